"""The icons of the installed course, drawn from the theme's drop (``theme/static/drop.svg``)."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from lactation.files import write_whole

DROP = Path(__file__).parent / "theme" / "static" / "drop.svg"
SIDE = 24.0  # of the drawing's box
ROOM = 29.0  # of the box round a drop of which a launcher may cut all but the middle circle, of 80 %
DPI = 100
QUARTER = 0.5523  # of the radius: how far a Bézier's handles lie from the ends of a quarter circle


def outline(told: str) -> Outline:
    """Return the line of an SVG path whose arcs are lower half circles, such as the drop's.

    Raises
    ------
    ValueError
        It holds a command that is not known here.
    """
    codes: list[int] = []
    points: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", told):
        given = [float(one) for one in re.findall(r"-?(?:\d*\.)?\d+", numbers)]
        x, y = points[-1] if points else (0.0, 0.0)
        if command == "M":
            codes.append(int(Outline.MOVETO))
            points.append((given[0], given[1]))
        elif command == "z":
            codes.append(int(Outline.CLOSEPOLY))
            points.append(points[0])
        else:
            ends = bends(command, given, (x - points[-2][0], y - points[-2][1]) if len(points) > 1 else (0.0, 0.0))
            codes += [int(Outline.CURVE4)] * len(ends)
            points += [(x + dx, y + dy) for dx, dy in ends]
    return Outline(points, codes)


def bends(command: str, given: list[float], before: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points of a bend of Béziers from where it begins; ``before`` is how the bend before it came in."""
    if command == "c":
        return [(given[0], given[1]), (given[2], given[3]), (given[4], given[5])]
    if command == "s":
        return [before, (given[0], given[1]), (given[2], given[3])]
    if command == "a":
        r, k = given[0], given[0] * QUARTER
        return [(0.0, k), (k - r, r), (-r, r), (-r - k, r), (-2 * r, k), (-2 * r, 0.0)]
    raise ValueError(f"{DROP}: found the command {command}, expected M, c, s, a or z")


def icon(size: int, room: float = SIDE, ground: str = "none") -> bytes:
    """Return the drop as a PNG of ``size`` pixels, in a box of ``room`` units, on a ground."""
    figure = Figure(figsize=(size / DPI, size / DPI), dpi=DPI, facecolor=ground)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    edge = (room - SIDE) / 2
    axes.set_xlim(-edge, SIDE + edge)
    axes.set_ylim(SIDE + edge, -edge)
    for tag in re.findall(r"<path [^>]*>", DROP.read_text(encoding="utf-8")):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        width = float(told["stroke-width"]) * size / room * 72 / DPI
        axes.add_patch(
            PathPatch(outline(told["d"]), facecolor=told["fill"], edgecolor=told["stroke"], linewidth=width, capstyle="round")
        )
    out = BytesIO()
    canvas.print_png(out, metadata={"Software": None})  # the same bytes, whoever drew them
    return out.getvalue()


def write_icons(folder: Path, paper: str) -> None:
    """Write the icons into a folder: two on no ground, and one that a launcher may cut as it likes."""
    for size in (192, 512):
        write_whole(folder / f"icon-{size}.png", icon(size))
    write_whole(folder / "icon-whole-512.png", icon(512, ROOM, paper))
