"""Triage: rounds with fixed shares, emergencies first, what was missed comes back, and who passes the gate and who does not."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from lactation.content.schema import words
from lactation.core.ordering import deck
from lactation.core.play.triage import (
    TRIAGE_ANSWERS,
    triage_deal,
    triage_do,
    triage_judged,
    triage_show,
    triage_start,
    triage_told,
)
from lactation.core.record import event_problem
from lactation.core.review import gate_passed
from tests.plays import places

(PLACE,) = places("triage")
SPEC = PLACE.spec
LEVEL = SPEC["level"]
CARDS = SPEC["cards"]


def told(who, seed=1):
    """What a round comes to when every card is answered by ``who``."""
    dealt = triage_deal(SPEC, dict.fromkeys(CARDS, False), [], seed)
    return triage_told(SPEC, dealt, {card: who(card) for card in dealt})


def play(who, kept=(), way="calm", now=None, seconds=0):
    """Play a whole round; return the state, the last view and what was kept."""
    spec, record = SPEC | ({"now": now} if now else {}), list(kept)

    def tell(state, name, of=""):
        state = triage_do(spec, state, {"do": name, "of": of, "value": ""})
        record.extend(state["keep"])
        return state

    state = tell(triage_start(spec, record), "deal", way)
    for _ in range(24):
        if now:
            spec["now"] += 1000 * seconds
        state = tell(state, who(state["dealt"][state["at"]]))
        state = tell(state, "next")
    return state, triage_show(spec, state, words()), record


def lower(card):
    """Everything right but one emergency, answered one step lower."""
    return "today" if card == next(one for one in CARDS if LEVEL[one] == "now") else LEVEL[card]


def test_an_expert_passes_and_the_record_says_so():
    _, view, record = play(LEVEL.get)
    assert view["parts"]["gate"]
    assert view["text"]["verdict"] == words()["triage_passed"]
    assert view["text"]["emergencies"] == "Emergencies sent now: 8 of 8."
    assert record[-1] == {"kind": "gate", "item": "refer/triage", "number": 1, "right": True, "points": 24, "missed": []}
    events = [one | {"id": f"e{n}", "at": n + 1} for n, one in enumerate(record)]
    assert not list(filter(None, map(event_problem, events)))
    assert gate_passed(events, "refer/triage") == {"passed": True, "at": 26, "rounds": 1}
    assert gate_passed(events, "other/triage")["passed"] is False
    assert triage_show(SPEC, triage_start(SPEC, record), words())["parts"]["gate"]


def test_one_missed_emergency_is_not_outweighed_and_stands_first():
    missed = next(one for one in CARDS if LEVEL[one] == "now")
    dealt = [missed, *[one for one in CARDS if one != missed][:23]]
    assert triage_told(SPEC, dealt, {card: lower(card) for card in dealt})["points"] == 23
    assert not triage_told(SPEC, dealt, {card: lower(card) for card in dealt})["passed"]
    state = triage_start(SPEC, [])
    state |= {"dealt": dealt, "put": {one: lower(one) for one in dealt} | {dealt[5]: "now"}, "result": True, "round": 1}
    view = triage_show(SPEC, state, words())
    assert view["order"]["cards"][0] == missed
    assert view["parts"]["reason:" + missed]
    assert view["text"]["verdict"] == words()["triage_again_missed"]


@pytest.mark.parametrize("answer", TRIAGE_ANSWERS)
def test_whoever_always_says_the_same_does_not_pass(answer):
    found = told(lambda card: answer)
    assert not found["passed"]
    assert (found["missed"] == []) == (answer == "now")  # to send everybody now misses no emergency, and does not pass


def test_a_random_clicker_is_near_chance_and_never_passes():
    pick, right, games = random.Random(4), 0, 10_000
    dealt = [triage_deal(SPEC, dict.fromkeys(CARDS, False), [], seed) for seed in range(1, 41)]
    for game in range(games):
        found = triage_told(SPEC, dealt[game % 40], {card: pick.choice(TRIAGE_ANSWERS) for card in dealt[game % 40]})
        right += found["right"]
        assert not found["passed"]
    assert right / games / 24 == pytest.approx(0.25, abs=0.01)


def test_too_soon_costs_little_and_too_late_costs_all():
    assert triage_judged("now", "today") == "high"
    assert triage_judged("now", "routine") == "far"
    assert triage_judged("reassure", "routine") == "low"
    assert triage_judged("today", "now") == "missed"
    assert told(lambda card: "today" if LEVEL[card] == "routine" else LEVEL[card])["passed"]  # four cards one step too soon
    assert told(lambda card: "reassure" if LEVEL[card] == "routine" else LEVEL[card])["passed"] is False


@pytest.mark.parametrize("seed", range(1, 60, 7))
def test_every_round_has_its_shares_and_what_is_owed_comes_back_spaced(seed):
    pick = random.Random(seed)
    owed = dict.fromkeys(CARDS, False) | dict.fromkeys(pick.sample(CARDS, 9), True)
    last = triage_deal(SPEC, dict.fromkeys(CARDS, False), [], seed + 1)
    dealt = triage_deal(SPEC, owed, last, seed)
    assert Counter(LEVEL[card] for card in dealt) == SPEC["shares"]
    assert len(set(dealt)) == 24
    for answer in TRIAGE_ANSWERS:
        of_it = [card for card in CARDS if owed[card] and LEVEL[card] == answer]
        assert sum(owed[card] and LEVEL[card] == answer for card in dealt) == min(len(of_it), SPEC["shares"][answer])
    assert not any(owed[one] and owed[other] for one, other in pairwise(dealt))


def test_a_level_is_not_told_by_the_turn():
    dealt = [triage_deal(SPEC, dict.fromkeys(CARDS, False), [], seed) for seed in range(1, 301)]
    first = Counter(LEVEL[cards[0]] for cards in dealt)
    assert all(abs(first[one] / 300 - share / 24) < 0.09 for one, share in SPEC["shares"].items())
    assert deck(3, 1) == deck(3, 1)


def test_what_was_missed_comes_back_until_it_is_known():
    _, _, record = play(lambda card: "reassure")
    missed = {one["item"] for one in record if one["kind"] == "answer" and not one["right"]}
    _, _, record = play(LEVEL.get, record)
    second = {one["item"] for one in record[-25:] if one["kind"] == "answer"}
    assert len(second & missed) >= 8 + 7 + 4
    assert record[-1]["right"]


def test_the_time_is_kept_and_shown_and_takes_nothing_away():
    state, view, record = play(LEVEL.get, way="clock", now=1_800_000_000_000, seconds=45)
    assert {one["took"] for one in record if one["kind"] == "answer"} == {45}
    assert view["text"]["time"] == "Answered before the bar was full: 0 of 24."
    assert state["passed"]
    assert all("took" not in one for one in play(LEVEL.get, now=1_800_000_000_000, seconds=5)[2])


def test_a_round_opens_again_where_it_was():
    state = triage_do(SPEC, triage_start(SPEC, []), {"do": "deal", "of": "calm", "value": ""})
    record = list(state["keep"])
    state = triage_do(SPEC, state, {"do": "now", "of": "", "value": "key"})
    record += state["keep"]
    again = triage_start(SPEC, record)
    assert (again["dealt"], again["put"], again["at"]) == (state["dealt"], state["put"], 0)
    cut = [record[0] | {"order": ["gone", *record[0]["order"][1:]]}, record[1]]
    assert triage_show(SPEC, triage_start(SPEC, cut), words())["parts"]["begin"]


def test_a_round_that_is_over_opens_at_how_it_went_with_what_was_missed():
    """Also where the last reason was still being read; the missed cards stand there with their reasons, emergencies first."""
    state, view, record = play(lambda card: "today" if LEVEL[card] == "now" else LEVEL[card])
    missed = {card for card in state["dealt"] if LEVEL[card] == "now"}
    again = triage_show(SPEC, triage_start(SPEC, record), words())
    assert (again["parts"], again["text"], again["order"]) == (view["parts"], view["text"], view["order"])
    assert {card for card in CARDS if view["parts"][f"reason:{card}"] and view["text"][f"told:{card}"]} == missed
    assert set(view["order"]["cards"][: len(missed)]) == missed
    after = triage_do(SPEC, triage_start(SPEC, record), {"do": "deal", "of": "calm", "value": ""})
    assert missed == {card for card in after["dealt"] if LEVEL[card] == "now"}
    assert not all(card in missed for card in after["dealt"][: len(missed)]), "spaced among the others"
