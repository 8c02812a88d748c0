"""Milk in Motion: a teaching model of lactation and the activities of the course that is built on it."""

from lactation.activities import claims, explore, job_aid, label_it, predict, quiz, say, trust, vignettes

__all__ = ["claims", "explore", "job_aid", "label_it", "predict", "quiz", "say", "trust", "vignettes"]
