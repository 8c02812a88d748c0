"""The helper that calls the compiled core without a browser gives what CPython gives, also a refusal and a NaN."""

import math

import pytest

from lactation.core import ordering
from tests.compiled import compiled


def test_functions_give_the_same():
    cases = [[count, seed] for count in range(1, 9) for seed in (1, 7, 12345)]
    assert compiled().each("deck", cases) == [ordering.deck(*case) for case in cases]


def test_refusal_comes_back_as_a_message():
    with pytest.raises(ValueError, match="seed: found -1, expected") as here:
        ordering.deck(5, -1)
    assert compiled().tried("deck", [[2, 1], [5, -1]]) == [{"gives": ordering.deck(2, 1)}, {"refuses": str(here.value)}]


def test_nan_goes_in_as_nan():
    (told,) = compiled().tried("check_number", [["dose", math.nan, 0, 1]])
    assert told["refuses"].startswith("dose: found NaN")


def test_any_function_can_be_run():
    assert compiled().run("ones => ones.map(one => lactation.fixed(one, 1))", [1.25, 2]) == ["1.3", "2.0"]
