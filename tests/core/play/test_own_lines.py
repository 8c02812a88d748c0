"""Own lines: kept line by line, put on a map, never judged."""

from lactation.content.schema import words
from lactation.core.play.own_lines import LONGEST_LINE, own_lines_do, own_lines_show, own_lines_start

SPEC = {
    "item": "beliefs/own_lines", "rows": ["water", "own-1", "own-4"], "own": ["own-1", "own-2", "own-3", "own-4"],
    "names": {"water": "Water in the heat"}, "texts": ["own-1", "own-2-more", "own-4"], "groups": ["helpful", "harmful"],
    "all": False, "model": False,
}  # fmt: skip


def play(*events, kept=(), spec=SPEC):
    """Return the view and what was kept, after events ``(do, of, value)``."""
    state, record = own_lines_start(spec, list(kept)), []
    for do, of, value in events:
        state = own_lines_do(spec, state, {"do": do, "of": of, "value": value})
        record += state["keep"]
    return own_lines_show(spec, state, words()), record


def test_a_choice_shows_what_is_known_and_is_neither_right_nor_wrong():
    assert not play()[0]["parts"]["says:water"]
    view, record = play(("choose", "water", "helpful"))
    assert view["parts"]["says:water"]
    assert view["rows"]["group:helpful"] == [{"line": "Water in the heat"}]
    assert (record[0]["kind"], record[0]["option"], record[0]["right"]) == ("place", "helpful", None)
    assert "marked" not in view


def test_an_own_line_comes_on_the_map_with_its_text_and_both_come_back():
    does = (("write", "own-1", "A red th"), ("rest", "own-1", "A red thread"), ("choose", "own-1", "helpful"))
    view, record = play(*does)
    assert [one["kind"] for one in record] == ["say", "place"]
    assert view["rows"]["group:helpful"] == [{"line": "A red thread"}]
    assert play(kept=record)[0]["value"] == view["value"]
    assert play(kept=record)[0]["rows"] == view["rows"]


def test_a_line_without_a_text_is_not_on_the_map():
    view, _ = play(("choose", "own-1", "harmful"))
    assert not view["parts"]["map"]


def test_a_text_is_kept_once_when_the_hand_rests_and_one_that_is_too_long_not_at_all():
    _, record = play(("rest", "own-1", "x"), ("rest", "own-1", "x"), ("rest", "own-1", "x" * (LONGEST_LINE + 1)))
    assert [one["text"] for one in record] == ["x"]


def test_lines_of_two_devices_stand_side_by_side():
    _, one = play(("rest", "own-1", "Here"))
    _, other = play(("choose", "water", "harmful"))
    view, _ = play(kept=[*one, *other])
    assert view["value"] == {
        "text:own-1": "Here",
        "text:own-2-more": "",
        "text:own-4": "",
        "pick:water": "harmful",
        "pick:own-1": "",
        "pick:own-4": "",
    }


def shown(view):
    return [row for row in SPEC["own"] if view["parts"]["line:" + row]]


def test_an_empty_line_more_than_are_used_waits():
    assert shown(play()[0]) == ["own-1", "own-2"]
    assert shown(play(("write", "own-1", "x"))[0]) == ["own-1", "own-2"]
    assert shown(play(("write", "own-2-more", "x"))[0]) == ["own-1", "own-2", "own-3"]
    assert shown(play(("choose", "own-4", "harmful"))[0]) == SPEC["own"]


def test_a_model_is_there_to_compare_with_once_something_is_written():
    spec = SPEC | {"all": True, "model": True}
    view, _ = play(("compare", "", ""), spec=spec)
    assert shown(view) == SPEC["own"]
    assert (view["parts"]["model"], view["parts"]["compare"]) == (False, False)
    view, _ = play(("write", "own-4", "Girl, 5 days"), spec=spec)
    assert (view["parts"]["model"], view["parts"]["compare"]) == (False, True)
    view, record = play(("write", "own-4", "Girl, 5 days"), ("compare", "", ""), spec=spec)
    assert (view["parts"]["model"], view["focus"], record) == (True, "model", [])
