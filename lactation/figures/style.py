"""The one figure style of the course (docs/look.md says why).

What each colour and dash means stands there too. Colours come
in light-page values; ``svg.to_svg`` turns each into a CSS variable, so that one drawing serves light and dark.
What must be told apart in one figure differs in kind too (thick, thin, dashed, a dot), for colour-blind readers and in grey.
"""

from typing import Any, NamedTuple, cast

import matplotlib

matplotlib.use("svg")  # no screen needed, in a notebook, a test or a build

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lactation.content.words import words as words_of_site
from lactation.core.words import NOON_HOUR, clock

INK = "#2d2a32"
SOFT = "#6f665f"
LINE = "#e6ddd3"
ACCENT = "#0e6e6a"
SECOND = "#b8482f"
OTHER = "#7a3e8e"
CARD = "#fffffe"
PAPER = "#fbf7f1"
ACCENT_SOFT = "#e2f0ee"
WARM = "#fdeee6"
VARIABLES = {
    INK: "--ink", SOFT: "--soft", LINE: "--line", ACCENT: "--accent", SECOND: "--second", OTHER: "--other", CARD: "--card",
    PAPER: "--paper", ACCENT_SOFT: "--accent-soft", WARM: "--warm",
}  # fmt: skip

WIDTH_IN = 4.3  # 310 pt, the width of a phone's card: 12 pt text is then 12 px there
LEFT, RIGHT = 0.14, 0.965  # where the axes lie, of the width
KEY_PT = 16.0  # a line of the key
KEY_UP_PT = 12.0  # from the axes: clear of a handle at their top
SAMPLE_PT = 22.0  # of a line in the key
THIN = 1.5  # the second of two things of one mother
DASHED: dict[str, Any] = {"width": 1.8, "dashes": (4, 3)}  # what is there to compare with, and is no mother
NIGHT_HOURS = (22.0, 30.0)  # from noon to noon, as on the clock

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
        "xtick.major.pad": 8,  # clear of dots that lie on an axis
        "ytick.major.pad": 8,
        "text.color": INK,
        "lines.solid_capstyle": "round",
        "lines.solid_joinstyle": "round",
        "figure.constrained_layout.use": False,
    }
)


def canvas(height_in: float = 3.5, panels: int = 1, key_lines: int = 0) -> tuple[Figure, list[Axes]]:
    """Return a figure of a phone's width and its axes from top to bottom, with fixed margins so that nothing jumps.

    ``key_lines``: room for so many lines of ``key`` above the axes; half of it is taken from them.
    """
    height_in += 0.5 * key_lines * KEY_PT / 72
    figure, axes = plt.subplots(panels, 1, figsize=(WIDTH_IN, height_in), squeeze=False, sharex=panels > 1)
    top, bottom = (0.40 + key_lines * KEY_PT / 72) / height_in, 0.62 / height_in
    figure.subplots_adjust(left=LEFT, right=RIGHT, top=1 - top, bottom=bottom, hspace=0.44)
    return figure, [row[0] for row in axes]


class Entry(NamedTuple):
    """One entry of a key: its words, its colour, and how its line or dot is drawn."""

    text: str
    colour: str
    width: float = 2.8
    dashes: tuple[float, ...] = ()
    dot: str = ""  # "full" or "hollow" instead of a line


def key(axes: Axes, lines: list[list[Entry]]) -> None:
    """Write what lines and dots mean above the axes, where no curve comes: one list of entries a line, side by side."""
    figure = cast(Figure, axes.figure)  # never a part of one here
    axes.set_title(axes.get_title(loc="left"), pad=KEY_UP_PT + 3 + KEY_PT * len(lines))
    wide = (RIGHT - LEFT) * figure.get_figwidth() * 72
    tall = axes.get_position().height * figure.get_figheight() * 72
    for row, entries in enumerate(lines):
        y = 1 + (KEY_UP_PT + KEY_PT * (len(lines) - 1 - row)) / tall
        for column, entry in enumerate(entries):
            x = column / len(entries)
            sample(axes, entry, x, x + SAMPLE_PT / wide, y + 4 / tall)
            axes.annotate(
                entry.text, (x + (SAMPLE_PT + 5) / wide, y), xycoords="axes fraction", color=entry.colour, annotation_clip=False
            )


def sample(axes: Axes, entry: Entry, left: float, right: float, y: float) -> None:
    """Draw the line or the dot that an entry of the key is about; places as parts of the axes."""
    given: dict[str, Any] = {"transform": axes.transAxes, "clip_on": False, "color": entry.colour}
    if entry.dot:
        face = CARD if entry.dot == "hollow" else entry.colour
        axes.plot([0.5 * (left + right)], [y], "o", ms=9, mfc=face, mec=entry.colour, mew=2, **given)
    elif entry.dashes:
        axes.plot([left, right], [y, y], lw=entry.width, dashes=entry.dashes, **given)
    else:
        axes.plot([left, right], [y, y], lw=entry.width, solid_capstyle="butt", **given)


def from_noon_to_noon(axes: Axes) -> None:
    """Let the axis run from noon to noon, with the whole night shaded in its middle."""
    words = words_of_site()
    hours = [NOON_HOUR + 6 * i for i in range(5)]
    axes.set(xlim=(hours[0], hours[-1]), xticks=hours)
    texts = axes.set_xticklabels([clock(hour, words) for hour in hours])
    texts[0].set_horizontalalignment("left")  # within the figure
    texts[-1].set_horizontalalignment("right")
    axes.axvspan(*NIGHT_HOURS, color=SOFT, alpha=0.13, lw=0)


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
    if len(series["x"]) == 1:  # her place on a line that is both mothers'
        marks = {"marker": "o", "ms": 12, "mfc": "none", "mew": 2.5, "ls": "none", "clip_on": False}
    axes.plot(series["x"], series["y"], color=colour, gid=name, zorder=4, **marks)


def dot(axes: Axes, name: str, series: dict, colour: str, size: float = 11) -> None:
    """Draw the dots that series ``name`` moves."""
    axes.plot(series["x"], series["y"], "o", ms=size, color=colour, mec=CARD, mew=2, gid=name, clip_on=False, zorder=5)


def label(axes: Axes, name: str, series: dict, words: dict[str, str], colour: str) -> None:
    """Write the direct label of series ``name`` at its last point; the words and the artist are called ``name_label``.

    Where it stands beside that point is found when all else is drawn (``figures/labels.py``), by the page's rule.
    """
    if series["x"]:
        where: dict[str, Any] = {"xytext": (0, 0), "textcoords": "offset points"}
        axes.annotate(
            words[f"{name}_label"], (series["x"][-1], series["y"][-1]), color=colour, weight="bold", gid=f"{name}_label",
            annotation_clip=False, zorder=6, **where,
        )  # fmt: skip


def fixed_label(axes: Axes, at: tuple[float, float], text: str, colour: str, side: str = "left") -> None:
    """Write a label that stays where it is."""
    axes.annotate(text, at, color=colour, weight="bold", ha=side)
