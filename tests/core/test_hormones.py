import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.hormones import (
    activation,
    alcohol_inhibition,
    let_down_strength,
    prolactin_baseline_ng_ml,
    prolactin_fading,
    prolactin_gain,
    prolactin_mean_ng_ml,
    prolactin_rise,
)
from tests.core.strategies import SETS

PARAMETERS = st.sampled_from(SETS)
DEFAULTS = SETS[0]


@given(st.floats(0, 1100), PARAMETERS)
def test_activation_stays_between_its_floor_and_1(age, parameters):
    assert parameters["activation_floor"] <= activation(age, parameters) <= 1.0


@given(st.floats(0, 40), st.floats(0.01, 10), PARAMETERS)
def test_activation_never_goes_back(age, later, parameters):
    assert activation(age + later, parameters) >= activation(age, parameters)


@pytest.mark.parametrize("parameters", SETS[::12])
def test_activation_is_half_done_on_the_activation_day(parameters):
    floor = parameters["activation_floor"]
    assert activation(parameters["activation_day"], parameters) == pytest.approx(0.5 * (1 + floor))


@pytest.mark.parametrize("widths", [-3.0, 1.0, 4.5, 12.0, 39.9, 40.1, 300.0])
def test_activation_follows_its_formula_early_and_late(widths):
    floor, middle, width = (DEFAULTS[f"activation_{name}"] for name in ("floor", "day", "width_days"))
    expected = floor + (1.0 - floor) / (1.0 + math.exp(-widths))
    assert activation(middle + widths * width, DEFAULTS) == pytest.approx(expected, rel=1e-13)


def test_prolactin_fades_from_birth_with_its_time_constant():
    days = DEFAULTS["prolactin_fall_days"]
    assert prolactin_fading(0.0, DEFAULTS) == 1.0
    assert prolactin_fading(days, DEFAULTS) == pytest.approx(math.exp(-1))


@given(st.floats(0, 30))
def test_prolactin_at_birth_does_not_depend_on_feeds(feeds):
    assert prolactin_baseline_ng_ml(1.0, feeds, DEFAULTS) == pytest.approx(DEFAULTS["prolactin_birth_ng_ml"])


@given(st.floats(0, 0.99), st.floats(0.5, 20), st.floats(0.1, 5))
def test_more_feeds_keep_the_baseline_higher(fading, feeds, more):
    assert prolactin_baseline_ng_ml(fading, feeds + more, DEFAULTS) > prolactin_baseline_ng_ml(fading, feeds, DEFAULTS)


def test_baseline_without_suckling_sinks_to_the_floor():
    assert prolactin_baseline_ng_ml(0.0, 0.0, DEFAULTS) == DEFAULTS["prolactin_floor_ng_ml"]


def test_gain_is_1_at_100_ng_ml():
    assert prolactin_gain(100.0, DEFAULTS) == pytest.approx(1.0)


def test_doubling_prolactin_over_the_usual_range_adds_less_than_a_tenth():
    assert prolactin_gain(200.0, DEFAULTS) / prolactin_gain(100.0, DEFAULTS) < 1.10


def test_raising_low_prolactin_adds_about_a_third():
    assert prolactin_gain(200.0, DEFAULTS) / prolactin_gain(35.0, DEFAULTS) == pytest.approx(1.33, abs=0.05)


@given(st.integers(1, 16))
def test_daily_mean_is_the_mean_of_the_pulses(feeds):
    half_life, feed_min = DEFAULTS["prolactin_half_life_min"], DEFAULTS["prolactin_feed_min"]
    pulse = sum(prolactin_rise(minute + 0.5, feed_min, half_life) for minute in range(1440)) / 1440
    # A feed that empties the pituitary at a constant rate is a little above the straight line that the mean takes.
    assert prolactin_mean_ng_ml(100.0, feeds, DEFAULTS) == pytest.approx(100.0 * (1 + feeds * pulse), rel=0.01)


@given(st.floats(5, 60), st.floats(20, 60))
def test_rise_reaches_the_baseline_again_at_the_end_of_the_feed(feed_min, half_life):
    assert prolactin_rise(feed_min, feed_min, half_life) == pytest.approx(1.0)


@given(st.floats(5, 60), st.floats(20, 60), st.floats(0, 300))
def test_rise_halves_every_half_life_after_the_feed(feed_min, half_life, later):
    now = prolactin_rise(feed_min + later, feed_min, half_life)
    assert prolactin_rise(feed_min + later + half_life, feed_min, half_life) == pytest.approx(0.5 * now)


@given(st.floats(5, 60), st.floats(20, 60), st.floats(0, 0.95))
def test_rise_grows_during_the_feed(feed_min, half_life, part):
    assert prolactin_rise(feed_min * (part + 0.04), feed_min, half_life) > prolactin_rise(feed_min * part, feed_min, half_life)


@pytest.mark.parametrize("minutes", [0.0, -1.0, -500.0])
def test_no_rise_before_the_feed(minutes):
    assert prolactin_rise(minutes, 20.0, 37.0) == 0.0


@pytest.mark.parametrize(("dose", "share"), [(0.0, 0.0), (0.75, 0.182), (1.25, 0.632), (1.75, 0.804)])
def test_alcohol_goes_through_the_groups_of_cobo(dose, share):
    assert alcohol_inhibition(dose) == pytest.approx(share)


@given(st.floats(0.01, 0.5))
def test_no_amount_of_alcohol_is_shown_to_do_nothing(dose):
    """At 0.4 g/kg oxytocin and milk were less (Mennella 2005), at 0.3 babies drank less (Mennella 1993)."""
    assert 0.0 < alcohol_inhibition(dose) < 0.182


@given(st.floats(0, 3), st.floats(0, 1))
def test_more_alcohol_never_holds_back_less(dose, more):
    assert 0.0 <= alcohol_inhibition(dose) <= alcohol_inhibition(dose + more) + 1e-12 <= 0.804 + 1e-9


def test_full_stress_halves_the_let_downs():
    assert let_down_strength(1.0, 0.0, 0.0) == 0.5


def test_full_pain_leaves_newtons_share():
    assert let_down_strength(0.0, 1.0, 0.0) == pytest.approx(0.36)


def test_calm_mother_has_all_her_let_downs():
    assert let_down_strength(0.0, 0.0, 0.0) == 1.0


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 2))
def test_some_let_downs_always_remain(stress, pain, dose):
    assert 0.0 < let_down_strength(stress, pain, dose) <= 1.0
