"""The sorting game: whether claims hold, and how sure the learner is."""

from html import escape
from typing import Any

from lactation.activities.base import Activity, Field
from lactation.activities.claims import claim_view
from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import VERDICTS
from lactation.content.schema import words
from lactation.core.claims import dealt
from lactation.core.ordering import deck
from lactation.core.scoring import SURE_LEVELS, calibration
from lactation.core.words import fill_in, fixed

SIZE = 10  # claims at a time
SEED = 209  # the first ten of this order hold every verdict


class SortClaims(Activity):
    """Claims to sort by verdict, ten at a time or the few named; at the end, how sure against how often right.

    Raises
    ------
    ContentError
        A claim that is named does not exist.
    """

    template = "sort_claims.html"

    def __init__(self, ids: tuple[str, ...] = (), hand: int = 1) -> None:
        self.words = words()
        known = {row["id"]: row for row in claim_rows()}
        unknown = [one for one in ids if one not in known]
        if unknown:
            raise ContentError(f"{HERE / 'claims.csv'}: id: found no claim {unknown[0]!r}, expected one such as S3-19")
        self.named = bool(ids)
        self.all = [claim_view(known[one], self.words) for one in (ids or known)]
        self.order = list(range(len(self.all))) if self.named else deck(len(self.all), SEED)
        self.size = len(self.all) if self.named else SIZE
        self.hand = hand
        self.claims = [self.all[i] for i in dealt(self.order, hand - 1, self.size)]
        self.name = "-".join(ids) if ids else "all"

    def verdicts(self) -> list[tuple[str, str]]:
        """Return each verdict with its words, from the best to the worst."""
        return [(name, self.words[f"verdict_{name}"]) for name in VERDICTS]

    def levels(self) -> list[tuple[int, str]]:
        """Return how sure one can say to be, in percent and in words."""
        return [(level, fill_in(self.words["sort_level"], {"n": str(level)})) for level in SURE_LEVELS]

    def heading(self) -> str:
        """Return the step's name and what to do."""
        return f"{self.words['sort_step']}</h3><p>{self.words['sort_help']}</p><h3>"

    def fields(self) -> list[Field]:
        """Return for each claim of this hand the verdict and how sure."""
        made = []
        for number, claim in enumerate(self.claims, start=1):
            texts = tuple(text for _, text in self.verdicts())
            made.append(Field(claim["id"], "choice", f"{number}. “{escape(claim['claim'])}”", None, options=texts))
            levels = tuple((text, level) for level, text in self.levels())
            made.append(Field(f"{claim['id']}-sure", "select", self.words["sort_sure"], SURE_LEVELS[2], options=levels))
        return made

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["check"]

    def answers(self, values: dict[str, Any]) -> list[dict[str, int]]:
        """Return the answered claims of this hand as the scoring wants them."""
        texts = [text for _, text in self.verdicts()]
        return [
            {
                "choice": texts.index(values[claim["id"]]),
                "best": VERDICTS.index(claim["verdict"]),
                "sure": values[f"{claim['id']}-sure"],
            }
            for claim in self.claims
            if values.get(claim["id"])
        ]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return for each answered claim its verdict, what to teach and who says so, and then the calibration."""
        made = []
        for number, claim in enumerate(self.claims, start=1):
            chosen = values.get(claim["id"])
            if chosen:
                told = self.words["right" if chosen == claim["says"] else "not_quite"]
                made.append(
                    f"<p><b>{number}. {told}</b> {self.words['sort_answer']} <b>{claim['says']}</b>. {escape(claim['teach'])} "
                    f"<small>{self.words['claims_authority']} {escape(claim['said_by'])}</small></p>"
                )
        answers = self.answers(values)
        return "".join(made) + (self.result(answers) if answers else "")

    def result(self, answers: list[dict[str, int]]) -> str:
        """Return how often right at each confidence, and the score, as HTML."""
        found = calibration(answers, len(VERDICTS))
        numbers = {"sure": fixed(found["sure"], 0), "share": fixed(found["share"], 0), "brier": fixed(found["brier"], 2)}
        numbers |= {"right": str(found["right"]), "of": str(found["count"]), "count": str(found["count"])}
        rows = "".join(
            f"<tr><th>{text}</th><td>{self.bar(line)}</td></tr>"
            for (_, text), line in zip(self.levels(), found["levels"], strict=True)
        )
        said = [self.words[name] for name in ("sort_hand", f"sort_{found['verdict']}", "sort_brier")]
        return f"<p>{fill_in(' '.join(said), numbers)}</p><table><caption>{self.words['sort_table']}</caption>{rows}</table>"

    def bar(self, line: dict[str, int]) -> str:
        """Return in words how often right at one level."""
        counts = {"right": str(line["right"]), "count": str(line["count"])}
        return fill_in(self.words["sort_bar"], counts) if line["count"] else self.words["sort_no_answer"]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        shown = ("id", "claim", "verdict", "says", "teach", "said_by", "from", "lesson", "lesson_link")
        return {
            "name": self.name,
            "claims": self.claims,
            "verdicts": self.verdicts(),
            "levels": self.levels(),
            "spec": {
                "claims": [{key: claim[key] for key in shown} for claim in self.all],
                "order": self.order,
                "size": self.size,
                "hand": self.hand - 1,
                "more": not self.named,
                "verdicts": list(VERDICTS),
            },
        }

    def __repr__(self) -> str:
        """State the claims of this hand with their verdicts."""
        lines = [f"  {claim['id']}: {claim['verdict']}" for claim in self.claims]
        return "\n".join([f"Sort {self.name}, hand {self.hand}", *lines])
