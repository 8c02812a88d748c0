"""Every drawing made by hand, and every picture that the content composes of a drawing's layers, each once.

Nothing is listed here: the content is read, and whatever in it names a drawing, or is drawn on the breasts of the condition
sorter, is found by its fields. So a new kind of file that uses ``picture`` and ``layers`` is on the sheet by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import BaseModel

from lactation.content import HERE
from lactation.content.articles import ways_content
from lactation.content.conditions import Case, Condition, conditions_content
from lactation.content.explorers import ExplorerContent
from lactation.content.marked import named, read
from lactation.content.schema import job_aid_content
from lactation.figures.conditions import DRAWING, SIDES, breasts
from lactation.figures.picture import DRAWINGS, picture
from lactation.figures.sketch import Sketch
from lactation.registry import KINDS, folder_of, schema_of

TONE = re.compile(r' style="--skin:[^"]*"')  # of the condition sorter: the sheet chooses the skin


@dataclass
class Composed:
    """One picture: its drawing, the layers that show, what it shows in words, where it is used, and its SVG."""

    drawing: str
    layers: tuple[str, ...]
    svg: str
    alt: str = ""
    used: list[str] = field(default_factory=list)


def stems(folder: str) -> list[str]:
    """Return the names of the files of a folder of the content."""
    return sorted(path.stem for path in (HERE / folder).glob("*.yaml"))


def contents() -> Iterator[tuple[str, BaseModel]]:
    """Yield every file of the content that may name a drawing, with the name it is told by."""
    for kind in KINDS:
        folder = folder_of(kind)
        yield from ((f"{folder}/{name}", named(folder, name, schema_of(kind))) for name in stems(folder))
    yield from ((f"job_aids/{name}", job_aid_content(name)) for name in stems("job_aids"))
    yield from ((f"explorers/{name}", read(HERE / "explorers" / f"{name}.yaml", ExplorerContent)) for name in stems("explorers"))
    yield "conditions", conditions_content()
    yield "five_ways", ways_content()


def models(value: Any) -> Iterator[BaseModel]:
    """Yield a model and all that stand in it."""
    inside: Iterable[Any] = value if isinstance(value, list | tuple) else ()
    if isinstance(value, BaseModel):
        yield value
        inside = [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, dict):
        inside = value.values()
    for one in inside:
        yield from models(one)


def by_hand(scene: str, draw: str) -> bool:
    """Return whether a figure of an explorer is a drawing made by hand."""
    module = import_module(f"lactation.figures.{scene}")
    return get_type_hints(getattr(module, draw)).get("return") is Sketch


def sketched(sketch: Sketch, name: str, alt: str, layers: Iterable[str] = ()) -> Composed:
    """Return a drawing that series move, as it is at first."""
    return Composed(sketch.drawing, tuple(layers), sketch.to_svg(name, alt), alt)


def picture_of(one: Any, name: str, content: Any) -> Composed | None:
    """Return what a model of the content draws by hand; None where it draws nothing."""
    if getattr(one, "picture", ""):
        layers = tuple(one.layers)
        return Composed(one.picture, layers, picture(one.picture, one.alt, getattr(one, "words", None), layers=layers), one.alt)
    if isinstance(one, Condition | Case):
        svg = TONE.sub("", breasts(name, one.layers, getattr(one, "alt", ""), 1, getattr(one, "fever", "")))
        return Composed(DRAWING, tuple(one.layers), svg, getattr(one, "alt", ""))
    if hasattr(one, "draw") and by_hand(content.scene, one.draw):
        figure = getattr(import_module(f"lactation.figures.{content.scene}"), one.draw)
        return sketched(figure({}, one.words), name, one.alt, [one.draw])
    if hasattr(one, "drawing"):
        numbered = hasattr(one, "labels")
        texts = {label.id: str(n) for n, label in enumerate(one.labels, 1)} if numbered else one.words
        shown = ["numbers"] if numbered else []
        return sketched(Sketch(one.drawing, {}, texts, shown), name, one.alt, shown)
    return None


def layers_in(path: Path) -> set[str]:
    """Return the layers that a drawing has."""
    return {layer for names in re.findall(r'data-layer="([^"]+)"', path.read_text(encoding="utf-8")) for layer in names.split()}


def left_over(found: dict[tuple[str, tuple[str, ...]], Composed]) -> Iterator[Composed]:
    """Yield each drawing that no file of the content names (a program does), and each layer that is drawn ahead of its use."""
    names = {drawing for drawing, _ in found}
    for path in sorted(DRAWINGS.glob("*.svg")):
        if path.stem not in names:
            yield Composed(path.stem, (), picture(path.stem))
    shown = {f"{side}-usual" for side in SIDES}  # where nothing else is said of a side
    shown |= {layer for drawing, layers in found if drawing == DRAWING for layer in layers}
    for n, layer in enumerate(sorted(layers_in(DRAWINGS / f"{DRAWING}.svg") - shown)):
        layers = ("lens", layer) if layer.startswith("nipple") else (layer,)
        yield Composed(DRAWING, layers, TONE.sub("", breasts(f"ahead-{n}", list(layers), "", 1)))


def composed() -> list[Composed]:
    """Return all pictures, by their drawings and in the order of the content."""
    found: dict[tuple[str, tuple[str, ...]], Composed] = {}
    for place, content in contents():
        for one in models(content):
            made = picture_of(one, f"made-{len(found)}", content)
            if made is None:
                continue
            known = found.setdefault((made.drawing, made.layers), made)
            known.alt = known.alt or made.alt
            known.used.append(place)
    for made in left_over(found):
        found[(made.drawing, made.layers)] = made
    return sorted(found.values(), key=lambda one: one.drawing)
