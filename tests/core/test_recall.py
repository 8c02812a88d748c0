"""What is asked anew of a whole course: what is due by the ladder, twins as one, and sittings in which modules take turns."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lactation.core.course import course_due, course_events
from lactation.core.recall import RECALL_GONE_MS, recall_sitting, recall_times, recall_waiting
from lactation.core.review import DAY_MS, REVIEW_EARLY
from tests.compiled import compiled

NOW = 1764158400000
LESSONS = ["breast", "supply", "growth"]
TWINS = [["water", "bottle"], ["tea", "cup"]]


def event(day, item, kind="answer", right=True, **more):
    return {"id": f"{item}{day}".replace(".", "p"), "at": int(NOW + day * DAY_MS), "kind": kind, "item": item, "option": "a"} | (
        {"right": right} | more
    )


def due_on(events, day):
    """The items that are asked on a day."""
    times = recall_times(course_events(events), LESSONS, TWINS)
    return [one["item"] for one in recall_waiting(times, NOW + day * DAY_MS, False)]


def test_questions_and_predictions_of_lessons_and_twins_are_due_and_nothing_else():
    asked = [event(0, "breast/one"), event(0, "supply/predict", "predict", sure=60), event(0, "rewrite/tea", "rewrite")]
    others = [
        event(0, "bank/x-a"), event(0, "refer/triage/one"), event(0, "refer/other"), event(0, "breast/say", "say"),
        event(0, "simulator-x/predict", "predict", sure=60), event(0, "rewrite/gone", "rewrite"),
        event(0, "conditions-a/predict", "predict", sure=50),
    ]  # fmt: skip
    assert due_on([*asked, *others], 1.9) == []
    assert sorted(due_on([*asked, *others], 2)) == ["breast/one", "rewrite/cup", "supply/predict"]
    assert course_due(course_events([*asked, *others]), LESSONS, TWINS, NOW + 2 * DAY_MS) == 3


def test_twins_are_one_and_the_other_comes_next():
    both = [event(0, "rewrite/water", "rewrite"), event(2, "rewrite/bottle", "rewrite")]
    assert due_on(both, 8.9) == []
    assert due_on(both, 9) == ["rewrite/water"]
    assert due_on([*both, event(9, "rewrite/water", "rewrite", right=False)], 11) == ["rewrite/bottle"]


def test_what_was_asked_early_on_purpose_moves_nothing():
    first = event(0, "breast/one")
    assert due_on([first, event(1, "breast/one", right=False, of=REVIEW_EARLY)], 2) == ["breast/one"]
    assert due_on([first, event(1, "breast/one", right=False)], 2) == []


def test_what_the_course_has_no_longer_rests_until_it_is_answered_again():
    gone = [event(0, "breast/one"), {"id": "g", "at": int(NOW + 3 * DAY_MS), "kind": "gone", "item": "breast/one"}]
    assert due_on(gone, 3 + RECALL_GONE_MS / DAY_MS - 0.1) == []
    assert due_on(gone, 3 + RECALL_GONE_MS / DAY_MS) == ["breast/one"]
    assert due_on([*gone, event(4, "breast/one", right=False)], 6) == ["breast/one"]


def test_of_a_test_only_the_last_answer_counts_and_only_when_it_is_handed_in():
    in_test = {"of": "quiz/m02"}
    dealt = {"id": "t", "at": NOW, "kind": "test", "item": "quiz/m02", "order": ["breast/one"], "seed": 1, "version": "all"}
    answers = [event(0.1, "breast/one", right=False, **in_test), event(0.2, "breast/one", right=True, **in_test)]
    over = {"id": "r", "at": int(NOW + 0.3 * DAY_MS), "kind": "result", "item": "quiz/m02", "n": 1, "same": 1, "points": 1.0}
    assert due_on([dealt, *answers], 50) == []
    told = [one for one in course_events([dealt, *answers, over]) if one["kind"] == "answer"]
    assert told == [answers[1]]
    assert due_on([dealt, *answers, over], 2.2) == ["breast/one"]
    again = dealt | {"id": "t2", "at": int(NOW + 3 * DAY_MS)}
    assert due_on([dealt, *answers, over, again, event(3.1, "breast/one", right=False, **in_test)], 4) == ["breast/one"]


SOME = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 5)), max_size=60)


def waiting_of(found):
    """Things that wait, in order, of modules with the names given."""
    return [{"item": f"{lesson}/{n}", "at": n, "step": 0} for n, (lesson, _) in enumerate(found)]


MODULES = {"a": "m1", "b": "m1", "c": "m2", "d": "m3", "e": "m4", "f": "m4", "g": "m4"}  # h, as the drill, is one of its own


def module(item):
    return MODULES.get(item[0], item[0])


@given(SOME, st.integers(1, 12))
def test_a_sitting_asks_nothing_twice_only_what_waits_and_modules_take_turns(found, most):
    waiting = waiting_of(found)
    order = recall_sitting(waiting, MODULES, most)
    assert len(order) == len(set(order)) == min(most, len(waiting))
    assert set(order) <= {one["item"] for one in waiting}
    names = [module(item) for item in order]
    fullest = max((names.count(name) for name in names), default=0)
    neighbours = sum(one == two for one, two in pairwise(names))
    assert neighbours == max(0, 2 * fullest - len(names) - 1)
    everywhere = {module(one["item"]) for one in waiting}
    assert len(set(names)) == min(most, len(everywhere))
    for name in set(names):  # of each module those that wait longest
        mine = [one["item"] for one in waiting if module(one["item"]) == name]
        assert set(mine[: names.count(name)]) == {item for item in order if module(item) == name}


@given(SOME)
def test_all_that_waits_comes_in_the_end(found):
    waiting, asked = waiting_of(found), []
    for _ in range(-(-len(waiting) // 12)):
        order = recall_sitting([one for one in waiting if one["item"] not in asked], MODULES, 12)
        asked += order
    assert sorted(asked) == sorted(one["item"] for one in waiting)


def test_both_runtimes_agree():
    rng, cases = Random("recall"), []
    items = [
        ("breast/one", "answer"),
        ("supply/predict", "predict"),
        ("rewrite/tea", "rewrite"),
        ("rewrite/cup", "rewrite"),
        ("breast/two", "gone"),
    ]
    for _ in range(120):
        events = []
        for item, kind in rng.choices(items, k=rng.randint(0, 12)):
            of = {"of": rng.choice([REVIEW_EARLY, "quiz/m02"])} if rng.random() < 0.3 else {}
            events.append(event(rng.random() * 60, item, kind, rng.random() < 0.6, sure=50, **of))
        cases.append([events, LESSONS, TWINS])
    assert compiled().each("recall_times", cases) == [recall_times(*case) for case in cases]
    rows = [[waiting_of([(rng.choice("abcdefgh"), 0) for _ in range(rng.randint(0, 40))]), MODULES, 12] for _ in range(60)]
    assert compiled().each("recall_sitting", rows) == [recall_sitting(*row) for row in rows]
