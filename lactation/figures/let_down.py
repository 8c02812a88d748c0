"""The figures of the let-down explorer: flow with its ejections, and milk transferred."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, CARD, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, key, label, line


def let_down_flow(series: dict, words: dict[str, str]) -> Figure:
    """Draw the flow minute by minute; a dot marks the start of an ejection, a hollow one of those not needed."""
    figure, (axes,) = canvas(key_lines=2)
    axes.set(xlim=(0, 20), ylim=(0, 80), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 81, 20))
    line(axes, "flow", series["flow"], ACCENT)
    dot(axes, "ejections", series["ejections"], ACCENT, size=10)
    axes.plot(
        series["unused"]["x"],
        series["unused"]["y"],
        "o",
        ms=9,
        mfc=CARD,
        mec=ACCENT,
        mew=2,
        gid="unused",
        clip_on=False,
        zorder=5,
    )
    key(axes, [[Entry(words["ejections_key"], ACCENT, dot="full")], [Entry(words["unused_key"], ACCENT, dot="hollow")]])
    return figure


def let_down_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk transferred so far, against what the baby wants."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 20), ylim=(0, 125), xlabel=words["x"], title=words["y"])
    axes.set(xticks=range(0, 21, 5), yticks=range(0, 126, 25))
    line(axes, "wanted", series["wanted"], SOFT, **DASHED)
    bands(axes, "moved", series, ACCENT)
    line(axes, "moved", series["moved"], ACCENT)
    dot(axes, "end", series["end"], SECOND)
    label(axes, "end", series["end"], words, SECOND)
    key(axes, [[Entry(words["wanted_key"], SOFT, **DASHED)]])
    return figure
