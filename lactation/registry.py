"""The activities whose content is one YAML file by one schema: a line each, which makes the function ``lactation.NAME`` too.

Imports nothing of the course, so that ``import lactation`` stays light. docs/authoring.md says how a new one is made.
"""

from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

# The environment variable that the site's build sets to "page". Here, so that a build that draws nothing reads no figures.
PAGE_FACE = "LACTATION_FACE"


class Kind(NamedTuple):
    """One activity by its name: its schema, what its function says of itself, and where it is not as others are."""

    schema: str  # module of ``lactation.content`` and class
    does: str
    folder: str = ""  # of the content; the activity's name where nothing is said
    activity: str = "play:Play"  # module of ``lactation.activities`` and class


KINDS = {
    "label_it": Kind("schema:LabelsContent", "Ask the learner to name the parts of a drawing.", "labels", "label_it:LabelIt"),
    "steps": Kind("schema:StepsContent", "Show something done by hand, to put in order and to judge.", activity="steps:Steps"),
    "rewrite": Kind(
        "rewrite:RewriteContent", "Ask the learner to say sentences without their fault.", activity="rewriting:Rewrite"
    ),
    "sort_into": Kind("sorting:SortIntoContent", "Ask the learner to put cards into groups.", activity="keyed:SortInto"),
    "own_lines": Kind("own_lines:OwnLinesContent", "Give the learner lines to write and keep.", activity="keyed:OwnLines"),
    "position": Kind("position:PositionContent", "Let the learner move a baby until held well.", activity="holding:Position"),
    "coach": Kind("position:CoachContent", "Let the learner help a mother with words alone.", activity="holding:Coach"),
    "enough": Kind(
        "enough:EnoughContent", "Ask the learner whether milk is enough, from weights and nappies.", activity="enough:Enough"
    ),
    "reasons": Kind(
        "reasons:ReasonsContent",
        "Ask the learner to put a history’s findings into columns, and for the likeliest cause.",
        activity="reasons:Reasons",
    ),
    "observe": Kind(
        "observing:ObserveContent", "Ask the learner to watch feeds and tick the form.", "observing", "observe:Observe"
    ),
    "notice": Kind("noticing:NoticeContent", "Ask the learner what there is to praise in a scene.", activity="keyed:Notice"),
    "note": Kind("notes:NoteContent", "Let the learner write a note about a visit."),
    "history": Kind("histories:HistoryContent", "Let the learner take a history.", "histories", "history:History"),
    "tests": Kind("exams:ExamContent", "Ask the learner a form of the question bank.", "exams", "exam:Exam"),
    "triage": Kind("triage:TriageContent", "Ask the learner how soon somebody has to look.", activity="triage:Triage"),
}


def folder_of(name: str) -> str:
    """Return the folder of ``content`` in which the files of the activity ``name`` lie."""
    return KINDS[name].folder or name


def schema_of(name: str) -> Any:
    """Return the schema of the files of the activity ``name``."""
    return named_class("content", KINDS[name].schema)


def named_class(package: str, place: str) -> Any:
    """Return the class that a text such as ``schema:StepsContent`` names in a package of the course."""
    module, _, name = place.partition(":")
    return getattr(import_module(f"lactation.{package}.{module}"), name)


def function_of(name: str) -> Any:
    """Return the function that shows the activity ``name``: it takes the name of a file of its folder."""
    shown = partial(named_class("activities", KINDS[name].activity), kind=name)
    shown.__doc__ = KINDS[name].does
    return shown
