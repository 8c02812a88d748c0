import os

import pytest

import lactation
from lactation.activities.base import PAGE_FACE, Activity, Field


class Note(Activity):
    """The smallest activity: one field, one answer."""

    template = "say.html"

    def heading(self):
        return "A note"

    def fields(self):
        return [Field("text", "text", "Write", "")]

    def button(self):
        return "Keep"

    def respond(self, values, quick=False):
        return f"<p>{values['text']}</p>"

    def __repr__(self):
        return "Note"


@pytest.mark.parametrize("method", ["view", "heading", "fields"])
def test_activity_must_say_what_it_is(method):
    with pytest.raises(NotImplementedError):
        getattr(Activity(), method)()


def test_activity_must_say_what_it_answers():
    with pytest.raises(NotImplementedError):
        Activity().respond({})


def test_nothing_comes_before_an_activity_unless_it_says_so():
    assert Activity().before() == []


def test_notebook_shows_a_widget_and_the_text(monkeypatch):
    monkeypatch.delenv(PAGE_FACE, raising=False)
    bundle = Note()._repr_mimebundle_()
    assert bundle["text/plain"] == "Note"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_page_shows_html_and_the_text(monkeypatch):
    monkeypatch.setenv(PAGE_FACE, "page")
    bundle = lactation.say("supply")._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"].startswith("Say supply")


def test_mime_bundle_takes_what_ipython_hands_it(monkeypatch):
    monkeypatch.setenv(PAGE_FACE, "page")
    assert lactation.say("supply")._repr_mimebundle_(include=None, exclude=None)["text/html"]


def test_other_value_of_the_variable_leaves_the_notebook_face(monkeypatch):
    monkeypatch.setenv(PAGE_FACE, "notebook")
    assert "text/html" not in Note()._repr_mimebundle_()
    assert os.environ[PAGE_FACE] == "notebook"
