import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.pairs import check_pairs, check_rows, follow_newest, pairs_in_order

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


KG_ASKED = KG | {"unit": "kg"}


@pytest.mark.parametrize(
    ("typed", "meant"), [(3400, 3.4), (3180, 3.18), (340, 3.4), (2925, 2.925), (9990, 9.99), (1000, 1.0), (10000, 10.0)]
)
def test_weight_in_grams_is_asked_back_in_kilograms(typed, meant):
    with pytest.raises(ValueError, match=rf"found {typed}, expected a number from 1 to 10\. Did you mean {meant} kg\?$"):
        check_pairs("weights", [[3, typed]], DAY, KG_ASKED, 8)


@pytest.mark.parametrize("typed", [0.3, 34, 50, 10001 * 10, -3400, math.nan, math.inf, True, "3400"])
def test_what_cannot_be_grams_is_not_asked_back(typed):
    with pytest.raises(ValueError, match=r"expected a number from 1 to 10$"):
        check_pairs("weights", [[3, typed]], DAY, KG_ASKED, 8)


def test_days_are_never_asked_back():
    with pytest.raises(ValueError, match=r"expected a number from 0 to 84$"):
        check_pairs("weights", [[3000, 3.4]], DAY, KG_ASKED, 8)


# ---- The slider that follows ----


@pytest.mark.parametrize(
    ("before", "after", "now", "goes"),
    [
        ([[3, 3.2], [7, 3.3]], [[3, 3.1], [7, 3.3]], 3, 3),  # an old row is mended
        ([[3, 3.2], [7, 3.3]], [[3, 3.2], [7, 3.4]], 3, 3),  # the newest row's weight is mended
        ([[3, 3.2], [7, 3.3]], [[4, 3.2], [7, 3.3]], 3, 3),  # an old row's day is mended
        ([[3, 3.2]], [[3, 3.2], [7, 3.3]], 3, 7),  # a new newest row
        ([[7, 3.3]], [[7, 3.3], [3, 3.2]], 7, 7),  # a new row that is older
        ([[3, 3.2], [7, 3.3]], [[3, 3.2]], 7, 7),  # the newest row goes
        ([[3, 3.2]], [], 3, 3),
        ([], [[2.5, 3.2]], 0, 3),
        ([[3, 3.2]], [[3, 3.2], [99, 3.3]], 3, 84),
    ],
)
def test_slider_follows_only_to_a_new_newest_row(before, after, now, goes):
    assert follow_newest(before, after, now, 0, 84) == goes


@given(ROWS, ROWS, st.integers(0, 84))
def test_slider_stays_unless_there_is_a_newer_row(before, after, now):
    newer = max((row[0] for row in after), default=-1) > max((row[0] for row in before), default=-1)
    assert follow_newest(before, after, now, 0, 84) == (max(row[0] for row in after) if newer else now)


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
