"""An explorer against its scene: every name in its file is one that the scene, the figures and the words know.

A mistake is told with file, line, what was found and the known names. Without this a misspelt name would end in a bare KeyError
in the middle of a build, or be shown to a reader as ``{milk_lm}``.
"""

import ast
import json
import math
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from matplotlib import pyplot as plt
from pydantic import BaseModel

from lactation.content import HERE, ContentError, parameters
from lactation.content.marked import load, read
from lactation.content.references import work
from lactation.content.schema import Control, ExplorerContent, Guess, read_explorer, words
from lactation.content.yaml_file import line_of

SCENES = HERE.parent / "core" / "scenes"
FORMS = ("0", "1", "2", "percent", "clock", "age", "minutes", "yes", "span", "until")
UNITS = (
    "%", "mL", "mL a day", "mL an hour", "mL a minute", "mL/h", "ng/mL", "kg", "g", "g a day", "g a week", "g per kg",
    "days", "hours", "h", "minutes", "min", "weeks",
)  # fmt: skip
PLACE = re.compile(r"\{(\w*)\}")
MOST_EFFECT = 10.0  # of a card: what it multiplies
MANY = 24  # names; of more the nearest are told

Place = tuple[int | str, ...]
Heights = dict[str, tuple[float, float]]  # the ends of a figure's height by the names of its lines


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


def braces(
    found: Mistakes, filled: dict[str, tuple[str, ...]], data: Any = None, place: Place = (), always: tuple[str, ...] = ()
) -> None:
    """Note each name between braces that nothing fills, and braces without a partner.

    ``filled`` holds names by the last step of a place; ``always`` are filled everywhere.
    """
    data = found.data if data is None else data
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            found.places((*place, step), value, (*always, *filled.get(str(step), ())))
        elif isinstance(value, (dict, list)):
            braces(found, filled, value, (*place, step), always)


def check_filled(path: Path, schema: type[BaseModel], names: tuple[str, ...]) -> None:
    """Check a file of words of which a program fills in ``names``: no other name stands between braces.

    Raises
    ------
    ContentError
        One line for each mistake.
    """
    read(path, schema)
    found = Mistakes(path)
    braces(found, {}, always=names)
    found.stop()


# ---- What a scene knows ----


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
        if not self.expect(("scene",), content.scene, scene_names()):
            self.stop()
        self.once(("controls",), [control.name for control in content.controls])
        self.once(("readouts",), [readout.name for readout in content.readouts])
        self.once(("stories",), [story.id for story in content.stories])
        for number, control in enumerate(content.controls):
            self.control(("controls", number), control)
        self.sources()
        braces(self, {}, {name: value for name, value in self.data.items() if name not in ("sentences", "guess", "figures")})
        for number, figure in enumerate(content.figures):
            self.places(("figures", number, "alt"), figure.alt, ())
        if not self.lines:
            self.against_scene()
        self.stop()

    def control(self, place: Place, control: Control) -> None:
        """Check what a control names by itself."""
        self.once((*place, "cards"), [card.name for card in control.cards])
        for number, card in enumerate(control.cards):
            for name, value in card.effects.items():
                effect: Place = (*place, "cards", number, "effects", name)
                if self.expect(effect, name, texts_in(self.content.scene)) and not 0 <= value <= MOST_EFFECT:
                    self.add(effect, f"found {value:g}, expected a number from 0 to {MOST_EFFECT:g}, 1 for no effect")
        self.form((*place, "form"), control.form)
        self.unit((*place, "unit"), control.unit)
        for number, column in enumerate(control.columns):
            self.unit((*place, "columns", number, "unit"), column.unit)
        if control.moves:
            self.expect((*place, "moves"), control.moves, [one.name for one in self.content.controls if one.kind == "slider"])
        self.setting((*place, "default"), control.name, control.default)

    def form(self, place: Place, form: str) -> None:
        """Check the name of a way to write a number."""
        counted = [name.removesuffix("_other") for name in self.texts if name.endswith("_other")]
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
            there = ", ".join(self.settings)
            told = (
                f"found {there}, expected also {error.args[0]}, there or under fixed, as the scene {self.content.scene} reads it"
            )
            self.add(("controls",), told)
            return
        except (ValueError, TypeError) as error:
            self.add(("controls",), f"{error}, with all controls as they are at first")
            return
        for number, control in enumerate(self.content.controls):
            self.expect(("controls", number, "name"), control.name, asked)
            self.ends(("controls", number), control)
        free = [name for name in asked if name not in self.controls]
        for name in self.content.fixed:
            self.expect(("fixed", name) if name in self.data.get("fixed", {}) else ("limits",), name, free)
        numbers = {name for name, value in (self.settings | result["readouts"]).items() if isinstance(value, (int, float))}
        self.read_out(result["readouts"], numbers)
        self.sentences(numbers | {name for name, control in self.controls.items() if control.kind == "cards"})
        drawn = self.figures(result["series"], numbers)
        self.lines_named(result["series"], drawn)
        self.tables(result["series"])
        self.presets()

    def ends(self, place: Place, control: Control) -> None:
        """Check that the scene takes both ends of a control."""
        ends: list[tuple[str, Any]] = []
        if control.kind in ("slider", "switch", "choice"):
            ends = [("min", control.min), ("options" if control.kind == "choice" else "max", control.highest)]
        elif control.kind == "day":
            kind = next(iter(control.kinds))
            ends = [("most", [[24.0 * i / control.most, kind] for i in range(control.most)])]
        elif control.kind == "clock":
            ends = [("most", [24.0 * i / control.most for i in range(control.most)])]
        for end, value in ends:
            try:
                getattr(import_module(f"lactation.core.scenes.{self.content.scene}"), f"check_{self.content.scene}")(
                    self.settings | {control.name: value}
                )
            except ValueError as error:
                if str(error).startswith(control.name):  # not where two controls together cannot be
                    self.add((*place, end), str(error))

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
        told = sentences_of(self.content.scene)
        given = self.data["sentences"]
        for name, text in given.items():
            self.expect(("sentences", name), name, told)
            self.places(("sentences", name), text, numbers)
        for number, name in enumerate(self.content.unsaid):
            self.expect(("unsaid", number), name, told - set(given))
        missing = sorted(told - set(given) - set(self.content.unsaid))
        if missing:
            why = f"the scene {self.content.scene} may say it (or its name under unsaid)"
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
                tall, used = drawing_of(self.content.scene, figure.draw, json.dumps(series), tuple(figure.words))
            except KeyError as error:
                self.add((*place, "words"), f"found no {error.args[0]}, expected it, as {figure.draw} writes it")
                continue
            for name in figure.words:
                self.expect((*place, "words", name), name, used)
            drawn |= set(tall)
            self.guess_fits(tall)
        return drawn | {name for name in series if name.endswith("_band") and name.removesuffix("_band") in drawn}

    def guess_fits(self, tall: Heights) -> None:
        """Check that what can be guessed lies in the figure."""
        guess = self.content.guess
        low, high = tall.get(guess.series if guess else "", (-math.inf, math.inf))
        for name in ("low", "high"):
            if guess and not low <= getattr(guess, name) <= high:
                self.add(("guess", name), f"found {getattr(guess, name):g}, expected a height in the figure, {low:g} to {high:g}")

    def lines_named(self, series: dict[str, Any], drawn: set[str]) -> None:
        """Check the lines that show first, those to compare and the one to guess."""
        content = self.content
        for number, name in enumerate(content.first):
            self.expect(("first", number), name, drawn)
        for number, name in enumerate(content.compare):
            self.expect(("compare", number), name, drawn & set(series))
        if content.guess:
            self.guess(content.guess, series, drawn)

    def guess(self, guess: Guess, series: dict[str, Any], drawn: set[str]) -> None:
        """Check the line to draw before it is shown."""
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
            longest = max((len(series[name]["x"]) for name in table.series if name in series), default=1)
            if table.every > longest:
                self.add((*place, "every"), f"found {table.every}, expected at most {longest}, the number of points")

    def presets(self) -> None:
        """Check the second mother and the stories."""
        self.preset(("other",), self.content.other, {})
        readouts = [readout.name for readout in self.content.readouts]
        for number, story in enumerate(self.content.stories):
            place: Place = ("stories", number)
            self.preset((*place, "see"), story.see, {})
            self.preset((*place, "other"), story.other, story.see)
            for n, one in enumerate(story.quoted):
                if not one.explorer:
                    self.preset((*place, "quoted", n, "set"), one.set, story.see)
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
def drawing_of(
    scene: str, draw: str, series_json: str, names: tuple[str, ...]
) -> tuple[dict[str, tuple[float, float]], set[str]]:
    """Return what a function draws, each line with the ends of its figure's height, and the names of the words it uses."""
    given = Asked({name: name for name in names})
    before = plt.get_fignums()
    try:
        figure = getattr(import_module(f"lactation.figures.{scene}"), draw)(json.loads(series_json), given)
        if hasattr(figure, "root"):
            for name in re.findall(r"\{(\w+)\}", "".join(figure.root.itertext())):
                if name not in names:
                    raise KeyError(name)
            return dict.fromkeys(figure.scales(), (-math.inf, math.inf)), given.names
        drawn = {one.get_gid(): axes.get_ylim() for axes in figure.axes for one in axes.get_children() if one.get_gid()}
        return drawn, given.names
    finally:
        for number in set(plt.get_fignums()) - set(before):
            plt.close(number)


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
