import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.checks import check_choice, check_fields, check_limits, check_number


@given(st.floats(-5, 12))
def test_number_in_range_is_returned_unchanged(value):
    assert check_number("dose", value, -5, 12) == value


@pytest.mark.parametrize("value", [0, 10])
def test_both_ends_of_the_range_are_allowed(value):
    assert check_number("dose", value, 0, 10) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.001, 10.001, True, False, "5", None, [5]])
def test_what_is_no_number_in_range_is_refused_with_field_value_and_range(value):
    with pytest.raises(ValueError, match=r"^dose: found .*, expected a number from 0 to 10$") as refusal:
        check_number("dose", value, 0, 10)
    assert f"found {value}," in str(refusal.value)


def test_choice_that_is_listed_is_returned():
    assert check_choice("side", "left", ["left", "right"]) == "left"


@pytest.mark.parametrize("value", ["Left", "", None, 1, True, ["left"]])
def test_other_choice_is_refused_with_field_value_and_choices(value):
    with pytest.raises(ValueError, match=r"^side: found ") as refusal:
        check_choice("side", value, ["left", "right"])
    assert str(refusal.value) == f"side: found {value}, expected one of left, right"


def test_missing_field_is_named():
    with pytest.raises(ValueError, match="day 1, session 2: stress: found nothing, expected a value"):
        check_fields("day 1, session 2: ", {"hour": 1.0}, ["hour", "stress"])
    check_fields("", {"hour": 1.0}, ["hour"])


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (5, "limits: found 5, expected numbers by name"),
        ({"a": 1}, "limits.b: found nothing"),
        ({"a": 1, "b": 11}, "limits.b: found 11, expected a number from 0 to 10"),
    ],
)
def test_limits_that_cannot_be_are_refused_by_name(limits, found):
    check_limits({"a": 1, "b": 10}, ["a", "b"], 10)
    with pytest.raises(ValueError, match=found):
        check_limits(limits, ["a", "b"], 10)
