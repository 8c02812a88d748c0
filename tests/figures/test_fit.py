"""Words that are longer than their room in a drawing."""

import re

import pytest

from lactation.figures.fit import EDGE, fit, length_of
from lactation.figures.picture import picture
from lactation.figures.style import canvas
from lactation.figures.svg import to_svg

LONG = "what the baby would like to drink in all, and a third more"


def drawn(text, given='x="10" y="20"', group="<g>"):
    """What a drawing 310 wide says of the one text in it, by attribute."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 310 100" font-size="12">'
    svg = f"{head}{group}<text {given}>{text}</text></g></svg>"
    made = fit(svg, 310, 38)
    assert re.sub(r'(?<=<text)( dx="[^"]*"| textLength="[^"]*" lengthAdjust="[^"]*")', "", made) == svg
    return dict(re.findall(r'(dx|textLength)="([^"]+)"', made))


@pytest.mark.parametrize(
    ("given", "room"),
    [
        ('x="10" y="20"', 310 - EDGE - 10),
        ('y="20" transform="translate(10 20)"', 310 - EDGE - 10),
        ('x="300" y="20" text-anchor="end"', 300 - 38),  # not over the numbers of the axis
        ('x="300" y="20" style="font-size: 12px; text-anchor: end"', 300 - 38),
        ('x="200" y="20" text-anchor="middle"', 2 * (310 - EDGE - 200)),
        ('x="10" y="20" data-room="96"', 96),
    ],
)
def test_long_words_are_drawn_as_wide_as_there_is_room(given, room):
    assert length_of(LONG, 12, "") > room
    assert drawn(LONG, given) == {"textLength": f"{room:.0f}"}


def test_words_a_little_too_long_move():
    over = length_of("180", 12, "") / 2 - (310 - EDGE - 301)
    assert drawn("180", 'x="301" text-anchor="middle"') == {"dx": f"-{over:.1f}"}
    assert drawn("180", 'x="301" text-anchor="middle" dx="1"')["textLength"]


@pytest.mark.parametrize(
    ("text", "given", "group"),
    [
        ("milk", 'x="10"', "<g>"),
        (LONG, 'x="10"', '<g data-series="milk_label">'),  # the script writes it anew
        (LONG, 'x="10" transform="rotate(90)"', "<g>"),
        (LONG, 'x="10"', '<g transform="scale(.5)">'),
        (LONG, 'x="10"', '<g style="transform: scale(.5)">'),
    ],
)
def test_what_fits_or_is_moved_otherwise_stays(text, given, group):
    assert drawn(text, given, group) == {}


def test_letters_of_every_writing_are_drawn_in_silence(recwarn):
    """A warning in a notebook would stop the build."""
    figure, (axes,) = canvas()
    axes.set_title("رضعات दूध 母乳喂养")
    assert "दूध" in to_svg(figure, "test", "alt")
    assert length_of("दूध दूध", 12, "700") > 20
    assert [str(one.message) for one in recwarn] == []


def test_boxes_of_a_drawing_hold_longer_words():
    words = dict.fromkeys(("bring", "settle", "cook", "morning", "rest"), "one long word and more")
    assert picture("night_list", words=words).count('textLength="53"') == len(words)
