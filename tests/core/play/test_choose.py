"""Choose: reasons only for what was checked, one event an answer, and a state that the record gives back."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.core.play.choose import choose_do, choose_show, choose_start

SPEC = {"items": ["supply/q1"], "item": "supply/q1", "best": "both", "options": ["left", "right", "both"]}
OTHER = {"kind": "answer", "item": "supply/q2", "option": "left", "sure": None, "attempt": 1, "right": False}


def play(*events, kept=()):
    """The state after events such as ``("pick", "left")``, and everything that was kept."""
    state, kept = choose_start(SPEC, list(kept)), list(kept)
    for name, *value in events:
        state = choose_do(SPEC, state, {"do": name, "of": "", "value": value[0] if value else ""})
        kept += state["keep"]
    return state, kept


def reasons(state):
    return {name[7:] for name, shows in choose_show(SPEC, state, {})["parts"].items() if name.startswith("reason:") and shows}


def test_nothing_shows_before_it_is_checked():
    state, kept = play(("pick", "left"))
    assert reasons(state) == set()
    assert kept == []


def test_wrong_answer_shows_its_reason_and_the_best():
    state, kept = play(("pick", "left"), ("check",))
    assert reasons(state) == {"left", "both"}
    assert kept == [{"kind": "answer", "item": "supply/q1", "option": "left", "sure": None, "attempt": 1, "right": False}]
    assert choose_show(SPEC, state, {})["say"] == "reason:left"


def test_right_answer_shows_one_reason():
    state, kept = play(("pick", "both"), ("check",))
    assert reasons(state) == {"both"}
    assert kept[0]["right"] is True


def test_check_without_a_choice_says_what_is_missing_and_goes_there():
    state, kept = play(("check",))
    view = choose_show(SPEC, state, {})
    assert (view["parts"]["missing"], view["say"], view["focus"], kept) == (True, "missing", "pick", [])
    assert not choose_show(SPEC, play(("check",), ("pick", "left"))[0], {})["parts"]["missing"]


def test_a_second_check_of_the_same_choice_is_no_second_answer():
    assert len(play(("pick", "left"), ("check",), ("check",))[1]) == 1


def test_another_try_counts_and_both_stay_in_the_record():
    _, kept = play(("pick", "left"), ("check",), ("pick", "both"), ("check",))
    assert [(one["option"], one["attempt"]) for one in kept] == [("left", 1), ("both", 2)]


def test_what_was_answered_in_a_test_is_not_told_on_the_lessons_page():
    tested = OTHER | {"item": SPEC["item"], "of": "quiz/m02"}
    assert reasons(play(kept=[tested])[0]) == set()
    own = play(("pick", "both"), ("check",))[1]
    assert reasons(play(kept=[*own, tested])[0]) == {"both"}


def test_asked_again_it_is_open_and_stays_so_after_a_reload():
    state, kept = play(("pick", "left"), ("check",), ("again",))
    for one in (state, play(kept=kept)[0]):
        assert (one["choice"], reasons(one)) == ("", set())
    assert play(("pick", "left"), ("check",), kept=kept)[1][-1]["attempt"] == 2


@pytest.mark.parametrize("option", ["gone", "", 0, None, ["left"]])
def test_an_option_that_is_no_longer_there_is_unanswered(option):
    state, _ = play(kept=[{"kind": "answer", "item": "supply/q1", "option": option}])
    assert (state["choice"], state["done"], state["attempt"]) == ("", False, 1)


events = st.lists(
    st.one_of(
        st.tuples(st.just("pick"), st.sampled_from([*SPEC["options"], "gone", True, 3])),
        st.tuples(st.sampled_from(["check", "again", "unknown"])),
    ),
    max_size=12,
)


@given(events, events)
def test_the_record_gives_back_what_was_seen(before, after):
    state, kept = play(*before, kept=[OTHER])
    again, _ = play(kept=kept)
    shown, restored = choose_show(SPEC, state, {}), choose_show(SPEC, again, {})
    if state["done"]:
        assert restored["parts"] == shown["parts"]
        assert restored["value"] == shown["value"]
    assert again["attempt"] == state["attempt"] == sum(one["kind"] == "answer" and one is not OTHER for one in kept)
    one, two = play(*before, *after, kept=[OTHER])[0], play(*after, kept=kept)[0]
    if state["done"]:
        assert choose_show(SPEC, one, {})["parts"] == choose_show(SPEC, two, {})["parts"]
