"""A feed drawn from its signs: alike in both runtimes, always the same shapes, no jumps, no scene that contradicts itself."""

import math
import random
import re

import pytest

from lactation.content.feed import feed_drawn
from lactation.core.feed_close import feed_close
from lactation.core.feed_lines import feed_colours, feed_cos, feed_number, feed_numbers, feed_sin, feed_turned
from lactation.core.feed_moment import feed_marks, feed_moment, feed_rhythm
from lactation.core.feed_said import feed_said
from lactation.core.feed_signs import (
    FEED_HIDES,
    FEED_RULES,
    FEED_VIEWS,
    feed_class,
    feed_key,
    feed_limit,
    feed_names,
    feed_seen,
    feed_settle,
    feed_whole,
)
from lactation.core.feed_strip import feed_strip
from lactation.figures.feed import VIEWS, feed_figure, feed_svg
from tests.compiled import compiled

NAMES = feed_names()
STILL = {"jaw": 0, "swallow": 0, "click": 0, "phase": "pause", "suck": -1}
LARGEST = 9.25 * 1024  # with the colours of both views
STEPS = 40
# How far a point may go, and how much a shape may fade, in one of 40 steps of one sign; units of the drawing, shares of 1.
FARTHER = {"gape": 18.0, "skin_well": 2.0, "lip": 2.0, "cheek": 2.0}  # an opening mouth frees the nose: the breast moves with it
FARTHEST = 11.0
FADES_MORE = {"gape": 0.2}
FADES = 0.13


def some(seed, count, often=0.9):
    """Signs drawn by chance, the ends and the middle more often."""
    chance = random.Random(seed)

    def value():
        return chance.choice([0, 0.5, 1, chance.random(), chance.random()])

    for _ in range(count):
        yield {name: value() for name in NAMES if chance.random() < often}


def scene_of(signs, **more):
    return {"signs": signs, "skin": 1} | more


def flat(shapes):
    for one in shapes:
        yield one
        yield from flat(one.get("parts", []))


def points(d):
    """The points of a path as drawn, in order; handles too."""
    found, x, y, letter = [], 0.0, 0.0, ""
    for part in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        letter, numbers = part[0], [float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part[1])]
        if letter in "Hh" or letter in "Vv":
            across = letter in "Hh"
            for value in numbers:
                x = value + (x if letter == "h" else 0) if across else x
                y = y if across else value + (y if letter == "v" else 0)
                found.append((x, y))
        elif letter in "MLCSQTmlcsqt":
            length = {"m": 2, "l": 2, "c": 6, "s": 4, "q": 4, "t": 2}[letter.lower()]
            for at in range(0, len(numbers), length):
                new = [(numbers[i] + (x if letter.islower() else 0), numbers[i + 1] + (y if letter.islower() else 0))
                       for i in range(at, at + length, 2)]  # fmt: skip
                found += new
                x, y = new[-1]
    return found


def number_of(one, name):
    return float(one.get(name, 1))


def apart(before, after):
    """How far the points of two shapes of one name are from each other, and how much it fades."""
    ps, qs = points(before.get("d", "")), points(after.get("d", ""))
    assert len(ps) == len(qs), before["id"]
    far = max([math.dist(p, q) for p, q in zip(ps, qs, strict=True)], default=0.0)
    for name in ("cx", "cy", "rx", "ry"):
        far = max(far, abs(number_of(before, name) - number_of(after, name)))
    return far, abs(number_of(before, "opacity") - number_of(after, "opacity"))


# ---- Lines ----


def test_sine_and_cosine_are_those_of_mathematics():
    for degrees in range(-800, 800, 7):
        assert feed_sin(degrees) == pytest.approx(math.sin(math.radians(degrees)), abs=1e-7)
        assert feed_cos(degrees) == pytest.approx(math.cos(math.radians(degrees)), abs=1e-7)
    assert feed_turned(1, 0, 90, 0, 0) == pytest.approx([0, 1], abs=1e-7)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.55, "-.6"), (10, "10"), (-3.96, "-4"), (0.96, "1")]
)
def test_a_number_is_written_to_a_tenth_and_short(value, text):
    assert feed_number(value) == text


def test_numbers_are_parted_only_where_they_would_run_together():
    assert feed_numbers([1, -2, 3.5, 0.5]) == "1-2 3.5 .5"


# ---- What can go together ----


def test_what_is_settled_keeps_the_rules_is_in_range_and_stays():
    for signs in some(1, 2000):
        settled = feed_settle(signs)
        assert all(0 <= settled[name] <= 1 for name in NAMES)
        for rule in FEED_RULES:
            over = settled[rule[0]] - feed_limit(rule, settled)
            assert over * (1 if rule[1] == "most" else -1) <= 1e-12, (rule, signs)
        assert feed_settle(settled) == settled


def test_what_goes_together_already_is_left_as_it_is():
    kept = 0
    for signs in some(2, 2000, often=0.2):
        whole = feed_whole(signs)
        sides = {"most": 1, "least": -1}
        if all((whole[rule[0]] - feed_limit(rule, whole)) * sides[rule[1]] <= 0 for rule in FEED_RULES):
            kept += 1
            assert feed_settle(signs) == whole
    assert kept > 20


def test_every_sign_can_be_well_and_in_difficulty():
    for name in NAMES:
        least = feed_settle({name: 0})
        assert feed_class(least[name]) == "difficulty", name
        assert feed_class(feed_settle({})[name]) == "well", name


# ---- The same everywhere ----


def test_both_runtimes_draw_and_say_the_same():
    words = feed_drawn()["words"]
    chance = random.Random(3)
    scenes = [
        scene_of(signs, skin=chance.randrange(4), hides=chance.sample(sorted(FEED_HIDES), chance.choice([0, 0, 1])))
        for signs in some(3, 2000)
    ]
    core = compiled()
    assert core.each("feed_settle", [[one["signs"]] for one in scenes]) == [feed_settle(one["signs"]) for one in scenes]
    moments = [[one, chance.random() * 60] for one in scenes[:600]]
    told = [feed_moment(*one) for one in moments]
    assert core.each("feed_moment", moments) == told
    shown = [[one, moment] for (one, _), moment in zip(moments, told, strict=True)]
    for view in FEED_VIEWS:
        assert core.each("feed_" + view, shown) == [VIEWS[view](*one) for one in shown]
        asked = [[one, view, words] for one in scenes[:300]]
        assert core.each("feed_said", asked) == [feed_said(*one) for one in asked]
        assert core.each("feed_seen", [one[:2] for one in asked]) == [feed_seen(*one[:2]) for one in asked]
    assert core.each("feed_key", [[one] for one in scenes[:300]]) == [feed_key(one) for one in scenes[:300]]
    assert core.each("feed_strip", [[one] for one in scenes[:100]]) == [feed_strip(one) for one in scenes[:100]]
    colours = [[one, feed_drawn()] for one in scenes[:10]]
    assert core.each("feed_colours", colours) == [feed_colours(*one) for one in colours]


def test_shapes_are_the_same_in_the_same_order_and_small():
    expected = [(one["id"], one["is"], sorted(one)) for one in flat(feed_close(scene_of({}), STILL))]
    assert len({name for name, *_ in expected}) == len(expected)
    largest = 0
    for at, drawn in enumerate(some(4, 2000)):
        signs = drawn if at % 4 == 0 else feed_settle(drawn)
        shapes = feed_close(scene_of(signs), feed_moment(scene_of(signs), at / 7))
        assert [(one["id"], one["is"], sorted(one)) for one in flat(shapes)] == expected
        if at % 10 == 0:
            svg = feed_svg(scene_of(signs), "close", at / 7)
            assert "nan" not in svg.lower()
            largest = max(largest, len(svg))
    assert largest <= LARGEST


# ---- Gradual ----


@pytest.mark.parametrize("name", [one for one in FEED_VIEWS["close"] if one not in ("sucks", "swallow", "quiet")])
def test_a_sign_moves_what_is_drawn_by_small_steps(name):
    others = [{}, *(feed_settle(signs) for signs in some(5, 6))]
    for signs in others:
        before = None
        for step in range(STEPS + 1):
            settled = feed_settle(signs | {name: step / STEPS})
            shapes = list(flat(feed_close(scene_of(settled), STILL)))
            for one, other in zip(before or shapes, shapes, strict=True):
                far, fades = apart(one, other)
                assert far <= FARTHER.get(name, FARTHEST), (name, step, one["id"], signs)
                assert fades <= FADES_MORE.get(name, FADES), (name, step, one["id"], signs)
            before = shapes


# ---- Sucking ----


def test_slow_deep_sucks_come_once_a_second_with_rests_and_shallow_ones_twice():
    slow, quick = (feed_rhythm(scene_of({"sucks": value})) for value in (1, 0))
    assert 0.8 <= slow["rate"] <= 1.1
    assert 1.8 <= quick["rate"] <= 2.2
    assert slow["depth"] > 2 * quick["depth"]
    assert slow["pause"] > 2


def test_marks_are_the_sucks_that_the_moments_show():
    for signs in some(6, 40):
        scene = scene_of(signs)
        marks = feed_marks(scene, 20)
        middle = [feed_moment(scene, mark["at"] + 0.5 / feed_rhythm(scene)["rate"]) for mark in marks]
        assert [one["suck"] for one in middle] == list(range(len(marks)))
        assert [one["jaw"] for one in middle] == pytest.approx([mark["long"] for mark in marks])
        assert [one["swallow"] > 0 for one in middle] == [mark["swallow"] for mark in marks]


def test_nobody_swallows_who_does_not_and_clicks_come_only_where_it_is_not_quiet():
    for seconds in range(60):
        moment = feed_moment(scene_of({"swallow": 0}), seconds / 3)
        assert (moment["swallow"], moment["click"]) == (0, 0)


def test_jaw_and_swallow_move_without_jumps():
    for signs in some(7, 20):
        scene = scene_of(signs)
        for at in range(400):
            one, other = (feed_moment(scene, at / 40 + more) for more in (0, 0.0125))
            assert abs(one["jaw"] - other["jaw"]) < 0.09
            assert abs(one["swallow"] - other["swallow"]) < 0.14


# ---- What is seen and said ----


def test_what_is_hidden_is_not_seen_not_said_and_unseen_in_the_key():
    words = feed_drawn()["words"]
    for what, names in FEED_HIDES.items():
        scene = scene_of(feed_settle({}), hides=[what])
        for name in names:
            assert all(name not in feed_seen(scene, view) for view in FEED_VIEWS)
            assert feed_key(scene)[name] == "unseen"
            assert all(words[f"{name}_well"] not in feed_said(scene, view, words) for view in FEED_VIEWS)
        assert words["hides_" + what] in feed_said(scene, "close", words)


def test_each_sign_is_seen_in_one_view_and_its_three_classes_are_said_differently():
    assert sorted(NAMES) == sorted(name for view in FEED_VIEWS.values() for name in view)
    words = feed_drawn()["words"]
    for name in NAMES:
        assert len({words[f"{name}_{one}"] for one in ("well", "between", "difficulty")}) == 3


def test_words_hold_no_verdict():
    verdict = re.compile(r"\b(good|well|bad|wrong|right|poor|proper|correct|should|too|shallow|effective|problem)\b", re.I)
    assert not verdict.search(" ".join(text for name, text in feed_drawn()["words"].items() if not name.startswith("hides")))


def test_a_picture_that_does_not_move_has_no_strip():
    assert feed_figure(scene_of({}), "close")["strip"]
    assert not feed_figure(scene_of({}, hides=["still"]), "close")["strip"]
    assert not feed_figure(scene_of({}), "wide")["strip"]


def test_what_is_in_the_way_is_drawn_and_nothing_else_is():
    def shown(hides):
        return {
            one["id"]
            for one in feed_close(scene_of({}, hides=hides), STILL)
            if one.get("opacity", 1) > 0 and one.get("d") != "M0 0"
        }

    usual = shown([])
    assert shown(["shawl"]) - usual == {"shawl", "shawl_folds"}
    assert shown(["arm"]) - usual == {"arm", "arm_hand", "arm_fingers"}
    lips = {one["id"]: one for one in feed_close(scene_of({}, hides=["over"]), STILL)}
    right_of_lips = max(x for x, _ in points(lips["lips"]["d"]))
    assert right_of_lips < min(x for x, _ in points(lips["areola"]["d"]))
