"""The sheet of all drawings: ``_build/drawings/index.html``, a page that each build makes beside the course, not in it.

Each picture stands there in light, dark, grey and print, and on the other skins where it shows skin, in two sizes, with its file
and layers; before them stand the specimens that ``docs/look.md`` tells of. It is HTML and CSS alone.
``python -m lactation.site.drawings FOLDER`` writes it without a build.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import tinycss2
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lactation.figures.composed import Composed, composed
from lactation.figures.conditions import NAMES, TONES
from lactation.figures.picture import DRAWINGS
from lactation.figures.portrait_sheet import sheet as portraits
from lactation.site.lower import STYLE

SHEET = Path(__file__).parent / "sheet"
FOLDER = "drawings"  # beside the built course
DARK = "(prefers-color-scheme: dark)"
PEOPLE = ":is(.steps, .into)"  # where the page gives the people of a drawing their colours
GROUND = ":is(.steps figure, .into figure, .job-aid .picture) > svg"  # where it puts light ground behind them in the dark
GROUNDED = ("steps/", "sort_into/", "job_aids/")
SKINS = ("deep", "brown", "middle", "light")
USUAL = "middle"
LOOKS = ("light-page", "dark-page", "grey", "print")
ROOT = re.compile(r"<svg\b([^>]*)>(.*)</svg>\s*$", re.S)
OWN = re.compile(r'\s(?:xmlns(?::\w+)?|viewBox|role|aria-\w+|data-\w+)="[^"]*"')
SMALL, CARD, NORM = 150, 320, 320  # CSS px of a small picture and of a card; units of the drawing for which widths are told
Box = tuple[float, float, float, float]  # left, top, width, height


@dataclass
class Specimen:
    """A part of a picture: the drawing and layers it is cut from, the window, and what it is called."""

    drawing: str
    layers: tuple[str, ...]
    window: Box
    label: str
    tone: str = USUAL


def declarations(content: Any, all_of_them: bool) -> str:
    """Return the variables that a rule sets, or all that it says, as CSS."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    said = [one for one in found if one.type == "declaration" and (all_of_them or one.name.startswith("--"))]
    return ";".join(f"{one.name}:{tinycss2.serialize(one.value).strip()}" for one in said)


def variables(nodes: list[Any], dark: bool = False) -> dict[tuple[str, bool], str]:
    """Return the variables of the page's style by selector, and whether they are of a dark page."""
    found: dict[tuple[str, bool], str] = {}
    for node in nodes:
        if node.type == "at-rule" and node.at_keyword == "media" and tinycss2.serialize(node.prelude).strip() == DARK:
            found |= variables(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), True)
        elif node.type == "qualified-rule":
            key = (tinycss2.serialize(node.prelude).strip(), dark)
            said = declarations(node.content, key[0] == GROUND)
            found[key] = f"{found[key]};{said}" if key in found else said
    return found


def sheet_style() -> str:
    """Return the style of the sheet: its own, and the colours that the course's pages have, light, dark and on paper."""
    css = STYLE.read_text(encoding="utf-8")
    said = variables(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    rules = [f"figure{{{said[':root', False]};{said[PEOPLE, False]}}}"]
    rules += [f".dark-page{{{said[':root', True]}}}", f".dark-page.grounded svg{{{said[GROUND, True]}}}"]
    names = dict(zip(SKINS, sorted(TONES, reverse=True), strict=True))
    for skin in SKINS:
        sorter = ";".join(f"{name}:{value}" for name, value in zip(NAMES, TONES[names[skin]], strict=True) if name != "--skin")
        rules.append(f".tone-{skin}{{{said[f'.tone-{skin}', False]};{sorter}}}")
    unset = ";".join(f"{name}:initial" for name in sorted(set(re.findall(r"(?<![\w-])--[\w-]+(?=:)", "".join(rules)))))
    rules.append(".print{color:#000;background:#fff}")
    rules.append(f".print.grounded{{{unset}}}")  # a job aid's drawing falls back on black lines
    return "\n".join([*rules, (SHEET / "drawings.css").read_text(encoding="utf-8")])


def box_of(svg: str) -> Box:
    """Return a drawing's box."""
    left, top, wide, high = (float(one) for one in re.findall(r'viewBox="([^"]+)"', svg)[0].split())
    return left, top, wide, high


def symbol(one: Composed, name: str) -> str:
    """Return a picture as a symbol, kept once and shown as often as there are looks."""
    found = ROOT.match(one.svg)
    if not found:
        raise ValueError(f"{one.drawing}: found no svg element, expected one")
    attributes = OWN.sub("", found[1])
    inside = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", found[2])
    return f'<symbol id="{name}" viewBox="{" ".join(f"{n:g}" for n in box_of(one.svg))}"><g{attributes}>{inside}</g></symbol>'


def shows_skin(svg: str) -> bool:
    """Return whether a picture has skin in it."""
    return "var(--skin" in svg


def looks(one: Composed) -> list[str]:
    """Return the classes of the figures in which a picture stands."""
    others = [f"light-page tone-{skin}" for skin in SKINS if skin != USUAL] if shows_skin(one.svg) else []
    grounded = " grounded" if any(place.startswith(GROUNDED) for place in one.used) else ""
    usual = [f"{look} tone-{USUAL}" if look != "print" or not grounded else look for look in LOOKS]
    return [*(f"{look}{grounded}" for look in usual), *others]


def widths(path: Path) -> dict[str, Any]:
    """Return how thick the lines of a drawing are, in units of a drawing 320 wide, and on the screen."""
    root = ElementTree.parse(path).getroot()
    wide = float(root.get("viewBox", "0 0 320 0").split()[2])
    outline = float(root.get("stroke-width", 0))
    others = sorted({float(found) for one in root.iter() if one is not root and (found := one.get("stroke-width"))})
    told = ", ".join(f"{one * NORM / wide:.3g}" for one in others)
    thick = {"small": f"{outline * SMALL / wide:.1f}", "large": f"{outline * CARD / wide:.1f}"}
    if not outline:  # each part says its own
        thick = dict.fromkeys(thick, "")
    return {"name": path.stem, "wide": f"{wide:g}", "outline": f"{outline * NORM / wide:.3g}", "others": told} | thick


def cut(one: Specimen, names: dict[tuple[str, tuple[str, ...]], str], boxes: dict[str, Box]) -> dict[str, Any]:
    """Return a specimen as the sheet shows it: a window on its picture.

    Raises
    ------
    ValueError
        No content composes that picture any more: names it.
    """
    if (one.drawing, one.layers) not in names:
        sought = f"{one.drawing} {'+'.join(one.layers)}"
        raise ValueError(f"specimen {one.label}: found no picture {sought}, expected one that the content composes")
    name = names[one.drawing, one.layers]
    x, y, width, height = boxes[name]
    at = {"id": name, "x": x, "y": y, "width": width, "height": height}
    return at | {"box": " ".join(f"{n:g}" for n in one.window), "label": one.label, "tone": one.tone}


TALKS, SITS, GIVES = ("open",), ("bench", "touch"), ("help",)
SPECIMENS: dict[str, list[Specimen]] = {
    "Hands": [
        Specimen("support_with", ("praise",), (92, 116, 104, 104), "open, towards somebody"),
        Specimen("talk_with", TALKS, (20, 154, 112, 84), "at rest"),
        Specimen("sit_with", SITS, (132, 132, 112, 84), "laid on an arm, after asking"),
        Specimen("support_with", GIVES, (92, 112, 112, 84), "holds a cup"),
        Specimen("hand_express", ("side", "hold", "cup"), (60, 30, 224, 168), "her own, as a C, with its arm", "deep"),
        Specimen("back_rub", ("back", "fists"), (50, 90, 184, 138), "closed, thumbs forward"),
    ],
    "Faces, hair, head-dress": [
        Specimen("talk_with", TALKS, (210, 20, 104, 78), "looks"),
        Specimen("talk_with", ("feel",), (204, 22, 104, 78), "looks down"),
        Specimen("talk_with", TALKS, (14, 16, 104, 78), "the other skin"),
        Specimen("support_family", (), (106, 10, 104, 78), "an elder"),
        Specimen("helper_brings", (), (180, 20, 112, 84), "curls", "brown"),
        Specimen("contacts", ("later",), (180, 34, 128, 96), "a child", "light"),
    ],
    "Babies": [
        Specimen("talk_with", TALKS, (196, 110, 112, 84), "wrapped, in her arms"),
        Specimen("weigh", (), (14, 40, 208, 156), "newborn, its back on a scale"),
        Specimen("safe_place", (), (8, 22, 152, 200), "newborn from above, asleep on its back", "deep"),
        Specimen("more_taken_more_made", (), (100, 60, 200, 150), "at the breast", "brown"),
        Specimen("contacts", ("months",), (120, 60, 152, 114), "some months old", "light"),
    ],
    "Bodies and arms": [
        Specimen("helper_brings", (), (0, 8, 200, 224), "arms run from shoulder to hand"),
        Specimen("sit_with", ("bench", "level"), (0, 0, 320, 240), "eyes level"),
        Specimen("scope", ("along",), (0, 0, 220, 236), "standing"),
    ],
    "Arrows, bubbles, milk, strokes": [
        Specimen("milk_now", (), (60, 30, 120, 180), "an arrow with its halo", "deep"),
        Specimen("milk_for_later", (), (60, 50, 140, 160), "thin and dashed: through the blood"),
        Specimen("talk_with", ("reflect",), (84, 0, 160, 120), "bubbles at the height of the heads"),
        Specimen("milk_for_later", (), (190, 8, 170, 96), "milk is white"),
        Specimen("scope", ("tablets",), (20, 20, 290, 210), "struck out"),
    ],
}


def sheet_html() -> str:
    """Return the sheet."""
    pictures, names = [], {}
    boxes: dict[str, Box] = {}
    for n, one in enumerate(composed(), 1):
        name = f"picture-{n}"
        names[one.drawing, one.layers], boxes[name] = name, box_of(one.svg)
        places = f" ({', '.join(dict.fromkeys(one.used))})" if one.used else ""
        label = f"{one.drawing}.svg {' + '.join(one.layers)}".strip() + places
        box = " ".join(f"{side:g}" for side in boxes[name])
        shown = {"box": box, "looks": looks(one), "symbol": Markup(symbol(one, name))}
        pictures.append({"id": name, "label": label, "alt": one.alt} | shown)
    cuts = {title: [cut(one, names, boxes) for one in ones] for title, ones in SPECIMENS.items()}
    lines = [widths(path) for path in sorted(DRAWINGS.glob("*.svg"))]
    made = Environment(loader=FileSystemLoader(SHEET), autoescape=True, undefined=StrictUndefined)
    template = made.get_template("drawings.html")
    return template.render(style=Markup(sheet_style()), specimens=cuts, lines=lines, pictures=pictures)


def write_sheet(folder: Path) -> None:
    """Write the sheet, and the one of the people of talks, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(sheet_html(), encoding="utf-8")
    (folder / "portraits.svg").write_text(portraits(), encoding="utf-8")


if __name__ == "__main__":
    write_sheet(Path(sys.argv[1]))
