"""A drawing made by hand as SVG, moved by the series of a scene.

An element with ``data-series="NAME"`` and ``data-moves="KIND FROM TO"`` follows the series' last y: 0 gives FROM, 1 gives TO, and
between them it goes in a straight line. The kinds:

``opacity``, ``width``   the attribute ``opacity`` or ``stroke-width``
``scale``                about the element's own centre
``shift``                up or down, in the drawing's units
``--anything``           a CSS property, for what its children work out with ``calc()``

The page's script does the same (``Figure.prototype.moves`` in ``site/script/30-figure.js``). Words stand in the drawing as
``{name}``; a group with ``data-layer`` is left out unless its layer is wanted.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from lactation.core.words import fill_in
from lactation.figures.fit import fit

DRAWINGS = Path(__file__).parent / "drawings"
NAMESPACE = "http://www.w3.org/2000/svg"
ATTRIBUTES = {"opacity": "opacity", "width": "stroke-width"}
STYLES = {
    "scale": "transform: scale({}); transform-box: fill-box; transform-origin: center",
    "shift": "transform: translateY({}px)",
}
MOVES = r"(opacity|width|scale|shift|--[a-z-]+) (-?[\d.]+) (-?[\d.]+)"

ElementTree.register_namespace("", NAMESPACE)


class Sketch:
    """A drawing of ``figures/drawings`` in one state: ``series`` move it, ``words`` fill its places, ``layers`` are shown.

    Raises
    ------
    ValueError
        A move is written wrongly, or the drawing has no such layer: names the drawing, what was found and what was expected.
    """

    def __init__(self, drawing: str, series: dict, words: dict[str, str], layers: Sequence[str] = ()) -> None:
        self.drawing = drawing
        self.root = ElementTree.fromstring((DRAWINGS / f"{drawing}.svg").read_text(encoding="utf-8"))
        self._expect(layers)
        for parent in list(self.root.iter()):
            for child in list(parent):
                if child.get("data-layer", "") not in ("", *layers):
                    parent.remove(child)
        for element in self.root.iter():
            self._write(element, words)
            name = element.get("data-series")
            if name:
                self._move(element, series[name]["y"][-1] if name in series else 0.0)

    def _expect(self, layers: Sequence[str]) -> None:
        """Refuse a layer that the drawing does not have: what is asked for must be seen."""
        there = sorted({name for element in self.root.iter() if (name := element.get("data-layer"))})
        for layer in layers:
            if layer not in there:
                raise ValueError(f"{self.drawing}.svg: found the layer {layer}, expected one of {', '.join(there) or 'none'}")

    def _write(self, element: ElementTree.Element, words: dict[str, str]) -> None:
        """Fill the place of a word, and name it so that the page can fill it again."""
        place = re.fullmatch(r"\{(\w+)\}", (element.text or "").strip())
        if place and place[1] in words:
            element.set("data-words", place[1])
            element.text = fill_in(element.text or "", words)

    def _move(self, element: ElementTree.Element, value: float) -> None:
        """Put an element where its series has it."""
        moves = element.get("data-moves", "")
        found = re.fullmatch(MOVES, moves)
        if not found:
            expected = "a kind and two numbers, as in 'opacity 0 1'"
            raise ValueError(f"{self.drawing}.svg: data-moves: found {moves!r}, expected {expected}")
        kind, at = found[1], f"{float(found[2]) + value * (float(found[3]) - float(found[2])):.4g}"
        if kind in ATTRIBUTES:
            element.set(ATTRIBUTES[kind], at)
        else:
            element.set("style", STYLES[kind].format(at) if kind in STYLES else f"{kind}: {at}")

    def scales(self) -> dict[str, list[float]]:
        """Return the names of the series that move it; a drawing by hand has no axes, so each has no scale."""
        return {name: [] for element in self.root.iter() if (name := element.get("data-series"))}

    def to_svg(self, name: str, alt: str, veiled: Sequence[str] = ()) -> str:
        """Return the drawing as inline SVG, as ``figures.svg.to_svg`` does for a figure of matplotlib."""
        for element in self.root.iter():
            if element.get("data-series") in veiled:
                element.set("class", "veil")
        if alt:
            self.root.set("role", "img")
            self.root.set("aria-label", alt)
        else:  # said by another drawing beside it
            self.root.set("aria-hidden", "true")
        svg = ElementTree.tostring(self.root, encoding="unicode")
        # One drawing may stand on a page more than once: its ids carry the figure's name.
        svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", svg)
        return fit(re.sub(r">\s+<", "><", svg), float(self.root.get("viewBox", "0 0 0 0").split()[2]))
