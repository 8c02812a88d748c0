"""The figures of the storage clock: how long milk keeps in each place, and a clock with two hands."""

from matplotlib.figure import Figure

from lactation.figures.sketch import Sketch
from lactation.figures.style import ACCENT, SECOND, SOFT, Entry, canvas, dot, key, line

TICKS = {"tick_hours_4": 0.602, "tick_day": 1.380, "tick_days_8": 2.283, "tick_months": 3.641}
PLACES = ["room", "bag", "fridge", "freezer"]


def storage_clock_bars(series: dict, words: dict[str, str]) -> Figure:
    """Draw a bar for each place on a scale of tenfolds of hours: the safer limit thick, what is still accepted thin."""
    figure, (axes,) = canvas(key_lines=1)
    axes.set(xlim=(0, 4), ylim=(0.3, 5), xlabel=words["x"], title=words["y"], yticks=[])
    axes.set_xticks(list(TICKS.values()), [words[name] for name in TICKS])
    axes.spines["left"].set_visible(False)
    for place, name in enumerate(PLACES):
        line(axes, f"longest_{place}", series[f"longest_{place}"], ACCENT, width=3)
        line(axes, f"safer_{place}", series[f"safer_{place}"], ACCENT, width=11)
        axes.annotate(words[name], (0.02, 4.32 - place), color=SOFT)
    line(axes, "waited", series["waited"], SECOND, width=2, dashes=(2, 1.6))
    dot(axes, "chosen", series["chosen"], SECOND)
    key(axes, [[Entry(words["waited_key"], SECOND, 2, (2, 1.6))]])
    return figure


def storage_clock_dial(series: dict, words: dict[str, str]) -> Sketch:
    """Return the clock: one hand for when the milk was expressed, one for until when it may be used."""
    return Sketch("storage_clock", series, words)
