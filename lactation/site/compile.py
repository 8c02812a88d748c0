"""Compile ``lactation/core`` with PScript, module by module, into parts of a classic script for the reader's browser.

Together they fill one global, ``lactation``, with every public function of the core, the default ``parameters``, the
``ensemble`` and the ``mothers``. Nothing in the core is written a second time: this module only strips what the browser does not
need (imports, docstrings, annotations) and writes each module as a function of what it imports (``parts.py``).
"""

import ast
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import sphinx.search
from pscript import py2js, stdlib

from lactation.content import ContentError, ensemble, mothers, parameters
from lactation.content.search import NO_STEMMER, search_words
from lactation.site.parts import LINKER, Part

CORE = Path(__file__).parent.parent / "core"
MATH = {"exp": "Math.exp", "log": "Math.log", "floor": "Math.floor", "sqrt": "Math.sqrt", "pi": "Math.PI"}
# Snowball's stemmer is one program in both runtimes: Sphinx brings its JavaScript, the package snowballstemmer its Python.
STEMMER = Path(sphinx.search.__file__).parent / "minified-js"
HANDED_PART = "snowballstemmer"  # a part of its own
# What the core may import besides itself.
HANDED = {"math": tuple(MATH), HANDED_PART: ("stemmer",)}
HELPERS = (stdlib.FUNCTION_PREFIX, stdlib.METHOD_PREFIX)
# Modules that stand in every page: what they ask of PScript's helpers is one part, and each other helper one of its own.
EVERYWHERE = ("words", "plurals", "checks", "record", "play.kept", "play.choose", "play.predict", "play.say")
TOGETHER = "python"
HEAD = "/* Compiled from lactation/core by PScript. Do not edit: change the Python. */\n"


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
    """Return the parsed modules of the core by dotted name, each after those it imports.

    Raises
    ------
    CoreSubsetError
        Modules import each other in a circle.
    """
    trees = {}
    for path in sorted(CORE.rglob("*.py")):
        name = "lactation.core." + ".".join(path.relative_to(CORE).with_suffix("").parts)
        if path.name != "__init__.py":
            trees[name] = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    ordered: dict[str, ast.Module] = {}

    def place(name: str, asked_by: tuple[str, ...]) -> None:
        if name in asked_by:
            circle = " -> ".join((*asked_by[asked_by.index(name) :], name))
            raise CoreSubsetError(
                f"{asked_by[-1]}: found imports in a circle ({circle}), expected modules that build on each other"
            )
        if name in ordered:
            return
        for node in trees[name].body:
            if isinstance(node, ast.ImportFrom) and node.module in trees:
                place(node.module, (*asked_by, name))
        ordered[name] = trees[name]

    for name in trees:
        place(name, ())
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
    # The learners who play cases stand outside the core, and rest on each other.
    return "" if (node.module or "").startswith(("lactation.core.", "lactation.counselling.")) else f"import from {node.module}"


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


class AddedTexts(ast.NodeTransformer):
    """Writes an f-string as a sum of texts, unless it says how a value is formatted."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        """Return the sum."""
        self.generic_visit(node)
        if any(isinstance(one, ast.FormattedValue) and (one.format_spec or one.conversion != -1) for one in node.values):
            return node
        pieces: list[ast.expr] = [one if isinstance(one, ast.Constant) else as_text(one) for one in node.values]
        made = pieces[0] if pieces else ast.Constant("")
        for one in pieces[1:]:
            made = ast.BinOp(made, ast.Add(), one)
        return made


def as_text(node: ast.expr) -> ast.expr:
    """Return ``str()`` of the value that stands in an f-string."""
    value = node.value if isinstance(node, ast.FormattedValue) else node
    return ast.Call(ast.Name("str", ast.Load()), [value], [])


def prepare(tree: ast.Module) -> str:
    """Return a module's source without imports, docstrings and annotations, with PScript's slow operators off.

    ``append`` becomes JavaScript's ``push``: the core only ever appends to lists, and PScript's helper asks first. An f-string
    becomes a sum of texts, for which no page needs the helper that formats.
    """
    body = [node for node in tree.body if not isinstance(node, ast.ImportFrom)]
    module = AddedTexts().visit(ast.Module(body=body, type_ignores=[]))
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


def constants(names: Iterable[str], values: dict[str, str]) -> str:
    """Return the line of JavaScript that gives these names their values, or nothing."""
    told = ", ".join(f"{name} = {values[name]}" for name in names)
    return f"var {told};\n" if told else ""


def imported(name: str, tree: ast.Module, gives: dict[str, tuple[str, ...]]) -> tuple[list[str], list[str], list[str]]:
    """Return what a module imports: names of the core, their modules, and names of ``math``.

    Raises
    ------
    CoreSubsetError
        A name is imported that its module does not hand out.
    """
    needs, modules, numbers = [], [], []
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom):
            continue
        names, module = [alias.name for alias in node.names], short(node.module or "")
        if node.module == "math":
            numbers += names
            continue
        unknown = [one for one in names if one not in gives.get(module, ())]
        if unknown:
            raise CoreSubsetError(
                f"{name}, line {node.lineno}: found an import of {unknown[0]} from {node.module}, "
                "expected a function or a constant that it defines and hands out (no _ before the name)"
            )
        needs += names
        modules.append(module)
    return needs, modules, numbers


def short(name: str) -> str:
    """Return a module's name inside the core."""
    return name.removeprefix("lactation.core.")


def module_part(name: str, tree: ast.Module, gives: dict[str, tuple[str, ...]]) -> Part:
    """Return a module of the core, compiled.

    Raises
    ------
    CoreSubsetError
        It leaves the subset, or imports what is not there.
    """
    check_subset(name, tree)
    needs, rests_on, numbers = imported(name, tree, gives)
    code = py2js(prepare(tree), inline_stdlib=False, docstrings=False)
    code = re.sub(r"^ +", lambda m: " " * (len(m.group()) // 4), code, flags=re.M)  # indentation is a tenth of the bytes
    helpers = sorted(set(re.findall(r"\b_py(?:func|meth)_\w+", code)))
    rests = (*dict.fromkeys(rests_on), *helpers)  # their parts: helped
    return Part(short(name), (*needs, *helpers), gives[short(name)], rests, constants(numbers, MATH) + f"{code}\n")


def given_names(modules: dict[str, ast.Module]) -> dict[str, tuple[str, ...]]:
    """Return what each module hands out, by its name inside the core.

    Raises
    ------
    CoreSubsetError
        Two modules hand out the same name: a page's script asks the core for it by name alone.
    """
    owners: dict[str, str] = {}
    gives: dict[str, tuple[str, ...]] = {HANDED_PART: ("stemmer",)}
    for name, tree in modules.items():
        gives[short(name)] = tuple(one for one in defined_names(tree) if not one.startswith("_"))
        for defined in gives[short(name)]:
            if defined in owners:
                raise CoreSubsetError(f"{name}: found {defined}, which {owners[defined]} defines too; expected another name")
            owners[defined] = name
    return gives


def helpers_part(name: str, used: Iterable[str]) -> Part:
    """Return helpers that PScript's code asks for as one part, with all that they ask for themselves."""
    given = tuple(sorted(used))
    functions, methods = ({one.removeprefix(prefix) for one in given if one.startswith(prefix)} for prefix in HELPERS)
    for code in [stdlib.FUNCTIONS[one] for one in sorted(functions)] + [stdlib.METHODS[one] for one in sorted(methods)]:
        _, more_functions, more_methods = stdlib.get_std_info(code)
        functions, methods = functions | set(more_functions), methods | set(more_methods)
    return Part(name, (), given, (), stdlib.get_partial_std_lib(functions, methods) + "\n")


def helped(parts: list[Part]) -> list[Part]:
    """Return the parts of PScript's helpers, and then the modules, each resting on those that it asks for."""
    asked = {part.name: {need for need in part.needs if need.startswith("_py")} for part in parts}
    together = set().union(*(asked.get(name, set()) for name in EVERYWHERE)) or set().union(*asked.values())
    where = {one: TOGETHER if one in together else f"{TOGETHER}.{one}" for one in sorted(set().union(*asked.values()))}
    made = [helpers_part(name, [one for one in where if where[one] == name]) for name in sorted(set(where.values()))]
    return made + [replace(part, rests_on=tuple(dict.fromkeys(where.get(one, one) for one in part.rests_on))) for part in parts]


def core_parts() -> dict[str, Part]:
    """Return every module of the core as a part, each after those it imports; before them the stemmer and PScript's helpers.

    Raises
    ------
    CoreSubsetError
        A module leaves the subset, two hand out the same name, or modules import each other in a circle.
    """
    modules = core_modules()
    gives = given_names(modules)
    found = [module_part(name, tree, gives) for name, tree in modules.items()]
    return {part.name: part for part in (stemmer_part(), *helped(found))}


def data_part(name: str, value: str) -> Part:
    """Return data, written as JSON, as a part that gives them by this name."""
    return Part(f"data.{name}", (), (name,), (), f"var {name} = {value};\n")


def data_parts() -> dict[str, Part]:
    """Return what the core's functions are called with: the ``parameters``, the ``ensemble`` and the ``mothers``."""
    texts = {
        "parameters": json.dumps(parameters(), separators=(",", ":")),
        "ensemble": fitted_columns(),
        "mothers": json.dumps(mothers(), separators=(",", ":")),
    }
    return {f"data.{name}": data_part(name, text) for name, text in texts.items()}


def compile_core(data: bool = True) -> str:
    """Return the whole core as one script. ``data`` False leaves parameters, ensemble and mothers out.

    Raises
    ------
    CoreSubsetError
        As for ``core_parts``.
    """
    parts = core_parts() | (data_parts() if data else {})
    return HEAD + LINKER + "".join(part.text() for part in parts.values())


def stemmer_part() -> Part:
    """Return Snowball's stemmer of the reader's language as it is handed to the core; a word is its own stem where there is none.

    Raises
    ------
    ContentError
        Sphinx brings no program for it: names the stemmer and those there are.
    """
    name = search_words().stemmer
    if name == NO_STEMMER:
        body = "function stemmer() { return { stemWord: function (word) { return word; } }; }\n"
        return Part(HANDED_PART, (), ("stemmer",), (), body)
    files = {one: STEMMER / f"{one}-stemmer.js" for one in ("base", name)}
    if not files[name].exists():
        known = sorted(path.name.removesuffix("-stemmer.js") for path in STEMMER.glob("*-stemmer.js"))
        raise ContentError(f"search.yaml: found the stemmer {name}, expected one that pages have too: none, {', '.join(known)}")
    texts = [path.read_text(encoding="utf-8") for path in files.values()]
    made = f"{name.capitalize()}Stemmer"
    body = "\n".join([f"var BaseStemmer, {made};", *texts, f"function stemmer() {{ return new {made}(); }}", ""])
    return Part(HANDED_PART, (), ("stemmer",), (), body)


def fitted_columns() -> str:
    """Return the ensemble as compact JSON: only what differs from the defaults."""
    defaults = parameters()
    members = [{name: value for name, value in member.items() if value != defaults[name]} for member in ensemble()]
    return json.dumps(members, separators=(",", ":"))
