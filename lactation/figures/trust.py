"""The figure of the model's page: every published range, the model's value in it and the ensemble's."""

import textwrap
from typing import Any

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, CARD, INK, LINE, SECOND, SOFT

WIDEST = 1.6  # half-widths to either side; a value further out is drawn at the edge
LINE_CHARACTERS = 42


def half_widths(row: dict[str, Any], value: float) -> float:
    """Return where ``value`` lies when the published range runs from -1 to 1."""
    middle, half = 0.5 * (row["low"] + row["high"]), 0.5 * (row["high"] - row["low"])
    return max(-WIDEST, min(WIDEST, (value - middle) / half))


def against_targets(figure: Figure, rows: list[dict[str, Any]], words: dict[str, str]) -> Figure:
    """Draw one line a row: the published range as a bar, the ensemble as a thin line, the model as a dot.

    Rows stand under a heading that says what they test. A dot at the edge with a dash beyond it lies further out.
    """
    axes = figure.axes[0]
    y, group = 0.0, ""
    for row in rows:
        if row["tests"] != group:
            group = row["tests"]
            y -= 1
            axes.text(-WIDEST, y + 0.1, words[f"trust_group_{group}"], fontsize=14, weight="bold", color=INK, va="bottom")
        text = textwrap.fill(row["observation"], LINE_CHARACTERS)
        y -= 1 + 0.5 * text.count("\n")
        colour = ACCENT if row["inside"] else SECOND
        axes.plot([-1, 1], [y, y], color=LINE, lw=11, solid_capstyle="butt")
        axes.plot([half_widths(row, row["from"]), half_widths(row, row["to"])], [y, y], color=colour, lw=2.5)
        at = half_widths(row, row["value"])
        axes.plot([at], [y], "o" if row["fitted"] else "D", ms=8, color=colour, mec=CARD, mew=1.5)
        if abs(at) == WIDEST:
            axes.annotate(
                words["trust_further"], (0.92 * at, y), color=SECOND, fontsize=12.5, ha="right" if at > 0 else "left", va="center"
            )
        axes.text(-WIDEST, y + 0.32, text, fontsize=12.5, color=INK if row["inside"] else SECOND, va="bottom", linespacing=1.1)
    axes.set(xlim=(-1.05 * WIDEST, 1.05 * WIDEST), ylim=(y - 0.7, 0))
    axes.grid(False)
    axes.set_axis_off()
    for x, side, end in ((-1, "left", words["trust_low"]), (1, "right", words["trust_high"])):
        axes.text(x, y - 0.3, end, fontsize=12.5, color=SOFT, ha=side, va="top")
    return figure
