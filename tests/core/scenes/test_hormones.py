import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.hormones import (
    EARLY_PULSES_MIN,
    FEED_MIN,
    FROM_MIN,
    MILK_ML,
    TO_MIN,
    check_hormones,
    hormones_light,
    hormones_member,
    hormones_run,
    hormones_show,
    minutes_since_feed,
    oxytocin_times,
    prolactin_times,
)
from tests.core.strategies import SETS

USUAL = {"minute": 2, "hour": 8, "feeds": 8, "stress": 0, "early": 1}
RANGES = {"minute": (-10.0, 180.0), "hour": (0, 24), "feeds": (4, 14), "stress": (0, 1), "early": (0, 1)}
DEFAULTS = SETS[0]
FEEDS = st.fixed_dictionaries({name: st.floats(low, high) for name, (low, high) in RANGES.items()}).map(
    lambda found: found | {"feeds": round(found["feeds"]), "early": round(found["early"])}
)
ANY_SET = st.sampled_from(SETS)
LEVELS = ("oxytocin", "prolactin", "day_oxytocin", "day_prolactin")


def shown(parameters=DEFAULTS, **changes):
    settings = USUAL | changes
    return hormones_show(settings, hormones_run(settings, parameters), [])


@given(FEEDS, ANY_SET)
def test_levels_never_fall_below_rest(settings, parameters):
    run = hormones_run(settings, parameters)
    for name in LEVELS:
        assert min(run[name]) >= 1.0 - 1e-12, name
    readouts = hormones_show(settings, run, [])["readouts"]
    assert all(readouts[name] >= 1.0 - 1e-12 for name in ("oxytocin", "prolactin", "day_prolactin", "lowest"))


@given(FEEDS, ANY_SET)
def test_oxytocin_is_back_near_rest_half_an_hour_after_the_feed(settings, parameters):
    pulses = hormones_run(settings, parameters)["pulses"]
    for minute in (FEED_MIN + 30, FEED_MIN + 60, TO_MIN):
        assert oxytocin_times(minute, pulses, parameters) < 1.5


@given(FEEDS, ANY_SET)
def test_oxytocin_rises_at_each_release_and_only_there(settings, parameters):
    run = hormones_run(settings, parameters)
    rose = [b for (a, x), (b, y) in pairwise(zip(run["minutes"], run["oxytocin"], strict=True)) if y > x + 1e-9]
    step = 2.5
    assert all(any(pulse <= minute <= pulse + step for pulse in run["pulses"]) for minute in rose)
    assert len(rose) <= len(run["pulses"])


@given(FEEDS, ANY_SET)
def test_prolactin_doubles_by_the_end_of_suckling(settings, parameters):
    end = parameters["prolactin_feed_min"]
    gap = 1440.0 / settings["feeds"]
    rise = prolactin_times(end, gap, parameters) - prolactin_times(end, 1e9, parameters)
    assert prolactin_times(end, 1e9, parameters) == pytest.approx(2.0)
    assert 0 <= rise < 1


@given(FEEDS, ANY_SET)
def test_prolactin_rises_while_the_baby_suckles_and_falls_after(settings, parameters):
    run = hormones_run(settings, parameters)
    end = parameters["prolactin_feed_min"]
    points = list(zip(run["minutes"], run["prolactin"], strict=True))
    # What fades of the feeds before is less than what this one brings.
    assert all(later > sooner for (a, sooner), (b, later) in pairwise(points) if a >= 0 and b <= end)
    assert all(later < sooner for (a, sooner), (b, later) in pairwise(points) if a >= end)


@given(FEEDS, ANY_SET, st.floats(0, 1))
def test_stress_changes_no_prolactin(settings, parameters, stress):
    calm, tense = hormones_run(settings, parameters), hormones_run(settings | {"stress": stress}, parameters)
    assert calm["prolactin"] == tense["prolactin"]
    assert calm["day_prolactin"] == tense["day_prolactin"]


@given(FEEDS, ANY_SET)
def test_full_stress_brings_no_more_let_downs_and_no_earlier_milk(settings, parameters):
    calm, tense = (hormones_run(settings | {"stress": stress}, parameters) for stress in (0, 1))
    assert len(tense["ejections"]) <= len(calm["ejections"])
    assert tense["end_min"] >= calm["end_min"]
    assert min(tense["milk"]) >= min(calm["milk"]) - 1e-9


@given(FEEDS, ANY_SET)
def test_milk_falls_only_in_the_feed(settings, parameters):
    run = hormones_run(settings, parameters)
    for (minute, before), (later, after) in pairwise(zip(run["minutes"], run["milk"], strict=True)):
        if later <= 0 or minute >= FEED_MIN:
            assert after >= before - 1e-9, minute
        else:
            assert after <= before + 1e-9, minute
    assert min(run["milk"]) > 0
    assert shown(minute=0)["readouts"]["milk_ml"] == pytest.approx(MILK_ML)


@given(FEEDS, ANY_SET)
def test_milk_flows_only_while_the_baby_drinks(settings, parameters):
    run = hormones_run(settings, parameters)
    for minute, flow in zip(run["minutes"], run["flow"], strict=True):
        assert flow >= 0
        if minute < 0 or minute >= run["end_min"]:
            assert flow == 0


@given(FEEDS, ANY_SET)
def test_nothing_is_made_for_later_before_the_feed_ends(settings, parameters):
    made = hormones_show(settings, hormones_run(settings, parameters), [])["readouts"]["made_ml"]
    assert made >= -1e-9
    if settings["minute"] <= FEED_MIN:
        assert made == 0


@given(st.floats(0, 24), st.integers(4, 14))
def test_minutes_since_the_last_feed_lie_within_one_gap(hour, feeds):
    gap = 1440 / feeds
    assert 0 <= minutes_since_feed(hour, feeds) < gap
    later = minutes_since_feed(hour + gap / 60, feeds)
    difference = abs(later - minutes_since_feed(hour, feeds))
    assert min(difference, gap - difference) == pytest.approx(0, abs=1e-6)


def test_more_feeds_keep_prolactin_higher():
    lowest = [shown(feeds=feeds)["readouts"]["lowest"] for feeds in range(4, 15)]
    assert all(after > before for before, after in pairwise(lowest))


@given(FEEDS)
def test_early_release_comes_before_the_feed(settings):
    runs = [hormones_run(settings | {"early": early}, DEFAULTS) for early in (0, 1)]
    assert min(runs[1]["pulses"]) == EARLY_PULSES_MIN[0] < 0
    assert min(runs[0]["pulses"], default=0.0) >= 0


@given(FEEDS, st.floats(-10, 180), st.floats(0, 24))
def test_looking_at_another_moment_needs_no_new_run(settings, minute, hour):
    assert set(hormones_light()) == {"minute", "hour"}
    again = hormones_run(settings | {"minute": minute, "hour": hour}, DEFAULTS)
    assert again == hormones_run(settings, DEFAULTS)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"minute": -9}, ["before", "day"]),
        ({"minute": -5}, ["expecting", "day"]),
        ({"minute": -5, "early": 0}, ["before", "day"]),
        ({"minute": 0.1, "early": 0}, ["waiting", "day"]),
        ({"minute": 15.5}, ["enough", "day"]),
        ({"minute": 20}, ["after", "day"]),
        ({"minute": 170}, ["later", "day"]),
        ({"minute": 20, "stress": 0.5}, ["after", "stress", "day"]),
    ],
)
def test_each_phase_says_what_happens(changes, said):
    assert shown(**changes)["sentence"] == said


def test_there_is_no_band():
    assert hormones_member(USUAL, DEFAULTS) == {}


def test_curves_cover_feed_and_day():
    run = hormones_run(USUAL, DEFAULTS)
    assert (run["minutes"][0], run["minutes"][-1]) == (FROM_MIN, TO_MIN)
    assert (run["hours"][0], run["hours"][-1]) == (12, 36)


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            hormones_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value).replace("a whole", "a") == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_hormones(USUAL | {setting: value})
        shown(**{setting: value})
