"""What a reader sees of the content, found by one walk over the schemas: these are the messages that are translated.

A message's context is its file and its place by names, ``explorers/supply.yaml:controls.sessions.label``: parts of a list are
told apart by their names, where they have one, never by their number, so that a new line above another changes no message.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from lactation.content.kinds import SEEN

NAMED_BY = ("id", "name", "row", "claim", "condition", "draw", "picture", "hold")  # what tells parts of a list apart: the first
NOT_WORDS = ("language", "direction", "model_page")  # of words.yaml: set by the language itself, or an address
Steps = tuple[int | str, ...]  # the way to a text in a file's data


@dataclass(frozen=True)
class Message:
    """One text: its file below ``content``, its place by names, and for a counted thing also how the others than one are told."""

    file: str
    place: str
    text: str
    other: str = ""

    @property
    def context(self) -> str:
        """Return the context by which a translation is found."""
        return f"{self.file}:{self.place}"


@lru_cache(maxsize=256)
def kinds_of(schema: type[BaseModel]) -> dict[str, tuple[str, Any]]:
    """Return each field's name in the file by its kind of text or schema."""
    hints = get_type_hints(schema, include_extras=True)
    return {field.alias or name: (name, hints[name]) for name, field in schema.model_fields.items()}


def is_words(kind: Any) -> bool:
    """Return whether a kind of text is seen by a reader."""
    return get_origin(kind) is Annotated and SEEN in kind.__metadata__


def name_of(schema: Any, data: Any) -> str:
    """Return the name of a part of a list, or nothing: words are no name, for they may change."""
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
        return ""
    kinds = kinds_of(schema)
    names = [name for name in NAMED_BY if name in kinds and not is_words(kinds[name][1]) and name in data]
    return str(data[names[0]]) if names else ""


def words_in(kind: Any, data: Any, steps: Steps = (), names: tuple[str, ...] = ()) -> Iterator[tuple[Steps, str, str]]:
    """Find the words in data of a kind: for each the way to it, its place by names, and the text."""
    if is_words(kind):
        if isinstance(data, str) and has_letters(data):
            yield steps, ".".join(names), str(data)
        return
    for inner, value, step, name in parts_of(kind, data):
        yield from words_in(inner, value, (*steps, *step), (*names, *name))


def parts_of(kind: Any, data: Any) -> Iterator[tuple[Any, Any, Steps, tuple[str, ...]]]:
    """Find the parts of data of a kind: for each its kind, its data, the step to it and its name, where it has one."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        kinds = kinds_of(kind) if isinstance(data, dict) else {}
        yield from ((inner, data[key], (key,), (key,)) for key, (_, inner) in kinds.items() if key in data)
    elif get_origin(kind) is dict and isinstance(data, dict):
        yield from ((get_args(kind)[1], value, (key,), (str(key),)) for key, value in data.items())
    elif get_origin(kind) is list and isinstance(data, list):
        inner = get_args(kind)[0]
        named = [(number, value, name_of(inner, value)) for number, value in enumerate(data)]
        yield from ((inner, value, (number,), (name,) if name else ()) for number, value, name in named)
    elif get_origin(kind) not in (dict, list):
        yield from ((inner, data, (), ()) for inner in get_args(kind) if not isinstance(inner, str))


def has_letters(text: str) -> bool:
    """Return whether there is something to translate."""
    return any(sign.isalpha() for sign in text)


def words_of_row(schema: type[BaseModel], row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find the words in a row of a table: for each its column, its place by names, and the text."""
    name = row[next(iter(schema.model_fields))]  # the first column tells rows apart
    for column, (_, kind) in kinds_of(schema).items():
        if is_words(kind) and has_letters(row[column]):
            yield column, f"{name}.{column}", row[column]


def counted(given: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the counted things among words by name: how one is told, and how several are."""
    names = [name.removesuffix("_one") for name in given if name.endswith("_one")]
    return {name: (given[f"{name}_one"], given[f"{name}_other"]) for name in names if f"{name}_other" in given}


def word_messages(given: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find the messages among words by name: for each its name, the text and, of a counted thing, how several are told."""
    several = counted(given)
    for name, text in given.items():
        stem = name.removesuffix("_one").removesuffix("_other")
        if stem in several and name in (f"{stem}_one", f"{stem}_other"):
            if name.endswith("_one"):
                yield stem, *several[stem]
        elif text and name not in NOT_WORDS:
            yield name, text, ""
