"""Line drawings of the job aids: hand-made SVG files whose few words come from the content."""

import re
from pathlib import Path

from lactation.content import ContentError
from lactation.figures.svg import escape

DRAWINGS = Path(__file__).parent / "drawings"
PLACE = re.compile(r"\{(\w+)\}")


def picture(name: str, alt: str = "", words: dict[str, str] | None = None, folder: Path = DRAWINGS) -> str:
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
    places, given = set(PLACE.findall(svg)), set(words or {})
    if places != given:
        found = ", ".join(sorted(given)) or "none"
        raise ContentError(f"{path}: found the words {found}, expected {', '.join(sorted(places)) or 'none'}")
    svg = PLACE.sub(lambda match: escape((words or {})[match[1]]), svg)
    said = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return svg.replace("<svg ", f"<svg {said} ", 1)
