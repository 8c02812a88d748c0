"""The explorers in the built pages, in real Chromium: every control, stories, bands and a line drawn first."""

import json
from functools import lru_cache

import pytest

from lactation.activities.explorer import Explorer
from lactation.core.words import as_text
from tests.browser.explorer_page import ASKING, NAMES, SHOWN, WORDS, Card, explorer_of, rests
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.gap import gap_said

HANDS = [("keyboard", "http", 360), ("mouse", "file", 1280), ("touch", "file", 360)]

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


def moved_by(hand, seen, control):
    """Move a control by a real hand; return whether anything followed."""
    seen.start()
    before = seen.state()
    if hand == "keyboard":
        seen.by_keyboard(control)
    else:
        seen.by_pointer(control)
    return seen.assert_followed(before, seen.state())


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


def what_runs_anew(model):
    """The controls that need a new run of the scene: the storage first, where there is one."""
    heavy = [control for control in model.content.controls if control.name not in model.scene.light()]
    return sorted(heavy, key=lambda control: (control.name != "storage_ml", -heavy.index(control)))


# ---- One visit to each explorer ----

COMPARING = [name for name in NAMES if explorer_of(name).content.compare]
GUESSING = [name for name in NAMES if explorer_of(name).content.guess and name in ASKING]
# Of each scene one explorer has its whole band worked out in CPython too, which takes longer than all else.
BANDED = {
    explorer_of(name).content.scene: name for name in sorted(NAMES, key=lambda name: name == explorer_of(name).content.scene)
}


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


def assert_gap_is_told(seen, heights, moved):
    assert seen.find(".gap").text_content() == gap_of(seen, heights, moved)
    assert seen.find(".gap").is_visible()
    assert seen.find('[data-series="guess"] path').first.is_visible()
    assert not seen.find(".guess .feed").first.is_visible()


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
    seen.start()
    if seen.model.content.tables:
        assert_tables_follow(seen)
    assert seen.find("details.numbers").is_visible() == bool(seen.model.content.tables)
    if name in COMPARING:
        kept_mother_stays(seen)
    start_again_brings_the_defaults_back(seen)
    if name in ASKING:
        answer_can_be_taken_again(seen)


# ---- A second mother beside the first ----


def line_of(seen, series):
    return seen.find(f'[data-series="{series}"] path').first.get_attribute("d")


def assert_shows_the_other(seen, other, name="", shown=None):
    """The second mother's numbers are the model's for her settings."""
    shown = shown or seen.state()
    expected = second_mother(seen.name, json.dumps(shown["settings"] | other))
    differs = Explorer(seen.name, shown["settings"], other=other).differences()
    assert shown["others"] == expected
    assert shown["key"] == (name or WORDS["other_mother"]) + (f" ({differs})" if differs and not name else "")


@lru_cache(maxsize=64)
def second_mother(name, settings):
    """The second mother's numbers as text, by readout."""
    return Explorer(name, other=json.loads(settings)).other_view()["readouts"]


# In a story the second mother shares whatever is not hers alone: what is shared moves both.
SHARING = [(name, story) for name in COMPARING for story in explorer_of(name).content.stories if story.other]


def test_second_mother_of_a_story_follows_what_both_share(card):
    seen = None
    for name, story in SHARING:
        seen = seen if seen and seen.name == name else card(name)
        assert_follows_what_both_share(seen, story)


def assert_follows_what_both_share(seen, story):
    asked = {"settings": story.see, "other": story.other, "other_name": story.other_name}
    seen.page.evaluate("([at, asked]) => document.querySelector(at).explorer.take(asked, null, true)", [seen.at, asked])
    assert_shows_the_other(seen, story.other, story.other_name)
    changes = ({"storage_ml": 80}, {"look_day": 20}, {"storage_ml": 390, "look_day": 70})
    own = [{key: value for key, value in change.items() if key not in story.other} for change in changes]
    for shown in seen.moved_one_by_one(own):
        assert_shows_the_other(seen, story.other, story.other_name, shown)
    # Once the name no longer tells how she differs, the list does.
    theirs = Explorer(seen.name, seen.settings, other=story.other)
    alike = next(key for key, value in story.other.items() if value != seen.settings[key])
    seen.set(**{alike: story.other[alike]})
    left = Explorer(seen.name, seen.settings, other=story.other).differences()
    assert left != theirs.differences()
    assert seen.find(".key .others").text_content() == story.other_name + (f" ({left})" if left else "")
    # Starting again forgets her and her name.
    seen.find("button.reset").click()
    assert not seen.find(".key").is_visible() or seen.model.other


# ---- A line drawn first ----


def gap_of(seen, heights, moved):
    """The sentence about the line: the handles that were not moved are no guess."""
    return gap_said(Explorer(seen.name, seen.settings), [heights[i] for i in moved], moved)


def heights_of(seen):
    return seen.page.evaluate("at => document.querySelector(at).explorer.guess.heights", seen.at)


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


# ---- Stories ----

TELLING = [name for name in NAMES if explorer_of(name).content.stories]


def story_of(seen, story):
    return seen.page.locator(f"#{seen.name}-story-{story.id}")


def unfold(told):
    """Open or close a story by its title; the browser tells of it a moment later."""
    told.locator("summary").first.click()
    told.page.wait_for_function(
        "() => [...document.querySelectorAll('.story')].every(one => one.querySelector('.predict').play.state.open === one.open)"
    )


def veiled(seen):
    """Whether the curves are hidden."""
    series = seen.model.content.compare[0]
    return seen.find(f'[data-series="{series}"]').first.evaluate("e => getComputedStyle(e).opacity") == "0"


@pytest.mark.parametrize("name", TELLING)
def test_each_story_veils_asks_runs_explains_and_is_kept(card, name):
    seen = card(name, reduced_motion="reduce")
    assert not veiled(seen)
    for story in seen.model.content.stories:
        told = story_of(seen, story)
        unfold(told)
        seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
        assert seen.find(".waits").is_visible(), "controls that move nothing in sight say why"
        assert veiled(seen), story.id
        assert not told.locator(".then").is_visible()
        told.locator("button[type=submit]").click()
        assert veiled(seen), "a story without an answer must not run"
        told.locator(".ask .choice").nth(0).click()
        told.locator("button[type=submit]").click()
        assert seen.settings == seen.model.settings | story.see, story.id
        assert not veiled(seen)
        assert not seen.find(".waits").is_visible()
        assert told.locator(f"[data-slot='reason:{story.options[0].id}']").is_visible()
        assert told.locator(".reason[data-mark=best]").is_visible()
        verdict = WORDS["right"] if story.options[0].best else WORDS["not_quite"]
        assert told.locator(".then").text_content() == f"{verdict} {story.then}"
        seen.assert_shows_the_model()
        if story.other:
            assert_shows_the_other(seen, seen.settings | story.other, story.other_name)
        assert seen.find("[data-other]").first.is_visible() == bool(story.other), story.id
    seen.page.reload()
    for story in seen.model.content.stories:
        told = story_of(seen, story)
        unfold(told)
        assert told.locator(".then").is_visible()
        assert told.locator(".ask input").nth(0).is_checked()
        assert not veiled(seen)
        assert seen.settings == seen.model.settings | story.see, "figure and words agree"


@pytest.mark.parametrize("name", TELLING)
def test_a_story_can_be_taken_again(card, name):
    seen = card(name, reduced_motion="reduce")
    story = seen.model.content.stories[0]
    told = story_of(seen, story)
    unfold(told)
    told.locator(".ask .choice").nth(0).click()
    told.locator("button[type=submit]").click()
    told.locator("[data-do=again]").click()
    assert veiled(seen)
    assert not told.locator(".then").is_visible()
    assert seen.settings == seen.model.settings
    seen.page.reload()
    unfold(told)
    assert not told.locator(".then").is_visible()


@pytest.mark.parametrize("name", TELLING)
def test_what_one_story_set_does_not_stand_beside_the_question_of_another(card, name):
    seen = card(name, reduced_motion="reduce")
    stories = seen.model.content.stories
    first = next((story for story in stories if story.other), stories[0])
    next_one = next(story for story in stories if story is not first)
    told = story_of(seen, first)
    unfold(told)
    seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
    told.locator(".ask .choice").nth(0).click()
    told.locator("button[type=submit]").click()
    assert seen.settings == seen.model.settings | first.see
    unfold(story_of(seen, next_one))
    seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
    assert veiled(seen)
    assert seen.settings == seen.model.settings, "the numbers of another mother"
    assert not seen.find("[data-other]").first.is_visible()
    seen.assert_shows_the_model()
    unfold(told)
    seen.page.wait_for_function("at => document.querySelector(at).dataset.asks === ''", arg=seen.at)
    assert seen.settings == seen.model.settings | first.see
    assert not veiled(seen)


@pytest.mark.parametrize("name", TELLING)
def test_line_can_be_drawn_for_a_story(card, name):
    seen = card(name)
    story = seen.model.content.stories[0]
    told = story_of(seen, story)
    unfold(told)
    handle = seen.find(".guess .feed").first
    handle.focus()
    seen.page.keyboard.press("Home")
    told.locator(".ask .choice").nth(1).click()
    heights = heights_of(seen)
    told.locator("button[type=submit]").click()
    assert seen.find(".gap").text_content() == gap_of(seen, heights, [0])


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
