"""A participant's folder: the course's notebooks, brought up to date without touching what the participant changed.

Beside the notebooks lies a list of what was delivered, each file by the hash of its content. A file that still is what was
delivered may be renewed; any other is the participant's. A file that is gone is delivered anew: so a spoilt lesson is got back by
deleting it.
"""

import json
from collections.abc import Iterator
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
    return found if isinstance(found, dict) else {}


def refresh(source: Path, home: Path) -> list[str]:
    """Bring the lessons of ``source`` into ``home/notebooks``; return which were left, because the participant changed them.

    Raises
    ------
    OSError
        A file could not be written; it is there as it was before.
    """
    known, changed = delivered(home), []
    for lesson in lessons(source):
        name, place = lesson.as_posix(), home / TOP / lesson
        new = (source / lesson).read_bytes()
        there = hash_of(place.read_bytes()) if place.is_file() else None
        if there not in (None, hash_of(new), known.get(name)):
            changed.append(name)
            continue
        if there != hash_of(new):
            write_whole(place, new)
        known[name] = hash_of(new)
    write_whole(home / TOP / DELIVERED, json.dumps(known, indent=1, sort_keys=True).encode())
    return changed


def keep_quiet(home: Path) -> None:
    """Let JupyterLab ask nobody about Jupyter's news; a file that is there already stays."""
    if not (home / QUIET).exists():
        write_whole(home / QUIET, json.dumps({"disabledExtensions": {NEWS: True}}).encode())


def answers_in(homes: Path) -> dict[str, Path]:
    """Return each participant's file of answers by the name of the folder; those without answers are left out."""
    files = {path.name: path / TOP / FILE for path in sorted(homes.iterdir()) if path.is_dir()} if homes.is_dir() else {}
    return {name: path for name, path in files.items() if path.is_file() and path.stat().st_size}
