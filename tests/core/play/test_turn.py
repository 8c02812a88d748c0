"""Turn: one part at a time, by button and by key, and no end that loses the focus."""

import hypothesis.strategies as st
from hypothesis import given

from lactation.content.schema import words
from lactation.core.play.turn import turn_do, turn_show, turn_start

SPEC = {"items": [], "parts": ["ask", "wash", "sit"]}


def play(*events, value=""):
    state = turn_start(SPEC, [])
    for name in events:
        state = turn_do(SPEC, state, {"do": name, "of": "", "value": value})
        assert state["keep"] == []
    return turn_show(SPEC, state, words())


def shows(view):
    return [name[5:] for name, on in view["parts"].items() if name.startswith("part:") and on]


def test_it_begins_with_the_first_and_its_place():
    view = play()
    assert (shows(view), view["text"]["place"]) == (["ask"], "Step 1 of 3")
    assert view["off"] == {"back": True, "next": False}


def test_next_and_back_and_the_ends():
    assert shows(play("next")) == ["wash"]
    assert shows(play("last")) == ["sit"]
    assert shows(play("last", "back")) == ["wash"]
    assert shows(play("last", "first")) == ["ask"]


def test_a_button_that_goes_off_hands_its_focus_on_but_a_key_leaves_it():
    assert play("next")["focus"] == ""
    assert play("next", "next")["focus"] == "back"
    assert play("next", "back")["focus"] == "next"
    assert play("next", "next", value="key")["focus"] == ""


@given(st.lists(st.sampled_from(["back", "next", "first", "last", "gone"]), max_size=10))
def test_one_part_shows_whatever_is_asked(events):
    view = play(*events)
    assert len(shows(view)) == 1
    assert view["off"] == {"back": shows(view) == ["ask"], "next": shows(view) == ["sit"]}
