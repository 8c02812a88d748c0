"""The mouth at the breast, from the side: what the signs of the breast, of attachment and of suckling look like.

The shapes are the same, in the same order, whatever the signs are, and each moves gradually with them. A scene may say ``awake``
(0 eyes shut to 1 open) and ``ring``: the name of a sign, round whose place a dashed ring is drawn.
"""

from lactation.core.feed_breast import feed_breast, feed_holding, feed_pressed
from lactation.core.feed_face import feed_cheek, feed_click, feed_eye, feed_head, feed_throat
from lactation.core.feed_lines import feed_lined, feed_oval, feed_shape, feed_shows
from lactation.core.feed_mouth import feed_beside, feed_close_jaw, feed_lips, feed_mouth, feed_seal
from lactation.core.feed_signs import feed_whole


def feed_close(scene: dict, moment: dict) -> list:
    """Return the shapes of the close view at a ``moment`` of ``feed_moment``."""
    g = feed_mouth(feed_whole(scene["signs"]), moment)
    awake = (scene["awake"] if "awake" in scene else 0.85) * (1 - (moment["blink"] if "blink" in moment else 0))
    found = [feed_shape("ground", "M0 0h360v320H0Z", "var(--f-ground)")]
    layers = [feed_throat(g), feed_breast(g), feed_head(g), feed_eye(g, awake), feed_cheek(g), feed_lips(g), feed_pressed(g)]
    for layer in layers:
        for one in layer:
            found.append(one)
    for one in feed_holding(g):
        found.append(one)
    found.append(feed_click(g)[0])
    found.append(_ring(g, scene["ring"] if "ring" in scene else ""))
    return found


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
    one = feed_oval("here", at, at[2], at[2], 0)
    one["stroke-dasharray"] = "2 8"
    return feed_shows(feed_lined(one, "var(--accent)", 4), 1 if name in places else 0)


def _round(at: list, r: float) -> list:
    return [at[0], at[1], r]
