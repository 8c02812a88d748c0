"""Every file an author edits, checked before a build: ``make check-content``.

Each mistake is one line: file, line or place, what was found, what was expected. Nothing is run that a lesson runs, so the check
takes seconds where a build takes minutes.
"""

import ast
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import lactation
from lactation.content import (
    CLAIM_COLUMNS,
    HERE,
    PARAMETER_COLUMNS,
    SPREAD_COLUMNS,
    TARGET_COLUMNS,
    ContentError,
    ensemble,
    parameter_rows,
    read_number,
    read_table,
)
from lactation.content.articles import VERDICTS, WEIGH, ArticlesContent, LessonsContent, WaysContent, lesson_pages
from lactation.content.bank import BLUEPRINT, check_bank
from lactation.content.case_names import check_case
from lactation.content.class_report import check_class_report
from lactation.content.conditions import ConditionsContent, TechniquesContent
from lactation.content.course import NOTEBOOKS, CourseContent, catalogue
from lactation.content.cues import CuesContent
from lactation.content.differences import DifferencesContent
from lactation.content.feed import FeedContent
from lactation.content.marked import fill, load, read
from lactation.content.meetings import BOOK, MeetingsContent, called, notebook_problem, stories_of, workshop_feeds
from lactation.content.names import FORMS, Mistakes, Place, braces, check_explorer, one_of, run_of, settings_of, what_does_not_fit
from lactation.content.observing import ObservationForm
from lactation.content.portrait import PortraitContent
from lactation.content.print_pack import check_print
from lactation.content.references import BIBLIOGRAPHY, _entries, bibliography_mistake, work
from lactation.content.schema import (
    Control,
    JobAidContent,
    LabelsContent,
    LessonContent,
    StepsContent,
    StorageContent,
    StorageRules,
    explorer_content,
    lesson_content,
    read_words,
)
from lactation.content.search import SearchWords
from lactation.content.skills import SkillsContent
from lactation.content.sorting import SortIntoContent
from lactation.content.tables import columns_of, number_table, table_rows
from lactation.content.thresholds import LEVELS, threshold_rows, thresholds
from lactation.content.trust import TrustContent
from lactation.content.wall import check_wall
from lactation.core.feed_signs import FEED_HIDES
from lactation.core.history import HISTORY_BOXES
from lactation.core.mothers import TRAITS
from lactation.core.play.observe import OBSERVE_SAYS
from lactation.figures.conditions import breasts
from lactation.figures.picture import DRAWINGS, picture
from lactation.lms.order import content_rows, list_mistakes, read_rows
from lactation.registry import KINDS, folder_of, schema_of

HOW = ("read", "abstract", "secondary", "derived", "assumed")
ARTICLES = tuple(f"S{n}" for n in range(5))
# Names that the script, the templates and the activities fill in the words of every page.
WORD_PLACES = (
    "accept", "all", "article", "aside", "asked", "baby_inside", "baby_rows", "back_rows", "both_inside", "both_rows",
    "breast_inside", "breast_rows", "cap", "check", "claim", "count", "country", "counts", "cup_ml", "d", "day", "days", "does",
    "doing", "done", "expected", "field", "file", "fits", "found", "gain", "gap", "group", "harmful", "high", "hour",
    "inside", "kappa", "kept", "key", "kind", "label", "language", "least", "left", "level", "list", "load", "low", "m",
    "meant", "members", "milk_ml", "minute", "minutes", "model", "module", "most", "n", "name", "names", "needless",
    "new_inside", "new_rows", "next", "number", "of", "option", "percent", "permission", "points", "praise", "problem",
    "read", "reason", "reply", "right", "room", "row", "s", "set", "share", "since", "source", "steps", "suggestions",
    "sure", "text", "time", "times", "title", "unit", "value", "verdict", "wanted", "weeks", "what", "whole", "why",
    "words", "you",
)  # fmt: skip
DAY, COUNT, YES = (0.0, 1900.0), (0.0, 30.0), (0.0, 1.0)
GROWTH: dict[str, dict[str, tuple[float, float]]] = {  # columns and ranges of the published tables
    "nappies.csv": {"day": DAY, "wet_today": COUNT, "wet_least": COUNT, "wet_careful": COUNT, "soiled_least": COUNT,
                    "soiled_careful": COUNT},
    "nappy_medians.csv": {"day": DAY, "wet": COUNT, "soiled": COUNT},
    "weekly_gain.csv": {"girl": YES, "from_day": DAY, "to_day": DAY, "median_g": (0.0, 3000.0)},
    "weight_loss.csv": {"caesarean": YES, "hours": (0.0, 400.0), "centile": (1.0, 99.0), "loss_percent": (0.0, 20.0)},
    "who_weight_for_age.csv": {"girl": YES, "day": DAY, "l": (-2.0, 2.0), "m": (1.0, 30.0), "s": (0.01, 0.5)},
}  # fmt: skip
COUNTED = (
    "exam_left", "exam_left_end", "exam_really", "exam_unsure", "review_again", "review_due", "review_early_again", "review_next",
    "age_days", "age_weeks", "article_counts", "board_stories", "conditions_more", "history_left", "lesson_where", "library",
    "minutes", "note_lines", "record_aside", "rewrite_done", "search", "search_more", "seconds", "span_days", "span_hours",
    "span_months", "sure_so_far", "talk_questions", "talk_times", "until_days", "until_months",
    "hours", "path_bin", "path_due", "path_missed", "path_module", "path_module_whole", "path_steps", "path_sure_few",
    "step_where", "welcome_hours", "welcome_ml", "welcome_slow",
)  # fmt: skip
# Words that are asked for by a beginning and one of several ends.
FAMILIES: dict[str, tuple[str, ...]] = {
    "problem": ("number", "meant", "whole", "twice", "most", "row"), "verdict": VERDICTS,
    "verdict_among": VERDICTS, "article": ("right", "care", "wrong"), "article_weigh": WEIGH,
    "course": ("hours", "days", "weeks"), "pair": ("judging", "listening"), "talk_over": ("door", "time"),
    "history_box": tuple(HISTORY_BOXES), "history": ("direct", "leading"),
    "coach_skill": ("clear", "double", "force", "judges", "praise", "asks", "eases", "rest"),
    "history_key": ("asked", "missed"),
    "answers": ("damaged", "not_kept", "unreadable"), "talk_tray": ("book", "nod", "sit", "wait"),
    "talk_bar": ("open", "back", "support", "found", "holds"),
    **{f"talk_bar_{name}": ("says",) for name in ("open", "back", "support", "found")},
    "talk_bar_holds": ("says", "hardly", "none"),
    "observe_way": tuple(FEED_HIDES), "observe_says": tuple(OBSERVE_SAYS),
    "observe_level": ("unknown", "below", "enough", "target"),
    "sure_right": ("sure", "unsure"), "sure_wrong": ("sure", "unsure"),
    "record": ("event", "foreign", "newer", "not_kept", "not_saved", "short", "slow", "unreadable", "version_newer"),
    "level": LEVELS, "numbers": ("read", "abstract", "secondary", "taught", "others"),
    "how": ("read", "derived", "secondary", "assumed"),
    **dict.fromkeys((f"certificate_{rule}" for rule in ("post", "gate", "agreement")), ("not_yet", "again", "done", "go")),
    "certificate_quizzes": ("done",), "trust_count": ("breast", "new", "baby", "marks"),
    "position_move": (
        "nearer", "further", "toward", "upward", "straighten", "bend", "raise", "lower", "along", "gather",
    ),
    "my_record_name": ("empty", "taken", "full"), "my_record": ("given", "host", "kolibri"), "search": ("none", "nothing"),
    "exam_sure": ("34", "50", "75", "100"), "exam_domain": tuple(BLUEPRINT),
    "refer": ("now", "today", "routine", "closer"), "refer_line": ("now", "today", "routine", "closer"),
    "refer_said": ("now", "today", "routine"), "strength": ("trial", "small", "studies", "animals", "advice"),
    **dict.fromkeys(("path_mark", "path_is"), ("done", "begun", "not")), "path_kind": ("lesson", "talk", "play", "gate"),
    "path_test": ("pre", "post", "later"),
    "path_sure": ("none", "0", "1", "2"), "welcome": ("start", "go_on"),
    **dict.fromkeys(("coach_ease", "coach_calm"), ("low", "middle", "high")), "coach_over": ("four", "rest", "tired"),
    **dict.fromkeys(("position_group", "position_handle"), ("head", "hip", "nose", "hand")),
    "position_short": ("line", "close", "support", "facing"),
    "offline": (
        "title", "offer", "want", "coming", "progress", "pause", "paused", "go", "line", "full", "broken", "again", "kept",
        "look", "same", "home", "newer", "news", "get", "waits", "taken", "forget", "sure", "not", "mb", "kb", "menu",
    ),
    "position_held": ("facing", "support", "more"), "path": ("left", "whole", "post", "certificate", "my_record"),
    "fits": ("well", "part", "less", "open"), "day": ("feed", "express", "cup"), "bets_sure": ("1", "2", "3"),
    "enough_sure": ("25", "50", "75", "100"), "enough_check": ("first", "later"),
    "trust": ("high", "low", "observation", "published", "model"), "band": ("note", "note_one"),
    "bets": ("place", "closed", "in_sight"), "trust_group": ("breast", "both", "baby"),
    "sort": ("called", "few", "hand", "harm", "kept", "missed", "needless"), "sure": ("near", "over", "under"),
    **dict.fromkeys(("by_day", "centile", "count", "grams", "term_grams"), ("one", "other", "none")),
    **dict.fromkeys(COUNTED, ("one", "other")),
}  # fmt: skip
MAY_BE_EMPTY = ("fits_open",)
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


# ---- YAML ----


def drawings() -> list[str]:
    """Return the names of the drawings made by hand."""
    return sorted(path.stem for path in DRAWINGS.glob("*.svg"))


def drawn(found: Mistakes, place: Place, draw: Callable[[], Any]) -> None:
    """Note what a drawing has against its layers or its words."""
    try:
        draw()
    except ValueError as error:
        found.add(place, str(error))


@lru_cache
def all_controls() -> dict[str, dict[str, Control]]:
    """Return the controls of each explorer by name."""
    names = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
    return {name: {control.name: control for control in explorer_content(name).controls} for name in names}


def misfits(controls: dict[str, Control], settings: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with settings of an explorer, by name."""
    told = {
        name: what_does_not_fit(controls[name], value) if name in controls else one_of(name, controls)
        for name, value in settings.items()
    }
    return {name: text for name, text in told.items() if text}


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


def check_plain(schema: Any) -> Callable[[Path], None]:
    """Return a check of a file that names nothing beyond its schema and the bibliography."""

    def check(path: Path) -> None:
        found = Mistakes(path)
        read(path, schema)
        found.sources()
        braces(found, {})
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


def check_words(path: Path) -> None:
    """Check the words of every page."""
    found, given = Mistakes(path), read_words(path)
    for name, text in given.items():
        found.places((name,), text, WORD_PLACES)
        if not text.strip() and name not in MAY_BE_EMPTY:
            found.add((name,), "found an empty text, expected words")
    for name in sorted(used_words() - set(given)):
        found.add((), f"found no {name}, expected it, as the course uses it")
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


def used_words() -> set[str]:
    """Return the names of words that templates, script and activities ask for."""
    asks = {".html": r"\b(?:site_)?words\.(\w+)", ".js": r"\bWORDS\.(\w+)", ".py": r"\b(?:(?:self\.)?words|texts)\[\"(\w+)\"\]"}
    files = [path for path in HERE.parent.rglob("*") if path.suffix in asks and path.parent.name != "figures"]
    one_of_two = {".js": r"\bWORDS\[[^\]+]*\? \"(\w+)\" : \"(\w+)\"\]", ".py": r"\bwords\[\"(\w+)\" if [^\]+]* else \"(\w+)\"\]"}
    found = set()
    for path in files:
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(asks[path.suffix], text))
        found |= {name for pair in re.findall(one_of_two.get(path.suffix, r"(?!)()"), text) for name in pair}
    counted = {control.form for controls in all_controls().values() for control in controls.values()} - set(FORMS)
    ends = {f"{first}_{last}" for first, lasts in FAMILIES.items() for last in lasts}
    return (found | ends | {f"{form}_{last}" for form in counted for last in ("one", "other")}) - {"get"}


# ---- CSV ----


def cells(path: Path, rows: list[dict[str, str]], allowed: dict[str, Callable[[str], str]], key: str = "") -> list[str]:
    """Return a line for each cell that is not allowed; ``allowed`` gives what is wrong with a column's text, or nothing."""
    lines, seen = [], dict[str, int]()
    for number, row in enumerate(rows, 2):
        for column, wrong in allowed.items():
            told = wrong(row[column])
            if told:
                lines.append(f"{path}:{number}: {column}: {told}")
        if key and row[key] in seen:
            lines.append(f"{path}:{number}: {key}: found {row[key]} as in line {seen[row[key]]}, expected each once")
        if key:
            seen.setdefault(row[key], number)
    return lines


def among(known: Any) -> Callable[[str], str]:
    """Return a check that a text is among those known."""
    return lambda text: "" if text in known else one_of(text, known)


def filled(text: str) -> str:
    """Return what is wrong with a text that must not be empty."""
    return "" if text.strip() else "found nothing, expected a text"


def shaped(pattern: str, example: str) -> Callable[[str], str]:
    """Return a check that a text has the shape of an id."""
    return lambda text: "" if re.fullmatch(pattern, text) else f"found {text!r}, expected an id such as {example}"


def not_below(path: Path, rows: list[dict[str, str]], column: str, least: float) -> list[str]:
    """Return a line for each number of a column that is below ``least``; an empty cell is left out."""
    numbers = [(n, read_number(path, f"line {n}", column, row[column])) for n, row in enumerate(rows, 2) if row[column]]
    return [f"{path}:{n}: {column}: found {one:g}, expected {least:g} or more" for n, one in numbers if one < least]


def keys(text: str) -> str:
    """Return what is wrong with works of the bibliography, divided by semicolons."""
    for key in text.split(";"):
        try:
            work(key.strip())
        except ContentError as error:
            return str(error)
    return ""


def ordered(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[str]:
    """Return a line for each row whose numbers are not in this order; an empty cell is left out."""
    lines = []
    for number, row in enumerate(rows, 2):
        numbers = [(column, read_number(path, f"line {number}", column, row[column])) for column in columns if row[column]]
        for (low, one), (high, two) in pairwise(numbers):
            if one > two:
                lines.append(f"{path}:{number}: {low}: found {one:g}, expected at most {high}, which is {two:g}")
    return lines


def stop(lines: list[str]) -> None:
    """Raise a ContentError with these lines, if there are any."""
    if lines:
        raise ContentError("\n".join(lines))


def check_parameters(path: Path) -> None:
    """Check the model's parameters: each once, in its range, known how; and those that the model reads are there."""
    rows = read_table(path, PARAMETER_COLUMNS)
    how = {"fitted": among(("yes", "no")), "how": among(HOW), "source": keys, "meaning": filled}
    found = cells(path, rows, how, "name") + ordered(path, rows, ("low", "value", "high"))
    read_by = re.compile(r"parameters\[\"(\w+)\"\]")
    core = {name for one in (HERE.parent / "core").rglob("*.py") for name in read_by.findall(one.read_text(encoding="utf-8"))}
    found += not_below(path, rows, "low", 0.0)
    names = {row["name"] for row in rows}
    found += [f"{path}: found no {name}, expected it, as the model reads it" for name in sorted(core - names)]
    for number, row in enumerate(rows, 2):
        if not row["value"]:
            found.append(f"{path}:{number}: value: found nothing, expected a number")
        if row["fitted"] == "yes" and not (row["low"] and row["high"]):
            found.append(f"{path}:{number}: low: found no range, expected one, as the parameter is fitted")
    stop(found)


def check_ensemble(path: Path) -> None:
    """Check the fitted sets: each number in its parameter's range."""
    ranges = {row["name"]: (float(row["low"]), float(row["high"])) for row in parameter_rows() if row["fitted"] == "yes"}
    found = []
    for number, row in enumerate(read_table(path, list(ranges)), 2):
        for name, (low, high) in ranges.items():
            value = read_number(path, f"line {number}", name, row[name])
            if not low <= value <= high:
                found.append(f"{path}:{number}: {name}: found {value:g}, expected a number from {low:g} to {high:g}")
    stop(found)


def check_doubtful(path: Path) -> None:
    """Check the sets at the lower edge of what is known: each is one of the fitted sets."""
    names = [row["name"] for row in parameter_rows() if row["fitted"] == "yes"]
    if columns_of(path) != names:
        raise ContentError(f"{path}:1: found columns {', '.join(columns_of(path))}, expected {', '.join(names)}, source, how")
    found = cells(path, table_rows(path), {"source": keys, "how": among(HOW)})
    fitted = [[member[name] for name in names] for member in ensemble()]
    for line, row in enumerate(number_table(path), 2):
        if row not in fitted:
            found.append(f"{path}:{line}: found a set that ensemble.csv does not hold, expected one of its rows")
    stop(found)


def number_of_rows(path: Path) -> int:
    """Return how many rows a table has below its head."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def check_mothers(path: Path) -> None:
    """Check the drawn mothers: multipliers above 0."""
    found = []
    for number, row in enumerate(read_table(path, TRAITS), 2):
        for name in TRAITS:
            value = read_number(path, f"line {number}", name, row[name])
            if not 0 < value < 20:
                found.append(f"{path}:{number}: {name}: found {value:g}, expected a number above 0 and below 20")
    stop(found)


def check_spreads(path: Path) -> None:
    """Check how far mothers differ: a row for each trait."""
    rows = read_table(path, SPREAD_COLUMNS)
    found = cells(path, rows, {"name": among(TRAITS), "how": among(HOW), "source": keys, "meaning": filled}, "name")
    for number, row in enumerate(rows, 2):
        if not 0 <= read_number(path, f"line {number}", "sd_of_log", row["sd_of_log"]) <= 2:
            found.append(f"{path}:{number}: sd_of_log: found {row['sd_of_log']}, expected a number from 0 to 2")
    missing = sorted(set(TRAITS) - {row["name"] for row in rows})
    stop(found + [f"{path}: found no {name}, expected a row for it" for name in missing])


def check_targets(path: Path) -> None:
    """Check the published observations."""
    rows = read_table(path, TARGET_COLUMNS)
    plain = {
        "id": shaped(r"[A-Z]\d\d[ab]?", "T01"),
        "use": among(("calibrate", "check")),
        "observation": filled,
        "source": filled,
        "unit": filled,
    }
    found = cells(path, rows, plain, "id") + ordered(path, rows, ("low", "target", "high"))
    found += not_below(path, rows, "low", -100.0)
    for number, row in enumerate(rows, 2):
        found += [
            f"{path}:{number}: {name}: found nothing, expected a number" for name in ("low", "target", "high") if not row[name]
        ]
    stop(found)


def check_claims(path: Path) -> None:
    """Check the claims: ids, verdicts, lessons."""
    rows = read_table(path, CLAIM_COLUMNS, fill)
    known = {
        "id": shaped(r"S[0-4]-\d\d", "S0-01"),
        "verdict": among(VERDICTS), "lesson": among(lesson_pages()), "confidence": among(("high", "medium", "low")),
        "checked": among(("read", "partly read", "own", "secondary")), "article": filled, "category": filled, "claim": filled,
        "teach": filled, "authority": filled,
    }  # fmt: skip
    found = cells(path, rows, known, "id")
    titles = Counter((row["id"][:2], row["article"]) for row in rows)
    usual = {key: title for (key, title), _ in reversed(titles.most_common())}
    for number, row in enumerate(rows, 2):
        if row["article"] != usual[row["id"][:2]]:
            found.append(f"{path}:{number}: article: found {row['article']!r}, expected {usual[row['id'][:2]]!r}")
    stop(found)


def check_thresholds(path: Path) -> None:
    """Check the numbers that decide."""
    rows = threshold_rows(path)
    found = cells(path, rows, {"id": shaped(r"[A-Z]\d{3}", "H001"), "source": filled, "what": filled}, "id")
    stop(found)
    now, new = thresholds(), thresholds.__wrapped__(path)
    stop([f"{path}: found no {name}, expected it, as the course uses it" for name in sorted(set(now) - set(new))])


def check_national(path: Path) -> None:
    """Check the numbers that a country lays over those that decide."""
    found = Mistakes(path)
    thresholds.__wrapped__(own=path)
    braces(found, {})
    found.stop()


def check_growth(path: Path) -> None:
    """Check a table of published numbers: its columns, their ranges and its sources."""
    if path.name not in GROWTH:
        raise ContentError(f"{path}: {one_of(path.name, GROWTH)}")
    ranges = GROWTH[path.name]
    if columns_of(path) != list(ranges):
        raise ContentError(f"{path}:1: found columns {', '.join(columns_of(path))}, expected {', '.join(ranges)}, source, how")
    found = cells(path, table_rows(path), {"source": keys, "how": among(HOW)})
    for line, row in enumerate(number_table(path), 2):
        for (column, (low, high)), value in zip(ranges.items(), row, strict=True):
            if not low <= value <= high:
                found.append(f"{path}:{line}: {column}: found {value:g}, expected a number from {low:g} to {high:g}")
    stop(found)


# ---- Bibliography and notebooks ----


def check_bibliography(path: Path) -> None:
    """Check that each work can be named and linked."""
    found = []
    _entries.cache_clear()  # the file may have changed since
    for key in _entries(path):
        try:
            work(key, path)
        except ContentError as error:
            found.append(str(error))
    stop(found)


CITE = re.compile(r"\{cite[a-z:]*\}`([^`]+)`")
LESSON_FIELDS: dict[str, type] = {
    "module": str, "number": int, "of": int, "minutes_doing": int, "minutes_reading": int, "objectives": list, "claims": list,
}  # fmt: skip


def notebook(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON.

    Raises
    ------
    ContentError
        It is empty, cut off, or something else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    except json.JSONDecodeError as error:
        what = "nothing" if not path.stat().st_size else f"{error.msg.lower()} (the file may be cut off)"
        raise ContentError(f"{path}:{error.lineno}: found {what}, expected a notebook") from error
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list) or not isinstance(data.get("metadata"), dict):
        raise ContentError(f"{path}: found no cells and metadata, expected a notebook")
    for number, cell in enumerate(data["cells"], 1):
        if not isinstance(cell, dict) or not {"cell_type", "source", "metadata"} <= set(cell):
            raise ContentError(f"{path}: cell {number}: found no cell_type, source and metadata, expected them")
    return data


def lesson_mistakes(path: Path, lesson: Any) -> list[str]:
    """Return a line for each mistake in the metadata of a lesson."""
    place = f"{path}: metadata.lesson"
    if not isinstance(lesson, dict):
        return [f"{place}: found {lesson!r}, expected {', '.join(LESSON_FIELDS)}"]
    found = []
    for field, kind in LESSON_FIELDS.items():
        if field not in lesson:
            found.append(f"{place}: found no {field}, expected {', '.join(LESSON_FIELDS)}")
        elif not isinstance(lesson[field], kind) or isinstance(lesson[field], bool):
            expected = {int: "a whole number", str: "a text"}.get(kind, "a list")
            found.append(f"{place}.{field}: found {lesson[field]!r}, expected {expected}")
    if not found and not 1 <= lesson["number"] <= lesson["of"]:
        found.append(f"{place}.number: found {lesson['number']}, expected a number from 1 to {lesson['of']}")
    if not found:
        claims = {row["id"] for row in read_table(HERE / "claims.csv", CLAIM_COLUMNS, fill)}
        found += [f"{place}.claims: {one_of(one, claims)}" for one in lesson["claims"] if one not in claims]
    return found


def calls_in(source: str) -> list[ast.Call]:
    """Return the calls of the course's functions in a cell's code."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # such as a magic: running it will say
        return []
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]


def call_mistakes(call: ast.Call) -> list[str]:
    """Return what is wrong with the names that a call gives."""
    name = call.func.id  # type: ignore[attr-defined]
    folders = {"explore": "explorers", "job_aid": "job_aids"} | {kind: folder_of(kind) for kind in KINDS}
    folders |= dict.fromkeys(("quiz", "say", "predict", "vignettes", "myths"), "questions")
    given = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    if name not in folders or not isinstance(given, str):
        return []
    known = [path.stem for path in (HERE / folders[name]).glob("*.yaml")]
    if given not in known:
        return [f"{name}: {one_of(given, known)}"]
    return explore_mistakes(given, call) if name == "explore" else []


def explore_mistakes(name: str, call: ast.Call) -> list[str]:
    """Return what is wrong with the settings of an explorer in a notebook, and with those that its prediction sets."""
    content = explorer_content(name)
    controls = {control.name: control for control in content.controls}
    given = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg and is_plain(word.value)}
    predict, other = given.pop("predict", ""), given.pop("other", None) or {}
    lessons = [path.stem for path in (HERE / "questions").glob("*.yaml")]
    if predict and predict not in lessons:
        return [f"explore({name!r}): predict: {one_of(predict, lessons)}"]
    found = []
    seen = lesson_content(predict).predict.see if predict else {}
    asked_by = HERE / "questions" / f"{predict}.yaml"
    here, there = f"explore({name!r})", f"{asked_by}: predict.see"
    for place, settings in ((here, given), (f"{here}: other", other), (there, seen)):
        found += [f"{place}: {setting}: {wrong}" for setting, wrong in misfits(controls, settings).items()]
    if not found:
        start = settings_of(content) | given
        for place, settings in ((here, start), (there, start | seen)):
            try:
                run_of(content.scene, json.dumps(settings))
            except ValueError as error:
                found.append(f"{place}: {error}")
    return found


def is_plain(node: ast.AST) -> bool:
    """Return whether a part of a program is a value by itself."""
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def cite_mistakes(text: str, bibliography: Path = BIBLIOGRAPHY) -> list[str]:
    """Return what is wrong with the citations in a text."""
    known = _entries(bibliography)
    cited = [key.strip() for keys in CITE.findall(text) for key in keys.split(",")]
    return [f"cite: {one_of(key, known)}" for key in cited if key not in known]


def notebook_mistakes(path: Path) -> list[str]:
    """Return a line for each mistake of a notebook: its metadata, its citations and the names in its code."""
    try:
        data = notebook(path)
    except ContentError as error:
        return [str(error)]
    found = lesson_mistakes(path, data["metadata"]["lesson"]) if "lesson" in data["metadata"] else []
    for number, cell in enumerate(data["cells"], 1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            told = cite_mistakes(source)
        else:
            told = [mistake for call in calls_in(source) for mistake in call_mistakes(call)]
        found += [f"{path}: cell {number}: {one}" for one in told]
    return found


# ---- All files ----


def check_lms_order(path: Path) -> None:
    """Check that each row of the list of what an LMS keeps is one, and that it has all that the content has.

    Raises
    ------
    ContentError
        One line for each row that is none, or for each item or option that the list lacks.
    """
    rows = read_rows(path)
    try:
        wanted = content_rows()
    except ContentError:  # of a file that is told itself
        return
    found = list_mistakes(rows, wanted, path)
    if found:
        raise ContentError("\n".join(found))


CHECKS: dict[str, Callable[[Path], None]] = {  # by folder, or by name for a file of its own kind
    "bank": check_bank, "cases": check_case, "skills.yaml": check_plain(SkillsContent),
    "explorers": check_explorer, "questions": check_lesson, "job_aids": check_job_aid, "labels": check_labels,
    "steps": check_steps, "sort_into": check_sort_into, "growth": check_growth, "conditions.yaml": check_conditions,
    "techniques.yaml": check_plain(TechniquesContent), "differences.yaml": check_plain(DifferencesContent),
    "trust.yaml": check_trust, "cues.yaml": check_cues_file, "class_report.yaml": check_class_report, "print.yaml": check_print,
    "search.yaml": check_plain(SearchWords),
    "observation_form.yaml": check_plain(ObservationForm),
    "storage_rules.yaml": check_storage, "portrait.yaml": check_portrait, "storage_national.yaml": check_plain(StorageRules),
    "feed.yaml": check_plain(FeedContent),
    "five_ways.yaml": check_ways, "articles.yaml": check_articles, "lessons.yaml": check_lessons, "course.yaml": check_course,
    "meetings.yaml": check_meetings,
    "words.yaml": check_words, "wall.yaml": check_wall,
    "thresholds_national.yaml": check_national, "parameters.csv": check_parameters,
    "ensemble.csv": check_ensemble, "doubtful.csv": check_doubtful, "mothers.csv": check_mothers, "spreads.csv": check_spreads,
    "targets.csv": check_targets,
    "lms_order.csv": check_lms_order,
    "claims.csv": check_claims, "thresholds.csv": check_thresholds, "references.bib": check_bibliography,
}  # fmt: skip
CHECKS |= {folder_of(kind): check_plain(schema_of(kind)) for kind in KINDS if folder_of(kind) not in CHECKS}


def kind_of(path: Path) -> str:
    """Return the kind of a content file: its name, or its folder's."""
    return path.parent.name if path.parent.name in CHECKS else path.name


def content_files(folder: Path = HERE) -> list[Path]:
    """Return the files of the content, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv", ".bib"))


def check_file(path: Path) -> None:
    """Check one content file.

    Raises
    ------
    ContentError
        One line for each mistake, or that this kind of file is not known.
    """
    kind = kind_of(path)
    if kind not in CHECKS:
        raise ContentError(f"{path}: found a file of an unknown kind, expected one of {', '.join(CHECKS)}")
    if path.suffix == ".csv" and number_of_rows(path) < 1:
        raise ContentError(f"{path}: found no row, expected at least one")
    CHECKS[kind](path)


def repeated_ids() -> list[str]:
    """Return a line for each id of a question that stands in two lessons: answers are kept under it."""
    found, seen = [], dict[str, Path]()
    for path in sorted((HERE / "questions").glob("*.yaml")):
        content = read(path, LessonContent)
        for item in (content.predict, *content.quiz, *content.vignettes, *content.myths):
            if item.id in seen and seen[item.id] != path:
                found.append(f"{path}: found the id {item.id!r} as in {seen[item.id].name}, expected ids that differ")
            seen.setdefault(item.id, path)
    return found


def content_mistakes(files: list[Path] | None = None) -> list[str]:
    """Return a line for each mistake in the content; where one file is wrong, what rests on it may be told too.

    Where the bibliography cannot be read, that alone is told: all that cites rests on it.
    """
    unread = bibliography_mistake()
    if unread:
        return [unread]
    found: list[str] = []
    for path in content_files() if files is None else files:
        try:
            check_file(path)
        except ContentError as error:
            found += str(error).splitlines()
    return list(dict.fromkeys(found)) if found else repeated_ids()


def main(arguments: list[str]) -> int:
    """Check the content and the notebooks of the folders named; say the mistakes and return 1, or say nothing."""
    found = content_mistakes()
    if not found:
        paths = [path for folder in arguments for path in sorted(Path(folder).rglob("*.ipynb"))]
        found = [one for path in paths if ".ipynb_checkpoints" not in path.parts for one in notebook_mistakes(path)]
    here = f"{Path.cwd()}/"
    for line in found:
        print(line.replace(here, ""), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
