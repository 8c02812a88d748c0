"""The built pages in real Chromium, network blocked: over http and from a folder, at 360 px and at 1280 px."""

import json
import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from lactation.content.marked import named
from lactation.content.schema import LabelsContent
from lactation.core.words import fill_in
from tests.browser.explorer_page import ASKING, NAMES, SHOWN, WORDS, Card, explorer_of, modelled
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.execute import LESSONS, NOTEBOOKS, ROOT


def page_of(path):
    """The page of a source file."""
    return path.relative_to(ROOT).with_suffix(".html").as_posix()


LESSON_PAGES = [page_of(path) for path in LESSONS]
PAGES = [*map(page_of, sorted((ROOT / "book").glob("*.md"))), *map(page_of, NOTEBOOKS)]


def on_page(name):
    """The explorers of a page."""
    return list(SHOWN.get(name, {}))


def commit_all(page, name):
    """Make every prediction of a page."""
    for explorer in on_page(name):
        Card(page, explorer).commit()


def test_every_explorer_has_a_page():
    assert set(PAGE_OF) == set(NAMES)


def assert_quiet(seen, width):
    """A page fits its width, says nothing on the console and asks nobody else."""
    seen.page.wait_for_timeout(300)
    assert seen.errors == []
    assert seen.outside == []
    assert seen.requests
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_page_from_a_folder_is_quiet_and_fits_its_width(visit, name):
    seen = visit(name, "file", 1280)
    commit_all(seen.page, name)
    assert_quiet(seen, 1280)


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_phone_is_quiet_large_enough_and_accessible(visit, name):
    seen = visit(name, width=360, has_touch=True, is_mobile=True, color_scheme="light", reduced_motion="reduce")
    if name in {PAGE_OF[explorer] for explorer in ASKING}:
        assert_first_screen(seen.page)
    commit_all(seen.page, name)
    assert_quiet(seen, 360)
    assert_large_enough(seen.page, name)
    assert_accessible(seen.page)


def test_every_page_is_free_of_third_parties(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", html), path
        assert "fontawesome" not in html.lower(), path
    assert not [path for path in built.rglob("*") if "fontawesome" in path.name.lower()]
    for path in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique(built, page):
    ids = Counter(re.findall(r'<[^>]* id="([^"]+)"', (built / page).read_text(encoding="utf-8")))
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("page", LESSON_PAGES)
def test_citations_lead_to_their_sources(built, page):
    html = (built / page).read_text(encoding="utf-8")
    targets = set(re.findall(r'<a [^>]*class="[^"]*footnote-reference[^"]*"[^>]*href="#([^"]+)"', html))
    targets |= set(re.findall(r'<a [^>]*href="#([^"]+)"[^>]*class="[^"]*footnote-reference', html))
    assert len(targets) >= 3
    for target in targets:
        assert f'id="{target}"' in html


@pytest.mark.parametrize("name", NAMES)
def test_finished_before_any_script(browser, addresses, name):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{addresses['http']}/{PAGE_OF[name]}")
    seen, explorer = page.locator(f"#explore-{name}"), explorer_of(name)
    result = modelled(name, "{}")
    texts = explorer.texts(result)
    for readout in explorer.readouts(texts):
        shown = seen.locator(f"[data-readout={readout['name']}]")
        assert shown.text_content() == readout["text"]
        assert shown.is_visible()
    assert seen.locator(".say").text_content() == explorer.sentence(result)
    assert seen.locator("figure svg").first.is_visible()
    if name in ASKING:
        assert seen.locator("details.no-script summary").first.is_visible()
    context.close()


def assert_first_screen(page):
    """The mother's worry and most of the figure are there before anybody scrolls; no code is."""
    worry, figure = page.locator("blockquote").first.bounding_box(), page.locator("figure svg").first.bounding_box()
    assert worry["y"] + worry["height"] <= 740
    assert figure["y"] + 0.6 * figure["height"] <= 740
    assert page.locator(".highlight, pre").count() == 0


def test_parts_are_named_by_keyboard_alone(visit):
    page = visit(PAGE_OF["breast"]).page
    labels = named("labels", "breast", LabelsContent).labels
    activity = page.locator(".label-it")
    picks = activity.locator(".pick")
    assert picks.count() == len(labels) >= 6
    for number in range(picks.count()):
        pick = picks.nth(number)
        pick.locator("select").focus()
        wanted = pick.locator("select").get_attribute("data-of")
        for _ in range(len(labels) + 1):
            if pick.locator("select").input_value() == wanted:
                break
            page.keyboard.press("ArrowDown")
    activity.locator("form button[type=submit]").focus()
    page.keyboard.press("Enter")
    of = str(len(labels))
    assert activity.locator(".count").text_content() == fill_in(WORDS["labels_right"], {"n": of, "of": of})
    assert activity.locator(".reason[data-mark=best]").count() == len(labels)


# ---- Phones, eyes and fingers ----


def assert_large_enough(page, name):
    """Text in figures can be read, and fingers meet what they aim at."""
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.explorer figure svg')].flatMap(svg => [...svg.querySelectorAll('text')].map(t =>
            parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    )
    assert bool(sizes) == bool(on_page(name))
    assert min(sizes, default=11) >= 11
    small = page.evaluate(
        """() => [...document.querySelectorAll(['.activity button', '.activity input[type=range]', '.activity .choice',
                                                '.activity select', '.activity summary', '.top a', '.top summary'].join(','))]
            .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []
    for finger in page.locator(".clock-face .finger").all():
        if finger.is_visible():
            box = finger.bounding_box()
            assert min(box["width"], box["height"]) >= 40


# ---- Questions, and what is kept ----


ANSWER_EACH = """form => [...form.querySelectorAll(".choice")].map((choice, option) => {
    choice.click();
    form.querySelector("button").click();
    const reason = form.querySelectorAll(".reason")[option];
    return [reason.checkVisibility() ? reason.textContent : "", form.querySelector(".reason[data-mark=best]").checkVisibility()];
})"""


@pytest.mark.parametrize("page", LESSON_PAGES)
def test_quiz_gives_the_reason_for_the_chosen_option(visit, page):
    page = visit(page).page
    quiz = page.locator(".quiz").last  # the vignettes before it are built the same way
    hand = quiz.locator("form").first
    hand.locator(".choice").last.click()
    hand.locator("button[type=submit]").click()
    assert hand.locator(".reason").last.is_visible()
    for form in quiz.locator("form").all():
        answers = form.evaluate(ANSWER_EACH)  # a hand's clicks take a tenth of a second each
        assert len(answers) >= 2
        for reason, best_shows in answers:
            assert len(reason) > 20
            assert best_shows
    spoken = (
        "() => [...[...document.querySelectorAll('.quiz')].pop().querySelectorAll('[role=status]')].every(one => one.textContent)"
    )
    page.wait_for_function(spoken)


def test_own_words_are_kept(visit):
    page = visit(PAGE_OF["supply"]).page
    page.locator("textarea").fill("You are giving so much.")
    page.reload()  # at once: what is being written is kept when the page is left
    page.wait_for_function("() => document.documentElement.dataset.record && document.querySelector('textarea').value")
    assert page.locator("textarea").input_value() == "You are giving so much."


@pytest.mark.parametrize("broken", ["{not json", '{"version": 99}', "null", '{"version": 1, "answers": 3}'])
def test_broken_saved_record_gives_one_message_and_is_not_lost(visit, broken):
    seen = visit(PAGE_OF["supply"])
    page = seen.page
    page.evaluate("text => localStorage.setItem('milk-in-motion', text)", broken)
    page.reload()
    message = page.locator("main > .problem").text_content()
    assert broken[:40] in message
    assert "expected a saved course record" in message
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('unreadable')).map(([, v]) => v)")
    assert kept == [broken]
    Card(page, "supply").commit()
    assert seen.errors == []


def assert_accessible(page):
    """Axe finds nothing, in light and dark."""
    for summary in page.locator("details.numbers summary").filter(visible=True).all():
        summary.click()
    for summary in page.locator("details.story summary").all()[:1]:
        summary.click()
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="dark")  # in the dark only the colours are others
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()


def test_every_notebook_and_page_is_in_the_site(built):
    assert [page for page in PAGES if not (built / page).exists()] == []


def test_pages_hold_no_widget_state(built):
    for page in PAGES:
        html = (built / page).read_text(encoding="utf-8")
        assert "application/vnd.jupyter" not in html
        for spec in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.S):
            json.loads(spec)
