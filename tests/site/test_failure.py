"""A build with a mistake fails, also the second time, and says it last."""

import json
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lactation.site.failure import MARK, Mistakes, cell_error
from tests.execute import ROOT

CONF = """
extensions = ["myst_nb", "sphinxcontrib.bibtex", "lactation.site"]
bibtex_bibfiles = ["works.bib"]
html_theme = "milk_in_motion"
nb_execution_mode = "cache"
exclude_patterns = ["build"]
suppress_warnings = ["myst.domains"]
"""
WORKS = "@article{known, author = {A, B}, title = {C}, journal = {D}, year = {2000}}\n"
APP = SimpleNamespace(srcdir="/book", config=SimpleNamespace(suppress_warnings=[]))
GOOD_PAGE, GOOD_CELL = "# A page\n\nWords.\n", "1 + 1"


def notebook(code):
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A notebook"},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": code, "outputs": [], "execution_count": None},
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


# Has read Sphinx and compiled the core, which change with no mistake; builds each time in a process of its own.
WAITS = """
import json, os, sys
import lactation.site, myst_nb.sphinx_ext, sphinxcontrib.bibtex
from lactation.site.load import all_parts
from sphinx.cmd.build import main

all_parts()
for line in sys.stdin:
    pid = os.fork()
    if not pid:
        os.dup2(os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.dup2(2, 1)
        sys.exit(main(json.loads(line)))  # mistakes are told at the very end
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small book's folder; what one build finds right, the next need not look at again."""
    made = tmp_path_factory.mktemp("book")
    for name, text in (("conf.py", CONF), ("works.bib", WORKS), ("index.md", "# Book\n\n```{toctree}\npage\nlesson\n```\n")):
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def waiting(folder):
    """A process that builds the book whenever it is told the flags, and answers with how that ended."""
    command = [sys.executable, "-c", WAITS]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": path}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.stdin.close()
    assert process.wait(30) == 0


@pytest.fixture
def book(folder, waiting):
    """Return a function that gives the book this page and cell, builds it and returns how that ended and what was said."""

    def build(page, cell, *flags):
        for name, text in (("page.md", page), ("lesson.ipynb", notebook(cell))):
            if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text:
                (folder / name).write_text(text, encoding="utf-8")
        print(json.dumps(["-q", *flags, "-b", "html", "-d", "build/doctrees", ".", "build/html"]), file=waiting.stdin, flush=True)
        code = int(waiting.stdout.readline())
        return code, (folder / "said").read_text(encoding="utf-8")

    return build


def test_build_with_mistakes_fails_each_time_until_they_are_mended(book, folder):
    mark = folder / "build" / "doctrees" / MARK
    for _ in range(2):
        code, said = book("# A page\n\nWords {ref}`nowhere`.\n", "raise ValueError('sour milk')", "-W", "--keep-going")
        last = said.rstrip().splitlines()[-3:]
        assert code != 0, said
        assert last[0] == "The course was not built:"
        assert re.search(r"page\.md:3: undefined label: 'nowhere'", last[1])
        assert re.search(r"lesson\.ipynb: ValueError: sour milk$", last[2])
        assert mark.exists()
    assert book(GOOD_PAGE, GOOD_CELL, "-W", "--keep-going") == (0, "")
    assert not mark.exists()


def test_unknown_names_stop_the_build_before_anything_is_run(book):
    code, said = book("# A page\n\nWords {cite}`nobody1999`.\n", "from lactation import explore\nexplore('nosuch')")
    last = said.rstrip().splitlines()[-3:]
    assert code != 0
    assert last[0] == "The course was not built:"
    assert "lesson.ipynb: cell 2: explore: found 'nosuch', expected one of" in last[1]
    assert "page.md: cite: found 'nobody1999', expected one of" in last[2]


def test_cell_that_fails_is_no_success_where_warnings_are_none_either(book):
    code, _ = book(GOOD_PAGE, "raise ValueError('sour milk')")
    assert code != 0


# ---- What is said ----


def test_error_of_a_cell_is_the_last_one_with_all_its_lines():
    told = "\x1b[31mKeyError\x1b[0m: 'a'\n\nDuring it\n\nlactation.content.ContentError: a.yaml:3: found x\na.yaml:4: found y\n"
    assert cell_error(told) == "lactation.content.ContentError: a.yaml:3: found x a.yaml:4: found y"


def test_traceback_without_an_error_is_told_by_its_last_line():
    assert cell_error("first\nDeadKernel") == "DeadKernel"
    assert cell_error("") == "its kernel ended"


def test_mistakes_are_told_once_and_no_more_than_fit(capsys):
    mistakes = Mistakes(APP)
    for number in range(30):
        mistakes.note(f"page{number // 2}: " + "x" * 2000)
    mistakes.tell()
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 12
    assert lines[-1] == "  … and 5 more"
    assert max(map(len, lines)) < 700


def test_nothing_is_told_of_a_good_build(capsys):
    Mistakes(APP).tell()
    assert capsys.readouterr().err == ""
