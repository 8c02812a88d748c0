"""Say: own words are kept when the hand rests, whole and only once, and come back as they were."""

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.core.play.say import say_do, say_show, say_start

SPEC = {"items": ["supply/say"], "item": "supply/say"}


def play(*events, kept=()):
    state, kept = say_start(SPEC, list(kept)), list(kept)
    for name, text in events:
        state = say_do(SPEC, state, {"do": name, "of": "", "value": text})
        kept += state["keep"]
    return say_show(SPEC, state, {})["value"]["text"], kept


def test_writing_keeps_nothing_yet_and_changes_nothing_in_the_field():
    assert play(("write", "Feed h"), ("write", "Feed him")) == ("Feed him", [])


def test_rest_keeps_the_whole_text_once():
    text, kept = play(("write", "Feed him"), ("rest", "Feed him"), ("rest", "Feed him"))
    assert kept == [{"kind": "say", "item": "supply/say", "text": "Feed him"}]
    assert play(kept=kept)[0] == text


def test_a_text_that_is_emptied_is_kept_as_empty():
    _, kept = play(("rest", "Feed him"), ("rest", ""))
    assert [one["text"] for one in kept] == ["Feed him", ""]
    assert play(kept=kept)[0] == ""


@pytest.mark.parametrize("text", [None, 3, ["a"], {"a": "b"}, True])
def test_what_is_no_text_is_passed_over(text):
    assert play(kept=[{"kind": "say", "item": "supply/say", "text": text}])[0] == ""
    assert play(("rest", text)) == ("", [])


@given(st.lists(st.tuples(st.sampled_from(["write", "rest"]), st.text(max_size=8)), min_size=1))
def test_the_last_text_at_a_rest_is_what_comes_back(events):
    _, kept = play(*events)
    rested = [text for name, text in events if name == "rest"]
    assert play(kept=kept)[0] == (rested[-1] if rested else "")
    assert all(one["text"] != other["text"] for one, other in pairwise(kept))
