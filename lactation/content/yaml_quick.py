"""Read YAML with libyaml, twenty times as fast as ruamel: what stands in our files, and nothing else."""

from collections.abc import Callable
from typing import Any, ClassVar

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import implicit_resolvers


class RareError(Exception):
    """The text holds what our files do not hold: ruamel knows what to do, or to say."""


class Quick(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Libyaml, which takes plain words for numbers as YAML 1.2 does: `no` is a word."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}


for versions, meant, pattern, begins in implicit_resolvers:
    for letter in begins if (1, 2) in versions else ():
        Quick.yaml_implicit_resolvers.setdefault(letter, []).append((meant, pattern))

PLAIN_VALUES: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": lambda text: int(text.replace("_", "")),
    "float": lambda text: float(text.replace("_", "")),
    "bool": lambda text: text.lower() == "true",
    "null": lambda _: None,
}


def built(node: Any) -> Any:
    """Return what a node of libyaml's holds, with the lines that ruamel keeps.

    Raises
    ------
    RareError
        A value is of no plain kind, or a name stands twice.
    """
    if isinstance(node, yaml.SequenceNode):
        return built_list(node)
    if isinstance(node, yaml.MappingNode):
        return built_map(node)
    try:
        return PLAIN_VALUES[node.tag.rpartition(":")[2]](node.value)
    except (AttributeError, KeyError, ValueError):  # no node: an empty file
        raise RareError from None


def built_list(node: yaml.SequenceNode) -> CommentedSeq:
    """Return a list with the line of each entry; errors as in ``built``."""
    made = CommentedSeq()
    for place, entry in enumerate(node.value):
        made._yaml_set_idx_line_col(place, [entry.start_mark.line, entry.start_mark.column])
        made.append(built(entry))
    return made


def built_map(node: yaml.MappingNode) -> CommentedMap:
    """Return a mapping with the line of each name; errors as in ``built``."""
    made = CommentedMap()
    for name, value in node.value:
        key, at = built(name), (name.start_mark, value.start_mark)
        if isinstance(key, (CommentedSeq, CommentedMap)) or key in made:
            raise RareError
        made._yaml_set_kv_line_col(key, [place for mark in at for place in (mark.line, mark.column)])
        made[key] = built(value)
    return made


def quick(text: str) -> Any:
    """Return what ruamel's round trip would: its types, with its line numbers.

    Raises
    ------
    RareError
        The text is no YAML, or holds what is rare.
    """
    try:
        return built(yaml.compose(text, Quick))
    except (yaml.YAMLError, RecursionError):
        raise RareError from None
