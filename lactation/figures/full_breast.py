"""The figures of the waiting breast: how fast it makes milk, how it fills, and what a day of such waits brings."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line


def full_breast_pace(series: dict, words: dict[str, str]) -> Figure:
    """Draw the rate of milk making over twelve hours of waiting."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 12), ylim=(0, 65), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 13, 2), yticks=range(0, 61, 20))
    bands(axes, "pace", series, ACCENT)
    line(axes, "pace", series["pace"], ACCENT)
    dot(axes, "pace_now", series["pace_now"], SECOND)
    label(axes, "pace_now", series["pace_now"], words, SECOND)
    return figure


def full_breast_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk in the breast against what it can hold."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 12), ylim=(0, 420), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 13, 2), yticks=range(0, 401, 100))
    line(axes, "storage", series["storage"], SOFT, **DASHED)
    bands(axes, "milk", series, ACCENT)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "milk_now", series["milk_now"], SECOND)
    key(axes, [[Entry(words["storage_key"], SOFT, **DASHED)]])
    label(axes, "milk_now", series["milk_now"], words, SECOND)
    return figure


def full_breast_day(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk of a day in which every wait is this long."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 12), ylim=(0, 1450), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 13, 2), yticks=range(0, 1401, 350))
    bands(axes, "days", series, ACCENT)
    line(axes, "days", series["days"], ACCENT)
    dot(axes, "day_now", series["day_now"], SECOND)
    label(axes, "day_now", series["day_now"], words, SECOND)
    return figure
