"""What a class's answers are worth in numbers: change with its interval, difficulty, discrimination, KR-20, calibration.

Each is ``nan`` (or an empty frame) where it cannot be worked out: one learner, or all alike. Shares are 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
import pandas as pd
from scipy import stats

LEVEL = 0.95
FEWEST = 3  # learners with both tests, before a change has an interval that says something
FEWEST_FOR_ITEMS = 10  # learners, before anything is said of a single item
DISCRIMINATES = 0.2  # an item below it does not tell those who know from those who do not (the syllabus' own mark)
RELIABLE = 0.75  # of KR-20 (the same)
HARD, EASY = 0.3, 0.95  # an item that so few, or so many, have right is looked at


@dataclass(frozen=True)
class Change:
    """The mean of two tests of the same ``n`` learners, the mean change, and its interval (``low``, ``high``)."""

    n: int
    before: float
    after: float
    mean: float
    low: float
    high: float


def change(before: list[float], after: list[float]) -> Change:
    """Return how far the same learners came, with Student's interval of the paired differences.

    Raises
    ------
    ValueError
        The lists differ in length.
    """
    if len(before) != len(after):
        raise ValueError(f"found {len(before)} and {len(after)} learners, expected the same ones")
    n = len(before)
    if n == 0:
        return Change(0, nan, nan, nan, nan, nan)
    steps = np.subtract(after, before)
    mean = float(steps.mean())
    half = float(stats.t.ppf((1 + LEVEL) / 2, n - 1) * steps.std(ddof=1) / sqrt(n)) if n >= FEWEST else nan
    return Change(n, float(np.mean(before)), float(np.mean(after)), mean, mean - half, mean + half)


def kr20(right: pd.DataFrame) -> float:
    """Return Kuder and Richardson's formula 20: how far the items of a test agree, at most 1, for a matrix of right or not."""
    items = right.shape[1]
    if items < 2 or len(right) < 2:
        return nan
    share = right.mean()
    spread = float(right.sum(axis="columns").var(ddof=0))
    return items / (items - 1) * (1 - float((share * (1 - share)).sum()) / spread) if spread > 0 else nan


def kr20_interval(value: float, learners: int, items: int) -> tuple[float, float]:
    """Return the interval of KR-20 by Feldt's (1965) way, from the F distribution."""
    if np.isnan(value) or learners < 2 or items < 2:
        return nan, nan
    free = learners - 1, (learners - 1) * (items - 1)
    low = 1 - (1 - value) * float(stats.f.ppf((1 + LEVEL) / 2, *free))
    return low, 1 - (1 - value) * float(stats.f.ppf((1 - LEVEL) / 2, *free))


def items(right: pd.DataFrame) -> pd.DataFrame:
    """Return for each item its ``difficulty`` (share that was right) and ``discrimination``.

    Discrimination is the correlation of the item with the rest of the test (point-biserial, the item itself left out), from -1
    to 1; ``nan`` where all answered alike.
    """
    whole = right.sum(axis="columns")
    told = [_correlation(right[item], whole - right[item]) for item in right]
    return pd.DataFrame({"difficulty": right.mean(), "discrimination": told}, index=right.columns)


def _correlation(one: pd.Series, other: pd.Series) -> float:
    """Return a correlation, ``nan`` where one side does not differ."""
    if len(one) < 2 or one.nunique() < 2 or other.nunique() < 2:
        return nan
    return float(np.corrcoef(one.astype(float), other.astype(float))[0, 1])


def calibration(answers: pd.DataFrame, ends: list[tuple[int, int]]) -> pd.DataFrame:
    """Return for each bin of confidence (percent, both ends in it) its ``count``, mean ``sure`` and share ``right``, 0 to 1.

    ``answers`` has the columns ``sure`` (percent) and ``right``.
    """
    rows = []
    for low, high in ends:
        inside = answers[answers["sure"].between(low, high)]
        sure = float(inside["sure"].mean()) / 100 if len(inside) else nan
        rows.append({"low": low, "high": high, "count": len(inside), "sure": sure, "right": float(inside["right"].mean())})
    return pd.DataFrame(rows)
