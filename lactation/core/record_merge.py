"""Two copies of a record as one: the union of their events, the same in whatever order they are merged."""

from lactation.core.record import events_in_order


def _by_id(event: dict) -> str:
    """Return by what events are told apart."""
    return event["id"]


def merged(one: list, other: list) -> list:
    """Return the events of both records in order, each id once.

    Of two different events with the same id, which no honest device makes, the one stays that ``values_compare`` puts first:
    whichever copy is merged into which, the result is the same.
    """
    both = []
    for event in one:
        both.append(event)
    for event in other:
        both.append(event)
    kept = []
    for event in sorted(both, key=_by_id):
        last = len(kept) - 1
        if last < 0 or kept[last]["id"] != event["id"]:
            kept.append(event)
        elif values_compare(event, kept[last]) < 0:
            kept[last] = event
    return events_in_order(kept)


def _type_place(value: object) -> int:
    """Return a number for the type of a value."""
    if value is None:
        return 0
    if isinstance(value, bool):
        return 1
    if isinstance(value, (int, float)):
        return 2
    if isinstance(value, str):
        return 3
    return 4 if isinstance(value, list) else 5


def _numbers_compare(one: float, other: float) -> int:
    """Return -1, 0 or 1 as a number comes before, with or after another."""
    if one < other:
        return -1
    return 1 if one > other else 0


def _texts_compare(one: str, other: str) -> int:
    """Return -1, 0 or 1 as a text comes before, with or after another."""
    if one < other:
        return -1
    return 1 if one > other else 0


def values_compare(one: object, other: object) -> int:
    """Return -1, 0 or 1: an order of all that JSON can hold, whatever the order in which fields were written."""
    found = _numbers_compare(_type_place(one), _type_place(other))
    if found != 0:
        return found
    if isinstance(one, bool) and isinstance(other, bool):
        return _numbers_compare(1 if one else 0, 1 if other else 0)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return _numbers_compare(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return _texts_compare(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return _lists_compare(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        return _dicts_compare(one, other)
    return 0


def _dicts_compare(one: dict, other: dict) -> int:
    """Return -1, 0 or 1 for two dicts: by their names, then by what these hold."""
    names = sorted(one)
    found = _lists_compare(names, sorted(other))
    for name in names:
        if found == 0:
            found = values_compare(one[name], other[name])
    return found


def _lists_compare(one: list, other: list) -> int:
    """Return -1, 0 or 1 for two lists: the shorter first, then by their members."""
    found = _numbers_compare(len(one), len(other))
    for i in range(len(one)):
        if found == 0:
            found = values_compare(one[i], other[i])
    return found
