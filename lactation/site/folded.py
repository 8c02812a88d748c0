"""The works at the end of a page lie in a fold under their heading: who follows a citation finds it opened (77-place.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

START, HEAD_END, END = '<details class="works-cited"><summary>', "</summary>", "</details>"


def fold_works(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fold each section that holds footnotes and nothing else."""
    if app.builder.format == "html":
        for section in list(doctree.findall(nodes.section)):
            heading, works = section.children[0], section.children[1:]
            if works and all(only_works(one) for one in works):
                section.children = [raw(START), heading, raw(HEAD_END), *works, raw(END)]


def only_works(node: nodes.Node) -> bool:
    """Return whether a node is a footnote, or holds some and nothing else."""
    inside = isinstance(node, nodes.container) and node.children
    return isinstance(node, nodes.footnote) or bool(inside and all(isinstance(one, nodes.footnote) for one in node.children))


def raw(html: str) -> nodes.raw:
    """Return HTML that is written as it is."""
    return nodes.raw("", html, format="html")
