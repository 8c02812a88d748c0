"""A group's meetings for who leads them: the plan of one, each of its parts, and all of them in calendars."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content.course import course
from lactation.content.feed import feed_drawn
from lactation.content.meetings import (
    LUNCH,
    SIZES,
    Form,
    Meeting,
    Part,
    aids_before,
    alone,
    meeting_named,
    meetings,
    module_steps,
    objectives_of,
    timetable,
    workshop_feeds,
)
from lactation.content.references import work
from lactation.content.schema import words
from lactation.core.feed_said import feed_said
from lactation.core.words import counted, fill_in, number_text, styled
from lactation.figures.feed import feed_svg
from lactation.figures.svg import escape

VIEWS = ("wide", "close")


def span(least: int, most: int, texts: dict[str, str]) -> str:
    """Return minutes in words, as a range where they may take longer."""
    if least == most:
        return counted("minutes", least, texts)
    return fill_in(texts["meeting_span"], {"least": number_text(least, 0, texts), "most": number_text(most, 0, texts)})


def hours(minutes: int, texts: dict[str, str]) -> str:
    """Return minutes as hours and minutes."""
    values = {"hour": number_text(minutes // 60, 0, texts), "minute": styled(f"{minutes % 60:02d}", texts)}
    return fill_in(texts["meeting_hours"], values)


def drawn(feed: Any) -> list[str]:
    """Return a feed from afar and from near, told in shapes to who cannot see it."""
    scene, texts = feed.scene(), feed_drawn()["words"]
    told = {view: escape(feed_said(scene, view, texts)) for view in VIEWS}
    return [feed_svg(scene, view).replace("<svg ", f'<svg role="img" aria-label="{told[view]}" ', 1) for view in VIEWS]


class MeetingPlan(Activity):
    """The plan of one meeting.

    Raises
    ------
    ContentError
        There is no such meeting.
    """

    template = "meeting.html"

    def __init__(self, name: str) -> None:
        self.content: Meeting = meeting_named(name)
        self.words = words()

    def rows(self) -> list[dict[str, Any]]:
        """Return the parts with their times."""

        def told(minutes: int) -> str:
            return number_text(minutes, 0, self.words)

        parts = zip(self.content.starts(), self.content.parts, strict=True)
        return [
            {"part": part, "from": told(at), "to": told(at + part.minutes), "length": self.length(part)} for at, part in parts
        ]

    def length(self, one: Meeting | Part) -> str:
        """Return how long the meeting or a part takes."""
        return span(one.minutes, one.most(), self.words)

    def modules(self) -> list[dict[str, Any]]:
        """Return the modules before it, with their lessons as these tell of themselves."""
        known = {one.id: one for one in course().modules}
        return [
            {
                "title": known[name].title,
                "minutes": {size: hours(alone(name, size), self.words) if alone(name, size) else "" for size in SIZES},
                "steps": [step | {"objectives": objectives_of(step)} for step in module_steps(name)],
            }
            for name in self.content.modules
        ]

    def total(self) -> dict[str, str]:
        """Return the minutes alone in each size."""
        return {size: hours(sum(alone(name, size) for name in self.content.modules), self.words) for size in SIZES}

    def works(self) -> list[Any]:
        """Return the works on which the meeting rests, each once."""
        found = [key for one in self.content.safety for key in one.sources]
        found += [key for part in self.content.parts for key in part.sources]
        return [work(key) for key in dict.fromkeys(found)]

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {
            "content": self.content,
            "plans": meetings().plans,
            "length": self.length(self.content),
            "rows": self.rows(),
            "modules": self.modules(),
            "total": self.total(),
            "aids": aids_before(self.content),
            "works": self.works(),
        }

    def __repr__(self) -> str:
        """State the parts with their minutes, and what to bring."""
        lines = [f"Meeting {self.content.id}: {self.content.title}, {self.content.minutes} to {self.content.most()} minutes"]
        lines += [f"  {part.minutes}: {part.title}" for part in self.content.parts]
        return "\n".join([*lines, *(f"  - {one}" for one in self.content.bring)])


class MeetingPart(Activity):
    """One part of a meeting: what all see, and what is for who leads.

    Raises
    ------
    ContentError
        There is no such meeting.
    ValueError
        It has no such part.
    """

    template = "meeting_part.html"

    def __init__(self, meeting: str, name: str) -> None:
        self.meeting = meeting_named(meeting)
        known = [part.id for part in self.meeting.parts]
        if name not in known:
            raise ValueError(f"meeting {meeting}: found no part {name}, expected one of {', '.join(known)}")
        self.number = known.index(name)
        self.content: Part = self.meeting.parts[self.number]
        self.words = words()

    def place(self) -> str:
        """Return which part it is, and how long it takes."""
        counts = {"n": self.number + 1, "of": len(self.meeting.parts)}
        values = {name: number_text(count, 0, self.words) for name, count in counts.items()}
        values["time"] = span(self.content.minutes, self.content.most(), self.words)
        return fill_in(self.words["meeting_place"], values)

    def feeds(self) -> list[dict[str, Any]]:
        """Return the feeds that the group ticks."""
        return [{"feed": one, "drawn": drawn(workshop_feeds()[one.id])} for one in self.content.feeds]

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {
            "name": f"{self.meeting.id}-{self.content.id}",
            "content": self.content,
            "place": self.place(),
            "feeds": self.feeds(),
            "stories": " ".join(name for one in self.content.shows for name in one.stories),
            "plans": meetings().plans,
            "works": [work(key) for key in self.content.sources],
        }

    def __repr__(self) -> str:
        """State what is shown to all, and what is for who leads."""
        shown = [line for board in self.content.boards for line in (board.title, *board.lines)]
        lines = [f"Part {self.meeting.id} {self.content.id}: {self.content.title}", *self.content.group, *shown]
        lines += [f"{one.mother}: {one.line}" for one in self.content.feeds]
        return "\n  ".join([*lines, *(f"you: {line}" for line in self.content.you)])


class Meetings(Activity):
    """All meetings, and the calendars in which they are held."""

    template = "meetings.html"

    def __init__(self) -> None:
        self.content, self.words = meetings(), words()

    def named(self) -> dict[str, str]:
        """Return what stands in a calendar: modules, meetings, lunch."""
        modules = {one.id: one.title for one in course().modules}
        told = {one.id: fill_in(self.words["meeting_named"], {"name": one.id.upper()}) for one in self.content.meetings}
        return modules | told | {LUNCH: self.words["meeting_lunch"]}

    def calendar(self, form: Form) -> dict[str, Any]:
        """Return a calendar with its rows in words."""
        rows = [row | {"hours": hours(row["minutes"], self.words)} for row in timetable(form)]
        return {"form": form, "rows": rows, "total": hours(sum(row["minutes"] for row in rows), self.words)}

    def lengths(self) -> dict[str, str]:
        """Return how long each meeting takes."""
        return {one.id: span(one.minutes, one.most(), self.words) for one in self.content.meetings}

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        titles = {one.id: one.title for one in course().modules}
        forms = [self.calendar(form) for form in self.content.forms]
        return {"content": self.content, "names": self.named(), "titles": titles, "lengths": self.lengths(), "forms": forms}

    def __repr__(self) -> str:
        """State the meetings, and what each row of a calendar holds."""
        lines = [f"Meetings {', '.join(one.id for one in self.content.meetings)}"]
        for form in self.content.forms:
            lines += [f"  {form.id}: {row.title}: {' '.join(row.holds)}" for row in form.rows]
        return "\n".join(lines)
