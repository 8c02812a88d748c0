"""The notebook face: any activity as ipywidgets, from its fields and its answer."""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets
from markupsafe import escape as safe  # leaves what an activity has marked as finished HTML

from lactation.activities.base import Activity, Field
from lactation.core.pairs import follow_newest, typed_number
from lactation.core.words import clock
from lactation.figures.style import VARIABLES

LABEL = {"description_width": "initial"}
WIDE = widgets.Layout(width="min(100%, 34rem)")


def parse_hours(text: str) -> list[float]:
    """Return clock times such as ``01:00, 4:30`` as hours.

    Raises
    ------
    ValueError
        Names the part that is no time.
    """
    hours = []
    for part in filter(None, (piece.strip() for piece in text.replace(";", ",").split(","))):
        hour, _, minute = part.partition(":")
        if not re.fullmatch(r"([01]?[0-9]|2[0-3])(:[0-5][0-9])?", part):
            raise ValueError(f"times: found {part!r}, expected times such as 06:30, separated by commas")
        hours.append(int(hour) + int(minute or 0) / 60)
    return hours


def parse_day(text: str, kinds: dict[str, str]) -> list[list[Any]]:
    """Return a planned day such as ``06:30 feed, 10:00 express`` as pairs of an hour and a kind.

    Raises
    ------
    ValueError
        Names the part that is no time or no kind.
    """
    day: list[list[Any]] = []
    for part in filter(None, (piece.strip() for piece in text.replace(";", ",").split(","))):
        time, _, kind = part.partition(" ")
        kind = kind.strip() or next(iter(kinds))
        if kind not in kinds:
            raise ValueError(f"{part}: found {kind!r}, expected one of {', '.join(kinds)}")
        day.append([parse_hours(time)[0], kind])
    return day


def write_day(day: list[list[Any]]) -> str:
    """Return a planned day as text that ``parse_day`` reads."""
    return ", ".join(f"{clock(hour)} {kind}" for hour, kind in sorted(day))


def write_hours(hours: list[float]) -> str:
    """Return hours as clock times, separated by commas."""
    return ", ".join(map(clock, hours))


def parse_pairs(text: str, name: str = "rows") -> list[list[float]]:
    """Return rows such as ``0 3.4; 3 3.2`` as pairs of numbers, read as ``core.pairs.typed_number`` reads them.

    Raises
    ------
    ValueError
        Names the row that is no pair.
    """
    rows: list[list[Any]] = []
    for number, part in enumerate(filter(None, (piece.strip() for piece in re.split("[\n;؛]", text))), 1):
        found = [typed_number(one) for one in part.split()]
        if len(found) != 2 or any(isinstance(one, str) or one < 0 for one in found):
            raise ValueError(
                f"{name}, row {number}: found {part!r}, expected two numbers such as 3 3.2, rows separated by semicolons"
            )
        rows.append(found)
    return rows


def write_pairs(rows: list[list[float]]) -> str:
    """Return rows of two numbers as text that ``parse_pairs`` reads."""
    return "; ".join(f"{one} {two}" for one, two in rows)


def slider(field: Field) -> widgets.Widget:
    """Return a slider that waits for the hand to rest, because the figure is drawn anew."""
    kind = widgets.IntSlider if all(float(v).is_integer() for v in (field.low, field.high, field.step)) else widgets.FloatSlider
    number = int if kind is widgets.IntSlider else float
    return kind(
        value=number(field.value), min=number(field.low), max=number(field.high), step=number(field.step),
        description=field.label, continuous_update=False, style=LABEL, layout=WIDE,
    )  # fmt: skip


MAKE: dict[str, Callable[[Field], widgets.Widget]] = {
    "slider": slider,
    "switch": lambda f: widgets.Checkbox(value=bool(f.value), description=f.label, indent=False, layout=WIDE),
    "clock": lambda f: widgets.Text(
        value=write_hours(f.value), description=f.label, continuous_update=False, style=LABEL, layout=WIDE
    ),
    "option": lambda f: widgets.Dropdown(
        options=[(text, number) for number, text in enumerate(f.options)],
        value=int(f.value),
        description=f.label,
        style=LABEL,
        layout=WIDE,
    ),
    "cards": lambda f: widgets.SelectMultiple(
        options=f.options, value=tuple(f.value), description=f.label, rows=len(f.options), style=LABEL, layout=WIDE
    ),
    "day": lambda f: widgets.Text(
        value=write_day(f.value), description=f.label, continuous_update=False, style=LABEL, layout=WIDE
    ),
    "pairs": lambda f: widgets.Text(
        value=write_pairs(f.value), description=f.label, continuous_update=False, style=LABEL, layout=WIDE
    ),
    "choice": lambda f: widgets.RadioButtons(options=f.options, value=None, layout=widgets.Layout(width="100%")),
    "select": lambda f: widgets.Dropdown(options=f.options, value=f.value, description=f.label, style=LABEL, layout=WIDE),
    "text": lambda f: widgets.Textarea(placeholder=f.label, rows=4, layout=WIDE),
}


def as_laid(widget: widgets.Widget) -> list[str]:
    """Return the cards that lie, in the order in which they were laid; the widget remembers it, as its value does not."""
    before = getattr(widget, "laid", [])
    widget.laid = [c for c in before if c in widget.value] + [c for c in widget.value if c not in before]
    return widget.laid


def read(field: Field, widget: widgets.Widget) -> Any:
    """Return a widget's value as the activity wants it."""
    if field.kind == "clock":
        return parse_hours(widget.value)
    if field.kind == "day":
        return parse_day(widget.value, field.kinds)
    if field.kind == "cards":
        return as_laid(widget)
    if field.kind == "pairs":
        return parse_pairs(widget.value, field.name)
    return float(widget.value) if field.kind == "switch" else widget.value


def answer(activity: Activity, fields: list[Field], made: list[widgets.Widget], quick: bool = False) -> str:
    """Return the activity's answer as HTML, or the one message that says what was wrong with the input."""
    try:
        values = {field.name: read(field, widget) for field, widget in zip(fields, made, strict=True)}
        body = activity.respond(values, quick)
    except ValueError as error:
        body = f"<p><b>{escape(str(error))}</b></p>"
    # Notebooks have no dark figures: give the page's variables their light values.
    colours = ";".join(f"{name}:{colour}" for colour, name in VARIABLES.items())
    return f'<div style="{colours};background:#fffffe;color:#2d2a32;padding:.5rem;line-height:1.5">{body}</div>'


def follow(field: Field, slider: widgets.Widget, before: list[Any], change: dict[str, Any]) -> None:
    """Move ``slider`` to a new newest row of what was just typed. ``before`` holds the last rows that could be read."""
    try:
        after = parse_pairs(change["new"], field.name)
    except ValueError:
        return
    slider.value = int(follow_newest(before, after, slider.value, slider.min, slider.max))
    before[:] = after


def box(activity: Activity) -> widgets.VBox:
    """Return the activity as a box of widgets."""
    fields = activity.fields()
    made = [MAKE[field.kind](field) for field in fields]
    output = widgets.HTML()
    shown: list[widgets.Widget] = [widgets.HTML(f"<h3>{safe(activity.heading())}</h3>")]
    for field, widget in zip(fields, made, strict=True):
        if field.kind == "choice":
            shown.append(widgets.HTML(f"<b>{safe(field.label)}</b>"))
        shown.append(widget)
        if field.help:
            shown.append(widgets.HTML(f"<small>{safe(field.help)}</small>"))

    by_name = {field.name: widget for field, widget in zip(fields, made, strict=True)}
    for field, widget in zip(fields, made, strict=True):
        if field.moves:
            widget.observe(partial(follow, field, by_name[field.moves], list(field.value)), names="value")

    def refresh(_: Any = None) -> None:
        if activity.live:
            output.value = answer(activity, fields, made, quick=True)  # at once, before the band is ready
        output.value = answer(activity, fields, made)

    if activity.live:
        for widget in made:
            widget.observe(refresh, names="value")
        refresh()
    else:
        button = widgets.Button(description=activity.button(), layout=widgets.Layout(width="auto"))
        button.on_click(refresh)
        shown.append(button)
    before = [box(first) for first in activity.before()]
    return widgets.VBox([*before, *shown, output])


def render(activity: Activity) -> dict[str, Any]:
    """Return the mime bundle of the activity's widgets."""
    return dict(box(activity)._repr_mimebundle_())
