"""The explorers in the built pages, in real Chromium: every control, stories, bands and a line drawn first."""

import pytest

from lactation.activities.explorer import Explorer
from lactation.core.words import as_text
from tests.browser.explorer_page import ASKING, NAMES, SHOWN, WORDS, Card, explorer_of, rests
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.gap import gap_said

# ---- Every control, by keyboard, mouse and touch ----

HANDS = [("keyboard", "http", 360), ("mouse", "file", 1280), ("touch", "file", 360)]


@pytest.mark.parametrize(("hand", "scheme", "width"), HANDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_control_moves_and_all_follows(card, name, hand, scheme, width):
    touch = hand == "touch"
    seen = card(name, scheme, width, has_touch=touch, is_mobile=touch)
    followed = []
    for control in seen.model.content.controls:
        seen.start()
        before, settings = seen.state(), seen.settings
        if hand == "keyboard":
            seen.by_keyboard(control)
        else:
            seen.by_pointer(control)
        if seen.assert_followed(before, settings):
            followed.append(control.name)
    # A control may change nothing here, as the model does: enough milk stays enough. Most must.
    assert len(followed) >= 0.7 * len(seen.model.content.controls), followed


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


# ---- A second mother beside the first ----

COMPARING = [name for name in NAMES if explorer_of(name).content.compare]


def line_of(seen, series):
    return seen.find(f'[data-series="{series}"] path').first.get_attribute("d")


def assert_shows_the_other(seen, other, name=""):
    """The second mother's numbers are the model's for her settings."""
    expected = Explorer(seen.name, seen.settings, other=other).other_view()
    for readout, text in expected["readouts"].items():
        shown = seen.find(f"[data-other={readout}]")
        assert shown.is_visible()
        assert shown.text_content() == text
    differs = f" ({expected['differs']})" if expected["differs"] and not name else ""
    assert seen.find(".key .others").text_content() == (name or WORDS["other_mother"]) + differs


@pytest.mark.parametrize("name", COMPARING)
def test_kept_mother_stays_while_the_other_moves(card, name):
    seen = card(name)
    pin = seen.find("button.pin")
    if seen.model.other is not None:
        assert pin.text_content() == WORDS["compare_stop"]
        assert_shows_the_other(seen, seen.model.other)
        pin.click()
    assert pin.text_content() == WORDS["compare_with"]
    assert not seen.find("[data-other]").first.is_visible()
    seen.start()
    kept = seen.settings
    lines = {series: line_of(seen, series) for series in seen.model.content.compare}
    pin.click()
    seen.by_keyboard(what_runs_anew(seen.model)[0])
    for series, line in lines.items():
        assert line_of(seen, f"{series}_other") == line, series
    assert any(line_of(seen, series) != line for series, line in lines.items())
    assert seen.find(f'[data-series="{seen.model.content.compare[0]}_other"]').first.is_visible()
    seen.assert_shows_the_model()
    assert_shows_the_other(seen, kept)
    pin.click()
    assert not seen.find(f'[data-series="{seen.model.content.compare[0]}_other"]').first.is_visible()
    assert not seen.find(".key").is_visible()


# In a story the second mother shares whatever is not hers alone: what is shared moves both.
SHARING = [(name, story) for name in COMPARING for story in explorer_of(name).content.stories if story.other]


@pytest.mark.parametrize(("name", "story"), SHARING, ids=[f"{name} {story.id}" for name, story in SHARING])
def test_second_mother_of_a_story_follows_what_both_share(card, name, story):
    seen = card(name)
    asked = {"settings": story.see, "other": story.other, "other_name": story.other_name}
    seen.page.evaluate("([at, asked]) => document.querySelector(at).explorer.take(asked, null, true)", [seen.at, asked])
    assert_shows_the_other(seen, story.other, story.other_name)
    for change in ({"storage_ml": 80}, {"look_day": 20}, {"storage_ml": 390, "look_day": 70}):
        seen.set(**{key: value for key, value in change.items() if key not in story.other})
        assert_shows_the_other(seen, story.other, story.other_name)
    # Once the name no longer tells how she differs, the list does.
    theirs = Explorer(name, seen.settings, other=story.other)
    alike = next(key for key, value in story.other.items() if value != seen.settings[key])
    seen.set(**{alike: story.other[alike]})
    left = Explorer(name, seen.settings, other=story.other).differences()
    assert left != theirs.differences()
    assert seen.find(".key .others").text_content() == story.other_name + (f" ({left})" if left else "")
    # Starting again forgets her and her name.
    seen.find("button.reset").click()
    assert not seen.find(".key").is_visible() or seen.model.other


@pytest.mark.parametrize("name", COMPARING)
def test_pinned_mother_stays_when_any_other_setting_moves(card, name):
    seen = card(name)
    pin = seen.find("button.pin")
    if seen.model.other is not None:
        pin.click()
    kept = seen.settings
    pin.click()
    for control in seen.model.content.controls:
        if control.kind != "slider":
            continue
        seen.set(**{control.name: control.min if kept[control.name] > control.min else control.max})
        assert_shows_the_other(seen, kept)


# ---- A line drawn first ----

GUESSING = [name for name in NAMES if explorer_of(name).content.guess and name in ASKING]


def gap_of(seen, heights, moved):
    """The sentence about the line: the handles that were not moved are no guess."""
    return gap_said(Explorer(seen.name, seen.settings), [heights[i] for i in moved], moved)


def heights_of(seen):
    return seen.page.evaluate("at => document.querySelector(at).explorer.guess.heights", seen.at)


@pytest.mark.parametrize("name", GUESSING)
def test_line_is_drawn_by_keyboard_and_mouse_and_its_gap_explained(visit, name):
    seen = Card(visit(PAGE_OF[name]).page, name)
    g = seen.model.content.guess
    handles = seen.find(".guess .feed")
    assert handles.count() == len(g.at)
    assert heights_of(seen) == [g.start] * len(g.at)
    handles.nth(0).focus()
    for _ in range(3):
        seen.page.keyboard.press("ArrowUp")
    handles.nth(2).focus()
    seen.page.keyboard.press("End")
    assert handles.nth(2).get_attribute("aria-valuetext") == f"{as_text(g.high, g.form, WORDS)} {g.unit}"
    handle = handles.nth(1)
    handle.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.drag({"x": x, "y": y}, {"x": x, "y": y + 30})
    heights = heights_of(seen)
    assert heights[0] == min(g.high, g.start + 3 * g.step)
    assert heights[1] < g.start
    assert heights[2] == g.high
    assert not seen.find(".gap").is_visible()
    seen.commit()
    for _ in range(2):  # at once, and after a reload
        assert seen.find(".gap").text_content() == gap_of(seen, heights, [0, 1, 2])
        assert seen.find(".gap").is_visible()
        assert seen.find('[data-series="guess"] path').first.is_visible()
        assert not handles.first.is_visible()
        seen.page.reload()
    seen.by_keyboard(what_runs_anew(seen.model)[0])
    assert not seen.find(".gap").is_visible(), "the line was drawn for other settings"


@pytest.mark.parametrize("name", GUESSING)
def test_line_that_was_not_touched_is_not_judged(card, name):
    seen = card(name)
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
        assert not [key for key in seen.model.result()["series"] if key.endswith("_band")]
        return
    before = bands_of(seen)
    for control in what_runs_anew(seen.model):
        seen.by_keyboard(control)
        if bands_of(seen) != before:
            break
    assert bands_of(seen) != before
    series = seen.page.evaluate("at => document.querySelector(at).explorer.result.series", seen.at)
    here = Explorer(seen.name).result(seen.settings)["series"]
    for band in [key for key in here if key.endswith("_band")]:
        assert series[band]["low"] == pytest.approx(here[band]["low"])
        assert series[band]["high"] == pytest.approx(here[band]["high"])


def assert_tables_follow(seen):
    for control in seen.model.content.controls[:2]:
        seen.by_keyboard(control)
    seen.find("details.numbers summary").click()
    rows = """at => JSON.stringify([...document.querySelectorAll(at + ' [data-table]')].map(body =>
        [...body.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent))))"""
    wanted = [table["rows"] for table in seen.model.tables(seen.modelled(seen.settings))]
    # The browser says a little later that the table was unfolded.
    seen.page.wait_for_function(f"([at, wanted]) => ({rows})(at) === JSON.stringify(wanted)", arg=[seen.at, wanted])


@pytest.mark.parametrize("name", NAMES)
def test_band_and_tables_follow_and_start_again_brings_the_defaults_back(card, name):
    seen = card(name)
    seen.start()
    assert_band_follows(seen)
    seen.start()
    if seen.model.content.tables:
        assert_tables_follow(seen)
    assert seen.find("details.numbers").is_visible() == bool(seen.model.content.tables)
    seen.find("button.reset").click()
    assert seen.settings == seen.model.settings
    seen.assert_shows_the_model()


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


@pytest.mark.parametrize("name", sorted(ASKING))
def test_prediction_comes_first_and_is_kept(visit, name):
    seen = Card(visit(PAGE_OF[name]).page, name)
    form = seen.page.locator(f"{seen.at} > form.predict")
    assert not seen.find(".try").is_visible()
    form.locator("button[type=submit]").click()
    assert not seen.find(".try").is_visible(), "a prediction without a choice must not count"
    assert form.locator("[data-slot=missing]").is_visible()
    seen.commit()
    assert form.locator(".reason[data-mark=best]").first.is_visible()
    assert form.locator(".then").is_visible()
    settings = seen.settings
    seen.page.reload()
    seen.page.wait_for_selector(f"{seen.at} .try", state="visible")
    assert form.locator("input[type=radio]").nth(1).is_checked()
    assert seen.settings == settings, "the words after a reload speak of this figure"
    form.locator("[data-do=again]").click()
    assert not seen.find(".try").is_visible()
    assert seen.settings == seen.model.settings


def test_wild_setting_gives_one_message_and_the_page_goes_on(card):
    seen = card("supply")
    seen.set(top_ups_ml=9999)
    assert "top_ups_ml: found 9999, expected a number from 0 to 400" in seen.find(".try > .problem").text_content()
    seen.find("button.reset").click()
    assert not seen.find(".try > .problem").is_visible()
    seen.assert_shows_the_model()
