"""The figures of the simulator: milk and intake by day, weight by day, and one day's fullness and rate by the hour."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, SOFT, bands, canvas, dot, fixed_label, label, line

WEEKS = range(0, 85, 14)


def simulator_milk(series: dict, words: dict[str, str], most_ml: int = 1600) -> Figure:
    """Draw the milk removed and the baby's intake over twelve weeks, against the appetite."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 84), ylim=(0, most_ml), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(0, most_ml + 1, most_ml // 4))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "appetite", series["appetite"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "milk", series, ACCENT)
    line(axes, "intake", series["intake"], SOFT, width=1.8)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "look", series["look"], SECOND)
    label(axes, "look", series["look"], words, SECOND)
    fixed_label(axes, (83, 0.925 * most_ml), words["appetite_label"], SOFT, side="right")
    fixed_label(axes, (83, 0.85 * most_ml), words["intake_label"], SOFT, side="right")
    return figure


def simulator_milk_of_one(series: dict, words: dict[str, str]) -> Figure:
    """Draw the same for one baby and no more than 1200 mL."""
    return simulator_milk(series, words, 1200)


def simulator_weight(series: dict, words: dict[str, str]) -> Figure:
    """Draw the baby's weight over twelve weeks, beside that of the average baby."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 84), ylim=(2, 7), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(2, 8))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "weight_usual", series["weight_usual"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "weight", series, ACCENT)
    line(axes, "weight", series["weight"], ACCENT)
    dot(axes, "weighed", series["weighed"], SECOND)
    label(axes, "weighed", series["weighed"], words, SECOND)
    fixed_label(axes, (83, 2.2), words["usual_label"], SOFT, side="right")
    return figure


def simulator_fullness(series: dict, words: dict[str, str]) -> Figure:
    """Draw how full each breast is through the chosen day."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 24), ylim=(0, 100), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 6), yticks=range(0, 101, 25))
    line(axes, "left", series["left"], ACCENT)
    line(axes, "right", series["right"], SECOND, width=2.2)
    fixed_label(axes, (0.4, 92), words["left_label"], ACCENT)
    fixed_label(axes, (23.6, 92), words["right_label"], SECOND, side="right")
    return figure


def simulator_rate(series: dict, words: dict[str, str]) -> Figure:
    """Draw how fast both breasts together make milk through the chosen day."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 24), ylim=(0, 100), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 6), yticks=range(0, 101, 25))
    bands(axes, "rate", series, ACCENT)
    line(axes, "rate", series["rate"], ACCENT)
    return figure
