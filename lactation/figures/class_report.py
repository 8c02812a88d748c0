"""The figures of the class report: before and after, what questions are worth, how sure and how right."""

import pandas as pd
from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, LINE, SECOND, SOFT, canvas

PERCENT = 100.0


def before_and_after(before: list[float], after: list[float], mark: float, words: dict[str, str]) -> Figure:
    """Draw a line for each learner from the share before (0 to 1) to the share after, and their means as a thick one."""
    figure, (axes,) = canvas(3.4)
    for one, other in zip(before, after, strict=True):
        axes.plot([0, 1], [PERCENT * one, PERCENT * other], color=LINE, lw=1.6, marker="o", ms=5, mfc=SOFT, mec="none")
    means = [PERCENT * sum(shares) / len(shares) for shares in (before, after)]
    axes.plot([0, 1], means, color=ACCENT, lw=3.5, marker="o", ms=9)
    axes.axhline(PERCENT * mark, color=SECOND, lw=DASHED["width"], dashes=DASHED["dashes"])
    axes.set(xlim=(-0.25, 1.25), ylim=(0, 100), xticks=[0, 1], xticklabels=[words["before"], words["after"]], title="%")
    axes.grid(visible=False, axis="x")
    return figure


def worth(items: pd.DataFrame, mark: float, words: dict[str, str]) -> Figure:
    """Draw each question by its difficulty (share right, 0 to 1) and its discrimination (-1 to 1)."""
    figure, (axes,) = canvas(3.4)
    low = items["discrimination"] < mark
    for rows, colour, shape in ((items[~low], ACCENT, "o"), (items[low], SECOND, "D")):
        axes.plot(PERCENT * rows["difficulty"], rows["discrimination"], shape, color=colour, ms=7, alpha=0.85)
    axes.axhline(mark, color=SOFT, lw=DASHED["width"], dashes=DASHED["dashes"])
    axes.set(xlim=(0, 104), ylim=(-0.6, 1), xlabel=f"{words['difficulty']} (%)", title=words["discrimination"])
    return figure


def sure_and_right(bins: pd.DataFrame, words: dict[str, str]) -> Figure:
    """Draw how often answers were right (0 to 1) at each level of confidence; a dot is larger where there are more."""
    figure, (axes,) = canvas(3.2)
    axes.plot([0, 100], [0, 100], color=SOFT, lw=DASHED["width"], dashes=DASHED["dashes"])
    there = bins[bins["count"] > 0]
    sizes = 60 + 240 * there["count"] / there["count"].max()
    axes.plot(PERCENT * there["sure"], PERCENT * there["right"], color=ACCENT, lw=1.5)
    axes.scatter(PERCENT * there["sure"], PERCENT * there["right"], s=sizes, color=ACCENT, zorder=3)
    axes.set(xlim=(25, 104), ylim=(0, 104), xlabel=f"{words['sure']} (%)", title=f"{words['right']} (%)")
    return figure
