"""Questions do not give themselves away: who knows nothing and guesses by tone, length or place is seldom right."""

import pytest

from lactation.content import HERE
from tests.content import give_away
from tests.content.give_away import LIMITS, MARKS, Asked, bank, classified, hits, sharpest, sizes, too_good

GUESSERS = [*MARKS, "classifier"]
LARGE = [module for module, size in sizes().items() if size >= LIMITS["least"]]


def planted(best, others):
    """Questions whose best option begins in one way and the others in another, each in a lesson of its own."""
    nouns = [f"noun{n}" for n in range(10)]
    return tuple(
        Asked("m", f"l{n}", f"q{n}", "Which?", (f"{others} {one}", f"{best} {one}", f"{others} of {one}"), ("a", "b", "c"), 1)
        for n, one in enumerate(nouns * 2)
    )


def test_the_bank_holds_every_question_with_one_best_answer():
    marked = sum(path.read_text(encoding="utf-8").count("best: true") for path in HERE.rglob("*.yaml"))
    assert len(bank()) == marked
    assert sum(sizes().values()) == marked


@pytest.mark.parametrize("guesser", GUESSERS)
def test_guessing_does_not_pay(guesser):
    assert guesser not in too_good(), give_away.message()


@pytest.mark.parametrize("module", LARGE)
def test_guessing_does_not_pay_in_a_module(module):
    assert not too_good(module), give_away.message(module)


@pytest.mark.parametrize(
    ("guesser", "best", "others"),
    [
        ("fewest absolute words", "She takes", "She always takes"),
        ("most hedged words", "She may often take", "She takes"),
        ("asks, looks, depends", "You ask for", "You take"),
        ("refers", "You refer", "You wait"),
        ("longest", "She takes very long words and", "She"),
        ("in quotation marks", "“Well,” she says,", "She says"),
    ],
)
def test_a_guesser_finds_what_it_looks_for(guesser, best, others):
    assert set(hits(MARKS[guesser], planted(best, others))) == {1}
    assert set(hits(MARKS[guesser], planted("She", "She"))) <= {0, 1 / 3, 1 / 2, 1}


def test_the_classifier_finds_a_word_that_nobody_listed():
    known = planted("a purple", "a yellow")
    assert classified(known, *sharpest(known)).mean() > 0.9


def test_several_that_are_alike_are_a_lot_and_no_luck():
    assert give_away.hit([1, 1, 0], 0) == 0.5
    assert give_away.hit([1, 1, 0], 2) == 0
    assert give_away.hit([0, 0, 0], 2) == pytest.approx(1 / 3)


def test_a_message_names_words_and_questions():
    told = give_away.message()
    assert "words of best options: " in told
    assert sum(one.name in told for one in bank()) >= give_away.TELLING
