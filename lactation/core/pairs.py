"""Rows of two numbers that somebody types: refuse what cannot be, and put the rows in order."""

from lactation.core.checks import check_number


def check_pairs(field: str, rows: list, first: dict, second: dict, most: int) -> None:
    """Raise a ValueError naming row, column, value and range when ``rows`` are not pairs of numbers in range.

    ``first`` and ``second`` describe the columns: ``{"name", "min", "max"}``. No two rows may agree in the first column.
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
        check_number(where + ", " + first["name"], row[0], first["min"], first["max"])
        check_number(where + ", " + second["name"], row[1], second["min"], second["max"])
        for k in range(i):
            if rows[k][0] == row[0]:
                raise ValueError(f"{where}, {first['name']}: found {row[0]} as in row {k + 1}, expected one row for each")


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
