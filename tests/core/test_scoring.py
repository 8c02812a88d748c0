import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scoring import (
    NEAR_SHARE,
    SURE_LEVELS,
    UNSAFE,
    brier,
    calibration,
    credit,
    points_text,
    safety,
    value_at,
    widest_gap,
)


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


# ---- A drawn line against the model's ----

HEIGHTS = st.floats(-1000, 1000)
LINES = st.lists(st.tuples(st.integers(-50, 200), HEIGHTS), min_size=1, max_size=12, unique_by=lambda point: point[0]).map(sorted)


@given(LINES, st.floats(-60, 210))
def test_height_of_a_line_lies_between_its_neighbours(points, x):
    xs, ys = zip(*points, strict=True)
    before = [y for at, y in points if at <= x][-1:] or [ys[0]]
    after = [y for at, y in points if at >= x][:1] or [ys[-1]]
    low, high = sorted([*before, *after])
    assert low - 1e-9 <= value_at(x, list(xs), list(ys)) <= high + 1e-9


@given(LINES)
def test_line_passes_through_its_points(points):
    xs, ys = map(list, zip(*points, strict=True))
    assert [value_at(x, xs, ys) for x in xs] == pytest.approx(ys)


def test_line_is_straight_between_its_points_and_level_beyond_them():
    assert [value_at(x, [0, 10], [100, 200]) for x in (-3, 0, 2.5, 10, 11)] == [100, 100, 125, 200, 200]


@given(LINES, st.data())
def test_widest_gap_is_the_widest(points, data):
    xs, ys = map(list, zip(*points, strict=True))
    at = data.draw(st.lists(st.floats(-50, 200), min_size=1, max_size=7))
    drawn = [data.draw(HEIGHTS) for _ in at]
    found = widest_gap(at, drawn, xs, ys, 100)
    gaps = [abs(height - value_at(x, xs, ys)) for x, height in zip(at, drawn, strict=True)]
    assert found["gap"] == max(gaps)
    assert (found["x"], found["guess"]) in list(zip(at, drawn, strict=True))
    assert abs(found["guess"] - found["model"]) == found["gap"]


@given(LINES, st.floats(-1, 1))
def test_line_drawn_on_the_models_is_near_and_one_far_above_or_below_says_so(points, share):
    xs, ys = map(list, zip(*points, strict=True))
    near = widest_gap(xs, [y + share * NEAR_SHARE * 99 for y in ys], xs, ys, 100)
    assert near["verdict"] == "near"
    for verdict, away in (("above", 50), ("below", -50)):
        assert widest_gap(xs, [y + away for y in ys], xs, ys, 100)["verdict"] == verdict


def test_one_place_far_off_is_the_one_that_is_named():
    found = widest_gap([1, 2, 3], [10, 90, 12], [0, 4], [10, 10], 100)
    assert found == {"x": 2, "guess": 90, "model": 10, "gap": 80, "verdict": "above"}


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
