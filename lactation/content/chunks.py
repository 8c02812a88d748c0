"""Items that a page brings late: scripts of their own, ``_static/items/NAME-HASH.js``, each with the items of one form or module.

A page that asks many questions would be heavy with all of them; it knows only their keys, and brings a chunk when it is wanted
(``site/script/82-chunks.js``). In a notebook the card holds them. An activity names its chunks; ``CHUNKS`` says who makes them.
"""

import hashlib
import json
from collections.abc import Callable

from lactation.content import exams, memory
from lactation.content.bank import FORMS
from lactation.content.held import Chunk

FOLDER = "items"  # of _static
NAME = "MILK_ITEMS"  # the global to which a chunk adds itself
CHUNKS: dict[str, Callable[[str], Chunk]] = {  # by prefix: what makes them, of what follows it
    exams.PREFIX: exams.bank_chunk,
    memory.PREFIX: memory.lessons_chunk,  # of the modules, and of the drill
}


def chunk_names() -> list[str]:
    """Return the names of all chunks."""
    return [*map(exams.bank_chunk_name, FORMS), *memory.lessons_chunks().values()]


def chunk(name: str) -> Chunk:
    """Return a chunk: ``items`` by key, and ``feed`` (how feeds are drawn) or None."""
    prefix, _, rest = name.partition("-")
    return CHUNKS[prefix](rest)


def chunk_script(name: str) -> str:
    """Return the script of a chunk."""
    told = json.dumps(chunk(name), ensure_ascii=False, separators=(",", ":"))
    return f"(window.{NAME} = window.{NAME} || {{}})[{json.dumps(name)}] = {told};\n"


def chunk_file(name: str) -> str:
    """Return where the script of a chunk lies below ``_static``; another text has another name."""
    return f"{FOLDER}/{name}-{hashlib.sha256(chunk_script(name).encode()).hexdigest()[:8]}.js"
