"""The schema of what a lesson asks: a file of ``content/questions``. Stories of explorers ask in the same way."""

import re
import zlib
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.kinds import Id, Strict, Text, TextOrNone, Words, WordsOrNone, check_ids
from lactation.content.marked import read
from lactation.core.ordering import deck

NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Quoted(Strict):
    """One number in words, bound to where it comes from: ``lactation.content.quoted`` works it out anew.

    It is read from a readout (``read``, perhaps divided by that of ``per``), or from a series at an x (or its ``lowest`` or
    ``highest``; ``edge`` is the lower or upper one of a band). ``given`` numbers are not the model's: those of a study, of a
    setting that the text names, of a rule, or of a sum in the text.
    """

    says: Text  # a piece of the text, with this number in it
    read: TextOrNone = ""
    per: TextOrNone = ""
    series: TextOrNone = ""
    at: float | Literal["lowest", "highest"] | None = None
    edge: Literal["y", "low", "high"] = "y"
    base: Literal["shown", "default", "other"] = (
        "shown"  # what the learner sees after committing; the defaults; the second mother
    )
    set: dict[Text, Any] = {}  # settings changed on top of these
    explorer: TextOrNone = ""  # where it is not the text's own
    story: TextOrNone = ""  # of that explorer: its settings are what is shown
    lesson: TextOrNone = ""  # whose prediction's settings are what is shown
    line: TextOrNone = ""  # of a page: how the line begins in which this stands
    nearest: float = Field(default=0, ge=0)  # rounded to tens, with 10
    given: Literal["", "study", "setting", "rule", "sum"] = ""

    @property
    def number(self) -> str:
        """Return the number as it is written."""
        return NUMBER.findall(self.says)[0]

    @model_validator(mode="after")
    def check_one(self) -> "Quoted":
        """It holds one number, and comes from one place."""
        if len(NUMBER.findall(self.says)) != 1:
            raise ValueError(f"says: found {self.says!r}, expected words with exactly one number")
        if sum(bool(one) for one in (self.read, self.series, self.given)) != 1:
            raise ValueError("found none or several of read, series and given, expected one of them")
        if bool(self.series) != (self.at is not None):
            raise ValueError("a series needs an at: an x, lowest or highest")
        return self


class Option(Strict):
    """One option of a question, with the reason why it is or is not the best."""

    id: Id
    text: Words
    reason: Words
    best: bool = False


class Item(Strict):
    """One question with one best option."""

    id: Text
    question: Words
    options: list[Option] = Field(min_length=2, max_length=5)
    sources: list[Text] = Field(min_length=1)
    quoted: list[Quoted] = []

    @model_validator(mode="after")
    def check_best(self) -> "Item":
        """Exactly one option is the best, and each has an id of its own."""
        best = sum(option.best for option in self.options)
        if best != 1:
            raise ValueError(f"exactly one option must be marked 'best: true'; {best} are")
        texts = [option.text for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError(f"{self.id}: found an option twice, expected options that differ")
        check_ids(self.id, [option.id for option in self.options])
        return self


def dealt(item: Item) -> list[Option]:
    """Return the options in the order in which they are shown: the item's id decides it, and not where the author put the best.

    It is the same on every device, on paper and after a reload, so that a group, a print and a record speak of the same order.
    """
    return [item.options[place] for place in deck(len(item.options), 1 + zlib.crc32(item.id.encode()) % 2147483646)]


class Prediction(Item):
    """A prediction before an explorer: ``see`` sets the explorer's controls when the learner commits."""

    see: dict[Text, Any] = {}
    then: Words


class Story(Prediction):
    """A preset of an explorer: a story with a question before the run and an explanation (``then``) after it."""

    title: Words
    story: Words
    other: dict[Text, Any] = {}  # a second mother to compare with, if the story has one
    name: WordsOrNone = ""  # how the first line is called, beside the second mother's
    other_name: WordsOrNone = ""  # how the second line is called
    bet: TextOrNone = ""  # the readout that groups bet on in a workshop

    @model_validator(mode="after")
    def check_names(self) -> "Story":
        """Both lines have a name, or none has."""
        if bool(self.name) != bool(self.other_name):
            raise ValueError(f"{self.id}: found only one of name and other_name, expected both or none")
        return self


class SayIt(Strict):
    """An invitation to say something to a mother, with one good answer to compare."""

    prompt: Words
    good: Words
    why: Words


class Vignette(Item):
    """A short story at the end of a lesson, with a question about it."""

    story: Words


class LessonContent(Strict):
    """A file of ``content/questions``: what a lesson asks."""

    predict: Prediction
    quiz: list[Item] = Field(min_length=4, max_length=4)
    say: SayIt
    vignettes: list[Vignette] = []
    myths: list[Vignette] = []  # things said to mothers, each a ``story``, to judge one by one


def lesson_content(name: str) -> LessonContent:
    """Return the questions of the lesson ``name``; errors as in ``explorer_content``."""
    path = HERE / "questions" / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such lesson, expected one of {known}")
    return read(path, LessonContent)
