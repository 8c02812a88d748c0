"""Predict: what waits until it is committed, what is set then, how sure against how often right, and the record."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.content.schema import words
from lactation.core.play.predict import predict_do, predict_show, predict_start

WORDS = words()
SPEC = {
    "items": ["2-5/predict", "2-5/draw"], "with": "predict", "item": "2-5/predict", "draw": "2-5/draw", "best": "b",
    "options": ["a", "b", "c"], "sure": 60, "asks": "first", "opens": False, "sets": {"settings": {"feeds": 10}},
}  # fmt: skip
STORY = SPEC | {
    "items": ["x/predict"], "item": "x/predict", "draw": "", "asks": "story", "opens": True,
    "sets": {"settings": {"day": 3}, "other": {"storage": 80}, "other_name": "Ana"},
}  # fmt: skip


def play(*events, kept=(), spec=SPEC):
    state, kept = predict_start(spec, list(kept)), list(kept)
    for name, *value in events:
        state = predict_do(spec, state, {"do": name, "of": "", "value": value[0] if value else ""})
        kept += state["keep"]
    return predict_show(spec, state, WORDS), kept


def answered(item, sure, right):
    return {"kind": "predict", "item": item, "option": "b" if right else "a", "sure": sure, "attempt": 1, "right": right}


def test_the_curves_wait_until_it_is_committed():
    view, _ = play(("pick", "a"), ("sure", 80))
    assert (view["asks"], view["sets"], view["parts"]["then"]) == ("first", None, False)
    view, kept = play(("pick", "a"), ("sure", 80), ("commit", []))
    assert (view["asks"], view["sets"], view["parts"]["then"]) == ("", {"settings": {"feeds": 10}, "heights": []}, True)
    assert [{key: one[key] for key in ("kind", "option", "sure", "attempt", "right")} for one in kept] == [
        {"kind": "predict", "option": "a", "sure": 80, "attempt": 1, "right": False}
    ]


def test_a_drawn_line_is_kept_beside_the_choice_and_comes_back():
    _, kept = play(("pick", "b"), ("commit", [1, 2.5]))
    assert kept[1] == {"kind": "draw", "item": "2-5/draw", "heights": [1, 2.5]}
    assert play(kept=kept)[0]["sets"]["heights"] == [1, 2.5]


def test_commit_without_a_choice_says_what_is_missing():
    view, kept = play(("commit", []))
    assert (view["parts"]["missing"], view["asks"], view["focus"], kept) == (True, "first", "pick", [])


def test_the_lesson_can_be_taken_again():
    view, kept = play(("pick", "a"), ("commit", [4]), ("again",))
    assert (view["asks"], view["sets"], view["value"]["pick"]) == ("first", None, "")
    view, _ = play(kept=kept)
    assert (view["asks"], view["sets"]) == ("first", None)
    _, kept = play(("pick", "b"), ("commit", []), kept=kept)
    assert kept[-1]["attempt"] == 2
    assert play(kept=kept)[0]["sets"]["heights"] == []  # the line of the first time is not this time's


def test_a_story_waits_and_sets_only_while_it_is_open():
    assert play(spec=STORY)[0]["asks"] == ""
    assert play(("open", True), spec=STORY)[0]["asks"] == "story"
    _, kept = play(("open", True), ("pick", "b"), ("commit", []), spec=STORY)
    assert play(spec=STORY, kept=kept)[0]["sets"] is None
    opened = play(("open", True), spec=STORY, kept=kept)[0]["sets"]
    assert opened == {"heights": [], "settings": {"day": 3}, "other": {"storage": 80}, "other_name": "Ana"}


def test_a_group_is_shown_the_run_without_an_answer_of_its_own():
    view, kept = play(("pick", "a"), ("reveal",))
    assert (view["asks"], view["parts"]["then"], view["parts"]["sureness"], kept) == ("", True, False, [])


@pytest.mark.parametrize(("sure", "right", "name"), [
    (90, True, "sure_right_sure"), (40, True, "sure_right_unsure"),
    (90, False, "sure_wrong_sure"), (40, False, "sure_wrong_unsure"),
])  # fmt: skip
def test_how_sure_is_answered_in_a_plain_sentence(sure, right, name):
    view, _ = play(("pick", "b" if right else "a"), ("sure", sure), ("commit", []))
    assert view["text"]["sure-said"] == WORDS[name].replace("{n}", str(sure))
    assert (view["width"]["sure-bar"], view["width"]["right-bar"]) == (sure, 100 if right else 0)


def test_from_the_fifth_prediction_on_all_of_them_count():
    kept = [answered(f"other{i}/predict", 90, i == 0) for i in range(4)]
    view, _ = play(("pick", "a"), ("sure", 90), ("commit", []), kept=kept)
    assert view["width"] == {"sure-bar": 90, "right-bar": 20} and view["parts"]["sure-bars"]
    assert not play(("pick", "a"), ("commit", []), kept=kept[1:])[0]["parts"]["sure-bars"]  # a picture of four says nothing
    assert view["text"]["sure-said"].endswith(WORDS["sure_over"])
    assert "5 predictions, 1 right" in view["text"]["sure-said"]


def test_one_of_ten_reads_like_any_other_number():
    kept = [answered(f"other{i}/predict", 90, i == 0) for i in range(9)]
    view, _ = play(("pick", "a"), ("sure", 90), ("commit", []), kept=kept)
    assert "You were right in 1 of 10." in view["text"]["sure-said"]


@pytest.mark.parametrize("change", [{"option": "gone"}, {"option": 1}, {"sure": "60"}, {"sure": True}, {"sure": 900}])
def test_a_kept_answer_that_cannot_be_is_unanswered(change):
    view, _ = play(kept=[answered("2-5/predict", 60, True) | change])
    assert (view["asks"], view["value"]) == ("first", {"pick": "", "sure-set": 60})


events = st.lists(
    st.one_of(
        st.tuples(st.just("pick"), st.sampled_from(["a", "b", "c", "gone", 1])),
        st.tuples(st.just("sure"), st.one_of(st.integers(-5, 105), st.booleans())),
        st.tuples(st.just("commit"), st.lists(st.floats(0, 100), max_size=3)),
        st.tuples(st.just("open"), st.booleans()),
        st.tuples(st.sampled_from(["again", "unknown"])),
    ),
    max_size=12,
)


@given(events, st.sampled_from([SPEC, STORY]))
def test_the_record_gives_back_what_was_seen(before, spec):
    view, kept = play(*before, ("open", True), spec=spec)
    restored, _ = play(("open", True), kept=kept, spec=spec)
    for key in ("asks", "sets", "width"):
        assert restored[key] == view[key]
    if view["parts"]["then"]:
        assert restored["text"] == view["text"]
        assert restored["value"] == view["value"]
