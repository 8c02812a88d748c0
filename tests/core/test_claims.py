import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.claims import claim_fits, words_found
from lactation.core.ordering import deck

ANY = {"article": "", "topic": "", "verdict": "", "words": ""}
CLAIM = {"article": "S3", "topic": "leaking", "verdict": "partly", "text": "Wear a Breast pad"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", True), ("pad", True), ("PAD breast", True), ("  pad ", True), ("pad bra", False), ("breast pads", False)],
)
def test_words_are_found_in_any_order_and_case(wanted, found):
    assert words_found("Wear a Breast pad", wanted) is found


def test_claim_fits_when_nothing_is_asked():
    assert claim_fits(CLAIM, ANY)


@pytest.mark.parametrize(
    ("field", "here", "elsewhere"),
    [("article", "S3", "S1"), ("topic", "leaking", "massage"), ("verdict", "partly", "unsafe"), ("words", "pad", "pump")],
)
def test_each_filter_keeps_its_own_and_leaves_out_the_others(field, here, elsewhere):
    assert claim_fits(CLAIM, ANY | {field: here})
    assert not claim_fits(CLAIM, ANY | {field: elsewhere})


def test_all_filters_must_fit():
    assert not claim_fits(CLAIM, ANY | {"article": "S3", "verdict": "unsafe"})


@given(st.integers(0, 300), st.integers(1, 2147483646))
def test_shuffled_holds_each_number_once(count, seed):
    assert sorted(deck(count, seed)) == list(range(count))


def test_same_seed_same_order_and_another_seed_another():
    assert deck(159, 7) == deck(159, 7) != deck(159, 8)


@pytest.mark.parametrize("seed", [0, 2147483647])
def test_seed_out_of_range_is_refused_by_name(seed):
    with pytest.raises(ValueError, match=r"^seed: found"):
        deck(10, seed)
