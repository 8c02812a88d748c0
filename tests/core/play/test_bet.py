"""Bets and the scoreboard: hidden until the run and closed with it, counted as the page says, and given back by the record."""

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.content.schema import words
from lactation.core.play.bet import bet_do, bet_points, bet_show, bet_start
from lactation.core.play.scoreboard import scoreboard_do, scoreboard_show, scoreboard_start
from tests.compiled import compiled

WORDS = words()
KEY, RUN, OTHER = "sim-nights/bets", "sim-nights/predict", "sim-twins/bets"
SPEC = {
    "items": [KEY], "item": KEY, "run": RUN, "best": "less", "options": ["same", "less", "half"],
    "titles": {"same": "The same.", "less": "A fifth less.", "half": "Half."},
    "readout": {"name": "milk_ml", "unit": "mL", "form": "0"},
}  # fmt: skip
BOARD = {"items": [KEY, OTHER], "titles": {KEY: "No feeds at night", OTHER: "Twins"}}
SEEN = {"milk_ml": 536.6, "weight_kg": 4.05}
HOSTILE = [
    "{option}",
    "{group}",
    "<b>x</b>",
    "$&",
    "$1",
    "__proto__",
    "toString",
    "7",
    "Ölçek",
    "ΣΑΣ",
    "\u202eabc",
    "a\\b",
    "'\"",
    "∞",
]


def play(*events, kept=(), spec=SPEC):
    """The state after events such as ``("group", "Blue")``, and the record after them."""
    state, kept = bet_start(spec, list(kept)), list(kept)
    for name, *value in events:
        of = RUN if name == "run" else ""
        state = bet_do(spec, state, {"do": name, "of": of, "value": value[0] if value else ""})
        kept += state["keep"]
    return state, kept


def look(state):
    return bet_show(SPEC, state, WORDS)


def bet(group, option="less", number="537", sure="1"):
    return [("group", group), ("option", option), ("number", number), ("sure", sure), ("place",)]


def listed(state):
    return look(state)["rows"]["list"]


def board(*kept):
    return scoreboard_show(BOARD, scoreboard_start(BOARD, list(kept)), WORDS)


def test_a_bet_is_kept_with_its_option_by_id():
    state, kept = play(*bet(" Blue ", "same", "600", "3"))
    assert kept == [{"kind": "bet", "item": KEY, "group": "Blue", "option": "same", "number": 600, "sure": 3, "attempt": 1}]
    assert look(state)["rows"]["names"] == [{"group": "Blue"}]
    assert look(state)["text"]["told"] == "Blue: the bet is placed and hidden."


def test_before_uncovering_nothing_of_a_bet_shows_but_the_name():
    for events in ([], [("run", SEEN)]):
        view = look(play(*bet("Blue", "half", "612", "2"), *events)[0])
        assert view["rows"] == {"names": [{"group": "Blue"}], "list": []}
        assert not view["parts"]["result"]
        assert "612" not in json.dumps(view), "the number"
        assert view["value"] == {"group": "", "option": "", "number": "", "sure": "1"}, "the next group reads nothing"


def test_the_run_comes_first_then_the_bets():
    state, kept = play(*bet("Blue"), ("run", SEEN))
    assert kept[-1] == {"kind": "run", "item": KEY, "number": 537}
    assert (look(state)["parts"]["uncover"], look(state)["focus"]) == (True, "uncover")
    state, kept = play(("uncover",), kept=kept)
    assert kept[-1] == {"kind": "uncover", "item": KEY, "number": 537, "option": "less"}
    assert look(state)["text"]["model"] == "The model has 537 mL."
    assert look(state)["focus"] == "result"


def test_uncovered_bets_come_nearest_first_with_their_points():
    events = [*bet("Far", "less", "700", "2"), *bet("Near", "same", "530", "3"), *bet("Middle", "less", "560,5", "1")]
    rows = listed(play(*events, ("run", SEEN), ("uncover",))[0])
    assert [(row["group"], row["points"], row["gap"]) for row in rows] == [
        ("Near", "−2", "7 mL away"), ("Middle", "+1", "24 mL away"), ("Far", "+2", "163 mL away"),
    ]  # fmt: skip
    assert [(row["option"], row["right"], row["sure"]) for row in rows][:1] == [("The same.", WORDS["not_quite"], "very sure")]


def test_equally_near_groups_share_the_point():
    rows = listed(play(*bet("Below", number="536"), *bet("Above", number="538"), ("run", SEEN), ("uncover",))[0])
    assert [row["points"] for row in rows] == ["+1.5", "+1.5"]


@pytest.mark.parametrize(
    ("number", "read"), [("٥٣٧", 537), ("५३७", 537), ("53７", 537), (" 536,5 ", 536.5), ("0", 0), ("٣٫٥", 3.5)]
)
def test_numbers_in_the_digits_of_all_scripts_are_read(number, read):
    assert play(*bet("Blue", number=number))[1][0]["number"] == read


@pytest.mark.parametrize(
    "number", ["7OO", "700-800", "-5", "−5", "1 050", "5e2", "0x3", "700 mL", "NaN", "Infinity", "999999999", "1.2.3", "½"]
)
def test_what_is_no_number_is_refused_with_what_was_found(number):
    state, kept = play(*bet("Blue", number=number))
    assert kept == []
    view = look(state)
    assert view["text"]["problem"] == f"This is not one number: “{number}”. Write it in digits, such as 450."
    assert (view["focus"], view["say"], view["parts"]["problem"]) == ("number", "problem", True)
    state, kept = play(*bet("Blue", number=number), ("number", "450"))
    assert not look(state)["parts"]["problem"], "an error clears when it is mended"


@pytest.mark.parametrize(("events", "missing", "focus"), [
    ([], "the name of the group, an answer, a number", "group"),
    ([("group", "  "), ("option", "less"), ("number", "5")], "the name of the group", "group"),
    ([("group", "Blue"), ("number", "5")], "an answer", "option"),
    ([("group", "Blue"), ("option", "less")], "a number", "number"),
    ([("option", "less")], "the name of the group, a number", "group"),
])  # fmt: skip
def test_what_is_missing_is_said_exactly(events, missing, focus):
    state, kept = play(*events, ("place",))
    assert (kept, look(state)["text"]["problem"], look(state)["focus"]) == ([], f"Still missing: {missing}.", focus)


def test_a_missing_thing_is_no_longer_missing_once_it_is_there():
    state, _ = play(("place",), ("group", "Blue"))
    assert look(state)["text"]["problem"] == "Still missing: an answer, a number."
    assert not look(play(("place",), *bet("Blue"))[0])["parts"]["problem"]


@pytest.mark.parametrize("again", ["Blue", "blue", " BLUE "])
def test_a_second_bet_of_a_group_replaces_its_first_and_says_so(again):
    state, kept = play(*bet("Blue", number="100"), *bet("Red"), *bet(again, number="200"))
    assert [one["number"] for one in state["bets"]] == [200, 537]
    assert kept[-1]["attempt"] == 2
    assert look(state)["text"]["told"] == f"{again.strip()}: the new bet is hidden, and takes the place of the first."


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is(name):
    state, kept = play(*bet(name), *bet("Blue", number="1"), ("run", SEEN), ("uncover",))
    assert listed(state)[0]["group"] == name
    assert listed(state)[0]["option"] == "A fifth less."
    assert board(*kept)["rows"]["groups"][0]["group"] == name


def test_a_run_without_bets_closes_only_while_it_is_in_sight():
    state, kept = play(("run", SEEN))
    assert (look(state)["off"], look(state)["text"]["place"], kept) == ({"place": True}, WORDS["bets_in_sight"], [])
    state, kept = play(("run", SEEN), ("run", None), *bet("Blue"))
    assert len(kept) == 1 and not look(state)["off"]["place"]


def test_a_closed_form_asks_for_nothing():
    state, _ = play(("place",), ("run", SEEN))
    assert not look(state)["parts"]["problem"] and not look(state)["parts"]["entry"]


def test_another_storys_run_is_none_of_its_business():
    state = bet_do(SPEC, play(*bet("Blue"))[0], {"do": "run", "of": "sim-twins/predict", "value": SEEN})
    assert state["keep"] == [] and not look(state)["off"]["place"]


def test_clearing_asks_back():
    state, kept = play(*bet("Blue"), ("clear",))
    assert len(kept) == 1 and look(state)["parts"]["asking"] and look(state)["focus"] == "no"
    assert play(("clear",), ("no",), kept=kept)[1] == kept
    state, kept = play(("clear",), ("yes",), kept=kept)
    assert (kept[-1], state["bets"]) == ({"kind": "clear", "item": KEY}, [])
    assert play(("clear",), ("yes",))[1] == [], "nothing to clear"


def test_the_board_adds_up_the_stories_and_sorts_the_groups():
    _, kept = play(*bet("Blue", "same", "537", "3"), *bet("Red", "less", "1", "2"), ("run", SEEN), ("uncover",))
    twins = SPEC | {"items": [OTHER], "item": OTHER}
    _, kept = play(
        *bet("blue", "half", "1", "3"), *bet("Green", "less", "537", "1"), ("run", SEEN), ("uncover",), kept=kept, spec=twins
    )
    view = board(*kept)
    assert [(row["group"], row["points"]) for row in view["rows"]["groups"]] == [("Red", "+2"), ("Green", "+2"), ("Blue", "−5")]
    assert [(row["plus"], row["minus"]) for row in view["rows"]["groups"]] == [(40, 0), (40, 0), (0, 100)]
    assert view["text"]["count"] == "After 2 stories"


def test_a_new_workshop_asks_back_and_waits_for_bets_that_are_not_uncovered():
    _, kept = play(*bet("Blue"), ("run", SEEN))
    state = scoreboard_do(BOARD, scoreboard_start(BOARD, kept), {"do": "new", "of": "", "value": ""})
    view = scoreboard_show(BOARD, state, WORDS)
    assert (view["parts"]["asking"], view["parts"]["refused"]) == (False, True)
    assert view["text"]["refused"] == "First uncover the bets on “No feeds at night”."
    state = scoreboard_do(BOARD, state, {"do": "yes", "of": "", "value": ""})
    assert state["keep"] == [], "not by another way either"
    _, kept = play(("uncover",), kept=kept)
    state = scoreboard_start(BOARD, kept)
    for name in ("new", "yes"):
        assert state["keep"] == []
        state = scoreboard_do(BOARD, state, {"do": name, "of": "", "value": ""})
    assert state["keep"] == [{"kind": "clear", "item": KEY}]
    assert board(*kept, *state["keep"])["rows"]["groups"] == []
    assert len(play(*bet("Red"), kept=[*kept, *state["keep"]])[0]["bets"]) == 1, "a new workshop bets anew"


@pytest.mark.parametrize("damage", [
    None, 3, {}, {"kind": "bet"}, {"kind": "bet", "item": KEY},
    {"kind": "bet", "item": KEY, "group": 3, "option": "less", "number": 5, "sure": 1},
    {"kind": "bet", "item": KEY, "group": "B", "option": "less", "number": "5", "sure": 1},
    {"kind": "bet", "item": KEY, "group": "B", "option": "less", "number": -5, "sure": 1},
    {"kind": "bet", "item": KEY, "group": "B", "option": "less", "number": 5, "sure": 4},
    {"kind": "bet", "item": KEY, "group": "B", "option": "less", "number": 5, "sure": True},
    {"kind": "bet", "item": KEY, "group": " ", "option": "less", "number": 5, "sure": 1},
    {"kind": "run", "item": KEY}, {"kind": "run", "item": KEY, "number": "many"},
    {"kind": "uncover", "item": KEY, "number": 5}, {"kind": "uncover", "item": KEY, "option": "less"},
])  # fmt: skip
def test_what_cannot_be_in_the_record_changes_nothing(damage):
    _, kept = play(*bet("Blue"))
    assert look(play(kept=[damage, *kept, damage])[0]) == look(play(kept=kept)[0])


# ---- Whole games ----

NAMES = st.one_of(
    st.sampled_from(["Blue", "blue", "Red", *HOSTILE]), st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)
)
NUMBERS = st.sampled_from(["1", "536", "538", "5oo", "٥٣٧", ""])
RUNS = st.sampled_from([None, {}, 3, {"milk_ml": 0.4}, {"milk_ml": 536.6}, {"milk_ml": 1e9}]).map(lambda seen: [("run", seen)])
SINGLE = st.sampled_from(["place", "clear", "yes", "no", "uncover", "unknown"]).map(lambda name: [(name,)])
TYPED = st.tuples(st.sampled_from(["group", "number", "option", "sure"]), st.sampled_from(["less", "2", "Blue", 1, None]))
EVENTS = st.lists(
    st.one_of(
        st.builds(bet, NAMES, st.sampled_from(["same", "less", "half"]), NUMBERS, st.sampled_from("123")),
        RUNS,
        SINGLE,
        TYPED.map(lambda one: [one]),
    ),
    max_size=10,
).map(lambda many: [event for few in many for event in few])


@given(EVENTS, EVENTS)
def test_after_the_run_nothing_is_placed_changed_or_cleared(before, after):
    state, kept = play(*before, *bet("Blue"), ("run", SEEN))
    if state["model"] is None:  # nobody had bet: the run was in sight all along
        return
    bets = json.dumps(state["bets"])
    state, later = play(*after, kept=kept)
    assert json.dumps(state["bets"]) == bets
    assert {event["kind"] for event in later[len(kept) :]} <= {"uncover"}


@given(EVENTS)
def test_the_record_gives_back_what_was_seen(events):
    state, kept = play(*events)
    restored = play(kept=kept)[0]
    for name in ("bets", "model", "right", "uncovered"):
        assert restored[name] == state[name], name
    if restored["shown"] == state["shown"]:
        assert look(restored)["rows"] == look(state)["rows"]


@given(
    st.lists(st.tuples(st.sampled_from(["same", "less"]), st.integers(0, 20), st.integers(1, 3)), min_size=1, max_size=9),
    st.integers(0, 20),
)
def test_points_are_those_of_the_sentence(made, model):
    bets = [{"option": option, "number": number, "sure": sure} for option, number, sure in made]
    points = bet_points(bets, model, "less")
    assert sum(points) == pytest.approx(1 + sum(sure if option == "less" else -sure for option, _, sure in made))
    nearest = min(abs(number - model) for _, number, _ in made)
    extra = [got - (sure if option == "less" else -sure) for got, (option, _, sure) in zip(points, made, strict=True)]
    for got, (_, number, _) in zip(extra, made, strict=True):
        assert (got > 0) == (abs(number - model) == nearest)
    assert len({round(got, 9) for got in extra if got > 0}) == 1, "shared alike"


@given(EVENTS)
def test_the_board_counts_uncovered_bets_alone_and_ranks_them(events):
    state, kept = play(*events)
    rows = board(*kept)["rows"]["groups"]
    assert len(rows) == (len(state["bets"]) if state["uncovered"] else 0)
    totals = [row["plus"] - row["minus"] for row in rows]
    assert totals == sorted(totals, reverse=True)
    assert all(0 <= row[side] <= 100 for row in rows for side in ("plus", "minus"))


GAMES = """given => given.games.map(events => {
  let state = lactation.bet_start(given.spec, []), kept = [];
  const views = [];
  for (const event of events) {
    state = lactation.bet_do(given.spec, state, event);
    kept = kept.concat(JSON.parse(JSON.stringify(state.keep)));
    views.push(JSON.parse(JSON.stringify(lactation.bet_show(given.spec, state, given.words))));
    const board = lactation.scoreboard_start(given.board, kept);
    views.push(JSON.parse(JSON.stringify(lactation.scoreboard_show(given.board, board, given.words))));
  }
  return [views, kept];
})"""


def viewed(events):
    state, kept, views = bet_start(SPEC, []), [], []
    for event in events:
        state = bet_do(SPEC, state, event)
        kept += json.loads(json.dumps(state["keep"]))
        views += [json.loads(json.dumps(bet_show(SPEC, state, WORDS))), board(*kept)]
    return [views, kept]


@given(st.lists(EVENTS, min_size=20, max_size=20))
def test_both_runtimes_play_alike(games):
    made = [
        [{"do": name, "of": RUN if name == "run" else "", "value": value[0] if value else ""} for name, *value in game]
        for game in games
    ]
    found = compiled().run(GAMES, {"games": made, "spec": SPEC, "board": BOARD, "words": WORDS})
    for game, there in zip(made, found, strict=True):
        assert there == viewed(game), game
