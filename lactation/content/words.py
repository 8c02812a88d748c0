"""The words that every page uses."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from lactation.content import HERE, ContentError
from lactation.content.marked import load
from lactation.content.sides import unbroken
from lactation.content.translated import translate_words

word_unbroken = lru_cache(maxsize=4096)(unbroken)  # every activity asks for all of them
KEPT: dict[str, Any] = {"data": None, "words": {}}  # of the last file: every activity asks for the same one


def words() -> dict[str, str]:
    """Return the words that every page uses, by name, in the reader's language, numbers kept with their units."""
    path = HERE / "words.yaml"
    return {name: word_unbroken(text) for name, text in translate_words(read_words(path), path).items()}


def read_words(path: Path) -> dict[str, str]:
    """Return the words of a file by name; errors as in ``explorer_content``."""
    data = load(path)
    if data is KEPT["data"] and data is not None:  # the same text gives the same object
        return dict(KEPT["words"])
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise ContentError(f"{path}: found something else, expected names with texts (put yes and no in quotes)")
    KEPT.update(data=data, words={str(name): str(text) for name, text in data.items()})
    return dict(KEPT["words"])
