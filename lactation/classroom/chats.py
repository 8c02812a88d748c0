"""Exported chats as messages, whatever the messenger: each with where it stands, its text and who sent it.

Read are what WhatsApp writes on Android (``DATE, TIME - NAME: TEXT``) and on an iPhone (``[DATE, TIME] NAME: TEXT``, with
marks of direction, in the date and clock of the telephone), alone or in a zip; Telegram Desktop's JSON
(core.telegram.org/import-export) and HTML; the XML of SMS Backup & Restore (synctech.com.au); and any text into which messages
were pasted. A text is only looked at: nothing of a chat is run, shown or kept but the codes in it.
"""

from __future__ import annotations

import html
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple
from xml.parsers import expat

MOST_BYTES = 60_000_000  # of a file, and of what a zip holds
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # of direction
# A date in figures of any script, its parts in any order, or with the month's name; a time; between them (`klo`, `下午`) and
# behind (`p. m.`, `अपराह्न`) a word of any language. Some telephones write the time first. In brackets also what was copied.
DAYS = (
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?",
    r"\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]",
    r"\d{1,2}\.?\s[^\W\d]{3,12}\.?\s\d{4}",
)
DAY = rf"(?:{'|'.join(DAYS)})"
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
WORD = r"[^\d\n\[\]:/]"  # a letter or sign of such a word
WHEN = rf"(?:{DAY}{WORD}{{1,16}}{CLOCK}|{CLOCK}{WORD}{{1,4}}{DAY})"
COPIED = rf"(?=[^\]\n]*{CLOCK})(?=[^\]\n]*(?:\d[./-]\s?\d|[年년]|\d{{4}}))[^\[\]\n]{{6,40}}"
HEAD = re.compile(rf"^(?:\[{COPIED}\]\s*|{WHEN}(?:{WORD}{{0,16}}?\s[-–]\s+|, (?=[^:\n]{{1,60}} : )))", re.M)
HALVES = re.compile(r"&#(?:x[dD][89abAB][0-9a-fA-F]{2}|5(?:5[3-9]|6|7[0-2])\d{2,3});")  # of a smiley: no XML
ZIP = b"PK\x03\x04"
TEXTS = (".txt", ".json", ".html", ".htm", ".xml", ".csv", ".md")  # what a zip may hold of a chat
BESIDE = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$)")  # what a computer puts beside files, for itself
TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.S | re.I)
NOT_WRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # bytes that stand in no text of one byte a letter


class NoChatError(ValueError):
    """A file is no chat that can be read: says what was found and what was expected."""


class Message(NamedTuple):
    """A message: its line in the file (or its number, where the file has no lines to speak of), its text, who sent it."""

    place: int
    text: str
    sender: str


class Chat(NamedTuple):
    """A chat: its format, whether a place is a line or the number of a message, and its messages."""

    form: str
    by: str
    messages: list[Message]


def writable(name: str) -> str:
    """Return a name that can be written: JSON and file names may hold half a sign, which no page can."""
    return name.encode("utf-8", "replace").decode()


def text_of(data: bytes) -> str:
    """Return a file's text: UTF-8, UTF-16 where it says so, or as older Windows programs write it.

    Raises
    ------
    NoChatError
        It is neither.
    """
    code = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(code)
    except UnicodeDecodeError as wrong:
        if code == "utf-8-sig" and not NOT_WRITTEN.search(data):
            return data.decode("cp1252", "replace")
        line = data[: wrong.start].count(b"\n") + 1
        raise NoChatError(f"line {line}: found bytes that are no text, expected a text in UTF-8") from wrong


def read_chat(name: str, text: str) -> Chat:
    """Return the chat in a text; ``name`` is the file's, which tells a page and an XML from others.

    Raises
    ------
    NoChatError
        A file of such a name is not what a messenger writes: says what was found and what was expected.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "json":
        return telegram(json.loads(text))
    if ending in ("html", "htm"):
        return telegram_page(text)
    if ending == "xml":
        return short_messages(text)
    plain = MARKS.sub("", text)
    return whatsapp(plain) if HEAD.search(plain) else Chat("text", "line", [Message(1, text, "")])


# ---- WhatsApp ----


def whatsapp(text: str) -> Chat:
    """Return the chat of a text in which each message begins with a date and a time; what follows belongs to it."""
    found = list(HEAD.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    form = "whatsapp_iphone" if found[0][0].startswith("[") else "whatsapp_android"
    messages = [Message(1, text[: found[0].start()], "")] if found[0].start() else []
    place, seen = 1, 0
    for head, end in zip(found, ends, strict=True):
        place, seen = place + text.count("\n", seen, head.start()), head.start()
        sender, told = parted(text[head.end() : end])
        messages.append(Message(place, told, sender))
    return Chat(form, "line", messages)


def parted(text: str) -> tuple[str, str]:
    """Return who sent a message, and its text: what the messenger says itself has nobody before it."""
    sender, colon, told = text.partition(": ")
    return (sender.strip(), told) if colon and "\n" not in sender else ("", text)


# ---- Telegram ----


def telegram(data: Any) -> Chat:
    """Return the chat of Telegram's JSON, of one chat or of all.

    Raises
    ------
    NoChatError
        It holds no messages.
    """
    whole = data.get("chats", {}) if isinstance(data, dict) else {}
    several = whole.get("list", []) if isinstance(whole, dict) else []
    chats = [data, *several] if isinstance(data, dict) and isinstance(several, list) else []
    lists = [one["messages"] for one in chats if isinstance(one, dict) and isinstance(one.get("messages"), list)]
    if not lists:
        raise NoChatError("found no list of messages, expected Telegram's result.json or a record of this course")
    messages = [one for found in lists for one in found if isinstance(one, dict)]
    return Chat("telegram", "message", [told(number, one) for number, one in enumerate(messages, 1)])


def told(number: int, message: dict[str, Any]) -> Message:
    """Return a message of Telegram: its text is one, or a list of pieces."""
    pieces = message.get("text", "")
    listed = pieces if isinstance(pieces, list) else [pieces]
    texts = [one.get("text", "") if isinstance(one, dict) else one for one in listed]
    return Message(number, "".join(one for one in texts if isinstance(one, str)), writable(str(message.get("from") or "")))


class Page(HTMLParser):
    """Reads the messages of Telegram's page: the text in each ``div`` of the class ``text``, and who stands above it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Message] = []
        self.depth, self.what, self.pieces, self.place, self.sender = 0, "", [""], 1, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a text or a name, and count what lies in it."""
        if self.what and tag == "div":
            self.depth += 1
        elif self.what and tag == "br":
            self.pieces.append("\n")
        elif tag == "div":
            kinds = (dict(attrs).get("class") or "").split()
            self.what = next((kind for kind in ("text", "from_name") if kind in kinds), "")
            self.depth, self.pieces, self.place = 1, [], self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if not self.what or tag != "div":
            return
        self.depth -= 1
        if self.depth == 0:
            told = "".join(self.pieces).strip()
            if self.what == "text":
                self.found.append(Message(self.place, told, self.sender))
            else:
                self.sender = told
            self.what = ""

    def handle_data(self, data: str) -> None:
        """Add to what was begun."""
        if self.what:
            self.pieces.append(data)


def telegram_page(text: str) -> Chat:
    """Return the chat of a page that Telegram wrote.

    Raises
    ------
    NoChatError
        It holds no messages.
    """
    if not re.search(r'class="message\b', text):
        raise NoChatError('found no <div class="message …">, expected Telegram’s messages.html')
    page = Page()
    try:
        page.feed(text)
    except AssertionError as wrong:  # what the library says of a page that no browser writes
        raise NoChatError(f"line {page.getpos()[0]}: found no HTML ({wrong}), expected Telegram’s messages.html") from wrong
    return Chat("telegram_page", "line", page.found)


# ---- Texts of any other kind ----


def any_text(name: str, text: str) -> Chat:
    """Return what stands in a file of another kind: of JSON its texts, of HTML what is to be read, else all of it."""
    ending = name.lower().rpartition(".")[2]
    if ending == "json":
        return Chat("text", "message", [Message(n, one, "") for n, one in enumerate(texts_of_json(text), 1)])
    if ending in ("html", "htm"):  # in place of a tag its ends of lines, so that a place is still the file's
        text = html.unescape(TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), text))
    return Chat("text", "line", [Message(1, html.unescape(text) if ending == "xml" else text, "")])


def texts_of_json(text: str) -> list[str]:
    """Return the texts in JSON, those of one table together; also of JSON line by line. What is no JSON is one text."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        try:
            waiting = [json.loads(line) for line in reversed(text.splitlines()) if line.strip()]
        except (ValueError, RecursionError):
            return [text]
    found: list[str] = []
    while waiting:
        one = waiting.pop()
        parts = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else [one]
        told = [part for part in parts if isinstance(part, str)]
        if told:
            found.append("\n".join(told))
        waiting += [part for part in reversed(parts) if isinstance(part, (dict, list))]
    return found


# ---- SMS ----


def short_messages(text: str) -> Chat:
    """Return the messages of a backup of a telephone's SMS and MMS.

    Raises
    ------
    NoChatError
        It is no XML, or another one; what declares entities is not read.
    """
    found: list[Message] = []
    reader = expat.ParserCreate()
    roots: list[str] = []

    def begun(tag: str, given: dict[str, str]) -> None:
        roots.append(tag)
        body = given.get("body" if tag == "sms" else "text", "") if tag in ("sms", "part") else ""
        if body and body != "null":
            sender = given.get("contact_name") or given.get("address") or ""
            found.append(Message(reader.CurrentLineNumber, body, sender))

    def refused(*_: Any) -> None:
        raise NoChatError(f"line {reader.CurrentLineNumber}: found a DOCTYPE, expected the XML of SMS Backup & Restore")

    reader.StartElementHandler, reader.StartDoctypeDeclHandler = begun, refused
    try:
        reader.Parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", HALVES.sub("\ufffd", text)), True)
    except expat.ExpatError as wrong:
        raise NoChatError(f"line {wrong.lineno}: found {expat.ErrorString(wrong.code)}, expected XML") from wrong
    if roots[0] != "smses":
        raise NoChatError(f"found <{roots[0]}>, expected <smses>, the XML of SMS Backup & Restore")
    return Chat("sms", "line", found)


# ---- Zips ----


def files_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files of a zip that may be of a chat: its text, not its pictures. Nothing is written anywhere.

    Raises
    ------
    NoChatError
        It is no zip, is locked, or holds more than a chat does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            listed = [one for one in whole.infolist() if not one.is_dir() and not BESIDE.search(one.filename)]
            names = [one for one in listed if one.filename.lower().endswith(TEXTS)]
            if sum(one.file_size for one in names) > MOST_BYTES:
                raise NoChatError(f"found more than {MOST_BYTES // 1_000_000} MB of texts, expected a chat")
            for one in names:
                with whole.open(one) as file:
                    held = file.read(MOST_BYTES)
                if held.startswith(ZIP):
                    raise NoChatError(f"found a zip in {one.filename}, expected texts alone in the zip of an exported chat")
                yield one.filename, held
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, RuntimeError, EOFError, OSError) as wrong:  # cut, locked
        if isinstance(wrong, NoChatError):
            raise
        raise NoChatError(f"found a zip that cannot be opened ({wrong}), expected the zip of an exported chat") from wrong
