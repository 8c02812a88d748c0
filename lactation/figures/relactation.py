"""The figures of the relactation calendar: milk day by day with steps and stops, and the weight with and without stops."""

from matplotlib.figure import Figure

from lactation.core.scenes.relactation import MOST_GAIN_G, MOST_LOSS_G
from lactation.figures.style import ACCENT, DASHED, INK, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line

DAYS = range(0, 29, 7)


def relactation_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the breasts' milk and the other milk day by day; a dot on the other milk for each day on which no step was taken."""
    figure, (axes,) = canvas(3.9, key_lines=3)
    axes.set(xlim=(0, 28), ylim=(0, 1000), xlabel=words["x"], title=words["y"], xticks=DAYS, yticks=range(0, 1001, 200))
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    line(axes, "edge", series["edge"], SOFT, width=1.8)
    bands(axes, "milk", series, ACCENT)
    line(axes, "other", series["other"], INK, width=2.2)
    dot(axes, "stops", series["stops"], INK, size=8)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "look", series["look"], SECOND)
    label(axes, "look", series["look"], words, SECOND)
    rows = [
        [Entry(words["milk_key"], ACCENT), Entry(words["appetite_key"], SOFT, **DASHED)],
        [Entry(words["other_key"], INK, 2.2), Entry(words["stops_key"], INK, dot="full")],
        [Entry(words["edge_key"], SOFT, 1.8)],
    ]
    key(axes, rows)
    return figure


def relactation_weight(series: dict, words: dict[str, str]) -> Figure:
    """Draw what the baby gains where milk comes back slowly, with the stops and without; dots for weights that were marked."""
    figure, (axes,) = canvas(3.3, key_lines=3)
    axes.set(xlim=(0, 28), ylim=(-MOST_LOSS_G, MOST_GAIN_G), xlabel=words["x"], title=words["y"], xticks=DAYS)
    axes.set(yticks=range(-800, 1401, 400))
    axes.axhline(0, color=SOFT, lw=1)
    line(axes, "free_gain", series["free_gain"], INK, **DASHED)
    line(axes, "edge_gain", series["edge_gain"], ACCENT)
    dot(axes, "weighed", series["weighed"], SECOND, size=9)
    rows = [[Entry(words["edge_gain_key"], ACCENT)], [Entry(words["free_gain_key"], INK, **DASHED)]]
    key(axes, [*rows, [Entry(words["weighed_key"], SECOND, dot="full")]])
    return figure
