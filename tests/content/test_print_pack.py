"""The words of the printed pack: each is said on a page, and none is missing."""

import re

import pytest

from lactation.content import HERE, ContentError
from lactation.content.checked import check_file
from lactation.content.print_pack import FILE, TEXTS

PRINTING = HERE.parent / "printing"


def test_every_text_is_said_by_a_template_or_named_by_a_program():
    programs = "".join(path.read_text(encoding="utf-8") for path in PRINTING.rglob("*") if path.suffix in (".html", ".py"))
    said = {
        *re.findall(r"texts\.(\w+)", programs),
        *re.findall(r"['\"](\w+)['\"]", programs),
        "print_one",
        "print_both",
        "print_any",
    }
    assert {*TEXTS} <= said


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  cover_title:", "  cover:", r"texts: (cover: found a text that no page says|cover_title: found no such text)"),
        ("  feeds_key: {title", "  key: {title", "parts: found start, .* expected start, .* feeds_key"),
        ("{boxes}", "{box}", "found .*box"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path, old, new, message):
    path = tmp_path / FILE
    path.write_text((HERE / FILE).read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        check_file(path)
