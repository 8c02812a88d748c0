"""The lessons run under strict nbval, and nothing in them can pass by being empty."""

import json
import re

from tests.execute import LESSONS, NOTEBOOKS

# Tags that keep nbval from comparing a cell. None is needed today; a new one goes here with its reason.
ALLOWED_NBVAL_TAGS: set[str] = set()
# Each lesson has one of these to try.
TO_TRY = (
    *("Explorer ", "Sort ", "Steps ", "Conditions", "Techniques", "Myths ", "Own lines ", "Notice ", "Rewrite ", "Enough "),
    *("Reasons ", "History ", "Observe ", "Position ", "Coach ", "Triage ", "Note "),
)


def cells(path, kind):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def test_there_are_lessons():
    assert len(LESSONS) >= 3


def test_notebooks_run_under_strict_nbval(pytestconfig):
    """Every test run takes the notebooks along, cell by cell: ``--nbval``, not ``--nbval-lax``."""
    options = pytestconfig.getini("addopts")
    assert "--nbval" in options
    assert "--nbval-lax" not in options
    assert "notebooks" in pytestconfig.getini("testpaths")


def test_every_code_cell_was_executed_and_shows_something():
    for path in NOTEBOOKS:
        for number, cell in enumerate(cells(path, "code"), start=1):
            assert cell["execution_count"] == number, f"{path.name}, code cell {number}: not executed in order (make notebooks)"
            texts = ["".join(output["data"]["text/plain"]) for output in cell["outputs"] if "data" in output]
            assert texts and all(texts), f"{path.name}, code cell {number}: its output was stripped (make notebooks)"


def test_outputs_state_real_numbers_and_words():
    for path in LESSONS:
        shown = "".join("".join(output["data"]["text/plain"]) for cell in cells(path, "code") for output in cell["outputs"])
        assert [part for part in ("Predict ", "Quiz ", "Say ") if part not in shown] == [], path.name
        assert any(part in shown for part in TO_TRY), path.name


def test_only_allowed_nbval_tags():
    for path in NOTEBOOKS:
        for cell in cells(path, "code"):
            tags = [tag for tag in cell["metadata"].get("tags", []) if tag.lower().startswith("nbval")]
            assert set(tags) <= ALLOWED_NBVAL_TAGS, path.name
            first = "".join(cell["source"]).splitlines()[:1]
            assert not first or not first[0].upper().startswith(("# NBVAL", "#NBVAL")), path.name


def test_lessons_keep_no_widget_state():
    notebooks = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS}
    assert [name for name, notebook in notebooks.items() if "widgets" in notebook["metadata"]] == []


def test_code_is_hidden_in_the_site_and_folded_in_a_notebook():
    for path in NOTEBOOKS:
        for cell in cells(path, "code"):
            assert "remove-input" in cell["metadata"]["tags"], path.name
            assert cell["metadata"]["jupyter"] == {"source_hidden": True}, path.name


def test_explanations_have_150_to_300_words_and_citations():
    for path in LESSONS:
        why = next("".join(c["source"]) for c in cells(path, "markdown") if c["id"] == "why")
        open_ones = re.sub(r"<details>.*?</details>", "", why, flags=re.S)
        words = [word for word in open_ones.split() if not word.startswith(("{footcite", "#"))]
        assert 150 <= len(words) <= 300, path.name
        assert "{footcite:p}`" in why, path.name


def test_most_minutes_are_for_doing():
    for path in LESSONS:
        lesson = json.loads(path.read_text(encoding="utf-8"))["metadata"]["lesson"]
        minutes = lesson["minutes_doing"] + lesson["minutes_reading"]
        assert 20 <= minutes <= 35, path.name
        assert lesson["minutes_doing"] / minutes >= 0.6, path.name
