"""One profile for all property tests: the same examples every time, no clock, nothing written to the tree."""

import pytest
from hypothesis import HealthCheck, settings

from lactation.content import ensemble, parameters

settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],  # a two-core machine is slow, not wrong
)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def defaults():
    """The default parameters."""
    return parameters()


@pytest.fixture(scope="session")
def members():
    """Every accepted parameter set."""
    return ensemble()
