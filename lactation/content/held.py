"""A question as a page gets it that brings its questions late (``chunks.py``)."""

from typing import Any

from lactation.content.articles import LessonPage
from lactation.content.questions import Item
from lactation.content.references import work

Chunk = dict[str, Any]  # ``items`` by key, and ``feed`` (how feeds are drawn) or None


def held_item(item: Item, lesson: LessonPage) -> dict[str, Any]:
    """Return a question as a page gets it: what is asked, the options with their reasons, the best one, and its lesson."""
    best = next(option.id for option in item.options if option.best)
    return {
        "question": item.question,
        "options": [option.model_dump(include={"id", "text", "reason"}) for option in item.options],
        "best": best,
        "lesson": lesson.title,
        "page": f"../{lesson.page}.html",
        "sources": ", ".join(work(key).short for key in item.sources),
    }
