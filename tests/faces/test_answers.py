"""The file of answers: whole lines only, shared by several kernels, and every fault is said in words."""

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lactation.faces import answers as answers_module
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
    "line",
    [b"\xff\xfe", b"[]", b"7", b'{"id": 1, "kind": "a", "item": "b"}', b'{"id": "a", "kind": "b"}', b"{", b"[" * 100_000],
)
def test_line_that_is_no_event_is_left_and_said(path, line):
    path.write_bytes(line + b"\n" + json.dumps(event(1)).encode() + b"\n")
    answers = Answers(path)
    assert answers.load() == [event(1)]
    assert "could not be read as answers: 1." in answers.problem
    assert path.read_bytes().startswith(line)


def test_last_line_without_its_end_is_an_answer_as_an_editor_leaves_it(path):
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(json.dumps(event(number)).encode() for number in (1, 2)))
    assert Answers(path).newer() == [event(1), event(2)]  # as who may only read finds it
    answers = Answers(path)
    assert (answers.load(), answers.problem) == ([event(1), event(2)], "")
    assert answers.add(event(3)) == []
    later = Answers(path)
    assert (later.load(), later.problem) == ([event(1), event(2), event(3)], "")
    assert [one.name for one in path.parent.iterdir()] == [FILE]


def test_half_line_is_set_aside_without_touching_what_another_kernel_writes_behind_it(path, monkeypatch):
    Answers(path).add(event(1))
    with path.open("ab") as file:
        file.write(b'{"id":"e2","kind":"ans')
    wrote = answers_module.write_whole

    def another_writes(place, content):
        wrote(place, content)
        Answers(path).add(event(3))

    monkeypatch.setattr(answers_module, "write_whole", another_writes)
    assert Answers(path).load() == [event(1), event(3)]
    later = Answers(path)
    assert (later.load(), later.problem) == ([event(1), event(3)], "")


@contextlib.contextmanager
def full_at(size):
    """A disk on which no file becomes longer than ``size`` bytes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 1, 40])
def test_answer_that_a_full_disk_takes_in_part_is_said_not_to_be_kept_and_leaves_no_trace(path, room):
    answers = Answers(path)
    answers.add(event(1))
    with full_at(path.stat().st_size + room), pytest.raises(OSError, match=r"No space left on device|File too large"):
        answers.add(event(2))
    answers.add(event(3))
    later = Answers(path)
    assert (later.load(), later.problem) == ([event(1), event(3)], "")
    assert [one.name for one in path.parent.iterdir()] == [FILE]


def test_answers_on_a_full_disk_are_there_to_read(path):
    Answers(path).add(event(1))
    with path.open("ab") as file:
        file.write(b'{"id":"e2","kind":"ans')
    held = path.read_bytes()
    answers = Answers(path)
    with full_at(10):
        assert answers.load() == [event(1)]
    assert answers.problem.startswith(f"Your answers cannot be kept in {path} (")
    assert path.read_bytes() == held


def test_answers_in_a_folder_that_may_only_be_read_are_there_again(path, monkeypatch):
    Answers(path).add(event(1))
    opened = Path.open

    def locked(self, mode="r", *rest, **more):
        if self.suffix == ".jsonl" and mode != "rb":
            raise PermissionError(13, "Permission denied")  # root may write anywhere
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", locked)
    answers = Answers(path)
    assert answers.load() == [event(1)]
    assert answers.problem.startswith(f"Your answers cannot be kept in {path} (Permission denied).")


def test_half_of_an_emoji_is_written_as_a_question_mark(path):
    Answers(path).add(event(1, text="so tired \ud83d"))
    assert Answers(path).load() == [event(1, text="so tired ?")]


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
