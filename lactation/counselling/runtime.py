"""Where talks are played: in V8, with the core and the learners compiled, or in CPython. Both give the same."""

import ast
import json
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from lactation.accelerator import MOST_MEMORY, missing, new_context
from lactation.content import parameters
from lactation.core.scenes.simulator import simulator_run, simulator_show
from lactation.counselling import history_learners, learners

PLAYERS = (learners, history_learners)  # modules whose functions are asked, each after those that it rests on
PATIENCE_S = 600.0
WORK = """
var KITS = {};
function asked(text) {
  var ask = JSON.parse(text), kit = {};
  if (ask.put) { KITS[ask.put] = ask.kit; return "null"; }
  for (var key in KITS[ask.kit]) { kit[key] = KITS[ask.kit][key]; }
  if (ask.before) { kit.before = { kit: KITS[ask.before.kit], learner: ask.before.learner, grid: ask.before.grid }; }
  return JSON.stringify(lactation[ask.name].apply(null, [kit].concat(ask.args)));
}
function milk_of(text) {
  var ask = JSON.parse(text);
  return JSON.stringify(ask.settings.map(function (one) {
    return lactation.simulator_show(one, lactation.simulator_run(one, ask.parameters), []).readouts;
  }));
}
"""


class Runtime(Protocol):
    """Plays talks of kits that were put there by name."""

    def put(self, name: str, kit: dict[str, Any]) -> None:
        """Keep a kit under a name."""

    def ask(self, name: str, kit: str, *args: Any, before: dict[str, Any] | None = None) -> Any:
        """Return what a function of ``learners`` gives for a kit; ``before`` of a return visit: kit, learner and grid."""

    def milk(self, settings: list[dict[str, Any]]) -> list[dict[str, float]]:
        """Return the readouts of the simulator's scene for each of these settings."""


class InPython:
    """Plays in CPython."""

    def __init__(self) -> None:
        self.kits: dict[str, dict[str, Any]] = {}

    def put(self, name: str, kit: dict[str, Any]) -> None:
        """Keep a kit under a name."""
        self.kits[name] = kit

    def ask(self, name: str, kit: str, *args: Any, before: dict[str, Any] | None = None) -> Any:
        """Return what a function of ``learners`` gives."""
        given = dict(self.kits[kit])
        if before:
            given["before"] = before | {"kit": self.kits[before["kit"]]}
        function: Callable[..., Any] = next(getattr(one, name) for one in PLAYERS if hasattr(one, name))
        return function(given, *args)

    def milk(self, settings: list[dict[str, Any]]) -> list[dict[str, float]]:
        """Return the readouts of the simulator's scene."""
        return [simulator_show(one, simulator_run(one, parameters()), [])["readouts"] for one in settings]


class InV8:
    """Plays in V8: the text of the compiled core and learners, and JSON across."""

    def __init__(self) -> None:
        self.context = new_context()
        self.context.eval(script() + WORK, timeout_sec=PATIENCE_S, max_memory=MOST_MEMORY)

    def call(self, name: str, given: dict[str, Any]) -> Any:
        """Return what a function of the script makes of JSON."""
        text = f"{name}({json.dumps(json.dumps(given))})"
        return json.loads(str(self.context.eval(text, timeout_sec=PATIENCE_S, max_memory=2 * MOST_MEMORY)))

    def put(self, name: str, kit: dict[str, Any]) -> None:
        """Keep a kit under a name."""
        self.call("asked", {"put": name, "kit": kit})

    def ask(self, name: str, kit: str, *args: Any, before: dict[str, Any] | None = None) -> Any:
        """Return what a function of ``learners`` gives."""
        return self.call("asked", {"name": name, "kit": kit, "args": args, "before": before})

    def milk(self, settings: list[dict[str, Any]]) -> list[dict[str, float]]:
        """Return the readouts of the simulator's scene."""
        found: list[dict[str, float]] = self.call("milk_of", {"settings": settings, "parameters": parameters()})
        return found


@cache
def script() -> str:
    """Return the compiled learners with those parts of the core that they and the simulator rest on.

    Raises
    ------
    CoreSubsetError
        The learners leave the core's subset.
    """
    compiler, parts = import_module("lactation.site.compile"), import_module("lactation.site.parts")
    own = {one.__name__: ast.parse(Path(str(one.__file__)).read_text(encoding="utf-8")) for one in PLAYERS}
    modules = compiler.core_modules() | own
    gives = compiler.given_names(modules)
    found = [compiler.module_part(name, tree, gives) for name, tree in modules.items()]
    by_name = {part.name: part for part in (compiler.stemmer_part(), *compiler.helped(found))}
    needed = parts.with_all_they_rest_on(by_name, [*own, "scenes.simulator"])
    return str(parts.LINKER + "".join(part.text() for part in needed))


def runtime(python: bool = False) -> Runtime:
    """Return where to play: V8 where it is there and CPython is not asked for."""
    return InPython() if python or missing() else InV8()
