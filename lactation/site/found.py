"""How others find a page and show it: its description, its address, its picture, its languages, and the map of the site.

An address is known only where the course is published: ``LACTATION_ADDRESS=https://example.org/course/`` when it is built.
Without it a page has its description, and nothing that would name a place where it does not stand.

Sphinx's extensions for this were read: ``sphinx-sitemap`` leaves out what a second build did not write anew and knows no
language at the root, ``sphinxext-opengraph`` takes its words from a page's first cells, where ours ask a question.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docutils import nodes
from sphinx.errors import ExtensionError

from lactation.content.paths import ENGLISH, PSEUDO, language, locale_folder
from lactation.content.schema import words
from lactation.core.words import fill_in
from lactation.files import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ADDRESS = "LACTATION_ADDRESS"
LONGEST = 160  # characters that are shown where links are listed
PICTURE = "_static/social.png"
PICTURE_SIZE = (1200, 630)
MAP = "sitemap.xml"
LEFT_OUT = (nodes.footnote, nodes.citation, nodes.Admonition, nodes.table)


def root_address() -> str:
    """Return where English stands, with a stroke at its end; empty where that is not known.

    Raises
    ------
    ExtensionError
        What the environment holds is no address: what was found and what was expected.
    """
    told = os.environ.get(ADDRESS, "")
    if told and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", told):
        raise ExtensionError(
            f"{ADDRESS}: found {told!r}, expected where the course will stand, such as https://example.org/course/"
        )
    return told.rstrip("/") + "/" if told else ""


def languages() -> list[str]:
    """Return the languages in which the course is there, English first."""
    others = (path.parent.name.replace("_", "-") for path in sorted(locale_folder().glob("*/LC_MESSAGES")))
    return [ENGLISH, *(name for name in others if name != PSEUDO)]


def address_of(page: str, name: str) -> str:
    """Return the address of a page in a language; empty where nobody knows where the course will stand."""
    root = root_address()
    return f"{root}{'' if name == ENGLISH else name + '/'}{page}" if root else ""


def plain(node: nodes.Node) -> str:
    """Return what a reader sees of a part of a page, on one line, without the marks of its sources."""
    copied = node.deepcopy()
    for mark in list(copied.findall(lambda one: isinstance(one, (nodes.footnote_reference, nodes.citation_reference)))):
        mark.parent.remove(mark)
    return re.sub(r" (?=[.,;:!?](?: |$))", "", re.sub(r"\s+", " ", copied.astext())).strip()


def first_words(doctree: nodes.document) -> str:
    """Return the first paragraph of a page that is prose; empty where it has none."""
    for one in doctree.findall(nodes.paragraph):
        if not any(isinstance(above, LEFT_OUT) for above in parents(one)) and plain(one):
            return plain(one)
    return ""


def parents(node: nodes.Node) -> list[nodes.Node]:
    """Return all in which a node stands."""
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def description(doctree: nodes.document | None, lesson: dict[str, Any] | None) -> str:
    """Return what a page is about, in at most ``LONGEST`` characters.

    A lesson begins with a mother's worry and says which it is; another page has its first paragraph, or what the course is.
    """
    texts = words()
    opening = first_words(doctree) if doctree is not None else ""
    if lesson is not None:
        opening = fill_in(texts["describe_lesson"], {"words": opening, "text": lesson["place"], "module": lesson["module"]})
    if len(opening) < LONGEST // 2:
        opening = f"{opening} {texts['describe_course']}".strip()
    return shorten(opening, LONGEST, placeholder="…")


def add_finding(context: dict[str, Any], page: str, doctree: nodes.document | None) -> None:
    """Give the theme a page's description, and where its address is known that, its picture and its other languages."""
    context["description"] = description(doctree, context["lesson"])
    context["address"] = address_of(f"{page}.html", language())
    context["picture"] = {"address": f"{root_address()}{PICTURE}", "wide": PICTURE_SIZE[0], "high": PICTURE_SIZE[1]}
    known = languages() if context["address"] else []
    context["languages"] = [(name, address_of(f"{page}.html", name)) for name in known] if len(known) > 1 else []


def write_map(app: Sphinx, error: Exception | None) -> None:
    """Write the addresses of all pages for those who list the web, where the course's own is known."""
    if error is None and app.builder.format == "html" and root_address():
        pages = sorted(app.env.found_docs)
        found = "".join(f"<url><loc>{escape(address_of(f'{page}.html', language()))}</loc></url>\n" for page in pages)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        write_whole(Path(app.outdir) / MAP, f"{head}{found}</urlset>\n".encode())
