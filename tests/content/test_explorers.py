"""Content and scene of each explorer fit: every sentence, number, series and label that one names, the other has."""

import itertools
import math
import random
import re
from importlib import import_module

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.core.words import fill_in
from tests.browser.test_parity import random_settings

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
SLOW = {"supply"}  # scenes of which a run takes a sixth of a second
MOST_SLOW_RUNS = 20
LARGEST, SAMPLE = 2000, 300  # a larger grid is sampled; the sample is the same every time
SMALL_TOO = {"let_down": {"alcohol_g_per_kg": [0, 0.3, 1, 2]}}  # small amounts have a sentence of their own
MORE = {"growth": 4000}  # a scene with many findings, and quick
TWELVE_WEEKS = {"simulator", "relactation"}  # scenes whose runs take a twentieth of a second: their grids are sampled
FEWER = {  # values of an explorer with a large grid; what is usual stands there often, so that one finding is seen by itself
    "growth": {
        "birth_kg": [2, 2.6, 3.4, 3.4, 3.4], "girl": [0], "wet": [0, 4, 5, 8, 8, 8], "soiled": [0, 1, 3, 5, 5, 5],
        "day": [0, 1, 2, 4, 5, 9, 14, 21, 42, 84], "early": [0, 0, 0, 0, 1], "dry": [*[0] * 9, 1],
        "stool": [*[0] * 9, 1, 2, 3, 4],
        "urine": [*[0] * 9, 1, 2], "skin": [*[0] * 9, 1, 2],
    },
    "relactation": {
        "weights": [[], [[0, 5.2]], [[0, 5.2], [4, 5.32]], [[0, 5.2], [4, 5.27]], [[0, 5.2], [4, 5.2]], [[0, 5.2], [4, 5.9]]],
        "nappies": [[], [[0, 7]], [[2, 5]], [[2, 4]]], "age_days": [42, 84], "pause_days": [3, 35], "look_day": [5, 14, 28, 28],
        "step_ml": [0, 30, 60, 100], "every_days": [1, 2, 3], "day_feeds": [0, 6, 8, 10], "day_express": [0, 0, 8],
    },
}  # fmt: skip
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
    [[1, 3.3]],
    [[1, 3.15]],
    [[8, 3.5], [9, 3.32]],
    [[14, 3.42], [28, 3.7]],
    [[14, 3.8], [21, 3.82]],
    [[14, 3.8], [35, 4.0], [63, 5.5]],
    [[14, 4.0], [42, 4.55], [84, 5.4]],
    [[14, 3.9], [42, 4.6], [84, 5.3]],
    [[14, 3.9], [42, 4.6], [84, 5.5]],
    [[9, 2.5], [14, 2.65]],
    [[9, 2.5]],
    [[3, 3.1], [11, 3.35]],
    [[3, 3.2], [11, 3.4]],
    [[4, 3.25], [9, 3.4], [14, 3.7]],
]


def days_of(control):
    """Planned days: empty, the default, of one kind each, of all kinds in turn, and as full as can be."""
    kinds = list(control.kinds)
    alike = [[[3 * i, kind] for i in range(8)] for kind in kinds]
    in_turn = [[3 * i + 1, kinds[i % len(kinds)]] for i in range(8)]
    return [[], control.default, *alike, in_turn, [[24 * i / control.most, kinds[0]] for i in range(control.most)]]


def cards_of(control):
    """No card, each by itself, each two together, and as many as may lie."""
    names = [card.name for card in control.cards]
    return [[], *([name] for name in names), *map(list, itertools.combinations(names, 2)), names[: control.most]]


def numbers_of(control):
    """The ends of a slider, its default and its middle; where it plays, a walk through its phases: each must be met."""
    if control.play:
        steps = round((control.max - control.min) / control.step)
        return [control.min + control.step * step for step in range(0, steps + 1, max(1, steps // 40))]
    middle = control.min + control.step * round(0.5 * (control.max - control.min) / control.step)
    return sorted({control.min, middle, control.max, control.default})


VALUES = {
    "clock": lambda c: [[], [6.0], [7.0, 12.0, 18.0], [6, 9, 12, 15, 18, 21], c.default, [1.5 * i for i in range(16)]],
    "day": days_of,
    "pairs": lambda c: [[], c.default, *WEIGHTS],
    "cards": cards_of,
    "switch": lambda _: [0, 1],
    "choice": lambda c: list(range(len(c.options))),
    "slider": numbers_of,
}


def values_of(control):
    """A few values of a control."""
    return VALUES[control.kind](control)


def choices_of(explorer, controls):
    """The values of each control; of what needs a new run of a slow scene, only the ends where there are many."""
    light, fewer = explorer.scene.light(), (FEWER | SMALL_TOO).get(explorer.name, {})
    choices = [fewer.get(control.name, values_of(control)) for control in controls]
    heavy = [values for control, values in zip(controls, choices, strict=True) if control.name not in light]
    if explorer.content.scene in SLOW and math.prod(map(len, heavy)) > MOST_SLOW_RUNS:
        return [
            [control.min, control.max] if control.kind == "slider" and control.name not in light else values
            for control, values in zip(controls, choices, strict=True)
        ]
    return choices


def grid(explorer):
    """Settings over the whole range: every combination, or the same sample of them each time, and those of the stories."""
    light = explorer.scene.light()
    # What is slow changes least often, so that the explorer keeps its run.
    controls = sorted(explorer.content.controls, key=lambda control: control.name in light)
    names, choices = [control.name for control in controls], choices_of(explorer, controls)
    if math.prod(map(len, choices)) <= (SAMPLE if explorer.content.scene in TWELVE_WEEKS else LARGEST):
        for found in itertools.product(*choices):
            yield dict(zip(names, found, strict=True))
    else:
        rng = random.Random(explorer.name)
        for _ in range(MORE.get(explorer.name, SAMPLE)):
            yield dict(zip(names, map(rng.choice, choices), strict=True))
    for story in explorer.content.stories:
        yield explorer.settings | story.see


@pytest.fixture(scope="module", params=EXPLORERS)
def explored(request):
    """An explorer with its results over the grid, without bands: they need no words."""
    explorer = Explorer(request.param)
    return explorer, [(settings, explorer.result(settings, band=False)) for settings in grid(explorer)]


@pytest.fixture(scope="module")
def told(explored):
    """What is said at each setting."""
    explorer, results = explored
    return [(settings, explorer.sentence(result, settings)) for settings, result in results]


def test_grid_is_wide(explored):
    assert len(explored[1]) >= 60


def test_every_sentence_that_is_said_is_written(explored):
    explorer, results = explored
    said = {name for _, result in results for name in result["sentence"]}
    assert said - set(explorer.content.sentences) == set()


def test_every_sentence_that_is_written_is_said_somewhere(explored):
    explorer, results = explored
    said = {name for _, result in results for name in result["sentence"]}
    assert {name for name, text in explorer.content.sentences.items() if text} - said == set()


def test_no_placeholder_is_left_in_a_sentence(told):
    for settings, text in told:
        assert text
        assert not re.search(r"[{}]", text), settings


def test_no_sentence_says_a_number_that_is_none(told):
    for settings, text in told:
        assert not re.search(r"\b(nan|inf|None|undefined)\b", text), settings


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


def wild_of(explorer, setting):
    """A value that no scene may take, in the shape of the setting's control."""
    kinds = {control.name: control.kind for control in explorer.content.controls}
    return {"clock": [math.nan], "day": [[math.nan, "feed"]], "cards": ["nan"]}.get(kinds.get(setting), math.nan)


@pytest.mark.parametrize("name", EXPLORERS)
def test_scene_checks_every_setting_it_is_given(name):
    explorer = Explorer(name)
    for setting, value in (explorer.content.fixed | explorer.settings).items():
        band = setting in ("low", "high") and isinstance(value, list)  # a band that stands in the explorer's file
        wild = [math.nan] * len(value) if band else wild_of(explorer, setting)
        with pytest.raises(ValueError, match="found nan"):
            explorer.result({setting: wild})


def ends_of(control):
    """The most extreme values a control can take."""
    if control.kind == "slider":
        return [control.min, control.max]
    if control.kind == "clock":
        return [[23.75] * control.most]
    if control.kind == "day":
        return [[[hour, kind] for _ in range(control.most)] for hour in (0, 23.75) for kind in control.kinds]
    if control.kind == "pairs":
        first, second = control.columns
        rows = [[first.min + i * first.step, second.max if i % 2 else second.min] for i in range(control.most)]
        rows[-1][0] = first.max
        return [rows]
    return values_of(control)


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_value_a_control_can_take_is_allowed_by_the_scene(name):
    explorer = Explorer(name)
    for control in explorer.content.controls:
        for value in ends_of(control):
            explorer.scene.check(explorer.fixed | explorer.settings | {control.name: value})


@pytest.mark.parametrize("name", EXPLORERS)
def test_default_and_range_lie_on_the_sliders_steps(name):
    for control in Explorer(name).content.controls:
        if control.kind == "slider":
            for value in (control.default, control.max):
                steps = (value - control.min) / control.step
                assert steps == pytest.approx(round(steps), abs=1e-9), control.name


def test_leaking_has_a_sentence_for_whatever_its_controls_can_hold():
    explorer, rng = Explorer("leaking"), random.Random("leaking")
    expressed = [0, 2.25, 6, 7.25, 7.5, 7.75, 9, 9.5, 16.5, 17.5, 21, 22.5, 23.25]
    full = sorted([[hour, "express"] for hour in expressed] + [[hour, "feed"] for hour in (12, 18, 21)])
    found = [explorer.settings | {"look_day": 84, "storage_ml": 390, "b_day": full}]
    found += [random_settings(explorer, rng) for _ in range(80)]
    for settings in found:
        result = explorer.result(settings, band=False)
        assert set(result["sentence"]) <= set(explorer.content.sentences), settings
        assert "{" not in explorer.sentence(result, settings), settings
