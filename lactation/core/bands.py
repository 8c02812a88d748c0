"""The bands around a line: doubt about the parameters (the ensemble), and how mothers differ (see ``core.mothers``)."""

from math import floor


def quantile(ordered: list, share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the ``ordered`` values lie, between neighbours in a straight line."""
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def in_order(values: list) -> list:
    """Return the numbers from small to large (insertion sort: an ensemble is short)."""
    ordered = []
    for i in range(len(values)):
        ordered.append(values[i])
        place = i
        while place > 0 and ordered[place - 1] > values[i]:
            ordered[place] = ordered[place - 1]
            place -= 1
        ordered[place] = values[i]
    return ordered


def band(lines: list, low: float = 0.05, high: float = 0.95) -> dict:
    """Return ``{"low", "high"}``: at each point the quantiles over ``lines``, a list of equally long lists of numbers."""
    lows = []
    highs = []
    if len(lines) > 0:
        for i in range(len(lines[0])):
            values = []
            for k in range(len(lines)):
                values.append(lines[k][i])
            ordered = in_order(values)
            lows.append(quantile(ordered, low))
            highs.append(quantile(ordered, high))
    return {"low": lows, "high": highs}


def two_bands(doubt_lines: list, mother_lines: list, low: float = 0.05, high: float = 0.95) -> dict:
    """Return ``{"doubt", "mothers"}``, each a band (see ``band``); they must never be drawn or spoken of as one.

    ``doubt_lines`` come from the ensemble: how far the average mother is known. ``mother_lines`` come from drawn mothers: how far
    families differ even if the average were known exactly.
    """
    return {"doubt": band(doubt_lines, low, high), "mothers": band(mother_lines, low, high)}
