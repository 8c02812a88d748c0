"""Verdicts on claims: their points, what they mean for safety, and how sure the learner was of them."""

from lactation.core.scoring import FEWEST_ANSWERS, NEAR_SURE
from lactation.core.words import number_text

SURE_LEVELS = [20, 40, 60, 80, 100]  # percent; 20 is a guess among five
HOLDS_IN_PART = 1  # the verdicts on a claim count from 0: holds, holds in part, no good support, does not hold, unsafe
NO_SUPPORT = 2
DOES_NOT_HOLD = 3
UNSAFE = 4


def credit(choice: int, best: int) -> float:
    """Return the points for a verdict: 1 if it is right, half if it is next to it or another word for what is not passed on."""
    if choice == best:
        return 1.0
    if choice >= NO_SUPPORT and best >= NO_SUPPORT:
        return 0.5
    return 0.5 if abs(choice - best) == 1 else 0.0


def safety(choice: int, best: int) -> str:
    """Return what a verdict means for safety, apart from its points.

    ``kept``: the claim may harm, and the mother would have been kept from it; ``missed``: it may harm, and she would not have
    been; ``needless``: it holds at least in part, and was called unsafe; ``none`` otherwise.
    """
    if best == UNSAFE:
        return "kept" if choice >= DOES_NOT_HOLD else "missed"
    return "needless" if choice == UNSAFE and best <= HOLDS_IN_PART else "none"


def points_text(points: float, words: dict) -> str:
    """Return points in words, with a half where there is one."""
    return number_text(points, 0 if points % 1 == 0 else 1, words)


def calibration(answers: list) -> dict:
    """Compare how sure a learner was with how often right.

    ``answers`` are dicts of ``choice``, ``best`` (verdicts from 0) and ``sure`` (one of ``SURE_LEVELS``). The result counts the
    answers and their points, in all and at each level, and gives the mean of ``sure`` and the share of points (both in percent),
    a ``verdict`` (few, near, over or under), how many claims may harm (``harmful``), from how many of them the mother was kept,
    and how many were called unsafe without need.
    """
    levels = []
    for level in SURE_LEVELS:
        levels.append({"sure": level, "count": 0, "points": 0.0})
    safe = {"kept": 0, "missed": 0, "needless": 0, "none": 0}
    points = 0.0
    sure = 0.0
    for answer in answers:
        got = credit(answer["choice"], answer["best"])
        found = safety(answer["choice"], answer["best"])
        safe[found] = safe[found] + 1
        points = points + got
        sure = sure + answer["sure"]
        for line in levels:
            if line["sure"] == answer["sure"]:
                line["count"] = line["count"] + 1
                line["points"] = line["points"] + got
    count = len(answers)
    mean_sure = sure / count if count > 0 else 0.0
    share = 100.0 * points / count if count > 0 else 0.0
    verdict = "few"
    if count >= FEWEST_ANSWERS:
        verdict = "near"
        if mean_sure - share > NEAR_SURE:
            verdict = "over"
        if share - mean_sure > NEAR_SURE:
            verdict = "under"
    return {
        "levels": levels,
        "count": count,
        "points": points,
        "sure": mean_sure,
        "share": share,
        "verdict": verdict,
        "harmful": safe["kept"] + safe["missed"],
        "kept": safe["kept"],
        "needless": safe["needless"],
    }
