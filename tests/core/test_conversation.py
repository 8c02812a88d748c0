"""The engine of conversations: what holds in every talk, of the course's cases and of cases made up at random."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.skills import skill_words
from lactation.core.conversation import (
    ERROR_CODES,
    GAUGES,
    GRUDGE_CODES,
    HELPING_SKILLS,
    all_hold,
    apply_effect,
    available,
    band_of,
    can_say,
    copy_conversation,
    menu,
    moment_of,
    new_conversation,
    new_visit,
    reply_named,
    scatter,
    stage_of,
    take_turn,
    talk_again,
    tray_of,
)
from lactation.core.conversation_end import endings_of, score_of
from tests.compiled import compiled
from tests.core.talks import SMALL, TALKS, Played, offered, talk

C3 = talk("c3")
WORDS = skill_words()


# ---- What holds in every talk


@given(TALKS)
def test_a_menu_holds_at_most_four_replies_that_can_be_said_each_once(one):
    for state in one.states:
        four = menu(one.data, state)
        assert len(four) <= 4 and len(set(four)) == len(four)
        free = available(one.data, state, False)
        assert set(four) <= {reply["id"] for reply in free}
        assert len(four) == min(4, len(free)) or {band_of(state, reply) for reply in free} != {-1, 0, 1}
        if any(band_of(state, reply) == 1 for reply in free):
            assert any(band_of(state, reply_named(one.data, name)) == 1 for name in four)


@given(TALKS)
def test_what_can_be_said_now_meets_its_conditions_and_is_fresh(one):
    for state in one.states[:6]:
        for reply in (*available(one.data, state, False), *available(one.data, state, True)):
            assert all_hold(state, reply["when"])
            assert reply["again"] or not state["n"][f"s_{reply['id']}"]


@given(TALKS)
def test_gauges_stay_within_their_ends_and_facts_are_told_once(one):
    told = [fact for happened in one.turns for fact in happened["new"]]
    assert len(told) == len(set(told)) == one.states[-1]["n"]["found"]
    for state in one.states:
        assert all(0 <= state["n"][gauge] <= 100 for gauge in GAUGES)
        assert state["n"].keys() == one.states[0]["n"].keys()


@given(TALKS)
def test_a_turn_leaves_the_state_before_as_it_was(one):
    for state in one.states[:3]:
        before = deepcopy(state)
        take_turn(one.data, state, offered(one.data, state)[0], menu(one.data, state))
        assert state == before


@given(TALKS, st.integers(0, 5))
def test_taking_back_is_playing_again(one, back):
    kept = one.picks[: max(0, len(one.picks) - back)]
    again = talk_again(one.data, one.states[0], kept)
    assert again["states"] == one.states[: len(kept) + 1]
    assert again["turns"] == one.turns[: len(kept)]


@given(st.integers(0, 100_000))
def test_every_talk_ends_and_has_an_ending(number):
    one = Played(number, most=80)
    assert one.states[-1]["over"] in ("closed", "door", "time")
    assert all(endings_of(one.data, one.states[-1]).values())
    assert not can_say(one.data, one.states[-1], "nod")


@given(TALKS)
def test_each_turn_is_answered_and_named(one):
    for before, pick, happened in zip(one.states, one.picks, one.turns, strict=False):
        assert bool(happened["line"]) == (reply_named(one.data, pick)["turns"] > 0)
        code = happened["said"][0].removeprefix("skill_").removesuffix("_first")
        assert code in happened["codes"]
        assert happened["said"][0].endswith("_first") == (before["n"][f"n_{code}"] < 1)
        assert code in ERROR_CODES or not set(happened["codes"]) & set(ERROR_CODES)
        assert all(f"{said}" in WORDS for said in happened["said"])


def test_made_up_cases_are_played_alike_in_both_runtimes():
    work = """function (all) {
      return all.map(function (given) {
        var found = lactation.talk_again(given.talk, lactation.new_conversation(given.talk, given.seed), given.picks);
        var turns = found.turns.map(function (one) { return [one.codes, one.said, one.new]; });
        return [found.states[found.states.length - 1], turns];
      });
    }"""
    talks = [one for one in map(Played, range(200)) if not isinstance(one.name, str)]
    given = [{"talk": one.data, "seed": one.seed, "picks": one.picks} for one in talks]
    for one, (state, told) in zip(talks, compiled().run(work, given), strict=True):
        assert told == [[turn["codes"], turn["said"], turn["new"]] for turn in one.turns], one
        assert {key: state[key] for key in ("last", "topic", "over")} == {
            key: one.states[-1][key] for key in ("last", "topic", "over")
        }
        assert state["n"] == pytest.approx(one.states[-1]["n"], abs=1e-9)
    assert len(talks) > 50


# ---- One by one


def at(data=C3, **numbers):
    """A state with these numbers."""
    state = new_conversation(data, 1)
    state["n"] |= numbers
    return state


def test_a_grudge_halves_what_trust_gains_and_nothing_else():
    state, grudging = at(trust=20), at(trust=20, grudge=2)
    for one in (state, grudging):
        apply_effect(one, {"trust": 8, "worry": 8})
    assert (state["n"]["trust"], grudging["n"]["trust"]) == (28, 24)
    assert state["n"]["worry"] == grudging["n"]["worry"]
    apply_effect(grudging, {"trust": -8})
    assert grudging["n"]["trust"] == 16


@pytest.mark.parametrize("code", GRUDGE_CODES)
def test_she_remembers_an_offence_for_three_turns(code):
    reply = next(one for one in C3["replies"] if code in one["codes"] or one["id"] == "tea_scold")
    state = take_turn(C3, at(f_tea=1, f_needle=1, f_tin=1, turn=3, trust=60), reply["id"], [])["state"]
    left = [state["n"]["grudge"]]
    for _ in range(3):
        state = take_turn(C3, state, "nod", [])["state"]
        left.append(state["n"]["grudge"])
    assert left == [3, 2, 1, 0]


def test_trust_grows_in_smaller_steps_near_its_end():
    steps = []
    for trust in (10, 45, 60, 90, 100):
        state = at(trust=trust)
        apply_effect(state, {"trust": 6})
        steps.append(state["n"]["trust"] - trust)
    assert steps[:2] == [6, 6] and steps[1] > steps[2] > steps[3] > steps[4] == 0


def test_silence_fits_where_she_trails_off_and_only_there():
    wait = reply_named(C3, "wait")
    assert moment_of(at(pause=1), wait) == [] and band_of(at(pause=1), wait) == 1
    assert moment_of(at(pause=0), wait) == ["awkward"] and band_of(at(pause=0), wait) == -1
    assert take_turn(C3, at(pause=0, turn=2), "wait", [])["state"]["n"]["n_wait"] == 0


def test_the_same_sentence_tempts_too_soon_and_helps_later():
    step = reply_named(C3, "plan_step")
    assert band_of(at(f_tin=1, turn=3), step) == -1
    assert band_of(at(f_tin=1, turn=9, heard=4, f_weight=2), step) == 1


def test_what_comes_too_soon_teaches_her_nothing():
    early, late = (take_turn(C3, at(f_stairs=1, turn=4, heard=heard), "milk_made", [])["change"]["belief"] for heard in (0, 9))
    assert early == 0 and late < -10


def test_the_third_closed_question_in_a_row_is_one_too_many():
    ask = reply_named(C3, "tin_ask")
    assert [moment_of(at(closed_run=run), ask) for run in (0, 1, 2)] == [[], [], ["streak"]]


def test_what_was_hidden_is_confessed_when_trust_has_grown():
    hid = take_turn(C3, at(turn=5, f_night=2, trust=40), "night_open", [])["state"]
    assert hid["n"]["hid"] == 1 and hid["n"]["f_tea"] == 0
    hid["n"]["trust"], hid["n"]["pause"] = 65, 1
    assert take_turn(C3, hid, "wait", [])["new"] == ["f_tea"]


def test_she_shows_the_door_and_the_clock_ends_a_talk():
    assert take_turn(C3, at(trust=9, turn=3), "fam_side", [])["state"]["over"] == "door"
    assert take_turn(C3, at(minutes=31, turn=20, trust=50), "nod", [])["state"]["over"] == "time"
    assert take_turn(C3, at(turn=9, trust=50), "close_date", [])["state"]["over"] == "closed"


def test_an_interruption_comes_once():
    state, seen = at(turn=4, trust=50), []
    for _ in range(6):
        happened = take_turn(C3, state, "nod", [])
        state = happened["state"]
        seen.append(happened["extra"].get("id"))
    assert "cup" in seen and len([one for one in seen if one]) == len({one for one in seen if one})


def test_nothing_happens_after_the_last_word():
    state = at(turn=9, trust=50, minutes=27)
    assert take_turn(C3, state, "nod", [])["extra"] and take_turn(C3, state, "close_date", [])["extra"] == {}


def test_stages_follow_what_was_heard_and_found():
    stages = [stage_of(at(**n)) for n in ({}, {"turn": 1}, {"turn": 5, "heard": 4}, {"turn": 9, "heard": 6, "found": 6})]
    assert stages == ["greet", "listen", "look", "plan"]


def test_what_was_passed_over_comes_less_often():
    state = at(turn=3, f_tin=1, f_fall=1)
    first = menu(C3, state)
    state["n"] |= {f"o_{name}": 3 for name in first}
    assert set(menu(C3, state)) != set(first)


def test_what_takes_no_turn_costs_nothing():
    before = at()
    happened = take_turn(C3, before, "sit", menu(C3, before))
    assert happened["line"] == {} and happened["state"]["last"] == before["last"]
    assert happened["state"]["n"]["turn"] == 0 and happened["state"]["n"]["minutes"] == 0
    assert not any(happened["state"]["n"][f"o_{name}"] for name in menu(C3, before))
    assert "sit" not in tray_of(C3, happened["state"])


def test_the_scatter_is_even_over_the_four_places():
    counts = [0] * 4
    for seed in range(1, 2001):
        order = sorted(range(4), key=lambda place, seed=seed: scatter(seed + 17, 3, place))
        counts[order.index(0)] += 1
    assert all(400 < count < 600 for count in counts)


def test_a_talk_that_no_longer_fits_stops_where_it_does_not():
    one = next(one for one in map(Played, range(100)) if one.name == "c3" and len(one.picks) > 6)
    again = talk_again(C3, one.states[0], [*one.picks[:4], "gone_from_the_case", *one.picks[4:]])
    assert len(again["turns"]) == 4


def test_a_return_visit_keeps_trust_in_part_and_begins_with_what_was_left():
    second = talk("c3_return")
    end = at(trust=80, a_doctor=1, belief=30, sure=60)
    home = new_visit(second, end, {"v_cup": 130.0, "v_milk": 500.0, "v_gain": 240.0, "d_own": 0.6}, 1)
    assert home["last"] == "o_red" and home["n"]["trust"] == pytest.approx(0.55 * 80 + 20)
    assert home["n"]["was_doctor"] == 1 and home["n"]["d_own"] == 0.6 and home["n"]["b_o_red"] == 1
    ward = new_visit(second, at(trust=80, praised_sleep=1), {"v_cup": 480.0}, 1)
    assert ward["last"] == "o_enjoy"


def test_copies_share_nothing():
    state = at()
    other = copy_conversation(state)
    other["n"]["trust"] = 1
    assert state["n"]["trust"] == 38 and json.dumps(state) != json.dumps(other)


def test_helping_and_erring_are_told_apart():
    assert not set(HELPING_SKILLS) & set(ERROR_CODES)


def test_the_small_case_of_the_guide_can_be_played_well():
    data = talk(SMALL)
    way = ["sit", "bag", "hello_open", "wait", "soft_back", "day_open", "refer"]
    state = new_conversation(data, 1)
    for name in way:
        state = take_turn(data, state, name, [])["state"]
    assert state["n"]["a_today"] == 1 and score_of(data, state)["cap"] == 100
