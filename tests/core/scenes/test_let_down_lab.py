import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.activities.explorer import Explorer
from lactation.core.scenes.let_down_lab import (
    LAB_MILK_ML,
    LAB_MINUTES,
    LAB_SHOWN_MIN,
    LAB_WANTED_ML,
    LONGEST_WAIT,
    MOST_LET_DOWNS,
    check_let_down_lab,
    curve_of,
    effect_of,
    feed_with,
    let_down_lab_light,
    let_down_lab_member,
    let_down_lab_run,
    let_down_lab_show,
)
from tests.core.strategies import SETS

EFFECTS = Explorer("let_down_lab").fixed["cards_effects"]
MADE_UP = {"slow": {"wait": 2.0}, "quick": {"wait": 0.5}, "fewer": {"let_downs": 0.5}, "more": {"let_downs": 1.2}, "nothing": {}}
DEFAULTS = SETS[0]
ANY_SET = st.sampled_from(SETS)
DECKS = st.lists(st.sampled_from(sorted(EFFECTS)), unique=True)


TITLES = Explorer("let_down_lab").fixed["cards_titles"]


def settings_of(cards, effects=EFFECTS, feels=0):
    return {"cards": cards, "cards_effects": effects, "feels": feels}


def shown(cards, effects=EFFECTS, parameters=DEFAULTS, feels=0):
    settings = settings_of(cards, effects, feels)
    return let_down_lab_show(settings, let_down_lab_run(settings, parameters), [])


@given(ANY_SET)
def test_no_card_is_the_plain_feed(parameters):
    run = let_down_lab_run(settings_of([]), parameters)
    assert run["flow"] == run["plain_flow"]
    assert run["moved"] == run["plain_moved"]
    assert run["feed"] == run["plain"]


@given(ANY_SET)
def test_card_without_effect_changes_nothing(parameters):
    plain, with_card = (let_down_lab_run(settings_of(cards, MADE_UP), parameters) for cards in ([], ["nothing"]))
    assert plain == with_card


@given(DECKS, ANY_SET)
def test_pain_never_brings_more_milk_nor_sooner(cards, parameters):
    without = [card for card in cards if card != "pain"]
    calm, hurt = (feed_with(deck, settings_of(deck), parameters) for deck in (without, [*without, "pain"]))
    assert hurt["milk_ml"] <= calm["milk_ml"] + 1e-9
    assert hurt["wait_min"] >= calm["wait_min"] - 1e-9


@given(DECKS, ANY_SET)
def test_wait_multiplies(cards, parameters):
    effects = EFFECTS | {"slow": {"wait": 2.0}}
    plain = feed_with(cards, settings_of(cards, effects), parameters)
    slow = feed_with([*cards, "slow"], settings_of(cards, effects), parameters)
    longest = LONGEST_WAIT * parameters["flow_lag_min"]
    assert slow["wait_min"] == pytest.approx(min(longest, 2 * plain["wait_min"]))
    assert slow["strength"] == plain["strength"]


@given(st.permutations(sorted(EFFECTS)), st.sampled_from(["wait", "let_downs"]))
def test_order_of_the_cards_does_not_matter(cards, effect):
    usual = effect_of(settings_of(sorted(cards)), effect)
    assert effect_of(settings_of(cards), effect) == pytest.approx(usual)
    assert usual == pytest.approx(math.prod(one.get(effect, 1) for one in EFFECTS.values()))


@given(DECKS, ANY_SET)
def test_cards_that_help_do_not_add_up_without_end(cards, parameters):
    feed = feed_with(cards, settings_of(cards), parameters)
    assert 0 < feed["strength"] <= MOST_LET_DOWNS
    assert 0 < feed["milk_ml"] <= LAB_WANTED_ML + 1e-6 < LAB_MILK_ML
    assert feed["end_min"] <= LAB_MINUTES


@given(DECKS, ANY_SET)
def test_milk_moved_rises_to_what_was_taken_and_flow_is_never_negative(cards, parameters):
    run = let_down_lab_run(settings_of(cards), parameters)
    assert all(after >= before - 1e-9 for before, after in pairwise(run["moved"]))
    assert run["moved"][-1] == pytest.approx(run["feed"]["milk_ml"])
    assert min(run["flow"]) >= 0
    assert (run["minutes"][0], run["minutes"][-1]) == (0, LAB_SHOWN_MIN)


@given(DECKS, ANY_SET)
def test_nothing_flows_before_the_wait_is_over(cards, parameters):
    feed = feed_with(cards, settings_of(cards), parameters)
    for minute, flow in zip(
        *(let_down_lab_run(settings_of(cards), parameters)[name] for name in ("minutes", "flow")), strict=True
    ):
        if minute < feed["wait_min"]:
            assert flow == 0


@given(DECKS, ANY_SET)
def test_curves_are_those_of_the_feed(cards, parameters):
    run = let_down_lab_run(settings_of(cards), parameters)
    assert curve_of(run["feed"], True) == run["flow"]
    assert curve_of(run["feed"], False) == run["moved"]


@given(DECKS, ANY_SET)
def test_what_she_feels_changes_no_number(cards, parameters):
    felt, unfelt = (shown(cards, parameters=parameters, feels=feels) for feels in (1, 0))
    assert felt["series"] == unfelt["series"]
    assert felt["readouts"] == unfelt["readouts"]
    nothing = "felt_nothing" if "enough" in unfelt["sentence"] else "felt_nothing_less"
    assert set(felt["sentence"]) ^ set(unfelt["sentence"]) == {"felt", nothing}
    assert let_down_lab_light() == ["feels"]


@given(DECKS, ANY_SET)
def test_milk_taken_and_milk_left_are_the_milk_there_was(cards, parameters):
    readouts = shown(cards, parameters=parameters)["readouts"]
    assert readouts["milk_ml"] + readouts["left_ml"] == pytest.approx(LAB_MILK_ML)
    assert readouts["let_downs"] >= 1


@pytest.mark.parametrize(
    ("cards", "says", "not_says"),
    [
        ([], {"starts", "enough", "felt_nothing"}, {"later", "sooner", "held_back", "less"}),
        (["pain"], {"card_later", "card_less", "less", "held_back"}, {"enough", "nearly", "later"}),
        (["baby"], {"card_sooner", "card_same", "enough"}, {"sooner", "held_back"}),
        (["clock", "doubt"], {"card_later", "card_less", "later", "held_back"}, {"sooner"}),
        (["clock"], {"nearly", "card_later", "card_less"}, {"enough", "less", "later"}),
        (["clock", "relax"], {"card_sooner", "card_more"}, {"card_untested"}),
        (["pain", "clock"], {"card_no_more", "less"}, {"card_later", "card_untested"}),
        (["baby", "watched"], {"card_untested", "sooner"}, {"card_later", "card_no_more"}),
    ],
)
def test_each_deck_says_what_happens(cards, says, not_says):
    said = set(shown(cards)["sentence"])
    assert says <= said
    assert not said & not_says


@given(DECKS, ANY_SET)
def test_card_that_was_never_tested_moves_nothing_and_says_so(cards, parameters):
    for card in CARDS.values():
        if card.strength == "advice" and card.name not in cards:
            with_it, without = (shown(deck, parameters=parameters) for deck in ([*cards, card.name], cards))
            assert with_it["series"] == without["series"]
            assert {"milk_ml", "wait_min", "let_downs"} <= {
                k for k, v in with_it["readouts"].items() if without["readouts"][k] == v
            }
            assert "card_untested" in with_it["sentence"]


def test_only_tested_cards_have_effects():
    assert {card.name for card in CARDS.values() if card.effects} == {c.name for c in CARDS.values() if c.strength != "advice"}


@given(st.lists(st.sampled_from(sorted(EFFECTS)), unique=True, min_size=1))
def test_sentence_names_the_card_laid_last_and_what_it_does(cards):
    explorer = Explorer("let_down_lab")
    result = explorer.result({"cards": cards}, band=False)
    assert explorer.sentence(result, {"cards": cards}).startswith(f"“{TITLES[cards[-1]]}”")
    without = explorer.result({"cards": cards[:-1]}, band=False)["readouts"]
    assert result["readouts"]["card_wait_min"] == pytest.approx(abs(result["readouts"]["wait_min"] - without["wait_min"]))
    assert result["readouts"]["card_ml"] == pytest.approx(abs(result["readouts"]["milk_ml"] - without["milk_ml"]))


@given(DECKS, ANY_SET)
def test_what_is_wanted_is_one_number(cards, parameters):
    result = shown(cards, parameters=parameters)
    assert result["readouts"]["wanted_ml"] == LAB_WANTED_ML
    assert ("enough" in result["sentence"]) == (result["readouts"]["milk_ml"] >= LAB_WANTED_ML - 0.5)


def test_band_lies_round_the_members():
    members = [let_down_lab_member(settings_of([]), own) for own in SETS[1:]]
    found = let_down_lab_show(settings_of([]), let_down_lab_run(settings_of([]), DEFAULTS), members)["series"]["moved_band"]
    assert len(found["x"]) == len(found["low"]) == len(found["high"]) == len(members[0]["moved"])
    assert all(low <= high for low, high in zip(found["low"], found["high"], strict=True))


@pytest.mark.parametrize("cards", [7, "pain", None])
def test_cards_that_are_no_list_are_refused(cards):
    with pytest.raises(ValueError, match=f"^cards: found {cards}, expected a list of card names$"):
        check_let_down_lab(settings_of(cards))


def test_unknown_card_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"^cards: found rain, expected one of pain, doubt, clock"):
        let_down_lab_run(settings_of(["pain", "rain"]), DEFAULTS)


@pytest.mark.parametrize("value", [math.nan, -1, 2, True, "1", None])
def test_wild_feeling_is_refused_with_name_value_and_range(value):
    with pytest.raises(ValueError, match=f"^feels: found {value}, expected a whole number from 0 to 1$"):
        check_let_down_lab(settings_of([], feels=value))


# WHO's tips for the oxytocin reflex, row by row, and the card that carries each.
TIPS = [
    "confidence", "ease", "thoughts", "privacy", "group", "baby", "lap", "photo", "drink", "warmth", "nipples", "stroking",
    "rolling", "rub", "posture", "hands", "range",
]  # fmt: skip
CARDS = {card.name: card for card in Explorer("let_down_lab").content.controls[0].cards}


@pytest.mark.parametrize("tip", TIPS)
def test_each_of_the_17_tips_is_a_card_that_names_the_course_or_a_study(tip):
    assert CARDS[tip].group
    assert {"who1993", "mcneilly1983", "yigit2012"} & set(CARDS[tip].sources)


def test_cards_of_a_group_lie_together():
    groups = [card.group for card in CARDS.values()]
    assert groups == sorted(groups, key=groups.index)


@pytest.mark.parametrize("tip", TIPS)
def test_no_tip_makes_the_feed_worse_and_an_effect_that_was_assumed_says_so(tip):
    wait, let_downs = CARDS[tip].effects.get("wait", 1), CARDS[tip].effects.get("let_downs", 1)
    assert wait <= 1 <= let_downs
    if CARDS[tip].effects:
        assert "assum" in CARDS[tip].text
