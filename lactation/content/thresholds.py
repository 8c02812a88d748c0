"""The numbers and signs that decide: how soon somebody should look. Each stands once, in ``thresholds.csv``.

A row says what decides, its value, unit, source, country and how it was read. The rows that the course uses give their numbers
a name (``numbers``: ``loss_refer_percent=10``); every text reads them by that name, as ``[[loss_refer_percent]]``, so a value
that an instructor lays over it in ``thresholds_national.yaml`` is the value everywhere.
"""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lactation.content import HERE, ContentError, read_number, read_table
from lactation.content.kinds import Text, TextOrNone
from lactation.content.rows import ThresholdRow, columns
from lactation.content.yaml_file import line_of, load, read

COLUMNS = columns(ThresholdRow)
LEVELS = ("usual", "closer", "routine", "today", "now")  # from mild to urgent
HOW = ("read", "abstract", "secondary", "recalled")
NAMED = re.compile(r"([a-z][a-z0-9_]*)=(-?\d+(?:\.\d+)?)")
# The first of each pair may not be larger than the second: a national value must leave them in order.
IN_ORDER = (
    ("loss_closer_percent", "loss_refer_percent"),
    ("back_by_weeks", "back_by_late_weeks"),
    ("first_stool_hours", "first_stool_late_hours"),
    ("loss_closer_percent", "small_loss_percent"),
    ("soiled_day_1", "soiled_careful_day_1"),
    ("soiled_floor", "soiled_day_3"),
    ("soiled_floor", "soiled_day_4"),
    ("wet_day_1", "wet_careful_day_1"),
    ("wet_day_3", "wet_careful_day_3"),
    ("wet_floor_day_4", "wet_day_4"),
    ("wet_floor_day_5", "wet_day_5"),
    ("wet_floor_day_5", "wet_floor_day_7"),
    ("early_loss_days", "still_black_days"),
    ("soiled_counted_days", "soiled_watched_days"),
    ("feeds_few", "feeds_least"),
    ("jaundice_term_days", "jaundice_preterm_days"),
    ("baby_fever_c", "baby_fever_other_c"),
    ("lump_weeks_low", "lump_weeks_high"),
)


@dataclass(frozen=True)
class Threshold:
    """One number that decides, with where it comes from."""

    name: str
    number: float
    unit: str
    what: str
    applies: str
    level: str
    source: str
    country: str
    how: str
    row: str  # the row's id
    national: bool = False


class National(BaseModel):
    """One value of a country's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[float, Field(allow_inf_nan=False, ge=0)]
    source: Text


class NationalThresholds(BaseModel):
    """The file ``content/thresholds_national.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country: TextOrNone = ""
    values: dict[Text, National] = {}


def threshold_rows(path: Path = HERE / "thresholds.csv") -> list[dict[str, str]]:
    """Return every row as text, those that the course does not use too.

    Raises
    ------
    ContentError
        The file is missing, or a level, a way of reading or an id is not one of those there are.
    """
    rows = read_table(path, COLUMNS)
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, 2):
        for column, allowed in (("level", LEVELS), ("how", HOW)):
            if row[column] not in allowed:
                raise ContentError(f"{path}:{line}: {column}: found {row[column]!r}, expected one of {', '.join(allowed)}")
        if row["id"] in seen:
            raise ContentError(f"{path}:{line}: id: found {row['id']} as in line {seen[row['id']]}, expected each id once")
        seen[row["id"]] = line
    return rows


def published(path: Path = HERE / "thresholds.csv") -> dict[str, Threshold]:
    """Return the named numbers as published, without a country's own; errors as in ``thresholds``."""
    found: dict[str, Threshold] = {}
    for line, row in enumerate(threshold_rows(path), 2):
        for part in filter(None, (part.strip() for part in row["numbers"].split(";"))):
            match = NAMED.fullmatch(part)
            if match is None:
                raise ContentError(f"{path}:{line}: numbers: found {part!r}, expected name=number, parts divided by ;")
            if row["how"] == "recalled":
                raise ContentError(f"{path}:{line}: how: found recalled, expected a source that was read, as {match[1]} decides")
            if match[1] in found:
                raise ContentError(
                    f"{path}:{line}: numbers: found {match[1]} as in {found[match[1]].row}, expected each name once"
                )
            number = read_number(path, f"line {line}", match[1], match[2])
            found[match[1]] = Threshold(
                match[1], number, row["unit"], row["what"], row["applies"], row["level"], row["source"], row["country"],
                row["how"], row["id"],
            )  # fmt: skip
    return found


def unknown(name: str, known: dict[str, Threshold]) -> str:
    """Return in words that a name is not there, with the nearest names that are."""
    near = get_close_matches(name, known, 3, 0.4) or sorted(known)[:3]
    return f"found {name!r}, expected a name of thresholds.csv, such as {', '.join(near)}"


@lru_cache
def thresholds(path: Path = HERE / "thresholds.csv", own: Path = HERE / "thresholds_national.yaml") -> dict[str, Threshold]:
    """Return the named numbers, the country's own in place of the published ones.

    Raises
    ------
    ContentError
        A file is missing or wrong, a national value has no such name, or it leaves two numbers in the wrong order.

    Example
    -------
    >>> thresholds()["loss_refer_percent"].unit
    '% of birth weight'
    """
    found = published(path)
    national = read(own, NationalThresholds)
    data = load(own)
    for name, value in national.values.items():
        place = f"{own}:{line_of(data, ('values', name))}: values"
        if name not in found:
            raise ContentError(f"{place}: {unknown(name, found)}")
        found[name] = replace(
            found[name], number=value.number, source=value.source, country=national.country, how="read", national=True
        )
    for small, large in IN_ORDER:
        if found[small].number > found[large].number:
            raise ContentError(
                f"{own}: values: found {small} {found[small].number:g} and {large} {found[large].number:g}, "
                f"expected {small} to be at most {large}"
            )
    return found


def limits(names: list[str]) -> dict[str, float]:
    """Return these numbers by name, as a scene reads them.

    Raises
    ------
    ValueError
        There is no such name.
    """
    known = thresholds()
    for name in names:
        if name not in known:
            raise ValueError(f"limits: {unknown(name, known)}")
    return {name: known[name].number for name in names}
