"""The list of all that an LMS can keep, ``content/lms_order.csv``: one row an item, in an order that never changes.

A learner's answers lie in an LMS as letters in the order of this list (``core/packed.py``), for years perhaps. So it only grows:
what is new is appended, an item that is gone keeps its row, and an option that was added to an item stands in a row of its own.
``python -m lactation.content.lms_order`` appends what the content has and the list has not.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import VERDICTS, lesson_pages
from lactation.content.bank import FORMS, bank_items
from lactation.content.conditions import ConditionsContent
from lactation.content.course import GATE, catalogue
from lactation.content.exams import ExamContent, bank_key
from lactation.content.explorers import explorer_content
from lactation.content.histories import STEPS, history_names
from lactation.content.marked import named, read
from lactation.content.memory import DRILL, kinds, lesson_items
from lactation.content.observing import MOST_SETS, ObserveContent
from lactation.content.questions import Item, lesson_content
from lactation.core.course import COURSE_ITEM
from lactation.core.line import MARK_ITEM
from lactation.core.packed import PACKED_MOST, PACKED_OPTIONS, PACKED_OWN
from lactation.core.play.enough import enough_check_key
from lactation.core.play.reasons import REASONS_ASKS
from lactation.core.play.triage import TRIAGE_ANSWERS
from lactation.files import write_whole
from lactation.registry import folder_of, schema_of

LIST = HERE / "lms_order.csv"
COLUMNS = ("item", "kind", "group", "options")
MARKS_NEED = 600  # letters at most for what is no choice
VERB = "python -m lactation.content.lms_order"


class Row(NamedTuple):
    """One row: an item of the record, the kind of the event that answers it, how it is packed, and its options."""

    item: str
    kind: str
    group: str  # ladder: asked anew; plain; mark: no choice
    options: tuple[str, ...]


@cache
def order_rows() -> tuple[Row, ...]:
    """Return the list; errors as in ``read_rows``."""
    return read_rows(LIST)


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a list.

    Raises
    ------
    ContentError
        The file is not there, or a row is no row: names the line, what was found and what was expected.
    """
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}), expected the list; {VERB} writes it") from error
    if not lines or tuple(lines[0]) != COLUMNS:
        raise ContentError(f"{path}:1: found {','.join(lines[0]) if lines else 'nothing'}, expected {','.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(COLUMNS) or line[2] not in PACKED_OPTIONS or " " in line[0] or not line[0]:
            expected = f"{','.join(COLUMNS)}, the group one of {', '.join(PACKED_OPTIONS)}"
            raise ContentError(f"{path}:{number}: found {','.join(line)}, expected {expected}")
    return tuple(Row(item, kind, group, tuple(options.split())) for item, kind, group, options in lines[1:])


# ---- What the content has ----


def ids_of(item: Item) -> tuple[str, ...]:
    """Return the ids of a question's options, in the order of the file."""
    return tuple(option.id for option in item.options)


def names_in(kind: str) -> list[str]:
    """Return the names of an activity's files."""
    return sorted(path.stem for path in (HERE / folder_of(kind)).glob("*.yaml"))


def contents(kind: str) -> Iterator[tuple[str, Any]]:
    """Find the files of an activity: name and content."""
    for name in names_in(kind):
        yield name, named(folder_of(kind), name, schema_of(kind))


def of_lessons() -> Iterator[Row]:
    """Find what the lessons ask: of each the prediction, its quiz, its stories."""
    for lesson in lesson_pages():
        content = lesson_content(lesson)
        yield Row(f"{lesson}/predict", "predict", "ladder", ids_of(content.predict))
        for item in lesson_items(content):
            yield Row(f"{lesson}/{item.id}", "answer", "ladder", ids_of(item))


def of_stories() -> Iterator[Row]:
    """Find what the stories of the explorers and of the sorter of conditions ask."""
    for path in sorted((HERE / "explorers").glob("*.yaml")):
        for story in explorer_content(path.stem).stories:
            yield Row(f"{path.stem}-{story.id}/predict", "predict", "plain", ids_of(story))
    conditions = read(HERE / "conditions.yaml", ConditionsContent)
    for one in conditions.stories:
        yield Row(f"conditions-{one.id}/predict", "predict", "plain", ids_of(conditions.item(one)))


def of_drills() -> Iterator[Row]:
    """Find what the drill, the claims and the tests' bank ask."""
    for kind in kinds():
        for one in kind.items:
            options = tuple(option.id for option in one.options)
            yield Row(f"{DRILL}/{one.id}", "rewrite", "ladder", (*options, PACKED_OWN))
    for form in FORMS:
        for _, _, bank in bank_items(form):
            yield Row(bank_key(bank), "answer", "plain", ids_of(bank))
    for claim in claim_rows():
        yield Row(f"claims/{claim['id']}", "sort", "plain", VERDICTS)


def of_cards() -> Iterator[Row]:
    """Find what is asked card by card: sorting, worries, triage."""
    for name, content in contents("sort_into"):
        for card in content.cards:
            yield Row(f"{name}/sort_into/{card.id}", "answer", "plain", tuple(content.titles()))
    for name, content in contents("enough"):
        spec = content.spec()
        for card in spec["cards"]:
            yield Row(f"{name}/enough/{card}", "answer", "plain", tuple(spec["answers"]))
            yield Row(enough_check_key({"item": f"{name}/enough"}, card), "answer", "plain", tuple(spec["checks"]))
    for name, content in contents("triage"):
        for card in content.cards:
            yield Row(f"{name}/triage/{card.id}", "answer", "plain", tuple(TRIAGE_ANSWERS))


def of_boards() -> Iterator[Row]:
    """Find what is asked of boards of reasons, of steps and of histories."""
    for name, content in contents("reasons"):
        for board in content.boards:
            for finding in board.findings:
                yield Row(f"{name}/reasons/{board.id}/{finding.id}", "answer", "plain", tuple(content.titles()))
            for ask in REASONS_ASKS:
                yield Row(f"{name}/reasons/{board.id}/{ask}", "answer", "plain", ids_of(getattr(board, ask)))
    for name, content in contents("steps"):
        for item in content.faults:
            yield Row(f"steps-{name}/{item.id}", "answer", "plain", ids_of(item))
    for name, content in contents("history"):
        for step in STEPS:
            yield Row(f"history-{name}/{step}", "answer", "plain", ids_of(content.plan[step]))


def of_marks() -> Iterator[Row]:
    """Find what is no choice: the size of the course, its gates, agreement, tests, the ends of talks."""
    found = catalogue()
    yield Row(COURSE_ITEM, "size", "mark", tuple(found["sizes"]))
    yield Row(MARK_ITEM, "mark", "mark", ())
    for step in (step for module in found["modules"] for step in module["steps"] if step["kind"] == GATE):
        yield Row(step["done"]["item"], "gate", "mark", ())
    for name, exam in contents("tests"):
        yield Row(f"test/{name}", "result", "mark", tuple(of_exam(exam)))
    for module in found["modules"]:
        yield Row(module["quiz"], "result", "mark", ("all",))
    for path in sorted((HERE / "cases").glob("*.yaml")):
        yield Row(f"{path.stem}/talk", "end", "mark", ())
    for name in history_names():
        yield Row(f"history-{name}/talk", "end", "mark", ())
    for name, content in contents("observe"):
        for number in range(1, sets_of(content) + 1):
            yield Row(f"{name}/observe/{number}", "agreement", "mark", ())


def of_exam(exam: ExamContent) -> list[str]:
    """Return the forms of a test."""
    return list(exam.forms)


def sets_of(content: ObserveContent) -> int:
    """Return how many sets of feeds there are of which agreement is told."""
    if not content.scored():
        return 0
    return MOST_SETS if content.generate else len(content.scenes) // content.per_set


def content_rows() -> list[Row]:
    """Return a row for each item of today's content that an LMS can keep."""
    return [*of_lessons(), *of_stories(), *of_drills(), *of_cards(), *of_boards(), *of_marks()]


# ---- The list against the content ----


def missing_rows(rows: tuple[Row, ...], wanted: list[Row]) -> list[Row]:
    """Return what has to be appended: items that the list lacks, and options that an item lacks."""
    known: dict[str, Row] = {}
    for row in rows:
        known[row.item] = known[row.item]._replace(options=known[row.item].options + row.options) if row.item in known else row
    missing = []
    for row in wanted:
        before = known.get(row.item)
        new = tuple(option for option in row.options if before is None or option not in before.options)
        if before is None or new:
            missing.append(row._replace(options=new))
    return missing


def list_mistakes(rows: tuple[Row, ...] | None = None, wanted: list[Row] | None = None, path: Path = LIST) -> list[str]:
    """Return what is wrong with the list, a line each: items and options that it lacks, kinds that differ, too many options."""
    rows, wanted = order_rows() if rows is None else rows, content_rows() if wanted is None else wanted
    told = [
        f"{path}: found no {row.item}{' with ' + ' '.join(row.options) if row.options else ''}, expected it; {VERB} appends it"
        for row in missing_rows(rows, wanted)
    ]
    today, first, count = {row.item: row for row in wanted}, dict[str, Row](), dict[str, int]()
    for number, row in enumerate(rows, 2):
        first.setdefault(row.item, row)
        count[row.item] = count.get(row.item, 0) + len(row.options)
        same = today.get(row.item, first[row.item])
        if (row.kind, row.group) != (same.kind, same.group):
            told.append(f"{path}:{number}: {row.item}: found {row.kind}, {row.group}, expected {same.kind}, {same.group}")
        if count[row.item] > PACKED_OPTIONS[row.group]:
            most = PACKED_OPTIONS[row.group]
            told.append(f"{path}:{number}: {row.item}: found {count[row.item]} options, expected at most {most}")
    need = 2 * len(first) + MARKS_NEED
    if need > PACKED_MOST:
        told.append(f"{path}: found {len(first)} items, which need {need} letters, expected {PACKED_MOST} (docs/lms.md)")
    return told


def check_lms_order(path: Path) -> None:
    """Check that each row of a list is one, and that the list has all that the content has.

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


# ---- What grows ----


def appended(text: str, rows: list[Row]) -> str:
    """Return the text of the list with rows after it; what stands there already is not touched."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    if not text:
        writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow((row.item, row.kind, row.group, " ".join(row.options)))
    return text + lines.getvalue()


def main() -> int:
    """Append what the list lacks; return 1 where something is wrong with it, or with the content."""
    try:
        rows = order_rows() if LIST.exists() else ()
        new = missing_rows(rows, content_rows())
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    write_whole(LIST, appended(LIST.read_text(encoding="utf-8") if LIST.exists() else "", new).encode())
    order_rows.cache_clear()
    wrong = list_mistakes()
    print("\n".join(wrong) or f"{LIST}: {len(order_rows())} rows, {len(new)} of them new")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
