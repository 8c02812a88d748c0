import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.schedules import (
    day_without_nights,
    even_day,
    next_random,
    responsive_days,
    responsive_sessions,
    spaced_days,
    uneven_day,
)
from lactation.core.sessions import check_day

COUNT = st.integers(1, 30)
SEED = st.integers(1, 2147483646)


def hours(day):
    return [one["hour"] for one in day]


@given(COUNT)
def test_even_day_has_equal_gaps_over_midnight_too(count):
    found = hours(even_day(count))
    ahead = [*found[1:], found[0] + 24.0]
    assert [b - a for a, b in zip(found, ahead, strict=True)] == pytest.approx([24.0 / count] * count)


def test_even_day_of_no_sessions_is_empty():
    assert even_day(0) == []


def test_even_day_holds_sessions_of_the_kind_asked_for():
    assert {one["kind"] for one in even_day(5, "express")} == {"express"}


@given(COUNT)
def test_day_without_nights_keeps_to_06_to_22(count):
    found = hours(day_without_nights(count))
    assert len(found) == count
    assert min(found) >= 6.0
    assert max(found) <= 22.0


def test_day_without_nights_uses_the_whole_day():
    assert hours(day_without_nights(5)) == [6.0, 10.0, 14.0, 18.0, 22.0]


@given(COUNT, SEED)
def test_uneven_day_is_a_possible_day(count, seed):
    day = uneven_day(count, seed)
    assert len(day) == count
    check_day(day, 1)


@given(st.integers(2, 14), SEED)
def test_same_seed_gives_the_same_day(count, seed):
    assert uneven_day(count, seed) == uneven_day(count, seed)


def test_neighbouring_small_seeds_give_different_days():
    assert len({tuple(hours(uneven_day(8, seed))) for seed in range(1, 21)}) == 20


def test_uneven_gaps_are_as_uneven_as_gamma_shape_6():
    gaps = []
    for seed in range(1, 301):
        found = hours(uneven_day(8, seed))
        gaps += [b - a for a, b in pairwise(found)]
    mean = sum(gaps) / len(gaps)
    spread = math.sqrt(sum((gap - mean) ** 2 for gap in gaps) / len(gaps))
    # 1 / sqrt(6) = 0.41 for free gaps; a little less, because the gaps of a day add up to 24 h.
    assert 0.33 < spread / mean < 0.43


@given(SEED)
def test_random_numbers_stay_where_both_runtimes_are_exact(seed):
    assert seed * 16807 < 2**53
    assert 1 <= next_random(seed) <= 2147483646


def test_random_numbers_are_park_and_millers():
    seed = 1
    for _ in range(10_000):
        seed = next_random(seed)
    assert seed == 1043618065  # the check value of their paper (1988)


@given(st.floats(0.5, 20), st.integers(1, 30))
def test_spaced_days_hold_as_many_sessions_as_they_say(per_day, days):
    plan = spaced_days(per_day, days)
    assert len(plan) == days
    assert abs(sum(len(day) for day in plan) - per_day * days) <= 1.0


def test_spaced_days_go_on_over_midnight():
    plan = spaced_days(7.3, 3)
    found = [24.0 * number + hour for number, day in enumerate(plan) for hour in hours(day)]
    assert [b - a for a, b in pairwise(found)] == pytest.approx([24.0 / 7.3] * (len(found) - 1))


def test_responsive_feeding_becomes_rarer_with_age():
    counts = [responsive_sessions(day) for day in range(120)]
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[119]) == (11, 8)


def test_responsive_days_are_even_without_a_seed():
    assert responsive_days(30)[20] == even_day(9)


def test_responsive_days_with_a_seed_differ_from_day_to_day():
    plan = responsive_days(5, seed=7)
    assert len({tuple(hours(day)) for day in plan}) == 5


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: even_day(49), "sessions"),
        (lambda: even_day(-1), "sessions"),
        (lambda: day_without_nights(0), "sessions"),
        (lambda: uneven_day(0, 1), "sessions"),
        (lambda: uneven_day(8, 0), "seed"),
        (lambda: uneven_day(8, 2147483647), "seed"),
        (lambda: spaced_days(math.nan, 3), "sessions_per_day"),
        (lambda: spaced_days(0, 3), "sessions_per_day"),
        (lambda: spaced_days(49, 3), "sessions_per_day"),
    ],
)
def test_impossible_schedule_is_refused_by_name(make, field):
    with pytest.raises(ValueError, match=rf"^{field}: found .* expected a number from "):
        make()
