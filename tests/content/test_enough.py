"""Worries with weights and nappies: what the growth chart's own rules say of each, and that no answer gives itself away."""

import pytest

from lactation import enough
from lactation.activities.enough import chart_settings, growth_chart
from lactation.content.enough import EnoughContent
from lactation.core.play.enough import enough_do, enough_start, enough_verdict
from lactation.core.scenes.growth import GROWTH_LEVELS
from lactation.faces import page
from tests.plays import names_in

NOT_KNOWN = {"never_weighed", "early_weight", "old_weight", "back_unknown"} | {"careful_wet", "careful_soiled", "short_wet"}
UNJUDGED = {"closer", "below", "only_birth", "counts_are_weak", "danger"}  # what is said beside them
CARDS = [(name, card) for name in names_in("enough") for card in enough(name).content.cards]


def said(card):
    """What the growth chart says of a card: its level, and the names of its sentences."""
    result = growth_chart().result(chart_settings(card), band=False)
    return GROWTH_LEVELS.index(result["level"]), result["sentence"]


@pytest.mark.parametrize(("name", "card"), CARDS, ids=[f"{name}-{card.id}" for name, card in CARDS])
def test_the_chart_never_reassures_where_the_card_does_not_nor_the_other_way_round(name, card):
    level, sentences = said(card)
    today = GROWTH_LEVELS.index("today")
    if card.beyond:  # what decides is in the words
        assert card.answer == "refer"
    elif card.answer == "enough":
        assert sentences[0] == "usual"
    elif card.answer == "refer":
        assert level >= today
    elif card.answer == "needs-help":
        assert 0 < level < today
        assert not NOT_KNOWN & set(sentences)
    else:
        assert sentences[0] == "odd" or (level == 1 and set(sentences) <= NOT_KNOWN | UNJUDGED)
    if level >= today:
        assert card.answer == "refer"


def test_there_are_fourteen_worries_and_each_case_that_was_asked_for():
    cards = enough("worries").content.cards
    assert len(cards) >= 12
    assert sum(bool(card.differs) for card in cards) == 1  # back at birth weight: two weeks or three
    assert {card.measured.day for card in cards} >= {3, 4}
    assert any(card.measured.stool == 2 and card.answer == "enough" for card in cards)  # thrives with green stools


@pytest.mark.parametrize("name", names_in("enough"))
def test_an_answer_is_not_told_by_length_or_by_turn(name):
    cards = enough(name).content.cards
    for answer in {card.answer for card in cards}:
        inside = [len(card.worry + card.more) for card in cards if card.answer == answer]
        outside = [len(card.worry + card.more) for card in cards if card.answer != answer]
        higher = sum((a > b) + (a == b) / 2 for a in inside for b in outside) / (len(inside) * len(outside))
        assert 0.2 < higher < 0.8, (answer, higher)
        assert sum(card.answer == answer for card in cards) <= len(cards) / 3
    assert all(len({one.answer for one in cards[at : at + 3]}) > 1 for at in range(len(cards) - 2))


@pytest.mark.parametrize("name", names_in("enough"))
def test_a_page_names_what_was_measured_and_tells_no_answer_outside_what_is_hidden(name):
    activity = enough(name)
    html = page.render(activity)
    for card in activity.content.cards:
        assert html.count(f'data-slot="card:{card.id}"') == 1
        assert f'<div class="reason" hidden tabindex="-1" data-slot="reason:{card.id}">' in html
        assert html.index(card.worry) < html.index(activity.weights(card)) < html.index(f'"reason:{card.id}"')
    assert html.count('<details class="no-script">') == len(activity.content.cards)


GOOD = enough("worries").content.model_dump()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"unknown": "gone"}, "unknown: found 'gone'"),
        ({"cards": [{**GOOD["cards"][0], "answer": "gone"}, *GOOD["cards"][1:]]}, "soft: found 'gone', expected one of enough"),
        ({"cards": [{**GOOD["cards"][0], "first": ["weigh"]}, *GOOD["cards"][1:]]}, "soft: first: found"),
        ({"cards": [{**GOOD["cards"][0], "also": ["refer"]}, *GOOD["cards"][1:]]}, "found only one of also and differs"),
        ({"cards": [GOOD["cards"][1], *GOOD["cards"][1:]]}, "found the id day-four 2 times"),
    ],
)
def test_worries_that_do_not_fit_are_refused(change, told):
    with pytest.raises(ValueError, match=told):
        EnoughContent(**GOOD | change)


@pytest.mark.parametrize("name", names_in("enough"))
def test_who_knows_reaches_all_and_who_always_says_the_same_never_the_mark(name):
    spec = enough(name).view()["spec"]

    def share(answer):
        state = enough_start(spec, [])
        for card in spec["cards"]:
            for do, value in (
                ("pick", answer(card)),
                ("check", (spec["first"][card] or ["weigh"])[0]),
                ("sure", "100"),
                ("commit", ""),
            ):
                state = enough_do(spec, state, {"do": do, "of": "", "value": value})
            state = enough_do(spec, state, {"do": "next", "of": "", "value": ""})
        verdicts = [enough_verdict(spec, state, card) for card in spec["cards"]]
        return verdicts.count("right") / len(verdicts)

    assert share(spec["belongs"].get) == 1
    assert max(share(lambda card, one=one: one) for one in spec["answers"]) <= 1 / 3
