"""The figures of expressing: the milk of each day over six weeks, and how full the breasts are on one of them."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, bands, canvas, dot, fixed_label, label, line

WEEKS = range(0, 43, 7)


def expressing_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk expressed in 24 hours, against what a baby of that age would like."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 42), ylim=(0, 2000), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(0, 2001, 500))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "appetite", series["appetite"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "milk", series, ACCENT)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "look", series["look"], SECOND)
    label(axes, "look", series["look"], words, SECOND)
    fixed_label(axes, (41.5, 1850), words["appetite_label"], SOFT, side="right")
    return figure


def expressing_fullness(series: dict, words: dict[str, str]) -> Figure:
    """Draw how full each breast is through the chosen day."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 24), ylim=(0, 100), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 6), yticks=range(0, 101, 25))
    line(axes, "full", series["full"], ACCENT)
    return figure
