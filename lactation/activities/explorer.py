"""The explorer: a scene, its figures and its controls."""

from functools import partial
from importlib import import_module
from typing import Any

from lactation.activities.base import Activity, Field
from lactation.activities.questions import Predict
from lactation.content import ensemble, parameters
from lactation.content.references import work
from lactation.content.schema import Control, Drawing, ExplorerContent, explorer_content, words
from lactation.core.words import as_text, fill_in, say, text_values
from lactation.figures.sketch import Sketch
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

    def __init__(self, name: str, settings: dict[str, Any] | None = None, predict: Predict | None = None) -> None:
        self.name = name
        self.predict = predict
        self.content: ExplorerContent = explorer_content(name)
        self.scene = Scene(self.content.scene)
        self.words = words()
        self._key: str = ""
        self._run: Any = None
        self._members: list[Any] = []
        self.settings: dict[str, Any] = {control.name: control.default for control in self.content.controls}
        for key, value in (settings or {}).items():
            if key not in self.settings:
                raise ValueError(f"explore({name!r}): found setting {key}, expected one of {', '.join(self.settings)}")
            self.settings[key] = value
        self.scene.check(self.content.fixed | self.settings)

    def result(self, values: dict[str, Any] | None = None, band: bool = True) -> dict[str, Any]:
        """Return the scene's series, readouts and sentence names for the settings, changed by ``values``.

        The runs behind the last settings are kept: to move a control that only chooses what to show needs no new ones.
        """
        settings = self.content.fixed | self.settings | (values or {})
        key = repr([settings[name] for name in sorted(settings) if name not in self.scene.light()])
        self.scene.check(settings)
        if key != self._key:
            self._key, self._run, self._members = key, self.scene.run(settings, parameters()), []
        if band and not self._members:
            self._members = [self.scene.member(settings, member) for member in ensemble()]
        return self.scene.show(settings, self._run, self._members if band else [])

    def texts(self, result: dict[str, Any], values: dict[str, Any] | None = None) -> dict[str, str]:
        """Return settings and readouts as a reader sees them, by name."""
        settings = self.content.fixed | self.settings | (values or {})
        return text_values(settings | result["readouts"], self.content.forms, self.words)

    def sentence(self, result: dict[str, Any], values: dict[str, Any] | None = None) -> str:
        """Return the sentence under the figure."""
        return say(result["sentence"], self.content.sentences, self.texts(result, values))

    def drawings(self, result: dict[str, Any], texts: dict[str, str]) -> list[dict[str, Any]]:
        """Return each figure as ``{"svg", "scales", "words"}``."""
        drawn = []
        for drawing in self.content.figures:
            figure = self.draw(drawing, result, texts)
            by_hand = isinstance(figure, Sketch)
            found = figure.scales() if by_hand else scales(figure)
            veiled = [name for name in found if self.predict and name not in self.content.first]
            svg = (figure.to_svg if by_hand else partial(to_svg, figure))(drawing.draw, drawing.alt, veiled)
            drawn.append({"svg": svg, "scales": found, "words": drawing.words})
        return drawn

    def draw(self, drawing: Drawing, result: dict[str, Any], texts: dict[str, str]) -> Any:
        """Return one figure of the result: of matplotlib, or a sketch."""
        module = import_module(f"lactation.figures.{self.content.scene}")
        return getattr(module, drawing.draw)(result["series"], {k: fill_in(t, texts) for k, t in drawing.words.items()})

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
        note = fill_in(self.words["band_note"], {"n": str(len(ensemble()))}) if has_band else self.words["no_band_note"]
        return f"{self.words['teaching_model']} {note}"

    def show(self, control: Control, value: Any) -> str:
        """Return a control's value as text."""
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
            "fixed": self.content.fixed,
            "band": has_band,
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
            "predict": self.predict.view() if self.predict else None,
            "controls": [
                {"spec": control, "value": self.settings[control.name], "text": self.show(control, self.settings[control.name])}
                for control in self.content.controls
            ],
            "drawn": drawn,
            "readouts": self.readouts(texts),
            "sentence": self.sentence(result),
            "tables": self.tables(result),
            "notes": self.notes(has_band),
            "works": [work(key) for key in self.content.sources],
            "spec": spec,
        }

    def before(self) -> list[Activity]:
        """Return the prediction, when one is asked for first."""
        return [self.predict] if self.predict else []

    def heading(self) -> str:
        """Return the title."""
        return self.content.title

    def fields(self) -> list[Field]:
        """Return the controls."""
        return [
            Field(
                name=control.name,
                kind=control.kind,
                label=control.label,
                value=self.settings[control.name],
                low=control.min,
                high=control.max,
                step=control.step,
                show=lambda value, control=control: self.show(control, value),  # type: ignore[misc]
                help=control.help,
            )
            for control in self.content.controls
        ]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return figures, numbers and sentence for these values as HTML; ``quick`` leaves the band out."""
        result = self.result(values, band=not quick)
        texts = self.texts(result, values)
        drawn = self.drawings(result, texts)
        has_band = any(name.endswith("_band") for drawing in drawn for name in drawing["scales"])
        figures = "".join(f'<figure style="flex:1 1 310px;max-width:430px;margin:0">{d["svg"]}</figure>' for d in drawn)
        numbers = "".join(
            f"<tr><th style='text-align:left'>{r['label']}</th><td>{r['text']}</td></tr>" for r in self.readouts(texts)
        )
        return (
            f'<div style="display:flex;flex-wrap:wrap;gap:1rem">{figures}</div><p><b>{self.sentence(result, values)}</b></p>'
            f"<table>{numbers}</table><p><small>{self.notes(has_band)}</small></p>"
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
        bands = "\n".join(f"  {key}: {low:.2f} to {high:.2f} at the middle" for key, (low, high) in middle.items())
        return (
            f"Explorer {self.name}: {settings}\n{numbers}\n{bands}".rstrip()
            + f"\n  {self.sentence(result)}"
            + (f"\n{self.predict!r}" if self.predict else "")
        )
