"""The course as an HTML5 zip, for Kolibri: a school's own server of lessons, which keeps what each of its learners did.

The folder (``folder.py``) with ``index.html`` at the zip's root, as Kolibri Studio and ricecooker take it.
"""

from pathlib import Path

from lactation.files import write_whole
from lactation.offline.folder import folder_files
from lactation.offline.shell import Course
from lactation.offline.zips import zipped

NAME = "milk-in-motion-kolibri.zip"


def make(course: Course) -> list[Path]:
    """Write the zip."""
    path = course.folder / NAME
    write_whole(path, zipped(folder_files(course)))
    return [path]
