"""The figures of the let-down lab: the flow and the milk taken, with the cards and without any."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, bands, canvas, dot, fixed_label, label, line


def let_down_lab_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow minute by minute, beside that of the feed without cards."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 81, 20))
    line(axes, "plain_flow", series["plain_flow"], SOFT, width=1.8, dashes=(4, 3))
    line(axes, "flow", series["flow"], ACCENT)
    fixed_label(axes, (19.8, 72), words["plain_label"], SOFT, side="right")
    return figure


def let_down_lab_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk taken so far, beside that of the feed without cards."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 20), ylim=(0, 100), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 101, 25))
    line(axes, "plain_moved", series["plain_moved"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "moved", series, ACCENT)
    line(axes, "moved", series["moved"], ACCENT)
    dot(axes, "end", series["end"], SECOND)
    label(axes, "end", series["end"], words, SECOND)
    return figure
