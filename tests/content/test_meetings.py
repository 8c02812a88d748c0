"""The meetings: whole, timed to the minute, of one mind with the course, and a mistake in each way gets one clear line."""

import shutil

import pytest

from lactation.activities.meeting import MeetingPart, MeetingPlan, Meetings
from lactation.content import ContentError
from lactation.content.checked_authors import check_meetings
from lactation.content.course import catalogue, lesson_metadata
from lactation.content.meetings import (
    LUNCH,
    MeetingsContent,
    aids_before,
    meeting_named,
    meetings,
    minutes_since_midnight,
    notebook_problem,
    timetable,
    workshop_feeds,
)
from lactation.content.paths import HERE, ROOT
from lactation.content.yaml_file import load, read
from lactation.faces import page

ALL = meetings().meetings
PATH = HERE / "meetings.yaml"
STATED = {"a": 90, "b": 90, "c": 120, "d": 60, "e": 90, "f": 90, "g": 60, "h": 120}  # minutes of the syllabus, at least


def test_meetings_are_those_of_the_syllabus_and_stand_in_the_menu():
    assert {one.id: one.minutes for one in ALL} == STATED
    assert [one.id for one in ALL if one.fast] == list("abcef")
    assert {one.id: one.most() for one in ALL if one.longest} == {"d": 110, "g": 110}
    part = next(part for part in load(ROOT / "_toc.yml")["parts"] if part["caption"] == "For instructors")
    files = [str(one["file"]) for one in part["chapters"]]
    assert files[:9] == ["notebooks/instructors/facilitator-guide", *(f"notebooks/{one.page()}" for one in ALL)]


def test_what_each_does_alone_comes_from_the_lessons():
    shown = page.render(MeetingPlan("e"))
    for name in meeting_named("e").modules:
        for step in next(one["steps"] for one in catalogue()["modules"] if one["id"] == name):
            if step["kind"] == "lesson":
                assert all(text in shown for text in lesson_metadata(step["page"])["objectives"]), step["key"]
    assert {"j12", "j14"} <= set(aids_before(meeting_named("e")))


def test_every_part_can_be_held_without_power_and_says_who_leads_what_to_do():
    for one in ALL:
        assert {part.id for part in one.parts} >= ({"recall"} if one.fast and one.id != "a" else set())
        for part in one.parts:
            shown = page.render(MeetingPart(one.id, part.id))
            assert part.without.replace("’", "’") in shown
            assert f'data-minutes="{part.most()}"' in shown
        assert notebook_problem(one) == ""


def test_roles_and_feeds_have_three_rounds_of_feedback_and_who_did_it_speaks_first():
    for name, part, first in [("b", "fours", "Who counselled"), ("c", "dolls", "Who helped")]:
        board = next(one for one in meeting_named(name).parts if one.id == part).boards[0]
        assert board.lines[0].startswith(first)
        assert board.lines[-1].startswith("Shake") or board.lines[-1].startswith("All: the last")


def test_feeds_are_told_as_in_the_workshop():
    shown = [one for part in meeting_named("c").parts for one in part.feeds]
    assert [(one.id, one.mother, one.line) for one in shown] == [
        (one.id, one.mother, one.line) for one in workshop_feeds().values()
    ]


def test_days_hold_lunch_and_no_hole():
    for form in meetings().forms:
        for row, shown in zip(form.rows, timetable(form), strict=True):
            times = [one["at"].split("–") for one in shown["items"] if one["at"]]
            assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]
            late = bool(times) and minutes_since_midnight(times[-1][1]) > minutes_since_midnight(meetings().lunch.at)
            assert late == any(LUNCH in (one["name"], one["lunch"]) for one in shown["items"]), row.title
    assert page.render(Meetings()).count("<tr>") > 30


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("minutes: 25", "minutes: 26", "minutes: found 90, expected 91, which is what the parts add up to"),
        ("modules: [m03, m04]", "modules: [m03]", "meetings: modules: found m01, m02, m03, m05"),
        ("holds: [m04, b, m05]", "holds: [m04, m05]", "forms: five_days: found b 0 times, expected it once"),
        ("holds: [m04, b, m05]", "holds: [b, m04, m05]", "forms: five_days: found m04 after meeting b, expected it before"),
        ("longest_day: 570", "longest_day: 200", "expected at most 200"),
        ("workshop: supply-bet", "workshop: supply", "found the workshop supply, expected one of supply-bet"),
    ],
)
def test_mistake_in_the_meetings_is_one_line(tmp_path, old, new, told):
    path = tmp_path / "meetings.yaml"
    shutil.copy(PATH, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        read(path, MeetingsContent)
    assert told in str(wrong.value)
    assert len(str(wrong.value).splitlines()) == 1


@pytest.mark.parametrize(("old", "new"), [("[nights, top-ups,", "nightz"), ("[milk-in, tight,", "milk-on")])
def test_story_of_which_there_is_no_screen_is_one_line(tmp_path, old, new):
    path = tmp_path / "meetings.yaml"
    path.write_text(PATH.read_text(encoding="utf-8").replace(f"stories: {old}", f"stories: [{new},", 1), encoding="utf-8")
    with pytest.raises(ContentError, match=f"meetings.yaml:.*shows: found '{new}', expected one of") as wrong:
        check_meetings(path)
    assert len(str(wrong.value).splitlines()) == 1


def test_part_or_meeting_that_is_not_there_is_said():
    with pytest.raises(ContentError, match="found no meeting z, expected one of a, b"):
        MeetingPlan("z")
    with pytest.raises(ValueError, match="found no part door, expected one of story"):
        MeetingPart("a", "door")
