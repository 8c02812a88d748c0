"""Notice: two things first, then what others saw; kept field by field, never judged."""

import pytest

from lactation.content.schema import words
from lactation.core.play.notice import LONGEST_NOTICED, notice_do, notice_show, notice_start

SPEC = {"item": "praise/notice", "scenes": ["night", "tea"], "texts": ["night-1", "night-2", "tea-1", "tea-2"]}


def play(*events, kept=()):
    """Return the view and what was kept, after events ``(do, of, value)``."""
    state, record = notice_start(SPEC, list(kept)), []
    for do, of, value in events:
        state = notice_do(SPEC, state, {"do": do, "of": of, "value": value})
        record += state["keep"]
    return notice_show(SPEC, state, words()), record


ONE = ("rest", "night-1", "She waited.")
TWO = ("rest", "night-2", "He swallows.")
LOOK = ("look", "night", "")


@pytest.mark.parametrize("events", [(LOOK,), (ONE, LOOK), (ONE, ("rest", "tea-1", "x"), LOOK)])
def test_what_others_saw_waits_until_two_things_are_written(events):
    view, _ = play(*events)
    assert not view["parts"]["seen:night"]
    assert view["off"]["look:night"]
    assert view["parts"]["first:night"]


def test_what_others_saw_is_shown_and_read_out_when_it_is_asked_for():
    assert not play(ONE, TWO)[0]["parts"]["seen:night"]
    view, _ = play(ONE, TWO, LOOK)
    assert view["parts"]["seen:night"]
    assert view["say"] == "seen:night"


def test_fields_are_kept_by_a_key_of_their_own_and_come_back():
    view, record = play(ONE, TWO, LOOK, ("on", "", ""), ("rest", "tea-1", "She told me."))
    assert [one["item"] for one in record] == ["praise/notice/night-1", "praise/notice/night-2", "praise/notice/tea-1"]
    back, _ = play(kept=record)
    assert back["value"] == view["value"]
    assert back["parts"]["scene:tea"]
    assert not back["parts"]["scene:night"]
    assert back["parts"]["seen:night"]
    assert not back["parts"]["seen:tea"]


def test_when_all_is_noticed_it_begins_with_the_first_scene():
    _, record = play(*(("rest", field, "x") for field in SPEC["texts"]))
    assert play(kept=record)[0]["parts"]["scene:night"]


def test_a_text_is_kept_once_when_the_hand_rests_and_one_that_is_too_long_not_at_all():
    _, record = play(("write", "tea-1", "a"), ("rest", "tea-1", "ab"), ("rest", "tea-1", "ab"))
    assert [one["text"] for one in record] == ["ab"]
    assert play(("rest", "tea-1", "x" * (LONGEST_NOTICED + 1)))[1] == []


def test_there_is_no_scene_before_the_first_or_after_the_last():
    first, _ = play(("back", "", ""))
    last, _ = play(("on", "", ""), ("on", "", ""))
    assert (first["off"]["back"], first["off"]["on"]) == (True, False)
    assert (last["off"]["back"], last["off"]["on"]) == (False, True)
    assert last["parts"]["scene:tea"]
    assert last["text"]["place"] == "Scene 2 of 2"
    assert last["focus"] == ""
