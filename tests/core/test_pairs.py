import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.pairs import check_pairs, check_rows, pairs_in_order

DAY, KG = {"name": "day", "min": 0, "max": 84}, {"name": "kg", "min": 1, "max": 10}
ROWS = st.lists(st.tuples(st.integers(0, 84), st.floats(1, 10)), max_size=8, unique_by=lambda row: row[0]).map(
    lambda rows: [list(row) for row in rows]
)


@given(ROWS)
def test_good_rows_are_allowed(rows):
    check_pairs("weights", rows, DAY, KG, 8)


@given(ROWS)
def test_rows_in_order_are_the_same_rows_sorted(rows):
    assert pairs_in_order(rows) == sorted(rows)


@given(ROWS)
def test_putting_rows_in_order_leaves_the_given_ones_alone(rows):
    before = [list(row) for row in rows]
    pairs_in_order(rows)
    assert rows == before


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([[3, 0.3]], "weights, row 1, kg: found 0.3, expected a number from 1 to 10"),
        ([[3, 3.2], [85, 3.3]], "weights, row 2, day: found 85, expected a number from 0 to 84"),
        ([[3, 3.2], ["nothing", 3.3]], "weights, row 2, day: found nothing, expected a number from 0 to 84"),
        ([[3, math.nan]], "weights, row 1, kg: found nan, expected a number from 1 to 10"),
        ([[3, True]], "weights, row 1, kg: found True, expected a number from 1 to 10"),
        ([[3, 3.2], [7, 3.3], [3, 3.4]], "weights, row 3, day: found 3 as in row 1, expected one row for each"),
        ([[3]], "weights, row 1: found 1 numbers, expected rows of day and kg"),
        ([4.5], "weights, row 1: found 4.5, expected rows of day and kg"),
        (7, "weights: found 7, expected rows of day and kg"),
        ([[day, 3] for day in range(9)], "weights: found 9 rows, expected at most 8"),
    ],
)
def test_bad_row_is_refused_with_row_column_value_and_range(rows, message):
    with pytest.raises(ValueError) as refusal:
        check_pairs("weights", rows, DAY, KG, 8)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (3, "who: found 3, expected a table of 2 columns"),
        ([], "who: found no row, expected a table of 2 columns"),
        ([[1, 2], 3], "who, row 2: found 3, expected 2 numbers"),
        ([[1, 2], [3]], "who, row 2: found 1 values, expected 2 numbers"),
        ([[1, math.nan]], "who, row 1: found nan, expected a number from -1000 to 100000"),
    ],
)
def test_bad_table_is_refused_with_its_row(rows, message):
    with pytest.raises(ValueError) as refusal:
        check_rows("who", rows, 2)
    assert str(refusal.value) == message
