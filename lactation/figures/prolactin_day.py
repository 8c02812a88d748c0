"""The two figures of the prolactin explorer: one day, and the baseline over six months."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, canvas, dot, label, line

MOST_NG_ML = 500


def prolactin_level(series: dict, words: dict[str, str]) -> Figure:
    """Draw prolactin through 24 hours, with a dot at the start of each feed."""
    figure, (axes,) = canvas()
    line(axes, "baseline", series["baseline"], SOFT, width=1.8, dashes=(4, 3))
    line(axes, "level", series["level"], ACCENT)
    dot(axes, "feeds", series["feeds"], SECOND, size=10)
    label(axes, "baseline_label", (24, series["baseline"]["y"][1]), words["baseline_label"], SOFT, xytext=(0, -15), textcoords="offset points", ha="right")
    axes.set(xlim=(0, 24), ylim=(0, MOST_NG_ML), xlabel=words["x"], title=words["y"], xticks=range(0, 25, 6), yticks=range(0, MOST_NG_ML + 1, 100))
    axes.set_xticklabels(["00:00", "06:00", "12:00", "18:00", "24:00"])
    return figure


def prolactin_baseline(series: dict, words: dict[str, str]) -> Figure:
    """Draw the baseline over six months at this number of feeds, and without suckling."""
    figure, (axes,) = canvas()
    line(axes, "unsuckled", series["unsuckled"], SOFT, width=1.8, dashes=(4, 3))
    line(axes, "baselines", series["baselines"], ACCENT)
    dot(axes, "today", series["today"], SECOND)
    label(axes, "baselines_label", (180, series["baselines"]["y"][-1]), words["baselines_label"], ACCENT, xytext=(0, 8), textcoords="offset points", ha="right")
    label(axes, "", (70, 12), words["unsuckled_label"], SOFT, xytext=(0, -2), textcoords="offset points")
    axes.set(xlim=(0, 180), ylim=(0, 275), xlabel=words["x"], title=words["y"], xticks=range(0, 181, 30), yticks=range(0, 251, 50))
    axes.set_xticklabels([str(month) for month in range(7)])
    return figure
