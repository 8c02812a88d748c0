import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.ordering import deck, first_out_of_place, shuffled

SEEDS = st.integers(1, 2147483646)


@given(st.integers(0, 30), SEEDS)
def test_shuffle_keeps_all_and_is_the_same_for_a_seed(count, seed):
    assert sorted(shuffled(count, seed)) == list(range(count))
    assert shuffled(count, seed) == shuffled(count, seed)


@given(st.integers(2, 30), SEEDS)
def test_shuffle_is_never_in_order(count, seed):
    assert first_out_of_place(shuffled(count, seed)) >= 0


def test_every_order_of_three_but_the_right_one_comes_up():
    assert len({tuple(shuffled(3, seed)) for seed in range(1, 200)}) == 5


@given(st.permutations(range(6)))
def test_first_out_of_place_is_the_first_difference(order):
    at = first_out_of_place(order)
    if at < 0:
        assert order == list(range(6))
    else:
        assert order[:at] == list(range(at))
        assert order[at] != at


@pytest.mark.parametrize("seed", [0, -1, math.nan, 2147483647, "1", None])
def test_wild_seed_is_refused(seed):
    with pytest.raises(ValueError, match=f"^seed: found {seed}, expected a number from 1 to 2147483646$"):
        shuffled(5, seed)


@given(st.integers(0, 300), st.integers(1, 2147483646))
def test_shuffled_holds_each_number_once(count, seed):
    assert sorted(deck(count, seed)) == list(range(count))


def test_same_seed_same_order_and_another_seed_another():
    assert deck(159, 7) == deck(159, 7) != deck(159, 8)


@pytest.mark.parametrize("seed", [0, 2147483647])
def test_seed_out_of_range_is_refused_by_name(seed):
    with pytest.raises(ValueError, match=r"^seed: found"):
        deck(10, seed)
