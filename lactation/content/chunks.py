"""Items that a page brings late: scripts of their own, ``_static/items/NAME-HASH.js``, each with the items of one form or module.

A page that asks many questions would be heavy with all of them; it knows only their keys, and brings a chunk when it is wanted
(``site/script/82-chunks.js``). In a notebook the card holds them. An activity names its chunks; ``CHUNKS`` says who makes them.
"""

import hashlib
import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from lactation.content.articles import LessonPage
from lactation.content.questions import Item
from lactation.content.references import work

FOLDER = "items"  # of _static
NAME = "MILK_ITEMS"  # the global to which a chunk adds itself
Chunk = dict[str, Any]
CHUNKS: dict[str, tuple[str, str, tuple[str, ...]]] = {  # by prefix: module and function that make them, and what follows it
    "bank": ("exams", "bank_chunk", ("a", "b", "c")),
    "lessons": ("memory", "lessons_chunk", ()),  # of the modules, and of the drill
}


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


def chunk_names() -> list[str]:
    """Return the names of all chunks."""
    named = [f"{prefix}-{rest}" for prefix, (_, _, parts) in CHUNKS.items() for rest in parts]
    return [*named, *import_module("lactation.content.memory").lessons_chunks().values()]


def chunk(name: str) -> Chunk:
    """Return a chunk: ``items`` by key, and ``feed`` (how feeds are drawn) or None."""
    prefix, _, rest = name.partition("-")
    module, function, _ = CHUNKS[prefix]
    make: Callable[[str], Chunk] = getattr(import_module(f"lactation.content.{module}"), function)
    return make(rest)


def chunk_script(name: str) -> str:
    """Return the script of a chunk."""
    told = json.dumps(chunk(name), ensure_ascii=False, separators=(",", ":"))
    return f"(window.{NAME} = window.{NAME} || {{}})[{json.dumps(name)}] = {told};\n"


def chunk_file(name: str) -> str:
    """Return where the script of a chunk lies below ``_static``; another text has another name."""
    return f"{FOLDER}/{name}-{hashlib.sha256(chunk_script(name).encode()).hexdigest()[:8]}.js"
