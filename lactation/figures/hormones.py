"""The figures of the hormone timeline: one feed (oxytocin with the flow, prolactin with the milk) and one day."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, canvas, dot, fixed_label, label, line


def hormones_oxytocin(series: dict, words: dict[str, str]) -> Figure:
    """Draw oxytocin before, in and after one feed; a thin line shows when milk flows."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-10, 20), ylim=(0, 16), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(-10, 21, 5), yticks=range(0, 17, 4))
    line(axes, "oxytocin", series["oxytocin"], SECOND)
    dot(axes, "oxytocin_now", series["oxytocin_now"], SECOND)
    label(axes, "oxytocin_now", series["oxytocin_now"], words, SECOND)
    return figure


def hormones_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow of milk on the same minutes."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-10, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(-10, 21, 5), yticks=range(0, 81, 20))
    line(axes, "flow", series["flow"], SECOND)
    return figure


def hormones_prolactin(series: dict, words: dict[str, str]) -> Figure:
    """Draw prolactin from before one feed to three hours after it."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-15, 180), ylim=(0, 3), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 60), yticks=range(4))
    line(axes, "prolactin", series["prolactin"], ACCENT)
    dot(axes, "prolactin_now", series["prolactin_now"], ACCENT)
    label(axes, "prolactin_now", series["prolactin_now"], words, ACCENT)
    return figure


def hormones_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk in this breast: taken in the feed, made again after it."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-15, 180), ylim=(0, 140), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 60), yticks=range(0, 141, 35))
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "milk_now", series["milk_now"], ACCENT)
    label(axes, "milk_now", series["milk_now"], words, ACCENT)
    return figure


def hormones_day(series: dict, words: dict[str, str]) -> Figure:
    """Draw both hormones through a day of evenly spaced feeds."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 24), ylim=(0, 16), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 6), yticks=range(0, 17, 4))
    line(axes, "day_oxytocin", series["day_oxytocin"], SECOND, width=1.4)
    line(axes, "day_prolactin", series["day_prolactin"], ACCENT)
    dot(axes, "day_now", series["day_now"], ACCENT)
    fixed_label(axes, (23.8, 14.6), words["oxytocin_label"], SECOND, side="right")
    fixed_label(axes, (0.3, 14.6), words["prolactin_label"], ACCENT)
    return figure
