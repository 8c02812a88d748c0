"""All messages of the course: the content by its schemas, the tables, the words of every page, the lessons' metadata."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lactation.content import HERE, read_table
from lactation.content.articles import ArticlesContent, LessonsContent, WaysContent
from lactation.content.bank import BankContent
from lactation.content.cases import CaseContent
from lactation.content.class_report import ClassReportContent
from lactation.content.conditions import ConditionsContent, TechniquesContent
from lactation.content.course import CourseContent
from lactation.content.cues import CuesContent
from lactation.content.differences import DifferencesContent
from lactation.content.feed import FeedContent
from lactation.content.hub import HubContent
from lactation.content.kinds import Words
from lactation.content.meetings import MeetingsContent
from lactation.content.messages import Message, word_messages, words_in, words_of_row
from lactation.content.observing import ObservationForm
from lactation.content.paths import ROOT
from lactation.content.portrait import PortraitContent
from lactation.content.print_pack import PrintContent
from lactation.content.rows import ROWS, columns
from lactation.content.schema import ExplorerContent, JobAidContent, LessonContent, StorageContent
from lactation.content.skills import SkillsContent
from lactation.content.trust import TrustContent
from lactation.content.wall import WallContent
from lactation.content.yaml_file import load
from lactation.registry import KINDS, folder_of, schema_of

SCHEMAS: dict[str, type[BaseModel]] = {  # by folder, or by name for a file of its own kind
    "explorers": ExplorerContent, "questions": LessonContent, "job_aids": JobAidContent, "conditions.yaml": ConditionsContent,
    "techniques.yaml": TechniquesContent, "differences.yaml": DifferencesContent, "trust.yaml": TrustContent,
    "storage_rules.yaml": StorageContent, "five_ways.yaml": WaysContent, "articles.yaml": ArticlesContent,
    "lessons.yaml": LessonsContent, "cues.yaml": CuesContent, "cases": CaseContent, "skills.yaml": SkillsContent,
    "course.yaml": CourseContent, "bank": BankContent, "portrait.yaml": PortraitContent, "feed.yaml": FeedContent,
    "observation_form.yaml": ObservationForm, "class_report.yaml": ClassReportContent,
    "print.yaml": PrintContent,
    "meetings.yaml": MeetingsContent, "wall.yaml": WallContent, "hub.yaml": HubContent,
}  # fmt: skip
SCHEMAS |= {folder_of(kind): schema_of(kind) for kind in KINDS}
# Files in which a reader sees nothing to translate: numbers, works, a country's own values, how a language's words are read.
NO_WORDS = (
    "ensemble.csv", "doubtful.csv", "mothers.csv", "growth", "references.bib", "storage_national.yaml",
    "thresholds_national.yaml", "search.yaml",
)  # fmt: skip
SUMMARY = re.compile(r"<summary>([^<]+)</summary>")
LESSON: dict[str, Any] = {"module": Words, "objectives": list[Words]}  # of a notebook's metadata


def schema_for(path: Path) -> type[BaseModel] | None:
    """Return the schema of a YAML file of the content, or None where it has none with words."""
    return SCHEMAS.get(path.parent.name) or SCHEMAS.get(path.name)


def content_messages() -> Iterator[Message]:
    """Find the messages of every file of the content."""
    for path in sorted(HERE.rglob("*.yaml")):
        schema, file = schema_for(path), path.relative_to(HERE).as_posix()
        if schema:
            yield from (Message(file, place, text) for _, place, text in words_in(schema, load(path)))
    given = {str(name): str(text) for name, text in load(HERE / "words.yaml").items()}
    yield from (Message("words.yaml", name, text, other) for name, text, other in word_messages(given))
    for name, row_schema in ROWS.items():
        for row in read_table(HERE / name, columns(row_schema)):
            yield from (Message(name, place, text) for _, place, text in words_of_row(row_schema, row))


def lesson_messages(folder: Path = ROOT / "notebooks") -> Iterator[Message]:
    """Find the messages in the lessons that Sphinx does not: in their metadata, and the heads of what is folded."""
    for path in sorted(folder.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        lesson = data["metadata"].get("lesson", {})
        file = f"notebooks/{path.relative_to(folder).as_posix()}"
        for field, kind in LESSON.items():
            yield from (Message(file, f"lesson.{field}", text) for _, _, text in words_in(kind, lesson.get(field)))
        prose = "".join("".join(cell["source"]) for cell in data["cells"] if cell["cell_type"] == "markdown")
        yield from (Message(file, "summary", text) for text in SUMMARY.findall(prose))  # HTML, which Sphinx does not translate


def folded_messages(folder: Path = ROOT / "book") -> Iterator[Message]:
    """Find the heads of what is folded in the book's pages."""
    for path in sorted(folder.rglob("*.md")):
        file = f"book/{path.relative_to(folder).as_posix()}"
        yield from (Message(file, "summary", text) for text in SUMMARY.findall(path.read_text(encoding="utf-8")))


def caption_messages(path: Path = ROOT / "_toc.yml") -> Iterator[Message]:
    """Find the heads of the menu, in the table of contents."""
    yield from (Message(path.name, "caption", str(part["caption"])) for part in load(path)["parts"] if part.get("caption"))


def all_messages() -> list[Message]:
    """Return each message once, in the order of the files."""
    return list(dict.fromkeys([*content_messages(), *lesson_messages(), *folded_messages(), *caption_messages()]))
