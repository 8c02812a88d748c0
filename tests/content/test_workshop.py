"""The workshop's bets have the answers that its page gives; its numbers are checked in ``test_quoted``."""

from pathlib import Path

import pytest

from lactation.content import quoted
from lactation.content.schema import explorer_content
from lactation.core.scenes.simulator import simulator_run

PAGE = Path(__file__).parent.parent.parent / "book" / "workshop-supply-bet.md"
STORIES = {story.id: story.see for story in explorer_content("simulator").stories}
NIGHTS, TOP_UPS, STRESS = STORIES["nights"], STORIES["top-ups"], STORIES["stress"]


def ran(parameters, **changes):
    """Return the simulator's run at its defaults, changed."""
    content = explorer_content("simulator")
    return simulator_run(content.fixed | {one.name: one.default for one in content.controls} | changes, parameters)


def milk(day, parameters, **changes):
    return ran(parameters, **changes)["milk"][day - 2]


def test_page_binds_the_numbers_of_every_row_and_card():
    entries = quoted.page_text(PAGE.with_name("workshop-supply-bet.quoted.yaml")).quoted
    rows = {one.line for one in entries}
    assert {"| 1 |", "| 2a |", "| 2b |", "| 3 |", "| 4 |"} < rows
    cards = PAGE.read_text(encoding="utf-8").split("## Bet cards")[1].split("## Sources")[0]
    asked = [line for line in cards.splitlines() if "would have been" in line or "would be" in line]
    assert all(any(line.startswith(row) for row in rows) for line in asked)


def test_plan_has_ten_feeds_and_skipped_nights_leave_seven(defaults):
    assert set(ran(defaults)["removals"]) == {10}
    assert ran(defaults, **NIGHTS)["removals"][20] == 7


def test_first_bet_is_a_fifth(defaults):
    assert milk(28, defaults, **NIGHTS) / milk(28, defaults) == pytest.approx(0.8, abs=0.03)


def test_second_bets_are_about_half_and_then_two_thirds(defaults):
    assert milk(28, defaults, **TOP_UPS) / milk(28, defaults) == pytest.approx(0.55, abs=0.04)
    assert milk(35, defaults, **TOP_UPS) / milk(35, defaults) == pytest.approx(2 / 3, abs=0.04)


def test_other_milk_that_is_left_holds_the_milk_there(defaults):
    run = ran(defaults, **TOP_UPS)
    assert run["milk"][54] + 200 == pytest.approx(run["appetite"][54], abs=1)


def test_last_bets_are_the_same(defaults):
    assert milk(31, defaults, **STRESS) == pytest.approx(milk(31, defaults), rel=0.01)
    storage = STORIES["storage"]
    assert milk(84, defaults, **storage) == pytest.approx(milk(84, defaults, storage_ml=300), rel=0.01)
