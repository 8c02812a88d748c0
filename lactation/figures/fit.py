"""Words that are longer than the room they have in a drawing: another language's, or an author's.

A text that would run over a side of its drawing moves a little, and is drawn narrower where that is not enough. A drawing by hand
may say how wide a text's place is: ``data-room="96"``, in its units. What the page's script writes anew with each number is left
alone: a figure keeps room for it.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from xml.etree import ElementTree

TEXT = "{http://www.w3.org/2000/svg}text"
EDGE = 1.0  # kept free at each side, SVG units
MOST_MOVED = 8.0  # SVG units
UNSHAPED = 0.8  # letters that join are narrower than the sum of their widths alone
NUMBER = re.compile(r"-?\d+\.?\d*")
SHORT = 0.68  # of the font's size: few words have wider letters on average, so a short text need not be measured


@contextmanager
def any_letters() -> Iterator[None]:
    """Let matplotlib say nothing of letters that its font lacks: a browser draws the words, in a font of the reader's."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph |Matplotlib currently does not support")
        yield


def fit(svg: str, width: float, left: float = EDGE) -> str:
    """Return a drawing of that width whose words stay inside; ``left`` is where the axis ends."""
    texts = iter([room_for(*one, width, left) for one in texts_in(ElementTree.fromstring(svg))])
    return re.sub(r"<text\b", lambda match: match[0] + next(texts), svg)


def texts_in(root: ElementTree.Element) -> list[tuple[ElementTree.Element, dict[str, str]]]:
    """Return each text of a drawing with how it is set, its groups' settings included."""
    found: list[tuple[ElementTree.Element, dict[str, str]]] = []

    def walk(element: ElementTree.Element, given: dict[str, str]) -> None:
        style = given | settings(element)
        if element.tag == TEXT:
            found.append((element, style))
        for child in element:
            walk(child, style)

    walk(root, {})
    return found


def settings(element: ElementTree.Element) -> dict[str, str]:
    """Return what an element says about texts: by attribute or style."""
    style = dict(re.findall(r"([a-z-]+): *([^;]+)", element.get("style", "")))
    names = ("font-size", "font-weight", "text-anchor", "data-series")
    told = {name: value for name in names if (value := style.get(name) or element.get(name))}
    moved = element.tag != TEXT and (element.get("transform") or "transform" in style)
    return told | {"moved": "yes"} if moved else told


def room_for(element: ElementTree.Element, style: dict[str, str], width: float, left: float) -> str:
    """Return the attributes that keep a text inside, or nothing where it is."""
    text, size = element.text or "", float(NUMBER.findall(style.get("font-size", "16"))[0])
    at = place_of(element, style)
    if at is None or style.get("data-series", "").endswith("_label"):
        return ""
    anchor = style.get("text-anchor", "start")
    first = left if anchor == "end" and at > left + 60 else EDGE  # not over the numbers of the axis
    room = {"start": width - EDGE - at, "end": at - first, "middle": 2 * min(at - EDGE, width - EDGE - at)}[anchor]
    room = min(room, float(element.get("data-room", room)))
    if len(text) * size * SHORT <= room or (long := length_of(text, size, style.get("font-weight", ""))) <= room:
        return ""
    over = (long - room) / (2 if anchor == "middle" else 1)
    if over <= MOST_MOVED and not {"data-room", "dx"} & set(element.attrib):
        return f' dx="{-over if anchor == "start" or (anchor == "middle" and at > width / 2) else over:.1f}"'
    return f' textLength="{room:.0f}" lengthAdjust="spacingAndGlyphs"'


def place_of(element: ElementTree.Element, style: dict[str, str]) -> float | None:
    """Return where a text begins, ends or has its middle; None where it is turned, or its group decides."""
    moved = re.fullmatch(r"translate\((-?[\d.]+)[ ,]-?[\d.]+\)", element.get("transform", "translate(0 0)"))
    return float(moved[1]) + float(element.get("x", "0")) if moved and "moved" not in style else None


@lru_cache(maxsize=512)
def length_of(text: str, size: float, weight: str) -> float:
    """Return about how wide a text is, SVG units: as in the font of the figures, wider than most."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  # a sheet of short words need not wait for it
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    heavy = "bold" if weight == "bold" or (weight.isdigit() and int(weight) >= 600) else "normal"
    font = FontProperties(family="DejaVu Sans", weight=heavy, size=size)
    with any_letters():
        wide = float(text_to_path.get_text_width_height_descent(text, font, False)[0])
    return wide * (UNSHAPED if re.search("[\u0590-\u1fff\ufb1d-\ufdff]", text) else 1.0)
