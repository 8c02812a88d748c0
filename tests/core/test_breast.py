import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.breast import fill, fullness, milk_after, new_breast, removable_share, remove
from tests.core.strategies import SETS

DEFAULTS = SETS[0]
FULL_SHARE = st.floats(0, 1)
STORAGE = st.floats(20, 600)
RATE = st.floats(0.1, 60)
HOURS = st.floats(0, 48)
THRESHOLD = st.floats(0.3, 0.9)


def breast_with(**changes):
    return new_breast(DEFAULTS, 1.0, 1.0) | changes


def filled(breast, hours=3.0, growth=0.05):
    fill(breast, hours, 1.0, growth, 0.9, 0.01, DEFAULTS)
    return breast


@given(FULL_SHARE, STORAGE, RATE, HOURS, THRESHOLD)
def test_milk_never_exceeds_storage(share, storage, rate, hours, threshold):
    assert milk_after(share * storage, storage, rate, hours, threshold) <= storage


@given(FULL_SHARE, STORAGE, RATE, HOURS, st.floats(0, 24), THRESHOLD)
def test_milk_grows_with_time(share, storage, rate, hours, more, threshold):
    now = milk_after(share * storage, storage, rate, hours, threshold)
    assert milk_after(share * storage, storage, rate, hours + more, threshold) >= now - 1e-9


@given(FULL_SHARE, STORAGE, RATE, st.floats(0, 24), st.floats(0.1, 12), THRESHOLD)
def test_filling_only_ever_slows(share, storage, rate, hours, step, threshold):
    now, soon, later = (milk_after(share * storage, storage, rate, hours + k * step, threshold) for k in (0, 1, 2))
    assert later - soon <= soon - now + 1e-9


@given(STORAGE, RATE, THRESHOLD, st.floats(0, 1))
def test_filling_is_at_the_full_rate_up_to_the_threshold(storage, rate, threshold, part):
    hours = part * threshold * storage / rate
    assert milk_after(0.0, storage, rate, hours, threshold) == pytest.approx(rate * hours, rel=1e-9, abs=1e-9)


@given(FULL_SHARE, STORAGE, RATE, st.floats(0, 24), st.floats(0, 24), THRESHOLD)
def test_filling_in_two_steps_is_filling_in_one(share, storage, rate, first, second, threshold):
    once = milk_after(share * storage, storage, rate, first + second, threshold)
    twice = milk_after(milk_after(share * storage, storage, rate, first, threshold), storage, rate, second, threshold)
    assert twice == pytest.approx(once, rel=1e-9, abs=1e-9)


@given(st.floats(0, 0.9), STORAGE, RATE, st.floats(0.5, 12))
def test_fuller_breast_makes_less(share, storage, rate, hours):
    threshold = DEFAULTS["inhibition_threshold"]
    made = milk_after(share * storage, storage, rate, hours, threshold) - share * storage
    fuller = min(1.0, share + 0.1) * storage
    assert milk_after(fuller, storage, rate, hours, threshold) - fuller <= made + 1e-9


def test_new_breast_is_empty_and_in_balance():
    breast = new_breast(DEFAULTS, 1.0, 1.0)
    assert (breast["milk_ml"], breast["made_ml"], breast["taken_ml"]) == (0.0, 0.0, 0.0)
    assert breast["inhibition"] == DEFAULTS["inhibition_set_point"]


def test_small_breast_still_holds_the_least_storage():
    assert new_breast(DEFAULTS, 0.05, 0.1)["storage_ml"] == DEFAULTS["storage_min_ml"]


def test_fill_counts_what_it_makes():
    breast = filled(breast_with())
    assert breast["made_ml"] == breast["milk_ml"] > 0.0


def test_emptied_breast_raises_its_capacity():
    breast = breast_with(inhibition=0.0)
    assert filled(breast)["secretion_ml_h"] > DEFAULTS["initial_secretion_ml_h"]


def test_breast_left_full_lowers_its_capacity():
    breast = breast_with(milk_ml=200.0, storage_ml=205.0, inhibition=0.9)
    assert filled(breast)["secretion_ml_h"] < DEFAULTS["initial_secretion_ml_h"]


def test_breast_at_its_set_point_keeps_its_capacity():
    breast = breast_with(inhibition=DEFAULTS["inhibition_set_point"])
    fill(breast, 3.0, 1.0, 0.05, 1.0, 0.01, DEFAULTS)  # memory kept whole: inhibition stays at the set point
    assert breast["secretion_ml_h"] == DEFAULTS["initial_secretion_ml_h"]


def test_capacity_waits_before_activation():
    breast = breast_with(inhibition=0.0)
    assert filled(breast, growth=-1.0)["secretion_ml_h"] == DEFAULTS["initial_secretion_ml_h"]


def test_capacity_never_passes_its_maximum():
    breast = breast_with(inhibition=0.0, storage_ml=900.0, secretion_ml_h=DEFAULTS["secretion_max_ml_h"])
    assert filled(breast, hours=6.0)["secretion_ml_h"] == DEFAULTS["secretion_max_ml_h"]


def test_storage_moves_towards_hours_of_secretion():
    breast = breast_with(secretion_ml_h=30.0)
    before, goal = breast["storage_ml"], 30.0 * breast["storage_hours"]
    assert before < filled(breast)["storage_ml"] < goal


@given(st.floats(0, 1), st.floats(0.01, 6), st.floats(0.1, 40), st.floats(0.02, 1.15), st.floats(-1, 0.1))
def test_fill_keeps_a_breast_possible(share, hours, secretion, drive, growth):
    breast = breast_with(milk_ml=share * 200.0, storage_ml=200.0, secretion_ml_h=secretion)
    fill(breast, hours, drive, growth, 0.9, 0.02, DEFAULTS)
    assert 0.0 <= breast["milk_ml"] <= breast["storage_ml"]
    assert 0.0 <= breast["inhibition"] <= 1.0
    assert 0.0 < breast["secretion_ml_h"] <= DEFAULTS["secretion_max_ml_h"]


@given(st.floats(0, 6), st.floats(0, 120), st.floats(0, 3), st.floats(0, 1))
def test_removable_share_is_a_share(ejections, minutes, lag, efficacy):
    assert 0.0 <= removable_share(ejections, minutes, lag, efficacy, DEFAULTS) < 1.0


@given(st.floats(0.1, 5), st.floats(2, 40), st.floats(0.1, 0.9))
def test_share_grows_with_ejections_minutes_and_efficacy(ejections, minutes, efficacy):
    share = removable_share(ejections, minutes, 0.85, efficacy, DEFAULTS)
    assert removable_share(ejections + 0.5, minutes, 0.85, efficacy, DEFAULTS) > share
    assert removable_share(ejections, minutes + 1.0, 0.85, efficacy, DEFAULTS) >= share
    assert removable_share(ejections, minutes, 0.85, efficacy + 0.1, DEFAULTS) > share


def test_nothing_is_removable_before_milk_flows():
    assert removable_share(5.0, 0.8, 0.85, 1.0, DEFAULTS) == 0.0


def test_one_ejection_in_a_long_session_moves_its_share():
    assert removable_share(1.0, 120.0, 0.85, 1.0, DEFAULTS) == pytest.approx(DEFAULTS["ejection_share"])


@given(FULL_SHARE, st.floats(0, 300), st.floats(0, 400))
def test_remove_takes_the_share_or_what_is_wanted(share, milk, wanted):
    breast = breast_with(milk_ml=milk)
    taken = remove(breast, share, wanted)
    assert taken == min(share * milk, wanted)
    assert breast["milk_ml"] == milk - taken
    assert breast["taken_ml"] == taken


def test_fullness_is_milk_over_storage():
    assert fullness(breast_with(milk_ml=50.0, storage_ml=200.0)) == 0.25
