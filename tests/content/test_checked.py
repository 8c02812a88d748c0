"""The verb `make check-content`, and an explorer against its scene."""

import re

import pytest

from lactation.content import HERE, ContentError, checked
from lactation.content.checked import main
from lactation.content.names import check_explorer
from lactation.content.scene_program import scene_names, sentences_of


@pytest.fixture
def changed(tmp_path):
    """Return a function that checks an explorer's file with one text in place of another, and gives what is said."""

    def check(name, old, new):
        text = (HERE / "explorers" / f"{name}.yaml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / f"{name}.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError) as refusal:
            check_explorer(path)
        return str(refusal.value).replace(f"{tmp_path}/", "")

    return check


# What authors did, and what the course said to it before: a bare error, or nothing.
MISTAKES = {
    "a renamed control": ("supply", "name: sessions", "name: session", r"controls: found .*, expected also sessions"),
    "a renamed readout": ("supply", "name: milk_ml", "name: milk", "readouts.0.name: found 'milk', expected one of"),
    "a renamed sentence": ("supply", "  more_helps:", "  more_help:", "sentences: found no more_helps, expected a sentence"),
    "a renamed scene": ("supply", "scene: supply", "scene: suply", "scene: found 'suply', expected one of attachment"),
    "a renamed draw function": ("supply", "draw: supply_curve", "draw: supply_curv", "draw: found 'supply_curv', expected"),
    "a misspelt placeholder": ("supply", "{milk_ml}", "{milk_lm}", "found '{milk_lm}', expected one of"),
    "a step of 0": ("supply", "step: 1,", "step: 0,", "found step 0, expected a number above 0"),
    "a step below 0": ("supply", "step: 1,", "step: -10,", "found step -10, expected a number above 0"),
    "an endless slider": ("supply", "max: 14", "max: 1e999", "controls.0.max: found inf, expected"),
    "an unknown line to compare": ("supply", "compare: [", "compare: [nothing, ", "compare.0: found 'nothing', expected one of"),
    "an unknown first line": ("simulator", "first: [appetite", "first: [nothing", "first.0: found 'nothing', expected one of"),
    "an unknown line to guess": ("simulator", "  series: milk", "  series: mlik", "guess.series: found 'mlik', expected one of"),
    "low above high": ("simulator", "  low: 0", "  low: 2000", "guess: found 2000 to 1600, expected a smaller number first"),
    "an unknown unit": ("simulator", "unit: mL,", "unit: ml,", "unit: found 'ml', expected one of %"),
    "a story out of range": ("simulator", "look_day: 14}", "look_day: 999}", "see.look_day: found 999, expected a number from 2"),
    "an unknown work": ("supply", "sources: [", "sources: [nobody1999, ", "found no work 'nobody1999'"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_of_an_author_is_told_with_file_line_and_names(changed, name, old, new, message):
    said = changed(name, old, new)
    assert any(re.match(rf"{name}\.yaml:\d+: .*{message}", line) or (re.match(rf"{name}\.yaml:\d+: ", line) and message in line)
               for line in said.splitlines()), said  # fmt: skip


@pytest.mark.parametrize("scene", scene_names())
def test_sentences_of_a_scene_are_found_in_its_program(scene):
    assert len(sentences_of(scene)) >= 3


def test_verb_says_each_mistake_and_fails(tmp_path, capsys):
    (tmp_path / "broken.ipynb").write_text('{"cells": [', encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "broken.ipynb:1: found expecting value (the file may be cut off), expected a notebook" in said


def test_verb_is_silent_when_all_is_well(tmp_path, capsys):
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr() == ("", "")


def test_id_of_a_question_stands_in_one_lesson_only(tmp_path, monkeypatch):
    (tmp_path / "questions").mkdir()
    text = (HERE / "questions" / "supply.yaml").read_text(encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / "questions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(checked, "HERE", tmp_path)
    found = checked.repeated_ids()
    assert len(found) >= 5
    assert all("two.yaml: found the id" in line and "as in one.yaml" in line for line in found)
