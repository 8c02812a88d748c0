"""What a notebook cell shows: ``explore``, ``quiz``, ``say`` and ``trust``.

An activity knows what it shows and what it answers, as plain data; the faces (``lactation.faces``) draw it. In a notebook that
is ipywidgets, in the course site HTML that needs no server.
"""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.claims import Claims
from lactation.activities.explorer import Explorer
from lactation.activities.job_aid import JobAid
from lactation.activities.label_it import LabelIt
from lactation.activities.questions import Predict, Quiz, Say, Vignettes
from lactation.activities.trust import Trust

__all__ = [
    "Activity",
    "Claims",
    "Explorer",
    "JobAid",
    "LabelIt",
    "Predict",
    "Quiz",
    "Say",
    "Trust",
    "Vignettes",
    "claims",
    "explore",
    "job_aid",
    "label_it",
    "predict",
    "quiz",
    "say",
    "trust",
    "vignettes",
]  # fmt: skip


def claims(lesson: str) -> Claims:
    """Show what mothers may read or hear about the lesson's subject: what holds, and what to teach."""
    return Claims(lesson)


def explore(name: str, predict: str = "", other: dict[str, Any] | None = None, **settings: Any) -> Explorer:
    """Show the explorer ``name``, starting from its defaults or from ``settings``.

    ``predict`` names a lesson whose prediction is asked for first: the curves stay hidden until the learner has committed.
    ``other`` are settings of a second mother whose lines and numbers are laid beside.

    Example
    -------
    >>> explore("supply", day=15, sessions=8)  # doctest: +ELLIPSIS
    Explorer supply: sessions 8, day 15, ...
    """
    return Explorer(name, settings, Predict(predict) if predict else None, other)


def job_aid(name: str) -> JobAid:
    """Show the job aid ``name``: one side of A5 to print."""
    return JobAid(name)


def label_it(name: str) -> LabelIt:
    """Ask the learner to name the numbered parts of a drawing, with a reason for every choice."""
    return LabelIt(name)


def predict(lesson: str) -> Predict:
    """Ask the lesson's prediction by itself, where no explorer shows the answer."""
    return Predict(lesson)


def quiz(lesson: str) -> Quiz:
    """Ask the lesson's four questions, with a reason for every option."""
    return Quiz(lesson)


def say(lesson: str) -> Say:
    """Ask the learner to say something to a mother in their own words, and compare."""
    return Say(lesson)


def vignettes(lesson: str) -> Vignettes:
    """Tell the lesson's two short stories and ask about them."""
    return Vignettes(lesson)


def trust() -> Trust:
    """Show how far the model can be trusted: published observations, parameters, sensitivity."""
    return Trust()
