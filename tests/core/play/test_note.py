"""A note: its lines are counted, other notes show when one compares, and nothing judges it."""

from lactation import note
from lactation.content.schema import words
from lactation.core.play.note import note_do, note_lines, note_show, note_start

WORDS = words()


def play(*events, kept=()):
    """Return the view and what was kept, after events ``(do, of, value)``."""
    spec = note("achieng").view()["spec"]
    state, record = note_start(spec, list(kept)), []
    for do, of, value in events:
        state = note_do(spec, state, {"do": do, "of": of, "value": value})
        record += state["keep"]
    return note_show(spec, state, WORDS), record


def test_lines_are_counted_without_empty_ones_and_too_many_are_asked_about():
    assert note_lines("one\n\n two \n") == 2
    assert play()[0]["text"]["lines"] == ""
    assert play(("write", "", "one\ntwo"))[0]["text"]["lines"] == "2 lines."
    assert play(("write", "", "\n".join("abcdefg")))[0]["text"]["lines"] == "7 lines. More than 6: which can go?"


def test_others_show_when_one_compares_and_what_was_written_and_ticked_comes_back():
    view, record = play(("rest", "", "A., day 11"), ("compare", "", ""), ("tick", "r2", True))
    assert view["parts"]["models"] and len(view["rows"]["models-list"]) == 3
    assert not play()[0]["parts"]["models"]
    again, _ = play(kept=record)
    assert again["value"]["text"] == "A., day 11" and again["value"]["tick:r2"] is True and again["value"]["tick:r1"] is False
    assert {one["kind"] for one in record} == {"say", "rubric"}
