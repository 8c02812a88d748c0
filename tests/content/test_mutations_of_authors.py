"""Mistakes that authors make, made on purpose in every kind of file: each is answered in words, none is silent.

The mistakes are generated from the files themselves: each field is dropped, renamed, emptied, given another type, moved out of
its range, told twice; each name is misspelt. What is harmless by nature is listed in ``HARMLESS`` with its reason.
"""

import copy
import csv
import io
import json
import os
import random
import re
import shutil

import pytest
from ruamel.yaml import YAML

from lactation.content import HERE, ContentError
from lactation.content.checked import CHECKS, check_file, content_files, content_mistakes, kind_of
from lactation.content.checked_notebooks import notebook_mistakes

MOST = 24  # mistakes tried in one file, drawn from all by a fixed seed
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"  # all of them
FILES = content_files()
# One file of each kind, and each explorer's shape.
CHOSEN = [path for path in FILES if path.parent == HERE and path.suffix == ".yaml"] + [
    HERE / name
    for name in (
        "explorers/supply.yaml", "explorers/simulator.yaml", "explorers/growth.yaml", "explorers/let_down_lab.yaml",
        "explorers/breast.yaml", "explorers/planner.yaml", "questions/supply.yaml", "questions/food.yaml", "job_aids/j3.yaml",
        "job_aids/j16.yaml", "labels/breast.yaml", "steps/back_rub.yaml",
    )
]  # fmt: skip
# (what was done, the last name in its place): why no message is right. A pattern over "kind:mutation:place".
HARMLESS = {
    r"text:.*": "another text is another text: only a reader can tell",
    r"drop:.*\.(help|unit|group|form|step|fine|play|most|bet|other_name|mark|moves|min|max)$": "optional",
    r"drop:.*:forms\.\w+$": "a number without a form is written whole",
    r"drop:.*:(compare|first|held|guess|other|forms|stories|fixed|mothers|expressing|faults|vignettes|myths|state)$": "optional",
    r"drop:.*\.(other|every|see|layers|words|effects|source|how|remarks|national)$": "optional",
    r"drop:conditions\.yaml:.*\.findings\..*": "a finding that says nothing of a condition has no weight",
    r"drop:storage_national\.yaml:.*": "a country may have no values of its own",
    r"drop:thresholds_national\.yaml:.*": "a country may have no values of its own",
    r"drop:.*\.see\.\w+$": "what a prediction does not set stays as it is",
    r"drop:.*\.effects\.\w+$": "a card may have no effect of a kind",
    r"drop:job_aids:(week|panels|storage|checklist)$": "a sheet may have any of these; that it has one is checked",
    r"drop:labels:state\.\w+$": "what is left out is 0",
    r"drop:steps:seed$": "optional",
    r"drop:portrait\.yaml:.*\.moves\.\w+$": "what a face does not say is as usual",
    r"drop:search\.yaml:alike\.\w+$": "a word that is read as no other stands for itself",
    r"rename:search\.yaml:alike\.\w+$": "another word: tests/core/test_search.py asks whether the course has it",
    r"emptied:.*\.(help|unit|group|moves|bet|other_name|mark|fever|aid)$": "the same as left out",
    r"far:.*\.columns\.\d\.(min|max)$": "the scene itself refuses what it cannot take, in words, as it is typed",
    r"misspelt:observation_form\.yaml:.*\.place$": "where one looks for a sign is told as it stands",
    r"misspelt:trust\.yaml:.*\.unit$": "a unit of the page on the model is shown as it stands",
    r"drop:skills\.yaml:.*\.(does\.\w+|cost)$": "a skill need not move a gauge, nor cost anything",
    r"drop:.*\.best$": "an option that is not the best needs no word",
}


def leaves(data, place=()):
    """Every place of a file with its value, containers too."""
    for step, value in list(data.items()) if isinstance(data, dict) else list(enumerate(data)):
        yield (*place, step), value
        if isinstance(value, (dict, list)):
            yield from leaves(value, (*place, step))


def at(data, place):
    for step in place:
        data = data[step]
    return data


# Fields that hold a name of something elsewhere.
NAMES = {
    "name",
    "kind",
    "scene",
    "draw",
    "picture",
    "drawing",
    "claim",
    "lessons",
    "sources",
    "form",
    "unit",
    "x_form",
    "bet",
    "level",
    "condition",
    "series",
    "first",
    "compare",
    "held",
    "limits",
    "layers",
    "moves",
    "strength",
    "best",
    "page",
    "place",
    "milk",
    "tone",
    "refer",
    "when",
    "any",
    "leading",
    "findings",
    "rows",
    "unsaid",
}


def is_a_name(place, kind):
    named = [step for step in place if isinstance(step, str)]
    if kind == "words.yaml" or {"words", "cards"} & set(named[:-1]):
        return False
    if not named or named[-1] not in NAMES:
        return False
    if named[-1] == "name" and (kind != "explorers" or "columns" in named):
        return False
    if named[-1] == "refer" and kind != "conditions.yaml":
        return False
    return not (named[-1] == "refer" and "stories" in named)


def mutations(data, kind):
    """Yield ``(what, place, change)`` for each mistake that could be made in a file."""
    for place, value in leaves(data):
        parent, last = place[:-1], place[-1]
        if isinstance(last, str):
            yield "rename", place, lambda d, p=parent, k=last: at(d, p).__setitem__(f"{k}x", at(d, p).pop(k))
            yield "drop", place, lambda d, p=parent, k=last: at(d, p).pop(k)
        if isinstance(value, bool):
            continue
        if isinstance(value, (int, float)):
            for what, bad in (
                ("no number", "many"),
                ("infinite", float("inf")),
                ("not a number", float("nan")),
                ("far", -1e9),
                ("far", 1e9),
            ):
                yield what, place, lambda d, p=parent, k=last, b=bad: at(d, p).__setitem__(k, b)
        elif isinstance(value, str):
            yield "list for text", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, ["a", "b"])
            yield "placeholder", place, lambda d, p=parent, k=last, v=value: at(d, p).__setitem__(k, f"{v} {{nobody_knows}}")
            if value:
                yield "emptied", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, "")
            if is_a_name(place, kind):
                yield "misspelt", place, lambda d, p=parent, k=last, v=value: at(d, p).__setitem__(k, f"{v}q")
            if last == "id":
                yield "id twice", place, lambda d, p=parent, k=last: twice(d, p, k)
        elif isinstance(value, (dict, list)):
            yield "text for more", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, "a text")


def twice(data, place, key):
    """Give an entry the id of the entry before or after it."""
    here, others = place[-1], at(data, place[:-1])
    if isinstance(here, int) and len(others) > 1:
        others[here][key] = others[here - 1 if here else 1][key]
    else:
        raise LookupError


def answer(path):
    """What the check says: the text of a ContentError, or nothing."""
    try:
        check_file(path)
    except ContentError as error:
        return str(error)
    return ""


def written(tmp_path, path, text):
    """A mutated copy beside the others of its folder."""
    folder = tmp_path / path.parent.name if path.parent != HERE else tmp_path
    folder.mkdir(exist_ok=True)
    if folder.name == "cases":  # a first talk names its return visit, and that the first
        for other in path.parent.glob("*_return.yaml"):
            shutil.copy(other, folder)
    copied = folder / path.name
    copied.write_text(text, encoding="utf-8")
    return copied


def dump(data):
    text = io.StringIO()
    YAML(typ="safe").dump(data, text)
    return text.getvalue()


def chosen(data, kind, seed):
    """One mistake of each kind at each sort of place, in an order by chance that is always the same."""
    found = {}
    every = list(mutations(data, kind))
    random.Random(seed).shuffle(every)
    for what, place, change in every:
        sort = tuple(step for step in place if isinstance(step, str))
        found.setdefault(
            (what, sort if len(data) < 60 else place), (what, place, change)
        )  # words.yaml: each word is its own sort
    return list(found.values())[: None if THOROUGH else MOST]


def tried(path, tmp_path):
    """Yield each mistake made in a file with what was said: a text, or the error that was none of the course's."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for what, place, change in chosen(data, kind_of(path), path.name):
        changed = copy.deepcopy(data)
        try:
            change(changed)
        except LookupError:
            continue
        copied = written(tmp_path, path, dump(changed))
        told = f"{what}:{kind_of(path)}:{'.'.join(map(str, place))}"
        try:
            yield told, answer(copied)
        except Exception as error:
            yield told, error


def harmless(told):
    return any(re.fullmatch(pattern, told) for pattern in HARMLESS)


@pytest.mark.parametrize("path", CHOSEN, ids=[f"{path.parent.name}-{path.stem}" for path in CHOSEN])
def test_every_mistake_in_a_file_is_answered_with_file_and_place(path, tmp_path):
    answers = dict(tried(path, tmp_path))
    bare = {told: repr(one) for told, one in answers.items() if isinstance(one, Exception)}
    silent = [told for told, one in answers.items() if one == "" and not harmless(told)]
    vague = {
        told: one
        for told, one in answers.items()
        if one and not re.match(rf".*{re.escape(path.name)}(:\d+)?: .*found ", str(one))
    }
    long = {told: one for told, one in answers.items() if len(str(one).splitlines()) > 12 or len(str(one)) > 6000}
    assert (bare, silent, vague, long) == ({}, [], {}, {})
    assert len(answers) > 3


# ---- Tables ----

TABLES = [path for path in FILES if path.suffix == ".csv"]
FREE_COLUMNS = {  # texts that name nothing
    "symbol", "meaning", "published", "note", "observation", "tests", "protocol", "category", "claim", "teach", "authority",
    "subject", "what", "applies", "country", "value of a threshold",
}  # fmt: skip


def table_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def table_mistakes(rows):
    """Yield what was done and the changed table."""
    head, chance = rows[0], random.Random(len(rows))
    for place in range(len(head)):
        renamed = [[*head[:place], f"{head[place]}x", *head[place + 1 :]], *rows[1:]]
        yield f"rename {head[place]}", renamed
        yield f"drop {head[place]}", [[*row[:place], *row[place + 1 :]] for row in rows]
    nth = chance.randrange(1, len(rows))
    for place, column in enumerate(head):
        row, value = rows[nth], rows[nth][place]
        number = re.fullmatch(r"-?\d+(\.\d+)?", value)
        for bad in ("many", "inf", "nan", "1e999", "-1e9") if number and column not in FREE_COLUMNS else ():
            yield f"{bad} in {column}", [*rows[:nth], [*row[:place], bad, *row[place + 1 :]], *rows[nth + 1 :]]
        if not number and value and column not in FREE_COLUMNS:
            yield f"misspelt {column}", [*rows[:nth], [*row[:place], f"{value}q", *row[place + 1 :]], *rows[nth + 1 :]]
    yield "a field too few", [*rows[:nth], rows[nth][:-1], *rows[nth + 1 :]]
    yield "a field too many", [*rows[:nth], [*rows[nth], "more"], *rows[nth + 1 :]]
    yield "only the head", rows[:1]
    yield "nothing", []
    if {"id", "name"} & set(head):
        yield "a row twice", [*rows, rows[nth]]


HARMLESS_CELLS = {
    ("parameters.csv", "misspelt unit"): "free text",
    ("targets.csv", "misspelt unit"): "free text", ("targets.csv", "misspelt source"): "free text",
    ("claims.csv", "misspelt authority"): "free text", ("thresholds.csv", "misspelt value"): "free text",
    ("thresholds.csv", "misspelt unit"): "free text", ("thresholds.csv", "misspelt source"): "free text with its address",
}  # fmt: skip


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_every_mistake_in_a_table_is_answered_with_file_and_place(path, tmp_path):
    bare, silent, vague = {}, [], {}
    for told, rows in table_mistakes(table_of(path)):
        copied = written(tmp_path, path, as_csv(rows))
        try:
            said = answer(copied)
        except Exception as error:
            bare[told] = repr(error)
            continue
        if not said and (path.name, told) not in HARMLESS_CELLS:
            silent.append(told)
        if said and not re.match(rf".*{re.escape(path.name)}:.*found ", said):
            vague[told] = said
    assert (bare, silent, vague) == ({}, [], {})


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix != ".bib"][::7] + TABLES, ids=lambda path: path.stem)
def test_file_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(path, tmp_path):
    assert answer(written(tmp_path, path, "\ufeff" + path.read_text(encoding="utf-8"))) == ""


# ---- Notebooks ----

CELLS = {
    "explore('suply')": "explore: found 'suply', expected one of",
    "explore('supply', predict='suply')": "predict: found 'suply', expected one of",
    "explore('supply', dai=3)": "dai: found 'dai', expected one of",
    "explore('supply', day=999)": "day: found 999, expected a number from",
    "explore('supply', other={'sessions': 99})": "other: sessions: found 99, expected a number from",
    "quiz('nosuch')": "quiz: found 'nosuch', expected one of",
    "job_aid('j99')": "job_aid: found 'j99', expected one of",
    "steps('dance')": "steps: found 'dance', expected one of",
    "label_it('elephant')": "label_it: found 'elephant', expected one of",
}
LESSON = {
    "module": "How milk works", "number": 1, "of": 9, "minutes_doing": 10, "minutes_reading": 5, "objectives": ["a"],
    "claims": [],
}  # fmt: skip
LESSONS = {
    "of as a word": ({"of": "eight"}, r"metadata\.lesson\.of: found 'eight', expected a whole number"),
    "no objectives": ({"objectives": "none"}, r"metadata\.lesson\.objectives: found 'none', expected a list"),
    "a number too large": ({"number": 10}, r"metadata\.lesson\.number: found 10, expected a number from 1 to 9"),
    "an unknown claim": ({"claims": ["S9-99"]}, r"metadata\.lesson\.claims: found 'S9-99', expected one of"),
    "yes for a number": ({"minutes_doing": True}, r"minutes_doing: found True, expected a whole number"),
}


@pytest.fixture
def notebook(tmp_path):
    """Return a function that writes a notebook and gives its mistakes."""

    def write(text="", code="1", markdown="# A", lesson=None):
        path = tmp_path / "lesson.ipynb"
        cells = [
            {"cell_type": "markdown", "metadata": {}, "source": markdown},
            {"cell_type": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None},
        ]
        made = {"cells": cells, "metadata": {"lesson": lesson} if lesson is not None else {}, "nbformat": 4, "nbformat_minor": 5}
        path.write_text(text or json.dumps(made), encoding="utf-8")
        return notebook_mistakes(path)

    return write


def test_good_notebook_has_no_mistakes(notebook):
    assert notebook(code="explore('supply', day=15)", markdown="{cite}`kent2006`", lesson=LESSON) == []


@pytest.mark.parametrize("code", CELLS)
def test_unknown_name_in_a_cell_is_told_with_file_and_cell(notebook, code):
    (found,) = notebook(code=code)
    assert "lesson.ipynb: cell 2: " in found
    assert CELLS[code] in found


@pytest.mark.parametrize(("change", "message"), LESSONS.values(), ids=LESSONS)
def test_wrong_metadata_are_told_with_file_and_field(notebook, change, message):
    (found,) = notebook(lesson=LESSON | change)
    assert re.search(rf"lesson\.ipynb: .*{message}", found)


@pytest.mark.parametrize("field", LESSON)
def test_missing_metadata_are_told_with_file_and_field(notebook, field):
    (found,) = notebook(lesson={name: value for name, value in LESSON.items() if name != field})
    assert f"lesson.ipynb: metadata.lesson: found no {field}, expected" in found


def test_citation_of_an_unknown_work_names_the_file_that_cites(notebook):
    (found,) = notebook(markdown="Milk {cite}`kent2006,nobody1999`.")
    assert re.search(r"lesson\.ipynb: cell 1: cite: found 'nobody1999', expected one of \d+ names, such as", found)


@pytest.mark.parametrize(
    "text", [" ", '{"cells": [', "[]", '{"cells": [], "metadata": 3}', '{"cells": [3], "metadata": {}}', "<html>"]
)
def test_notebook_that_is_empty_or_cut_off_is_named(notebook, text):
    (found,) = notebook(text)
    assert re.search(r"lesson\.ipynb(:\d+)?: (cell 1: )?found .*, expected", found)


# ---- The whole ----


def test_content_of_the_course_has_no_mistakes():
    assert content_mistakes() == []


def test_every_kind_of_content_file_has_a_check():
    assert [path for path in FILES if kind_of(path) not in CHECKS] == []
