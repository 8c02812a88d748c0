"""The ZIM is read back: its pages, what a library shows of it, its search."""

import os
import re

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher

from lactation.content.paths import LANGUAGE
from lactation.offline import zim
from lactation.offline.pack import PackError
from lactation.offline.shell import Course

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:">
<title>{title} &amp; milk</title></head><body><main id="main"><section id="a"><h1>{title}</h1><p>{words}</p>
<label class="choice">A wrong answer about honeydew.</label></section></main></body></html>
"""


def small_site(folder):
    """A course of two pages; the words of one are about oxytocin."""
    pages = {"book/welcome.html": ("Welcome", "Begin here."), "notebooks/m02/01.html": ("Letting down", "What oxytocin does.")}
    for path, (title, words) in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PAGE.format(title=title, words=words), encoding="utf-8")
    (folder / "index.html").write_text('<meta http-equiv="Refresh" content="0; url=book/welcome.html" />', encoding="utf-8")
    (folder / "_static").mkdir()
    (folder / "_static" / "milk.js").write_text("var milk = 1;\n", encoding="utf-8")
    for page in pages:
        path = folder / page
        root = "../" * page.count("/")
        path.write_text(
            path.read_text(encoding="utf-8").replace("</head>", f'<script defer src="{root}_static/milk.js"></script></head>')
        )
    return Course(folder, folder.parent / "offline")


@pytest.fixture
def course(tmp_path):
    (tmp_path / "html").mkdir()
    return small_site(tmp_path / "html")


@pytest.fixture
def archive(course, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (path,) = zim.make(course)
    return Archive(path)


def metadata(archive, name):
    return archive.get_metadata(name).decode()


def test_files_are_as_they_were_but_for_what_a_page_may_load(course, archive):
    for path, content in course.files.items():
        item = archive.get_entry_by_path(path).get_item()
        found = bytes(item.content)
        assert found.replace(b"'self' zim: kiwix:", b"'self'") == content
        assert (b"script-src 'self' zim: kiwix: file:" in found) == (path in course.pages)
    assert archive.check()


def test_it_opens_on_the_first_page_and_pages_have_their_titles(archive):
    assert archive.main_entry.get_item().path == "book/welcome.html"
    assert archive.get_entry_by_path("notebooks/m02/01.html").title == "Letting down & milk"
    assert archive.article_count == 2


def test_what_a_library_shows_of_it(archive):
    told = {name: metadata(archive, name) for name in ("Title", "Language", "Name", "Date", "Flavour")}
    assert told == {
        "Title": "Milk in Motion", "Language": "eng", "Name": "milk-in-motion_en_all", "Date": "2023-11-14", "Flavour": "maxi",
    }  # fmt: skip
    assert all(metadata(archive, name) for name in ("Description", "Creator", "Publisher", "Tags"))
    assert re.search(r"text/html=\d+", metadata(archive, "Counter"))
    picture = bytes(archive.get_illustration_item(48).content)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(picture[16:20], "big") == 48


def found_by(archive, word):
    asked = Searcher(archive).search(Query().set_query(word))
    return list(asked.getResults(0, 9))


def test_its_search_finds_words_of_the_course_and_no_wrong_answers(archive):
    assert found_by(archive, "oxytocin") == ["notebooks/m02/01.html"]
    assert found_by(archive, "honeydew") == []


def test_a_zim_made_again_has_the_same_number_and_another_course_another_one(course, archive):
    """Libraries tell editions apart by it, and some readers keep answers by it."""
    first = archive.uuid
    (path,) = zim.make(course)
    assert Archive(path).uuid == first
    (course.site / "_static" / "milk.js").write_text("var milk = 2;\n", encoding="utf-8")
    (path,) = zim.make(Course(course.site, course.folder))
    assert Archive(path).uuid != first
    assert Archive(path).check()


def test_another_language_is_named_and_one_that_is_not_known_is_refused(monkeypatch):
    monkeypatch.setenv(LANGUAGE, "pt-BR")
    assert (zim.three_letters("pt-BR"), zim.three_letters("ckb")) == ("por", "ckb")
    assert zim.metadata()["Name"] == "milk-in-motion_pt-BR_all"
    with pytest.raises(PackError, match="found the language xx, expected one of am, ar, "):
        zim.three_letters("xx")


def test_text_that_is_too_long_for_a_library_is_refused(monkeypatch):
    monkeypatch.setattr(zim, "TOLD_MOST", 10)
    with pytest.raises(PackError, match=r"^words.yaml: found \d+ letters for the ZIM’s Description, expected at most 10$"):
        zim.metadata()


def test_nothing_half_written_is_left(course, monkeypatch):
    def broken(course):
        yield "a.html", "text/html", b"a", None
        raise RuntimeError("broken")

    monkeypatch.setattr(zim, "items", broken)
    with pytest.raises(RuntimeError, match="broken"):
        zim.make(course)
    assert os.listdir(course.folder) == []


def test_the_same_course_on_the_same_day_gives_the_same_bytes(course, archive, tmp_path):
    first = (course.folder / zim.NAME).read_bytes()
    assert len(zim.INDEX.findall(first)) == 2  # of titles and of texts
    (again,) = zim.make(Course(course.site, tmp_path / "again"))
    assert again.read_bytes() == first
    assert Archive(again).check()
