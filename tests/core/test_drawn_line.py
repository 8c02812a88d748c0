import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.drawn_line import NEAR_SHARE, value_at, widest_gap

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
