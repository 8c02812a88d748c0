"""Watching feeds: who knows the key agrees wholly, who clicks at random agrees by luck, and both runtimes say the same."""

import random
import statistics

import pytest

from lactation.core.feed_signs import feed_names
from lactation.core.play.observe import observe_do, observe_scenes, observe_show, observe_start
from tests.plays import WORDS, compiled_games, event, places, played

SAYS = ("well", "difficulty", "unseen")


@pytest.fixture(scope="module")
def place():
    return next(one for one in places("observe") if one.spec["scored"])


def keys_of(spec, number=0):
    """The keys of a set, as its state holds them."""
    begun = [{"kind": "begin", "item": spec["items"][number]}]
    return observe_start(spec, begun)["keys"]


def set_events(spec, said):
    """What a learner does who ticks a whole set, and goes on to its end; `said` gives a tick for a feed and a sign."""
    events = []
    for feed in range(spec["per"]):
        events += [event("seen", sign, said(feed, sign)) for sign in spec["signs"]]
        events += [event("done"), event("next")]
    return events


def by(spec, said, number=0):
    """The events that begin a set, and those that are kept of it."""
    kept = [{"kind": "begin", "item": spec["items"][number]}]
    state = observe_start(spec, kept)
    for one in set_events(spec, said):
        state = observe_do(spec, state, one)
        kept += state["keep"]
    return state, kept


def agreement(kept):
    (found,) = [one for one in kept if one["kind"] == "agreement"]
    return found


@pytest.mark.parametrize("number", [0, 3, 4, 11])
def test_an_expert_agrees_wholly(place, number):
    keys = keys_of(place.spec, number)
    state, kept = by(place.spec, lambda feed, sign: keys[feed][sign], number)
    assert agreement(kept)["kappa"] == pytest.approx(1)
    view = observe_show(place.spec, state, WORDS)
    assert (view["marked"]["level"], view["rows"]["again-rows"]) == ("target", [])


@pytest.mark.parametrize("one", SAYS)
def test_who_ticks_one_and_the_same_agrees_no_better_than_luck(place, one):
    state, kept = by(place.spec, lambda feed, sign: one)
    assert agreement(kept)["kappa"] == pytest.approx(0, abs=1e-9)
    assert observe_show(place.spec, state, WORDS)["marked"]["level"] == "below"


def clicker(seed, among=SAYS):
    pick = random.Random(seed)
    return lambda feed, sign: pick.choice(among)


@pytest.mark.parametrize("among", [SAYS, SAYS[:2]])
def test_a_random_clicker_agrees_by_luck(place, among):
    kappas = [agreement(by(place.spec, clicker(seed, among), seed % 8)[1])["kappa"] for seed in range(150)]
    assert abs(statistics.mean(kappas)) < 0.05
    assert max(kappas) < 0.6


def test_who_judges_what_is_hidden_is_told(place):
    """Leila's shawl hides the mouth: whoever says how it is, says what nobody knows; it is no part of kappa."""
    keys = keys_of(place.spec)
    state, kept = by(place.spec, lambda feed, sign: "well" if keys[feed][sign] == "unseen" else keys[feed][sign])
    assert agreement(kept)["kappa"] == pytest.approx(1)
    view = observe_show(place.spec, state, WORDS)
    assert view["parts"]["beyond"]
    assert "8 signs" in view["text"]["beyond"]


def test_whole_sets_are_played_alike_in_both_runtimes(place):
    found = []
    for seed in range(12):
        kept = [{"kind": "begin", "item": place.spec["items"][seed]}]
        events = [*set_events(place.spec, clicker(seed)), event("look", "lip"), event("go", "3"), event("all", "", True)]
        events += [event("next"), event("go", "6"), event("next"), event("new")]
        found.append((place, kept, events, *played("observe", place, kept, events)))
    for game, (views, keeps) in zip(found, compiled_games("observe", found), strict=True):
        assert (views, keeps) == game[3:]


def seen_again(view):
    return {key: one for key, one in view.items() if key not in ("focus", "say")}


def test_what_was_kept_is_shown_again_as_it_was(place):
    for seed in range(6):
        kept = [{"kind": "begin", "item": place.spec["items"][seed]}]
        state = observe_start(place.spec, kept)
        pick = random.Random(seed)
        events = set_events(place.spec, clicker(seed))
        guesses = [event("guess", "", cause) for cause in place.spec["causes"]]
        for one in [*events, event("new"), *events[:5]]:
            for asked in (*pick.sample(guesses, pick.randint(0, 1)), one):
                state = observe_do(place.spec, state, asked)
                kept += state["keep"]
                if state["keep"]:
                    again = observe_start(place.spec, kept)
                    assert seen_again(observe_show(place.spec, again, WORDS)) == seen_again(
                        observe_show(place.spec, state, WORDS)
                    )
        assert len(kept) > 100


def test_nothing_is_compared_before_every_sign_is_ticked(place):
    state = observe_start(place.spec, [])
    for sign in list(place.spec["signs"])[1:]:
        state = observe_do(place.spec, state, event("seen", sign, "well"))
    view = observe_show(place.spec, observe_do(place.spec, state, event("done")), WORDS)
    assert view["off"]["done"]
    assert not view["parts"]["result"]
    assert "said:lip" not in view["text"]


def test_no_kappa_is_told_of_less_than_a_set(place):
    keys = keys_of(place.spec)
    state = observe_start(place.spec, [])
    for one in set_events(place.spec, lambda feed, sign: keys[feed][sign])[:-1]:
        state = observe_do(place.spec, state, one)
        assert not state["keep"] or state["keep"][0]["kind"] != "agreement"
        assert "kappa" not in observe_show(place.spec, state, WORDS)["text"]


def test_a_feed_is_praised_first_for_something_that_goes_well(place):
    for number in range(8):
        keys = keys_of(place.spec, number)
        state = observe_start(place.spec, [{"kind": "begin", "item": place.spec["items"][number]}])
        for one in set_events(place.spec, clicker(number)):
            state = observe_do(place.spec, state, one)
            if one["do"] == "done":
                said = observe_show(place.spec, state, WORDS)["text"]["praise"]
                praised = [sign for sign, told in place.spec["signs"].items() if told["praise"] in said]
                assert praised
                assert keys[state["at"]][praised[0]] == "well"


def test_the_guessed_cause_is_kept_and_never_scored(place):
    keys = keys_of(place.spec)
    state = observe_start(place.spec, [])
    for sign in place.spec["signs"]:
        state = observe_do(place.spec, state, event("seen", sign, keys[0][sign]))
    state = observe_do(place.spec, state, event("guess", "", "pain"))
    assert state["keep"] == [{"kind": "guess", "option": "pain", "item": place.spec["items"][0], "feed": "1"}]
    view = observe_show(place.spec, observe_do(place.spec, state, event("done")), WORDS)
    assert f"{len(feed_names())} of {len(feed_names())}" in view["text"]["count"]
    assert view["text"]["ask"] == place.spec["causes"]["pain"]


def test_every_set_has_six_feeds_of_different_mothers(place):
    for number in range(len(place.spec["items"])):
        scenes = observe_scenes(place.spec, number)
        assert len({one["mother"] for one in scenes}) == 6
