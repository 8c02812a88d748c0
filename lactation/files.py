"""Files that others find whole or not at all, and names made of what files hold. Imports nothing of the course."""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file so that others, who may be reading or writing it now, find all of it or what was there before.

    ``mode``: who may read and write it, from its first byte on, as far as the user's own mask allows.

    Raises
    ------
    OSError
        The folder cannot be written; nothing is left there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        part.touch(mode)
        part.write_bytes(content)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def made_at() -> int:
    """Return when what is made was made, in seconds: ``SOURCE_DATE_EPOCH`` where it is set, or now."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def hash_of(content: bytes) -> str:
    """Return the name of a content."""
    return hashlib.sha256(content).hexdigest()[:32]


def hash_of_files(paths: Iterable[Path], folder: Path, *more: object) -> str:
    """Return a name made of files, each with its place in ``folder`` (or its name), and of whatever else decides."""
    digest = hashlib.sha256(repr(more).encode())
    for path in paths:
        content, place = path.read_bytes(), path.relative_to(folder) if path.is_relative_to(folder) else path.name
        digest.update(f"\0{place}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]
