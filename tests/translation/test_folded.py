"""The heads of what is folded are translated wherever an author folds: in lessons and in the book's pages."""

from lactation.site import around
from lactation.translation.collect import SUMMARY, all_messages
from tests.execute import ROOT


def test_every_folded_head_of_the_book_is_a_message():
    found = {(one.file, one.text) for one in all_messages() if one.place == "summary"}
    heads = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in (ROOT / "book").rglob("*.md")
        for text in SUMMARY.findall(path.read_text(encoding="utf-8"))
    }
    assert heads and heads <= found


def test_head_is_asked_for_by_the_file_it_stands_in(monkeypatch):
    monkeypatch.setattr(around, "told", lambda *asked: "|".join(asked))
    page = around.told_summaries("book/welcome.md", "<details><summary>Here</summary></details>")
    assert page == "<details><summary>book/welcome.md|summary|Here</summary></details>"
