import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.full_breast import (
    SHORTEST_WAIT_HOURS,
    SHOWN_HOURS,
    check_full_breast,
    full_breast_light,
    full_breast_member,
    full_breast_run,
    full_breast_show,
    pace_at,
)
from tests.core.strategies import SETS

USUAL = {"storage_ml": 210, "pace_ml_h": 16, "left_percent": 20, "wait_hours": 3}
RANGES = {"storage_ml": (70, 400), "pace_ml_h": (5, 60), "left_percent": (0, 90), "wait_hours": (1.0, 12.0)}
DEFAULTS = SETS[0]
BREASTS = st.fixed_dictionaries({name: st.floats(low, high) for name, (low, high) in RANGES.items()})
ANY_SET = st.sampled_from(SETS)


def shown(parameters=DEFAULTS, **changes):
    settings = USUAL | changes
    return full_breast_show(settings, full_breast_run(settings, parameters), [])


@given(BREASTS, ANY_SET)
def test_milk_rises_and_never_passes_what_the_breast_holds(settings, parameters):
    run = full_breast_run(settings, parameters)
    assert run["milk"][0] == pytest.approx(settings["storage_ml"] * settings["left_percent"] / 100)
    assert all(after >= before - 1e-9 for before, after in pairwise(run["milk"]))
    assert run["milk"][-1] <= settings["storage_ml"] * (1 + 1e-12)


@given(BREASTS, ANY_SET)
def test_pace_never_rises_while_it_fills_and_stays_between_none_and_full(settings, parameters):
    pace = full_breast_run(settings, parameters)["pace"]
    assert all(after <= before + 1e-9 for before, after in pairwise(pace))
    assert min(pace) >= -1e-9
    assert max(pace) <= settings["pace_ml_h"]


@given(BREASTS, ANY_SET)
def test_longer_waits_never_make_more_in_a_day(settings, parameters):
    run = full_breast_run(settings, parameters)
    assert all(after <= before + 1e-7 for before, after in pairwise(run["days"]))
    assert run["days"][0] <= 24 * settings["pace_ml_h"] * (1 + 1e-12)


@given(BREASTS, ANY_SET)
def test_milk_gained_is_the_pace_over_time(settings, parameters):
    """The pace falls, so each step's gain lies between what its end and its beginning would bring."""
    run = full_breast_run(settings, parameters)
    for i, (before, after) in enumerate(pairwise(run["milk"])):
        hours = run["hours"][i + 1] - run["hours"][i]
        assert run["pace"][i + 1] * hours - 1e-9 <= after - before <= run["pace"][i] * hours + 1e-9


@given(BREASTS, ANY_SET, st.floats(1.0, 12.0))
def test_moment_shown_lies_on_the_curves(settings, parameters, wait):
    run = full_breast_run(settings, parameters)
    series = full_breast_show(settings | {"wait_hours": wait}, run, [])["series"]
    at = sum(hour <= wait for hour in run["hours"]) - 1
    after = min(at + 1, len(run["hours"]) - 1)
    assert run["milk"][at] - 1e-9 <= series["milk_now"]["y"][0] <= run["milk"][after] + 1e-9
    assert run["pace"][after] - 1e-9 <= series["pace_now"]["y"][0] <= run["pace"][at] + 1e-9


@given(BREASTS, ANY_SET)
def test_readouts_agree_with_each_other(settings, parameters):
    found = full_breast_show(settings, full_breast_run(settings, parameters), [])["readouts"]
    start = settings["storage_ml"] * settings["left_percent"] / 100
    assert found["milk_ml"] == pytest.approx(start + found["made_ml"])
    assert found["day_ml"] == pytest.approx(found["made_ml"] * 24 / settings["wait_hours"])
    assert found["full_percent"] == pytest.approx(100 * found["milk_ml"] / settings["storage_ml"])
    assert 0 <= found["pace_share"] <= 1


@given(BREASTS, ANY_SET, st.floats(0, 30))
def test_more_left_behind_never_makes_more(settings, parameters, more):
    fuller = settings | {"left_percent": min(90, settings["left_percent"] + more)}
    days = [full_breast_run(one, parameters)["days"] for one in (settings, fuller)]
    assert all(full <= usual + 1e-7 for usual, full in zip(*days, strict=True))


@given(BREASTS, ANY_SET, st.floats(0, 200))
def test_more_room_never_makes_less(settings, parameters, more):
    """The same milk left in mL, in a breast that holds more."""
    storage = min(400, settings["storage_ml"] + more)
    left = settings["left_percent"] * settings["storage_ml"] / storage
    days = [
        full_breast_run(one, parameters)["days"] for one in (settings, settings | {"storage_ml": storage, "left_percent": left})
    ]
    assert all(roomy >= usual - 1e-7 for usual, roomy in zip(*days, strict=True))


@given(BREASTS, ANY_SET)
def test_a_breast_below_the_threshold_makes_milk_at_its_full_pace(settings, parameters):
    threshold, storage = parameters["inhibition_threshold"], settings["storage_ml"]
    assert pace_at(0.99 * threshold * storage, storage, settings["pace_ml_h"], threshold) == settings["pace_ml_h"]
    assert pace_at(threshold * storage, storage, settings["pace_ml_h"], threshold) == pytest.approx(settings["pace_ml_h"])
    assert pace_at(storage, storage, settings["pace_ml_h"], threshold) == 0.0


@given(BREASTS, st.floats(1.0, 12.0))
def test_looking_at_another_hour_needs_no_new_run(settings, wait):
    assert full_breast_light() == ["wait_hours"]
    assert full_breast_run(settings | {"wait_hours": wait}, DEFAULTS) == full_breast_run(settings, DEFAULTS)


def test_curves_cover_the_whole_wait():
    run = full_breast_run(USUAL, DEFAULTS)
    assert (run["hours"][0], run["hours"][-1]) == (0.0, SHOWN_HOURS)
    assert (run["waits"][0], run["waits"][-1]) == (SHORTEST_WAIT_HOURS, SHOWN_HOURS)


def test_band_holds_the_lines_of_the_members():
    members = [full_breast_member(USUAL, own) for own in SETS[1:]]
    series = full_breast_show(USUAL, full_breast_run(USUAL, DEFAULTS), members)["series"]
    for name, lines in (("milk_band", "milk"), ("pace_band", "pace"), ("days_band", "days")):
        found = series[name]
        assert len(found["x"]) == len(found["low"]) == len(found["high"])
        assert all(low <= high for low, high in zip(found["low"], found["high"], strict=True))
        assert min(min(one[lines]) for one in members) <= min(found["low"])
        assert max(found["high"]) <= max(max(one[lines]) for one in members)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["now", "full_pace", "day"]),
        ({"wait_hours": 10, "storage_ml": 120}, ["now", "nearly_stopped", "day"]),
        ({"wait_hours": 5, "storage_ml": 120}, ["now", "slowed", "day"]),
        ({"left_percent": 90}, ["now", "nearly_stopped", "day", "much_left"]),
    ],
)
def test_each_fullness_says_what_happens(changes, said):
    assert shown(**changes)["sentence"] == said


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            full_breast_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value) == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_full_breast(USUAL | {setting: value})
        shown(**{setting: value})
