"""The workshop's results table says what the model gives: on paper nobody can look it up."""

import re
from pathlib import Path

import pytest

from lactation.content.schema import explorer_content
from lactation.core.scenes.simulator import simulator_member, simulator_run

PAGE = Path(__file__).parent.parent.parent / "book" / "workshop-supply-bet.md"


def settings(feeds=0, **changes):
    """Return the simulator's settings at the start, or every plan ``feeds`` evenly spaced, changed."""
    content = explorer_content("simulator")
    made = content.fixed | {control.name: control.default for control in content.controls}
    plan = [[24 * (number + 0.5) / feeds, "feed"] for number in range(feeds)]
    return made | ({f"{name}_day": plan for name in "abc"} if feeds else {}) | changes


def on(day, parameters, series="milk", **changes):
    run = simulator_run(settings(**changes), parameters)
    return run[series][day - 1] if series == "weight" else run[series][day - 2]


def row(number):
    (line,) = (line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {number} |"))
    return line


def says(number, value, form="{:.0f}"):
    return re.search(rf"(?<![\d.]){re.escape(form.format(value))}(?![\d])", row(number))


STORIES = {story.id: story.see for story in explorer_content("simulator").stories}
NIGHTS, TOP_UPS, STRESS = STORIES["nights"], STORIES["top-ups"], STORIES["stress"]


def test_plan_has_ten_feeds(defaults):
    assert set(simulator_run(settings(), defaults)["removals"]) == {10}


def test_skipping_nights(defaults):
    assert says(1, on(28, defaults))
    assert says(1, on(28, defaults, **NIGHTS))
    assert says(1, on(28, defaults, "weight"), "{:.2f} kg")
    assert says(1, on(28, defaults, "weight", **NIGHTS), "{:.2f} kg")


def test_nights_leave_seven_feeds(defaults):
    assert simulator_run(settings(**NIGHTS), defaults)["removals"][20] == 7


def test_band_of_the_first_bet(members):
    milk = sorted(simulator_member(settings(**NIGHTS), member)["milk"][26] for member in members)
    low, high = (milk[int(share * len(milk))] for share in (0.05, 0.95))
    assert f"from {low:.0f} to {high:.0f} mL" in PAGE.read_text(encoding="utf-8")


def test_top_up_spiral(defaults):
    assert says("2a", on(28, defaults))
    assert says("2a", on(28, defaults, **TOP_UPS))
    assert says("2a", on(28, defaults, "intake", **TOP_UPS))
    assert says("2a", on(28, defaults, "weight"), "{:.2f} kg")
    assert says("2a", on(28, defaults, "weight", **TOP_UPS), "{:.2f} kg")


def test_way_out(defaults):
    for value in (on(28, defaults, **TOP_UPS), on(35, defaults, **TOP_UPS), on(56, defaults, **TOP_UPS)):
        assert says("2b", value)
    assert says("2b", on(35, defaults, "intake", **TOP_UPS))
    assert says("2b", on(35, defaults, "appetite"))


@pytest.mark.parametrize(("storage_ml", "feeds"), [(100, 11), (300, 8)])
def test_storage(defaults, storage_ml, feeds):
    assert says(3, on(84, defaults, feeds=feeds, storage_ml=storage_ml))
    assert says(3, on(28, defaults, feeds=6, storage_ml=storage_ml))


def test_four_hard_days(defaults):
    for changes in ({}, STRESS):
        assert says(4, on(31, defaults, **changes))


def test_cards_ask_with_the_numbers_of_the_table(defaults):
    cards = PAGE.read_text(encoding="utf-8").split("## Bet cards")[1]
    assert cards.count(f"{on(28, defaults):.0f} mL") == 2
    assert cards.count(f"{on(35, defaults):.0f} mL") == 1
    assert cards.count(f"{on(31, defaults):.0f} mL") == 1
