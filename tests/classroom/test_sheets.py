"""Spreadsheets and texts in which an LMS, or somebody who opened its export, hands out a table: the same learners from each."""

import io
import zipfile
from html import escape

import pytest

from lactation.classroom.chats import NoChatError
from lactation.classroom.exports import table
from lactation.classroom.files import read_class
from lactation.classroom.sheets import OLD_SHEET, sheets_in
from tests.classroom.test_exports import interactions, of_a_test, scorm_report, written

XL = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
GERMAN = ("Name", "E-Mail-Adresse", "Versuch", "Begonnen am", "Zuletzt geändert", "Bewertung", "Milk in Motion")
PEOPLE = [("Ängel Müller", "a@example.org", interactions(of_a_test(0))), ("Binh", "", interactions(of_a_test(1)))]
ROWS = table(scorm_report(PEOPLE, GERMAN))


def zipped(**files):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return box.getvalue()


def letters(n):
    return (letters(n // 26 - 1) if n > 25 else "") + chr(ord("A") + n % 26)


def xlsx(*sheets):
    """An Excel file as its writers write it: texts beside the cells, in pieces, empty cells left out; figures as figures."""
    texts = sorted({cell for rows in sheets for row in rows for cell in row})
    place = {text: n for n, text in enumerate(texts)}
    parts = {}
    for number, rows in enumerate(sheets, 1):
        told = ""
        for n, row in enumerate(rows, 1):
            cells = [(f"{letters(c)}{n}", cell) for c, cell in enumerate(row) if cell]
            told += "<row>" + "".join(
                f'<c r="{at}"><v>{cell}</v></c>' if cell.isdigit() else f'<c r="{at}" t="s"><v>{place[cell]}</v></c>'
                for at, cell in cells
            )
            told += "</row>"
        parts[f"xl__worksheets__sheet{number}_xml"] = f"<worksheet {XL}><sheetData>{told}</sheetData></worksheet>"
    shared = "".join(f"<si><r><t>{escape(one[:2])}</t></r><r><t>{escape(one[2:])}</t></r></si>" for one in texts)
    return zipped(xl__workbook_xml=f"<workbook {XL}/>", xl__sharedStrings_xml=f"<sst {XL}>{shared}</sst>", **parts)


def ods(*sheets, before=""):
    """An OpenDocument file: what is alike and side by side is written once; far below it stand a million empty rows."""
    told = ""
    for rows in sheets:
        told += "<table:table>"
        for row in rows:
            told += "<table:table-row>"
            n = 0
            while n < len(row):
                same = next((m for m in range(n, len(row)) if row[m] != row[n]), len(row)) - n
                cell = f"<text:p>{escape(row[n])}</text:p>"
                told += f'<table:table-cell table:number-columns-repeated="{same}">{cell}</table:table-cell>'
                n += same
            told += '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        told += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
    return zipped(content_xml=f"{before}<office:document-content {ODS}>{told}</office:document-content>")


FORMS = {
    "report.xlsx": xlsx(ROWS),
    "beside notes.xlsx": xlsx([["A note", "of somebody"], ["and", "more"]], ROWS),
    "report.ods": ods(ROWS),
    "tabs.txt": written(ROWS, "\t").encode(),
    "a mark, and a line before.txt": ("\ufeff\r\n" + written(ROWS, "\t")).encode(),
    "tabs.xls": written(ROWS, "\t").encode("utf-16"),
    "tabs.tsv": written(ROWS, "\t").encode(),
    "semicolons.csv": written(ROWS, ";").encode("utf-8-sig"),
    "excel.csv": ("sep=;\r\n" + written(ROWS, ";")).encode("cp1252"),
    "utf-16.csv": written(ROWS, ";").encode("utf-16"),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_same_learners_come_from_every_form(name, tmp_path):
    (tmp_path / name).write_bytes(FORMS[name])
    found = read_class(tmp_path, names=True)
    assert {one.name for one in found.learners} == {"Ängel Müller", "Binh"}, found.skipped
    assert [len(one.events) for one in found.learners] == [len(told) + 1 for _, _, told in PEOPLE]  # the test that was dealt
    assert found.skipped == []


def test_what_is_no_table_is_named_once_with_why(tmp_path):
    whole = FORMS["report.xlsx"]
    bad = {
        "cut off.xlsx": (whole[:2000], "found a spreadsheet that cannot be opened"),
        "locked.xlsx": (OLD_SHEET + b"locked", "locked or of before 2007"),
        "old.xls": (OLD_SHEET + b"old", "locked or of before 2007"),
        "a letter.ods": (zipped(mimetype="text"), "found a zip with no sheet in it"),
        "bomb.ods": (ods(ROWS, before='<!DOCTYPE a [<!ENTITY b "c">]>'), "found a spreadsheet that cannot be opened"),
        "damaged.ods": (zipped(content_xml="<a"), "found a spreadsheet that cannot be opened"),
        "empty.xlsx": (xlsx([]), "found no rows in its sheets"),
        "notes.xlsx": (
            xlsx([["A note", "of somebody"], ["and", "more"]]),
            "found the columns A note, of somebody with no question",
        ),
        "picture.csv": (b"\x89PNG\0\xff\xfe\r\n", "found bytes that are no text"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    found = read_class(tmp_path)
    assert found.learners == []
    assert sorted(name for name, _ in found.skipped) == sorted(bad)
    for name, why in found.skipped:
        assert bad[name][1] in why


def test_places_and_repeats_are_kept_and_none_is_without_end():
    assert sheets_in(xlsx([["a", "", "", "d"], ["", "b"]])) == [[["a", "", "", "d"], ["", "b"]]]
    many = ods([["a", "a", "a", "", "b"], ["c"]])
    assert [[cell for cell in row if cell] for row in sheets_in(many)[0]] == [["a", "a", "a", "b"], ["c"]]
    with pytest.raises(NoChatError, match="cannot be opened"):
        sheets_in(b"PK\x03\x04")
