"""The file of answers: whole lines only, shared by several kernels, and every fault is said in words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lactation.faces.answers import FILE, Answers, answers_path


def event(number, **more):
    return {"id": f"e{number}", "at": number, "kind": "answer", "item": "supply/one", "option": "more"} | more


@pytest.fixture
def path(tmp_path):
    return tmp_path / FILE


def test_file_lies_in_the_folder_of_the_lessons_or_beside_the_notebook(tmp_path):
    lesson = tmp_path / "notebooks" / "m02-how-milk-works"
    lesson.mkdir(parents=True)
    assert answers_path(lesson) == tmp_path / "notebooks" / FILE
    assert answers_path(lesson.parent) == tmp_path / "notebooks" / FILE
    assert answers_path(tmp_path) == tmp_path / FILE


def test_what_was_added_is_there_again_for_another_kernel(path):
    answers = Answers(path)
    assert answers.load() == []
    for number in range(3):
        answers.add(event(number, text="mère “ß” \u2028 \n"))
    later = Answers(path)
    assert later.load() == [event(number, text="mère “ß” \u2028 \n") for number in range(3)]
    assert later.problem == ""


def test_each_of_two_kernels_hears_what_the_other_wrote_once(path):
    one, other = Answers(path), Answers(path)
    one.load()
    other.load()
    assert one.add(event(1)) == []
    assert other.add(event(2)) == [event(1)]
    assert one.add(event(3)) == [event(2)]
    assert [found["id"] for found in Answers(path).load()] == ["e1", "e2", "e3"]


def test_two_processes_that_write_at_once_lose_nothing(path):
    code = (
        "import sys; from pathlib import Path; from lactation.faces.answers import Answers; a = Answers(Path(sys.argv[1]))\n"
        "for n in range(40): a.add({'id': sys.argv[2] + str(n), 'kind': 'answer', 'item': 'x', 'text': 'long ' * 900})"
    )
    root = str(Path(__file__).parent.parent.parent)
    writers = [subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=root) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    answers = Answers(path)
    assert {found["id"] for found in answers.load()} == {f"{name}{number}" for name in "ab" for number in range(40)}
    assert answers.problem == ""


def test_half_written_last_line_is_set_aside_and_said_once(path):
    Answers(path).add(event(1))
    half = b'{"id":"e2","kind":"ans'
    with path.open("ab") as file:
        file.write(half)
    answers = Answers(path)
    assert answers.load() == [event(1)]
    (aside,) = path.parent.glob("answers-damaged-*.jsonl")
    assert aside.read_bytes() == half
    assert aside.name in answers.problem and str(path) in answers.problem
    answers.add(event(3))
    again = Answers(path)
    assert again.load() == [event(1), event(3)]
    assert again.problem == ""


def test_line_after_a_half_written_one_stays_whole(path):
    answers = Answers(path)
    answers.load()
    with path.open("ab") as file:
        file.write(b'{"id":"e2","kind":"ans')
    answers.add(event(3))
    later = Answers(path)
    assert later.load() == [event(3)]
    assert "could not be read as answers: 1." in later.problem


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[]", b"7", b'{"id": 1, "kind": "a", "item": "b"}', b'{"id": "a", "kind": "b"}', b"{"]
)
def test_line_that_is_no_event_is_left_and_said(path, line):
    path.write_bytes(line + b"\n" + json.dumps(event(1)).encode() + b"\n")
    answers = Answers(path)
    assert answers.load() == [event(1)]
    assert "could not be read as answers: 1." in answers.problem
    assert path.read_bytes().startswith(line)


@pytest.mark.parametrize("wrong", [{}, {"id": "a"}, {"id": 1, "kind": "a", "item": "b"}, [], "x"])
def test_what_is_no_event_is_not_written(path, wrong):
    with pytest.raises(ValueError, match=r"answer: found .*, expected an event with id, kind and item as texts"):
        Answers(path).add(wrong)
    assert not path.exists()


def test_folder_that_cannot_be_written_is_said_plainly_at_the_start(tmp_path):
    (tmp_path / "file").write_text("")
    answers = Answers(tmp_path / "file" / FILE)  # a folder that is none: root may write anywhere else
    assert answers.load() == []
    assert answers.problem.startswith(f"Your answers cannot be kept in {answers.path} (Not a directory).")
    with pytest.raises(OSError, match="Not a directory"):
        answers.add(event(1))
