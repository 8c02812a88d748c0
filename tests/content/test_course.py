"""The course as a path: every lesson in one module, under the names and in the order of the menu, and what each size holds."""

import re
import shutil

import pytest

from lactation.content import HERE, ContentError
from lactation.content.course import CourseContent, catalogue, course, is_there, minutes_of, path_of
from lactation.content.paths import ROOT
from lactation.content.yaml_file import load, read

PARTS = {part["caption"]: [str(one["file"]) for one in part["chapters"]] for part in load(ROOT / "_toc.yml")["parts"]}


def steps(size):
    """The steps of a size, by module."""
    return {one["id"]: [step for step in one["steps"] if size in step["sizes"]] for one in catalogue()["modules"]}


def test_modules_are_the_parts_of_the_menu_in_its_order():
    titles = [module.title for module in course().modules]
    assert [caption for caption in PARTS if caption in titles] == titles
    for module in catalogue()["modules"]:
        lessons = [f"notebooks/{step['page']}" for step in module["steps"] if step["kind"] == "lesson"]
        assert [page for page in PARTS[module["title"]] if page in lessons] == lessons, module["id"]


def test_every_step_has_its_page_and_takes_time():
    for module in catalogue()["modules"]:
        for step in module["steps"]:
            assert is_there(step["page"]), step["key"]
            assert step["minutes"] > 0
            assert bool(step["quiz"]) == (step["kind"] == "lesson")
    assert minutes_of("m02-how-milk-works/01-inside-the-breast") == 29


def test_sizes_lie_one_in_the_other_and_the_fast_track_has_its_eight_modules():
    fast, core, whole = (steps(size) for size in ("fast", "core", "extension"))
    for module in whole:
        keys = [[step["key"] for step in size[module]] for size in (fast, core, whole)]
        assert set(keys[0]) <= set(keys[1]) <= set(keys[2]), module
    lessons = {module: sum(one["kind"] == "lesson" for one in fast[module]) for module in fast}
    assert {module for module, n in lessons.items() if n > 1} == {"m02", "m03", "m04", "m05", "m06", "m08", "m10", "m12"}
    assert {module for module, n in lessons.items() if n == 1} == {"m01", "m07", "m09", "m11", "m14"}
    assert sum(one["kind"] == "talk" for module in fast.values() for one in module) >= 6


@pytest.mark.parametrize("size", ["fast", "core", "extension"])
def test_every_size_ends_its_safety_module_with_the_gate(size):
    assert [one["gate"] for one in catalogue()["modules"] if one["gate"]] == ["gate"]
    assert [one["key"] for one in steps(size)["m12"]][-2:] == ["safe_silent", "gate"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lessons: [counselling, beliefs", "lessons: [counselling, beleifs", "found beleifs, expected a step"),
        ("lessons: [refusal, ", "lessons: [", "found refusal in no module"),
        ("leaves_out: [simulator, c1,", "leaves_out: [simulator, c99,", "sizes: core: leaves_out: found c99"),
        ("lessons: [refusal, ", "lessons: [refusal, gate, ", "found the id gate 2 times"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, old, new, told):
    path = tmp_path / "course.yaml"
    shutil.copy(HERE / "course.yaml", path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=told):
        read(path, CourseContent)


def test_what_is_not_there_is_not_offered():
    assert not is_there("course/no-such-page")
    assert path_of("course/my-course") == ROOT / "notebooks" / "course" / "my-course.ipynb"


def test_a_page_to_practise_says_how_long_it_takes_as_the_course_does():
    wrong = []
    for module in catalogue()["modules"]:
        for step in (one for one in module["steps"] if one["kind"] == "talk"):
            said = re.findall(r"About (\d+) minutes", (ROOT / "notebooks" / f"{step['page']}.ipynb").read_text(encoding="utf-8"))
            if said != [str(step["minutes"])]:
                wrong.append(f"{step['page']}: found {said}, expected {step['minutes']}")
    assert wrong == []
