"""Cards for Anki, read back from the file: every question of the lessons with its words, no item of the bank, ids that stay."""

import html
import json
import re
import sqlite3
import zipfile

import pytest

from lactation.content.course import course
from lactation.lms import anki
from lactation.lms.anki import model, note, number, where_from, write_anki
from lactation.lms.asked import of_bank, of_modules
from lactation.site.found import ADDRESS


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return write_anki(tmp_path_factory.mktemp("anki"))


@pytest.fixture(scope="module")
def base(package, tmp_path_factory):
    with zipfile.ZipFile(package) as box:
        path = box.extract("collection.anki2", tmp_path_factory.mktemp("base"))
    found = sqlite3.connect(path)
    yield found
    found.close()


def told(text):
    """What a field says without its marks."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def test_every_question_of_the_lessons_is_a_card_with_its_words(base):
    notes = {fields.split("\x1f")[0]: fields.split("\x1f") for (fields,) in base.execute("select flds from notes")}
    wanted = {one.key: one for _, _, found in of_modules() for one in found}
    assert set(notes) == set(wanted)
    for key, one in wanted.items():
        _, story, question, front, back, reasons, source = notes[key]
        assert (html.unescape(story), html.unescape(question)) == (one.story, one.question)
        assert re.findall(r"<li>(.*?)</li>", front) == [html.escape(text) for _, text, _ in one.options]
        assert re.findall(r'<li class="best">(.*?)</li>', back) == [
            html.escape(text) for name, text, _ in one.options if name == one.best
        ]
        for _, text, reason in one.options:
            assert text in told(reasons)
            assert reason in told(reasons)
        assert one.lesson in told(source)
        assert one.sources in told(source)


def test_nothing_of_the_bank_is_in_it(base):
    everything = "".join(fields for (fields,) in base.execute("select flds from notes"))
    assert "bank/" not in everything
    assert not [
        one.key
        for _, _, found in of_bank()
        for one in found
        if html.escape(one.question) in everything and len(one.question) > 60
    ]


def test_each_module_is_a_deck_and_each_card_lies_in_its_own(base):
    decks = {int(key): deck["name"] for key, deck in json.loads(base.execute("select decks from col").fetchone()[0]).items()}
    where = dict(base.execute("select n.flds, c.did from notes n join cards c on c.nid = n.id"))
    titles = {module.id: module.title for module in course().modules}
    lying = {fields.split("\x1f")[0]: decks[deck] for fields, deck in where.items()}
    for module, _, found in of_modules():
        assert {lying[one.key] for one in found} == {f"Milk in Motion::{titles[module]}"}


def test_ids_stay_so_that_a_later_package_changes_cards_and_not_their_schedule(base):
    guids = {fields.split("\x1f")[0]: guid for fields, guid in base.execute("select flds, guid from notes")}
    assert guids["supply/predict"] == "uUD08vqN%<"
    assert len(set(guids.values())) == len(guids)
    assert (number("question"), number("deck m02")) == (1651539615, 1542548147)


def when(path, folder):
    """When the notes of a package were changed last, in seconds."""
    with zipfile.ZipFile(path) as box, sqlite3.connect(box.extract("collection.anki2", folder)) as found:
        return {at for (at,) in found.execute("select mod from notes")}


def test_the_same_course_gives_the_same_bytes_and_a_later_one_is_newer(monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    once, again = (write_anki(tmp_path / name).read_bytes() for name in ("once", "again"))
    assert once == again
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000001")
    later = write_anki(tmp_path / "later")
    assert when(tmp_path / "once" / later.name, tmp_path) == {1795000000}
    assert when(later, tmp_path) == {1795000001}  # else Anki leaves the cards as they are


def test_a_card_of_another_language_is_another_card(monkeypatch):
    one = next(found[0] for _, _, found in of_modules())
    here = note(model(), one)
    monkeypatch.setattr(anki, "language", lambda: "es")
    there = note(model(), one)
    assert here.guid != there.guid
    assert here.model.model_id != there.model.model_id


def test_a_lesson_is_linked_where_the_course_has_an_address(monkeypatch):
    monkeypatch.setenv(ADDRESS, "https://example.org/course/")
    one = next(found[0] for _, _, found in of_modules())
    assert '<a href="https://example.org/course/notebooks/' in where_from(one)
    assert one.lesson in told(where_from(one))
