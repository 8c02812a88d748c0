"""Numbers of what was counted."""

from collections import Counter

import pytest
from scipy.stats import spearmanr

from lactation.counselling.measures import Fares, ranks, spearman


@pytest.mark.parametrize("counts", [{"1 3": 4, "2 2": 5, "3 1": 2, "3 3": 1}, {"-1 9": 3, "0 4": 2, "1 4": 7, "1 12": 1}])
def test_the_rank_correlation_is_that_of_scipy(counts):
    pairs = [tuple(map(float, told.split())) for told, count in counts.items() for _ in range(count)]
    assert spearman(Counter(counts)) == pytest.approx(spearmanr(*zip(*pairs, strict=True)).statistic, abs=1e-8)


def test_nothing_and_what_never_differs_has_no_correlation():
    assert spearman(Counter()) == spearman(Counter({"1 1": 5, "1 2": 3})) == 0


def test_equal_values_share_their_rank():
    assert ranks([(5.0, 2), (1.0, 1), (5.0, 1)]) == {1.0: 0.0, 5.0: 2.0}


def test_what_a_learner_reached_is_told_by_mean_median_and_share():
    fares = Fares([{"points": value} for value in (10, 30, 20, 100)], 20, 5)
    assert (fares.mean(), fares.median(), fares.at(1.0), fares.general_share) == (40, 25, 100, 0.25)
