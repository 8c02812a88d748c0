"""Cues ask where they should, and both runtimes ask alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content import ContentError
from lactation.content.cues import check_cues, cue_rules, cues
from lactation.core.cues import cues_of, spoken_words
from tests.compiled import compiled

NAMES = list(cues())
RULES = cue_rules(NAMES)
ASKED = {  # a line for each cue that it asks about, and one that it leaves alone
    "closed_start": ("Does he feed well?", "How does he feed?"),
    "one_word": ("How often does he feed?", "How is his day?"),
    "why_start": ("“Why do you give water?”", "Tell me why."),
    "judge_word": ("Is that enough, do you think?", "What do you see?"),
    "order_word": ("You must rest.", "Where do you find rest?"),
    "imperative": ("Try it at night.", "How would it be to try?"),
    "should": ("He shouldn’t have that.", "What does he have?"),
    "scare_word": ("That's dangerous!", "A doctor should see it today."),
    "but": ("I see, but it is not weak.", "It looks thin, and that scares you."),
    "agree": ("Yes, it is thin.", "It looks thin to you."),
    "comfort": ("Don't worry about it.", "You worry about it."),
    "i_start": ("I’ve had that as well.", "You've had that for days."),
    "pity": ("Poor you!", "You're worn out."),
    "question_mark": ("You're tired, aren't you?”", "You're tired."),
    "no_question_mark": ("Tell me about it.", "What is it like? "),
    "long": ("one two three four five six seven eight nine ten " * 2 + "more", "One, two."),
    "no_feeling_word": ("You sit there at night.", "You're lonely at night."),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_asks_about_what_it_is_for(name):
    asked, left = ASKED[name]
    assert cues_of(asked, [name], RULES) == [name]
    assert cues_of(left, [name], RULES) == []
    assert cues_of(" … ", [name], RULES) == []


def test_cues_come_in_the_order_asked_for():
    assert cues_of("Why should he?", ["should", "why_start", "but"], RULES) == ["should", "why_start"]


def test_a_word_inside_another_is_none():
    assert spoken_words("But—“Butter”, he’s (3)!") == ["but", "butter", "he's", "3"]
    assert cues_of("Butter and shoulders.", ["but", "should"], RULES) == []


def test_an_unknown_cue_is_named():
    with pytest.raises(ContentError, match=r"case: found the cue 'perhaps', expected one of closed_start"):
        check_cues("case", ["but", "perhaps"])


@given(
    st.lists(
        st.text(alphabet="aw? .’'\"”hybutI\nй", max_size=30) | st.sampled_from([one for pair in ASKED.values() for one in pair])
    )
)
def test_both_runtimes_ask_alike(lines):
    found = compiled().each("cues_of", [[line, NAMES, RULES] for line in lines])
    assert found == [cues_of(line, NAMES, RULES) for line in lines]
