"""The planner's two clocks in Chromium: kinds, keyboard, the words of an empty and of a full day."""

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import words
from lactation.core.scenes.planner import MOST_PLANNER_TIMES

PAGE = "notebooks/m11-the-mother/03-rest-and-nights.html"


@pytest.fixture
def planner(visit):
    page = visit(PAGE, "file", 360).page
    page.locator("form.predict .choice").nth(1).click()
    page.locator("form.predict button[type=submit]").click()
    page.wait_for_selector("[data-asks=''] .try", state="visible")
    page.locator("button.reset").click()
    return page


def settings(page):
    return page.evaluate("document.querySelector('[data-activity=explore]').explorer.settings")


def assert_shows_the_model(page):
    explorer = Explorer("planner")
    result = explorer.result(settings(page), band=False)
    texts = explorer.texts(result, settings(page))
    for readout in explorer.readouts(texts):
        assert page.locator(f"[data-readout={readout['name']}]").text_content() == readout["text"]
    assert page.locator(".say").text_content() == explorer.sentence(result, settings(page))


def test_new_time_on_the_mothers_clock_is_a_sleep_and_turns_into_a_meal_and_help(planner):
    clock = planner.locator("[data-control=rest_day]")
    before = len(settings(planner)["rest_day"])
    clock.locator("button.add").click()
    for kind in ("sleep", "meal", "help", "sleep"):
        assert settings(planner)["rest_day"][-1][1] == kind
        assert clock.locator(".feed").last.get_attribute("data-kind") == kind
        assert_shows_the_model(planner)
        planner.keyboard.press("Enter")
    planner.keyboard.press("Delete")
    assert len(settings(planner)["rest_day"]) == before


def test_full_and_empty_clock_speak_of_times_and_not_of_feeds(planner):
    clock = planner.locator("[data-control=rest_day]")
    for _ in range(MOST_PLANNER_TIMES - len(settings(planner)["rest_day"])):
        clock.locator("button.add").click()
    listed = clock.locator(".times").text_content()
    for _ in range(2):  # the words of a full clock stand beside the list, once
        clock.locator("button.add").click()
        assert clock.locator(".times").text_content() == f"{listed} {words()['day_full']}"
    assert len(settings(planner)["rest_day"]) == MOST_PLANNER_TIMES
    for _ in range(MOST_PLANNER_TIMES):
        clock.locator("button.remove").click()
    assert settings(planner)["rest_day"] == []
    assert clock.locator(".times").text_content() == "Nothing is planned yet."
    assert_shows_the_model(planner)


def test_sleep_moves_in_the_strip_and_the_milk_stays(planner):
    strip = "[...document.querySelectorAll('[data-series=asleep] path')].map(p => p.getAttribute('d')).join('')"
    milk = "[...document.querySelectorAll('[data-series=milk] path')].map(p => p.getAttribute('d')).join('')"
    before = planner.evaluate(f"[{strip}, {milk}]")
    planner.locator("[data-control=rest_day] .feed").first.focus()
    planner.keyboard.press("PageUp")
    after = planner.evaluate(f"[{strip}, {milk}]")
    assert after[0] != before[0]
    assert after[1] == before[1]
    assert_shows_the_model(planner)
