"""What must hold over whole plans: weeks of a random day from birth. HYPOTHESIS_PROFILE=thorough tries 5,000 of each."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lactation.core.mother import ONE_MEAL_HOURS, birth_state, simulate
from lactation.core.schedules import even_day
from lactation.core.sessions import comes_before, in_turn, session
from tests.core.strategies import SETS, by_hour, changed, random_sessions

DAYS = 21
LESS_BY_ONE_MORE = 0.05  # the most that one more feed may lower the milk removed in the first three weeks; see docs/model.md
LESS_BY_BETTER = 0.02  # the most that better attachment may lower it: the last few mL are not worth a second breast
LITTLE_ML = 8.0  # a day: a baby fed mostly by cup takes so little that a relative tolerance says nothing
TINY = 1e-4
JUMP = (
    0.01  # the most that a change of TINY in every session may change the milk of three weeks: a step more or less, see mother.py
)


@st.composite
def plans(draw, express=True, chains=True):
    """A mother, her breasts, and a day of 2 to 12 feeds, with or without other milk, and up to two expressions.

    Without ``chains`` the sessions are at least an hour and a half apart: no meal runs into the next.
    """
    parameters = draw(st.sampled_from(SETS))
    state = birth_state(parameters, draw(st.floats(0.4, 2)), draw(st.floats(0.4, 1.5)), draw(st.floats(0.4, 1.5)))
    anywhere = st.integers(0, 2399) if chains else st.integers(0, 14).map(lambda slot: 160 * slot)
    hours = st.lists(anywhere, min_size=2, max_size=12, unique=True)
    efficacy, top_up = draw(st.sampled_from([1.0, 1.0, 0.8, 0.5])), draw(st.sampled_from([0.0, 0.0, 20.0, 45.0]))
    day = [session(hour / 100.0) | {"efficacy": efficacy, "supplement_after_ml": top_up} for hour in draw(hours)]
    if express:
        extra = draw(st.lists(anywhere, max_size=2, unique=True))
        day += [session(hour / 100.0, "express") | {"efficacy": 0.8} for hour in extra]
    return parameters, state, by_hour(day)


def lived(parameters, state, day, days=DAYS):
    return simulate([day] * days, parameters, state, per_session=False)["days"]


def milk(parameters, state, day):
    return sum(lived(parameters, state, day)["taken_ml"])


def at_the_breast(parameters, state, day):
    """What the baby drank at the breast."""
    days = lived(parameters, state, day)
    return sum(days["taken_ml"]) - sum(days["expressed_ml"])


def not_less(more, before, tolerance):
    """Whether ``more`` is not less than ``before``, beyond the tolerance."""
    return more >= (1.0 - tolerance) * before - LITTLE_ML * DAYS


@given(plans())
def test_milk_of_weeks_balances_and_stays_within_bounds(plan):
    parameters, state, day = plan
    result = simulate([day] * DAYS, parameters, state)
    for side in ("left", "right"):
        after = result["state"][side]
        assert math.isclose(after["made_ml"], after["taken_ml"] + after["milk_ml"], rel_tol=1e-9, abs_tol=1e-6)
        assert 0.0 <= after["milk_ml"] <= after["storage_ml"]
        assert after["secretion_ml_h"] <= after["tissue_ml_h"] <= parameters["secretion_max_ml_h"] * 1.5
        assert 0.0 <= after["inhibition"] <= 1.0
    for drunk, appetite in zip(result["days"]["intake_ml"], result["days"]["appetite_ml"], strict=True):
        assert drunk <= 1.6 * appetite + 1e-9  # what is left of yesterday's hunger, and other milk beyond its hunger


@given(plans(), st.floats(0.02, 0.5))
def test_better_attachment_never_lowers_the_milk_of_weeks(plan, better):
    parameters, state, day = plan
    more = [one | {"efficacy": min(1.0, one["efficacy"] + better)} for one in day]
    assert not_less(milk(parameters, state, more), milk(parameters, state, day), LESS_BY_BETTER)


@given(plans(express=False), st.integers(0, 2399))
def test_one_more_feed_never_lowers_the_milk_of_the_first_weeks(plan, hour):
    parameters, state, day = plan
    one = session(hour / 100.0) | {"efficacy": day[0]["efficacy"]}
    assert not_less(milk(parameters, state, by_hour([*day, one])), milk(parameters, state, day), LESS_BY_ONE_MORE)


@given(plans(), st.integers(0, 2399))
def test_one_more_feed_never_lowers_what_the_baby_drinks_at_the_breast(plan, hour):
    parameters, state, day = plan
    one = session(hour / 100.0) | {"efficacy": day[0]["efficacy"]}
    more = at_the_breast(parameters, state, by_hour([*day, one]))
    assert not_less(more, at_the_breast(parameters, state, day), LESS_BY_ONE_MORE)


@given(plans(), st.integers(0, 2399))
def test_one_more_expression_never_lowers_the_milk_of_the_first_weeks(plan, hour):
    parameters, state, day = plan
    one = session(hour / 100.0, "express") | {"efficacy": 0.8}
    assert not_less(milk(parameters, state, by_hour([*day, one])), milk(parameters, state, day), LESS_BY_ONE_MORE)


@given(plans(), st.floats(0, TINY), st.floats(0, TINY))
def test_tiny_change_makes_no_jump(plan, later, less):
    parameters, state, day = plan
    near = [one | {"hour": min(one["hour"] + later, 23.99999), "efficacy": one["efficacy"] - less} for one in day]
    assert milk(parameters, state, near) == pytest.approx(milk(parameters, state, day), rel=JUMP)


@given(plans(express=False, chains=False), st.data())
def test_two_records_of_one_feed_are_one_within_5_percent(plan, data):
    parameters, state, day = plan
    place = data.draw(st.integers(0, len(day) - 1))
    one, others = day[place], day[:place] + day[place + 1 :]
    told = data.draw(st.sampled_from([("left", "right"), ("right", "left"), ("both", "both")]))
    two = [one | {"breast": told[0], "supplement_after_ml": 0.0}, one | {"breast": told[1]}]
    once, twice = (lived(parameters, state, by_hour(plan)) for plan in (day, [*others, *two]))
    assert sum(twice["taken_ml"]) == pytest.approx(sum(once["taken_ml"]), rel=0.05)
    assert twice["removals"] == once["removals"]
    assert twice["prolactin_ng_ml"][-1] == pytest.approx(once["prolactin_ng_ml"][-1], rel=0.05)


@given(plans(express=False, chains=False), st.data())
def test_second_record_some_minutes_later_is_the_same_meal(plan, data):
    parameters, state, day = plan
    place = data.draw(st.integers(0, len(day) - 1))
    later = day[place]["hour"] + data.draw(st.floats(0, 0.9 * ONE_MEAL_HOURS))
    again = day[place] | {"hour": later, "supplement_after_ml": 0.0}
    twice = milk(parameters, state, by_hour([*day, again]))
    assert twice == pytest.approx(milk(parameters, state, day), rel=0.05)


@given(plans(), random_sessions())
def test_session_of_0_minutes_changes_nothing(plan, nothing):
    parameters, state, day = plan
    assume(nothing["kind"] != "missed")
    nothing |= {"minutes": 0.0, "supplement_before_ml": 0.0, "supplement_after_ml": 0.0}
    # A look at the same hour splits the steps alike.
    look = session(nothing["hour"], "missed")
    held, looked = (lived(parameters, state, by_hour([*day, one]), 5) for one in (nothing, look))
    assert held == looked


def test_day_of_twelve_sessions_of_0_minutes_is_an_empty_day():
    held, empty = (
        lived(SETS[0], birth_state(SETS[0]), day, 14)
        for day in (changed(even_day(12), minutes=0.0), changed(even_day(12, "missed")))
    )
    assert held == empty
    assert max(held["removals"]) == 0


@given(plans(), st.randoms(use_true_random=False))
def test_every_order_of_equal_hours_gives_the_same(plan, random):
    parameters, state, day = plan
    same_hour = [one | {"hour": 3.0 * (i % 4)} for i, one in enumerate(day)]
    shuffled = list(same_hour)
    random.shuffle(shuffled)
    assert lived(parameters, state, by_hour(shuffled), 5) == lived(parameters, state, by_hour(same_hour), 5)


def test_baby_is_fed_before_milk_is_expressed_at_the_same_hour_and_cups_come_last():
    cup, pump, feed = session(3.0, "missed"), session(3.0, "express"), session(3.0)
    assert [one["kind"] for one in in_turn([cup, pump, feed])] == ["feed", "express", "missed"]


@given(random_sessions(), random_sessions())
def test_of_two_sessions_one_comes_first_unless_they_are_alike(one, other):
    assert not (comes_before(one, other) and comes_before(other, one))
    assert comes_before(one, other) or comes_before(other, one) or one == other


def test_triple_feeding_feeds_the_baby_before_the_pump_whatever_the_order_written():
    day, other = [], []
    for hour in range(0, 24, 3):
        pair = [session(float(hour)), session(float(hour), "express") | {"efficacy": 0.8}]
        day += pair
        other += pair[::-1]
    parameters = SETS[0]
    here, there = (lived(parameters, birth_state(parameters), plan) for plan in (day, other))
    assert here == there
    assert here["intake_ml"][-1] > 0.9 * here["appetite_ml"][-1]


def test_baby_drinks_what_the_pump_left_a_minute_before():
    parameters = SETS[0]
    state = lived_state(parameters, 30)
    pumped_first = [session(0.5), session(3.5, "express") | {"efficacy": 0.8}, session(3.52)]
    sessions = simulate([pumped_first], parameters, state)["sessions"]
    drunk = sessions["left_taken_ml"][2] + sessions["right_taken_ml"][2]
    left = sessions["left_before_ml"][2] + sessions["right_before_ml"][2]
    assert drunk > 0.6 * left > 0.0


def lived_state(parameters, days):
    return simulate([even_day(9)] * days, parameters, birth_state(parameters), per_session=False)["state"]
