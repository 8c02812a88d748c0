"""The sorting game: whether claims hold, whether they may harm, and how sure the learner is."""

from math import ceil
from typing import Any

from lactation.activities.base import Activity
from lactation.activities.claims import claim_view
from lactation.activities.stated import answer_key
from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import VERDICTS
from lactation.content.schema import words
from lactation.core.checks import check_number
from lactation.core.ordering import deck
from lactation.core.play.sort import sort_hand
from lactation.core.verdicts import SURE_LEVELS
from lactation.core.words import fill_in, number_text

SIZE = 10  # claims at a time
SEED = 209  # the first ten of this order hold every verdict
SHOWN = ("id", "claim", "verdict", "says", "teach", "said_by", "from", "lesson", "lesson_link")  # of a claim, in the game


class SortClaims(Activity):
    """Claims to sort by verdict, ten at a time or the few named; at the end, how sure against how often right.

    Raises
    ------
    ContentError
        A claim that is named does not exist.
    ValueError
        There is no such hand: names what was found and expected.
    """

    template = "sort_claims.html"

    def __init__(self, ids: tuple[str, ...] = (), hand: int = 1) -> None:
        self.words = words()
        known = {row["id"]: row for row in claim_rows()}
        unknown = [one for one in ids if one not in known]
        if unknown:
            raise ContentError(f"{HERE / 'claims.csv'}: id: found no claim {unknown[0]!r}, expected one such as S3-19")
        self.named = bool(ids)
        rows = [known[one] for one in ids] if ids else [claim_rows()[i] for i in deck(len(known), SEED)]
        self.all = [claim_view(row, self.words) for row in rows]
        self.size = len(self.all) if self.named else SIZE
        check_number("hand", hand, 1, ceil(len(self.all) / self.size))
        self.hand = hand
        self.claims = sort_hand(self.all, self.size, hand - 1)
        self.name = "-".join(ids) if ids else "all"

    def key(self, claim: str) -> str:
        """Return by which key the record knows a claim in this game."""
        return f"claims-{self.name}/{claim}" if self.named else f"claims/{claim}"

    def verdicts(self) -> list[tuple[str, str]]:
        """Return each verdict with its words, from the best to the worst."""
        return [(name, self.words[f"verdict_{name}"]) for name in VERDICTS]

    def levels(self) -> list[tuple[int, str]]:
        """Return how sure one can say to be, in percent and as times in ten."""
        tenths = {level: number_text(level / 10, 0, self.words) for level in SURE_LEVELS}
        return [(level, fill_in(self.words["sort_level"], {"n": n})) for level, n in tenths.items()]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "name": self.name,
            "claims": self.claims,
            "verdicts": self.verdicts(),
            "levels": self.levels(),
            "spec": self.spec(),
        }

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/sort.py`` needs."""
        return {
            "items": [self.key(claim["id"]) for claim in self.all],
            "claims": [{"item": self.key(claim["id"])} | {name: claim[name] for name in SHOWN} for claim in self.all],
            "size": self.size,
            "hand": self.hand - 1,
            "more": not self.named,
            "verdicts": list(VERDICTS),
        }

    def __repr__(self) -> str:
        """State the claims of this hand, with their verdicts as keys."""
        lines = [f"  {claim['id']}: {answer_key(claim['id'], claim['verdict'])}" for claim in self.claims]
        return "\n".join([f"Sort {self.name}, hand {self.hand}", *lines])
