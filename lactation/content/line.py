"""What the line at a lesson's end is made of (``core/line.py``): its words in signs of one SMS, and numbers for what it names."""

import re
from hashlib import sha256
from typing import Any
from unicodedata import combining, normalize

from lactation.content import HERE
from lactation.content.course import LESSON, catalogue, course, lesson_metadata
from lactation.content.words import words
from lactation.content.yaml_file import load
from lactation.core.line import LINE_FIELDS

# What GSM 03.38 has too, and no messenger takes for a style, a link, a tag or a smiley.
PLAIN = re.compile(r"[^A-Za-z0-9 .,:'/%+?!-]")
LETTERS = str.maketrans(
    {
        **dict(zip("đĐøØłŁı’‘–—−", "dDoOlLi''---", strict=True)),
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "…": ""},
    }
)
LEAST_KEPT = 0.8  # of a text's letters; else it is told in English
SAYS = ("quiz", "quiz_part", "done", "guess_1", "guess_2", "path")
PAGE = ("title", "intro", "copy", "share", "copied", "by_hand", "holds_title", "holds")  # what stands around a line
NO_NUMBER = 0  # of a step without questions


def plain(text: str, english: str) -> str:
    """Return a text in the letters of one SMS, without accents; where too little of it is left, the English one so."""
    spread = "".join(sign for sign in normalize("NFKD", text.translate(LETTERS)) if not combining(sign))
    kept = tidied(spread)
    letters = sum(sign.isalpha() for sign in spread)
    return kept if sum(sign.isalpha() for sign in kept) >= LEAST_KEPT * letters else tidied(english)


def tidied(text: str) -> str:
    """Return a text without the signs that a line cannot have, no point glued to what follows, which would be a link."""
    kept = re.sub(r"\{(\w+)\}|([^{}]+)", lambda one: one[0] if one[1] else PLAIN.sub("", one[0]), text)
    return " ".join(re.sub(r"\.(?=[A-Za-z])", ". ", kept).split())


def number_of(text: str, bits: int) -> int:
    """Return a number of so many bits for a text, the same in every course that has it; 0 is for none."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big") % (2**bits - 1) + 1


def ids_of(step: dict[str, Any]) -> list[int]:
    """Return the numbers of a step and of its questions."""
    quiz = number_of(" ".join(step["quiz"]), LINE_FIELDS["quiz"]) if step["quiz"] else NO_NUMBER
    return [number_of(step["key"], LINE_FIELDS["lesson"]), quiz]


def course_hash() -> int:
    """Return the number of the list of modules, which says what a code's bits of modules mean."""
    return number_of(" ".join([*catalogue()["sizes"], *(one["id"] for one in catalogue()["modules"])]), LINE_FIELDS["course"])


def steps() -> dict[str, dict[str, Any]]:
    """Return all steps of the course by key, each with the id of its module."""
    return {step["key"]: step | {"module": module["id"]} for module in catalogue()["modules"] for step in module["steps"]}


def place(step: dict[str, Any]) -> str:
    """Return a lesson's module and number, ``2.5``; nothing for what has none."""
    found = re.fullmatch(r"m(\d+)", step["module"])
    return f"{int(found[1])}.{lesson_metadata(step['page'])['number']}" if found and step["kind"] == LESSON else ""


def english_name() -> str:
    """Return the course's name as it is written, in whatever language the course is read."""
    return str(load(HERE / "words.yaml")["course_name"])


def english_titles() -> dict[str, str]:
    """Return the titles of all steps as they are written, before they are told in the reader's language."""
    pages, other = load(HERE / "lessons.yaml")["pages"], load(HERE / "course.yaml")["pages"]
    return {key: str((pages[key] if key in pages else other[key])["title"]) for key in steps()}


def says() -> dict[str, str]:
    """Return the words of a line: its parts with their places, the course's name, and the sizes by number."""
    english = load(HERE / "words.yaml")
    told = {name: plain(words()[f"line_{name}"], str(english[f"line_{name}"])) for name in SAYS}
    sizes = load(HERE / "course.yaml")["sizes"]
    told |= {f"size_{n}": plain(one.title, str(sizes[n]["title"])) for n, one in enumerate(course().sizes)}
    return told | {"course": plain(words()["course_name"], str(english["course_name"]))}


def line_course() -> dict[str, Any]:
    """Return the ``course`` of ``core/line.py``."""
    english = english_titles()
    for_core = [
        {
            "id": one["id"],
            "steps": [{name: step[name] for name in ("key", "sizes", "minutes", "quiz", "done")} for step in one["steps"]],
        }
        for one in catalogue()["modules"]
    ]
    return {
        "says": says(),
        "page": {name: words()[f"line_{name}"] for name in PAGE},
        "titles": {key: plain(step["title"], english[key]) for key, step in steps().items()},
        "numbers": {key: place(step) for key, step in steps().items()},
        "ids": {key: ids_of(step) for key, step in steps().items()},
        "hash": course_hash(),
        "catalogue": {"sizes": catalogue()["sizes"], "modules": for_core},
    }
