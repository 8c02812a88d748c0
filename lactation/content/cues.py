"""Cues about a line that the learner typed: they ask, they never mark. ``core/cues.py`` finds them in a line."""

from functools import cache
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.kinds import Strict, Text, Words, WordsOrNone
from lactation.content.marked import read

WHERE = HERE / "cues.yaml"


class Cue(Strict):
    """What makes one cue ask, and what it asks."""

    how: Literal["starts", "has", "lacks", "ends", "never_ends", "long"]
    words: WordsOrNone = ""  # commas between them
    then: WordsOrNone = ""  # words that may follow one that it starts with
    count: int = Field(default=0, ge=0)  # words that a line may have
    asks: Words

    @model_validator(mode="after")
    def check_what(self) -> "Cue":
        """A cue has words to look for, or a number of words."""
        if (self.how == "long") != (self.count > 0) or (self.how == "long") == bool(self.words):
            raise ValueError(f"how: found {self.how}, expected a count with long, and words with every other")
        if self.then and self.how != "starts":
            raise ValueError(f"then: found words after {self.how}, expected them after starts only")
        if self.words != self.words.lower() or self.then != self.then.lower():
            raise ValueError(f"words: found {self.words!r}, expected small letters")
        return self

    def rule(self) -> dict[str, Any]:
        """Return it as ``core/cues.py`` takes it."""
        return {"how": self.how, "words": listed(self.words), "then": listed(self.then), "count": self.count}


class CuesContent(Strict):
    """The file ``cues.yaml``."""

    cues: dict[Text, Cue]


def listed(words: str) -> list[str]:
    """Return the words between the commas."""
    return [word.strip() for word in words.split(",") if word.strip()]


@cache
def cues() -> dict[str, Cue]:
    """Return every cue by its name."""
    return read(WHERE, CuesContent).cues


def cue_rules(names: tuple[str, ...] | list[str]) -> dict[str, dict[str, Any]]:
    """Return what ``core/cues.py`` needs of the cues named."""
    return {name: cues()[name].rule() for name in names}


def cue_words(names: tuple[str, ...] | list[str]) -> dict[str, str]:
    """Return what each of the cues named asks."""
    return {name: cues()[name].asks for name in names}


def check_cues(place: str, names: list[str]) -> None:
    """Raise a ContentError when a name is no cue."""
    for name in names:
        if name not in cues():
            raise ContentError(f"{place}: found the cue {name!r}, expected one of {', '.join(cues())}")
