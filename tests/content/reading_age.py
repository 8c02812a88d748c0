"""How old one has to be to read a page: the age at which a school class reads such a text without help.

``python -m tests.content.reading_age`` prints all pages, the hardest first; with words (``m10 simulator``) those whose path holds
one, with their three hardest sentences. What may be harder than ``MOST_AGE`` stands with its reason in ``reading_age.csv``.

Measure
    The median of three grades, plus five years: Flesch-Kincaid (syllables and length of sentences), SMOG (words of three
    syllables and more) and Coleman-Liau (letters of a word). No one of them is taken alone, as each has its own blind spot: short
    lines make Flesch-Kincaid say that a child of eight reads them, whatever the words; SMOG counts *breastfeeding* as hard
    each time it stands there; Coleman-Liau knows no syllables. The median is moved by none of the three by itself.
Text
    Of a notebook all Markdown, open and folded, and the sentences of its activities: questions, options, reasons, stories, steps,
    cards, talks, and claims with their corrections. Of a page of ``book`` all of it. Left out: headings, tables, code, citations
    and the cell of the sources, whatever is no sentence (names, labels, ids, settings), and the titles of works.
"""

import csv
import re
import sys
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

import nbformat
import textstat

from lactation.content import HERE, claim_rows
from lactation.content.articles import article_key
from lactation.content.marked import load
from tests.content.short import CITED, calls_in, page_name, strings
from tests.execute import NOTEBOOKS, ROOT

MOST_AGE, MOST_MEDIAN = 13, 12
FIRST_GRADE = 5  # years before it
FEWEST_SENTENCES = 5  # fewer say nothing
EXCEPTIONS = Path(__file__).parent / "reading_age.csv"
ASKS = dict.fromkeys(["predict", "quiz", "vignettes", "myths", "say"], "questions")
FOLDERS = ASKS | {"explore": "explorers", "label_it": "labels", "talk": "cases", "pair": "cases", "job_aid": "job_aids"}
FOLDERS |= {name: name for name in ("steps", "sort_into", "own_lines", "notice", "rewrite")}
FILES = {name: f"{name}.yaml" for name in ("techniques", "conditions", "five_ways", "trust")}
NO_WORDS = re.compile(r"(?:^|\.)(?:id|sources?|see|settings|drawing|layers|formula|series|read|key|for|how)(?:\.|$)")
SENTENCE = re.compile(r"[.?!…]['’”\")]*$")
MADE_PLAIN = [(r"\[\[\w+\]\]|\{\w+\}", "8"), (r"\[([^\]]*)\]\([^)]*\)", r"\1"), (r"[*_`>#“”\"]|^[-*] |^\d+\. ", " ")]


def is_sentence(text: str) -> bool:
    """Return whether a text is at least one sentence, and no name, label or setting."""
    return len(text.split()) > 2 and SENTENCE.search(text.strip()) is not None


def plain(text: str) -> str:
    """Return a text without marks, addresses and places for numbers."""
    for pattern, into in MADE_PLAIN:
        text = re.sub(pattern, into, text)
    return re.sub(r"\s+", " ", text).strip()


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon or a semicolon ends none."""
    return [one for one in re.split(r"(?<=[.?!…])['’”\")]*\s+", plain(text)) if re.search(r"\w{2}", one)]


def prose(text: str) -> list[str]:
    """Return the paragraphs and items of Markdown that hold sentences."""
    lines = re.sub(r"<[^>]+>", "", CITED.sub("", text)).splitlines()
    return [line for line in lines if not line.startswith(("#", "|", "—", "> —")) and is_sentence(re.sub(r"[*_]+$", "", line))]


@lru_cache
def file_texts(name: str, part: str = "") -> tuple[str, ...]:
    """Return every sentence of a content file, or of one part of it."""
    data: Any = load(HERE / name)
    for step in filter(None, part.split(".")):
        data = data[step]
    return tuple(text for place, text in strings(data) if not NO_WORDS.search(place) and is_sentence(text))


def claim_texts(wanted: Any) -> list[str]:
    """Return what is said and taught of the claims of which ``wanted`` is true."""
    return [text for row in claim_rows() if wanted(row) for text in (row["claim"] + ".", row["teach"])]


def activity_texts(name: str, about: str) -> list[str]:
    """Return the sentences of an activity."""
    if name == "claims":
        return claim_texts(lambda row: row["lesson"] == about)
    if name == "claims_library":
        return claim_texts(lambda row: True)
    if name == "article":
        return [*file_texts("articles.yaml", f"articles.{about}"), *claim_texts(lambda row: article_key(row["id"]) == about)]
    if name in FOLDERS:
        return list(file_texts(f"{FOLDERS[name]}/{about}.yaml"))
    return list(file_texts(FILES[name])) if name in FILES else []


def page_texts(path: Path) -> list[str]:
    """Return the texts of a page, each once."""
    if path.suffix == ".md":
        return prose(path.read_text(encoding="utf-8"))
    found: list[str] = []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            found += prose(cell.source)
        else:
            found += [text for call in calls_in(cell.source) for text in activity_texts(*call)]
    return list(dict.fromkeys(found))


def age_of(texts: list[str]) -> float:
    """Return the age at which texts can be read."""
    text = " ".join(one if SENTENCE.search(one) else f"{one}." for part in texts for one in sentences(part))
    grades = (textstat.flesch_kincaid_grade, textstat.smog_index, textstat.coleman_liau_index)
    return median(grade(text) for grade in grades) + FIRST_GRADE


def pages() -> dict[str, Path]:
    """Return every page of the course that holds sentences enough, by its name."""
    named = {page_name(path): path for path in NOTEBOOKS} | {f"book/{path.stem}": path for path in (ROOT / "book").glob("*.md")}
    return {name: path for name, path in named.items() if len(page_texts(path)) >= FEWEST_SENTENCES}


def ages(parts: list[str] | None = None) -> dict[str, float]:
    """Return the age of each page, or of those whose name holds one of ``parts``."""
    wanted = {name: path for name, path in pages().items() if not parts or any(part in name for part in parts)}
    return {name: age_of(page_texts(path)) for name, path in wanted.items()}


def exceptions() -> dict[str, tuple[float, str]]:
    """Return which pages may be harder, how hard, and why."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {row["page"]: (float(row["age"]), row["reason"]) for row in csv.DictReader(file)}


def table(parts: list[str]) -> str:
    """Return the age of each page, the hardest first; of pages asked for, their hardest sentences too."""
    found = ages(parts)
    lines = [f"{median(found.values()):5.1f}  median of {len(found)} pages"]
    for name, age in sorted(found.items(), key=lambda one: -one[1]):
        lines.append(f"{age:5.1f}  {name}")
        hard = sorted({one for text in page_texts(pages()[name]) for one in sentences(text)}, key=lambda one: -age_of([one]))
        lines += [f"       {age_of([one]):4.0f}  {one}" for one in (hard[:3] if parts else [])]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(sys.argv[1:]))
