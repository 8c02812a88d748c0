"""The explorer: a scene, its figures and its controls."""

from copy import deepcopy
from functools import partial
from html import escape
from importlib import import_module
from typing import Any

from markupsafe import Markup

from lactation.activities.asking import predict_view
from lactation.activities.base import Activity, Field
from lactation.activities.questions import Predict, Question
from lactation.content import ensemble, mothers, parameters
from lactation.content.references import work
from lactation.content.schema import Control, Drawing, ExplorerContent, Item, Story, explorer_content, words
from lactation.core.mothers import all_mothers
from lactation.core.scoring import widest_gap
from lactation.core.words import as_text, day_text, fill_in, say, text_values
from lactation.figures.sketch import Sketch
from lactation.figures.style import INK, SECOND, beside
from lactation.figures.svg import scales, to_svg


class Scene:
    """The functions of a scene in the core, by name."""

    def __init__(self, name: str) -> None:
        module = import_module(f"lactation.core.scenes.{name}")
        self.check = getattr(module, f"check_{name}")
        self.run = getattr(module, f"{name}_run")
        self.member = getattr(module, f"{name}_member")
        self.show = getattr(module, f"{name}_show")
        self.light = getattr(module, f"{name}_light")


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
    live = True

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
        for key in [*(settings or {}), *changed]:
            if key not in self.settings:
                raise ValueError(f"explore({name!r}): found setting {key}, expected one of {', '.join(self.settings)}")
        self.fixed: dict[str, Any] = dict(self.content.fixed)
        for control in self.content.controls:
            if control.kind == "cards":
                self.fixed[f"{control.name}_effects"] = {card.name: card.effects for card in control.cards}
                self.fixed[f"{control.name}_titles"] = {card.name: card.title for card in control.cards}
        self.settings |= settings or {}
        self.other: dict[str, Any] | None = self.settings | changed if changed else None
        self.scene.check(self.fixed | self.settings)
        if self.other is not None:
            self.scene.check(self.fixed | self.other)

    def result(self, values: dict[str, Any] | None = None, band: bool = True) -> dict[str, Any]:
        """Return the scene's series, readouts and sentence names for the settings, changed by ``values``.

        The runs behind the last settings are kept: to move a control that only chooses what to show needs no new ones.
        """
        settings = self.fixed | self.settings | (values or {})
        # Compared as values: a slider of a notebook says 15.0 where the content says 15.
        key = deepcopy([settings[name] for name in sorted(settings) if name not in self.scene.light()])
        self.scene.check(settings)
        if key != self._key:
            self._key, self._run, self._members, self._mothers = key, self.scene.run(settings, parameters()), [], []
        if not band:
            return self.scene.show(settings, self._run, [])
        if not self._members:
            self._members = [self.scene.member(settings, member) for member in ensemble()]
            self._mothers = [self.scene.member(settings, mother) for mother in self.mother_sets()]
        result = self.scene.show(settings, self._run, self._members)
        if not self._mothers:
            return result
        result["series"] |= as_mothers(self.scene.show(settings, self._run, self._mothers)["series"])
        return result

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

    def drawings(self, result: dict[str, Any], texts: dict[str, str], movable: bool = True) -> list[dict[str, Any]]:
        """Return each figure as ``{"svg", "scales", "words"}``; a movable one also holds lines that are hidden at first."""
        drawn = []
        for drawing in self.content.figures:
            figure = self.draw(drawing, result, texts)
            if movable or self.other is not None:
                self.lay_beside(figure, result["series"], movable)
            by_hand = isinstance(figure, Sketch)
            found = figure.scales() if by_hand else scales(figure)
            veiled = [name for name in found if self.predict and name not in (*self.content.first, "guess")]
            svg = (figure.to_svg if by_hand else partial(to_svg, figure))(drawing.draw, drawing.alt, veiled)
            drawn.append({"svg": svg, "scales": found, "words": drawing.words})
        return drawn

    def draw(self, drawing: Drawing, result: dict[str, Any], texts: dict[str, str]) -> Any:
        """Return one figure of the result: of matplotlib, or a sketch."""
        module = import_module(f"lactation.figures.{self.content.scene}")
        return getattr(module, drawing.draw)(result["series"], {k: fill_in(t, texts) for k, t in drawing.words.items()})

    def lay_beside(self, figure: Any, series: dict[str, Any], movable: bool) -> None:
        """Draw the second mother's lines over the first's and, to be moved by the page's script, the line of a guess."""
        other = self.other_result()
        for axes in getattr(figure, "axes", []):
            for name in [artist.get_gid() for artist in axes.get_children()]:
                if name in self.content.compare:
                    beside(axes, f"{name}_other", (other or {"series": series})["series"][name], SECOND)
                if movable and self.content.guess and name == self.content.guess.series:
                    beside(axes, "guess", series[name], INK, dotted=True)

    def differences(self) -> str:
        """Return in words how the second mother's settings differ from the first's."""
        other = self.other or {}
        different = [c for c in self.content.controls if c.name in other and other[c.name] != self.settings[c.name]]
        named = [(f"{c.group}, {c.label}" if c.group else c.label, self.show(c, other[c.name])) for c in different]
        return "; ".join(f"{label}: {text}" for label, text in named)

    def readouts(self, texts: dict[str, str]) -> list[dict[str, str]]:
        """Return the numbers that are read out, as text."""
        return [{"name": r.name, "label": r.label, "text": f"{texts[r.name]} {r.unit}".strip()} for r in self.content.readouts]

    def tables(self, result: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the tables of numbers, as text."""
        made = []
        for table in self.content.tables:
            columns = [result["series"][name] for name in table.series]
            rows = [
                [f"{columns[0]['x'][i]:g}", *(as_text(column["y"][i], table.form, self.words) for column in columns)]
                for i in range(0, len(columns[0]["x"]), table.every)
            ]
            made.append({"caption": table.caption, "head": [table.x, *table.y], "rows": rows})
        return made

    def notes(self, has_band: bool) -> str:
        """Return the line that says how far the figure goes."""
        counts = {"n": str(len(ensemble())), "m": str(len(mothers()))}
        note = self.words["no_band_note"]
        if has_band:
            note = fill_in(self.words["band_note"] if self.content.mothers else self.words["band_note_one"], counts)
        return f"{self.words['teaching_model']} {note}"

    def band_key(self, has_band: bool) -> str:
        """Return which band is which, said once: nothing without bands."""
        if not has_band:
            return ""
        return f"{self.words['band_doubt']} {self.words['band_mothers']}" if self.content.mothers else self.words["band_doubt"]

    def show(self, control: Control, value: Any) -> str:
        """Return a control's value as text."""
        if control.kind == "choice":
            return control.options[int(value)]
        if control.kind == "cards":
            return ", ".join(card.title for card in control.cards if card.name in value) or self.words["cards_none"]
        if control.kind == "pairs":
            return "; ".join(f"{one:g} {two:g}" for one, two in value)
        if control.kind == "day":
            return day_text(value, control.kinds, self.words)
        if control.kind == "clock":
            times = [as_text(hour, "clock", self.words) for hour in sorted(value)]
            return fill_in(self.words["clock_now"], {"times": ", ".join(times)}) if times else self.words["clock_none"]
        return f"{as_text(value, control.form, self.words)} {control.unit}".strip()

    # Used by the faces

    def view(self) -> dict[str, Any]:
        """Return what the page needs: the finished figure, numbers and words, and what the script needs to move them."""
        result = self.result()
        texts = self.texts(result)
        drawn = self.drawings(result, texts)
        has_band = any(name.endswith("_band") for drawing in drawn for name in drawing["scales"])
        spec = {
            "scene": self.content.scene,
            "settings": self.settings,
            "fixed": self.fixed,
            "other": self.other,
            "guess": self.content.guess.model_dump() if self.content.guess else None,
            "band": has_band,
            "mothers": self.content.mothers,
            "held": self.content.held,
            "expressing": self.content.expressing,
            "controls": [control.model_dump(exclude_defaults=True) for control in self.content.controls],
            "forms": self.content.forms,
            "sentences": self.content.sentences,
            "readouts": [readout.model_dump() for readout in self.content.readouts],
            "tables": [table.model_dump() for table in self.content.tables],
            "figures": [{"scales": d["scales"], "words": {k: w for k, w in d["words"].items() if "{" in w}} for d in drawn],
            "series": {name: {"x": s["x"][-1:], "y": s["y"][-1:]} for name, s in result["series"].items() if "y" in s},
        }
        return {
            "name": self.name,
            "content": self.content,
            "predict": self.predict.asked(bool(self.content.guess)) if self.predict else None,
            "other": self.other_view(),
            "stories": [self.story_view(story) for story in self.content.stories],
            "controls": self.control_views(),
            "drawn": drawn,
            "readouts": self.readouts(texts),
            "sentence": self.sentence(result),
            "level": result.get("level", ""),
            "tables": self.tables(result),
            "has_band": has_band,
            "notes": self.notes(has_band),
            "groups": self.groups(),
            "works": [work(key) for key in self.content.sources],
            "card_works": {key: work(key) for c in self.content.controls for card in c.cards for key in card.sources},
            "spec": spec,
        }

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
        }

    def before(self) -> list[Activity]:
        """Return the prediction and the line to draw, when they are asked for first, and the stories."""
        stories = [StoryQuestion(self, story) for story in self.content.stories]
        first = [self.predict] if self.predict else []
        return [*first, *([Draw(self)] if self.content.guess and self.predict else []), *stories]

    def heading(self) -> str:
        """Return the title."""
        return self.content.title

    def fields(self) -> list[Field]:
        """Return the controls."""
        return [
            Field(
                name=control.name,
                kind="option" if control.kind == "choice" else control.kind,
                label=control.label,
                value=self.settings[control.name],
                low=control.min,
                high=control.max,
                step=control.step,
                options=tuple(control.options) or tuple((card.title, card.name) for card in control.cards),
                kinds=control.kinds,
                show=lambda value, control=control: self.show(control, value),  # type: ignore[misc]
                help=control.help,
                moves=control.moves,
            )
            for control in self.content.controls
        ]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return figures, numbers and sentence for these values as HTML; ``quick`` leaves the band out."""
        result = self.result(values, band=not quick)
        texts = self.texts(result, values)
        drawn = self.drawings(result, texts, movable=False)
        has_band = any(name.endswith("_band") for drawing in drawn for name in drawing["scales"])
        figures = "".join(f'<figure style="flex:1 1 310px;max-width:430px;margin:0">{d["svg"]}</figure>' for d in drawn)
        other = self.other_view()
        numbers = "".join(
            f"<tr><th style='text-align:left'>{escape(r['label'])}</th><td>{escape(r['text'])}</td>"
            + (f"<td>{escape(other['readouts'][r['name']])}</td></tr>" if other else "</tr>")
            for r in self.readouts(texts)
        )
        if other:
            mine, hers = (escape(self.words[name]) for name in ("this_mother", "other_mother"))
            beside = f"<th></th><th>{mine}</th><th>{hers}: {escape(other['differs'])}</th>"
            numbers = f"<tr>{beside}</tr>{numbers}"
        said = escape(self.sentence(result, values))
        return (
            f'<div style="display:flex;flex-wrap:wrap;gap:1rem">{figures}</div><p><b>{said}</b></p>'
            f"<table>{numbers}</table><p><small>{escape(self.band_key(has_band))} {escape(self.notes(has_band))}</small></p>"
        )

    def __repr__(self) -> str:
        """State the settings and every readout with fixed digits, so that a changed model changes the text."""
        result = self.result()
        settings = ", ".join(f"{key} {value}" for key, value in self.settings.items())
        numbers = "\n".join(f"  {key}: {value:.4f}" for key, value in result["readouts"].items())
        middle = {
            key: (s["low"][len(s["low"]) // 2], s["high"][len(s["high"]) // 2])
            for key, s in result["series"].items()
            if "low" in s
        }
        beside = self.other_view()
        numbers += "".join(f"\n  the other mother ({beside['differs']}), {k}: {v}" for k, v in beside.get("readouts", {}).items())
        bands = "\n".join(f"  {key}: {low:.2f} to {high:.2f} at the middle" for key, (low, high) in middle.items())
        return (
            f"Explorer {self.name}: {settings}\n{numbers}\n{bands}".rstrip()
            + f"\n  {self.sentence(result)}"
            + (f"\n{self.predict!r}" if self.predict else "")
        )


class Draw(Activity):
    """A line to draw before it is shown, and the gap to the model's line explained."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        guess = explorer.content.guess
        if guess is None:
            raise ValueError(f"explorer {explorer.name}: found no guess, expected one in its content file")
        self.guess = guess
        self.words = explorer.words

    def heading(self) -> str:
        """Return the step's name."""
        return self.words["draw_step"]

    def fields(self) -> list[Field]:
        """Return a slider for each place of the line."""
        g, made = self.guess, []
        for number, x in enumerate(g.at):
            name = fill_in(g.label, {"x": as_text(x, g.x_form, self.words)})
            made.append(Field(str(number), "slider", name, g.start, g.low, g.high, g.step, show=lambda v: f"{v:g} {g.unit}"))
        return made

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["commit"]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return where the drawn line and the model's lie furthest apart, and why."""
        drawn = [float(values[str(number)]) for number in range(len(self.guess.at))]
        return f"<p>{escape(self.gap(drawn))}</p>"

    def gap(self, drawn: list[float]) -> str:
        """Return the sentence about the widest gap between the heights ``drawn`` and the model's line."""
        g, series = self.guess, self.explorer.result(band=False)["series"][self.guess.series]
        found = widest_gap(g.at, drawn, series["x"], series["y"], g.high - g.low)
        texts = {key: as_text(found[key], g.form, self.words) for key in ("guess", "model", "gap")}
        return fill_in(getattr(g, found["verdict"]), texts | {"x": as_text(found["x"], g.x_form, self.words)})

    def __repr__(self) -> str:
        """State where the line is drawn."""
        return f"Draw {self.explorer.name}: {self.guess.series} at {', '.join(f'{x:g}' for x in self.guess.at)}"


class StoryQuestion(Question):
    """One preset in a notebook: the story and its question, then what the explorer shows and why."""

    def __init__(self, explorer: Explorer, story: Story) -> None:
        self.explorer = explorer
        self.story = story
        self.words = explorer.words

    def items(self) -> list[Item]:
        """Return the story's question."""
        return [self.story]

    def heading(self) -> str:
        """Return the title and the story."""
        return Markup(f"{escape(self.story.title)}</h3><p>{escape(self.story.story)}</p><h3>")

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["commit"]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the reasons, the explorer as the story sets it, and the explanation."""
        told = Explorer(self.explorer.name, self.explorer.settings | self.story.see, other=self.story.other)
        return f"{super().respond(values)}{told.respond({})}<p>{escape(self.story.then)}</p>"
