"""The sorting game: whether claims hold, whether they may harm, and how sure the learner is."""

from html import escape
from typing import Any

from markupsafe import Markup

from lactation.activities.base import Activity, Field
from lactation.activities.claims import claim_view
from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import VERDICTS
from lactation.content.schema import words
from lactation.core.claims import dealt
from lactation.core.ordering import deck
from lactation.core.scoring import SURE_LEVELS, calibration, credit, points_text, safety
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
        """Return how sure one can say to be, in percent and as times in ten."""
        return [(level, fill_in(self.words["sort_level"], {"n": fixed(level / 10, 0)})) for level in SURE_LEVELS]

    def heading(self) -> str:
        """Return the step's name and what to do."""
        return Markup(f"{escape(self.words['sort_step'])}</h3><p>{escape(self.words['sort_help'])}</p><h3>")

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

    def told(self, choice: int, best: int) -> str:
        """Return how near a verdict is, and what it means for safety, in words."""
        name = {1.0: "right", 0.5: "sort_close"}.get(credit(choice, best), "not_quite")
        safe = safety(choice, best)
        return f"{self.words[name]} {self.words[f'sort_{safe}']}" if safe != "none" else self.words[name]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return for each answered claim its verdict, what to teach and who says so, and then the calibration."""
        answers = self.answers(values)
        answered = [(number, claim) for number, claim in enumerate(self.claims, start=1) if values.get(claim["id"])]
        made = [
            f"<p><b>{number}. {escape(self.told(given['choice'], given['best']))}</b> {escape(self.words['sort_answer'])} "
            f"<b>{escape(claim['says'])}</b>. {escape(claim['teach'])} "
            f"<small>{escape(self.words['claims_authority'])} {escape(claim['said_by'])}</small></p>"
            for (number, claim), given in zip(answered, answers, strict=True)
        ]
        return "".join(made) + (self.result(answers) if answers else "")

    def said(self, here: dict[str, Any], found: dict[str, Any]) -> str:
        """Return in words what this hand (``here``) and all answers (``found``) come to."""
        names = ["sort_hand", *(["sort_harm"] if here["harmful"] else []), *(["sort_called"] if here["needless"] else [])]
        numbers = {name: str(here[name]) for name in ("harmful", "kept", "needless")} | {"of": str(here["count"])}
        numbers |= {"points": points_text(here["points"])} | self.in_ten(found)
        return fill_in(" ".join(self.words[name] for name in [*names, f"sort_{found['verdict']}"]), numbers)

    def in_ten(self, found: dict[str, Any]) -> dict[str, str]:
        """Return how often right one expected to be, and was, as times in ten."""
        return {name: fixed(found[name] / 10, 0) for name in ("sure", "share")}

    def result(self, answers: list[dict[str, int]]) -> str:
        """Return how right and how sure, as a sentence, as two bars and level by level."""
        found = calibration(answers)
        bars = "".join(self.picture(name, found[name]) for name in ("sure", "share"))
        rows = "".join(
            f"<tr><th>{escape(text)}</th><td>{escape(self.bar(line))}</td></tr>"
            for (_, text), line in zip(self.levels(), found["levels"], strict=True)
        )
        caption = escape(self.words["sort_table"])
        return f"<p>{escape(self.said(found, found))}</p>{bars}<table><caption>{caption}</caption>{rows}</table>"

    def picture(self, name: str, percent: float) -> str:
        """Return one bar of the picture with its name."""
        colour = {"sure": "#8a8a8a", "share": "#1a7f5a"}[name]
        inner = f'<div style="width:{percent:.0f}%;height:1em;background:{colour}"></div>'
        label = escape(self.words[f"sort_bar_{name}"])
        return f'<div style="max-width:24rem">{label}<div style="background:#ddd">{inner}</div></div>'

    def bar(self, line: dict[str, Any]) -> str:
        """Return in words how many points at one level."""
        counts = {"points": points_text(line["points"]), "count": str(line["count"])}
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
