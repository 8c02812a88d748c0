"""The claims' filter: what is chosen and typed leaves the rows that fit, in both runtimes alike."""

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation import claims_library
from lactation.content.schema import words
from lactation.core.play.filter import filter_do, filter_show, filter_start
from lactation.core.search import text_words
from tests.compiled import compiled
from tests.core.test_search import APOSTROPHES

LIBRARY = claims_library()
SPEC, WORDS = LIBRARY.spec(), words()
ROWS = [row["id"] for row in SPEC["rows"]]


def choose(of, value):
    return {"do": "choose", "of": of, "value": value}


CLEAR = {"do": "clear", "of": "", "value": ""}


def after(*events, spec=SPEC):
    state = filter_start(spec, [])
    for event in events:
        state = filter_do(spec, state, event)
    return state


def shown(*events, spec=SPEC):
    parts = filter_show(spec, after(*events, spec=spec), WORDS)["parts"]
    return [row["id"] for row in spec["rows"] if parts["row:" + row["id"]]]


def test_at_first_every_row_shows_and_there_is_nothing_to_clear():
    view = filter_show(SPEC, filter_start(SPEC, []), WORDS)
    assert shown() == ROWS
    assert view["text"]["count"] == "159 claims of 159."
    assert not view["parts"]["clear"]
    assert view["say"] == view["focus"] == ""


def shelves(*events):
    """Which folds show, and which of them the play opens or closes."""
    view = filter_show(SPEC, after(*events), WORDS)
    return {
        topic: (view["parts"][f"shelf:{n}"], view["value"].get(f"shelf:{n}")) for n, topic in enumerate(SPEC["choices"]["topic"])
    }


def test_folds_are_the_readers_until_something_is_asked():
    assert set(shelves().values()) == {(True, None)}


def test_folds_with_what_was_asked_for_open_and_the_others_go():
    found = {row["topic"] for row in SPEC["rows"] if row["verdict"] == "unsafe"}
    assert {topic for topic, told in shelves(choose("verdict", "unsafe")).items() if told == (True, True)} == found
    assert {topic for topic, told in shelves(choose("verdict", "unsafe")).items() if told == (False, False)} == set(
        shelves()
    ) - found


def test_folds_close_when_all_show_again():
    assert set(shelves(choose("verdict", "unsafe"), CLEAR).values()) == {(True, False)}


@pytest.mark.parametrize(("of", "value"), [(name, value) for name, values in SPEC["choices"].items() for value in values])
def test_a_choice_leaves_its_own(of, value):
    assert shown(choose(of, value)) == [row["id"] for row in SPEC["rows"] if row[of] == value] != []


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (choose("article", "S9"), "no such article"), (choose("verdict", "Unsafe"), "its word, not its id"),
        (choose("author", "S1"), "no such list"), (choose("article", 1), "no text"), (choose("words", None), "no text"),
        (choose("words", "a" * 81), "too long"), ({"do": "open", "of": "words", "value": "tea"}, "no such event"),
        (choose("constructor", "x"), "a name of JavaScript"),
    ],
)  # fmt: skip
def test_what_is_unknown_changes_nothing(event, why):
    assert after(choose("topic", "leaking"), event)["chosen"] == after(choose("topic", "leaking"))["chosen"], why


def test_clear_shows_all_and_goes_to_the_words():
    state = after(choose("article", "S1"), choose("words", "milk"), CLEAR)
    assert shown(choose("article", "S1"), CLEAR) == ROWS
    assert (state["focus"], state["say"], state["keep"]) == ("words", "count", [])


@pytest.mark.parametrize("sign", APOSTROPHES, ids=[f"U+{ord(sign):04X}" for sign in APOSTROPHES])
def test_every_apostrophe_finds_as_many(sign):
    assert shown(choose("words", f"mother{sign}s")) == shown(choose("words", "mothers")) == shown(choose("words", "mother"))
    assert len(shown(choose("words", f"mother{sign}s"))) > 8


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("feeds", "feeding"),
        ("feeds", "fed"),
        ("nappy", "diapers"),
        ("ABM", "abm"),
        ("massaging", "massage"),
        ("letdown", "let-down"),
    ],
)
def test_forms_of_a_word_find_the_same(typed, same):
    assert shown(choose("words", typed)) == shown(choose("words", same)) != []


def test_words_are_no_letters():
    texts = {row["id"]: f"{row['claim']} {row['teach']}".lower() for row in LIBRARY.rows}
    inside = [one for one, text in texts.items() if re.search(r"tea", text) and not re.search(r"\bteas?\b", text)]
    assert inside
    assert not set(inside) & set(shown(choose("words", "tea")))


COURSE = sorted({word[0] for row in LIBRARY.rows for word in text_words(f"{row['claim']} {row['teach']}")})
TYPED = st.lists(st.sampled_from(COURSE), min_size=1, max_size=4)


@given(TYPED, st.randoms())
def test_order_of_words_does_not_matter(typed, chance):
    mixed = typed[:]
    chance.shuffle(mixed)
    assert shown(choose("words", " ".join(typed))) == shown(choose("words", " ".join(mixed)))


@given(TYPED)
def test_a_word_more_never_finds_more(typed):
    assert set(shown(choose("words", " ".join(typed)))) <= set(shown(choose("words", " ".join(typed[1:]))))


@given(st.sampled_from(LIBRARY.rows), st.data())
def test_a_claim_is_found_by_any_of_its_words(row, data):
    words_of_it = [word[0] for word in text_words(row["claim"])]
    typed = data.draw(st.lists(st.sampled_from(words_of_it), min_size=1, max_size=4))
    assert row["id"] in shown(choose("words", " ".join(typed)))


EVENTS = st.one_of(
    st.builds(choose, st.just("words"), TYPED.map(" ".join) | st.text(max_size=12)),
    st.sampled_from([choose(name, value) for name, values in SPEC["choices"].items() for value in [*values, "", "none"]]),
    st.just(CLEAR),
)
PLAYED = """function (games) {
  return games.map(function (game) {
    var state = lactation.filter_start(game.spec, []);
    return game.events.map(function (event) {
      state = lactation.filter_do(game.spec, state, event);
      return JSON.parse(JSON.stringify(lactation.filter_show(game.spec, state, game.words))); // as it is now
    });
  });
}"""
SMALL = claims_library()
SMALL.rows = SMALL.rows[::16]


def test_random_games_are_equal_in_both_runtimes():
    games = []
    spec = SMALL.spec()

    @given(st.lists(EVENTS, min_size=1, max_size=6))
    def play(events):
        if all(ord(sign) < 0x10000 for event in events for sign in event["value"]):  # beyond, one sign counts as two
            games.append({"spec": spec, "words": WORDS, "events": events})

    play()
    assert len(games) > 30
    expected = []
    for game in games:
        state, views = filter_start(spec, []), []
        for event in game["events"]:
            state = filter_do(spec, state, event)
            views.append(copy.deepcopy(filter_show(spec, state, WORDS)))
        expected.append(views)
    assert compiled().run(PLAYED, games) == expected
