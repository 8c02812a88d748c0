"""Mother and baby of a drawn feed: three holds, always the same shapes, no jumps; the places one drags, and what they mean."""

import math
import random

import pytest

from lactation.content.feed import feed_drawn
from lactation.core.feed_moment import feed_moment
from lactation.core.feed_said import feed_said
from lactation.core.feed_signs import FEED_HOLDS, FEED_VIEWS, feed_settle, feed_whole
from lactation.core.feed_wide import FEED_HANDLES, feed_moved, feed_places, feed_wide
from lactation.figures.feed import feed_svg
from tests.compiled import compiled
from tests.core.test_feed import FADES, STEPS, STILL, apart, flat, scene_of, some

HEADS = ("bun", "braid", "scarf", "short")
LARGEST = 14 * 1024
FARTHEST = 6.0  # of any point, handles of curves too, in one of 40 steps of one sign; units of the drawing
SEEN = 6.0  # how far what a sign is known by goes at least, from 0 to 1
SIGNS = [*FEED_VIEWS["wide"], "fingers"]
# What each sign is known by.
KNOWN_BY = {"ease": "head", "looks": "lashes", "calm": "baby_leg", "line": "baby_trunk", "close": "breast", "support": "arm",
            "facing": "baby_arm", "fingers": "holds"}  # fmt: skip


def wides(seed, count):
    """Scenes drawn by chance: all holds, looks, marks, rings, before the breast and at it."""
    chance = random.Random(seed)
    for signs in some(seed, count):
        more = {"hold": chance.choice(FEED_HOLDS), "marks": chance.random() < 0.5, "look": {"head": chance.choice(HEADS)}}
        ring = chance.choice(["", *FEED_VIEWS["wide"], "gape"])
        put = {"aim": chance.uniform(-1.5, 1.5), "on": chance.choice([0, 1, chance.random()])} if chance.random() < 0.5 else {}
        more["hides"] = chance.sample(["shawl", "arm", "over", "still"], chance.choice([0, 0, 1]))
        yield scene_of(feed_settle(signs | put), ring=ring, skin=chance.randrange(4), **more)


def listed(scene):
    return [(one["id"], one["is"], sorted(one)) for one in flat(feed_wide(scene, STILL))]


def test_both_runtimes_draw_place_and_move_the_same():
    scenes = list(wides(1, 40))
    core = compiled()
    shown = [[one, feed_moment(one, at / 3)] for at, one in enumerate(scenes)]
    assert core.each("feed_wide", shown) == [feed_wide(*one) for one in shown]
    for ours, theirs in zip(map(feed_places, scenes), core.each("feed_places", [[one] for one in scenes]), strict=True):
        for name in FEED_HANDLES:
            assert theirs[name] == pytest.approx(ours[name])
    chance = random.Random(2)
    drags = [[one, chance.choice(list(FEED_HANDLES)), chance.uniform(-50, 400), chance.uniform(-50, 400)] for one in scenes[:8]]
    for ours, theirs in zip([feed_moved(*one) for one in drags], core.each("feed_moved", drags), strict=True):
        assert theirs == pytest.approx(ours)


def test_shapes_are_the_same_in_the_same_order_and_small_in_every_hold():
    expected = listed(scene_of({}))
    assert len({name for name, *_ in expected}) == len(expected)
    largest = 0
    for at, scene in enumerate(wides(3, 120)):
        assert listed(scene) == expected
        if at % 5 == 0:
            svg = feed_svg(scene, "wide", at / 7)
            assert "nan" not in svg.lower()
            largest = max(largest, len(svg))
    assert largest <= LARGEST


@pytest.mark.parametrize("hold", FEED_HOLDS)
def test_a_sign_moves_what_is_drawn_by_small_steps(hold):
    """All 40 steps from where all goes well, and some steps from elsewhere."""
    for name, low in [(one, 0) for one in (*SIGNS, "gape", "on")] + [("aim", -1)]:
        for signs in [{}, {"on": 0, "gape": 0.5}, *(feed_settle(signs) for signs in some(4, 1))]:
            drawn = {}
            for step in range(0, STEPS, 9 if signs else 1):
                for at in (step, step + 1):
                    settled = feed_settle(signs | {name: low + (1 - low) * at / STEPS})
                    drawn[at] = drawn.get(at) or list(flat(feed_wide(scene_of(settled, hold=hold), STILL)))
                for one, other in zip(drawn[step], drawn[step + 1], strict=True):
                    if one == other:
                        continue
                    far, fades = apart(one, other)
                    assert far <= FARTHEST, (name, step, one["id"], signs)
                    assert fades <= FADES, (name, step, one["id"], signs)


@pytest.mark.parametrize("hold", FEED_HOLDS)
def test_each_sign_shows_where_one_looks_for_it(hold):
    for name in SIGNS:
        drawn = [feed_wide(scene_of({name: value}, hold=hold), STILL) for value in (1, 0)]
        well, not_so = ({one["id"]: one for one in flat(shapes)} for shapes in drawn)
        one, other = well[KNOWN_BY[name]], not_so[KNOWN_BY[name]]
        moved = one["transform"] != other["transform"] if "transform" in one else apart(one, other)[0] > SEEN
        assert moved, name


def test_marks_and_the_ring_show_only_where_they_are_asked_for():
    def shown(**more):
        found = {one["id"]: one for one in flat(feed_wide(scene_of({}, **more), STILL))}
        return found["marks"]["opacity"], found["ring"]["opacity"]

    assert shown() == (0, 0)
    assert shown(marks=True) == (1, 0)
    assert shown(ring="gape") == (0, 0)  # not a sign of this view
    for name in FEED_VIEWS["wide"]:
        assert shown(ring=name) == (0, 1)


@pytest.mark.parametrize("hold", FEED_HOLDS)
def test_what_is_in_the_way_lies_in_the_way(hold):
    def drawn(*hides):
        return {one["id"]: one for one in flat(feed_wide(scene_of({}, hold=hold, hides=list(hides)), STILL))}

    free, shawl, arm, over = drawn(), drawn("shawl"), drawn("arm"), drawn("over")
    assert (free["shawl"]["opacity"], shawl["shawl"]["opacity"]) == (0, 1)
    assert apart(free["baby_hand"], arm["baby_hand"])[0] > SEEN
    assert (free["nipple"]["opacity"], over["nipple"]["opacity"]) == (0, 1)


@pytest.mark.parametrize("hold", FEED_HOLDS)
def test_what_is_dragged_stays_in_the_picture(hold):
    for signs in some(5, 80):
        for name, (x, y) in feed_places(scene_of(signs | {"on": len(signs) % 2}, hold=hold)).items():
            assert 0 <= x <= 360, (name, signs)
            assert 0 <= y <= 320, (name, signs)


@pytest.mark.parametrize("hold", FEED_HOLDS)
@pytest.mark.parametrize(("handle", "sign"), [(handle, one[0]) for handle, signs in FEED_HANDLES.items() for one in signs])
def test_a_drag_there_and_back_finds_the_sign_that_was_there(hold, handle, sign):
    """From well to somewhere else and back; where another sign holds this one down, the place is what counts."""
    low = -1 if sign == "aim" else 0
    on = 0 if sign == "aim" else 1
    start = scene_of(feed_whole({"on": on}), hold=hold)
    for share in (0, 0.25, 0.5, 0.75, 1):
        there = feed_places(scene_of(feed_whole({sign: low + (1 - low) * share, "on": on}), hold=hold))[handle]
        went = scene_of(feed_moved(start, handle, *there), hold=hold)
        assert math.dist(feed_places(went)[handle], there) <= 1.5
        back = feed_moved(went, handle, *feed_places(start)[handle])
        assert math.dist(feed_places(scene_of(back, hold=hold))[handle], feed_places(start)[handle]) <= 1.5


def test_a_drag_changes_only_the_signs_of_its_handle_and_keeps_them_in_range():
    chance = random.Random(6)
    for scene in wides(6, 12):
        handle = chance.choice(list(FEED_HANDLES))
        found = feed_moved(scene, handle, chance.uniform(-400, 800), chance.uniform(-400, 800))
        whole = feed_whole(scene["signs"])
        own = {one[0]: one for one in FEED_HANDLES[handle]}
        assert all(value == whole[name] for name, value in found.items() if name not in own)
        assert all(low <= found[name] <= high for name, low, high in own.values())


def test_words_say_the_hold_and_what_a_baby_does_that_has_not_taken_the_breast():
    words = feed_drawn()["words"]
    for hold in FEED_HOLDS:
        assert words[f"hold_{hold}"] in feed_said(scene_of({}, hold=hold), "wide", words)
        assert words[f"hold_{hold}"] not in feed_said(scene_of({}, hold=hold), "close", words)
    for aim, where in ((-1, "below"), (0.2, "level"), (0.3, "above")):
        said = feed_said(scene_of({"on": 0, "aim": aim, "gape": 0}), "wide", words)
        assert all(words[one] in said for one in ("before", f"before_{where}", "mouth_difficulty"))
    assert words["before"] not in feed_said(scene_of({}), "wide", words)
