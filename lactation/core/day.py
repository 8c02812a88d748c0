"""A day drawn from noon to noon, so that a night is whole: hours 12 to 24 are the first day's, 24 to 36 the next morning's."""

NOON_HOUR = 12.0


def from_noon(hour: float) -> float:
    """Return where an ``hour`` of the clock (0 up to 24) stands on an axis that begins at noon."""
    return hour if hour >= NOON_HOUR else hour + 24.0


def all_from_noon(hours: list) -> list:
    """Return where each of the ``hours`` stands."""
    places = []
    for hour in hours:
        places.append(from_noon(hour))
    return places
