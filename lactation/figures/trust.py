"""The figure of the model's page: every published range, the model's value in it and the ensemble's."""

from typing import Any

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, CARD, INK, LINE, SECOND, SOFT

WIDEST = 1.6  # half-widths to either side; a value further out is drawn at the edge


def half_widths(row: dict[str, Any], value: float) -> float:
    """Return where ``value`` lies when the published range runs from -1 to 1."""
    middle, half = 0.5 * (row["low"] + row["high"]), 0.5 * (row["high"] - row["low"])
    return max(-WIDEST, min(WIDEST, (value - middle) / half))


def against_targets(figure: Figure, rows: list[dict[str, Any]], words: dict[str, str]) -> Figure:
    """Draw one line a row: the published range as a bar, the ensemble as a thin line, the model as a dot."""
    axes = figure.axes[0]
    for number, row in enumerate(rows):
        y = -number
        colour = ACCENT if row["inside"] else SECOND
        axes.plot([-1, 1], [y, y], color=LINE, lw=11, solid_capstyle="butt")
        axes.plot([half_widths(row, row["from"]), half_widths(row, row["to"])], [y, y], color=colour, lw=2.5)
        axes.plot([half_widths(row, row["value"])], [y], "o" if row["fitted"] else "D", ms=8, color=colour, mec=CARD, mew=1.5)
        axes.text(-WIDEST, y + 0.32, row["observation"], fontsize=11.5, color=INK if row["inside"] else SECOND, va="bottom")
    axes.set(xlim=(-WIDEST, WIDEST), ylim=(-len(rows) + 0.4, 1.0))
    axes.grid(False)
    axes.set_axis_off()
    for x, side, text in ((-1, "left", words["trust_low"]), (1, "right", words["trust_high"])):
        axes.text(x, -len(rows) + 0.45, text, fontsize=11.5, color=SOFT, ha=side, va="top")
    return figure
