"""The figures of the let-down explorer: flow with its ejections, and milk transferred."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, CARD, SECOND, SOFT, bands, canvas, dot, fixed_label, label, line


def let_down_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow minute by minute; a dot marks the start of an ejection, a hollow one of those not needed."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 81, 20))
    line(axes, "flow", series["flow"], ACCENT)
    dot(axes, "ejections", series["ejections"], SECOND, size=10)
    axes.plot(
        series["unused"]["x"],
        series["unused"]["y"],
        "o",
        ms=9,
        mfc=CARD,
        mec=SECOND,
        mew=2,
        gid="unused",
        clip_on=False,
        zorder=5,
    )
    fixed_label(axes, (20, 72), words["ejections_label"], SECOND, side="right")
    fixed_label(axes, (20, 64), words["unused_label"], SECOND, side="right")
    return figure


def let_down_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk transferred so far, against what the baby wants."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 20), ylim=(0, 125), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 126, 25))
    line(axes, "wanted", series["wanted"], SOFT, width=1.8, dashes=(4, 3))
    bands(axes, "moved", series, ACCENT)
    line(axes, "moved", series["moved"], ACCENT)
    dot(axes, "end", series["end"], SECOND)
    label(axes, "end", series["end"], words, SECOND)
    fixed_label(axes, (20, 112), words["wanted_label"], SOFT, side="right")  # clear of the dot’s label at every minute
    return figure
