"""The two figures of the prolactin explorer: one day, and the baseline over six months."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, canvas, dot, from_noon_to_noon, key, label, line

MOST_NG_ML = 600


def prolactin_level(series: dict, words: dict[str, str]) -> Figure:
    """Draw prolactin from noon to noon, with a dot at the start of each feed."""
    figure, (axes,) = canvas()
    axes.set(ylim=(0, MOST_NG_ML), xlabel=words["x"], title=words["y"], yticks=range(0, MOST_NG_ML + 1, 100))
    from_noon_to_noon(axes)
    line(axes, "baseline", series["baseline"], SOFT, **DASHED)
    line(axes, "level", series["level"], ACCENT)
    dot(axes, "feeds", series["feeds"], SECOND, size=10)
    label(axes, "baseline", series["baseline"], words, SOFT)
    return figure


def prolactin_baseline(series: dict, words: dict[str, str]) -> Figure:
    """Draw the baseline over six months at this number of feeds, and without suckling."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 180), ylim=(0, 275), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 30), yticks=range(0, 251, 50))
    axes.set_xticklabels([str(month) for month in range(7)])
    line(axes, "unsuckled", series["unsuckled"], SOFT, **DASHED)
    line(axes, "baselines", series["baselines"], ACCENT)
    dot(axes, "today", series["today"], SECOND)
    label(axes, "baselines", series["baselines"], words, ACCENT)
    key(axes, [[Entry(words["unsuckled_key"], SOFT, **DASHED)]])
    return figure
