"""What was measured, held against its goal, as one table or as JSON."""

import math
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tabulate import tabulate


@dataclass(frozen=True)
class Sample:
    """Values of one measurement after warming up, and the first one, which was cold (None: there was no warming up)."""

    values: list[float]
    first: float | None = None

    @property
    def median(self) -> float:
        """The middle value."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 % of the values do not exceed (nearest rank)."""
        return sorted(self.values)[math.ceil(0.95 * len(self.values)) - 1]

    @property
    def slowest(self) -> float:
        """The largest value."""
        return max(self.values)

    def text(self) -> str:
        """Return median, 95th percentile and first, as far as there are any."""
        shown = [number(self.median)]
        if len(self.values) > 1:
            shown.append(number(self.p95))
        if self.first is not None:
            shown.append(number(self.first))
        return " / ".join(shown)

    def data(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {"median": self.median, "p95": self.p95, "first": self.first, "n": len(self.values), "values": self.values}


@dataclass(frozen=True)
class Goal:
    """A figure to reach: ``column`` (python, normal or slow) and ``figure`` (median, p95 or slowest) must not exceed ``most``."""

    column: str
    figure: str
    most: float
    text: str


@dataclass(frozen=True)
class Row:
    """One line of the table: the same thing in CPython, in Chromium and in Chromium with a slower processor."""

    what: str
    unit: str
    python: Sample | None = None
    normal: Sample | None = None
    slow: Sample | None = None
    goal: Goal | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    def reached(self) -> str:
        """Return yes or no; nothing without a goal."""
        sample = getattr(self, self.goal.column) if self.goal else None
        if self.goal is None or sample is None:
            return ""
        return "yes" if getattr(sample, self.goal.figure) <= self.goal.most else "NO"

    def cells(self) -> list[str]:
        """Return the line's cells."""
        samples = [sample.text() if sample else "" for sample in (self.python, self.normal, self.slow)]
        return [self.what, self.unit, *samples, self.goal.text if self.goal else "", self.reached()]

    def data(self) -> dict[str, Any]:
        """Return everything as plain data."""
        samples = {name: getattr(self, name) for name in ("python", "normal", "slow")}
        return {
            "what": self.what,
            "unit": self.unit,
            **{name: sample.data() for name, sample in samples.items() if sample},
            "goal": self.goal.text if self.goal else None,
            "reached": self.reached() or None,
            "detail": self.detail,
        }


def number(value: float) -> str:
    """Return a number with three figures that count, or whole."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}"


def table(rows: list[Row], slowdown: int) -> str:
    """Return the table as text; every figure stands as median / p95 / first where there are so many."""
    head = ["measured", "unit", "Python", "Chromium", f"Chromium, CPU {slowdown}x slower", "goal", "reached"]
    return tabulate([row.cells() for row in rows], headers=head, disable_numparse=True)
