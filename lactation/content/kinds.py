"""The kinds of text in what authors write, and what all schemas share.

Every text of a schema is one of these. ``Words`` are what a reader sees: they are what is translated (``content/messages.py``
finds them all). The others are the same in every language: names that a program or another file knows, keys of works, files.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

SEEN = "seen by a reader"  # what marks words

Words = Annotated[str, Field(min_length=1), SEEN]
WordsOrNone = Annotated[str, SEEN]  # words that may be left out
Text = Annotated[str, Field(min_length=1)]  # a name, a key, a file
TextOrNone = Annotated[str, Field()]  # one that may be left out
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,23}$")]  # a record keeps it: the same in every language, never used anew
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")]  # of a part of a case: a record keeps it, never used anew
Color = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Line = Annotated[str, Field(pattern=r"^M[-0-9MLQCAZ,.]+$")]  # a path of SVG without blanks
Degrees = Annotated[str, Field(pattern=r"^([34]\d\.\d °C)?$")]  # what a thermometer shows, or nothing
Time = Annotated[str, Field(pattern=r"^\d?\d:\d\d$")]  # of a timetable
TimeOrNone = Annotated[str, Field(pattern=r"^(\d?\d:\d\d)?$")]
GIVES_AWAY = ("right", "wrong", "best")  # ids that would tell the answer


class Strict(BaseModel):
    """A part of a content file: unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def check_numbers(cls, data: Any) -> Any:
        """A number is no yes or no."""
        for name, value in data.items() if isinstance(data, dict) else []:
            field = cls.model_fields.get(name)
            if isinstance(value, bool) and field is not None and field.annotation in (int, float):
                raise ValueError(f"{name}: found {str(value).lower()}, expected a number")
        return data


def check_range(place: str, low: float, high: float, step: float) -> None:
    """Raise a ValueError when numbers from ``low`` to ``high`` in steps cannot be."""
    if low >= high:
        raise ValueError(f"{place}found {low:g} to {high:g}, expected a smaller number first")
    if not 0 < step <= high - low:
        raise ValueError(f"{place}found step {step:g}, expected a number above 0 and at most {high - low:g}")


def check_ids(place: str, ids: list[str]) -> None:
    """Raise a ValueError when two of the ids are the same, or one tells the answer."""
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{place}: found the id {one} {ids.count(one)} times, expected an id of its own for each")
        if one in GIVES_AWAY:
            raise ValueError(f"{place}: found the id {one}, expected one that does not tell the answer")
