"""Kappa against statsmodels, over thousands of tables; what must hold of any; and the same in both runtimes."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from lactation.core.agreement import (
    AGREEMENT_ENOUGH,
    AGREEMENT_TARGET,
    agreement_level,
    agreement_of,
    agreement_of_feeds,
    agreement_sum,
    agreement_table,
)
from lactation.core.words import NOT_THERE
from tests.compiled import compiled

KINDS = ["well", "difficulty", "unseen"]


def random_tables(count, seed=1, most=30):
    """Tables of two and three kinds, many of them with empty rows and columns."""
    pick = random.Random(seed)
    for _ in range(count):
        size = pick.choice((2, 3))
        yield [[pick.choice((0, pick.randrange(most))) for _ in range(size)] for _ in range(size)]


def turned(table):
    """The same with learner and key exchanged."""
    return [list(row) for row in zip(*table, strict=True)]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # statsmodels divides by 0 where nothing can be worked out
def test_kappa_and_its_error_are_those_of_statsmodels():
    worst, known = 0.0, 0
    for table in random_tables(4000):
        found = agreement_of(table)
        if sum(map(sum, table)) == 0:
            assert not found["known"]
            continue
        theirs = cohens_kappa(np.array(table))
        assert found["known"] == bool(np.isfinite(theirs.kappa)), table
        if found["known"]:
            known += 1
            worst = max(worst, abs(theirs.kappa - found["kappa"]))
            if np.isfinite(theirs.std_kappa):  # rounding may give them the root of -1e-17
                worst = max(worst, abs(theirs.std_kappa - found["error"]))
    assert known > 3000
    assert worst < 1e-7  # the error of a perfect table is the root of a rounding


def test_both_runtimes_give_the_same():
    tables = list(random_tables(2000, seed=2))
    for ours, theirs in zip(map(agreement_of, tables), compiled().each("agreement_of", [[one] for one in tables]), strict=True):
        assert ours == theirs
    pick = random.Random(6)
    sets = [[set_of_feeds(pick, pick.random(), pick.randint(1, 8)), seed] for seed in range(1, 31)]
    assert [agreement_of_feeds(*one) for one in sets] == compiled().each("agreement_of_feeds", sets)


@given(st.lists(st.sampled_from(KINDS[:2]), min_size=1))
def test_who_says_the_same_of_everything_agrees_no_better_than_chance(key):
    for one in KINDS:
        found = agreement_of(agreement_table([one] * len(key), key, KINDS))
        if set(key) == {one}:
            assert (found["known"], found["kappa"], agreement_level(found)) == (False, NOT_THERE, "unknown")
        else:
            assert found["kappa"] == pytest.approx(0, abs=1e-12)


@given(st.lists(st.sampled_from(KINDS), min_size=2).filter(lambda key: len(set(key)) > 1))
def test_who_says_what_the_key_says_agrees_perfectly(key):
    found = agreement_of(agreement_table(key, key, KINDS))
    assert (found["kappa"], found["low"], found["high"]) == (pytest.approx(1), pytest.approx(1, abs=1e-7), pytest.approx(1))
    assert found["share"] == 1


def test_learner_and_key_exchanged_agree_as_much():
    for table in random_tables(500, seed=3):
        one, other = agreement_of(table), agreement_of(turned(table))
        assert one["known"] == other["known"]
        assert one["kappa"] == pytest.approx(other["kappa"], abs=1e-12)
        assert one["error"] == pytest.approx(other["error"], abs=1e-7)


def test_nothing_rated_cannot_be_worked_out():
    for found in (agreement_of([]), agreement_of([[0, 0], [0, 0]]), agreement_of_feeds([], 1)):
        assert (found["n"], found["share"], found["known"]) == (0, NOT_THERE, False)


def set_of_feeds(pick, share=0.9, feeds=6, signs=15):
    """Tables of a learner who is right on a share of the signs, the same signs in feed after feed wrong together."""
    tables = []
    for _ in range(feeds):
        key = [pick.choice(KINDS[:2]) for _ in range(signs)]
        said = [one if pick.random() < share else KINDS[one == "well"] for one in key]
        tables.append(agreement_table(said, key, KINDS))
    return tables


def test_interval_from_whole_feeds_is_seeded_and_holds_kappa():
    pick = random.Random(4)
    for seed in range(1, 40):
        tables = set_of_feeds(pick)
        found = agreement_of_feeds(tables, seed)
        assert found == agreement_of_feeds(tables, seed)
        assert -1 <= found["feeds_low"] <= found["kappa"] <= found["feeds_high"] <= 1
    assert agreement_of_feeds(tables, 1)["feeds_low"] != agreement_of_feeds(tables, 2)["feeds_low"]


def test_feeds_that_differ_much_widen_the_interval_that_formulas_make_too_narrow():
    """Three feeds all right and three all wrong: the signs of a feed hang together, which only whole feeds show."""
    right, wrong = [[10, 0], [0, 10]], [[0, 10], [10, 0]]
    found = agreement_of_feeds([right, wrong] * 3, 7)
    assert found["feeds_high"] - found["feeds_low"] > 1.5 * (found["high"] - found["low"])


@pytest.mark.parametrize("feeds", [0, 1, 2])
def test_fewer_than_three_feeds_have_no_interval_from_feeds(feeds):
    found = agreement_of_feeds(set_of_feeds(random.Random(5), feeds=feeds), 1)
    assert (found["feeds_low"], found["feeds_high"]) == (NOT_THERE, NOT_THERE)


def test_no_interval_where_a_draw_in_ten_gives_no_kappa():
    """All but one feed say only one thing: many draws leave that one feed out."""
    assert agreement_of_feeds([[[15, 0], [0, 0]]] * 5 + [[[10, 1], [0, 4]]], 1)["feeds_low"] == NOT_THERE


@pytest.mark.parametrize(
    ("kappa", "level"),
    [(AGREEMENT_ENOUGH - 0.01, "below"), (AGREEMENT_ENOUGH, "enough"), (AGREEMENT_TARGET, "target"), (1, "target")],
)
def test_level_against_the_courses_own_marks(kappa, level):
    assert agreement_level({"known": True, "kappa": kappa}) == level


def test_ratings_that_are_none_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^rating: found maybe, expected one of well, difficulty, unseen$"):
        agreement_table(["maybe"], ["well"], KINDS)
    with pytest.raises(ValueError, match=r"^learner: found 1 ratings, expected 2 as in the key$"):
        agreement_table(["well"], ["well", "well"], KINDS)


def test_sum_of_tables_counts_every_rating():
    assert agreement_sum([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]) == [[6, 8], [10, 12]]
    assert agreement_sum([]) == []
