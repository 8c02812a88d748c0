"""The rules by which the course is passed, in one place: what they ask for, what of it is done, and on which events that rests.

The limits are the syllabus' own, no study's: a post-test of 80 %, the gate of the signs to refer with 90 % and no missed
emergency, agreement of 0.6 with the key on a set of feeds. No kappa for a form of observing breastfeeds was found published.
The syllabus also asks for practice that somebody watches; that no screen can see, and no rule here speaks of it.
"""

from lactation.core.checks import is_number
from lactation.core.review import settled

PASS_POST = 0.8  # share of right answers in the post-test
PASS_GATE = 0.9  # of the points of a round of triage, with no emergency answered lower
PASS_KAPPA = 0.6  # agreement with the key, beyond chance, on one set of feeds
PASS_RULES = ["post", "gate", "quizzes", "agreement"]
_TINY = 1e-9  # 32 of 40 is 80 %, however it was worked out


def post_passed(points: float) -> bool:
    """Return whether a share of right answers (0 to 1) passes the post-test."""
    return points >= PASS_POST - _TINY


def kappa_passed(kappa: float) -> bool:
    """Return whether agreement on a set of feeds is near enough to the key."""
    return kappa >= PASS_KAPPA - _TINY


def _number_of(event: dict, field: str) -> float:
    """Return a number of an event, -1 where it has none: no event of this course has a score below 0 that passes."""
    return event[field] if field in event and is_number(event[field], -1, 1e6) else -1.0


def _best(events: list, kind: str, item: str, field: str) -> dict:
    """Return the first of the events with the highest number in ``field``, about ``item`` or any item ("")."""
    best = {}
    for event in events:
        if event["kind"] == kind and (item == "" or event["item"] == item):
            if "id" not in best or _number_of(event, field) > _number_of(best, field):
                best = event
    return best


def _first_gate(events: list, item: str) -> dict:
    """Return the first round that passed the gate, or else the last round."""
    found = {}
    for event in events:
        if event["kind"] == "gate" and event["item"] == item:
            if "right" in event and event["right"] is True:
                return event
            found = event
    return found


def _rule_told(met: bool, event: dict, value: float) -> dict:
    """Return how far a rule is met, and by which event."""
    ids = []
    if "id" in event:
        ids.append(event["id"])
    return {"met": met, "value": value, "missing": [], "ids": ids}


def _quizzes_told(events: list, quizzes: dict) -> dict:
    """Return which of the quizzes (items by lesson) have an item without an answer."""
    last = {}
    for event in events:
        if event["kind"] == "answer":
            last[event["item"]] = event["id"]
    done = 0
    missing = []
    ids = []
    for lesson in quizzes:
        whole = True
        for item in quizzes[lesson]:
            if item in last:
                ids.append(last[item])
            else:
                whole = False
        if whole:
            done = done + 1
        else:
            missing.append(lesson)
    return {"met": len(missing) == 0, "value": done, "missing": missing, "ids": ids}


def passing(events: list, course: dict) -> dict:
    """Return ``{"met", "rules"}``: whether every rule is met, and for each of ``PASS_RULES`` how far.

    ``course`` holds ``post`` (the post-test's key), ``gate`` (of the triage game) and ``quizzes`` (keys of items by lesson). A
    rule is ``{"met", "value", "missing", "ids"}``: ``value`` is the best share of right answers, the points of the gate's round,
    how many lessons' quizzes are done, or the best kappa, and below 0 where there is none; ``missing`` lists lessons whose quiz
    is not done; ``ids`` are the events that it rests on. Answers of a test that is not handed in count for nothing yet.
    """
    ordered = settled(events)
    post = _best(ordered, "result", course["post"], "points")
    gate = _first_gate(ordered, course["gate"])
    agreement = _best(ordered, "agreement", "", "kappa")
    rules = {
        "post": _rule_told(post_passed(_number_of(post, "points")), post, _number_of(post, "points")),
        "gate": _rule_told("right" in gate and gate["right"] is True, gate, _number_of(gate, "points")),
        "quizzes": _quizzes_told(ordered, course["quizzes"]),
        "agreement": _rule_told(kappa_passed(_number_of(agreement, "kappa")), agreement, _number_of(agreement, "kappa")),
    }
    met = True
    for rule in PASS_RULES:
        met = met and rules[rule]["met"]
    return {"met": met, "rules": rules}
