"""What tests of explorers ask of a card in a page, beside what the card itself knows."""

import json
from functools import lru_cache

from lactation.activities.explorer import Explorer
from tests.browser.explorer_page import ASKING, NAMES, WORDS, explorer_of
from tests.gap import gap_said

HANDS = [("keyboard", "http", 360), ("mouse", "file", 1280), ("touch", "file", 360)]
COMPARING = [name for name in NAMES if explorer_of(name).content.compare]
GUESSING = [name for name in NAMES if explorer_of(name).content.guess and name in ASKING]


def moved_by(hand, seen, control):
    """Move a control by a real hand; return whether anything followed."""
    seen.start()
    before = seen.state()
    if hand == "keyboard":
        seen.by_keyboard(control)
    else:
        seen.by_pointer(control)
    return seen.assert_followed(before, seen.state())


def what_runs_anew(model):
    """The controls that need a new run of the scene: the storage first, where there is one."""
    heavy = [control for control in model.content.controls if control.name not in model.scene.light()]
    return sorted(heavy, key=lambda control: (control.name != "storage_ml", -heavy.index(control)))


def line_of(seen, series):
    """Where a line runs, or where dots stand."""
    return seen.find(f'[data-series="{series}"]').first.evaluate(
        """one => {
            const dots = [...one.querySelectorAll("use")].map(dot => [dot.getAttribute("x"), dot.getAttribute("y")].join());
            return dots.join(" ") || one.querySelector("path").getAttribute("d");
        }"""
    )


def assert_shows_the_other(seen, other, name="", shown=None):
    """The second mother's numbers are the model's for her settings."""
    shown = shown or seen.state()
    expected = second_mother(seen.name, json.dumps(shown["settings"] | other))
    differs = Explorer(seen.name, shown["settings"], other=other).differences()
    assert shown["others"] == expected
    if other == seen.model.other:
        name = name or seen.model.content.other_name
    assert shown["key"] == (name or WORDS["other_mother"]) + (f" ({differs})" if differs and not name else "")


@lru_cache(maxsize=64)
def second_mother(name, settings):
    """The second mother's numbers as text, by readout."""
    return Explorer(name, other=json.loads(settings)).other_view()["readouts"]


def gap_of(seen, heights, moved):
    """The sentence about the line: the handles that were not moved are no guess."""
    return gap_said(Explorer(seen.name, seen.settings), [heights[i] for i in moved], moved)


def heights_of(seen):
    return seen.page.evaluate("at => document.querySelector(at).explorer.guess.heights", seen.at)


def assert_gap_is_told(seen, heights, moved):
    assert seen.find(".gap").text_content() == gap_of(seen, heights, moved)
    assert seen.find(".gap").is_visible()
    assert seen.find('[data-series="guess"] path').first.is_visible()
    assert not seen.find(".guess .feed").first.is_visible()
