"""Reading a folder: learners' files, exported chats, exports of an LMS. What cannot be read is named with its reason."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from lactation.classroom.chats import (
    BESIDE,
    HEAD,
    MOST_BYTES,
    ZIP,
    Chat,
    NoChatError,
    any_text,
    files_in,
    read_chat,
    text_of,
    writable,
)
from lactation.classroom.exports import Export, read_export, table
from lactation.classroom.group_lines import Damaged, GroupLine, Lines, lines_in, together
from lactation.classroom.sheets import OLD_SHEET, SHEET_ENDINGS, Rows, sheets_in
from lactation.content import HERE
from lactation.content.class_report import class_report_texts
from lactation.content.schema import words
from lactation.core.line import line_marks
from lactation.core.record import events_in_order
from lactation.core.record_file import read_record
from lactation.core.record_merge import merged
from lactation.core.words import fill_in
from lactation.wall.export import is_export

# a telephone shares its file as a text
ENDINGS = (".json", ".txt", ".zip", ".html", ".htm", ".xml", ".csv", ".tsv", ".xls", ".md", *SHEET_ENDINGS)
TABLES = (".csv", ".tsv", ".xls")  # texts that are tables; some call one .xls
OURS = ("letter", "changed", "version", "step")  # why a code is refused whose head and signs are there: it is this course's
FEW = 5  # files that are named where many are passed over for one reason


@dataclass(frozen=True)
class Learner:
    """One learner: the files that hold the record, the name in the newest of them (perhaps empty), the events in order."""

    files: tuple[str, ...]
    name: str
    events: list[dict[str, Any]] = field(repr=False)


@dataclass(frozen=True)
class ClassFiles:
    """The learners of a folder, the files that were passed over, each with why, the lines of chats, and what was read by kind.

    ``read`` counts files by kind: ``record``, ``lms``, and the formats of chats.
    """

    learners: list[Learner]
    skipped: list[tuple[str, str]]
    lines: Lines = field(default_factory=lambda: together([]))
    read: dict[str, int] = field(default_factory=dict)


@lru_cache
def old_ids() -> dict[str, Any]:
    """Return the ids by which answers of the first version are read."""
    return json.loads((HERE / "record_v1.json").read_text(encoding="utf-8"))


class Joined:
    """Learners as their files come in: files that share an event, a mark or an LMS user are of one; the record is their union."""

    def __init__(self) -> None:
        self.learners: dict[int, Learner] = {}
        self.numbers = count()
        self.owner: dict[str, int] = {}  # by the id of an event, a mark of lines, a user of an LMS

    def add(self, name: str, learner: str, events: list[dict[str, Any]], known_by: tuple[str, ...] = ()) -> None:
        """Add a file: its name, the learner's (perhaps empty), its events, and by what else the learner is known."""
        files: tuple[str, ...] = (name,)
        number = next(self.numbers)
        keys = [*known_by, *(f"mark:{mark}" for mark in line_marks(events)), *(event["id"] for event in events)]
        for one in sorted({self.owner[key] for key in keys if key in self.owner}):
            same = self.learners.pop(one)
            events, files, learner = merged(events, same.events), (*same.files, *files), learner or same.name
        self.learners[number] = Learner(files, learner, events_in_order(events))
        keys += [f"mark:{mark}" for mark in line_marks(events)] + [event["id"] for event in events]
        self.owner |= dict.fromkeys(keys, number)


class Reader:
    """Reads file after file: says what it is by what stands in it."""

    def __init__(self, names: bool) -> None:
        self.names, self.told = names, class_report_texts()
        self.joined, self.found = Joined(), list[GroupLine | Damaged]()
        self.skipped: list[tuple[str, str]] = []
        self.read: dict[str, int] = {}

    def skip(self, name: str, why: str) -> None:
        """Pass a file over."""
        self.skipped.append((name, why))

    def counted(self, kind: str) -> None:
        """Count a file that was read."""
        self.read[kind] = self.read.get(kind, 0) + 1

    def path(self, path: Path, name: str) -> None:
        """Read a file of the folder."""
        try:
            if path.stat().st_size > MOST_BYTES:
                self.skip(name, words()["record_unreadable"])
                return
            self.data(name, path.read_bytes(), int(path.stat().st_mtime * 1000))
        except OSError:
            self.skip(name, words()["record_unreadable"])

    def data(self, name: str, data: bytes, at: int) -> None:
        """Read a file's bytes; ``at`` (ms) is when it was written."""
        try:
            if data.startswith(OLD_SHEET) or name.lower().endswith(SHEET_ENDINGS):
                self.sheets(name, sheets_in(data), at)
                return
            if data.startswith(ZIP) or name.lower().endswith(".zip"):
                self.zip(name, data, at)
                return
            self.text(name, text_of(data), at)
        except NoChatError as wrong:
            self.skip(name, fill_in(self.told["no_chat"], {"what": str(wrong)}))

    def zip(self, name: str, data: bytes, at: int) -> None:
        """Read what a zip holds; where nothing of it can be read, that is said once.

        Raises
        ------
        NoChatError
            It holds nothing that can be read.
        """
        before, read = len(self.skipped), sum(self.read.values())
        inside = [(f"{name}/{one}", held) for one, held in files_in(data)]
        if not inside:
            raise NoChatError("found no text in it, expected the zip of an exported chat")
        for one, held in inside:
            self.data(one, held, at)
        if sum(self.read.values()) == read and len(inside) > 1:
            del self.skipped[before:]
            names = few([one.removeprefix(f"{name}/") for one, _ in inside])
            raise NoChatError(f"found {names}, expected the zip of an exported chat with lines of this course")

    def text(self, name: str, text: str, at: int) -> None:
        """Read a text: a record, the table of an LMS, or a chat; else any text in which lines of this course stand.

        Raises
        ------
        NoChatError
            It is none of them.
        """
        begins = text.lstrip()[:1]
        try:
            if begins == "{" or name.lower().endswith(".json"):
                self.json(name, text, at)
            elif name.lower().endswith(TABLES) or ("\t" in text.lstrip("\r\n").partition("\n")[0] and not HEAD.search(text)):
                rows = table(text)
                if is_export(rows):
                    self.skip(name, self.told["wall"])
                else:
                    self.table(name, rows, at)
            else:
                self.chat(name, text)
        except NoChatError:
            if not self.lines(any_text(name, text), name):
                raise

    def json(self, name: str, text: str, at: int) -> None:
        """Read JSON: a record where it looks like one, a chat of Telegram, or a table of Moodle."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            if not self.lines(any_text(name, text), name):
                self.skip(name, words()["record_unreadable"])
            return
        if is_export(found):
            self.skip(name, self.told["wall"])
        elif isinstance(found, dict) and "format" not in found and ("messages" in found or "chats" in found):
            self.chat(name, text)
        elif isinstance(found, list) and found and isinstance(found[0], list):
            self.table(name, table("", found), at)
        else:
            read = read_record(found, old_ids())
            if not read["refused"] or not self.lines(any_text(name, text), name):
                self.record(name, read)

    def record(self, name: str, read: dict[str, Any]) -> None:
        """Take in what a learner's file holds."""
        if read["refused"]:
            self.skip(name, fill_in(words()[f"record_{read['refused']}"], read["values"]))
        elif not read["events"]:
            self.skip(name, self.told["empty"])
        else:
            self.counted("record")
            self.joined.add(name, writable(read["learner"]), read["events"])

    def table(self, name: str, rows: list[list[str]], at: int) -> None:
        """Take in the learners of an LMS."""
        export: Export = read_export(rows, at)
        self.counted("lms")
        for one in export.learners:
            self.joined.add(f"{name}: {self.row(one.row)}", writable(one.name) if self.names else "", one.events, one.keys)
        for row, why in export.problems:
            self.skip(f"{name}: {self.row(row)}", self.told[why])
        if export.bare:
            self.skip(name, fill_in(self.told["lms_bare"], {"n": str(export.bare)}))

    def sheets(self, name: str, sheets: list[Rows], at: int) -> None:
        """Take in the sheets of a spreadsheet that hold learners; somebody may have put others beside them.

        Raises
        ------
        NoChatError
            None of them does: what is wrong with the first.
        """
        wrong: list[NoChatError] = []
        for rows in sheets:
            try:
                self.table(name, rows, at)
            except NoChatError as error:
                wrong.append(error)
        if not sheets:
            raise NoChatError("found no rows in its sheets, expected a report of an LMS")
        if len(wrong) == len(sheets):
            raise wrong[0]

    def row(self, number: int) -> str:
        """Return a row of a table in words."""
        return fill_in(self.told["row"], {"n": str(number)})

    def chat(self, name: str, text: str) -> None:
        """Take in the lines of a chat."""
        chat = read_chat(name, text)
        found = list(lines_in(chat, name, self.names))
        if found:
            self.counted(chat.form)
            self.found += found
        elif not self.lines(any_text(name, text), name):
            self.skip(name, self.told["no_lines"])

    def lines(self, chat: Chat, name: str) -> bool:
        """Take in the lines of a text of an unknown kind, and return whether there are any that are surely of this course."""
        found = list(lines_in(chat, name, self.names))
        if not any(isinstance(one, GroupLine) or one.why in OURS for one in found):
            return False
        self.counted(chat.form)
        self.found += found
        return True


def few(names: list[str]) -> str:
    """Return the first of these names, and how many more there are."""
    more = len(names) - FEW
    return ", ".join(names[:FEW]) + (f" (+{more})" if more > 0 else "")


def read_class(folder: str | Path, names: bool = False) -> ClassFiles:
    """Read every file of a folder that ends as one of ``ENDINGS``, folders in it too, in the order of their names; or one file.

    Files of other kinds that lie in the folder itself are passed over by name, together. ``names`` keeps who sent a line, and
    what an LMS calls its users; without it neither is kept.

    Raises
    ------
    FileNotFoundError
        The folder is not there, or holds no such file: says where was looked.
    """
    place = Path(folder)
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    place = place.parent if place.is_file() else place
    paths = [path for path in files if path.suffix.lower() in ENDINGS and not BESIDE.search(path.name)]
    other = [writable(path.name) for path in files if path.suffix.lower() not in ENDINGS and path.parent == place]
    other = [name for name in other if not name.startswith((".", "~"))]
    if not paths:
        what = f"no file that ends with {', '.join(ENDINGS)}" if place.is_dir() else "no folder"
        what += f", but {few(other)}" if other else ""
        expected = "a folder with the files that learners saved, exported chats or exports of an LMS"
        raise FileNotFoundError(f"{place.resolve()}: found {what}, expected {expected}")
    reader = Reader(names)
    for path in paths:
        reader.path(path, writable(path.relative_to(place).as_posix()))
    if other:
        reader.skip(few(other), fill_in(reader.told["other_kind"], {"endings": ", ".join(ENDINGS)}))
    learners = sorted(reader.joined.learners.values(), key=lambda one: one.files)
    return ClassFiles(learners, reader.skipped, together(reader.found), reader.read)
