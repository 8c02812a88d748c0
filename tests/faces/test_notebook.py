"""The notebook face without a browser: what a widget holds, and what the kernel answers."""

import pytest

from lactation import say
from lactation.activities.base import PAGE_FACE
from lactation.faces import page
from lactation.faces.notebook import Shown, render


@pytest.fixture
def sent(monkeypatch):
    """What widgets send to the front end."""
    found = []
    monkeypatch.setattr(Shown, "send", lambda _, content, buffers=None: found.append(content))
    return found


def test_render_gives_jupyter_a_widget(monkeypatch):
    monkeypatch.delenv(PAGE_FACE, raising=False)
    bundle = render(say("supply"))
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]


def test_html_is_the_pages_and_is_made_when_asked_for(sent):
    activity = say("supply")
    Shown(activity).answer(None, {"ask": "html"}, [])
    assert sent == [{"told": "html", "html": page.render(activity)}]
