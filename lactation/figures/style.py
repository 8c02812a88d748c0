"""The one figure style of the course (docs/look.md says why).

Colours come in light-page values; ``svg.to_svg`` turns each into a CSS variable, so that one drawing serves light and dark.
The two colours with meaning are a blue-green and a brick red: they differ in lightness as well as hue, so they stay apart for
colour-blind readers and in grey.
"""

from typing import Any

import matplotlib

matplotlib.use("svg")  # no screen needed, in a notebook, a test or a build

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#2d2a32"
SOFT = "#6f665f"
LINE = "#e6ddd3"
ACCENT = "#0e6e6a"
SECOND = "#b8482f"
CARD = "#fffffe"
PAPER = "#fbf7f1"
ACCENT_SOFT = "#e2f0ee"
WARM = "#fdeee6"
VARIABLES = {
    INK: "--ink", SOFT: "--soft", LINE: "--line", ACCENT: "--accent", SECOND: "--second", CARD: "--card", PAPER: "--paper",
    ACCENT_SOFT: "--accent-soft", WARM: "--warm",
}  # fmt: skip

WIDTH_IN = 4.3  # 310 pt, the width of a phone's card: 12 pt text is then 12 px there

plt.rcParams.update(
    {
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.size": 12,
        "axes.titlesize": 12,
        "axes.titlelocation": "left",
        "axes.titlecolor": SOFT,
        "axes.titlepad": 10,
        "axes.edgecolor": SOFT,
        "axes.labelcolor": SOFT,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.8,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": LINE,
        "grid.linewidth": 0.8,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "text.color": INK,
        "lines.solid_capstyle": "round",
        "lines.solid_joinstyle": "round",
        "figure.constrained_layout.use": False,
    }
)


def canvas(height_in: float = 3.5, panels: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a figure of a phone's width and its axes from top to bottom, with fixed margins so that nothing jumps."""
    figure, axes = plt.subplots(panels, 1, figsize=(WIDTH_IN, height_in), squeeze=False, sharex=panels > 1)
    top, bottom = 0.40 / height_in, 0.58 / height_in
    figure.subplots_adjust(left=0.125, right=0.97, top=1 - top, bottom=bottom, hspace=0.32)
    return figure, [row[0] for row in axes]


def canvas_of(rows: int) -> Figure:
    """Return a figure of a phone's width with one axes, tall enough for ``rows`` lines of text with a bar under each."""
    figure = plt.figure(figsize=(WIDTH_IN, 0.6 * rows + 0.5))
    figure.add_axes((0.01, 0.02, 0.98, 0.97))
    return figure


def line(axes: Axes, name: str, series: dict, colour: str, width: float = 2.8, **more: Any) -> None:
    """Draw the line that series ``name`` moves."""
    axes.plot(series["x"], series["y"], color=colour, lw=width, gid=name, **more)


def band(axes: Axes, name: str, series: dict, colour: str) -> None:
    """Draw the band that series ``name`` moves: from its low line and back along its high line."""
    around = [*zip(series["x"], series["low"], strict=False), *reversed([*zip(series["x"], series["high"], strict=False)])]
    if around:
        axes.fill(*zip(*around, strict=True), color=colour, alpha=0.16, lw=0, gid=name)


def bands(axes: Axes, name: str, series: dict, colour: str) -> None:
    """Draw both bands of line ``name``: how mothers differ as a dotted outline, and the doubt about the average as a filled band.

    They differ in kind, not in colour, so that they can be told apart in grey.
    """
    mothers = series.get(f"{name}_mothers")
    if mothers and mothers["low"]:
        around = [*zip(mothers["x"], mothers["low"], strict=True), *reversed([*zip(mothers["x"], mothers["high"], strict=True)])]
        axes.fill(
            *zip(*around, strict=True), fc="none", ec=colour, lw=1.6, ls=(0, (0.1, 2.2)), capstyle="round", gid=f"{name}_mothers"
        )
    band(axes, f"{name}_band", series[f"{name}_band"], colour)


def beside(axes: Axes, name: str, series: dict, colour: str, dotted: bool = False) -> None:
    """Draw a second line to compare with: another mother's, dashed, or a guess, in round dots."""
    marks: dict[str, Any] = (
        {"dashes": (0.1, 2), "dash_capstyle": "round", "lw": 3.2} if dotted else {"dashes": (2, 1.6), "lw": 2.2}
    )
    axes.plot(series["x"], series["y"], color=colour, gid=name, zorder=4, **marks)


def dot(axes: Axes, name: str, series: dict, colour: str, size: float = 11) -> None:
    """Draw the dots that series ``name`` moves."""
    axes.plot(series["x"], series["y"], "o", ms=size, color=colour, mec=CARD, mew=2, gid=name, clip_on=False, zorder=5)


def label(axes: Axes, name: str, series: dict, words: dict[str, str], colour: str, above: bool = True) -> None:
    """Write the direct label of series ``name`` at its last point; the words and the artist are called ``name_label``.

    A line's label ends at the line's end. A single dot's stands below and right of it, or above and left in the right half; the
    page's script keeps the same rule when the dot moves.
    """
    if not series["x"]:
        return
    x, y = series["x"][-1], series["y"][-1]
    side, dx, dy = "right", 0, 9 if above else -19
    if len(series["x"]) == 1:
        left, right = axes.get_xlim()
        side, dx, dy = ("left", 10, -19) if x < 0.5 * (left + right) else ("right", -8, 11)
    where: dict[str, Any] = {"xytext": (dx, dy), "textcoords": "offset points", "ha": side}
    axes.annotate(
        words[f"{name}_label"], (x, y), color=colour, weight="bold", gid=f"{name}_label", annotation_clip=False, zorder=6, **where
    )


def fixed_label(axes: Axes, at: tuple[float, float], text: str, colour: str, side: str = "left") -> None:
    """Write a label that stays where it is."""
    axes.annotate(text, at, color=colour, weight="bold", ha=side)
