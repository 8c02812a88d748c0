"""Scoring of answers and of how sure the learner was."""

from lactation.core.checks import check_number

NEAR_SURE = 10  # percent: closer than this, how sure and how often right agree
FEWEST_ANSWERS = 5  # below this nothing is said about how sure


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
