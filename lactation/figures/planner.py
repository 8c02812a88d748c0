"""The figures of the planner: milk over two weeks of such days, and the day itself as a strip of hours."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lactation.figures.style import (
    ACCENT,
    DASHED,
    SECOND,
    SOFT,
    Entry,
    bands,
    canvas,
    dot,
    fixed_label,
    from_noon_to_noon,
    key,
    label,
    line,
)  # fmt: skip

MOST_ML = 1200
ROWS = {"feeds": 5.2, "expressings": 4.2, "cups": 3.2, "meals": 2.2, "asleep": 1.0, "helped": 0.0}


def planner_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk day by day of the plan, with what the baby drinks and would like."""
    figure, (axes,) = canvas(key_lines=2)
    axes.set(xlim=(0, 14), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 15, 2), yticks=range(0, MOST_ML + 1, 200))
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    bands(axes, "milk", series, ACCENT)
    line(axes, "intake", series["intake"], SOFT, width=1.8)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "after", series["after"], SECOND)
    label(axes, "after", series["after"], words, SECOND)
    key(axes, [[Entry(words["appetite_key"], SOFT, **DASHED)], [Entry(words["intake_key"], SOFT, 1.8)]])
    return figure


def planner_strip(series: dict, words: dict[str, str]) -> Figure:
    """Draw the day from noon to noon as rows: dots for what is planned, blocks for the sleep that is left and for help."""
    figure, (axes,) = canvas(4.3)
    axes.set(ylim=(-0.15, 6.1), xlabel=words["x"], title=words["y"], yticks=[])
    from_noon_to_noon(axes)
    axes.spines["left"].set_visible(False)
    for name, height in ROWS.items():
        axes.axhline(height - (0.0 if name in ("asleep", "helped") else 0.2), color=SOFT, lw=0.6)
    blocks(axes, "asleep", series["asleep"], ACCENT)
    blocks(axes, "helped", series["helped"], SECOND)
    for name in ("feeds", "expressings", "cups", "meals"):
        dot(axes, name, series[name], SECOND, size=9)
    for name, height in ROWS.items():
        fixed_label(axes, (12.1, height + (0.56 if name in ("asleep", "helped") else 0.3)), words[f"{name}_row"], SOFT)
    return figure


def blocks(axes: Axes, name: str, series: dict, colour: str) -> None:
    """Draw the blocks that series ``name`` moves."""
    around = [*zip(series["x"], series["low"], strict=True), *reversed([*zip(series["x"], series["high"], strict=True)])]
    axes.fill(*zip(*around, strict=True), color=colour, alpha=0.55, lw=0, gid=name)
