import re

import pytest
from pydantic import BaseModel, ConfigDict

from lactation.content import ContentError
from lactation.content.yaml_file import line_of, load, read


class Pet(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    legs: int = 4


class Home(BaseModel):
    model_config = ConfigDict(extra="forbid")
    town: str
    pets: list[Pet]


GOOD = "town: Bern\npets:\n  - name: Rex\n  - {name: Mia,\n     legs: 3}\n"


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a YAML file and gives its path."""

    def write(text):
        path = tmp_path / "home.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refusal(path):
    with pytest.raises(ContentError) as found:
        read(path, Home)
    return str(found.value)


def test_good_file_becomes_its_schema(file):
    home = read(file(GOOD), Home)
    assert (home.town, [pet.legs for pet in home.pets]) == ("Bern", [4, 3])


def test_unknown_field_is_named_with_its_line(file):
    path = file(GOOD.replace("legs: 3", "paws: 3"))
    assert refusal(path).startswith(f"{path}:5: pets.1.paws: found 3, expected: ")


def test_missing_field_is_named_with_the_line_of_what_lacks_it(file):
    path = file(GOOD.replace("name: Rex", "legs: 2"))
    assert refusal(path) == f"{path}:3: pets.0.name: found nothing, expected: this field"


def test_missing_field_at_the_top_is_at_line_1(file):
    path = file("pets: []\n")
    assert refusal(path) == f"{path}:1: town: found nothing, expected: this field"


def test_wrong_type_is_named_with_line_and_value(file):
    path = file(GOOD.replace("legs: 3", "legs: three"))
    message = refusal(path)
    assert message.startswith(f"{path}:5: pets.1.legs: found 'three', expected: ")
    assert "integer" in message


def test_list_where_text_belongs_is_named(file):
    path = file(GOOD.replace("Bern", "[Bern, Thun]"))
    assert refusal(path).startswith(f"{path}:1: town: found ['Bern', 'Thun'], expected: ")


def test_every_mistake_has_its_line(file):
    lines = refusal(file("town: 3\npets:\n  - legs: x\n")).splitlines()
    assert [line.split(".yaml:")[1].split(":")[0] for line in lines] == ["1", "3", "3"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("town: Bern\npets: [\n", 3),
        ("town: Bern\n  pets: []\n", 2),
        ("town: 'Bern\n", 2),
        ("town: Bern\n\tpets: []\n", 2),
        ("town: Bern\ntown: Thun\npets: []\n", 2),
        ("town: Bern\npets: *nobody\n", 2),
        ("town: Bern\n---\npets: []\n", 2),
    ],
)
def test_broken_yaml_is_refused_with_a_line(file, text, line):
    path = file(text)
    message = refusal(path)
    assert message.startswith(f"{path}:{line}: found ")
    assert ", expected " in message


@pytest.mark.parametrize(
    ("text", "line", "found", "expected"),
    [
        ("town: Bern: old\n", 1, "a colon in a text without quotes", "quotes"),
        ("town: Bern\n\tpets: []\n", 2, "a tab", "blanks"),
        (
            'pets:\n  - {name: Mia, say: "Mew}\n  - {name: Rex, say: "Wow"}\n',
            2,
            "a slip in the part that begins here",
            "a comma .*quotes .*}",
        ),
        (
            "pets:\n  - {name: Mia legs: 4}\n  - {name: Rex}\n",
            2,
            "a colon in a text|a slip in the part that begins here",
            "quotes",
        ),
        ("pets:\n  - {name: Mia}\n   - {name: Rex}\n", 3, "a line that begins further in", "as many blanks"),
        ("pets:\n  - {name: Mia\n  - {name: Rex}\n", 2, "a slip in the part that begins here", "a }"),
        ('town: "Bern" old\n', 1, "words after a quote", "quotes"),
        ("town: 'Bern\n", 2, "the end of the file before a quote was closed", "quotes"),
        ("town: Bern\ntown: Thun\n", 2, "town a second time", "each name once"),
    ],
)
def test_broken_yaml_is_told_in_words_for_an_author(file, text, line, found, expected):
    path = file(text)
    assert re.match(rf"{re.escape(str(path))}:{line}: found ({found}).*, expected .*{expected}", refusal(path)), refusal(path)


def test_a_text_with_a_comma_and_no_quotes_is_told_as_such(file):
    path = file("town: Bern\npets:\n  - {name: Mia, old as the hills}\n")
    assert re.search(r":3: found 'old as the hills' as a field, expected quotes", refusal(path)), refusal(path)


def test_control_character_is_refused_as_a_content_error(file):
    assert "expected valid YAML" in refusal(file("town: Be\x07rn\npets: []\n"))


def test_text_that_is_not_utf8_is_refused_with_its_byte(file):
    path = file(b"town: Z\xfcrich\npets: []\n")
    assert refusal(path) == f"{path}: byte 7: found text that is not UTF-8, expected UTF-8"


def test_missing_file_is_refused(tmp_path):
    message = refusal(tmp_path / "nowhere.yaml")
    assert message.startswith(f"{tmp_path / 'nowhere.yaml'}: cannot be read (")
    assert message.endswith("expected a YAML file")


def test_folder_in_place_of_a_file_is_refused(tmp_path):
    assert "cannot be read" in refusal(tmp_path)


def test_empty_file_lacks_every_field(file):
    assert len(refusal(file("")).splitlines()) == 2


def test_list_in_place_of_fields_is_refused(file):
    path = file("- town\n- pets\n")
    assert refusal(path).startswith(f"{path}:1: file: found ")


def test_long_value_is_cut_in_the_message(file):
    path = file("town: [" + "x, " * 200 + "x]\npets: []\n")
    assert len(refusal(path)) < len(str(path)) + 200


@pytest.mark.parametrize(
    ("place", "line"), [((), 1), (("town",), 1), (("pets",), 2), (("pets", 0), 3), (("pets", 1, "legs"), 5), (("pets", 7), 2)]
)
def test_line_of_a_place_is_that_of_its_deepest_part_in_the_file(file, place, line):
    assert line_of(load(file(GOOD)), place) == line
