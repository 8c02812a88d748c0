"""The figures of the growth chart: the first fortnight in percent, weight to 12 weeks, gain a week, and nappies."""

from typing import Any

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, INK, SECOND, SOFT, canvas, dot, fixed_label, label, line

HEIGHT_IN = 3.3
DASHES: dict[str, Any] = {"width": 1.8, "dashes": (4, 3)}
WEEKS = range(0, 85, 14)


def growth_loss(series: dict, words: dict[str, str]) -> Figure:
    """Draw the change since birth over 14 days, against the median of babies born the same way."""
    figure, (axes,) = canvas(HEIGHT_IN)
    axes.set(xlim=(0, 14), ylim=(-15, 10), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 15, 2), yticks=range(-15, 11, 5))
    axes.axhline(0, color=SOFT, lw=1)
    line(axes, "loss_limit", series["loss_limit"], INK, width=1.4)
    line(axes, "loss_closer", series["loss_closer"], INK, width=1, dashes=(1, 3))
    line(axes, "loss_median", series["loss_median"], SOFT, **DASHES)
    line(axes, "loss", series["loss"], ACCENT)
    dot(axes, "loss_weighed", series["loss_weighed"], ACCENT, size=8)
    dot(axes, "loss_now", series["loss_now"], SECOND)
    # Above, on the left: no baby's dots come there.
    fixed_label(axes, (0.3, 7.8), words["loss_limit_label"], INK)
    fixed_label(axes, (0.3, 5.2), words["loss_closer_label"], INK)
    fixed_label(axes, (0.3, 2.6), words["loss_median_label"], SOFT)
    label(axes, "loss_now", series["loss_now"], words, SECOND)
    return figure


def growth_weight(series: dict, words: dict[str, str]) -> Figure:
    """Draw the weights over the WHO lines: the median, and two standard deviations above and below."""
    figure, (axes,) = canvas(HEIGHT_IN)
    axes.set(xlim=(0, 84), ylim=(1.5, 8.5), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(2, 9))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    for name in ("who_low", "who_high", "who_middle"):
        line(axes, name, series[name], SOFT, **DASHES)
        if name != "who_low":
            label(axes, name, series[name], words, SOFT)
    axes.annotate(  # further below its line, which rises towards the label's end
        words["who_low_label"], (series["who_low"]["x"][-1], series["who_low"]["y"][-1]), xytext=(0, -34),
        textcoords="offset points", ha="right", color=SOFT, weight="bold", gid="who_low_label", annotation_clip=False,
    )  # fmt: skip
    line(axes, "weights", series["weights"], ACCENT)
    dot(axes, "weighed", series["weighed"], ACCENT, size=8)
    dot(axes, "weight_now", series["weight_now"], SECOND)
    label(axes, "weight_now", series["weight_now"], words, SECOND)
    return figure


def growth_gain(series: dict, words: dict[str, str]) -> Figure:
    """Draw the gain between the last two weights, as a bar from one to the other, against the usual gain."""
    figure, (axes,) = canvas(HEIGHT_IN)
    axes.set(xlim=(0, 84), ylim=(-100, 500), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(-100, 501, 100))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    axes.axhline(0, color=SOFT, lw=1)
    line(axes, "gain_least", series["gain_least"], INK, width=1.4)
    line(axes, "gain_median", series["gain_median"], SOFT, **DASHES)
    line(axes, "gain", series["gain"], SECOND, width=6, solid_capstyle="butt")
    fixed_label(axes, (1, 450), words["gain_least_label"], INK)
    fixed_label(axes, (83, 450), words["gain_label"], SECOND, side="right")
    return figure


def growth_nappies(series: dict, words: dict[str, str]) -> Figure:
    """Draw the nappies counted, against the least and the careful number of each day and the medians of one study."""
    figure, panels = canvas(HEIGHT_IN, panels=2)
    for axes, name in zip(panels, ("wet", "soiled"), strict=True):
        axes.set(xlim=(0.5, 14.5), ylim=(0, 12), title=words[name], xticks=range(1, 15), yticks=range(0, 13, 4))
        axes.set_xticklabels([str(day) if day % 2 else "" for day in range(1, 15)])
        line(axes, f"{name}_careful", series[f"{name}_careful"], ACCENT, width=1.8, dashes=(4, 3))
        line(axes, f"{name}_least", series[f"{name}_least"], ACCENT)
        dot(axes, f"{name}_median", series[f"{name}_median"], SOFT, size=7)
        dot(axes, f"{name}_now", series[f"{name}_now"], SECOND)
        label(axes, f"{name}_now", series[f"{name}_now"], words, SECOND)
    panels[-1].set_xlabel(words["x"])
    return figure
