"""The mouth at the breast, from the side: what the signs of the breast, of attachment and of suckling look like.

The shapes are the same, in the same order, whatever the signs are, and each moves gradually with them. A scene may say ``awake``
(0 eyes shut to 1 open) and ``ring``: the name of a sign, round whose place a dashed ring is drawn.
"""

from lactation.core.feed_breast import feed_breast, feed_holding, feed_pressed
from lactation.core.feed_cover import feed_covers
from lactation.core.feed_face import feed_cheek, feed_click, feed_eye, feed_head, feed_throat
from lactation.core.feed_lines import feed_joined, feed_lined, feed_round, feed_shape, feed_shows
from lactation.core.feed_mouth import feed_beside, feed_close_jaw, feed_lips, feed_mouth, feed_seal
from lactation.core.feed_signs import feed_whole

_LET_GO = {"gape": 0.12, "lip": 0.6, "areola": 0.5, "chin": 0.0, "nose": 1.0, "cheek": 0.8}


def feed_close(scene: dict, moment: dict) -> list:
    """Return the shapes of the close view at a ``moment`` of ``feed_moment``."""
    hides = scene["hides"] if "hides" in scene else []
    signs = feed_whole(scene["signs"])
    over = "over" in hides
    if over:  # the baby has let go: the mouth is shut, and the breast has its own shape
        for name in _LET_GO:
            signs[name] = _LET_GO[name]
    g = feed_mouth(signs, moment, -9 if over else 0)
    h = feed_mouth(signs, moment, 62) if over else g
    awake = (scene["awake"] if "awake" in scene else 0.6) * (1 - (moment["blink"] if "blink" in moment else 0))
    layers = [
        [feed_shape("ground", "M0 0h360v320H0Z", "var(--f-ground)")], feed_throat(h), feed_breast(g), feed_head(h),
        feed_eye(h, awake), feed_cheek(h), feed_lips(h), feed_pressed(g),
        feed_holding(g, 150 if over else 0), feed_covers(g, hides), feed_click(h),
        [_ring(g, scene["ring"] if "ring" in scene else "")],
    ]  # fmt: skip
    return feed_joined(layers)


def _ring(g: dict, name: str) -> dict:
    """Return the ring round the place where one looks for a sign."""
    mouth = [g["cx"], g["cy"]]
    places = {
        "skin_well": _round([324, 172], 44), "fingers": _round([310, 110], 40), "gape": _round(mouth, 52),
        "lip": _round(feed_seal(g, 0.85, 0), 26), "areola": _round([266, 172], 60),
        "chin": _round(feed_close_jaw(g, 22, 33, 1), 34),
        "nose": _round(g["tip"], 30), "cheek": _round(feed_beside(g, g["deep"] + 36, 0), 46),
        "sucks": _round(feed_close_jaw(g, -20, 44, 1), 46), "swallow": _round(feed_close_jaw(g, -40, 76, 1), 36),
        "quiet": _round(mouth, 52),
    }  # fmt: skip
    at = places[name] if name in places else _round(mouth, 52)
    one = feed_round("here", at, at[2], "none")
    one["stroke-dasharray"] = "2 8"
    return feed_shows(feed_lined(one, "var(--accent)", 4), 1 if name in places else 0)


def _round(at: list, r: float) -> list:
    return [at[0], at[1], r]
