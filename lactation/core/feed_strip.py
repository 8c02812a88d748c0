"""Sucking as a strip of marks, for paper and where nothing moves: a line for each suck, long where it is deep, a gap for a pause.

A drop under a suck is a swallow, a small star over it a click.
"""

from lactation.core.feed_lines import feed_numbers, feed_stroke
from lactation.core.feed_moment import feed_marks

_STRIP_SECONDS = 20
_LEFT = 8
_SECOND = 17.2  # units of length
_FOOT = 34
_INK = "currentColor"


def feed_strip(scene: dict) -> list:
    """Return the shapes of the strip, 360 wide and 56 high."""
    lines = ""
    drops = ""
    clicks = ""
    for one in feed_marks(scene, _STRIP_SECONDS):
        x = _LEFT + _SECOND * one["at"]
        high = 26 * one["long"]
        lines = lines + "M" + feed_numbers([x, _FOOT - high]) + "V" + feed_numbers([_FOOT])
        if one["swallow"]:
            drops = drops + "M" + feed_numbers([x, _FOOT + 5]) + "c1 3 3.6 5.6 3.6 8.4a3.6 3.6 0 0 1-7.2 0c0-2.8 2.6-5.4 3.6-8.4z"
        if one["click"]:
            clicks = clicks + "M" + feed_numbers([x - 3, _FOOT - high - 6]) + "h6m-5-2.6l4 5.2m0-5.2l-4 5.2"
    drop = feed_stroke("drops", drops, _INK, 1)
    drop["fill"] = _INK
    return [feed_stroke("sucks", lines, _INK, 2.8), drop, feed_stroke("clicks", clicks, _INK, 1.4)]
