"""The tables and the bibliography, row by row: ids, ranges, sources, order of numbers."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from lactation.content import (
    CLAIM_COLUMNS,
    HERE,
    PARAMETER_COLUMNS,
    SPREAD_COLUMNS,
    TARGET_COLUMNS,
    ContentError,
    ensemble,
    parameter_rows,
    read_number,
    read_table,
)
from lactation.content.articles import VERDICTS, lesson_pages
from lactation.content.marked import fill
from lactation.content.mistakes import Mistakes, braces, one_of
from lactation.content.references import _entries, work
from lactation.content.tables import columns_of, number_table, table_rows
from lactation.content.thresholds import threshold_rows, thresholds
from lactation.core.mothers import TRAITS

HOW = ("read", "abstract", "secondary", "derived", "assumed")
DAY, COUNT, YES = (0.0, 1900.0), (0.0, 30.0), (0.0, 1.0)
GROWTH: dict[str, dict[str, tuple[float, float]]] = {  # columns and ranges of the published tables
    "nappies.csv": {"day": DAY, "wet_today": COUNT, "wet_least": COUNT, "wet_careful": COUNT, "soiled_least": COUNT,
                    "soiled_careful": COUNT},
    "nappy_medians.csv": {"day": DAY, "wet": COUNT, "soiled": COUNT},
    "weekly_gain.csv": {"girl": YES, "from_day": DAY, "to_day": DAY, "median_g": (0.0, 3000.0)},
    "weight_loss.csv": {"caesarean": YES, "hours": (0.0, 400.0), "centile": (1.0, 99.0), "loss_percent": (0.0, 20.0)},
    "who_weight_for_age.csv": {"girl": YES, "day": DAY, "l": (-2.0, 2.0), "m": (1.0, 30.0), "s": (0.01, 0.5)},
}  # fmt: skip


def cells(path: Path, rows: list[dict[str, str]], allowed: dict[str, Callable[[str], str]], key: str = "") -> list[str]:
    """Return a line for each cell that is not allowed; ``allowed`` gives what is wrong with a column's text, or nothing."""
    lines, seen = [], dict[str, int]()
    for number, row in enumerate(rows, 2):
        for column, wrong in allowed.items():
            told = wrong(row[column])
            if told:
                lines.append(f"{path}:{number}: {column}: {told}")
        if key and row[key] in seen:
            lines.append(f"{path}:{number}: {key}: found {row[key]} as in line {seen[row[key]]}, expected each once")
        if key:
            seen.setdefault(row[key], number)
    return lines


def among(known: Any) -> Callable[[str], str]:
    """Return a check that a text is among those known."""
    return lambda text: "" if text in known else one_of(text, known)


def filled(text: str) -> str:
    """Return what is wrong with a text that must not be empty."""
    return "" if text.strip() else "found nothing, expected a text"


def shaped(pattern: str, example: str) -> Callable[[str], str]:
    """Return a check that a text has the shape of an id."""
    return lambda text: "" if re.fullmatch(pattern, text) else f"found {text!r}, expected an id such as {example}"


def not_below(path: Path, rows: list[dict[str, str]], column: str, least: float) -> list[str]:
    """Return a line for each number of a column that is below ``least``; an empty cell is left out."""
    numbers = [(n, read_number(path, f"line {n}", column, row[column])) for n, row in enumerate(rows, 2) if row[column]]
    return [f"{path}:{n}: {column}: found {one:g}, expected {least:g} or more" for n, one in numbers if one < least]


def keys(text: str) -> str:
    """Return what is wrong with works of the bibliography, divided by semicolons."""
    for key in text.split(";"):
        try:
            work(key.strip())
        except ContentError as error:
            return str(error)
    return ""


def ordered(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[str]:
    """Return a line for each row whose numbers are not in this order; an empty cell is left out."""
    lines = []
    for number, row in enumerate(rows, 2):
        numbers = [(column, read_number(path, f"line {number}", column, row[column])) for column in columns if row[column]]
        for (low, one), (high, two) in pairwise(numbers):
            if one > two:
                lines.append(f"{path}:{number}: {low}: found {one:g}, expected at most {high}, which is {two:g}")
    return lines


def stop(lines: list[str]) -> None:
    """Raise a ContentError with these lines, if there are any."""
    if lines:
        raise ContentError("\n".join(lines))


def check_parameters(path: Path) -> None:
    """Check the model's parameters: each once, in its range, known how; and those that the model reads are there."""
    rows = read_table(path, PARAMETER_COLUMNS)
    how = {"fitted": among(("yes", "no")), "how": among(HOW), "source": keys, "meaning": filled}
    found = cells(path, rows, how, "name") + ordered(path, rows, ("low", "value", "high"))
    read_by = re.compile(r"parameters\[\"(\w+)\"\]")
    core = {name for one in (HERE.parent / "core").rglob("*.py") for name in read_by.findall(one.read_text(encoding="utf-8"))}
    found += not_below(path, rows, "low", 0.0)
    names = {row["name"] for row in rows}
    found += [f"{path}: found no {name}, expected it, as the model reads it" for name in sorted(core - names)]
    for number, row in enumerate(rows, 2):
        if not row["value"]:
            found.append(f"{path}:{number}: value: found nothing, expected a number")
        if row["fitted"] == "yes" and not (row["low"] and row["high"]):
            found.append(f"{path}:{number}: low: found no range, expected one, as the parameter is fitted")
    stop(found)


def check_ensemble(path: Path) -> None:
    """Check the fitted sets: each number in its parameter's range."""
    ranges = {row["name"]: (float(row["low"]), float(row["high"])) for row in parameter_rows() if row["fitted"] == "yes"}
    found = []
    for number, row in enumerate(read_table(path, list(ranges)), 2):
        for name, (low, high) in ranges.items():
            value = read_number(path, f"line {number}", name, row[name])
            if not low <= value <= high:
                found.append(f"{path}:{number}: {name}: found {value:g}, expected a number from {low:g} to {high:g}")
    stop(found)


def check_doubtful(path: Path) -> None:
    """Check the sets at the lower edge of what is known: each is one of the fitted sets."""
    names = [row["name"] for row in parameter_rows() if row["fitted"] == "yes"]
    if columns_of(path) != names:
        raise ContentError(f"{path}:1: found columns {', '.join(columns_of(path))}, expected {', '.join(names)}, source, how")
    found = cells(path, table_rows(path), {"source": keys, "how": among(HOW)})
    fitted = [[member[name] for name in names] for member in ensemble()]
    for line, row in enumerate(number_table(path), 2):
        if row not in fitted:
            found.append(f"{path}:{line}: found a set that ensemble.csv does not hold, expected one of its rows")
    stop(found)


def number_of_rows(path: Path) -> int:
    """Return how many rows a table has below its head."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def check_mothers(path: Path) -> None:
    """Check the drawn mothers: multipliers above 0."""
    found = []
    for number, row in enumerate(read_table(path, TRAITS), 2):
        for name in TRAITS:
            value = read_number(path, f"line {number}", name, row[name])
            if not 0 < value < 20:
                found.append(f"{path}:{number}: {name}: found {value:g}, expected a number above 0 and below 20")
    stop(found)


def check_spreads(path: Path) -> None:
    """Check how far mothers differ: a row for each trait."""
    rows = read_table(path, SPREAD_COLUMNS)
    found = cells(path, rows, {"name": among(TRAITS), "how": among(HOW), "source": keys, "meaning": filled}, "name")
    for number, row in enumerate(rows, 2):
        if not 0 <= read_number(path, f"line {number}", "sd_of_log", row["sd_of_log"]) <= 2:
            found.append(f"{path}:{number}: sd_of_log: found {row['sd_of_log']}, expected a number from 0 to 2")
    missing = sorted(set(TRAITS) - {row["name"] for row in rows})
    stop(found + [f"{path}: found no {name}, expected a row for it" for name in missing])


def check_targets(path: Path) -> None:
    """Check the published observations."""
    rows = read_table(path, TARGET_COLUMNS)
    plain = {
        "id": shaped(r"[A-Z]\d\d[ab]?", "T01"),
        "use": among(("calibrate", "check")),
        "observation": filled,
        "source": filled,
        "unit": filled,
    }
    found = cells(path, rows, plain, "id") + ordered(path, rows, ("low", "target", "high"))
    found += not_below(path, rows, "low", -100.0)
    for number, row in enumerate(rows, 2):
        found += [
            f"{path}:{number}: {name}: found nothing, expected a number" for name in ("low", "target", "high") if not row[name]
        ]
    stop(found)


def check_claims(path: Path) -> None:
    """Check the claims: ids, verdicts, lessons."""
    rows = read_table(path, CLAIM_COLUMNS, fill)
    known = {
        "id": shaped(r"S[0-4]-\d\d", "S0-01"),
        "verdict": among(VERDICTS), "lesson": among(lesson_pages()), "confidence": among(("high", "medium", "low")),
        "checked": among(("read", "partly read", "own", "secondary")), "article": filled, "category": filled, "claim": filled,
        "teach": filled, "authority": filled,
    }  # fmt: skip
    found = cells(path, rows, known, "id")
    titles = Counter((row["id"][:2], row["article"]) for row in rows)
    usual = {key: title for (key, title), _ in reversed(titles.most_common())}
    for number, row in enumerate(rows, 2):
        if row["article"] != usual[row["id"][:2]]:
            found.append(f"{path}:{number}: article: found {row['article']!r}, expected {usual[row['id'][:2]]!r}")
    stop(found)


def check_thresholds(path: Path) -> None:
    """Check the numbers that decide."""
    rows = threshold_rows(path)
    found = cells(path, rows, {"id": shaped(r"[A-Z]\d{3}", "H001"), "source": filled, "what": filled}, "id")
    stop(found)
    now, new = thresholds(), thresholds.__wrapped__(path)
    stop([f"{path}: found no {name}, expected it, as the course uses it" for name in sorted(set(now) - set(new))])


def check_national(path: Path) -> None:
    """Check the numbers that a country lays over those that decide."""
    found = Mistakes(path)
    thresholds.__wrapped__(own=path)
    braces(found, {})
    found.stop()


def check_growth(path: Path) -> None:
    """Check a table of published numbers: its columns, their ranges and its sources."""
    if path.name not in GROWTH:
        raise ContentError(f"{path}: {one_of(path.name, GROWTH)}")
    ranges = GROWTH[path.name]
    if columns_of(path) != list(ranges):
        raise ContentError(f"{path}:1: found columns {', '.join(columns_of(path))}, expected {', '.join(ranges)}, source, how")
    found = cells(path, table_rows(path), {"source": keys, "how": among(HOW)})
    for line, row in enumerate(number_table(path), 2):
        for (column, (low, high)), value in zip(ranges.items(), row, strict=True):
            if not low <= value <= high:
                found.append(f"{path}:{line}: {column}: found {value:g}, expected a number from {low:g} to {high:g}")
    stop(found)


def check_bibliography(path: Path) -> None:
    """Check that each work can be named and linked."""
    found = []
    _entries.cache_clear()  # the file may have changed since
    for key in _entries(path):
        try:
            work(key, path)
        except ContentError as error:
            found.append(str(error))
    stop(found)
