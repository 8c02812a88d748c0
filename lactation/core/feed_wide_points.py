"""Where everything is in the wide view of a feed: joints of the baby and of the mother, worked out from the signs.

The baby lies before its mother, seen a little from above: its face to the breast, its back to us. Its own directions: ``along``
its body, from head to feet, and ``out``, from its front to its back; the mouth is 0, 0.
"""

from math import sqrt

from lactation.core.feed_lines import feed_blend, feed_cos, feed_mix, feed_sin, feed_turned, feed_within
from lactation.core.feed_wide_lines import feed_off, feed_way

FEED_SIZE = 1.1  # of the baby, beside its own numbers
FEED_HEAD = 0.235  # size of the baby's head, beside the drawing it comes from
_NECK = 36  # from ear to shoulder
_BENT = 19  # from chin and nape to shoulder, where the neck is bent
_TRUNK = 70  # from shoulder to hip
# In each hold: where her middle is, how far across from there the nipple is, which way the baby lies (-1: its feet to the left),
# and how far it slopes.
_HOLDS = {"cradle": [190, 25, -1, 4], "cross": [190, 25, -1, 4], "underarm": [138, 25, 1, 1]}
FEED_BREAST = 166  # how far down the nipple is where the baby is close


def feed_frame(s: dict, hold: str) -> dict:
    """Return what all parts share: the signs as what differs from going well, where she sits, the baby's joints."""
    where = _HOLDS[hold]
    g = _begun(s, hold, where)
    for name in ["line", "close", "support", "facing", "ease", "looks", "calm"]:
        g["no_" + name] = 1 - s[name]
    away = g["no_close"]
    off = 1 - s["on"]
    alone = g["no_support"]
    g["nipple"] = [where[0] + where[1], FEED_BREAST + (42 - 17 * alone - 9 * g["no_line"] * (1 - alone)) * away * s["on"]]
    # Held away its feet swing out to the knees; where the body hangs, that is told by the body itself.
    g["turn"] = where[3] + 15 * max(away * s["on"], 0.2 * off) * (1 - 0.9 * alone)
    slid = 26 * s["aim"] * (1 - 0.75 * s["on"])  # along its own body: its nose above the nipple, or below
    g["mouth"] = [
        g["nipple"][0] + g["side"] * (12 * off - slid),
        g["nipple"][1] - 3 + (30 + 6 * away) * off,
    ]
    # How far its head is tipped back (below 0): a little to drink, far where the neck is bent.
    g["tuck"] = feed_mix(-18 - 5 * g["no_calm"], -38, g["no_line"])
    _joints(g)
    return g


def _begun(s: dict, hold: str, where: list) -> dict:
    return {"hold": hold, "cx": where[0], "side": where[2], "s": s}


def feed_at(g: dict, along: float, out: float) -> list:
    """Return the point of the picture that is so far along the baby and to its back, from its mouth."""
    p = feed_turned(along * FEED_SIZE, out * FEED_SIZE, g["turn"], 0, 0)
    return [g["mouth"][0] + g["side"] * p[0], g["mouth"][1] + p[1]]


def _joints(g: dict) -> None:
    """Shoulder, middle and hip of the baby."""
    bent = g["no_line"]
    alone = g["no_support"]
    away = max(g["no_close"], 1 - g["s"]["on"])
    arch = g["no_calm"]
    # How far the body slopes down from the head; bent, it hangs from a neck that folds at the nape.
    slope = 6 + 17 * alone
    straight = slope + 5 * alone + 6 * arch * (1 - away) * (1 - alone)
    trunk = feed_mix(straight, feed_mix(42, 61 if g["hold"] == "underarm" else 58, away) - g["turn"], bent)
    ear = [-14, 27]  # of a head that lies straight
    lies = [ear[0] + _NECK * feed_cos(slope), ear[1] + _NECK * feed_sin(slope)]
    folded = feed_blend(_own_head(g, -34, 66), _own_head(g, -140, 24), 0.5)
    folded = [folded[0] + _BENT, folded[1] + 4]
    shoulder = feed_blend(lies, folded, bent)
    far = _TRUNK - 9 * max(g["no_facing"], alone)  # on its back it draws up its legs
    hip = [shoulder[0] + far * feed_cos(trunk), shoulder[1] + far * feed_sin(trunk)]
    bow = -2 - (7 * alone + 9 * arch) * (1 - bent) + 4 * bent  # of the middle, to its back; below 0, to its front
    mid = feed_off(feed_blend(shoulder, hip, 0.52), feed_way(shoulder, hip), 0, bow)
    g["own_shoulder"] = shoulder
    g["own_mid"] = mid
    g["own_hip"] = hip
    g["shoulder"] = feed_at(g, shoulder[0], shoulder[1])
    g["mid"] = feed_at(g, mid[0], mid[1])
    g["hip"] = feed_at(g, hip[0], hip[1])


def feed_head_at(g: dict, x: float, y: float) -> list:
    """Return a point of the baby's head, given as on a head that looks to the right with its crown up (as in the close view)."""
    p = _own_head(g, x, y)
    return feed_at(g, p[0], p[1])


def _own_head(g: dict, x: float, y: float) -> list:
    """Return the same, along the baby and to its back."""
    p = feed_turned((x - 17) * FEED_HEAD, (y - 22) * FEED_HEAD, g["tuck"], 0, 0)
    return [p[1], -p[0]]


def feed_jaw_at(g: dict, x: float, y: float, part: float) -> list:
    """Return a point of the lower jaw, which drops as the mouth opens."""
    p = feed_turned(x, y, g["drop"] * part, -78, -28)
    return feed_head_at(g, p[0], p[1])


def feed_trunk_at(g: dict, t: float, out: float) -> list:
    """Return a point of the baby's trunk: ``t`` 0 at the shoulder, 1 at the hip, ``out`` towards its back (below 0 its front)."""
    a = g["shoulder"]
    b = g["mid"]
    c = g["hip"]
    bend = [2 * b[0] - (a[0] + c[0]) / 2, 2 * b[1] - (a[1] + c[1]) / 2]
    k = feed_within(t)
    p = feed_blend(feed_blend(a, bend, k), feed_blend(bend, c, k), k)
    way = feed_way(feed_blend(a, bend, k), feed_blend(bend, c, k))
    rest = (t - k) * _TRUNK * FEED_SIZE
    return feed_off(p, way, rest, out * g["side"] * FEED_SIZE)


def feed_reach(p: list, q: list, most: float) -> list:
    """Return the point ``q``, or the nearest to it that is not further than ``most`` from ``p``."""
    x = q[0] - p[0]
    y = q[1] - p[1]
    share = min(1, most / (sqrt(x * x + y * y) + 0.001))
    return [p[0] + x * share, p[1] + y * share]


def feed_pose(first: list, second: list, share: float) -> list:
    """Return what lies between two lists of numbers."""
    found = []
    for i in range(len(first)):
        found.append(feed_mix(first[i], second[i], share))
    return found
