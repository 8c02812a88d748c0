"""Read a YAML file an author wrote, against a schema; a mistake is answered with file, line, found and expected."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from lactation.content import ContentError
from lactation.content.yaml_quick import RareError, quick

Schema = TypeVar("Schema", bound=BaseModel)
MOST_TOLD = 10  # mistakes of one file
QUOTED = 'quotes (") around each text, and “ ” inside it'
# What the parser says, and what an author needs to hear instead: what was found, what was expected.
PLAIN = (
    (r"mapping values are not allowed", "a colon in a text without quotes", QUOTED),
    (r"character '\\t'", "a tab", "blanks in its place"),
    (
        r"expected ',' or '[\]}]'",
        "a slip in the part that begins here",
        f"a comma between two fields, {QUOTED}, and a }} at its end",
    ),
    (r"expected <block end>, but found '<scalar>'", "words after a quote", QUOTED),
    (r"expected <block end>", "a line that begins further in or out than those around it", "as many blanks before it"),
    (r"unexpected end of stream", "the end of the file before a quote was closed", QUOTED),
    (r'duplicate key "([^"]*)"', r"\1 a second time", "each name once"),
)
# What pydantic asks for, in the same way.
ASKED = (
    (r"Input should be a valid list", "a list, with [ and ]"),
    (r"Input should be a valid string", "a text"),
    (r"Input should be (a |an )?(valid )?", r"\1"),
    (r"String should match pattern '\^\[a-z\]\[a-z0-9([_-])\].*", r"small letters, digits and \1, at most 24, a letter first"),
)
Fill = Callable[[str, Path], str]  # puts numbers in place of their names in a file's text


def load(path: Path, fill: Fill | None = None) -> Any:
    """Return the file's YAML with its line numbers (ruamel's round-trip types): shared between calls, not to be changed.

    ``fill`` sees the text before it is read as YAML.

    Raises
    ------
    ContentError
        The file is missing, not UTF-8 or not YAML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}), expected a YAML file") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    try:
        return parse(fill(text, path) if fill else text)
    except MarkedYAMLError as error:
        raise ContentError(f"{path}:{told_by_parser(error)}") from error
    except YAMLError as error:  # such as a control character
        raise ContentError(f"{path}: found {' '.join(str(error).split())}, expected valid YAML") from error


def told_by_parser(error: MarkedYAMLError) -> str:
    """Return the line, what was found and what was expected, in an author's words where there are some."""
    problem = (error.problem or "broken YAML").removeprefix("found ")
    mark = error.problem_mark or error.context_mark
    if problem.startswith("expected ',' or"):  # it began where the part did: the parser often sees it a line later
        mark = error.context_mark or mark
    line = mark.line + 1 if mark else 1
    for pattern, found, expected in PLAIN:
        match = re.search(pattern, problem)
        if match:
            return f"{line}: found {match.expand(found)}, expected {expected}"
    return f"{line}: found {problem}, expected valid YAML"


@lru_cache(maxsize=512)
def parse(text: str) -> Any:
    """Return what the text holds; every page asks for the same few files.

    Ruamel is slow, but says well what is wrong: it reads what the quick way refuses.
    """
    try:
        return quick(text)
    except RareError:
        return YAML(typ="rt").load(text)


def line_of(data: Any, place: tuple[int | str, ...]) -> int:
    """Return the line (from 1) of the deepest part of ``place`` that is in the file."""
    line = 1
    for step in place:
        if isinstance(data, CommentedMap):
            if step not in data:
                break
            line = data.lc.key(step)[0] + 1
        elif isinstance(data, CommentedSeq) and isinstance(step, int) and step < len(data):
            line = data.lc.item(step)[0] + 1
        else:
            break
        data = data[step]
    return line


def read(path: Path, schema: type[Schema], fill: Fill | None = None) -> Schema:
    """Return the file as a ``schema`` object; ``fill`` as in ``load``.

    Raises
    ------
    ContentError
        One line for each mistake: file, line, field, what was found and what was expected.
    """
    return check(path, load(path, fill), schema)


def check(path: Path, data: Any, schema: type[Schema]) -> Schema:
    """Return what was read from a file as a ``schema`` object; errors as in ``read``."""
    try:
        return schema.model_validate(data if data is not None else {})
    except ValidationError as error:
        raise ContentError("\n".join(told(path, data, mistake, schema) for mistake in error.errors()[:MOST_TOLD])) from None


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the schemas that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def fields_at(schema: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """Return the names of the fields that may stand at a place of a file."""
    for step in place:
        if step in schema.model_fields:
            inner = models_in(schema.model_fields[str(step)].annotation)
            schema = inner[0] if inner else schema
    return [field.alias or name for name, field in schema.model_fields.items()]


def told(path: Path, data: Any, mistake: Any, schema: type[BaseModel]) -> str:
    """Return one line for one of pydantic's mistakes: file, line, field, what was found and what was expected."""
    place = ".".join(str(step) for step in mistake["loc"]) or "file"
    message = str(mistake["msg"]).removeprefix("Value error, ")
    line = line_of(data, mistake["loc"])
    for pattern, asked in ASKED:
        message = re.sub(pattern, asked, message)
    if mistake["type"] == "extra_forbidden":
        if " " in str(mistake["loc"][-1]):
            return f"{path}:{line}: found {str(mistake['loc'][-1])[:60]!r} as a field, expected {QUOTED}"
        message = f"one of {', '.join(fields_at(schema, mistake['loc'][:-1]))}"
    if mistake["type"] == "missing":
        return f"{path}:{line}: {place}: found nothing, expected: this field"
    if mistake["type"] == "value_error" and "found " in message:  # a rule of several fields says itself what it found
        return f"{path}:{line_of_rule(path, message, line) or line}: {place}: {message}"
    found = f"fields {', '.join(map(str, mistake['input']))}" if isinstance(mistake["input"], dict) else repr(mistake["input"])
    return f"{path}:{line}: {place}: found {found[:80]}, expected: {message}"


NO_NAMES = ("no", "none", "both", "only", "conditions", "again", "to", "about")  # words of a rule that stand in texts too


def line_of_rule(path: Path, message: str, start: int = 1) -> int:
    """Return the first line, from ``start`` on, that holds what a rule of several fields says it found, 0 when none does.

    What is found as an id is looked for as one: the same word may stand in a text before it.
    """
    found = re.search(r"found (?:the (\w+) )?([\w.-]+)", message)
    word = f"id: {found[2]}" if found and found[1] == "id" else found[2] if found and found[2] not in NO_NAMES else ""
    lines = path.read_text(encoding="utf-8-sig").splitlines() if word else []
    holds = [n for n, text in enumerate(lines, 1) if n >= start and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    return holds[0] if holds else 0
