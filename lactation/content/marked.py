"""Read a content file whose text may name the numbers that decide: ``[[loss_refer_percent]]`` stands for 10."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lactation.content import HERE, ContentError, yaml_file
from lactation.content.thresholds import thresholds, unknown
from lactation.content.translated import is_foreign, translate
from lactation.content.yaml_file import Schema

MARK = re.compile(r"\[\[([a-z][a-z0-9_]*)\]\]")


def fill(text: str, path: Path, write: Callable[[str], str] = str) -> str:
    """Return ``text`` with the number in place of each ``[[name]]``; ``write`` says how a language writes one.

    Raises
    ------
    ContentError
        A name is not in ``thresholds.csv``: file, line, what was found and the nearest names.
    """
    if "[[" not in text:
        return text
    known = thresholds()

    def number(match: re.Match[str]) -> str:
        name = match[1]
        if name not in known:
            line = text.count("\n", 0, match.start()) + 1
            raise ContentError(f"{path}:{line}: {unknown(name, known)}")
        return write(f"{known[name].number:g}")

    return MARK.sub(number, text)


def load(path: Path) -> Any:
    """Return the file's YAML with its numbers filled in; see ``yaml_file.load``."""
    return yaml_file.load(path, fill)


def read(path: Path, schema: type[Schema]) -> Schema:
    """Return the file as a ``schema`` object in the reader's language, its numbers filled in; see ``yaml_file.read``."""
    if is_foreign(path):
        return yaml_file.check(path, translate(yaml_file.load(path, fill), yaml_file.load(path), schema, path, fill), schema)
    return yaml_file.read(path, schema, fill)


def named(folder: str, name: str, schema: type[Schema]) -> Schema:
    """Return the file ``name`` of a folder of the content; errors as in ``read``, or which there are."""
    path = HERE / folder / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(one.stem for one in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such {folder}, expected one of {known}")
    return read(path, schema)
