"""Random mothers and random days for the property tests, and the small helpers that several of them use."""

from copy import deepcopy
from functools import cache

from hypothesis import strategies as st

from lactation.content import ensemble, parameters
from lactation.core.mother import birth_state, simulate
from lactation.core.schedules import responsive_days
from lactation.core.sessions import BREASTS, KINDS, session

SETS = [parameters(), *ensemble()]


# Any time of the day to a few microseconds: a gap of 5e-324 h divides by zero (test_mother.py has that one by itself).
HOURS = st.floats(0, 24).map(lambda hour: min(round(hour, 9), 23.999999999))


def changed(day, **fields):
    """A copy of a day with the same fields changed in every session."""
    return [one | fields for one in day]


def by_hour(sessions):
    """Sessions in order."""
    return sorted(sessions, key=lambda one: one["hour"])


@st.composite
def random_sessions(draw):
    """One session: any hour, kind, breast, minutes, efficacy, stress and supplements that are allowed."""
    one = session(draw(HOURS), draw(st.sampled_from(KINDS)))
    one["breast"] = draw(st.sampled_from(BREASTS))
    one["minutes"] = draw(st.floats(0, 120))
    one["efficacy"] = draw(st.floats(0, 1))
    one["stress"] = draw(st.floats(0, 1))
    one["supplement_before_ml"] = draw(st.sampled_from([0.0, 0.0, 20.0, 500.0]))
    one["supplement_after_ml"] = draw(st.sampled_from([0.0, 0.0, 35.5, 500.0]))
    return one


def random_days(most_sessions=10, most_days=4):
    """One to ``most_days`` days of up to ``most_sessions`` random sessions, in order."""
    day = st.lists(random_sessions(), max_size=most_sessions).map(by_hour)
    return st.lists(day, min_size=1, max_size=most_days)


@cache
def _saved_state(number, days):
    return simulate(responsive_days(days, seed=3), SETS[number], birth_state(SETS[number]), per_session=False)["state"]


def saved_state(number, days):
    """The state of parameter set ``number`` after ``days`` of feeding on demand; the caller may change it."""
    return deepcopy(_saved_state(number, days))


@st.composite
def mothers(draw):
    """A parameter set and a state: from birth, with any storage and sizes, or saved after some weeks."""
    number = draw(st.integers(0, len(SETS) - 1))
    if draw(st.booleans()):
        storage, left, right = draw(st.floats(0.3, 1.9)), draw(st.floats(0.2, 1.5)), draw(st.floats(0.2, 1.5))
        return SETS[number], birth_state(SETS[number], storage, left, right)
    return SETS[number], saved_state(number, draw(st.sampled_from([3, 14, 60])))
