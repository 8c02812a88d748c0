"""The recipe for a new kind of activity in ``docs/authoring.md``, followed to the letter in a copy of the course."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PART = "## A new kind of activity"
BLOCK = re.compile(r"`(lactation/[\w/.]+)`[^\n]*:\n\n```\w+\n(.*?)```", re.S)
WRITTEN = 4  # files; two more are added to
GAME = """
import lactation, tests
from pathlib import Path
assert Path(lactation.__file__).is_relative_to(Path.cwd()), lactation.__file__
from lactation.content import HERE
from lactation.content.checked import check_file
from lactation.content.checked_notebooks import notebook_mistakes
from tests import plays
from tests.compiled import compiled

check_file(HERE / "tick" / "enough.yaml")
plays.KINDS["tick"] = plays.Kind(lambda: [lactation.tick("enough")])
(place,) = plays.places("tick")
assert place.slots > {"count", "tick:weight", "reason:soft"}
assert place.asks() == {"tick", "check"}
assert "6 of" not in repr(lactation.tick("enough"))

events = [{"do": "tick", "of": "weight", "value": True}, {"do": "check", "of": "", "value": ""}]
views, keeps = plays.played("tick", place, [], events)
assert views[-1]["text"]["count"] == "2 of 3 are right.", views[-1]
assert keeps[-1] == [{"kind": "tick", "item": "enough/tick", "options": ["weight"], "right": False, "sure": None, "attempt": 1}]
assert plays.played("tick", place, keeps[-1], [])[0][0]["text"] == views[-1]["text"]

found = list(plays.games("tick", 300))
assert plays.compiled_games("tick", found) == [(game[3], game[4]) for game in found]
print("played")
"""


@pytest.fixture
def recipe():
    """The files that the document writes, by path."""
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    part = text[text.index(PART) :]
    return dict(BLOCK.findall(part[: part.index("\n## ", 1)]))


def follow(recipe, folder):
    """Do in a copy of the package what the document says."""
    shutil.copytree(ROOT / "lactation", folder / "lactation", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in recipe.items():
        path = folder / name
        if name.endswith("registry.py"):
            before = path.read_text(encoding="utf-8")
            at = before.index("\n}\n", before.index("KINDS = {"))
            path.write_text(f"{before[:at]}\n{text.rstrip()}{before[at:]}", encoding="utf-8")
        elif path.exists():
            path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")


def run(folder):
    """Play the new kind in a process of its own."""
    paths = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", GAME],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def test_recipe_makes_an_activity_that_plays_alike_in_both_runtimes(recipe, tmp_path):
    assert len(recipe) == WRITTEN + 2
    assert sum(not (ROOT / name).exists() for name in recipe) == WRITTEN
    follow(recipe, tmp_path)
    done = run(tmp_path)
    assert done.stdout == "played\n", done.stderr[-2000:]


def test_a_recipe_that_no_longer_holds_is_noticed(recipe, tmp_path):
    follow(
        recipe | {"lactation/core/play/tick.py": recipe["lactation/core/play/tick.py"].replace('"count"', '"counted"')}, tmp_path
    )
    assert "AssertionError" in run(tmp_path).stderr or "KeyError" in run(tmp_path).stderr
