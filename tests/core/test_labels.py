"""A label covers no line, no dot and no other label where that can be, and stays in its room; the same in both runtimes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.labels import covered, place_label, side_of
from tests.compiled import compiled

SAME = [0.0, 1.0, 0.0, 1.0]  # data are units of the drawing
ROOM = [0.0, 0.0, 300.0, 200.0]
AT = st.tuples(st.integers(20, 280), st.integers(20, 180))
LINES = st.lists(st.lists(AT, min_size=2, max_size=6).map(sorted), max_size=3)


def as_line(points):
    """A line through points that lie from left to right."""
    return [[x for x, _ in points], [y for _, y in points], SAME]


def box_of(place, text):
    """The box that letters of a usual width take."""
    wide = 7.8 * len(text)
    left = place[0] - {1: 0, 0: 0.5, -1: 1}[place[2]] * wide
    return [left, place[1] - 11, left + wide, place[1] + 3]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(0, 50), (100, 50)], 21.0),  # through: its width, and one
        ([(0, 20), (100, 20)], 0.0),  # above
        ([(0, 0), (100, 100)], 21.0),
        ([(50, 0), (50, 100)], 1.0),  # straight down
        ([(0, 50), (30, 50)], 0.0),  # ends before
        ([(0, 100), (39, 100), (61, 0), (100, 0)], 21.0),
    ],
)
def test_as_much_of_a_line_is_covered_as_lies_in_the_box(points, expected):
    assert covered(as_line(points), [40.0, 40.0, 60.0, 60.0]) == pytest.approx(expected, abs=0.01)


def test_label_of_a_free_dot_stands_right_of_it_and_below():
    assert place_label(100.0, 100.0, "10 mL", [], [[100.0, 100.0, 100.0, 100.0]], ROOM) == [110.0, 120.0, 1]


def test_label_leaves_a_line_free_and_stands_left_where_there_is_no_room():
    falls = as_line([(80, 80), (300, 190)])
    place = place_label(100.0, 90.0, "10 mL", [falls], [], ROOM)
    assert place != place_label(100.0, 90.0, "10 mL", [], [], ROOM)
    assert covered(falls, box_of(place, "10 mL")) == 0
    assert place_label(290.0, 100.0, "10 mL", [], [], ROOM)[2] == -1


@pytest.mark.parametrize(("limit", "under"), [(110, False), (90, True)])
def test_label_stands_on_the_same_side_of_a_limit_as_its_dot(limit, under):
    """A number below a line that its dot has not reached would be read as beyond it."""
    line = as_line([(0, limit), (300, limit)])
    _, y, _ = place_label(100.0, 100.0, "−6.5 %", [line], [], ROOM)
    assert (y > limit) == under


def test_label_rather_stands_beyond_a_line_than_covers_one_or_lies_far_off():
    lines = [as_line([(0, y), (300, y)]) for y in range(10, 105, 10)] + [as_line([(0, 108), (300, 108)])]
    x, y, side = place_label(100.0, 106.0, "10 mL", lines, [], ROOM)
    assert y > 108
    assert sum(covered(line, box_of((x, y, side), "10 mL")) for line in lines) == 0


@given(LINES, AT)
def test_side_of_a_line_is_that_of_a_point_on_it_moved_up_or_down(lines, at):
    for points in lines:
        line = as_line(points)
        here = side_of(line, *at)
        inside = points[0][0] <= at[0] <= points[-1][0]
        assert here == 0 or inside
        if here != 0:
            assert side_of(line, at[0], at[1] - here) == pytest.approx(0, abs=1e-6)
            assert side_of(line, at[0], at[1] + here) == pytest.approx(2 * here)


def test_second_label_makes_room_for_the_first():
    taken = []
    first, second = (place_label(100.0, 100.0, "10 mL", [], taken, ROOM) for _ in range(2))
    assert first != second
    assert len(taken) == 2


@given(AT, LINES)
def test_nothing_is_covered_that_need_not_be(at, lines):
    lines = [as_line(points) for points in lines]
    place = place_label(float(at[0]), float(at[1]), "10 mL", lines, [], ROOM)
    if any(covered(line, box_of(place, "10 mL")) for line in lines):  # then every other place is worse
        right_below = box_of([at[0] + 10, at[1] + 20, 1], "10 mL")
        inside = right_below[2] < 298 and right_below[3] < 195
        assert not inside or any(covered(line, [*right_below[:1], right_below[1] - 2, *right_below[2:]]) for line in lines)


@given(st.lists(st.tuples(AT, LINES), min_size=30, max_size=30))
def test_both_runtimes_find_the_same_place(cases):
    asked = [[float(x), float(y), "10 mL", [as_line(one) for one in lines], [], ROOM] for (x, y), lines in cases]
    here = [place_label(*one[:4], [], ROOM) for one in asked]
    for found, expected in zip(compiled().each("place_label", asked), here, strict=True):
        assert found == pytest.approx(expected)
