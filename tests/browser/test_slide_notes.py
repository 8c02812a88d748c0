"""A meeting's notes in a second window lead its slides, and follow them. Two windows need a browser that has windows."""

import pytest

from lactation.content.meetings import meetings
from tests import chromium

FOLDER = "notebooks/instructors"


@pytest.fixture(scope="module")
def browser(browser):
    """Chromium with its windows."""
    launched = browser.browser_type.launch(executable_path=chromium.path(), args=chromium.FLAGS)
    yield launched
    launched.close()


def place(page):
    return int(page.locator(".slide-bar .count").text_content().split(" / ")[0])


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_slides_are_alive_and_the_notes_follow_and_lead(visit, scheme):
    watched = visit(f"{FOLDER}/meeting-a.html", scheme, 1280, height=720, own=True)
    page = watched.page
    part = meetings().meetings[0].parts[1]
    page.locator("[data-slides] button").click()
    for key in ("PageDown", "ArrowRight", " "):
        page.keyboard.press(key)
    assert place(page) == 4
    page.keyboard.press("PageUp")
    page.keyboard.press("Shift+ ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    question = page.locator(".slide")  # a question of the quiz, alone, which grows when it is answered
    assert question.locator(".asks > li:visible").count() == 1
    question.locator(".choice:visible").first.click()
    question.locator("button[type=submit]:visible").click()
    question.locator(".reason:visible").first.wait_for()
    page.wait_for_function("""() => { const el = document.querySelector('.slide');
        return el.getBoundingClientRect().bottom <= document.querySelector('.slide-bar').getBoundingClientRect().top + 1
            && el.scrollHeight <= el.clientHeight + 1; }""")
    with page.context.expect_page() as opened:
        page.locator(".slide-bar").get_by_role("button", name="Notes").click()
    notes = opened.value
    notes.locator(".noted .for-you").get_by_text(part.you[0]).wait_for()
    assert f"{part.minutes} of {part.minutes}" in notes.locator(".time-left").text_content()
    notes.locator(".slide-bar").get_by_role("button", name="Next").click()
    page.wait_for_function("() => document.querySelector('.slide-bar .count').textContent.startsWith('5 ')")
    page.keyboard.press("ArrowLeft")
    notes.wait_for_function("() => document.querySelector('.slide-bar .count').textContent.startsWith('4 ')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.documentElement.classList.contains('slides')")
    assert page.locator("h1").is_visible()
    assert not page.locator(".slide-bar").is_visible()
    assert watched.errors == [] and watched.outside == []
