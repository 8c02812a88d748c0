"""How words are read and found: one reading for the search of the site and the filter of the claims, in both runtimes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content import HERE
from lactation.content.search import index_of, index_of_places, search_words
from lactation.core import search
from tests.compiled import compiled

TEXTS = [
    "Drinking tea, or two teas a day.",
    "Give water instead.",
    "The mother’s milk feeds the baby.",
    "Feeding at night: she fed twice.",
    "Crème brûlée; a let-down in 1.5 minutes",
    "Mastitis and massage",
]
INDEX = index_of(TEXTS)
# Every sign that looks like an apostrophe and is typed or pasted for one.
APOSTROPHES = "'’‘‛`´ʼʻʽʹˈˊˋ′‵＇՚׳ꞌ"


def found(typed):
    return [number for number, has in enumerate(search.texts_with_all(INDEX, typed, len(TEXTS))) if has]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("tea", [0]), ("TEAS", [0]), ("instead", [1]), ("feed", [2, 3]), ("feeds", [2, 3]), ("fed", [2, 3]),
        ("feeding baby", [2]), ("mothers", [2]), ("mother", [2]), ("creme BRULEE", [4]), ("brûlée", [4]),
        ("cre\u0300me", [4]), ("letdown", [4]),
        ("let-down", [4]), ("let‑down", [4]), ("down let", [4]), ("mass", [5]), ("mast", [5]), ("mas", []), ("astitis", []),
        ("tea night", []), ("", [0, 1, 2, 3, 4, 5]), ("  the ", [0, 1, 2, 3, 4, 5]), ("constructor", []), ("toString", []),
        ("5", [4]), ("?!", [0, 1, 2, 3, 4, 5]), ("Mastitis?", [5]),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_typed(typed, texts):
    assert found(typed) == texts


@pytest.mark.parametrize("sign", APOSTROPHES, ids=[f"U+{ord(sign):04X}" for sign in APOSTROPHES])
def test_apostrophes_are_alike(sign):
    assert found(f"mother{sign}s") == found("mothers") == [2]
    assert search.text_words(f"the mother{sign}s milk")[1] == ["mothers", 4, 12]


def test_every_sign_that_unicode_calls_an_apostrophe_or_prime_is_silent():
    named = [chr(code) for code in range(0x80, 0xFFFF) if "APOSTROPHE" in unicodedata.name(chr(code), "")]
    ends = {"＇", "ŉ", "ᛌ", "ꞌ", "Ꞌ"}
    assert [sign for sign in named if search.plain_letter(sign) != " " and sign not in ends and not sign.isalpha()] == []


LATIN = [chr(code) for code in range(0xC0, 0x180) if unicodedata.decomposition(chr(code))]


def test_letters_with_marks_are_read_without():
    plain = {sign: first for sign in LATIN if (first := unicodedata.normalize("NFD", sign)[0].lower()).isascii()}
    assert len(plain) > 100
    assert {sign: search.plain_letter(sign) for sign in plain} == plain


WORDS = sorted({word[0] for text in TEXTS for word in search.text_words(text)} | {"no", "the", "mas", "zzz"})


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.randoms())
def test_order_does_not_matter_and_a_word_more_never_finds_more(words, chance):
    mixed = words[:]
    chance.shuffle(mixed)
    assert found(" ".join(words)) == found(" ".join(mixed))
    assert set(found(" ".join(words))) <= set(found(" ".join(words[1:])))


@given(st.text(max_size=40))
def test_both_runtimes_read_any_text_alike(text):
    text = text.encode("utf-16", "ignore").decode("utf-16")
    if text.isascii() or all(ord(sign) < 0x10000 for sign in text):
        assert compiled().each("text_words", [[text]])[0] == search.text_words(text)


def test_both_runtimes_stem_every_word_of_the_course_alike():
    files = [path for path in HERE.rglob("*") if path.suffix in (".yaml", ".csv", ".bib")]
    words = sorted({word[0] for path in files for word in search.text_words(path.read_text(encoding="utf-8"))})
    assert len(words) > 5000
    assert compiled().each("stem_of", [[word, {}] for word in words]) == [search.stem_of(word, {}) for word in words]


def test_what_is_read_as_another_word_is_a_word_of_the_course():
    files = [path for path in HERE.rglob("*") if path.suffix in (".yaml", ".csv") and path.name != "search.yaml"]
    texts = [path.read_text(encoding="utf-8") for path in [*files, *(HERE.parent.parent / "notebooks").rglob("*.ipynb")]]
    stems = {search.stem_of(word[0], {}) for text in texts for word in search.text_words(text)}
    assert [word for word in search_words().alike if search.stem_of(word, {}) not in stems] == []


PLACES = index_of_places(
    ["Mastitis", "Tea and coffee", "Nights"],
    [0, 0, 1, 1, 1, 1, 2],
    ["Mastitis", "Rest", "Tea and coffee", "Tea", "Herbs", "“Tea makes milk” Does not hold", "Nights"],
    ["fever", "rest and milk", "", "black tea", "herb tea and milk", "no tea does", "fever at night"],
)


def pages(typed, index=PLACES):
    return [one["page"] for one in search.searched(index, typed)["pages"]]


def test_a_page_is_found_once_with_its_best_places_first():
    answer = search.searched(PLACES, "tea milk")
    assert pages("tea milk") == [1]
    assert answer["pages"][0] == {"page": 1, "places": [5, 4, 2], "more": 1}
    assert answer["stems"] == ["tea", "milk"]


@pytest.mark.parametrize(
    ("typed", "order"), [("fever", [0, 2]), ("mastitis", [0]), ("night fever", [2]), ("milk fever", [0]), ("", []), ("the", [])]
)
def test_pages_with_all_words_come_the_best_first(typed, order):
    assert pages(typed) == order


@pytest.mark.parametrize(
    ("typed", "tries"),
    [
        ("mastits", ["mastitis"]), ("cofee tea", ["coffee tea"]), ("fveer", ["fever"]), ("coffee fever", ["coffee", "fever"]),
        ("zebra", []), ("te", []), ("tea", []),
    ],
)  # fmt: skip
def test_what_finds_nothing_is_answered_with_what_might(typed, tries):
    assert search.searched(PLACES, typed)["try"] == tries


def test_both_runtimes_find_the_same():
    typed = ["tea milk", "mastits", "fever", "herbs tea", "coffee fever", "the", "cofee tea"]
    assert compiled().each("searched", [[PLACES, one] for one in typed]) == [search.searched(PLACES, one) for one in typed]


def shown(pieces):
    return "".join(f"[{one['text']}]" if one["hit"] else one["text"] for one in pieces)


@pytest.mark.parametrize(
    ("text", "stems", "around", "expected"),
    [
        ("She feeds, fed and feeding.", ["feed"], 99, "She [feeds], fed and [feeding]."),
        ("A mother’s let-down", ["mother", "letdown"], 99, "A [mother’s] [let-down]"),
        ("let-down", ["let", "letdown"], 99, "[let-down]"),
        ("one two three tea four five six", ["tea"], 6, "…three [tea] four…"),
        ("nothing here", ["tea"], 8, "nothing…"),
    ],
)
def test_hits_are_marked_in_a_line_around_the_first(text, stems, around, expected):
    assert shown(search.marked_text(text, stems, around)) == expected
    assert compiled().each("marked_text", [[text, stems, around]])[0] == search.marked_text(text, stems, around)


@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(INDEX["stems"]), max_size=3), st.integers(0, 60))
def test_marking_loses_and_doubles_no_letter(text, stems, around):
    whole = "".join(one["text"] for one in search.marked_text(text, stems, around)).strip("…")
    assert whole in text


@given(st.sampled_from(WORDS), st.lists(st.sampled_from(INDEX["stems"]), max_size=4))
def test_a_word_is_marked_by_its_stem(word, stems):
    assert bool(search.word_hits(word, stems)) == (search.stem_of(word, {}) in stems)


def test_the_line_with_most_of_the_words_is_shown():
    assert search.best_line(["milk", "tea and milk", "tea"], ["tea", "milk"]) == 1
    assert search.best_line(["none", "none"], ["tea"]) == 0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("tea", "tea", 0), ("tea", "tae", 1), ("mastits", "mastitis", 1), ("milk", "silk", 1), ("a", "abc", 2)],
)
def test_letters_apart(one, other, apart):
    assert search.letters_apart(one, other, 3) == search.letters_apart(other, one, 3) == apart
