import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.activities.explorer import Explorer
from lactation.content.thresholds import limits
from lactation.core.mother import birth_state, simulate
from lactation.core.scenes.planner import (
    BABY_KINDS,
    DAY_SLOTS,
    MOST_PLANNER_TIMES,
    PLANNER_DAYS,
    PLANNER_LIMITS,
    REST_KINDS,
    blocks_outline,
    check_planner,
    hours_since,
    longest_run_hours,
    meals_of,
    planner_light,
    planner_member,
    planner_run,
    planner_sessions,
    planner_show,
    sleep_slots,
)
from lactation.core.schedules import responsive_days
from tests.core.strategies import SETS

LIMITS = limits(PLANNER_LIMITS)
USUAL = Explorer("planner").settings | {"limits": LIMITS}
DEFAULTS = SETS[0]
RANGES = {"age_days": (2, 84), "cup_ml": (0, 150), "sleep_h": (0.5, 8), "help_h": (0.5, 12)}
KINDS = {"baby_day": BABY_KINDS, "rest_day": REST_KINDS}
FEW = settings(max_examples=15)  # a run takes a hundredth of a second


def times(kinds, most=MOST_PLANNER_TIMES):
    return st.lists(st.tuples(st.floats(0, 24), st.sampled_from(kinds)).map(list), max_size=most)


def plans(kinds=KINDS):
    """Settings anywhere in their ranges."""
    found = {name: st.floats(*ends) for name, ends in RANGES.items()} | {"age_days": st.integers(*RANGES["age_days"])}
    days = {name: times(some) for name, some in kinds.items()}
    return st.fixed_dictionaries(found | days | {"limits": st.just(LIMITS)})


ANY = plans()
SLOTS = st.lists(st.integers(0, 1), min_size=DAY_SLOTS, max_size=DAY_SLOTS)


def even(count, kind="feed"):
    return [[24 * (i + 0.5) / count, kind] for i in range(count)]


def shown(**changes):
    chosen = USUAL | changes
    return planner_show(chosen, planner_run(chosen, DEFAULTS), [])


def slept(**changes):
    slots = sleep_slots(USUAL | changes)
    return sum(slots) / 6, longest_run_hours(slots)


# ---- Sleep ----


@given(ANY)
def test_sleep_is_no_more_than_was_planned(chosen):
    slots = sleep_slots(chosen)
    blocks = sum(1 for _, kind in chosen["rest_day"] if kind == "sleep")
    assert len(slots) == DAY_SLOTS
    assert sum(slots) / 6 <= min(24, blocks * (chosen["sleep_h"] + 1 / 6)) + 1e-9
    assert longest_run_hours(slots) <= sum(slots) / 6 + 1e-9


@given(ANY, st.floats(0, 24))
def test_help_never_takes_sleep_away(chosen, hour):
    more = chosen | {"rest_day": [*chosen["rest_day"], [hour, "help"]]}
    assert all(after >= before for before, after in zip(sleep_slots(chosen), sleep_slots(more), strict=True))


@given(ANY, st.floats(0, 24), st.sampled_from(BABY_KINDS))
def test_nothing_the_baby_needs_gives_sleep(chosen, hour, kind):
    more = chosen | {"baby_day": [*chosen["baby_day"], [hour, kind]]}
    assert all(after <= before for before, after in zip(sleep_slots(chosen), sleep_slots(more), strict=True))


@given(
    st.lists(st.tuples(st.integers(0, 143), st.sampled_from(REST_KINDS)), max_size=8),
    st.lists(st.tuples(st.integers(0, 143), st.sampled_from(BABY_KINDS)), max_size=8),
    st.integers(0, 143),
)
def test_turning_both_clocks_turns_the_sleep(rest, baby, turn):
    def slots(by):
        placed = {
            name: [[((slot + by) % 144) / 6, kind] for slot, kind in some]
            for name, some in (("rest_day", rest), ("baby_day", baby))
        }
        return sleep_slots(USUAL | placed)

    before, after = slots(0), slots(turn)
    assert after == [before[(i - turn) % 144] for i in range(144)]


def test_feed_without_help_costs_an_hour_of_sleep_and_with_help_half_of_it():
    night = [[22.0, "sleep"]]
    assert slept(baby_day=[], rest_day=night, sleep_h=8) == (8, 8)
    assert slept(baby_day=[[2.0, "feed"]], rest_day=night, sleep_h=8) == (7, 4)
    assert slept(baby_day=[[2.0, "feed"]], rest_day=[*night, [1.5, "help"]], sleep_h=8, help_h=1) == (7.5, 4)


def test_cup_wakes_her_without_a_helper_only():
    night = [[22.0, "sleep"]]
    assert slept(baby_day=[[2.0, "cup"]], rest_day=night, sleep_h=8) == (7.5, 4)
    assert slept(baby_day=[[2.0, "cup"]], rest_day=[*night, [2.0, "help"]], sleep_h=8) == (8, 8)


@given(SLOTS, st.integers(0, DAY_SLOTS - 1))
def test_longest_sleep_does_not_depend_on_where_the_day_begins(slots, turn):
    assert longest_run_hours(slots) == longest_run_hours(slots[turn:] + slots[:turn])


def test_longest_sleep_counts_over_midnight_and_no_longer_than_a_day():
    assert longest_run_hours([1] * 6 + [0] * 132 + [1] * 6) == 2
    assert longest_run_hours([1] * DAY_SLOTS) == 24
    assert longest_run_hours([0] * DAY_SLOTS) == 0


@given(SLOTS)
def test_blocks_cover_what_the_slots_say(slots):
    outline = blocks_outline(slots, 1.0, 1.5)
    xs, high = outline["x"], outline["high"]
    area = sum((xs[i + 1] - xs[i]) * (high[i] + high[i + 1] - 2) / 2 for i in range(len(xs) - 1)) / 0.5
    assert area == pytest.approx(sum(slots) / 6)
    assert xs == sorted(xs)
    assert xs[0] == 12
    assert xs[-1] == 36
    assert set(outline["low"]) == {1.0}


@given(st.floats(0, 24), st.floats(0, 24))
def test_time_round_the_clock_is_at_least_nothing_and_less_than_a_day(hour, start):
    assert 0 <= hours_since(hour, start) <= 24
    assert math.isclose((start + hours_since(hour, start) - hour) % 24 % 24, 0, abs_tol=1e-6) or math.isclose(
        (start + hours_since(hour, start) - hour) % 24, 24, abs_tol=1e-6
    )


# ---- Milk ----


@given(ANY, st.sampled_from(SETS))
@FEW
def test_nothing_is_negative_or_without_end(chosen, parameters):
    run = planner_run(chosen, parameters)
    for name in ("milk", "intake", "appetite"):
        assert len(run[name]) == PLANNER_DAYS + 1
        assert all(math.isfinite(value) and value >= -1e-9 for value in run[name]), name


@given(ANY)
@FEW
def test_her_rest_changes_no_milk(chosen):
    other = chosen | {"rest_day": [], "sleep_h": 3, "help_h": 3}
    assert planner_run(chosen, DEFAULTS)["milk"] == planner_run(other, DEFAULTS)["milk"]


@given(ANY)
@FEW
def test_days_of_the_plan_are_those_of_the_mother(chosen):
    before = simulate(responsive_days(chosen["age_days"]), DEFAULTS, birth_state(DEFAULTS), False)["state"]
    days = simulate([planner_sessions(chosen)] * PLANNER_DAYS, DEFAULTS, before, False)["days"]
    run = planner_run(chosen, DEFAULTS)
    assert run["milk"][PLANNER_DAYS] == 0.5 * (days["taken_ml"][-1] + days["taken_ml"][-2])
    assert run["cups_ml"] == days["supplement_ml"][-1]


@given(plans(KINDS | {"baby_day": ["feed", "cup"]}))
@FEW
def test_baby_drinks_the_milk_and_the_cups_when_nothing_is_expressed(chosen):
    run = planner_run(chosen, DEFAULTS)
    assert run["expressed_ml"] == 0
    # The cups are those of one day, the rest is a mean of two.
    assert run["intake"][PLANNER_DAYS] == pytest.approx(run["milk"][PLANNER_DAYS] + run["cups_ml"], rel=0.02)


def test_sessions_are_in_order_and_before_midnight():
    day = planner_sessions(USUAL | {"baby_day": [[24, "cup"], [3, "feed"], [12, "express"], [3, "feed"]]})
    assert [one["hour"] for one in day] == [3, 3, 12, 23.99]
    assert [one["kind"] for one in day] == ["feed", "feed", "express", "missed"]
    assert day[-1]["supplement_after_ml"] == USUAL["cup_ml"]


def test_stopping_at_night_costs_a_young_baby_more_than_an_older_one():
    by_day = [[7 + 2.5 * i, "feed"] for i in range(7)]
    lost = {}
    for age in (14, 70):
        readouts = [shown(age_days=age, baby_day=day)["readouts"]["milk_ml"] for day in (even(9), by_day)]
        lost[age] = 1 - readouts[1] / readouts[0]
    assert lost[14] > 0.15
    assert lost[70] < 0.5 * lost[14]


def test_cup_of_expressed_milk_keeps_the_milk_and_other_milk_lowers_it():
    feeds = [[hour, "feed"] for hour in (4, 7, 9.5, 12, 14.5, 17, 19.5, 22)]
    nine = shown(baby_day=[*feeds, [1, "feed"]])["readouts"]
    expressed = shown(baby_day=[*feeds, [1, "cup"], [10.5, "express"]])["readouts"]
    other_milk = shown(baby_day=[*feeds, [1, "cup"]])["readouts"]
    assert expressed["expressed_ml"] > expressed["cups_ml"]
    assert expressed["milk_ml"] > nine["milk_ml"] > other_milk["milk_ml"]
    assert expressed["intake_ml"] == pytest.approx(other_milk["intake_ml"], rel=0.01)


# ---- What is said ----


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"baby_day": even(7), "age_days": 14}, "few_young"),
        ({"baby_day": even(7), "age_days": 28}, "few_older"),
        ({"baby_day": even(7), "age_days": 84}, "few_older"),
        ({"baby_day": even(5), "age_days": 84}, "very_few"),
        ({"baby_day": even(7), "age_days": 84}, "enough_few"),
        ({"baby_day": [[7 + 2 * i, "feed"] for i in range(8)]}, "long_gap"),
        ({"baby_day": [[7 + 1.5 * i, "feed"] for i in range(8)] + [[22, "express"], [3, "express"]]}, "long_wait"),
        ({"baby_day": [[6 * i, kind] for i in range(4) for kind in ("feed", "cup")], "age_days": 14}, "few_young"),
        ({"baby_day": [[8 + 0.1 * i, "feed"] for i in range(8)], "age_days": 14}, "very_few"),
        ({"baby_day": even(3)}, "refer"),
        ({"baby_day": even(3)}, "hungry"),
        ({"baby_day": even(9)}, "enough"),
        ({"baby_day": [*even(8), [6, "cup"]]}, "cups_short"),
        ({"rest_day": []}, "no_sleep"),
        ({"rest_day": [[22, "sleep"]]}, "sleep"),
        ({"rest_day": [[22, "sleep"], [8, "meal"]]}, "few_meals"),
        ({"baby_day": [*even(8), [6, "cup"]], "rest_day": []}, "cup_alone"),
        ({"rest_day": [[20.5, "help"]]}, "helped"),
    ],
)
def test_sentence_fits_the_plan(changes, name):
    assert name in shown(**changes)["sentence"]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"baby_day": even(8), "age_days": 14}, "few_young"),
        ({"baby_day": even(8), "age_days": 28}, "few_older"),
        ({"baby_day": even(6), "age_days": 84}, "very_few"),
        ({"baby_day": even(7), "age_days": 84}, "enough"),
        ({"baby_day": [*even(6), [3, "cup"], [9, "cup"]], "age_days": 14}, "few_young"),
        ({"baby_day": even(9)}, "long_gap"),
        ({"baby_day": even(9)}, "long_wait"),
        ({"baby_day": [[7 + 2 * i, "feed"] for i in range(8)], "age_days": 28}, "long_wait"),
        ({"baby_day": even(9)}, "refer"),
        ({"rest_day": [[8, "meal"], [12, "meal"]]}, "few_meals"),
    ],
)
def test_sentence_stays_unsaid_where_it_does_not_fit(changes, name):
    assert name not in shown(**changes)["sentence"]


@given(ANY)
@FEW
def test_too_few_meals_are_never_passed_over(chosen):
    meals = len(meals_of(planner_sessions(chosen)))
    said = planner_show(chosen, planner_run(chosen, DEFAULTS), [])["sentence"]
    assert (meals < 8) == bool({"few_young", "few_older"} & set(said))
    assert (meals < 6) == ("very_few" in said)
    assert "enough" not in said or meals >= 8


@given(ANY, st.integers(1, 12))
@FEW
def test_limit_of_the_country_is_the_planners(chosen, limit):
    chosen = chosen | {"limits": LIMITS | {"feeds_least": limit, "feeds_usual_low": limit, "feeds_few": limit}}
    meals = len(meals_of(planner_sessions(chosen)))
    said = planner_show(chosen, planner_run(chosen, DEFAULTS), [])["sentence"]
    assert (meals < limit) == bool({"few_young", "few_older"} & set(said))


@given(st.permutations([[3 * i, kind] for i in range(8) for kind in BABY_KINDS]))
@FEW
def test_equal_hours_give_one_answer_in_any_order(day):
    """At one hour the baby is fed before the rest is expressed."""
    first = shown(baby_day=[[3 * i, kind] for i in range(8) for kind in ("feed", "cup", "express")])
    assert shown(baby_day=day)["readouts"] == first["readouts"]
    assert shown(baby_day=day)["sentence"] == first["sentence"]


@pytest.mark.parametrize(
    ("day", "meals"),
    [
        ([], []),
        ([[8, "express"]], []),
        ([[8, "feed"]], [8]),
        ([[8.25, "cup"], [8, "feed"], [8.5, "feed"]], [8, 8.5]),
        ([[0, "feed"], [12, "cup"], [24, "feed"]], [0, 12]),
        ([[0.25, "cup"], [23.9, "feed"], [12, "feed"]], [0.25, 12]),
    ],
)
def test_what_comes_within_half_an_hour_is_one_meal(day, meals):
    assert meals_of(planner_sessions(USUAL | {"baby_day": day})) == meals


def test_triple_feeding_has_room():
    day = [[3 * i + 0.25 * k, kind] for i in range(8) for k, kind in enumerate(("feed", "cup", "express"))]
    assert shown(baby_day=day)["readouts"]["baby_meals"] == 8  # a feed and the cup after it are one meal
    assert next(c.most for c in Explorer("planner").content.controls if c.name == "baby_day") == MOST_PLANNER_TIMES


@given(ANY)
@FEW
def test_series_are_whole(chosen):
    series = planner_show(chosen, planner_run(chosen, DEFAULTS), [planner_member(chosen, DEFAULTS)])["series"]
    for name, one in series.items():
        for other in set(one) - {"x"}:
            assert len(one[other]) == len(one["x"]), name
    assert series["milk_band"]["low"] == series["milk"]["y"]
    assert planner_light() == []


# ---- What is refused ----


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            planner_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value) == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_planner(USUAL | {setting: value})


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (3.0, "found 3.0, expected a list of hours"),
        ([[1.0]], r"time 1: found \[1.0\], expected an hour and what happens then"),
        ([5], "time 1: found 5, expected an hour and what happens then"),
        ([[math.nan, "feed"]], "time 1: hour: found nan, expected a number from 0 to 24"),
        ([[25, "sleep"]], "time 1: hour: found 25, expected a number from 0 to 24"),
        ([[1, "dance"]], "time 1: what happens: found dance, expected one of"),
        ([[1, "feed"]] * 31, f"number of times: found 31, expected a number from 0 to {MOST_PLANNER_TIMES}"),
    ],
)
def test_wild_day_is_refused_with_its_place(name, value, message):
    with pytest.raises(ValueError, match=f"^{name}.*{message}"):
        planner_run(USUAL | {name: value}, DEFAULTS)


def test_sleep_is_no_kind_of_the_babys_day():
    with pytest.raises(ValueError, match="baby_day, time 1: what happens: found sleep, expected one of feed, express, cup"):
        check_planner(USUAL | {"baby_day": [[1, "sleep"]]})
