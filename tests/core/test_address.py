"""Addresses: there and back in both runtimes, short enough, and hostile ones refused with a reason."""

import random
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.address import (
    ADDRESS_LETTERS,
    ADDRESS_LONGEST,
    address_fits,
    address_hash,
    address_is_of,
    address_pack,
    address_read,
    address_take,
    address_unpack,
    address_write,
)
from lactation.core.address_state import (
    address_explorer_numbers,
    address_explorer_read,
    address_explorer_shape,
    address_scene_numbers,
    address_scene_read,
    address_story_numbers,
    address_story_read,
    address_talk_numbers,
)
from lactation.core.controls import check_controls
from tests.addresses import NAMES, ROOM, read_back, some_state, there_and_back, things, written
from tests.compiled import compiled

FEW = 600  # states in a run of the tests; `python -m tests.addresses 10000` plays ten thousand
TOO_MUCH_WITH_TWO = {
    "explore-planner",
    "explore-relactation",
    "explore-simulator",
}  # two mothers with every list full and different
A_DAY = [[24 * (i + part) / 11, kind] for i in range(11) for part, kind in ((0.5, "feed"), (0.9, "express"))][:16]
EXPLORERS = [thing for thing in things() if thing.kind == "explorer"]
SLIDER = [
    {"name": "a", "kind": "slider", "min": 0.3, "max": 1, "step": 0.05},
    {"name": "b", "kind": "choice", "options": ["x", "y", "z"]},
]
A_LINK = address_write("explore-x", ["explorer"], address_explorer_numbers(SLIDER, {"a": 0.65, "b": 2}, {"a": 1}))
HOSTILE = (
    "<script>alert(1)</script>", "~1<img src=x onerror=alert(1)>", "%3Cscript%3E", "~%00%ff", "javascript:alert(1)", "__proto__",
    "constructor", "~1__proto__constructorAAAA", "~", "~1", "~1AAAA", "~" * 5000, "~1" + "A" * 100000, "", "explore-supply",
    "\u202e~1", "\ud800", "~1🍼🍼🍼🍼🍼🍼🍼🍼",
    "article=S1&words=tea", A_LINK[:-1], A_LINK[1:], A_LINK.lower(), A_LINK + "AAAA", A_LINK[:9],
)  # fmt: skip


# ---- There and back


def test_random_states_come_back_the_same_from_both_runtimes():
    assert [told for told in there_and_back(FEW, seed=1) if told[2]] == []


@given(st.lists(st.integers(2, 2**31).flatmap(lambda radix: st.tuples(st.integers(0, radix - 1), st.just(radix))), max_size=40))
def test_any_numbers_come_back(numbers):
    limbs = address_unpack(address_pack([[*one] for one in numbers]))
    assert [address_take(limbs, radix) for _, radix in numbers] == [value for value, _ in numbers]
    assert limbs == []


def test_settings_that_lie_on_no_step_come_back_as_near_as_they_are_shown():
    thing = next(one for one in EXPLORERS if one.id == "explore-simulator")
    state = some_state(random.Random(2), thing) | {"other": None}
    state["settings"] |= {
        "a_attachment": 0.7342198,
        "b_cup_ml": 333.3333333,
        "first_day": 1.75,
        "a_day": A_DAY,
        "b_day": [[1.2345678, "cup"]],
    }
    text = written(thing, state)
    back = read_back(thing, text)["settings"]
    assert [back["a_attachment"], back["b_cup_ml"], back["first_day"]] == pytest.approx([0.7342198, 333.3333333, 1.75], abs=1e-6)
    assert [hour for hour, _ in back["a_day"]] == pytest.approx([hour for hour, _ in A_DAY], abs=1e-9)
    assert back["b_day"] == [[1.235, "cup"]]
    assert written(thing, state | {"settings": back}) == text


def test_typed_rows_keep_their_decimals():
    rows = [
        {
            "name": "w",
            "kind": "pairs",
            "most": 3,
            "columns": [{"name": "d", "min": 0, "max": 84}, {"name": "k", "min": 1, "max": 10}],
        }
    ]
    typed = [[0.5, 3.125], [7, 3.18], [84, 10]]
    assert address_explorer_read(rows, address_pack(address_explorer_numbers(rows, {"w": typed}, None)))["settings"]["w"] == typed


@pytest.mark.parametrize("name", NAMES)
def test_name_of_a_group_comes_back_from_both_runtimes(name):
    bet = {"group": name, "option": "b", "number": 0.125, "sure": 3}
    body = address_pack(address_story_numbers(["a", "b"], bet))
    assert address_story_read(["a", "b"], body) == bet == compiled().each("address_story_read", [[["a", "b"], body]])[0]


# ---- How long they are


def bits(numbers):
    """How much numbers tell at most."""
    return sum(log2(radix) for _, radix in numbers)


def fullest(control):
    """A setting that takes most of an address: a full list, told in quarters of an hour or in the steps of its columns."""
    kind, most = control.get("kind", "slider"), control.get("most", 0)
    if kind == "clock":
        return [23.75] * most
    if kind == "day":
        return [[23.75, [*control["kinds"]][-1]]] * most
    if kind == "cards":
        return [control["cards"][-1]["name"]] * most
    if kind == "pairs":
        return [
            [0.5 if column["step"] < 1 else 1, 1.01 if control["columns"][1]["step"] < 1 else 1]
            for column in [control["columns"][0]] * most
        ]
    return control.get("min", 0) if kind == "slider" else 0


@pytest.mark.parametrize("thing", EXPLORERS, ids=[thing.id for thing in EXPLORERS])
def test_whatever_a_hand_can_set_fits_into_three_hundred_letters(thing):
    full = {control["name"]: fullest(control) for control in thing.spec}
    alone, both = (12 + bits(address_explorer_numbers(thing.spec, full, other)) / 6 for other in (None, full))
    assert alone <= ROOM - 1
    assert both <= ROOM - 1 or thing.id in TOO_MUCH_WITH_TWO


@pytest.mark.parametrize("thing", [one for one in things() if one.kind == "talk"], ids=lambda thing: thing.id)
def test_talk_of_sixty_replies_fits(thing):
    replies = [thing.spec["talk"]["replies"][-1]["id"]] * 60
    assert 12 + bits(address_talk_numbers(thing.spec, 100000, replies, {})) / 6 <= ROOM - 1


@pytest.mark.parametrize("name", ["W" * 40, "第" * 20 + "a" * 20, "🍼" * 20, "a" * 38 + "🍼"])
def test_bet_of_the_longest_name_fits(name):
    bet = {"group": name, "option": "a", "number": 99999.123456, "sure": 3}
    assert 12 + bits(address_story_numbers(["a", "b", "c", "d"], bet)) / 6 <= ROOM - 1


def test_letters_are_such_as_no_messenger_rewrites_and_the_last_ends_no_sentence():
    found = [text for _, text, _ in there_and_back(100, seed=3)]
    assert {letter for text in found for letter in text} <= {*ADDRESS_LETTERS, "~"}
    assert all(text[0] == "~" and text[-1].isalnum() for text in found)


# ---- Damaged, of another version, hostile


@pytest.mark.parametrize("given_text", HOSTILE)
def test_what_is_no_whole_address_says_so_in_both_runtimes(given_text):
    problem = address_read(given_text)["problem"]
    assert problem in ("none", "cut")
    if "\ud800" not in given_text:
        assert compiled().each("address_read", [[given_text]])[0]["problem"] == problem


def test_every_single_mistake_is_found():
    for place in range(2, len(A_LINK)):
        other = "B" if A_LINK[place] != "B" else "C"
        assert address_read(A_LINK[:place] + other + A_LINK[place + 1 :])["problem"] == "cut"
        assert address_read(A_LINK[:place] + A_LINK[place + 1 :])["problem"] == "cut"


HUNG_ON = (
    *".)>…”*~", "?fbclid=IwAR0-x", "&utm_source=wa", "/", "\n> quoted", " and more words", ".Thanks", "...", "%zz", "#~1AbC",
    A_LINK,
)  # fmt: skip
UNSEEN = ("\u200b", "\u2060", "\u00ad", "\u202e", "\ufeff", "\n", "\r\n", " ", "\u00a0", "\u200f")


@pytest.mark.parametrize("hung_on", HUNG_ON)
def test_what_a_messenger_hangs_on_is_left_out(hung_on):
    assert address_read(A_LINK + hung_on) == address_read(A_LINK) == compiled().each("address_read", [[A_LINK + hung_on]])[0]


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_what_nobody_sees_is_left_out_before_and_in_between(unseen):
    for text in (unseen + A_LINK, "#" + unseen + A_LINK, *(A_LINK[:n] + unseen + A_LINK[n:] for n in range(1, len(A_LINK)))):
        assert address_read(text) == address_read(A_LINK), text
    middle = A_LINK[:9] + unseen + A_LINK[9:]
    assert compiled().each("address_read", [[middle]])[0] == address_read(A_LINK)


def test_scene_says_no_more_than_was_picked():
    choices = ["a", "b", "constructor"]
    body = address_pack(address_scene_numbers(choices, ["constructor", "a"], [-1, 0.25]))
    assert address_scene_read(choices, 2, body) == {"picked": ["constructor", "a"], "moved": [-1, 0.25]}
    with pytest.raises(ValueError, match="rest"):
        address_scene_read(choices, 1, body)


def test_address_of_a_newer_course_says_so():
    text = "~2whatever"
    assert address_read(text + address_hash([text], 4, 62))["problem"] == "newer"


@pytest.mark.parametrize(
    "change",
    [{"max": 2}, {"step": 0.1}, {"name": "c"}, {"kind": "choice", "options": ["x", "z", "y"]}, {"kind": "switch"}],
)
def test_address_fits_only_the_controls_it_was_written_for(change):
    text = address_write("explore-x", address_explorer_shape(SLIDER), [])
    found = address_read(text)
    assert address_fits(found, address_explorer_shape(SLIDER))
    assert not address_fits(found, address_explorer_shape([SLIDER[0] | change, SLIDER[1]]))


def test_things_of_the_course_are_told_apart():
    ids = [thing.id for thing in things()]
    for thing in things():
        found = address_read(address_write(thing.id, ["x"], []))
        assert [one for one in ids if address_is_of(found, one)] == [thing.id]


@given(st.lists(st.sampled_from(ADDRESS_LETTERS), max_size=60).map("".join), st.integers(0, len(EXPLORERS) - 1))
def test_well_made_address_with_any_body_is_settings_that_are_checked_or_refused(body, number):
    controls = EXPLORERS[number].spec
    try:
        found = address_explorer_read(controls, body)
    except ValueError:
        return
    assert [*found["settings"]] == [control["name"] for control in controls]
    try:
        check_controls(found["settings"], controls, [])
    except ValueError as refused:
        assert ": found " in str(refused)


def test_hostile_bodies_are_refused_alike_in_both_runtimes():
    rng = random.Random(4)
    bodies = ["".join(rng.choices(ADDRESS_LETTERS, k=rng.randint(0, 30))) for _ in range(150)] + ["é", "<b>", "\x00", "__proto__"]
    options = ["a", "b", "c"]
    for body, told in zip(bodies, compiled().tried("address_story_read", [[options, body] for body in bodies]), strict=True):
        try:
            assert told == {"gives": address_story_read(options, body)}
        except ValueError as refused:
            assert told == {"refuses": str(refused)}


def test_longest_address_is_refused_before_it_is_read():
    assert address_read("~1" + "A" * ADDRESS_LONGEST)["problem"] == "cut"
