"""The scripts of items that pages bring late (``content/chunks.py``), written beside the other static files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lactation.content.chunks import FOLDER, chunk_file, chunk_names, chunk_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write_items(app: Sphinx, error: Exception | None) -> None:
    """Write every chunk; those of an earlier text go."""
    if error is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    files = {chunk_file(name): chunk_script(name) for name in chunk_names()}
    (static / FOLDER).mkdir(parents=True, exist_ok=True)
    for old in (static / FOLDER).glob("*.js"):
        if f"{FOLDER}/{old.name}" not in files:
            old.unlink()
    for file, text in files.items():
        (static / file).write_text(text, encoding="utf-8")
