"""Weight against the WHO Child Growth Standards, and early weight loss against a nomogram. The tables come as arguments.

The standards give three numbers for each sex and age, L, M and S; a weight and its z-score are each other's by the LMS method
(WHO 2006): ``z = ((kg / M)**L - 1) / (L S)``.
"""

from math import exp, log, pi, sqrt

NEARLY_ZERO = 1e-9  # an L this small is the logarithm


def between(rows: list, x: float, column: int) -> float:
    """Return ``column`` of the ``rows`` at ``x`` in their first column: a straight line between rows, level beyond the ends."""
    last = len(rows) - 1
    if x <= rows[0][0]:
        return rows[0][column]
    for i in range(last):
        if x <= rows[i + 1][0]:
            part = (x - rows[i][0]) / (rows[i + 1][0] - rows[i][0])
            return rows[i][column] + part * (rows[i + 1][column] - rows[i][column])
    return rows[last][column]


def rows_of(table: list, kind: float) -> list:
    """Return the rows whose first number is ``kind``, without it."""
    found = []
    for i in range(len(table)):
        if table[i][0] == kind:
            row = []
            for k in range(1, len(table[i])):
                row.append(table[i][k])
            found.append(row)
    return found


def row_on(rows: list, x: float) -> list:
    """Return the last of the ``rows`` that begins at or before ``x``, or the first one."""
    found = rows[0]
    for i in range(len(rows)):
        if rows[i][0] <= x:
            found = rows[i]
    return found


def lms_on(rows: list, day: float) -> dict:
    """Return L, M and S on ``day`` from rows of day, L, M and S."""
    return {"l": between(rows, day, 1), "m": between(rows, day, 2), "s": between(rows, day, 3)}


def lms_z(kg: float, lms: dict) -> float:
    """Return the z-score of a weight."""
    if abs(lms["l"]) < NEARLY_ZERO:
        return log(kg / lms["m"]) / lms["s"]
    return ((kg / lms["m"]) ** lms["l"] - 1.0) / (lms["l"] * lms["s"])


def lms_kg(z: float, lms: dict) -> float:
    """Return the weight that has this z-score."""
    if abs(lms["l"]) < NEARLY_ZERO:
        return lms["m"] * exp(lms["s"] * z)
    return lms["m"] * (1.0 + lms["l"] * lms["s"] * z) ** (1.0 / lms["l"])


def centile_of(z: float) -> float:
    """Return the share of children below ``z``, in percent (Abramowitz and Stegun 26.2.17, good to 0.00001 %)."""
    t = 1.0 / (1.0 + 0.2316419 * abs(z))
    tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail = tail * exp(-0.5 * z * z) / sqrt(2.0 * pi)
    return 100.0 * (tail if z < 0.0 else 1.0 - tail)
