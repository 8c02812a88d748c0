"""Content and scene of each explorer fit: every sentence, number, series and label that one names, the other has."""

import itertools
import re
from importlib import import_module

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.core.words import fill_in

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
SLOW = {"supply"}
FEWER = {"growth": {"birth_kg": [2, 3.4], "girl": [0], "soiled": [0, 5]}}  # values of an explorer with a large grid
WEIGHTS = [  # a baby of 3.4 kg: who lost a tenth, is slow or does not gain, is not back, or was written down wrongly
    [[3, 3.0], [9, 3.5]],
    [[3, 3.1]],
    [[4, 3.0]],
    [[4, 3.15], [7, 3.15]],
    [[5, 3.2], [7, 3.19]],
    [[7, 3.3], [13, 3.35]],
    [[14, 3.38], [42, 3.6]],
    [[14, 3.0]],
    [[7, 3.3], [14, 5.3]],
    [[7, 2.0]],
]


def values_of(control):
    """A few values of a control: its ends, its default, and something between."""
    if control.kind == "clock":
        return [[], [6.0], [7.0, 12.0, 18.0], [6, 9, 12, 15, 18, 21], control.default, [1.5 * i for i in range(16)]]
    if control.kind == "switch":
        return [0, 1]
    if control.kind == "pairs":
        return [[], control.default, *WEIGHTS]
    if control.play:  # a walk through phases: each must be met
        steps = round((control.max - control.min) / control.step)
        return [control.min + control.step * step for step in range(0, steps + 1, 5)]
    middle = control.min + control.step * round(0.5 * (control.max - control.min) / control.step)
    return sorted({control.min, middle, control.max, control.default})


def grid(explorer):
    """Settings over the whole range; of what needs a new run of a slow scene, only the ends."""
    light = explorer.scene.light()
    # What is slow changes least often, so that the explorer keeps its run.
    controls = sorted(explorer.content.controls, key=lambda control: control.name in light)
    choices = [
        [control.min, control.max]
        if explorer.name in SLOW and control.kind == "slider" and control.name not in light
        else values_of(control)
        for control in controls
    ]
    fewer = FEWER.get(explorer.name, {})
    choices = [fewer.get(control.name, values) for control, values in zip(controls, choices, strict=True)]
    for found in itertools.product(*choices):
        yield dict(zip((control.name for control in controls), found, strict=True))


@pytest.fixture(scope="module", params=EXPLORERS)
def explored(request):
    """An explorer with its results over the grid, without bands: they need no words."""
    explorer = Explorer(request.param)
    return explorer, [(settings, explorer.result(settings, band=False)) for settings in grid(explorer)]


def test_grid_is_wide(explored):
    assert len(explored[1]) >= 60


def test_every_sentence_that_is_said_is_written(explored):
    explorer, results = explored
    said = {name for _, result in results for name in result["sentence"]}
    assert said - set(explorer.content.sentences) == set()


def test_every_sentence_that_is_written_is_said_somewhere(explored):
    explorer, results = explored
    said = {name for _, result in results for name in result["sentence"]}
    assert set(explorer.content.sentences) - said == set()


def test_no_placeholder_is_left_in_a_sentence(explored):
    explorer, results = explored
    for settings, result in results:
        text = explorer.sentence(result, settings)
        assert text
        assert not re.search(r"[{}]", text), settings


def test_no_sentence_says_a_number_that_is_none(explored):
    explorer, results = explored
    for settings, result in results:
        assert not re.search(r"\b(nan|inf|None|undefined)\b", explorer.sentence(result, settings)), settings


def test_scene_gives_the_same_series_and_readouts_at_all_settings(explored):
    _, results = explored
    assert len({(frozenset(result["series"]), frozenset(result["readouts"])) for _, result in results}) == 1


def test_every_readout_shown_is_computed(explored):
    explorer, results = explored
    assert {readout.name for readout in explorer.content.readouts} <= set(results[0][1]["readouts"])


def test_every_table_names_series_of_the_scene(explored):
    explorer, results = explored
    for table in explorer.content.tables:
        assert set(table.series) <= set(results[0][1]["series"])
        assert len(table.series) == len(table.y)


def test_series_of_one_table_share_their_x(explored):
    explorer, results = explored
    for table in explorer.content.tables:
        for _, result in results[:: len(results) // 10]:
            xs = [result["series"][name]["x"] for name in table.series]
            assert all(x == xs[0] for x in xs)


def test_forms_are_of_numbers_that_exist(explored):
    explorer, results = explored
    assert set(explorer.content.forms) <= set(explorer.settings) | set(explorer.content.fixed) | set(results[0][1]["readouts"])


def test_labels_of_the_figures_can_be_filled(explored):
    explorer, results = explored
    for settings, result in results[:: len(results) // 20]:
        texts = explorer.texts(result, settings)
        for drawing in explorer.content.figures:
            for template in drawing.words.values():
                assert "{" not in fill_in(template, texts)


@pytest.mark.parametrize("name", EXPLORERS)
def test_what_shows_before_a_prediction_is_in_a_figure(shown, name):
    explorer, _, drawn = shown[name]
    assert set(explorer.content.first) <= {series for figure in drawn for series in figure["scales"]}


def test_every_figure_has_a_function_that_draws_it(explored):
    explorer, _ = explored
    module = import_module(f"lactation.figures.{explorer.content.scene}")
    assert all(callable(getattr(module, drawing.draw)) for drawing in explorer.content.figures)


@pytest.mark.parametrize("name", EXPLORERS)
def test_scene_checks_every_setting_it_is_given(name):
    explorer = Explorer(name)
    for setting in explorer.content.fixed | explorer.settings:
        wild = [float("nan")] if isinstance(explorer.settings.get(setting), list) else float("nan")
        with pytest.raises(ValueError, match="found nan"):
            explorer.result({setting: wild})


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_value_a_control_can_take_is_allowed_by_the_scene(name):
    explorer = Explorer(name)
    for control in explorer.content.controls:
        if control.kind == "slider":
            for value in (control.min, control.max):
                explorer.scene.check(explorer.content.fixed | explorer.settings | {control.name: value})
        elif control.kind == "clock":
            explorer.scene.check(explorer.content.fixed | explorer.settings | {control.name: [23.75] * control.most})
        elif control.kind == "pairs":
            first, second = control.columns
            rows = [[first.min + i * first.step, second.max if i % 2 else second.min] for i in range(control.most)]
            rows[-1][0] = first.max
            explorer.scene.check(explorer.content.fixed | explorer.settings | {control.name: rows})


@pytest.mark.parametrize("name", EXPLORERS)
def test_default_and_range_lie_on_the_sliders_steps(name):
    for control in Explorer(name).content.controls:
        if control.kind == "slider":
            for value in (control.default, control.max):
                steps = (value - control.min) / control.step
                assert steps == pytest.approx(round(steps), abs=1e-9), control.name
