"""Content in the reader's language: each of its words in place of the English ones, before anything is made of them.

What is not translated yet, or was changed in English since (a translator's file calls that fuzzy), stays English. In what decides
how a mother is cared for it also carries a mark, ``still_english`` of ``words.yaml``, so that no reader takes it for checked.
"""

import gettext
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedBase

from lactation.content.messages import word_messages, words_in, words_of_row
from lactation.content.paths import ENGLISH, HERE, direction, domain_of, language, translations
from lactation.content.sides import foreign, isolated
from lactation.content.yaml_file import load
from lactation.core.plurals import plural_of
from lactation.core.words import styled

MARKED = {
    "articles", "claims", "conditions", "differences", "five_ways", "job_aids", "questions", "steps", "storage_rules",
    "techniques", "thresholds",
}  # fmt: skip
STYLE = ("number_decimal", "number_minus", "number_digits")
PLACEHOLDER = re.compile(r"\{[a-z:]+\}`[^`]+`|\{\w+\}|\[\[\w+\]\]|</?[a-z]+[^>]*>|\]\([^)\s]+\)|\*\*|`[^`]+`")
COUNTS = (*range(200), 1_000_000)  # enough to meet each form of every language


def file_of(path: Path) -> str:
    """Return a content file by its place below ``content``, or nothing for a file from elsewhere."""
    return path.relative_to(HERE).as_posix() if path.is_relative_to(HERE) else ""


def is_foreign(path: Path) -> bool:
    """Return whether a file is to be told in another language than it is written in."""
    return language() != ENGLISH and file_of(path) != ""


def told(file: str, place: str, text: str) -> str:
    """Return a text of a file in the reader's language; with a mark where it matters that it is still English."""
    found = translations(file).pgettext(f"{file}:{place}", text)
    if found:
        return in_order(found)
    if domain_of(file) not in MARKED:
        return foreign(text) if rtl() else text
    return word("still_english").replace("{text}", foreign(text) if rtl() else text)


def word(name: str) -> str:
    """Return one of the words of every page in the reader's language, as ``words.yaml`` has it where it is not translated."""
    english = str(load(HERE / "words.yaml")[name])
    return translations("words.yaml").pgettext(f"words.yaml:{name}", english) or english


def rtl() -> bool:
    """Return whether the reader's language is read from right to left."""
    return direction(language()) == "rtl"


def in_order(text: str) -> str:
    """Return a translation whose numbers are read in their own order, in whatever direction the language is."""
    return isolated(text) if rtl() else text


def style() -> dict[str, str]:
    """Return how the reader's language writes numbers, as ``core.words.styled`` wants it; English where it does not say."""
    return {name: word(name) for name in STYLE}


def copied(data: Any) -> Any:
    """Return a file's data with containers of its own, which know their lines; ``deepcopy`` takes ten times as long."""
    if isinstance(data, dict):
        made: Any = type(data)()
        for name, value in data.items():
            made[name] = copied(value)
    elif isinstance(data, list):
        made = type(data)(copied(value) for value in data)
    else:
        return data
    if isinstance(data, CommentedBase):
        data.copy_attributes(made)
    return made


def translate(data: Any, raw: Any, schema: type[BaseModel], path: Path, fill: Any) -> Any:
    """Return a file's data in the reader's language.

    ``raw`` is the same before numbers were put in place of their names, for translators see the names; ``fill`` puts them there.
    """
    file, made, own = file_of(path), copied(data), style()
    for steps, place, text in words_in(schema, raw):
        where = made
        for step in steps[:-1]:
            where = where[step]
        where[steps[-1]] = fill(told(file, place, text), path, lambda number: styled(number, own))
    return made


def translate_rows(rows: Iterable[dict[str, str]], schema: type[BaseModel], path: Path) -> list[dict[str, str]]:
    """Return rows of a table in the reader's language; ids, numbers and sources stay."""
    if not is_foreign(path):
        return list(rows)
    file = file_of(path)
    return [row | {column: told(file, place, text) for column, place, text in words_of_row(schema, row)} for row in rows]


def translate_words(given: dict[str, str], path: Path) -> dict[str, str]:
    """Return the words of every page in the reader's language, with each form that its counted things have."""
    if not is_foreign(path):
        return given
    return dict(words_told(translations(file_of(path)), file_of(path), language(), tuple(given.items())))


@lru_cache(maxsize=8)
def words_told(found: gettext.NullTranslations, file: str, name: str, given: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the words of a file in the language ``name``; kept, as every activity asks for them several times."""
    english = dict(given)
    made = dict(given)
    for key, text, other in word_messages(english):
        context = f"{file}:{key}"
        if other:
            made |= forms_of(found, context, key, (text, other))
        else:
            told_here = found.pgettext(context, text)
            made[key] = in_order(told_here) if told_here and key not in STYLE else told_here or text
    return made | {"language": name, "direction": direction(name)}


def forms_of(found: gettext.NullTranslations, context: str, name: str, english: tuple[str, str]) -> dict[str, str]:
    """Return the forms of a counted thing by name and CLDR's name of the form: ``feed_few``."""
    forms: dict[str, str] = {}
    for number in COUNTS:
        text = found.npgettext(context, *english, number)
        if text:
            forms.setdefault(f"{name}_{plural_of(number, language())}", in_order(text))
    if forms:
        forms.setdefault(f"{name}_other", list(forms.values())[-1])  # where whole numbers never have the form of fractions
    return forms


def placeholders(text: str) -> set[str]:
    """Return what a translation must hold too: places for numbers and names, citations, elements, and where links lead."""
    return set(PLACEHOLDER.findall(text))
