"""What a learning management system exports of its learners, as events of the record: tables of rows, each a learner's attempt.

Read are Moodle's report on the interactions of a SCORM package (its "CSV" is a ``.txt`` with tabs), Moodle's report on the
responses to a quiz made of the course's questions (CSV or JSON), and any table with a column of ``suspend_data``. What a column
is called depends on the system's language, so nothing is asked of the heads but the number at their end: a question is known by
its key or its words, an answer by its place or its words.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any
from unicodedata import normalize

import pandas as pd

from lactation.classroom.chats import NoChatError
from lactation.content.bank import FORMS, bank_items
from lactation.content.course import LESSON, catalogue
from lactation.content.exams import bank_key
from lactation.content.lms_order import order_rows
from lactation.content.questions import Item, lesson_content
from lactation.core.lms import LMS_LETTERS
from lactation.core.packed import PACKED_VERSION, packed_decode, packed_list
from lactation.core.record import event_problem

TESTS = {"a": "pre", "b": "post", "c": "later"}  # which test a form is taken for, where a quiz asks it
LEAST_OF_A_FORM = 0.8  # of its questions, before a quiz is taken for that test
RESULTS = {"correct": True, "wrong": False, "incorrect": False}
NOTHING = ("", "-", "\xa0", "&nbsp;")
PACKED = re.compile(rf"{PACKED_VERSION[0]}\d[\w-]{{15,}}\.[\w~.-]*")
MOST_TRIES = 10_000  # rows


@dataclass
class Exported:
    """A learner of an export: by what it is known (hashes), who that is, and the events of all rows."""

    keys: tuple[str, ...]
    name: str
    row: int
    events: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Export:
    """An export: its learners, what could not be read (row and why, by the report's words), how many rows hold only a score."""

    learners: list[Exported]
    problems: list[tuple[int, str]]
    bare: int


# ---- Tables ----


def table(text: str, data: Any = None) -> list[list[str]]:
    """Return the rows of a table: of JSON as Moodle writes it (lists of rows in a list), else of text with tabs, ``;`` or ``,``.

    Raises
    ------
    NoChatError
        It is no table, or one without an end.
    """
    if data is not None:
        sheets = [one for one in data if isinstance(one, list)] if isinstance(data, list) else []
        rows = [one for sheet in sheets for one in sheet]
        if not rows or not all(isinstance(one, (list, dict)) for one in rows):
            raise NoChatError("found JSON of another kind, expected a record, a chat of Telegram or a report of Moodle")
        heads = list(rows[0]) if isinstance(rows[0], dict) else []
        cells = [list(one.values()) if isinstance(one, dict) else one for one in rows]
        return [[str(cell) for cell in row] for row in ([heads, *cells] if heads else cells)]
    told = re.match(r'"?sep=(.)"?\r?\n', text)  # what Excel writes, and asks for
    text = text[told.end() :] if told else text.lstrip("\r\n")
    first = text.partition("\n")[0]
    sign = told[1] if told else max("\t;,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error as wrong:
        raise NoChatError(f"found no whole table ({wrong}), expected rows of cells") from wrong
    return [row for row in rows if any(cell.strip() for cell in row)]


# ---- What the course asks ----


def told_plainly(text: str) -> str:
    """Return the letters and figures of a text in one way of writing, single spaces between its words."""
    return " ".join(re.sub(r"[^\w]+", " ", normalize("NFKC", text)).casefold().split())


@dataclass(frozen=True)
class Known:
    """A question of the course: its words, its options by their words, and which is best."""

    words: str
    options: dict[str, str]
    best: str


def known(item: Item) -> Known:
    """Return a question by its words."""
    options = {told_plainly(one.text): one.id for one in item.options}
    return Known(told_plainly(item.question), options, next(one.id for one in item.options if one.best))


@lru_cache
def questions() -> dict[str, Known]:
    """Return the questions of all lessons and of the tests, by their keys in the record."""
    found = {bank_key(item): known(item) for form in FORMS for _, _, item in bank_items(form)}
    for module in catalogue()["modules"]:
        for step in module["steps"]:
            if step["kind"] == LESSON:
                found |= {f"{step['key']}/{item.id}": known(item) for item in lesson_content(step["key"]).quiz}
    return found


@lru_cache(maxsize=4096)
def asked_in(text: str) -> str:
    """Return the key of the question whose words stand in a cell, the longest where several do; nothing where none does."""
    plain = f" {told_plainly(text)} "
    return max(
        (key for key, one in questions().items() if f" {one.words} " in plain),
        key=lambda key: len(questions()[key].words),
        default="",
    )


@lru_cache(maxsize=4096)
def asked_with(text: str) -> frozenset[str]:
    """Return the keys of the questions that have an option of these words."""
    return frozenset(key for key, one in questions().items() if told_plainly(text) in one.options)


@lru_cache
def items() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return by its key what kind of event answers an item, and its options in the order of an LMS's letters."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in order_rows():
        kind, options = found.get(row.item, (row.kind, ()))
        found[row.item] = kind, (*options, *row.options)
    return found


@lru_cache
def packed_items() -> dict[str, Any]:
    """Return the list by which ``suspend_data`` is read."""
    return packed_list([[*row[:3], list(row.options)] for row in order_rows()])


# ---- Who, and when ----


def who(row: list[str], names: int) -> tuple[tuple[str, ...], str]:
    """Return by what a row's learner is known, and what they are called: by an address where there is one, else by the name."""
    name = " ".join(cell.strip() for cell in row[:names] if cell.strip() not in NOTHING)
    address = next((cell.strip().casefold() for cell in row if re.fullmatch(r"\s*[^@\s]+@[^@\s]+\s*", cell)), "")
    known_by = f"address {address}" if address else f"name {' '.join(sorted(told_plainly(name).split()))}"
    return (f"lms:{sha256(known_by.encode()).hexdigest()[:24]}",), name


def when(row: list[str], else_at: int) -> int:
    """Return the newest time in a row's cells, in ms; ``else_at`` where no cell is one."""
    found = [else_at]
    for cell in row:
        if re.search(r"\b20\d\d\b", cell) and re.search(r"\d[:.]\d\d", cell) and len(cell) < 60:
            at = pd.to_datetime(" ".join(cell.split()), errors="coerce", utc=True)
            if not pd.isna(at):  # else in a language whose months are not known
                found.append(int(at.timestamp() * 1000))
    return found[0] if len(found) == 1 else max(found[1:])


def event_of(owner: str, number: int, at: int, **fields: Any) -> dict[str, Any]:
    """Return an event whose id is the same whenever this export is read again."""
    name = sha256(f"{owner} {number} {sorted(fields.items())}".encode()).hexdigest()[:18]
    return {"id": f"lms-{name}", "at": at, **fields}


# ---- A SCORM package ----


def interactions(row: list[str]) -> list[tuple[str, list[str]]]:
    """Return the interactions in a row: the item's key, and the cells up to the next one."""
    places = [n for n, cell in enumerate(row) if cell in items() or cell.startswith("test/")]
    return [(row[at], row[at + 1 : end]) for at, end in pairwise([*places, len(row)])]


def answered(item: str, cells: list[str]) -> dict[str, Any] | None:
    """Return what was answered: option and right or not, None where a row does not say which option."""
    kind, options = items().get(item, ("", ()))
    place = LMS_LETTERS.find(cells[0].strip()) if cells and len(cells[0].strip()) == 1 else -1
    if kind not in ("answer", "predict", "sort", "rewrite") or not 0 <= place < len(options):
        return None
    right = next((RESULTS[cell.strip()] for cell in cells[1:] if cell.strip() in RESULTS), None)
    return {"kind": kind, "item": item, "option": options[place], "sure": None, "attempt": 1, "right": right}


def package_events(owner: str, row: list[str], at: int) -> list[dict[str, Any]]:
    """Return the events of an attempt at a package, from its interactions; a test's answers belong to its end, which follows."""
    made: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []  # answers to a test's questions, until its end says which test it was
    for item, cells in interactions(row):
        if item.startswith("test/") and waiting:
            made += test_events(item, cells[0].strip() if cells else "", waiting)
            waiting = []
        elif found := answered(item, cells):
            (waiting if item.startswith("bank/") else made).append(found)
    return [event_of(owner, n, at + n, **one) for n, one in enumerate(made)]


def test_events(test: str, form: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the events of a test that was handed in: dealt, answered, and how it went."""
    last = {one["item"]: one for one in given}
    same = sum(one["right"] is True for one in last.values())
    dealt = {"kind": "test", "item": test, "order": list(last), "seed": 0, "version": form}
    over = {"kind": "result", "item": test, "version": form, "n": len(last), "same": same, "points": same / len(last)}
    return [dealt, *(one | {"of": test} for one in last.values()), over]


# ---- A quiz ----


def columns(rows: list[list[str]]) -> dict[int, str]:
    """Return by the column of its responses the key of each question of a quiz.

    The heads of a question's columns end in its number: its words (where the report shows them), the response, the right answer.
    Where its words are not there, it is the only one with such options.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for n, head in enumerate(rows[0]):
        if number := re.search(r"\d+\w?$", head.strip()):
            groups[number[0]].append(n)
    found: dict[int, str] = {}
    for places in groups.values():
        cells = {n: {row[n] for row in rows[1:] if n < len(row) and row[n].strip() not in NOTHING} for n in places}
        keys = {asked_in(cell) for n in places for cell in cells[n]} - {""}
        options = [n for n in places if cells[n] and all(asked_with(cell) for cell in cells[n])]
        narrowed = frozenset.intersection(*(asked_with(cell) for n in options for cell in cells[n])) if options else frozenset()
        fits = keys & narrowed if len(keys) > 1 or not keys else keys
        key = next(iter(fits or narrowed), "") if len(fits or narrowed) == 1 else ""
        if key and options:
            found[options[0]] = key
    return found


def quiz_events(owner: str, row: list[str], asked: dict[int, str], at: int) -> list[dict[str, Any]]:
    """Return the events of an attempt at a quiz; most of a form's questions are taken for the test that asks this form."""
    given: list[dict[str, Any]] = []
    for n, key in asked.items():
        option = questions()[key].options.get(told_plainly(row[n])) if n < len(row) else None
        if option:
            right = option == questions()[key].best
            given.append({"kind": "answer", "item": key, "option": option, "sure": None, "attempt": 1, "right": right})
    made = [one for one in given if not one["item"].startswith("bank/")]
    for form, test in TESTS.items():
        keys = {bank_key(item) for _, _, item in bank_items(form)}
        of_form = [one for one in given if one["item"] in keys]
        whole = len(of_form) >= LEAST_OF_A_FORM * len(keys)
        made += test_events(f"test/{test}", form, of_form) if whole else of_form
    return [event_of(owner, n, at + n, **one) for n, one in enumerate(made)]


# ---- All of it ----


def read_export(rows: list[list[str]], else_at: int) -> Export:
    """Return the learners of a table; ``else_at`` (ms) is the time of what has none.

    Raises
    ------
    NoChatError
        The table holds nothing that this course asked: says what was found and what was expected.
    """
    if len(rows) < 2 or len(rows) > MOST_TRIES:
        raise NoChatError(f"found {max(0, len(rows) - 1)} rows, expected 1 to {MOST_TRIES} below a head")
    asked = columns(rows)
    export = Export([], [], 0)
    seen: dict[tuple[str, ...], Exported] = {}
    known_any = bool(asked)
    for number, row in enumerate(rows[1:], 2):
        keys, name = who(row, 2 if asked else 1)
        at = when([cell for n, cell in enumerate(row) if n not in asked], else_at)
        events, why = row_events(keys[0], row, asked, at)
        known_any = known_any or bool(events) or bool(why)
        if why:
            export.problems.append((number, why))
        elif not events:
            export.bare += 1
        else:
            one = seen.setdefault(keys, Exported(keys, name, number))
            one.events += events
    if not known_any:
        heads = ", ".join(rows[0])[:80]
        raise NoChatError(
            f"found the columns {heads} with no question of this course, "
            "expected a report with questions and responses, or suspend_data"
        )
    export.learners = list(seen.values())
    return export


def row_events(owner: str, row: list[str], asked: dict[int, str], at: int) -> tuple[list[dict[str, Any]], str]:
    """Return the events of a row, and why its ``suspend_data`` was refused: nothing where there is none, or it is whole."""
    packed = next((cell.strip() for cell in row if PACKED.fullmatch(cell.strip())), "")
    if packed:
        try:
            told = packed_decode(packed_items(), packed)
        except (ValueError, IndexError, KeyError):  # its check is right, what it says is impossible
            return [], "lms_cut"
        return [one for one in told["events"] if not event_problem(one)], f"lms_{told['problem']}" if told["problem"] else ""
    made = quiz_events(owner, row, asked, at) if asked else package_events(owner, row, at)
    return [one for one in made if not event_problem(one)], ""
