"""Every activity in the language that nobody speaks: whatever a reader sees stands between its brackets.

In ``make test`` without a build; ``make test-languages`` builds the whole course so and looks at it in the browser.
"""

import subprocess
import sys

import pytest

from tests.translation.seen import unbracketed


def test_every_text_of_every_activity_is_translated():
    told = subprocess.run([sys.executable, "-m", "tests.translation.render"], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert int(told.stdout.split()[-2]) > 150


@pytest.mark.parametrize(
    "html",
    [
        "<p>⟦Some <b>bold</b> and {n} words⟧</p>", "<p>⟦One⟧ 5 <span>⟦two⟧</span> · S0-01</p>",
        '<p class="sources">Kent 2006</p>',
        "<p>12,5 %</p>", "<script>var x = 'English';</script>",
        '<svg aria-label="⟦x⟧"><text>⟦a long</text><text>label⟧</text></svg>',
    ],
)  # fmt: skip
def test_text_between_brackets_is_fine(html):
    assert unbracketed("page", html) == []


@pytest.mark.parametrize(
    ("html", "place", "text"),
    [
        ("<p>⟦One⟧ and ⟦two⟧</p>", "p", "and"), ('<div id="a"><p>Bare</p></div>', "div#a p", "Bare"),
        ('<button aria-label="Close">×</button>', "button aria-label", "Close"), ("<p>⟦never closed</p><p>Bare</p>", "p", "Bare"),
        ("<svg><text>mL</text></svg>", "text", "mL"), ('<img alt="A breast">', "img alt", "A breast"),
        ('<input placeholder="Type here">', "input placeholder", "Type here"),
        ("<template><p>later</p></template>", "p", "later"),
    ],
)  # fmt: skip
def test_text_between_no_brackets_is_told_with_its_place(html, place, text):
    found = unbracketed("a.html", html)
    assert [(one.page, one.place, one.text) for one in found] == [("a.html", place, text)]
    assert str(found[0]) == f"a.html: {place}: found {text!r}, expected it between brackets, as all that is translated"
