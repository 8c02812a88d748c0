"""Lines that a learner writes and keeps (``content/own_lines``)."""

from typing import Any

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, WordsOrNone, check_ids
from lactation.content.sorting import Group


class GivenLine(Strict):
    """A line that is there already: what people do or say, where it is told of, and what is known of it."""

    id: Id
    text: Words
    told: Words
    says: Words


class OwnLinesContent(Strict):
    """A file of ``content/own_lines``: lines of the learner's own, with a second field or with groups to put them into."""

    title: Words
    prompt: Words
    groups: list[Group] = []
    given: list[GivenLine] = []
    given_title: WordsOrNone = ""
    own_title: Words
    lines: int = Field(ge=1, le=12)  # empty ones
    first: Words
    second: WordsOrNone = ""  # what the second field is called, where there is one
    map_title: WordsOrNone = ""
    asks: list[Words] = []  # what each line asks for, where they differ; then all are there from the beginning
    model: list[Words] = []  # how somebody else wrote them, to compare with once something is written
    model_title: WordsOrNone = ""
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_parts(self) -> "OwnLinesContent":
        """Groups come with a title of the map; lines that are given need groups and a title."""
        check_ids("groups", [one.id for one in self.groups])
        check_ids("given", [one.id for one in self.given])
        if bool(self.groups) != bool(self.map_title):
            raise ValueError("found only one of groups and map_title, expected both or none")
        if bool(self.given) != bool(self.given_title) or (self.given and not self.groups):
            raise ValueError("found given, given_title or groups alone, expected all three or no line that is given")
        if (self.asks and len(self.asks) != self.lines) or (self.model and len(self.model) != self.lines):
            raise ValueError(f"found {len(self.asks)} asks and {len(self.model)} in the model, expected {self.lines} or none")
        if bool(self.model) != bool(self.model_title):
            raise ValueError("found only one of model and model_title, expected both or none")
        return self

    def own(self) -> list[str]:
        """Return the ids of the empty lines."""
        return [f"own-{number}" for number in range(1, self.lines + 1)]

    def seconds(self) -> list[str]:
        """Return the ids of the second fields."""
        return [f"{one}-more" for one in self.own()] if self.second else []

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/own_lines.py`` needs, but for its keys in the record."""
        rows = [*(one.id for one in self.given), *self.own()] if self.groups else []
        return {
            "rows": rows,
            "own": self.own(),
            "names": {one.id: one.text for one in self.given},
            "texts": [*self.own(), *self.seconds()],
            "groups": [one.id for one in self.groups],
            "all": bool(self.asks),
            "model": bool(self.model),
        }
