from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from docutils.core import publish_doctree
from sphinx.errors import ExtensionError

from lactation.content.paths import LANGUAGE
from lactation.content.schema import words
from lactation.site import THEME
from lactation.site.found import (
    ADDRESS,
    LONGEST,
    PICTURE,
    PICTURE_SIZE,
    add_finding,
    address_of,
    description,
    languages,
    root_address,
    write_map,
)

LESSON = {"place": "Lesson 5 of 9", "module": "How milk works"}
PAGE = """
Title
=====

.. note:: Not this.

The *first* paragraph [1]_ of a page that says enough about itself to be told where links are listed, and is not filled up.

.. [1] A source.
"""


def test_a_lesson_is_told_by_its_worry_and_its_place():
    told = description(publish_doctree("Title\n=====\n\n  “Has my milk gone?”\n\nMore."), LESSON)
    assert told.startswith("“Has my milk gone?” Lesson 5 of 9 of “How milk works”")


def test_another_page_is_told_by_its_first_prose_without_the_marks_of_its_sources():
    told = description(publish_doctree(PAGE), None)
    assert told.startswith("The first paragraph of a page that says")


@pytest.mark.parametrize("doctree", [None, publish_doctree("Title\n=====")])
def test_a_page_without_prose_is_told_by_what_the_course_is(doctree):
    assert description(doctree, None).rstrip("…") in words()["describe_course"]


@pytest.mark.parametrize("number", [1, 30, 400])
def test_no_description_is_longer_than_what_is_shown_and_none_is_short(number):
    told = description(publish_doctree("Title\n=====\n\n" + "milk flows " * number), None)
    assert LONGEST // 2 <= len(told) <= LONGEST


@pytest.mark.parametrize(
    ("told", "expected"), [("", ""), ("https://a.org", "https://a.org/"), ("https://a.org/course/", "https://a.org/course/")]
)
def test_address_ends_with_a_stroke(told, expected, monkeypatch):
    monkeypatch.setenv(ADDRESS, told)
    assert root_address() == expected


@pytest.mark.parametrize("told", ["a.org", "file:///course", "https://a.org/?x=1", "https://a b.org", "https:///course"])
def test_what_is_no_address_is_refused(told, monkeypatch):
    monkeypatch.setenv(ADDRESS, told)
    with pytest.raises(ExtensionError, match=r"LACTATION_ADDRESS: found .*, expected where the course will stand"):
        root_address()


def test_another_language_stands_in_a_folder_of_its_name(monkeypatch):
    monkeypatch.setenv(ADDRESS, "https://a.org/")
    assert address_of("book/welcome.html", "en") == "https://a.org/book/welcome.html"
    assert address_of("book/welcome.html", "pt-BR") == "https://a.org/pt-BR/book/welcome.html"


def finding(monkeypatch, tmp_path, address):
    """Return the context of a page where Spanish is there too."""
    (tmp_path / "es" / "LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setenv("LACTATION_LOCALE", str(tmp_path))
    monkeypatch.setenv(ADDRESS, address)
    context = {"lesson": None}
    add_finding(context, "book/welcome", None)
    return context


def test_without_an_address_a_page_names_no_place_where_it_does_not_stand(monkeypatch, tmp_path):
    context = finding(monkeypatch, tmp_path, "")
    assert (context["address"], context["languages"]) == ("", [])


def test_with_an_address_a_page_names_its_own_its_picture_and_its_languages(monkeypatch, tmp_path):
    context = finding(monkeypatch, tmp_path, "https://a.org")
    assert context["address"] == "https://a.org/book/welcome.html"
    assert context["picture"]["address"] == "https://a.org/_static/social.png"
    assert context["languages"] == [("en", "https://a.org/book/welcome.html"), ("es", "https://a.org/es/book/welcome.html")]


def test_one_language_alone_names_no_other(monkeypatch, tmp_path):
    monkeypatch.setenv("LACTATION_LOCALE", str(tmp_path))
    assert languages() == ["en"]


def test_picture_has_the_size_that_is_told_and_is_light():
    picture = THEME / "static" / PICTURE.rpartition("/")[2]
    head = picture.read_bytes()[16:24]
    assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == PICTURE_SIZE
    assert picture.stat().st_size < 60 * 1024


def mapped(tmp_path, monkeypatch, address, name="en", error=None):
    """Return the addresses in the map of a site with two pages; None where no map was written."""
    monkeypatch.setenv(ADDRESS, address)
    monkeypatch.setenv(LANGUAGE, name)
    builder = SimpleNamespace(format="html")
    write_map(SimpleNamespace(builder=builder, outdir=tmp_path, env=SimpleNamespace(found_docs={"b & c", "a"})), error)
    path = tmp_path / "sitemap.xml"
    return [one.text for one in ElementTree.parse(path).iter() if one.tag.endswith("}loc")] if path.exists() else None


def test_map_lists_every_page_in_order(tmp_path, monkeypatch):
    assert mapped(tmp_path, monkeypatch, "https://a.org") == ["https://a.org/a.html", "https://a.org/b & c.html"]


def test_map_of_a_language_names_its_own_folder(tmp_path, monkeypatch):
    assert mapped(tmp_path, monkeypatch, "https://a.org", "es")[0] == "https://a.org/es/a.html"


@pytest.mark.parametrize(("address", "error"), [("", None), ("https://a.org", RuntimeError())])
def test_no_map_without_an_address_or_after_a_failed_build(address, error, tmp_path, monkeypatch):
    assert mapped(tmp_path, monkeypatch, address, error=error) is None
