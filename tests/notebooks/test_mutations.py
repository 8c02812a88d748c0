"""Change one constant of the model in a copy: nbval or the target test must go red, or they would not be tests.

For each change the lessons' outputs are compared the way nbval compares them (text/plain, strictly), and the calibrated targets
the way tests/test_evidence.py does; one change is also put through nbval itself.
"""

import compileall
import csv
import json
import os
import shutil
import subprocess
import sys
from py_compile import PycInvalidationMode
from pathlib import Path

import pytest

from tests.execute import ROOT, explorers_in

CHANGES = [
    # file in the package, what stands there, what it is changed to
    ("core/breast.py", "hours = hours - linear_hours", "hours = hours - 0.9 * linear_hours"),
    ("core/breast.py", "room = 1.0 - breast", "room = 1.1 - breast"),
    ("core/breast.py", "hours / 24.0, parameters", "hours / 26.0, parameters"),
    ("core/breast.py", "parameters[\"tissue_down_share\"] * fall", "fall"),
    ("core/mother.py", "one[\"efficacy\"] * min(at_start_ml, most_ml)", "0.9 * min(at_start_ml, most_ml)"),
    ("core/mother.py", "SECOND_BREAST_FROM_ML = 3.0", "SECOND_BREAST_FROM_ML = 30.0"),
    ("core/mother.py", "middle_days = age_days + 0.5", "middle_days = age_days + 1.5"),
    ("core/hormones.py", "(1.0 - 0.5 * stress)", "(1.0 - 0.9 * stress)"),
    ("core/hormones.py", "pulse_hours / 24.0", "pulse_hours / 12.0"),
    ("core/baby.py", "4.3, 5.35", "4.6, 5.35"),
    ("core/scenes/supply.py", "AVERAGE_STORAGE_ML = 210.0", "AVERAGE_STORAGE_ML = 180.0"),
    ("core/scenes/let_down.py", "LAST_EJECTION_MIN = 3.5", "LAST_EJECTION_MIN = 0.7"),
    ("core/scenes/prolactin_day.py", "run[\"feed_min\"] + 120.0", "run[\"feed_min\"] + 90.0"),
    ("core/scenes/full_breast.py", "(1.0 - threshold) * storage_ml", "(1.1 - threshold) * storage_ml"),
    ("core/scenes/hormones.py", "MILK_ML = 115.0", "MILK_ML = 125.0"),
    ("core/scenes/hormones.py", "for back in range(3):", "for back in range(1):"),
    ("core/scenes/let_down_lab.py", "LAB_WANTED_ML = 76.0", "LAB_WANTED_ML = 70.0"),
    ("core/scenes/simulator.py", "MEAN_STORAGE_ML = 210.0", "MEAN_STORAGE_ML = 240.0"),
    ("core/scenes/breast.py", "FIRST_HOUR = 6.0", "FIRST_HOUR = 9.0"),
    ("content/parameters.csv", "Feeds a day that give half of it,5", "Feeds a day that give half of it,6"),
    ("content/parameters.csv", ",0.85,min", ",0.95,min"),
]  # fmt: skip

# Waits with the libraries read, which change with no mutation; looks at each mutation in a process of its own, as it stands then.
WAITS = """
import contextlib, importlib, io, json, os, sys, traceback
import jinja2, matplotlib.pyplot, numpy, pybtex.database, pydantic, ruamel.yaml
from pathlib import Path

def red(lessons):
    from lactation.content import parameters, targets
    from lactation.evidence import observe
    seen = observe(parameters())
    for r in targets():
        if r["use"] == "calibrate" and not float(r["low"]) <= seen[r["id"]] <= float(r["high"]):
            return r["id"]
    for path in lessons:
        scope = {}
        for number, cell in enumerate(c for c in json.loads(Path(path).read_text())["cells"] if c["cell_type"] == "code"):
            *before, last = "".join(cell["source"]).strip().splitlines()
            exec("\\n".join(before), scope)
            if repr(eval(last, scope)) != "".join(cell["outputs"][0]["data"]["text/plain"]):
                return f"{Path(path).stem} cell {number}"
    return ""

for line in sys.stdin:
    pid = os.fork()
    if not pid:
        with contextlib.redirect_stdout(sys.stderr):
            try:
                found = red(json.loads(line))
            except BaseException:
                found = "does not run: " + traceback.format_exc()[-300:]  # a model that no longer runs is red too
        print(json.dumps(found), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
assert not [name for name in sys.modules if name.split(".")[0] == "lactation"]
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutant")
    for part in ("lactation", "notebooks"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    # Compiled once, and a changed module anew: its hash says so, where a time of one second would not.
    compileall.compile_dir(folder / "lactation", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(scope="module")
def waiting(copy):
    """A process that looks at the copy whenever it is told the lessons."""
    command = [sys.executable, "-c", WAITS]
    process = subprocess.Popen(command, cwd=copy, env=environment(copy), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.stdin.close()
    assert process.wait(30) == 0, "a module of the course was read before the mutations"


def what_is_red(waiting, folder: Path, changed: str = "") -> str:
    """Return the first thing that is red, or nothing. Targets come first, then the lessons that show the changed scene."""
    scene = Path(changed).stem
    notebooks = (folder / "notebooks" / "m02-how-milk-works").glob("*.ipynb")  # the lessons on the model itself
    others = ("simulator/the-milk-supply-simulator", "m11-the-mother/04-stress-and-mood")
    lessons = sorted([*notebooks, *(folder / "notebooks" / f"{other}.ipynb" for other in others)])
    lessons.sort(key=lambda path: (scene not in explorers_in(path), path.name.startswith(("05-", "06-"))))  # bands of seconds
    waiting.stdin.write(json.dumps(list(map(str, lessons))) + "\n")
    waiting.stdin.flush()
    return json.loads(waiting.stdout.readline())


def test_unchanged_copy_is_green(waiting, copy):
    assert what_is_red(waiting, copy) == ""


@pytest.mark.parametrize(("name", "found", "changed"), CHANGES, ids=[f"{c[0]}: {c[2]}"[:70] for c in CHANGES])
def test_changed_constant_turns_something_red(waiting, copy, name, found, changed):
    path = copy / "lactation" / name
    original = path.read_text(encoding="utf-8")
    assert original.count(found) == 1, f"{name}: {found!r} no longer stands there once; change the list of mutations"
    try:
        path.write_text(original.replace(found, changed), encoding="utf-8")
        assert what_is_red(waiting, copy, name) != ""
    finally:
        path.write_text(original, encoding="utf-8")


def test_nbval_itself_goes_red(copy):
    path = copy / "lactation" / "core" / "scenes" / "let_down.py"
    original = path.read_text(encoding="utf-8")
    lesson = next((copy / "notebooks").rglob("03-oxytocin.ipynb"))
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-o", "addopts=", "-q", str(lesson)]
    try:
        path.write_text(original.replace("LAST_EJECTION_MIN = 3.5", "LAST_EJECTION_MIN = 0.7"), encoding="utf-8")
        run = subprocess.run(command, cwd=copy, env=environment(copy), capture_output=True, text=True, check=False)
    finally:
        path.write_text(original, encoding="utf-8")
    assert run.returncode == 1, run.stdout[-2000:]


def test_every_fitted_parameter_is_in_the_tables():
    with (ROOT / "lactation" / "content" / "parameters.csv").open(encoding="utf-8") as file:
        assert sum(row["fitted"] == "yes" for row in csv.DictReader(file)) >= 8
