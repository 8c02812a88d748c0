"""Many random games of each kind of play, from the course's own pages: alike in CPython and compiled, and kept whole."""

from itertools import chain, islice

import pytest

from lactation.core.play import choose
from lactation.site.compile import CORE
from tests.compiled import compiled
from tests.plays import KINDS, NOT_SEEN, compiled_games, games, places, played

GAMES, MOST, AT_ONCE = 3_000, 1_500, 250  # what each line of a kind's rules leads on to was met within 730 games
# Kinds of events that answer no question.
NO_ANSWERS = (
    "certificate",
    "again",
    "draw",
    "say",
    "bet",
    "run",
    "uncover",
    "clear",
    "talk",
    "rubric",
    "seen",
    "guess",
    "begin",
    "gone",
    "round",
    "gate",
    "test",
    "result",
    "pose",
    "size",
)
HELPERS = ("__init__", "kept")  # of core/play: no kinds


def count_of(kind):
    """How many games of a kind are played: fewer where one takes long, and where the rules are few."""
    return min(MOST, int(GAMES * KINDS[kind].share))


def seen(view):
    """What lasts of a view."""
    return {key: value for key, value in view.items() if key not in NOT_SEEN}


def restored(kind, place, kept, events):
    """What a page shows that starts from the record, when the reader does what is not kept once more."""
    last = {event["do"]: event for event in events if event["do"] in KINDS[kind].passing}
    return played(kind, place, kept, list(last.values()))[0][-1]


def test_every_kind_is_played():
    assert set(KINDS) == {path.stem for path in (CORE / "play").glob("*.py")} - set(HELPERS)


def assert_whole(event, items):
    """What is kept names its item and carries what an answer carries."""
    assert event["item"] in items
    if event["kind"] not in NO_ANSWERS:
        assert event["attempt"] >= 1
        assert event["sure"] is None or 0 <= event["sure"] <= 100


@pytest.mark.parametrize("kind", KINDS)
def test_both_runtimes_play_alike_and_keep_whole_events(kind):
    played_so_far = games(kind, count_of(kind))
    for found in iter(lambda: list(islice(played_so_far, AT_ONCE)), []):  # all at once would fill the memory
        for game, (views, keeps) in zip(found, compiled_games(kind, found), strict=True):
            assert (views, keeps) == (game[3], game[4]), f"{kind}: kept {game[1]}, events {game[2]}"
            for event in chain.from_iterable(keeps):
                assert_whole(event, [*game[0].spec["items"], *game[0].spec.get("held", ())])
    compiled().context.low_memory_notification()  # V8 would keep what was handed over until the process is large


@pytest.mark.parametrize("kind", [kind for kind, one in KINDS.items() if one.whole])
def test_what_was_kept_is_shown_again_as_it_was(kind):
    count = 0
    for place, kept, events, views, keeps in games(kind, count_of(kind) // 5, seed=2):
        record = list(kept)
        for number, keep in enumerate(keeps):
            record += keep
            if keep:
                count += 1
                if kind == "triage" and views[number + 1]["parts"]["finish"]:
                    continue  # a round that is over opens at how it went (test_triage.py)
                assert seen(restored(kind, place, record, events[: number + 1])) == seen(views[number + 1]), (record, events)
    assert (count > count_of(kind) / 50) == any(place.spec["items"] for place in places(kind))


def test_the_comparison_sees_a_difference(monkeypatch):
    """A rule that holds in one runtime only is found."""
    monkeypatch.setattr(choose, "_choose_check", lambda spec, state: None)
    found = list(games("choose", 50))
    assert [(game[3], game[4]) for game in found] != compiled_games("choose", found)


def test_games_reach_what_the_pages_hold():
    assert len(places("choose")) > 100
    assert {event["do"] for place in places("predict") for event in place.events} >= {"pick", "sure", "commit", "again", "reveal"}
