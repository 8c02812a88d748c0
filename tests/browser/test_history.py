"""A history by touch and by keys, reloaded in the middle and at its end; boxes fill, and nothing runs over at 360 px."""

import pytest

PAGE = "notebooks/m07-history-and-plan/02-the-one-question-that-matters.html"


def seen(page):
    return page.evaluate("""() => {
        const view = document.querySelector('[data-play=history]').play.view;
        return JSON.stringify({...view, focus: '', say: ''});
    }""")


def ask(page, box):
    page.locator(f"[data-slot='box:{box}']").click()
    page.locator("[data-slot='reply:1']").click()


def test_a_history_is_taken_reloaded_and_ended_with_a_plan(visit):
    visited = visit(PAGE, width=360, height=640)
    page = visited.page
    for box in ("now", "baby", "birth", "mother", "before", "family"):
        ask(page, box)
    before = seen(page)
    page.reload()
    assert seen(page) == before
    assert page.locator(".history .box li").count() > 0
    page.locator("[data-slot='to-plan']").click()
    page.locator(".history [data-slot=check]").click()
    assert page.locator(".history [data-slot=missing]").is_visible()
    for step in ("concern", "cause", "act", "meet"):
        page.locator(f"[data-slot='choose:{step}'] input").first.check()
    page.locator(".history [data-slot=check]").click()
    assert page.locator(".history [data-slot=result]").is_visible() and page.locator(".history .ending:visible").count() == 1
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    ended = seen(page)
    page.reload()
    assert seen(page) == ended
    assert visited.errors == []


def test_a_history_by_keyboard_alone_is_heard(visit):
    page = visit(PAGE).page
    page.locator("[data-play=history] [data-slot=talk]").focus()
    page.keyboard.press("4")
    assert page.evaluate("() => document.activeElement.dataset.slot") == "asks"
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.slot") == "boxes"
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.locator("[data-play=history] [data-slot=her]").bounding_box()["width"] >= 190, "room for what she says"
    assert page.evaluate("() => document.activeElement.dataset.slot") == "talk"
    said = page.locator("[data-play=history] [data-slot=said]")
    page.wait_for_function("() => document.querySelector('[data-play=history] [data-slot=said]').textContent.length > 20")
    assert page.locator("[data-play=history] [data-slot=her]").inner_text() in said.text_content()


@pytest.mark.parametrize("width", [360, 1280])
def test_with_the_text_twice_as_large_nothing_runs_over(visit, width):
    page = visit(PAGE, width=width).page
    page.add_style_tag(content="html { font-size: 200%; }")
    ask(page, "family")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
