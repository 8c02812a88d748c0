"""The course as an HTML5 zip, for Kolibri: a school's own server of lessons, which keeps what each of its learners did.

The folder (``folder.py``) with ``index.html`` at the zip's root, as Kolibri Studio and ricecooker take it. These refuse a first
page with nothing in its body, so this one has a link where the course's own only leads on.
"""

import html
from pathlib import Path

from lactation.content.schema import words
from lactation.files import write_whole
from lactation.offline.folder import folder_files
from lactation.offline.shell import Course
from lactation.offline.zips import zipped

NAME = "milk-in-motion-kolibri.zip"


def first_page(course: Course) -> str:
    """Return the page that leads to the course's first one."""
    texts = words()
    told = html.escape(texts["course_name"])
    return (
        f'<!DOCTYPE html>\n<html lang="{texts["language"]}" dir="{texts["direction"]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={course.start}"><title>{told}</title></head>'
        f'<body>\n<p><a href="{course.start}">{told}</a></p></body></html>\n'
    )


def make(course: Course) -> list[Path]:
    """Write the zip."""
    path = course.folder / NAME
    write_whole(path, zipped(folder_files(course) | {"index.html": first_page(course).encode()}))
    return [path]
