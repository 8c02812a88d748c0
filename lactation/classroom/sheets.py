"""The tables of a spreadsheet as text, as an LMS hands them out: Excel (``.xlsx``) and OpenDocument (``.ods``).

Both are zips of XML (ECMA-376; OASIS OpenDocument 1.2). Read is what the cells show: no formula is worked out, nothing is run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from lactation.classroom.chats import MOST_BYTES, NoChatError

SHEET_ENDINGS = (".xlsx", ".ods")
OLD_SHEET = b"\xd0\xcf\x11\xe0"  # Excel's format of before 2007
MOST_CELLS = 2_000  # in a row: what stands further out is empty, or no table of an LMS
MOST_ROWS = 100_000
BOOK, OPEN = "xl/workbook.xml", "content.xml"
XL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
BLANKS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}

Rows = list[list[str]]


def sheets_in(data: bytes) -> list[Rows]:
    """Return the tables of a spreadsheet, one for each sheet that has more than a head; rows without a word are left out.

    Raises
    ------
    NoChatError
        It is no spreadsheet, is locked, or is larger than an export: says what was found and what was expected.
    """
    if data.startswith(OLD_SHEET):
        raise NoChatError("found a spreadsheet that is locked or of before 2007 (.xls), expected .xlsx, .ods or .csv")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            parts = {one.filename: one for one in box.infolist() if one.filename.endswith(".xml")}
            if sum(one.file_size for one in parts.values()) > MOST_BYTES:
                raise NoChatError(f"found a spreadsheet of more than {MOST_BYTES // 1_000_000} MB, expected an export of an LMS")
            if BOOK not in parts and OPEN not in parts:
                raise NoChatError("found a zip with no sheet in it, expected .xlsx, .ods or .csv")
            found = excel(box, sorted(parts, key=by_number)) if BOOK in parts else opened(fromstring(box.read(OPEN)))
            tables = [[row for row in rows if any(cell.strip() for cell in row)] for rows in found]
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        DefusedXmlException,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as wrong:
        if isinstance(wrong, NoChatError):
            raise
        raise NoChatError(f"found a spreadsheet that cannot be opened ({wrong}), expected .xlsx, .ods or .csv") from wrong
    return [rows for rows in tables if len(rows) > 1]


def by_number(name: str) -> tuple[int, str]:
    """Return by what sheets are in order: sheet10 comes after sheet9."""
    number = re.search(r"(\d+)\.xml$", name)
    return int(number[1]) if number else 0, name


# ---- Excel ----


def excel(box: zipfile.ZipFile, parts: list[str]) -> Iterator[Rows]:
    """Find the rows of each sheet; a text that stands in several cells is kept once, beside them."""
    strings = "xl/sharedStrings.xml"
    shared = [written(one) for one in fromstring(box.read(strings)).iter(f"{XL}si")] if strings in parts else []
    for name in parts:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            yield [
                cells(row, shared) for _, row in zip(range(MOST_ROWS), fromstring(box.read(name)).iter(f"{XL}row"), strict=False)
            ]


def written(one: Element) -> str:
    """Return a text that may be in pieces."""
    return "".join(piece.text or "" for piece in one.iter(f"{XL}t"))


def cells(row: Element, shared: list[str]) -> list[str]:
    """Return the cells of a row; those that are not written are empty."""
    told: list[str] = []
    for cell in row.iter(f"{XL}c"):
        at = column(cell.get("r", ""), len(told))
        if at >= MOST_CELLS:
            break
        told += [""] * (at - len(told))
        value = cell.findtext(f"{XL}v") or ""
        kind = cell.get("t", "")
        if kind == "s":
            value = shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
        told.append(written(cell) if kind == "inlineStr" else value)
    return told


def column(place: str, following: int) -> int:
    """Return the column of a cell, from 0: that of its place, such as ``AB12``, or the one that follows."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", place):
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(number - 1, following)


# ---- OpenDocument ----


def opened(root: Element) -> Iterator[Rows]:
    """Find the rows of each sheet; cells and rows that are alike are written once, with how many they are."""
    for sheet in root.iter(f"{TABLE}table"):
        rows: Rows = []
        for row in sheet.iter(f"{TABLE}table-row"):
            told: list[str] = []
            for cell in row:
                if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    text = "\n".join(said(one) for one in cell.findall(f"{TEXT}p"))
                    told += [text] * min(times(cell, "columns"), MOST_CELLS - len(told))
            if any(told):
                rows += [told] * min(times(row, "rows"), MOST_ROWS - len(rows))
        yield rows


def times(one: Element, of: str) -> int:
    """Return how many times a cell or a row stands there."""
    told = one.get(f"{TABLE}number-{of}-repeated", "1")
    return int(told) if told.isdigit() else 1


def said(one: Element) -> str:
    """Return the words of a paragraph."""
    pieces = [one.text or ""]
    for piece in one:
        pieces += [BLANKS.get(piece.tag) or said(piece), piece.tail or ""]
    return "".join(pieces)
