"""The figures of the growth chart: the first fortnight in percent, weight to 12 weeks, gain a week, and nappies."""

from typing import Any

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, INK, SECOND, SOFT, Entry, canvas, dot, key, label, line

HEIGHT_IN = 3.3
LIMIT: dict[str, Any] = {"width": 1.4}  # where somebody has to act
CLOSER: dict[str, Any] = {"width": 1.4, "dashes": (1, 2.4)}  # where somebody has to look
WEEKS = range(0, 85, 14)


def growth_loss(series: dict, words: dict[str, str]) -> Figure:
    """Draw the change since birth over 14 days, against the median of babies born the same way."""
    figure, (axes,) = canvas(HEIGHT_IN, key_lines=3)
    axes.set(xlim=(0, 14), ylim=(-15, 10), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 15, 2), yticks=range(-15, 11, 5))
    axes.axhline(0, color=SOFT, lw=1)
    line(axes, "loss_limit", series["loss_limit"], INK, **LIMIT)
    line(axes, "loss_closer", series["loss_closer"], INK, **CLOSER)
    line(axes, "loss_median", series["loss_median"], SOFT, **DASHED)
    line(axes, "loss", series["loss"], ACCENT)
    dot(axes, "loss_weighed", series["loss_weighed"], ACCENT, size=8)
    dot(axes, "loss_now", series["loss_now"], SECOND)
    named = {"limit": (INK, LIMIT), "closer": (INK, CLOSER), "median": (SOFT, DASHED)}
    key(axes, [[Entry(words[f"loss_{name}_key"], colour, **style)] for name, (colour, style) in named.items()])
    label(axes, "loss_now", series["loss_now"], words, SECOND)
    return figure


def growth_weight(series: dict, words: dict[str, str]) -> Figure:
    """Draw the weights over the WHO lines: the median, and two standard deviations above and below."""
    figure, (axes,) = canvas(HEIGHT_IN)
    axes.set(xlim=(0, 84), ylim=(1.5, 9.2), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(2, 10))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    for name in ("who_low", "who_high", "who_middle"):
        line(axes, name, series[name], SOFT, **DASHED)
        label(axes, name, series[name], words, SOFT)
    line(axes, "weights", series["weights"], ACCENT)
    dot(axes, "weighed", series["weighed"], ACCENT, size=8)
    dot(axes, "weight_now", series["weight_now"], SECOND)
    label(axes, "weight_now", series["weight_now"], words, SECOND)
    return figure


def growth_gain(series: dict, words: dict[str, str]) -> Figure:
    """Draw the gain between the last two weights, as a bar from one to the other, against the usual gain."""
    figure, (axes,) = canvas(HEIGHT_IN, key_lines=2)
    axes.set(xlim=(0, 84), ylim=(-100, 500), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(-100, 501, 100))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    axes.axhline(0, color=SOFT, lw=1)
    line(axes, "gain_least", series["gain_least"], INK, **LIMIT)
    line(axes, "gain_median", series["gain_median"], SOFT, **DASHED)
    line(axes, "gain", series["gain"], ACCENT, width=6, solid_capstyle="butt")
    named = [Entry(words["gain_key"], ACCENT, 6), Entry(words["gain_median_key"], SOFT, **DASHED)]
    key(axes, [[Entry(words["gain_least_key"], INK, **LIMIT)], named])
    return figure


def growth_nappies(series: dict, words: dict[str, str]) -> Figure:
    """Draw the nappies counted, against the least and the careful number of each day and the medians of one study."""
    figure, panels = canvas(HEIGHT_IN, panels=2, key_lines=2)
    for axes, name in zip(panels, ("wet", "soiled"), strict=True):
        axes.set(xlim=(0.5, 14.5), ylim=(0, 12), title=words[name], xticks=range(1, 15), yticks=range(0, 13, 4))
        axes.set_xticklabels([str(day) if day % 2 else "" for day in range(1, 15)])
        line(axes, f"{name}_careful", series[f"{name}_careful"], INK, **CLOSER)
        line(axes, f"{name}_least", series[f"{name}_least"], INK, **LIMIT)
        dot(axes, f"{name}_median", series[f"{name}_median"], SOFT, size=7)
        dot(axes, f"{name}_now", series[f"{name}_now"], SECOND)
        label(axes, f"{name}_now", series[f"{name}_now"], words, SECOND)
    panels[-1].set_xlabel(words["x"])
    limits = [Entry(words["least_key"], INK, **LIMIT), Entry(words["careful_key"], INK, **CLOSER)]
    key(panels[0], [limits, [Entry(words["median_key"], SOFT, dot="full")]])
    return figure
