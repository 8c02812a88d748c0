"""What learners' events say of their tests: which items, which answers, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lactation.classroom.files import Learner

TESTS = ("pre", "post", "later")


@dataclass(frozen=True)
class Sitting:
    """One test that was handed in: which form, when (ms), and for each of its items whether the last answer was right.

    An item that was left open counts as not right, and ``sure`` (percent) holds only items of which it was said.
    """

    form: str
    at: int
    right: dict[str, bool]
    sure: dict[str, float]

    @property
    def share(self) -> float:
        """The share of right answers, 0 to 1."""
        return sum(self.right.values()) / len(self.right)


def sittings(events: list[dict[str, Any]], test: str) -> list[Sitting]:
    """Return the tests of a kind (``pre``, ``post``, ``later``) that were handed in, in the order of their ends.

    Answers count for the test that was dealt last. A test with no items, or without an end, is left out.
    """
    key, found = f"test/{test}", []
    dealt: dict[str, Any] | None = None
    given: dict[str, dict[str, Any]] = {}
    for event in events:
        if event["kind"] == "test" and event["item"] == key:
            dealt, given = event, {}
        elif event["kind"] == "answer" and event.get("of") == key:
            given[event["item"]] = event
        elif event["kind"] == "result" and event["item"] == key and dealt is not None and dealt["order"]:
            answers = {item: given[item] for item in dealt["order"] if item in given}
            right = {item: answers.get(item, {}).get("right") is True for item in dealt["order"]}
            sure = {item: float(one["sure"]) for item, one in answers.items() if one.get("sure") is not None}
            found.append(Sitting(dealt["version"], event["at"], right, sure))
            dealt, given = None, {}
    return found


def first(learners: list[Learner], test: str) -> list[Sitting | None]:
    """Return each learner's first test of a kind, None for those who have not handed one in.

    The first, not the best: who was told the reasons once answers another test.
    """
    return [next(iter(sittings(learner.events, test)), None) for learner in learners]


def matrix(taken: list[Sitting | None], form: str) -> pd.DataFrame:
    """Return which items of a form were right: a row for each sitting of that form, a column an item, True or False.

    Rows keep the place of their learner. Where a form's items changed meanwhile, only those that all were dealt are columns.
    """
    rows = {place: one.right for place, one in enumerate(taken) if one is not None and one.form == form}
    frame = pd.DataFrame.from_dict(rows, orient="index")
    return frame.dropna(axis="columns").astype(bool)
