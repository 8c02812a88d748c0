"""The figures of the breast explorer: the drawing, and the milk in this breast hour by hour."""

from matplotlib.figure import Figure

from lactation.figures.sketch import Sketch
from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, canvas, dot, key, label, line

MOST_ML = 225


def breast_section(series: dict, words: dict[str, str]) -> Sketch:
    """Draw the breast in section, with one sac under the lens."""
    return Sketch("breast", series, words, layers=["words"])


def breast_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk in this breast through the cycle, against what it can hold."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 10), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 11, 2), yticks=range(0, MOST_ML, 50))
    line(axes, "storage", series["storage"], SOFT, **DASHED)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "now", series["now"], SECOND)
    key(axes, [[Entry(words["storage_key"], SOFT, **DASHED)]])
    label(axes, "now", series["now"], words, SECOND)
    return figure
