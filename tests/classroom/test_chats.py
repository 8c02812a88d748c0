"""Chats in every format: whole lines are all found, damaged ones all listed, nothing else is taken for one."""

import json
import random
from datetime import timedelta
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from lactation.classroom.chats import NoChatError, files_in, read_chat, text_of
from lactation.classroom.files import read_class
from lactation.classroom.group_lines import FIRST_DAY, Damaged, lines_in, together
from lactation.content.class_report import class_report_texts
from lactation.core.line import line_of, mark_text
from tests.classroom.chats import COURSE, FORMS, TALK, chat, fields, zipped

CHATS = 40  # of each format


def read(name, text, names=False):
    """The lines of a chat."""
    return together(lines_in(read_chat(name, text), name, names))


@pytest.mark.parametrize("form", FORMS)
def test_no_whole_line_is_lost_and_every_damaged_one_is_listed(form):
    chance = random.Random(form)
    for number in range(CHATS):
        name, text, whole, broken = chat(chance, form)
        told = f"{form} {number}\n{text}"
        assert form == "text" or read_chat(name, text).form == form, told  # pasted talk may look like an export
        found = read(name, text)
        assert {(one.mark, one.step): (one.of, one.done, one.right, one.steps, one.of_steps) for one in found.whole} == {
            who: (one["of"], one["done"], one["right"], one["steps"], one["all"]) for who, one in whole.items()
        }, told
        assert {one.day for one in found.whole} <= {FIRST_DAY + timedelta(one["day"]) for one in whole.values()} | {None}
        assert len(found.damaged) == broken, told
        assert all(one.why in ("cut", "letter", "changed", "head") and one.place > 0 for one in found.damaged), told


@pytest.mark.parametrize("form", FORMS)
def test_talk_alone_holds_nothing(form):
    name, text = FORMS[form](random.Random(1), [("Ama", one) for one in TALK])
    found = read(name, text)
    assert (found.whole, found.damaged) == ([], [])


def test_a_place_is_the_line_in_the_file():
    line = line_of(fields(random.Random(2), "supply"), "supply", COURSE)
    for form in ("whatsapp_android", "whatsapp_iphone", "text", "telegram_page", "sms"):
        name, text = FORMS[form](random.Random(3), [("Ama", "one\ntwo"), ("Bo", line), ("Bo", line[:-3])])
        (one,) = read(name, text).whole
        assert "MIM" in text.splitlines()[one.place - 1] or form == "telegram_page", form
        assert read(name, text).damaged[0].place > one.place


def test_who_sent_is_kept_only_where_names_are_asked_for():
    line = line_of(fields(random.Random(2), "supply"), "supply", COURSE)
    for form in ("whatsapp_android", "whatsapp_iphone", "telegram", "sms"):
        name, text = FORMS[form](random.Random(3), [("Ama Mensah", line), ("Ama Mensah", line[:-3])])
        without, asked = read(name, text), read(name, text, names=True)
        assert "Ama" not in repr(without), form
        assert asked.whole[0].sender == asked.damaged[0].sender == "Ama Mensah", form


def test_the_newest_line_of_a_sender_and_step_counts():
    chance = random.Random(4)
    told = fields(chance, "supply") | {"day": 100, "steps": 3, "right": 1}
    newer = told | {"day": 101, "right": 4}
    lines = [line_of(one, "supply", COURSE) for one in (newer, told, newer)]
    found = read("a.txt", "\n".join(lines))
    assert [(one.right, one.mark) for one in found.whole] == [(4, mark_text(told["mark"]))]
    assert (found.twice, found.older) == (1, 1)


def test_lines_of_another_course_say_so():
    told = fields(random.Random(5), "supply")
    other_list, other_quiz = told | {"course": told["course"] ^ 1}, told | {"quiz": told["quiz"] ^ 1, "mark": 1}
    found = read("a.txt", "\n".join(line_of(one, "supply", COURSE) for one in (other_list, other_quiz)))
    assert {(one.modules is None, one.same) for one in found.whole} == {(True, True), (False, False)}
    gone = line_of(told | {"lesson": 0}, "supply", COURSE)
    assert [one.why for one in read("a.txt", gone).damaged] == ["step"]


def test_a_code_that_was_cut_off_takes_nothing_from_the_next():
    lines = [line_of(fields(random.Random(n), "supply"), "supply", COURSE) for n in range(3)]
    codes = [line[line.index("MIM1") :] for line in lines]
    found = read("a.txt", f"{codes[0][:20]}\n{codes[1]}{codes[2]}\n{codes[0][4:]}")
    assert len(found.whole) == 2
    assert sorted(one.why for one in found.damaged) == ["head", "letter"]


# ---- Files ----


def test_a_folder_of_chats_is_read_zips_too_and_a_chat_that_stands_there_twice_counts_once(tmp_path):
    chance, expected, broken = random.Random(6), {}, 0
    for form in FORMS:
        name, text, whole, torn = chat(chance, form)
        (tmp_path / f"{form}-{name}").write_bytes(text.encode("utf-16" if form == "text" else "utf-8"))
        zipped(tmp_path / f"{form}.zip", name, text)
        expected |= whole
        broken += torn
    found = read_class(tmp_path)
    assert {(one.mark, one.step) for one in found.lines.whole} == set(expected)
    assert len(found.lines.damaged) == 2 * broken
    assert found.lines.twice >= len(expected)
    assert sum(found.read.values()) == 2 * len(FORMS)
    assert found.skipped == []


REFUSED = {
    "page.html": ("<html><p>no chat</p></html>", 'found no <div class="message …">, expected Telegram’s messages.html'),
    "notes.xml": ("<notes/>", "found <notes>, expected <smses>, the XML of SMS Backup & Restore"),
    "cut.xml": ("<smses>\n<sms body='a'", "line 2: found unclosed token, expected XML"),
    "bomb.xml": ('<!DOCTYPE a [<!ENTITY b "c">]>\n<smses/>', "line 1: found a DOCTYPE, expected the XML of SMS Backup & Restore"),
    "other.json": ("[[1, 2]]", "found JSON of another kind, expected a record, a chat of Telegram or a report of Moodle"),
    "odd.html": ('<div class="message"><![ <!DOCTYPE', "line 1: found no HTML"),
    "cut.zip": ("PK\x03\x04", "found a zip that cannot be opened"),
}


def test_what_is_no_chat_is_named_with_what_was_found_and_expected(tmp_path):
    for name, (text, _) in REFUSED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"ab\n\xff\xfa\x00")
    (tmp_path / "talk.txt").write_text("27/11/2026, 10:00 - Ama: hello", encoding="utf-8")
    told = dict(read_class(tmp_path).skipped)
    assert set(told) == {*REFUSED, "picture.txt", "talk.txt"}
    for name, (_, why) in REFUSED.items():
        assert why in told[name], name
    assert "line 2: found bytes that are no text, expected a text in UTF-8" in told["picture.txt"]
    assert told["talk.txt"] == class_report_texts()["no_lines"]


def test_a_zip_that_holds_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("lactation.classroom.chats.MOST_BYTES", 100)
    path = zipped(tmp_path / "a.zip", "_chat.txt", "x" * 101)
    with pytest.raises(NoChatError, match="expected a chat"):
        list(files_in(path.read_bytes()))


def test_telegram_is_read_as_it_is_described(tmp_path):
    """https://core.telegram.org/import-export: `text` is a text or a list of texts and pieces with a type."""
    line = line_of(fields(random.Random(7), "supply"), "supply", COURSE)
    message = {"id": 1, "type": "message", "text": [line[:60], {"type": "bold", "text": line[60:90]}, line[90:]]}
    odd = [None, {"text": None}, {"text": 3}, {"text": [None, 4, {"type": "x"}]}, message]
    found = read("result.json", json.dumps({"messages": odd}))
    assert [(one.step, one.place) for one in found.whole] == [("supply", 4)]
    assert text_of("ä".encode("utf-16")) == "ä"
    assert isinstance(next(iter(lines_in(read_chat("a.txt", line[:-1]), "a.txt", names=False))), Damaged)


def damaged(path, kind, at):
    with ZipFile(path, "w", kind) as made:
        made.writestr("_chat.txt", "abc" * 5000)
    data = bytearray(path.read_bytes())
    data[at : at + 12] = b"\xff" * 12
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(("kind", "at"), [(ZIP_DEFLATED, 39), (ZIP_LZMA, 45), (ZIP_BZIP2, 45)])
def test_a_zip_whose_packed_text_is_damaged_is_passed_over_with_the_reason(tmp_path, kind, at):
    damaged(tmp_path / "a.zip", kind, at)
    assert "found a zip that cannot be opened" in read_class(tmp_path).skipped[0][1]


def test_a_zip_in_a_zip_is_not_unpacked_whatever_it_is_called(tmp_path):
    zipped(tmp_path / "in.zip", "_chat.txt", TALK[0])
    with ZipFile(tmp_path / "a.zip", "w") as made:
        made.write(tmp_path / "in.zip", "_chat.txt")
    (tmp_path / "in.zip").unlink()
    assert "found a zip in _chat.txt" in read_class(tmp_path).skipped[0][1]
