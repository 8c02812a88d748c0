"""The figures of the let-down explorer: flow with its ejections, and milk transferred."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, band, canvas, dot, label, line


def let_down_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow minute by minute; a dot marks the start of each ejection."""
    figure, (axes,) = canvas()
    line(axes, "flow", series["flow"], ACCENT)
    dot(axes, "ejections", series["ejections"], SECOND, size=10)
    label(axes, "", (19.8, 2.2), words["ejections_label"], SECOND, ha="right")
    axes.set(xlim=(0, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"], xticks=range(0, 21, 5), yticks=range(0, 81, 20))
    return figure


def let_down_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk transferred so far, against what the baby wants."""
    figure, (axes,) = canvas()
    line(axes, "wanted", series["wanted"], SOFT, width=1.8, dashes=(4, 3))
    band(axes, "moved_band", series["moved_band"], ACCENT)
    line(axes, "moved", series["moved"], ACCENT)
    dot(axes, "end", series["end"], SECOND)
    at = (series["end"]["x"][0], series["end"]["y"][0])
    label(axes, "end_label", at, words["end_label"], SECOND, xytext=(9, -20), textcoords="offset points")
    label(axes, "wanted_label", (20, series["wanted"]["y"][1]), words["wanted_label"], SOFT, xytext=(0, 7), textcoords="offset points", ha="right")
    axes.set(xlim=(0, 20), ylim=(0, 200), xlabel=words["x"], title=words["y"], xticks=range(0, 21, 5), yticks=range(0, 201, 50))
    return figure
