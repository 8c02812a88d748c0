"""What was agreed becomes milk: the plan of the days after, and what the simulator is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content import parameters
from lactation.core.conversation import new_conversation
from lactation.core.conversation_milk import (
    is_away,
    plan_of,
    planned_hours,
    readouts_of,
    told_numbers,
    visit_line,
    visit_settings,
)
from lactation.core.scenes.simulator import check_simulator, simulator_run, simulator_show
from tests.core.talks import TALKS, talk

C3 = talk("c3")
GOOD = {"a_doctor": 1, "trust": 80, "sure": 70, "belief": 30, "n_check": 1}


def end(data=C3, **numbers):
    """An end of a talk with these numbers."""
    state = new_conversation(data, 1)
    state["n"] |= numbers
    return state


def milk(state, data=C3):
    """What the simulator reads out for the end of a talk."""
    settings = visit_settings(data, plan_of(data, state))
    return simulator_show(settings, simulator_run(settings, parameters()), [])["readouts"]


@given(TALKS)
def test_the_simulator_takes_whatever_a_talk_ends_with(one):
    if one.data["model"]:
        check_simulator(visit_settings(one.data, plan_of(one.data, one.states[-1])))


@given(st.integers(-3, 30), st.integers(-3, 30))
def test_a_planned_day_has_at_most_sixteen_times_in_order(feeds, express):
    times = planned_hours(feeds, express)
    hours = [hour for hour, _ in times]
    assert 1 <= len(times) <= 16 and hours == sorted(hours)
    assert all(0 <= hour < 24 for hour in hours)
    assert sum(kind == "feed" for _, kind in times) == min(16, max(1, feeds))


def test_good_listening_without_a_plan_and_a_plan_without_trust_let_the_tin_grow():
    whole = plan_of(C3, end(**GOOD, a_own=1))["cup_ml"]
    no_plan = plan_of(C3, end(**GOOD))["cup_ml"]
    no_trust = plan_of(C3, end(**(GOOD | {"trust": 20, "sure": 20, "belief": 75}), a_own=1))["cup_ml"]
    assert whole < no_plan and whole < no_trust


def test_less_from_the_tin_is_more_from_the_breast():
    good, none = milk(end(**GOOD, a_own=1, a_step=1)), milk(end(a_doctor=1, belief=80))
    assert good["milk_ml"] > none["milk_ml"] + 50


def test_a_danger_that_nobody_saw_keeps_them_apart():
    state = end(trust=80)
    assert is_away(C3, state) and not is_away(C3, end(a_doctor=1))
    assert plan_of(C3, state)["cup_ml"] == C3["model"]["away_cup_ml"]


def test_an_action_moves_attachment_and_the_first_day_within_what_can_be():
    data = talk("c3") | {"actions": C3["actions"] | {"own": C3["actions"]["own"] | {"attachment": 0.5, "first_day": -3}}}
    data["model"] = C3["model"] | {"attachment": 0.6, "first_day": 1.0}
    plan = plan_of(data, end(**GOOD, a_own=1))
    assert plan["attachment"] == pytest.approx(1.0, abs=0.2) and plan["attachment"] <= 1.0
    assert plan["first_day"] == 0.0
    assert plan_of(data, end(**GOOD))["attachment"] == 0.6


def test_the_next_visit_starts_from_the_shares_and_the_models_numbers():
    state = end(**GOOD, a_own=1)
    found = readouts_of(C3, state, {"milk_ml": 480.0, "gain_g_day": 30.0})
    assert (found["v_milk"], found["v_gain"]) == (480.0, 210.0)
    assert found["v_cup"] == plan_of(C3, state)["cup_ml"] and found["d_own"] > 0.5 > found["d_pump"] == 0


def test_a_next_visit_that_is_only_shown_says_the_first_line_that_holds():
    data = talk("c2")
    away = visit_line(data, end(data), {"v_cup": 480.0, "v_milk": 200.0, "v_gain": 200.0})
    assert away == data["visit"]["lines"][0] or away["when"] == [] or away["id"]
    assert visit_line(data | {"visit": {"lines": []}}, end(data), {}) == {}


def test_she_says_numbers_to_the_nearest_ten():
    told = told_numbers({"v_cup": 134.9, "v_milk": 475.0, "v_gain": 204.9}, {})
    assert told == {"cup_ml": "130", "milk_ml": "480", "gain": "200"}
