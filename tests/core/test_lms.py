"""What an LMS is told: status and score that go together, single answers, times of a legal shape."""

import re

import pytest

from lactation.core.lms import LMS_MASTERY, lms_interaction, lms_result, lms_timespan
from lactation.core.packed import packed_list
from tests.compiled import compiled
from tests.lms.histories import ROWS, history

QUIZZES = {"supply": ["supply/a", "supply/b", "supply/c", "supply/d"], "nights": ["nights/a"]}
MODULE = {"whole": False, "quizzes": QUIZZES, "gate": "", "post": ""}
COURSE = {"whole": True, "quizzes": QUIZZES, "gate": "refer/triage", "post": "test/post"}
NEW = {"status": "not attempted", "score": -1}


def log(*told):
    return [{"id": f"e{n}", "at": n + 1, **one} for n, one in enumerate(told)]


def answers(*right):
    items = [item for items in QUIZZES.values() for item in items]
    return [{"kind": "answer", "item": item, "option": "a", "right": one} for item, one in zip(items, right, strict=False)]


def post(points):
    return {"kind": "result", "item": "test/post", "version": "b", "n": 40, "same": 40 * points, "points": points}


def gate(right=True):
    return {"kind": "gate", "item": "refer/triage", "right": right, "points": 20, "number": 1}


AGREES = {"kind": "agreement", "item": "trainer/observe/1", "n": 40, "same": 36, "kappa": 0.7}


def told(events, course, before=NEW):
    found = lms_result(log(*events), course, before)
    return found["status"], found["score"]


def test_a_module_has_no_score_until_all_its_questions_are_answered():
    assert told(answers(True, True, True, True), MODULE) == ("incomplete", -1)
    assert lms_result(log(*answers(True, True)), MODULE, NEW) | {} == {"status": "incomplete", "score": -1, "done": 2, "of": 5}
    assert told(answers(True, True, True, True, False), MODULE) == ("passed", 80)
    assert told(answers(True, True, True, False, False), MODULE) == ("failed", 60)
    assert told([*answers(True, True, True, False, False), *answers(True, True, True, True)], MODULE) == ("passed", 80)


def test_a_module_with_a_gate_asks_for_the_gate_too():
    module = MODULE | {"gate": "refer/triage"}
    assert told(answers(*[True] * 5), module) == ("incomplete", -1)
    assert told([*answers(*[True] * 5), gate(False)], module) == ("incomplete", -1)
    assert told([*answers(*[True] * 5), gate()], module) == ("passed", 100)


def test_the_course_is_passed_by_its_own_rules_and_failed_by_the_test_alone():
    whole = [*answers(*[True] * 5), gate(), AGREES]
    assert told(whole, COURSE) == ("incomplete", -1)
    assert told([*whole, post(0.85)], COURSE) == ("passed", 85)
    assert told([*whole, post(0.799)], COURSE) == ("failed", 79)
    assert told([post(0.5)], COURSE) == ("failed", 50)
    for n in range(len(whole)):  # a test that was passed while a rule is not met decides nothing yet
        assert told([*whole[:n], *whole[n + 1 :], post(0.85)], COURSE) == ("incomplete", -1)


def test_what_was_passed_stays_so_and_what_failed_can_be_passed():
    passed, failed = {"status": "passed", "score": 90}, {"status": "failed", "score": 60}
    whole = [*answers(*[True] * 5), gate(), AGREES]
    assert told([], COURSE, passed) == ("passed", 90)
    assert told(answers(*[False] * 5), MODULE, passed) == ("passed", 90)
    assert told([], COURSE, failed) == ("failed", 60)
    assert told([post(0.7)], COURSE, failed) == ("failed", 70)
    assert told([*whole, post(0.9)], COURSE, failed) == ("passed", 90)


def test_what_an_lms_calls_completed_is_never_begun_again():
    """An LMS, or a teacher in it, may set what the course never does."""
    by_hand = {"status": "completed", "score": -1}
    assert told(answers(True), MODULE, by_hand) == ("completed", -1)
    assert told(answers(*[True] * 5), MODULE, by_hand) == ("passed", 100)
    assert told(answers(*[False] * 5), MODULE, by_hand) == ("failed", 0)
    assert told(answers(*[False] * 5), MODULE, {"status": "completed", "score": 90}) == ("passed", 90)
    assert told(answers(True), MODULE, {"status": "completed", "score": 60}) == ("failed", 60)


@pytest.mark.parametrize(
    ("milliseconds", "told"),
    [(0, "00:00:00"), (999, "00:00:00"), (61000, "00:01:01"), (36e5 * 123, "123:00:00"), (1e15, "9999:59:59"), (-5, "00:00:00")],
)
def test_times_are_legal(milliseconds, told):
    assert lms_timespan(milliseconds) == told
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d", told)


def test_answers_are_told_by_letters_in_the_order_of_the_list():
    listed = packed_list([["supply/a", "answer", "ladder", ["yes", "no"]], ["rewrite/x", "rewrite", "ladder", ["one", "-"]]])
    answer = {"kind": "answer", "item": "supply/a", "option": "no", "right": False}
    assert lms_interaction(listed, answer, 61000) == {
        "id": "supply/a", "type": "choice", "student_response": "b", "result": "wrong", "weighting": "1", "latency": "00:01:01",
    }  # fmt: skip
    written = {"kind": "rewrite", "item": "rewrite/x", "text": "own words", "right": True}
    assert lms_interaction(listed, written, 0)["student_response"] == "b"
    assert lms_interaction(listed, post(0.825) | {"id": "r", "at": 1}, 0)["result"] == "0.825"
    assert (
        lms_interaction(listed, answer | {"option": "gone"}, 0) == {} == lms_interaction(listed, {"kind": "say", "item": "x"}, 0)
    )


def test_both_runtimes_tell_the_same():
    listed, logs = packed_list(ROWS), [history(seed) for seed in (5, 17, 19)]
    course = COURSE | {"quizzes": {"supply": [row[0] for row in ROWS if row[0].startswith("supply/m02")]}}
    cases = [[events, which, NEW] for events in logs for which in (course, course | {"whole": False})]
    core = compiled()
    assert core.each("lms_result", cases) == [lms_result(*case) for case in cases]
    single = [[listed, event, 1000 * n] for events in logs for n, event in enumerate(events)][:60]
    assert core.each("lms_interaction", single) == [lms_interaction(*case) for case in single]
    assert core.run("() => lactation.LMS_MASTERY", None) == LMS_MASTERY == 80
