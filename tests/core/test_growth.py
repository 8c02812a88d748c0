import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from lactation.content import HERE
from lactation.content.tables import number_table
from lactation.core.growth import between, centile_of, lms_kg, lms_on, lms_z, row_on, rows_of

WHO = number_table(HERE / "growth" / "who_weight_for_age.csv")
SEXES = st.sampled_from([0, 1])
DAYS = st.floats(0, 182)
SCORES = st.floats(-3, 3)
# The published columns -2 SD, median and +2 SD, to the 100 g that WHO prints.
PRINTED = {
    (0, 0): (2.5, 3.3, 4.4), (1, 0): (2.4, 3.2, 4.2), (0, 182.625): (6.4, 7.9, 9.8), (1, 182.625): (5.7, 7.3, 9.3),
}  # fmt: skip


def lms(girl, day):
    return lms_on(rows_of(WHO, girl), day)


@given(SEXES, DAYS)
def test_median_has_z_0_and_centile_50(girl, day):
    one = lms(girl, day)
    assert lms_z(one["m"], one) == pytest.approx(0, abs=1e-12)
    assert centile_of(lms_z(one["m"], one)) == pytest.approx(50, abs=1e-5)


@given(SEXES, DAYS, SCORES)
def test_weight_and_z_are_each_others_inverse(girl, day, z):
    one = lms(girl, day)
    assert lms_z(lms_kg(z, one), one) == pytest.approx(z, abs=1e-9)


@given(st.floats(1, 8), st.floats(-0.4, 0.4), st.floats(0.1, 0.2), SCORES)
def test_an_l_near_zero_is_the_logarithm(median, small, spread, z):
    near, at = ({"l": power, "m": median, "s": spread} for power in (small * 1e-7, 0.0))
    assert lms_kg(z, near) == pytest.approx(lms_kg(z, at), rel=1e-5)
    assert lms_z(lms_kg(z, at), at) == pytest.approx(z, abs=1e-9)


@given(SEXES, DAYS, SCORES, st.floats(0.001, 2))
def test_heavier_is_a_higher_centile(girl, day, z, more):
    one = lms(girl, day)
    kg = lms_kg(z, one)
    assert centile_of(lms_z(kg + more, one)) > centile_of(lms_z(kg, one))


@given(st.floats(-6, 6))
def test_centile_is_the_normal_distribution(z):
    assert centile_of(z) == pytest.approx(100 * norm.cdf(z), abs=1e-5)
    assert 0 <= centile_of(z) <= 100
    assert centile_of(z) + centile_of(-z) == pytest.approx(100)


@pytest.mark.parametrize(("key", "printed"), PRINTED.items())
def test_standard_agrees_with_the_printed_charts(key, printed):
    assert [round(lms_kg(z, lms(*key)), 1) for z in (-2, 0, 2)] == list(printed)


@given(SEXES, st.floats(2, 182), st.floats(0.1, 50))
def test_median_weight_rises_after_the_second_day(girl, day, later):
    assert lms(girl, day + later)["m"] >= lms(girl, day)["m"]


@given(st.floats(-10, 20))
def test_between_rows_runs_straight_and_stays_level_beyond(x):
    rows = [[0, 1], [4, 3], [10, 0]]
    expected = 1 if x <= 0 else 1 + x / 2 if x <= 4 else 3 - (x - 4) / 2 if x <= 10 else 0
    assert between(rows, x, 1) == pytest.approx(expected)


def test_rows_of_one_kind_come_without_the_kind():
    assert rows_of([[0, 1, 2], [1, 3, 4], [0, 5, 6]], 0) == [[1, 2], [5, 6]]


@pytest.mark.parametrize(("x", "row"), [(-1, [0, 5]), (0, [0, 5]), (2.9, [0, 5]), (3, [3, 6]), (99, [3, 6])])
def test_row_on_a_day_is_the_last_that_began(x, row):
    assert row_on([[0, 5], [3, 6]], x) == row
