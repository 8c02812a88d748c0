"""What stands in the YAML files that authors write, held against what its names must know: drawings, controls, pages, claims."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lactation
from lactation.content import (
    CLAIM_COLUMNS,
    HERE,
    TARGET_COLUMNS,
    read_table,
)
from lactation.content.articles import ArticlesContent, LessonsContent, WaysContent, lesson_pages
from lactation.content.conditions import ConditionsContent
from lactation.content.course import NOTEBOOKS, CourseContent, catalogue
from lactation.content.cues import CuesContent
from lactation.content.explorers import all_controls
from lactation.content.marked import fill, load, read
from lactation.content.meetings import BOOK, MeetingsContent, called, notebook_problem, stories_of, workshop_feeds
from lactation.content.mistakes import Mistakes, Place, braces
from lactation.content.names import misfits
from lactation.content.portrait import PortraitContent
from lactation.content.schema import (
    JobAidContent,
    LabelsContent,
    LessonContent,
    StepsContent,
    StorageContent,
)
from lactation.content.sorting import SortIntoContent
from lactation.content.trust import TrustContent
from lactation.figures.conditions import breasts
from lactation.figures.picture import DRAWINGS, picture

ARTICLES = tuple(f"S{n}" for n in range(5))
CUED = ("rewrite", "cases")  # folders whose files ask for cues
FILLED: dict[str, dict[str, tuple[str, ...]]] = {  # by kind of file: names that are filled, by the last step of their place
    "job_aids": {
        "birth": ("percent",),
        "caesarean": ("percent",),
        "limit": ("limit",),
        "to": ("hours", "longest"),
        "note": tuple(f"{kind}_{day}" for kind in ("wet", "soiled") for day in range(1, 8)),  # of nappy_medians.csv
    },
}


def drawings() -> list[str]:
    """Return the names of the drawings made by hand."""
    return sorted(path.stem for path in DRAWINGS.glob("*.svg"))


def drawn(found: Mistakes, place: Place, draw: Callable[[], Any]) -> None:
    """Note what a drawing has against its layers or its words."""
    try:
        draw()
    except ValueError as error:
        found.add(place, str(error))


def check_lesson(path: Path) -> None:
    """Check a lesson's questions. What its prediction sets must fit an explorer; which one, only a notebook says."""
    found, content = Mistakes(path), read(path, LessonContent)
    items = {("predict",): content.predict.id} | {("quiz", n): item.id for n, item in enumerate(content.quiz)}
    for part in ("vignettes", "myths"):
        items |= {(part, n): item.id for n, item in enumerate(getattr(content, part))}
    seen: dict[str, Place] = {}
    for place, name in items.items():
        if name in seen:
            told = ".".join(map(str, seen[name]))
            found.add((*place, "id"), f"found {name!r} as in {told}, expected an id of its own for each question")
        seen.setdefault(name, place)
    set_by: dict[Place, dict[str, Any]] = {("predict", "see"): content.predict.see}
    set_by |= {("predict", "quoted", n, "set"): one.set for n, one in enumerate(content.predict.quoted)}
    for setter, settings in set_by.items():
        wrong = [misfits(controls, settings) for controls in all_controls().values()]
        if all(wrong):
            for name, text in min(wrong, key=len).items():
                found.add((*setter, name), text)
    found.sources()
    braces(found, {})
    found.stop()


def check_job_aid(path: Path) -> None:
    """Check a job aid with its drawings."""
    found, content = Mistakes(path), read(path, JobAidContent)
    for number, panel in enumerate(content.panels):
        place: Place = ("panels", number)
        if panel.picture and found.expect((*place, "picture"), panel.picture, drawings()):
            drawn(found, place, lambda panel=panel: picture(panel.picture, panel.alt, panel.words, layers=panel.layers))  # type: ignore[misc]
    found.sources()
    braces(found, FILLED["job_aids"])
    found.stop()


def check_labels(path: Path) -> None:
    """Check the labels of a drawing: each has its place there, and each place its label."""
    found, content = Mistakes(path), read(path, LabelsContent)
    if found.expect(("drawing",), content.drawing, drawings()):
        svg = (DRAWINGS / f"{content.drawing}.svg").read_text(encoding="utf-8")
        numbers = re.search(r'<g[^>]*data-layer="numbers".*', svg, re.DOTALL)
        there = set(re.findall(r"\{(\w+)\}", numbers[0] if numbers else ""))
        for number, label in enumerate(content.labels):
            found.expect(("labels", number, "id"), label.id, there)
        for name in sorted(there - {label.id for label in content.labels}):
            found.add(("labels",), f"found no {name}, expected a label for each of {', '.join(sorted(there))}")
        moved = re.findall(r'data-series="(\w+)"', svg)
        for name in content.state:
            found.expect(("state", name), name, moved)
            if not 0 <= content.state[name] <= 1:
                found.add(("state", name), f"found {content.state[name]:g}, expected a number from 0 to 1")
    names = [label.name for label in content.labels]
    found.once(("labels",), names)
    found.sources()
    braces(found, {})
    found.stop()


def check_steps(path: Path) -> None:
    """Check steps and faults with their drawings."""
    found, content = Mistakes(path), read(path, StepsContent)
    for part in ("steps", "faults"):
        for number, one in enumerate(getattr(content, part)):
            if found.expect((part, number, "picture"), one.picture, drawings()):
                drawn(found, (part, number), lambda one=one: picture(one.picture, one.alt, layers=one.layers))  # type: ignore[misc]
    found.once(("steps",), [step.title for step in content.steps])
    found.once(("faults",), [fault.id for fault in content.faults])
    found.sources()
    braces(found, {})
    found.stop()


def check_sort_into(path: Path) -> None:
    """Check cards to sort with their drawings."""
    found, content = Mistakes(path), read(path, SortIntoContent)
    for number, card in enumerate(content.cards):
        if card.picture and found.expect(("cards", number, "picture"), card.picture, drawings()):
            drawn(found, ("cards", number), lambda card=card: picture(card.picture, card.alt, layers=card.layers))  # type: ignore[misc]
    found.once(("cards",), [card.text for card in content.cards])
    found.sources()
    braces(found, {})
    found.stop()


def check_conditions(path: Path) -> None:
    """Check the conditions and stories with their drawing."""
    found, content = Mistakes(path), read(path, ConditionsContent)
    for part in ("conditions", "stories"):
        for number, one in enumerate(getattr(content, part)):
            drawn(found, (part, number, "layers"), lambda one=one: breasts("one", one.layers, one.alt, 1))  # type: ignore[misc]
    found.sources()
    braces(found, {"unit": ("since",)})
    found.stop()


def check_ways(path: Path) -> None:
    """Check the map of the five ways: claims, lessons, drawing and its words."""
    found, content = Mistakes(path), read(path, WaysContent)
    claims, lessons = {row["id"] for row in read_table(HERE / "claims.csv", CLAIM_COLUMNS, fill)}, lesson_pages()
    found.once(("ways",), [way.id for way in content.ways])
    for number, way in enumerate(content.ways):
        found.expect(("ways", number, "claim"), way.claim, claims)
        for nth, lesson in enumerate(way.lessons):
            found.expect(("ways", number, "lessons", nth), lesson, lessons)
    if found.expect(("drawing",), content.drawing, drawings()):
        svg = (DRAWINGS / f"{content.drawing}.svg").read_text(encoding="utf-8")
        places, targets = set(re.findall(r"\{(\w+)\}", svg)), set(re.findall(r'href="#(\w+)"', svg))
        for name in sorted(places - set(content.words)):
            found.add(("words",), f"found no {name}, expected it, as the drawing {content.drawing} writes it")
        for name in content.words:
            found.expect(("words", name), name, places)
        for number, way in enumerate(content.ways):
            found.expect(("ways", number, "id"), way.id, targets)
    found.sources()
    braces(found, {})
    found.stop()


def check_articles(path: Path) -> None:
    """Check the source articles."""
    found, content = Mistakes(path), read(path, ArticlesContent)
    titles = {row["article"] for row in read_table(HERE / "claims.csv", CLAIM_COLUMNS, fill)}
    for name in ARTICLES:
        if name not in content.articles:
            found.add(("articles",), f"found no {name}, expected each of {', '.join(ARTICLES)}")
    for name, one in content.articles.items():
        found.expect(("articles", name), name, ARTICLES)
        found.expect(("articles", name, "title"), one.title, titles)
        page(found, ("articles", name, "page"), one.page)
    found.sources()
    braces(found, {})
    found.stop()


def page(found: Mistakes, place: Place, name: str) -> None:
    """Note a page that is not there, where the notebooks lie beside the package."""
    folder = HERE.parent.parent / "notebooks"
    if folder.is_dir():
        known = [str(one.relative_to(folder).with_suffix("")) for one in folder.rglob("*.ipynb")]
        found.expect(place, name, [one.replace("\\", "/") for one in known])


def check_lessons(path: Path) -> None:
    """Check the page of each lesson."""
    found, content = Mistakes(path), read(path, LessonsContent)
    known = [one.stem for one in (HERE / "questions").glob("*.yaml")]
    for name, one in content.pages.items():
        found.expect(("pages", name), name, known)
        page(found, ("pages", name, "page"), one.page)
    for name in sorted(set(known) - set(content.pages)):
        found.add(("pages",), f"found no {name}, expected a page for each file of questions")
    braces(found, {})
    found.stop()


def kept_items() -> list[str]:
    """Return how the keys begin that the record has of what is no lesson: talks, gates, stories, drills, claims."""
    ways = {"cases": "{}/talk", "triage": "{}/triage", "explorers": "{}-"}
    names = [way.format(path.stem) for folder, way in ways.items() for path in sorted((HERE / folder).glob("*.yaml"))]
    return [*names, "rewrite/", "conditions-", "claims/"]


def check_course(path: Path) -> None:
    """Check the path: its steps, their pages, and what each lesson says of itself."""
    found, content = Mistakes(path), read(path, CourseContent)
    for key, one in content.pages.items():
        page(found, ("pages", key, "page"), one.page)
        found.expect(("pages", key, "done", "item"), one.done.item, kept_items())
    for place, module in enumerate(content.modules):
        if module.aid:
            page(found, ("modules", place, "aid"), module.aid)
    braces(found, {})
    found.stop()
    if NOTEBOOKS.is_dir():
        catalogue()


def check_meetings(path: Path) -> None:
    """Check the meetings: pages and feeds that they name, cells that are calls, and each notebook's cells in order."""
    found, content = Mistakes(path), read(path, MeetingsContent)
    for number, one in enumerate(content.meetings):
        for nth, part in enumerate(one.parts):
            place: Place = ("meetings", number, "parts", nth)
            for shown in part.shows:
                found.expect((*place, "shows"), called(shown.cell), lactation.__all__)
                for name in shown.stories:
                    found.expect((*place, "shows"), name, stories_of(shown.cell))
            for nth_feed, feed in enumerate(part.feeds):
                found.expect((*place, "feeds", nth_feed, "id"), feed.id, workshop_feeds())
        wrong = notebook_problem(one) if NOTEBOOKS.is_dir() else ""
        if wrong:
            found.add(("meetings", number), wrong)
    for name in content.plans:
        if NOTEBOOKS.is_dir() and not (BOOK / f"workshop-{name}.md").exists():
            found.add(("plans", name), f"found no page book/workshop-{name}.md, expected it")
    found.sources()
    braces(found, {})
    found.stop()


def check_plain(schema: Any, filled: tuple[str, ...] = ()) -> Callable[[Path], None]:
    """Return a check of a file that names nothing beyond its schema and the bibliography; a program fills in ``filled``."""

    def check(path: Path) -> None:
        found = Mistakes(path)
        read(path, schema)
        found.sources()
        braces(found, {}, always=filled)
        found.stop()

    return check


def check_portrait(path: Path) -> None:
    """Check how people are drawn; what is said of a face names who it is."""
    found = Mistakes(path)
    read(path, PortraitContent)
    braces(found, {"held": ("who",), "alone": ("who",)})
    found.stop()


def check_trust(path: Path) -> None:
    """Check the page on the model: each row, and each number filled in, is one of ``targets.csv`` or a situation."""
    found, content = Mistakes(path), read(path, TrustContent)
    rows = [row["id"] for row in read_table(HERE / "targets.csv", TARGET_COLUMNS)]
    acted = [one.id for one in content.situations.rows]
    found.once(("situations",), acted)
    for number, gap in enumerate(content.gaps.lines):
        found.expect(("gaps", "lines", number, "row"), gap.row, rows)
    for number, one in enumerate(content.spread.rows):
        found.expect(("spread", "rows", number, "row"), one.row, rows)
    found.sources()
    names = (*acted, *(row + end for row in rows for end in ("", "_low", "_high", "_target")))
    braces(found, {}, always=names)
    found.stop()


def check_storage(path: Path) -> None:
    """Check the published rules of how long milk keeps: each table says whose it is and how it was read."""
    found, content = Mistakes(path), read(path, StorageContent)
    for number, table in enumerate(content.tables):
        for field in ("name", "source", "how", "rules"):
            if not getattr(table, field):
                found.add(("tables", number), f"found no {field}, expected name, source, how and rules")
        if table.source:
            found.cited(("tables", number, "source"), table.source)
    braces(found, {})
    found.stop()


def check_cues_file(path: Path) -> None:
    """Check the cues: what drills and cases ask for is there."""
    check_plain(CuesContent)(path)
    found, given = Mistakes(path), read(path, CuesContent).cues
    asked = {name: file for folder in CUED for file in sorted((HERE / folder).glob("*.yaml")) for name in cues_in(load(file))}
    for name in sorted(set(asked) - set(given)):
        found.add(("cues",), f"found no {name}, expected it, as {asked[name].parent.name}/{asked[name].name} asks for it")
    found.stop()


def cues_in(data: Any) -> list[str]:
    """Return the names under every ``cues`` of a file's data."""
    if isinstance(data, list):
        return [name for one in data for name in cues_in(one)]
    if not isinstance(data, dict):
        return []
    here = [name for name in data.get("cues", []) if isinstance(name, str)]
    return here + [name for value in data.values() for name in cues_in(value)]
