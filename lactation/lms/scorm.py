"""SCORM 1.2 packages: the whole course, and each module. The first page holds the session and shows the course in a frame."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lactation.content import ContentError
from lactation.content.course import GATE, Module, catalogue, course
from lactation.content.lms_order import list_mistakes, order_rows
from lactation.content.memory import twins
from lactation.content.paths import language
from lactation.content.schema import words
from lactation.core.lms import LMS_MASTERY
from lactation.core.words import fill_in
from lactation.files import hash_of, write_whole
from lactation.offline.folder import folder_files
from lactation.offline.pack import course_files
from lactation.offline.shell import Course
from lactation.offline.zips import zipped
from lactation.site.load import parts_of, small
from lactation.site.parts import LINKER

HERE = Path(__file__).parent
START = "lms.html"
SCRIPT = "lms.js"
STYLE = "_static/milk.css"  # of the first page
MANIFEST = "imsmanifest.xml"
FIRST = "book/welcome.html"
POST = "test/post"
CORE = ("packed", "lms", "record", "record_file", "review", "words")  # parts of the core that the first page asks
PIECES = ("session.js", "windows.js", "start.js")
POLICY = {
    "default-src": "'none'", "script-src": "'self' file:", "style-src": "'self' file: 'unsafe-inline'",
    "img-src": "'self' file: data:", "frame-src": "'self' file:", "base-uri": "'none'", "form-action": "'none'",
}  # fmt: skip


@dataclass(frozen=True)
class Package:
    """One package: what it is called, its pages (all where there are none), and how it is judged."""

    name: str
    title: str
    says: str
    pages: tuple[str, ...]
    first: str
    judged: dict[str, Any]
    small: bool = False  # its pages lie in packs: a smaller file, for newer browsers


# ---- What goes into which package ----


def quizzes(modules: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the keys of the questions of modules by lesson."""
    return {step["key"]: step["quiz"] for module in modules for step in module["steps"] if step["quiz"]}


def whole_course() -> Package:
    """Return the package of the whole course."""
    modules = catalogue()["modules"]
    gate = next(step["done"]["item"] for module in modules for step in module["steps"] if step["kind"] == GATE)
    judged = {"whole": True, "quizzes": quizzes(modules), "gate": gate, "post": POST}
    says = next(size.says for size in course().sizes if size.id == "extension")
    return Package("course", words()["course_name"], says, (), FIRST, judged)


def module_package(module: Module) -> Package:
    """Return the package of one module: its steps and its job aid."""
    told = next(one for one in catalogue()["modules"] if one["id"] == module.id)
    gate = next((step["done"]["item"] for step in told["steps"] if step["kind"] == GATE), "")
    pages = [step["page"] for step in told["steps"]] + ([module.aid] if module.aid else [])
    paths = tuple(f"notebooks/{page}.html" for page in pages)
    judged = {"whole": False, "quizzes": quizzes([told]), "gate": gate, "post": ""}
    title = fill_in(words()["lms_module"], {"title": module.title})
    return Package(module.id, title, module.worry, paths, paths[0], judged)


def packages() -> list[Package]:
    """Return the packages: the course, the course packed small, then each of its modules."""
    whole = whole_course()
    return [
        whole,
        replace(whole, name=f"{whole.name}-small", small=True),
        *(module_package(module) for module in course().modules),
    ]


# ---- The first page ----


def start_script() -> str:
    """Return the script of the first page: the parts of the core that it asks, then its own."""
    core = "".join(part.text() for part in parts_of(CORE).values())
    return small(LINKER + core + "".join((HERE / name).read_text(encoding="utf-8") for name in PIECES))


def start_words() -> dict[str, str]:
    """Return the words that the first page's script asks for."""
    text = "".join((HERE / name).read_text(encoding="utf-8") for name in PIECES)
    asked = {*re.findall(r"\b(lms_\w+)", text), *(f"lms_{one}" for one in ("cut", "newer", "list"))}
    return {name: said for name, said in words().items() if name in asked}


def start_spec(package: Package, pages: list[str]) -> dict[str, Any]:
    """Return what the first page's script needs to know."""
    return {
        "words": start_words(),
        "rows": [[*row[:3], " ".join(row.options)] for row in order_rows()],
        "lessons": list(quizzes(catalogue()["modules"])),
        "twins": twins(),
        "course": package.judged,
        "pages": pages,
        "first": package.first,
    }


def start_page(package: Package, pages: list[str]) -> str:
    """Return the first page."""
    texts = words()
    made = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=False)  # words are escaped below
    spec = json.dumps(start_spec(package, pages), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return made.get_template("start.html").render(
        words={name: html.escape(text) for name, text in texts.items()},
        title=fill_in(texts["lms_title"], {"title": package.title}),
        policy="; ".join(f"{what} {where}" for what, where in POLICY.items()),
        style=(HERE / "start.css").read_text(encoding="utf-8"),
        script=f"{SCRIPT}?v={hash_of(start_script().encode())[:8]}",
        spec=spec,
    )


# ---- The package ----


def manifest(package: Package, files: Iterable[str]) -> str:
    """Return the manifest: one organization, one item, one resource with all files."""
    name = f"milk-in-motion.{package.name}"
    listed = "\n".join(f"   <file href={quoteattr(file)}/>" for file in sorted(files))
    title, says = escape(package.title), escape(package.says)
    language_tag = escape(language())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
  http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd">
 <metadata>
  <schema>ADL SCORM</schema>
  <schemaversion>1.2</schemaversion>
  <imsmd:lom>
   <imsmd:general>
    <imsmd:title><imsmd:langstring xml:lang="{language_tag}">{title}</imsmd:langstring></imsmd:title>
    <imsmd:language>{language_tag}</imsmd:language>
    <imsmd:description><imsmd:langstring xml:lang="{language_tag}">{says}</imsmd:langstring></imsmd:description>
   </imsmd:general>
  </imsmd:lom>
 </metadata>
 <organizations default="course">
  <organization identifier="course">
   <title>{title}</title>
   <item identifier="item" identifierref="start" isvisible="true">
    <title>{title}</title>
    <adlcp:masteryscore>{LMS_MASTERY:.0f}</adlcp:masteryscore>
   </item>
  </organization>
 </organizations>
 <resources>
  <resource identifier="start" type="webcontent" adlcp:scormtype="sco" href="{START}">
{listed}
  </resource>
 </resources>
</manifest>
"""


def package_files(package: Package, site: Path) -> dict[str, bytes]:
    """Return the files of a package by their paths, the manifest first.

    Raises
    ------
    ContentError
        The list of what an LMS keeps lacks something of today's content: a line for each.
    PackError
        There is no built course in ``site``, or it lacks a page.
    """
    mistakes = list_mistakes()
    if mistakes:
        raise ContentError("\n".join(mistakes))
    files = course_files(site, package.pages or None)
    pages = sorted(name for name in files if name.endswith(".html"))
    if package.small:
        files = {STYLE: files[STYLE]} | folder_files(Course(site, site))
    made = {START: start_page(package, pages).encode(), SCRIPT: start_script().encode()}
    return {MANIFEST: manifest(package, [*files, *made]).encode(), **made, **files}


def write_packages(site: Path, out: Path) -> list[Path]:
    """Write a package of the course and of each module, and return where they are; errors as in ``package_files``."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for package in packages():
        written.append(out / f"milk-in-motion-{package.name}-scorm12.zip")
        write_whole(written[-1], zipped(package_files(package, site)))
    return written
