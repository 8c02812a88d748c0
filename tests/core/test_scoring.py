import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scoring import brier, sureness


def test_right_and_certain_scores_0():
    assert brier(1, 1, 3, 1.0) == 0.0


def test_wrong_and_certain_scores_2():
    assert brier(0, 1, 3, 1.0) == 2.0


def test_no_idea_scores_the_same_right_or_wrong():
    assert brier(0, 1, 4, 0.25) == pytest.approx(brier(1, 1, 4, 0.25))


@given(st.integers(2, 5), st.floats(0, 1), st.data())
def test_score_lies_between_0_and_2(options, confidence, data):
    choice, best = data.draw(st.integers(0, options - 1)), data.draw(st.integers(0, options - 1))
    assert 0.0 <= brier(choice, best, options, confidence) <= 2.0


@given(st.floats(0, 0.99))
def test_more_confidence_in_the_right_answer_scores_better(confidence):
    assert brier(0, 0, 3, confidence + 0.01) < brier(0, 0, 3, confidence)


@given(st.floats(0.34, 0.99))
def test_more_confidence_in_a_wrong_answer_scores_worse(confidence):
    assert brier(0, 1, 3, confidence + 0.01) > brier(0, 1, 3, confidence)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [((3, 0, 3, 0.5), "choice"), ((-1, 0, 3, 0.5), "choice"), ((0, 3, 3, 0.5), "best"), ((0, 0, 3, 1.2), "confidence"),
     ((0, 0, 3, math.nan), "confidence")],
)  # fmt: skip
def test_impossible_answer_is_refused_by_name(arguments, field):
    with pytest.raises(ValueError, match=f"^{field}: found .* expected a number from 0 to "):
        brier(*arguments)


@pytest.mark.parametrize(
    ("right", "sure", "verdict"),
    [(5, 100, "near"), (0, 100, "over"), (5, 20, "under"), (3, 60, "near"), (1, 20, "near"), (2, 60, "over"), (4, 60, "under")],
)
def test_how_sure_and_how_often_right_are_compared(right, sure, verdict):
    found = sureness({f"item-{i}": {"right": i < right, "sure": sure} for i in range(5)})
    assert (found["count"], found["right"], found["share"], found["sure"], found["verdict"]) == (
        5,
        right,
        20.0 * right,
        sure,
        verdict,
    )


def test_too_few_predictions_say_nothing_of_how_sure():
    assert sureness({})["verdict"] == "few"
    assert sureness({f"item-{i}": {"right": False, "sure": 100} for i in range(4)})["verdict"] == "few"
