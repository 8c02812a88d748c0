"""A participant's folder: the course's notebooks, brought up to date without touching what the participant changed.

Beside the notebooks lies a list of what was delivered, each file by the hashes of its content and of its cells. A file whose
cells still are what was delivered may be renewed, though it was run and holds what came out; any other is the participant's. A
file that is gone is delivered anew: so a spoilt lesson is got back by deleting it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lactation.faces.answers import FILE, TOP
from lactation.files import hash_of, write_whole

DELIVERED = ".delivered.json"
QUIET = Path(".jupyter", "labconfig", "page_config.json")
NEWS = "@jupyterlab/apputils-extension:announcements"  # asks each newcomer about news, and the internet for them
LEFT_OUT = (".ipynb_checkpoints", "__pycache__")


def lessons(source: Path) -> Iterator[Path]:
    """Yield the notebooks of the course, as paths within ``source``."""
    for path in sorted(source.rglob("*.ipynb")):
        if not any(part in LEFT_OUT for part in path.parts):
            yield path.relative_to(source)


def delivered(home: Path) -> dict[str, str]:
    """Return the hash of each file that was delivered; nothing when the list is not there or is damaged."""
    try:
        found = json.loads((home / TOP / DELIVERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: str(told) for name, told in found.items()} if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Brought:
    """What became of the lessons: the names of those left as the participant changed them, and in words what went wrong."""

    changed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def cells_hash(content: bytes) -> str:
    """Return the name of what a person writes in a notebook, its cells; of the whole content where it is no notebook.

    JupyterLab saves a lesson that was run with its results, and with the number of each run: nobody wrote those.
    """
    try:
        found = json.loads(content)
        cells = [[cell["cell_type"], "".join(cell["source"]), cell.get("attachments") or {}] for cell in found["cells"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return hash_of(content)
    return hash_of(json.dumps(cells, sort_keys=True).encode())


def refresh(source: Path, home: Path) -> Brought:
    """Bring the lessons of ``source`` into ``home/notebooks``.

    What cannot be written or read is there as it was before, and is told: a participant with the other lessons can learn.
    """
    known, brought = delivered(home), Brought()
    for lesson in lessons(source):
        try:
            left = bring(source / lesson, home / TOP / lesson, lesson.as_posix(), known)
        except OSError as error:
            brought.problems.append(f"{home / TOP / lesson}: {error.strerror or error}, expected a place for a lesson")
        else:
            brought.changed.extend([lesson.as_posix()] if left else [])
    try:
        write_whole(home / TOP / DELIVERED, json.dumps(known, indent=1, sort_keys=True).encode())
    except OSError as error:
        brought.problems.append(f"{home / TOP / DELIVERED}: {error.strerror or error}, expected a place for a list")
    return brought


def bring(lesson: Path, place: Path, name: str, known: dict[str, str]) -> bool:
    """Bring one lesson, and note it in what is ``known`` to be delivered; return whether the participant's own was left.

    Raises
    ------
    OSError
        The place cannot be read or written; it is as it was before.
    """
    new = lesson.read_bytes()
    if place.exists():
        there, left = place.read_bytes(), known.get(name, "").split()  # older lists have the first hash alone
        alike, untouched = cells_hash(there) == cells_hash(new), hash_of(there) in left
        if not (alike or untouched or cells_hash(there) in left):
            return True
        if there != new and (untouched or not alike):
            write_whole(place, new)
    else:
        write_whole(place, new)
    known[name] = f"{hash_of(new)} {cells_hash(new)}"
    return False


def keep_quiet(home: Path) -> None:
    """Let JupyterLab ask nobody about Jupyter's news; a file that is there already stays."""
    if not (home / QUIET).exists():
        write_whole(home / QUIET, json.dumps({"disabledExtensions": {NEWS: True}}).encode())


def answers_in(homes: Path) -> dict[str, Path]:
    """Return each participant's file of answers by the name of the folder; those without answers are left out."""
    files = {path.name: path / TOP / FILE for path in sorted(homes.iterdir()) if path.is_dir()} if homes.is_dir() else {}
    return {name: path for name, path in files.items() if path.is_file() and path.stat().st_size}
