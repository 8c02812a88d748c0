"""Milk in Motion: a teaching model of lactation and the activities of the course that is built on it."""

from lactation.activities import explore, job_aid, quiz, say, trust

__all__ = ["explore", "job_aid", "quiz", "say", "trust"]
