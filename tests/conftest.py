"""One profile for all property tests: the same examples every time, no clock, nothing written to the tree."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lactation.activities.explorer import Explorer
from lactation.content import HERE, ensemble, parameters

settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],  # a two-core machine is slow, not wrong
)
settings.load_profile("repeatable")


BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep a file's tests in one process, for what they share; the browser's share only the site and go where there is room."""
    for item in items:
        if not item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


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
    """Each explorer by name as it first shows, band and all: the explorer, its result and its drawings."""
    found = {}
    for path in sorted((HERE / "explorers").glob("*.yaml")):
        explorer = Explorer(path.stem)
        result = explorer.result()
        found[path.stem] = (explorer, result, explorer.drawings(result, explorer.texts(result)))
    return found
