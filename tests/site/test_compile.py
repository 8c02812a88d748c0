import ast
import functools
import json
import re
from importlib import import_module

import pytest

from lactation.content import HERE
from lactation.content.schema import explorer_content
from lactation.site import compile as compiler
from lactation.site.compile import (
    BANNED,
    EVERYWHERE,
    HANDED,
    HANDED_PART,
    MATH,
    RESERVED,
    TOGETHER,
    CoreSubsetError,
    check_subset,
    compile_core,
    core_modules,
    core_parts,
    data_parts,
    defined_names,
    fitted_columns,
    prepare,
    short,
)
from lactation.site.parts import LINKER, with_all_they_rest_on
from tests.compiled import compiled

SCENES = sorted({explorer_content(path.stem).scene for path in (HERE / "explorers").glob("*.yaml")})
MODULES = core_modules()
made_parts = functools.cache(core_parts)
HELPERS = [name for name in made_parts() if name.startswith(TOGETHER)]
NAMES = [HANDED_PART, *HELPERS, *map(short, MODULES)]


@pytest.fixture(scope="module")
def script():
    return compile_core()


@pytest.fixture
def core(tmp_path, monkeypatch):
    """Return a function that puts modules in place of the core."""
    monkeypatch.setattr(compiler, "CORE", tmp_path)

    def write(**modules):
        for name, source in modules.items():
            (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")

    return write


# ---- The core as it is ----


@pytest.mark.parametrize("name", MODULES)
def test_module_stays_in_the_subset(name):
    check_subset(name, MODULES[name])


@pytest.mark.parametrize("name", MODULES)
def test_module_comes_after_those_it_imports(name):
    order = list(MODULES)
    for node in MODULES[name].body:
        if isinstance(node, ast.ImportFrom) and node.module in order:
            assert order.index(node.module) < order.index(name)


@pytest.mark.parametrize("name", MODULES)
def test_module_imports_nothing_but_what_is_handed_in_and_the_core(name):
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.ImportFrom):
            assert node.module in HANDED or node.module in MODULES


@pytest.mark.parametrize("name", MODULES)
def test_every_public_function_is_handed_out_and_no_other(name):
    assert made_parts()[short(name)].gives == tuple(one for one in defined_names(MODULES[name]) if not one.startswith("_"))


def test_everything_handed_out_is_in_the_core():
    given = {name for part in [*made_parts().values(), *data_parts().values()] for name in part.gives}
    assert set(compiled().run("nothing => Object.keys(lactation)", 0)) == given


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_hands_its_five_functions_to_the_page(scene):
    five = {f"check_{scene}", f"{scene}_run", f"{scene}_member", f"{scene}_show", f"{scene}_light"}
    assert five <= set(made_parts()[f"scenes.{scene}"].gives)


def test_script_is_the_linker_and_one_call_a_part(script):
    head, parts = script.split(LINKER)
    assert re.fullmatch(r"/\*[^*]*\*/\n", head)
    assert re.findall(r"^core_part\(.*/\* ==== (\S+) ==== \*/$", parts, re.M) == [*NAMES, *data_parts()]


@pytest.mark.parametrize("name", NAMES)
def test_part_needs_what_those_give_that_it_rests_on(name):
    given = {one for other in made_parts()[name].rests_on for one in made_parts()[other].gives}
    assert set(made_parts()[name].needs) <= given
    assert list(made_parts()).index(name) >= max(
        (list(made_parts()).index(other) + 1 for other in made_parts()[name].rests_on), default=0
    )


def test_part_with_what_it_rests_on_is_enough_and_no_more():
    parts = with_all_they_rest_on(made_parts(), ["scenes.full_breast"])
    assert sorted(part.name for part in parts) == ["bands", "breast", "checks", TOGETHER, "scenes.full_breast"]
    script = LINKER + "".join(part.text() for part in parts)
    told = compiled().run("text => new Function(text + 'return lactation.full_breast_light();')()", script)
    assert told == compiled().each("full_breast_light", [[]])[0]


def test_what_few_modules_ask_of_pscript_comes_with_these_alone():
    asked = {need for name in EVERYWHERE for need in made_parts()[name].needs if need.startswith("_py")}
    assert set(made_parts()[TOGETHER].gives) == asked
    assert all(len(made_parts()[name].gives) == 1 for name in HELPERS if name != TOGETHER)


def test_f_string_is_a_sum_of_texts_and_says_the_same(core):
    core(told="def told(where, one):\n    return f'{where}: found {one}, expected {1 + 1} or {where}'\n")
    script = LINKER + "".join(part.text() for part in core_parts().values())
    assert "_pymeth_format" not in script
    assert compiled().run("text => new Function(text + 'return lactation.told(\"a{\", 1.5);')()", script) == (
        "a{: found 1.5, expected 2 or a{"
    )


def test_worker_is_given_the_parts_that_its_scene_rests_on_and_gets_the_same():
    told = compiled().run(
        """days => {
            const text = lactation_core(/^supply_light$|^parameters$/), core = new Function("return (" + text + ")()")();
            return [Object.keys(core), days.map(n => core.even_day(n))];
        }""",
        [6, 8],
    )
    names, days = told
    assert {"supply_member", "simulate", "parameters", "check_number"} <= set(names)
    assert not {"ensemble", "planner_run", "event_problem", "searched"} & set(names)
    assert days == compiled().each("even_day", [[6], [8]])


def test_script_is_no_module(script):
    assert not re.search(r"^\s*(import|export)\b", script, flags=re.M)


def test_script_carries_the_parameters(defaults):
    assert compiled().run("nothing => lactation.parameters", 0) == defaults


def test_columns_of_the_ensemble_give_every_member_back(defaults, members):
    assert [defaults | own for own in json.loads(fitted_columns())] == members


def test_data_can_be_left_out(script):
    bare = compile_core(data=False)
    assert "data.parameters" not in bare
    assert len(bare) < len(script)


def test_script_carries_no_docstring(script):
    for name in MODULES:
        first_line = import_module(name).__doc__.splitlines()[0]
        assert first_line not in script


def test_compiling_again_gives_the_same_script(script):
    assert compile_core() == script


# ---- What the subset refuses ----

REFUSED = {
    "list comprehension": "def f(a):\n    return [x for x in a]\n",
    "dict comprehension": "def f(a):\n    return {x: 1 for x in a}\n",
    "set comprehension": "def f(a):\n    return {x for x in a}\n",
    "generator": "def f(a):\n    return sum(x for x in a)\n",
    "set": "def f(a):\n    return {1, 2}\n",
    "class": "\nclass A:\n    x = 1\n",
    "lambda": "def f(a):\n    return lambda: a\n",
    "with": "def f(a):\n    with a:\n        pass\n",
    "global": "def f(a):\n    global g\n",
    "nonlocal": "def f(a):\n    nonlocal a\n",
    "yield": "def f(a):\n    yield a\n",
    "starred": "def f(a):\n    return g(*a)\n",
    "delete": "def f(a):\n    del a[0]\n",
    "match": "def f(a):\n    match a:\n        case 1:\n            pass\n",
    "walrus": "def f(a):\n    return (b := a)\n",
    "assert": "def f(a):\n    assert a\n",
    "slice": "def f(a):\n    return a[1:]\n",
    "annotated assignment": "def f(a):\n    b: int = a\n",
    "import": "\nimport math\n",
    "import of a library": "\nfrom json import dumps\n",
    "import of another part": "\nfrom lactation.content import parameters\n",
    "relative import": "\nfrom . import breast\n",
    "unknown function of math": "\nfrom math import gamma\n",
    "import under another name": "\nfrom math import exp as e\n",
    "chained comparison": "def f(a):\n    return 0 < a < 1\n",
    "adding lists": "def f(a):\n    return [1] + a\n",
    "loop in a loop with the same variable": "def f(a):\n    for i in a:\n        for i in a:\n            g(i)\n",
    "round": "def f(a):\n    return round(a)\n",
    "print": "def f(a):\n    print(a)\n",
    "open": "def f(a):\n    open(a)\n",
}


@pytest.mark.parametrize("construct", REFUSED)
def test_construct_outside_the_subset_is_refused_with_module_and_line(construct):
    # Every example above has its construct in line 2.
    with pytest.raises(CoreSubsetError, match=r"^lactation\.core\.test, line 2: found .+, expected the PScript subset"):
        check_subset("lactation.core.test", ast.parse(REFUSED[construct]))


@pytest.mark.parametrize("kind", BANNED, ids=lambda kind: kind.__name__)
def test_every_banned_construct_has_an_example_above(kind):
    assert any(isinstance(node, kind) for source in [*REFUSED.values(), *MISSED.values()] for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize("word", sorted(RESERVED - {"True", "False", "None"}))
def test_name_that_javascript_reserves_is_refused(word):
    with pytest.raises(CoreSubsetError, match=f"line 1: found the name {word}, expected"):
        check_subset("test", ast.parse(f"{word} = 1\n"))


@pytest.mark.parametrize(
    "source", ["def new(a):\n    pass\n", "def f(new):\n    pass\n", "def f(*, new):\n    pass\n", "def f(a):\n    new = a\n"]
)
def test_reserved_name_is_refused_wherever_it_stands(source):
    with pytest.raises(CoreSubsetError, match="found the name new"):
        check_subset("test", ast.parse(source))


MISSED = {
    "adding a list on the right": "def f(a):\n    return a + [1]\n",
    "adding a list in place": "def f(a):\n    a += [1]\n",
    "repeating a list": "def f(a):\n    return [0] * a\n",
    "yield from": "def f(a):\n    yield from a\n",
    "async function": "async def f(a):\n    pass\n",
    "module beside the core": "from lactation.corex import a\n",
    "reserved name of an error": "def f(a):\n    try:\n        g(a)\n    except ValueError as new:\n        pass\n",
}


@pytest.mark.parametrize("construct", MISSED)
def test_construct_that_javascript_takes_otherwise_is_refused(construct):
    with pytest.raises(CoreSubsetError):
        check_subset("test", ast.parse(MISSED[construct]))


@pytest.mark.parametrize(
    "source",
    [
        "from math import exp, floor, log, pi, sqrt\n",
        "def f(a: list, b: float = 1.0) -> dict:\n    return {'a': [b, a]}\n",
        "def f(a):\n    for i in range(len(a)):\n        a[i] += 1\n    while a[0] > 0 and a[0] < 9:\n        a[0] -= 1\n",
        "def f(a):\n    if a > 0:\n        return f'{a}'\n    raise ValueError('no')\n",
        "def f(a):\n    for i in a:\n        g(i)\n    for i in a:\n        g(i)\n",
    ],
)
def test_plain_code_is_in_the_subset(source):
    check_subset("test", ast.parse(source))


# ---- Putting modules together ----


def test_name_in_two_modules_is_refused_with_both(core):
    core(one="def f(a):\n    return a\n", two="f = 3\n")
    with pytest.raises(CoreSubsetError, match=r"lactation\.core\.two: found f, which lactation\.core\.one defines too"):
        compile_core(data=False)


def test_private_name_may_stand_in_two_modules_and_is_each_ones_own(core):
    core(one="_A = 1\ndef one():\n    return _A\n", two="_A = 2\ndef two():\n    return _A\n")
    script = compile_core(data=False)
    assert compiled().run("text => new Function(text + 'return [lactation.one(), lactation.two()];')()", script) == [1, 2]


def test_import_of_a_private_name_is_refused_with_module_and_line(core):
    core(one="_A = 1\n", two="\nfrom lactation.core.one import _A\n")
    with pytest.raises(CoreSubsetError, match=r"^lactation\.core\.two, line 2: found an import of _A from lactation\.core\.one"):
        compile_core(data=False)


def test_import_of_what_is_not_there_is_refused(core):
    core(one="A = 1\n", two="from lactation.core.one import B\n")
    with pytest.raises(CoreSubsetError, match=r"two, line 1: found an import of B"):
        compile_core(data=False)


def test_imports_in_a_circle_are_refused_with_all_of_it(core):
    core(one="from lactation.core.two import B\nA = 1\n", two="from lactation.core.one import A\nB = 1\n", zoo="C = 1\n")
    with pytest.raises(
        CoreSubsetError,
        match=r"two: found imports in a circle \(lactation\.core\.one -> lactation\.core\.two -> lactation\.core\.one\)",
    ):
        compile_core(data=False)


def test_module_outside_the_subset_stops_the_compilation(core):
    core(one="def f(a):\n    return round(a)\n")
    with pytest.raises(CoreSubsetError, match=r"lactation\.core\.one, line 2"):
        compile_core(data=False)


def test_private_name_is_not_handed_out(core):
    core(one="_A = 1\nB = 2\n")
    assert core_parts()["one"].gives == ("B",)


def test_imported_module_comes_first(core):
    core(a_late="from lactation.core.z_early import B\nA = B\n", z_early="B = 2\n")
    assert list(core_modules()) == ["lactation.core.z_early", "lactation.core.a_late"]


def test_functions_of_math_are_javascripts(core):
    core(one=f"from math import {', '.join(MATH)}\nA = 1\n")
    for name, javascript in MATH.items():
        assert f"{name} = {javascript}" in core_parts()["one"].body


def test_prepare_strips_what_the_browser_does_not_need():
    tree = ast.parse('"""Module."""\nfrom math import exp\ndef f(a: float) -> float:\n    """Function."""\n    return exp(a)\n')
    assert prepare(tree) == "def f(a):\n    PSCRIPT_OVERLOAD = False\n    return exp(a)"


def test_prepare_keeps_a_first_line_that_is_no_docstring():
    assert "g(1)" in prepare(ast.parse("def f(a):\n    g(1)\n"))


def test_append_becomes_push():
    assert "a.push(1)" in prepare(ast.parse("def f(a):\n    a.append(1)\n"))


def test_defined_names_are_functions_and_constants():
    assert defined_names(ast.parse("A = 1\n\n\ndef f():\n    b = 2\n")) == ["A", "f"]
