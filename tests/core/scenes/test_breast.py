import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.scenes.breast import (
    AGAIN_FROM,
    END_FROM,
    FEED_FROM,
    LONGEST_FEED_MIN,
    breast_light,
    breast_member,
    breast_run,
    breast_show,
    check_breast,
    filled,
    making_ml_h,
    moment,
)
from tests.core.strategies import SETS

USUAL = {
    "step": 0, "gap_hours": 4, "stress": 0, "skin": 3, "storage_ml": 190, "rate_ml_h": 19, "left_ml": 40, "wanted_ml": 74,
}  # fmt: skip
RANGES = {
    "step": (0, 1), "gap_hours": (2, 6), "stress": (0, 1), "skin": (1, 5), "storage_ml": (150, 400), "rate_ml_h": (1, 30),
    "left_ml": (20, 100), "wanted_ml": (10, 200),
}  # fmt: skip
DEFAULTS = SETS[0]
CYCLES = st.fixed_dictionaries({name: st.floats(low, high) for name, (low, high) in RANGES.items()})
ANY_SET = st.sampled_from(SETS)
UNIT = ("full", "squeeze", "duct", "flow", "oxytocin", "prolactin", "skin")


def shown(parameters=DEFAULTS, **changes):
    settings = USUAL | changes
    return breast_show(settings, breast_run(settings, parameters), [])


def walk(steps, **changes):
    """The readouts at each step."""
    return [shown(step=step, **changes)["readouts"] for step in steps]


@given(CYCLES, ANY_SET)
def test_what_moves_the_drawing_lies_between_0_and_1(settings, parameters):
    series = breast_show(settings, breast_run(settings, parameters), [])["series"]
    for name in UNIT:
        assert 0.0 <= series[name]["y"][-1] <= 1.0 + 1e-12, name


@given(CYCLES, ANY_SET)
def test_milk_is_what_was_left_and_made_and_not_taken(settings, parameters):
    readouts = breast_show(settings, breast_run(settings, parameters), [])["readouts"]
    assert readouts["milk_ml"] == pytest.approx(settings["left_ml"] + readouts["made_ml"] - readouts["taken_ml"])
    assert readouts["made_ml"] >= -1e-9
    assert readouts["taken_ml"] >= 0.0


@given(CYCLES, ANY_SET)
def test_breast_is_never_empty_and_never_overfull(settings, parameters):
    run = breast_run(settings, parameters)
    assert min(run["milk"]) > 0.0
    assert max(run["milk"]) <= settings["storage_ml"]


@given(CYCLES, ANY_SET)
def test_milk_rises_while_filling_and_falls_in_the_feed(settings, parameters):
    run = breast_run(settings, parameters)
    highest, end = len(run["milk"]) - 41, len(run["milk"]) - 31  # ten points in the feed, thirty after it
    assert run["milk"][highest] == pytest.approx(run["before_ml"], abs=0.1)
    assert run["hours"] == sorted(run["hours"])
    for rising in (run["milk"][: highest + 1], run["milk"][end:]):
        assert all(after >= before - 1e-9 for before, after in pairwise(rising))
    assert all(after <= before + 1e-9 for before, after in pairwise(run["milk"][highest : end + 1]))


@given(CYCLES, st.floats(0, 0.2))
def test_time_goes_on_with_the_slider(settings, more):
    run = breast_run(settings, DEFAULTS)
    later = settings | {"step": min(1.0, settings["step"] + more)}
    assert moment(later, run)["hours"] >= moment(settings, run)["hours"]


@pytest.mark.parametrize("edge", [FEED_FROM, END_FROM, AGAIN_FROM])
def test_nothing_jumps_where_a_phase_begins(edge):
    before, after = walk([edge - 1e-9, edge])
    for name in ("clock", "milk_ml", "made_ml", "taken_ml", "making_ml_h"):
        assert after[name] == pytest.approx(before[name], abs=1e-3), name


@given(CYCLES, ANY_SET)
def test_milk_shown_lies_on_the_curve(settings, parameters):
    run = breast_run(settings, parameters)
    series = breast_show(settings, run, [])["series"]
    hour, milk = series["now"]["x"][0], series["now"]["y"][0]
    near = [m for h, m in zip(run["hours"], run["milk"], strict=True) if abs(h - hour) <= 0.11]
    assert min(near) - 4.0 <= milk <= max(near) + 4.0


@given(CYCLES, ANY_SET)
def test_fuller_breast_makes_milk_no_faster(settings, parameters):
    fuller = settings["left_ml"] + 0.5 * (settings["storage_ml"] - settings["left_ml"])
    speeds = [making_ml_h(milk, settings, parameters) for milk in (settings["left_ml"], fuller)]
    assert speeds[1] <= speeds[0] + 1e-6
    assert speeds[0] <= settings["rate_ml_h"] + 1e-6


def test_usual_cycle_ends_where_it_began():
    run = breast_run(USUAL, DEFAULTS)
    assert run["before_ml"] - run["taken_ml"] == pytest.approx(USUAL["left_ml"], abs=1.0)


def test_baby_takes_about_two_thirds_of_the_milk():
    run = breast_run(USUAL, DEFAULTS)
    assert run["taken_ml"] / run["before_ml"] == pytest.approx(0.67, abs=0.08)  # Kent 2006


@given(CYCLES)
def test_milk_flows_only_in_the_feed(settings):
    result = breast_show(settings, breast_run(settings, DEFAULTS), [])
    if not FEED_FROM <= settings["step"] < END_FROM:
        assert result["readouts"]["flow_ml_min"] == 0.0
        assert result["series"]["squeeze"]["y"] == [0.0]
        assert result["series"]["oxytocin"]["y"] == [0.0]


def test_squeeze_pulses_once_for_each_let_down():
    steps = [FEED_FROM + 0.001 * i for i in range(450)]
    pressed = [shown(step=step)["series"]["squeeze"]["y"][0] > 0.5 for step in steps]
    risings = sum(after and not before for before, after in pairwise(pressed))
    assert risings == max(readouts["let_down"] for readouts in walk(steps)) == 3


def test_stress_makes_fewer_let_downs_and_a_longer_feed():
    calm, tense = (breast_run(USUAL | {"stress": stress}, DEFAULTS) for stress in (0, 1))
    assert len(tense["ejections"]) < len(calm["ejections"])
    assert calm["end_min"] < tense["end_min"] <= LONGEST_FEED_MIN


def test_prolactin_is_highest_as_a_feed_ends():
    levels = {step: shown(step=step)["series"]["prolactin"]["y"][0] for step in (0.0, 0.29, 0.5, END_FROM, 1.0)}
    assert levels[0.0] == pytest.approx(1.0)
    assert levels[END_FROM] == pytest.approx(1.0)
    assert levels[0.29] < levels[0.5]
    assert levels[1.0] < levels[END_FROM]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"step": 0.0}, ["filling"]),
        ({"step": 0.28}, ["slower"]),
        ({"step": 0.31}, ["waiting"]),
        ({"step": 0.475}, ["ejection"]),
        ({"step": 0.54}, ["between"]),
        ({"step": 0.7, "stress": 1}, ["last"]),
        ({"step": 0.76}, ["enough", "never_empty"]),
        ({"step": 0.76, "stress": 1, "gap_hours": 2}, ["not_enough", "never_empty"]),
        ({"step": 0.9}, ["again_faster"]),
        ({"step": 0.9, "gap_hours": 2}, ["again"]),
    ],
)
def test_each_phase_says_what_happens(changes, said):
    assert shown(**changes)["sentence"] == said


@given(CYCLES)
def test_skin_changes_the_drawing_only(settings):
    run = breast_run(settings, DEFAULTS)
    one, other = (breast_show(settings | {"skin": skin}, run, []) for skin in (1, 5))
    assert one["readouts"] == other["readouts"]
    assert one["sentence"] == other["sentence"]
    assert {name for name in one["series"] if one["series"][name] != other["series"][name]} == {"skin"}


@given(CYCLES, st.floats(0, 1))
def test_moving_along_needs_no_new_run(settings, step):
    run = breast_run(settings, DEFAULTS)
    assert set(breast_light()) == {"step", "skin"}
    assert breast_run(settings | {"step": step, "skin": 1}, DEFAULTS) == run


def test_there_is_no_band():
    assert breast_member(USUAL, DEFAULTS) == {}


def test_filling_is_that_of_the_model():
    assert filled(40, 1, USUAL, DEFAULTS) == pytest.approx(59)


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            breast_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value) == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_breast(USUAL | {setting: value})
        breast_show(USUAL | {setting: value}, breast_run(USUAL | {setting: value}, DEFAULTS), [])
