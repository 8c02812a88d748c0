"""What of a page is a place that the search finds, and what of its words."""

import json
import re

import pytest

from lactation.site import THEME
from lactation.site.places import LEFT_OUT_CLASSES, body_of, places_of, places_script


def told(html):
    return [(place.id, place.heading, place.lines) for place in places_of(html)]


@pytest.mark.parametrize(
    ("html", "places"),
    [
        ('<section id="a"><h1>One</h1><p>two  three</p></section>', [("a", "One", ["two three"])]),
        ('<section id="a"><h1>A</h1><section id="b"><h2>B</h2>in b</section>in a</section>', [("a", "A", ["in a"]),
        ("b", "B", ["in b"])]),
        ('<details id="a"><summary>“Tea” <b>No</b></summary><p>teach</p></details>', [("a", "“Tea” No", ["teach"])]),
        ('<div class="held" id="a"><p>“Tea” <b>No</b></p><p>teach</p></div>', [("a", "“Tea” No", ["teach"])]),
        ('<section id="a"><span class="step">Check</span><legend>Why?</legend></section>', [("a", "Check", ["Why?"])]),
        ('<section id="a"><span class="step">Try</span><h2>Milk</h2></section>', [("a", "Milk", ["Try"])]),
        ('<ul><li id="a">one</li><li>two</li></ul>', [("", "", ["two"]), ("a", "", ["one"])]),
        ('<div class="docutils container" id="id1">words</div>', [("", "", ["words"])]),
        ("<table><tr><td>40</td><td>1 / 5</td><td>40 mL</td></tr></table>", [("", "", ["40 mL"])]),
        ("<p>one<br>two</p>", [("", "", ["one", "two"])]),
        ('<p>It varies <a class="footnote-reference" href="#a">[1]</a>. About .5 mL</p>', [("", "", ["It varies. About .5 mL"])]),
    ],
)  # fmt: skip
def test_places_with_their_names_and_lines(html, places):
    assert told(html) == places


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json" class="spec">{"text": "unseen"}</script>', "<svg><text>unseen</text></svg>",
        '<label class="choice"><input type="radio"> <span>unseen</span></label>', '<p class="reason" hidden>unseen</p>',
        "<p hidden>un<b>seen</b></p>", "<select><option>unseen</option></select>", "<button>unseen</button>",
        '<details class="no-script"><summary>x</summary>unseen</details>', "<template><p>unseen</p></template>",
        '<section hidden id="u"><h2>unseen</h2></section>', "<style>unseen</style>",
        '<aside class="footnote" id="f">unseen</aside>', '<span class="value">unseen</span>',
        '<p class="problem card in-sight coming-part" role="status">unseen</p>',
        '<p class="problem card in-sight missing-part" role="alert">unseen <a href="">unseen</a></p>',
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_left_out(html):
    assert told(f'<section id="a"><h2>A</h2><p>seen</p>{html}<p>too</p></section>') == [("a", "A", ["seen", "too"])]


def test_notes_on_how_a_page_arrives_have_the_classes_that_are_left_out():
    layout = (THEME / "layout.html").read_text(encoding="utf-8")
    notes = re.findall(r'<p class="([^"]*)"[^>]*>{{ site_words.part_', layout)
    assert len(notes) == 2
    assert all(set(note.split()) & LEFT_OUT_CLASSES for note in notes)


def test_only_what_is_the_pages_own_is_read():
    assert body_of('<header>menu</header><main id="main"><p>own</p></main><footer>foot</footer>') == "<p>own</p>"


def test_script_says_pages_places_and_lines_once():
    page = '<main id="main"><section id="a"><h2>Tea</h2><p>It is warm</p></section></main>'
    script = places_script([("one.html", "One", page), ("two.html", "Two", page)])
    held = json.loads(script.removeprefix("var MILK_PLACES = ").rstrip().removesuffix(";"))
    assert held["addresses"] == ["one.html", "two.html"]
    assert held["places"] == [["a", "Tea", [0]], ["a", "Tea", [0]]]
    assert held["lines"] == ["It is warm · "]
    assert held["index"]["at"] == [0, 1]
