"""Sucking as a function of time: bursts of sucks with pauses, and swallows among them.

While milk flows sucks come about once a second, most with a swallow; where none flows, about twice a second in bursts of six to
twelve (``content/feed.yaml`` names the sources).
"""

from math import floor

from lactation.core.feed_lines import feed_cos, feed_mix, feed_within
from lactation.core.feed_signs import feed_whole

# How sucks are at sign 0 and 1: sucks a second, how far the jaw goes, sucks in a burst, seconds of a pause.
_RATE = [2.0, 0.95]
_DEPTH = [0.3, 1.0]
_BURST = [8, 12]
_PAUSE = [0.6, 3.0]
_SWALLOW_SHARE = 0.67  # of the sucks, where swallows are regular
_BLINK_EVERY = 5.3  # seconds
_CLICK_SHARE = 0.67  # where it clicks and smacks


def feed_rhythm(scene: dict) -> dict:
    """Return how the baby of a scene sucks; ``rhythm`` of the scene says what is not as its signs have it."""
    signs = feed_whole(scene["signs"])
    t = signs["sucks"]
    found = {
        "rate": feed_mix(_RATE[0], _RATE[1], t),
        "depth": feed_mix(_DEPTH[0], _DEPTH[1], t),
        "burst": floor(feed_mix(_BURST[0], _BURST[1], t) + 0.5),
        "pause": feed_mix(_PAUSE[0], _PAUSE[1], t),
        "swallows": _SWALLOW_SHARE * signs["swallow"],
        "clicks": _CLICK_SHARE * (1 - signs["quiet"]),
    }
    if "rhythm" in scene:
        for name in scene["rhythm"]:
            found[name] = scene["rhythm"][name]
    return found


def feed_counts(share: float, number: int) -> bool:
    """Return whether something that comes with a share of all sucks comes with this one, counted from the beginning."""
    return floor((number + 1) * share) > floor(number * share)


def feed_moment(scene: dict, seconds: float) -> dict:
    """Return jaw (0 shut as between sucks, 1 wide), swallow, click and blink (0 to 1), phase and number of the suck at a time.

    The phase is ``burst``, ``swallow`` or ``pause``; a suck in a pause is -1.
    """
    rhythm = feed_rhythm(scene)
    period = rhythm["burst"] / rhythm["rate"] + rhythm["pause"]
    before = floor(seconds / period)
    beat = (seconds - before * period) * rhythm["rate"]
    number = floor(beat)
    if number >= rhythm["burst"]:
        return {"jaw": 0, "swallow": 0, "click": 0, "phase": "pause", "suck": -1, "blink": _blink(seconds)}
    part = beat - number
    count = before * rhythm["burst"] + number
    swallow = _pulse(rhythm["swallows"], count, (part - 0.4) / 0.6)
    click = _pulse(rhythm["clicks"], count, (part - 0.5) / 0.5)
    jaw = rhythm["depth"] * (1 - feed_cos(360 * part)) / 2
    phase = "swallow" if swallow > 0 else "burst"
    return {"jaw": jaw, "swallow": swallow, "click": click, "phase": phase, "suck": count, "blink": _blink(seconds)}


def _blink(seconds: float) -> float:
    """Return how far the eye is shut by a blink, one in some seconds."""
    since = seconds + 2 - _BLINK_EVERY * floor((seconds + 2) / _BLINK_EVERY)
    return (1 - feed_cos(360 * feed_within(since / 0.3))) / 2


def _pulse(share: float, count: int, part: float) -> float:
    """Return how far something shows that comes and goes in this ``part`` of a suck; 0 where this suck is without it."""
    if not feed_counts(share, count):
        return 0
    return (1 - feed_cos(360 * feed_within(part))) / 2


def feed_marks(scene: dict, seconds: float) -> list:
    """Return the sucks of so many seconds: ``at`` (s), how ``long`` a mark (0 to 1), whether there is a swallow or a click."""
    rhythm = feed_rhythm(scene)
    found = []
    at = 0.0
    count = 0
    while at < seconds:
        swallow = feed_counts(rhythm["swallows"], count)
        found.append({"at": at, "long": rhythm["depth"], "swallow": swallow, "click": feed_counts(rhythm["clicks"], count)})
        count = count + 1
        at = at + 1 / rhythm["rate"] + (rhythm["pause"] if count % rhythm["burst"] == 0 else 0)
    return found
