import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.let_down import (
    LAST_EJECTION_MIN,
    SHOWN_MIN,
    check_let_down,
    ejections_in_feed,
    flow_at,
    let_down_light,
    let_down_member,
    let_down_run,
    let_down_show,
    moved_by,
)
from tests.core.strategies import SETS

USUAL = {
    "stress": 0, "pain": 0, "alcohol_g_per_kg": 0, "attachment": 1, "milk_ml": 115, "wanted_ml": 76, "minutes": 16, "early": 0,
    "feels": 0,
}  # fmt: skip
RANGES = {
    "stress": (0, 1), "pain": (0, 1), "alcohol_g_per_kg": (0, 2), "attachment": (0.3, 1), "milk_ml": (20, 300),
    "wanted_ml": (10, 200), "minutes": (1, 20.0), "early": (0, 1), "feels": (0, 1),
}  # fmt: skip
DEFAULTS = SETS[0]
FEEDS = st.fixed_dictionaries({name: st.floats(low, high) for name, (low, high) in RANGES.items()}).map(
    lambda found: found | {"early": round(found["early"]), "feels": round(found["feels"])}
)
ANY_SET = st.sampled_from(SETS)


def shown(run=None, **changes):
    settings = USUAL | changes
    return let_down_show(settings, run or let_down_run(settings, DEFAULTS), [])


@given(FEEDS, ANY_SET, st.floats(0, 20), st.floats(0, 5))
def test_milk_moved_never_goes_back(settings, parameters, minute, later):
    ejections = ejections_in_feed(settings, parameters)
    assert moved_by(minute + later, ejections) >= moved_by(minute, ejections) - 1e-9


@given(FEEDS, ANY_SET)
def test_ejections_follow_each_other_without_gap_or_overlap(settings, parameters):
    ejections = ejections_in_feed(settings, parameters)
    assert all(one["end_min"] > one["start_min"] for one in ejections)
    assert all(one["end_min"] == after["start_min"] for one, after in pairwise(ejections))


@given(FEEDS, ANY_SET)
def test_no_ejection_is_longer_than_ramsay_saw(settings, parameters):
    for one in ejections_in_feed(settings, parameters):
        assert one["end_min"] - one["start_min"] <= LAST_EJECTION_MIN + 1e-9


@given(FEEDS, ANY_SET)
def test_all_ejections_together_move_the_removable_share(settings, parameters):
    ejections = ejections_in_feed(settings, parameters)
    moved = sum(one["milk_ml"] for one in ejections)
    assert 0.0 < moved < settings["milk_ml"]
    assert moved_by(1e6, ejections) == pytest.approx(moved)


@given(FEEDS, ANY_SET)
def test_each_ejection_but_the_last_moves_the_same_share_of_what_is_within_reach(settings, parameters):
    reach = settings["milk_ml"] * settings["attachment"]
    for one in ejections_in_feed(settings, parameters)[:-1]:
        assert one["milk_ml"] == pytest.approx(parameters["ejection_share"] * reach)
        reach -= one["milk_ml"]


@given(FEEDS, ANY_SET)
def test_flow_adds_up_to_the_milk_moved(settings, parameters):
    ejections = ejections_in_feed(settings, parameters)
    for one in ejections[:3]:
        steps, length = 400, one["end_min"] - one["start_min"]
        middles = (one["start_min"] + length * (i + 0.5) / steps for i in range(steps))
        assert sum(flow_at(minute, ejections) for minute in middles) * length / steps == pytest.approx(one["milk_ml"], rel=1e-4)


@given(FEEDS, st.floats(0, 20))
def test_flow_is_the_slope_of_the_milk_moved(settings, minute):
    ejections = ejections_in_feed(settings, DEFAULTS)
    near = 1e-6
    edges = [edge for one in ejections for edge in (one["start_min"], one["end_min"])]
    if all(abs(minute - edge) > 2 * near for edge in edges):
        slope = (moved_by(minute + near, ejections) - moved_by(minute - near, ejections)) / (2 * near)
        assert flow_at(minute, ejections) == pytest.approx(slope, rel=1e-3, abs=1e-3)


@given(FEEDS, ANY_SET)
def test_curves_hold_no_negative_number(settings, parameters):
    run = let_down_run(settings, parameters)
    assert min(run["flow"]) >= 0.0
    assert min(run["moved"]) >= 0.0
    assert run["moved"] == sorted(run["moved"])


@given(FEEDS, ANY_SET)
def test_baby_takes_no_more_than_it_wants_and_no_longer_than_it_may(settings, parameters):
    run = let_down_run(settings, parameters)
    assert run["milk_ml"] <= settings["wanted_ml"] + 1e-6
    assert run["end_min"] <= settings["minutes"]


@given(FEEDS)
def test_nothing_flows_after_the_feed(settings):
    run = let_down_run(settings, DEFAULTS)
    after = [flow for minute, flow in zip(run["minutes"], run["flow"], strict=True) if minute > run["end_min"]]
    assert set(after) <= {0.0}
    assert run["moved"][-1] == pytest.approx(run["milk_ml"])


@given(FEEDS)
def test_let_downs_counted_are_the_dots_drawn(settings):
    run = let_down_run(settings, DEFAULTS)
    assert run["let_downs"] == len(run["starts"])
    assert all(start < run["end_min"] for start in run["starts"])


@given(FEEDS, ANY_SET)
def test_let_downs_that_came_and_those_not_needed_are_all_that_could_come(settings, parameters):
    run = let_down_run(settings, parameters)
    assert run["could"] == run["let_downs"] + len(run["unused"])
    assert run["could"] <= run["usual"]
    assert all(start >= run["end_min"] for start in run["unused"])


@given(FEEDS)
def test_said_to_be_enough_exactly_when_the_millilitres_shown_are_those_wanted(settings):
    result = let_down_show(settings, let_down_run(settings, DEFAULTS), [])
    if "enough" in result["sentence"]:
        assert result["readouts"]["milk_ml"] == pytest.approx(settings["wanted_ml"], abs=0.5)


@given(FEEDS)
def test_what_she_feels_changes_no_number_and_no_curve(settings):
    one, other = (let_down_show(settings | {"feels": f}, let_down_run(settings | {"feels": f}, DEFAULTS), []) for f in (0, 1))
    assert one["series"] == other["series"]
    assert one["readouts"] == other["readouts"]


def test_what_she_feels_changes_the_words():
    assert "felt_nothing" in shown(feels=0)["sentence"]
    assert "felt_nothing" not in shown(feels=1)["sentence"]


def test_only_what_she_feels_is_light():
    assert let_down_light() == ["feels"]


@given(FEEDS, ANY_SET)
def test_early_let_down_means_no_wait(settings, parameters):
    early, late = (let_down_run(settings | {"early": early}, parameters)["first_min"] for early in (1, 0))
    assert early == 0.0
    assert late >= parameters["flow_lag_min"] - 1e-9


def test_early_let_down_ends_the_feed_sooner_by_the_wait():
    late, early = (let_down_run(USUAL | {"early": e}, DEFAULTS)["end_min"] for e in (0, 1))
    assert late - early == pytest.approx(DEFAULTS["flow_lag_min"], abs=0.3)


@pytest.mark.parametrize(
    ("setting", "low", "high"),
    [("stress", 0, 1), ("pain", 0, 1), ("alcohol_g_per_kg", 0, 0.4), ("alcohol_g_per_kg", 0.5, 1.75)],
)
def test_what_holds_let_downs_back_moves_less_milk_by_any_minute(setting, low, high):
    free, held = (let_down_run(USUAL | {setting: value}, DEFAULTS)["moved"] for value in (low, high))
    assert all(less <= more + 1e-9 for less, more in zip(held, free, strict=True))
    assert held[20] < free[20]


def test_better_attachment_moves_more_milk():
    moved = [let_down_run(USUAL | {"attachment": 0.3 + 0.1 * i, "minutes": 3}, DEFAULTS)["milk_ml"] for i in range(8)]
    assert moved == sorted(moved)


def test_alcohol_readout_is_cobos_share():
    assert shown(alcohol_g_per_kg=1.25)["readouts"]["held_back_percent"] == pytest.approx(63.2)


def test_milk_left_is_what_was_not_taken():
    readouts = shown()["readouts"]
    assert readouts["left_ml"] == pytest.approx(USUAL["milk_ml"] - readouts["milk_ml"])


def test_half_the_milk_has_moved_by_2_minutes():
    settings = USUAL | {"wanted_ml": 200}
    run = let_down_run(settings, DEFAULTS)
    assert run["moved"][20] / run["moved"][160] == pytest.approx(0.5, abs=0.08)  # Lucas 1980


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, {"first", "could", "enough", "felt_nothing"}),
        ({"early": 1, "feels": 1}, {"early", "could", "enough"}),
        ({"minutes": 1, "feels": 1}, {"first", "could", "not_enough"}),
        ({"stress": 0.1, "feels": 1}, {"first", "could", "enough", "held_back_but_enough"}),
        ({"pain": 1, "minutes": 4, "feels": 1}, {"first", "fewer", "not_enough", "held_back"}),
        ({"alcohol_g_per_kg": 0.5, "feels": 1}, {"first", "could", "enough", "alcohol"}),
        ({"alcohol_g_per_kg": 0.05, "feels": 1}, {"first", "could", "enough", "little_alcohol"}),
        ({"attachment": 0.65, "minutes": 2, "feels": 1}, {"first", "could", "not_enough", "poor_attachment"}),
    ],
)
def test_sentences_say_what_happened(changes, names):
    assert set(shown(**changes)["sentence"]) == names


def test_milk_that_never_flows_is_not_said_to_start():
    worst = shown(stress=1, pain=1, alcohol_g_per_kg=2)
    assert worst["readouts"]["first_min"] <= worst["readouts"]["end_min"] or "first" not in worst["sentence"]


def test_member_gives_the_milk_moved():
    assert let_down_member(USUAL, DEFAULTS) == {"moved": let_down_run(USUAL, DEFAULTS)["moved"]}


def test_band_has_a_value_at_every_minute():
    run = let_down_run(USUAL, DEFAULTS)
    band = let_down_show(USUAL, run, [let_down_member(USUAL, one) for one in SETS[1:6]])["series"]["moved_band"]
    assert len(band["low"]) == len(band["high"]) == len(band["x"]) == 10 * SHOWN_MIN + 1


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            let_down_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value).replace("a whole", "a") == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_let_down(USUAL | {setting: value})
