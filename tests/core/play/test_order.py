"""Order: neighbours change places, what is in place so far is marked, and the first other is said with its reason."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.content.schema import words
from lactation.core.play.order import order_do, order_show, order_start

WORDS = words()
STEPS = ["ask", "wash", "sit", "press", "drink"]
SPEC = {
    "items": ["rub/order"], "item": "rub/order", "steps": STEPS, "seed": 7,
    "titles": {one: one.title() for one in STEPS}, "why": {one: f"{one} comes here." for one in STEPS},
}  # fmt: skip


def kept_order(order):
    return {"kind": "order", "item": "rub/order", "order": order, "attempt": 1, "sure": None, "right": False}


def play(*events, kept=()):
    state, kept = order_start(SPEC, list(kept)), list(kept)
    for name, *of in events:
        state = order_do(SPEC, state, {"do": name, "of": of[0] if of else "", "value": ""})
        kept += state["keep"]
    return order_show(SPEC, state, WORDS), kept


def placed(view):
    return [name[5:] for name, mark in view["marked"].items() if mark == "placed"]


def test_it_starts_shuffled_with_nothing_marked_or_said():
    view, kept = play()
    assert sorted(view["order"]["steps"]) == sorted(STEPS) != view["order"]["steps"] != STEPS
    assert (placed(view), view["text"]["said"], kept) == ([], "", [])


def test_all_in_order_is_told_right():
    view, kept = play(("check",), kept=[kept_order(STEPS)])
    assert (placed(view), view["text"]["said"], len(kept)) == (STEPS, WORDS["order_right"], 1)


def test_the_first_step_out_of_place_is_named_with_why_another_comes_there():
    view, _ = play(kept=[kept_order(["ask", "sit", "wash", "press", "drink"])])
    assert placed(view) == ["ask"]
    assert view["text"]["said"] == "In order from the top: 1 so far. “Sit” comes later. wash comes here."
    view, _ = play(kept=[kept_order(["wash", "ask", "sit", "press", "drink"])])
    assert view["text"]["said"] == "“Wash” comes later. ask comes here."


def test_a_step_that_moves_is_marked_no_more_and_its_place_is_said():
    view, kept = play(("up", "wash"), kept=[kept_order(STEPS)])
    assert view["order"]["steps"] == ["wash", "ask", "sit", "press", "drink"]
    assert (placed(view), view["text"]["said"], len(kept)) == ([], "Wash: place 1 of 5", 1)


@pytest.mark.parametrize(("event", "focus"), [
    (("up", "sit"), "up:sit"), (("up", "wash"), "down:wash"), (("down", "sit"), "down:sit"), (("down", "press"), "up:press"),
])  # fmt: skip
def test_the_focus_stays_with_the_step_on_a_button_that_still_moves_it(event, focus):
    view, _ = play(event, kept=[kept_order(STEPS)])
    assert view["focus"] == focus
    assert not view["off"][focus]


def test_ends_move_nothing_further():
    view, _ = play(("up", "ask"), ("down", "drink"), kept=[kept_order(STEPS)])
    assert view["order"]["steps"] == STEPS
    assert [name for name, off in view["off"].items() if off] == ["up:ask", "down:drink"]


def test_only_a_new_order_is_another_try():
    _, kept = play(("check",), ("up", "wash"), ("check",), ("check",), kept=[kept_order(STEPS)])
    assert [(one["kind"], one["attempt"]) for one in kept] == [("order", 1), ("order", 2)]
    assert {type(one["right"]) for one in kept} == {bool}


def test_shuffled_again_it_lies_otherwise_and_so_after_a_reload():
    first, _ = play()
    view, kept = play(("check",), ("again",))
    assert first["order"] != view["order"]
    assert kept[-1] == {"kind": "again", "item": "rub/order"}
    assert play(kept=kept)[0]["order"] == view["order"]


@pytest.mark.parametrize("order", [
    None, "ask", {}, [], STEPS[:4], [*STEPS, "rest"], [*STEPS[:4], "gone"], ["ask"] * 5, [0, 1, 2, 3, 4], [["ask"], *STEPS[1:]],
])  # fmt: skip
def test_a_kept_order_that_cannot_be_is_not_taken(order):
    view, _ = play(kept=[kept_order(order)])
    assert view["order"] == play()[0]["order"]
    assert placed(view) == []


moves = st.lists(st.tuples(st.sampled_from(["up", "down"]), st.sampled_from(STEPS)), max_size=12)


@given(moves)
def test_no_step_is_ever_lost_and_each_move_can_be_taken_back(events):
    view, _ = play(*events)
    assert sorted(view["order"]["steps"]) == sorted(STEPS)
    for name, step in events:
        before, after = play(*events)[0]["order"], play(*events, (name, step))[0]["order"]
        back = play(*events, (name, step), ("down" if name == "up" else "up", step))[0]["order"]
        assert before in (back, after)


@given(moves)
def test_what_is_marked_is_the_longest_right_beginning(events):
    view, kept = play(*events, ("check",))
    count = len(placed(view))
    assert view["order"]["steps"][:count] == STEPS[:count]
    assert count == 5 or view["order"]["steps"][count] != STEPS[count]
    assert kept[-1]["right"] is (count == 5)
