"""Questions in Moodle's GIFT: those of the lessons in one file, the tests' bank in another that no learner should see.

Each module is a category, each question is named after its key in the record, each option brings its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lactation.content.schema import words
from lactation.core.words import fill_in
from lactation.files import write_whole
from lactation.lms.asked import Asked, of_bank, of_modules

SPECIAL = re.compile(r"([\\~=#{}:])")
LESSONS = "milk-in-motion.gift"
BANK = "milk-in-motion-tests.gift"


def escaped(text: str) -> str:
    """Return a text in which nothing means anything to Moodle: its signs behind a stroke, on one line."""
    return SPECIAL.sub(r"\\\1", text.strip()).replace("\n", "\\n")


def category(*names: str) -> str:
    """Return the line that begins a category; a stroke in a name is doubled."""
    return "$CATEGORY: " + "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])


def question(one: Asked) -> str:
    """Return one question."""
    told = f"{one.story}\n{one.question}" if one.story else one.question
    options = [f"\t{'=' if name == one.best else '~'}{escaped(text)}#{escaped(reason)}" for name, text, reason in one.options]
    return "\n".join([f"::{escaped(one.key)}::[plain]{escaped(told)}{{", *options, f"\t####{escaped(one.where_from())}", "}"])


def gift(name: str, groups: Iterable[tuple[str, str, list[Asked]]]) -> str:
    """Return the questions of some groups, each group a category below ``name``."""
    parts = []
    for _, title, found in groups:
        parts += [category(name, title), *(question(one) for one in found)]
    return "\n\n".join(parts) + "\n"


def write_gift(out: Path) -> list[Path]:
    """Write both files into a folder, and return where they are."""
    out.mkdir(parents=True, exist_ok=True)
    course = words()["course_name"]
    files = {
        LESSONS: gift(course, of_modules()),
        BANK: gift(fill_in(words()["lms_bank"], {"title": course}), of_bank()),
    }
    for name, text in files.items():
        write_whole(out / name, text.encode())
    return [out / name for name in files]
