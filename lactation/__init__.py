"""Milk in Motion: a teaching model of lactation and the activities of the course that is built on it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lactation.registry import KINDS, function_of

if TYPE_CHECKING:
    from lactation.activities import (
        article,
        certificate,
        claims,
        claims_library,
        class_report,
        conditions,
        explore,
        five_ways,
        job_aid,
        meeting,
        meeting_part,
        meetings,
        module_quiz,
        my_course,
        my_record,
        myths,
        numbers_that_decide,
        pair,
        predict,
        quiz,
        review,
        say,
        sort_claims,
        talk,
        techniques,
        trust,
        vignettes,
        week,
    )

__all__ = [  # noqa: PLE0604
    "article",
    "certificate",
    "claims",
    "claims_library",
    "class_report",
    "conditions",
    "explore",
    "five_ways",
    "job_aid",
    "module_quiz",
    "meeting",
    "meeting_part",
    "meetings",
    "my_record",
    "my_course",
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
    *KINDS,
]


def __getattr__(name: str) -> Any:
    """Return an activity's function; only then are the model, the figures and their libraries read (`make serve` needs none)."""
    if name in KINDS:
        return function_of(name)
    if name in __all__:
        return getattr(import_module("lactation.activities"), name)
    raise AttributeError(f"module 'lactation' has no {name!r}, expected one of {', '.join(__all__)}")


def __dir__() -> list[str]:
    """Return the names for a notebook's completion."""
    return __all__
