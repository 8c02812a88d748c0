"""The explorer: a scene, its figures and its controls."""

import json
from copy import deepcopy
from functools import partial
from importlib import import_module
from typing import Any

from lactation.accelerator import members as members_in_v8
from lactation.activities.asking import predict_view
from lactation.activities.base import Activity
from lactation.activities.bets import bet_view, board_view
from lactation.activities.questions import Predict
from lactation.activities.stated import answer_key, item_lines
from lactation.content import ensemble, mothers, parameters
from lactation.content.feed import feed_drawn
from lactation.content.references import work
from lactation.content.schema import Control, Drawing, ExplorerContent, Story, explorer_content, words
from lactation.core.controls import check_controls
from lactation.core.mothers import all_mothers
from lactation.core.words import as_text, day_text, fill_in, listed, number_text, say, styled, text_values, with_unit
from lactation.figures.labels import still_lines
from lactation.figures.sketch import Sketch
from lactation.figures.style import INK, OTHER, beside
from lactation.figures.svg import scales, to_svg

FEW = 1  # runs in a band that is only a place


class Scene:
    """The functions of a scene in the core, by name."""

    def __init__(self, name: str) -> None:
        module = import_module(f"lactation.core.scenes.{name}")
        self.name = name
        self.simulates = hasattr(module, "simulate")  # else its members take less time than a start of V8
        self.check = getattr(module, f"check_{name}")
        self.run = getattr(module, f"{name}_run")
        self.member = getattr(module, f"{name}_member")
        self.show = getattr(module, f"{name}_show")
        self.light = getattr(module, f"{name}_light")

    def members(self, settings: dict[str, Any], sets: list[dict[str, float]], whole: bool) -> list[Any]:
        """Return the scene's member for each set of parameters: the days of a whole band in V8, where it is there."""
        fast = members_in_v8(self.name, settings, sets) if whole and self.simulates else None
        return [self.member(settings, one) for one in sets] if fast is None else fast


def plain(number: str) -> float:
    """Return a number as a reader writes it: 80, not 80.0."""
    return int(float(number)) if float(number).is_integer() else float(number)


def as_mothers(series: dict[str, Any]) -> dict[str, Any]:
    """Return the bands of ``series``, worked out from drawn mothers, by the names under which figures draw them."""
    return {f"{name.removesuffix('_band')}_mothers": one for name, one in series.items() if name.endswith("_band")}


class Explorer(Activity):
    """An explorer bound to its content; ``settings`` replace the defaults.

    Raises
    ------
    ContentError
        The content file is missing or wrong.
    ValueError
        A setting is unknown or outside its range.
    """

    template = "explorer.html"

    def __init__(
        self,
        name: str,
        settings: dict[str, Any] | None = None,
        predict: Predict | None = None,
        other: dict[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.predict = predict
        self.content: ExplorerContent = explorer_content(name)
        self.scene = Scene(self.content.scene)
        self.words = words()
        self._key: list[Any] | None = None
        self._run: Any = None
        self._members: list[Any] = []
        self._mothers: list[Any] = []
        self.settings: dict[str, Any] = {control.name: control.default for control in self.content.controls}
        changed = self.content.other if other is None else other
        self.names = (self.content.name, self.content.other_name) if other is None else ("", "")
        self.known({**(settings or {}), **changed})
        self.fixed: dict[str, Any] = dict(self.content.fixed)
        for control in self.content.controls:
            if control.kind == "cards":
                self.fixed[f"{control.name}_effects"] = {card.name: card.effects for card in control.cards}
                self.fixed[f"{control.name}_titles"] = {card.name: card.title for card in control.cards}
        self.settings |= settings or {}
        dumped = json.dumps([control.model_dump(exclude_defaults=True) for control in self.content.controls])
        self.controls: list[dict[str, Any]] = json.loads(dumped, parse_float=plain)
        self.other: dict[str, Any] | None = self.settings | changed if changed else None
        self.check(self.settings)
        if self.other is not None:
            self.check(self.other)

    def known(self, settings: dict[str, Any]) -> None:
        """Raise a ValueError for a setting that no control holds."""
        for key in settings:
            if key not in self.settings:
                raise ValueError(f"explore({self.name!r}): found setting {key}, expected one of {', '.join(self.settings)}")

    def check(self, settings: dict[str, Any]) -> None:
        """Raise a ValueError for a setting that is unknown or outside its range."""
        self.known(settings)
        self.fits(self.fixed | settings)

    def fits(self, whole: dict[str, Any]) -> None:
        """Raise a ValueError naming setting, value and range, when a control or the scene cannot hold its setting."""
        check_controls(whole, self.controls, list(self.fixed))
        self.scene.check(whole)

    def result(self, values: dict[str, Any] | None = None, band: bool = True, most: int | None = None) -> dict[str, Any]:
        """Return the scene's series, readouts and sentence names for the settings, changed by ``values``.

        The runs behind the last settings are kept: to move a control that only chooses what to show needs no new ones.
        ``most``: bands of so few runs, which are not kept; they have their places in the figure, but not their width.
        """
        settings = self.fixed | self.settings | (values or {})
        # Compared as values: a slider of a notebook says 15.0 where the content says 15.
        key = deepcopy([settings[name] for name in sorted(settings) if name not in self.scene.light()])
        self.fits(settings)
        if key != self._key:
            self._key, self._run, self._members, self._mothers = key, self.scene.run(settings, parameters()), [], []
        if not band:
            return self.scene.show(settings, self._run, [])
        members, others = self._members, self._mothers
        if not members:
            members, others = self.both_bands(settings, most)
        if most is None:
            self._members, self._mothers = members, others
        result = self.scene.show(settings, self._run, members)
        if not others:
            return result
        result["series"] |= as_mothers(self.scene.show(settings, self._run, others)["series"])
        return result

    def both_bands(self, settings: dict[str, Any], most: int | None) -> tuple[list[Any], list[Any]]:
        """Return the scene's members for the accepted parameter sets, and for the drawn mothers, if there are any."""
        doubt, drawn = ensemble()[:most], self.mother_sets()[:most]
        if most is not None:  # places in the figure: one set's runs do for both
            found = self.scene.members(settings, doubt, whole=False)
            return found, found[: len(drawn)]
        found = self.scene.members(settings, doubt + drawn, whole=True)
        return found[: len(doubt)], found[len(doubt) :]

    def mother_sets(self) -> list[dict[str, float]]:
        """Return the parameters of each drawn mother; in what a control sets, they are all alike."""
        if not self.content.mothers:
            return []
        return all_mothers(parameters(), mothers(), self.content.expressing, self.content.held)

    def other_result(self) -> dict[str, Any] | None:
        """Return the second mother's series and readouts, without bands; None when there is no second mother."""
        if self.other is None:
            return None
        settings = self.fixed | self.other
        return self.scene.show(settings, self.scene.run(settings, parameters()), [])

    def texts(self, result: dict[str, Any], values: dict[str, Any] | None = None) -> dict[str, str]:
        """Return settings and readouts as a reader sees them, by name."""
        settings = self.fixed | self.settings | (values or {})
        return text_values(settings | result["readouts"], self.content.forms, self.words)

    def sentence(self, result: dict[str, Any], values: dict[str, Any] | None = None) -> str:
        """Return the sentence under the figure."""
        return say(result["sentence"], self.content.sentences, self.texts(result, values))

    def drawings(self, result: dict[str, Any], texts: dict[str, str]) -> list[dict[str, Any]]:
        """Return each figure as ``{"svg", "scales", "words"}``, with lines in it that are hidden at first."""
        drawn = []
        for drawing in self.content.figures:
            figure = self.draw(drawing, result, texts)
            self.lay_beside(figure, result["series"])
            by_hand = isinstance(figure, Sketch)
            found = figure.scales() if by_hand else scales(figure)
            still = [] if by_hand else still_lines(figure)
            veiled = [name for name in found if self.predict and name not in (*self.content.first, "guess")]
            svg = (figure.to_svg if by_hand else partial(to_svg, figure))(drawing.draw, drawing.alt, veiled)
            feed = getattr(figure, "feed", None)  # of a drawn feed
            drawn.append({"svg": svg, "feed": feed, "scales": found, "words": drawing.words, "still": still})
        return drawn

    @staticmethod
    def told(drawn: dict[str, Any]) -> dict[str, Any]:
        """Return of a figure what the script needs to move it: without the words that stay."""
        moving = {name: text for name, text in drawn["words"].items() if "{" in text}
        return {"scales": drawn["scales"], "still": drawn["still"], "words": moving}

    def draw(self, drawing: Drawing, result: dict[str, Any], texts: dict[str, str]) -> Any:
        """Return one figure of the result: of matplotlib, or a sketch."""
        module = import_module(f"lactation.figures.{self.content.scene}")
        return getattr(module, drawing.draw)(result["series"], {k: fill_in(t, texts) for k, t in drawing.words.items()})

    def lay_beside(self, figure: Any, series: dict[str, Any]) -> None:
        """Draw the second mother's lines over the first's, and the line of a guess, to be moved by the page's script."""
        other = self.other_result()
        for axes in getattr(figure, "axes", []):
            for name in [artist.get_gid() for artist in axes.get_children()]:
                if name in self.content.compare:
                    beside(axes, f"{name}_other", (other or {"series": series})["series"][name], OTHER)
                if self.content.guess and name == self.content.guess.series:
                    beside(axes, "guess", series[name], INK, dotted=True)

    def differences(self) -> str:
        """Return in words how the second mother's settings differ from the first's."""
        other = self.other or {}
        different = [c for c in self.content.controls if c.name in other and other[c.name] != self.settings[c.name]]
        named = [(listed([c.group, c.label], "list_comma", self.words) if c.group else c.label, c) for c in different]
        told = [{"label": label, "value": self.show(c, other[c.name])} for label, c in named]
        return listed([fill_in(self.words["label_value"], one) for one in told], "list_semicolon", self.words)

    def readouts(self, texts: dict[str, str]) -> list[dict[str, str]]:
        """Return the numbers that are read out, as text."""
        told = {r.name: with_unit(texts[r.name], r.unit, self.words) for r in self.content.readouts}
        return [{"name": r.name, "label": r.label, "text": told[r.name]} for r in self.content.readouts]

    def plain(self, number: float) -> str:
        """Return a number with as many decimals as it has."""
        return styled(f"{number:g}", self.words)

    def tables(self, result: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the tables of numbers, as text."""
        made = []
        for table in self.content.tables:
            columns = [result["series"][name] for name in table.series]
            rows = [
                [self.plain(columns[0]["x"][i]), *(as_text(column["y"][i], table.form, self.words) for column in columns)]
                for i in range(0, len(columns[0]["x"]), table.every)
            ]
            made.append({"caption": table.caption, "head": [table.x, *table.y], "rows": rows})
        return made

    def notes(self, has_band: bool) -> str:
        """Return the line that says how far the figure goes."""
        counts = {"n": number_text(len(ensemble()), 0, self.words), "m": number_text(len(mothers()), 0, self.words)}
        note = self.words["no_band_note"]
        if has_band:
            note = fill_in(self.words["band_note"] if self.content.mothers else self.words["band_note_one"], counts)
        return f"{self.words['teaching_model']} {note}"

    def show(self, control: Control, value: Any) -> str:
        """Return a control's value as text."""
        if control.kind == "choice":
            return control.options[int(value)]
        if control.kind == "cards":
            laid = [card.title for card in control.cards if card.name in value]
            return listed(laid, "list_comma", self.words) if laid else self.words["cards_none"]
        if control.kind == "pairs":
            return listed([f"{self.plain(one)} {self.plain(two)}" for one, two in value], "list_semicolon", self.words)
        if control.kind == "day":
            return day_text(value, control.kinds, self.words)
        if control.kind == "clock":
            times = [as_text(hour, "clock", self.words) for hour in sorted(value)]
            told = {"times": listed(times, "list_comma", self.words)}
            return fill_in(self.words["clock_now"], told) if times else self.words["clock_none"]
        return with_unit(as_text(value, control.form, self.words), control.unit, self.words)

    # Used by the faces

    def view(self, most: int | None = None) -> dict[str, Any]:
        """Return what the page needs: the finished figure, numbers and words, and what the script needs to move them.

        ``most``: see ``result``.
        """
        result = self.result(most=most)
        texts = self.texts(result)
        drawn = self.drawings(result, texts)
        has_band = any(name.endswith("_band") for drawing in drawn for name in drawing["scales"])
        doubt = has_band or any("doubt" in drawing["scales"] for drawing in drawn)  # a band that no setting moves
        spec = {
            "scene": self.content.scene,
            "settings": self.settings,
            "fixed": self.fixed,
            "other": self.other,
            "name": self.names[0],
            "other_name": self.names[1],
            "guess": self.content.guess.model_dump() if self.content.guess else None,
            "band": has_band,
            "mothers": self.content.mothers,
            "held": self.content.held,
            "expressing": self.content.expressing,
            "controls": self.controls,
            "forms": self.content.forms,
            "sentences": self.content.sentences,
            "readouts": [readout.model_dump() for readout in self.content.readouts],
            "tables": [table.model_dump() for table in self.content.tables],
            "figures": [self.told(one) for one in drawn],
        }
        if any(one["feed"] for one in drawn):
            spec["feed"] = feed_drawn()
        return {
            "name": self.name,
            "content": self.content,
            "predict": self.predict.asked(bool(self.content.guess)) if self.predict else None,
            "other": self.other_view(),
            "names": self.names,
            "stories": [self.story_view(story) for story in self.content.stories],
            "board": board_view(self.name, self.content),
            "controls": self.control_views(),
            "drawn": drawn,
            "readouts": self.readouts(texts),
            "sentence": self.sentence(result),
            "level": result.get("level", ""),
            "tables": self.tables(result),
            "has_band": doubt,
            "notes": self.notes(doubt),
            "groups": self.groups(),
            "works": [work(key) for key in self.content.sources],
            "card_works": {key: work(key) for c in self.content.controls for card in c.cards for key in card.sources},
            "spec": spec,
        }

    def quick_view(self) -> dict[str, Any]:
        """Return the same with bands of a few runs: the script works the whole ones out, sooner than a kernel would."""
        return self.view(most=FEW)

    def control_views(self) -> list[dict[str, Any]]:
        """Return each control with its value and that as text."""
        values = self.settings
        return [{"spec": c, "value": values[c.name], "text": self.show(c, values[c.name])} for c in self.content.controls]

    def groups(self) -> list[dict[str, Any]]:
        """Return the controls that fold away together, by the group's title."""
        titles = dict.fromkeys(control.group for control in self.content.controls if control.group)
        return [{"title": t, "controls": [c for c in self.control_views() if c["spec"].group == t]} for t in titles]

    def other_view(self) -> dict[str, Any]:
        """Return the second mother's numbers by readout, and how she differs; empty when there is none."""
        other = self.other_result()
        if other is None:
            return {}
        texts = self.texts(other, self.other)
        return {"differs": self.differences(), "readouts": {r["name"]: r["text"] for r in self.readouts(texts)}}

    def story_view(self, story: Story) -> dict[str, Any]:
        """Return one preset for the page: its question, and what to set when the learner has committed."""
        return {
            "story": story,
            "predict": predict_view(story, f"{self.name}-{story.id}", bool(self.content.guess)),
            "bet": bet_view(self.name, self.content, story),
        }

    def curves_key(self, result: dict[str, Any]) -> str:
        """Return the heights of every drawn line as a key."""
        return answer_key(*(f"{name} {[f'{y:.5g}' for y in one.get('y', [])]}" for name, one in result["series"].items()))

    def __repr__(self) -> str:
        """State the settings and every readout with fixed digits, so that a changed model changes the text.

        What a prediction or a story asks is stated with its answer as a key, and so is the sentence while a prediction veils it.
        Every drawn line is there as a key. Bands are left to the tests: their runs take as long as all the rest of a lesson.
        """
        result = self.result(band=False)
        settings = ", ".join(f"{key} {value}" for key, value in self.settings.items())
        numbers = "\n".join(f"  {key}: {value:.4f}" for key, value in result["readouts"].items())
        beside = self.other_view()
        numbers += "".join(f"\n  the other mother ({beside['differs']}), {k}: {v}" for k, v in beside.get("readouts", {}).items())
        return (
            f"Explorer {self.name}: {settings}\n{numbers}\n  curves: {self.curves_key(result)}"
            + f"\n  {answer_key(self.sentence(result)) if self.predict else self.sentence(result)}"
            + "".join("\n".join([f"\n  {story.title}", *item_lines(story)]) for story in self.content.stories)
            + (f"\n{self.predict!r}" if self.predict else "")
        )
