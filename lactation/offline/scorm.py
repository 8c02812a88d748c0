"""The form for an LMS: see ``lactation/lms/scorm.py``."""

from pathlib import Path

from lactation.lms.scorm import write_packages
from lactation.offline.shell import Course


def make(course: Course) -> list[Path]:
    """Write the packages."""
    return write_packages(course.site, course.folder / "scorm")
