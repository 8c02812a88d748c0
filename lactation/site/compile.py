"""Compile ``lactation/core`` with PScript into one classic script, ``core.js``, for the reader's browser.

The script defines one global, ``lactation``, with every public function of the core, the default ``parameters``, the
``ensemble`` and the ``mothers``. Nothing in the core is written a second time: this module only strips what the browser does not
need (imports, docstrings, annotations) and puts the modules one after the other.
"""

import ast
import json
import re
from pathlib import Path

import sphinx.search
from pscript import py2js

from lactation.content import ensemble, mothers, parameters

CORE = Path(__file__).parent.parent / "core"
MATH = {"exp": "Math.exp", "log": "Math.log", "floor": "Math.floor", "sqrt": "Math.sqrt", "pi": "Math.PI"}
# Snowball's stemmer is one program in both runtimes: Sphinx brings its JavaScript, the package snowballstemmer its Python.
STEMMER = Path(sphinx.search.__file__).parent / "minified-js"
# What the core may import besides itself, and what it is in JavaScript.
HANDED = {"math": MATH, "snowballstemmer": {"stemmer": "function () { return new PorterStemmer(); }"}}


# Names that mean something else in JavaScript.
RESERVED = {
    "true", "false", "null", "undefined", "this", "new", "delete", "typeof", "instanceof", "function", "var", "let", "const",
    "void", "switch", "case", "default", "do", "catch", "throw", "throws", "enum", "export", "extends", "super", "static",
    "implements", "interface", "package", "private", "protected", "public", "native", "arguments", "eval", "debugger",
    "window", "document", "Math", "JSON", "Array", "Object", "String", "Number", "Boolean", "Date",
}  # fmt: skip


class CoreSubsetError(ValueError):
    """A core module uses something that would not run, or not run alike, in the browser."""


def core_modules() -> dict[str, ast.Module]:
    """Return the parsed modules of the core by dotted name, each after those it imports."""
    trees = {}
    for path in sorted(CORE.rglob("*.py")):
        name = "lactation.core." + ".".join(path.relative_to(CORE).with_suffix("").parts)
        if path.name != "__init__.py":
            trees[name] = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    ordered: dict[str, ast.Module] = {}

    def place(name: str) -> None:
        if name in ordered:
            return
        for node in trees[name].body:
            if isinstance(node, ast.ImportFrom) and node.module in trees:
                place(node.module)
        ordered[name] = trees[name]

    for name in trees:
        place(name)
    return ordered


def defined_names(tree: ast.Module) -> list[str]:
    """Return the functions and constants that a module defines at its top."""
    names = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
    return names


def name_of(node: ast.Name | ast.arg | ast.FunctionDef) -> str:
    """Return the name that a node uses or defines."""
    if isinstance(node, ast.Name):
        return node.id
    return node.arg if isinstance(node, ast.arg) else node.name


BANNED = (
    ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp, ast.Set, ast.ClassDef, ast.Lambda, ast.With, ast.Global,
    ast.Nonlocal, ast.Yield,  ast.Starred, ast.Delete, ast.Match, ast.NamedExpr, ast.Assert, ast.Slice, ast.AnnAssign,
    ast.YieldFrom, ast.AsyncFunctionDef,
)  # fmt: skip


def import_problem(node: ast.Import | ast.ImportFrom) -> str:
    """Return what is wrong with an import in the core, or nothing."""
    if isinstance(node, ast.Import):
        return "import (use 'from math import ...')"
    if any(alias.asname for alias in node.names):
        return "import ... as"
    if node.module in HANDED:
        unknown = [alias.name for alias in node.names if alias.name not in HANDED[node.module]]
        return f"from {node.module} import {', '.join(unknown)}" if unknown else ""
    return "" if (node.module or "").startswith("lactation.core.") else f"import from {node.module}"


def has_list(*nodes: ast.expr) -> bool:
    """Return whether one of the operands is written as a list."""
    return any(isinstance(node, ast.List) for node in nodes)


def problem_of(node: ast.AST) -> str:
    """Return why a node would not run, or not run alike, in the browser; an empty text when it would."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return import_problem(node)
    problem = ""
    if isinstance(node, BANNED):
        problem = type(node).__name__
    elif isinstance(node, (ast.Name, ast.arg, ast.FunctionDef)) and name_of(node) in RESERVED:
        problem = f"the name {name_of(node)}"
    elif isinstance(node, ast.For) and any(
        isinstance(inner, ast.For) and ast.dump(inner.target) == ast.dump(node.target)
        for part in node.body
        for inner in ast.walk(part)
    ):
        problem = "a loop inside a loop with the same variable"
    elif isinstance(node, ast.Compare) and len(node.ops) > 1:
        problem = "chained comparison"
    elif (isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult)) and has_list(node.left, node.right)) or (
        isinstance(node, ast.AugAssign) and has_list(node.value)
    ):
        problem = "adding or repeating lists"
    elif isinstance(node, ast.ExceptHandler) and node.name in RESERVED:
        problem = f"the name {node.name}"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"round", "print", "open"}:
        problem = f"{node.func.id}()"
    return problem


def check_subset(name: str, tree: ast.Module) -> None:
    """Raise CoreSubsetError, naming module, line and construct, where a core module leaves the subset."""
    for node in ast.walk(tree):
        problem = problem_of(node)
        if problem:
            line = getattr(node, "lineno", 1)
            raise CoreSubsetError(f"{name}, line {line}: found {problem}, expected the PScript subset that both runtimes share")


def prepare(tree: ast.Module) -> str:
    """Return a module's source without imports, docstrings and annotations, with PScript's slow operators off.

    ``append`` becomes JavaScript's ``push``: the core only ever appends to lists, and PScript's helper asks first.
    """
    body = [node for node in tree.body if not isinstance(node, ast.ImportFrom)]
    module = ast.Module(body=body, type_ignores=[])
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "append":
            node.attr = "push"
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in node.args.args + node.args.kwonlyargs:
                argument.annotation = None
            if ast.get_docstring(node) is not None:
                node.body = node.body[1:]
            node.body.insert(0, ast.parse("PSCRIPT_OVERLOAD = False").body[0])
    if module.body and isinstance(module.body[0], ast.Expr):
        module.body = module.body[1:]
    return ast.unparse(ast.fix_missing_locations(module))


def compile_core(data: bool = True) -> str:
    """Return the script. ``data`` False leaves parameters, ensemble and mothers out.

    Raises
    ------
    CoreSubsetError
        A module leaves the subset, or two modules define the same name (they share one scope in the script).
    """
    owners: dict[str, str] = {}
    sources, public = [], []
    for name, tree in core_modules().items():
        check_subset(name, tree)
        for defined in defined_names(tree):
            if defined in owners:
                raise CoreSubsetError(f"{name}: found {defined}, which {owners[defined]} defines too; expected another name")
            owners[defined] = name
            if not defined.startswith("_"):
                public.append(defined)
        sources.append(prepare(tree))
    code = py2js("\n\n".join(sources), inline_stdlib=True, docstrings=False)
    code = re.sub(r"^ +", lambda m: " " * (len(m.group()) // 4), code, flags=re.M)  # indentation is a tenth of the bytes
    exports = [f"{name}: {name}" for name in public]
    if data:
        exports += [f"parameters: {json.dumps(parameters())}", f"ensemble: {fitted_columns()}"]
        exports.append(f"mothers: {json.dumps(mothers(), separators=(',', ':'))}")
    handed = ", ".join(f"{name} = {js}" for names in HANDED.values() for name, js in names.items())
    return (
        "/* Compiled from lactation/core by PScript. Do not edit: change the Python. */\n"
        f'function lactation_core() {{\n"use strict";\n{stemmer_script()}\n'
        f"var {handed};\n{code}\nreturn {{{', '.join(exports)}}};\n}}\n"
        "var lactation = lactation_core();\n"  # a function of its own, so that a page can hand its text to a worker
    )


def stemmer_script() -> str:
    """Return Snowball's Porter stemmer as it is handed to the core: the class ``PorterStemmer``."""
    parts = [(STEMMER / f"{name}-stemmer.js").read_text(encoding="utf-8") for name in ("base", "porter")]
    return "\n".join(["var BaseStemmer, PorterStemmer;", *parts])


def fitted_columns() -> str:
    """Return the ensemble as compact JSON: only what differs from the defaults."""
    defaults = parameters()
    members = [{name: value for name, value in member.items() if value != defaults[name]} for member in ensemble()]
    return json.dumps(members, separators=(",", ":"))
