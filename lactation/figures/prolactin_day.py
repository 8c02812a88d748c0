"""The two figures of the prolactin explorer: one day, and the baseline over six months."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, canvas, dot, fixed_label, label, line

MOST_NG_ML = 600


def prolactin_level(series: dict, words: dict[str, str]) -> Figure:
    """Draw prolactin through 24 hours, with a dot at the start of each feed."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 24), ylim=(0, MOST_NG_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 6), yticks=range(0, MOST_NG_ML + 1, 100))
    line(axes, "baseline", series["baseline"], SOFT, width=1.8, dashes=(4, 3))
    line(axes, "level", series["level"], ACCENT)
    dot(axes, "feeds", series["feeds"], SECOND, size=10)
    label(axes, "baseline", series["baseline"], words, SOFT, above=False)
    return figure


def prolactin_baseline(series: dict, words: dict[str, str]) -> Figure:
    """Draw the baseline over six months at this number of feeds, and without suckling."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 180), ylim=(0, 275), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 30), yticks=range(0, 251, 50))
    axes.set_xticklabels([str(month) for month in range(7)])
    line(axes, "unsuckled", series["unsuckled"], SOFT, width=1.8, dashes=(4, 3))
    line(axes, "baselines", series["baselines"], ACCENT)
    dot(axes, "today", series["today"], SECOND)
    label(axes, "baselines", series["baselines"], words, ACCENT)
    fixed_label(axes, (50, 22), words["unsuckled_label"], SOFT)
    return figure
