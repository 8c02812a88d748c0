"""What is asked anew: the questions of the lessons by module, as pages bring them late, and the drill's twins."""

from functools import cache
from typing import Any

from lactation.content.articles import LessonPage, lesson_pages
from lactation.content.course import LESSON, catalogue, course
from lactation.content.held import Chunk, held_item
from lactation.content.questions import Item, LessonContent, dealt, lesson_content
from lactation.content.references import work
from lactation.content.rewrite import RewriteContent, RewriteItem, kind_of_fault
from lactation.content.schema import words
from lactation.core.words import fill_in

PREFIX = "lessons"  # of the chunks
DRILL = "rewrite"  # the drill: a module of its own here, and a step of the course
MIXED = "mixed"  # the file that names all kinds of fault
QUIZ_SIZE = 8


def module_lessons(module: str) -> list[str]:
    """Return the keys of a module's lessons."""
    steps = next(one["steps"] for one in catalogue()["modules"] if one["id"] == module)
    return [step["key"] for step in steps if step["kind"] == LESSON]


def lessons_chunk(name: str) -> Chunk:
    """Return what is asked anew of a module, or of the drill, as a page gets it."""
    if name == DRILL:
        return {"items": {f"{DRILL}/{item.id}": held_twin(kind, item) for kind in kinds() for item in kind.items}, "feed": None}
    held = {key: one for lesson in module_lessons(name) for key, one in held_lesson(lesson).items()}
    return {"items": held, "feed": None}


def held_lesson(key: str) -> dict[str, dict[str, Any]]:
    """Return by its key in the record each question of a lesson that its page asks: the prediction, the quiz, its stories."""
    content, page = lesson_content(key), lesson_pages()[key]
    asked = [(f"{key}/predict", content.predict), *((f"{key}/{item.id}", item) for item in lesson_items(content))]
    return {name: held_question(item, page) for name, item in asked}


def lesson_items(content: LessonContent) -> list[Item]:
    """Return the questions that a lesson asks after its prediction."""
    return [*content.quiz, *content.vignettes, *content.myths]


def held_question(item: Item, page: LessonPage) -> dict[str, Any]:
    """Return a question as in its lesson: its options in the order in which they stand there, perhaps a story."""
    held = held_item(item, page)
    by_id = {option["id"]: option for option in held["options"]}
    story = getattr(item, "story", "")
    return held | {"options": [by_id[option.id] for option in dealt(item)]} | ({"story": story} if story else {})


@cache
def kinds() -> list[RewriteContent]:
    """Return the drill's kinds of fault."""
    return list(kind_of_fault(MIXED).parts().values())


def held_twin(kind: RewriteContent, item: RewriteItem) -> dict[str, Any]:
    """Return a sentence of the drill as a question: what may be said instead of it."""
    said = words()["sort_claim"]
    step = course().pages[DRILL]
    page = lesson_pages()[item.see] if item.see else LessonPage(title=step.title, page=step.page)
    return {
        "story": f"{item.setting} {fill_in(said, {'claim': item.given})}",
        "question": kind.asks,
        "options": [{"id": one.id, "text": fill_in(said, {"claim": one.say}), "reason": one.why} for one in item.options],
        "best": next(one.id for one in item.options if one.best),
        "lesson": page.title,
        "page": page.link,
        "sources": ", ".join(work(key).short for key in kind.sources),
    }


@cache
def twins() -> list[list[str]]:
    """Return the drill's pairs of ids: two sentences with one fault."""
    return [[one.id for one in family] for kind in kinds() for family in kind.families()]


def lessons_chunks() -> dict[str, str]:
    """Return the name of each module's chunk, and of the drill's."""
    return {name: f"{PREFIX}-{name}" for name in (*(module["id"] for module in catalogue()["modules"]), DRILL)}


def quiz_of(module: dict[str, Any]) -> dict[str, Any]:
    """Return a module's quiz as ``core/play/module_quiz.py`` needs it."""
    pages = lesson_pages()
    groups = {step["key"]: step["quiz"] for step in module["steps"] if step["quiz"]}
    return {
        "title": module["title"],
        "forms": {"all": [item for items in groups.values() for item in items]},
        "number": QUIZ_SIZE,
        "chunks": {"all": [lessons_chunks()[module["id"]]]},
        "groups": groups,
        "titles": {key: pages[key].title for key in groups},
        "links": {key: pages[key].link for key in groups},
        "mark": 0,
        "again": "always",
        "days": 0,
    }
