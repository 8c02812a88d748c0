import pytest

from lactation import content
from lactation.content import ContentError, ensemble, parameter_rows, parameters, read_number, read_table, targets

COLUMNS = ["name", "value"]


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table and gives its path."""

    def write(text):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_table_is_read_as_text_by_column(table):
    assert read_table(table("name,value\na,1\nb,\n"), COLUMNS) == [{"name": "a", "value": "1"}, {"name": "b", "value": ""}]


def test_quoted_commas_stay_in_their_field(table):
    assert read_table(table('name,value\n"a, b",1\n'), COLUMNS)[0]["name"] == "a, b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name\na\n", r"table\.csv:1: found columns name, expected name, value"),
        ("name,value,more\na,1,2\n", r"table\.csv:1: found columns name, value, more, expected name, value"),
        ("value,name\n1,a\n", r"table\.csv:1: found columns value, name, expected name, value"),
        ("", r"table\.csv:1: found columns .*expected name, value"),
        ("name,value\na,1\nb\n", r"table\.csv:3: found another number of fields, expected 2"),
        ("name,value\na,1,2\n", r"table\.csv:2: found another number of fields, expected 2"),
        (b"name,value\n\xff\xfe,1\n", r"table\.csv: byte 11: found text that is not UTF-8, expected UTF-8"),
    ],
)
def test_broken_table_is_refused_with_file_line_found_and_expected(table, text, found):
    with pytest.raises(ContentError, match=found):
        read_table(table(text), COLUMNS)


def test_missing_table_is_refused_with_what_was_expected(tmp_path):
    with pytest.raises(ContentError, match=r"nowhere\.csv: cannot be read .*expected a table with name, value"):
        read_table(tmp_path / "nowhere.csv", COLUMNS)


@pytest.mark.parametrize(("text", "number"), [("3", 3.0), ("-0.25", -0.25), ("1e3", 1000.0), (" 7 ", 7.0)])
def test_number_is_read(tmp_path, text, number):
    assert read_number(tmp_path, "a", "value", text) == number


@pytest.mark.parametrize("text", ["", "three", "1,5", "nan", "inf", "-inf"])
def test_no_number_is_refused_with_file_place_field_and_text(tmp_path, text):
    path = tmp_path / "table.csv"
    with pytest.raises(ContentError) as refusal:
        read_number(path, "line 7", "value", text)
    assert str(refusal.value) == f"{path}: line 7: value: found {text!r}, expected a number"


def test_content_error_is_a_value_error():
    assert issubclass(ContentError, ValueError)


def test_parameters_are_numbers_by_name():
    found = parameters()
    assert set(found) == {row["name"] for row in parameter_rows()}
    assert all(isinstance(value, float) for value in found.values())


def test_parameter_that_is_no_number_is_refused_by_name(tmp_path):
    path = tmp_path / "parameters.csv"
    path.write_text(",".join(content.PARAMETER_COLUMNS) + "\nspeed,,How fast,quick,m/s,,,no,,assumed\n", encoding="utf-8")
    with pytest.raises(ContentError, match="speed: value: found 'quick', expected a number"):
        parameters(path)


def test_every_member_is_a_full_set():
    assert {frozenset(member) for member in ensemble()} == {frozenset(parameters())}


def test_member_that_is_no_number_is_refused_with_its_line(tmp_path):
    fitted = [row["name"] for row in parameter_rows() if row["fitted"] == "yes"]
    path = tmp_path / "ensemble.csv"
    path.write_text(",".join(fitted) + "\n" + ",".join(["1"] * (len(fitted) - 1) + ["x"]) + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match=f"line 2: {fitted[-1]}: found 'x', expected a number"):
        ensemble(path)


def test_target_ids_are_unique():
    names = [row["id"] for row in targets()]
    assert len(names) == len(set(names))
