"""Everything a reader sees or an author edits, and the readers that check it.

A file that is wrong is answered with its name, the line, what was found and what was expected.
"""

import csv
import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from lactation.content.paths import HERE
from lactation.content.rows import ClaimRow, ParameterRow, Row, SpreadRow, TargetRow, columns
from lactation.core.mothers import TRAITS


class ContentError(ValueError):
    """A content file is wrong. The message names the file, the place, what was found and what was expected."""


def read_table(path: Path, columns: list[str], fill: Callable[[str, Path], str] | None = None) -> list[dict[str, str]]:
    """Return the rows of a CSV file that must have exactly these ``columns``; ``fill`` sees the text before it is read.

    Raises
    ------
    ContentError
        The file is missing, or a column or a field is.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}), expected a table with {', '.join(columns)}") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    found, rows, wrong = rows_in(fill(text, path) if fill else text)
    if list(found) != columns:
        raise ContentError(f"{path}:1: found columns {', '.join(found)}, expected {', '.join(columns)}")
    if wrong:
        raise ContentError(f"{path}:{wrong}: found another number of fields, expected {len(columns)}")
    return [dict(row) for row in rows]


@lru_cache(maxsize=64)
def rows_in(text: str) -> tuple[tuple[str, ...], list[dict[str, str]], int]:
    """Return the columns of a table's text, its rows, and the first line with another number of fields or 0.

    The same few tables are asked for hundreds of times.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    found = tuple(reader.fieldnames or ())
    rows: list[dict[str, str]] = []
    for row in reader:
        if None in row or None in row.values():
            return found, rows, reader.line_num
        rows.append(row)
    return found, rows, 0


def read_number(path: Path, place: str, field: str, text: str) -> float:
    """Return ``text`` as a finite number or raise a ContentError that names file, place and field."""
    try:
        number = float(text)
        if number - number == 0.0:  # neither NaN nor infinite
            return number
    except ValueError:
        pass
    raise ContentError(f"{path}: {place}: {field}: found {text!r}, expected a number")


PARAMETER_COLUMNS = columns(ParameterRow)
SPREAD_COLUMNS = columns(SpreadRow)
CLAIM_COLUMNS = columns(ClaimRow)
TARGET_COLUMNS = columns(TargetRow)


def in_language(rows: list[dict[str, str]], schema: type[Row], path: Path) -> list[dict[str, str]]:
    """Return the rows of a table in the reader's language."""
    from lactation.content.translated import translate_rows

    return translate_rows(rows, schema, path)


def parameter_rows(path: Path = HERE / "parameters.csv") -> list[dict[str, str]]:
    """Return the parameter table as text, one dict a row."""
    return in_language(read_table(path, PARAMETER_COLUMNS), ParameterRow, path)


def parameters(path: Path = HERE / "parameters.csv") -> dict[str, float]:
    """Return the model's default parameters by name.

    Example
    -------
    >>> parameters()["prolactin_half_life_min"]
    37.0
    """
    return {row["name"]: read_number(path, row["name"], "value", row["value"]) for row in parameter_rows(path)}


def ensemble(path: Path = HERE / "ensemble.csv") -> list[dict[str, float]]:
    """Return the accepted parameter sets, each a full set by name: the default with the fitted ones replaced."""
    fitted = [row["name"] for row in parameter_rows() if row["fitted"] == "yes"]
    defaults = parameters()
    sets = []
    for number, row in enumerate(read_table(path, fitted), start=2):
        sets.append(defaults | {name: read_number(path, f"line {number}", name, row[name]) for name in fitted})
    return sets


def targets(path: Path = HERE / "targets.csv") -> list[dict[str, str]]:
    """Return the published observations that the model is held against."""
    return in_language(read_table(path, TARGET_COLUMNS), TargetRow, path)


def spread_rows(path: Path = HERE / "spreads.csv") -> list[dict[str, str]]:
    """Return how far mothers and babies differ, trait by trait, as published."""
    return in_language(read_table(path, SPREAD_COLUMNS), SpreadRow, path)


def mothers(path: Path = HERE / "mothers.csv") -> list[dict[str, float]]:
    """Return mothers drawn from the spreads: multipliers by trait, 1 for the average (see ``core.mothers``)."""
    rows = read_table(path, TRAITS)
    return [{t: read_number(path, f"line {line}", t, row[t]) for t in TRAITS} for line, row in enumerate(rows, start=2)]


def claim_rows(path: Path = HERE / "claims.csv") -> list[dict[str, str]]:
    """Return what the source articles say, claim by claim: the verdict, what to teach, the authority and the lesson."""
    from lactation.content.marked import fill
    from lactation.content.translated import is_foreign

    if not is_foreign(path):
        return read_table(path, CLAIM_COLUMNS, fill)
    rows = in_language(read_table(path, CLAIM_COLUMNS), ClaimRow, path)
    return [{column: fill(text, path) for column, text in row.items()} for row in rows]
