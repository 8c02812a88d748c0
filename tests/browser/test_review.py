"""The review on its page: questions of days ago are asked by keyboard, items come late, a reload loses nothing."""

import time

from tests.browser.record_page import base, ready

DAYS = 86400000
PAGE = "notebooks/course/review.html"
ITEMS = ("breast/m02-breast-size", "counselling/m01-counselling-is", "accept_idea/predict")


def kept():
    """What somebody answered three days ago."""
    then = int(time.time() * 1000) - 3 * DAYS
    kinds = ["predict" if item.endswith("predict") else "answer" for item in ITEMS]
    told = {"option": "a", "sure": 50, "attempt": 1, "right": True}
    return [
        {"id": f"e{n}", "at": then + n, "kind": kind, "item": item} | told
        for n, (kind, item) in enumerate(zip(kinds, ITEMS, strict=True))
    ]


def answer(page):
    """Answer the question at hand by keyboard alone, from its heading on; return what was asked."""
    asked = page.locator(".review legend").first.inner_text()
    for key in ("Tab", "Space", "Tab", "Space", "Enter"):
        page.keyboard.press(key)
    page.locator(".review [data-slot=told-part]").wait_for()
    return asked


def check_review(page, requests):
    """Begin, answer one, load the page again, and go through to the end."""
    page.keyboard.press("Tab")
    page.locator(".review [data-do=begin]:visible").focus()
    page.keyboard.press("Enter")
    page.locator(".review legend").first.wait_for()
    assert sum("/items/" in one for one in requests) == 1  # of three modules only what is asked now
    page.wait_for_function("() => document.activeElement.matches('.review legend')")
    asked = [answer(page)]
    assert page.locator(".review [data-slot^=reason-of]:visible").count() == 3
    page.reload()
    page.locator(".review [data-slot=told-part]").wait_for()
    assert page.locator(".review legend").first.inner_text() == asked[0]
    for _ in ITEMS[1:]:
        page.locator(".review [data-do=next]").press("Enter")
        page.locator(".review [data-slot=check]").wait_for()
        page.wait_for_function("() => document.activeElement.matches('.review legend')")
        asked.append(answer(page))
    page.locator(".review [data-do=next]").press("Enter")
    assert len(set(asked)) == len(ITEMS)
    assert page.locator(".review [data-slot=begin]").inner_text().count("3 were right") == 1


def test_what_is_due_is_asked_by_keyboard_and_a_reload_loses_nothing(visit):
    seen = visit(PAGE, width=360, own=True)
    ready(seen.page)
    base(seen.page, kept())
    seen.page.reload()
    check_review(seen.page, seen.requests)
    assert seen.errors == []
