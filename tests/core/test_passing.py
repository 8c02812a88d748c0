"""The rules of passing: each limit from both sides, in any order of events, the same in both runtimes."""

import random

from lactation.core.passing import PASS_RULES, kappa_passed, passing, post_passed
from tests.compiled import compiled

COURSE = {"post": "test/post", "gate": "refer/triage", "quizzes": {"supply": ["supply/a", "supply/b"], "nights": ["nights/a"]}}


def event(kind, item, at, **more):
    return {"id": f"{kind}-{at}", "at": at, "kind": kind, "item": item} | more


def whole():
    """A record that just passes, and nothing beside it."""
    return [
        event("result", "test/post", 1, points=0.8, right=True),
        event("gate", "refer/triage", 2, points=22.5, right=True, missed=[]),
        event("agreement", "watch/observe/one", 3, kappa=0.6, n=30, same=24),
        *(event("answer", item, 4 + n, option="x", right=False) for n, item in enumerate(["supply/a", "supply/b", "nights/a"])),
    ]


def test_record_that_does_all_passes_and_rests_on_each_of_its_events():
    told = passing(whole(), COURSE)
    assert told["met"]
    assert sorted(one for rule in PASS_RULES for one in told["rules"][rule]["ids"]) == sorted(one["id"] for one in whole())


def test_without_any_one_event_a_single_rule_is_not_met():
    for left_out in range(6):
        told = passing([one for n, one in enumerate(whole()) if n != left_out], COURSE)
        assert not told["met"]
        assert [told["rules"][rule]["met"] for rule in PASS_RULES].count(False) == 1


def test_quiz_that_lacks_an_answer_is_named():
    assert passing(whole()[:-1], COURSE)["rules"]["quizzes"]["missing"] == ["nights"]
    assert passing([], COURSE)["rules"]["quizzes"]["missing"] == ["supply", "nights"]


def test_answers_of_a_quiz_count_when_it_is_handed_in():
    quiz = [event("test", "quiz/m02", 3.5, order=["nights/a"]), event("answer", "nights/a", 9, of="quiz/m02", right=True)]
    assert passing([*whole()[:-1], *quiz], COURSE)["rules"]["quizzes"]["missing"] == ["nights"]
    assert passing([*whole()[:-1], *quiz, event("result", "quiz/m02", 10, right=None)], COURSE)["met"]


def test_limits_are_the_syllabus_own():
    assert [post_passed(n / 40) for n in (31, 32)] == [False, True]
    assert [kappa_passed(one) for one in (0.59, 0.6, 0.1 + 0.2 + 0.3 - 1e-12)] == [False, True, True]


def test_what_does_not_count_passes_nothing():
    others = [
        event("result", "test/pre", 1, points=1.0),
        event("result", "quiz/m02", 2, points=1.0),
        event("gate", "other/triage", 3, points=99, right=True),
        event("gate", "refer/triage", 4, points=24, right=False, missed=["x"]),
        event("agreement", "watch/observe/one", 5, n=10, same=10),  # no kappa could be worked out
        event("result", "test/post", 6),
    ]
    told = passing(others, COURSE)["rules"]
    assert [told[rule]["met"] for rule in PASS_RULES] == [False] * 4
    assert (told["post"]["value"], told["agreement"]["value"], told["gate"]["value"]) == (-1, -1, 24)


def test_best_counts_and_a_later_worse_one_takes_nothing_away():
    worse = [
        event("result", "test/post", 90, points=0.5),
        event("gate", "refer/triage", 91, points=3, right=False, missed=["a"]),
        event("agreement", "watch/observe/one", 92, kappa=-0.2, n=9, same=3),
    ]
    told = passing([*worse, *whole()], COURSE)
    assert told["met"]
    assert told["rules"]["post"]["value"] == 0.8


def test_both_runtimes_and_any_order_of_events_say_the_same():
    pick = random.Random(5)
    cases = []
    for _ in range(300):
        events = [one for one in whole() if pick.random() < 0.8]
        events += [event("result", "test/post", 10 + n, points=pick.random()) for n in range(pick.randint(0, 3))]
        events += [event("gate", "refer/triage", 20 + n, points=20, right=pick.random() < 0.3) for n in range(pick.randint(0, 3))]
        pick.shuffle(events)
        cases.append([events, COURSE])
    found = [passing(*case) for case in cases]
    assert compiled().each("passing", cases) == found
    assert compiled().each("passing", [[events[::-1], course] for events, course in cases]) == found
    assert {one["met"] for one in found} == {True, False}
