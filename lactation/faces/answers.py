"""What learners answered in notebooks: one event a line in a file beside the notebooks, so that it is there again tomorrow.

All notebooks of a folder share the file, each from a kernel of its own. It only grows: a line is written whole and to the disk,
or it is said that it was not, and nothing that was written whole is ever written anew. What is half is made blank in its place
and never cut off, since another kernel may be writing behind it.
"""

import errno
import json
import os
import time
from pathlib import Path
from typing import Any

from lactation.content.schema import words
from lactation.core.words import fill_in
from lactation.files import write_whole

FILE = "answers.jsonl"
TOP = "notebooks"  # the folder in which the course keeps its lessons by module
READ_AGAIN_S = 0.05  # another kernel may be writing the last line just now


def answers_path(folder: Path | None = None) -> Path:
    """Return where the answers given in notebooks of ``folder`` lie: in the folder ``notebooks`` around it, or beside them."""
    here = (folder or Path.cwd()).resolve()
    return next((one for one in (here, *here.parents) if one.name == TOP), here) / FILE


def is_event(value: Any) -> bool:
    """Return whether a line holds what a record is made of."""
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in ("id", "kind", "item"))


def event_of(line: bytes) -> dict[str, Any] | None:
    """Return the event of a line, or None when the line is damaged."""
    try:
        value = json.loads(line.decode("utf-8-sig"))  # an editor may have put its mark before the first line
    except (ValueError, RecursionError):
        return None
    return value if is_event(value) else None


class Answers:
    """The answers in one file. ``problem`` says what is wrong with it, in the reader's words; empty when nothing is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self.seen = 0  # bytes of the file that were read or written here

    def load(self) -> list[dict[str, Any]]:
        """Return all events, in the order in which they were written; none when there is no file or it cannot be read."""
        self.problem, self.seen = "", 0
        try:
            self.path.open("ab").close()  # what cannot be written is said before anybody has answered
            self.mend()
        except OSError as error:
            self.problem = not_kept(self.path, error)
        try:
            return self.newer()  # a full disk or a locked folder can be read all the same
        except OSError as error:
            self.problem = self.problem or not_kept(self.path, error)
            return []

    def mend(self) -> None:
        """Set a last line aside that was only half written when a machine or a disk failed."""
        start, half = last = self.half_line()
        if half:
            time.sleep(READ_AGAIN_S)
        if not half or self.half_line() != last:
            return
        if event_of(half) is not None:  # an editor leaves the end of the last line away
            append(self.path, b"\n")
            return
        aside = self.path.with_name(f"{self.path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}{self.path.suffix}")
        write_whole(aside, half)
        blank(self.path, start, len(half))
        self.problem = fill_in(words()["answers_damaged"], {"file": str(self.path), "aside": aside.name})

    def half_line(self) -> tuple[int, bytes]:
        """Return where what stands after the last end of a line begins, and it; nothing when that is blank."""
        before, end, last = self.path.read_bytes().rpartition(b"\n")
        return len(before + end), last if last.strip() else b""

    def newer(self) -> list[dict[str, Any]]:
        """Return the events that were written since this was last asked, by whomever; damaged lines are told and stay."""
        with self.path.open("rb") as file:
            file.seek(self.seen)
            whole, end, last = file.read().rpartition(b"\n")
        whole += end + (last if event_of(last) is not None else b"")
        self.seen += len(whole)
        lines = [line for line in whole.split(b"\n") if line.strip()]
        events = [event_of(line) for line in lines]
        damaged = events.count(None)
        if damaged and not self.problem:
            self.problem = fill_in(words()["answers_unreadable"], {"file": str(self.path), "n": str(damaged)})
        return [event for event in events if event is not None]

    def add(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """Write one event and return those that others wrote in the meantime.

        Raises
        ------
        ValueError
            It is no event: names what was found and what was expected.
        OSError
            It could not be written.
        """
        if not is_event(event):
            raise ValueError(f"answer: found {json.dumps(event)[:200]}, expected an event with id, kind and item as texts")
        line = text_of(event).encode() + b"\n"
        append(self.path, (b"\n" if self.path.exists() and self.half_line()[1] else b"") + line)
        return [one for one in self.newer() if one["id"] != event["id"]]


def text_of(value: Any) -> str:
    """Return a value as JSON in one line; half of a letter (an emoji that was cut in two) becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace").decode()


def not_kept(path: Path, error: Exception) -> str:
    """Return, in the reader's words, that answers cannot be kept, and why."""
    return fill_in(words()["answers_not_kept"], {"file": str(path), "why": getattr(error, "strerror", None) or str(error)})


def append(path: Path, text: bytes) -> None:
    """Write ``text`` to the end of a file in one piece, and wait until it is on the disk.

    Raises
    ------
    OSError
        It could not be written whole; what of it was written is blank.
    """
    with path.open("ab", buffering=0) as file:
        written = file.write(text) or 0
        if written < len(text):  # a disk that becomes full takes the beginning, and says nothing
            blank(path, file.tell() - written, written)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(file.fileno())


def blank(path: Path, start: int, length: int) -> None:
    """Make a piece of a file blank: what lies behind it stays in its place."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b" " * length)
