"""What was measured, as it is told and kept. Nothing is timed here."""

import pytest

from bench.report import BEGINS, ENDS, Goal, Row, Sample, Section, keep
from tests.execute import ROOT

SLOW = "slow"


def row(*values, most=8.0):
    return Row("a move", "ms", {SLOW: Sample(list(values))}, Goal(SLOW, "p95", most))


def test_p95_is_the_nearest_rank():
    assert Sample([float(n) for n in range(1, 21)]).p95 == 19
    assert Sample([3.0]).p95 == 3


@pytest.mark.parametrize(("most", "reached"), [(8.0, "yes"), (7.9, "NO")])
def test_goal_is_reached_up_to_its_figure(most, reached):
    assert row(1, 2, 8, most=most).reached() == reached


def test_goal_of_what_was_not_measured_is_missed():
    one = Row("a move", "ms", {}, Goal(SLOW, "p95", 8))
    assert one.reached() == "unknown"
    assert one.missed()


def test_part_that_failed_is_named_beside_what_was_measured():
    section = Section("A hand", [row(1, 2), Row("rests", "", failed="TimeoutError")], 1.0)
    assert "| a move" in section.text()
    assert "**Not measured: rests (TimeoutError).**" in section.text()
    assert section.missed() == ["rests: TimeoutError"]


def test_columns_are_those_of_all_rows_in_their_order():
    other = Row("the peer's", "ms", {"peer": Sample([2.0]), SLOW: Sample([1.0])})
    assert Section("Both", [row(1), other], 1.0).columns() == [SLOW, "peer"]
    assert "goal" not in Section("None", [other], 1.0).text()


def test_only_what_was_measured_is_written_anew(tmp_path):
    path = tmp_path / "performance.md"
    path.write_text(f"Before.\n\n{BEGINS}\nold\n{ENDS}\n\nAfter.\n", encoding="utf-8")
    keep(path, "new")
    keep(path, "newer\n")
    assert path.read_text(encoding="utf-8") == f"Before.\n\n{BEGINS}\n\nnewer\n\n{ENDS}\n\nAfter.\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["no lines", BEGINS, f"{ENDS}\n{BEGINS}", f"{BEGINS}\n{BEGINS}\n{ENDS}"])
def test_document_without_its_two_lines_stays_as_it_is(tmp_path, text):
    path = tmp_path / "performance.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"performance\.md: found"):
        keep(path, "new")
    assert path.read_text(encoding="utf-8") == text


def test_the_document_has_its_two_lines():
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert (text.count(BEGINS), text.count(ENDS)) == (1, 1)
    assert text.index(BEGINS) < text.index(ENDS)
