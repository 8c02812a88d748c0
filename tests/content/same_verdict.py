"""Matters that several texts speak of, each with one verdict: what ``matters.yaml`` says, and how a place is looked up."""

import csv
import io
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.marked import fill, load, read
from lactation.content.schema import Strict, Text
from tests.execute import ROOT

MATTERS = Path(__file__).parent / "matters.yaml"
NAMED_BY = ("id", "claim", "name", "title", "picture", "matter")  # what a part of a list may be called by


class Place(Strict):
    """One place that speaks of a matter: a file, the part of it, and words that must or must not stand there (as patterns).

    ``file`` is a path below ``lactation/content``, or a notebook below the root. ``at`` is the way to the part, with slashes:
    names of fields and of parts of lists (``quiz/m10-massage-red``), ``right`` or ``wrong`` for a question's options, ``*`` for
    all; in a notebook the id of a cell, in a table the id of a row and its column. A pattern may hold ``[[name]]`` of
    thresholds.csv.
    """

    file: Text
    at: Text
    must: list[Text] = Field(default=[])
    must_not: list[Text] = Field(default=[])

    @model_validator(mode="after")
    def check_says(self) -> "Place":
        """A place has something to hold."""
        if not self.must and not self.must_not:
            raise ValueError(f"{self.file}: {self.at}: found no words, expected must or must_not")
        return self


class Matter(Strict):
    """One matter: its verdict, the techniques of the game that it covers, and every place that speaks of it."""

    id: Text
    verdict: Literal["never", "light", "fine", "usual", "closer", "routine", "today", "now"]
    says: Text  # what the course teaches, in one sentence
    techniques: list[Text] = Field(default=[])  # claims of techniques.yaml whose answer is the verdict
    places: Annotated[list[Place], Field(min_length=2)]

    @model_validator(mode="after")
    def check_techniques(self) -> "Matter":
        """Only an answer of the game can be the verdict of techniques."""
        if self.techniques and self.verdict not in ("never", "light", "fine"):
            raise ValueError(f"{self.id}: found the verdict {self.verdict}, expected never, light or fine for techniques")
        return self


class Matters(Strict):
    """The file ``matters.yaml``."""

    matters: Annotated[list[Matter], Field(min_length=1)]

    @model_validator(mode="after")
    def check_ids(self) -> "Matters":
        """Each matter stands once."""
        ids = [one.id for one in self.matters]
        if len(ids) != len(set(ids)):
            raise ValueError(f"found {', '.join(ids)}, expected each matter once")
        return self


def matters() -> list[Matter]:
    """Return the matters, the numbers that decide filled into their patterns."""
    return read(MATTERS, Matters).matters


@lru_cache
def data(file: str) -> Any:
    """Return a content file, a table (rows by id) or a notebook (cells by id)."""
    if file.endswith(".ipynb"):
        cells = json.loads((ROOT / file).read_text(encoding="utf-8"))["cells"]
        return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"}
    if file.endswith(".csv"):
        return {
            row["id"]: row for row in csv.DictReader(io.StringIO(fill((HERE / file).read_text(encoding="utf-8"), HERE / file)))
        }
    return load(HERE / file)


def step(part: Any, name: str) -> Any:
    """Return the part of ``part`` called ``name``."""
    if name == "*":
        return part
    if name in ("right", "wrong") and "options" in part:
        return [option for option in part["options"] if bool(option.get("best")) == (name == "right")]
    if isinstance(part, list):
        found = [one for one in part if isinstance(one, dict) and name in [one.get(key) for key in NAMED_BY]]
        if len(found) != 1:
            raise LookupError(f"found {len(found)} parts {name!r}, expected one")
        return found[0]
    if name not in part:
        raise LookupError(f"found no {name!r}, expected one of {', '.join(part)}")
    return part[name]


def words(part: Any) -> str:
    """Return all texts below ``part``, one a line."""
    if isinstance(part, dict):
        return "\n".join(words(one) for one in part.values())
    return "\n".join(words(one) for one in part) if isinstance(part, list) else str(part)


def text_at(place: Place) -> str:
    """Return what stands at a place, quotes and line breaks made plain."""
    part = data(place.file)
    for name in place.at.split("/"):
        part = step(part, name)
    return re.sub(r"\s+", " ", words(part).replace("’", "'"))


def wrong_words(place: Place, text: str) -> list[str]:
    """Return what is wrong with ``text`` at a place."""
    missing = [one for one in place.must if not re.search(one, text, re.IGNORECASE)]
    there = [found[0] for one in place.must_not if (found := re.search(one, text, re.IGNORECASE))]
    return [f"found no “{one}”, expected it" for one in missing] + [f"found “{one}”, expected it not" for one in there]
