"""What a conversation comes to: endings, points, what was missed, what she did most clearly."""

import pytest
from hypothesis import given

from lactation.core.conversation import new_conversation, reply_named, take_turn
from lactation.core.conversation_end import (
    MOST_MINUS,
    agreed_plans,
    clearest_reactions,
    ending_of,
    endings_of,
    found_facts,
    missed_facts,
    score_of,
    share_done,
)
from tests.compiled import compiled
from tests.core.talks import TALKS, Played, talk

C3 = talk("c3")
PARTS = {"listening": 36, "support": 24, "finding": 15, "outcome": 25}


def end(**numbers):
    """An end of C3's talk with these numbers."""
    state = new_conversation(C3, 1)
    state["n"] |= numbers
    return state


@given(TALKS)
def test_points_and_their_parts_stay_within_what_they_are_of(one):
    for state in one.states[::4]:
        score = score_of(one.data, state)
        assert all(0 <= score[part] <= most for part, most in PARTS.items())
        assert 0 <= score["minus"] <= MOST_MINUS
        assert 0 <= score["points"] <= score["cap"] <= 100
        assert score["points"] <= sum(score[part] for part in PARTS) + 1e-9


@given(TALKS)
def test_every_fact_is_found_or_missed(one):
    state = one.states[-1]
    missed = [miss["fact"] for miss in missed_facts(one.data, state)]
    assert sorted([*found_facts(one.data, state), *missed]) == sorted(one.data["facts"])
    turns = [state["n"][fact] for fact in found_facts(one.data, state)]
    assert turns == sorted(turns)


@given(TALKS)
def test_a_way_to_what_was_missed_is_a_reply_with_a_line_that_tells_it(one):
    lines = {line["id"]: line for line in (*one.data["lines"], *one.data["interrupts"], *one.data["openings"])}
    for miss in missed_facts(one.data, one.states[-1]):
        if miss["line"]:
            assert miss["fact"] in lines[miss["line"]]["tells"]
        if miss["reply"]:
            answers = [one.data["lines"][number]["id"] for number, _ in reply_named(one.data, miss["reply"])["lines"]]
            assert miss["line"] in answers


@given(TALKS)
def test_the_share_that_is_done_is_a_share_of_what_was_agreed(one):
    for name in one.data["actions"]:
        share = share_done(one.data, one.states[-1], name)
        assert 0 <= share <= one.states[-1]["n"][f"a_{name}"] <= 1


def test_the_end_is_the_same_in_both_runtimes():
    work = """function (all) {
      return all.map(function (one) {
        return [lactation.score_of(one.talk, one.state), lactation.endings_of(one.talk, one.state),
          lactation.missed_facts(one.talk, one.state), lactation.clearest_reactions(one.talk, one.turns, 3)];
      });
    }"""
    talks = [Played(number) for number in range(60)]
    given = [{"talk": one.data, "state": one.states[-1], "turns": one.turns} for one in talks]
    for one, (score, ends, missed, clear) in zip(talks, compiled().run(work, given), strict=True):
        assert score == pytest.approx(score_of(one.data, one.states[-1]), abs=1e-9)
        assert ends == endings_of(one.data, one.states[-1])
        assert missed == missed_facts(one.data, one.states[-1])
        assert clear == clearest_reactions(one.data, one.turns, 3)


def test_a_danger_missed_or_something_unsafe_agreed_caps_the_points():
    assert score_of(C3, end())["cap"] == 60
    assert score_of(C3, end(a_doctor=1))["cap"] == 100
    assert score_of(C3, end(a_doctor=1, a_stop=0.5))["cap"] == 55
    assert score_of(C3, end(a_doctor=0.5))["cap"] == 60


def test_open_questions_count_in_full_only_when_there_were_some():
    one, four = (score_of(C3, end(n_open=count))["listening"] for count in (1, 4))
    assert one == pytest.approx(2.5) and four == pytest.approx(10.0)


def test_three_suggestions_are_no_better_than_one():
    support = [
        score_of(C3, end(**dict.fromkeys(agreed, 1)))["support"] for agreed in ([], ["a_own"], ["a_own", "a_step", "a_night"])
    ]
    assert support == [0, 6, 3]
    assert agreed_plans(C3, end(a_own=1, a_doctor=1)) == 1


def test_what_is_agreed_is_done_as_far_as_trust_sureness_and_strength_carry_it():
    shares = [share_done(C3, end(a_pump=1, trust=90, sure=80, tired=tired, n_check=1), "pump") for tired in (0, 50, 100)]
    assert shares[0] > shares[1] > shares[2]
    assert share_done(C3, end(a_own=1, trust=80, sure=40), "own") > share_done(C3, end(a_own=1, trust=40, sure=40), "own")
    many = end(a_own=1, a_step=1, a_night=1, trust=80)
    assert share_done(C3, many, "own") == pytest.approx(share_done(C3, end(a_own=1, trust=80), "own") - 0.2)


def test_costs_are_taken_off_but_not_without_end():
    assert score_of(C3, end(n_judge=1))["minus"] == C3["costs"]["judge"]
    assert score_of(C3, end(n_judge=30))["minus"] == MOST_MINUS


def test_endings_are_the_first_that_hold():
    assert endings_of(C3, end(a_doctor=1, trust=60, a_stop=1)) == {"matei": "seen", "milk": "hungry"}
    assert endings_of(C3, end(f_tea=3, trust=60)) == {"matei": "told", "milk": "same"}
    assert ending_of(end(), [{"id": "never", "when": [["trust", ">=", 101]]}]) == ""


def test_what_stood_on_the_menu_is_named_before_what_did_not():
    plain = {miss["fact"]: miss for miss in missed_facts(C3, end())}
    passed = {miss["fact"]: miss for miss in missed_facts(C3, end(o_day_open=2))}
    assert plain["f_tin"]["reply"] != "day_open" or plain["f_tin"]["offered"] == 0
    assert (passed["f_tin"]["reply"], passed["f_tin"]["offered"]) == ("day_open", 2)


def test_the_clearest_reactions_are_those_that_moved_her_most_in_their_order():
    state, turns = new_conversation(C3, 1), []
    for name in ["sit", "hello_open", "nod", "needle_acc", "fam_side", "nod"]:
        turns.append(take_turn(C3, state, name, []))
        state = turns[-1]["state"]
    clearest = clearest_reactions(C3, turns, 3)
    assert clearest == sorted(clearest) and 0 not in clearest
    assert {1, 4} <= set(clearest)
    assert clearest_reactions(C3, turns[:1], 3) == []
