"""Tables of numbers that a scene reads: CSV files whose last two columns say where each row comes from and how it is known."""

from pathlib import Path

from lactation.content import ContentError, read_number, read_table
from lactation.content.marked import fill

ORIGIN = ["source", "how"]


def columns_of(path: Path) -> list[str]:
    """Return the columns of numbers, in order.

    Raises
    ------
    ContentError
        The file is missing, or does not end with the columns ``source`` and ``how``.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            columns = file.readline().strip().split(",")
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}), expected a table of numbers") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    if columns[-2:] != ORIGIN or len(columns) < 3:
        raise ContentError(f"{path}:1: found columns {', '.join(columns)}, expected numbers, then {', '.join(ORIGIN)}")
    return columns[:-2]


def table_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows as text, one dict a row, with source and how."""
    return read_table(path, columns_of(path) + ORIGIN, fill)


def number_table(path: Path) -> list[list[float]]:
    """Return the numbers of each row, in the order of the columns.

    Raises
    ------
    ContentError
        The file is missing, has no row, or a field is no number.
    """
    columns = columns_of(path)
    rows = table_rows(path)
    if not rows:
        raise ContentError(f"{path}: found no row, expected at least one")
    numbers = [[read_number(path, f"line {line}", name, row[name]) for name in columns] for line, row in enumerate(rows, 2)]
    return [[int(n) if n.is_integer() else n for n in row] for row in numbers]  # whole numbers are shorter on a page
