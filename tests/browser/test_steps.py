"""The step player, the ordering and the pictures that need care, by mouse and by keyboard, and without scripts."""

import pytest

from lactation.activities.steps import Steps

FOLDER = "notebooks/m09-helping-milk-flow"
PAGES = {
    "back_rub": f"{FOLDER}/02-the-back-rub.html",
    "hand_expression": f"{FOLDER}/03-hand-expression.html",
    "cup_feeding": f"{FOLDER}/05-storing-cup-and-spoon.html",
}


@pytest.fixture
def opened(visit):
    """The name and the card of one of them, at a phone's width: what differs is played at random without a browser."""
    seen = visit(PAGES["back_rub"], width=360)
    yield "back_rub", seen.page.locator(".steps")
    assert seen.errors == []


def test_one_step_at_a_time_by_button_and_key(opened):
    name, card = opened
    titles = list(Steps(name).titles().values())
    shown = card.locator(".step-list > li:visible h3")
    assert shown.all_inner_texts() == [f"1. {titles[0]}"]
    assert card.locator(".player [data-do=back]").is_disabled()
    card.locator(".player [data-do=next]").click()
    assert shown.all_inner_texts() == [f"2. {titles[1]}"]
    card.locator(".player").press("End")
    assert shown.all_inner_texts() == [f"{len(titles)}. {titles[-1]}"]
    assert card.locator(".player [data-do=next]").is_disabled()
    card.locator(".player").press("ArrowLeft")
    assert card.locator(".count").inner_text() == f"Step {len(titles) - 1} of {len(titles)}"


def test_steps_are_put_in_order_with_feedback(opened):
    name, card = opened
    activity = Steps(name)

    def order():
        return card.locator(".order-list li").evaluate_all("items => items.map(item => item.dataset.id)")

    assert order() == activity.order()
    check = card.locator(".ordering [data-do=check]")
    check.click()
    assert "comes later" in card.locator(".order-said").inner_text()
    for place, step in enumerate(activity.titles()):
        while order().index(step) > place:
            up = card.locator(f".order-list li[data-id='{step}'] [data-do=up]")
            up.focus()
            up.press("Enter")
    check.click()
    assert card.locator(".order-said").inner_text() == activity.words["order_right"]
    assert card.locator(".order-list [data-mark=placed]").count() == len(activity.titles())


def test_order_is_remembered(opened):
    _, card = opened
    card.locator(".order-list [data-do=down]").first.click()
    card.locator(".ordering [data-do=check]").click()
    said = card.locator(".order-said").inner_text()
    card.page.reload()
    card.locator(".order-list [data-mark], .order-said:not(:empty)").first.wait_for()
    assert card.locator(".order-said").inner_text() == said


def test_picture_is_answered_with_the_reason_and_what_to_say(opened):
    name, card = opened
    fault = Steps(name).content.faults[0]
    card.locator(".faults summary").first.click()
    form = card.locator(".faults form").first
    chosen = fault.options[1]
    form.locator(".choice").filter(has=card.page.locator(f"input[value={chosen.id}]")).click()
    form.locator("button[type=submit]").click()
    assert chosen.reason in form.inner_text()
    assert fault.say in form.inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_all_steps_are_there_without_scripts(visit, name):
    card = visit(PAGES[name], width=360, java_script_enabled=False).page.locator(".steps")
    assert card.locator(".step-list > li:visible").count() == len(Steps(name).content.steps)
    assert not card.locator(".ordering").is_visible()
