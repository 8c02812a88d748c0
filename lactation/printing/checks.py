"""What can be checked of a printed file without eyes: pages, their size, the type on them, the edge, tags, outline, weight."""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdf import PageObject, PdfReader

# 9 pt, less what Chromium rounds away.
LEAST_TYPE_PT = 8.95
HEAVIEST = 3_000_000  # bytes
NEAR_PT = 2  # how far a page's size may be from what it should be
LEAST_LETTERS = 20  # on a page that is not empty


@dataclass(frozen=True)
class Piece:
    """A piece of text on a page: where it begins (points), how large it is, what it says."""

    x: float
    y: float
    size: float
    text: str


def pieces(page: PageObject) -> list[Piece]:
    """Return the text of a page, piece by piece; what lies in forms is left out."""
    found: list[Piece] = []

    def take(text: str, matrix: Sequence[float], text_matrix: Sequence[float], _font: object, size: float) -> None:
        if text.strip():
            across = text_matrix[0] * matrix[0] + text_matrix[1] * matrix[2]
            down = text_matrix[0] * matrix[1] + text_matrix[1] * matrix[3]
            x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
            y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
            found.append(Piece(x, y, size * math.hypot(across, down), text.strip()))

    page.extract_text(visitor_text=take)
    return found


def smallest_type(pdf: bytes) -> tuple[float, str]:
    """Return the smallest type in points, words in figures too, and what is written in it."""
    return min((one.size, one.text) for page in PdfReader(io.BytesIO(pdf)).pages for one in pieces(page))


@dataclass(frozen=True)
class Expected:
    """What a file should be: between how many pages, of which size in points; ``forms``: its type was measured before."""

    pages: tuple[int, int]
    size: tuple[float, float]
    forms: bool = False


def mistakes(name: str, pdf: bytes, expected: Expected) -> list[str]:
    """Return one line for each thing that is wrong with a file: file, page, found, expected."""
    reader = PdfReader(io.BytesIO(pdf))
    found = [*of_file(reader, len(pdf), expected)]
    for number, page in enumerate(reader.pages, 1):
        found += [f"page {number}: {one}" for one in of_page(page, expected)]
    return [f"{name}: {one}" for one in found]


def of_file(reader: PdfReader, weight: int, expected: Expected) -> Iterator[str]:
    """Give what is wrong with a file as a whole."""
    low, high = expected.pages
    if not low <= len(reader.pages) <= high:
        yield f"found {len(reader.pages)} pages, expected {low}" + (f" to {high}" if high > low else "")
    if weight > HEAVIEST:
        yield f"found {weight:,} bytes, expected at most {HEAVIEST:,}"
    root = reader.root_object
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked"):
        yield "found no tags, expected a tagged file"
    if not reader.outline:
        yield "found no outline, expected one"
    if not (reader.metadata and reader.metadata.title):
        yield "found no title, expected one"


def of_page(page: PageObject, expected: Expected) -> Iterator[str]:
    """Give what is wrong with a page."""
    size = (float(page.mediabox.width), float(page.mediabox.height))
    if any(abs(one - other) > NEAR_PT for one, other in zip(size, expected.size, strict=True)):
        yield f"found {size[0]:.0f} by {size[1]:.0f} pt, expected {expected.size[0]:.0f} by {expected.size[1]:.0f}"
    if len(page.extract_text().strip()) < LEAST_LETTERS:
        yield f"found an empty page, expected {LEAST_LETTERS} letters or more"
    for one in [] if expected.forms else pieces(page):
        if one.size < LEAST_TYPE_PT:
            yield f"found {one.text[:40]!r} in {one.size:.1f} pt, expected 9 or more"
        if not (0 <= one.x <= size[0] and 0 <= one.y <= size[1]):
            yield f"found {one.text[:40]!r} outside the sheet, at {one.x:.0f}, {one.y:.0f} pt"
