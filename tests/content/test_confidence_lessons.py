"""Module 4: its questions do not give themselves away, and what must be acted on is never only accepted."""

import re

import pytest

from lactation.content.schema import lesson_content

LESSONS = ("accept_idea", "accept_feeling", "find_praise", "practical_help", "little_information", "suggest", "family")
ABSOLUTE = r"never|always|at once|all of|must|cannot|only|nothing|any|every|each|no"
KIND = r"ask\w*|let us|shall we|look\w*|help\w*|may|kindly|thank|praise"


def items(lesson):
    content = lesson_content(lesson)
    return [content.predict, *content.quiz, *content.vignettes]


ITEMS = [item for lesson in LESSONS for item in items(lesson)]


def share(pattern, best):
    """Return the share of the best options, or of the others, in which the pattern stands."""
    texts = [option.text for item in ITEMS for option in item.options if option.best == best]
    return sum(bool(re.search(pattern, text, re.I)) for text in texts) / len(texts)


@pytest.mark.parametrize("lesson", LESSONS)
def test_best_answers_stand_in_changing_places(lesson):
    assert {[option.best for option in item.options].index(True) for item in items(lesson)} == {0, 1, 2}


@pytest.mark.parametrize(
    "pattern", [rf"\b({ABSOLUTE})\b", rf"\b({KIND})\b", r"\?", r"“"], ids=["absolute", "kind", "asks", "quotes"]
)
def test_tone_does_not_tell(pattern):
    right, wrong = share(pattern, True), share(pattern, False)
    assert abs(right - wrong) < 0.15, (right, wrong)


@pytest.mark.parametrize("most", [max, min])
def test_length_does_not_tell(most):
    found = sum(most(item.options, key=lambda option: len(option.text)).best for item in ITEMS)
    assert 0.2 < found / len(ITEMS) < 0.45


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("m04-idea-teething", "refer her now"),
        ("m04-idea-evil-eye", "seen today"),
        ("m04-feeling-rage", "refer her now"),
        ("m04-suggest-not", "is seen now"),
    ],
)
def test_danger_is_acted_on_whatever_is_accepted(name, told):
    item = next(one for one in ITEMS if one.id == name)
    assert told in next(option for option in item.options if option.best).text
