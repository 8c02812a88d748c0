"""The figures of the hormone timeline: one feed (oxytocin with the flow, prolactin with the milk) and one day."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, SECOND, THIN, Entry, canvas, dot, from_noon_to_noon, key, label, line


def hormones_oxytocin(series: dict, words: dict[str, str]) -> Figure:
    """Draw oxytocin before, in and after one feed."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-10, 20), ylim=(0, 16), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(-10, 21, 5), yticks=range(0, 17, 4))
    line(axes, "oxytocin", series["oxytocin"], ACCENT)
    dot(axes, "oxytocin_now", series["oxytocin_now"], SECOND)
    label(axes, "oxytocin_now", series["oxytocin_now"], words, SECOND)
    return figure


def hormones_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow of milk on the same minutes."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-10, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(-10, 21, 5), yticks=range(0, 81, 20))
    line(axes, "flow", series["flow"], ACCENT)
    return figure


def hormones_prolactin(series: dict, words: dict[str, str]) -> Figure:
    """Draw prolactin from before one feed to three hours after it."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-15, 180), ylim=(0, 3), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 60), yticks=range(4))
    line(axes, "prolactin", series["prolactin"], ACCENT)
    dot(axes, "prolactin_now", series["prolactin_now"], SECOND)
    label(axes, "prolactin_now", series["prolactin_now"], words, SECOND)
    return figure


def hormones_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk in this breast: taken in the feed, made again after it."""
    figure, (axes,) = canvas()
    axes.set(xlim=(-15, 180), ylim=(0, 140), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 181, 60), yticks=range(0, 141, 35))
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "milk_now", series["milk_now"], SECOND)
    label(axes, "milk_now", series["milk_now"], words, SECOND)
    return figure


def hormones_day(series: dict, words: dict[str, str]) -> Figure:
    """Draw both hormones from noon to noon, with evenly spaced feeds."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(ylim=(0, 16), xlabel=words["x"], title=words["y"], yticks=range(0, 17, 4))
    from_noon_to_noon(axes)
    line(axes, "day_oxytocin", series["day_oxytocin"], ACCENT, width=THIN)
    line(axes, "day_prolactin", series["day_prolactin"], ACCENT)
    dot(axes, "day_now", series["day_now"], SECOND)
    key(axes, [[Entry(words["prolactin_key"], ACCENT), Entry(words["oxytocin_key"], ACCENT, THIN)]])
    return figure
