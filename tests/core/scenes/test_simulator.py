import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.activities.explorer import Explorer
from lactation.core.mother import birth_state, simulate
from lactation.core.scenes.simulator import (
    MOST_AT_ONCE_ML,
    MOST_PLANNED,
    PLANS,
    SIMULATED_DAYS,
    at_night,
    breast_of,
    check_simulator,
    for_twins,
    mean_of_two_days,
    plan_on,
    planned_day,
    planned_times,
    simulator_days,
    simulator_light,
    simulator_member,
    simulator_run,
    simulator_show,
    with_looks,
)
from tests.core.strategies import SETS

USUAL = Explorer("simulator").settings
DEFAULTS = SETS[0]
RANGES = {
    "storage_ml": (70, 400), "twins": (0, 1), "first_day": (0, 10), "look_day": (2, 84), "b_from": (1, 84), "c_from": (1, 84),
} | {
    f"{plan}_{name}": ends
    for plan in PLANS
    for name, ends in {"breasts": (0, 3), "nights": (0, 1), "cup_ml": (0, 1000), "attachment": (0.3, 1), "stress": (0, 1)}.items()
}  # fmt: skip
LISTS = [f"{plan}_day" for plan in PLANS]


def planned(kinds=("feed", "express", "cup"), most=MOST_PLANNED, least=0):
    return st.lists(st.tuples(st.floats(0, 24), st.sampled_from(kinds)).map(list), min_size=least, max_size=most)


def mothers(kinds=("feed", "express", "cup"), **ranges):
    """Settings anywhere in their ranges, changed by ``ranges``."""
    whole = {
        "twins",
        "first_day",
        "look_day",
        "b_from",
        "c_from",
        *(f"{plan}_{name}" for plan in PLANS for name in ("breasts", "nights")),
    }
    found = {name: (st.integers if name in whole else st.floats)(*ranges.get(name, ends)) for name, ends in RANGES.items()}
    return st.fixed_dictionaries(found | {name: planned(kinds) for name in LISTS})


ANY = mothers()
ANY_SET = st.sampled_from(SETS)
FEW = settings(max_examples=15)  # a run takes a fiftieth of a second


def ran(parameters=DEFAULTS, **changes):
    return simulator_run(USUAL | changes, parameters)


def shown(**changes):
    chosen = USUAL | changes
    return simulator_show(chosen, simulator_run(chosen, DEFAULTS), [])


def feeds(count, kind="feed"):
    return [[24 * (i + 0.5) / count, kind] for i in range(count)]


# ---- Whatever the plan ----


@given(ANY, ANY_SET)
@FEW
def test_nothing_is_negative_and_no_breast_overflows(chosen, parameters):
    run = simulator_run(chosen, parameters)
    for name in ("milk", "intake", "appetite", "fullness", "cups", "weight", "removals"):
        assert min(run[name]) >= -1e-9, name
    closely = run["closely"]
    for side in ("left", "right"):
        assert min(closely[side]) >= -1e-9
        assert max(closely[side]) <= 100 + 1e-6
    assert min(closely["rates"]) >= -1e-6
    assert all(math.isfinite(value) for value in [*run["milk"], *run["weight"], *closely["rates"]])


@given(mothers(kinds=("feed", "cup")), ANY_SET)
@FEW
def test_baby_drinks_the_milk_and_the_cups_when_nothing_is_expressed(chosen, parameters):
    run = simulator_run(chosen, parameters)
    for milk, cups, intake in zip(run["milk"], run["cups"], run["intake"], strict=True):
        assert intake == pytest.approx(milk + cups, abs=1e-6)


@given(ANY, ANY_SET)
@FEW
def test_same_settings_give_the_same_result(chosen, parameters):
    assert simulator_run(chosen, parameters) == simulator_run(chosen, parameters)


@given(ANY)
@FEW
def test_series_are_whole_and_in_order(chosen):
    series = simulator_show(chosen, simulator_run(chosen, DEFAULTS), [])["series"]
    for name, one in series.items():
        if "y" in one:
            assert len(one["x"]) == len(one["y"]), name
        assert one["x"] == sorted(one["x"]), name
    assert series["milk"]["x"] == list(range(2, SIMULATED_DAYS + 1))
    assert series["look"]["x"] == [chosen["look_day"]]


@given(ANY, st.integers(2, 84))
@FEW
def test_looking_at_another_day_changes_no_day(chosen, look):
    one, other = (simulator_run(chosen | {"look_day": day}, DEFAULTS) for day in (chosen["look_day"], look))
    for name in ("milk", "intake", "cups", "weight"):
        assert one[name] == pytest.approx(other[name], abs=1e-6), name
    assert simulator_light() == []


# ---- What happens to milk ----


@pytest.mark.parametrize("sessions", [5, 8, 11])
def test_left_only_lowers_what_the_right_makes_and_not_what_the_left_makes(sessions):
    made = {}
    for breasts in (0, 1):
        days = simulator_days(USUAL | {"a_day": feeds(sessions), "a_breasts": breasts}, DEFAULTS)
        made[breasts] = simulate(days, DEFAULTS, birth_state(DEFAULTS), False)["state"]
    assert made[1]["right"]["made_ml"] < 0.1 * made[0]["right"]["made_ml"]
    assert made[1]["left"]["made_ml"] >= made[0]["left"]["made_ml"]
    assert made[1]["right"]["taken_ml"] == 0


def test_breast_that_is_never_fed_from_stays_full():
    both, left = (ran(a_breasts=breasts, look_day=40)["closely"] for breasts in (0, 1))
    assert min(left["right"]) > 99
    assert max(both["right"]) < 90


def test_twins_want_twice_as_much():
    one, two = ran(), ran(twins=1)
    assert two["appetite"][:10] == pytest.approx([2 * value for value in one["appetite"][:10]], rel=0.02)
    assert all(double > 1.5 * single for single, double in zip(one["milk"][20:], two["milk"][20:], strict=True))
    used = for_twins(DEFAULTS)
    assert set(used) == set(DEFAULTS)
    assert used["appetite_ml_kg"] == 2 * DEFAULTS["appetite_ml_kg"]
    assert used["milk_kcal_per_ml"] == DEFAULTS["milk_kcal_per_ml"] / 2


def test_small_storage_makes_up_for_itself_by_frequency():
    """At five feeds storage decides; at twelve the two mothers have nearly the same milk."""
    gaps = {}
    for sessions in (5, 12):
        small, large = (ran(storage_ml=storage, a_day=feeds(sessions))["milk"][40] for storage in (90, 350))
        gaps[sessions] = (large - small) / large
    assert gaps[5] > 0.2
    assert gaps[12] < 0.5 * gaps[5]


@pytest.mark.parametrize("parameters", SETS[::8])
def test_a_later_first_feed_never_gives_more_milk_at_three_weeks(parameters):
    milk = [ran(parameters, first_day=day, look_day=30)["milk"][19] for day in range(11)]
    assert all(later <= 1.02 * sooner for sooner, later in pairwise(milk))  # a hungrier baby may catch up a little


MOST_OF_71_ML = 1356  # the most that one of 71 babies took (Kent 2006)


@pytest.mark.parametrize("times", [8, 16])
def test_expressing_without_end_does_not_pass_what_the_most_generous_of_71_mothers_gave(times):
    milk = ran(a_day=[[24.0 * i / times, "express"] for i in range(times)])["milk"]
    assert 600 < milk[41] < milk[-1] < MOST_OF_71_ML


@pytest.mark.parametrize("sessions", [3, 4, 5, 6])
def test_more_feeds_give_more_while_the_baby_wants_more(sessions):
    few, more = (ran(a_day=feeds(count))["milk"][19] for count in (sessions, sessions + 2))
    assert more > few


def test_poor_attachment_and_cups_lower_the_milk_and_nights_count():
    usual = ran()["milk"][27]
    assert ran(a_attachment=0.3)["milk"][27] < 0.9 * usual
    assert ran(a_cup_ml=300)["milk"][27] < 0.95 * usual
    assert ran(a_nights=0)["milk"][27] < usual


def test_a_baby_fed_by_cup_alone_leaves_the_breasts_dry():
    run = ran(a_day=feeds(8, "cup"), a_cup_ml=800)
    assert max(run["milk"]) == 0
    assert run["cups"][40] > 400
    assert max(run["removals"]) == 0


def test_expressing_takes_milk_that_the_baby_does_not_drink():
    run = ran(a_day=[*feeds(8), [12.0, "express"]])
    assert run["milk"][27] > run["intake"][27]
    assert run["removals"][27] == 9


# ---- Plans ----


@given(ANY)
def test_each_day_follows_its_plan(chosen):
    days = simulator_days(chosen, DEFAULTS)
    assert len(days) == SIMULATED_DAYS
    for number, day in enumerate(days):
        if number >= chosen["first_day"]:
            assert day == planned_day(chosen, plan_on(chosen, number))
        else:
            assert all(one["kind"] == "missed" and one["supplement_after_ml"] > 0 for one in day)


@given(st.integers(1, 83), st.integers(1, 83), st.integers(0, 83))
def test_from_the_day_of_plan_c_it_holds(b_from, c_from, day):
    expected = "c" if day >= c_from else "b" if day >= b_from else "a"
    assert plan_on(USUAL | {"b_from": b_from, "c_from": c_from}, day) == expected


def test_plan_c_is_what_is_simulated_beyond_its_first_day():
    later = USUAL | {"c_from": 20, "c_day": feeds(4)}
    assert simulator_run(later, DEFAULTS)["removals"][20:] == [4] * 64
    assert simulator_run(later, DEFAULTS)["removals"][:20] == [len(USUAL["a_day"])] * 20


def test_last_day_means_never():
    assert {plan_on(USUAL | {"b_from": 84, "c_from": 84}, day) for day in range(SIMULATED_DAYS)} == {"a"}


@given(ANY, st.sampled_from(PLANS))
def test_planned_times_are_in_order_and_without_nights_by_day(chosen, plan):
    times = planned_times(chosen, plan)
    hours = [hour for hour, _ in times]
    assert hours == sorted(hours)
    if chosen[f"{plan}_nights"]:
        assert sorted(kind for _, kind in times) == sorted(kind for _, kind in chosen[f"{plan}_day"])
    else:
        assert not any(at_night(hour) for hour in hours)


@given(ANY, st.sampled_from(PLANS))
def test_other_milk_is_shared_in_equal_parts_as_far_as_a_cup_holds_it(chosen, plan):
    day, kinds = planned_day(chosen, plan), [kind for _, kind in planned_times(chosen, plan)]
    given_ml = [one["supplement_after_ml"] for one in day if one["supplement_after_ml"]]
    taking = "cup" if "cup" in kinds else "feed"
    shares = kinds.count(taking)
    if shares and chosen[f"{plan}_cup_ml"]:
        assert given_ml == pytest.approx([min(MOST_AT_ONCE_ML, chosen[f"{plan}_cup_ml"] / shares)] * shares)
    else:
        assert given_ml == []


@pytest.mark.parametrize("kind", ["cup", "feed"])
def test_a_single_large_cup_is_no_fault(kind):
    assert ran(a_cup_ml=1000, a_day=[[6, kind]])["cups"][20] > 0


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(0, ["both"] * 4), (1, ["left"] * 4), (2, ["left", "right", "left", "right"]), (3, ["left", "left", "right", "right"])],
)
def test_breast_of_each_feed(choice, expected):
    assert [breast_of(choice, number, hour) for number, hour in enumerate([1.0, 5.5, 6.0, 11.0])] == expected


@given(ANY, st.sampled_from(PLANS))
def test_looks_are_laid_between_the_sessions_and_change_none(chosen, plan):
    day = planned_day(chosen, plan)
    for first, last in ((0.0, 24.0), (12.0, 24.0), (0.0, 12.0)):
        looked = with_looks(day, first, last)
        assert [one for one in looked if any(one is held for held in day)] == [
            one for one in day if last == 24.0 or one["hour"] <= last
        ]
        hours = [one["hour"] for one in looked]
        assert hours == sorted(hours)
        assert len(looked) <= len(day) + 48
        assert all(first <= one["hour"] <= last for one in looked if not any(one is held for held in day))


def test_mean_of_two_days_starts_at_the_second():
    assert mean_of_two_days([1.0, 3.0, 8.0]) == [2.0, 5.5]


# ---- Words ----


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, {"now", "enough"}),
        ({"twins": 1}, {"now_twins"}),
        ({"first_day": 5, "look_day": 4}, {"waiting"}),
        ({"a_day": feeds(4)}, {"hungry"}),
        ({"a_cup_ml": 200}, {"cups"}),
        ({"a_breasts": 1}, {"one_side"}),
        ({"a_breasts": 3}, {"blocks"}),
        ({"a_nights": 0}, {"no_nights"}),
        ({"a_attachment": 0.3, "look_day": 6}, {"poor_attachment"}),
        ({"a_attachment": 0.7, "look_day": 14}, {"poor_attachment", "hungry"}),
        ({"a_stress": 0.5}, {"stress"}),
        ({"a_day": feeds(2)}, {"refer"}),
    ],
)
def test_each_plan_says_what_it_does(changes, says):
    assert says <= set(shown(**changes)["sentence"])
    if changes:
        assert not says <= set(shown()["sentence"])


def test_sentence_is_of_the_plan_of_the_day_looked_at():
    changes = {"b_from": 30, "b_stress": 1, "c_from": 60, "c_nights": 0}
    said = {day: set(shown(look_day=day, **changes)["sentence"]) & {"stress", "no_nights"} for day in (30, 31, 60, 61)}
    assert said == {30: set(), 31: {"stress"}, 60: {"stress"}, 61: {"no_nights"}}


def test_readouts_are_those_of_the_day_looked_at():
    found = shown(look_day=40)
    series, readouts = found["series"], found["readouts"]
    at = series["milk"]["x"].index(40)
    assert readouts["milk_ml"] == series["milk"]["y"][at] == series["look"]["y"][0]
    assert readouts["last_milk_ml"] == series["milk"]["y"][-1]
    assert readouts["weight_kg"] == series["weight"]["y"][39] == series["weighed"]["y"][0]
    assert readouts["gain_g_day"] == pytest.approx(1000 / 7 * (series["weight"]["y"][39] - series["weight"]["y"][32]))


def test_band_has_the_shape_of_its_line():
    members = [simulator_member(USUAL, own) for own in SETS[1:6]]
    series = simulator_show(USUAL, simulator_run(USUAL, DEFAULTS), members)["series"]
    for name in ("milk_band", "weight_band", "rate_band"):
        band = series[name]
        assert len(band["x"]) == len(band["low"]) == len(band["high"]) > 20, name
        assert all(low <= high for low, high in zip(band["low"], band["high"], strict=True))


# ---- What is refused ----


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -1e9, 1e9, True, "1", None]:
        with pytest.raises(ValueError, match=f"^{setting}: found ") as refusal:
            simulator_run(USUAL | {setting: value}, DEFAULTS)
        assert str(refusal.value).replace("a whole", "a") == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("day", "message"),
    [
        (7, ": found 7, expected a list of hours with what happens then"),
        ([[6, "feed"]] * 17, ": number of times: found 17, expected a number from 0 to 16"),
        ([[6, "feed"], [25, "feed"]], ", time 2: hour: found 25, expected a number from 0 to 24"),
        ([[math.nan, "feed"]], ", time 1: hour: found nan, expected a number from 0 to 24"),
        ([["noon", "feed"]], ", time 1: hour: found noon, expected a number from 0 to 24"),
        ([[6, "nap"]], ", time 1: what happens: found nap, expected one of feed, express, cup"),
        ([6], ", time 1: found 6, expected an hour and what happens then"),
        ([[6]], r", time 1: found [6], expected an hour and what happens then"),
    ],
)
def test_wild_day_is_refused_with_place_and_what_is_expected(name, day, message):
    with pytest.raises(ValueError, match=f"^{name}") as refusal:
        simulator_run(USUAL | {name: day}, DEFAULTS)
    assert str(refusal.value) == name + message


@pytest.mark.parametrize("setting", RANGES)
def test_both_ends_of_each_range_are_allowed(setting):
    for value in RANGES[setting]:
        check_simulator(USUAL | {setting: value})
    shown(**{setting: RANGES[setting][1]})
