"""One profile for all property tests: the same examples every time, no clock, nothing written to the tree."""

import gc
import os
from collections.abc import Mapping
from copy import deepcopy

import psutil
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from playwright.sync_api import sync_playwright

from lactation.activities.explorer import Explorer
from lactation.content import HERE, ensemble, parameters
from tests import chromium
from tests.budget import Budget
from tests.order import in_order

settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],  # a two-core machine is slow, not wrong
)
settings.register_profile("thorough", settings.get_profile("repeatable"), max_examples=5000)
# Hypothesis draws on the constants in whatever modules of ours are loaded, which depends on the files of a run: so none are.
providers._get_local_constants = providers.Constants
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))  # "thorough" takes about ten minutes


def pytest_configure(config):
    if os.environ.get("HYPOTHESIS_PROFILE", "repeatable") == "repeatable":  # "thorough" may cost what it likes
        config.pluginmanager.register(Budget(config))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One process more than there are cores: where one waits for a page or a kernel, another computes."""
    return 1 + (psutil.cpu_count(logical=False) or psutil.cpu_count() or 1)


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.location[0].startswith("tests/browser/"):
            # Chromium waits for a machine that is busy. What passes only the second time is named at the end of the run.
            item.add_marker(pytest.mark.flaky(reruns=1))
    if not config.pluginmanager.has_plugin("tests.quick"):  # has its own order: what a change touches comes first
        items[:] = in_order(items)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """What collecting leaves stays to the end: the collector of garbage need not go through it again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 10, 20)
        gc.enable()


class WithFew(Explorer):
    """An explorer with bands of four members: enough for names, places and tables, where the width says nothing."""

    kept = None

    def result(self, values=None, band=True, most=None):
        if values or not band:
            return super().result(values, band, most or 4)
        if self.kept is None:
            self.kept = super().result(most=4)
        return deepcopy(self.kept)


class Shown(Mapping):
    """The explorers by name, with few members, each made when a test first asks for it."""

    def __init__(self):
        self.made = {}

    def __iter__(self):
        return iter(sorted(path.stem for path in (HERE / "explorers").glob("*.yaml")))

    def __len__(self):
        return len(list(iter(self)))

    def __getitem__(self, name):
        if name not in self.made:
            explorer = WithFew(name)
            result = explorer.result()
            self.made[name] = (explorer, result, explorer.drawings(result, explorer.texts(result)))
        return self.made[name]


@pytest.fixture(scope="session")
def browser():
    """Chromium, one for all tests of a process; no name is found but this machine's own: it has no network."""
    with sync_playwright() as playwright:
        flags = [*chromium.FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost"]
        launched = playwright.chromium.launch(executable_path=chromium.light(), args=flags)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def defaults():
    """The default parameters."""
    return parameters()


@pytest.fixture(scope="session")
def members():
    """Every accepted parameter set."""
    return ensemble()


@pytest.fixture(scope="session")
def shown():
    """Each explorer by name as it first shows, with a band of a few: the explorer, its result and its drawings."""
    return Shown()
