"""Read a YAML file an author wrote, against a schema; a mistake is answered with file, line, found and expected."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from lactation.content import ContentError

Schema = TypeVar("Schema", bound=BaseModel)
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
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}), expected a YAML file") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    try:
        return parse(fill(text, path) if fill else text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(f"{path}:{line}: found {error.problem or 'broken YAML'}, expected valid YAML") from error
    except YAMLError as error:  # such as a control character
        raise ContentError(f"{path}: found {' '.join(str(error).split())}, expected valid YAML") from error


@lru_cache(maxsize=256)
def parse(text: str) -> Any:
    """Return what the text holds. Keeping line numbers makes ruamel slow, and every page asks for the same few files."""
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
    data = load(path, fill)
    try:
        return schema.model_validate(data if data is not None else {})
    except ValidationError as error:
        lines = []
        for mistake in error.errors():
            place = ".".join(str(step) for step in mistake["loc"]) or "file"
            found = "nothing" if mistake["type"] == "missing" else repr(mistake["input"])[:80]
            expected = "this field" if mistake["type"] == "missing" else mistake["msg"]
            lines.append(f"{path}:{line_of(data, mistake['loc'])}: {place}: found {found}, expected: {expected}")
        raise ContentError("\n".join(lines)) from None
