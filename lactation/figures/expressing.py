"""The figures of expressing: the milk of each day over six weeks, and how full the breasts are on one of them."""

from matplotlib.figure import Figure

from lactation.figures.style import ACCENT, DASHED, SECOND, SOFT, Entry, bands, canvas, dot, from_noon_to_noon, key, label, line

WEEKS = range(0, 43, 7)


def expressing_milk(series: dict, words: dict[str, str]) -> Figure:
    """Draw the milk expressed in 24 hours, against what a baby of that age would like."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 42), ylim=(0, 2000), xlabel=words["x"], title=words["y"])
    axes.set(xticks=WEEKS, yticks=range(0, 2001, 500))
    axes.set_xticklabels([str(day // 7) for day in WEEKS])
    line(axes, "appetite", series["appetite"], SOFT, **DASHED)
    bands(axes, "milk", series, ACCENT)
    line(axes, "milk", series["milk"], ACCENT)
    dot(axes, "look", series["look"], SECOND)
    label(axes, "look", series["look"], words, SECOND)
    key(axes, [[Entry(words["appetite_key"], SOFT, **DASHED)]])
    return figure


def expressing_fullness(series: dict, words: dict[str, str]) -> Figure:
    """Draw how full each breast is from the chosen day's noon to the next."""
    figure, (axes,) = canvas()
    axes.set(ylim=(0, 100), xlabel=words["x"], title=words["y"], yticks=range(0, 101, 25))
    from_noon_to_noon(axes)
    line(axes, "full", series["full"], ACCENT)
    return figure
