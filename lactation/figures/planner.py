"""The figures of the planner: milk over two weeks of such days, and the day itself as a strip of hours."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, INK, SECOND, SOFT, bands, canvas, dot, fixed_label, label, line

MOST_ML = 1200
ROWS = {"feeds": 5.2, "expressings": 4.2, "cups": 3.2, "meals": 2.2, "asleep": 1.0, "helped": 0.0}


def planner_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk day by day of the plan, with what the baby drinks and would like."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 14), ylim=(0, MOST_ML), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 15, 2), yticks=range(0, MOST_ML + 1, 200))
    line(axes, "appetite", series["appetite"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "milk", series, ACCENT)
    line(axes, "intake", series["intake"], SOFT, width=1.8)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "after", series["after"], SECOND)
    label(axes, "after", series["after"], words, SECOND)
    fixed_label(axes, (0.2, 0.92 * MOST_ML), words["appetite_label"], SOFT)
    fixed_label(axes, (0.2, 0.845 * MOST_ML), words["intake_label"], SOFT)
    return figure


def planner_strip(series: dict, words: dict[str, str]) -> Figure:
    """Draw the day as rows: dots for feeds, expressing, cups and meals, blocks for sleep and help."""
    figure, (axes,) = canvas(4.3)
    axes.set(xlim=(0, 24), ylim=(-0.15, 6.1), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 25, 3), yticks=[])
    axes.spines["left"].set_visible(False)
    for name, height in ROWS.items():
        axes.axhline(height - (0.0 if name in ("asleep", "helped") else 0.2), color=SOFT, lw=0.6)
    blocks(axes, "asleep", series["asleep"], INK)
    blocks(axes, "helped", series["helped"], SECOND)
    for name, colour in {"feeds": ACCENT, "expressings": SECOND, "cups": SOFT, "meals": INK}.items():
        dot(axes, name, series[name], colour, size=9)
    for name, height in ROWS.items():
        fixed_label(axes, (0.1, height + (0.56 if name in ("asleep", "helped") else 0.3)), words[f"{name}_row"], SOFT)
    return figure


def blocks(axes: Axes, name: str, series: dict, colour: str) -> None:
    """Draw the blocks that series ``name`` moves."""
    around = [*zip(series["x"], series["low"], strict=True), *reversed([*zip(series["x"], series["high"], strict=True)])]
    axes.fill(*zip(*around, strict=True), color=colour, alpha=0.55, lw=0, gid=name)
