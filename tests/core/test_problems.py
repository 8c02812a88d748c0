import pytest

from lactation.content.schema import words
from lactation.core.checks import check_number, check_whole
from lactation.core.pairs import check_pairs
from lactation.core.problems import REFUSALS, problem_in_words, values_in
from tests.compiled import compiled

DAY = {"name": "Day", "min": 0, "max": 84}
WEIGHT = {"name": "Weight", "min": 1, "max": 10, "unit": "kg"}
REFUSED = {
    "problem_number": ("check_number", ["day", 99, 0, 84]),
    "problem_whole": ("check_whole", ["switch", 0.5, 0, 1]),
    "problem_meant": ("check_pairs", ["Weights", [[3, 3400]], DAY, WEIGHT, 5]),
    "problem_twice": ("check_pairs", ["Weights", [[3, 3], [3, 4]], DAY, WEIGHT, 5]),
    "problem_most": ("check_pairs", ["Weights", [[3, 3], [4, 4]], DAY, WEIGHT, 1]),
    "no number in a row": ("check_pairs", ["Weights", [[3, "3OO"]], DAY, WEIGHT, 5]),
}
CHECKS = {"check_number": check_number, "check_whole": check_whole, "check_pairs": check_pairs}
OTHER = {name: told.upper().replace("{FIELD}", "{field}").replace("{ROW}", "{row}") for name, told in words().items()}


@pytest.mark.parametrize("refused", REFUSED)
def test_english_words_are_those_of_the_check_and_another_language_has_its_own(refused):
    check, given = REFUSED[refused]
    with pytest.raises(ValueError, match="found") as caught:
        CHECKS[check](*given)
    text = str(caught.value)
    told = problem_in_words(text, OTHER)
    assert problem_in_words(text, words()) == text
    assert "found" not in told and "expected" not in told and "row" not in told
    (tried,) = compiled().tried(check, [given])
    assert compiled().each("problem_in_words", [[tried["refuses"], OTHER]]) == [problem_in_words(tried["refuses"], OTHER)]


def test_every_refusal_is_tried_and_read_by_its_english_words():
    assert {name: words()[name] for name in REFUSED if name in words()} == REFUSALS


def test_message_that_is_not_known_stays():
    assert problem_in_words("something else", words()) == "something else"


def test_values_in():
    assert values_in("a: b to c to d", "{one}: {two} to {three}") == {"one": "a", "two": "b", "three": "c to d"}
    assert values_in("a?", "{one}?") == {"one": "a"}
    assert values_in("a", "{one}?") is None
    assert values_in("a? b", "{one}?") is None
