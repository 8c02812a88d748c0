import pytest

from lactation.content.schema import words
from lactation.core.checks import check_number, check_whole
from lactation.core.pairs import check_pairs
from lactation.core.problems import parts_between, problem_in_words

DAY = {"name": "Day", "min": 0, "max": 84}
WEIGHT = {"name": "Weight", "min": 1, "max": 10, "unit": "kg"}
REFUSED = [
    lambda: check_number("day", 99, 0, 84),
    lambda: check_whole("switch", 0.5, 0, 1),
    lambda: check_pairs("Weights", [[3, 3400]], DAY, WEIGHT, 5),
    lambda: check_pairs("Weights", [[3, 3], [3, 4]], DAY, WEIGHT, 5),
    lambda: check_pairs("Weights", [[3, "3OO"]], DAY, WEIGHT, 5),
    lambda: check_pairs("Weights", [[3, 3], [4, 4]], DAY, WEIGHT, 1),
]


@pytest.mark.parametrize("refused", REFUSED)
def test_english_words_are_those_of_the_check_and_another_language_has_its_own(refused):
    with pytest.raises(ValueError, match="found") as caught:
        refused()
    text = str(caught.value)
    assert problem_in_words(text, words()) == text
    other = {name: told.upper().replace("{FIELD}", "{field}").replace("{ROW}", "{row}") for name, told in words().items()}
    assert "found" not in problem_in_words(text, other)
    assert "expected" not in problem_in_words(text, other)


def test_message_that_is_not_known_stays():
    assert problem_in_words("something else", words()) == "something else"


def test_parts_between():
    assert parts_between("a: b to c to d", [": ", " to "]) == ["a", "b", "c to d"]
    assert parts_between("a?", ["?"]) == ["a"]
    assert parts_between("a", ["?"]) == []
