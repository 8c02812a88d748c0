"""An explorer against its scene: every name in its file is one that the scene, the figures and the words know.

A mistake is told with file, line, what was found and the known names. Without this a misspelt name would end in a bare KeyError in
the middle of a build, or be shown to a reader as ``{milk_lm}``.
"""

import ast
import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from matplotlib import pyplot as plt

from lactation.content import HERE, ContentError, parameters
from lactation.content.marked import load
from lactation.content.references import work
from lactation.content.schema import Control, ExplorerContent, read_explorer, words
from lactation.content.yaml_file import line_of

SCENES = HERE.parent / "core" / "scenes"
FORMS = ("0", "1", "2", "percent", "clock", "age", "minutes", "yes", "span", "until")
UNITS = (
    "%", "mL", "mL a day", "mL an hour", "mL a minute", "mL/h", "ng/mL", "kg", "g", "g a day", "g a week", "g per kg",
    "days", "hours", "h", "minutes", "min", "weeks",
)  # fmt: skip
PLACE = re.compile(r"\{(\w*)\}")
MANY = 24  # names; of more the nearest are told

Place = tuple[int | str, ...]


def one_of(found: Any, known: Iterable[str]) -> str:
    """Return in words that ``found`` is not among the known names: all of them, or the nearest of many."""
    names = sorted(set(known))
    if len(names) > MANY:
        near = get_close_matches(str(found), names, 4, 0.3) or names[:4]
        return f"found {found!r}, expected one of {len(names)} names, such as {', '.join(near)}"
    return f"found {found!r}, expected one of {', '.join(names) or 'none'}"


class Mistakes:
    """What is wrong with a YAML file, line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = load(path)
        self.lines: list[str] = []

    def add(self, place: Place, text: str) -> None:
        """Note what is wrong at a place."""
        told = ".".join(str(step) for step in place)
        self.lines.append(f"{self.path}:{line_of(self.data, place)}: {told}: {text}")

    def expect(self, place: Place, found: str, known: Iterable[str]) -> bool:
        """Return whether a name is known; note it when it is not."""
        names = set(known)
        if found not in names:
            self.add(place, one_of(found, names))
        return found in names

    def once(self, place: Place, names: list[str]) -> None:
        """Note a name that stands twice."""
        for number, name in enumerate(names):
            if name in names[:number]:
                self.add((*place, number), f"found {name!r} a second time, expected each name once")

    def places(self, place: Place, text: str, known: Iterable[str]) -> None:
        """Note a ``{name}`` in a text that nothing fills, and a brace that is left over."""
        for name in PLACE.findall(text):
            if name not in set(known):
                self.add(place, one_of(f"{{{name}}}", [f"{{{one}}}" for one in known]))
        if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
            self.add(place, f"found a single brace in {text[:60]!r}, expected a name between two")

    def sources(self, data: Any = None, place: Place = ()) -> None:
        """Note each key under ``sources`` that is no work of the bibliography."""
        data = self.data if data is None else data
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            if step == "sources" and isinstance(value, list):
                for number, key in enumerate(value):
                    self.cited((*place, step, number), str(key))
            elif isinstance(value, (dict, list)):
                self.sources(value, (*place, step))

    def cited(self, place: Place, key: str) -> None:
        """Note a key that is no work of the bibliography."""
        try:
            work(key)
        except ContentError as error:
            self.add(place, str(error))

    def stop(self) -> None:
        """Raise a ContentError with a line for each mistake, if there is one."""
        if self.lines:
            raise ContentError("\n".join(dict.fromkeys(self.lines)))


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


# ---- What a scene knows ----


def scene_names() -> list[str]:
    """Return the names of all scenes."""
    return sorted(path.stem for path in SCENES.glob("[a-z]*.py"))


def is_name(node: ast.AST) -> bool:
    """Return whether a part of a program is a text that could be a sentence's name."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z][a-z0-9_]*", node.value) is not None


def said_by(node: ast.AST) -> set[str]:
    """Return the names that a part of a scene says, whichever way its conditions go."""
    if is_name(node):
        return {node.value}  # type: ignore[attr-defined]
    if isinstance(node, ast.IfExp):
        return said_by(node.body) | said_by(node.orelse)
    if isinstance(node, ast.List):
        return set().union(*map(said_by, node.elts))
    return set()


@lru_cache
def sentences_of(scene: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of sentences that a scene says for certain in some settings, and all that it may say.

    Its text is read: a scene says what it appends to ``said``, what it notes as a finding, and what a function returns whose
    docstring begins with "Return the name". A name may also be put together from two halves (``side + "_gain"``).
    """
    tree = ast.parse((SCENES / f"{scene}.py").read_text(encoding="utf-8"))
    told: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "said.append":
            told |= said_by(node.args[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "note_finding":
            told |= said_by(node.args[1])
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "said":
            told |= said_by(node.value)
        elif isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("Return the name"):
            told |= set().union(*(said_by(one.value) for one in ast.walk(node) if isinstance(one, ast.Return) and one.value))
    every = {node.value for node in ast.walk(tree) if is_name(node)}  # type: ignore[attr-defined]
    halves = {node.right.value for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant)}
    ends = [half for half in halves if isinstance(half, str) and half.startswith("_")]
    return frozenset(told), frozenset(every | {name + end for name in every for end in ends})


@lru_cache(maxsize=128)
def run_of(scene: str, settings_json: str) -> tuple[dict[str, Any], frozenset[str]]:
    """Return what a scene shows of settings, without bands, and the names of the settings that it asked for."""
    settings = Asked(json.loads(settings_json))
    module = import_module(f"lactation.core.scenes.{scene}")
    getattr(module, f"check_{scene}")(settings)
    run = getattr(module, f"{scene}_run")(settings, parameters())
    return getattr(module, f"{scene}_show")(settings, run, []), frozenset(settings.names)


def settings_of(content: ExplorerContent) -> dict[str, Any]:
    """Return what the scene is given before anybody has touched a control."""
    effects = {f"{c.name}_effects": {card.name: card.effects for card in c.cards} for c in content.controls if c.kind == "cards"}
    return content.fixed | effects | {control.name: control.default for control in content.controls}


# ---- One explorer ----


class Checked(Mistakes):
    """The checks of one explorer's file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.content = read_explorer(path)
        self.settings = settings_of(self.content)
        self.controls = {control.name: control for control in self.content.controls}
        self.texts = words()

    def all(self) -> None:
        """Raise a ContentError with a line for each mistake."""
        content = self.content
        self.once(("controls",), [control.name for control in content.controls])
        self.once(("readouts",), [readout.name for readout in content.readouts])
        self.once(("stories",), [story.id for story in content.stories])
        for number, control in enumerate(content.controls):
            self.control(("controls", number), control)
        self.sources()
        if self.expect(("scene",), content.scene, scene_names()) and not self.lines:
            self.against_scene()
        self.stop()

    def control(self, place: Place, control: Control) -> None:
        """Check what a control names by itself."""
        self.once((*place, "cards"), [card.name for card in control.cards])
        self.form((*place, "form"), control.form)
        self.unit((*place, "unit"), control.unit)
        for number, column in enumerate(control.columns):
            self.unit((*place, "columns", number, "unit"), column.unit)
        if control.moves:
            self.expect((*place, "moves"), control.moves, [one.name for one in self.content.controls if one.kind == "slider"])
        self.setting((*place, "default"), control.name, control.default)

    def form(self, place: Place, form: str) -> None:
        """Check the name of a way to write a number."""
        counted = [name.removesuffix("_many") for name in self.texts if name.endswith("_many")]
        self.expect(place, form, [*FORMS, *counted])

    def unit(self, place: Place, unit: str) -> None:
        """Check the name of a unit."""
        if unit:
            self.expect(place, unit, UNITS)

    def setting(self, place: Place, name: str, value: Any) -> None:
        """Check that a control could hold a value."""
        if not self.expect(place, name, self.controls):
            return
        control = self.controls[name]
        wrong = what_does_not_fit(control, value)
        if wrong:
            self.add(place, wrong)

    def against_scene(self) -> None:
        """Check every name that the scene, its figures or its run must know."""
        try:
            result, asked = run_of(self.content.scene, json.dumps(self.settings))
        except KeyError as error:
            known = f"the scene {self.content.scene} reads it, and found {', '.join(sorted(self.settings))}"
            self.add(("controls",), f"found no {error.args[0]}, expected it among controls or fixed: {known}")
            return
        except (ValueError, TypeError) as error:
            self.add(("controls",), f"{error}, with all controls as they are at first")
            return
        for number, control in enumerate(self.content.controls):
            self.expect(("controls", number, "name"), control.name, asked)
        for name in self.content.fixed:
            known = [one for one in asked if one not in self.controls]
            self.expect(("fixed", name) if name in self.data.get("fixed", {}) else ("limits",), name, known)
        numbers = {name for name, value in (self.settings | result["readouts"]).items() if isinstance(value, (int, float))}
        self.read_out(result["readouts"], numbers)
        self.sentences(numbers)
        drawn = self.figures(result["series"], numbers)
        self.lines_named(result["series"], drawn)
        self.tables(result["series"])
        self.presets()

    def read_out(self, readouts: dict[str, float], numbers: set[str]) -> None:
        """Check the numbers that are read out, and how they are written."""
        for number, readout in enumerate(self.content.readouts):
            self.expect(("readouts", number, "name"), readout.name, readouts)
            self.unit(("readouts", number, "unit"), readout.unit)
        for name, form in self.content.forms.items():
            self.expect(("forms", name), name, numbers)
            self.form(("forms", name), form)

    def sentences(self, numbers: set[str]) -> None:
        """Check the sentences: those the scene may say, no others, and what stands between braces in them."""
        told, every = sentences_of(self.content.scene)
        for name, text in self.content.sentences.items():
            self.expect(("sentences", name), name, every)
            self.places(("sentences", name), text, numbers)
        for number, name in enumerate(self.content.unsaid):
            self.expect(("unsaid", number), name, every - set(self.content.sentences))
        missing = sorted(told - set(self.content.sentences) - set(self.content.unsaid))
        if missing:
            why = f"the scene {self.content.scene} may say it (under unsaid, if the fixed settings forbid it)"
            self.add(("sentences",), f"found no {', '.join(missing)}, expected a sentence for each, as {why}")

    def figures(self, series: dict[str, Any], numbers: set[str]) -> set[str]:
        """Check the functions that draw and their words; return the names of what they drew."""
        module = import_module(f"lactation.figures.{self.content.scene}")
        own = [name for name, one in vars(module).items() if getattr(one, "__module__", "") == module.__name__]
        drawn: set[str] = set()
        for number, figure in enumerate(self.content.figures):
            place: Place = ("figures", number)
            for name, text in figure.words.items():
                self.places((*place, "words", name), text, numbers)
            if not self.expect((*place, "draw"), figure.draw, own):
                continue
            try:
                names, used = drawing_of(self.content.scene, figure.draw, json.dumps(series), tuple(figure.words))
            except KeyError as error:
                self.add((*place, "words"), f"found no {error.args[0]}, expected it, as {figure.draw} writes it")
                continue
            for name in figure.words:
                self.expect((*place, "words", name), name, used)
            drawn |= names
        return drawn | {name for name in series if name.endswith("_band") and name.removesuffix("_band") in drawn}

    def lines_named(self, series: dict[str, Any], drawn: set[str]) -> None:
        """Check the lines that show first, those to compare and the one to guess."""
        content = self.content
        for number, name in enumerate(content.first):
            self.expect(("first", number), name, drawn)
        for number, name in enumerate(content.compare):
            self.expect(("compare", number), name, drawn & set(series))
        guess = content.guess
        if guess is None:
            return
        if self.expect(("guess", "series"), guess.series, [name for name in drawn & set(series) if "y" in series[name]]):
            xs = series[guess.series]["x"]
            for number, x in enumerate(guess.at):
                if not xs[0] <= x <= xs[-1]:
                    self.add(("guess", "at", number), f"found {x:g}, expected a place on the line, from {xs[0]:g} to {xs[-1]:g}")
        self.form(("guess", "form"), guess.form)
        self.form(("guess", "x_form"), guess.x_form)
        self.unit(("guess", "unit"), guess.unit)
        self.places(("guess", "label"), guess.label, ["x"])
        for name in ("near", "above", "below"):
            self.places(("guess", name), getattr(guess, name), ["x", "guess", "model", "gap"])

    def tables(self, series: dict[str, Any]) -> None:
        """Check the tables of numbers."""
        for number, table in enumerate(self.content.tables):
            place: Place = ("tables", number)
            for nth, name in enumerate(table.series):
                self.expect((*place, "series", nth), name, [one for one in series if "y" in series[one]])
            if len(table.y) != len(table.series) or not table.series:
                told = f"found {len(table.series)} series and {len(table.y)} heads, expected as many of both"
                self.add((*place, "y"), told)
            self.form((*place, "form"), table.form)

    def presets(self) -> None:
        """Check the second mother and the stories."""
        self.preset(("other",), self.content.other, {})
        readouts = [readout.name for readout in self.content.readouts]
        for number, story in enumerate(self.content.stories):
            place: Place = ("stories", number)
            self.preset((*place, "see"), story.see, {})
            self.preset((*place, "other"), story.other, story.see)
            if story.bet:
                self.expect((*place, "bet"), story.bet, readouts)

    def preset(self, place: Place, settings: dict[str, Any], before: dict[str, Any]) -> None:
        """Check settings that lie over those of the beginning."""
        count = len(self.lines)
        for name, value in settings.items():
            self.setting((*place, name), name, value)
        if settings and len(self.lines) == count:
            module = import_module(f"lactation.core.scenes.{self.content.scene}")
            try:
                getattr(module, f"check_{self.content.scene}")(self.settings | before | settings)
            except ValueError as error:
                self.add(place, str(error))


@lru_cache(maxsize=512)
def drawing_of(scene: str, draw: str, series_json: str, names: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the names of what a function draws, and of the words it uses."""
    given = Asked({name: name for name in names})
    figure = getattr(import_module(f"lactation.figures.{scene}"), draw)(json.loads(series_json), given)
    if hasattr(figure, "root"):
        return set(figure.scales()), given.names
    drawn = {artist.get_gid() for axes in figure.axes for artist in axes.get_children() if artist.get_gid()}
    plt.close(figure)
    return drawn, given.names


def what_does_not_fit(control: Control, value: Any) -> str:
    """Return what is wrong with a value for a control, or nothing. What a list holds, the scene's own check looks at."""
    if control.kind in ("clock", "day", "pairs", "cards"):
        if not isinstance(value, list) or len(value) > control.most:
            return f"found {value!r}, expected a list of at most {control.most}"
        unknown = set(map(str, value)) - {card.name for card in control.cards} if control.kind == "cards" else set()
        return one_of(sorted(unknown)[0], [card.name for card in control.cards]) if unknown else ""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not control.min <= value <= control.highest:
        return f"found {value!r}, expected a number from {control.min:g} to {control.highest:g}"
    step = 1 if control.kind in ("switch", "choice") else control.step
    steps = (value - control.min) / step
    if abs(steps - round(steps)) > 1e-6:
        return f"found {value!r}, expected {control.min:g} and steps of {step:g}, as the control moves"
    return ""


def check_explorer(path: Path) -> None:
    """Check an explorer's file against its schema, its scene, its figures and the words.

    Raises
    ------
    ContentError
        One line for each mistake: file, line, field, what was found and the known names.
    """
    Checked(path).all()
