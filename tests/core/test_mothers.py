import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content import mothers, spread_rows
from lactation.core.mother import birth_state, simulate
from lactation.core.mothers import TRAITS, all_mothers, mother_parameters
from lactation.core.schedules import responsive_days
from lactation.evidence import expressing_day, mean
from tests.core.strategies import SETS

DEFAULTS = SETS[0]
AVERAGE = dict.fromkeys(TRAITS, 1.0)
MOTHERS = mothers()
KENT_MEAN_ML, KENT_SD_ML, KENT_LOW_ML, KENT_HIGH_ML = 788.0, 169.0, 478.0, 1356.0  # Kent 2006, 71 mothers
ONE = st.fixed_dictionaries({trait: st.floats(0.3, 3.0) for trait in TRAITS})


@pytest.fixture(scope="module")
def fed():
    """Each mother's days, feeding on demand for four months."""
    plan = responsive_days(120)
    return [simulate(plan, own, birth_state(own), False)["days"] for own in all_mothers(DEFAULTS, MOTHERS, False, [])]


def spread(values):
    return statistics.stdev(values) / mean(values)


def test_average_mother_changes_nothing():
    assert mother_parameters(DEFAULTS, AVERAGE, False, []) == DEFAULTS


@given(ONE)
def test_average_set_is_not_changed(mother):
    before = dict(DEFAULTS)
    mother_parameters(DEFAULTS, mother, True, [])
    assert before == DEFAULTS


@given(ONE, st.booleans())
def test_trait_that_is_held_stays_average(mother, expressing):
    assert mother_parameters(DEFAULTS, mother, expressing, TRAITS) == DEFAULTS
    held = mother_parameters(DEFAULTS, mother, expressing, ["storage"])
    assert held["storage_hours"] == DEFAULTS["storage_hours"]
    assert held["appetite_cap_ml"] == DEFAULTS["appetite_cap_ml"] * mother["appetite"]


@given(ONE)
def test_mother_who_expresses_has_the_spread_of_those_who_do(mother):
    fed, pumped = (mother_parameters(DEFAULTS, mother, expressing, []) for expressing in (False, True))
    assert fed["initial_secretion_ml_h"] == DEFAULTS["initial_secretion_ml_h"] * mother["gland"]
    assert pumped["initial_secretion_ml_h"] == DEFAULTS["initial_secretion_ml_h"] * mother["pumped"]


def test_mothers_milk_at_three_months_covers_the_published_spread(fed):
    milk = [mean(days["made_ml"][60:]) for days in fed]
    assert mean(milk) == pytest.approx(KENT_MEAN_ML, rel=0.05)
    assert KENT_SD_ML <= statistics.stdev(milk) <= 1.2 * KENT_SD_ML
    assert min(milk) < KENT_LOW_ML
    assert max(milk) > 0.85 * KENT_HIGH_ML


def test_milk_of_the_first_days_spreads_as_published(fed):
    assert spread([days["taken_ml"][2] for days in fed]) == pytest.approx(0.48, abs=0.1)  # Casey 1986
    assert 0.15 < spread([days["taken_ml"][4] for days in fed]) < 0.30  # Casey 1986 0.19, Neville 1988 0.26


def test_storage_of_a_breast_spreads_as_published(fed):
    storage = [days["storage_ml"][75] / 2 for days in fed]
    assert mean(storage) == pytest.approx(210, rel=0.2)  # Kent 1999: 209.9 (SD 74.6)
    assert 0.30 < spread(storage) < 0.48


def test_expressed_milk_spreads_as_published():
    expressed = [
        simulate([expressing_day(5)] * 28, own, birth_state(own), False)["days"]["expressed_ml"]
        for own in all_mothers(DEFAULTS, MOTHERS, True, [])
    ]
    for week in (1, 3):
        assert 0.48 < spread([mean(days[7 * week : 7 * week + 7]) for days in expressed]) < 0.70  # Hopkinson 1988, Slusher 2012


def test_no_baby_of_the_drawn_mothers_stops_growing_for_good(fed):
    assert all(days["weight_kg"][90] > 4.3 for days in fed)
    assert spread([days["weight_kg"][90] for days in fed]) < 0.13


def test_forty_eight_mothers_differ_around_the_average():
    assert len(MOTHERS) == 48
    assert len({tuple(mother.values()) for mother in MOTHERS}) == 48
    for trait in TRAITS:
        assert statistics.median(mother[trait] for mother in MOTHERS) == pytest.approx(1.0, abs=0.05)


def test_spreads_are_those_of_the_traits_and_have_sources():
    assert [row["name"] for row in spread_rows()] == TRAITS
    assert all(row["source"] and row["published"] for row in spread_rows())
