"""The order in which options are shown: decided by the item's id, the same on both faces and in both runtimes, and even."""

import re
from collections import Counter

import pytest

from lactation import conditions, quiz, steps, vignettes
from lactation.activities.asking import dealt
from lactation.content import HERE
from lactation.content.questions import Item, Option, lesson_content
from lactation.faces import page

LESSONS = [lesson_content(path.stem) for path in sorted((HERE / "questions").glob("*.yaml"))]
ITEMS = [item for one in LESSONS for item in (one.predict, *one.quiz, *one.vignettes, *one.myths)]


def item(name, count=3):
    """An item whose options are called a, b, c …, of which a is the best."""
    options = [Option(id=letter, text=letter, reason="r", best=letter == "a") for letter in "abcde"[:count]]
    return Item(id=name, question="q", options=options, sources=["s"])


def test_every_option_is_shown_once_in_an_order_of_the_items_own():
    orders = Counter("".join(option.id for option in dealt(item(f"i{n}"))) for n in range(600))
    assert set(orders) == {"abc", "acb", "bac", "bca", "cab", "cba"}
    assert min(orders.values()) > 70
    assert [option.id for option in dealt(item("i1", 5))] == [option.id for option in dealt(item("i1", 5))]


def test_the_best_option_stands_in_each_place_as_often():
    places = Counter([option.best for option in dealt(one)].index(True) for one in ITEMS)
    assert {place: count / len(ITEMS) for place, count in places.items()} == pytest.approx(
        dict.fromkeys(range(3), 1 / 3), abs=0.06
    )


@pytest.mark.parametrize(
    ("activity", "items"),
    [
        (quiz("empathy"), lesson_content("empathy").quiz),
        (vignettes("empathy"), lesson_content("empathy").vignettes),
        (steps("back_rub"), steps("back_rub").content.faults),
        (conditions(["market"], finder=False), [conditions(["market"], finder=False).stories[0].item]),
    ],
    ids=["quiz", "vignettes", "faults", "conditions"],
)
def test_the_page_shows_that_order_and_so_does_a_reader_without_scripts(activity, items):
    html = page.render(activity)
    for one in items:
        places = [html.index(f">{page_text(option.text)}<") for option in dealt(one)]
        assert places == sorted(places)
        answers = [html.index(f"<b>{page_text(option.text)}</b>") for option in dealt(one)]
        assert answers == sorted(answers)


def page_text(text):
    """A text as the page writes it."""
    return re.sub("'", "&#39;", text)
