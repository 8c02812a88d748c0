"""The forms in which the course goes where there is no network: its name, the module that makes it, how large it may be.

A module has ``make(course) -> list[Path]``: it writes into ``course.folder`` and returns what it wrote, a folder as one path.
"""

import importlib
from dataclasses import dataclass
from pathlib import Path

from lactation.offline.shell import Course

MEGABYTE = 1_000_000
MOST = 3 * MEGABYTE


@dataclass(frozen=True)
class Form:
    """A form: the module that makes it, what it is for, and how many bytes each thing made may have (None: as it comes)."""

    module: str
    told: str
    most: int | None = MOST


FORMS = {
    "folder": Form("folder", "a folder for double-click and USB, and its zip"),
    "file": Form("one_file", "one HTML file, to forward in a messenger"),
    "zim": Form("zim", "a ZIM, for Kiwix"),
    "kolibri": Form("kolibri", "an HTML5 zip, for Kolibri"),
    "scorm": Form("scorm", "packages for an LMS (SCORM 1.2): the course, the course packed small, each module", None),
    "gift": Form("gift", "questions for Moodle: of the lessons, and of the tests (keep these from learners)"),
    "anki": Form("anki", "cards for Anki, a deck a module"),
}


def make_form(name: str, course: Course) -> list[Path]:
    """Make one form of the course; return what was written."""
    module = importlib.import_module(f"lactation.offline.{FORMS[name].module}")
    made: list[Path] = module.make(course)
    return made


def size(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else path.stat().st_size


def too_large(name: str, path: Path) -> str:
    """Return what is wrong with the size of something made; nothing if it is right."""
    most, found = FORMS[name].most, size(path)
    if most is None or found <= most:
        return ""
    return f"{path}: found {found / MEGABYTE:.2f} MB, expected at most {most / MEGABYTE:.0f} MB"
