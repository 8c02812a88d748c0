import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.core.scenes.expressing import (
    EXPRESSING_DAYS,
    MOST_PROVEN_ML,
    check_expressing,
    expressing_light,
    expressing_member,
    expressing_plan,
    expressing_run,
    expressing_sentence,
    expressing_show,
    longest_pause_hours,
)
from tests.core.strategies import SETS

DEFAULTS = SETS[0]
USUAL = {"times": 8, "nights": 1, "removed": 0.7, "first_day": 0, "look_day": 28}
ANY_SET = st.sampled_from(SETS)
ANY = st.fixed_dictionaries(
    {
        "times": st.integers(2, 10),
        "nights": st.integers(0, 1),
        "removed": st.floats(0.3, 0.8),
        "first_day": st.integers(0, 4),
        "look_day": st.integers(2, EXPRESSING_DAYS),
    }
)


def shown(changes=None, parameters=DEFAULTS, members=()):
    chosen = USUAL | (changes or {})
    return expressing_show(chosen, expressing_run(chosen, parameters), list(members))


@given(ANY, ANY_SET)
@settings(max_examples=25)
def test_better_removal_never_gives_less(chosen, parameters):
    less, more = (expressing_run(chosen | {"removed": share}, parameters)["milk"] for share in (0.3, 0.8))
    assert all(one <= other + 1e-6 for one, other in zip(less, more, strict=True))


@given(ANY, ANY_SET)
@settings(max_examples=25)
def test_chosen_day_changes_what_is_seen_and_not_the_milk(chosen, parameters):
    one, other = (expressing_run(chosen | {"look_day": day}, parameters)["milk"] for day in (2, EXPRESSING_DAYS))
    assert one == pytest.approx(other)


@given(ANY, ANY_SET)
@settings(max_examples=25)
def test_readouts_are_those_of_the_chosen_day(chosen, parameters):
    result = expressing_show(chosen, expressing_run(chosen, parameters), [])
    assert result["readouts"]["milk_ml"] == result["series"]["milk"]["y"][chosen["look_day"] - 2]
    assert result["readouts"]["each_ml"] * chosen["times"] == pytest.approx(result["readouts"]["milk_ml"])
    assert result["series"]["look"]["x"] == [chosen["look_day"]]
    assert all(0 <= full <= 100 + 1e-9 for full in result["series"]["full"]["y"])


@given(ANY)
def test_nights_off_leaves_the_night_free(chosen):
    plan = expressing_plan(chosen | {"nights": 0}, DEFAULTS)
    assert len(plan) == chosen["times"]
    assert all(6 <= one["hour"] <= 22 and one["kind"] == "express" for one in plan)
    assert longest_pause_hours(plan) >= 8 - 1e-9


@given(ANY)
def test_nights_on_spreads_them_evenly(chosen):
    assert longest_pause_hours(expressing_plan(chosen | {"nights": 1}, DEFAULTS)) == pytest.approx(24 / chosen["times"])


@pytest.mark.parametrize("parameters", SETS[:10])
def test_four_and_more_against_three_and_fewer_is_near_the_study(parameters):
    often, seldom = (sum(expressing_run(USUAL | {"times": times}, parameters)["milk"][3:17]) for times in (5, 3))
    assert 1.2 < often / seldom < 2.4  # De Carvalho 1985 found 1.55


def test_member_gives_the_band_its_line():
    members = [expressing_member(USUAL, own) for own in SETS[1:]]
    found = shown(members=members)["series"]["milk_band"]
    assert len(found["low"]) == len(found["high"]) == len(found["x"]) == EXPRESSING_DAYS - 1
    assert all(low <= high for low, high in zip(found["low"], found["high"], strict=True))
    assert shown()["series"]["milk_band"]["low"] == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, {"now", "enough"}),
        ({"times": 6, "nights": 0}, {"now", "short", "gap"}),
        ({"times": 4}, {"now", "short"}),
        ({"times": 3}, {"now", "short", "falls", "gap"}),
        ({"removed": 0.35}, {"now", "short", "weak"}),
        ({"first_day": 4, "look_day": 3}, {"waiting"}),
        ({"removed": 0.8, "times": 10, "look_day": 42}, {"now", "enough", "generous"}),
    ],
)
def test_each_plan_says_what_happens(changes, says):
    assert set(shown(changes)["sentence"]) == says


def test_late_start_is_said():
    assert "late" in shown({"first_day": 2})["sentence"]
    assert "late" not in shown({"first_day": 1})["sentence"]


def test_sentence_marks_milk_beyond_what_was_studied():
    run = {"milk": [700.0] * 41, "gap_h": 3.0}
    assert "generous" in expressing_sentence(USUAL, run, MOST_PROVEN_ML + 1, 600.0, 700.0)
    assert "generous" not in expressing_sentence(USUAL, run, MOST_PROVEN_ML, 600.0, 700.0)


def test_all_settings_need_a_run():
    assert expressing_light() == []


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("times", 2, 10), ("nights", 0, 1), ("removed", 0.3, 0.8), ("first_day", 0, 7), ("look_day", 2, 42)],
)
@pytest.mark.parametrize("value", [math.nan, -1, 99, True, "3", None])
def test_wild_settings_are_refused_with_name_value_and_range(field, low, high, value):
    with pytest.raises(ValueError, match=f"^{field}: found {value}, expected a (whole )?number from {low} to {high}$"):
        check_expressing(USUAL | {field: value})
