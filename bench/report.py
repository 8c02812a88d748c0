"""What was measured, held against its goal: as tables in Markdown, kept between two lines of a document, or as JSON."""

import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tabulate import tabulate

BEGINS = "<!-- Measured: written by `make bench`, not by hand. -->"
ENDS = "<!-- End of what was measured. -->"


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
    """A figure to reach: ``figure`` (median, p95 or slowest) of one ``column`` must not exceed ``most``."""

    column: str
    figure: str
    most: float

    def text(self) -> str:
        """Return the goal in a few words."""
        return f"{self.figure} ≤ {self.most:g}, {self.column}"

    def reached(self, sample: Sample | None) -> str:
        """Return yes, no or, where nothing was measured, unknown."""
        if sample is None:
            return "unknown"
        return "yes" if getattr(sample, self.figure) <= self.most else "NO"


@dataclass(frozen=True)
class Row:
    """One line of a table: the same thing by column, and what it is held against. ``failed``: why it could not be measured."""

    what: str
    unit: str
    samples: dict[str, Sample] = field(default_factory=dict)
    goal: Goal | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    failed: str = ""

    def reached(self) -> str:
        """Return yes, NO or unknown; nothing without a goal."""
        return self.goal.reached(self.samples.get(self.goal.column)) if self.goal else ""

    def missed(self) -> str:
        """Return why a goal counts as missed; nothing where there is none, or it is reached."""
        return self.failed or (
            "" if self.reached() in ("", "yes") else f"{self.goal.text() if self.goal else ''}: {self.reached()}"
        )

    def cells(self, columns: list[str]) -> list[str]:
        """Return the line's cells."""
        shown = [self.samples[name].text() if name in self.samples else "" for name in columns]
        return [self.what, self.unit, *shown, self.goal.text() if self.goal else "", self.reached()]

    def data(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {
            "what": self.what,
            "unit": self.unit,
            "samples": {name: sample.data() for name, sample in self.samples.items()},
            "goal": self.goal.text() if self.goal else None,
            "reached": self.reached() or None,
            "failed": self.failed or None,
            "detail": self.detail,
        }


@dataclass(frozen=True)
class Section:
    """A table: what was measured together, or that it could not be."""

    title: str
    rows: list[Row]
    seconds: float

    def columns(self) -> list[str]:
        """Return the names of all columns, in the order in which rows name them."""
        return list(dict.fromkeys(name for row in self.rows for name in row.samples))

    def text(self) -> str:
        """Return the section in Markdown."""
        columns = self.columns()
        head = ["measured", "unit", *columns, "goal", "reached"]
        measured = [row for row in self.rows if not row.failed]
        lines = [row.cells(columns) for row in measured]
        goals = any(row.goal for row in measured)
        if not goals:
            head, lines = head[:-2], [line[:-2] for line in lines]
        parts = [f"### {self.title}"]
        if lines:
            parts.append(tabulate(lines, headers=head, tablefmt="pipe", disable_numparse=True))
        parts += [f"**Not measured: {row.what} ({row.failed}).**" for row in self.rows if row.failed]
        return "\n\n".join(parts)

    def missed(self) -> list[str]:
        """Return the goals that were not reached, or not measured."""
        return [f"{row.what}: {row.missed()}" for row in self.rows if row.missed()]

    def data(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {"title": self.title, "seconds": self.seconds, "rows": [row.data() for row in self.rows]}


def number(value: float) -> str:
    """Return a number with three figures that count, or whole."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}"


def keep(path: Path, text: str) -> None:
    """Put ``text`` between the two lines of a document, whole or not at all.

    Raises
    ------
    ValueError
        The document does not hold each of the two lines once, in their order.
    """
    before = path.read_text(encoding="utf-8")
    head, begins, rest = before.partition(BEGINS)
    _, ends, tail = rest.partition(ENDS)
    if not (begins and ends) or before.count(BEGINS) + before.count(ENDS) > 2:
        raise ValueError(
            f"{path}: found {before.count(BEGINS)} lines {BEGINS!r} and {before.count(ENDS)} lines {ENDS!r}, expected one of each"
        )
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(f"{head}{BEGINS}\n\n{text.strip()}\n\n{ENDS}{tail}", encoding="utf-8")
    os.replace(part, path)
