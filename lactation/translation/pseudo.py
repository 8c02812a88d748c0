"""A language that nobody speaks, ``en-XA``: English between brackets, with accents and a third longer.

What is not between brackets on a built page is not translated; what does not fit there would not fit in German.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from lactation.content.paths import PSEUDO, folder_of_language
from lactation.content.translated import PLACEHOLDER

OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aceghijlnorstuwyzACEGHIJLNORSTUWYZ", "áçéĝĥíĵļñóŕšťúŵýžÁÇÉĜĤÍĴĻÑÓŔŠŤÚŴÝŽ")
FILL = "~~~~"
STYLE = {"number_decimal": ",", "number_minus": "−", "number_digits": "0123456789", "clock_time": "{hour}h{minute}"}
# What stays as it is inside a message: places, and marks of Markdown at the beginning of what they mark.
KEPT = re.compile(rf"{PLACEHOLDER.pattern}|&\w+;|https?://\S+")


def accented(text: str) -> str:
    """Return a text with accents on its letters; what a translation keeps stays as it is."""
    made, at = [], 0
    for kept in KEPT.finditer(text):
        made += [foreign(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join(made) + foreign(text[at:])


def foreign(text: str) -> str:
    """Return a text with accents on its letters, and commas in its numbers."""
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text.translate(ACCENTS))


def pseudo(text: str) -> str:
    """Return a text in the language that nobody speaks.

    Example
    -------
    >>> pseudo("{n} feeds")
    '⟦{n} féédš ~~~~⟧'
    """
    bold = re.fullmatch(r"\*\*([^*]+)\*\*(.*)", text, re.DOTALL)
    if bold:  # a head that is told apart from what follows
        return f"**{pseudo(bold[1])}** {pseudo(bold[2].strip()) if bold[2].strip() else ''}".strip()
    letters = len(KEPT.sub("", text))
    if not any(sign.isalpha() for sign in KEPT.sub("", text)):  # places and signs alone are as long in every language
        return f"{OPEN}{text}{CLOSE}"
    return f"{OPEN}{accented(text)} {' '.join([FILL] * max(1, round(letters / 3 / (len(FILL) + 1))))}{CLOSE}"


def told(entry: Entry) -> str | tuple[str, ...]:
    """Return a message's translation: of each form, where it has two."""
    name = (entry.context or "").removeprefix("words.yaml:")
    if name in STYLE:
        return STYLE[name]
    return tuple(pseudo(text) for text in entry.id) if isinstance(entry.id, (tuple, list)) else pseudo(str(entry.id))


def pseudo_catalogue(template: Catalog) -> Catalog:
    """Return a template with every message told."""
    made = Catalog(domain=template.domain, locale="en", project="Milk in Motion")
    for entry in template:
        if entry.id:
            made.add(entry.id, told(entry), context=entry.context, locations=entry.locations)
    return made


def write_pseudo(made: dict[str, Catalog], folder: Path | None = None) -> None:
    """Write the language's files."""
    from lactation.translation.templates import write  # noqa: PLC0415  # which writes them for all

    for domain, template in made.items():
        write((folder or folder_of_language(PSEUDO)) / f"{domain}.po", pseudo_catalogue(template))
