"""Bands are the same from V8 and from CPython, a changed core changes both, and V8 that fails is no more than slow."""

import json
import os
import random
import shutil
import subprocess
import sys
import warnings

import pytest

from lactation import accelerator
from lactation.accelerator import RUNTIME, AcceleratorError, State, chosen, members
from lactation.activities import explorer
from lactation.activities.explorer import Explorer
from lactation.content import ensemble, parameters
from tests.browser.test_parity import SCENES, differences, random_settings
from tests.execute import ROOT


@pytest.fixture(autouse=True)
def as_new(monkeypatch):
    """Nothing is known of a failure, and nothing is chosen."""
    monkeypatch.setattr(State, "failed", "")
    monkeypatch.delenv(RUNTIME, raising=False)


@pytest.fixture
def broken(monkeypatch):
    """A V8 that cannot start."""

    def start():
        raise OSError("libmini_racer.so: invalid ELF header")

    start.cache_clear = lambda: None
    monkeypatch.setattr(accelerator, "v8", start)


def result_with(monkeypatch, runtime, name):
    monkeypatch.setenv(RUNTIME, runtime)
    return Explorer(name).result()


# ---- The same answers ----


@pytest.mark.parametrize("name", SCENES)
def test_members_of_random_settings_are_the_same(monkeypatch, name):
    monkeypatch.setenv(RUNTIME, "v8")
    rng, shown = random.Random(name), Explorer(name)
    for _ in range(4):
        settings, sets = random_settings(shown, rng), rng.sample([parameters(), *ensemble()], 2)
        here = [shown.scene.member(settings, one) for one in sets]
        assert list(differences(here, members(name, settings, sets))) == []


@pytest.mark.parametrize("name", ["expressing", "planner"])
def test_whole_bands_are_the_same_under_either_choice(monkeypatch, name):
    here, there = (result_with(monkeypatch, runtime, name) for runtime in ("python", "v8"))
    assert any(one.endswith("_mothers") for one in here["series"])
    assert list(differences(here, there)) == []


def test_explorer_asks_v8_for_whole_bands_of_days_only(monkeypatch):
    asked = []
    monkeypatch.setattr(explorer, "members_in_v8", lambda scene, settings, sets: asked.append((scene, len(sets))))
    Explorer("planner").result()
    Explorer("planner").result(most=1)
    Explorer("breast").result()
    assert asked == [("planner", 96)]


def test_numbers_and_words_come_from_cpython(monkeypatch):
    here, there = (result_with(monkeypatch, runtime, "planner") for runtime in ("python", "v8"))
    assert here["readouts"] == there["readouts"]
    assert [here["series"][name] for name in here["series"] if "y" in here["series"][name]] == [
        there["series"][name] for name in there["series"] if "y" in there["series"][name]
    ]


BAND = """
from lactation.activities.explorer import Explorer
explorer = Explorer("expressing")
print(repr(explorer)), print(sorted((k, v["low"]) for k, v in explorer.result()["series"].items() if "low" in v))
"""


def test_changed_core_changes_band_and_stated_text(tmp_path):
    """A copy of the package, once as it is and once with another line in its core, under one cache."""
    copy = tmp_path / "lactation"
    shutil.copytree(ROOT / "lactation", copy, ignore=shutil.ignore_patterns("__pycache__"))
    environment = os.environ | {RUNTIME: "v8", "PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def run():
        command = [sys.executable, "-c", BAND]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert not done.stderr
        *text, band = done.stdout.splitlines()
        return text, band

    before, again = run(), run()
    path = copy / "core" / "scenes" / "expressing.py"
    text = path.read_text(encoding="utf-8")
    assert "simulate(after, parameters," in text
    path.write_text(text.replace("simulate(after, parameters,", "simulate(before, parameters,"), encoding="utf-8")
    after = run()
    assert before == again
    assert before[0] != after[0]
    assert before[1] != after[1]


# ---- When V8 cannot ----


def test_broken_v8_is_told_once_and_cpython_goes_on(broken):
    with pytest.warns(RuntimeWarning, match="invalid ELF header.*CPython") as told:
        assert members("planner", {}, []) is None
    assert len(told) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert members("planner", {}, []) is None


def test_broken_v8_that_was_chosen_is_an_error(broken, monkeypatch):
    monkeypatch.setenv(RUNTIME, "v8")
    with pytest.raises(
        AcceleratorError, match=r"LACTATION_RUNTIME: found OSError: .*ELF header, expected V8 to work out planner"
    ):
        members("planner", {}, [])


def test_work_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(accelerator, "PATIENCE_S", 0.2)
    real = accelerator.v8()
    real.eval("lactation.endless_member = function () { while (true) {} };")
    with pytest.warns(RuntimeWarning, match="Timeout"):
        assert members("endless", {}, [{}]) is None


@pytest.mark.parametrize(
    ("name", "value"), [("find_spec", lambda _: None), ("address_space_is_limited", lambda: True)], ids=["package", "addresses"]
)
def test_without_v8_cpython_works_in_silence(monkeypatch, name, value):
    monkeypatch.setattr(accelerator, name, value)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert members("planner", {}, []) is None
    monkeypatch.setenv(RUNTIME, "v8")
    with pytest.raises(AcceleratorError, match=r"found no package mini-racer|found a limited address space"):
        members("planner", {}, [])


def test_what_is_no_number_is_left_to_cpython():
    accelerator.v8().eval("lactation.nan_member = function () { return 0 / 0; };")
    assert members("nan", {}, [{}]) is None


def test_unknown_choice_is_told(monkeypatch):
    monkeypatch.setenv(RUNTIME, "java")
    with pytest.raises(AcceleratorError, match="LACTATION_RUNTIME: found 'java', expected python, v8 or nothing"):
        chosen()


THREADS = """
from threading import Thread
from lactation.accelerator import members, new_context, v8
first = Thread(target=lambda: members("planner", {}, []))
first.start()
first.join()
print([context.eval("6 * 7") for context in (new_context(), v8(), new_context())], flush=True)
"""


def test_contexts_are_made_from_whatever_thread():
    done = subprocess.run([sys.executable, "-c", THREADS], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "[42, 42, 42]\n", done.stderr


FORKED = """
import json, os
from lactation.accelerator import members, v8
v8()
pid = os.fork()
if pid == 0:
    print(json.dumps(members("planner", {}, [])), flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print(json.dumps(members("planner", {}, [])), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_fork_of_a_process_with_v8_uses_cpython():
    done = subprocess.run([sys.executable, "-c", FORKED], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [None, []], done.stderr
