"""The figures of the let-down lab: the flow and the milk taken, with the cards and without any."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line


def let_down_lab_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow minute by minute, beside that of the feed without cards."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 81, 20))
    line(axes, "plain_flow", series["plain_flow"], SOFT, **DASHED)
    line(axes, "flow", series["flow"], ACCENT)
    key(axes, [[Entry(words["plain_key"], SOFT, **DASHED)]])
    return figure


def let_down_lab_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk taken so far, beside that of the feed without cards."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 20), ylim=(0, 100), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 101, 25))
    line(axes, "plain_moved", series["plain_moved"], SOFT, **DASHED)
    bands(axes, "moved", series, ACCENT)
    line(axes, "moved", series["moved"], ACCENT)
    dot(axes, "end", series["end"], SECOND)
    key(axes, [[Entry(words["plain_key"], SOFT, **DASHED)]])
    label(axes, "end", series["end"], words, SECOND)
    return figure
