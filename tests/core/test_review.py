"""How far a learner has come, and what it is time to ask anew."""

import random

import pytest

from lactation.core.review import DAY_MS, LADDER_DAYS, due, progress
from tests.compiled import compiled

NOW = 1764158400000


def log(*answers, item="one"):
    """Answers on a day (from 0), right or not."""
    return [
        {"id": f"{item}{i}", "at": NOW + int(day * DAY_MS), "kind": "answer", "item": item, "option": "a", "right": right}
        for i, (day, right) in enumerate(answers)
    ]


def due_day(events):
    """The day on which the one item is due, and its step."""
    ((at, step),) = [(one["at"], one["step"]) for one in due(events, NOW * 2)]
    return (at - NOW) / DAY_MS, step


LADDERS = {
    "first, right": ([(0, True)], 2, 0),
    "first, wrong": ([(0, False)], 2, 0),
    "not known": ([(0, None)], 2, 0),
    "right when due": ([(0, True), (2, True)], 9, 1),
    "right later than due": ([(0, True), (5, True)], 12, 1),
    "three times": ([(0, True), (2, True), (9, True)], 39, 2),
    "to the top and on": ([(0, True), (2, True), (9, True), (39, True), (129, True)], 219, 3),
    "too early moves nothing": ([(0, True), (0.1, True), (1.9, True)], 2, 0),
    "a miss begins again": ([(0, True), (2, True), (9, False)], 11, 0),
    "an early miss too": ([(0, True), (2, True), (3, False)], 5, 0),
    "and climbs again": ([(0, True), (2, True), (9, False), (11, True)], 18, 1),
}


@pytest.mark.parametrize(("answers", "day", "step"), LADDERS.values(), ids=LADDERS)
def test_item_is_due_by_the_ladder(answers, day, step):
    assert due_day(log(*answers)) == (day, step)


def test_only_what_is_due_comes_the_longest_waiting_first():
    events = log((3, True), item="b") + log((0, True), item="a") + log((30, True), item="c")
    assert [one["item"] for one in due(events, NOW + 6 * DAY_MS)] == ["a", "b"]
    assert due(events, NOW + 2 * DAY_MS - 1) == []
    assert due([], NOW) == []


def test_what_is_never_right_or_wrong_is_not_asked_anew():
    said = [{"id": "a", "at": NOW, "kind": kind, "item": "x"} for kind in ("say", "rows", "draw", "bet", "again", "newer")]
    assert due(said, NOW * 2) == []


def test_progress_counts_each_item_once_by_its_last_answer():
    events = log((0, False), (1, True), item="a") + log((2, True), (3, False), item="b") + log((9, True), item="elsewhere")
    events.append({"id": "s", "at": NOW, "kind": "say", "item": "c"})
    events.append({"id": "r", "at": NOW + 5, "kind": "rows", "item": "d"})
    found = progress(events, {"lesson": ["a", "b", "c", "d"], "empty": []})
    assert found["lesson"] == {"of": 4, "done": 3, "right": 1, "last": NOW + 3 * DAY_MS}
    assert found["empty"] == {"of": 0, "done": 0, "right": 0, "last": 0}


def test_both_are_the_same_in_both_runtimes():
    rng = random.Random("review")
    cases = []
    for _ in range(200):
        events = []
        for item in "abcde":
            days = [
                (rng.choice(LADDER_DAYS) * rng.random() * 2, rng.choice([True, False, None])) for _ in range(rng.randint(0, 6))
            ]
            events += log(*days, item=item)
        rng.shuffle(events)
        cases.append(events)
    now = NOW + 20 * DAY_MS
    parts = {"one": ["a", "b"], "two": ["c", "x"]}
    assert compiled().each("due", [[events, now] for events in cases]) == [due(events, now) for events in cases]
    assert compiled().each("progress", [[events, parts] for events in cases]) == [progress(events, parts) for events in cases]
