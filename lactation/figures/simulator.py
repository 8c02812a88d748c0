"""The figures of the simulator: milk and intake by day, weight by day, and one day's fullness and rate by the hour."""

from matplotlib.figure import Figure

from lactation.figures.style import (
    ACCENT,
    DASHED,
    SECOND,
    SOFT,
    THIN,
    Entry,
    bands,
    canvas,
    dot,
    from_noon_to_noon,
    key,
    label,
    line,
)  # fmt: skip

WEEKS = range(0, 85, 14)


def simulator_milk(series: dict, words: dict[str, str], most_ml: int = 1600) -> Figure:
    """Draw the milk removed and the baby's intake over twelve weeks, against the appetite."""
    figure, (axes,) = canvas(key_lines=2)
    axes.set(xlim=(0, 84), ylim=(0, most_ml), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(0, most_ml + 1, most_ml // 4))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    bands(axes, "milk", series, ACCENT)
    line(axes, "intake", series["intake"], SOFT, width=1.8)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "look", series["look"], SECOND)
    label(axes, "look", series["look"], words, SECOND)
    key(axes, [[Entry(words["appetite_key"], SOFT, **DASHED)], [Entry(words["intake_key"], SOFT, 1.8)]])
    return figure


def simulator_milk_of_one(series: dict, words: dict[str, str]) -> Figure:
    """Draw the same for one baby and no more than 1200 mL."""
    return simulator_milk(series, words, 1200)


def simulator_weight(series: dict, words: dict[str, str]) -> Figure:
    """Draw the baby's weight over twelve weeks, beside that of the average baby."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 84), ylim=(2, 7), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(2, 8))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "weight_usual", series["weight_usual"], SOFT, **DASHED)
    bands(axes, "weight", series, ACCENT)
    line(axes, "weight", series["weight"], ACCENT)
    dot(axes, "weighed", series["weighed"], SECOND)
    label(axes, "weighed", series["weighed"], words, SECOND)
    key(axes, [[Entry(words["usual_key"], SOFT, **DASHED)]])
    return figure


def simulator_fullness(series: dict, words: dict[str, str]) -> Figure:
    """Draw how full each breast is from the chosen day's noon to the next."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(ylim=(0, 100), xlabel=words["x"], title=words["y"], yticks=range(0, 101, 25))
    from_noon_to_noon(axes)
    line(axes, "left", series["left"], ACCENT)
    line(axes, "right", series["right"], ACCENT, width=THIN)
    key(axes, [[Entry(words["left_key"], ACCENT), Entry(words["right_key"], ACCENT, THIN)]])
    return figure


def simulator_rate(series: dict, words: dict[str, str]) -> Figure:
    """Draw how fast both breasts together make milk from the chosen day's noon to the next."""
    figure, (axes,) = canvas()
    axes.set(ylim=(0, 100), xlabel=words["x"], title=words["y"], yticks=range(0, 101, 25))
    from_noon_to_noon(axes)
    bands(axes, "rate", series, ACCENT)
    line(axes, "rate", series["rate"], ACCENT)
    return figure
