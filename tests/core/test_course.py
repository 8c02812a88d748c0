"""How far a learner has come, what comes next, what is weak, and how sure against how right; alike in both runtimes."""

import random

import pytest

from lactation.content.course import catalogue
from lactation.core.course import (
    COURSE_SIZE_AT_FIRST,
    FEWEST_SURE,
    course_calibration,
    course_done,
    course_due,
    course_modules,
    course_next,
    course_size,
    course_weak,
)
from lactation.core.review import DAY_MS
from tests.compiled import compiled

NOW = 1764158400000
COURSE = catalogue()
SIZES = COURSE["sizes"]
STEPS = [step for module in COURSE["modules"] for step in module["steps"]]
BY_KEY = {step["key"]: step for step in STEPS}
KEYS = [step["key"] for step in STEPS if step["kind"] == "lesson"]
LESSONS = {step["key"]: step["key"] for step in STEPS} | {"bank/supply-a": "supply"}


def event(number, item, kind="answer", right=True, **more):
    """An event, a minute after the one before."""
    return {"id": f"e{number:06d}", "at": NOW + number * 60000, "kind": kind, "item": item, "right": right, **more}


def did(*keys):
    """What is kept of steps that are whole."""
    made = []
    for key in keys:
        step = BY_KEY[key]
        items = step["quiz"] or [step["done"]["item"] + str(n) for n in range(step["done"]["n"])]
        made += [event(len(made) + n, item, "answer" if step["quiz"] else step["done"]["kind"]) for n, item in enumerate(items)]
    return made


def following(events, size="core"):
    """What comes next."""
    return course_next(course_done(events, COURSE), COURSE, size)


def test_the_size_chosen_last_counts():
    chosen = [event(n, "course", "size", option=size) for n, size in enumerate(("fast", "extension", "no-such-size"))]
    assert course_size([], SIZES) == COURSE_SIZE_AT_FIRST
    assert course_size(chosen, SIZES) == "extension"


def test_a_lesson_is_done_by_its_quiz_and_a_gate_only_when_passed():
    answered = course_done([*did("breast")[:3], event(9, "breast/predict", "predict")], COURSE)["breast"]
    assert answered == {"of": 4, "done": 3}
    assert course_done(did("breast"), COURSE)["breast"]["done"] == 4
    assert course_done([event(0, "refer/triage", "gate", right=False)], COURSE)["gate"]["done"] == 0
    assert course_done(did("gate"), COURSE)["gate"] == {"of": 1, "done": 1}
    assert course_done(did("rewrite"), COURSE)["rewrite"] == {"of": 8, "done": 8}
    assert course_done([event(0, "c10/talk", "end")], COURSE)["c1"]["done"] == 0


def test_modules_fill_by_the_size_and_minutes_add_up():
    done = course_done(did("counselling") + did("breast")[:2], COURSE)
    (fast, second, *_) = course_modules(done, COURSE, "fast")
    assert fast | {"minutes": 0} == {"id": "m01", "done": 1, "of": 1, "share": 1.0, "minutes": 0, "left": 0, "cut": True}
    assert (second["done"], second["of"], second["share"]) == (0, 8, pytest.approx(0.5 / 8))
    core = course_modules(done, COURSE, "core")
    assert (core[0]["done"], core[0]["of"], core[0]["cut"]) == (1, 3, False)
    assert core[0]["minutes"] - core[0]["left"] == BY_KEY["counselling"]["minutes"]
    assert "web" not in [one["id"] for one in core]


@pytest.mark.parametrize(
    ("keys", "size", "expected"),
    [
        ([], "core", "counselling"),
        ([], "fast", "counselling"),
        (["counselling"], "core", "beliefs"),
        (["counselling"], "fast", "breast"),
        (["plot_decide"], "core", "four_columns"),  # begun in the middle: on from there
        (["plot_decide", "four_columns"], "core", "raise_removal"),
        (["gate"], "fast", "refusal"),
        (["refusal"], "fast", "counselling"),  # at the end, what was passed over
    ],
)
def test_next_is_the_first_undone_after_the_last_begun(keys, size, expected):
    assert following(did(*keys), size) == expected


def test_what_is_begun_is_next_and_nothing_where_all_is_done():
    assert following(did("counselling") + did("beliefs")[:1]) == "beliefs"
    assert following(did(*BY_KEY), "extension") == ""


def test_due_counts_questions_of_lessons_only():
    events = [*did("breast"), event(90, "bank/x-a"), event(91, "claims/S0-1", "sort")]
    assert course_due(events, KEYS, [], NOW + DAY_MS) == 0
    assert course_due(events, KEYS, [], NOW + 3 * DAY_MS) == 4


def test_weak_is_told_by_the_last_answers_of_a_lesson_and_its_test_questions():
    missed = [event(n, f"supply/q{n}", right=False) for n in range(2)]
    assert course_weak(missed[:1], LESSONS) == []
    assert course_weak(missed, LESSONS) == [{"key": "supply", "missed": 2, "of": 2}]
    assert course_weak([*missed, *(event(9 + n, f"supply/q{n}") for n in range(2))], LESSONS) == []
    assert course_weak([missed[0], event(8, "bank/supply-a", right=False)], LESSONS)[0]["missed"] == 2


def sure(count, percent, right):
    """So many answers to other questions, of which ``right`` are right."""
    return [event(n, f"q{percent}-{n}", right=n < right, sure=percent) for n in range(count)]


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([], "few"),
        (sure(FEWEST_SURE - 1, 90, 0), "few"),
        (sure(20, 90, 10), "over"),
        (sure(20, 50, 18), "under"),
        (sure(20, 70, 14), "near"),
    ],
)
def test_how_sure_against_how_right(events, verdict):
    found = course_calibration(events)
    assert found["verdict"] == verdict
    assert sum(one["count"] for one in found["bins"]) == found["count"] == len(events)


def test_an_answer_just_after_the_reason_was_read_is_not_counted():
    again = [
        event(0, "a", sure=90),
        event(1, "a", sure=100),
        {**event(2, "a", sure=100), "at": NOW + 2 * DAY_MS},
        event(3, "b", sure=None),
    ]
    assert course_calibration(again)["count"] == 2


def test_both_runtimes_tell_the_same():
    chance = random.Random(15)
    items = [item for step in STEPS for item in step["quiz"][:2]] + ["bank/supply-a", "c4/talk", "refer/triage"]
    kinds = ("answer", "answer", "predict", "gate", "end")
    logs = [
        [
            event(
                n,
                chance.choice(items),
                chance.choice(kinds),
                chance.choice((True, False, None)),
                sure=chance.choice((None, 34, 75, 100)),
            )
            for n in range(chance.randrange(60))
        ]
        for _ in range(40)
    ]
    core = compiled()
    done = [course_done(log, COURSE) for log in logs]
    assert core.each("course_done", [[log, COURSE] for log in logs]) == done
    assert core.each("course_next", [[one, COURSE, "fast"] for one in done]) == [course_next(one, COURSE, "fast") for one in done]
    assert core.each("course_modules", [[one, COURSE, "core"] for one in done]) == [
        course_modules(one, COURSE, "core") for one in done
    ]
    assert core.each("course_weak", [[log, LESSONS] for log in logs]) == [course_weak(log, LESSONS) for log in logs]
    assert core.each("course_calibration", [[log] for log in logs]) == [course_calibration(log) for log in logs]
    late = [[log, KEYS, [], NOW + 3 * DAY_MS] for log in logs]
    assert core.each("course_due", late) == [course_due(*one) for one in late]
