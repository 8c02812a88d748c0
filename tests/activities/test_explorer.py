import re

import pytest

from lactation import explore
from lactation.activities.explorer import Explorer, Scene
from lactation.content import HERE, ContentError
from lactation.core.words import as_text
from tests.gap import gap_said, model_at

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
FAST = ["let_down", "prolactin_day"]


@pytest.mark.parametrize("name", EXPLORERS)
def test_scene_has_its_five_functions(name):
    scene = Scene(Explorer(name).content.scene)
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
    with pytest.raises(ContentError, match="expected one of " + ", ".join(EXPLORERS)):
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
        assert re.search(r"\d", readout["text"]) or readout["text"] in explorer.words.values()  # “not yet”
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
    stands = "low" in explorer.content.fixed  # a band that no setting changes stands in the explorer's file
    assert (explorer.view()["spec"]["band"] or stands) == any("low" in series for series in result["series"].values())


@pytest.mark.parametrize("name", EXPLORERS)
def test_view_gives_the_script_a_scale_for_every_moving_artist(shown, name):
    explorer, _, drawings = shown[name]
    assert [figure["scales"] for figure in explorer.view()["spec"]["figures"]] == [drawing["scales"] for drawing in drawings]


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


def test_values_are_shown_with_their_units_and_in_words():
    explorer = explore("let_down")
    controls = {control.name: control for control in explorer.content.controls}
    shown = [explorer.show(controls[name], value) for name, value in (("stress", 0.4), ("minutes", 12), ("early", 1))]
    assert shown == ["40\u00a0%", "12 minutes", "yes"]


def test_clock_shows_its_feeds_in_order_and_says_when_there_are_none():
    explorer = explore("prolactin_day")
    (clock,) = (control for control in explorer.content.controls if control.kind == "clock")
    assert "06:30, 22:00" in explorer.show(clock, [22, 6.5])
    assert "{" not in explorer.show(clock, [22, 6.5])
    assert explorer.show(clock, []) == explorer.words["clock_none"]


# ---- A second mother beside the first ----


def test_other_settings_start_from_the_firsts():
    explorer = explore("let_down", stress=0.5, other={"pain": 1})
    assert explorer.other == explorer.settings | {"pain": 1}


def test_other_of_the_content_stands_unless_another_is_given():
    content = Explorer("storage").content
    assert content.other
    assert explore("storage").other == explore("storage").settings | content.other
    assert explore("storage", other={"sessions": 12}).other == explore("storage").settings | {"sessions": 12}
    assert explore("storage", other={}).other is None


def test_without_another_mother_there_is_none():
    explorer = explore("let_down")
    assert explorer.other_result() is None
    assert explorer.other_view() == {}


def test_others_numbers_are_those_of_her_settings():
    explorer = explore("full_breast", other={"storage_ml": 100, "wait_hours": 6})
    hers = explore("full_breast", storage_ml=100, wait_hours=6)
    result = hers.result(band=False)
    assert explorer.other_result() == result
    shown_hers = {one["name"]: one["text"] for one in hers.readouts(hers.texts(result))}
    assert explorer.other_view()["readouts"] == shown_hers


def test_others_difference_is_told_by_label_and_value():
    explorer = explore("full_breast", other={"storage_ml": 100, "wait_hours": 3})
    assert explorer.differences() == "Storage of this breast: 100 mL"


def test_unknown_setting_of_the_other_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"explore\('full_breast'\): found setting storag, expected one of wait_hours"):
        explore("full_breast", other={"storag": 100})


def test_wild_setting_of_the_other_is_refused_at_once():
    with pytest.raises(ValueError, match="storage_ml: found 7, expected a number from 80 to 390"):
        explore("full_breast", other={"storage_ml": 7})


def test_others_lines_and_the_guess_are_drawn_beside_the_firsts():
    explorer = explore("full_breast", other={"storage_ml": 100})
    result = explorer.result(band=False)
    names = {name for one in explorer.drawings(result, explorer.texts(result)) for name in one["scales"]}
    assert {"guess", *(f"{name}_other" for name in explorer.content.compare)} <= names
    assert "the other mother (Storage of this breast: 100 mL), full_percent" in repr(explorer)


# ---- Cards ----


def test_effects_of_the_cards_reach_the_scene():
    explorer = explore("let_down_lab")
    (control,) = (control for control in explorer.content.controls if control.kind == "cards")
    assert explorer.fixed["cards_effects"] == {card.name: card.effects for card in control.cards}
    assert explorer.view()["spec"]["fixed"] == explorer.fixed


def test_laid_card_changes_the_numbers_and_is_named():
    explorer = explore("let_down_lab", cards=["pain"])
    plain = explore("let_down_lab")
    assert explorer.result(band=False)["readouts"]["milk_ml"] < plain.result(band=False)["readouts"]["milk_ml"]
    (control,) = (control for control in explorer.content.controls if control.kind == "cards")
    assert explorer.show(control, ["pain"]) == "She is in pain"
    assert explorer.show(control, []) == explorer.words["cards_none"]


def test_unknown_card_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="cards: found rain, expected one of pain"):
        explore("let_down_lab", cards=["rain"])


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_effect_of_a_card_is_one_its_scene_knows(name):
    for control in Explorer(name).content.controls:
        for card in control.cards:
            assert set(card.effects) <= {"wait", "let_downs"}, card.name
            assert all(0 < effect < 3 for effect in card.effects.values()), card.name


# ---- A line drawn first ----

GUESSING = [name for name in EXPLORERS if Explorer(name).content.guess]


@pytest.fixture(params=GUESSING)
def guessing(request):
    """An explorer that asks for a line."""
    return Explorer(request.param)


def test_line_drawn_on_the_models_is_near(guessing):
    text = gap_said(guessing, model_at(guessing))
    assert text.startswith(guessing.content.guess.near.split("{")[0])
    assert "{" not in text


@pytest.mark.parametrize("verdict", ["above", "below"])
def test_line_far_off_is_answered_with_both_numbers_and_why(guessing, verdict):
    heights, g = model_at(guessing), guessing.content.guess
    heights[2] = heights[2] + (0.5 if verdict == "above" else -0.5) * (g.high - g.low)
    text = gap_said(guessing, heights)
    template = getattr(g, verdict)
    assert "{" not in text
    assert template.split("}")[-1] in text
    for number in (heights[2], model_at(guessing)[2]):
        assert as_text(number, g.form, guessing.words) in text
    assert as_text(g.at[2], g.x_form, guessing.words) in text


def test_guess_lies_on_the_steps_of_its_axis_and_within_the_series(guessing):
    g = guessing.content.guess
    line = guessing.result(band=False)["series"][g.series]
    assert g.at == sorted(g.at)
    assert line["x"][0] <= g.at[0] < g.at[-1] <= line["x"][-1]
    assert g.low <= g.start <= g.high
    assert ((g.start - g.low) / g.step).is_integer()


# ---- Stories ----

STORIES = [(name, story.id) for name in EXPLORERS for story in Explorer(name).content.stories]


@pytest.mark.parametrize("name", sorted({name for name, _ in STORIES}))
def test_page_gets_each_story_with_what_it_sets(name):
    explorer = Explorer(name)
    views = explorer.view()["stories"]
    assert [view["story"].id for view in views] == [story.id for story in explorer.content.stories]
    for view in views:
        sets = view["predict"]["spec"]["sets"]
        assert set(sets["settings"]) | set(sets["other"]) <= set(explorer.settings)


def test_groups_hold_each_grouped_control_once():
    for name in EXPLORERS:
        explorer = Explorer(name)
        grouped = [one["spec"].name for group in explorer.groups() for one in group["controls"]]
        assert grouped == [control.name for control in explorer.content.controls if control.group]


def test_whole_number_and_the_same_with_a_point_are_one_setting(monkeypatch):
    explorer, runs = Explorer("let_down"), []
    run = explorer.scene.run
    monkeypatch.setattr(explorer.scene, "run", lambda *given: runs.append(given) or run(*given))
    for stress in (0, 0.0, 1, 0):
        explorer.result({"stress": stress}, band=False)
    assert len(runs) == 3
