"""Who may need the instructor, and why: plain rules over a learner's events, each with what it rests on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lactation.classroom.files import Learner
from lactation.content.course import catalogue
from lactation.core.course import course_steps
from lactation.core.passing import PASS_KAPPA, PASS_POST, passing
from lactation.core.review import DAY_MS

POST, GATE, SIZE = "test/post", "refer/triage", "core"
SURE = 75  # percent from which an answer was called sure
MOST_SURE_WRONG = 8  # answers
QUIET_DAYS = 14  # without anything new, against the newest day of the class


@lru_cache
def core_quizzes() -> dict[str, list[str]]:
    """Return the items of the quiz of each lesson of the core course."""
    steps = [step for module in catalogue()["modules"] for step in course_steps(module, SIZE)]
    return {step["key"]: step["quiz"] for step in steps if step.get("quiz")}


def passed(learner: Learner) -> dict[str, Any]:
    """Return how far a learner meets the rules of passing (``core/passing.py``)."""
    return passing(learner.events, {"post": POST, "gate": GATE, "quizzes": core_quizzes()})


def sure_and_wrong(events: list[dict[str, Any]]) -> int:
    """Return how many questions were last answered wrongly by somebody who was sure."""
    last = {event["item"]: event for event in events if event["kind"] in ("answer", "predict", "sort") and "right" in event}
    return sum((one.get("sure") or 0) >= SURE and one["right"] is False for one in last.values())


def reasons(learner: Learner, newest: int) -> list[tuple[str, float]]:
    """Return the rules that name a learner, the most serious first: its name in the words, and the number it tells.

    ``newest`` is the time of the newest event of the class, in ms.
    """
    rules = passed(learner)["rules"]
    post, kappa, wrong = rules["post"]["value"], rules["agreement"]["value"], sure_and_wrong(learner.events)
    missed = len(rules["quizzes"]["missing"])
    days = (newest - learner.events[-1]["at"]) // DAY_MS
    found = [
        ("why_gate", 0.0, not rules["gate"]["met"]),
        ("why_post_missing", 0.0, post < 0),
        ("why_post", post, post >= 0 and not rules["post"]["met"]),
        ("why_agreement_missing", 0.0, kappa < 0 and not rules["agreement"]["ids"]),
        ("why_agreement", kappa, bool(rules["agreement"]["ids"]) and not rules["agreement"]["met"]),
        ("why_sure", wrong, wrong >= MOST_SURE_WRONG),
        ("why_quizzes", missed, missed > 0),
        ("why_silent", days, days >= QUIET_DAYS),
    ]
    return [(name, value) for name, value, holds in found if holds]


LIMITS = {"why_post": PASS_POST, "why_agreement": PASS_KAPPA}  # what a reason falls short of
