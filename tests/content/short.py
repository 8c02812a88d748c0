"""How long a page is: words of open prose, numbers in explanations, things in a row, and screens of a phone.

``python -m tests.content.short`` prints the table of all pages, ``python -m tests.content.short m02 simulator`` that of some.
What is longer than it may be stands with its reason in ``too_long.csv``.

Words
    Of the Markdown of a notebook: a run of letters and digits, with what an apostrophe or a hyphen joins to it. Headings,
    quotations and tables count. Not counted: what is folded (``<details>``), citations, addresses of links, and the cell of the
    sources. What an activity says (a question, a caption, the sentence under a figure) is not prose.
    A page may hold 300 for each of its main activities (``MAIN``), at least one, and no more than 300 between two of them. What
    only asks (predict, quiz, say, vignettes, claims, myths) is no main one: it goes with the one before.
Numbers
    Written in digits, in one explanation: a whole ``then``, ``reason``, ``why``, ``teach``, or one sentence of prose, open or
    folded. A range (8 to 12) is one. Not counted: a time of the clock (22:00), "24 hours" for a day, a lesson's number. What the
    figure itself reports (its sentence, its readouts) is not looked at, nor are tables.
Things
    That stand in a row before there is an end: items of an open list in prose; claims, sayings and techniques as they are shown;
    the cards of one group and the stories of an explorer. Cards that are dealt one by one are not in a row.
Screens
    The height of a page at 360 px, as a reader first finds it, by 640 px: ten, twelve where it has a second main activity, and
    eight in the module on breasts. Counted where each page is visited in any case (``tests/browser/page_checks.py``).
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from lactation.activities.claims import Claims
from lactation.activities.techniques import Techniques
from lactation.content import HERE, claim_rows
from lactation.content.marked import load
from lactation.content.schema import explorer_content, lesson_content
from tests.execute import LESSONS, NOTEBOOKS, ROOT, notebook_of

MOST_WORDS, FEWEST_WORDS, MOST_NUMBERS, MOST_THINGS = 300, 150, 3, 7
SCREEN_PX = 640
MOST_SCREENS, MORE_SCREENS = 10, 2
MOST_SCREENS_OF = {"m10-breast-care": 8}
MAIN = {
    "article",
    "claims_library",
    "coach",
    "conditions",
    "enough",
    "explore",
    "five_ways",
    "history",
    "job_aid",
    "label_it",
    "note",
    "notice",
    "numbers_that_decide",
    "own_lines",
    "pair",
    "position",
    "reasons",
    "rewrite",
    "sort_claims",
    "sort_into",
    "steps",
    "talk",
    "techniques",
    "trust",
    "week",
}
EXPLAINS = {
    "questions": r"(.+\.)?(then|reason|good|why)",
    "explorers": r"stories\..+\.?(then|reason)|controls\..+\.cards\.\d+\.text",
    "steps": r".+\.(text|why|reason|say)",
    "labels": r".+\.does",
    "sort_into": r".+\.reason",
    "rewrite": r".+\.(reason|why)",
    "reasons": r"boards\..+\.reason",
    "enough": r".+\.(reliable|proves_nothing|differs)",
    "notice": r".+\.say",
    "own_lines": r".+\.(known|reason|why)",
    "conditions.yaml": r"stories\..+\.reason",
    "five_ways.yaml": r"ways\..+",
    "articles.yaml": r"articles\..+\.(say|care|wrong|what)",
}
FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
CITED = re.compile(r"\{footcite:[pt]\}`[^`]*`|```\{footbibliography\}\n```")
WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
NO_NUMBER = re.compile(
    r"\b\d{1,2}:\d{2}\b|\b24[ -]hours?\b|\blessons? \d+\.\d+(?:(?:,| and| or) \d+\.\d+)*|\b(?:S\d-\d+|J\d+|C\d+)\b|\bT\d\b"
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s?(?:%|°C)?\s?(?:to|–|-)\s?\d+(?:[.,]\d+)*)?")
ITEM = re.compile(r"^(?:[-*]|\d+\.) ")
EXCEPTIONS = Path(__file__).parent / "too_long.csv"


class Found(NamedTuple):
    """What was counted: what of, where it stands, and how many there are."""

    what: str
    where: str
    count: int
    most: int


def page_name(path: Path) -> str:
    """Return how a page is called in ``too_long.csv``: its path below ``notebooks``."""
    return path.relative_to(ROOT / "notebooks").with_suffix("").as_posix()


def prose_of(text: str) -> str:
    """Return a cell's Markdown without citations and addresses."""
    return re.sub(r"\]\([^)]*\)", "]", CITED.sub("", text))


def open_of(text: str) -> str:
    """Return what of a cell's Markdown is not folded; nothing of the cell of the sources."""
    return "" if "{footbibliography}" in text else prose_of(FOLDED.sub("", text))


def words_in(text: str) -> int:
    """Return how many words stand open in a cell's Markdown."""
    return len(WORD.findall(re.sub(r"<[^>]+>", "", open_of(text))))


def numbers_in(text: str) -> int:
    """Return how many numbers an explanation holds."""
    return len(NUMBER.findall(NO_NUMBER.sub("", text)))


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a cell's Markdown, folded ones too, without tables."""
    lines = [line for line in re.sub(r"<[^>]+>", "", prose_of(text)).splitlines() if not line.startswith("|")]
    return [one for line in lines for one in re.split(r"(?<=[.?!:;])\s+", line) if one]


def longest_list(text: str) -> int:
    """Return how many items the longest open list of a cell's Markdown has."""
    most = here = 0
    for line in open_of(text).splitlines():
        if ITEM.match(line):
            here += 1
        elif line and not line.startswith(" "):
            here = 0
        most = max(most, here)
    return most


def calls_in(source: str) -> list[tuple[str, str]]:
    """Return the activities of a code cell, each with its first argument."""
    return re.findall(r"^(?!from |import )(\w+)\((?:\"(\w+)\")?", source, re.MULTILINE)


def words_between(path: Path) -> list[int]:
    """Return the words of open prose before, between and after the main activities of a notebook."""
    found = [0]
    for cell in notebook_of(path).cells:
        if cell.cell_type == "markdown":
            found[-1] += words_in(cell.source)
        elif cell.cell_type == "code":
            found += [0 for name, _ in calls_in(cell.source) if name in MAIN]
    return found


def page_words(path: Path) -> list[Found]:
    """Return the words of a page, and the most between two of its activities."""
    between, name = words_between(path), page_name(path)
    activities = max(1, len(between) - 1)
    return [Found("words", name, sum(between), MOST_WORDS * activities), Found("words between", name, max(between), MOST_WORDS)]


def things_of(name: str, about: str) -> list[tuple[str, int]]:
    """Return what stands in a row in an activity, with how many of it."""
    if name == "claims":
        return [(f"claims {about}", max(len(hand) for hand in Claims(about).view()["hands"]))]
    if name == "myths":
        return [(f"myths {about}", len(lesson_content(about).myths))]
    if name == "explore":
        content = explorer_content(about)
        groups = Counter(card.group for control in content.controls for card in control.cards)
        return [(f"cards {about}", max(groups.values(), default=0)), (f"stories {about}", len(content.stories))]
    if name == "techniques":
        return [("techniques", max(len(one["rows"]) for one in Techniques().view()["rounds"]))]
    return []


def page_things(path: Path) -> list[Found]:
    """Return the lists and rows of a page."""
    found, name = [], page_name(path)
    for cell in notebook_of(path).cells:
        if cell.cell_type == "markdown":
            found.append(Found("things", f"{name} list", longest_list(cell.source), MOST_THINGS))
        elif cell.cell_type == "code":
            for call in calls_in(cell.source):
                found += [Found("things", f"{name} {what}", count, MOST_THINGS) for what, count in things_of(*call)]
    return found


def strings(data: Any, place: str = "") -> list[tuple[str, str]]:
    """Return every text of loaded YAML with its place; an item of a list is called by its id where it has one."""
    if isinstance(data, str):
        return [(place, data)]
    if isinstance(data, dict):
        return [one for key, value in data.items() for one in strings(value, f"{place}.{key}" if place else str(key))]
    if isinstance(data, list):
        names = [value.get("id", number) if isinstance(value, dict) else number for number, value in enumerate(data)]
        return [one for number, value in zip(names, data, strict=True) for one in strings(value, f"{place}.{number}")]
    return []


def explanations() -> list[tuple[str, str]]:
    """Return place and text of every explanation in the content and of every sentence of the notebooks' prose."""
    found = []
    for folder, wanted in EXPLAINS.items():
        base = HERE / folder
        for path in [base] if base.suffix else sorted(base.glob("*.yaml")):
            name = path.relative_to(HERE).as_posix()
            found += [(f"{name} {place}", text) for place, text in strings(load(path)) if re.fullmatch(wanted, place)]
    found += [(f"claims.csv {row['id']}", row["teach"]) for row in claim_rows()]
    for path in NOTEBOOKS:
        cells = [cell.source for cell in notebook_of(path).cells if cell.cell_type == "markdown"]
        found += [(page_name(path), sentence) for source in cells for sentence in sentences_in(source)]
    return found


def all_numbers() -> list[Found]:
    """Return the numbers of every place that explains: of a page's sentences, those of the one that has most."""
    most: dict[str, int] = {}
    for place, text in explanations():
        most[place] = max(most.get(place, 0), numbers_in(text))
    return [Found("numbers", place, count, MOST_NUMBERS) for place, count in most.items()]


def counted() -> list[Found]:
    """Return everything that is counted without a browser."""
    return [one for path in NOTEBOOKS for one in (*page_words(path), *page_things(path))] + all_numbers()


def most_screens(name: str) -> int:
    """Return how many screens the page ``name`` may have; a page that is no notebook counts as one with one activity."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    several = path.exists() and len(words_between(path)) > 2
    return MOST_SCREENS_OF.get(name.partition("/")[0], MOST_SCREENS + (MORE_SCREENS if several else 0))


def exceptions() -> dict[tuple[str, str], tuple[int, str]]:
    """Return what may be longer, by what and where: how long, and the reason."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {(row["what"], row["where"]): (int(row["allowed"]), row["reason"]) for row in csv.DictReader(file)}


def allowed(one: Found) -> int:
    """Return how many there may be of what was counted."""
    return exceptions().get((one.what, one.where), (one.most, ""))[0]


def table(parts: list[str]) -> str:
    """Return the table of the pages whose path holds one of ``parts``, and then each place that is longer than it may be."""
    lines = [f"{'words':>6} {'most':>5} {'between':>8} {'list':>5} {'numbers':>8}  page"]
    numbers = {one.where: one.count for one in all_numbers()}
    for path in NOTEBOOKS:
        name = page_name(path)
        if not parts or any(part in name for part in parts):
            words, between = page_words(path)
            longest = max(one.count for one in page_things(path))
            mark = " lesson" if path in LESSONS else ""
            lines.append(f"{words.count:6} {words.most:5} {between.count:8} {longest:5} {numbers.get(name, 0):8}  {name}{mark}")
    for one in counted():
        if one.count > one.most and (not parts or any(part in one.where for part in parts)):
            excused = exceptions().get((one.what, one.where))
            lines.append(
                f"{one.what} {one.where}: found {one.count}, expected at most {one.most} {excused[1] if excused else ''}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(sys.argv[1:]))
