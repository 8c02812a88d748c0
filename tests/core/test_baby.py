import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.baby import (
    appetite_ml_per_day,
    meal_ml,
    meal_stretch,
    usual_meal_ml,
    usual_weight_kg,
    weight_after_day_kg,
)
from tests.core.strategies import SETS

DEFAULTS = SETS[0]
ONE_YEAR = st.floats(0, 365)


@pytest.mark.parametrize(
    ("age", "weight"), [(0, 3.35), (3, 3.15), (29.5, 4.27625), (30, 4.3), (45, 4.825), (90, 6.1), (180, 7.6), (400, 7.6)]
)
def test_usual_weight_follows_the_table_in_straight_lines(age, weight):
    assert usual_weight_kg(age) == pytest.approx(weight)


@given(ONE_YEAR)
def test_appetite_stays_under_its_cap_and_above_nothing(age):
    assert 0.0 < appetite_ml_per_day(age, DEFAULTS) <= DEFAULTS["appetite_cap_ml"]


def test_appetite_of_the_oldest_baby_allowed_is_not_negative():
    assert appetite_ml_per_day(1100.0, DEFAULTS) >= 0.0


def test_appetite_at_three_months_is_near_the_published_intake():
    assert 700.0 < appetite_ml_per_day(90.0, DEFAULTS) <= 800.0


@given(st.floats(0, 180), st.floats(0.1, 60))
def test_meals_grow_with_age(age, later):
    assert usual_meal_ml(age + later, DEFAULTS) > usual_meal_ml(age, DEFAULTS)


@given(st.floats(0, 180), st.floats(0.1, 60))
def test_older_baby_can_stretch_its_meal_further(age, later):
    assert 0.0 < meal_stretch(age, DEFAULTS) <= meal_stretch(age + later, DEFAULTS) <= DEFAULTS["stretch_share"]


@given(st.floats(20, 140), st.floats(0, 0.6), st.floats(0, 1000))
def test_meal_lies_between_the_usual_and_the_stretched_one(usual, stretch, hunger):
    assert usual <= meal_ml(usual, stretch, hunger) <= usual * (1 + stretch) + 1e-9


@given(st.floats(20, 140), st.floats(0, 0.6), st.floats(0, 400), st.floats(0, 100))
def test_hungrier_baby_never_takes_a_smaller_meal(usual, stretch, hunger, more):
    assert meal_ml(usual, stretch, hunger + more) >= meal_ml(usual, stretch, hunger)


@given(st.floats(2.5, 9), st.floats(0, 365), st.floats(0, 900), st.floats(1, 200))
def test_more_milk_gives_more_weight(weight, age, intake, more):
    less = weight_after_day_kg(weight, age, intake, DEFAULTS)
    assert weight_after_day_kg(weight, age, intake + more, DEFAULTS) > less


@given(st.floats(2.5, 9), st.floats(0, 365))
def test_baby_without_milk_loses_weight(weight, age):
    assert weight_after_day_kg(weight, age, 0.0, DEFAULTS) < weight


def test_baby_loses_water_only_in_the_first_days():
    first, later = (weight_after_day_kg(3.3, age, 400.0, DEFAULTS) for age in (0.0, 5.0))
    assert later - first == pytest.approx(DEFAULTS["water_loss_g_day"] / 1000.0)


def test_growth_at_one_month_is_20_to_45_g_a_day():
    gain_g = 1000.0 * (weight_after_day_kg(4.3, 30.0, appetite_ml_per_day(30.0, DEFAULTS), DEFAULTS) - 4.3)
    assert 20.0 < gain_g < 45.0
