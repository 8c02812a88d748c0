"""Boxes of a history: what each offers now, how many questions are left, and that only what is offered can be said."""

import pytest

from lactation.content.histories import QUESTIONS, history_names, history_talk
from lactation.core.conversation import new_conversation, reply_named, take_turn
from lactation.core.history import (
    HISTORY_BACK,
    HISTORY_BOXES,
    history_asked,
    history_box_of,
    history_facts,
    history_left,
    history_menu,
    history_offered,
)
from lactation.counselling.histories import content_of

TALKS = {name: history_talk(content_of(name)) for name in history_names()}


@pytest.fixture(params=TALKS)
def talk(request):
    return TALKS[request.param]


def asked(talk, state, name):
    return take_turn(talk, state, name, history_offered(talk, state, name))["state"]


def test_each_box_offers_up_to_four_of_its_own_wordings_and_saying_back_waits_for_her(talk):
    state = new_conversation(talk, 3)
    for box in HISTORY_BOXES:
        four = history_menu(talk, state, box)
        assert 3 <= len(four) <= 4
        assert {history_box_of(talk, name) for name in four} == {box}
    assert history_menu(talk, state, HISTORY_BACK) == []


def test_a_question_counts_and_listening_does_not(talk):
    state = asked(talk, new_conversation(talk, 1), history_menu(talk, new_conversation(talk, 1), "baby")[0])
    assert (history_asked(state), history_left(talk, state)) == (1, QUESTIONS - 1)
    quiet = asked(talk, state, "nod")
    assert history_asked(quiet) == 1
    assert history_offered(talk, quiet, "wait") == []  # once for each of her answers


def test_after_the_last_question_no_box_opens_and_the_plan_can_be_made(talk):
    state = new_conversation(talk, 2)
    for number in range(QUESTIONS):
        box = HISTORY_BOXES[number % 6]
        good = [name for name in history_menu(talk, state, box) if reply_named(talk, name)["how"] in ("open", "direct", "")]
        state = asked(talk, state, good[0])
    assert state["over"] == ""
    assert all(history_menu(talk, state, box) == [] for box in HISTORY_BOXES)
    assert asked(talk, state, "plan")["over"] == "closed"


def test_a_short_question_shuts_the_box_a_little(talk):
    """The same open question, at a trust that just opens it, brings nothing after a short one, and opens the box again."""
    for reply in talk["replies"]:
        if reply["how"] != "open":
            continue
        line = next(one for one in talk["lines"] if reply["id"] in one["to"] and one["tells"])
        box = reply["about"][0]
        state = new_conversation(talk, 1)
        state["n"]["trust"] = next(one[2] for one in line["when"] if one[0] == "trust")
        state["n"][f"shut_{box}"] = 1
        shut = take_turn(talk, state, reply["id"], [])
        assert shut["new"] == [] and shut["state"]["n"][f"shut_{box}"] == 0
        state["n"][f"shut_{box}"] = 0
        assert take_turn(talk, state, reply["id"], [])["new"]


def test_a_danger_sign_is_told_only_when_it_is_asked_for(talk):
    danger = [name for name, fact in talk["facts"].items() if fact["danger"] or "danger sign" in fact["title"]]
    assert danger
    hows = {reply_named(talk, door["reply"])["how"] for name in danger for door in talk["doors"][name]}
    assert hows == {"direct"}


def test_one_history_holds_a_danger_and_each_has_another_question_that_matters():
    dangers = [name for name, talk in TALKS.items() if any(fact["danger"] for fact in talk["facts"].values())]
    assert dangers == ["kirsty"]
    boxes = {name: next(fact["box"] for fact in talk["facts"].values() if fact["key"]) for name, talk in TALKS.items()}
    assert len(set(boxes.values())) == len(boxes) >= 4


def test_facts_stand_in_their_boxes_once_told(talk):
    state = new_conversation(talk, 1)
    assert all(history_facts(talk, state, box) == [] for box in HISTORY_BOXES)
    for name in talk["facts"]:
        state["n"][name] = 1
    assert sorted(name for box in HISTORY_BOXES for name in history_facts(talk, state, box)) == sorted(talk["facts"])
    assert all(history_facts(talk, state, box) for box in HISTORY_BOXES)
