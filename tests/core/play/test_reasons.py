"""The reasons board: findings into columns by button, drag or key, each told at once; then the cause, then what comes next."""

from random import Random

from lactation.content.schema import words
from lactation.core.play.reasons import reasons_do, reasons_key, reasons_show, reasons_start

ASK = {"options": ["one", "two", "three", "four"], "best": "two"}
SPEC = {
    "item": "x/reasons",
    "columns": ["feeding", "feelings", "body", "baby", "nothing"],
    "boards": [
        {
            "id": "p",
            "findings": ["a", "b", "c"],
            "belongs": {"a": "feeding", "b": "nothing", "c": "baby"},
            "cause": ASK,
            "next": ASK,
        },
        {"id": "q", "findings": ["d", "e"], "belongs": {"d": "body", "e": "nothing"}, "cause": ASK, "next": ASK},
    ],
}
SPEC["items"] = [reasons_key(SPEC, b, part) for b in SPEC["boards"] for part in ["", *b["findings"], "cause", "next"]]
SORTED = ("put:feeding", "put:nothing", "put:baby")
EXPERT = (*SORTED, "choose:cause=two", "settle:cause", "choose:next=two", "settle:next")


def play(*does, kept=()):
    """Return the view and what was kept, after events such as ``put:feeding`` or ``drop:a=baby``."""
    state, record = reasons_start(SPEC, list(kept)), []
    for one in does:
        name, _, rest = one.partition(":")
        of, _, value = rest.partition("=")
        state = reasons_do(SPEC, state, {"do": name, "of": of, "value": value})
        record += state["keep"]
    return reasons_show(SPEC, state, words()), record


def test_a_finding_is_told_at_once_and_lies_under_its_column():
    view, record = play("put:feeding")
    assert record == [{"kind": "answer", "item": "x/reasons/p/a", "option": "feeding", "sure": None, "attempt": 1, "right": True}]
    assert (view["parts"]["wait:a"], view["parts"]["laid:a"], view["parts"]["reason:a"]) == (False, True, True)
    assert view["order"]["laid:p"][:2] == ["head-feeding", "a"]
    assert view["marked"]["laid:a"] == "c1 best"
    assert view["focus"] == "wait:b"
    assert play("put:baby")[0]["marked"]["laid:a"] == "c4 other"


def test_button_drag_and_key_do_the_same():
    ways = (("take:b", "put:body"), ("drop:b=body",), ("body:b",))
    assert len({str(play(*way)[1]) for way in ways}) == 1
    assert play("drop:a=gone")[1] == play("put:gone")[1] == play("gone:a")[1] == []
    assert len(play("put:feeding", "drop:a=body")[1]) == 1  # what lies stays


def test_cause_and_next_wait_for_what_comes_before():
    view, record = play("choose:cause=two", "settle:cause")
    assert record == []
    assert not view["parts"]["cause-part:p"]
    view, _ = play(*SORTED)
    assert (view["parts"]["cause-part:p"], view["parts"]["next-part:p"]) == (True, False)
    view, record = play(*SORTED, "settle:cause")
    assert view["parts"]["missing-cause:p"]
    assert len(record) == 3
    view, record = play(*SORTED, "choose:cause=one", "settle:cause")
    assert record[-1]["right"] is False
    assert view["parts"]["next-part:p"]
    assert [option for option in ASK["options"] if view["parts"][f"why:p/cause/{option}"]] == ["one", "two"]


def test_an_expert_is_right_in_all_and_chance_in_few():
    view, record = play(*EXPERT)
    assert [one["right"] for one in record] == [True] * 5
    assert (view["parts"]["missed:p"], view["parts"]["again:p"]) == (False, True)
    pick, right = Random(5), 0
    for _ in range(400):
        does = [f"put:{pick.choice(SPEC['columns'])}" for _ in range(3)]
        does += [
            f"choose:cause={pick.choice(ASK['options'])}",
            "settle:cause",
            f"choose:next={pick.choice(ASK['options'])}",
            "settle:next",
        ]
        right += sum(one["right"] for one in play(*does)[1])
    assert 0.18 < right / 2000 < 0.27


def test_another_board_and_what_was_missed():
    view, _ = play("board:q")
    assert (view["parts"]["board:p"], view["parts"]["board:q"]) == (False, True)
    does = ("put:baby", *EXPERT[1:])
    assert play(*does)[0]["parts"]["missed:p"]
    view, record = play(*does, "missed")
    assert (view["parts"]["wait:a"], view["parts"]["laid:b"]) == (True, True)
    view, more = play("put:feeding", kept=record)
    assert more[0]["attempt"] == 2
    assert view["text"]["count:p"] == "So far 3 of 3 as in the course."
    view, _ = play(*EXPERT, "again")
    assert view["text"]["count:p"] == ""
    assert not view["parts"]["cause-part:p"]


def test_what_no_game_of_today_kept_is_left_aside():
    odd = [{"kind": "answer", "item": "x/reasons/p/a", "option": "gone"}, {"kind": "answer", "item": "x/reasons/p/cause"}, 3]
    assert play(kept=odd)[0] == play()[0]
