"""The figures of the attachment explorer: the mouth from near, and the milk against how much breast is in it."""

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from lactation.core.scenes.attachment import attachment_scene
from lactation.figures.feed import BOX, feed_figure
from lactation.figures.sketch import NAMESPACE, Sketch
from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, band, canvas, dot, key, label, line
from lactation.figures.svg import escape


class DrawnFeed(Sketch):
    """A feed drawn from its signs, as a figure of an explorer: no series moves it, the script draws it anew (``81-drawn.js``)."""

    axes = ()

    def __init__(self, scene: dict[str, Any], view: str) -> None:
        self.feed = feed_figure(scene, view)  # what ``drawn_feed`` of ``templates/feed.html`` shows

    def scales(self) -> dict[str, list[float]]:
        """Return no series: a drawn feed has none."""
        return {}

    def to_svg(self, name: str, alt: str, veiled: Sequence[str] = ()) -> str:
        """Return the picture by itself, without its colours and its sucks."""
        return f'<svg xmlns="{NAMESPACE}" viewBox="{BOX}" role="img" aria-label="{escape(alt)}">{self.feed["shapes"]}</svg>'


def attachment_mouth(series: dict[str, Any], words: dict[str, str]) -> DrawnFeed:
    """Draw the close view of the feed at the chosen depth."""
    return DrawnFeed(attachment_scene(series["chosen"]["x"][0] / 100), "close")


def attachment_milk(series: dict[str, Any], words: dict[str, str]) -> Figure:
    """Draw the milk in 24 hours against depth, with what the baby would like."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(-3, 103), ylim=(0, 1000), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 101, 25), yticks=range(0, 1001, 250))
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    band(axes, "doubt", series["doubt"], ACCENT)
    line(axes, "curve", series["curve"], ACCENT)
    dot(axes, "chosen", series["chosen"], SECOND)
    key(axes, [[Entry(words["appetite_key"], SOFT, **DASHED)]])
    label(axes, "chosen", series["chosen"], words, SECOND)
    return figure
