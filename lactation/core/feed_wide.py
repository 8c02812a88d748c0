"""The wide view of a feed: mother and baby, drawn from the signs in one of three holds.

The shapes are the same, in the same order, whatever the signs are, and each moves gradually with them. ``marks`` of a scene shows
ear, shoulder and hip of the baby and the line between them; ``ring`` shows where one looks for a sign.
"""

from lactation.core.feed_lines import (
    feed_blend,
    feed_group,
    feed_lined,
    feed_numbers,
    feed_oval,
    feed_shape,
    feed_shows,
    feed_stroke,
    feed_within,
)
from lactation.core.feed_signs import feed_settle, feed_whole
from lactation.core.feed_wide_arms import feed_arms, feed_breast_hand, feed_holding_hand
from lactation.core.feed_wide_baby import feed_baby_arm, feed_baby_body, feed_baby_head, feed_baby_marks, feed_baby_shawl
from lactation.core.feed_wide_mother import (
    feed_chair,
    feed_mother_back,
    feed_mother_body,
    feed_mother_breast,
    feed_mother_eyes,
    feed_mother_frame,
    feed_mother_head,
    feed_mother_skin,
)
from lactation.core.feed_wide_points import feed_frame, feed_head_at, feed_trunk_at

# How each hold is put into the picture: how large, and what of it is in the middle.
_VIEWS = {"cradle": [0.98, 182], "cross": [0.98, 188], "underarm": [0.98, 191]}
_ACCENT = "var(--accent, #0e6e6a)"


def feed_wide(scene: dict, moment: dict) -> list:
    """Return the shapes of the wide view at a ``moment`` of ``feed_moment``."""
    signs = feed_whole(scene["signs"])
    if _hides(scene, "over") > 0:  # let go, mouth shut
        signs["on"] = 0
        signs["gape"] = 0
    g = _frame(scene, signs, moment["jaw"])
    look = scene["look"] if "look" in scene else {}
    found = []
    for layer in [
        feed_chair(g),
        [feed_mother_back(g, look)],
        feed_mother_body(g),
        feed_mother_skin(g),
        feed_mother_breast(g),
        feed_breast_hand(g),
        [feed_mother_head(g, look)],
        feed_baby_body(g),
        feed_baby_head(g),
        feed_baby_arm(g),
        feed_baby_shawl(g),
        feed_arms(g),
        [feed_baby_marks(g), _marks(g, scene), _ring(g, scene)],
    ]:
        for one in layer:
            found.append(one)
    figure = feed_group("figure", found)
    view = _VIEWS[g["hold"]]
    figure["transform"] = "translate(" + feed_numbers([180 - view[0] * view[1], 0]) + ") scale(" + str(view[0]) + ")"
    return [feed_shape("ground", "M0 0H360V320H0Z", "var(--f-ground)"), figure]


def _hides(scene: dict, what: str) -> float:
    """Return 1 where something is in the way, else 0."""
    if "hides" in scene:
        for one in scene["hides"]:
            if one == what:
                return 1
    return 0


def _frame(scene: dict, signs: dict, jaw: float) -> dict:
    g = feed_frame(signs, scene["hold"] if "hold" in scene else "cradle")
    g["sees"] = 1
    g["jaw"] = jaw
    g["drop"] = 0
    g["shawl"] = _hides(scene, "shawl")
    g["arm"] = _hides(scene, "arm")
    g["ear"] = feed_head_at(g, -98, -30)
    feed_mother_frame(g)
    return g


def _marks(g: dict, scene: dict) -> dict:
    """Ear, shoulder and hip, and the line between them."""
    points = [g["ear"], feed_trunk_at(g, 0.02, 0), feed_trunk_at(g, 1, 2)]
    line = "M" + feed_numbers(points[0]) + "L" + feed_numbers(points[1]) + "L" + feed_numbers(points[2])
    dashed = feed_stroke("mark_line", line, _ACCENT, 3)
    dashed["stroke-dasharray"] = "1 7"
    parts = [dashed]
    for i in range(3):
        dot = feed_oval("mark_" + str(i), points[i], 5, 5, 0)
        dot["fill"] = _ACCENT
        parts.append(feed_lined(dot, "#fff", 1.6))
    return feed_shows(feed_group("marks", parts), 1 if scene.get("marks") else 0)


def _ring(g: dict, scene: dict) -> dict:
    """A dashed ring where one looks for a sign; ``ring`` of a scene names it."""
    name = scene["ring"] if "ring" in scene else ""
    places = {
        "ease": _oval([g["cx"], g["hy"] + 32], 88, 82), "looks": _oval(feed_mother_eyes(g), 27, 15),
        "calm": _oval(feed_blend(g["wrist"], g["toe"], 0.5), 70, 46), "line": _oval(feed_trunk_at(g, 0.3, 0), 76, 44),
        "close": _oval(feed_trunk_at(g, 0.3, -22), 46, 26), "support": _oval(feed_trunk_at(g, 0.6, 20), 72, 38),
        "facing": _oval(feed_trunk_at(g, 0.5, -2), 56, 34),
    }  # fmt: skip
    at = places[name] if name in places else places["ease"]
    ring = feed_lined(feed_oval("ring", at[0], at[1], at[2], 0), _ACCENT, 3)
    ring["stroke-dasharray"] = "7 6"
    return feed_shows(ring, 1 if name in places else 0)


def _oval(at: list, across: float, down: float) -> list:
    return [at, across, down]


def feed_places(scene: dict) -> dict:
    """Return where the baby's head, hip and nose and the hand that holds it are in the picture, for the signs as settled."""
    g = _frame(scene, feed_settle(scene["signs"]), 0)
    return {
        "head": _placed(g, feed_head_at(g, -96, -150)),
        "hip": _placed(g, g["hip"]),
        "nose": _placed(g, feed_head_at(g, 43, -28)),
        "hand": _placed(g, feed_holding_hand(g)),
    }


def _placed(g: dict, p: list) -> list:
    view = _VIEWS[g["hold"]]
    return [180 + view[0] * (p[0] - view[1]), view[0] * p[1]]


# What each handle moves, and how far that may go.
FEED_HANDLES = {
    "head": [["line", 0, 1]],
    "hip": [["close", 0, 1], ["facing", 0, 1]],
    "nose": [["aim", -1, 1]],
    "hand": [["support", 0, 1]],
}


def feed_moved(scene: dict, which: str, x: float, y: float) -> dict:
    """Return the signs with which a handle (``head``, ``hip``, ``nose``, ``hand``) comes nearest to a point of the picture."""
    signs = feed_whole(scene["signs"])
    for part in [4, 12, 36, 108]:
        for _ in range(2):
            for one in FEED_HANDLES[which]:
                signs[one[0]] = _nearest(scene, signs, which, one, [x, y], part)
            if len(FEED_HANDLES[which]) == 2:
                signs = _both(scene, signs, which, FEED_HANDLES[which], [x, y], part)
    return signs


def _both(scene: dict, signs: dict, which: str, names: list, to: list, part: int) -> dict:
    """Return the signs with both that a handle moves changed at once, where that brings it nearer: one alone may gain nothing."""
    best = signs
    at = _far(scene, signs, which, names[0][0], signs[names[0][0]], to)
    for i in range(-4, 5):
        for k in [-1, 1]:
            tried = feed_whole(signs)
            tried[names[0][0]] = feed_within(signs[names[0][0]] + k * i / part)
            tried[names[1][0]] = feed_within(signs[names[1][0]] + i / part)
            far = _far(scene, tried, which, names[0][0], tried[names[0][0]], to)
            if far < at - 0.000001:
                at = far
                best = tried
    return best


def _nearest(scene: dict, signs: dict, which: str, one: list, to: list, part: int) -> float:
    """Return the value of one sign, of a few near it, at which a handle is nearest; as it is, where none is nearer."""
    best = signs[one[0]]
    at = _far(scene, signs, which, one[0], best, to)
    first = best
    for i in range(-4, 5):
        value = max(one[1], min(one[2], first + i * (one[2] - one[1]) / part))
        far = _far(scene, signs, which, one[0], value, to)
        if far < at - 0.000001:
            at = far
            best = value
    return best


def _far(scene: dict, signs: dict, which: str, name: str, value: float, to: list) -> float:
    """Return how far (squared) a handle is from a point, with one sign changed."""
    tried = feed_whole(signs)
    tried[name] = value
    p = feed_places({"signs": tried, "hold": scene["hold"] if "hold" in scene else "cradle"})[which]
    return (p[0] - to[0]) * (p[0] - to[0]) + (p[1] - to[1]) * (p[1] - to[1])
