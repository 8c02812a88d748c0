"""What a scene's program knows: the sentences that it may say, and the settings that it asks for when it runs."""

import ast
import json
import re
from functools import lru_cache
from importlib import import_module
from typing import Any

from lactation.content import HERE, parameters

SCENES = HERE.parent / "core" / "scenes"


class Asked(dict[str, Any]):
    """A dict that notes what it is asked for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, and note that it was asked for."""
        self.names.add(name)
        return super().get(name, default)


def scene_names() -> list[str]:
    """Return the names of all scenes."""
    return sorted(path.stem for path in SCENES.glob("[a-z]*.py"))


def is_name(node: ast.AST) -> bool:
    """Return whether a part of a program is a text that could be a sentence's name."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z][a-z0-9_]*", node.value) is not None
    )


def lists_of(tree: ast.Module) -> dict[str, set[str]]:
    """Return the lists of names that a scene writes down, by the list's name."""
    lists = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)]
    return {ast.unparse(node.targets[0]): said_by(node.value, {}) for node in lists}


def said_by(node: ast.AST, lists: dict[str, set[str]]) -> set[str]:
    """Return the names that a part of a scene says, whichever way its conditions go."""
    if is_name(node):
        return {node.value}  # type: ignore[attr-defined]
    if isinstance(node, ast.IfExp):
        return said_by(node.body, lists) | said_by(node.orelse, lists)
    if isinstance(node, ast.List):
        return set().union(*(said_by(one, lists) for one in node.elts))
    if isinstance(node, ast.Subscript):
        return lists.get(ast.unparse(node.value), set())
    return set()


def given_back(function: ast.FunctionDef, lists: dict[str, set[str]]) -> set[str]:
    """Return the names that a function returns; one may be put together from a variable and an end (``side + "_gain"``)."""
    held: dict[str, set[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            held.setdefault(ast.unparse(node.targets[0]), set()).update(said_by(node.value, lists))
    told: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value:
            told |= said_by(node.value, lists)
            for part in ast.walk(node.value):
                if isinstance(part, ast.BinOp) and isinstance(part.right, ast.Constant):
                    told |= {name + str(part.right.value) for name in held.get(ast.unparse(part.left), ())}
                elif isinstance(part, ast.Name):
                    told |= held.get(part.id, set())
    return told


@lru_cache
def sentences_of(scene: str) -> frozenset[str]:
    """Return the names of the sentences that a scene may say.

    Its text is read: a scene says what it appends to ``said``, what it notes as a finding, and what a function returns whose
    docstring begins with "Return the name".
    """
    tree = ast.parse((SCENES / f"{scene}.py").read_text(encoding="utf-8"))
    lists, told = lists_of(tree), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "said.append":
            told |= said_by(node.args[0], lists)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "note_finding":
            told |= said_by(node.args[1], lists)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "said":
            told |= said_by(node.value, lists)
        elif isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("Return the name"):
            told |= given_back(node, lists)
    return frozenset(told)


@lru_cache
def texts_in(scene: str) -> frozenset[str]:
    """Return every text in a scene's program that could be a name."""
    path = SCENES / f"{scene}.py"
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    return frozenset(node.value for node in ast.walk(tree) if is_name(node))  # type: ignore[attr-defined]


@lru_cache(maxsize=128)
def run_of(scene: str, settings_json: str) -> tuple[dict[str, Any], frozenset[str]]:
    """Return what a scene shows of settings, without bands, and the names of the settings that it asked for."""
    settings = Asked(json.loads(settings_json))
    module = import_module(f"lactation.core.scenes.{scene}")
    getattr(module, f"check_{scene}")(settings)
    run = getattr(module, f"{scene}_run")(settings, parameters())
    return getattr(module, f"{scene}_show")(settings, run, []), frozenset(settings.names)
