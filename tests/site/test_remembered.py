"""What a build remembers holds for the same contents only."""

from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from lactation import site
from lactation.files import hash_of
from lactation.site.places import held_in
from lactation.site.remembered import Remembered


def noted(path, **values):
    known = Remembered(path, "package 1")
    for name, value in values.items():
        known.note(name, "content", value)
    known.write()


def test_next_build_gets_what_was_noted(tmp_path):
    noted(tmp_path / "deep" / "a.json", page=[["id", "Ä", ["line"]]])
    assert Remembered(tmp_path / "deep" / "a.json", "package 1").get("page", "content") == [["id", "Ä", ["line"]]]


def test_another_content_or_package_is_not_known(tmp_path):
    noted(tmp_path / "a.json", page=1)
    assert Remembered(tmp_path / "a.json", "package 1").get("page", "other") is None
    assert Remembered(tmp_path / "a.json", "package 2").get("page", "content") is None


def test_page_that_is_gone_is_forgotten(tmp_path):
    noted(tmp_path / "a.json", gone=1, stays=2)
    second = Remembered(tmp_path / "a.json", "package 1")
    second.get("stays", "content")
    second.write()
    third = Remembered(tmp_path / "a.json", "package 1")
    assert (third.get("gone", "content"), third.get("stays", "content")) == (None, 2)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"package": "package 1", "kept": 3}', '{"package": "package 1", "kept": {"page": 1}}']
)
def test_spoilt_file_knows_nothing(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    assert Remembered(tmp_path / "a.json", "package 1").get("page", "content") is None


def test_folder_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("")
    noted(tmp_path / "file" / "a.json", page=1)


# ---- The checks of a build ----


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book of two pages, what the checks were asked, and what they find."""
    state = SimpleNamespace(asked=[], wrong=set(), package="one", pages=["a", "b"])
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text("text")

    def package_mistakes():
        state.asked.append("content")
        return ["content: wrong"] if "content" in state.wrong else []

    def page_mistakes(path):
        state.asked.append(path.stem)
        return [f"{path}: wrong"] if path.stem in state.wrong else []

    monkeypatch.setattr(site, "package_mistakes", package_mistakes)
    monkeypatch.setattr(site, "page_mistakes", page_mistakes)

    def check():
        state.asked.clear()
        app = SimpleNamespace(doctreedir=str(tmp_path / "doctrees"), srcdir=str(tmp_path), milk_source=state.package)
        env = SimpleNamespace(found_docs=set(state.pages), doc2path=lambda name: str(tmp_path / f"{name}.md"))
        site.check_content(app, env, [])
        return state.asked

    state.check, state.folder = check, tmp_path
    return state


def test_all_is_checked_once(book):
    assert book.check() == ["content", "a", "b"]
    assert book.check() == []


def test_changed_page_is_checked_again(book):
    book.check()
    (book.folder / "b.md").write_text("other text")
    assert book.check() == ["b"]


def test_new_and_renamed_pages_are_checked(book):
    book.check()
    (book.folder / "b.md").rename(book.folder / "c.md")
    book.pages = ["a", "c"]
    assert book.check() == ["c"]


def test_changed_package_is_checked_with_all_pages(book):
    book.check()
    book.package = "two"
    assert book.check() == ["content", "a", "b"]


@pytest.mark.parametrize("where", ["content", "a"])
def test_mistake_is_told_again_until_it_is_mended(book, where):
    book.wrong = {where}
    for _ in range(2):
        with pytest.raises(ExtensionError, match=f"{where}.*: wrong"):
            book.check()
        assert where in book.asked
    book.wrong = set()
    assert where in book.check()


# ---- Places ----


def test_places_kept_as_json_are_those_of_the_page(tmp_path):
    page = '<main id="main"><section id="one"><h2>One</h2><p>A line.</p></section></main>'
    known = Remembered(tmp_path / "places.json", "one")
    known.note("page", hash_of(page.encode()), held_in(page))
    known.write()
    kept = Remembered(tmp_path / "places.json", "one").get("page", hash_of(page.encode()))
    assert [tuple(one) for one in kept] == held_in(page) == [("one", "One", ["A line."])]
