import os

import pytest

import lactation
from lactation.activities.base import PAGE_FACE, Activity


class Note(Activity):
    """The smallest activity."""

    template = "say.html"

    def __repr__(self):
        return "Note"


def test_activity_must_say_what_it_shows():
    with pytest.raises(NotImplementedError):
        Activity().view()


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
