"""The lessons about counselling and listening do not give their answers away, and each has what every lesson has."""

import pytest

from lactation.content.schema import job_aid_content, lesson_content

LESSONS = [
    *("counselling", "beliefs", "contacts"),
    *("nonverbal", "open_questions", "interest", "reflect", "empathy", "judging", "together"),
]
CONTENTS = [lesson_content(name) for name in LESSONS]
ITEMS = [item for one in CONTENTS for item in (one.predict, *one.quiz, *one.vignettes)]


def share(best_is):
    """Return how often the best option is what ``best_is`` says of its place and of all lengths."""
    found = []
    for item in ITEMS:
        lengths = [len(option.text) for option in item.options]
        found.append(best_is(next(n for n, option in enumerate(item.options) if option.best), lengths))
    return sum(found) / len(found)


def test_best_option_is_told_neither_by_length_nor_by_place():
    assert 0.2 < share(lambda at, lengths: lengths[at] == max(lengths)) < 0.5
    assert 0.2 < share(lambda at, lengths: lengths[at] == min(lengths)) < 0.5
    for place in range(3):
        assert 0.25 < share(lambda at, lengths, place=place: at == place) < 0.42


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_has_two_stories(name):
    assert len(lesson_content(name).vignettes) == 2


@pytest.mark.parametrize("name", ["j0", "j1", "j4", "j5"])
def test_job_aids_say_what_is_referred_now(name):
    said = " ".join(line for signs in job_aid_content(name).refer for line in signs.lines)
    assert "hard to wake" in said
    assert "harm" in said
