"""Every text of a schema says of what kind it is: what a reader sees, or what programs and files know."""

from importlib import import_module
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from lactation.content import HERE, kinds
from lactation.content.messages import has_letters, kinds_of, words_in
from lactation.content.yaml_file import load
from lactation.translation.collect import NO_WORDS, schema_for

MODULES = [f"lactation.content.{path.stem}" for path in sorted(HERE.glob("*.py")) if path.stem != "__init__"]
# Pieces of texts that a number is bound to, what a thermometer shows; why a rule is stricter than its row, for authors;
# conditions of a case, and what its sources were read for.
LOOKED_AT = ("says", "line", "fever", "when", "needs", "done", "away_when", "for", "how", "because", "cell")
NAMES = ("Words", "WordsOrNone", "Text", "TextOrNone", "Id", "Name", "Color", "Line", "Degrees", "Time", "TimeOrNone")
NAMED = [getattr(kinds, name) for name in NAMES]


def all_schemas() -> list[type[BaseModel]]:
    """Return every schema of the content."""
    found = [one for name in MODULES for one in vars(import_module(name)).values() if isinstance(one, type)]
    return sorted({one for one in found if issubclass(one, BaseModel)} - {BaseModel}, key=lambda one: one.__name__)


def bare(kind: Any) -> bool:
    """Return whether a kind is, or holds, a text that says nothing of itself."""
    if get_origin(kind) is Annotated:
        return kind.__origin__ is str and kind not in NAMED
    return kind is str or any(bare(part) for part in get_args(kind) if not isinstance(part, str))


def test_every_text_of_a_schema_is_words_or_of_another_named_kind():
    wrong = [f"{one.__name__}.{name}" for one in all_schemas() for name, (_, kind) in kinds_of(one).items() if bare(kind)]
    assert len(all_schemas()) > 40
    assert not wrong, f"found texts of no kind, expected Words, Text, … of content/kinds.py: {', '.join(wrong)}"


def test_bare_text_is_found_wherever_it_hides():
    class Example(kinds.Strict):
        plain: str
        listed: list[str]
        named: dict[str, int]
        or_none: str | None
        fine: dict[kinds.Text, list[kinds.Words]]

    assert [name for name, (_, kind) in kinds_of(Example).items() if bare(kind)] == ["plain", "listed", "named", "or_none"]


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_content_is_looked_through_for_words(path):
    if path.name in (*NO_WORDS, "words.yaml"):
        return
    schema = schema_for(path)
    assert schema, f"{path}: found no schema, expected one in SCHEMAS of translation/collect.py, or its name in NO_WORDS"
    found = list(words_in(schema, load(path)))
    assert found
    assert all(has_letters(text) for _, _, text in found)


def test_text_that_looks_like_a_sentence_is_words():
    """A blank between two words of a text that is not translated is worth a look; these have been looked at."""
    seen = {text for path in HERE.rglob("*.yaml") if (schema := schema_for(path)) for _, _, text in words_in(schema, load(path))}
    told = {(place, text) for path in HERE.rglob("*.yaml") if schema_for(path) for place, text in texts(load(path))}
    left = sorted(f"{place}: {text}" for place, text in told if " " in text and text not in seen and place not in LOOKED_AT)
    assert left == []


def texts(data: Any, place: str = "") -> list[tuple[str, str]]:
    """Return each text of a file after the name of its field; a drawing's layers and numbers are none."""
    if isinstance(data, dict):
        return [one for key, value in data.items() for one in texts(value, str(key))]
    if isinstance(data, list):
        return [one for value in data for one in texts(value, place)]
    return [(place, str(data))] if isinstance(data, str) else []
