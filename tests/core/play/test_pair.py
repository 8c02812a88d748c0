"""Pair: both talks turn by turn; names only when they are asked for, and then from the beginning."""

from lactation import pair
from lactation.content.schema import words
from lactation.core.play.pair import pair_do, pair_show, pair_start

WORDS = words()
SPEC = pair("c3").view()["spec"]
LAST = max(map(len, SPEC["turns"].values())) - 1


def play(*events):
    state = pair_start(SPEC, [])
    for name in events:
        state = pair_do(SPEC, state, {"do": name, "of": "", "value": ""})
    return pair_show(SPEC, state, WORDS)


def test_both_talks_go_on_together():
    view = play("next", "next")
    for side in SPEC["sides"]:
        assert view["text"][f"her:{side}"] == SPEC["turns"][side][2]["her"]
    assert view["text"]["her:judging"] != view["text"]["her:listening"]


def test_the_shorter_one_waits_at_its_end():
    view = play(*["next"] * LAST)
    assert view["text"]["her:judging"] == SPEC["turns"]["judging"][-1]["her"]
    assert view["marked"]["side:judging"] == "over"
    assert view["parts"]["over:judging"] and view["parts"]["over:listening"]
    assert view["off"] == {"back": False, "next": True}
    assert view["focus"] == "back"


def test_names_are_hidden_at_first_and_shown_from_the_beginning():
    assert not any(play(*["next"] * 3)["parts"][f"said:{side}"] for side in SPEC["sides"])
    assert not play("next")["parts"]["noticed"]
    view = play("last", "names", "next")
    assert view["parts"]["noticed"]
    assert all(view["parts"][f"said:{side}"] for side in SPEC["sides"])
    assert not play("last", "names", "names", "next")["parts"]["said:judging"]


def test_nothing_is_kept():
    state = pair_start(SPEC, [])
    for name in ("next", "last", "names", "first", "gone"):
        state = pair_do(SPEC, state, {"do": name, "of": "", "value": ""})
        assert state["keep"] == []


def test_who_listens_hears_that_a_talk_ends_and_the_names_once_they_are_shown():
    assert WORDS["pair_ended"] not in play("next")["text"]["heard"]
    assert play("last")["text"]["heard"].count(WORDS["pair_ended"]) == 1  # the longer talk ends now, the other one did before
    said = SPEC["turns"]["judging"][1]["said"]
    assert said not in play("next")["text"]["heard"]
    assert said in play("names", "next")["text"]["heard"]
