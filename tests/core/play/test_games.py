"""Ten thousand random games of each kind of play, from the course's own pages: alike in CPython and compiled, and kept whole."""

import pytest

from lactation.core.play import choose
from lactation.site.compile import CORE
from tests.plays import KINDS, NOT_SEEN, compiled_games, games, places, played

GAMES = 10_000
HELPERS = ("__init__", "kept")  # of core/play: no kinds


def seen(view):
    """What lasts of a view."""
    return {key: value for key, value in view.items() if key not in NOT_SEEN}


def restored(kind, place, kept, events):
    """What a page shows that starts from the record, when the reader does what is not kept once more."""
    last = {event["do"]: event for event in events if event["do"] in KINDS[kind].passing}
    return played(kind, place, kept, list(last.values()))[0][-1]


def test_every_kind_is_played():
    assert set(KINDS) == {path.stem for path in (CORE / "play").glob("*.py")} - set(HELPERS)


@pytest.mark.parametrize("kind", KINDS)
def test_both_runtimes_play_alike(kind):
    found = list(games(kind, GAMES))
    for game, (views, keeps) in zip(found, compiled_games(kind, found), strict=True):
        assert (views, keeps) == (game[3], game[4]), f"{kind}: kept {game[1]}, events {game[2]}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_kept_is_shown_again_as_it_was(kind):
    count = 0
    for place, kept, events, views, keeps in games(kind, GAMES // 5, seed=2):
        record = list(kept)
        for number, keep in enumerate(keeps):
            record += keep
            if keep:
                count += 1
                assert seen(restored(kind, place, record, events[: number + 1])) == seen(views[number + 1]), (record, events)
    assert (count > GAMES / 50) == any(place.spec["items"] for place in places(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_names_its_item_and_carries_what_an_answer_carries(kind):
    for place, _, _, _, keeps in games(kind, GAMES // 5, seed=3):
        for event in (one for keep in keeps for one in keep):
            assert event["item"] in place.spec["items"]
            if event["kind"] not in ("again", "draw", "say"):
                assert event["attempt"] >= 1
                assert event["sure"] is None or 0 <= event["sure"] <= 100


def test_the_comparison_sees_a_difference(monkeypatch):
    """A rule that holds in one runtime only is found."""
    monkeypatch.setattr(choose, "_choose_check", lambda spec, state: None)
    found = list(games("choose", 50))
    assert [(game[3], game[4]) for game in found] != compiled_games("choose", found)


def test_games_reach_what_the_pages_hold():
    assert len(places("choose")) > 100
    assert {event["do"] for place in places("predict") for event in place.events} >= {"pick", "sure", "commit", "again", "open"}
