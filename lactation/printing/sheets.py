"""The pack's own pages as HTML: the words of ``content/print.yaml``, a style for paper, and what the cards say."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lactation.content.print_pack import print_content
from lactation.content.schema import words
from lactation.core.words import fill_in

TEMPLATES = Path(__file__).parent / "templates"
COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b")
LIGHT = (0.299, 0.587, 0.114)  # how bright red, green and blue look


def grey(svg: str) -> Markup:
    """Return a drawing without colour.

    Examples
    --------
    >>> grey('<path fill="#ff0000"/>')
    Markup('<path fill="#4c4c4c"/>')
    """

    def one(found: re.Match[str]) -> str:
        bright = sum(share * int(part, 16) for share, part in zip(LIGHT, found.groups(), strict=True))
        return f"#{round(bright):02x}" + f"{round(bright):02x}" * 2

    return Markup(COLOUR.sub(one, svg))


@cache
def environment() -> Environment:
    """Return the template environment of the pack; a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["grey"] = grey
    made.filters["fill"] = lambda text, **values: fill_in(text, {name: str(value) for name, value in values.items()})
    return made


def style(name: str) -> str:
    """Return a style for paper."""
    return (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")


def sheet(template: str, title: str, **view: Any) -> str:
    """Return a page of the pack as HTML."""
    filled = {"words": words(), "texts": print_content().texts, "style": style("print"), "title": title}
    return environment().get_template(f"{template}.html").render(filled | view)
