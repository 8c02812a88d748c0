"""What a notebook cell shows: ``explore``, ``quiz``, ``say`` and ``trust``.

An activity knows what it shows, as plain data, and states it as text; both faces (``lactation.faces``) draw the same HTML: in the
course site as it is, in a notebook inside an ipywidget.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lactation.activities.base import Activity
from lactation.activities.certificate import Certificate
from lactation.activities.claims import Claims
from lactation.activities.conditions import Conditions
from lactation.activities.explorer import Explorer
from lactation.activities.job_aid import JobAid
from lactation.activities.library import Article, ClaimsLibrary
from lactation.activities.meeting import MeetingPart, MeetingPlan, Meetings
from lactation.activities.memory import ModuleQuiz, Review
from lactation.activities.my_record import MyRecord
from lactation.activities.numbers import Numbers
from lactation.activities.pair import Pair
from lactation.activities.path import MyCourse
from lactation.activities.questions import Myths, Predict, Quiz, Say, Vignettes
from lactation.activities.sorting import SortClaims
from lactation.activities.talk import Talk
from lactation.activities.techniques import Techniques
from lactation.activities.trust import Trust
from lactation.activities.ways import FiveWays
from lactation.activities.week import Week

if TYPE_CHECKING:
    from lactation.classroom.report import ClassReport

__all__ = [
    "Activity",
    "Article",
    "Certificate",
    "Claims",
    "ClaimsLibrary",
    "Conditions",
    "Explorer",
    "FiveWays",
    "JobAid",
    "MeetingPart",
    "MeetingPlan",
    "Meetings",
    "ModuleQuiz",
    "MyRecord",
    "Myths",
    "Numbers",
    "Pair",
    "Predict",
    "Quiz",
    "Review",
    "Say",
    "SortClaims",
    "Talk",
    "Techniques",
    "Trust",
    "Vignettes",
    "Week",
    "article",
    "certificate",
    "claims",
    "claims_library",
    "class_report",
    "conditions",
    "explore",
    "five_ways",
    "job_aid",
    "meeting",
    "meeting_part",
    "meetings",
    "module_quiz",
    "my_record",
    "myths",
    "numbers_that_decide",
    "pair",
    "predict",
    "quiz",
    "review",
    "say",
    "sort_claims",
    "talk",
    "techniques",
    "trust",
    "vignettes",
    "week",
]  # fmt: skip


def article(key: str) -> Article:
    """Show the source article ``key`` (S0 to S4): what holds, what does not, and what to say to a mother who believes it."""
    return Article(key)


def class_report(folder: str | Path = "", names: bool = False) -> ClassReport:
    """Report on a class from the files that its learners saved in ``folder``; without one, on an invented class.

    ``names`` calls learners by the name or sign in their files, or by the file; otherwise they have numbers.
    """
    from lactation.classroom.report import ClassReport as Report  # noqa: PLC0415 (its libraries are large)

    return Report(folder, names)


def certificate() -> Certificate:
    """Show what the certificate takes, what is missing, and once all is there, the sheet to print."""
    return Certificate()


def claims(lesson: str) -> Claims:
    """Show what mothers may read or hear about the lesson's subject: what holds, and what to teach."""
    return Claims(lesson)


def claims_library() -> ClaimsLibrary:
    """Show every claim of the five articles in one table, with filters."""
    return ClaimsLibrary()


def conditions(stories: list[str] | None = None, finder: bool = True) -> Conditions:
    """Show stories about breasts and nipples to judge (all, or those named), and a finder that weighs findings."""
    return Conditions(stories, finder)


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


def five_ways() -> FiveWays:
    """Show the map of the five ways to more milk, and what each can really move."""
    return FiveWays()


def job_aid(name: str) -> JobAid:
    """Show the job aid ``name``: one side of A5 to print, or both."""
    return JobAid(name)


def module_quiz() -> ModuleQuiz:
    """Ask some questions of the lessons of one module, which the learner chooses."""
    return ModuleQuiz()


def meeting(name: str) -> MeetingPlan:
    """Show the plan of a group's meeting ``name`` (a to h), for who leads it."""
    return MeetingPlan(name)


def meeting_part(name: str, part: str) -> MeetingPart:
    """Show one part of a meeting: what all see, and what is for who leads."""
    return MeetingPart(name, part)


def meetings() -> Meetings:
    """Show all meetings, and the calendars in which they are held."""
    return Meetings()


def myths(lesson: str) -> Myths:
    """Ask what holds of the things people tell a mother, with a reason for every answer."""
    return Myths(lesson)


def numbers_that_decide() -> Numbers:
    """Show every number that decides how soon somebody should look, with its source, and where sources differ."""
    return Numbers()


def my_record() -> MyRecord:
    """Show the learner's record: who learns on this device, saving it as a file, reading one in, deleting it."""
    return MyRecord()


def my_course() -> MyCourse:
    """Show how far the learner has come: done, due, what to look at again, how sure against how right."""
    return MyCourse()


def pair(name: str) -> Pair:
    """Show the case ``name`` with a judging and with a listening counsellor, turn by turn side by side."""
    return Pair(name)


def predict(lesson: str) -> Predict:
    """Ask the lesson's prediction by itself, where no explorer shows the answer."""
    return Predict(lesson)


def quiz(lesson: str) -> Quiz:
    """Ask the lesson's four questions, with a reason for every option."""
    return Quiz(lesson)


def review() -> Review:
    """Ask the questions that are due today, a few at a time."""
    return Review()


def say(lesson: str) -> Say:
    """Ask the learner to say something to a mother in their own words, and compare."""
    return Say(lesson)


def vignettes(lesson: str) -> Vignettes:
    """Tell the lesson's two short stories and ask about them."""
    return Vignettes(lesson)


def sort_claims(*ids: str, hand: int = 1) -> SortClaims:
    """Ask whether claims hold, and how sure the learner is: the named ones, or the ``hand``-th ten of all.

    Example
    -------
    >>> sort_claims("S0-10", "S3-15")
    Sort S0-10-S3-15, hand 1
      S0-10: key 00b93c7a
      S3-15: key 0cd70296
    """
    return SortClaims(ids, hand)


def talk(name: str, then: str = "") -> Talk:
    """Show the talk ``name``, a case of ``content/cases``: the learner chooses what to say, and she answers.

    ``then`` is the page beside this one on which the next visit is played.
    """
    return Talk(name, then)


def techniques() -> Techniques:
    """Ask which techniques of massage are fine, which only in part and gently, and which not at all."""
    return Techniques()


def trust() -> Trust:
    """Show how far the model can be trusted: published observations, parameters, sensitivity."""
    return Trust()


def week() -> Week:
    """Show the weeks round the last talk that ended, in the simulator: milk, other milk and weight, with the bands."""
    return Week()
