"""The notebook face without a browser: what a widget holds, and what the kernel answers."""

import re
import subprocess
import sys

import pytest

from lactation import activities, explore, quiz, say
from lactation.activities.base import PAGE_FACE, Activity
from lactation.faces import notebook, page
from lactation.faces.answers import Answers
from lactation.faces.notebook import Card, course, render
from tests.execute import ROOT


@pytest.fixture
def sent(monkeypatch):
    """What widgets send to the front end."""
    found = []
    monkeypatch.setattr(Card, "send", lambda _, content, buffers=None: found.append(content))
    return found


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """A file of answers of the test's own."""
    made = Answers(tmp_path / "answers.jsonl")
    monkeypatch.setattr(notebook, "answers", lambda: made)
    return made


EVENT = {"id": "a1", "at": 1, "kind": "answer", "item": "supply/one", "option": "more"}


def test_render_gives_jupyter_a_widget(monkeypatch):
    monkeypatch.delenv(PAGE_FACE, raising=False)
    activity = say("supply")
    bundle = activity._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == activity.widget().model_id
    assert bundle["text/plain"] == repr(activity)
    assert render(activity)["application/vnd.jupyter.widget-view+json"] == bundle["application/vnd.jupyter.widget-view+json"]


def test_widget_holds_no_html_and_no_core():
    state = explore("supply").widget().get_state()
    assert sum(len(str(value)) for value in state.values()) < 4000
    assert not any("<svg" in str(value) for value in state.values())


@pytest.mark.parametrize("make", [lambda: explore("let_down", predict="oxytocin"), lambda: quiz("supply"), lambda: say("supply")])
def test_html_is_the_pages_and_is_made_when_asked_for(sent, make):
    activity = make()
    activity.widget().hear(None, {"id": "1", "ask": "html"}, [])
    assert sent == [{"id": "1", "told": {"html": page.render(activity, quick=True), "hash": notebook.course_hash()}}]


def test_quick_page_is_the_page_but_for_the_width_of_its_bands_and_where_a_label_stands_clear_of_them():
    whole, quick = (page.render(explore("let_down"), quick=one).splitlines() for one in (False, True))
    differ = [pair for pair in zip(whole, quick, strict=True) if pair[0] != pair[1]]
    bands = [one for one, _ in differ if one.startswith('<path d="M')]
    labels = [[re.sub(r' [xy]="[-0-9.]+"', "", one) for one in pair] for pair in differ if pair[0].startswith("<text ")]
    assert 0 < len(bands) <= 2
    assert len(bands) + len(labels) == len(differ)
    assert all(one == other for one, other in labels)


def test_shared_text_holds_core_script_style_and_words():
    found = course()
    assert "function lactation_core(" in found["script"] and "function milk_in_motion(" in found["script"]
    assert "export function show(" in found["script"]
    assert "milk_in_motion(window" not in found["script"], "nothing starts by itself"
    assert ":host" in found["style"]
    assert found["works"]["kent2006"]["short"] == "Kent et al. 2006"


def test_notebook_does_not_wait_for_sphinx():
    code = (
        "import sys; from lactation import quiz; from lactation.faces.notebook import course; quiz('supply').widget(); course()\n"
        "print([name for name in ('sphinx.application', 'myst_nb', 'sqlalchemy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_answers_are_kept_and_told(sent, answers):
    card = quiz("supply").widget()
    for message in ({"ask": "answers"}, {"ask": "add", "event": EVENT}, {"ask": "answers"}):
        card.hear(None, {"id": "1"} | message, [])
    none, kept, all_of_them = (one["told"] for one in sent)
    assert none == {"events": [], "problem": ""}
    assert kept == {"events": [], "problem": ""}
    assert all_of_them == {"events": [EVENT], "problem": ""}


@pytest.mark.parametrize("event", [{}, {"id": 7}, None])
def test_what_is_no_event_is_told_and_not_kept(sent, answers, event):
    quiz("supply").widget().hear(None, {"id": "1", "ask": "add", "event": event}, [])
    assert "expected an event with id, kind and item" in sent[0]["told"]["problem"]
    assert not answers.path.exists()


def test_file_that_cannot_be_written_is_told(sent, answers):
    answers.path.mkdir()
    quiz("supply").widget().hear(None, {"id": "1", "ask": "add", "event": EVENT}, [])
    assert sent[0]["told"]["problem"].startswith(f"Your answers cannot be kept in {answers.path} (Is a directory).")


@pytest.mark.parametrize("message", [{}, {"ask": "elephant"}, "html", None, ["ask"]])
def test_other_messages_are_not_answered(sent, message):
    quiz("supply").widget().hear(None, message, [])
    assert sent == []


def test_mistake_of_the_kernel_is_told_to_who_waits(sent, monkeypatch):
    activity = quiz("supply")
    monkeypatch.setattr(activity, "view", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        activity.widget().hear(None, {"id": "1", "ask": "html"}, [])
    assert sent == [{"id": "1", "problem": "ZeroDivisionError: division by zero"}]


# ---- Settings, for an instructor ----


def test_widget_has_the_explorers_settings_and_one_can_be_set():
    explorer = explore("supply", sessions=6)
    widget = explorer.widget()
    assert widget.settings == explorer.settings
    widget.settings = {"day": 20}
    assert widget.settings == explorer.settings | {"day": 20}
    assert explorer.widget() is widget


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"session": 6}, "found setting session, expected one of sessions"),
        ({"sessions": 99}, "sessions: found 99, expected a number from"),
    ],
)
def test_wrong_setting_is_refused_and_the_old_ones_stay(settings, message):
    widget = explore("supply").widget()
    with pytest.raises(ValueError, match=message):
        widget.settings = settings
    assert widget.settings == explore("supply").settings


def test_only_an_explorer_can_be_set():
    with pytest.raises(ValueError, match="Quiz: found settings day, expected none"):
        quiz("supply").widget().settings = {"day": 1}


def test_no_activity_is_drawn_twice():
    """What an activity shows in a notebook is its page; nothing of the old second drawing comes back."""
    kinds = [getattr(activities, name) for name in activities.__all__ if name[0].isupper()]
    old = {"fields", "respond", "heading", "button", "before", "live"}
    assert {name for kind in kinds for name in old if hasattr(kind, name)} == set()
    assert all(issubclass(kind, Activity) for kind in kinds)
