"""The built pages in real Chromium, network blocked: over http and from a folder, at 360 px and at 1280 px."""

import json
import re

import pytest

from lactation.activities.explorer import Explorer
from tests.execute import LESSONS, ROOT

FOLDER = "notebooks/m02-how-milk-works"
EXPLORERS = {
    "supply": f"{FOLDER}/05-supply-follows-removal.html",
    "prolactin_day": f"{FOLDER}/02-prolactin.html",
    "let_down": f"{FOLDER}/03-oxytocin.html",
}
PAGES = ["book/welcome.html", *EXPLORERS.values()]
WAYS = [("http", 360), ("http", 1280), ("file", 360), ("file", 1280)]
CONTROLS = [(name, control) for name in EXPLORERS for control in Explorer(name).content.controls]
SWITCHES = [(name, control) for name, control in CONTROLS if control.kind == "switch"]


def commit(page):
    """Make the prediction that unlocks the explorer's controls."""
    page.locator("form.predict .choice").nth(1).click()
    page.locator("form.predict button[type=submit]").click()
    page.wait_for_selector(".committed .try", state="visible")


def reset(page):
    """Put the explorer back to its defaults, so that a test knows where it starts."""
    page.locator("button.reset").click()


def state(page):
    """Everything that must follow a control: the figure's moving parts, the numbers and the sentence."""
    return page.evaluate(
        """() => ({
            figure: [...document.querySelectorAll('[data-series]')].map(g => g.outerHTML).join(''),
            numbers: [...document.querySelectorAll('[data-readout]')].map(e => e.textContent).join('|'),
            sentence: document.querySelector('.say').textContent,
        })"""
    )


def shown_settings(page):
    return page.evaluate("document.querySelector('[data-activity=explore]').explorer.settings")


def assert_shows_the_model(page, name):
    """The page's numbers and sentence are the ones CPython computes for the page's settings."""
    explorer = Explorer(name)
    values = shown_settings(page)
    result = explorer.result(values, band=False)
    texts = explorer.texts(result, values)
    for readout in explorer.readouts(texts):
        assert page.locator(f"[data-readout={readout['name']}]").text_content() == readout["text"]
    assert page.locator(".say").text_content() == explorer.sentence(result, values)


@pytest.mark.parametrize(("scheme", "width"), WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_asks_nobody_else(visit, name, scheme, width):
    seen = visit(name, scheme, width)
    if name != PAGES[0]:
        commit(seen.page)
    seen.page.wait_for_timeout(300)
    assert seen.errors == []
    assert seen.outside == []
    assert seen.requests


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_page_fits_its_width(visit, name, width):
    page = visit(name, width=width).page
    if name != PAGES[0]:
        commit(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_page_is_free_of_third_parties(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", html), path
        assert "fontawesome" not in html.lower(), path
    assert not [path for path in built.rglob("*") if "fontawesome" in path.name.lower()]
    for path in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_citations_lead_to_their_sources(built):
    for page in EXPLORERS.values():
        html = (built / page).read_text(encoding="utf-8")
        targets = set(re.findall(r'<a [^>]*class="[^"]*footnote-reference[^"]*"[^>]*href="#([^"]+)"', html))
        targets |= set(re.findall(r'<a [^>]*href="#([^"]+)"[^>]*class="[^"]*footnote-reference', html))
        assert len(targets) >= 5
        for target in targets:
            assert f'id="{target}"' in html


@pytest.mark.parametrize("name", EXPLORERS)
def test_finished_before_any_script(browser, addresses, name):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{addresses['http']}/{EXPLORERS[name]}")
    explorer = Explorer(name)
    result = explorer.result()
    texts = explorer.texts(result)
    for readout in explorer.readouts(texts):
        shown = page.locator(f"[data-readout={readout['name']}]")
        assert shown.text_content() == readout["text"]
        assert shown.is_visible()
    assert page.locator(".say").text_content() == explorer.sentence(result)
    assert page.locator("figure svg").first.is_visible()
    assert page.locator("details.no-script summary").first.is_visible()
    context.close()


@pytest.mark.parametrize("name", EXPLORERS)
def test_first_screen_on_a_phone_shows_worry_and_figure(visit, name):
    page = visit(EXPLORERS[name], width=360).page
    worry, figure = page.locator("blockquote").first.bounding_box(), page.locator("figure svg").first.bounding_box()
    assert worry["y"] + worry["height"] <= 740
    assert figure["y"] + 0.6 * figure["height"] <= 740
    assert page.locator(".highlight, pre").count() == 0


def sliders(name):
    return [control for control in Explorer(name).content.controls if control.kind == "slider"]


@pytest.mark.parametrize(("scheme", "width"), WAYS)
@pytest.mark.parametrize("name", EXPLORERS)
def test_every_slider_moves_by_keyboard(visit, name, scheme, width):
    page = visit(EXPLORERS[name], scheme, width).page
    commit(page)
    for control in sliders(name):
        reset(page)
        slider = page.locator(f"#{name}-{control.name}")
        key = "ArrowLeft" if control.default == control.max else "ArrowRight"
        before = state(page)
        slider.focus()
        for _ in range(12):
            page.keyboard.press(key)
        expected = control.default + (-12 if key == "ArrowLeft" else 12) * control.step
        assert float(slider.input_value()) == pytest.approx(min(max(expected, control.min), control.max))
        after = state(page)
        if control.name != "minutes":  # a longer time changes nothing once the baby has had enough; a test of its own shortens it
            assert after["figure"] != before["figure"], control.name
            assert after["numbers"] != before["numbers"], control.name
        assert_shows_the_model(page, name)


def test_longest_time_changes_the_feed_when_it_is_short(visit):
    page = visit(EXPLORERS["let_down"]).page
    commit(page)
    reset(page)
    before = state(page)
    page.locator("#let_down-minutes").focus()
    page.keyboard.press("Home")
    after = state(page)
    assert all(after[part] != before[part] for part in before)
    assert_shows_the_model(page, "let_down")


@pytest.mark.parametrize(("scheme", "width"), WAYS)
@pytest.mark.parametrize("name", EXPLORERS)
def test_every_slider_moves_by_mouse_or_touch(visit, name, scheme, width):
    touch = width == 360
    page = visit(EXPLORERS[name], scheme, width, has_touch=touch, is_mobile=touch).page
    commit(page)
    for control in sliders(name):
        reset(page)
        slider = page.locator(f"#{name}-{control.name}")
        slider.evaluate("e => e.scrollIntoView({block: 'end'})")
        box = slider.bounding_box()
        before = state(page)
        far = 0.2 if control.default > (control.min + control.max) / 2 else 0.8
        x, y = box["x"] + (4 if control.name == "minutes" else far * box["width"]), box["y"] + box["height"] / 2
        if touch:
            page.touchscreen.tap(x, y)
        else:
            page.mouse.move(box["x"] + box["width"] / 2, y)
            page.mouse.down()
            page.mouse.move(x, y, steps=6)
            page.mouse.up()
        assert float(slider.input_value()) != control.default
        after = state(page)
        assert after["figure"] != before["figure"], control.name
        assert after["numbers"] != before["numbers"], control.name
        assert_shows_the_model(page, name)


@pytest.mark.parametrize("how", ["keyboard", "mouse", "touch"])
@pytest.mark.parametrize(("name", "control"), SWITCHES, ids=lambda v: v if isinstance(v, str) else v.name)
def test_switch_moves(visit, name, control, how):
    page = visit(EXPLORERS[name], "file", 360, has_touch=how == "touch").page
    commit(page)
    reset(page)
    before = state(page)
    switch = page.locator(f"#{name}-{control.name}")
    if how == "keyboard":
        switch.focus()
        page.keyboard.press("Space")
    elif how == "mouse":
        switch.click()
    else:
        switch.tap()
    assert shown_settings(page)[control.name] == 1 - control.default
    after = state(page)
    assert after["sentence"] != before["sentence"]
    # What she feels changes the sentence and nothing else: that is the lesson.
    assert (after["figure"] != before["figure"]) == (control.name != "feels")
    assert_shows_the_model(page, name)


def hours(page):
    return shown_settings(page)["feeds"]


@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_clock_by_keyboard(visit, scheme, width):
    page = visit(EXPLORERS["prolactin_day"], scheme, width).page
    commit(page)
    reset(page)
    start, before = hours(page), state(page)
    page.locator(".feed").nth(2).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageUp")
    assert hours(page)[2] == start[2] + 1.25
    page.keyboard.press("Delete")
    assert len(hours(page)) == len(start) - 1
    after = state(page)
    assert all(after[part] != before[part] for part in before)
    assert page.evaluate("document.activeElement.classList.contains('feed')")
    page.locator("button.add").focus()
    page.keyboard.press("Enter")
    assert len(hours(page)) == len(start)
    assert_shows_the_model(page, "prolactin_day")
    assert page.locator(".feed").first.get_attribute("aria-valuetext") == "01:00"


@pytest.mark.parametrize(("width", "pointer"), [(1280, "mouse"), (360, "touch")])
def test_clock_by_mouse_and_touch(visit, width, pointer):
    page = visit(EXPLORERS["prolactin_day"], "file", width, has_touch=pointer == "touch").page
    commit(page)
    reset(page)
    start = hours(page)
    page.locator(".clock-face").evaluate("e => e.scrollIntoView({block: 'end'})")
    dot = page.locator(".feed").nth(0).locator(".dot").bounding_box()
    face = page.locator(".clock-face").bounding_box()
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    # a quarter turn and a bit: from 01:00 to the place of 02:30
    goal = {"x": face["x"] + face["width"] * (0.5 + 0.373 * 0.609), "y": face["y"] + face["height"] * (0.5 - 0.373 * 0.793)}
    if pointer == "mouse":
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(goal["x"], goal["y"], steps=8)
        page.mouse.up()
    else:
        session = page.context.new_cdp_session(page)
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [goal]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert hours(page)[0] == pytest.approx(2.5, abs=0.26)
    # the ring between two feeds adds one there: 11:30 is near the bottom
    bottom = {"x": face["x"] + face["width"] * (0.5 + 0.373 * 0.13), "y": face["y"] + face["height"] * (0.5 + 0.373 * 0.991)}
    if pointer == "mouse":
        page.mouse.click(bottom["x"], bottom["y"])
    else:
        page.touchscreen.tap(bottom["x"], bottom["y"])
    assert len(hours(page)) == len(start) + 1
    assert hours(page)[-1] == pytest.approx(11.5, abs=0.26)
    page.locator("button.remove").click()
    assert len(hours(page)) == len(start)
    assert_shows_the_model(page, "prolactin_day")


def test_clock_holds_no_more_than_it_can(visit):
    page = visit(EXPLORERS["prolactin_day"]).page
    commit(page)
    for _ in range(20):
        page.locator("button.add").click()
    assert len(hours(page)) == 16
    assert "as many feeds" in page.locator(".times").text_content()
    for _ in range(16):
        page.locator("button.remove").click()
    assert hours(page) == []
    assert_shows_the_model(page, "prolactin_day")


@pytest.mark.parametrize("name", EXPLORERS)
def test_figure_text_is_legible_on_a_phone(visit, name):
    page = visit(EXPLORERS[name], width=360).page
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('figure svg')].flatMap(svg => [...svg.querySelectorAll('text')].map(t =>
            parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    )
    assert sizes and min(sizes) >= 11


@pytest.mark.parametrize("name", EXPLORERS)
def test_targets_are_large_enough(visit, name):
    page = visit(EXPLORERS[name], width=360, has_touch=True, is_mobile=True).page
    commit(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(['.activity button', '.activity input[type=range]', '.activity .choice',
                                                '.activity summary', '.top a', '.top summary'].join(','))]
            .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []


def test_handles_of_the_clock_are_large_enough(visit):
    page = visit(EXPLORERS["prolactin_day"], width=360, has_touch=True, is_mobile=True).page
    commit(page)
    for finger in page.locator(".feed .finger").all():
        box = finger.bounding_box()
        assert min(box["width"], box["height"]) >= 40


@pytest.mark.parametrize("name", EXPLORERS)
def test_band_follows_and_is_the_ensembles(visit, name):
    page = visit(EXPLORERS[name]).page
    commit(page)
    if name == "prolactin_day":
        assert page.locator("[data-series$=_band]").count() == 0
        return
    slider = page.locator(f"#{name}-attachment")
    before = page.locator("[data-series$=_band] path").first.get_attribute("d")
    slider.focus()
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("!document.querySelector('.band-waits')", timeout=30000)
    assert page.locator("[data-series$=_band] path").first.get_attribute("d") != before
    series = page.evaluate("document.querySelector('[data-activity=explore]').explorer.result.series")
    here = Explorer(name).result(shown_settings(page))["series"]
    for band in [key for key in here if key.endswith("_band")]:
        assert series[band]["low"] == pytest.approx(here[band]["low"])
        assert series[band]["high"] == pytest.approx(here[band]["high"])


SLOW_WORKER = """const Real = window.Worker;
    window.Worker = class extends Real { set onmessage(f) { super.onmessage = e => setTimeout(() => f.call(this, e), 500); } };"""


def test_late_band_of_an_older_setting_does_not_lose_the_newer(visit):
    page = visit(EXPLORERS["let_down"], script=SLOW_WORKER).page
    commit(page)
    page.locator("#let_down-attachment").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(400)  # the first answer has come, the second has not
    page.wait_for_function("!document.querySelector('.band-waits')", timeout=15000)


@pytest.mark.parametrize("name", EXPLORERS)
def test_numbers_table_follows(visit, name):
    page = visit(EXPLORERS[name]).page
    commit(page)
    page.locator("details.numbers summary").click()
    explorer = Explorer(name)
    values = shown_settings(page)
    expected = explorer.tables(explorer.result(values, band=False))
    for number, table in enumerate(expected):
        rows = page.locator(f"[data-table='{number}'] tr").all()
        assert [[cell.text_content() for cell in row.locator("th, td").all()] for row in rows] == table["rows"]


@pytest.mark.parametrize("name", EXPLORERS)
def test_prediction_comes_first_and_is_kept(visit, name):
    page = visit(EXPLORERS[name]).page
    assert not page.locator(".try").is_visible()
    page.locator("form.predict button[type=submit]").click()
    assert not page.locator(".try").is_visible(), "a prediction without a choice must not count"
    commit(page)
    assert page.locator(".reason.best").first.is_visible()
    assert page.locator(".then").is_visible()
    page.reload()
    assert page.locator(".try").is_visible()
    assert page.locator("form.predict input[type=radio]").nth(1).is_checked()


def test_quiz_gives_the_reason_for_the_chosen_option(visit):
    page = visit(EXPLORERS["supply"]).page
    for form in page.locator(".quiz form").all():
        for option in range(3):
            form.locator(".choice").nth(option).click()
            form.locator("button").click()
            shown = form.locator(f".reason[data-option='{option}']")
            assert shown.is_visible()
            assert len(shown.text_content()) > 20
            assert form.locator(".reason.best").is_visible()
    assert page.locator(".quiz [role=status]").text_content()


def test_own_words_are_kept(visit):
    page = visit(EXPLORERS["supply"]).page
    page.locator("textarea").fill("You are giving so much.")
    page.reload()
    assert page.locator("textarea").input_value() == "You are giving so much."


@pytest.mark.parametrize("broken", ["{not json", '{"version": 99}', "null", '{"version": 1, "answers": 3}'])
def test_broken_saved_record_gives_one_message_and_is_not_lost(visit, broken):
    seen = visit(EXPLORERS["supply"])
    page = seen.page
    page.evaluate("text => localStorage.setItem('milk-in-motion', text)", broken)
    page.reload()
    message = page.locator("main > .problem").text_content()
    assert broken[:40] in message
    assert "expected a saved course record" in message
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('unreadable')).map(([, v]) => v)")
    assert kept == [broken]
    commit(page)
    assert seen.errors == []


def test_wild_setting_gives_one_message_and_the_page_goes_on(visit):
    page = visit(EXPLORERS["supply"]).page
    commit(page)
    page.evaluate("document.querySelector('[data-activity=explore]').explorer.set({top_ups_ml: 9999})")
    assert "top_ups_ml: found 9999, expected a number from 0 to 400" in page.locator(".explorer .problem").text_content()
    reset(page)
    assert not page.locator(".explorer .problem").is_visible()
    assert_shows_the_model(page, "supply")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_accessibility_violations(visit, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(name, width=360, color_scheme=scheme, reduced_motion="reduce").page
    if name != PAGES[0]:
        commit(page)
        page.locator("details.numbers summary").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_search_finds_a_lesson(visit):
    seen = visit("search.html?q=prolactin", "file")
    seen.page.wait_for_selector("#search-results li a", timeout=10000)
    assert "prolactin" in seen.page.locator("#search-results").text_content().lower()
    assert seen.errors == []


def test_every_lesson_is_in_the_site(built):
    for lesson in LESSONS:
        assert (built / lesson.relative_to(ROOT).with_suffix(".html")).exists()


def test_pages_hold_no_widget_state(built):
    for page in EXPLORERS.values():
        html = (built / page).read_text(encoding="utf-8")
        assert "application/vnd.jupyter" not in html
        for spec in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.S):
            json.loads(spec)
