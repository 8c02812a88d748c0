"""The two figures of the supply explorer: frequency against milk, and the chosen frequency day by day."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line

MOST_ML = 1250  # what nine in ten mothers may give, with room above


def supply_curve(series: dict, words: dict[str, str]) -> Figure:
    """Draw feeds in 24 hours against milk in 24 hours, for the chosen day and for 12 weeks."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(2.4, 14.3), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(4, 15, 2), yticks=range(0, MOST_ML + 1, 250))
    line(axes, "curve_late", series["curve_late"], SOFT, **DASHED)
    bands(axes, "curve", series, ACCENT)
    line(axes, "curve", series["curve"], ACCENT)
    dot(axes, "chosen", series["chosen"], SECOND)
    key(axes, [[Entry(words["curve_late_key"], SOFT, **DASHED)]])
    label(axes, "chosen", series["chosen"], words, SECOND)
    return figure


def supply_daily(series: dict, words: dict[str, str]) -> Figure:
    """Draw the chosen frequency's milk from day 2 to 12 weeks."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 84), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 85, 14), yticks=range(0, MOST_ML + 1, 250))
    axes.set_xticklabels([str(day // 7) for day in range(0, 85, 14)])
    bands(axes, "daily", series, ACCENT)
    line(axes, "daily", series["daily"], ACCENT)
    dot(axes, "marker", series["marker"], SECOND)
    label(axes, "marker", series["marker"], words, SECOND)
    return figure
