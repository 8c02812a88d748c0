import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.prolactin_day import (
    MOST_FEEDS,
    check_prolactin_day,
    level_ng_ml,
    longest_gap_hours,
    prolactin_day_light,
    prolactin_day_member,
    prolactin_day_run,
    prolactin_day_show,
)
from tests.core.strategies import SETS

DEFAULTS = SETS[0]
USUAL = {"day": 15, "half_life_min": 37, "feeds": [1, 4, 7, 10, 13, 16, 19, 22]}
RANGES = {"day": (1, 180), "half_life_min": (25, 50)}
FEEDS = st.lists(st.floats(0, 24), max_size=MOST_FEEDS)
DAYS = st.fixed_dictionaries({"day": st.floats(1, 180), "half_life_min": st.floats(25, 50), "feeds": FEEDS})


def even(count):
    return [24.0 * (i + 0.5) / count for i in range(count)]


def shown(**changes):
    settings = USUAL | changes
    return prolactin_day_show(settings, prolactin_day_run(settings, DEFAULTS), [])


@given(DAYS)
def test_day_goes_over_into_itself(settings):
    levels = prolactin_day_run(settings, DEFAULTS)["levels"]
    assert levels[0] == pytest.approx(levels[-1], rel=1e-6)


@given(DAYS, st.floats(0, 12))
def test_turning_the_clock_turns_the_curve(settings, turn):
    feeds = settings["feeds"]
    turned = [(feed + turn) % 24 for feed in feeds]
    for hour in (0.3, 7.77, 15.15, 22.9):
        # A feed that starts at this very moment has risen either by nothing or by rounding.
        here = level_ng_ml(hour, feeds, 100.0, settings["half_life_min"], 20.0)
        there = level_ng_ml((hour + turn) % 24, turned, 100.0, settings["half_life_min"], 20.0)
        assert there == pytest.approx(here, rel=1e-6)


@given(DAYS)
def test_level_never_sinks_below_the_baseline(settings):
    run = prolactin_day_run(settings, DEFAULTS)
    assert min(run["levels"]) >= run["baseline"] > 0.0


@given(st.floats(1, 180), st.integers(0, MOST_FEEDS - 1))
def test_more_feeds_keep_a_higher_baseline(day, count):
    fewer, more = (prolactin_day_run(USUAL | {"day": day, "feeds": even(n)}, DEFAULTS)["baseline"] for n in (count, count + 1))
    assert more > fewer


@given(st.integers(0, MOST_FEEDS), st.floats(1, 170), st.floats(0.5, 10))
def test_baseline_falls_as_the_baby_grows(count, day, later):
    sooner, after = (
        prolactin_day_run(USUAL | {"day": d, "feeds": even(count)}, DEFAULTS)["baseline"] for d in (day, day + later)
    )
    assert after < sooner


def test_feed_doubles_the_level_at_its_end():
    run = prolactin_day_run(USUAL | {"feeds": [6.0]}, DEFAULTS)
    at_end = level_ng_ml(6.0 + run["feed_min"] / 60.0, [6.0], run["baseline"], 37.0, run["feed_min"])
    assert at_end == pytest.approx(2.0 * run["baseline"])


@given(st.floats(25, 50))
def test_half_of_the_rise_is_left_a_half_life_after_its_peak(half_life):
    peak = 6.0 + 20.0 / 60.0
    rise = level_ng_ml(peak + half_life / 60.0, [6.0], 100.0, half_life, 20.0) - 100.0
    assert rise == pytest.approx(50.0, rel=1e-6)


def test_readout_of_what_is_left_follows_the_half_life():
    assert shown(half_life_min=40)["readouts"]["left_percent"] == pytest.approx(12.5)


def test_highest_level_is_at_least_double_as_the_sentence_says():
    readouts = shown()["readouts"]
    assert readouts["highest_ng_ml"] >= 2.0 * readouts["baseline_ng_ml"]


@pytest.mark.parametrize(
    ("feeds", "hours"),
    [([], 24.0), ([5.0], 24.0), ([6.0, 18.0], 12.0), ([8.0, 12.0, 20.0], 12.0), ([23.0, 1.0], 22.0), ([20.0, 8.0, 12.0], 12.0),
     ([22.0, 2.0, 12.0], 10.0), ([6.0, 6.0], 24.0), ([6.0, 6.0, 18.0], 12.0)],
)  # fmt: skip
def test_longest_gap_counts_over_midnight_and_in_any_order(feeds, hours):
    assert longest_gap_hours(feeds) == hours


@given(st.lists(st.integers(0, 95).map(lambda quarter: quarter / 4), min_size=2, max_size=16, unique=True))
def test_longest_gap_lies_between_an_even_share_and_the_day(feeds):
    assert 24.0 / len(feeds) <= longest_gap_hours(feeds) < 24.0


def test_mean_lies_between_baseline_and_highest():
    readouts = shown()["readouts"]
    assert readouts["baseline_ng_ml"] < readouts["mean_ng_ml"] < readouts["highest_ng_ml"]


def test_dots_stand_on_the_curve():
    series = shown(feeds=[1.0, 7.5, 22.0])["series"]
    curve = dict(zip(series["level"]["x"], series["level"]["y"], strict=True))
    assert series["feeds"]["y"] == pytest.approx([curve[hour] for hour in series["feeds"]["x"]])


def test_dot_of_today_is_the_baseline_of_the_day():
    series = shown(day=60)["series"]
    baselines = dict(zip(series["baselines"]["x"], series["baselines"]["y"], strict=True))
    assert series["today"] == {"x": [60], "y": [pytest.approx(baselines[60.0])]}


def test_without_feeds_the_baseline_is_the_unsuckled_one():
    series = shown(feeds=[])["series"]
    assert series["baselines"] == series["unsuckled"]


@pytest.mark.parametrize(
    ("feeds", "names"),
    [
        ([], ["no_feeds"]),
        (even(3), ["each_feed", "fades", "few_feeds"]),
        ([7, 10, 13, 16, 19, 22], ["each_feed", "fades", "long_gap"]),
        (even(8), ["each_feed", "fades", "kept_up"]),
        (even(6), ["each_feed", "fades"]),
    ],
)
def test_sentences_fit_the_feeds(feeds, names):
    assert shown(feeds=feeds)["sentence"] == names


def test_scene_has_no_band():
    assert prolactin_day_member(USUAL, DEFAULTS) == {}
    assert not any("low" in series for series in shown()["series"].values())


def test_every_setting_needs_a_new_run():
    assert prolactin_day_light() == []


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            prolactin_day_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value) == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 24.1, True, "6"])
def test_wild_feed_is_refused_with_its_number_and_range(value):
    with pytest.raises(ValueError, match=f"feed 2: hour: found {value}, expected a number from 0 to 24"):
        prolactin_day_run(USUAL | {"feeds": [3.0, value]}, DEFAULTS)


def test_forty_feeds_are_refused_with_the_most_that_is_allowed():
    with pytest.raises(ValueError, match=f"number of feeds: found 40, expected a number from 0 to {MOST_FEEDS}"):
        prolactin_day_run(USUAL | {"feeds": [0.5] * 40}, DEFAULTS)


def test_feeds_that_are_no_list_are_refused_by_name():
    with pytest.raises(ValueError, match="feeds"):
        prolactin_day_run(USUAL | {"feeds": 6.0}, DEFAULTS)


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_prolactin_day(USUAL | {setting: value})
