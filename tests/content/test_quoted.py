"""Every number of the model in words is what the model gives, and the checker sees it when one is not."""

import json

import pytest
from pydantic import ValidationError

from lactation.content import ContentError, quoted
from lactation.content.schema import Quoted, Story, explorer_content
from tests.execute import NOTEBOOKS

ITEMS = [*quoted.stories_texts(), *quoted.lesson_texts()]
PAGES = sorted((quoted.ROOT / "book").glob("*.quoted.yaml"))
SIMULATOR = {story.id: story for story in explorer_content("simulator").stories}


@pytest.mark.parametrize("text", [text for text, _ in ITEMS], ids=[item.id for _, item in ITEMS])
def test_number_in_a_question_is_what_the_model_gives(text):
    assert quoted.mistakes_of(text) == []


@pytest.mark.parametrize(("text", "item"), ITEMS, ids=[item.id for _, item in ITEMS])
def test_no_amount_in_an_explanation_is_unbound(text, item):
    assert quoted.unbound(item, text.quoted) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_number_in_a_notebook_is_what_the_model_gives(path):
    assert [mistake for text in quoted.notebook_texts(path) for mistake in quoted.mistakes_of(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_number_on_a_page_is_what_the_model_gives(path):
    assert quoted.mistakes_of(quoted.page_text(path)) == []


# ---- The checker itself, on words about the simulator ----


@pytest.fixture(scope="module")
def usual():
    """The milk of the simulator's defaults."""
    return quoted.explorer("simulator").result(band=False)["readouts"]["milk_ml"]


def told(words, **entry):
    text = quoted.Text("a.yaml: one", words, [Quoted(**entry)], "simulator")
    return quoted.mistakes_of(text)


def test_number_that_holds_is_not_told_and_one_that_does_not_is_told_with_its_sentence(usual):
    right, wrong = f"It is {usual:.0f} mL.", f"First. It is {usual + 1:.0f} mL. Last."
    assert told(right, says=f"{usual:.0f} mL", read="milk_ml") == []
    (mistake,) = told(wrong, says=f"{usual + 1:.0f} mL", read="milk_ml")
    expected = f"“It is {usual + 1:.0f} mL.”: found {usual + 1:.0f}, expected {usual:.0f}"
    assert mistake == f"a.yaml: one: {expected}"


def test_words_are_rounded_as_they_are_written(usual):
    tens = f"about {round(usual / 10) * 10} mL"
    assert told(tens, says=tens, read="milk_ml", nearest=10) == []
    assert told(f"{usual:.1f}", says=f"{usual:.1f}", read="milk_ml") == []
    assert told(f"{usual + 0.2:.1f}", says=f"{usual + 0.2:.1f}", read="milk_ml")


def test_series_second_mother_story_and_band_are_read():
    story = SIMULATOR["nights"]
    explorer = quoted.explorer("simulator")
    shown, other = (explorer.result(story.see | changed, band=False)["series"]["milk"]["y"][26] for changed in ({}, story.other))
    words = f"{shown:.0f} and {other:.0f}"
    assert told(words, says=f"{shown:.0f}", story="nights", series="milk", at=28) == []
    assert told(words, says=f"{other:.0f}", story="nights", base="other", series="milk", at=28) == []
    assert told(words, says=f"{other:.0f}", base="default", series="milk", at=28) == []
    low = explorer.result(story.see)["series"]["milk_band"]["low"][26]
    assert told(f"from {low:.0f}", says=f"{low:.0f}", story="nights", series="milk_band", edge="low", at=28) == []
    highest = max(explorer.result(band=False)["series"]["left"]["y"])
    assert told(f"{highest:.0f} %", says=f"{highest:.0f} %", series="left", at="highest") == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"says": "5 mL", "read": "milk_ml"}, "found no “5 mL” in the words"),
        ({"says": "15 mL", "read": "honey"}, "'honey'"),
        ({"says": "15 mL", "read": "milk_ml", "set": {"look_day": 500}}, "look_day"),
        ({"says": "15 mL", "read": "milk_ml", "base": "other"}, "no second mother"),
        ({"says": "15 mL", "read": "milk_ml", "story": "none"}, "found no story none"),
        ({"says": "15 mL", "read": "milk_ml", "line": "| 2 |"}, "found no “15 mL” in the words"),
    ],
)
def test_entry_that_cannot_be_read_is_told(entry, found):
    (mistake,) = told("It is 15 mL.", **entry)
    assert found in mistake


@pytest.mark.parametrize(
    "entry",
    [
        {"says": "from 4 to 5 mL", "read": "milk_ml"},
        {"says": "much milk", "read": "milk_ml"},
        {"says": "5 mL"},
        {"says": "5 mL", "read": "milk_ml", "given": "study"},
        {"says": "5 mL", "series": "milk"},
        {"says": "5 mL", "read": "milk_ml", "at": 3},
    ],
)
def test_entry_holds_one_number_from_one_place(entry):
    with pytest.raises(ValidationError):
        Quoted(**entry)


def test_amount_that_nothing_binds_is_found():
    story = SIMULATOR["nights"]
    with_more = Story(**story.model_dump() | {"then": f"{story.then} It is 12.5 kg, 3 % and 4 weeks."})
    bound = quoted.unbound(story, story.quoted)
    assert quoted.unbound(with_more, story.quoted) == [*bound, "12.5 kg", "3 %"]
    assert quoted.unbound(with_more, [*story.quoted, Quoted(says="12.5 kg", given="study")]) == [*bound, "3 %"]


def test_cell_and_page_are_answered_with_their_place(tmp_path):
    cell = {
        "source": ["It is ", "15 mL."],
        "metadata": {"quoted": [{"says": "15 mL", "explorer": "simulator", "read": "milk_ml"}]},
    }
    book = tmp_path / "one.ipynb"
    book.write_text(json.dumps({"cells": [{"source": [], "metadata": {}}, cell]}), encoding="utf-8")
    (mistake,) = quoted.mistakes_of(quoted.notebook_texts(book)[0])
    assert mistake.startswith(f"{book}: cell 2: “It is 15 mL.”: found 15, expected ")
    (tmp_path / "two.md").write_text("| 1 | 15 mL |\n", encoding="utf-8")
    page = tmp_path / "two.quoted.yaml"
    page.write_text("explorer: simulator\nquoted:\n  - {says: 15 mL, line: '| 1 |', read: milk_ml}\n", encoding="utf-8")
    (mistake,) = quoted.mistakes_of(quoted.page_text(page))
    assert mistake.startswith(f"{page}:3: two.md: ")
    cell["metadata"]["quoted"] = [{"says": "15 mL"}]
    book.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    with pytest.raises(ContentError, match=r"cell 1: quoted: 0: .*expected one of them"):
        quoted.notebook_texts(book)
