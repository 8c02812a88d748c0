"""The page face: an activity as finished HTML, which the page's script (``site/script``) then moves."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from lactation.activities.base import Activity
from lactation.content.schema import words
from lactation.core.words import fill_in, styled
from lactation.figures.svg import with_plain_colours

TEMPLATES = Path(__file__).parent / "templates"


def as_json(value: Any) -> Markup:
    """Return ``value`` as JSON that can stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def drawing(svg: str) -> Markup:
    """Return a drawing as it stands in a page."""
    return Markup(with_plain_colours(svg))


def with_figures(text: str, words: dict[str, str], explorer: str) -> str:
    """Return a text in which the figures of an explorer that it names are links to them."""
    if not explorer:
        return text
    for number, named in enumerate(words["figure_names"].split("; "), 1):
        text = escape(text).replace(named, Markup('<a href="#explore-{}-{}">{}</a>').format(explorer, number, named))
    return text


@cache
def environment() -> Environment:
    """Return the template environment, which keeps the templates it has read; a missing name is an error, no empty place."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["json"] = as_json
    made.filters["svg"] = drawing
    made.filters["figures"] = with_figures
    made.filters["fill"] = lambda text, **values: fill_in(text, values)
    made.filters["number"] = lambda number: styled(str(number), words())
    return made


def render(activity: Activity, quick: bool = False) -> str:
    """Return the activity as HTML; ``quick``: without what takes long and the script works out by itself."""
    view = activity.quick_view() if quick else activity.view()
    return environment().get_template(activity.template).render(words=words(), **view)
