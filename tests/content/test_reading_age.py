"""How old one has to be to read the pages: the course as a whole, each page, and that the measure tells hard from easy."""

from statistics import median

import pytest

from tests.content.reading_age import (
    MOST_AGE,
    MOST_MEDIAN,
    age_of,
    ages,
    exceptions,
    is_sentence,
    page_texts,
    pages,
    prose,
    sentences,
    whole_pages,
)
from tests.execute import LESSONS

EASY = [
    "The breast is full and warm. The milk flows when the baby sucks. She feeds him when he asks, by day and by night.",
    "Look at her first. Ask what she thinks. Then wait, and hear what she says. You may say it back to her in your own words.",
    "If she is hot and ill, a nurse has to see her now. Go with her if you can. Do not leave her on her own with the child.",
]
HARD = [
    "Physiological modulation of lactational productivity necessitates individualised consideration of hormonal determinants.",
    "Unanticipated inflammatory complications considerably diminish maternal motivation and nutritional adequacy.",
    "Multidisciplinary evaluation of dysphoric symptomatology facilitates appropriate therapeutic intervention.",
    "Institutional recommendations occasionally demonstrate contradictory epidemiological interpretations.",
]


@pytest.fixture(scope="module")
def found():
    return ages()


def test_every_page_can_be_read_by_who_is_as_old_as_it_may_ask_for(found):
    excused = exceptions()
    assert [f"{name}: {age:.1f} years" for name, age in found.items() if age > excused.get(name, (MOST_AGE, ""))[0]] == []


def test_half_of_the_pages_can_be_read_at_twelve(found):
    assert median(whole_pages(found)) <= MOST_MEDIAN


def test_every_exception_is_needed_and_has_its_reason(found):
    for name, (age, reason) in exceptions().items():
        assert name in found, name
        assert found[name] > MOST_AGE, f"{name}: {found[name]:.1f} years are no exception, take its line away"
        assert age - found[name] < 1, name
        assert len(reason.split()) > 3, name


def test_every_lesson_is_measured(found):
    assert {name for name, path in pages().items() if path in LESSONS} <= set(found)


def test_measure_tells_hard_from_easy():
    assert age_of(EASY) < 9
    assert age_of(HARD) > 20
    assert age_of(EASY) < age_of(EASY + HARD) < age_of(HARD)


def test_activities_are_read_with_their_page():
    texts = page_texts(pages()["m10-breast-care/05-massage"])
    for part in ("Healthy ducts need no clearing", "Long rubbing damages", "What would you tell a mother whose breast is well?"):
        assert any(part in text for text in texts), part


@pytest.mark.parametrize("text", ["who2009", "Full breasts", "m10-massage-v1", "{condition}", "var(--skin)"])
def test_names_and_settings_are_no_sentences(text):
    assert not is_sentence(text)


def test_marks_headings_tables_and_citations_are_left_out():
    text = "## Physiology\n\n**Touch** helps milk {footcite:p}`who1993` to [flow](a.ipynb).\n\n| a | A table it is. |\n"
    assert [one for line in prose(text) for one in sentences(line)] == ["Touch helps milk to flow."]
