"""The printed pack, a piece of it: job aids, one case, the attendance sheet, printed and looked at as the whole is."""

import pytest

from lactation.content import ContentError
from lactation.content.print_pack import PARTS
from lactation.printing.__main__ import write
from lactation.printing.browser import Printer
from lactation.printing.cards import role_of_case
from lactation.printing.pack import Press, aid_parts, aids, attendance, cover, role_parts

SOME = ("j3", "j5", "j7")  # with a back, without, and the form that is needed again and again


def test_job_aids_a_case_and_the_attendance_sheet_come_out_as_expected(browser, built, tmp_path):
    printer = Printer(browser)
    press = Press(built, printer)
    parts = [*aid_parts(press, [aid for aid in aids(built) if aid.name in SOME])]
    parts += [*role_parts(press, [role_of_case("c9")]), attendance(press)]  # the fullest card
    parts = [cover(press, parts), *parts]
    assert write(parts, tmp_path) == []
    names = [
        "start",
        "aids",
        "aids_cut",
        "aids_cut_both",
        "forms",
        "observers",
        "mothers",
        "counsellors",
        "watchers",
        "attendance",
    ]
    assert [part.name for part in parts] == names == [name for name in PARTS if name in names]
    assert [part.expected.pages[0] for part in parts[1:4]] == [5, 1, 2]
    printer.page.close()


def test_what_reaches_over_the_sheet_is_told(browser):
    printer = Printer(browser)
    with pytest.raises(ValueError, match=r"Wide: found 'P Too wide' over the edge of the sheet, expected all within 300 px"):
        printer.html("<title>Wide</title><p style='width: 400px'>Too wide</p>", width=300)
    printer.page.close()


def test_a_course_that_is_not_built_is_told(tmp_path):
    with pytest.raises(ContentError, match="found no job aids, expected the built course; build it with `make build`"):
        aids(tmp_path)
