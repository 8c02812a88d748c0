"""The numbers that decide stand once, with their source; a country's own may lie over them."""

import pytest

from lactation import conditions, job_aid
from lactation.activities.explorer import Explorer
from lactation.content import HERE, ContentError, marked
from lactation.content import thresholds as thresholds_module
from lactation.content.thresholds import COLUMNS, IN_ORDER, limits, published, threshold_rows, thresholds

NONE = "country: ''\nvalues: {}\n"
ROW = "X1,subject,what,more than 10,a_limit=10,%,term,today,Somebody 2020,Kenya,read,"


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table of thresholds and gives its path."""

    def write(*rows):
        path = tmp_path / "thresholds.csv"
        path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def own(tmp_path):
    """Return a function that writes a country's values and reads all numbers."""

    def write(text):
        path = tmp_path / "thresholds_national.yaml"
        path.write_text(text, encoding="utf-8")
        return thresholds(HERE / "thresholds.csv", path)

    return write


def test_every_row_has_a_source_a_country_and_says_how_it_was_read():
    for row in threshold_rows():
        assert row["source"] and row["country"] and row["what"] and row["value"], row["id"]


def test_every_number_that_decides_was_read_and_stands_in_its_rows_value_or_text():
    rows = {row["id"]: row for row in threshold_rows()}
    for one in published().values():
        assert one.how != "recalled"
        row = rows[one.row]
        told = " ".join(row[column] for column in ("what", "value", "unit", "applies"))
        assert f"{one.number:g}" in told, one.name


def test_nothing_of_the_workshop_is_left_in_the_file():
    text = (HERE / "thresholds.csv").read_text(encoding="utf-8").lower()
    assert not [word for word in ("this project", "our file", "to be confirmed", "look it up here") if word in text]


@pytest.mark.parametrize(("name", "number"), [("loss_refer_percent", 10), ("no_wet_hours", 8), ("baby_fever_c", 37.5)])
def test_numbers_by_name(name, number):
    assert thresholds()[name].number == number
    assert limits([name]) == {name: number}


def test_pairs_that_must_be_in_order_are_there():
    assert {name for pair in IN_ORDER for name in pair} <= set(published())


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([ROW.replace("today", "soon")], ":2: level: found 'soon', expected one of usual, closer"),
        ([ROW.replace("read,", "heard,")], ":2: how: found 'heard'"),
        ([ROW.replace("a_limit=10", "10")], ":2: numbers: found '10', expected name=number"),
        ([ROW.replace("read,", "recalled,")], ":2: how: found recalled, expected a source that was read, as a_limit decides"),
        ([ROW, ROW], ":3: id: found X1 as in line 2"),
        ([ROW, ROW.replace("X1", "X2")], ":3: numbers: found a_limit as in X1"),
        ([ROW + ",more"], ":2: found another number of fields"),
    ],
)
def test_mistake_is_answered_with_file_line_found_and_expected(table, rows, found):
    path = table(*rows)
    with pytest.raises(ContentError) as refused:
        published(path)
    assert str(refused.value).startswith(f"{path}{found}")


def test_countrys_value_replaces_the_published_one(own):
    found = own('country: Ghana\nvalues:\n  loss_refer_percent: {number: 9, source: "Guideline 2024"}\n')["loss_refer_percent"]
    assert (found.number, found.source, found.country, found.national) == (9, "Guideline 2024", "Ghana", True)
    assert found.unit == published()["loss_refer_percent"].unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("values:\n  loss_refer: {number: 9, source: a}\n", ":2: values: found 'loss_refer', expected a name of thresholds.csv"),
        ("values:\n  loss_refer_percent: {number: nine, source: a}\n", ":2: values.loss_refer_percent.number: found 'nine'"),
        ("values:\n  loss_refer_percent: {number: 9}\n", ":2: values.loss_refer_percent.source: found nothing"),
        (
            "values:\n  loss_refer_percent: {number: 7, source: a}\n",
            ": values: found loss_closer_percent 8 and loss_refer_percent 7",
        ),
    ],
)
def test_mistake_in_a_countrys_file_is_named(own, text, found):
    with pytest.raises(ContentError) as refused:
        own(text)
    assert f"thresholds_national.yaml{found}" in str(refused.value)


def test_unknown_limit_of_a_scene_is_named_with_the_nearest():
    with pytest.raises(ValueError, match=r"found 'loss_refer', expected a name of thresholds\.csv, such as loss_refer_percent"):
        limits(["loss_refer"])


def test_countrys_value_reaches_chart_finder_and_job_aid(own, monkeypatch):
    found = own(
        "country: Ghana\nvalues:\n  loss_refer_percent: {number: 9, source: a}\n  mother_fever_c: {number: 37.8, source: a}\n"
    )
    for module in (thresholds_module, marked):
        monkeypatch.setattr(module, "thresholds", lambda: found)
    chart = Explorer("growth", {"weights": [[3, 3.09]], "birth_kg": 3.4, "day": 3, "wet": 5, "soiled": 4})  # 9.1 % lost
    assert chart.result()["level"] == "today"
    assert "37.8 °C" in repr(conditions([]))
    assert "37.8 °C" in repr(job_aid("j19"))
