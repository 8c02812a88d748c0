"""The cards of a triage: levels are those of thresholds.csv, what is worse is never lower, and no card tells its answer."""

import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from lactation import triage
from lactation.content import HERE, ContentError, thresholds
from lactation.content.marked import load, named, read
from lactation.content.thresholds import LEVELS
from lactation.content.triage import ANSWER_OF, TriageContent, row_levels
from lactation.core.play.triage import TRIAGE_ANSWERS, triage_place
from lactation.faces import page
from tests.content.give_away import LIMITS, MARKS, SEEDS, STRENGTHS, Asked

ROOT = Path(__file__).parents[2]
CONTENT = named("triage", "refer", TriageContent)
CARDS = CONTENT.cards
HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730.5}
IN_WORDS = {"three": 3, "five": 5, "seven": 7, "nine": 9, "twelve": 12, "a day": 1, "yesterday": 1}
# Rules more urgent than their row, each a choice of the course.
MORE_URGENT = {"H157", "H030", "H053"}
# The same sign, at another age or amount.
NEAR = {
    "yellow": {"now", "today"},
    "nappies": {"reassure", "routine", "today"},
    "loss": {"reassure", "routine", "today"},
    "urine": {"reassure", "routine", "today"},
    "stools": {"reassure", "routine", "today"},
    "sleepy": {"reassure", "today", "now"},
    "feeding": {"reassure", "routine", "now"},
    "mood": {"reassure", "today", "now"},
    "bleeding": {"reassure", "today", "now"},
    "mother-fever": {"today", "now"},
    "baby-warmth": {"reassure", "now"},
    "safety": {"routine", "today", "now"},
    "breast": {"routine", "today"},
}


def test_every_level_is_its_rows_own():
    for rule in CONTENT.rules:
        if rule.row not in MORE_URGENT:
            assert rule.urgency() == row_levels()[rule.row], rule.row
    for card in CARDS:
        first = CONTENT.rests(card)[0]
        if card.level != "reassure" and first not in MORE_URGENT:
            assert ANSWER_OF[row_levels()[first]] == card.level, card.id


def test_there_are_enough_cards_and_near_misses():
    levels = Counter(card.level for card in CARDS)
    assert len(CARDS) >= 32
    assert all(levels[one] >= 1.3 * CONTENT.shares[one] for one in TRIAGE_ANSWERS)
    assert CONTENT.shares["now"] >= 8
    assert sum(CONTENT.shares.values()) == 24
    found = {family: {card.level for card in CARDS if card.family == family} for family in NEAR}
    assert found == NEAR


def worse(sign, value, pick):
    """A value of a sign that is worse by some amount; a temperature moves away from the usual."""
    rules = [rule for rule in CONTENT.rules if rule.sign == sign]
    up = [rule for rule in rules if rule.at_least is not None]
    down = [rule for rule in rules if rule.below is not None]
    step = pick.choice([0.1, 0.5, 1, 3, 200])
    if value is True:
        return value
    if up and down:
        return value + step if value >= 37 else value - step
    return value + step if up else value - step


def test_what_is_worse_is_never_lower():
    """Another sign, or a number that is worse, at the same age."""
    pick = random.Random(1)
    signs = {rule.sign: True if rule.at_least is None and rule.below is None else rule for rule in CONTENT.rules}
    for _ in range(3000):
        card = pick.choice(CARDS)
        before, facts = triage_place(CONTENT.answer(card.facts, card.age)), dict(card.facts)
        if pick.random() < 0.5 and facts:
            sign = pick.choice(sorted(facts))
            facts[sign] = worse(sign, facts[sign], pick)
        else:
            sign = pick.choice(sorted(set(signs) - set(facts)))
            rule = signs[sign]
            facts[sign] = True if rule is True else worse(sign, (rule.at_least or rule.below) + pick.uniform(-5, 5), pick)
        assert triage_place(CONTENT.answer(facts, card.age)) >= before, (card.id, facts)


@pytest.mark.parametrize(
    ("facts", "age", "answer"),
    [
        ({"yellow": True}, 23.9, "now"),
        ({"yellow": True}, 24, "today"),
        ({"baby_c": 37.49}, 500, "reassure"),
        ({"baby_c": 37.5}, 500, "now"),
        ({"baby_c": 35.99}, 500, "now"),
        ({"loss_percent": 7.9}, 72, "reassure"),
        ({"loss_percent": 8}, 72, "routine"),
        ({"loss_percent": 10}, 72, "today"),
        ({"wet": 2}, 72, "today"),
        ({"wet": 5}, 119, "reassure"),
        ({"gain_g_month": 499}, 1176, "today"),
        ({"black_stools": True}, 120, "today"),
        ({"wet": 5}, 120, "routine"),
        ({"wet": 4}, 120, "today"),
        ({"feeds": 5}, 200, "routine"),
        ({"feeds": 5, "always_woken": True}, 200, "today"),
        ({"below_birth": True}, 336, "today"),
        ({"below_birth": True}, 335, "reassure"),
        ({"low_weeks": 2}, 2000, "today"),
        ({"dry_hours": 9}, 13 * 168, "reassure"),  # a rule for the first three months only
    ],
)
def test_the_edges_are_those_of_the_table(facts, age, answer):
    assert CONTENT.answer(facts, age) == answer


def test_a_scene_says_what_its_facts_hold():
    for card in CARDS:
        number, unit = re.search(r"(\d+) (hour|day|week|month)", card.who).groups()
        assert abs(float(number) * HOURS[unit] - card.age) < 1, card.id
        told = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", card.scene)}
        told |= {value for word, value in IN_WORDS.items() if word in card.scene.lower()}
        for sign, value in card.facts.items():
            assert value is True or value in told or value == 0, (card.id, sign, value)


def test_no_number_that_decides_is_typed():
    """Numbers in the reasons come from thresholds.csv by name; what else stands there is no threshold of the card's sign."""
    raw = re.sub(r"\[\[\w+\]\]", "", (HERE / "triage" / "refer.yaml").read_text(encoding="utf-8"))
    typed = re.findall(r"^    why: .*?(\d+(?:\.\d+)?).*$", raw, re.M)
    assert typed == ["12"]  # the old rule of 12 hours, named as what it is not
    assert not re.findall(r"(?:at_least|below): [2-9]", raw)


# ---- Nothing gives a card away ----


def higher(mark, level):
    """How often a card of a level has the higher mark than another card."""
    inside = [mark(ASKED, card.scene, 0) for card in CARDS if card.level == level]
    outside = [mark(ASKED, card.scene, 0) for card in CARDS if card.level != level]
    return sum((a > b) + (a == b) / 2 for a in inside for b in outside) / (len(inside) * len(outside))


ASKED = Asked("triage", "refer", "all", "", tuple(card.scene for card in CARDS), tuple(card.id for card in CARDS), 0)


@pytest.mark.parametrize("guesser", MARKS)
def test_a_level_is_not_told_by_tone_or_length(guesser):
    found = {level: higher(MARKS[guesser], level) for level in TRIAGE_ANSWERS}
    assert all(0.3 < share < 0.7 for share in found.values()), found


def test_a_level_is_not_told_by_words_of_other_signs():
    """A classifier that knows the cards of all other signs is about as often right as one who always says the commonest."""
    table = CountVectorizer(ngram_range=(1, 2), token_pattern=r"\w+|[?“]", binary=True, min_df=2)
    words, levels = table.fit_transform([card.scene for card in CARDS]), np.array([card.level for card in CARDS])
    families = [card.family for card in CARDS]
    for strength in STRENGTHS:
        learner = LogisticRegression(C=strength, max_iter=300)
        folds = [GroupKFold(8, shuffle=True, random_state=seed) for seed in SEEDS]
        found = [cross_val_predict(learner, words, levels, groups=families, cv=one) for one in folds]
        assert np.mean([one == levels for one in found]) < LIMITS["classifier"]


# ---- On the page ----


def test_every_card_waits_for_a_clinician():
    told = (ROOT / "docs" / "to-confirm.md").read_text(encoding="utf-8")
    for card in CARDS:
        (row,) = re.findall(rf"^\| [^|]*\| triage card {card.id} \|.*$", told, re.M)
        assert f"({card.level})" in row, card.id
        assert all(one in row for one in CONTENT.rests(card)), card.id


def test_a_card_shows_what_it_rests_on_and_where_sources_differ():
    html = page.render(triage("refer"))
    card = html[html.index('data-id="tenth-lost"') : html.index('data-id="dry-nine-hours"')]
    assert "more than 10 % of birth weight" in card
    assert "NICE, Faltering growth (NG75)" in card
    assert "(UK, read there)" in card
    assert "One Scottish hospital" in card
    assert html.count('<details class="no-script">') == len(CARDS)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("today\n    scene: Born by", "routine\n    scene: Born by", "tenth-lost: level: found routine, expected today"),
        ("facts: {calf: true}", "facts: {knee: true}", "one-calf: facts: found knee, expected a sign of a rule"),
        ("row: H120}", "row: H999}", "rules: calf: found H999, expected an id"),
        ("row: H120}", "row: H120, level: today, because: x}", "rules: calf: found the level 'today', expected one above"),
        ("shares: {now: 8", "shares: {now: 80", "shares: now: found 80, expected 1 to 18"),
    ],
)
def test_a_mistake_is_named(tmp_path, old, new, told):
    text = (HERE / "triage" / "refer.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "refer.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(told)):
        read(path, TriageContent)


def test_a_countrys_own_number_takes_away_the_cards_that_it_makes_untrue(tmp_path, monkeypatch):
    own = tmp_path / "own.yaml"
    own.write_text("country: Somewhere\nvalues:\n  baby_fever_c: {number: 38, source: A guide}\n", encoding="utf-8")
    found = thresholds.thresholds.__wrapped__(own=own)
    monkeypatch.setattr("lactation.content.triage.thresholds", lambda: found)
    monkeypatch.setattr("lactation.content.marked.thresholds", lambda: found)
    assert load(HERE / "triage" / "refer.yaml")["rules"][0]["at_least"] == "38"
    content = read(HERE / "triage" / "refer.yaml", TriageContent)
    assert {card.id for card in CARDS} - set(content.spec()["cards"]) == {"fever-three-weeks"}
    assert LEVELS[0] == "usual"
