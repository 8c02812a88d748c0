"""What a reader sees of a page, as text: everything in it that is not between the brackets of the language nobody speaks.

A text may be told in several elements (``⟦Some <b>bold</b> words⟧``), so brackets are counted over all that stand in one block.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lactation.translation.pseudo import CLOSE, OPEN

INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u", "wbr"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NOT_SEEN = {"script", "style"}
ATTRIBUTES = ("alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title")
# The exceptions, by kind. By the class or the tag of an element that a text stands in:
EXCEPTIONS: dict[str, set[str]] = {
    "works, as they are cited": {
        "bibtex", "citation", "citation-reference", "footnote", "footnote-reference", "sources", "works",
    },
    "what a program reads": {"code", "math", "kbd"},
    "cut from pages that are looked through themselves": {"results"},
}  # fmt: skip
# By the text itself:
PATTERNS = {
    "ids of claims and of published observations": r"\b(?:S[0-4]-\d\d|[A-Z]\d\d[ab]?)\b",
    "figures of Roman numbers and signs of quantities in formulas": r"\b[A-Z]\b",
}
LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Block:
    """One element that is a block: its tag, id and classes, what it excepts, how many brackets are open."""

    tag: str
    name: str
    excepted: bool
    seen: bool
    depth: int = 0
    inline: bool = False


@dataclass
class Found:
    """A text of a page that is not between brackets."""

    page: str
    place: str
    text: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.page}: {self.place}: found {self.text!r}, expected it between brackets, as all that is translated"


@dataclass
class Reader(HTMLParser):
    """Reads a page."""

    page: str
    found: list[Found] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; its attributes are texts of their own."""
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        above = self.open[-1] if self.open else Block("page", self.page, False, True)
        excepted = above.excepted or any((classes | {tag}) & names for names in EXCEPTIONS.values())
        name = f"{tag}#{given['id']}" if given.get("id") else tag + "".join(f".{one}" for one in sorted(classes))
        in_drawing = any(one.tag == "svg" for one in self.open)  # a label may stand there in several lines
        block = Block(tag, name, excepted, above.seen and tag not in NOT_SEEN, inline=tag in INLINE or in_drawing)
        for attribute in ATTRIBUTES:
            self.look(given.get(attribute, ""), Block(tag, f"{name} {attribute}", excepted, block.seen))
        if tag == "input" and given.get("type") in ("submit", "button"):
            self.look(given.get("value", ""), Block(tag, name, excepted, True))
        if tag not in VOID:
            self.open.append(block)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while any(one.tag == tag for one in self.open):
            if self.open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Look at a text in its block."""
        if not self.open:
            return
        holder = next((one for one in reversed(self.open) if not one.inline), self.open[0])
        self.look(data, holder, self.open[-1])

    def look(self, text: str, block: Block, inner: Block | None = None) -> None:
        """Note the letters of a text that stand between no brackets."""
        here = inner or block
        bare = []
        for sign in text:
            if sign == OPEN:
                block.depth += 1
            elif sign == CLOSE:
                block.depth = max(0, block.depth - 1)
            elif block.depth == 0:
                bare.append(sign)
        left = "".join(bare)
        for pattern in PATTERNS.values():
            left = re.sub(pattern, "", left)
        if here.seen and not here.excepted and LETTERS.search(left):
            place = " ".join(one.name for one in self.open if "#" in one.name)[-60:]
            self.found.append(Found(self.page, f"{place} {here.name}".strip(), " ".join("".join(bare).split())))


def unbracketed(page: str, html: str) -> list[Found]:
    """Return what a reader of a page sees and nobody translated."""
    reader = Reader(page)
    reader.feed(html)
    reader.close()
    return reader.found
