"""The places of the built pages that the search finds, and the file ``_static/places.js`` that holds them.

A place is what has an id of its own: a section, a claim, an activity, a condition. Its words are those that a reader sees:
drawings, controls, and what a page holds back until it is asked for are left out. So are the options of questions: a wrong
answer must not be quoted as if the course said it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lactation.content.search import index_of_places
from lactation.files import hash_of
from lactation.site.remembered import Remembered

if TYPE_CHECKING:
    from sphinx.application import Sphinx  # not when a notebook asks this package for the script

FILE = "places.js"
NAME = "MILK_PLACES"  # the global that the file defines
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
OWN_PLACE = {"section", "details", "tr", "li", "div", "form"}
LEVELS = {"h1": 3, "h2": 3, "h3": 3, "h4": 3, "step": 2, "legend": 1, "summary": 1}  # what names a place rather
BLOCKS = OWN_PLACE | set(LEVELS) | {"p", "td", "th", "dt", "dd", "blockquote", "figcaption", "caption", "ul", "ol", "table", "br"}
LEFT_OUT = {"script", "style", "template", "svg", "math", "button", "select", "textarea", "nav", "noscript", "output"}
LEFT_OUT_CLASSES = {
    "choice", "reason", "no-script", "visually-hidden", "turn", "footnote", "footnote-reference", "value",
    "coming-part", "missing-part",  # how the page arrives, not what it says
}  # fmt: skip


@dataclass
class Place:
    """One place of a page: its id, what it is called, its words."""

    id: str
    heading: str = ""
    level: int = 0  # of the heading
    parts: list[str] = field(default_factory=list)
    by_first_line: bool = False  # it is called by its first paragraph

    def call(self, level: int) -> bool:
        """Return whether a heading of this level names the place; the words of a lesser one become part of its text."""
        if level <= self.level:
            return False
        self.parts[:0] = [self.heading, "\f"]
        self.heading, self.level = "", level
        return True

    @property
    def lines(self) -> list[str]:
        """Return what stands in it, line by line; numbers alone are no line."""
        lines = [re.sub(r"\s+", " ", line).strip() for line in "".join(self.parts).split("\f")]
        lines = [re.sub(r" (?=[.,;:!?](?: |$))", "", line) for line in lines]  # before a point stood a source, which is left out
        return [line for line in lines if re.search(r"[^\W\d_]{2}", line)]


class PlaceReader(HTMLParser):
    """Reads the places of a page from the HTML of its body."""

    def __init__(self) -> None:
        super().__init__()
        self.places = [Place("")]
        self.open: list[tuple[str, Place, bool, bool]] = []  # tag, its place, left out, heading

    @property
    def here(self) -> tuple[Place, bool, bool]:
        """Return the innermost open place, and whether words are left out here or belong to its heading."""
        return self.open[-1][1:] if self.open else (self.places[0], False, False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and a place where one begins."""
        place, out, heading = self.here
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        out = out or tag in LEFT_OUT or bool(classes & LEFT_OUT_CLASSES) or "hidden" in given
        if tag in BLOCKS and not out:
            place.parts.append("\f")
        if tag in VOID:
            return
        if not out and tag in OWN_PLACE and given.get("id") and "docutils" not in classes:
            place, heading = Place(given["id"], by_first_line="held" in classes), False
            self.places.append(place)
        elif not out and not heading:
            level = LEVELS["step"] if "step" in classes else LEVELS.get(tag, 0)
            heading = place.call(LEVELS["legend"] if tag == "p" and place.by_first_line else level)
        self.open.append((tag, place, out, heading))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were left open."""
        while any(one[0] == tag for one in self.open):
            closed, place, out, _ = self.open.pop()
            if closed in BLOCKS and not out:
                place.parts.append("\f")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Keep words that a reader sees."""
        place, out, heading = self.here
        if heading and not out:
            place.heading += data
        elif not out:
            place.parts.append(data)


def places_of(body: str) -> list[Place]:
    """Return the places of a page's body that hold words."""
    reader = PlaceReader()
    reader.feed(body)
    reader.close()
    for place in reader.places:
        place.heading = re.sub(r"\s+", " ", place.heading).strip()
    return [place for place in reader.places if place.heading or place.lines]


def body_of(page: str) -> str:
    """Return the part of a written page that is its own: what stands in ``main``."""
    found = re.search(r'<main id="main">(.*)</main>', page, flags=re.S)
    return found[1] if found else ""


def between(line: str) -> str:
    """Return what stands between a line and the next when both are shown in one."""
    return " " if line[-1] in ".!?:;,…”»" else " · "


def held_in(html: str) -> list[tuple[str, str, list[str]]]:
    """Return the places of a written page: id, heading and lines of each."""
    return [(place.id, place.heading, place.lines) for place in places_of(body_of(html))]


def places_script(pages: list[tuple[str, str, str]], held_in: Callable[[str], Any] = held_in) -> str:
    """Return the script for pages, each address, title and HTML: ``index`` for ``core/search.py``, and what to show.

    ``held_in`` reads the places of a page's HTML.

    ``places`` are id, heading and the numbers of ``lines``: many a line stands on several pages.
    """
    titles = [title for _, title, _ in pages]
    at: list[int] = []
    places: list[tuple[str, str, list[int]]] = []
    lines: dict[str, int] = {}
    for number, (_, title, html) in enumerate(pages):
        for place, heading, held in held_in(html):
            at.append(number)
            places.append((place, heading or title, [lines.setdefault(line, len(lines)) for line in held]))
    known = list(lines)
    texts = [" ".join(known[line] for line in held) for _, _, held in places]
    told = {
        "index": index_of_places(titles, at, [heading for _, heading, _ in places], texts),
        "addresses": [address for address, _, _ in pages],
        "titles": titles,
        "places": places,
        "lines": [line + between(line) for line in known],
    }
    return f"var {NAME} = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def write_places(app: Sphinx, error: Exception | None) -> None:
    """Write the places of all pages beside the other static files, in the order of the table of contents."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    names = [name for name in in_order(app) if (folder / f"{name}.html").exists()]
    written = [(folder / f"{name}.html").read_text(encoding="utf-8") for name in names]
    pages = [(f"{name}.html", app.env.titles[name].astext(), html) for name, html in zip(names, written, strict=True)]
    known = Remembered(Path(app.doctreedir) / "places.json", app.milk_source)  # type: ignore[attr-defined]

    def held(html: str) -> Any:
        content = hash_of(html.encode())
        found = known.get(content, content)
        if found is None:
            found = held_in(html)
            known.note(content, content, found)
        return found

    (folder / "_static" / FILE).write_text(places_script(pages, held), encoding="utf-8")
    known.write()


def in_order(app: Sphinx) -> list[str]:
    """Return the names of all pages, as they follow each other in the course."""
    after = app.env.collect_relations()
    first = app.config.root_doc
    names, name = [], first
    while name and name not in names:
        names.append(name)
        name = after.get(name, [None, None, None])[2]
    return names + sorted(app.env.found_docs - set(names))
