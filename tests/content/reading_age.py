"""How old one has to be to read a page: the age at which a school class reads such a text without help.

``python -m tests.content.reading_age`` prints all pages, the hardest first; with words (``m10 simulator``) those whose path holds
one, with their three hardest sentences. What may be harder than ``MOST_AGE`` stands with its reason in ``reading_age.csv``.

Measure
    SMOG (McLaughlin 1969) plus five years. It counts the words of three syllables and more in a sentence, and tells which class
    understands *all* of a text; it was made for that, and is used for what patients read. Flesch-Kincaid and Coleman-Liau tell
    who understands half to three quarters of it: on the pages of this course they say 7.7 and 8.9 years in the median, where SMOG
    says 11.2. Who sits beside a mother must have understood all of it, so the strictest of the three is the one to be held to.
Text
    Of a notebook all Markdown, open and folded, and the sentences of its activities: questions, options, reasons, stories, steps,
    cards, talks, and claims with their corrections. Of a page of ``book`` all of it. Left out: headings, tables, code, citations
    and the cell of the sources, whatever is no sentence (names, labels, ids, settings), and the titles of works.
    Where a page has prose enough, that is measured by itself too: easy talk in an activity hides no hard paragraph.
"""

import csv
import re
import sys
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

import textstat

from lactation.content import HERE, claim_rows
from lactation.content.articles import article_key
from lactation.content.marked import load
from tests.content.short import CITED, calls_in, page_name, strings
from tests.execute import NOTEBOOKS, ROOT, notebook_of

MOST_AGE, MOST_MEDIAN = 13, 12
FIRST_GRADE = 5  # years before it
FEWEST_SENTENCES = 10  # fewer say nothing
EXCEPTIONS = Path(__file__).parent / "reading_age.csv"
ASKS = dict.fromkeys(["predict", "quiz", "vignettes", "myths", "say"], "questions")
FOLDERS = ASKS | {"explore": "explorers", "label_it": "labels", "talk": "cases", "pair": "cases", "job_aid": "job_aids"}
_OWN = ["steps", "sort_into", "enough", "reasons", "own_lines", "notice", "note", "rewrite", "triage", "position", "coach"]
FOLDERS |= {"history": "histories"} | {name: name for name in _OWN}
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


def page_prose(path: Path) -> list[str]:
    """Return the Markdown of a page, open and folded."""
    if path.suffix == ".md":
        return prose(path.read_text(encoding="utf-8"))
    cells = notebook_of(path).cells
    return [line for cell in cells if cell.cell_type == "markdown" for line in prose(cell.source)]


def page_texts(path: Path) -> list[str]:
    """Return the texts of a page, each once."""
    found = page_prose(path)
    for cell in notebook_of(path).cells if path.suffix == ".ipynb" else []:
        if cell.cell_type == "code":
            found += [text for call in calls_in(cell.source) for text in activity_texts(*call)]
    return list(dict.fromkeys(found))


def in_sentences(texts: list[str]) -> list[str]:
    """Return the sentences of texts."""
    return [one for text in texts for one in sentences(text)]


def age_of(texts: list[str]) -> float:
    """Return the age at which texts can be read."""
    text = " ".join(one if SENTENCE.search(one) else f"{one}." for one in in_sentences(texts))
    return float(textstat.smog_index(text)) + FIRST_GRADE


def pages() -> dict[str, Path]:
    """Return every page of the course by its name."""
    return {page_name(path): path for path in NOTEBOOKS} | {f"book/{path.stem}": path for path in (ROOT / "book").glob("*.md")}


def ages(parts: list[str] | None = None) -> dict[str, float]:
    """Return the age of each page, or of those whose name holds one of ``parts``, and of its prose (``PAGE: prose``)."""
    found: dict[str, float] = {}
    for name, path in pages().items():
        if not parts or any(part in name for part in parts):
            whole, written = page_texts(path), page_prose(path)
            told = {name: whole} | ({f"{name}: prose": written} if written != whole else {})
            found |= {what: age_of(texts) for what, texts in told.items() if len(in_sentences(texts)) >= FEWEST_SENTENCES}
    return found


def whole_pages(found: dict[str, float]) -> list[float]:
    """Return the ages of the pages as a whole."""
    return [age for name, age in found.items() if not name.endswith(": prose")]


def exceptions() -> dict[str, tuple[float, str]]:
    """Return which pages may be harder, how hard, and why."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {row["page"]: (float(row["age"]), row["reason"]) for row in csv.DictReader(file)}


def table(parts: list[str]) -> str:
    """Return the age of each page, the hardest first; of pages asked for, their hardest sentences too."""
    found = ages(parts)
    lines = [f"{median(whole_pages(found)):5.1f}  median of {len(whole_pages(found))} pages"]
    for name, age in sorted(found.items(), key=lambda one: -one[1]):
        lines.append(f"{age:5.1f}  {name}")
        page, _, only = name.partition(": ")
        texts = (page_prose if only else page_texts)(pages()[page])
        hard = sorted(set(in_sentences(texts)), key=long_words, reverse=True)
        lines += [f"       {one}" for one in (hard[:5] if parts else [])]
    return "\n".join(lines)


def long_words(text: str) -> int:
    """Return how many words of a text have three syllables or more."""
    return int(textstat.polysyllabcount(text))


if __name__ == "__main__":
    print(table(sys.argv[1:]))
