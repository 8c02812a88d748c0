"""The columns of the tables that authors write, in their order, each by its kind of text: numbers too are read as text."""

from pydantic import BaseModel

from lactation.content.kinds import TextOrNone, WordsOrNone


class Row(BaseModel):
    """One row of a CSV file. What it may hold is checked in ``checked_tables.py``."""


class ClaimRow(Row):
    """What a source article says."""

    id: TextOrNone
    article: TextOrNone  # its title, to compare; a reader sees the article's short name
    category: WordsOrNone
    claim: WordsOrNone
    verdict: TextOrNone
    teach: WordsOrNone
    authority: TextOrNone  # works, as they are cited
    confidence: TextOrNone
    checked: TextOrNone
    lesson: TextOrNone


class ParameterRow(Row):
    """A parameter of the model."""

    name: TextOrNone
    symbol: TextOrNone
    meaning: WordsOrNone
    value: TextOrNone
    unit: WordsOrNone
    low: TextOrNone
    high: TextOrNone
    fitted: TextOrNone
    source: TextOrNone
    how: TextOrNone


class SpreadRow(Row):
    """How far mothers and babies differ in one trait."""

    name: TextOrNone
    meaning: WordsOrNone
    sd_of_log: TextOrNone
    published: WordsOrNone
    source: TextOrNone
    how: TextOrNone
    note: WordsOrNone


class TargetRow(Row):
    """A published observation that the model is held against."""

    id: TextOrNone
    observation: WordsOrNone
    target: TextOrNone
    unit: WordsOrNone
    low: TextOrNone
    high: TextOrNone
    use: TextOrNone
    tests: TextOrNone
    source: TextOrNone  # works, as they are cited
    protocol: WordsOrNone


class ThresholdRow(Row):
    """A number or sign that decides how soon somebody should look."""

    id: TextOrNone
    subject: WordsOrNone
    what: WordsOrNone
    value: WordsOrNone
    numbers: TextOrNone
    unit: WordsOrNone
    applies: WordsOrNone
    level: TextOrNone
    source: TextOrNone  # works, as they are cited
    country: WordsOrNone
    how: TextOrNone
    note: TextOrNone  # for who keeps the table: no page shows it


ROWS: dict[str, type[Row]] = {
    "claims.csv": ClaimRow,
    "parameters.csv": ParameterRow,
    "spreads.csv": SpreadRow,
    "targets.csv": TargetRow,
    "thresholds.csv": ThresholdRow,
}


def columns(schema: type[Row]) -> list[str]:
    """Return the names of the columns, in order."""
    return list(schema.model_fields)
