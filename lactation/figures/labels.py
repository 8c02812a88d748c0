"""Where the labels of a figure stand: found by the core (``core/labels.py``), as the page's script finds them when they move."""

from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Annotation

from lactation.core.labels import place_label

SIDES: dict[int, Literal["left", "center", "right"]] = {1: "left", -1: "right", 0: "center"}
FREE = ("guess",)  # what is there only while a hand draws


def scale_of(figure: Figure, axes: Axes) -> list[float]:
    """Return ``[ax, bx, ay, by]``: SVG x is ``ax + bx * x``, SVG y is ``ay + by * y`` (SVG units: pt)."""
    to_pt = 72 / figure.dpi
    x0, y0 = axes.transData.transform((0, 0)) * to_pt
    x1, y1 = axes.transData.transform((1, 1)) * to_pt
    return [round(float(v), 5) for v in (x0, x1 - x0, figure.get_figheight() * 72 - y0, y0 - y1)]


def room_of(figure: Figure, axes: Axes) -> list[float]:
    """Return the box in which labels stay, ``[left, top, right, bottom]`` (pt): the axes, and on to the figure's edge."""
    place, wide, tall = axes.get_position(), figure.get_figwidth() * 72, figure.get_figheight() * 72
    return [round(float(v), 2) for v in (place.x0 * wide + 2, (1 - place.y1) * tall - 2, wide - 1, (1 - place.y0) * tall - 1)]


def place_labels(figure: Figure) -> None:
    """Put each moving label of a figure where it covers nothing."""
    for axes in figure.axes:
        scale, room = scale_of(figure, axes), room_of(figure, axes)
        lines, taken = obstacles(axes, scale)
        lines += still_lines(figure)
        for text in [one for one in axes.texts if isinstance(one, Annotation) and (one.get_gid() or "").endswith("_label")]:
            x, y = scale[0] + scale[1] * text.xy[0], scale[2] + scale[3] * text.xy[1]
            at_x, at_y, side = place_label(x, y, text.get_text(), lines, taken, room)
            text.set_position((at_x - x, y - at_y))
            text.set_horizontalalignment(SIDES[side])


def still_lines(figure: Figure) -> list[Any]:
    """Return the lines across a figure that never move, as ``obstacles`` gives those that do: the line at 0."""
    found: list[Any] = []
    for axes in figure.axes:
        for artist in axes.lines:
            if not artist.get_gid() and artist.get_transform() == axes.get_yaxis_transform("grid"):
                ends = [[float(value) for value in pair] for pair in (axes.get_xlim(), np.asarray(artist.get_ydata()))]
                found.append([*ends, scale_of(figure, axes)])
    return found


def obstacles(axes: Axes, scale: list[float]) -> tuple[list[Any], list[Any]]:
    """Return the lines of axes that move, ``[xs, ys, scale]`` each, and its dots as boxes without size."""
    lines: list[Any] = []
    taken: list[Any] = []
    for artist in axes.get_children():
        name = artist.get_gid()
        if not name or name in FREE:
            continue
        if isinstance(artist, Polygon):
            corners = np.asarray(artist.get_xy())[:-1]
            half = len(corners) // 2
            lines += [[*zip(*part, strict=True), scale] for part in (corners[:half].tolist(), corners[half:][::-1].tolist())]
        elif isinstance(artist, Line2D) and artist.get_marker() == "o":
            taken += [2 * [scale[0] + scale[1] * x, scale[2] + scale[3] * y] for x, y in np.asarray(artist.get_xydata()).tolist()]
        elif isinstance(artist, Line2D):
            lines.append([*zip(*np.asarray(artist.get_xydata()).tolist(), strict=True), scale])
    return lines, taken
