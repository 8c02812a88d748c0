"""The rewrite drill: what comes back when, as which card, to be chosen or typed; and nothing is told by length or tone."""

from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.content import HERE
from lactation.content.rewrite import drill_spec, kind_of_fault
from lactation.content.schema import words
from lactation.core.ordering import deck
from lactation.core.play.rewrite import rewrite_do, rewrite_show, rewrite_start

KINDS = kind_of_fault("mixed").parts()
SPEC = drill_spec(KINDS, 8)
ITEMS = [(name, item) for name, kind in KINDS.items() for item in kind.items]
DAY_MS = 86400000
WORDS = words()


def do(state, name, of="", value=""):
    """The state after one event; what is kept goes into its log."""
    state = rewrite_do(SPEC, state, {"do": name, "of": of, "value": value})
    state.setdefault("log", []).extend(state["keep"])
    return state


def go_on(state):
    """The state with the next card laid."""
    state = do(state, "next") if state["done"] else state
    return do(state, "more") if state["resting"] else state


def answered(state, right):
    """The state after the card was answered well or not, and the next was laid."""
    if state["typed"]:
        state = do(do(state, "write", value="A line."), "compare")
        for n in "1234" if right else "12":
            state = do(state, "tick", n, True)
        return go_on(do(state, "done"))
    best = [state["card"]["options"][i]["id"] == state["card"]["best"] for i in state["order"]]
    state = do(state, "pick", value=str(best.index(right) + 1))
    return go_on(do(state, "check"))


def test_a_missed_one_comes_back_as_its_twin_after_three_others_then_after_eight():
    state = rewrite_start(SPEC, [])
    first = state["card"]
    state = answered(state, False)
    between = []
    while state["card"]["family"] != first["family"]:
        between.append(state["card"]["family"])
        state = answered(state, True)
    assert len(between) == 3
    assert state["card"]["id"] != first["id"]
    assert not state["typed"]
    state, count = answered(state, False), 0
    while state["card"]["family"] != first["family"]:
        state, count = answered(state, True), count + 1
    assert count >= 8
    assert state["card"]["id"] == first["id"]


def test_what_was_chosen_well_is_typed_and_then_rests():
    state = rewrite_start(SPEC, [])
    families = {card["family"] for card in SPEC["cards"]}
    asked = []
    while "id" in state["card"]:
        asked.append((state["card"]["family"], state["card"]["id"], state["typed"]))
        state = answered(state, True)
    assert len(asked) == 2 * len(families)
    for family in families:
        (_, one, typed), (_, other, again) = [row for row in asked if row[0] == family]
        assert (one != other, typed, again) == (True, False, True)
    view = rewrite_show(SPEC, state, WORDS)
    assert view["parts"]["result"]
    assert not view["parts"]["more"]
    assert view["text"]["result-said"].startswith(WORDS["rewrite_rests"])


@pytest.mark.parametrize(("days", "asked"), [(1, False), (2.1, True)])
def test_what_rests_is_asked_anew_after_days(days, asked):
    state = rewrite_start(SPEC, [])
    while "id" in state["card"]:
        state = answered(state, True)
    log = [event | {"at": 1000.0 * DAY_MS} for event in state["log"]]
    later = rewrite_start({**SPEC, "now": (1000 + days) * DAY_MS}, log)
    assert ("id" in later["card"]) == asked


def test_a_line_that_does_not_hold_comes_back_to_be_chosen():
    state = rewrite_start(SPEC, [])
    while not state["typed"]:
        state = answered(state, True)
    family = state["card"]["family"]
    state = answered(state, False)
    while state["card"]["family"] != family:
        state = answered(state, True)
    assert not state["typed"]


def test_an_empty_line_is_not_judged_and_cues_only_ask():
    state = rewrite_start(drilled := SPEC, [])
    while not (state["typed"] and state["card"]["kind"] == "open"):
        state = answered(state, True)
    empty = do(do(state, "write", value="  "), "compare")
    assert not empty["done"]
    assert rewrite_show(drilled, empty, WORDS)["parts"]["nothing"]
    asked = do(do(empty, "write", value="Does he feed well?"), "compare")
    told = [row["cue"] for row in rewrite_show(drilled, asked, WORDS)["rows"]["cues"]]
    assert told == [SPEC["cue_words"]["closed_start"], SPEC["cue_words"]["judge_word"]]
    assert not [event for event in asked["keep"] if event["kind"] == "rewrite"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_no_family_twice_running_and_a_page_opened_again_goes_on(answers):
    state = rewrite_start(SPEC, [])
    for right in answers:
        if "id" not in state["card"]:
            break
        before = state["card"]["family"]
        state = answered(state, right)
        assert state["card"].get("family") != before
    again = rewrite_start(SPEC, state["log"])
    assert again["families"] == state["families"]
    assert go_on(again)["card"] == state["card"]


def test_who_began_to_type_finds_that_card_again_with_the_text():
    state = rewrite_start(SPEC, [])
    while not state["typed"]:
        state = answered(state, True)
    state = do(state, "rest", value="Half a line")
    again = rewrite_start(SPEC, state["log"])
    assert again["card"] == state["card"]
    assert again["typed"] and again["written"] == "Half a line"


def test_kinds_are_mixed():
    kinds = [card["kind"] for card in SPEC["cards"][::2]]
    assert all(one != other for one, other in pairwise(kinds))


# ---- What gives itself away. Each guesser knows nothing of counselling.

ABSOLUTE = ("always", "never", "all", "every", "everybody", "must", "have to", "no")
SOFT = ("perhaps", "would", "could", "might", "like", "help", "try", "tell", "little", "together", "feel")
GUESSERS = {
    "longest": len,
    "shortest": lambda said: -len(said),
    "asks": lambda said: said.rstrip("”").endswith("?"),
    "asks nothing": lambda said: not said.rstrip("”").endswith("?"),
    "soft": lambda said: sum(word in said.lower() for word in SOFT),
    "not absolute": lambda said: -sum(f" {word} " in f" {said.lower()} " for word in ABSOLUTE),
    "you": lambda said: said.startswith(("You", "It")),
    "most commas": lambda said: said.count(",") + said.count("."),
}


def share_of(guess, items):
    """How often a guesser finds the best wording; where it is torn, its share of the chance."""
    found = 0.0
    for item in items:
        score = [GUESSERS[guess](one.say) for one in item.options]
        torn = [one.best for one, value in zip(item.options, score, strict=True) if value == max(score)]
        found += sum(torn) / len(torn)
    return found / len(items)


@pytest.mark.parametrize("guess", GUESSERS)
def test_who_knows_nothing_gains_nothing(guess):
    assert share_of(guess, [item for _, item in ITEMS]) < 0.44


def test_place_tells_nothing():
    places = [deck(3, 1 + 7919 * n + 104729 * i).index(0) for i in range(80) for n in range(40)]
    assert all(0.29 < places.count(place) / len(places) < 0.38 for place in range(3))


def test_there_are_enough_items_of_each_kind_and_all_have_twins():
    assert len(ITEMS) >= 75
    assert all(len(kind.items) >= 12 and len(kind.items) == 2 * len(kind.families()) for kind in KINDS.values())
    said = list(chain.from_iterable([item.given, *(one.say for one in item.options), *item.models] for _, item in ITEMS))
    assert len(set(said)) == len(said)


def test_every_file_is_part_of_the_mixed_drill():
    assert {path.stem for path in (HERE / "rewrite").glob("*.yaml")} == {*KINDS, "mixed"}
