"""The course as a path: modules in order, three sizes, and what it takes to have done a step. The data is ``course.yaml``."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.articles import lesson_pages
from lactation.content.kinds import Name, Strict, Text, TextOrNone, Words, check_ids
from lactation.content.marked import read
from lactation.content.paths import ROOT
from lactation.content.questions import lesson_content

NOTEBOOKS = ROOT / "notebooks"
GATE = "gate"
LESSON = "lesson"  # the kind of a step that is a lesson; the others stand in the file


class Size(Strict):
    """One size of the course: which steps it leaves out."""

    id: Literal["fast", "core", "extension"]
    title: Words
    says: Words
    leaves_out: list[Text]


class Module(Strict):
    """One module: what a mother asks in it, and its steps in order."""

    id: Name
    title: Words
    worry: Words
    lessons: list[Text] = Field(min_length=1)  # keys of lessons.yaml, or of ``pages``
    aid: TextOrNone  # the job aid that holds it on one printed page, below notebooks; nothing where there is none


class Done(Strict):
    """When a page that is no lesson is done: ``n`` items beginning with ``item`` have an event of this kind."""

    kind: Literal["answer", "end", "gate", "predict", "rewrite", "sort"]
    item: Text
    n: int = Field(ge=1)


class PageStep(Strict):
    """A step that is no lesson: a talk, something to play with, a gate."""

    kind: Literal["talk", "play", "gate"]
    title: Words
    page: Text  # below notebooks
    minutes: int = Field(gt=0)
    done: Done


class Places(Strict):
    """What stands before, after and beside the modules; each a page below notebooks."""

    my_course: Text
    pre: Text
    post: Text
    later: Text
    review: Text
    module_quiz: Text
    my_record: Text
    certificate: Text
    practice: Text


class CourseContent(Strict):
    """The file ``content/course.yaml``."""

    sizes: list[Size] = Field(min_length=3, max_length=3)
    modules: list[Module] = Field(min_length=1)
    pages: dict[Name, PageStep]
    places: Places

    @model_validator(mode="after")
    def check_steps(self) -> "CourseContent":
        """Each step stands once, is a lesson or a page, and what a size leaves out is a step."""
        steps = [step for module in self.modules for step in module.lessons]
        check_ids("modules", [module.id for module in self.modules])
        check_ids("lessons", steps)
        known = [*lesson_pages(), *self.pages]
        check_ids("pages", known)
        named = [(f"sizes: {size.id}: leaves_out", size.leaves_out) for size in self.sizes]
        for place, names, expected in [("lessons", steps, known), *((place, names, steps) for place, names in named)]:
            for name in names:
                if name not in expected:
                    raise ValueError(f"{place}: found {name}, expected a step: a lesson of lessons.yaml or one of pages")
        for name in known:
            if name not in steps:
                raise ValueError(f"lessons: found {name} in no module, expected each lesson and page in one")
        return self


@lru_cache
def course() -> CourseContent:
    """Return the course as a path."""
    return read(HERE / "course.yaml", CourseContent)


def path_of(page: str) -> Path:
    """Return the notebook of a page below ``notebooks``."""
    return NOTEBOOKS / f"{page}.ipynb"


def is_there(page: str) -> bool:
    """Return whether a page is part of this course; what is not there is not offered."""
    return path_of(page).exists()


@lru_cache(maxsize=256)
def lesson_metadata(page: str) -> dict[str, Any]:
    """Return what a lesson's notebook says of itself: minutes, objectives, number.

    Raises
    ------
    ContentError
        There is no such notebook, or it says nothing.
    """
    path = path_of(page)
    if not path.exists():
        raise ContentError(f"{path}: found no such notebook, expected the lesson of course.yaml and lessons.yaml")
    found = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("lesson")
    if found is None:
        raise ContentError(f"{path}: metadata: found no lesson, expected minutes_doing and minutes_reading")
    return dict(found)


def minutes_of(page: str) -> int:
    """Return the minutes of a lesson, doing and reading."""
    found = lesson_metadata(page)
    return int(found["minutes_doing"] + found["minutes_reading"])


def step(key: str) -> dict[str, Any]:
    """Return a step as plain data: ``key``, ``kind``, ``title``, ``page``, ``minutes``, ``sizes`` and when it is ``done``.

    A lesson is done when each of its ``quiz`` items was answered once; another step as ``done`` says.
    """
    sizes = [size.id for size in course().sizes if key not in size.leaves_out]
    if key in course().pages:
        one = course().pages[key]
        return {"key": key, "sizes": sizes, "quiz": []} | one.model_dump()
    lesson = lesson_pages()[key]
    quiz = [f"{key}/{item.id}" for item in lesson_content(key).quiz]
    told = {"title": lesson.title, "page": lesson.page, "minutes": minutes_of(lesson.page)}
    return {"key": key, "kind": LESSON, "sizes": sizes, "quiz": quiz, "done": None} | told


@lru_cache
def catalogue() -> dict[str, Any]:
    """Return the course as plain data for ``core/course.py``: ``sizes`` (ids) and ``modules`` with their ``steps``.

    ``gate`` of a module is the key of its step that is one, or nothing.
    """
    made = []
    for one in course().modules:
        steps = [step(key) for key in one.lessons]
        gate = next((found["key"] for found in steps if found["kind"] == GATE), "")
        made.append({"id": one.id, "title": one.title, "gate": gate, "quiz": f"quiz/{one.id}", "steps": steps})
    return {"sizes": [size.id for size in course().sizes], "modules": made}


def module_of(key: str) -> Module:
    """Return the module of a step."""
    return next(module for module in course().modules if key in module.lessons)
