"""Rows of two numbers that somebody types: read them, refuse what cannot be, and put the rows in order."""

from math import floor

from lactation.core.checks import check_number
from lactation.core.words import PLAIN_DIGITS

# The digits 0 to 9 of the scripts that people write numbers in, and the signs that stand for the decimal point.
DIGITS_OF_SCRIPTS = [
    "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩", "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹", "߀ ߁ ߂ ߃ ߄ ߅ ߆ ߇ ߈ ߉", "० १ २ ३ ४ ५ ६ ७ ८ ९", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯",
    "੦ ੧ ੨ ੩ ੪ ੫ ੬ ੭ ੮ ੯", "૦ ૧ ૨ ૩ ૪ ૫ ૬ ૭ ૮ ૯", "୦ ୧ ୨ ୩ ୪ ୫ ୬ ୭ ୮ ୯", "௦ ௧ ௨ ௩ ௪ ௫ ௬ ௭ ௮ ௯", "౦ ౧ ౨ ౩ ౪ ౫ ౬ ౭ ౮ ౯",
    "೦ ೧ ೨ ೩ ೪ ೫ ೬ ೭ ೮ ೯", "൦ ൧ ൨ ൩ ൪ ൫ ൬ ൭ ൮ ൯", "෦ ෧ ෨ ෩ ෪ ෫ ෬ ෭ ෮ ෯", "๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙", "໐ ໑ ໒ ໓ ໔ ໕ ໖ ໗ ໘ ໙",
    "༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩", "၀ ၁ ၂ ၃ ၄ ၅ ၆ ၇ ၈ ၉", "႐ ႑ ႒ ႓ ႔ ႕ ႖ ႗ ႘ ႙", "០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩", "᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙",
    "０ １ ２ ３ ４ ５ ６ ７ ８ ９", "𞥐 𞥑 𞥒 𞥓 𞥔 𞥕 𞥖 𞥗 𞥘 𞥙", "𐴰 𐴱 𐴲 𐴳 𐴴 𐴵 𐴶 𐴷 𐴸 𐴹", "𑄶 𑄷 𑄸 𑄹 𑄺 𑄻 𑄼 𑄽 𑄾 𑄿",
]  # fmt: skip
DECIMAL_SIGNS = [",", "٫", "．", "，"]


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


def typed_number(text: str) -> float | str:
    """Return the number that somebody typed, in the digits of any script, or the text itself when it is no plain number.

    A number is digits with at most one decimal sign between them; a minus may stand before it.
    """
    plain = text.strip()
    for digits in DIGITS_OF_SCRIPTS:
        ten = digits.split(" ")
        for i in range(10):
            plain = plain.replace(ten[i], PLAIN_DIGITS[i])
    for sign in DECIMAL_SIGNS:
        plain = plain.replace(sign, ".")
    plain = plain.replace("−", "-")
    digits_now = 0  # digits since the beginning or the point
    points = 0
    for i in range(len(plain)):
        if plain[i] in PLAIN_DIGITS:
            digits_now += 1
        elif plain[i] == "." and points == 0 and digits_now > 0:
            points = 1
            digits_now = 0
        elif plain[i] != "-" or i > 0:
            return text
    if digits_now == 0:
        return text
    return float(plain) if points > 0 else int(plain)


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
