"""The files of a built course in packs: what repeats in or between pages stands there once, the rest is deflated.

A pack holds the pages of one folder of the course, and what they alone load; the pack ``shared`` holds what pages of several
folders load, and the text that these have in common. Whoever reads a page needs two packs: ``shared`` and its own. Lossless, and
reproducible: the same site gives the same bytes. ``unpack.js`` reads them in the browser, ``unpack`` here.

A pack is deflated (zlib): the length of its head (4 bytes, little end first), the head (JSON), three rows of whole numbers (of
each repeat how many new bytes come before it, how long it is, how far it lies from where the last source goes on), new bytes.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lactation.files import hash_of
from lactation.offline.repeats import Marks, Repeat, find_repeats, marks_of

SHARED = "shared"
COMMON = "_common"  # in the shared pack: what pages of several folders have in common; no file of the course
KINDS = (".html", ".js", ".css", ".svg", ".png", ".md", ".json", ".pdf", ".mp3", ".webp", ".jpg")
NOT_OURS = (
    "reports/",
    "_offline/",
    "sw.js",
    "_sources/",
    "_static/social.png",
)  # of the build, of the installed site, of a link's preview
NAMES = re.compile(rb"[\w.-]+\.(?:js|css|svg|png|md|json|pdf|mp3|webp|jpg)\b")
ASKS, LATE = "_static/milk.js", "_static/late-"  # the one asks for the others, also by names that it puts together
HEAD_BYTES = 4
LEVEL = 9


class PackError(ValueError):
    """Something that was to be packed is not as it should be."""


@dataclass(frozen=True)
class Packs:
    """Packed files: the bytes of each pack by its name, and in which one each file is."""

    packs: dict[str, bytes]
    place: dict[str, str]

    def size(self) -> int:
        """Return the bytes of all packs together."""
        return sum(map(len, self.packs.values()))


def pack_site(site: Path, pages: Iterable[str] | None = None) -> Packs:
    """Return the packs of a built course: of all of it, or of ``pages`` (as ``notebooks/FOLDER/PAGE.html``) and what they load.

    Raises
    ------
    PackError
        There is no built course, or it has no such page.
    """
    return pack_files(course_files(site, pages))


# ---- Which files ----


def course_files(site: Path, pages: Iterable[str] | None = None) -> dict[str, bytes]:
    """Return the files of a built course by their paths: its pages, and what these or their scripts name.

    Raises
    ------
    PackError
        There is no built course, or it has no such page.
    """
    if not (site / "index.html").is_file():
        raise PackError(f"{site}: found no index.html, expected a built course (make build)")
    there = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if is_ours(path, site)}
    wanted = sorted(name for name in there if name.endswith(".html")) if pages is None else list(pages)
    for name in wanted:
        if name not in there or not name.endswith(".html"):
            raise PackError(f"{site}: found no page {name}, expected one of its pages, as notebooks/FOLDER/PAGE.html")
    return {name: there[name] for name in sorted(with_what_they_load(there, wanted))}


def is_ours(path: Path, site: Path) -> bool:
    """Return whether a file of the build may be one of the course's."""
    name = path.relative_to(site).as_posix()
    return path.is_file() and path.suffix in KINDS and not name.startswith(NOT_OURS) and not path.name.startswith(".")


def with_what_they_load(there: dict[str, bytes], pages: Iterable[str]) -> set[str]:
    """Return these pages and all files that are named in them, or in what is named: a script asks for others by name."""
    by_name: dict[str, list[str]] = {}
    for name in there:
        if not name.endswith(".html"):
            by_name.setdefault(name.rsplit("/", 1)[-1], []).append(name)
    found: set[str] = set()
    waiting = list(pages)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for told in names_in(name, there[name]) for other in by_name.get(told, [])]
            waiting += [other for other in there if other.startswith(LATE)] if name == ASKS else []
    return found


@cache
def names_in(name: str, content: bytes) -> frozenset[str]:
    """Return the names of files that stand in a text."""
    texts = name.endswith((".html", ".js", ".css", ".svg"))
    return frozenset(one.decode() for one in NAMES.findall(content)) if texts else frozenset()


# ---- In which pack ----


def places_of(files: dict[str, bytes]) -> dict[str, str]:
    """Return the pack of each file: of a page that of its folder; what pages of one folder alone name lies with them."""
    pages = {name: pack_of(name) for name in files if name.endswith(".html")}
    seen: dict[str, set[str]] = {name: set() for name in files}
    for page, pack in pages.items():
        for name in with_what_they_load(files, [page]):
            seen[name].add(pack)
    return {name: pages.get(name) or (packs.pop() if len(packs) == 1 else SHARED) for name, packs in seen.items()}


def pack_of(page: str) -> str:
    """Return the pack of a page."""
    parts = page.split("/")
    return parts[-2] if len(parts) > 1 else Path(page).stem if page == "search.html" else "book"


def pack_files(files: dict[str, bytes]) -> Packs:
    """Return the packs of these files, by path."""
    place = places_of(files)
    groups: dict[str, dict[str, bytes]] = {SHARED: {}}
    for name in sorted(files):
        groups.setdefault(place[name], {})[name] = files[name]
    groups[SHARED][COMMON] = in_common(list(groups.values()))
    shared = packed(groups[SHARED], None)
    base = b"".join(groups[SHARED].values())
    before = base, marks_of(base), name_of(base)
    others = {name: packed(group, before) for name, group in sorted(groups.items()) if name != SHARED}
    return Packs({SHARED: shared} | others, place)


def in_common(groups: list[dict[str, bytes]]) -> bytes:
    """Return the text that groups after the first have in common with each other, and not with the first."""
    texts = [b"".join(group.values()) for group in groups]
    whole = b"".join(texts)
    starts = [sum(map(len, texts[:n])) for n in range(len(texts) + 1)]
    nothing = b"", marks_of(b"")
    wanted = sorted(crossing(find_repeats(nothing, (whole, marks_of(whole)), oldest=True), starts))
    pieces, done = [], 0
    for begin, end in wanted:
        pieces.append(whole[max(begin, done) : max(end, done)])
        done = max(done, end)
    return b"".join(pieces)


def crossing(repeats: list[Repeat], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Give what is repeated from one group in another, from where to where; not from the first group, which all see."""
    group = 0
    for one in repeats:
        while one.at >= starts[group + 1]:
            group += 1
        if starts[1] <= one.source < starts[group]:
            yield one.source, one.source + one.length


# ---- A pack ----


def packed(files: dict[str, bytes], before: tuple[bytes, Marks, str] | None) -> bytes:
    """Return a pack; ``before`` is the text of the pack on which it rests, its marks, and its name by content."""
    own = b"".join(files.values())
    base = before or (b"", marks_of(b""), "")
    repeats = find_repeats(base[:2], (own, marks_of(own)))
    rows, new = as_rows(repeats, base[0] + own, len(base[0]))
    listed = [[name, len(content)] for name, content in files.items()]
    head = {"files": listed, "name": name_of(own), "on": base[2], "rows": [len(row) for row in rows]}
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(len(told).to_bytes(HEAD_BYTES, "little") + told + b"".join(rows) + new, LEVEL)


def as_rows(repeats: list[Repeat], text: bytes, start: int) -> tuple[list[bytes], bytes]:
    """Return repeats as three rows of numbers, and the new bytes between them."""
    counts, lengths, steps, new = bytearray(), bytearray(), bytearray(), bytearray()
    done, expected = start, 0
    for one in repeats:
        new += text[done : one.at]
        step = one.source - expected - (one.at - done)
        add_number(counts, one.at - done)
        add_number(lengths, one.length)
        add_number(steps, 2 * step if step >= 0 else -2 * step - 1)
        done, expected = one.at + one.length, one.source + one.length
    return [bytes(counts), bytes(lengths), bytes(steps)], bytes(new + text[done:])


def name_of(text: bytes) -> str:
    """Return the name of a pack's text, made of what is in it; none for no text."""
    return hash_of(text)[:16] if text else ""


def add_number(row: bytearray, number: int) -> None:
    """Write a whole number, seven bits a byte, the low ones first."""
    while number > 127:
        row.append(number & 127 | 128)
        number >>= 7
    row.append(number)


# ---- Read again ----


def unpack(packs: Packs) -> dict[str, bytes]:
    """Return all files of the packs, by path."""
    base = unpacked_text(packs.packs[SHARED])
    found: dict[str, bytes] = {}
    for name, pack in packs.packs.items():
        found |= files_in(pack, b"" if name == SHARED else base)
    found.pop(COMMON)
    return found


def files_in(pack: bytes, base: bytes) -> dict[str, bytes]:
    """Return the files of a pack that rests on the text ``base`` of another.

    Raises
    ------
    PackError
        The pack is damaged, or rests on another one.
    """
    head, _ = opened(pack)
    if head["on"] != name_of(base):
        raise PackError("a pack: found that it rests on another one, expected that of the same build")
    text, at, found = unpacked_text(pack, base), 0, {}
    for name, length in head["files"]:
        found[name] = text[at : at + length]
        at += length
    return found


def opened(pack: bytes) -> tuple[dict[str, Any], bytes]:
    """Return a pack's head and what comes after it.

    Raises
    ------
    PackError
        It is damaged.
    """
    try:
        whole = zlib.decompress(pack)
        end = HEAD_BYTES + int.from_bytes(whole[:HEAD_BYTES], "little")
        return json.loads(whole[HEAD_BYTES:end]), whole[end:]
    except (zlib.error, ValueError) as wrong:
        raise PackError(f"a pack: found damaged bytes ({wrong}), expected a pack of this course") from wrong


def unpacked_text(pack: bytes, base: bytes = b"") -> bytes:
    """Return the text of a pack, which rests on the text ``base``."""
    head, rest = opened(pack)
    rows, at = [], 0
    for length in head["rows"]:
        rows.append(numbers_in(rest[at : at + length]))
        at += length
    text, expected = bytearray(base), 0
    for count, length, step in zip(*rows, strict=True):
        text += rest[at : at + count]
        at += count
        source = expected + count + (step // 2 if step % 2 == 0 else -(step + 1) // 2)
        text += text[source : source + length]
        expected = source + length
    return bytes(text[len(base) :] + rest[at:])


def numbers_in(row: bytes) -> Iterator[int]:
    """Give the whole numbers of a row."""
    number = shift = 0
    for one in row:
        number |= (one & 127) << shift
        shift += 7
        if one < 128:
            yield number
            number = shift = 0
