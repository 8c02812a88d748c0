"""Copies of the course for where there is no network, opened by double-click with the network off: what a page does there."""

import pytest

from lactation.content.schema import words
from lactation.offline.shell import Course
from tests import chromium
from tests.browser import record_page
from tests.browser.conftest import MOST_MS
from tests.browser.copies import MEETING, MOVING, PLAIN, QUIZ, SEARCH, START, TALK, THERE, WAYS, Copy, make_copies
from tests.browser.explorer_page import SHOWN

WORDS = words()
SHARED = MOVING[0]  # with an explorer, of which the settings are sent
PHONE = {"viewport": {"width": 360, "height": 740}, "offline": True}


@pytest.fixture(scope="module")
def copies(built, tmp_path_factory):
    """The folder in which the copies are, of few pages."""
    pages = tuple(dict.fromkeys([START, SEARCH, TALK, QUIZ, MEETING, PLAIN, *MOVING]))
    return make_copies(Course(built, tmp_path_factory.mktemp("copies"), pages))


@pytest.fixture(scope="module", params=list(WAYS))
def copy(request, browser, copies):
    context = browser.new_context(**PHONE)
    context.set_default_timeout(MOST_MS)
    yield Copy(context, copies, request.param)
    context.close()


@pytest.fixture(autouse=True)
def no_errors(request):
    yield
    if "copy" in request.fixturenames:
        seen = request.getfixturevalue("copy")
        found, seen.errors[:] = list(seen.errors), []
        assert found == []


def test_explorers_move(copy):
    mine = MOVING[list(WAYS).index(copy.way) :: len(WAYS)]  # each page in one copy; in all of both: tests/everywhere
    assert {page: copy.moves(page) for page in mine} == {page: [] for page in mine}


def test_the_search_finds_leads_there_marks_and_back_leads_to_what_was_read(copy):
    page = copy.page
    copy.open(START)
    read = page.evaluate("() => { scrollTo(0, 700); return scrollY; }")
    page.evaluate(
        "() => { document.querySelector('.menu').open = true; document.querySelector('#find').value = 'hormones prolactin'; }"
    )
    page.evaluate("() => document.querySelector('.find').requestSubmit()")
    page.wait_for_selector(".results > li")
    assert page.url.endswith("search.html?q=hormones%20prolactin")
    found = next(link for link in page.locator(".results h2 a").all() if "02-prolactin" in link.get_attribute("href"))
    found.click()
    copy.there("Prolactin")
    page.wait_for_function("() => CSS.highlights.size")  # by a script that came late
    assert page.locator("[data-target], :target").count() == 1
    page.go_back()
    page.wait_for_selector(".results > li")
    page.go_back()
    page.wait_for_function(
        f"() => !document.querySelector('.results') && ({THERE})() && Math.abs(scrollY - {read}) < 200"
    )  # what comes above later moves it on


def test_a_link_inside_the_page_leads_the_keyboard_on_and_back(copy):
    copy.open(TALK)
    copy.page.evaluate("() => document.querySelector('.skip').focus()")
    copy.page.keyboard.press("Enter")
    copy.page.wait_for_function("() => location.href.endsWith('#main') && !document.activeElement.matches('.skip')")
    copy.page.keyboard.press("Tab")
    assert copy.page.evaluate("() => Boolean(document.activeElement.closest('main'))")
    copy.page.go_back()
    copy.page.wait_for_function("() => !location.href.endsWith('#main')")
    copy.there()


def test_items_that_come_late_come(copy):
    copy.open(QUIZ)
    copy.page.locator(".exam select[data-slot=module]").select_option(index=1)
    copy.page.locator(".exam [data-do=deal]:visible").click()
    copy.page.wait_for_function("() => Object.keys(window.MILK_ITEMS || {}).length")


def test_a_tool_of_a_page_without_scripts_brings_them(copy):
    copy.open(PLAIN)
    copy.page.locator("[data-tool=listen]").click()
    copy.page.wait_for_function(
        "() => document.documentElement.classList.contains('listens') || document.querySelector('.listen')"
    )
    assert copy.page.locator("html.missing").count() == 0


def pasted(copy, text):
    """Paste a text into the panel of the page that is open, and press the button below it."""
    copy.page.locator("[data-tool=share]").first.click()
    copy.page.get_by_text(WORDS["share_paste"]).click()
    copy.page.get_by_label(WORDS["share_paste_label"]).fill(text)
    copy.page.get_by_role("button", name=WORDS["share_paste_open"]).click()


def test_what_is_shared_is_a_text_that_opens_in_every_copy(copy):
    name, page = next(iter(SHOWN[SHARED])), copy.page
    settings = f"() => JSON.stringify(document.querySelector('#explore-{name}').explorer.settings)"
    copy.open(SHARED)
    page.locator("[data-tool=share]").first.click()
    panel = page.locator(".share")
    assert WORDS["share_for_file"] in panel.inner_text()
    things = panel.locator("select").first
    explorer = things.locator("option", has_text=WORDS["share_is_explorer"].partition("{")[0]).first
    things.select_option(explorer.get_attribute("value"))
    text = panel.locator("textarea").first.input_value()
    assert SHARED in text and WORDS["share_title"] in text and "file:" not in text
    there = page.evaluate(settings)
    for sent in (text, text.replace(SHARED, "https://course.example/en/" + SHARED), f"{text}.\n"):
        copy.open(START)
        pasted(copy, sent)
        page.locator(".sent").wait_for()
        assert not page.locator(".sent.problem").count()
        assert SHARED in page.url
        assert page.evaluate(settings) == there
    page.locator(".sent button").nth(1).click()
    pasted(copy, text)  # the address is the same as before
    page.locator(".sent").wait_for()
    pasted(copy, "See you on Monday")
    assert page.locator(".share .problem:visible").inner_text() == WORDS["share_paste_none"]
    page.keyboard.press("Escape")
    pasted(copy, "notebooks/m99/01-none.html")
    assert page.locator(".share .problem:visible").inner_text() == WORDS["share_paste_unknown"]


def test_slides_and_their_number_stand_in_the_address_and_a_second_window_follows(copy):
    copy.open(f"{MEETING}?slides#2")
    copy.page.locator(".slide").wait_for()
    copy.page.keyboard.press("ArrowRight")
    copy.page.wait_for_function("() => location.href.endsWith('?slides#3') && document.querySelectorAll('.slide').length === 1")
    with copy.context.expect_page() as opened:
        copy.page.get_by_role("button", name=WORDS["slides_notes"]).click()
    notes = opened.value
    notes.wait_for_function("() => document.documentElement.classList.contains('notes')")
    notes.keyboard.press("ArrowRight")
    copy.page.wait_for_function("() => location.href.endsWith('?slides#4')")
    notes.close()


def test_answers_of_a_case_are_there_after_the_browser_was_closed(browser, copies, tmp_path):
    def browser_once(work):
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium.path(), args=chromium.FLAGS, **PHONE
        )
        seen = Copy(context, copies, "one")
        seen.open(TALK)
        found = work(seen.page)
        context.close()
        return found

    def answer(page):
        page.locator("[data-slot='reply:2']").click()
        record_page.kept(page)
        return page.locator("[data-slot=her]").inner_text()

    told = browser_once(answer)
    assert browser_once(lambda page: page.locator("[data-slot=her]").inner_text()) == told


def test_where_no_page_may_lead_on_one_window_shows_all_and_says_that_nothing_is_kept(browser, copies):
    """As in an app that shows a file as its own: such a window has no storage, and may not load a file, not even this one."""
    (copies / "sandbox.html").write_text(
        f'<iframe sandbox="allow-scripts allow-forms" src="{WAYS["one"]}{START}" style="width: 350px; height: 600px">'
    )
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto((copies / "sandbox.html").as_uri())
    frame = page.frames[1]
    frame.wait_for_function(THERE)
    assert frame.locator("[data-notice=record_not_kept]").inner_text() == WORDS["record_not_kept"]
    frame.evaluate("() => { document.querySelector('.menu').open = true; document.querySelector('.find').requestSubmit(); }")
    frame.wait_for_function("() => document.querySelector('.results')")
    frame.evaluate("() => document.querySelector('.brand').click()")
    frame.wait_for_function(f"() => !document.querySelector('.results') && ({THERE})()")
    context.close()


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("#/notebooks/none.html", "offline_no_page"),
        ("#/notebooks/about/none.html", "offline_no_page"),
        ("#/constructor/x.html", "offline_no_page"),
    ],
)
def test_a_page_that_is_not_there_is_said(browser, copies, way, told):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto((copies / "milk-in-motion.html").as_uri() + way)
    page.wait_for_selector("[role=alert]")
    assert page.locator("[role=alert]").inner_text().startswith(WORDS[told])
    page.locator("[role=alert] a").click()
    page.wait_for_function(THERE)
    context.close()


def test_a_copy_that_was_cut_off_says_so(browser, copies):
    whole = (copies / "milk-in-motion.html").read_text(encoding="utf-8")
    (copies / "cut.html").write_text(whole[: whole.index("milk-pack-shared") + 5000], encoding="utf-8")
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto((copies / "cut.html").as_uri())
    page.wait_for_selector("[role=alert]")
    assert page.locator("[role=alert]").inner_text().strip() == WORDS["offline_damaged"]
    context.close()
