"""How long the book takes to build, and a stock Jupyter Book of one lesson's text beside it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import nbformat

from bench.python_side import PEER, environment

LEFT_OUT = shutil.ignore_patterns("_build", ".venv", ".git", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info")
LESSON = "notebooks/m02-how-milk-works/05-supply-follows-removal.ipynb"
STOCK_PAGE = "lesson.html"
STOCK = """\
title: {title}
author: The Milk in Motion team
only_build_toc_files: true
execute: {{execute_notebooks: force, timeout: 120}}
bibtex_bibfiles: [references.bib]
"""


def copied(site: Path, into: Path) -> Path:
    """Copy the course, without what was built of it; return the copy."""
    return Path(shutil.copytree(site, into / "site", ignore=LEFT_OUT))


def build(folder: Path) -> float:
    """Build a book and return the seconds it took.

    Raises
    ------
    RuntimeError
        It could not be built.
    """
    index = folder / "_build" / "html" / "index.html"
    index.unlink(missing_ok=True)
    code = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", code, "build", str(folder), "--quiet"]
    environ = environment(folder if (folder / "lactation").exists() else Path.cwd())
    start = perf_counter()
    run = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    took = perf_counter() - start
    if run.returncode or not index.exists():
        raise RuntimeError(f"jupyter-book build: failed\n{run.stdout[-1000:]}{run.stderr[-2000:]}")
    return took


def change_a_lesson(folder: Path) -> None:
    """Add a sentence to a lesson."""
    path = folder / LESSON
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    cell["source"] = [*cell["source"], "\n\nOne more sentence."]
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    os.replace(part, path)


def stock_book(site: Path, folder: Path) -> None:
    """Write a stock Jupyter Book of two pages: the words of a lesson, with the peer's cell in place of its explorer."""
    notebook = json.loads((site / LESSON).read_text(encoding="utf-8"))
    words = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    for cell in words:  # links lead to pages that are not here
        cell["source"] = re.sub(r"\[([^\]]*)\]\(\.\./[^)]*\)", r"\1", "".join(cell["source"]))
    code = nbformat.v4.new_code_cell(PEER.read_text(encoding="utf-8"), metadata={"tags": ["hide-input"]}, id="peer")
    notebook["cells"] = [words[0], code, *words[1:]]
    folder.mkdir()
    (folder / "lesson.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (folder / "index.md").write_text("# A stock book\n\nOne lesson.\n", encoding="utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters: [{file: lesson}]\n", encoding="utf-8")
    (folder / "_config.yml").write_text(STOCK.format(title="A stock book"), encoding="utf-8")
    shutil.copy(site / "lactation" / "content" / "references.bib", folder / "references.bib")
