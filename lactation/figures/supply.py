"""The two figures of the supply explorer: frequency against milk, and the chosen frequency day by day."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, band, canvas, dot, label, line

MOST_ML = 1000


def supply_curve(series: dict, words: dict[str, str]) -> Figure:
    """Draw feeds in 24 hours against milk in 24 hours, for the chosen day and for 12 weeks."""
    figure, (axes,) = canvas()
    line(axes, "curve_late", series["curve_late"], SOFT, width=1.8, dashes=(4, 3))
    band(axes, "curve_band", series["curve_band"], ACCENT)
    line(axes, "curve", series["curve"], ACCENT)
    dot(axes, "chosen", series["chosen"], SECOND)
    end = series["curve_late"]
    label(axes, "late_label", (end["x"][-1], end["y"][-1]), words["late_label"], SOFT, xytext=(0, 9), textcoords="offset points", ha="right")
    at = (series["chosen"]["x"][0], series["chosen"]["y"][0])
    label(axes, "chosen_label", at, words["chosen_label"], SECOND, xytext=(9, -20), textcoords="offset points")
    axes.set(xlim=(3, 14), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"], xticks=range(4, 15, 2), yticks=range(0, MOST_ML + 1, 250))
    return figure


def supply_daily(series: dict, words: dict[str, str]) -> Figure:
    """Draw the chosen frequency's milk from day 2 to 12 weeks."""
    figure, (axes,) = canvas()
    band(axes, "daily_band", series["daily_band"], ACCENT)
    line(axes, "daily", series["daily"], ACCENT)
    dot(axes, "marker", series["marker"], SECOND)
    at = (series["marker"]["x"][0], series["marker"]["y"][0])
    label(axes, "marker_label", at, words["marker_label"], SECOND, xytext=(9, -20), textcoords="offset points")
    axes.set(xlim=(0, 84), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"], yticks=range(0, MOST_ML + 1, 250))
    axes.set_xticks(range(0, 85, 14), [str(day // 7) for day in range(0, 85, 14)])
    return figure
