"""Cards into groups: one at a time, the reason at once, and again those that were missed."""

from lactation.content.schema import words
from lactation.core.play.sort_into import into_key, sort_into_do, sort_into_show, sort_into_start

SPEC = {"item": "talk/sort_into", "cards": ["a", "b", "c"], "groups": ["open", "closed"]}
SPEC["belongs"] = {"a": "open", "b": "closed", "c": "open"}
SPEC["items"] = [SPEC["item"], *(into_key(SPEC, card) for card in SPEC["cards"])]


def play(*does, kept=()):
    """Return the view and what was kept, after events such as ``put:open``."""
    state, record = sort_into_start(SPEC, list(kept)), []
    for one in does:
        name, _, of = one.partition(":")
        state = sort_into_do(SPEC, state, {"do": name, "of": of, "value": ""})
        record += state["keep"]
    return sort_into_show(SPEC, state, words()), record


def shown(view):
    return [card for card in SPEC["cards"] if view["parts"]["card:" + card]]


def test_one_card_is_shown_and_its_reason_once_it_is_sorted():
    view, _ = play()
    assert shown(view) == ["a"]
    assert not view["parts"]["reason:a"]
    assert view["parts"]["groups"]
    view, record = play("put:closed")
    assert view["parts"]["reason:a"]
    assert not view["parts"]["groups"]
    assert view["marked"]["reason:a"] == "other"
    assert view["text"]["told:a"] == words()["not_quite"]
    assert record == [
        {"kind": "answer", "item": "talk/sort_into/a", "option": "closed", "sure": None, "attempt": 1, "right": False}
    ]


def test_a_sorted_card_stays_where_it_is_and_next_waits_for_it():
    assert shown(play("next")[0]) == ["a"]
    view, record = play("put:open", "put:closed")
    assert len(record) == 1
    assert view["marked"]["reason:a"] == "best"
    assert shown(play("put:open", "next")[0]) == ["b"]


def test_the_end_asks_those_again_that_were_missed():
    does = ("put:closed", "next", "put:closed", "next", "put:open")
    view, record = play(*does)
    assert (view["parts"]["next"], view["parts"]["missed"], view["parts"]["again"]) == (False, True, True)
    assert view["text"]["count"] == "So far 2 of 3 as in the course."
    view, record = play(*does, "missed")
    assert shown(view) == ["a"]
    assert record[-1] == {"kind": "again", "item": "talk/sort_into/a"}
    view, _ = play("put:open", kept=record)
    assert not view["parts"]["missed"]
    assert view["parts"]["again"]


def test_again_asks_all_and_the_answers_stay_in_the_record():
    does = ("put:open", "next", "put:closed", "next", "put:open", "again")
    view, record = play(*does)
    assert shown(view) == ["a"]
    assert view["text"]["count"] == ""
    view, more = play("put:open", kept=record)
    assert more[0]["attempt"] == 2


def test_what_no_game_of_today_kept_is_left_aside():
    odd = [{"kind": "answer", "item": "talk/sort_into/a", "option": "gone"}, {"kind": "answer", "item": "talk/sort_into/z"}, 3]
    assert play(kept=odd)[0] == play()[0]
