"""People drawn from numbers: alike in both runtimes, always the same shapes, every state told apart from every other."""

import math
import random
import re
from itertools import combinations

import pytest

from lactation.content.portrait import drawn_people, portrait_content
from lactation.core.portrait import portrait_baby, portrait_between, portrait_numbers, portrait_of, portrait_said
from tests.compiled import compiled

CONTENT = portrait_content()
FACES = list(CONTENT.faces)
BABIES = ["asleep", "awake", "none", "bump"]
PLAIN = drawn_people({"mother": {"skin": 2, "head": "tail", "cloth": "#8aa68e"}, "baby": "asleep"})
# What makes a face and its posture differ to the eye, and the largest step of each that hardly shows.
HARDLY = {"brow_in": 0.3, "knit": 0.3, "lid": 0.25, "squint": 0.3, "gaze_x": 0.5, "gaze_y": 0.5, "smile": 0.3, "open": 0.15,
          "press": 0.5, "tilt": 5, "turn": 0.3, "lift": 4, "shawl": 0.5, "tear": 0.5, "shiver": 0.5,
          "right_wrist_x": 150, "right_wrist_y": 150, "baby_turn": 25, "baby_feeds": 0.5, "baby_awake": 0.5}  # fmt: skip


def drawn_of(who="mother", face="waiting", drawn=PLAIN, baby=""):
    return portrait_of(drawn["people"][who], portrait_numbers(drawn, {"who": who, "face": face, "baby": baby}))


def flat(shapes):
    """Every shape and group, in order."""
    for one in shapes:
        yield one
        yield from flat(one.get("parts", []))


def numbers_in(shapes):
    """Every number of every attribute."""
    for one in flat(shapes):
        for value in one.values():
            if isinstance(value, (int, float)):
                yield value
            elif isinstance(value, str) and not value.startswith("#"):
                yield from map(float, re.findall(r"-?\d+(?:\.\d+)?", value))


def some(seed, count):
    """Looks, casts of two and shares, drawn by chance."""
    chance = random.Random(seed)

    def one():
        colours = {name: f"#{chance.randrange(1 << 24):06x}" for name in ("cloth", "wrap")}
        choices = {"skin": CONTENT.skins, "head": CONTENT.heads, "role": CONTENT.roles}
        return colours | {name: chance.choice(list(known)) for name, known in choices.items()} | {"beard": chance.random() < 0.5}

    for _ in range(count):
        look = {"mother": one(), "baby": chance.choice(BABIES), "others": {"vera": one()}}
        cast = [{"who": who, "face": chance.choice(FACES), "baby": chance.choice(["", *BABIES])} for who in ("mother", "vera")]
        yield drawn_people(look), cast, chance.random()


def test_both_runtimes_draw_and_say_the_same():
    cases = list(some(1, 150))
    people, said, between = [], [], []
    for drawn, cast, t in cases:
        said.append([drawn, cast])
        states = [portrait_numbers(drawn, one) for one in cast]
        people += [[drawn["people"][one["who"]], state] for one, state in zip(cast, states, strict=True)]
        people.append([drawn["people"]["mother"], portrait_between(states[0], states[1], t)])
        between.append([states[0], states[1], t])
    core = compiled()
    assert core.each("portrait_of", people) == [portrait_of(*one) for one in people]
    assert core.each("portrait_said", said) == [portrait_said(*one) for one in said]
    for ours, theirs in zip([portrait_between(*one) for one in between], core.each("portrait_between", between), strict=True):
        assert theirs == pytest.approx(ours)


def test_what_is_drawn_has_always_the_same_shapes_and_finite_numbers():
    expected = [(one["id"], one["is"], sorted(one)) for one in flat(drawn_of())]
    for drawn, cast, t in some(2, 60):
        before, after = (portrait_numbers(drawn, one) for one in cast)
        for state in (before, after, portrait_between(before, after, t)):
            shapes = portrait_of(drawn["people"]["mother"], state)
            assert [(one["id"], one["is"], sorted(one)) for one in flat(shapes)] == expected
            assert all(math.isfinite(number) and abs(number) < 4000 for number in numbers_in(shapes))
            assert all(0 <= one["opacity"] <= 1 for one in flat(shapes) if "opacity" in one)


def test_every_shape_has_a_name_of_its_own():
    names = [one["id"] for one in flat(drawn_of())]
    assert len(names) == len(set(names))


def test_every_state_is_told_apart_from_every_other():
    """Three things differ to the eye between any two: two alone could be one movement of the same face."""
    for baby in BABIES:
        states = {face: portrait_numbers(PLAIN, {"who": "mother", "face": face, "baby": baby}) for face in FACES}
        alike = {
            (one, other): seen
            for one, other in combinations(FACES, 2)
            if len(seen := [name for name, step in HARDLY.items() if abs(states[one][name] - states[other][name]) > step]) < 3
        }
        assert alike == {}, baby


def test_between_two_states_begins_with_one_and_ends_with_the_other():
    before, after = (portrait_numbers(PLAIN, {"who": "mother", "face": face}) for face in ("waiting", "tearful"))
    assert portrait_between(before, after, 0) == before
    assert portrait_between(before, after, 1) == pytest.approx(after)


@pytest.mark.parametrize(
    ("look", "asked", "face", "found"),
    [
        ("asleep", "", "waiting", "asleep"),
        ("asleep", "awake", "waiting", "awake"),
        ("asleep", "", "feeding", "feeding"),
        ("asleep", "", "proud", "awake"),
        ("none", "", "feeding", "none"),
        ("bump", "", "proud", "bump"),
        ("asleep", "none", "feeding", "none"),
    ],
)
def test_a_face_may_wake_or_feed_a_baby_but_only_one_in_arms(look, asked, face, found):
    drawn = drawn_people({"mother": {"skin": 1, "head": "bun", "cloth": "#8aa68e"}, "baby": look})
    assert portrait_baby(drawn, {"who": "mother", "face": face, "baby": asked}) == found


def test_words_tell_each_face_with_and_without_a_baby():
    for baby in ("asleep", "none"):
        said = [portrait_said(PLAIN, [{"who": "mother", "face": face, "baby": baby}]) for face in FACES]
        assert len(set(said)) == len(FACES)
        assert all(one.startswith("The mother ") and "{" not in one for one in said)
        assert [("baby" in one) for one in said] == [baby == "asleep"] * len(FACES)


def test_words_name_everybody_who_is_seen():
    drawn = drawn_people(
        {
            "mother": {"skin": 1, "head": "scarf", "cloth": "#8aa68e"},
            "baby": "bump",
            "others": {"vera": {"skin": 3, "head": "grey_bun", "cloth": "#5f6f86", "role": "grandmother"}},
        }
    )
    said = portrait_said(drawn, [{"who": "mother", "face": "listening"}, {"who": "vera", "face": "closed"}])
    assert said.startswith("The mother listens")
    assert "not born yet" in said
    assert "The grandmother looks away" in said


def test_a_baby_that_is_not_there_does_not_show():
    shown = {one["id"]: one.get("opacity") for one in flat(drawn_of(baby="none"))}
    assert shown["baby"] == 0
    assert shown["feeds"] == 0
    assert {one["id"]: one.get("opacity") for one in flat(drawn_of(baby="bump"))}["belly"] == 1
