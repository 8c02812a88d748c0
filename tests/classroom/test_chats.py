"""Chats in every format: whole lines are all found, damaged ones all listed, nothing else is taken for one."""

import json
import random
from datetime import timedelta
from uuid import UUID
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


RIGHT = "\u200f"  # the mark of direction that such a telephone writes
HEADS = {  # as telephones of other places begin a message
    "arabic": "٢٧|/١١|/٢٠٢٦، ٣:٠٤ م - {}: {}",
    "hindi": "२७/११/२६, ३:०४ अपराह्न - {}: {}",
    "tamil": "27/11/26, பிற்பகல் 3:04 - {}: {}",
    "chinese": "2026/11/27 下午3:04 - {}: {}",
    "korean": "2026. 11. 27. 오후 3:04, {} : {}",
    "korean, old": "2026년 11월 27일 오후 3:04, {} : {}",
    "farsi": "۱۴۰۵/۹/۶،| ۱۵:۰۴ - {}: {}",
    "bulgarian": "27.11.26 г., 15:04 ч. - {}: {}",
    "time first": "15:04, 27/11/2026 - {}: {}",
    "month": "27 Nov 2026, 15:04 - {}: {}",
    "iso": "2026-11-27T15:04:05 - {}: {}",
    "iphone, arabic": "[٢٧|/١١|/٢٠٢٦، ٣:٠٤:٠٥ م] {}: {}",
    "iphone, hindi": "[27/11/26, 3:04:05 अपराह्न] {}: {}",
    "iphone, chinese": "[2026/11/27 下午3:04:05] {}: {}",
    "copied": "[15:04, 27/11/2026] {}: {}",
    "copied, short": "[27/11, 3:04 pm] {}: {}",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_messages_are_told_apart_in_the_dates_of_any_place(head):
    lines = [line_of(fields(random.Random(n), "supply"), "supply", COURSE) for n in range(3)]
    said = [("Ama Mensah", "one\ntwo"), *(("Bo", line) for line in lines)]
    chat_read = read_chat("chat.txt", "\n".join(head.replace("|", RIGHT).format(*one) for one in said))
    assert [(one.sender, one.text.strip()) for one in chat_read.messages] == said
    assert [one.place for one in chat_read.messages] == [1, 3, 4, 5]


def test_code_that_a_messenger_broke_into_two_messages_of_one_sender_is_whole():
    first, other = (line_of(fields(random.Random(n), "supply"), "supply", COURSE) for n in range(2))
    for cut in (5, 12, 30):
        said = [("Ama", first[:-cut]), ("Ama", first[-cut:]), ("Bo", other)]
        for form in ("whatsapp_android", "telegram", "telegram_page", "sms"):
            found = read(*FORMS[form](random.Random(1), said))
            assert (len(found.whole), found.damaged) == (2, []), (form, cut)
        found = read(*FORMS["whatsapp_android"](random.Random(1), [("Ama", first[:-cut]), ("Bo", first[-cut:]), ("Bo", other)]))
        assert (len(found.whole), found.damaged[0].why) == (1, "cut")


def test_every_sign_that_is_changed_left_out_or_added_is_refused_and_the_line_listed():
    line = line_of(fields(random.Random(7), "supply"), "supply", COURSE)
    at = line.index("MIM1")
    for place in range(at, len(line)):
        if line[place] == "-":  # what stands between the signs does not matter
            continue
        rest = line[place + 1 :]
        others = [line[:place] + sign + rest for sign in ("Q", "7", "B", "É", "-", "") if sign != line[place]]
        others += [line[:place] + sign + line[place:] for sign in "Q7B" if place > at]
        for other in others:
            found = read("a.txt", other)
            assert (len(found.whole), len(found.damaged)) == (0, 1), other


def test_ids_of_files_and_calls_are_no_code_without_a_head():
    chance = random.Random(3)
    ids = "\n".join(str(UUID(int=chance.getrandbits(128))) for _ in range(300))
    assert read("a.txt", ids).damaged == []


# ---- Files ----

OTHER = {  # files of other messengers and programs, in which lines stand
    "pasted.txt": "Ama\t{0}\nBo\t{1}",
    "chat.txt": "27/11/2026, 10:00 - Ama: a\ttab\n27/11/2026, 10:00 - Ama: {0}\n27/11/2026, 10:01 - Bo: {1}",
    "brace.txt": "{{:-)\n{0}\n{1}",
    "table.csv": "when,who,text\n1,Ama,{0}\n2,Bo,{1}",
    "other.json": '{{"messages": [{{"sender_name": "Ama", "content": "{0}"}}, {{"content": "{1}"}}]}}',
    "list.json": '[{{"user": "Ama", "text": "{0}"}}, {{"blocks": [["{1}"]]}}]',
    "lines.json": '{{"sender": "Ama", "body": "{0}"}}\n{{"body": "{1}"}}',
    "page.html": "<html><script>var a = '<';</script><p class='msg'>{0}</p><p>{1}</p></html>",
    "signal.md": "[2026-11-27 15:04] Ama: {0}\n[2026-11-27 15:04] Bo: {1}",
    "sheet.xml": "<rows><row text='{0}'/><row>{1}</row></rows>",
}


def test_lines_are_found_in_files_of_any_other_kind(tmp_path):
    lines = [line_of(fields(random.Random(n), "supply"), "supply", COURSE) for n in range(2)]
    for name, text in OTHER.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_text(text.format(*lines), encoding="utf-8")
        found = read_class(folder)
        assert (len(found.lines.whole), found.lines.damaged, found.skipped) == (2, [], []), name
        assert "Ama" not in repr(found), name
        assert len(read_class(folder / name).lines.whole) == 2, "one file may be named in place of its folder"
    (tmp_path / "old.txt").write_bytes(f"Für Anaïs: {lines[0]}".encode("cp1252"))
    assert len(read_class(tmp_path / "old.txt").lines.whole) == 1


def test_what_lies_beside_a_chat_is_told_once_or_not_at_all(tmp_path):
    line = line_of(fields(random.Random(1), "supply"), "supply", COURSE)
    with ZipFile(tmp_path / "chat.zip", "w") as made:
        made.writestr("_chat.txt", f"[27/11/2026, 15:04:05] Ama: {line}")
        made.writestr("__MACOSX/._chat.txt", b"\x00\x05\xff")
        made.writestr("00000002-PHOTO.jpg", b"\xff\xd8")
    with ZipFile(tmp_path / "word.zip", "w") as made:
        for name in ("[Content_Types].xml", "word/document.xml", "word/styles.xml"):
            made.writestr(name, "<w/>")
    for name in ("plan.pdf", "a.jpg", ".hidden", "._chat.txt"):
        (tmp_path / name).write_bytes(b"\xff\x00")
    found = read_class(tmp_path)
    told = dict(found.skipped)
    assert len(found.lines.whole) == 1
    assert set(told) == {"word.zip", "a.jpg, plan.pdf"}
    assert "found [Content_Types].xml, word/document.xml, word/styles.xml, expected the zip" in told["word.zip"]
    assert ".txt" in told["a.jpg, plan.pdf"]
    for name in ("chat.zip", "word.zip"):
        (tmp_path / name).unlink()
    with pytest.raises(FileNotFoundError, match=r"but a\.jpg, plan\.pdf, expected"):
        read_class(tmp_path)


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
