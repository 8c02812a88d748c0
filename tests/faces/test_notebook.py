import re

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation import explore, quiz, say
from lactation.activities.base import PAGE_FACE, Field
from lactation.faces import notebook
from lactation.faces.notebook import (
    box,
    parse_day,
    parse_hours,
    parse_pairs,
    render,
    slider,
    write_day,
    write_hours,
    write_pairs,
)

CLOCK_TIMES = st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda time: time[0] + time[1] / 60), max_size=16)


def walk(widget):
    """A widget and all that it holds."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def of_kind(root, kind):
    return [widget for widget in walk(root) if type(widget) is kind]


def output_of(root):
    return root.children[-1]


# ---- Clock times ----


@given(CLOCK_TIMES)
def test_written_hours_are_read_back(hours):
    assert parse_hours(write_hours(hours)) == pytest.approx(hours)


@given(CLOCK_TIMES)
def test_written_hours_stay_the_same_when_read_and_written_again(hours):
    assert write_hours(parse_hours(write_hours(hours))) == write_hours(hours)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("01:00, 4:30", [1.0, 4.5]), ("6", [6.0]), ("6:15;7", [6.25, 7.0]), (" 23:59 ,", [23 + 59 / 60]), ("", []), (" , ,", [])],
)
def test_hours_are_read_as_people_write_them(text, hours):
    assert parse_hours(text) == hours


@pytest.mark.parametrize("part", ["24:00", "12:60", "noon", "-1:00", "6.30", "6:3o", "06:30:00", ":30", "1e3"])
def test_part_that_is_no_time_is_refused_by_itself(part):
    with pytest.raises(ValueError, match=f"found '{re.escape(part)}', expected times such as 06:30, separated by commas"):
        parse_hours(f"01:00, {part}, 04:00")


def test_superscript_is_refused_with_the_same_message():
    with pytest.raises(ValueError, match="expected times such as 06:30"):
        parse_hours("²:00")


def test_hour_just_before_the_full_one_is_written_as_a_time():
    assert write_hours([6.999]) == "07:00"


# ---- Rows of two numbers ----


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("0 3.4; 3 3.2", [[0, 3.4], [3, 3.2]]),
        ("3 3,18", [[3, 3.18]]),
        (" 7  3.3 ;", [[7, 3.3]]),
        ("3 3.2\n7 3.3", [[3, 3.2], [7, 3.3]]),
        ("٣ ٣٫١٨؛ ٧ ٣٫٣٤", [[3, 3.18], [7, 3.34]]),
        ("", []),
    ],
)
def test_rows_are_read_as_people_write_them(text, rows):
    assert parse_pairs(text) == rows


@given(st.lists(st.tuples(st.integers(0, 84), st.floats(1, 10).map(lambda kg: round(kg, 3))).map(list), max_size=6))
def test_written_rows_are_read_back(rows):
    assert parse_pairs(write_pairs(rows)) == rows


@pytest.mark.parametrize(
    "part", ["3", "3 3.2 7", "3 x", "-3 3.2", "3 1e3", "day 3", "3 nan", "³ 3.2", "3 0x3", "3 7OO", "3 1 050"]
)
def test_row_that_is_no_pair_is_refused_by_its_number(part):
    with pytest.raises(ValueError, match=f"^weights, row 2: found '{re.escape(part)}', expected two numbers such as 3 3.2"):
        parse_pairs(f"0 3.4; {part}; 7 3.3", "weights")


def test_bad_weight_in_a_notebook_gives_one_clear_message_and_no_figure():
    made = notebook.box(explore("growth"))
    (weights,) = of_kind(made, widgets.Text)
    good, shown = weights.value, output_of(made).value
    assert good == "3 3.18; 7 3.34; 14 3.68"
    weights.value = "3 3.18; 7 34"
    assert "weights, row 2, kg: found 34, expected a number from 1 to 10" in output_of(made).value
    assert "<svg" not in output_of(made).value
    weights.value = good
    assert output_of(made).value == shown


def test_grams_in_a_notebook_are_asked_back_as_kilograms():
    made = notebook.box(explore("growth"))
    (weights,) = of_kind(made, widgets.Text)
    weights.value = "3 3400"
    assert "Did you mean 3.4 kg?" in output_of(made).value


def test_day_looked_at_follows_a_new_weight_and_stays_when_an_old_one_is_mended():
    made = notebook.box(explore("growth"))
    (weights,) = of_kind(made, widgets.Text)
    (day,) = (slider for slider in of_kind(made, widgets.IntSlider) if slider.description == "Day looked at")
    day.value = 3
    weights.value = "3 3.10; 7 3.34; 14 3.68"
    assert day.value == 3
    weights.value = "3 3.10; 7 3.34; 14 3.68; 21 x"
    assert day.value == 3
    weights.value = "3 3.10; 7 3.34; 14 3.68; 21 3.9"
    assert day.value == 21


# ---- Planned days ----

KINDS = {"feed": "Feed", "express": "Expressing", "cup": "Cup"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("06:30 feed, 10:00 express", [[6.5, "feed"], [10.0, "express"]]),
        ("6", [[6.0, "feed"]]),
        (" 23:45  cup ;7 feed,", [[23.75, "cup"], [7.0, "feed"]]),
        ("", []),
        (" , ;", []),
    ],
)
def test_days_are_read_as_people_write_them(text, day):
    assert parse_day(text, KINDS) == day


@given(
    st.lists(st.tuples(st.integers(0, 1439).map(lambda minute: minute / 60), st.sampled_from(list(KINDS))).map(list), max_size=16)
)
def test_written_days_are_read_back(day):
    read = parse_day(write_day(day), KINDS)
    assert [kind for _, kind in read] == [kind for _, kind in sorted(day)]
    assert [hour for hour, _ in read] == pytest.approx([hour for hour, _ in sorted(day)])


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("06:30 nap", "06:30 nap: found 'nap', expected one of feed, express, cup"),
        ("06:30 Feed", "06:30 Feed: found 'Feed', expected one of feed, express, cup"),
        ("24:00 feed", "times: found '24:00', expected times such as 06:30"),
        ("feed", "times: found 'feed', expected times such as 06:30"),
        ("6.30 cup", "times: found '6.30', expected times such as 06:30"),
        ("-1 feed", "times: found '-1', expected times such as 06:30"),
    ],
)
def test_part_that_is_no_time_or_no_kind_is_refused_by_itself(part, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_day(f"01:00 feed, {part}, 04:00 cup", KINDS)


# ---- Fields become widgets ----


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (Field("a", "slider", "Age", 3, 1, 9, 1), widgets.IntSlider),
        (Field("a", "slider", "Share", 0.5, 0, 1, 0.05), widgets.FloatSlider),
        (Field("a", "switch", "Nights", 1), widgets.Checkbox),
        (Field("a", "clock", "Feeds", [6.5]), widgets.Text),
        (Field("a", "pairs", "Weights", [[3, 3.2]]), widgets.Text),
        (Field("a", "day", "Day", [[6.5, "feed"]], kinds=KINDS), widgets.Text),
        (Field("a", "option", "Breast", 1, options=("Left", "Right")), widgets.Dropdown),
        (Field("a", "cards", "Cards", ["b"], options=(("One", "a"), ("Two", "b"))), widgets.SelectMultiple),
        (Field("a", "choice", "Why?", None, options=("Yes", "No")), widgets.RadioButtons),
        (Field("a", "text", "Write", ""), widgets.Textarea),
    ],
)
def test_each_kind_of_field_becomes_its_widget(field, kind):
    assert type(notebook.MAKE[field.kind](field)) is kind


def test_slider_has_the_fields_range():
    made = slider(Field("a", "slider", "Age", 3, 1, 9, 2))
    assert (made.value, made.min, made.max, made.step, made.description) == (3, 1, 9, 2, "Age")


def test_choice_starts_with_nothing_chosen():
    made = notebook.MAKE["choice"](Field("a", "choice", "Why?", None, options=("Yes", "No")))
    assert made.value is None


@pytest.mark.parametrize(("ticked", "value"), [(True, 1.0), (False, 0.0)])
def test_switch_is_read_as_a_number(ticked, value):
    found = notebook.read(Field("a", "switch", "Nights", 1), widgets.Checkbox(value=ticked))
    assert (found, type(found)) == (value, float)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_option_is_read_as_its_number(number):
    field = Field("a", "option", "Breast", number, options=("both", "left", "right"))
    made = notebook.MAKE["option"](field)
    assert made.label == field.options[number]
    assert notebook.read(field, made) == number
    made.label = "both"
    assert notebook.read(field, made) == 0


def test_cards_are_read_as_their_names():
    field = Field("a", "cards", "Cards", ["b"], options=(("One", "a"), ("Two", "b")))
    made = notebook.MAKE["cards"](field)
    assert made.label == ("Two",)
    assert notebook.read(field, made) == ["b"]
    made.value = ()
    assert notebook.read(field, made) == []


def test_cards_stay_in_the_order_in_which_they_were_laid():
    field = Field("a", "cards", "Cards", ["b"], options=(("One", "a"), ("Two", "b")))
    made = notebook.MAKE["cards"](field)
    assert notebook.read(field, made) == ["b"]
    made.value = ("a", "b")
    assert notebook.read(field, made) == ["b", "a"]
    made.value = ("a",)
    assert notebook.read(field, made) == ["a"]


def test_planned_day_is_read_as_pairs():
    field = Field("a", "day", "Day", [[10, "cup"], [6.5, "feed"]], kinds=KINDS)
    made = notebook.MAKE["day"](field)
    assert made.value == "06:30 feed, 10:00 cup"
    assert notebook.read(field, made) == [[6.5, "feed"], [10.0, "cup"]]


@pytest.fixture(scope="module")
def nights():
    """The explorer of the nights, with its planned day. Tests put back what they change."""
    return box(explore("nights"))


def test_laid_card_changes_what_is_shown():
    made = box(explore("let_down_lab"))
    (cards,) = of_kind(made, widgets.SelectMultiple)
    cards.value = ("pain", "baby")
    explorer = explore("let_down_lab", cards=["pain", "baby"])
    assert explorer.sentence(explorer.result()) in output_of(made).value


def test_changed_day_changes_what_is_shown(nights):
    (day,) = of_kind(nights, widgets.Text)
    good = day.value
    day.value = "06:00 feed, 12:00 express, 18:00"
    explorer = explore("nights", b_day=[[6, "feed"], [12, "express"], [18, "feed"]])
    assert explorer.sentence(explorer.result(band=False)) in output_of(nights).value
    day.value = good


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("06:00 nap", "06:00 nap: found &#x27;nap&#x27;, expected one of feed, express, cup"),
        ("noon feed", "times: found &#x27;noon&#x27;, expected times such as 06:30"),
        (", ".join(["06:00 feed"] * 17), "b_day: number of times: found 17, expected a number from 0 to 16"),
    ],
)
def test_bad_day_gives_one_clear_message_and_no_figure(nights, text, message):
    (day,) = of_kind(nights, widgets.Text)
    good = day.value
    day.value = text
    shown = output_of(nights).value
    day.value = good
    assert message in shown
    assert len(re.findall("found .*?, expected ", shown)) == 1
    assert "<svg" not in shown
    assert output_of(nights).value.count("<svg") == 3


def test_explorer_shows_its_controls_in_order():
    explorer = explore("let_down")
    found = [
        widget for widget in walk(box(explorer)) if isinstance(widget, (widgets.IntSlider, widgets.FloatSlider, widgets.Checkbox))
    ]
    assert [widget.description for widget in found] == [control.label for control in explorer.content.controls]


def test_help_stands_beside_its_control():
    texts = [widget.value for widget in of_kind(box(explore("let_down")), widgets.HTML)]
    assert all(f"<small>{control.help}</small>" in texts for control in explore("let_down").content.controls if control.help)


def test_heading_comes_first():
    explorer = explore("let_down")
    assert explorer.content.title in box(explorer).children[0].value


# ---- Answers ----


@pytest.fixture
def let_down():
    return box(explore("let_down"))


def test_explorer_answers_before_anything_is_moved(let_down):
    assert output_of(let_down).value.count("<svg") == 2


def test_moving_a_slider_changes_what_is_shown(let_down):
    before = output_of(let_down).value
    of_kind(let_down, widgets.FloatSlider)[0].value = 1.0
    assert output_of(let_down).value != before


def test_moving_a_slider_shows_what_its_setting_shows(let_down):
    stress = of_kind(let_down, widgets.FloatSlider)[0]
    assert stress.description == "Stress"
    stress.value = 1.0
    explorer = explore("let_down", stress=1.0)
    assert explorer.sentence(explorer.result()) in output_of(let_down).value


def test_switching_changes_what_is_shown(let_down):
    before = output_of(let_down).value
    of_kind(let_down, widgets.Checkbox)[0].value = True
    assert output_of(let_down).value != before


def test_last_answer_holds_the_band(let_down):
    of_kind(let_down, widgets.FloatSlider)[0].value = 0.5
    assert 'data-series="moved_band"' in output_of(let_down).value


def test_figures_in_a_notebook_have_their_colours(let_down):
    variables = set(re.findall(r"var\((--\w+)\)", output_of(let_down).value))
    assert variables
    assert all(f"{name}:#" in output_of(let_down).value for name in variables)


def test_moved_clock_changes_what_is_shown():
    made = box(explore("prolactin_day"))
    (clock,) = of_kind(made, widgets.Text)
    assert clock.value == "01:00, 04:00, 07:00, 10:00, 13:00, 16:00, 19:00, 22:00"
    clock.value = "06:00, 18:00"
    explorer = explore("prolactin_day", feeds=[6.0, 18.0])
    assert explorer.sentence(explorer.result()) in output_of(made).value


@pytest.mark.parametrize("text", ["06:00, noon", "25:00", ",".join(["06:00"] * 17)])
def test_bad_clock_text_gives_one_clear_message_and_no_figure(text):
    made = box(explore("prolactin_day"))
    of_kind(made, widgets.Text)[0].value = text
    shown = output_of(made).value
    assert len(re.findall("found .*, expected ", shown)) == 1
    assert "<svg" not in shown
    assert "Traceback" not in shown


def test_good_clock_text_brings_the_figure_back():
    made = box(explore("prolactin_day"))
    (clock,) = of_kind(made, widgets.Text)
    good = clock.value
    clock.value = "noon"
    clock.value = good
    assert output_of(made).value.count("<svg") == 2


def test_message_escapes_what_was_typed():
    made = box(explore("prolactin_day"))
    of_kind(made, widgets.Text)[0].value = "<img src=x>"
    assert "<img" not in output_of(made).value


def test_quiz_waits_for_its_button():
    made = box(quiz("supply"))
    choice = of_kind(made, widgets.RadioButtons)[0]
    choice.value = choice.options[0]
    assert output_of(made).value == ""


def test_button_answers_what_was_chosen():
    activity = quiz("supply")
    made = box(activity)
    item = activity.items()[0]
    of_kind(made, widgets.RadioButtons)[0].value = next(option.text for option in item.options if option.best)
    of_kind(made, widgets.Button)[0].click()
    assert activity.words["right"] in output_of(made).value


def test_choices_show_their_question():
    activity = quiz("supply")
    texts = [widget.value for widget in of_kind(box(activity), widgets.HTML)]
    assert [f"<b>{item.question}</b>" for item in activity.items()] == [text for text in texts if text.startswith("<b>")]


def test_good_answer_stays_hidden_until_asked_for():
    activity = say("supply")
    made = box(activity)
    assert activity.content.good not in "".join(str(getattr(widget, "value", "")) for widget in walk(made))
    of_kind(made, widgets.Button)[0].click()
    assert "<blockquote>" in output_of(made).value


def test_prediction_stands_above_its_explorer():
    made = box(explore("let_down", predict="oxytocin"))
    assert of_kind(made.children[0], widgets.RadioButtons)
    assert of_kind(made, widgets.Button)[0].description


def test_render_gives_jupyter_a_widget(monkeypatch):
    monkeypatch.delenv(PAGE_FACE, raising=False)
    bundle = render(say("supply"))
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
