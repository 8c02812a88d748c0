"""People drawn from numbers (``core/portrait.py``), as SVG: what a page shows before its script moves it."""

from typing import Any

from lactation.core.portrait import portrait_numbers, portrait_of
from lactation.figures.svg import escape

BOX = "200 20 1600 1880"
LEFT_OUT = ("id", "is", "parts")


def portrait_html(drawn: dict[str, Any], cast: list[dict[str, str]]) -> str:
    """Return one SVG for each of the cast; their words are ``core.portrait_said``, so each is decoration by itself."""
    return "".join(figure(one["who"], shapes(drawn, one)) for one in cast)


def shapes(drawn: dict[str, Any], one: dict[str, str]) -> list[dict[str, Any]]:
    """Return the shapes of one of a cast."""
    return portrait_of(drawn["people"][one["who"]], portrait_numbers(drawn, one))


def figure(who: str, parts: list[dict[str, Any]]) -> str:
    """Return one person's SVG; the page's script finds it by ``data-who``, and builds the same (``76-portrait.js``)."""
    head = f'<svg viewBox="{BOX}" data-who="{escape(who)}" aria-hidden="true" stroke-linecap="round" stroke-linejoin="round">'
    return head + "".join(map(element, parts)) + "</svg>"


def element(one: dict[str, Any]) -> str:
    """Return a shape, or a group of them."""
    said = "".join(f' {name}="{value}"' for name, value in one.items() if name not in LEFT_OUT)
    if "parts" not in one:
        return f"<{one['is']}{said}/>"
    return f"<{one['is']}{said}>" + "".join(map(element, one["parts"])) + f"</{one['is']}>"
