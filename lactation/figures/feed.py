"""A feed drawn from its signs (``core/feed_*.py``), as SVG: what a page shows before its script moves it, and what is printed."""

from typing import Any

from lactation.content.feed import feed_drawn
from lactation.core.feed_close import feed_close
from lactation.core.feed_lines import feed_colours
from lactation.core.feed_moment import feed_moment
from lactation.core.feed_said import feed_said
from lactation.core.feed_signs import feed_moves
from lactation.core.feed_strip import feed_strip
from lactation.core.feed_wide import feed_wide
from lactation.figures.portrait import element
from lactation.figures.svg import escape

BOX = "0 0 360 320"
VIEWS = {"close": feed_close, "wide": feed_wide}


def feed_figure(scene: dict[str, Any], view: str, paper: bool = False) -> dict[str, str]:
    """Return what ``drawn_feed`` of ``templates/feed.html`` needs: a scene in a view, its sucks as marks where they show."""
    words = feed_drawn()["words"]
    moves = feed_moves(scene, view)
    return {
        "view": view,
        "style": feed_colours(scene | {"paper": paper}, feed_drawn()),
        "said": feed_said(scene, view, words),
        "shapes": feed_shapes(scene, view),
        "strip": "".join(map(element, feed_strip(scene))) if moves else "",
        "key": words["strip"],
    }


def feed_shapes(scene: dict[str, Any], view: str, seconds: float = 0.0) -> str:
    """Return the shapes of a view; the page's script makes the same (``79-feed.js``)."""
    return "".join(map(element, VIEWS[view](scene, feed_moment(scene, seconds))))


def feed_svg(scene: dict[str, Any], view: str, seconds: float = 0.0, paper: bool = False) -> str:
    """Return a picture by itself."""
    style = escape(feed_colours(scene | {"paper": paper}, feed_drawn()))
    lines = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{BOX}" style="{style}" {lines}>'
    return head + feed_shapes(scene, view, seconds) + "</svg>"
