"""Reading a folder of learners' files. What cannot be read is named with its reason, and the rest goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lactation.content import HERE
from lactation.content.class_report import class_report_texts
from lactation.content.schema import words
from lactation.core.record import events_in_order
from lactation.core.record_file import read_record
from lactation.core.record_merge import merged
from lactation.core.words import fill_in

MOST_BYTES = 60_000_000  # a larger file is not a learner's
ENDINGS = (".json", ".txt")  # a telephone shares its file as a text


@dataclass(frozen=True)
class Learner:
    """One learner: the files that hold the record, the name in the newest of them (perhaps empty), the events in order."""

    files: tuple[str, ...]
    name: str
    events: list[dict[str, Any]] = field(repr=False)


@dataclass(frozen=True)
class ClassFiles:
    """The learners of a folder, and the files that were passed over, each with why."""

    learners: list[Learner]
    skipped: list[tuple[str, str]]


@lru_cache
def old_ids() -> dict[str, Any]:
    """Return the ids by which answers of the first version are read."""
    return json.loads((HERE / "record_v1.json").read_text(encoding="utf-8"))


def read_file(path: Path) -> tuple[dict[str, Any], str]:
    """Return what a learner's file holds (``events``, ``learner``), and why it was refused: empty where it was not."""
    said = words()
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}, said["record_unreadable"]
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # no JSON, or no text at all
        return {}, said["record_unreadable"]
    read = read_record(found, old_ids())
    return (read, fill_in(said[f"record_{read['refused']}"], read["values"])) if read["refused"] else (read, "")


class Joined:
    """Learners as their files come in: files that share an event are of one learner, whose record is their union."""

    def __init__(self) -> None:
        self.learners: dict[int, Learner] = {}
        self.owner: dict[str, int] = {}  # of each event, by its id

    def add(self, name: str, learner: str, events: list[dict[str, Any]]) -> None:
        """Add a file: its name, the learner's (perhaps empty) and its events."""
        files: tuple[str, ...] = (name,)
        number = len(self.owner)
        for one in sorted({self.owner[event["id"]] for event in events if event["id"] in self.owner}):
            same = self.learners.pop(one)
            events, files, learner = merged(events, same.events), (*same.files, *files), learner or same.name
        self.learners[number] = Learner(files, learner, events_in_order(events))
        self.owner |= {event["id"]: number for event in events}


def read_class(folder: str | Path) -> ClassFiles:
    """Read every file of a folder that ends with ``.json`` or ``.txt``, folders in it too, in the order of their names.

    Raises
    ------
    FileNotFoundError
        The folder is not there, or holds no such file: says where was looked.
    """
    place = Path(folder)
    paths = sorted(path for path in place.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    if not paths:
        what = f"no file that ends with {' or '.join(ENDINGS)}" if place.is_dir() else "no folder"
        raise FileNotFoundError(f"{place.resolve()}: found {what}, expected a folder with the files that learners saved")
    joined, skipped = Joined(), []
    for path in paths:
        read, why = read_file(path)
        name = path.relative_to(place).as_posix()
        if why:
            skipped.append((name, why))
        elif not read["events"]:
            skipped.append((name, class_report_texts()["empty"]))
        else:
            joined.add(name, read["learner"], read["events"])
    return ClassFiles(sorted(joined.learners.values(), key=lambda one: one.files), skipped)
