"""Rows of two numbers that somebody types: refuse what cannot be, and put the rows in order."""

from math import floor

from lactation.core.checks import check_number


def check_pairs(field: str, rows: list, first: dict, second: dict, most: int) -> None:
    """Raise a ValueError naming row, column, value and range when ``rows`` are not pairs of numbers in range.

    ``first`` and ``second`` describe the columns: ``{"name", "min", "max"}``, and ``"unit"`` where a number typed in a unit a
    thousand or a hundred times smaller is asked back. No two rows may agree in the first column.
    """
    asked = "rows of " + first["name"] + " and " + second["name"]
    if not isinstance(rows, list):
        raise ValueError(f"{field}: found {rows}, expected {asked}")
    if len(rows) > most:
        raise ValueError(f"{field}: found {len(rows)} rows, expected at most {most}")
    for i in range(len(rows)):
        row = rows[i]
        where = field + ", row " + str(i + 1)
        if not isinstance(row, list):
            raise ValueError(f"{where}: found {row}, expected {asked}")
        if len(row) != 2:
            raise ValueError(f"{where}: found {len(row)} numbers, expected {asked}")
        check_column(where, row[0], first)
        check_column(where, row[1], second)
        for k in range(i):
            if rows[k][0] == row[0]:
                raise ValueError(f"{where}, {first['name']}: found {row[0]} as in row {k + 1}, expected one row for each")


def check_column(where: str, value: float, column: dict) -> None:
    """Raise a ValueError when ``value`` does not fit the column; ask back what may have been meant."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if number and "unit" in column and value > column["max"]:
        for smaller in [1000, 100]:
            meant = value / smaller
            if meant >= column["min"] and meant <= column["max"]:
                name = column["name"]
                low = column["min"]
                high = column["max"]
                unit = column["unit"]
                raise ValueError(
                    f"{where}, {name}: found {value}, expected a number from {low} to {high}. Did you mean {meant} {unit}?"
                )
    check_number(where + ", " + column["name"], value, column["min"], column["max"])


def follow_newest(before: list, after: list, now: float, low: float, high: float) -> float:
    """Return where a slider that follows the rows goes: to a new newest row, rounded up; otherwise it stays at ``now``."""
    newest_before = newest(before)
    newest_after = newest(after)
    if len(after) == 0 or newest_after <= newest_before:
        return now
    return min(high, max(low, -floor(-newest_after)))


def newest(rows: list) -> float:
    """Return the largest first number of the rows, far below any when there are none."""
    found = -1e9
    for row in rows:
        found = max(found, row[0])
    return found


def pairs_in_order(rows: list) -> list:
    """Return the rows by their first number, from small to large."""
    ordered = []
    for i in range(len(rows)):
        ordered.append(rows[i])
        place = i
        while place > 0 and ordered[place - 1][0] > rows[i][0]:
            ordered[place] = ordered[place - 1]
            place -= 1
        ordered[place] = rows[i]
    return ordered


def check_rows(field: str, rows: list, columns: int) -> None:
    """Raise a ValueError naming the table and the row when ``rows`` are not rows of ``columns`` numbers, at least one row."""
    if not isinstance(rows, list):
        raise ValueError(f"{field}: found {rows}, expected a table of {columns} columns")
    if len(rows) < 1:
        raise ValueError(f"{field}: found no row, expected a table of {columns} columns")
    for i in range(len(rows)):
        where = field + ", row " + str(i + 1)
        if not isinstance(rows[i], list):
            raise ValueError(f"{where}: found {rows[i]}, expected {columns} numbers")
        if len(rows[i]) != columns:
            raise ValueError(f"{where}: found {len(rows[i])} values, expected {columns} numbers")
        for k in range(columns):
            check_number(where, rows[i][k], -1000, 100000)
