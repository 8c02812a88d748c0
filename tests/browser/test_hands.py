"""Each kind of control under a real hand, by keyboard, mouse and touch, and what waits until the hand rests."""

import pytest

from tests.browser.explorer_checks import HANDS, moved_by, what_runs_anew
from tests.browser.explorer_page import NAMES, WORDS, explorer_of, rests

# ---- Each kind of control, by keyboard, mouse and touch ----


def covering_kinds():
    """Of few explorers the first control of each kind: those with most kinds first."""
    found = {}
    kinds = {name: {control.kind: control for control in reversed(explorer_of(name).content.controls)} for name in NAMES}
    for name in sorted(NAMES, key=lambda name: (name in ("simulator",), -len(kinds[name]))):
        new = {kind: control for kind, control in kinds[name].items() if kind not in {k for one in found.values() for k in one}}
        found |= {name: new} if new else {}
    return found


COVER = covering_kinds()


def test_every_kind_of_control_has_its_hand():
    kinds = sorted(kind for one in COVER.values() for kind in one)
    assert kinds == sorted({control.kind for name in NAMES for control in explorer_of(name).content.controls})


@pytest.mark.parametrize(("hand", "scheme", "width"), HANDS)
@pytest.mark.parametrize("name", COVER)
def test_each_kind_of_control_moves_by_any_hand_and_all_follows(card, name, hand, scheme, width):
    touch = hand == "touch"
    seen = card(name, scheme, width, has_touch=touch, is_mobile=touch)
    assert [moved_by(hand, seen, control) for control in COVER[name].values()].count(False) <= 1


def test_clock_holds_no_more_than_it_can(card):
    seen = card("prolactin_day")
    (clock,) = (control for control in seen.model.content.controls if control.kind == "clock")
    for _ in range(20):
        seen.find("button.add").click()
    assert len(seen.hours(clock)) == 16
    assert seen.find(".times").text_content().endswith(" " + WORDS["clock_full"])  # beside the times, not in their place
    for _ in range(16):
        seen.find("button.remove").click()
    assert seen.hours(clock) == []
    seen.assert_shows_the_model()


def test_what_she_feels_changes_the_sentence_and_nothing_else(card):
    for name in ("let_down", "let_down_lab"):
        seen = card(name)
        seen.start()
        before = seen.state()
        seen.find(f"#{name}-feels").focus()
        seen.page.keyboard.press("Space")
        after = seen.state()
        assert after["sentence"] != before["sentence"]
        assert (after["figure"], after["numbers"]) == (before["figure"], before["numbers"])


def test_card_that_an_answer_lays_is_seen_in_its_fold(card):
    seen = card("let_down_lab")
    fold = seen.find("input[value=lap]").locator("xpath=ancestor::details[1]")
    fold.evaluate("fold => { fold.open = false; }")
    seen.set(cards=["lap"])
    assert fold.evaluate("fold => fold.open")
    fold.evaluate("fold => { fold.open = false; }")
    seen.set(cards=["lap", "clock"])
    assert not fold.evaluate("fold => fold.open"), "what a reader closed stays closed"


PLAYS = [(name, control) for name in NAMES for control in explorer_of(name).content.controls if control.play]


@pytest.mark.parametrize(("name", "control"), PLAYS, ids=lambda v: v if isinstance(v, str) else v.name)
def test_play_moves_its_slider_pauses_and_stops_at_the_end(card, name, control):
    seen = card(name)
    button, slider = seen.find(f"{seen.box(control)} .play"), seen.find(f"#{name}-{control.name}")
    seen.start()
    middle = control.min + control.step * round((control.max - control.min) / 2 / control.step)
    seen.set(**{control.name: middle})
    before = seen.state()
    button.click()
    assert button.text_content() == WORDS["pause"]
    seen.page.wait_for_function("([e, low]) => +e.value > low", arg=[slider.element_handle(), middle])
    button.click()
    assert button.text_content() == WORDS["play"]
    value = slider.input_value()
    seen.page.wait_for_timeout(250)
    assert slider.input_value() == value
    assert seen.settings[control.name] == float(value) > middle
    assert seen.state() != before
    seen.assert_shows_the_model()
    button.click()
    slider.focus()
    seen.page.keyboard.press("ArrowLeft")  # the hand takes over
    assert button.text_content() == WORDS["play"]
    seen.set(**{control.name: control.max - control.step})
    button.click()
    seen.page.wait_for_function("([b, text]) => b.textContent === text", arg=[button.element_handle(), WORDS["play"]])
    assert seen.settings[control.name] == control.max
    button.click()  # from the end it begins again
    seen.page.wait_for_function("([e, high]) => +e.value < high", arg=[slider.element_handle(), control.max])
    button.click()


# ---- Less under a moving hand, all of it at rest ----

QUICK_SCENES = {"supply"}  # those with NAME_quick
QUICK = [name for name in NAMES if explorer_of(name).content.scene in QUICK_SCENES]
SERIES = "at => document.querySelector(at).explorer.result.series"
DRAWN = """at => [...document.querySelectorAll(at + ' [data-series]:not([data-series$=_band]):not([data-series$=_mothers]) path')]
    .map(path => path.getAttribute("d"))"""


@pytest.mark.parametrize("name", QUICK)
@pytest.mark.parametrize("both", [False, True])
def test_figure_is_exact_when_the_hand_has_rested(card, name, both):
    seen = card(name)
    seen.start()
    if both and seen.model.content.compare:
        seen.find("button.pin").click()
    for control in [one for one in what_runs_anew(seen.model) if one.kind == "slider"]:
        seen.by_keyboard(control)
        seen.page.wait_for_function("at => document.querySelector(at).explorer.exact()", arg=seen.at)
        shown = seen.page.evaluate(SERIES, seen.at)
        for series, line in rests(seen.modelled(seen.settings)).items():
            assert shown[series]["y"] == pytest.approx(line["y"], rel=1e-9), (control.name, series)
        drawn = seen.page.evaluate(DRAWN, seen.at)
        seen.set(**seen.settings)  # asked for anew, by no hand
        assert seen.page.evaluate(DRAWN, seen.at) == drawn


def test_quick_figure_tells_that_it_is_not_exact_yet(card):
    seen = card("supply")
    seen.start()
    state = """([at, moving]) => {
        const {explorer} = document.querySelector(at);
        explorer.set({storage_ml: explorer.settings.storage_ml + 10}, moving);
        return explorer.exact();
    }"""
    assert [seen.page.evaluate(state, [seen.at, moving]) for moving in (True, False)] == [False, True]
