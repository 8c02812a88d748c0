"""The page of the numbers that decide."""

import pytest

from lactation import numbers_that_decide
from lactation.activities import numbers
from lactation.content import ContentError, differences
from lactation.content.differences import differences_content
from lactation.content.thresholds import published, threshold_rows, thresholds
from lactation.faces import page


@pytest.fixture(scope="module")
def activity():
    return numbers_that_decide()


def test_page_shows_every_row_that_somebody_could_read(activity):
    shown = [row for group in activity.subjects() for row in group["rows"]]
    assert len(shown) == sum(row["how"] != "recalled" for row in threshold_rows())
    assert all(row["source"] and row["country"] for row in shown)


def test_rows_that_the_course_decides_by_are_marked(activity):
    marked = sum(row["used"] for group in activity.subjects() for row in group["rows"])
    assert marked == len({one.row for one in published().values()})
    assert page.render(activity).count("★ ") == marked


def test_page_says_what_is_taught_and_what_others_say(activity):
    html = page.render(activity)
    for one in differences_content().differences:
        assert one.matter in html
        assert "[[" not in one.taught + one.others
    assert activity.content.lead in html


def test_countrys_own_values_stand_first(monkeypatch, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("country: Ghana\nvalues: {loss_refer_percent: {number: 9, source: Guide}}\n", encoding="utf-8")
    monkeypatch.setattr(numbers, "thresholds", lambda: thresholds(own=own))
    html = page.render(numbers_that_decide())
    assert "9 % of birth weight (Guide)" in html
    assert html.index("(Guide)") < html.index(differences_content().title)


def test_difference_without_its_row_is_refused(monkeypatch, tmp_path):
    text = "title: a\nlead: b\ndifferences:\n  - {matter: a, taught: b, others: c, rows: [H999]}\n"
    (tmp_path / "differences.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(differences, "HERE", tmp_path)
    with pytest.raises(ContentError, match=r"differences.yaml:4: differences\.0: rows: found H999"):
        differences_content()
