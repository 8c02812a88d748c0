"""Labels of a figure are put where the core finds a place, and the page is told the box in which they stay."""

import pytest

from lactation.figures.labels import obstacles, place_labels, room_of, scale_of, still_lines
from lactation.figures.style import ACCENT, SECOND, band, canvas, dot, label, line
from lactation.figures.svg import scales

FLAT = {"x": [0.0, 10.0], "y": [3.0, 3.0]}
DOT = {"x": [5.0], "y": [3.0]}


def drawn(**more):
    """A flat line with a dot in its middle, and the dot's label."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 10), ylim=(0, 5))
    line(axes, "some", FLAT, ACCENT)
    for name, series in more.items():
        band(axes, name, series, ACCENT)
    dot(axes, "one", DOT, SECOND)
    label(axes, "one", DOT, {"one_label": "600 mL"}, SECOND)
    place_labels(figure)
    return figure, axes


def test_scale_of_a_label_ends_with_its_room():
    figure, axes = drawn()
    found = scales(figure)
    assert found["one_label"] == scale_of(figure, axes) + room_of(figure, axes)
    assert found["one"] == scale_of(figure, axes)
    left, top, right, bottom = room_of(figure, axes)
    assert 0 < left < right < figure.get_figwidth() * 72
    assert 0 < top < bottom < figure.get_figheight() * 72


def test_lines_bands_and_dots_are_not_to_be_covered():
    figure, axes = drawn(some_band={"x": [0.0, 10.0], "low": [2.0, 2.0], "high": [4.0, 4.0]})
    scale = scale_of(figure, axes)
    lines, taken = obstacles(axes, scale)
    assert [[*xs] for xs, _, _ in lines] == 3 * [[0.0, 10.0]]
    assert sorted([*ys] for _, ys, _ in lines) == [[2.0, 2.0], [3.0, 3.0], [4.0, 4.0]]
    assert taken == [2 * [pytest.approx(scale[0] + 5 * scale[1]), pytest.approx(scale[2] + 3 * scale[3])]]


def test_label_leaves_its_line_free():
    _, axes = drawn()
    text = next(one for one in axes.texts if one.get_gid() == "one_label")
    assert abs(text.get_position()[1]) >= 9
    assert text.get_ha() == "left"


def test_line_at_nothing_is_still_and_not_covered_either():
    figure, axes = drawn()
    axes.axhline(0, lw=1)
    assert still_lines(figure) == [[[0.0, 10.0], [0.0, 0.0], scale_of(figure, axes)]]
