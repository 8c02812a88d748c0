"""Lessons come into a participant's home and never over what the participant changed; answers are gathered without names."""

import json
import shutil

import pytest

from lactation.classroom.files import read_class
from lactation.files import hash_of
from lactation.hub.collect import collect
from lactation.hub.homes import Brought, keep_quiet, lessons, refresh
from tests.execute import ROOT

ONE, OTHER = "m01/one.ipynb", "m02/other.ipynb"


def event(number, **more):
    return {"id": f"e{number}", "at": number, "kind": "predict", "item": "supply/predict", "option": "more", "sure": 60} | more


def write(folder, texts):
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def course(tmp_path):
    made = tmp_path / "course"
    write(made, {ONE: "first", OTHER: "first", "answers.jsonl": "the instructor's", "m01/.ipynb_checkpoints/one.ipynb": "old"})
    return made


@pytest.fixture
def home(tmp_path, course):
    made = tmp_path / "homes" / "mary ann"
    assert refresh(course, made) == Brought()
    return made


def held(home):
    return {path.relative_to(home / "notebooks").as_posix(): path.read_text() for path in (home / "notebooks").rglob("*.ipynb")}


def test_newcomer_gets_the_lessons_and_nobody_elses_answers(home):
    assert held(home) == {ONE: "first", OTHER: "first"}
    assert not (home / "notebooks" / "answers.jsonl").exists()


def test_newer_lesson_comes_where_nothing_was_changed_and_only_there(course, home):
    write(home / "notebooks", {ONE: "my own words"})
    write(course, {ONE: "second", OTHER: "second"})
    assert refresh(course, home) == Brought(changed=[ONE])
    assert held(home) == {ONE: "my own words", OTHER: "second"}
    write(course, {ONE: "third", OTHER: "third"})
    assert refresh(course, home) == Brought(changed=[ONE])
    assert held(home) == {ONE: "my own words", OTHER: "third"}


def test_deleted_lesson_comes_back_new(course, home):
    write(home / "notebooks", {ONE: "spoilt"})
    (home / "notebooks" / ONE).unlink()
    write(course, {ONE: "second"})
    assert refresh(course, home) == Brought()
    assert held(home)[ONE] == "second"


@pytest.mark.parametrize("damaged", ["", "[1]", "{"])
def test_damaged_list_overwrites_nothing(course, home, damaged):
    write(home / "notebooks", {ONE: "my own words", ".delivered.json": damaged})
    write(course, {OTHER: "second"})
    assert refresh(course, home) == Brought(changed=[ONE, OTHER])
    assert held(home) == {ONE: "my own words", OTHER: "first"}


def notebook(*sources, out=""):
    """A lesson as JupyterLab saves it: with what came out of each cell."""
    cells = [{"cell_type": "code", "source": [one], "outputs": [out] if out else [], "execution_count": 1} for one in sources]
    return json.dumps({"cells": cells, "metadata": {"run": bool(out)}})


def test_lesson_that_was_run_and_saved_is_renewed_as_long_as_nobody_wrote_in_it(course, home):
    write(course, {ONE: notebook("a"), OTHER: notebook("a")})
    assert refresh(course, home) == Brought()
    write(home / "notebooks", {ONE: notebook("a", out="ran"), OTHER: notebook("a", "my own", out="ran")})
    assert refresh(course, home) == Brought(changed=[OTHER])
    assert held(home)[ONE] == notebook("a", out="ran")  # what came out stays until there is something new
    write(course, {ONE: notebook("b"), OTHER: notebook("b")})
    assert refresh(course, home) == Brought(changed=[OTHER])
    assert held(home) == {ONE: notebook("b"), OTHER: notebook("a", "my own", out="ran")}


def test_list_of_an_earlier_hub_is_understood(course, home):
    write(home / "notebooks", {".delivered.json": json.dumps({ONE: hash_of(b"first"), OTHER: hash_of(b"first")}), OTHER: "mine"})
    write(course, {ONE: "second", OTHER: "second"})
    assert refresh(course, home) == Brought(changed=[OTHER])
    assert held(home) == {ONE: "second", OTHER: "mine"}


def test_place_that_cannot_be_written_is_told_and_the_other_lessons_come(course, home):
    (home / "notebooks" / ONE).unlink()
    (home / "notebooks" / ONE).mkdir()  # in place of a lesson
    shutil.rmtree(home / "notebooks" / "m02")
    write(home / "notebooks", {"m02": "in place of a folder"})
    write(course, {"m03/new.ipynb": "new"})
    brought = refresh(course, home)
    assert [one.split(": ")[0] for one in brought.problems] == [str(home / "notebooks" / name) for name in (ONE, OTHER)]
    assert all(one.endswith("expected a place for a lesson") for one in brought.problems)
    assert (home / "notebooks" / "m03" / "new.ipynb").read_text() == "new"
    assert (home / "notebooks" / "m02").read_text() == "in place of a folder"


def test_full_disk_leaves_everything_as_it_was(course, home, monkeypatch):
    write(course, {ONE: "second", OTHER: "second"})
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lactation.hub.homes.write_whole", full)
    assert len(refresh(course, home).problems) == 3
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_own_settings_of_jupyterlab_stay(home):
    keep_quiet(home)
    (path,) = home.rglob("page_config.json")
    assert path.relative_to(home).as_posix() == ".jupyter/labconfig/page_config.json"
    path.write_text("{}")
    keep_quiet(home)
    assert path.read_text() == "{}"


def test_every_lesson_of_the_course_is_brought():
    listed = {
        line.split("file: notebooks/")[1].strip() for line in (ROOT / "_toc.yml").read_text().splitlines() if "notebooks/" in line
    }
    assert listed <= {path.with_suffix("").as_posix() for path in lessons(ROOT / "notebooks")}


# ---- Gathering ----


@pytest.fixture
def homes(tmp_path):
    made = tmp_path / "homes"
    for name, events in {"ada": [event(1), event(2)], "bo": [event(3)], "gone": []}.items():
        write(made, {f"{name}/notebooks/answers.jsonl": "".join(json.dumps(one) + "\n" for one in events)})
    write(made, {"new/notebooks/one.ipynb": ""})
    return made


def test_class_report_reads_what_was_gathered(homes, tmp_path):
    before = {path: path.read_bytes() for path in homes.rglob("*") if path.is_file()}
    told = collect(homes, tmp_path / "class")
    read = read_class(tmp_path / "class")
    assert (told.problems, read.skipped) == ([], [])
    assert sorted([one["id"] for one in learner.events] for learner in read.learners) == [["e1", "e2"], ["e3"]]
    assert {learner.name for learner in read.learners} == {""}
    assert "ada" not in "".join(str(path) + path.read_text() for path in (tmp_path / "class").iterdir()).replace(
        str(tmp_path), ""
    )
    assert {path: path.read_bytes() for path in homes.rglob("*") if path.is_file()} == before


def test_names_are_kept_when_they_are_asked_for(homes, tmp_path):
    collect(homes, tmp_path / "class", names=True)
    assert [learner.name for learner in read_class(tmp_path / "class").learners] == ["ada", "bo"]


def test_damaged_answers_are_told_and_the_rest_is_gathered(homes, tmp_path):
    write(homes, {"bo/notebooks/answers.jsonl": json.dumps(event(3)) + "\n{half\n" + json.dumps(event(4, at="x")) + "\n"})
    told = collect(homes, tmp_path / "class", names=True)
    assert [one.split(":")[0] for one in told.problems] == ["bo.json"]
    assert [one["id"] for learner in read_class(tmp_path / "class").learners for one in learner.events] == ["e1", "e2", "e3"]


def test_what_is_told_of_damaged_answers_names_nobody_who_was_not_to_be_named(homes, tmp_path):
    write(homes, {"ada/notebooks/answers.jsonl": json.dumps(event(1)) + "\n{half\n"})
    (told,) = collect(homes, tmp_path / "class").problems
    assert told.startswith("participant-") and "answers.jsonl" in told and "ada" not in told
    (told,) = collect(homes, tmp_path / "named", names=True).problems
    assert str(homes / "ada" / "notebooks" / "answers.jsonl") in told


def test_answers_as_they_can_be_are_gathered_and_read(homes, tmp_path):
    deep, half = "[" * 100_000, json.dumps(event(8, text="cut \ud83d"))
    write(homes, {"mary ann’s मीरा/notebooks/answers.jsonl": f"{json.dumps(event(7))}\n{deep}\n{half}"})
    told = collect(homes, tmp_path / "class", names=True)
    read = read_class(tmp_path / "class")
    assert (len(told.problems), read.skipped) == (1, [])
    assert [(one.name, [found["id"] for found in one.events]) for one in read.learners][-1] == ("mary ann’s मीरा", ["e7", "e8"])


def test_two_gatherings_do_not_mix_and_none_is_said(homes, tmp_path):
    collect(homes, tmp_path / "class")
    with pytest.raises(FileExistsError, match="found something there, expected a new or an empty folder"):
        collect(homes, tmp_path / "class")
    with pytest.raises(FileNotFoundError, match="found no answers"):
        collect(tmp_path / "nowhere", tmp_path / "other")
