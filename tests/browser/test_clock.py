"""Marks on a clock that stand close together, or at the same time: each can be seen, and moved by mouse, touch and keyboard."""

import random

import pytest

from tests.browser.explorer_page import NAMES, explorer_of

DIALS = {name: [one for one in explorer_of(name).content.controls if one.kind in ("clock", "day")] for name in NAMES}
LEAST_APART = 24  # CSS pixels between what can be pressed (WCAG 2.5.8)
ONE_OF_EACH = [(name, one) for name in ("prolactin_day", "leaking") for one in DIALS[name]]  # a clock and a day
CLOSE = [[9, 9], [9, 9.25, 9], [23.75, 0, 0.25, 0]]


def day_of(control, hours):
    kinds = list(control.kinds)
    return [[hour, kinds[i % len(kinds)]] if kinds else hour for i, hour in enumerate(hours)]


def dots(seen, control):
    """The middles of the marks on the screen."""
    seen.find(f"{seen.box(control)} .clock-face").evaluate("e => e.scrollIntoView({block: 'end', behavior: 'instant'})")
    return seen.page.evaluate(
        """([at, box]) => [...document.querySelectorAll(`${at} ${box} .feed`)].map(e => {
            const at = e.querySelector('.dot').getScreenCTM(); return {x: at.e, y: at.f}; })""",
        [seen.at, seen.box(control)],
    )


@pytest.mark.parametrize(("name", "control"), ONE_OF_EACH, ids=[f"{name} {control.name}" for name, control in ONE_OF_EACH])
@pytest.mark.parametrize("hand", ["mouse", "touch", "keyboard"])
def test_each_of_some_marks_close_together_can_be_moved(card, name, control, hand):
    seen = card(name, width=360 if hand == "touch" else 1280, has_touch=hand == "touch", is_mobile=hand == "touch")
    for hours in CLOSE:
        for index in range(len(hours)):
            seen.set(**{control.name: day_of(control, hours)})
            goal = [*hours]
            if hand == "keyboard":
                seen.find(f"{seen.box(control)} .feed").nth(index).focus()
                seen.page.keyboard.press("PageUp")
                goal[index] = (goal[index] + 1) % 24
                assert seen.hours(control) == goal
                continue
            seen.drag(dots(seen, control)[index], seen.on_ring(control, 15))
            goal[index] = 15
            assert seen.hours(control) == pytest.approx(goal, abs=0.6)


def crowds(control, rng):
    """Days with marks close together."""
    made = [[9] * 4, [9] * control.most, [rng.choice([8.75, 9, 9.25, 21]) for _ in range(control.most)]]
    return made + [[rng.randrange(96) / 4 for _ in range(control.most)] for _ in range(3)]


@pytest.mark.parametrize("name", [name for name in NAMES if DIALS[name]])
def test_marks_of_any_day_stand_apart_and_a_finger_gets_the_one_it_touches(card, name):
    seen, rng = card(name, width=360), random.Random(name)
    for control in DIALS[name]:
        for hours in crowds(control, rng):
            seen.set(**{control.name: day_of(control, hours)})
            places = dots(seen, control)
            for i, one in enumerate(places):
                for other in places[:i]:
                    assert ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5 >= LEAST_APART, hours
            for i in rng.sample(range(len(hours)), min(4, len(hours))) if (name, control) in ONE_OF_EACH else []:
                seen.page.mouse.move(**places[i])
                seen.page.mouse.down()
                assert seen.find(f"{seen.box(control)} .feed.chosen").get_attribute("aria-label").endswith(f" {i + 1}")
                seen.page.mouse.up()
                assert seen.hours(control) == hours, "to touch a mark is not to move it"
