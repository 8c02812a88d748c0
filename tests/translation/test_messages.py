"""What a reader sees is found by one walk; the files of messages change only where a text does."""

import re
from collections import Counter

import pytest

from lactation.content.kinds import Strict, Text, Words, WordsOrNone
from lactation.content.messages import Message, words_in
from lactation.content.paths import domain_of
from lactation.content.translated import placeholders
from lactation.translation.check import file_mistakes
from lactation.translation.collect import all_messages
from lactation.translation.pseudo import CLOSE, OPEN, pseudo, pseudo_catalogue
from lactation.translation.templates import catalogue_of, content_templates, write


@pytest.fixture(scope="module")
def messages():
    """All messages of the content."""
    return all_messages()


class Inner(Strict):
    """A part of a list."""

    id: Text
    title: Words
    hint: WordsOrNone = ""


class Outer(Strict):
    """A file."""

    name: Text
    parts: list[Inner]
    lines: list[Words]
    by_name: dict[Text, Words]
    one: Inner | None = None


DATA = {
    "name": "Not seen",
    "parts": [{"id": "b", "title": "Second"}, {"id": "a", "title": "First", "hint": "Help"}],
    "lines": ["One line", "5"],
    "by_name": {"x": "Axis"},
    "one": {"id": "c", "title": "Alone"},
}


def test_walk_finds_words_and_names_their_places():
    found = [(place, text) for _, place, text in words_in(Outer, DATA)]
    assert found == [
        ("parts.b.title", "Second"), ("parts.a.title", "First"), ("parts.a.hint", "Help"), ("lines", "One line"),
        ("by_name.x", "Axis"), ("one.title", "Alone"),
    ]  # fmt: skip


def test_walk_says_the_way_to_each_text():
    steps = [steps for steps, _, _ in words_in(Outer, DATA)]
    assert steps[:2] == [("parts", 0, "title"), ("parts", 1, "title")]


def test_another_order_of_a_list_changes_no_message():
    turned = DATA | {"parts": DATA["parts"][::-1]}
    assert {found[1:] for found in words_in(Outer, turned)} == {found[1:] for found in words_in(Outer, DATA)}


def test_messages_are_told_apart_by_names_never_by_numbers_of_a_list(messages):
    by_number = [one.context for one in messages if re.search(r"\.\d+\.|\[\d+\]", one.place)]
    assert by_number == []
    assert "explorers/supply.yaml:controls.sessions.label" in {one.context for one in messages}
    assert "claims.csv:S0-01.teach" in {one.context for one in messages}


def test_every_message_stands_once(messages):
    twice = [key for key, count in Counter((one.context, one.text) for one in messages).items() if count > 1]
    assert twice == []


def test_counted_things_are_one_message_with_two_texts(messages):
    feed = [one for one in messages if one.context == "words.yaml:feed"]
    assert feed == [Message("words.yaml", "feed", "{n} feed", "{n} feeds")]
    alone = {one.place for one in messages if one.file == "words.yaml" and one.place.endswith(("_one", "_other"))}
    assert alone == {"band_note_one"}


def test_domains_are_the_folders_of_the_content():
    files = ("explorers/supply.yaml", "claims.csv", "notebooks/m02/01.ipynb")
    assert [domain_of(file) for file in files] == ["explorers", "claims", "lessons"]


def test_templates_are_the_same_each_time_and_name_no_machine(tmp_path):
    for turn in ("one", "two"):
        for domain, made in content_templates().items():
            write(tmp_path / turn / f"{domain}.pot", made)
    files = sorted((tmp_path / "one").glob("*.pot"))
    assert len(files) > 15
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text == (tmp_path / "two" / path.name).read_text(encoding="utf-8")
        assert not re.search(r"/home/|/work/|/tmp/|POT-Creation-Date: (?!2000)", text), path.name


# ---- Places that stay ----


def test_placeholders_are_all_that_a_translation_keeps():
    text = "{n} [[loss]] {cite:p}`kent2006` <b>x</b> [here](../a.html) **y**"
    assert placeholders(text) == {"{n}", "[[loss]]", "{cite:p}`kent2006`", "<b>", "</b>", "](../a.html)", "**"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("{n} tomas", ["words.po: words.yaml:a: found {n}, expected {m} {n}"]),
        ("{m} {n} {x}", ["words.po: words.yaml:a: found {m} {n} {x}, expected {m} {n}"]),
        ("nada", ["words.po: words.yaml:a: found none, expected {m} {n}"]),
        ("{n} de {m}", []),
    ],
)
def test_translation_holds_the_same_placeholders(tmp_path, told, expected):
    catalogue = catalogue_of("words")
    catalogue.add("{n} of {m}", told, context="words.yaml:a")
    write(tmp_path / "words.po", catalogue)
    assert [one.replace(f"{tmp_path}/", "") for one in file_mistakes(tmp_path / "words.po")] == expected


def test_form_may_leave_its_number_out_but_nothing_else(tmp_path):
    catalogue = catalogue_of("words")
    catalogue.add(("{n} feed", "{n} feeds"), ("a feed", "{n} feeds"), context="words.yaml:feed")
    catalogue.add(("{n} at {time}", "{n} at {time}"), ("one", "{n} at {time}"), context="words.yaml:later")
    write(tmp_path / "words.po", catalogue)
    found = [one.split(": ", 1)[1] for one in file_mistakes(tmp_path / "words.po")]
    assert found == ["words.yaml:later: found none, expected {n} {time}"]


def test_pseudo_language_keeps_every_placeholder(messages, tmp_path):
    for made in content_templates().values():
        write(tmp_path / f"{made.domain}.po", pseudo_catalogue(made))
        assert file_mistakes(tmp_path / f"{made.domain}.po") == []
    for one in messages:
        assert placeholders(pseudo(one.text)) == placeholders(one.text)


def test_pseudo_language_is_a_third_longer_between_brackets():
    text = "How much milk does a baby drink in a day?"
    made = pseudo(text)
    assert made.startswith(OPEN)
    assert made.endswith(CLOSE)
    assert 1.25 < len(made) / len(text) < 1.5
