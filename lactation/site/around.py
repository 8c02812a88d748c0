"""What stands around a page's own text: its place in the course, the next step, what moves on the start page, the folded menu."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError

from lactation.content.translated import told
from lactation.core.words import counted_with, fill_in, number_text

LESSON_NUMBERS = {"number": "number", "of": "of", "doing": "minutes_doing"}  # in the header, by their names in a notebook
WELCOME = '<div class="welcome-here"></div>'  # where the start page has what moves on it


def lesson_header(path: Path, texts: dict[str, str]) -> dict[str, Any] | None:
    """Return what the header of a lesson shows, from the notebook's metadata; None for a page that is no lesson.

    Raises
    ------
    ExtensionError
        The metadata lacks a field: names the file and the field.
    """
    lesson = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("lesson") if path.suffix == ".ipynb" else None
    if lesson is None:
        return None
    needed = ("module", "number", "of", "minutes_doing", "minutes_reading", "objectives", "claims")
    for field in needed:
        if field not in lesson:
            raise ExtensionError(f"{path}: metadata.lesson: found no {field}, expected {', '.join(needed)}")
    minutes = lesson["minutes_doing"] + lesson["minutes_reading"]
    values = {name: number_text(lesson[key], 0, texts) for name, key in LESSON_NUMBERS.items()}
    module = told(f"notebooks/{path.parent.name}/{path.name}", "lesson.module", str(lesson["module"]))
    values["module"] = on_the_map(f"{path.parent.name}/{path.stem}", module)
    return {
        "module": module,  # plain: links and messengers tell it of a page
        "number": lesson["number"],
        "of": lesson["of"],
        "where": counted_with("lesson_where", minutes, values, texts),
        "place": fill_in(texts["lesson_place"], values),
    }


@cache
def steps_by_page() -> dict[str, tuple[str, str]]:
    """Return the key of each step of the course and the id of its module, by its page below ``notebooks``."""
    from lactation.content.course import catalogue

    return {step["page"]: (step["key"], module["id"]) for module in catalogue()["modules"] for step in module["steps"]}


def on_the_map(page: str, module: str) -> str:
    """Return the name of a page's module as HTML, as a link to its place in the picture of the course."""
    found = steps_by_page().get(page)
    name = html.escape(module)
    return f'<a href="../../book/welcome.html#{found[1]}">{name}</a>' if found else name


def step_header(page: str, texts: dict[str, str]) -> str:
    """Return as HTML where a step of the course stands that is no lesson: its module, what it is and how long it takes."""
    from lactation.content.course import catalogue

    key, of = steps_by_page()[page]
    module = next(one for one in catalogue()["modules"] if one["id"] == of)
    step = next(one for one in module["steps"] if one["key"] == key)
    values = {"module": on_the_map(page, module["title"]), "kind": texts[f"path_kind_{step['kind']}"]}
    return counted_with("step_where", step["minutes"], values, texts)


def onward(page: str) -> str:
    """Return the one next step at the end of a page as HTML; nothing for one that is no step of the course."""
    if page not in steps_by_page():
        return ""
    from lactation.activities.path import Onward
    from lactation.faces.page import render

    return render(Onward(steps_by_page()[page][0]))


def start_page(body: str) -> str:
    """Return the start page with what moves on it in its place."""
    if WELCOME not in body:
        return body
    from lactation.activities.path import Welcome
    from lactation.faces.page import render

    return body.replace(WELCOME, render(Welcome()))


@cache
def my_course_page() -> str:
    """Return the page on which a learner sees how far they are; nothing where the course has none."""
    from lactation.content.course import course, is_there

    page = course().places.my_course
    return f"notebooks/{page}" if is_there(page) else ""


def folded_menu(menu: str, above: str = "") -> str:
    """Return the menu with each part of the course in a fold, the one open in which the reader is.

    ``above``: the address of a page that has a link of its own above the parts, so it stands in none of them.
    """
    if above:
        menu = re.sub(rf'<li class="toctree-l1[^>]*><a [^>]*href="{re.escape(above)}">[^<]*</a></li>\n?', "", menu)
    parts = re.split(r'(?=<p class="caption")', menu)
    return "".join(folded_part(part) if part.startswith("<p") else part for part in parts)


def folded_part(part: str) -> str:
    """Return a part of the menu, its caption and its list, as a fold."""
    found = re.fullmatch(r"<p class=\"caption\"[^>]*><span[^>]*>(.*?)</span></p>\s*(<ul.*</ul>)\s*", part, re.S)
    if not found:
        return part
    here = " open" if 'class="current' in found[2] or " current" in found[2] else ""
    return f'<details class="part"{here}><summary>{found[1]}</summary>{found[2]}</details>\n'


def told_summaries(source: str, body: str) -> str:
    """Return a page's HTML with the heads of what is folded in the reader's language: ``source`` has them as HTML."""
    return re.sub(r"(?<=<summary>)([^<]+)(?=</summary>)", lambda found: told(source, "summary", found[1]), body)
