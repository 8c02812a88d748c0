import json
import math
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.core.mother import (
    SECOND_BREAST_FROM_ML,
    birth_state,
    ejections_possible,
    ejections_used,
    new_taken,
    session_share,
    sessions_per_day,
    simulate,
)
from lactation.core.schedules import day_without_nights, even_day, responsive_days
from lactation.core.sessions import MOST_SESSIONS_A_DAY, session
from tests.core.strategies import SETS, by_hour, changed, mothers, random_days, saved_state

DEFAULTS = SETS[0]
SIDES = ("left", "right")


def run(days, state=None, parameters=DEFAULTS):
    return simulate(days, parameters, birth_state(parameters) if state is None else state)


def milk_of(state):
    return state["left"]["milk_ml"] + state["right"]["milk_ml"]


def numeric_columns(result):
    for table in ("sessions", "days"):
        for name, values in result[table].items():
            if name != "kind":
                yield f"{table}.{name}", values


# ---- What holds for every mother and every schedule ----


@given(mothers(), random_days())
def test_milk_made_is_milk_taken_and_milk_left_in_each_breast(mother, days):
    parameters, state = mother
    result = run(days, state, parameters)
    for side in SIDES:
        after = result["state"][side]
        assert math.isclose(after["made_ml"], after["taken_ml"] + after["milk_ml"], rel_tol=1e-9, abs_tol=1e-9)


@given(mothers(), random_days())
def test_milk_balances_after_every_session(mother, days):
    parameters, state = mother
    sessions = run(days, state, parameters)["sessions"]
    for side in SIDES:
        taken = state[side]["taken_ml"]
        for made, now, left in zip(
            sessions[f"{side}_made_ml"], sessions[f"{side}_taken_ml"], sessions[f"{side}_after_ml"], strict=True
        ):
            taken += now
            assert math.isclose(made, taken + left, rel_tol=1e-9, abs_tol=1e-9)


@given(mothers(), random_days())
def test_days_add_up_to_milk_taken_and_change_of_milk_left(mother, days):
    parameters, state = mother
    result = run(days, state, parameters)
    change = milk_of(result["state"]) - milk_of(state)
    made, taken = sum(result["days"]["made_ml"]), sum(result["days"]["taken_ml"])
    assert math.isclose(made, taken + change, rel_tol=1e-9, abs_tol=1e-7)


@given(mothers(), random_days())
def test_days_add_up_what_the_sessions_took(mother, days):
    parameters, state = mother
    result = run(days, state, parameters)
    sessions, per_day = result["sessions"], result["days"]
    taken = sum(sessions["left_taken_ml"]) + sum(sessions["right_taken_ml"])
    assert sum(per_day["taken_ml"]) == pytest.approx(taken, rel=1e-9, abs=1e-9)
    for name in ("expressed_ml", "supplement_ml", "intake_ml"):
        assert sum(per_day[name]) == pytest.approx(sum(sessions[name]), rel=1e-9, abs=1e-9)


@given(mothers(), random_days())
def test_baby_drinks_what_it_takes_at_the_breast_and_its_supplement(mother, days):
    parameters, state = mother
    per_day = run(days, state, parameters)["days"]
    for intake, taken, expressed, supplement in zip(
        *(per_day[name] for name in ("intake_ml", "taken_ml", "expressed_ml", "supplement_ml")), strict=True
    ):
        assert intake == pytest.approx(taken - expressed + supplement, rel=1e-9, abs=1e-9)


@given(mothers(), random_days())
def test_nothing_is_negative_or_not_a_number(mother, days):
    parameters, state = mother
    for name, values in numeric_columns(run(days, state, parameters)):
        assert all(math.isfinite(value) and value >= -1e-9 for value in values), name


@given(mothers(), random_days())
def test_breasts_never_hold_more_than_their_storage(mother, days):
    parameters, state = mother
    result = run(days, state, parameters)
    fullest = [*result["sessions"]["left_fullness"], *result["sessions"]["right_fullness"], *result["days"]["fullness_before"]]
    assert all(value <= 1.0 for value in fullest)
    for side in SIDES:
        assert result["state"][side]["milk_ml"] <= result["state"][side]["storage_ml"]


@given(mothers(), random_days())
def test_session_never_takes_more_than_there_is(mother, days):
    parameters, state = mother
    sessions = run(days, state, parameters)["sessions"]
    for side in SIDES:
        columns = (sessions[f"{side}_{name}_ml"] for name in ("before", "taken", "after"))
        for before, taken, after in zip(*columns, strict=True):
            assert 0.0 <= taken <= before
            assert after == pytest.approx(before - taken, rel=1e-12, abs=1e-12)


@given(mothers(), random_days())
def test_feed_gives_no_more_than_the_baby_wants(mother, days):
    parameters, state = mother
    sessions = run(days, state, parameters)["sessions"]
    for kind, wanted, left, right in zip(
        *(sessions[name] for name in ("kind", "wanted_ml", "left_taken_ml", "right_taken_ml")), strict=True
    ):
        if kind == "feed":
            assert left + right <= wanted + 1e-9


@given(mothers(), random_days())
def test_let_downs_never_exceed_those_that_can_come(mother, days):
    parameters, state = mother
    sessions = run(days, state, parameters)["sessions"]
    most = parameters["ejections_per_session"]
    assert all(0.0 <= count <= most + 1e-9 for count in sessions["let_downs"])


@given(mothers(), random_days())
def test_same_input_gives_the_same_output(mother, days):
    parameters, state = mother
    assert run(days, state, parameters) == run(deepcopy(days), deepcopy(state), dict(parameters))


@given(mothers(), random_days())
def test_input_is_not_changed(mother, days):
    parameters, state = mother
    before = deepcopy((days, state, parameters))
    run(days, state, parameters)
    assert (days, state, parameters) == before


@given(mothers(), random_days())
def test_result_shares_nothing_with_the_input_state(mother, days):
    parameters, state = mother
    after = run(days, state, parameters)["state"]
    before = deepcopy(after)
    state["left"]["milk_ml"] = state["right"]["milk_ml"] = -1.0
    assert after == before


@given(mothers(), random_days(), st.data())
def test_two_runs_through_a_saved_state_are_one_run(mother, days, data):
    parameters, state = mother
    cut = data.draw(st.integers(0, len(days)))
    whole, first = run(days, state, parameters), run(days[:cut], state, parameters)
    second = run(days[cut:], json.loads(json.dumps(first["state"])), parameters)
    assert second["state"] == whole["state"]
    for table in ("sessions", "days"):
        assert {name: first[table][name] + second[table][name] for name in whole[table]} == whole[table]


@given(mothers(), random_days())
def test_days_are_the_same_without_the_session_table(mother, days):
    parameters, state = mother
    short = simulate(days, parameters, state, per_session=False)
    assert short["days"] == run(days, state, parameters)["days"]
    assert not any(short["sessions"].values())


@given(mothers(), random_days())
def test_columns_are_equally_long(mother, days):
    parameters, state = mother
    result = run(days, state, parameters)
    assert {len(values) for values in result["sessions"].values()} == {sum(map(len, days))}
    assert {len(values) for values in result["days"].values()} == {len(days)}


# ---- Steps between sessions ----


def split(day, parts):
    """The day with ``parts`` sessions put in that do nothing, so that steps become shorter."""
    return by_hour([*day, *(session(24.0 * i / parts, "missed") for i in range(parts))])


def daily_milk(days, parameters):
    return simulate(days, parameters, birth_state(parameters), per_session=False)["days"]["taken_ml"]


def largest_change(days, parts, parameters):
    """The largest change of a day's milk, relative, when the steps are split."""
    whole, parted = daily_milk(days, parameters), daily_milk([split(day, parts) for day in days], parameters)
    return max(abs(b - a) / a for a, b in zip(whole, parted, strict=True))


@pytest.mark.parametrize("parameters", SETS[::6])
@pytest.mark.parametrize("parts", [4, 15])
def test_finer_steps_change_a_day_of_feeding_on_demand_by_less_than_1_percent(parameters, parts):
    assert largest_change(responsive_days(30), parts, parameters) < 0.01


@pytest.mark.parametrize("seed", [1, 7, 31, 99])
def test_finer_steps_change_an_uneven_day_by_less_than_1_percent(seed):
    assert largest_change(responsive_days(30, seed), 15, DEFAULTS) < 0.01


@pytest.mark.parametrize("parameters", SETS[::8])
def test_finer_steps_hardly_change_the_milk_that_comes_in_while_nothing_is_removed(parameters):
    whole, parted = (
        simulate([day] * 3, parameters, birth_state(parameters), False)["days"]["made_ml"] for day in ([], split([], 24))
    )
    assert parted == pytest.approx(whole, rel=0.015)  # with steps of 12 h it would be 4 %


@given(st.sampled_from(SETS), random_days(most_sessions=10, most_days=8))
def test_finer_steps_change_any_day_by_1_percent_or_a_few_second_breasts(parameters, days):
    # A baby that wants less than SECOND_BREAST_FROM_ML does not go on: a hair's difference can decide that, more than once a day.
    whole, parted = daily_milk(days, parameters), daily_milk([split(day, 15) for day in days], parameters)
    for one, other in zip(whole, parted, strict=True):
        assert abs(other - one) <= 0.01 * one + 3 * SECOND_BREAST_FROM_ML


@pytest.mark.parametrize("feeds", [1, 2, 3, 4, 5, 6, 7])
def test_finer_steps_change_a_day_of_few_feeds_by_less_than_6_percent(feeds):
    assert max(largest_change([even_day(feeds)] * 30, 15, parameters) for parameters in SETS[::4]) < 0.06


@given(mothers(), random_days(most_sessions=10))
def test_missed_session_without_supplement_takes_nothing_and_counts_for_nothing(mother, days):
    parameters, state = mother
    with_missed, without = (run(plan, state, parameters)["days"] for plan in ([split(day, 5) for day in days], days))
    assert with_missed["removals"] == without["removals"]


# ---- Input that cannot be ----

RANGES = {
    "hour": (0, 24), "minutes": (0, 120), "efficacy": (0, 1), "stress": (0, 1),
    "supplement_before_ml": (0, 500), "supplement_after_ml": (0, 500),
}  # fmt: skip
NO_NUMBERS = [math.nan, math.inf, -math.inf, -1.0, 1e9, True, False, "1", None]


@pytest.mark.parametrize("field", RANGES)
def test_impossible_number_in_a_session_is_refused_by_name(field):
    for value in NO_NUMBERS:
        with pytest.raises(ValueError, match=f"{field}: found ") as refusal:
            run([[session(3.0) | {field: value}]])
        low, high = RANGES[field]
        assert f"found {value}, expected a number from {low} to {high}" in str(refusal.value)


def test_efficacy_above_1_is_refused():
    with pytest.raises(ValueError, match=r"efficacy: found 1\.7, expected a number from 0 to 1$"):
        run([[session(3.0) | {"efficacy": 1.7}]])


def test_refusal_says_which_day_and_session():
    with pytest.raises(ValueError, match="day 3, session 3: stress"):
        run([even_day(4), even_day(4), [*even_day(4)[:2], session(20.0) | {"stress": 2}]])


@pytest.mark.parametrize("kind", ["bottle", "", None, True, "Feed"])
def test_unknown_kind_is_refused_with_the_choices(kind):
    with pytest.raises(ValueError, match=f"kind: found {kind}, expected one of feed, express, missed"):
        run([[session(3.0, kind)]])


@pytest.mark.parametrize("breast", ["middle", "", None, 0])
def test_unknown_breast_is_refused_with_the_choices(breast):
    with pytest.raises(ValueError, match=f"breast: found {breast}, expected one of left, right, both"):
        run([[session(3.0) | {"breast": breast}]])


def test_hour_24_is_refused_because_it_is_tomorrow():
    with pytest.raises(ValueError, match=r"hour: found 24(\.0)?, expected .*24"):
        run([[session(24.0)]])


def test_sessions_out_of_order_are_refused_with_both_hours():
    with pytest.raises(ValueError, match=r"session 2: hour: found 5\.0, expected 9\.0 or later and before 24"):
        run([[session(9.0), session(5.0)]])


def test_two_sessions_at_the_same_hour_are_possible_and_one_removal():
    assert run([[session(9.0), session(9.0)]])["days"]["removals"] == [1]


def test_thirty_six_sessions_a_day_are_possible():
    assert run([even_day(36)] * 3)["days"]["taken_ml"][2] > 0.0


def test_sixty_feeds_a_day_are_refused_with_the_most_that_is_allowed():
    day = [session(0.4 * i) for i in range(60)]
    with pytest.raises(ValueError, match=f"number of sessions: found 60, expected a number from 0 to {MOST_SESSIONS_A_DAY}"):
        run([day])


@pytest.mark.parametrize("value", [math.nan, math.inf, -1.0, True, "3"])
@pytest.mark.parametrize(
    "field",
    [
        "age_hours", "hunger_ml", "sated_ml", "weight_kg", "removals_remembered", "prolactin_rise_ng_ml", "meal_hours", "meal_ml",
        "calmed_ml",
    ],
)  # fmt: skip
def test_impossible_number_in_a_saved_state_is_refused_by_name(field, value):
    with pytest.raises(ValueError, match=rf"{field}: found {value}, expected a number from "):
        run([even_day(8)], saved_state(0, 3) | {field: value})


@pytest.mark.parametrize("value", [math.nan, math.inf, -1.0, True, "3"])
@pytest.mark.parametrize(
    "field", ["milk_ml", "storage_ml", "secretion_ml_h", "storage_hours", "inhibition", "made_ml", "taken_ml"]
)
@pytest.mark.parametrize("side", SIDES)
def test_impossible_number_in_a_saved_breast_is_refused_by_name(side, field, value):
    state = saved_state(0, 3)
    state[side][field] = value
    with pytest.raises(ValueError, match=rf"{side}\.{field}: found {value}, expected a number from "):
        run([even_day(8)], state)


def test_saved_state_with_milk_above_storage_is_refused_with_the_storage():
    state = saved_state(0, 3)
    storage = state["left"]["storage_ml"]
    state["left"]["milk_ml"] = storage + 1.0
    with pytest.raises(ValueError, match=rf"left\.milk_ml: found {storage + 1.0}, expected a number from 0 to {storage}"):
        run([even_day(8)], state)


def test_saved_breast_with_less_tissue_than_it_secretes_is_refused():
    state = saved_state(0, 3)
    state["left"]["tissue_ml_h"] = 0.5 * state["left"]["secretion_ml_h"]
    with pytest.raises(ValueError, match=r"left\.tissue_ml_h: found "):
        run([even_day(8)], state)


@pytest.mark.parametrize("field", ["storage", "left_size", "right_size"])
@pytest.mark.parametrize("value", [math.nan, 0.0, -1.0, 100.0, True])
def test_impossible_birth_is_refused_by_name(field, value):
    with pytest.raises(ValueError, match=f"^{field}: found {value}, expected a number from "):
        birth_state(DEFAULTS, **{field: value})


# ---- States that the model itself makes must be possible ----


def test_every_allowed_birth_can_be_run():
    assert run([even_day(8)], birth_state(DEFAULTS, 5, 3, 3))["days"]["removals"] == [8]


def test_weaned_mother_can_be_run_on():
    weaned = run([even_day(8)] * 60 + [[]] * 40)["state"]
    assert run([[]], weaned)["days"]["removals"] == [0]


def test_any_allowed_day_can_be_run_on():
    day = [session(23.5 + i / 97.0) for i in range(MOST_SESSIONS_A_DAY)]
    assert run([even_day(8)], run([day])["state"])["days"]["removals"] == [8]


def test_session_at_the_smallest_hour_above_midnight_is_possible():
    run([[session(5e-324)]], birth_state(SETS[1]), SETS[1])


def test_oldest_baby_allowed_takes_no_negative_milk():
    state = saved_state(0, 60) | {"age_hours": 24.0 * 700}
    assert min(run([even_day(8)] * 3, state)["days"]["taken_ml"]) >= 0.0


# ---- Physiology: the direction of each effect, where physiology has one ----


def milk_on(day, sessions, number=0):
    """Milk taken on ``day`` (1 is the first) when every day since birth is ``sessions``."""
    return daily_milk([sessions] * day, SETS[number])[-1]


@pytest.mark.parametrize("day", [15, 30, 60])
@pytest.mark.parametrize("feeds", [5, 8, 11])
def test_more_effective_removal_never_lowers_the_milk_of_a_day(feeds, day):
    milk = [milk_on(day, changed(even_day(feeds), efficacy=0.2 + 0.1 * i)) for i in range(9)]
    for i in range(1, 9):
        assert milk[i] >= 0.98 * max(milk[:i])  # a baby that catches up later may drink a little more on one day


def test_more_effective_pump_brings_more_milk():
    milk = [milk_on(40, changed(even_day(8, "express"), efficacy=0.2 + 0.2 * i)) for i in range(5)]
    assert milk == sorted(milk)


def test_poor_attachment_lowers_milk_over_weeks():
    assert milk_on(60, changed(even_day(8), efficacy=0.3)) < 0.5 * milk_on(60, even_day(8))


def test_small_breasts_with_more_feeds_make_as_much_as_large_ones_with_fewer():
    small = simulate([even_day(11)] * 84, DEFAULTS, birth_state(DEFAULTS, storage=80 / 210), False)["days"]["taken_ml"]
    large = simulate([even_day(6)] * 84, DEFAULTS, birth_state(DEFAULTS, storage=390 / 210), False)["days"]["taken_ml"]
    assert small[-1] == pytest.approx(large[-1], rel=0.02)


def test_small_breasts_need_the_feeds_that_large_ones_do_not():
    small = simulate([even_day(5)] * 84, DEFAULTS, birth_state(DEFAULTS, storage=80 / 210), False)["days"]["taken_ml"]
    large = simulate([even_day(5)] * 84, DEFAULTS, birth_state(DEFAULTS, storage=300 / 210), False)["days"]["taken_ml"]
    assert small[-1] < 0.5 * large[-1]


@pytest.mark.parametrize("number", [0, 7, 21, 40])
@pytest.mark.parametrize("feeds", [3, 4, 6])
def test_more_storage_never_lowers_the_milk_of_few_feeds(feeds, number):
    average, large = (
        simulate([even_day(feeds)] * 84, SETS[number], birth_state(SETS[number], storage=ml / 210), False)["days"]["taken_ml"][-1]
        for ml in (210, 400)
    )
    assert large >= 0.99 * average


@pytest.mark.parametrize("number", [0, 7, 21, 40])
def test_same_feeds_without_nights_bring_less_in_the_first_weeks(number):
    by_day, through = (daily_milk([day] * 28, SETS[number]) for day in (day_without_nights(8), even_day(8)))
    assert sum(by_day) < 0.97 * sum(through)


def test_missed_night_feeds_lower_the_milk_over_days():
    whole = even_day(10)
    missed = [one | {"kind": "missed"} if one["hour"] < 6 else one for one in whole]
    state = saved_state(0, 14)
    with_nights, without = (simulate([day] * 10, DEFAULTS, state, False)["days"]["taken_ml"] for day in (whole, missed))
    assert sum(without) < 0.97 * sum(with_nights)


@pytest.mark.parametrize("number", [0, 13, 33])
def test_unused_breast_alone_dries_up(number):
    state = saved_state(number, 14)
    after = simulate([changed(even_day(9), breast="left")] * 14, SETS[number], state, False)["state"]
    assert after["right"]["secretion_ml_h"] < 0.5 * state["right"]["secretion_ml_h"]
    assert after["left"]["secretion_ml_h"] >= state["left"]["secretion_ml_h"]


def test_breasts_may_be_of_different_size():
    after = simulate([even_day(8)] * 10, DEFAULTS, birth_state(DEFAULTS, 1.0, 0.5, 1.0), False)["state"]
    assert after["left"]["made_ml"] < after["right"]["made_ml"]


def one_breast_feed(stress):
    state = saved_state(0, 60)
    return simulate([[session(3.0) | {"breast": "left", "stress": stress, "minutes": 5.0}]], DEFAULTS, state)


def test_stress_lowers_the_milk_of_that_feed():
    calm, stressed = (one_breast_feed(stress)["sessions"] for stress in (0.0, 1.0))
    assert stressed["left_taken_ml"][0] < calm["left_taken_ml"][0]
    assert stressed["let_downs"][0] < calm["let_downs"][0]


def test_stress_changes_no_synthesis_at_once():
    calm, stressed = (one_breast_feed(stress)["sessions"] for stress in (0.0, 1.0))
    for name in ("left_secretion_ml_h", "left_made_ml", "right_secretion_ml_h", "right_made_ml"):
        assert stressed[name] == calm[name]


def test_everyday_stress_changes_a_days_milk_by_less_than_10_percent():
    state = saved_state(0, 60)
    calm, stressed = (
        simulate([changed(even_day(8), stress=stress)] * 21, DEFAULTS, state, False)["days"]["taken_ml"] for stress in (0.0, 0.9)
    )
    assert all(abs(b / a - 1.0) < 0.10 for a, b in zip(calm, stressed, strict=True))


@pytest.mark.parametrize("top_up", [10.0, 20.0, 40.0])
def test_top_ups_lower_milk_at_the_breast_over_weeks(top_up):
    state = saved_state(0, 14)
    alone, topped = (
        simulate([changed(even_day(8), supplement_after_ml=ml)] * 28, DEFAULTS, state, False)["days"] for ml in (0.0, top_up)
    )
    assert topped["taken_ml"][-1] < alone["taken_ml"][-1] - 0.5 * 8 * top_up
    assert topped["secretion_ml_h"][-1] < alone["secretion_ml_h"][-1]


def test_milk_does_not_come_back_on_the_day_top_ups_stop():
    topped = simulate([changed(even_day(8), supplement_after_ml=40.0)] * 28, DEFAULTS, saved_state(0, 14), False)["state"]
    alone = simulate([even_day(8)] * 28, DEFAULTS, saved_state(0, 14), False)["state"]
    first, usual = (simulate([even_day(8)] * 2, DEFAULTS, state, False)["days"]["taken_ml"][1] for state in (topped, alone))
    assert first < 0.9 * usual


def test_milk_comes_back_in_the_weeks_after_top_ups_stop():
    topped = simulate([changed(even_day(8), supplement_after_ml=40.0)] * 28, DEFAULTS, saved_state(0, 14), False)["state"]
    milk = simulate([even_day(11)] * 28, DEFAULTS, topped, False)["days"]["taken_ml"]
    assert milk[27] > milk[1]


def test_full_breasts_slow_secretion_within_the_day():
    state = saved_state(0, 60)
    pause = simulate([[]], DEFAULTS, state)["days"]["made_ml"][0]
    assert pause < 0.8 * simulate([even_day(8)], DEFAULTS, state)["days"]["made_ml"][0]


def test_late_first_removal_lowers_the_milk_of_day_14():
    milk = [daily_milk([[]] * late + [even_day(8)] * (14 - late), DEFAULTS)[-1] for late in (0, 4, 6, 8)]
    assert milk == sorted(milk, reverse=True)
    assert 0.3 * milk[0] < milk[-1] < 0.75 * milk[0]


def test_milk_comes_back_after_a_pause_but_not_at_once():
    paused = simulate(responsive_days(14) + [[]] * 7 + [even_day(10)] * 14, DEFAULTS, birth_state(DEFAULTS), False)["days"]
    share = [taken / appetite for taken, appetite in zip(paused["taken_ml"], paused["appetite_ml"], strict=True)]
    assert share[23] < 0.6
    assert share[34] > 0.7


def test_longer_pause_leaves_less_tissue():
    tissue = [simulate(responsive_days(30) + [[]] * days, DEFAULTS, birth_state(DEFAULTS), False)["state"]["left"]["tissue_ml_h"]
              for days in (0, 10, 30, 60)]  # fmt: skip
    assert tissue == sorted(tissue, reverse=True)
    assert tissue[-1] < 0.8 * tissue[0]


@pytest.mark.parametrize("number", [0, 7, 21, 40])
def test_expressing_more_than_five_times_a_day_adds_little(number):
    five, twelve = (milk_on(42, changed(even_day(times, "express"), efficacy=0.8), number) for times in (5, 12))
    assert twelve < 1.45 * five


@pytest.mark.parametrize("number", [0, 7, 21, 40])
def test_each_step_of_poorer_attachment_lowers_the_milk_of_day_14(number):
    milk = [milk_on(14, changed(even_day(11), efficacy=efficacy), number) for efficacy in (1.0, 0.8, 0.7, 0.5)]
    assert milk == sorted(milk, reverse=True)
    assert milk[3] < 0.75 * milk[0]


def test_milk_comes_in_between_day_2_and_4_without_any_removal():
    made = simulate([[]] * 4, DEFAULTS, birth_state(DEFAULTS), False)["days"]["made_ml"]
    assert made[0] < 60.0
    assert sum(made[:3]) > 200.0


@given(mothers(), random_days())
def test_baby_never_wants_more_in_a_day_than_its_cap(mother, days):
    parameters, state = mother
    assert max(run(days, state, parameters)["days"]["appetite_ml"]) <= parameters["appetite_cap_ml"]


def test_baby_fed_on_demand_drinks_about_its_appetite():
    days = simulate(responsive_days(90), DEFAULTS, birth_state(DEFAULTS), False)["days"]
    for day in range(20, 90):
        assert days["intake_ml"][day] == pytest.approx(days["appetite_ml"][day], rel=0.05)


@pytest.fixture(scope="module", params=[0, 12, 24, 36, 48])
def weights(request):
    parameters = SETS[request.param]
    days = simulate(responsive_days(90), parameters, birth_state(parameters), False)["days"]
    return [parameters["birth_weight_kg"], *days["weight_kg"]]


def test_weight_is_lowest_on_day_2_to_4_at_4_to_9_percent_below_birth(weights):
    lowest = min(weights)
    assert 2 <= weights.index(lowest) <= 4
    assert 0.04 < 1 - lowest / weights[0] < 0.09


def test_birth_weight_is_regained_by_day_14(weights):
    assert any(weight >= weights[0] for weight in weights[4:15])


def test_weight_at_three_months_is_near_the_average_baby(weights):
    assert weights[90] == pytest.approx(6.1, rel=0.05)


# ---- Sessions ----


def test_breasts_take_turns_to_be_first():
    sessions = simulate([even_day(8)], DEFAULTS, saved_state(0, 60))["sessions"]
    first = [
        left > 0.0 and left >= right for left, right in zip(sessions["left_taken_ml"], sessions["right_taken_ml"], strict=True)
    ]
    assert first in ([True, False] * 4, [False, True] * 4)


def test_one_sided_session_leaves_the_other_breast_alone():
    sessions = simulate([changed(even_day(8), breast="right")], DEFAULTS, saved_state(0, 60))["sessions"]
    assert sum(sessions["left_taken_ml"]) == 0.0
    assert sum(sessions["right_taken_ml"]) > 0.0


def test_expressed_milk_is_not_drunk():
    days = simulate([even_day(6, "express")], DEFAULTS, saved_state(0, 60))["days"]
    assert days["expressed_ml"][0] == days["taken_ml"][0] > 0.0
    assert days["intake_ml"] == [0.0]


def test_expressing_counts_as_removal_but_not_as_breastfeed():
    days = simulate([even_day(6, "express")], DEFAULTS, saved_state(0, 60))["days"]
    assert (days["removals"], days["breastfeeds"]) == ([6], [0])


def test_supplement_before_the_feed_takes_away_hunger():
    state = saved_state(0, 14)
    alone, before = (
        simulate([[session(6.0) | {"supplement_before_ml": ml}]], DEFAULTS, state)["days"]["taken_ml"][0] for ml in (0.0, 200.0)
    )
    assert before < alone


@given(st.floats(0, 1), st.floats(0, 60))
@settings(max_examples=30)
def test_more_minutes_never_make_less_removable(efficacy, minutes):
    one = session(3.0) | {"efficacy": efficacy, "minutes": minutes}
    assert session_share(one | {"minutes": minutes + 5.0}, DEFAULTS) >= session_share(one, DEFAULTS)


def test_whole_share_taken_uses_all_let_downs():
    one, taken = session(3.0), new_taken() | {"first_full_ml": 100.0, "first_taken_ml": 80.0}
    assert ejections_used(one, 0.8, taken, DEFAULTS) == ejections_possible(one, DEFAULTS)


@given(st.floats(0.01, 0.95), st.floats(0.01, 0.05))
def test_more_milk_taken_needs_more_let_downs(part, more):
    one, share = session(3.0), 0.85

    def used(of_share):
        taken = new_taken() | {"first_full_ml": 100.0, "first_taken_ml": 100.0 * share * of_share}
        return ejections_used(one, share, taken, DEFAULTS)

    assert used(part + more) > used(part) > 0.0


def test_missed_session_has_no_let_downs():
    assert ejections_used(session(3.0, "missed"), 0.8, new_taken(), DEFAULTS) == 0.0


@pytest.mark.parametrize("feeds", [4, 8, 12])
def test_body_remembers_about_the_sessions_of_a_day(feeds):
    state = simulate([even_day(feeds)] * 20, DEFAULTS, birth_state(DEFAULTS), False)["state"]
    assert sessions_per_day(state, DEFAULTS) == pytest.approx(feeds, rel=0.15)


def test_prolactin_doubles_at_a_feed():
    state = saved_state(0, 14) | {"prolactin_rise_ng_ml": 0.0}
    sessions = simulate([[session(0.99, "missed"), session(1.0)]], DEFAULTS, state)["sessions"]
    before, after = sessions["prolactin_ng_ml"]
    assert after == pytest.approx(2.0 * before, rel=0.1)
