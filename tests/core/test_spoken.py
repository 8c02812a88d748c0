"""What is read aloud falls into sentences, in many languages' marks, and nothing of it is lost or cut in two."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.schema import words
from lactation.core.spoken import ENDS, SPACES, spoken_parts, spoken_voice
from tests.compiled import compiled

SHORT = words()["listen_short_words"]


def told(text, most=220):
    return [text[start:end] for start, end in spoken_parts(text, SHORT, most)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Milk runs down.", "It comes in waves."],
        ["She took 1.5 mL, i.e. about nothing.", "Then 85 % by four."],
        ["Ask Dr. Okoro, e.g. on Mondays.", "Wait."],
        ["Becker et al. 2016 found more.", "So did J. Smith."],
        ["“Has my milk gone?” she asks.", "“No.”", "She smiles."],
        ["Is it so?!", "(Yes.)", "Wait… no… then."],
        ["It takes 3–5 days.", "On day 3.", "Then it rises."],
        ["2. Wash your hands.", "Ask her."],
        ["¿Tiene leche?", "¡Sí!", "Claro."],
        ["هل عندي حليب؟", "نعم.", "كثير۔"],
        ["क्या दूध है?", "हाँ।", "बहुत है॥"],
        ["有奶吗？", "有。", "很多！"],
        ["ወተት አለ።", "አዎ።"],
    ],
)  # fmt: skip
def test_sentences_of_many_languages(parts):
    joined = ("" if "。" in "".join(parts) else " ").join(parts)
    assert told(joined) == parts


def test_long_sentence_is_cut_at_a_comma_and_else_at_a_space():
    assert told("one two, three four five six", 20) == ["one two,", "three four five six"]
    assert told("one two three four five", 12) == ["one two", "three four", "five"]
    assert told("a, bbbb cccc dddd", 12) == ["a, bbbb cccc", "dddd"]
    assert told("https://a.org/one-two", 16) == ["https://a.org/", "one-two"]
    assert told("x" * 7, 3) == ["xxx", "xxx", "x"]
    assert told("她说，奶很多，孩子很好", 8) == ["她说，奶很多，", "孩子很好"]


def test_what_has_no_word_is_not_read():
    assert told("… — →") == told("") == told(" \n ") == []
    assert told("7") == ["7"]


PIECES = st.sampled_from(
    [*ENDS, *"。！？,;:、“”‘’()[]«»¿¡ \u00a0\n", "1.5", "3–5", "e.g.", "Dr.", " She", " she", "milk", "奶", "दूध", "،"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(text=TEXTS, most=st.integers(5, 60))
def test_nothing_is_lost_or_too_long_and_no_number_is_cut(text, most):
    parts = spoken_parts(text, SHORT, most)
    assert compiled().each("spoken_parts", [[text, SHORT, most]]) == [parts]
    at = 0
    for start, end in [*parts, [len(text), len(text)]]:
        assert not re.search(r"\w", text[at:start])
        assert start >= at
        at = end
    for start, end in parts:
        assert 0 < end - start <= most
        assert text[start] not in SPACES
        assert text[end - 1] not in SPACES
    cuts = {end for _, end in parts} | {start for start, _ in parts}
    words_of = [found.span() for found in re.finditer(r"\d+[.–]\d+", text)]
    in_one_word = max((len(one) for one in re.split(rf"[{SPACES}]", text)), default=0)
    if in_one_word <= most:
        assert not [(start, end) for start, end in words_of for cut in cuts if start < cut < end]


VOICES = [
    {"lang": "fr-FR", "local": True, "chosen": True},
    {"lang": "en-GB", "local": False, "chosen": False},
    {"lang": "en_US", "local": True, "chosen": False},
    {"lang": "pt-BR", "local": False, "chosen": False},
]


@pytest.mark.parametrize(
    ("language", "voice"), [("en", 2), ("en-US", 2), ("en-GB", 2), ("fr", 0), ("pt-PT", 3), ("am", -1), ("e", -1)]
)
def test_voice_reads_the_page_s_language_and_needs_no_network_where_it_can(language, voice):
    assert spoken_voice(VOICES, language) == voice
    assert compiled().each("spoken_voice", [[VOICES, language], [[], language]]) == [voice, -1]
