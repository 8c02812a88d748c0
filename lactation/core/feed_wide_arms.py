"""Her arms and hands in the wide view, in each of the three holds."""

from lactation.core.feed_lines import (
    feed_backwards,
    feed_blend,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_shape,
    feed_straight,
    feed_stroke,
    feed_through,
    feed_turned,
)
from lactation.core.feed_wide_lines import (
    FEED_CREASE,
    FEED_OUTLINE,
    feed_arc,
    feed_closed,
    feed_fused,
    feed_off,
    feed_open_tube,
    feed_tube,
    feed_way,
)
from lactation.core.feed_wide_points import feed_at, feed_trunk_at

_LINE = "var(--m-line)"
_SKIN = "var(--m-skin)"
_CLOTH = "var(--f-cloth)"
# A hand of length 50, pointing along x, its thumb on the side of negative y: base and tip of each finger, thick at each.
_FINGERS = [[18.0, -9, 42, -11], [20, -3, 49, -3.5], [19, 3.5, 47, 4.5], [17, 9.5, 39, 11.5]]
_PALM = [[-6, -8], [6, -11], [18, -14], [26, -10], [27, 4], [22, 14], [10, 13], [-6, 8]]
_SLEEVE = 0.52
_THUMB = [2, -7, 12, -17, 25, -22]


def feed_arm(name: str, k: float, shoulder: list, elbow: list, wrist: list, hand: dict) -> list:
    """Return an arm in a short sleeve with its hand: one skin, one outline; then creases, then the sleeve.

    ``k`` is 1 for the arm on the right of the picture; ``hand`` is from ``_hand``.
    """
    fore = feed_blend(elbow, wrist, 0.45)
    d = feed_tube([elbow, feed_blend(elbow, fore, 0.35), fore, wrist], [12, 12, 11, 8])
    return [
        _skin(name, _upper_arm(shoulder, elbow) + d + _hand_outline(wrist, hand)),
        feed_stroke(name + "_creases", _creases(wrist, hand), _LINE, FEED_CREASE),
        _sleeve(name, shoulder, elbow, k),
    ]


def _upper_arm(shoulder: list, elbow: list) -> str:
    upper = feed_blend(shoulder, elbow, 0.55)
    line = [feed_blend(shoulder, elbow, 0.4), upper, feed_blend(upper, elbow, 0.75), elbow]
    return feed_open_tube(line, [14, 14, 12.5, 12]) + "Z"


def _in_hand(wrist: list, hand: dict, x: float, y: float) -> list:
    p = feed_turned(x * hand["size"], y * hand["size"] * hand["flip"], hand["way"], 0, 0)
    return [wrist[0] + p[0], wrist[1] + p[1]]


def _finger(hand: dict, k: list, i: int) -> list:
    """Base, middle and tip of a finger: the more it curls, the more it bends to the palm and the shorter it looks."""
    curl = hand["curl"]
    spread = hand["spread"] * (i - 1.5) * 3
    mid = [feed_mix(k[0], k[2], 0.55), feed_mix(k[1], k[3], 0.55) + spread * 0.5]
    tip = [feed_mix(k[2], k[0] + 8, curl), k[3] + spread]
    return [[k[0], k[1]], mid, tip]


def _hand_outline(wrist: list, hand: dict) -> str:
    palm = []
    for p in _PALM:
        palm.append(_in_hand(wrist, hand, p[0], p[1]))
    d = feed_closed(palm if hand["flip"] > 0 else feed_backwards(palm))
    for i in range(len(_FINGERS)):
        points = []
        for p in _finger(hand, _FINGERS[i], i):
            points.append(_in_hand(wrist, hand, p[0], p[1]))
        r = hand["size"]
        d = d + feed_open_tube(points, [5 * r, 4.7 * r, 4.1 * r]) + "Z"
    t = hand["thumb"]
    thumb = [_in_hand(wrist, hand, _THUMB[0], _THUMB[1]), _in_hand(wrist, hand, t[0], t[1]), _in_hand(wrist, hand, t[2], t[3])]
    return d + feed_open_tube(thumb, [6.4 * hand["size"], 5.4 * hand["size"], 4.4 * hand["size"]]) + "Z"


def _creases(wrist: list, hand: dict) -> str:
    """Lines between the fingers."""
    d = ""
    for i in range(3):
        a = _finger(hand, _FINGERS[i], i)
        b = _finger(hand, _FINGERS[i + 1], i + 1)
        p = feed_blend(a[0], b[0], 0.5)
        q = feed_blend(a[1], b[1], 0.5)
        r = feed_blend(a[2], b[2], 0.5)
        line = [
            _in_hand(wrist, hand, p[0] + 6, p[1]),
            _in_hand(wrist, hand, q[0] + 2, q[1]),
            _in_hand(wrist, hand, r[0] - 2, r[1]),
        ]
        d = d + feed_through(line, "M")
    return d


def _sleeve_sides(shoulder: list, elbow: list, k: float) -> list:
    """Return the outer side of a sleeve, over the shoulder and down, and its inner side; ``k`` is 1 on the picture's right."""
    far = feed_blend(shoulder, elbow, _SLEEVE)
    way = feed_way(shoulder, elbow)
    outer = [
        [shoulder[0] - k * 25, shoulder[1] - 17],
        [shoulder[0] - k * 8, shoulder[1] - 15.5],
        [shoulder[0] + k * 8, shoulder[1] - 9],
        feed_off(shoulder, way, 26, -17 * k),
        feed_off(far, way, 0, -18 * k),
    ]
    inner = [feed_off(shoulder, way, 14, 16 * k), feed_off(far, way, 0, 17 * k)]
    return [outer, inner]


def _sleeve(name: str, shoulder: list, elbow: list, k: float) -> dict:
    """Return a sleeve, open to the shirt."""
    sides = _sleeve_sides(shoulder, elbow, k)
    d = feed_through(sides[0], "M") + feed_straight([sides[1][1], sides[1][0]])
    return feed_lined(feed_shape(name + "_sleeve", d, _CLOTH), _LINE, FEED_OUTLINE)


def _hand(way: float, flip: float, curl: float, spread: float) -> dict:
    return {"way": way, "flip": flip, "curl": curl, "spread": spread, "size": 0.92, "thumb": [12, -17, 25, -22]}


def feed_arms(g: dict) -> list:
    """Return the arms that hold the baby."""
    if g["hold"] == "cradle":
        return _cradle(g)
    return _cross(g) if g["hold"] == "cross" else _underarm(g)


def feed_holding_hand(g: dict) -> list:
    """Return where the hand is that holds the baby."""
    alone = g["no_support"]
    if g["hold"] == "cradle":
        return feed_blend(feed_trunk_at(g, 0.66, 26), feed_at(g, 10, 60), alone)
    if g["hold"] == "cross":
        return feed_blend(feed_trunk_at(g, 0.2, 26), feed_at(g, -27, 64), alone)
    return feed_blend(feed_trunk_at(g, 0.25 * g["no_line"], 28), feed_at(g, -30, 63), alone)


def _cradle(g: dict) -> list:
    """The head in the bend of her left arm, the forearm and hand along the baby's back."""
    alone = g["no_support"]
    tense = g["no_ease"]
    elbow = [g["left"][0] + 36 + 12 * g["no_close"], 230 + 8 * g["no_close"] - 6 * tense]
    wrist = feed_blend(feed_trunk_at(g, 0.26, 29), feed_at(g, -18, 65), alone)
    return feed_arm("arm", 1, g["left"], elbow, wrist, _hand(feed_mix(178, 190, alone), -1, 0.1, 0.1))


def _cross(g: dict) -> list:
    """Her right arm along the baby's back, the hand at its nape; her left hand holds the breast."""
    alone = g["no_support"]
    relbow = [g["right"][0] - 26 - 18 * g["no_close"], 226 + 20 * g["no_close"]]
    bent = g["no_line"]  # then the hand lies on the back, along it
    rwrist = feed_blend(feed_trunk_at(g, 0.42 + 0.2 * bent, 28 - 6 * bent + 7 * g["no_facing"]), feed_at(g, 2, 70), alone)
    return feed_arm("arm", -1, g["right"], relbow, rwrist, _hand(feed_mix(-12 - 34 * bent, -30, alone), 1, 0.1, 0.1))


def _underarm(g: dict) -> list:
    """Her left arm along the baby's back, the hand under its head; her right hand holds the breast."""
    alone = g["no_support"]
    elbow = feed_blend([g["left"][0] + 46 + 14 * g["no_close"], 232 + 10 * g["no_close"]], [g["left"][0] + 54, 236], alone)
    bent = g["no_line"]
    wrist = feed_blend(feed_trunk_at(g, 0.1 + 0.46 * bent, 30 - 6 * bent), feed_at(g, -12, 69), alone)
    return feed_arm("arm", 1, g["left"], elbow, wrist, _hand(feed_mix(186 + 42 * bent, 200, alone), -1, 0.1, 0.1))


def feed_breast_hand(g: dict) -> list:
    """Return the arm whose hand holds the breast: thumb above, first finger below, as a C that opens to the nipple."""
    k = 1 if g["hold"] == "cross" else -1
    shoulder = g["left"] if k > 0 else g["right"]
    elbow = [shoulder[0] + 44 * k, 196]
    upper = feed_blend(shoulder, elbow, 0.55)
    h = _c_hold(g, k)
    wrist = feed_off(h["palm"], feed_way(elbow, h["palm"]), -16, 0)
    fore = feed_blend(elbow, wrist, 0.45)
    arm = _upper_arm(shoulder, elbow)
    hand = feed_tube([elbow, feed_blend(elbow, fore, 0.35), fore, wrist, h["palm"]], [12, 12, 11, 9, 13]) + h["fingers"]
    lines = [
        feed_stroke("holds_lines", h["between"], _LINE, FEED_CREASE),
        feed_stroke(
            "holds_nail",
            feed_arc([h["nail"][0] - 2.4, h["nail"][1] - 1.6], [h["nail"][0] + 2.4, h["nail"][1] - 1.6], -1.8),
            _LINE,
            FEED_CREASE,
        ),
    ]
    # The forearm lies before the sleeve; a patch of skin hides where it begins.
    cover = feed_tube([feed_blend(upper, elbow, 0.72), feed_blend(upper, elbow, 0.86), elbow], [12.6, 12.2, 11.4])
    bend = feed_shape("holds_bend", cover, _SKIN)
    return feed_joined([[_skin("holds_upper", arm), _sleeve("holds", shoulder, elbow, k)], [_skin("holds", hand), bend], lines])


def _skin(name: str, d: str) -> dict:
    return feed_fused(name, d, _SKIN, _LINE, FEED_OUTLINE - 0.3)


def _c_hold(g: dict, k: float) -> dict:
    """Palm and fingers of that hand: far from the dark skin, or close to the nipple. ``k`` is 1 where it comes from the right."""
    far = g["s"]["fingers"]
    n = g["nipple"]
    palm = feed_blend([n[0] + 30 * k, n[1] - 12], [n[0] + 39 * k, n[1] - 18], far)
    thumb = feed_blend([n[0] + 4 * k, n[1] - 15], [n[0] + 8 * k, n[1] - 42], far)
    bend = feed_blend([n[0] + 18 * k, n[1] - 25], [n[0] + 26 * k, n[1] - 42], far)
    tip = feed_blend([n[0] + 10 * k, n[1] - 1], [n[0] + 20 * k, n[1] - 1], far)
    knuckle = feed_blend([n[0] + 24 * k, n[1] - 4], [n[0] + 36 * k, n[1] - 4], far)
    d = feed_open_tube([[palm[0] + 2 * k, palm[1] - 6], bend, thumb], [8, 6.2, 5]) + "Z"
    d = d + feed_open_tube([[palm[0], palm[1] + 6], knuckle, tip], [7, 6, 5]) + "Z"
    others = [[tip[0] + 7 * k, tip[1] + 8], [tip[0] + 17 * k, tip[1] + 15]]  # under the breast
    for p in others:
        d = d + feed_open_tube([[palm[0] + 2 * k, palm[1] + 9], p], [6, 4.6]) + "Z"
    between = feed_arc([tip[0] + 4 * k, tip[1] + 5], [knuckle[0] + 8 * k, knuckle[1] + 3], k)
    between = between + feed_arc([others[0][0] + 4 * k, others[0][1] + 5], [knuckle[0] + 9 * k, knuckle[1] + 8], k)
    return {"palm": palm, "fingers": d, "between": between, "nail": feed_blend(thumb, bend, 0.12)}
