"""Check a language's files: a translation must hold the places, citations, elements and links of the English text."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from lactation.content.paths import ENGLISH, folder_of_language, language
from lactation.content.translated import placeholders


def texts_of(entry: Entry) -> list[str]:
    """Return the translation, or that of each form."""
    several = entry.string if isinstance(entry.string, (tuple, list)) else [entry.string]
    return [str(text) for text in several if text]


def wrong(entry: Entry) -> Iterator[str]:
    """Tell what a translation lacks, and what it has that the English text has not.

    A form of a counted thing may leave its number out: one language says "a feed" where another says "1 feed".
    """
    counted = isinstance(entry.id, (tuple, list))
    expected = placeholders(" ".join(entry.id) if counted else str(entry.id))
    for text in texts_of(entry):
        found = placeholders(text)
        if not (expected - {"{n}"} if counted else expected) <= found <= expected:
            yield f"found {' '.join(sorted(found)) or 'none'}, expected {' '.join(sorted(expected)) or 'none'}"


def file_mistakes(path: Path) -> list[str]:
    """Return a line for each wrong translation: file, context, found, expected. Fuzzy ones are not shown, so not checked."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    return [
        f"{path}: {entry.context or repr(str(entry.id)[:60])}: {told}"
        for entry in catalogue
        if entry.id and not entry.fuzzy
        for told in wrong(entry)
    ]


def language_mistakes() -> list[str]:
    """Return a line for each wrong translation of the reader's language."""
    if language() == ENGLISH:
        return []
    return [one for path in sorted(folder_of_language(language()).glob("*.po")) for one in file_mistakes(path)]
