"""The works at the end of a page are folded under their heading; nothing else is."""

from types import SimpleNamespace

from docutils import nodes

from lactation.site.folded import END, HEAD_END, START, fold_works

APP = SimpleNamespace(builder=SimpleNamespace(format="html"))


def folded(*children, app=APP):
    """Return the parts of a section with these parts, after the fold was asked for."""
    section = nodes.section("", nodes.title("", "Sources"), *children)
    document = nodes.document(None, None)
    document += section
    fold_works(app, document, "page")
    return section.children


def told(parts):
    return [part.astext() for part in parts if isinstance(part, nodes.raw)]


def test_works_lie_in_a_fold_whose_title_is_their_heading():
    parts = folded(nodes.container("", nodes.footnote("", nodes.paragraph("", "Kent 2006"))))
    assert told(parts) == [START, HEAD_END, END]
    assert isinstance(parts[1], nodes.title)
    assert parts[3].astext() == "Kent 2006"


def test_footnotes_that_stand_by_themselves_are_folded_too():
    assert told(folded(nodes.footnote(), nodes.footnote())) == [START, HEAD_END, END]


def test_a_section_with_words_or_without_works_stays_open():
    assert told(folded(nodes.paragraph("", "Refer."), nodes.footnote())) == []
    assert told(folded(nodes.container())) == []
    assert told(folded()) == []


def test_only_pages_of_a_browser_are_folded():
    assert told(folded(nodes.footnote(), app=SimpleNamespace(builder=SimpleNamespace(format="gettext")))) == []
