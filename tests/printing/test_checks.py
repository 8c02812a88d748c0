"""Each thing that can be wrong with a printed file is said in one line: file, page, found, expected."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from lactation.printing.checks import Expected, mistakes
from lactation.printing.impose import A5

HELVETICA = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
WORDS = "Count nappies over a day and a night"


def page_with(size=10, x=30, y=300, words=WORDS, paper=A5):
    """A file with one page and some words on it."""
    writer = PdfWriter()
    page = writer.add_blank_page(*paper)
    font = DictionaryObject({NameObject(f"/{name}"): NameObject(f"/{value}") for name, value in HELVETICA.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def told(pdf, pages=(1, 1), whole=False):
    found = mistakes("aids.pdf", pdf, Expected(pages, A5))
    return found if whole else [one for one in found if "page 1" in one or "pages" in one]


@pytest.mark.parametrize(
    ("pdf", "pages", "message"),
    [
        (page_with(size=7), (1, 1), f"aids.pdf: page 1: found {WORDS!r} in 7.0 pt, expected 9 or more"),
        (page_with(x=430), (1, 1), f"aids.pdf: page 1: found {WORDS!r} outside the sheet, at 430, 300 pt"),
        (page_with(y=-5), (1, 1), f"aids.pdf: page 1: found {WORDS!r} outside the sheet, at 30, -5 pt"),
        (page_with(words="1"), (1, 1), "aids.pdf: page 1: found an empty page, expected 20 letters or more"),
        (page_with(paper=(595, 842)), (1, 1), "aids.pdf: page 1: found 595 by 842 pt, expected 420 by 595"),
        (page_with(), (2, 2), "aids.pdf: found 1 pages, expected 2"),
        (page_with(), (2, 5), "aids.pdf: found 1 pages, expected 2 to 5"),
    ],
)
def test_what_is_wrong_with_a_page_is_said_in_one_line(pdf, pages, message):
    assert told(pdf, pages) == [message]


def test_page_as_it_should_be_is_not_spoken_of():
    assert told(page_with()) == []


def test_file_without_tags_outline_and_title_is_told():
    lines = told(page_with(), whole=True)
    assert [line.split("expected")[0] for line in lines] == [
        "aids.pdf: found no tags, ", "aids.pdf: found no outline, ", "aids.pdf: found no title, ",
    ]  # fmt: skip
