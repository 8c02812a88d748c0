"""Files of learners: read together, told one by one why not."""

import json
from time import process_time

import pytest

from lactation.classroom.files import read_class
from lactation.content.class_report import class_report_texts
from lactation.core.record_file import RECORD_FORMAT, RECORD_VERSION, record_file
from lactation.wall.export import as_data, as_table


def event(name, at=1_790_000_000_000):
    return {
        "id": name,
        "at": at,
        "kind": "answer",
        "item": "supply/one",
        "option": "x",
        "sure": None,
        "right": True,
        "attempt": 1,
    }


def write(folder, name, events, learner="", **changes):
    """Write a learner's file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record_file(events, "2026-11-27", learner) | changes), encoding="utf-8")


def test_each_file_is_a_learner_in_folders_too(tmp_path):
    write(tmp_path, "b.json", [event("b1")], "Binh")
    write(tmp_path, "late/a.JSON", [event("a1")])
    write(tmp_path, "shared.txt", [event("c1")])  # a telephone shares a text
    found = read_class(tmp_path)
    assert [(one.files, one.name) for one in found.learners] == [
        (("b.json",), "Binh"),
        (("late/a.JSON",), ""),
        (("shared.txt",), ""),
    ]
    assert found.skipped == []


def test_files_that_share_an_event_are_one_learner_and_nothing_is_counted_twice(tmp_path):
    write(tmp_path, "monday.json", [event("a1"), event("a2")], "")
    write(tmp_path, "other phone.json", [event("a3"), event("a4")], "Abena")
    write(tmp_path, "zuletzt.json", [event("a2"), event("a3")], "")
    (learner,) = read_class(tmp_path).learners
    assert sorted(one["id"] for one in learner.events) == ["a1", "a2", "a3", "a4"]
    assert len(learner.files) == 3
    assert learner.name == "Abena"


def test_the_same_files_twice_are_the_same_learners(tmp_path):
    for folder in ("one", "two"):
        write(tmp_path, f"{folder}/a.json", [event("a1")])
        write(tmp_path, f"{folder}/b.json", [event("b1")])
    assert [one.files for one in read_class(tmp_path).learners] == [("one/a.json", "two/a.json"), ("one/b.json", "two/b.json")]


BROKEN = {
    "cut.json": '{"format": "milk-in-motion/record", "version',
    "picture.json": "\udcff\udcfe",
    "list.json": "[]",
    "foreign.json": '{"format": "other", "version": 2}',
    "newer.json": json.dumps({"format": RECORD_FORMAT, "version": RECORD_VERSION + 1, "count": 0, "events": []}),
    "short.json": json.dumps(record_file([event("x1")], "", "") | {"count": 2}),
    "wrong.json": json.dumps(record_file([event("y1") | {"at": -1}], "", "")),
    "empty.json": json.dumps(record_file([], "", "")),
    "deep.json": "[" * 100_000,
}


def test_what_cannot_be_read_is_listed_with_its_reason_and_the_rest_is_there(tmp_path):
    for name, text in BROKEN.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    write(tmp_path, "good.json", [event("g1")])
    found = read_class(tmp_path)
    assert [one.files for one in found.learners] == [("good.json",)]
    told = dict(found.skipped)
    assert set(told) == set(BROKEN)
    assert all(len(why) > 20 and "{" not in why for why in told.values()), told
    assert len(set(told.values())) >= 6, "each kind of fault has its own words"


@pytest.mark.parametrize(("name", "why"), [("", "no file that ends with .json, .txt, .zip"), ("nowhere", "no folder")])
def test_a_folder_without_files_says_where_was_looked(tmp_path, name, why):
    with pytest.raises(FileNotFoundError, match=f"found {why}.*, expected a folder"):
        read_class(tmp_path / name)


def test_five_hundred_files_cost_about_as_much_each_as_fifty(tmp_path):
    """Joining by shared events must not look at every learner's events again for each file."""
    costs = []
    for count in (50, 500):
        folder = tmp_path / str(count)
        for number in range(count):
            write(folder, f"{number:03}.json", [event(f"{number}-{n}") for n in range(60)])
        start = process_time()
        assert len(read_class(folder).learners) == count
        costs.append((process_time() - start) / count)
    assert costs[1] < 4 * costs[0], costs


def test_half_a_sign_in_a_name_does_not_stop_the_report(tmp_path):
    event = {"id": "a1", "at": 1_790_000_000_000, "kind": "answer", "item": "a/b", "option": "c"}
    (tmp_path / "one.json").write_text(json.dumps(record_file([event], "2026-11-27", "Ama \ud83d")), encoding="utf-8")
    assert [one.name for one in read_class(tmp_path, names=True).learners] == ["Ama ?"]


def test_file_of_a_class_wall_is_named_as_such(tmp_path):
    rows = [{"page": "a.html", "item": "a/b", "kind": "answer", "option": "one"}]
    for name, text in (
        ("wall.json", as_data(rows)),
        ("none.json", as_data([])),
        ("wall.csv", as_table(rows)),
        ("none.csv", as_table([])),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    write(tmp_path, "b.json", [event("b1")])
    found = read_class(tmp_path)
    assert len(found.learners) == 1
    assert dict(found.skipped) == dict.fromkeys(("none.csv", "none.json", "wall.csv", "wall.json"), class_report_texts()["wall"])
