"""Cards to sort and lines to write: what a file may hold, and that the cards of the lessons do not give themselves away."""

from itertools import groupby

import pytest

from lactation import own_lines, sort_into
from lactation.content.own_lines import OwnLinesContent
from lactation.content.sorting import SortIntoContent
from lactation.faces import page
from tests.plays import names_in

CARDS = [{"id": f"c{n}", "text": "t", "group": ("a", "b")[n % 2], "reason": "r"} for n in range(4)]
SORT = {
    "title": "t",
    "prompt": "p",
    "groups": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    "cards": CARDS,
    "sources": ["s"],
}
LINES = {"title": "t", "prompt": "p", "own_title": "o", "lines": 2, "first": "f", "sources": ["s"]}
GIVEN = {"id": "g", "text": "x", "told": "y", "says": "z"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cards": [*CARDS[:3], CARDS[3] | {"group": "c"}]}, "c3: group: found 'c', expected one of a, b"),
        ({"cards": [*CARDS[:3], CARDS[2]]}, "found the id c2 2 times"),
        ({"groups": [*SORT["groups"], {"id": "c", "title": "C"}]}, "found no card for c"),
        ({"cards": [*CARDS[:3], CARDS[3] | {"picture": "talk"}]}, "found only one of picture and alt"),
    ],
)
def test_cards_that_do_not_fit_are_refused(change, told):
    with pytest.raises(ValueError, match=told):
        SortIntoContent(**SORT | change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"groups": SORT["groups"]}, "found only one of groups and map_title"),
        ({"given": [GIVEN], "given_title": "g"}, "found given, given_title or groups alone"),
        ({"lines": 0}, "greater than or equal to 1"),
    ],
)
def test_lines_that_do_not_fit_are_refused(change, told):
    with pytest.raises(ValueError, match=told):
        OwnLinesContent(**LINES | change)


@pytest.mark.parametrize("name", names_in("sort_into"))
def test_a_group_is_not_told_by_length_or_by_turn(name):
    """Whoever puts the longer half of two groups into one of them, or every second card, is seldom right."""
    cards = sort_into(name).content.cards
    groups = [card.group for card in cards]
    runs = [len(list(run)) for _, run in groupby(groups)]
    assert max(runs) <= 4
    assert max(runs) > 1 or len(set(groups)) > 3
    for group in set(groups):
        inside = [len(card.text) for card in cards if card.group == group]
        outside = [len(card.text) for card in cards if card.group != group]
        higher = sum((a > b) + (a == b) / 2 for a in inside for b in outside) / (len(inside) * len(outside))
        assert 0.15 < higher < 0.85 or len(inside) < 3, (group, higher)


@pytest.mark.parametrize("name", names_in("sort_into"))
def test_without_scripts_every_card_has_its_answer(name):
    html = page.render(sort_into(name))
    for card in sort_into(name).content.cards:
        assert html.count(f'data-slot="card:{card.id}"') == 1
    assert html.count('<details class="no-script">') == len(sort_into(name).content.cards)


def test_every_line_of_a_list_has_a_label_and_a_key_of_its_own():
    for name in names_in("own_lines"):
        activity = own_lines(name)
        html, items = page.render(activity), activity.view()["spec"]["items"]
        assert len(items) == len(set(items))
        assert html.count('<input type="text"') == html.count('<label class="own-field">')
