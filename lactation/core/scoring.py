"""Scoring of answers and of how sure the learner was."""

from lactation.core.checks import check_number
from lactation.core.words import number_text


def brier(choice: int, best: int, options: int, confidence: float) -> float:
    """Return the Brier score of an answer, 0 (right and certain) to 2 (wrong and certain).

    ``confidence`` (0 to 1) is put on the choice; the rest is shared among the other options (Brier 1950).
    """
    check_number("choice", choice, 0, options - 1)
    check_number("best", best, 0, options - 1)
    check_number("confidence", confidence, 0, 1)
    score = 0.0
    for i in range(options):
        said = confidence if i == choice else (1.0 - confidence) / (options - 1)
        happened = 1.0 if i == best else 0.0
        score = score + (said - happened) * (said - happened)
    return score


NEAR_SHARE = 0.08  # of the axis: closer than this a drawn line counts as near


def value_at(x: float, xs: list, ys: list) -> float:
    """Return the height of a line at ``x``, straight between its points and level beyond its ends."""
    if x <= xs[0]:
        return ys[0]
    for i in range(1, len(xs)):
        if x <= xs[i]:
            part = (x - xs[i - 1]) / (xs[i] - xs[i - 1])
            return ys[i - 1] + part * (ys[i] - ys[i - 1])
    return ys[len(ys) - 1]


def widest_gap(at: list, guessed: list, xs: list, ys: list, span: float) -> dict:
    """Compare a drawn line with the model's: where they lie furthest apart, and whether that is near, above or below.

    ``guessed`` are the heights drawn at ``at``; ``xs`` and ``ys`` the model's line; ``span`` the height of the axis.
    """
    widest = {"x": at[0], "guess": guessed[0], "model": value_at(at[0], xs, ys), "gap": 0.0, "verdict": "near"}
    for i in range(len(at)):
        model = value_at(at[i], xs, ys)
        gap = abs(guessed[i] - model)
        if gap > widest["gap"]:
            widest = {"x": at[i], "guess": guessed[i], "model": model, "gap": gap, "verdict": "near"}
    if widest["gap"] > NEAR_SHARE * span:
        widest["verdict"] = "above" if widest["guess"] > widest["model"] else "below"
    return widest


SURE_LEVELS = [20, 40, 60, 80, 100]  # percent; 20 is a guess among five
NEAR_SURE = 10  # percent: closer than this, how sure and how often right agree
FEWEST_ANSWERS = 5  # below this nothing is said about how sure
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


def sureness(answers: dict) -> dict:
    """Compare how sure one was with how often right, over predictions by item: dicts of ``sure`` (percent) and ``right``.

    The result holds their ``count``, how many were ``right``, the mean of ``sure`` and the ``share`` that was right (both in
    percent), and a ``verdict``: few, near, over or under.
    """
    count = 0
    right = 0
    sure = 0.0
    for item in answers:
        count = count + 1
        right = right + (1 if answers[item]["right"] else 0)
        sure = sure + answers[item]["sure"]
    mean = sure / count if count > 0 else 0.0
    share = 100.0 * right / count if count > 0 else 0.0
    verdict = "few" if count < FEWEST_ANSWERS else "near"
    if count >= FEWEST_ANSWERS and mean - share > NEAR_SURE:
        verdict = "over"
    if count >= FEWEST_ANSWERS and share - mean > NEAR_SURE:
        verdict = "under"
    return {"count": count, "right": right, "sure": mean, "share": share, "verdict": verdict}
