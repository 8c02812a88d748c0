"""The budget of a test run: counted over processes, told by file, and a run that costs too much is red."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests import budget
from tests.order import LONGEST

ROOT = Path(__file__).parent.parent
CONFTEST = """
from tests import budget
budget.FILE, budget.slowness = {most}, lambda: 1.0  # what the work of these tests takes is no matter of the machine
def pytest_configure(config):
    config.pluginmanager.register(budget.Budget(config))
"""
SLOW = """
import subprocess, sys, pytest
WORK = "import time\\nwhile time.process_time() < 1.0: pass"
@pytest.fixture(scope="session")
def shared():
    subprocess.run([sys.executable, "-c", WORK], check=True)
def test_one(shared): pass
def test_two(): subprocess.run([sys.executable, "-c", WORK], check=True)
"""


def test_file_and_whole_that_cost_too_much_are_told_with_found_and_expected():
    spent = Counter({"tests/test_a.py": 2 * budget.FILE, "tests/test_b.py": 1.0, "(made once for all: built)": budget.WHOLE})
    told = budget.faults(spent, 1.0, whole=True)
    assert told[0].startswith(f"tests/test_a.py: found {2 * budget.FILE:.0f} CPU seconds, expected at most {budget.FILE:.0f}: ")
    assert told[1].startswith("the whole run: found ")
    assert len(told) == 2
    assert len(budget.faults(spent, 1.0, whole=False)) == 1


def test_slower_machine_has_more_seconds_and_a_faster_one_no_fewer():
    spent = Counter({"tests/test_a.py": 1.5 * budget.FILE})
    assert budget.faults(spent, 1.0, whole=False)
    assert budget.faults(spent, 2.0, whole=False) == []
    assert budget.slowness() >= 1.0


@pytest.mark.parametrize(("most", "processes"), [(0.4, "2"), (0.4, "0"), (30.0, "2")])
def test_run_counts_what_its_tests_start_and_is_red_beyond_the_budget(tmp_path, most, processes):
    (tmp_path / "conftest.py").write_text(CONFTEST.format(most=most), encoding="utf-8")
    (tmp_path / "test_slow.py").write_text(SLOW, encoding="utf-8")
    quiet = ["-p", "no:nbval", "-p", "no:cacheprovider", "-p", "no:playwright", "-p", "no:anyio"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", processes, *quiet, "."],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 passed" in run.stdout, run.stdout + run.stderr
    told = [line for line in run.stdout.splitlines() if line.startswith("test_slow.py: found 1 CPU seconds, ")]
    assert (run.returncode, len(told)) == ((1, 1) if most < 1 else (0, 0)), run.stdout  # not 2: what is shared counts apart


def test_files_that_begin_first_are_there():
    assert [name for name in LONGEST if not (ROOT / name).exists()] == []
    assert len(LONGEST) == len(set(LONGEST))
