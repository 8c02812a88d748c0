"""Each explorer in the built pages, in real Chromium: one visit that asks, moves all, compares and remembers; and its band."""

import pytest

from lactation.activities.explorer import Explorer
from lactation.core.words import as_text
from tests.browser.explorer_checks import (
    COMPARING,
    GUESSING,
    HANDS,
    assert_gap_is_told,
    assert_shows_the_other,
    heights_of,
    line_of,
    moved_by,
    what_runs_anew,
)  # fmt: skip
from tests.browser.explorer_page import ASKING, NAMES, SHOWN, WORDS, Card, explorer_of
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.browser.overlaps import overlaps

# ---- One visit to each explorer ----

# Of each scene one explorer has its whole band worked out in CPython too, which takes longer than all else: where there is one,
# not the one of the scene's own name, as the simulator draws no band.
BANDED = {
    explorer_of(name).content.scene: name for name in sorted(NAMES, key=lambda name: name != explorer_of(name).content.scene)
}


def test_every_explorer_has_a_page():
    assert set(PAGE_OF) == set(NAMES)


def asked_first(seen):
    """Before a choice nothing moves; a line drawn by keyboard is no answer."""
    form = seen.page.locator(f"{seen.at} > form.predict")
    assert not seen.find(".try").is_visible()
    form.locator("button[type=submit]").click()
    assert not seen.find(".try").is_visible(), "a prediction without a choice must not count"
    assert form.locator("[data-slot=missing]").is_visible()
    if seen.name in GUESSING:
        draw_by_keyboard(seen)
    seen.commit()
    assert form.locator(".reason[data-mark=best]").first.is_visible()
    assert form.locator(".then").is_visible()
    if seen.name in GUESSING:
        assert_gap_is_told(seen, heights_of(seen), [0, 2])


def draw_by_keyboard(seen):
    g, handles = seen.model.content.guess, seen.find(".guess .feed")
    assert handles.count() == len(g.at)
    assert heights_of(seen) == [g.start] * len(g.at)
    handles.nth(0).focus()
    for _ in range(3):
        seen.page.keyboard.press("ArrowUp")
    handles.nth(2).focus()
    seen.page.keyboard.press("End")
    assert handles.nth(2).get_attribute("aria-valuetext") == f"{as_text(g.high, g.form, WORDS)} {g.unit}"
    heights = heights_of(seen)
    assert (heights[0], heights[2]) == (min(g.high, g.start + 3 * g.step), g.high)
    assert not seen.find(".gap").is_visible()


def every_control_is_followed(seen, hand):
    """Each control, in one call; and one of them by a real hand."""
    followed = [seen.assert_followed(before, after) for _, (before, after) in seen.move_each()]
    # A control may change nothing here, as the model does: enough milk stays enough. Most must.
    assert sum(followed) >= 0.7 * len(followed)
    moved_by(hand, seen, what_runs_anew(seen.model)[0])


def kept_mother_stays(seen):
    """The second mother's lines and numbers stay while the first's move, whatever is moved."""
    pin = seen.find("button.pin")
    if seen.model.other is not None:
        assert pin.text_content() == WORDS["compare_stop"]
        seen.find("button.reset").click()
        assert_shows_the_other(seen, seen.model.other)
        pin.click()
    assert pin.text_content() == WORDS["compare_with"]
    assert seen.state()["others"] == {}
    seen.start()
    kept = seen.settings
    lines = {series: line_of(seen, series) for series in seen.model.content.compare}
    pin.click()
    seen.put(what_runs_anew(seen.model)[0])
    for series, line in lines.items():
        assert line_of(seen, f"{series}_other") == line, series
    assert any(line_of(seen, series) != line for series, line in lines.items())
    assert seen.find(f'[data-series="{seen.model.content.compare[0]}_other"]').first.is_visible()
    seen.assert_shows_the_model()
    assert_shows_the_other(seen, kept)
    sliders = [control for control in seen.model.content.controls if control.kind == "slider"]
    far = [{one.name: one.min if kept[one.name] > one.min else one.max} for one in sliders]
    for shown in seen.moved_one_by_one(far):
        assert_shows_the_other(seen, kept, shown=shown)
    pin.click()
    assert not seen.find(f'[data-series="{seen.model.content.compare[0]}_other"]').first.is_visible()
    assert not seen.find(".key").is_visible()


def start_again_brings_the_defaults_back(seen):
    seen.find("button.reset").click()
    assert seen.settings == seen.model.settings
    seen.assert_shows_the_model()


def answer_is_kept(seen):
    """The same answer, figure and line after a reload."""
    settings, heights = seen.settings, heights_of(seen) if seen.name in GUESSING else []
    seen.page.reload()
    seen.page.wait_for_selector(f"{seen.at} .try", state="visible")
    assert seen.page.locator(f"{seen.at} > form.predict input[type=radio]").nth(1).is_checked()
    assert seen.settings == settings, "the words after a reload speak of this figure"
    if heights:
        assert_gap_is_told(seen, heights, [0, 2])


def answer_can_be_taken_again(seen):
    seen.page.locator(f"{seen.at} > form.predict [data-do=again]").click()
    assert not seen.find(".try").is_visible()
    assert seen.settings == seen.model.settings


@pytest.mark.parametrize("name", NAMES)
def test_explorer_asks_follows_compares_and_remembers(visit, name):
    hand, scheme, width = HANDS[NAMES.index(name) % len(HANDS)]
    touch = hand == "touch"
    seen = Card(visit(PAGE_OF[name], scheme, width, has_touch=touch, is_mobile=touch).page, name, touch)
    if name in ASKING:
        asked_first(seen)
        answer_is_kept(seen)
    seen.commit()
    every_control_is_followed(seen, hand)
    if name in GUESSING:
        assert not seen.find(".gap").is_visible(), "the line was drawn for other settings"
    seen.start()
    assert_band_follows(seen)
    assert overlaps(seen) == []
    seen.start()
    if seen.model.content.tables:
        assert_tables_follow(seen)
    assert seen.find("details.numbers").is_visible() == bool(seen.model.content.tables)
    if name in COMPARING:
        kept_mother_stays(seen)
    start_again_brings_the_defaults_back(seen)
    if name in ASKING:
        answer_can_be_taken_again(seen)


# ---- A line drawn first ----


def test_line_is_drawn_by_mouse(visit):
    seen = Card(visit(PAGE_OF[GUESSING[0]]).page, GUESSING[0])
    g, handle = seen.model.content.guess, seen.find(".guess .feed").nth(1)
    handle.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.drag({"x": x, "y": y}, {"x": x, "y": y + 30})
    heights = heights_of(seen)
    assert heights[1] < g.start
    seen.commit()
    assert_gap_is_told(seen, heights, [1])


def test_line_that_was_not_touched_is_not_judged(card):
    seen = card(GUESSING[0])
    assert not seen.find(".gap").is_visible()
    assert not seen.find('[data-series="guess"] path').first.is_visible()


# ---- The band ----


def bands_of(seen):
    """The drawn bands, once they have come."""
    seen.page.wait_for_function("at => !document.querySelector(at).matches('.band-waits')", arg=seen.at)
    return [path.get_attribute("d") for path in seen.find("[data-series$=_band] path").all()]


def assert_band_follows(seen):
    if not seen.page.evaluate("at => document.querySelector(at).explorer.spec.band", seen.at):
        drawn = {name for drawing in seen.drawings() for name in drawing}
        assert not [key for key in seen.model.result(most=1)["series"] if key.endswith("_band") and key in drawn]
        return
    before = bands_of(seen)
    for control in what_runs_anew(seen.model):
        seen.put(control)
        if bands_of(seen) != before:
            break
    assert bands_of(seen) != before
    if seen.name not in BANDED.values():
        return
    series = seen.page.evaluate("at => document.querySelector(at).explorer.result.series", seen.at)
    here = Explorer(seen.name).result(seen.settings)["series"]
    for band in [key for key in here if key.endswith("_band")]:
        assert series[band]["low"] == pytest.approx(here[band]["low"])
        assert series[band]["high"] == pytest.approx(here[band]["high"])


def assert_tables_follow(seen):
    for control in seen.model.content.controls[:2]:
        seen.put(control)
    seen.find("details.numbers summary").click()
    rows = """at => JSON.stringify([...document.querySelectorAll(at + ' [data-table]')].map(body =>
        [...body.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent))))"""
    wanted = [table["rows"] for table in seen.model.tables(seen.modelled(seen.settings))]
    # The browser says a little later that the table was unfolded.
    seen.page.wait_for_function(f"([at, wanted]) => ({rows})(at) === JSON.stringify(wanted)", arg=[seen.at, wanted])


SLOW_WORKER = """const Real = window.Worker;
    window.Worker = class extends Real { set onmessage(f) { super.onmessage = e => setTimeout(() => f.call(this, e), 500); } };"""


def test_late_band_of_an_older_setting_does_not_lose_the_newer(card):
    seen = card("let_down", script=SLOW_WORKER)
    seen.find("#let_down-attachment").focus()
    seen.page.keyboard.press("ArrowLeft")
    seen.page.wait_for_timeout(200)
    seen.page.keyboard.press("ArrowLeft")
    seen.page.wait_for_timeout(400)  # the first answer has come, the second has not
    seen.page.wait_for_function("at => !document.querySelector(at).matches('.band-waits')", arg=seen.at)


ALL_BANDS = """() => [...document.querySelectorAll("[data-activity=explore]")].every(
    e => !e.explorer.spec.band || (e.explorer.whole() && !e.matches(".band-waits")))"""
MOVE_ALL = """() => document.querySelectorAll("[data-activity=explore]").forEach(({explorer}) => {
    const one = explorer.spec.controls.find(c => c.kind === "slider" && !explorer.light.includes(c.name));
    if (one) { explorer.set({[one.name]: explorer.settings[one.name] === one.max ? one.min : one.max}); }
})"""


@pytest.mark.parametrize("name", [page for page, here in SHOWN.items() if len(here) > 1])
def test_explorers_of_a_page_do_not_lose_each_others_bands(visit, name):
    page = visit(name).page
    page.wait_for_function(ALL_BANDS)
    page.evaluate(MOVE_ALL)
    page.wait_for_function(ALL_BANDS)


def test_wild_setting_gives_one_message_and_the_page_goes_on(card):
    seen = card("supply")
    seen.set(top_ups_ml=9999)
    assert "top_ups_ml: found 9999, expected a number from 0 to 400" in seen.find(".try > .problem").text_content()
    seen.find("button.reset").click()
    assert not seen.find(".try > .problem").is_visible()
    seen.assert_shows_the_model()
