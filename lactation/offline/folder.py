"""The course as a folder, for double-click and USB: real addresses, each page a small shell, all else in packs; and its zip.

On ``file://`` a page can ask for no file but by an element, so the packs are scripts.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from lactation.files import write_whole
from lactation.offline.shell import Course, loader, policy, shell, written
from lactation.offline.zips import zipped

NAME = "milk-in-motion"
PACKS = "_packs"
BEGIN = """\
  var tag = document.currentScript;
  course.page = tag.getAttribute("data-page");
  milk_show(course, function (name) {
    return new Promise(function (ok, no) {
      var script = document.createElement("script");
      script.onerror = function () { no(new Error("damaged")); };
      script.onload = function () {
        if (window.milk_packed && milk_packed[name]) { ok(milk_bytes(milk_packed[name])); } else { script.onerror(); }
      };
      script.src = tag.src.replace(/[^\\/]*$/, "") + name + ".js";
      document.head.appendChild(script);
    });
  });
"""


def folder_files(course: Course, allow: Callable[[str], str] = lambda allowed: allowed) -> dict[str, bytes]:
    """Return the files of the folder by path; ``allow`` may change what its pages may load."""
    allowed = allow(policy(course, "'self' file:"))
    made = {"index.html": course.files["index.html"], f"{PACKS}/show.js": loader(course, False, BEGIN).encode()}
    made |= {f"{PACKS}/{name}.js": as_script(name, pack) for name, pack in course.packs.packs.items()}
    return made | {page: page_shell(course, page, allowed).encode() for page in course.pages}


def as_script(name: str, pack: bytes) -> bytes:
    """Return a pack as a script."""
    return f'window.milk_packed=window.milk_packed||{{}};milk_packed["{name}"]="{written(pack)}"\n'.encode()


def page_shell(course: Course, page: str, allowed: str) -> str:
    """Return what stands at the address of a page."""
    root = "../" * page.count("/")
    return shell(course.title(page), allowed, f'<script src="{root}{PACKS}/show.js" data-page="{page}"></script>')


def write_folder(files: dict[str, bytes], folder: Path) -> None:
    """Write a folder whole, in place of what was there before."""
    part = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    try:
        for name, content in files.items():
            write_whole(part / name, content)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def make(course: Course) -> list[Path]:
    """Write the folder, and its zip."""
    files = folder_files(course)
    folder = course.folder / NAME
    write_folder(files, folder)
    path = folder.with_suffix(".zip")
    write_whole(path, zipped({f"{NAME}/{name}": content for name, content in files.items()}))
    return [folder, path]
