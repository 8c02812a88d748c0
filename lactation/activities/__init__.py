"""What a notebook cell shows: ``explore``, ``quiz``, ``say`` and ``trust``.

An activity knows what it shows and what it answers, as plain data; the faces (``lactation.faces``) draw it. In a notebook that
is ipywidgets, in the course site HTML that needs no server.
"""

from lactation.activities.base import Activity
from lactation.activities.explorer import Explorer
from lactation.activities.job_aid import JobAid
from lactation.activities.questions import Predict, Quiz, Say
from lactation.activities.trust import Trust

__all__ = ["Activity", "Explorer", "JobAid", "Predict", "Quiz", "Say", "Trust", "explore", "job_aid", "quiz", "say", "trust"]


def explore(name: str, predict: str = "", **settings: float) -> Explorer:
    """Show the explorer ``name``, starting from its defaults or from ``settings``.

    ``predict`` names a lesson whose prediction is asked for first: the curves stay hidden until the learner has committed.

    Example
    -------
    >>> explore("supply", day=15, sessions=8)  # doctest: +ELLIPSIS
    Explorer supply: sessions 8, day 15, ...
    """
    return Explorer(name, settings, Predict(predict) if predict else None)


def job_aid(name: str) -> JobAid:
    """Show the job aid ``name``: one side of A5 to print."""
    return JobAid(name)


def quiz(lesson: str) -> Quiz:
    """Ask the lesson's four questions, with a reason for every option."""
    return Quiz(lesson)


def say(lesson: str) -> Say:
    """Ask the learner to say something to a mother in their own words, and compare."""
    return Say(lesson)


def trust() -> Trust:
    """Show how far the model can be trusted: published observations, parameters, sensitivity."""
    return Trust()
