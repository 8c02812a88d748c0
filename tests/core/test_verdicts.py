import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.verdicts import SURE_LEVELS, UNSAFE, calibration, credit, points_text, safety


def answered(choice, best, sure):
    return {"choice": choice, "best": best, "sure": sure}


ANSWERS = st.lists(st.builds(answered, st.integers(0, 4), st.integers(0, 4), st.sampled_from(SURE_LEVELS)), max_size=40)


VERDICT = st.integers(0, UNSAFE)


@given(VERDICT, VERDICT)
def test_a_verdict_is_worth_one_half_or_nothing_and_never_more_the_other_way_round(choice, best):
    assert credit(choice, best) in (0.0, 0.5, 1.0)
    assert (credit(choice, best) == 1.0) == (choice == best)
    assert credit(choice, best) == credit(best, choice)


@pytest.mark.parametrize(
    ("choice", "best", "points"),
    [(0, 1, 0.5), (1, 2, 0.5), (2, 4, 0.5), (3, 4, 0.5), (2, 3, 0.5), (0, 2, 0.0), (0, 4, 0.0), (1, 4, 0.0), (1, 3, 0.0)],
)
def test_neighbours_and_words_for_what_is_not_passed_on_count_half(choice, best, points):
    assert credit(choice, best) == points


@given(VERDICT, VERDICT)
def test_safety_is_about_what_may_harm_and_about_calling_it_so(choice, best):
    said = safety(choice, best)
    assert (said in ("kept", "missed")) == (best == UNSAFE)
    assert (said == "needless") == (choice == UNSAFE and best < 2)


def test_unsafe_claim_that_was_said_not_to_hold_is_not_taken_for_one_let_pass():
    assert [safety(choice, UNSAFE) for choice in range(5)] == ["missed", "missed", "missed", "kept", "kept"]
    assert credit(3, UNSAFE) > 0


@given(VERDICT, VERDICT)
def test_whoever_lets_harm_pass_never_gets_a_whole_point(choice, best):
    if safety(choice, best) == "missed":
        assert credit(choice, best) < 1


@pytest.mark.parametrize(("points", "text"), [(0.0, "0"), (7.0, "7"), (7.5, "7.5")])
def test_half_a_point_is_said(points, text):
    assert points_text(points, {}) == text


@given(ANSWERS)
def test_levels_add_up_to_all_answers(answers):
    found = calibration(answers)
    assert sum(level["count"] for level in found["levels"]) == found["count"] == len(answers)
    assert sum(level["points"] for level in found["levels"]) == found["points"]
    assert all(level["points"] <= level["count"] for level in found["levels"])


@given(ANSWERS)
def test_what_may_harm_is_counted_apart(answers):
    found = calibration(answers)
    assert found["harmful"] == sum(answer["best"] == UNSAFE for answer in answers)
    assert found["kept"] == sum(answer["best"] == UNSAFE and answer["choice"] > 2 for answer in answers)
    assert found["needless"] == sum(answer["best"] < 2 and answer["choice"] == UNSAFE for answer in answers)


def test_nothing_answered_is_few_and_scores_nothing():
    found = calibration([])
    assert (found["count"], found["points"], found["share"], found["verdict"]) == (0, 0.0, 0.0, "few")


@pytest.mark.parametrize(
    ("right", "sure", "verdict"),
    [(5, 100, "near"), (0, 100, "over"), (5, 20, "under"), (3, 60, "near"), (1, 20, "near"), (2, 60, "over"), (4, 60, "under")],
)
def test_sure_and_right_are_compared(right, sure, verdict):
    answers = [answered(0, 0 if i < right else 3, sure) for i in range(5)]
    found = calibration(answers)
    assert (found["share"], found["sure"], found["verdict"]) == (20.0 * right, sure, verdict)


def test_near_misses_count_half_against_how_sure():
    found = calibration([answered(3, UNSAFE, 60)] * 5)
    assert (found["share"], found["verdict"], found["kept"]) == (50.0, "near", 5)


def test_four_answers_are_too_few_to_say():
    assert calibration([answered(0, 1, 100)] * 4)["verdict"] == "few"
