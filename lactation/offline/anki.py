"""The form for Anki: see ``lactation/lms/anki.py``."""

from pathlib import Path

from lactation.lms.anki import write_anki
from lactation.offline.shell import Course


def make(course: Course) -> list[Path]:
    """Write the cards."""
    return [write_anki(course.folder)]
