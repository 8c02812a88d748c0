"""The form for a question bank of Moodle: see ``lactation/lms/gift.py``."""

from pathlib import Path

from lactation.lms.gift import write_gift
from lactation.offline.shell import Course


def make(course: Course) -> list[Path]:
    """Write the questions."""
    return write_gift(course.folder)
