import re

import pytest

from lactation import explore
from lactation.activities.explorer import Explorer, Scene
from lactation.activities.questions import Predict
from lactation.content import HERE, ContentError
from lactation.core.words import as_text

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
FAST = ["let_down", "prolactin_day"]


@pytest.mark.parametrize("name", EXPLORERS)
def test_scene_has_its_five_functions(name):
    scene = Scene(name)
    assert all(callable(part) for part in (scene.check, scene.run, scene.member, scene.show, scene.light))


@pytest.mark.parametrize("name", EXPLORERS)
def test_explorer_starts_from_the_defaults(name):
    explorer = explore(name)
    assert explorer.settings == {control.name: control.default for control in explorer.content.controls}


def test_explorer_takes_settings():
    assert explore("let_down", stress=0.5).settings["stress"] == 0.5


def test_settings_of_one_explorer_do_not_reach_the_next():
    explore("let_down", stress=0.5)
    assert explore("let_down").settings["stress"] == 0


def test_unknown_setting_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"explore\('let_down'\): found setting stres, expected one of stress, pain"):
        explore("let_down", stres=0.5)


def test_unknown_explorer_is_refused_with_those_there_are():
    with pytest.raises(ContentError, match="expected one of let_down"):
        explore("elephant")


def test_unknown_prediction_is_refused_with_those_there_are():
    with pytest.raises(ContentError, match="found no such lesson, expected one of "):
        explore("let_down", predict="elephant")


def test_wild_setting_is_refused_when_it_is_run():
    with pytest.raises(ValueError, match="stress: found 7, expected a number from 0 to 1"):
        explore("let_down", stress=7).result(band=False)


def test_wild_setting_is_refused_at_once():
    with pytest.raises(ValueError, match="stress"):
        explore("let_down", stress=7)


def test_moving_only_what_is_shown_keeps_the_run(monkeypatch):
    explorer = explore("supply")
    explorer.result(band=False)
    monkeypatch.setattr(explorer.scene, "run", lambda *_: pytest.fail("ran again"))
    other = explorer.result({"day": 40, "sessions": 5}, band=False)
    assert other["series"]["marker"]["x"] == [40]


def test_moving_what_is_computed_runs_again():
    explorer = explore("let_down")
    usual = explorer.result(band=False)
    assert explorer.result({"stress": 1}, band=False)["series"]["moved"] != usual["series"]["moved"]


def test_going_back_gives_the_first_result_again():
    explorer = explore("let_down")
    first = explorer.result()
    explorer.result({"stress": 1})
    assert explorer.result() == first


def test_band_follows_the_settings():
    explorer = explore("let_down")
    usual = explorer.result()["series"]["moved_band"]
    assert explorer.result({"stress": 1})["series"]["moved_band"] != usual


def test_refused_setting_leaves_the_explorer_as_it_was():
    explorer = explore("let_down")
    first = explorer.result()
    with pytest.raises(ValueError, match="stress"):
        explorer.result({"stress": 7})
    assert explorer.result() == first


def test_quick_result_leaves_the_band_out():
    assert explore("let_down").result(band=False)["series"]["moved_band"]["low"] == []


def test_band_comes_from_the_whole_ensemble(members):
    explorer = explore("let_down")
    explorer.result()
    assert len(explorer._members) == len(members)


@pytest.mark.parametrize("name", EXPLORERS)
def test_texts_have_every_control_and_readout(shown, name):
    explorer, result, _ = shown[name]
    numbers = {key for key, value in explorer.settings.items() if not isinstance(value, list)}
    assert set(explorer.texts(result)) >= numbers | set(result["readouts"])


@pytest.mark.parametrize("name", EXPLORERS)
def test_readouts_say_number_and_unit(shown, name):
    explorer, result, _ = shown[name]
    for readout, content in zip(explorer.readouts(explorer.texts(result)), explorer.content.readouts, strict=True):
        assert readout["label"] == content.label
        assert re.search(r"\d", readout["text"])
        assert readout["text"].endswith(content.unit)


@pytest.mark.parametrize("name", EXPLORERS)
def test_table_has_a_row_for_each_nth_point(shown, name):
    explorer, result, _ = shown[name]
    for made, table in zip(explorer.tables(result), explorer.content.tables, strict=True):
        points = len(result["series"][table.series[0]]["x"])
        assert len(made["rows"]) == -(-points // table.every)
        assert {len(row) for row in made["rows"]} == {len(made["head"])} == {1 + len(table.y)}


@pytest.mark.parametrize("name", EXPLORERS)
def test_table_shows_the_numbers_of_the_series(shown, name):
    explorer, result, _ = shown[name]
    for made, table in zip(explorer.tables(result), explorer.content.tables, strict=True):
        last = range(0, len(result["series"][table.series[0]]["x"]), table.every)[-1]
        expected = [as_text(result["series"][series]["y"][last], table.form, explorer.words) for series in table.series]
        assert made["rows"][-1][1:] == expected


def test_note_says_how_many_sets_the_band_holds(members):
    note = explore("let_down").notes(has_band=True)
    assert str(len(members)) in note
    assert "{" not in note


def test_note_without_band_says_so():
    explorer = explore("prolactin_day")
    assert explorer.words["no_band_note"] in explorer.notes(has_band=False)


@pytest.mark.parametrize("name", EXPLORERS)
def test_view_says_whether_there_is_a_band(shown, name):
    explorer, result, _ = shown[name]
    assert explorer.view()["spec"]["band"] == any("low" in series for series in result["series"].values())


@pytest.mark.parametrize("name", EXPLORERS)
def test_view_gives_the_script_a_scale_for_every_moving_artist(shown, name):
    explorer, _, drawings = shown[name]
    assert [figure["scales"] for figure in explorer.view()["spec"]["figures"]] == [drawing["scales"] for drawing in drawings]


@pytest.mark.parametrize("name", EXPLORERS)
def test_view_gives_the_script_the_last_point_of_every_label(shown, name):
    explorer, result, drawings = shown[name]
    last = explorer.view()["spec"]["series"]
    for drawing in drawings:
        for artist in drawing["scales"]:
            if artist.endswith("_label"):
                series = result["series"][artist[:-6]]
                assert last[artist[:-6]] == {"x": series["x"][-1:], "y": series["y"][-1:]}


def test_without_prediction_nothing_is_veiled(shown):
    for _, _, drawings in shown.values():
        assert all("veil" not in drawing["svg"] for drawing in drawings)


def test_prediction_veils_all_but_what_comes_first():
    explorer = explore("let_down", predict="oxytocin")
    result = explorer.result()
    for drawing in explorer.drawings(result, explorer.texts(result)):
        for name in drawing["scales"]:
            veiled = f'data-series="{name}" class="veil"' in drawing["svg"]
            assert veiled == (name not in explorer.content.first), name


def test_prediction_comes_before_the_explorer():
    (first,) = explore("let_down", predict="oxytocin").before()
    assert isinstance(first, Predict)


def test_without_prediction_nothing_comes_before():
    assert explore("let_down").before() == []


@pytest.mark.parametrize("name", EXPLORERS)
def test_fields_are_the_controls(name):
    explorer = Explorer(name)
    for field, control in zip(explorer.fields(), explorer.content.controls, strict=True):
        assert (field.name, field.kind, field.label, field.help) == (control.name, control.kind, control.label, control.help)
        assert (field.low, field.high, field.step, field.value) == (control.min, control.max, control.step, control.default)


def test_each_field_shows_its_own_value():
    fields = {field.name: field for field in explore("let_down").fields()}
    assert fields["stress"].show(0.4) == "40 %"
    assert fields["minutes"].show(12) == "12 minutes"
    assert fields["early"].show(1) == "yes"


def test_clock_shows_its_feeds_in_order():
    (clock,) = (field for field in explore("prolactin_day").fields() if field.kind == "clock")
    assert "06:30, 22:00" in clock.show([22, 6.5])
    assert "{" not in clock.show([22, 6.5])


def test_clock_without_feeds_says_so():
    explorer = explore("prolactin_day")
    (clock,) = (field for field in explorer.fields() if field.kind == "clock")
    assert clock.show([]) == explorer.words["clock_none"]


@pytest.mark.parametrize("name", FAST)
def test_answer_holds_figures_sentence_and_readouts(name):
    explorer = Explorer(name)
    html = explorer.respond({})
    assert html.count("<svg") == len(explorer.content.figures)
    assert explorer.sentence(explorer.result()) in html
    assert all(readout.label in html for readout in explorer.content.readouts)


def test_repr_states_settings_readouts_and_sentence():
    explorer = explore("let_down", stress=0.5)
    text = repr(explorer)
    assert text.startswith("Explorer let_down: stress 0.5, pain 0")
    assert f"milk_ml: {explorer.result()['readouts']['milk_ml']:.4f}" in text
    assert explorer.sentence(explorer.result()) in text


@pytest.mark.parametrize("name", FAST)
def test_repr_is_the_same_every_time(name):
    assert repr(Explorer(name)) == repr(Explorer(name))


def test_repr_changes_with_the_model(monkeypatch, defaults):
    explorer = explore("let_down")
    before = repr(explorer)
    changed = defaults | {"flow_rate_per_min": 0.95 * defaults["flow_rate_per_min"]}
    monkeypatch.setattr("lactation.activities.explorer.parameters", lambda: changed)
    assert repr(explore("let_down")) != before


def test_repr_holds_the_prediction():
    assert "Predict oxytocin" in repr(explore("let_down", predict="oxytocin"))
