"""Bands in V8: the compiled core runs a scene's members ten times as fast as CPython, where the package ``mini-racer`` is there.

    members("supply", settings, sets)  # -> what supply_member gives for each of the sets; None: CPython is to do it

Without the package, or when V8 fails in any way, CPython goes on, after one warning at most. What is stated in numbers and words
comes from CPython always: both give the same to within 1e-9, since each has its own ``exp`` and powers.

The environment variable ``LACTATION_RUNTIME`` chooses: ``python`` never asks V8, ``v8`` raises where V8 fails. V8 has threads, so
a process that forks should not start it; in a fork of a process that has, CPython works.
"""

import atexit
import json
import os
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from lactation.core_script import core_script

RUNTIME = "LACTATION_RUNTIME"
PATIENCE_S = 60.0  # for one band; the slowest takes a third of a second
MOST_MEMORY = 1 << 29  # bytes
WORK = """
function members_of(text) {
  var asked = JSON.parse(text);
  return JSON.stringify(asked.sets.map(function (one) { return lactation[asked.member](asked.settings, one); }));
}
"""


class AcceleratorError(RuntimeError):
    """V8 was asked for by name, and cannot be used."""


class State:
    """What is known of V8 in this process."""

    failed = ""  # why it is not asked again
    forked = False  # from a process whose V8 has threads that are not here


def lost_in_fork() -> None:
    """Note in a forked process that the threads of its parent's V8 are not here."""
    State.forked = State.forked or v8.cache_info().currsize > 0


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lost_in_fork)


def chosen() -> str:
    """Return which runtime is wanted: ``python``, ``v8``, or nothing: the faster one that is there.

    Raises
    ------
    AcceleratorError
        The variable says something else.
    """
    wanted = os.environ.get(RUNTIME, "")
    if wanted not in ("", "python", "v8"):
        raise AcceleratorError(f"{RUNTIME}: found {wanted!r}, expected python, v8 or nothing")
    return wanted


def address_space_is_limited() -> bool:
    """Return whether this process may not have the addresses that V8 sets aside: it would end the whole process."""
    if sys.platform == "win32":
        return False
    resource = import_module("resource")
    return bool(resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY)


def missing() -> str:
    """Return why there is no V8 for this process, or nothing. None of this is a fault."""
    if State.forked:
        return "a process forked from one with V8"
    if address_space_is_limited():
        return "a limited address space"
    return "" if find_spec("py_mini_racer") else "no package mini-racer (pip install mini-racer)"


def new_context() -> Any:
    """Return a V8 with nothing in it; each that this process makes is made here."""
    mini_racer = import_module("py_mini_racer")
    # With keys, only the thread in which the first V8 began, and those that it begins, may touch what V8 compiles: any other
    # thread that makes one ends the process.
    flags = (*mini_racer.DEFAULT_V8_FLAGS, "--no-memory-protection-keys")
    mini_racer.init_mini_racer(flags=flags, ignore_duplicate_init=True)
    # In a thread of its own: where an event loop runs, as in a notebook's cell, it would take that one and know no timeout.
    with ThreadPoolExecutor(1) as thread:
        context = thread.submit(mini_racer.MiniRacer).result()
    atexit.register(context.close)  # left open it may keep the process from ending
    return context


@lru_cache(maxsize=1)
def v8() -> Any:
    """Return this process's V8 with the compiled core in it."""
    context = new_context()
    context.eval(core_script(data=False) + WORK, timeout_sec=PATIENCE_S, max_memory=MOST_MEMORY)
    return context


def members(scene: str, settings: dict[str, Any], sets: list[dict[str, float]]) -> list[Any] | None:
    """Return what ``SCENE_member`` gives for each set of parameters, as V8 works it out; None where CPython is to do it.

    Raises
    ------
    AcceleratorError
        ``LACTATION_RUNTIME`` is ``v8``, and V8 cannot be used; or it says something unknown.
    """
    wanted = chosen()
    if wanted == "python" or (State.failed and wanted != "v8"):
        return None
    problem = missing()
    if not problem:
        asked = json.dumps({"member": f"{scene}_member", "settings": settings, "sets": sets})
        try:
            text = str(v8().eval(f"members_of({json.dumps(asked)})", timeout_sec=PATIENCE_S))
        except Exception as error:
            problem = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            give_up(problem, wanted)
        else:
            # JSON has no NaN: where one came out, CPython says what it is.
            return None if "null" in text else json.loads(text)
    if wanted == "v8":
        raise AcceleratorError(f"{RUNTIME}: found {problem}, expected V8 to work out {scene}")
    return None


def give_up(problem: str, wanted: str) -> None:
    """Ask V8 no more in this process, and say so, once."""
    v8.cache_clear()
    if wanted != "v8" and not State.failed:
        State.failed = problem
        warnings.warn(f"V8 cannot work out bands ({problem}); CPython does, more slowly", RuntimeWarning, stacklevel=4)
