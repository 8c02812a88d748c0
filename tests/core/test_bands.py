import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.bands import band, in_order, quantile, two_bands

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30)


@given(NUMBERS)
def test_in_order_sorts(values):
    assert in_order(values) == sorted(values)


@given(NUMBERS)
def test_in_order_leaves_its_input_alone(values):
    before = list(values)
    in_order(values)
    assert values == before


@given(NUMBERS)
def test_half_of_the_values_lie_below_the_median(values):
    assert quantile(sorted(values), 0.5) == pytest.approx(statistics.median(values), rel=1e-12, abs=1e-9)


@given(NUMBERS)
def test_quantiles_0_and_1_are_the_ends(values):
    assert (quantile(sorted(values), 0.0), quantile(sorted(values), 1.0)) == (min(values), max(values))


def test_quantile_lies_between_neighbours_in_a_straight_line():
    assert quantile([10.0, 20.0, 40.0], 0.75) == 30.0


@given(st.lists(st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=3), min_size=1, max_size=12))
def test_band_holds_the_median_of_every_point(lines):
    found = band(lines)
    for i in range(3):
        middle = statistics.median(line[i] for line in lines)
        assert found["low"][i] <= middle + 1e-9
        assert found["high"][i] >= middle - 1e-9


def test_band_leaves_out_a_twentieth_at_each_side():
    assert band([[float(i)] for i in range(101)]) == {"low": [5.0], "high": [95.0]}


def test_two_bands_are_kept_apart():
    doubt, others = [[1.0], [2.0], [3.0]], [[10.0], [20.0], [30.0]]
    assert two_bands(doubt, others) == {"doubt": band(doubt), "mothers": band(others)}
    assert two_bands(doubt, others, 0.0, 1.0)["mothers"] == {"low": [10.0], "high": [30.0]}


def test_no_lines_make_an_empty_band():
    assert band([]) == {"low": [], "high": []}
