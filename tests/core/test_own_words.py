"""Own words: cues only ask, nothing marks; what was written and ticked comes back."""

from lactation.core.own_words import own_do, own_show, own_start

SPEC = {
    "item": "c3/say-line",
    "prompt": "Say it.",
    "names": ["why"],
    "cues": {"why": {"how": "starts", "words": ["why"], "then": [], "count": 0}},
    "asks": {"why": "Does it accuse?"},
    "models": ["What makes you wonder?"],
    "rubric": {"r1": "It is open.", "r2": "It is kind."},
}


def play(*events, kept=()):
    state, kept = own_start(SPEC, list(kept)), list(kept)
    for name, of, value in events:
        state = own_do(SPEC, state, {"do": name, "of": of, "value": value})
        kept += state["keep"]
    view = {"text": {}, "value": {}, "rows": {}, "parts": {}}
    own_show(SPEC, state, view)
    return view, kept


def test_a_cue_asks_once_the_hand_has_rested():
    assert play(("write", "", "Why do you worry?"))[0]["rows"]["cues"] == []
    view, kept = play(("rest", "", "Why do you worry?"))
    assert view["rows"]["cues"] == [{"ask": "Does it accuse?"}]
    assert view["parts"]["cues"]
    assert kept == [{"kind": "say", "item": "c3/say-line", "text": "Why do you worry?"}]


def test_models_and_rubric_show_when_asked_for_and_come_back():
    view, _ = play()
    assert not view["parts"]["models"] and view["parts"]["compare"]
    _, kept = play(("compare", "", ""), ("tick", "r2", True))
    view, more = play(kept=kept)
    assert view["parts"]["models"] and more == kept
    assert (view["value"]["tick:r1"], view["value"]["tick:r2"]) == (False, True)


def test_only_what_is_new_is_kept():
    _, kept = play(("tick", "r1", True), ("compare", "", ""), ("compare", "", ""), ("tick", "r1", True), ("tick", "r1", True))
    assert [one["ticked"] for one in kept] == [[], ["r1"]]


def test_a_sentence_that_is_gone_from_the_rubric_is_left_aside():
    view, _ = play(kept=[{"kind": "rubric", "item": "c3/say-line", "ticked": ["gone", "r1", 3]}])
    assert (view["value"]["tick:r1"], view["value"]["tick:r2"]) == (True, False)
