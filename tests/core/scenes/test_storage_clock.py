import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.storage_clock import (
    check_storage_clock,
    on_scale,
    rule_of,
    storage_clock_light,
    storage_clock_member,
    storage_clock_run,
    storage_clock_show,
)
from lactation.core.words import NOT_THERE

ROOM, FRIDGE, FREEZER = 0, 2, 3
RULES = [[[ROOM, 0, 4, 8], [FRIDGE, 0, 96, 192], [FREEZER, 0, 4380, 8760], [FRIDGE, 1, 24, 24]], []]
USUAL = {"rules": RULES, "table": 0, "place": ROOM, "milk": 0, "hour": 8.0, "waited": 0, "home": 1}
ANY = st.fixed_dictionaries(
    {
        "table": st.integers(0, 1),
        "place": st.integers(0, 3),
        "milk": st.integers(0, 2),
        "hour": st.floats(0, 24),
        "waited": st.floats(0, 200),
        "home": st.integers(0, 1),
    }
)


def shown(changes=None):
    chosen = USUAL | (changes or {})
    return storage_clock_show(chosen, storage_clock_run(chosen, {}), [])


@given(ANY)
def test_until_is_the_hour_and_the_rule(chosen):
    readouts = shown(chosen)["readouts"]
    hours, longest = rule_of(RULES[chosen["table"]], chosen["place"], chosen["milk"])
    assert (readouts["keeps_h"], readouts["longest_h"]) == (hours, longest)
    assert readouts["until_h"] == (NOT_THERE if hours == NOT_THERE else chosen["hour"] + hours)
    assert readouts["now_h"] == chosen["hour"] + chosen["waited"]


@given(ANY)
def test_something_is_always_said_and_late_milk_is_never_in_time(chosen):
    said = shown(chosen)["sentence"]
    assert said
    assert len({"in_time", "at_the_edge", "too_late"} & set(said)) == ("until" in said)
    hours = rule_of(RULES[chosen["table"]], chosen["place"], chosen["milk"])[0]
    if hours == NOT_THERE or chosen["waited"] > hours or not chosen["home"]:
        assert "in_time" not in said


@given(ANY)
def test_hands_stand_on_the_dial_and_bars_on_the_scale(chosen):
    series = shown(chosen)["series"]
    assert all(0 <= series[name]["y"][0] <= 1 for name in ("made_hand", "until_hand", "until_seen"))
    assert all(0 <= x <= 4 for name in series if name[-1].isdigit() for x in series[name]["x"])


def test_scale_is_of_tenfolds_and_ends():
    assert [on_scale(hours) for hours in (0, 1, 10, 100, 10**6)] == pytest.approx([0, 0, 1, 2, math.log10(8760)])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, ["until", "in_time", "hot_room"]),
        ({"waited": 4}, ["until", "in_time", "hot_room"]),
        ({"waited": 5}, ["until", "at_the_edge"]),
        ({"waited": 8.5}, ["until", "too_late"]),
        ({"place": FRIDGE, "waited": 90}, ["until", "in_time"]),
        ({"place": FREEZER, "milk": 1}, ["never_again"]),
        ({"milk": 2, "place": FRIDGE}, ["left_over"]),
        ({"place": 1}, ["no_rule"]),
        ({"table": 1}, ["no_table"]),
        ({"home": 0}, ["ward"]),
    ],
)
def test_each_case_is_said(changes, says):
    assert shown(changes)["sentence"] == says


def test_second_hand_is_seen_only_for_short_times():
    assert shown()["series"]["until_seen"]["y"] == [1.0]
    assert shown({"place": FRIDGE})["series"]["until_seen"]["y"] == [0.0]


def test_rules_have_no_band_and_little_needs_a_new_run():
    assert storage_clock_member(USUAL, {}) == {}
    assert storage_clock_light() == ["hour", "waited", "home"]


@pytest.mark.parametrize("field", ["table", "place", "milk", "hour", "waited", "home"])
@pytest.mark.parametrize("value", [math.nan, -1, 999, True, "1", None])
def test_wild_settings_are_refused_by_name(field, value):
    with pytest.raises(ValueError, match=f"^{field}: found {value}, expected a (whole )?number from 0 to"):
        check_storage_clock(USUAL | {field: value})


def test_rules_that_are_no_tables_are_refused():
    with pytest.raises(ValueError, match=r"^rules: found nan, expected a list of tables$"):
        check_storage_clock(USUAL | {"rules": math.nan})
