from itertools import pairwise

import pytest

from lactation.content import HERE, ContentError
from lactation.content.references import work
from lactation.content.schema import explorer_content, words
from lactation.content.tables import columns_of, number_table, table_rows

GROWTH = HERE / "growth"
TABLES = sorted(GROWTH.glob("*.csv"))
WHO = GROWTH / "who_weight_for_age.csv"


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_every_row_names_a_work_and_how_it_is_known(path):
    for row in table_rows(path):
        assert work(row["source"]).short
        assert words()[f"how_{row['how']}"]


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_rows_are_sorted_and_none_stands_twice(path):
    rows = number_table(path)
    assert rows == sorted(rows)
    assert all(one != other for one, other in pairwise(rows))


def test_every_table_is_read_by_the_chart():
    content = explorer_content("growth")
    assert {HERE / file for file in content.tables_from.values()} == set(TABLES)
    assert all(content.fixed[name] == number_table(HERE / file) for name, file in content.tables_from.items())


@pytest.mark.parametrize("girl", [0, 1])
def test_standard_has_every_day_of_the_fortnight_then_weeks_then_months(girl):
    days = [row[1] for row in number_table(WHO) if row[0] == girl]
    assert days == [*range(15), *range(21, 92, 7), *(month * 30.4375 for month in (4, 5, 6))]


def test_standard_holds_the_published_numbers_at_birth():
    at_birth = {row[0]: row[2:] for row in number_table(WHO) if row[1] == 0}
    assert at_birth == {0: [0.3487, 3.3464, 0.14602], 1: [0.3809, 3.2322, 0.14171]}


@pytest.mark.parametrize("column", [2, 3, 4])
def test_standard_runs_smoothly(column):
    rows = number_table(WHO)
    for one, other, last in zip(rows, rows[1:], rows[2:], strict=False):
        if one[0] == last[0] and one[1] >= 2:  # a slip of one digit would bend the curve
            step = (other[column] - one[column]) / (other[1] - one[1])
            after = (last[column] - other[column]) / (last[1] - other[1])
            assert abs(after - step) <= max(0.3 * abs(step), 4e-4 if column == 3 else 2e-3 if column == 2 else 2e-4), one


def test_boys_are_heavier_than_girls_at_every_age():
    boys, girls = ([row for row in number_table(WHO) if row[0] == girl] for girl in (0, 1))
    assert all(boy[3] > girl[3] for boy, girl in zip(boys, girls, strict=True))


@pytest.mark.parametrize("caesarean", [0, 1])
def test_medians_of_weight_loss_begin_at_birth(caesarean):
    medians = [row for row in number_table(GROWTH / "weight_loss.csv") if row[0] == caesarean and row[2] == 50]
    assert medians[0] == [caesarean, 0, 50, 0]
    assert len(medians) >= 4


def test_nappies_to_expect_never_fall():
    rows = number_table(GROWTH / "nappies.csv")
    assert [row[0] for row in rows][:7] == [*range(1, 8)]
    for one, other in pairwise(rows):
        assert other[1] >= one[1]
        assert other[2] >= one[2]


@pytest.mark.parametrize("girl", [0, 1])
def test_gains_follow_each_other_without_gap(girl):
    rows = [row for row in number_table(GROWTH / "weekly_gain.csv") if row[0] == girl]
    assert rows[0][1] == 0
    assert all(one[2] == other[1] for one, other in pairwise(rows))
    assert rows[-1][2] >= 84


def test_nothing_of_the_chart_was_only_recalled():
    assert all(row["how"] != "recalled" for path in TABLES for row in table_rows(path))
    assert "recalled" not in (HERE / "explorers" / "growth.yaml").read_text(encoding="utf-8")


def test_nappies_come_from_the_numbers_that_decide_and_the_careful_is_never_less():
    assert "[[" in (GROWTH / "nappies.csv").read_text(encoding="utf-8")
    for _, today, least, careful, soiled, soiled_careful in number_table(GROWTH / "nappies.csv"):
        assert today <= least <= careful
        assert soiled <= soiled_careful


# ---- What the reader refuses ----


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,kg\n1,2\n", r"table\.csv:1: found columns day, kg, expected numbers, then source, how"),
        ("source,how\nx,read\n", r"table\.csv:1: found columns source, how, expected numbers"),
        ("day,source,how\n", r"table\.csv: found no row, expected at least one"),
        ("day,source,how\n1,who2006,read\nx,who2006,read\n", r"table\.csv: line 3: day: found 'x', expected a number"),
        ("day,source,how\n1,who2006\n", r"table\.csv:2: found another number of fields, expected 3"),
    ],
)
def test_broken_table_is_answered_with_file_place_found_and_expected(tmp_path, text, message):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        number_table(path)


def test_missing_table_is_answered_with_its_name(tmp_path):
    with pytest.raises(ContentError, match=r"none\.csv: cannot be read"):
        columns_of(tmp_path / "none.csv")


def test_whole_numbers_are_short(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("day,kg,source,how\n3,3.5,who2006,read\n", encoding="utf-8")
    assert repr(number_table(path)) == "[[3, 3.5]]"
