"""Refuse impossible input with one message: the field, the value found and what is allowed."""


def is_number(value: object, low: float, high: float) -> bool:
    """Return whether ``value`` is a number from ``low`` to ``high``; NaN, infinities, booleans and text are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value and value <= high


def check_number(field: str, value: float, low: float, high: float) -> float:
    """Return ``value`` when it is a number from ``low`` to ``high``.

    Raises
    ------
    ValueError
        Names the field, the value and the allowed range. NaN, infinities, booleans and text are refused.
    """
    if is_number(value, low, high):
        return value
    raise ValueError(f"{field}: found {value}, expected a number from {low} to {high}")


def check_choice(field: str, value: str, choices: list) -> str:
    """Return ``value`` when it is one of ``choices``; otherwise raise a ValueError that lists them."""
    for choice in choices:
        if value == choice:
            return value
    listed = ", ".join(choices)
    raise ValueError(f"{field}: found {value}, expected one of {listed}")


def check_fields(where: str, found: dict, fields: list) -> None:
    """Raise a ValueError naming the first of ``fields`` that ``found`` lacks."""
    for field in fields:
        if field not in found:
            listed = ", ".join(fields)
            raise ValueError(f"{where}{field}: found nothing, expected a value (the fields are {listed})")


def check_limits(limits: dict, names: list, most: float) -> None:
    """Raise a ValueError naming what is wrong when the numbers that decide, by name, lack one of ``names`` or pass ``most``."""
    if not isinstance(limits, dict):
        raise ValueError(f"limits: found {limits}, expected numbers by name")
    check_fields("limits.", limits, names)
    for name in names:
        check_number("limits." + name, limits[name], 0, most)
