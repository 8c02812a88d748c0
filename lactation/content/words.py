"""The words that every page uses."""

from pathlib import Path

from lactation.content import HERE, ContentError
from lactation.content.marked import load
from lactation.content.sides import unbroken
from lactation.content.translated import translate_words


def words() -> dict[str, str]:
    """Return the words that every page uses, by name, in the reader's language, numbers kept with their units."""
    path = HERE / "words.yaml"
    return {name: unbroken(text) for name, text in translate_words(read_words(path), path).items()}


def read_words(path: Path) -> dict[str, str]:
    """Return the words of a file by name; errors as in ``explorer_content``."""
    data = load(path)
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise ContentError(f"{path}: found something else, expected names with texts (put yes and no in quotes)")
    return {str(name): str(text) for name, text in data.items()}
