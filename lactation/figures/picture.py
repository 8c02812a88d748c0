"""Line drawings of the job aids: hand-made SVG files whose few words come from the content."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from lactation.content import ContentError
from lactation.figures.fit import fit
from lactation.figures.svg import escape

DRAWINGS = Path(__file__).parent / "drawings"
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
PLACE = re.compile(r"\{(\w+)\}")


def with_layers(path: Path, svg: str, layers: Sequence[str]) -> str:
    """Return the drawing with those groups of ``data-layer`` that are wanted; one group may name several layers.

    Raises
    ------
    ContentError
        The drawing has no such layer.
    """
    root = ElementTree.fromstring(svg)
    there = {layer for element in root.iter() for layer in element.get("data-layer", "").split()}
    for layer in layers:
        if layer not in there:
            raise ContentError(f"{path}: found the layer {layer}, expected one of {', '.join(sorted(there)) or 'none'}")
    for parent in list(root.iter()):
        for child in list(parent):
            names = child.get("data-layer", "").split()
            if names and not set(names) & set(layers):
                parent.remove(child)
    return re.sub(r">\s+<", "><", ElementTree.tostring(root, encoding="unicode"))


def picture(
    name: str, alt: str = "", words: dict[str, str] | None = None, folder: Path = DRAWINGS, layers: Sequence[str] = ()
) -> str:
    """Return the drawing ``name`` as inline SVG, its ``{places}`` filled; without ``alt`` it is decoration.

    Raises
    ------
    ContentError
        There is no such drawing, or its places are not the words given.
    """
    path = folder / f"{name}.svg"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.svg")))
        raise ContentError(f"{path}: found no such drawing, expected one of {known}")
    svg = path.read_text(encoding="utf-8").strip()
    if layers or "data-layer" in svg:
        svg = with_layers(path, svg, layers)
    places, given = set(PLACE.findall(svg)), set(words or {})
    if places != given:
        found = ", ".join(sorted(given)) or "none"
        raise ContentError(f"{path}: found the words {found}, expected {', '.join(sorted(places)) or 'none'}")
    svg = PLACE.sub(lambda match: escape((words or {})[match[1]]), svg)
    svg = fit(svg, float(re.findall(r'viewBox="\S+ \S+ (\S+) ', svg)[0]))
    said = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return svg.replace("<svg ", f"<svg {said} ", 1)
