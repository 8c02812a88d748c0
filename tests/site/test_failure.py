"""A build with a mistake fails, also the second time, and says it last."""

import json
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lactation.site.failure import MARK, Mistakes, cell_error

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


@pytest.fixture
def book(tmp_path):
    """Return a function that writes a small book with this page and cell, builds it and returns how that ended."""
    for name, text in (("conf.py", CONF), ("works.bib", WORKS), ("index.md", "# Book\n\n```{toctree}\npage\nlesson\n```\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def build(page, cell, *flags):
        for name, text in (("page.md", page), ("lesson.ipynb", notebook(cell))):
            if not (tmp_path / name).exists() or (tmp_path / name).read_text(encoding="utf-8") != text:
                (tmp_path / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "sphinx", "-q", *flags, "-b", "html", "-d", "build/doctrees", ".", "build/html"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)

    return build


def test_build_with_mistakes_fails_each_time_until_they_are_mended(book, tmp_path):
    mark = tmp_path / "build" / "doctrees" / MARK
    for _ in range(2):
        run = book("# A page\n\nWords {ref}`nowhere`.\n", "raise ValueError('sour milk')", "-W", "--keep-going")
        last = run.stderr.rstrip().splitlines()[-3:]
        assert run.returncode != 0, run.stderr
        assert last[0] == "The course was not built:"
        assert re.search(r"page\.md:3: undefined label: 'nowhere'", last[1])
        assert re.search(r"lesson\.ipynb: ValueError: sour milk$", last[2])
        assert mark.exists()
    run = book(GOOD_PAGE, GOOD_CELL, "-W", "--keep-going")
    assert (run.returncode, run.stderr) == (0, "")
    assert not mark.exists()


def test_unknown_names_stop_the_build_before_anything_is_run(book):
    run = book("# A page\n\nWords {cite}`nobody1999`.\n", "from lactation import explore\nexplore('nosuch')")
    last = run.stderr.rstrip().splitlines()[-3:]
    assert run.returncode != 0
    assert last[0] == "The course was not built:"
    assert "lesson.ipynb: cell 2: explore: found 'nosuch', expected one of" in last[1]
    assert "page.md: cite: found 'nobody1999', expected one of" in last[2]


def test_cell_that_fails_is_no_success_where_warnings_are_none_either(book):
    assert book(GOOD_PAGE, "raise ValueError('sour milk')").returncode != 0


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
