"""The figures of the attachment explorer: the mouth from near, and the milk against how much breast is in it."""

from typing import Any

from matplotlib.figure import Figure

from lactation.core.scenes.attachment import attachment_scene
from lactation.figures.feed import DrawnFeed
from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line


def attachment_mouth(series: dict[str, Any], words: dict[str, str]) -> DrawnFeed:
    """Draw the close view of the feed at the chosen depth."""
    return DrawnFeed(attachment_scene(series["chosen"]["x"][0] / 100), "close")


def attachment_milk(series: dict[str, Any], words: dict[str, str]) -> Figure:
    """Draw the milk in 24 hours against depth, with what the baby would like."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(-3, 103), ylim=(0, 1000), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 101, 25), yticks=range(0, 1001, 250))
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    bands(axes, "curve", series, ACCENT)
    line(axes, "curve", series["curve"], ACCENT)
    dot(axes, "chosen", series["chosen"], SECOND)
    key(axes, [[Entry(words["appetite_key"], SOFT, **DASHED)]])
    label(axes, "chosen", series["chosen"], words, SECOND)
    return figure
