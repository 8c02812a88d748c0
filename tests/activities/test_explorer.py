import re
from html import escape

import pytest

from lactation import explore
from lactation.activities.explorer import Draw, Explorer, Scene, StoryQuestion
from lactation.activities.questions import Predict
from lactation.content import HERE, ContentError
from lactation.core.scoring import value_at
from lactation.core.words import as_text

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
        kind = "option" if control.kind == "choice" else control.kind
        assert (field.name, field.kind, field.label, field.help) == (control.name, kind, control.label, control.help)
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


def test_others_lines_are_drawn_beside_the_firsts():
    explorer = explore("full_breast", other={"storage_ml": 100})
    result = explorer.result(band=False)
    for movable in (True, False):
        names = {name for one in explorer.drawings(result, explorer.texts(result), movable) for name in one["scales"]}
        assert {f"{name}_other" for name in explorer.content.compare} <= names
        assert ("guess" in names) == movable


def test_notebook_shows_both_mothers_numbers():
    explorer = explore("full_breast", other={"storage_ml": 100})
    html = explorer.respond({}, quick=True)
    assert explorer.words["other_mother"] in html
    assert explorer.other_view()["readouts"]["full_percent"] in html
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
    (field,) = (field for field in explorer.fields() if field.kind == "cards")
    assert field.show(["pain"]) == dict(map(reversed, field.options))["pain"] == "She is in pain"
    assert field.show([]) == explorer.words["cards_none"]


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
def draw(request):
    """The line to draw of an explorer that asks for one."""
    return Draw(Explorer(request.param))


def model_at(draw):
    """The model's heights at the places of the line."""
    line = draw.explorer.result(band=False)["series"][draw.guess.series]
    return [value_at(x, line["x"], line["y"]) for x in draw.guess.at]


def test_line_drawn_on_the_models_is_near(draw):
    text = draw.gap(model_at(draw))
    assert text.startswith(draw.guess.near.split("{")[0])
    assert "{" not in text


@pytest.mark.parametrize("verdict", ["above", "below"])
def test_line_far_off_is_answered_with_both_numbers_and_why(draw, verdict):
    heights, g = model_at(draw), draw.guess
    heights[2] = heights[2] + (0.5 if verdict == "above" else -0.5) * (g.high - g.low)
    text = draw.gap(heights)
    template = getattr(g, verdict)
    assert "{" not in text
    assert template.split("}")[-1] in text
    for number in (heights[2], model_at(draw)[2]):
        assert as_text(number, g.form, draw.words) in text
    assert as_text(g.at[2], g.x_form, draw.words) in text


def test_line_to_draw_has_a_slider_for_each_place(draw):
    fields = draw.fields()
    assert [field.value for field in fields] == [draw.guess.start] * len(draw.guess.at)
    assert len({field.label for field in fields}) == len(fields)
    assert not any("{" in field.label for field in fields)
    assert (
        draw.respond({field.name: field.value for field in fields})
        == f"<p>{escape(draw.gap([draw.guess.start] * len(fields)))}</p>"
    )
    assert draw.button()
    assert draw.guess.series in repr(draw)


def test_guess_lies_on_the_steps_of_its_axis_and_within_the_series(draw):
    g = draw.guess
    line = draw.explorer.result(band=False)["series"][g.series]
    assert g.at == sorted(g.at)
    assert line["x"][0] <= g.at[0] < g.at[-1] <= line["x"][-1]
    assert g.low <= g.start <= g.high
    assert ((g.start - g.low) / g.step).is_integer()


def test_line_is_only_asked_for_with_a_prediction():
    assert not any(isinstance(one, Draw) for one in explore("full_breast").before())
    assert any(isinstance(one, Draw) for one in explore("full_breast", predict="full_breast").before())


def test_explorer_without_a_line_to_draw_is_refused():
    with pytest.raises(ValueError, match="explorer let_down: found no guess, expected one in its content file"):
        Draw(explore("let_down"))


# ---- Stories ----

STORIES = [(name, story.id) for name in EXPLORERS for story in Explorer(name).content.stories]


@pytest.mark.parametrize(("name", "number"), STORIES)
def test_story_answers_with_the_explorer_as_it_sets_it(monkeypatch, members, name, number):
    monkeypatch.setattr("lactation.activities.explorer.ensemble", lambda: members[:2])  # a whole one takes long for each story
    explorer = Explorer(name)
    (told,) = (one for one in explorer.before() if isinstance(one, StoryQuestion) and one.story.id == number)
    set_so = Explorer(name, explorer.settings | told.story.see, other=told.story.other)
    best = next(option for option in told.story.options if option.best)
    html = told.respond({told.story.id: best.text})
    assert escape(best.reason) in html
    assert escape(told.story.then) in html
    assert set_so.sentence(set_so.result(band=False)) in html
    assert ("_other" in html) == bool(told.story.other)
    assert told.story.title in told.heading()


@pytest.mark.parametrize("name", sorted({name for name, _ in STORIES}))
def test_page_gets_each_story_with_what_it_sets(name):
    explorer = Explorer(name)
    views = explorer.view()["stories"]
    assert [view["story"].id for view in views] == [story.id for story in explorer.content.stories]
    for view in views:
        spec = view["predict"]["spec"]
        assert set(spec["see"]) | set(spec["other"]) <= set(explorer.settings)
        assert spec["bet"] == "" or spec["bet"] in {readout.name for readout in explorer.content.readouts}


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
