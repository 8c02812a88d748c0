"""The meetings of a group: timed parts for who leads them, and calendars of all. The data is ``meetings.yaml``.

What each does alone before a meeting is never written here: modules, minutes, objectives and job aids come from ``course.yaml``
and from the lessons' own notebooks.
"""

import ast
import json
import re
from functools import lru_cache
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.course import NOTEBOOKS, catalogue, course, lesson_metadata, path_of
from lactation.content.explorers import explorer_content
from lactation.content.job_aids import job_aid_content
from lactation.content.kinds import Id, Name, Strict, Text, TextOrNone, Time, TimeOrNone, Words, check_ids
from lactation.content.marked import load, read
from lactation.content.observing import KeyedFeed
from lactation.content.paths import ROOT
from lactation.content.translated import told

BOOK = ROOT / "book"
FEEDS = BOOK / "workshop-watching-a-feed.feeds.yaml"
FOLDER = "instructors"  # of the meetings' notebooks
LUNCH = "lunch"
HOUR = 60
SIZES = ("fast", "core")  # of the course, for which the time alone is told
AID = re.compile(r"job-aids/(j\d+)-[a-z0-9-]+")


class Safety(Strict):
    """One line on safety, with its works where it is medical."""

    text: Words
    sources: list[Text] = []


class Board(Strict):
    """One more screen of a part."""

    title: Words
    lines: list[Words] = Field(min_length=1, max_length=6)


class Shown(Strict):
    """A cell of the meeting's notebook; of an explorer, the stories of which each has a screen."""

    cell: Text
    stories: list[Text] = []


class FeedShown(Strict):
    """A drawn feed of the workshop on watching a feed: its name there, whose it is, and what is told of her."""

    id: Id
    mother: Words
    line: Words


class Part(Strict):
    """One part: what all see, what is for who leads, and what is shown."""

    id: Id
    title: Words
    minutes: int = Field(gt=0, le=120)
    longest: int = 0
    group: list[Words] = Field(min_length=1, max_length=5)
    boards: list[Board] = []
    feeds: list[FeedShown] = []
    you: list[Words] = Field(min_length=1, max_length=5)
    materials: list[Words] = []
    workshop: TextOrNone = ""  # the plan that holds its cards and keys
    shows: list[Shown] = []
    without: Words
    sources: list[Text] = []

    def most(self) -> int:
        """Return the minutes it may take at most."""
        return self.longest or self.minutes


class Meeting(Strict):
    """One meeting."""

    id: Id = Field(max_length=1)
    title: Words
    says: Words
    modules: list[Name] = []
    fast: bool
    workshops: list[Text] = Field(min_length=1)
    minutes: int = Field(gt=0)
    longest: int = 0
    room: list[Words] = Field(min_length=1, max_length=4)
    bring: list[Words] = Field(min_length=1, max_length=4)
    before: list[Words] = Field(min_length=1, max_length=4)
    parts: list[Part] = Field(min_length=2)
    debrief: list[Words] = Field(min_length=2, max_length=4)
    safety: list[Safety] = Field(min_length=1, max_length=4)

    @model_validator(mode="after")
    def check_minutes(self) -> "Meeting":
        """The parts' minutes add up, at least and at most, and each part has its own id."""
        check_ids("parts", [part.id for part in self.parts])
        sums = {"minutes": sum(part.minutes for part in self.parts), "longest": sum(part.most() for part in self.parts)}
        stated = {"minutes": self.minutes, "longest": self.most()}
        for name, total in sums.items():
            if total != stated[name]:
                raise ValueError(f"{name}: found {stated[name]}, expected {total}, which is what the parts add up to")
        return self

    def most(self) -> int:
        """Return the minutes it may take at most."""
        return self.longest or self.minutes

    def starts(self) -> list[int]:
        """Return the minute at which each part starts, where none takes longer than it must."""
        return [sum(part.minutes for part in self.parts[:n]) for n in range(len(self.parts))]

    def page(self) -> str:
        """Return its page below ``notebooks``."""
        return f"{FOLDER}/meeting-{self.id}"


class Row(Strict):
    """One day or week of a calendar: modules and meetings in order."""

    title: Words
    home: bool = False
    holds: list[Text] = Field(min_length=1)


class Form(Strict):
    """One calendar."""

    id: Name
    title: Words
    says: Words
    size: Literal["fast", "core"]
    starts: TimeOrNone = ""
    rows: list[Row] = Field(min_length=1)


class Lunch(Strict):
    """When lunch is due, and how long it takes."""

    at: Time
    minutes: int = Field(gt=0)


class Pause(Strict):
    """A pause after so many minutes alone."""

    every: int = Field(gt=0)
    minutes: int = Field(gt=0)


class MeetingsContent(Strict):
    """The file ``content/meetings.yaml``."""

    meetings: list[Meeting] = Field(min_length=1)
    plans: dict[Text, Words]
    forms: list[Form]
    lunch: Lunch
    pause: Pause
    longest_day: int = Field(gt=0)

    @model_validator(mode="after")
    def check_modules(self) -> "MeetingsContent":
        """Each module of the course is got ready for one meeting, in the order of the course."""
        check_ids("meetings", [one.id for one in self.meetings])
        known = [one["id"] for one in catalogue()["modules"]]
        named = [name for one in self.meetings for name in one.modules]
        if named != known:
            raise ValueError(f"meetings: modules: found {', '.join(named)}, expected {', '.join(known)}, each before one meeting")
        return self

    @model_validator(mode="after")
    def check_plans(self) -> "MeetingsContent":
        """Each plan of a workshop that is named has its title."""
        for one in self.meetings:
            for name in (*one.workshops, *(part.workshop for part in one.parts if part.workshop)):
                if name not in self.plans:
                    raise ValueError(f"meetings: {one.id}: found the workshop {name}, expected one of {', '.join(self.plans)}")
        return self

    @model_validator(mode="after")
    def check_forms(self) -> "MeetingsContent":
        """Each calendar holds what its size holds, once, in order, and no day is too long."""
        for form in self.forms:
            place = f"forms: {form.id}"
            expected = [name for one in self.meetings for name in self.held(one, form.size)]
            found = [name for row in form.rows for name in row.holds]
            check_held(place, found, expected)
            for one in self.meetings:
                late = [name for name in one.modules if one.id in found and name in found[found.index(one.id) :]]
                if late:
                    raise ValueError(f"{place}: found {late[0]} after meeting {one.id}, expected it before")
            for row in form.rows:
                long = self.span(row, form.size)
                if not row.home and long > self.longest_day:
                    raise ValueError(f"{place}: {row.title}: found {long} minutes, expected at most {self.longest_day}")
        return self

    def held(self, meeting: Meeting, size: str) -> list[str]:
        """Return what a size has of a meeting: its modules with something in them, and the meeting."""
        modules = [name for name in meeting.modules if alone(name, size)]
        return [*modules, meeting.id] if meeting.fast or size != SIZES[0] else modules

    def takes(self, name: str, size: str) -> int:
        """Return the minutes of a module with its pauses, or of a meeting at most."""
        found = [one for one in self.meetings if one.id == name]
        if found:
            return found[0].most()
        minutes = alone(name, size)
        return minutes + self.pause.minutes * (minutes // self.pause.every)

    def span(self, row: Row, size: str) -> int:
        """Return the minutes from the first to the last of a row."""
        return sum(self.takes(name, size) for name in row.holds) + self.lunch.minutes


def check_held(place: str, found: list[str], expected: list[str]) -> None:
    """Raise a ValueError where a calendar misses something, or has it twice or besides."""
    for name in expected:
        if found.count(name) != 1:
            raise ValueError(f"{place}: found {name} {found.count(name)} times, expected it once")
    for name in found:
        if name not in expected:
            raise ValueError(f"{place}: found {name}, expected one of {', '.join(expected)}")


@lru_cache
def meetings() -> MeetingsContent:
    """Return all meetings and calendars."""
    return read(HERE / "meetings.yaml", MeetingsContent)


def meeting_named(name: str) -> Meeting:
    """Return the meeting of a letter.

    Raises
    ------
    ContentError
        There is none: which there are.
    """
    found = [one for one in meetings().meetings if one.id == name]
    if not found:
        known = ", ".join(one.id for one in meetings().meetings)
        raise ContentError(f"{HERE / 'meetings.yaml'}: found no meeting {name}, expected one of {known}")
    return found[0]


# ---- What each does alone, as the lessons say ----


def module_steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of a module of the course."""
    return next(list(one["steps"]) for one in catalogue()["modules"] if one["id"] == name)


def alone(name: str, size: str) -> int:
    """Return the minutes of a module in a size of the course."""
    return sum(step["minutes"] for step in module_steps(name) if size in step["sizes"])


def objectives_of(step: dict[str, Any]) -> list[str]:
    """Return the objectives of a step that is a lesson, in the reader's language; of another one none."""
    file = f"notebooks/{step['page']}.ipynb"
    found = lesson_metadata(step["page"])["objectives"] if step["kind"] == "lesson" else []
    return [told(file, "lesson.objectives", str(text)) for text in found]


@lru_cache
def aids_of(page: str) -> tuple[str, ...]:
    """Return the job aids that a page leads to."""
    return tuple(dict.fromkeys(AID.findall(path_of(page).read_text(encoding="utf-8"))))


def aids_before(meeting: Meeting) -> dict[str, str]:
    """Return the job aids of the lessons before a meeting, by name: their titles."""
    found = {aid for name in meeting.modules for step in module_steps(name) for aid in aids_of(step["page"])}
    found |= {aid for one in course().modules if one.id in meeting.modules for aid in AID.findall(one.aid)}
    return {aid: job_aid_content(aid).title for aid in sorted(found, key=lambda aid: int(aid[1:]))}


# ---- Calendars ----


def clock(minutes: int) -> str:
    """Return minutes since midnight, or of a duration, as ``8:30``."""
    return f"{minutes // HOUR}:{minutes % HOUR:02d}"


def minutes_since_midnight(time: str) -> int:
    """Return the minutes of a time such as ``8:30``."""
    hour, minute = time.split(":")
    return HOUR * int(hour) + int(minute)


def day_of(form: Form, row: Row) -> list[dict[str, str]]:
    """Return what a day holds with times: lunch stands before a meeting that would begin late, or inside what each does alone."""
    content, at, items, had = meetings(), minutes_since_midnight(form.starts), [], False
    noon = minutes_since_midnight(content.lunch.at)
    known = {one.id for one in content.meetings}
    for name in row.holds:
        end, inside = at + content.takes(name, form.size), False
        if not had and end > noon:
            had = True
            if name in known and noon - at <= end - noon:  # most of it would come after
                items.append({"name": LUNCH, "at": span_told(at, at + content.lunch.minutes), "lunch": ""})
                at, end = at + content.lunch.minutes, end + content.lunch.minutes
            elif name not in known:
                inside, end = True, end + content.lunch.minutes
            else:
                had = False
        items.append({"name": name, "at": span_told(at, end), "lunch": LUNCH if inside else ""})
        at = end
    return items


def span_told(start: int, end: int) -> str:
    """Return two times of a day as one text."""
    return f"{clock(start)}–{clock(end)}"


def timetable(form: Form) -> list[dict[str, Any]]:
    """Return the rows of a calendar: ``title``, ``items`` (``name``, ``at``, ``lunch``; no times at home), ``minutes``."""
    rows = []
    for row in form.rows:
        plain = row.home or not form.starts
        items = [{"name": name, "at": "", "lunch": ""} for name in row.holds] if plain else day_of(form, row)
        work = sum(work_of(name, form.size) for name in row.holds)
        rows.append({"title": row.title, "items": items, "minutes": work})
    return rows


def work_of(name: str, size: str) -> int:
    """Return the minutes of a module without pauses, or of a meeting at most."""
    found = [one.most() for one in meetings().meetings if one.id == name]
    return found[0] if found else alone(name, size)


# ---- The feeds that are drawn, and the notebooks ----


@lru_cache
def workshop_feeds() -> dict[str, KeyedFeed]:
    """Return the feeds of the workshop by name."""
    return {one["id"]: KeyedFeed.model_validate(one) for one in load(FEEDS)}


def cells_of(meeting: Meeting) -> list[str]:
    """Return the calls that the meeting's notebook holds, in order."""
    found = [f'meeting("{meeting.id}")']
    for part in meeting.parts:
        found += [f'meeting_part("{meeting.id}", "{part.id}")', *(one.cell for one in part.shows)]
    return found


def notebook_problem(meeting: Meeting) -> str:
    """Return what is wrong with the cells of a meeting's notebook, or nothing."""
    path = path_of(meeting.page())
    if not path.exists():
        return f"found no notebook {path.relative_to(NOTEBOOKS.parent)}, expected it"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]).strip().split("\n")[-1] for cell in cells if cell["cell_type"] == "code"]
    for found, expected in zip([*sources, "nothing"], [*cells_of(meeting), "nothing"], strict=False):
        if found != expected:
            return f"{path.name}: found {found}, expected {expected}"
    return ""


def stories_of(cell: str) -> list[str]:
    """Return the stories that a cell shows and a meeting can name: of ``explore("NAME")`` or ``conditions([...])``."""
    tree = ast.parse(cell, mode="eval").body
    named = tree.args[0] if isinstance(tree, ast.Call) and tree.args else None
    if called(cell) == "explore" and isinstance(named, ast.Constant):
        return [one.id for one in explorer_content(str(named.value)).stories]
    if called(cell) == "conditions" and isinstance(named, ast.List):
        return [str(one.value) for one in named.elts if isinstance(one, ast.Constant)]
    return []


def called(cell: str) -> str:
    """Return the name of the function that a cell calls; nothing where it is no call."""
    try:
        tree = ast.parse(cell, mode="eval").body
    except SyntaxError:
        return ""
    return tree.func.id if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) else ""
