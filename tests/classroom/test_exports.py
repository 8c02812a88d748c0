"""What an LMS exports: answers by the names of the course, one person once, and what cannot be known is said."""

import csv
import io
import json
import random

import pytest

from lactation import class_report
from lactation.activities.path import lessons
from lactation.classroom.chats import NoChatError
from lactation.classroom.exports import LEAST_OF_A_FORM, asked_in, items, packed_items, questions, read_export, table
from lactation.classroom.files import read_class
from lactation.classroom.results import first
from lactation.classroom.sample import invented
from lactation.content.bank import bank_items
from lactation.content.class_report import class_report_texts
from lactation.content.exams import bank_key
from lactation.content.memory import twins
from lactation.core.lms import LMS_LETTERS, lms_interaction
from lactation.core.packed import packed_encode, packed_hash, packed_number
from lactation.core.record import event_problem
from lactation.core.record_file import record_file
from lactation.faces import page

BANK = {bank_key(item): item for _, _, item in bank_items("b")}
AT = 1_795_000_000_000


def written(rows, sign=","):
    """Rows as a table in text."""
    made = io.StringIO()
    csv.writer(made, delimiter=sign, lineterminator="\r\n").writerows(rows)
    return made.getvalue()


def interactions(events):
    """The interactions that the course tells an LMS of these events, in order: id, response, result."""
    told = [lms_interaction(packed_items(), event, 1000) for event in events]
    return [(one["id"], one["student_response"], one["result"]) for one in told if one]


def of_a_test(seed):
    """The events of an invented post-test in the order in which an LMS is told: the answers, then the end."""
    events = invented(seed).events
    at = next(n for n, event in enumerate(events) if event["kind"] == "test" and event["item"] == "test/post")
    return events[at:]


def scorm_report(people, heads=("Name", "Email address", "Attempt", "Started on", "Last accessed on", "Score", "Milk in Motion")):
    """Moodle's report on interactions with the summary of the question, as its CSV (with tabs): a row for each person."""
    most = max(len(told) for _, _, told in people)
    names = [f"{what} {n}" for n in range(most) for what in ("Question", "Response", "Right answer", "Result")]
    when = ["1", "Thursday, 26 November 2026, 9:05 AM", "Friday, 27 November 2026, 1:15 PM", "83", "83/100"]
    rows = [[*heads, *names]]
    for name, mail, told in people:
        cells = [cell for item, response, result in told for cell in (item, response, "", result)]
        rows.append([name, mail, *when, *cells, *[""] * (4 * (most - len(told)))])
    return written(rows, "\t")


def quiz_report(
    people,
    asked,
    words=True,
    heads=("Last name", "First name", "Email address", "Status", "Started", "Completed", "Duration", "Grade/10.00"),
):
    """Moodle's report on responses: a row for each attempt; ``people`` have a name, and an option for each question."""
    shown = ("Question", "Response", "Right answer") if words else ("Response",)
    rows = [[*heads, *[f"{what} {n}" for n in range(1, len(asked) + 1) for what in shown]]]
    for (last, given, mail), chosen in people:
        row = [last, given, mail, "Finished", "26 November 2026  9:00 AM", "26 November 2026  9:30 AM", "30 mins", "7.00"]
        for item, option in zip(asked, chosen, strict=True):
            texts = {one.id: one.text for one in item.options}
            best = next(one.text for one in item.options if one.best)
            told = f"{item.question}: {'; '.join(texts.values())}"
            row += [told, texts.get(option, "-"), best] if words else [texts.get(option, "-")]
        rows.append(row)
    return rows


# ---- SCORM ----


def test_interactions_give_the_test_that_was_taken():
    rows = table(
        scorm_report([("Ama Mensah", "ama@example.org", interactions(of_a_test(0))), ("Binh", "", interactions(of_a_test(1)))])
    )
    export = read_export(rows, AT)
    assert [one.name for one in export.learners] == ["Ama Mensah", "Binh"]
    assert {event_problem(event) for one in export.learners for event in one.events} == {""}
    for seed, one in enumerate(export.learners):
        (there,) = first([one], "post")
        (here,) = first([invented(seed)], "post")
        assert (there.form, there.right) == (here.form, here.right)
        assert there.at // 86_400_000 == 20_784  # 27 November 2026


def test_suspend_data_gives_what_was_packed_and_says_why_not():
    events = invented(0).events
    packed = packed_encode(
        packed_items(), events, {"salt": "abcd", "now": events[-1]["at"], "lessons": lessons(), "twins": twins()}
    )["text"]
    rows = [
        ["user", "cmi.suspend_data"],
        ["ama", packed],
        ["binh", packed[:40]],
        ["carmen", ""],
        ["dora", packed.replace("m1", "m2", 1)],
    ]
    export = read_export(rows, AT)
    (learner,) = export.learners
    assert first([learner], "post")[0].share == pytest.approx(first([invented(0)], "post")[0].share)
    assert [row for row, _ in export.problems] == [3, 5]
    assert {why for _, why in export.problems} <= {"lms_cut", "lms_newer", "lms_list"}
    assert export.bare == 1


def test_letters_with_a_right_check_that_say_what_cannot_be_are_refused():
    events = invented(0).events
    more = {"salt": "abcd", "now": events[-1]["at"], "lessons": lessons(), "twins": twins()}
    body = packed_encode(packed_items(), events, more)["text"][:-5]
    draw, refused = random.Random(16), 0
    for _ in range(60):
        signs = list(body)
        for place in draw.sample([n for n, sign in enumerate(body) if sign != "." and n > body.index(".")], 30):
            signs[place] = draw.choice("AZaz09-_~")
        changed = "".join(signs)
        packed = changed + packed_number(packed_hash(changed, 7), 5)
        export = read_export([["user", "cmi.suspend_data"], ["ama", packed]], AT)
        refused += [why for _, why in export.problems] == ["lms_cut"]
    assert refused > 0, "none of them was impossible"


# ---- A quiz of Moodle ----


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize("form", ["csv", "json", "semicolon"])
def test_a_quiz_of_a_forms_questions_is_that_test(words, form):
    chance, asked = random.Random(1), list(BANK.values())
    chosen = [[chance.choice(item.options).id for item in asked] for _ in range(5)]
    people = [((f"Last{n}", "First", f"a{n}@example.org"), one) for n, one in enumerate(chosen)]
    rows = quiz_report(people, asked, words)
    read = table("", [[*rows]]) if form == "json" else table(written(rows, ";" if form == "semicolon" else ","))
    export = read_export(read, AT)
    sittings = first(export.learners, "post")
    assert [one.name for one in export.learners] == [f"Last{n} First" for n in range(5)]
    for one, picked in zip(sittings, chosen, strict=True):
        expected = {
            key: next(o.best for o in item.options if o.id == option)
            for (key, item), option in zip(BANK.items(), picked, strict=True)
        }
        same = {key: one.right[key] for key in expected if key in one.right}
        assert same == {key: expected[key] for key in same}
        assert len(same) >= LEAST_OF_A_FORM * len(expected)


def test_every_question_is_known_by_its_words():
    for key, one in questions().items():
        found = asked_in(f"<p>{one.words.upper()}</p>: a; b")
        assert found == key or questions()[found].words == one.words, key
    assert asked_in("What is the capital of France?") == ""
    assert {"answer", "predict"} <= {kind for kind, _ in items().values()}
    assert max(len(options) for _, options in items().values()) <= len(LMS_LETTERS)


# ---- Nobody counts twice where it can be known ----


def test_one_person_in_several_files_is_one_learner(tmp_path):
    asked = list(BANK.values())
    chosen = [item.options[0].id for item in asked]
    told = interactions(of_a_test(3))
    (tmp_path / "scorm.txt").write_text(
        scorm_report([("Ama Mensah", "ama@example.org", told), ("Jo Ofori", "", told)]), encoding="utf-8"
    )
    people = [(("Mensah", "Ama", "AMA@example.org"), chosen), (("Ofori", "Jo", ""), chosen)]
    (tmp_path / "quiz.csv").write_text(written(quiz_report(people, asked)), encoding="utf-8")
    (tmp_path / "again.json").write_text(json.dumps([quiz_report(people, asked)]), encoding="utf-8")
    (tmp_path / "record.json").write_text(json.dumps(record_file(invented(0).events, "2026-11-27", "Abena")), encoding="utf-8")
    found = read_class(tmp_path)
    assert sorted(len(one.files) for one in found.learners) == [1, 3, 3]
    assert "Mensah" not in repr(found)
    assert "ama@" not in repr(found).lower()
    assert {one.name for one in read_class(tmp_path, names=True).learners} == {"Abena", "Ama Mensah", "Jo Ofori"}
    report = class_report(tmp_path)
    assert report.told["lms_same"] in page.render(report)


def test_what_holds_no_answers_is_named(tmp_path):
    (tmp_path / "grades.csv").write_text("Name,Grade\nAma,7\n", encoding="utf-8")
    (tmp_path / "basic.txt").write_text(scorm_report([("Ama", "", [])]), encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "some.txt").write_text(scorm_report([("Ama", "", []), ("Bo", "", interactions(of_a_test(0)))]), encoding="utf-8")
    told = dict(read_class(tmp_path).skipped)
    assert "found the columns Name, Grade with no question of this course" in told["grades.csv"]
    assert "with no question of this course" in told["basic.txt"]
    assert "found 0 rows, expected 1 to" in told["empty.csv"]
    assert told["some.txt"] == class_report_texts()["lms_bare"].replace("{n}", "1")
    with pytest.raises(NoChatError, match="found JSON of another kind"):
        table("", {"a": 1})
