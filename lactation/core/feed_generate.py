"""Feeds made at random for practice: what is drawn goes together, and a set holds about as much difficulty as ease.

A seed gives the same feeds in both runtimes. Every sign that can be seen lies clearly on one side (``feed_key`` says no
"between"). What is merely likely together comes from the kinds of feed below; what cannot be together ``feed_settle`` sees to.
"""

from lactation.core.checks import check_number
from lactation.core.feed_signs import FEED_RULES, feed_class, feed_key, feed_names, feed_settle
from lactation.core.ordering import deck
from lactation.core.schedules import next_random

_FEED_HOLDS = ["cradle", "cross", "underarm"]
_FEED_SKINS = 4
FEED_LEAST_DIFFICULTY = 0.3  # of the signs of a set that can be seen
FEED_MOST_DIFFICULTY = 0.6
FEED_MOST_UNSEEN = 0.25  # of all signs of a set
_SOMETHING_IN_THE_WAY = 0.25  # of the feeds
_TRIES = 200  # far more than any seed needs; the tests count
# Kinds of feed: how likely each sign is at "difficulty" (others: as ``else`` says).
FEED_KINDS = {
    "fine": {"ease": 0.25, "looks": 0.25, "calm": 0.15, "skin_well": 0.2, "fingers": 0.15, "quiet": 0.15, "else": 0.04},
    "shallow": {
        "gape": 1,
        "lip": 1,
        "areola": 1,
        "chin": 1,
        "cheek": 0.9,
        "sucks": 0.9,
        "swallow": 0.9,
        "quiet": 0.5,
        "else": 0.35,
    },
    "held": {"line": 0.75, "close": 0.75, "support": 0.7, "facing": 0.5, "ease": 0.6, "calm": 0.5, "else": 0.2},
    "partial": {"lip": 0.6, "areola": 0.6, "cheek": 0.6, "sucks": 0.6, "swallow": 0.6, "quiet": 0.5, "gape": 0, "else": 0.25},
    "pressed": {"nose": 1, "chin": 1, "areola": 1, "gape": 0, "fingers": 0.5, "close": 0.5, "calm": 0.5, "else": 0.3},
    "mixed": {"else": 0.45},
}
# What always goes with a sign at difficulty: a body that hangs, because only the head is held, is neither straight nor close.
FEED_GOES_WITH = {"support": ["line", "close"]}
_FEED_IN_THE_WAY = ["shawl", "arm", "near", "far", "over", "still", "noise"]


def _roll(luck: dict) -> float:
    """Return the next number from 0 to 1 of a chain that ``luck["at"]`` holds."""
    luck["at"] = next_random(luck["at"])
    return luck["at"] / 2147483647.0


def _luck(seed: int) -> dict:
    """Return a chain of numbers; small seeds start with small numbers."""
    check_number("seed", seed, 1, 2147483646)
    luck = {"at": seed}
    for _ in range(3):
        _roll(luck)
    return luck


def _one_of(luck: dict, values: list) -> str:
    """Return one of the values."""
    return values[int(_roll(luck) * len(values) * 0.999999)]


def _wished(luck: dict, kind: str) -> dict:
    """Return for each sign what a feed of this kind is to show, ``well`` or ``difficulty``; nothing that rules forbid."""
    chances = FEED_KINDS[kind]
    wished = {}
    for name in feed_names():
        chance = chances[name] if name in chances else chances["else"]
        wished[name] = "difficulty" if _roll(luck) < chance else "well"
    return feed_allowed(wished)


def feed_allowed(wished: dict) -> dict:
    """Return classes of signs that can go together: where a rule holds a sign down, it follows the sign that does so."""
    for _ in range(len(FEED_RULES)):
        feed_take_along(wished)
        values = {}
        for name in wished:
            values[name] = _middle(name, wished[name])
        settled = feed_settle(values)
        changed = False
        for name in wished:
            if feed_class(settled[name]) != wished[name]:
                wished[name] = "difficulty" if settled[name] < values[name] else "well"
                changed = True
        if not changed:
            return wished
    return wished


def feed_take_along(wished: dict) -> None:
    """Put at ``difficulty`` what always goes with the signs that are there already."""
    for name in FEED_GOES_WITH:
        if name in wished and wished[name] == "difficulty":
            for other in FEED_GOES_WITH[name]:
                wished[other] = "difficulty"


def _middle(name: str, one: str) -> float:
    """Return a sign's value in the middle of its class; a mouth is never quite shut, or no areola could be judged."""
    if one == "well":
        return 0.95
    return 0.23 if name == "gape" else 0.1


def feed_of_classes(wished: dict) -> dict:
    """Return the signs of a feed that shows these classes."""
    values = {}
    for name in feed_names():
        values[name] = _middle(name, wished[name] if name in wished else "well")
    return feed_settle(values)


def feed_generate(seed: int, kind: str) -> dict:
    """Return a feed of a kind: its signs, hold and skin, and what is in the way.

    Parameters
    ----------
    seed
        From 1; decides all.
    kind
        One of ``FEED_KINDS``; ``""`` leaves it to the seed.
    """
    luck = _luck(seed)
    kinds = []
    for name in FEED_KINDS:
        kinds.append(name)
    chosen = kind if kind != "" else _one_of(luck, kinds)
    for _ in range(_TRIES):
        wished = _wished(luck, chosen)
        hold = _one_of(luck, _FEED_HOLDS)
        skin = int(_roll(luck) * _FEED_SKINS * 0.999999)
        hides = []
        if _roll(luck) < _SOMETHING_IN_THE_WAY:
            hides.append(_one_of(luck, _FEED_IN_THE_WAY))
        scene = {"signs": feed_settle(_varied(luck, wished)), "hides": hides, "kind": chosen, "hold": hold, "skin": skin}
        if _clear(scene):
            return scene
    raise ValueError(f"seed: found {seed}, expected one that gives a feed of the kind {chosen}")


def _varied(luck: dict, wished: dict) -> dict:
    """Return values inside the classes, a little different each time."""
    values = {}
    for name in wished:
        middle = _middle(name, wished[name])
        values[name] = middle + (_roll(luck) - 0.5) * (0.03 if name == "gape" else 0.1)
    return values


def _clear(scene: dict) -> bool:
    """Return whether all that can be seen lies on one side, and something goes well that one can praise."""
    key = feed_key(scene)
    well = 0
    for name in key:
        if key[name] == "between":
            return False
        well = well + (1 if key[name] == "well" else 0)
    return well > 0


def feed_key_counts(scenes: list) -> dict:
    """Return how many signs of these feeds are at ``well``, at ``difficulty``, ``between`` and ``unseen``."""
    counts = {"well": 0, "difficulty": 0, "between": 0, "unseen": 0}
    for scene in scenes:
        key = feed_key(scene)
        for name in key:
            counts[key[name]] = counts[key[name]] + 1
    return counts


def feed_balanced(scenes: list) -> bool:
    """Return whether a set says something of who ticks it: enough of both sides, and most of it to be seen."""
    counts = feed_key_counts(scenes)
    seen = counts["well"] + counts["difficulty"]
    if seen == 0 or counts["unseen"] > FEED_MOST_UNSEEN * (seen + counts["unseen"]):
        return False
    share = counts["difficulty"] / seen
    return share >= FEED_LEAST_DIFFICULTY and share <= FEED_MOST_DIFFICULTY


def feed_generate_set(seed: int) -> list:
    """Return a set of feeds, one of each kind, in an order that the ``seed`` (from 1) decides; it is balanced."""
    kinds = []
    for name in FEED_KINDS:
        kinds.append(name)
    at = seed
    for _ in range(_TRIES):
        luck = _luck(at)
        scenes = []
        for place in deck(len(kinds), at):
            _roll(luck)
            scenes.append(feed_generate(luck["at"], kinds[place]))
        if feed_balanced(scenes):
            return scenes
        at = luck["at"]
    raise ValueError(f"seed: found {seed}, expected one that gives a balanced set")
