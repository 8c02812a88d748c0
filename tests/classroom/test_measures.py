"""The figures against the libraries that know them, and where they cannot be worked out."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lactation.classroom.measures import calibration, change, items, kr20, kr20_interval

shares = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=3, max_size=60)


@given(shares)
def test_change_and_its_interval_are_scipys(pairs):
    before, after = [one for one, _ in pairs], [other for _, other in pairs]
    if np.ptp(np.subtract(after, before)) < 1e-9:
        return
    known = stats.ttest_rel(after, before).confidence_interval(0.95)
    found = change(before, after)
    assert (found.low, found.high) == pytest.approx((known.low, known.high), abs=1e-9)
    assert found.n == len(pairs)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_change_of_too_few_has_no_interval(n):
    found = change([0.5] * n, [0.6] * n)
    assert isnan(found.low)
    assert isnan(found.high)
    assert found.n == n


def test_change_of_different_learners_is_refused():
    with pytest.raises(ValueError, match="found 2 and 1 learners, expected the same ones"):
        change([0.1, 0.2], [0.3])


def table(learners, number, seed=1, knowing=0.0):
    """Return answers of learners who differ by so much."""
    rng = np.random.default_rng(seed)
    skill, hard = rng.normal(0, 1, (learners, 1)), rng.normal(0, 1, (1, number))
    chance = 1 / (1 + np.exp(-(knowing * skill - hard)))
    return pd.DataFrame(rng.random((learners, number)) < chance, columns=[f"q{n}" for n in range(number)])


def alpha(right):
    """Return Cronbach's alpha by its own formula, from the covariances: for right or wrong it is KR-20."""
    spread = np.cov(right.to_numpy(float), rowvar=False, ddof=0)
    k = len(spread)
    return k / (k - 1) * (1 - np.trace(spread) / spread.sum())


@given(st.integers(3, 60), st.integers(2, 40), st.integers(0, 10_000), st.floats(0, 3))
def test_kr20_is_cronbachs_alpha_of_right_and_wrong(learners, number, seed, knowing):
    right = table(learners, number, seed, knowing)
    found = kr20(right)
    if right.sum(axis="columns").nunique() == 1:
        assert isnan(found)
    else:
        assert found == pytest.approx(alpha(right))


def test_random_answers_agree_in_nothing_and_knowing_makes_them_agree():
    assert abs(kr20(table(2000, 40))) < 0.15
    assert kr20(table(2000, 40, knowing=1.5)) > 0.85


@pytest.mark.parametrize("right", [table(1, 5), table(5, 1), pd.DataFrame(), pd.DataFrame([[True, True]] * 4)])
def test_kr20_that_cannot_be_worked_out_is_no_number(right):
    assert isnan(kr20(right))


def test_feldts_interval_holds_what_it_promises():
    """Of many classes drawn from one model, about 95 % have the long-run value in their interval (Feldt 1965)."""
    true = np.mean([kr20(table(4000, 12, seed, 1.2)) for seed in (1,)])
    rng, inside = np.random.default_rng(3), 0
    big = table(4000, 12, 1, 1.2)
    for _ in range(300):
        drawn = big.iloc[rng.choice(len(big), 30, replace=False)]
        low, high = kr20_interval(kr20(drawn), 30, 12)
        inside += low <= true <= high
    assert 0.89 <= inside / 300 <= 0.99


def test_interval_of_nothing_is_nothing():
    assert all(isnan(one) for one in kr20_interval(nan, 10, 10))


@given(st.integers(4, 40), st.integers(2, 12), st.integers(0, 10_000))
def test_discrimination_is_the_correlation_with_the_other_items(learners, number, seed):
    right = table(learners, number, seed, 1.0)
    for item, one in items(right).iterrows():
        rest = right.drop(columns=[item]).sum(axis="columns")
        assert one["difficulty"] == pytest.approx(right[item].mean())
        if right[item].nunique() < 2 or rest.nunique() < 2:
            assert isnan(one["discrimination"])
        else:
            known = stats.pointbiserialr(right[item], rest).statistic
            assert one["discrimination"] == pytest.approx(known)


def test_calibration_counts_each_answer_once_and_leaves_empty_bins_without_a_number():
    answers = pd.DataFrame({"sure": [34, 50, 50, 100], "right": [False, True, False, True]})
    bins = calibration(answers, [(34, 34), (50, 50), (75, 75), (100, 100)])
    assert list(bins["count"]) == [1, 2, 0, 1]
    assert list(bins["right"])[:2] == [0.0, 0.5]
    assert isnan(bins["right"][2])
    assert isnan(bins["sure"][2])
    assert bins["sure"][3] == 1.0
