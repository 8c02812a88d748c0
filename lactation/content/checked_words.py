"""The words of every page, ``words.yaml``: each that the course asks for is there, and each place in it is one that is filled."""

from pathlib import Path

from lactation.content.mistakes import Mistakes
from lactation.content.used_words import used_words
from lactation.content.words import read_words

# Names that the script, the templates and the activities fill in the words of every page.
WORD_PLACES = (
    "accept", "all", "article", "aside", "asked", "baby_inside", "baby_rows", "back_rows", "both_inside", "both_rows",
    "breast_inside", "breast_rows", "cap", "check", "claim", "count", "country", "counts", "cup_ml", "d", "day", "days", "does",
    "doing", "done", "expected", "field", "file", "fits", "found", "gain", "gap", "group", "harmful", "high", "hour",
    "inside", "kappa", "kept", "key", "kind", "label", "language", "least", "left", "level", "list", "load", "low", "m",
    "meant", "members", "milk_ml", "minute", "minutes", "model", "module", "most", "n", "name", "names", "needless",
    "new_inside", "new_rows", "next", "number", "of", "option", "percent", "permission", "points", "praise", "problem",
    "read", "reason", "reply", "right", "room", "row", "s", "set", "share", "since", "source", "steps", "suggestions",
    "sure", "text", "time", "times", "title", "unit", "value", "verdict", "wanted", "weeks", "what", "whole", "why",
    "words", "you",
)  # fmt: skip
MAY_BE_EMPTY = ("fits_open",)


def check_words(path: Path) -> None:
    """Check the words of every page.

    Raises
    ------
    ContentError
        One line for each word that is missing or empty, and for each place that nothing fills.
    """
    found, given = Mistakes(path), read_words(path)
    for name, text in given.items():
        found.places((name,), text, WORD_PLACES)
        if not text.strip() and name not in MAY_BE_EMPTY:
            found.add((name,), "found an empty text, expected words")
    for name in sorted(used_words() - set(given)):
        found.add((), f"found no {name}, expected it, as the course uses it")
    found.stop()
