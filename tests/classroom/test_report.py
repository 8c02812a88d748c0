"""The report of a class: two learners to many, whole records and hardly any."""

import json
import re
from dataclasses import astuple, replace
from unicodedata import normalize

import pytest

from lactation import class_report
from lactation.classroom import measures, needs
from lactation.classroom.files import Learner
from lactation.classroom.group_lines import together
from lactation.classroom.group_report import GroupReport
from lactation.classroom.report import ClassReport
from lactation.classroom.sample import invented, invented_chat, invented_class
from lactation.core.certificate import certificate_basis, certificate_code, certificate_event, certificate_ids
from lactation.core.record import event_problem
from lactation.core.record_file import record_file
from lactation.faces import page


def written(folder, learners):
    """Write learners' files into a folder, and return it."""
    for learner in learners:
        made = record_file(learner.events, "2026-11-27", learner.name)
        (folder / learner.files[0]).write_text(json.dumps(made), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def example():
    return class_report()


def test_invented_records_are_such_as_the_course_writes():
    faults = {event_problem(event) for learner in invented_class(6) for event in learner.events}
    assert faults == {""}


def test_a_report_says_when_its_class_is_invented_and_only_then(example, tmp_path):
    assert example.told["example"] in page.render(example)
    assert example.told["example"] not in page.render(class_report(written(tmp_path, invented_class(2))))


def test_files_give_the_same_report_as_the_records_that_were_written(example, tmp_path):
    read = class_report(written(tmp_path, invented_class()))
    assert len(read.learners) == 24
    assert astuple(read.change) == pytest.approx(astuple(example.change))
    assert sorted(read.before) == sorted(example.before)


@pytest.mark.parametrize("count", [1, 2, 9])
def test_few_learners_get_a_report_without_what_few_cannot_show(count, tmp_path):
    report = class_report(written(tmp_path, invented_class(count)))
    html = page.render(report)
    assert "nan" not in re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL).lower().split()
    assert all(not part["rows"] and not part["svg"] for part in report.item_parts())


def test_learners_who_only_began_have_a_report_too(tmp_path):
    begun = [replace(invented(seed), events=invented(seed).events[:3]) for seed in range(3)]
    report = class_report(written(tmp_path, begun))
    assert report.change.n == 0
    assert len(report.help_rows()) == 3
    assert "–" in page.render(report)


def test_nobody_is_named_unless_names_are_asked_for(tmp_path):
    learners = invented_class(5)
    folder = written(tmp_path, learners)
    assert not any(one.name in page.render(class_report(folder)) for one in learners)
    assert all(one.name in page.render(class_report(folder, names=True)) for one in learners)


def test_a_broken_file_stands_in_the_report_with_its_reason(tmp_path):
    folder = written(tmp_path, invented_class(2))
    (folder / "cut.json").write_text('{"format"', encoding="utf-8")
    html = page.render(class_report(folder))
    assert "cut.json" in html
    assert "could not be read" in html


def test_names_and_files_cannot_write_into_the_page(tmp_path):
    learner = replace(invented(0), name="<script>alert(1)</script>")
    (tmp_path / "<b>.json").write_text("{", encoding="utf-8")
    html = page.render(class_report(written(tmp_path, [learner]), names=True))
    assert "<script>alert" not in html
    assert "<b>.json" not in html


def test_most_serious_reasons_stand_first_and_who_did_all_has_none(example):
    thorough = next(one for one in example.learners if needs.passed(one)["met"])
    newest = thorough.events[-1]["at"]
    assert [name for name, _ in needs.reasons(thorough, newest) if name != "why_sure"] == []
    begun = replace(thorough, events=thorough.events[:3])
    assert needs.reasons(begun, newest)[0][0] == "why_gate"
    assert ("why_silent", 14) in needs.reasons(thorough, newest + 14 * needs.DAY_MS)
    assert "why_silent" not in dict(needs.reasons(thorough, newest + 14 * needs.DAY_MS - 1))


def test_a_clock_that_runs_ahead_makes_nobody_else_silent(tmp_path):
    learners = invented_class(4)
    ahead = replace(learners[0], events=[event | {"at": event["at"] + 20_000 * needs.DAY_MS} for event in learners[0].events])
    report = class_report(written(tmp_path, [ahead, *learners[1:]]))
    told = " ".join(why for row in report.help_rows() for why in row["why"])
    assert all(part not in told for part in report.told["why_silent"].split("{n}") if part)


def test_a_test_of_questions_that_are_gone_says_nothing_of_a_subject(tmp_path):
    dealt = [{"kind": "test", "item": "test/pre", "order": ["bank/gone-a"], "seed": 1, "version": "a"},
             {"kind": "answer", "item": "bank/gone-a", "of": "test/pre", "option": "x", "sure": 50, "right": True, "attempt": 1},
             {"kind": "result", "item": "test/pre", "version": "a", "n": 1, "same": 1, "points": 1}]  # fmt: skip
    events = [event | {"id": f"g{n}", "at": 1000 + n} for n, event in enumerate(dealt)]
    report = class_report(written(tmp_path, [Learner(("gone.json",), "", events)]))
    assert {row["pre"] for row in report.domain_rows()} == {report.told["none"]}


def test_sure_and_wrong_counts_questions_by_their_last_answer():
    def answer(item, sure, right):
        return {"kind": "answer", "item": item, "sure": sure, "right": right}

    events = [
        answer("a", 100, False),
        answer("a", 100, True),
        answer("b", 75, False),
        answer("c", 50, False),
        answer("d", None, False),
    ]
    assert needs.sure_and_wrong(events) == 1


def test_a_question_that_those_who_know_miss_is_named(example):
    report = class_report()
    right = report.right["b"].copy()
    item = right.columns[0]
    whole = right.sum(axis="columns")
    right[item] = whole <= whole.median()
    report.right["b"] = right
    report.items["b"] = measures.items(right)
    rows = report.to_look_at("b")
    assert any(report.told["backwards"] in row["why"] for row in rows)


def test_certificate_agrees_with_its_file_and_with_no_other(tmp_path):
    learner = next(one for one in invented_class() if needs.passed(one)["met"])
    ids = certificate_ids(needs.passed(learner))
    event = certificate_event("2026-11-27", ids) | {"id": "cert", "at": learner.events[-1]["at"] + 1}
    learner = Learner(learner.files, learner.name, [*learner.events, event])
    code = certificate_code("Abena Osei", "2026-11-27", certificate_basis(learner.events, ids))
    other = invented(1) if learner.files != invented(1).files else invented(2)
    report = class_report(written(tmp_path, [learner, other]))
    (file,), (stranger,) = learner.files, other.files
    assert report.certificate(file, "Abena Osei", "2026-11-27", code) == report.told["certificate_agrees"]
    spelled = [normalize(form, "Zoé Đặng") for form in ("NFC", "NFD")]
    for typed in spelled:
        printed = certificate_code(typed, "2026-11-27", certificate_basis(learner.events, ids))
        assert {report.certificate(file, one, "2026-11-27", printed) for one in spelled} == {report.told["certificate_agrees"]}
    assert report.certificate(file, "Abena Ozei", "2026-11-27", code) == report.told["certificate_differs"]
    assert report.certificate(file, "Abena Osei", "2026-11-28", code) == report.told["certificate_day"]
    assert report.certificate(stranger, "Abena Osei", "2026-11-27", code) == report.told["certificate_none"]
    with pytest.raises(ValueError, match=r"file: found 'x.json', expected one of"):
        report.certificate("x.json", "Abena Osei", "2026-11-27", code)


def test_report_states_itself(example):
    assert (
        repr(example)
        == "Class report: 24 learners, 0 files passed over; tests: pre 24, post 20, later 0; lines of chats: 28 whole, 2 damaged"
    )
    assert isinstance(example, ClassReport)


@pytest.mark.parametrize(("kappa", "said"), [(0.5999, "0.59"), (0.57, "0.57")])
def test_agreement_that_falls_short_is_never_written_as_what_it_falls_short_of(example, kappa, said):
    assert example.why("why_agreement", kappa) == f"agreement with the key {said}, below 0.60"


# ---- A group's messages ----


def test_chats_stand_in_the_report_without_names_or_anything_else_of_the_chat(tmp_path):
    (tmp_path / "WhatsApp Chat.txt").write_text(
        invented_chat() + "27/11/2026, 10:00 - Eve: <script>alert(1)</script>\n", encoding="utf-8"
    )
    learners = invented_class(6)
    report = class_report(written(tmp_path, learners))
    html = page.render(report)
    assert not any(name in html for name in ("Abena", "Carmen", "Eve", "alert(1)", "Well done"))
    for text in (
        report.told["group_title"],
        "WhatsApp (Android) 1",
        "records 6",
        "WhatsApp Chat.txt, line 31",
        "Whole lines: 28. Senders: 9.",
    ):
        assert text in html
    view = GroupReport(report.files, report.called, names=False).view()
    assert sum("is No." in row["who"] for row in view["senders"]) == 5  # of six records one has no sign yet
    assert sum(int(row["lines"]) for row in view["senders"]) == sum(int(row["senders"]) for row in view["lessons"]) == 28
    assert "Abena" in page.render(class_report(tmp_path, names=True))


def test_a_report_of_nothing_but_a_chat_is_whole(tmp_path):
    (tmp_path / "chat.txt").write_text(invented_chat(), encoding="utf-8")
    report = class_report(tmp_path)
    assert repr(report).startswith("Class report: 0 learners, 0 files passed over")
    assert "Senders: 9." in page.render(report)


def test_lines_of_older_questions_are_counted_as_such(example):
    lines = example.files.lines
    other = replace(
        lines, whole=[replace(lines.whole[0], same=False, modules=None, day=None, sure=None), *lines.whole[1:]], damaged=[]
    )
    view = GroupReport(replace(example.files, lines=other), example.called, names=False).view()
    assert view["other"] == [example.told["group_other"].replace("{n}", "1")]
    assert view["damaged"] == []
    nothing = GroupReport(replace(example.files, lines=together([])), example.called, names=False).view()
    assert nothing["lines"] == [example.told["group_none"]]
