"""Scoring of answers and of how sure the learner was."""

from lactation.core.checks import check_number


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
