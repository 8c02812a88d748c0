"""An explorer against its scene: every name in its file is one that the scene, the figures and the words know.

A mistake is told with file, line, what was found and the known names. Without this a misspelt name would end in a bare KeyError
in the middle of a build, or be shown to a reader as ``{milk_lm}``.
"""

import json
import math
import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from matplotlib import pyplot as plt

from lactation.content.mistakes import Mistakes, Place, braces, one_of
from lactation.content.scene_program import Asked, run_of, scene_names, sentences_of, texts_in
from lactation.content.schema import Control, ExplorerContent, Guess, read_explorer, words

FORMS = ("0", "1", "2", "percent", "clock", "age", "minutes", "yes", "span", "until")
UNITS = (
    "%", "mL", "mL a day", "mL an hour", "mL a minute", "mL/h", "ng/mL", "kg", "g", "g a day", "g a week", "g per kg",
    "days", "hours", "h", "minutes", "min", "weeks",
)  # fmt: skip
MOST_EFFECT = 10.0  # of a card: what it multiplies
Heights = dict[str, tuple[float, float]]  # the ends of a figure's height by the names of its lines


def settings_of(content: ExplorerContent) -> dict[str, Any]:
    """Return what the scene is given before anybody has touched a control."""
    effects = {f"{c.name}_effects": {card.name: card.effects for card in c.cards} for c in content.controls if c.kind == "cards"}
    return content.fixed | effects | {control.name: control.default for control in content.controls}


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


def misfits(controls: dict[str, Control], settings: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with settings of an explorer, by name."""
    told = {
        name: what_does_not_fit(controls[name], value) if name in controls else one_of(name, controls)
        for name, value in settings.items()
    }
    return {name: text for name, text in told.items() if text}


def check_explorer(path: Path) -> None:
    """Check an explorer's file against its schema, its scene, its figures and the words.

    Raises
    ------
    ContentError
        One line for each mistake: file, line, field, what was found and the known names.
    """
    Checked(path).all()
