import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scoring import SURE_LEVELS, brier, calibration


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


def answered(choice, best, sure):
    return {"choice": choice, "best": best, "sure": sure}


ANSWERS = st.lists(st.builds(answered, st.integers(0, 4), st.integers(0, 4), st.sampled_from(SURE_LEVELS)), max_size=40)


@given(ANSWERS)
def test_levels_add_up_to_all_answers(answers):
    found = calibration(answers, 5)
    assert sum(level["count"] for level in found["levels"]) == found["count"] == len(answers)
    assert sum(level["right"] for level in found["levels"]) == found["right"]
    assert all(level["right"] <= level["count"] for level in found["levels"])


@given(ANSWERS.filter(bool))
def test_brier_of_many_is_their_mean(answers):
    scores = [brier(a["choice"], a["best"], 5, a["sure"] / 100) for a in answers]
    assert calibration(answers, 5)["brier"] == pytest.approx(sum(scores) / len(scores))


def test_nothing_answered_is_few_and_scores_nothing():
    found = calibration([], 5)
    assert (found["count"], found["brier"], found["verdict"]) == (0, 0.0, "few")


@pytest.mark.parametrize(
    ("right", "sure", "verdict"),
    [(5, 100, "near"), (0, 100, "over"), (5, 20, "under"), (3, 60, "near"), (1, 20, "near"), (2, 60, "over"), (4, 60, "under")],
)
def test_sure_and_right_are_compared(right, sure, verdict):
    answers = [answered(0, 0 if i < right else 1, sure) for i in range(5)]
    found = calibration(answers, 5)
    assert (found["share"], found["sure"], found["verdict"]) == (20.0 * right, sure, verdict)


def test_four_answers_are_too_few_to_say():
    assert calibration([answered(0, 1, 100)] * 4, 5)["verdict"] == "few"
