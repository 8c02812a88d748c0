import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.claims import dealt
from lactation.core.ordering import deck


@given(st.integers(0, 300), st.integers(1, 2147483646))
def test_shuffled_holds_each_number_once(count, seed):
    assert sorted(deck(count, seed)) == list(range(count))


def test_same_seed_same_order_and_another_seed_another():
    assert deck(159, 7) == deck(159, 7) != deck(159, 8)


@pytest.mark.parametrize("seed", [0, 2147483647])
def test_seed_out_of_range_is_refused_by_name(seed):
    with pytest.raises(ValueError, match=r"^seed: found"):
        deck(10, seed)


@given(st.integers(1, 60), st.integers(1, 12), st.integers(1, 1000))
def test_every_card_comes_once_before_one_comes_again(count, size, seed):
    order = deck(count, seed)
    cards = [card for hand in range(-(-count // size)) for card in dealt(order, hand, size)]
    assert sorted(cards[:count]) == list(range(count)) or size > count


@given(st.integers(1, 60), st.integers(0, 20), st.integers(1, 12))
def test_a_hand_holds_no_card_twice(count, hand, size):
    cards = dealt(deck(count, 3), hand, size)
    assert len(cards) == len(set(cards)) == min(count, size)
