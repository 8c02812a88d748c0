"""The day of a time, as the record tells it."""

from math import floor

from lactation.core.words import fixed


def day_of(at: float, zone: float) -> str:
    """Return the day of a time (ms since 1970) as ``2026-11-27``; ``zone`` is how many minutes a clock there is ahead of UTC."""
    days = floor((at / 60000.0 + zone) / 1440.0)
    # Days are counted from 1 March of the year 0, so that a leap day ends its year (Fliegel and Van Flandern's way).
    days = days + 719468
    era = floor(days / 146097.0)
    rest = days - era * 146097
    year = floor((rest - floor(rest / 1460.0) + floor(rest / 36524.0) - floor(rest / 146096.0)) / 365.0)
    rest = rest - (365 * year + floor(year / 4.0) - floor(year / 100.0))
    month = floor((5 * rest + 2) / 153.0)
    day = rest - floor((153 * month + 2) / 5.0) + 1
    month = month + 3 if month < 10 else month - 9
    year = year + era * 400 + (1 if month <= 2 else 0)
    return fixed(year, 0) + "-" + _day_two(month) + "-" + _day_two(day)


def _day_two(number: int) -> str:
    """Return a whole number below 100 with two figures."""
    return fixed(number, 0) if number > 9 else "0" + fixed(number, 0)
