"""The course as a ZIM, for Kiwix: a reader of whole libraries without a network, on telephones, laptops and school servers.

A ZIM holds files by their paths, packs them itself (zstd) and brings its own search. The paths are the site's. Changed is only
the policy in each page: some readers show pages by an address of their own (``zim://``), which is "self" to nobody.
"""

import hashlib
import html
import mimetypes
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from lactation.content.paths import language
from lactation.content.schema import words
from lactation.files import made_at, write_whole
from lactation.offline.pack import PackError
from lactation.offline.shell import Course
from lactation.site.found import ADDRESS
from lactation.site.icons import icon
from lactation.site.places import held_in

NAME = "milk-in-motion.zim"
CLUSTER = 4_000_000  # bytes that are packed together: all pages, for they repeat each other
READERS = "'self' zim: kiwix:"
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
PICTURE = 48  # pixels; a ZIM without a picture of this size is refused by libraries
TITLE_MOST, TOLD_MOST = 30, 80  # letters, as openZIM asks for
INDEX = re.compile(rb"(\x0f\rXapian Glass..).{16}", re.S)  # how an index begins: its mark, its version, its UUID
NUMBER_AT, NUMBER_BYTES, CHECKSUM_BYTES = 8, 16, 16  # in the file: where its UUID stands, and the MD5 at its end
# By ISO 639-3, as a ZIM names a language; a language of three letters is named so already.
THREE_LETTERS = dict(
    pair.split(":")
    for pair in [
        "am:amh",
        "ar:ara",
        "bn:ben",
        "cs:ces",
        "da:dan",
        "de:deu",
        "el:ell",
        "en:eng",
        "es:spa",
        "fa:fas",
        "fi:fin",
        "fr:fra",
        "gu:guj",
        "ha:hau",
        "he:heb",
        "hi:hin",
        "hu:hun",
        "id:ind",
        "it:ita",
        "ja:jpn",
        "km:khm",
        "kn:kan",
        "ko:kor",
        "lo:lao",
        "mg:mlg",
        "ml:mal",
        "mr:mar",
        "ms:msa",
        "my:mya",
        "ne:nep",
        "nl:nld",
        "no:nor",
        "om:orm",
        "pa:pan",
        "pl:pol",
        "ps:pus",
        "pt:por",
        "ro:ron",
        "ru:rus",
        "rw:kin",
        "si:sin",
        "so:som",
        "sv:swe",
        "sw:swa",
        "ta:tam",
        "te:tel",
        "th:tha",
        "ti:tir",
        "tr:tur",
        "uk:ukr",
        "ur:urd",
        "uz:uzb",
        "vi:vie",
        "xh:xho",
        "yo:yor",
        "zh:zho",
        "zu:zul",
    ]
)


def three_letters(name: str) -> str:
    """Return a language's name in three letters (ISO 639-3).

    Raises
    ------
    PackError
        It is not known here.
    """
    short = name.split("-", maxsplit=1)[0]
    if len(short) == 3:
        return short
    if short not in THREE_LETTERS:
        raise PackError(
            f"{__name__}: found the language {short}, expected one of {', '.join(THREE_LETTERS)}; add its three letters"
        )
    return THREE_LETTERS[short]


def day() -> str:
    """Return the day of the course as ``2026-11-27``: that of ``SOURCE_DATE_EPOCH`` where it is set, or today."""
    return time.strftime("%Y-%m-%d", time.gmtime(made_at()))


def metadata() -> dict[str, str]:
    """Return what a library shows of the ZIM, and by what it knows editions of the same.

    Raises
    ------
    PackError
        A text is too long for it.
    """
    texts = words()
    found = {
        "Title": texts["course_name"],
        "Description": texts["zim_told"],
        "LongDescription": texts["zim_told_long"],
        "Language": three_letters(language()),
        "Creator": texts["zim_by"],
        "Publisher": texts["zim_by"],
        "Name": f"milk-in-motion_{language()}_all",
        "Flavour": "maxi",
        "Date": day(),
        "License": "CC BY 4.0 and MIT",
        "Scraper": "milk-in-motion",
        "Source": os.environ.get(ADDRESS, ""),
        "Tags": "_category:other;_pictures:yes;_videos:no;_details:yes;_ftindex:yes",
    }
    for name, most in (("Title", TITLE_MOST), ("Description", TOLD_MOST)):
        if len(found[name]) > most:
            raise PackError(f"words.yaml: found {len(found[name])} letters for the ZIM’s {name}, expected at most {most}")
    return {name: text for name, text in found.items() if text}


def for_readers(page: str) -> str:
    """Return a page whose policy holds where a reader shows it by its own address."""
    return POLICY.sub(lambda found: found[1] + found[2].replace("'self'", READERS), page, count=1)


@dataclass(frozen=True)
class Words:
    """What the search of a reader knows of a page: as the course's own, nothing that a page holds back until it is asked for."""

    title: str
    text: str

    @classmethod
    def of(cls, title: str, page: str) -> "Words":
        """Return the words of a page."""
        return cls(html.unescape(title), "\n".join(part for _, name, lines in held_in(page) for part in (name, *lines)))


def items(course: Course) -> Iterator[tuple[str, str, bytes, Words | None]]:
    """Yield path, kind, content and, of a page, the words of all that goes into the ZIM, in the order of the paths."""
    for path in sorted(course.files):
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        content, found = course.files[path], None
        if path in course.pages:
            page = content.decode()
            content, found = for_readers(page).encode(), Words.of(course.title(path), page)
        yield path, kind, content, found


def write_zim(course: Course, path: Path) -> None:
    """Write the ZIM.

    Raises
    ------
    PackError
        libzim is not there, or metadata does not fit.
    """
    try:
        from libzim import writer  # noqa: PLC0415
    except ImportError as error:
        raise PackError(f"the ZIM: found no libzim ({error}), expected it installed (pip install libzim)") from error
    told = metadata()
    with writer.Creator(path).config_indexing(True, told["Language"]).config_clustersize(CLUSTER).config_nbworkers(1) as creator:
        creator.set_mainpath(course.start)
        for item in items(course):
            creator.add_item(as_item(writer, *item))
        creator.add_illustration(PICTURE, icon(PICTURE))
        for name, text in told.items():
            creator.add_metadata(name, text)


def as_item(writer: Any, path: str, kind: str, content: bytes, found: Words | None) -> Any:
    """Return an item as libzim takes it."""

    class Index(writer.IndexData):
        """What libzim asks for its search."""

        def has_indexdata(self) -> bool:
            return found is not None

        def get_title(self) -> str:
            return found.title if found else ""

        def get_content(self) -> str:
            return found.text if found else ""

        def get_keywords(self) -> str:
            return ""

        def get_wordcount(self) -> int:
            return len(found.text.split()) if found else 0

        def get_geoposition(self) -> None:
            return None

    class Item(writer.Item):
        """What libzim asks of a file."""

        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            return found.title if found else ""

        def get_mimetype(self) -> str:
            return kind

        def get_contentprovider(self) -> Any:
            return writer.StringProvider(content)

        def get_hints(self) -> dict[Any, int]:
            return {writer.Hint.FRONT_ARTICLE: found is not None}

        def get_indexdata(self) -> Any:
            return Index()

    return Item()


def number(course: Course) -> bytes:
    """Return the UUID of the ZIM: that of its content, where libzim draws one.

    Some readers keep answers by it (Kiwix on Apple's devices), so one that is made again must be the same one to them.
    """
    whole = hashlib.sha256(repr(sorted(metadata().items())).encode())
    for path, _, content, _ in items(course):
        whole.update(hashlib.sha256(path.encode()).digest() + hashlib.sha256(content).digest())
    found = bytearray(whole.digest()[:NUMBER_BYTES])
    found[6], found[8] = found[6] & 0x0F | 0x80, found[8] & 0x3F | 0x80  # version 8: of somebody's own making (RFC 9562)
    return bytes(found)


def numbered(content: bytes, found: bytes) -> bytes:
    """Return a ZIM with another UUID, in its head and in both indexes of the search, and the checksum that goes with it.

    Nobody reads an index's UUID, which Xapian draws; but with it the same course would give other bytes.
    """
    whole = content[:NUMBER_AT] + found + content[NUMBER_AT + NUMBER_BYTES : -CHECKSUM_BYTES]
    whole = INDEX.sub(lambda head: head[1] + found, whole)
    return whole + hashlib.md5(whole, usedforsecurity=False).digest()


def make(course: Course) -> list[Path]:
    """Write the ZIM whole, or not at all."""
    path = course.folder / NAME
    part = path.with_name(f".{uuid4().hex}.part.zim")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_zim(course, part)
        write_whole(path, numbered(part.read_bytes(), number(course)))
    finally:
        part.unlink(missing_ok=True)
    return [path]
