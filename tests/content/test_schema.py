import re

import pytest
from pydantic import ValidationError

from lactation.content import HERE, ContentError, parameter_rows
from lactation.content import words as words_module
from lactation.content.marked import read
from lactation.content.references import work
from lactation.content.schema import (
    Control,
    ExplorerContent,
    Item,
    LessonContent,
    Prediction,
    StepsContent,
    explorer_content,
    lesson_content,
    words,
)
from lactation.content.yaml_file import load

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
LESSONS = sorted(path.stem for path in (HERE / "questions").glob("*.yaml"))
YAML_FILES = sorted(HERE.rglob("*.yaml"))

CONTROL = {"name": "day", "kind": "slider", "label": "Age", "min": 1, "max": 9, "default": 3, "form": "0"}
BEST = {"id": "it-is", "text": "Yes", "reason": "Because", "best": True}
OTHER = {"id": "is-not", "text": "No", "reason": "Because not"}
ITEM = {"id": "one", "question": "Is it?", "options": [BEST, OTHER], "sources": ["kent2006"]}


# ---- The files of the course ----


def test_every_yaml_file_of_the_course_is_yaml():
    assert YAML_FILES and [path.name for path in YAML_FILES if load(path) is None] == []


@pytest.mark.parametrize("name", EXPLORERS)
def test_explorer_of_the_course_is_valid(name):
    assert explorer_content(name).title


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_of_the_course_is_valid(name):
    assert len(lesson_content(name).quiz) == 4


def items(name):
    content = lesson_content(name)
    return [content.predict, *content.quiz]


def test_ids_of_questions_are_unique_in_the_course():
    ids = [item.id for name in LESSONS for item in items(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", LESSONS)
def test_options_of_a_question_differ(name):
    for item in items(name):
        assert len({option.text for option in item.options}) == len(item.options), item.id


@pytest.mark.parametrize("name", LESSONS)
def test_best_option_does_not_always_stand_at_the_same_place(name):
    places = {[option.best for option in item.options].index(True) for item in items(name)}
    assert len(places) > 1


@pytest.mark.parametrize("name", LESSONS)
def test_every_question_cites_works_of_the_bibliography(name):
    for item in items(name):
        assert all(work(key).short for key in item.sources), item.id


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_explorer_cites_works_of_the_bibliography(name):
    assert all(work(key).short for key in explorer_content(name).sources)


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_prediction_sets_is_a_control_of_an_explorer_and_in_its_range(name):
    seen = lesson_content(name).predict.see
    fits = []
    for explorer in EXPLORERS:
        controls = {control.name: control for control in explorer_content(explorer).controls}
        fits.append(
            all(
                setting in controls and (isinstance(value, list) or controls[setting].min <= value <= controls[setting].max)
                for setting, value in seen.items()
            )
        )
    assert any(fits)


# ---- Words ----


@pytest.mark.parametrize("how", sorted({row["how"] for row in parameter_rows()}))
def test_every_way_of_knowing_a_parameter_has_a_word(how):
    assert words()[f"how_{how}"].strip()


@pytest.mark.parametrize("name", EXPLORERS)
def test_counted_things_have_words_for_one_and_many(name):
    content = explorer_content(name)
    known = {"0", "1", "2", "percent", "clock", "age", "minutes", "yes", "span", "until"}
    forms = (
        {control.form for control in content.controls} | set(content.forms.values()) | {table.form for table in content.tables}
    )
    for form in forms - known:
        assert "{n}" in words()[f"{form}_one"]
        assert "{n}" in words()[f"{form}_other"]


def test_words_that_yaml_takes_for_something_else_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(words_module, "HERE", tmp_path)
    (tmp_path / "words.yaml").write_text("yes: yes\nno: 3\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"words\.yaml: found something else, expected names with texts"):
        words()


# ---- What the schemas refuse ----


def test_unknown_explorer_is_refused_with_those_there_are():
    with pytest.raises(ContentError) as refusal:
        explorer_content("elephant")
    assert str(refusal.value).endswith("found no such explorer, expected one of " + ", ".join(EXPLORERS))


def test_unknown_lesson_is_refused_with_those_there_are():
    with pytest.raises(ContentError) as refusal:
        lesson_content("elephant")
    assert str(refusal.value).endswith("expected one of " + ", ".join(LESSONS))


def test_good_item_has_one_best_option():
    assert Item.model_validate(ITEM).options[0].best


@pytest.mark.parametrize(("options", "count"), [([BEST, BEST], 2), ([OTHER, OTHER], 0), ([BEST, OTHER, BEST], 2)])
def test_item_without_exactly_one_best_option_is_refused(options, count):
    with pytest.raises(ValidationError, match=f"exactly one option must be marked 'best: true'; {count} are"):
        Item.model_validate(ITEM | {"options": options})


@pytest.mark.parametrize("bad", ["", "Storage", "one breast", "1-breast", "brüste", "one_breast", "a" * 25, 3, True, None])
def test_id_of_an_option_is_a_short_plain_name(bad):
    with pytest.raises(ValidationError, match=r"options\.1\.id"):
        Item.model_validate(ITEM | {"options": [BEST, OTHER | {"id": bad}]})


def test_option_needs_an_id():
    with pytest.raises(ValidationError, match=r"options\.1\.id\n  Field required"):
        Item.model_validate(ITEM | {"options": [BEST, {name: value for name, value in OTHER.items() if name != "id"}]})


def test_two_options_do_not_share_an_id():
    with pytest.raises(ValidationError, match="one: found the id it-is 2 times, expected an id of its own for each"):
        Item.model_validate(ITEM | {"options": [BEST, OTHER | {"id": BEST["id"]}]})


@pytest.mark.parametrize("telling", ["right", "wrong", "best"])
def test_id_of_an_option_does_not_tell_the_answer(telling):
    with pytest.raises(ValidationError, match=f"one: found the id {telling}, expected one that does not tell the answer"):
        Item.model_validate(ITEM | {"options": [BEST, OTHER | {"id": telling}]})


@pytest.mark.parametrize(
    ("folder", "name", "schema", "first"),
    [
        ("questions", "nights", LessonContent, 1),
        ("questions", "nights", LessonContent, 7),
        ("steps", "back_rub", StepsContent, 0),
    ],
)
def test_id_given_twice_in_a_real_file_is_answered_with_its_line(tmp_path, folder, name, schema, first):
    lines = (HERE / folder / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if re.match(r" +- id: (?!m0)", line)][first : first + 2]
    lines[at[1]] = lines[at[0]]
    path = tmp_path / "twice.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    shared = lines[at[0]].split(": ")[1]
    with pytest.raises(ContentError, match=rf"twice\.yaml:{at[0] + 1}: .*: found the id {shared} 2 times, expected an id of"):
        read(path, schema)


def test_prediction_needs_one_best_option_too():
    with pytest.raises(ValidationError, match="exactly one option"):
        Prediction.model_validate(ITEM | {"options": [OTHER, OTHER], "then": "Look."})


@pytest.mark.parametrize("options", [[BEST], [BEST, *[OTHER] * 5]])
def test_item_has_two_to_five_options(options):
    with pytest.raises(ValidationError, match="options"):
        Item.model_validate(ITEM | {"options": options})


@pytest.mark.parametrize("field", ["id", "question", "options", "sources"])
def test_item_lacks_nothing(field):
    with pytest.raises(ValidationError, match=field):
        Item.model_validate({name: value for name, value in ITEM.items() if name != field})


def test_item_without_a_source_is_refused():
    with pytest.raises(ValidationError, match="sources"):
        Item.model_validate(ITEM | {"sources": []})


def test_empty_text_is_refused():
    with pytest.raises(ValidationError, match="question"):
        Item.model_validate(ITEM | {"question": ""})


@pytest.mark.parametrize("default", [0, 10, [3, 4]])
def test_default_outside_the_slider_is_refused_with_its_range(default):
    with pytest.raises(ValidationError, match=r"default must be a number from 1(\.0)? to 9(\.0)?"):
        Control.model_validate(CONTROL | {"default": default})


CARD = {"name": "pain", "title": "Pain", "text": "It hurts.", "strength": "small", "sources": ["newton1948"]}
COLUMN = {"name": "day", "label": "Day", "min": 0, "max": 84, "step": 1}
KIND_OF = {  # a good control of each kind
    "slider": CONTROL,
    "switch": {"name": "nights", "kind": "switch", "label": "Nights", "default": 1},
    "clock": {"name": "feeds", "kind": "clock", "label": "Feeds", "default": [1, 13], "most": 16},
    "choice": {"name": "breast", "kind": "choice", "label": "Breast", "default": 1, "options": ["left", "right"]},
    "day": {"name": "plan", "kind": "day", "label": "Day", "default": [[6, "feed"]], "most": 16, "kinds": {"feed": "Feed"}},
    "cards": {"name": "cards", "kind": "cards", "label": "Cards", "default": ["pain"], "most": 3, "cards": [CARD]},
    "pairs": {
        "name": "weights", "kind": "pairs", "label": "Weights", "default": [[3, 3.2]], "most": 4,
        "columns": [COLUMN, COLUMN | {"name": "kg", "min": 1, "max": 10}],
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", KIND_OF)
def test_good_control_of_each_kind_is_taken(kind):
    assert Control.model_validate(KIND_OF[kind]).kind == kind


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("switch", {"default": 2}, "default must be a number from 0 to 1"),
        ("choice", {"default": 2}, "default must be a number from 0 to 1"),
        ("choice", {"options": ["left"], "default": 0}, "a choice needs at least two options"),
        ("choice", {"options": [], "default": 0}, "default must be a number|a choice needs at least two options"),
        ("clock", {"default": 3}, "a clock needs a list as its default, no longer than 'most'"),
        ("clock", {"default": [1, 2, 3], "most": 2}, "a clock needs a list as its default, no longer than 'most'"),
        ("day", {"default": 3}, "a day needs a list as its default, no longer than 'most'"),
        ("day", {"default": [6.5]}, "a day needs pairs of an hour and one of feed"),
        ("day", {"default": [[6, "nap"]]}, "a day needs pairs of an hour and one of feed"),
        ("day", {"default": [[6]]}, "a day needs pairs of an hour and one of feed"),
        ("day", {"most": 0}, "no longer than 'most'"),
        ("cards", {"default": "pain"}, "default"),
        ("cards", {"default": ["rain"]}, "the cards that lie must be among pain"),
        ("cards", {"cards": [CARD | {"strength": "certain"}]}, "'trial', 'small', 'studies', 'animals' or 'advice'"),
        ("cards", {"cards": [CARD | {"sources": []}]}, "sources"),
        ("cards", {"cards": [CARD | {"effects": {"wait": "long"}}]}, "effects.wait"),
        ("pairs", {"columns": [COLUMN]}, "pairs need two columns"),
        ("pairs", {"default": [[3, 33]]}, "default, row 1, kg: found 33, expected a number from 1"),
        ("pairs", {"default": [[3, 3.2], [3, 3.3]]}, "default, row 2, day: found 3 as in row 1, expected one row for each"),
        ("pairs", {"default": [[3]]}, "default, row 1: found 1 numbers, expected rows of day and kg"),
        ("slider", {"colour": "red"}, "Extra inputs are not permitted"),
    ],
)
def test_control_that_does_not_fit_its_kind_is_refused(kind, changes, message):
    with pytest.raises(ValidationError, match=message):
        Control.model_validate(KIND_OF[kind] | changes)


def test_unknown_kind_of_control_is_refused_with_the_choices():
    with pytest.raises(ValidationError, match="'slider', 'switch', 'clock', 'choice', 'day', 'cards' or 'pairs'"):
        Control.model_validate(CONTROL | {"kind": "knob"})


@pytest.mark.parametrize("name", EXPLORERS)
def test_names_and_cards_of_an_explorers_controls_are_unique(name):
    controls = explorer_content(name).controls
    names = [control.name for control in controls]
    assert len(names) == len(set(names))
    for control in controls:
        cards = [card.name for card in control.cards]
        assert len(cards) == len(set(cards))
        assert all(work(key).short for card in control.cards for key in card.sources)


@pytest.mark.parametrize("name", EXPLORERS)
def test_second_mother_and_stories_set_controls_that_there_are(name):
    content = explorer_content(name)
    known = {control.name for control in content.controls}
    assert set(content.other) <= known
    for story in content.stories:
        assert set(story.see) | set(story.other) <= known, story.id
        assert all(work(key).short for key in story.sources), story.id


@pytest.mark.parametrize("count", [3, 5])
def test_quiz_has_four_questions(count):
    lesson = {"predict": ITEM | {"then": "Look."}, "quiz": [ITEM] * count, "say": {"prompt": "a", "good": "b", "why": "c"}}
    with pytest.raises(ValidationError, match="quiz"):
        LessonContent.model_validate(lesson)


@pytest.mark.parametrize("name", LESSONS)
def test_second_best_option_in_a_real_file_is_answered_with_its_line(tmp_path, name):
    text = (HERE / "questions" / f"{name}.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    first_text = next(
        number for number, line in enumerate(lines) if re.match(r"\s+text: ", line) and "best" not in lines[number + 1]
    )
    indent = re.match(r"\s+", lines[first_text]).end()
    lines.insert(first_text + 1, " " * indent + "best: true")
    path = tmp_path / "lesson.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError, match=r"lesson\.yaml:\d+: (predict|quiz\.\d): found .*exactly one option must be marked"):
        read(path, LessonContent)


@pytest.mark.parametrize("name", EXPLORERS)
def test_unknown_field_in_a_real_file_is_answered_with_its_line(tmp_path, name):
    text = (HERE / "explorers" / f"{name}.yaml").read_text(encoding="utf-8")
    path = tmp_path / "explorer.yaml"
    path.write_text(text + "\ncolour: red\n", encoding="utf-8")
    line = len(text.splitlines()) + (1 if text.endswith("\n\n") else 2)
    with pytest.raises(
        ContentError, match=rf"explorer\.yaml:{line}: colour: found 'red', expected: one of title, scene, controls, "
    ):
        read(path, ExplorerContent)
