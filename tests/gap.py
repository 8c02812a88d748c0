"""What the page must say of a line that a reader drew, worked out in CPython from the explorer's content."""

from lactation.core.drawn_line import value_at, widest_gap
from lactation.core.words import as_text, fill_in


def model_at(explorer):
    """The model's heights at the places of the line."""
    g = explorer.content.guess
    line = explorer.result(band=False)["series"][g.series]
    return [value_at(x, line["x"], line["y"]) for x in g.at]


def gap_said(explorer, drawn, places=None):
    """The sentence about the widest gap between the heights ``drawn`` at these of the places and the model's line."""
    g = explorer.content.guess
    at = g.at if places is None else [g.at[i] for i in places]
    series = explorer.result(band=False)["series"][g.series]
    found = widest_gap(at, drawn, series["x"], series["y"], g.high - g.low)
    texts = {key: as_text(found[key], g.form, explorer.words) for key in ("guess", "model", "gap")}
    return fill_in(getattr(g, found["verdict"]), texts | {"x": as_text(found["x"], g.x_form, explorer.words)})
