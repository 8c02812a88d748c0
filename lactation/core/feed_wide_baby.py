"""The baby of the wide view: trunk, limbs, hands and head; always the same shapes."""

from lactation.core.feed_lines import (
    feed_backwards,
    feed_blend,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_oval,
    feed_shape,
    feed_shows,
    feed_straight,
    feed_stroke,
    feed_through,
)
from lactation.core.feed_wide_lines import (
    FEED_CREASE,
    FEED_DETAIL,
    FEED_OUTLINE,
    feed_arc,
    feed_closed,
    feed_fused,
    feed_off,
    feed_open_tube,
    feed_way,
)
from lactation.core.feed_wide_points import FEED_SIZE, feed_at, feed_on_head, feed_on_jaw, feed_on_trunk, feed_pose

_LINE = "var(--b-line)"
_LINEN = "var(--f-linen)"
_SKIN = "var(--b-skin)"


def feed_baby_body(g: dict) -> list:
    """Return the far arm and leg, the trunk with its poppers, and the near leg."""
    twist = g["no_facing"]
    found = [_far_arm(g), _far_leg(g)]
    wide = 3 * twist
    ring = [
        feed_on_head(g, -60, 30),
        feed_on_jaw(g, -34, 66, 0.8),
        feed_on_trunk(g, 0.14, -20 - wide),
        feed_on_trunk(g, 0.36, -22 - wide),
        feed_on_trunk(g, 0.6, -22 - wide),
        feed_on_trunk(g, 0.92, -19 - wide),
        feed_on_trunk(g, 1.22, -6),
        feed_on_trunk(g, 1.24, 12),
        feed_on_trunk(g, 1.02, 22 + wide),
        feed_on_trunk(g, 0.6, 18 + 2 * wide),
        feed_on_trunk(g, 0.1, 17 + 2 * wide),
        feed_on_head(g, -140, 24),
        feed_on_head(g, -120, -10),
    ]
    found.append(feed_lined(feed_shape("baby_trunk", feed_closed(ring), _LINEN), _LINE, FEED_OUTLINE))
    found.append(_front(g, twist))
    found.append(_poppers(g, twist))
    found.append(_near_leg(g))
    return found


def _front(g: dict, twist: float) -> dict:
    """The front of the suit: out of sight when the baby faces her, in the middle when it lies on its back."""
    edge = feed_mix(-22, 13, twist)
    lower = []
    upper = []
    for i in range(6):
        t = 0.06 + 0.2 * i
        round_off = 1 - (2 * i / 5 - 1) * (2 * i / 5 - 1)
        lower.append(feed_on_trunk(g, t, feed_mix(-20, edge, round_off)))
        upper.append(feed_on_trunk(g, t, feed_mix(-19, -23, round_off) - 2 * twist))
    d = feed_through(lower, "M") + feed_straight(feed_backwards(upper)) + "Z"
    return feed_shows(feed_lined(feed_shape("baby_front", d, "var(--f-front)"), _LINE, FEED_CREASE), 3 * twist)


def _poppers(g: dict, twist: float) -> dict:
    d = ""
    for i in range(4):
        p = feed_on_trunk(g, 0.14 + 0.25 * i, feed_mix(-20, -3, twist))
        d = d + feed_through([p, [p[0] + 0.1, p[1]]], "M")
    return feed_shows(feed_stroke("baby_poppers", d, _LINE, 4.8), 3 * twist - 0.6)


def _limb(name: str, points: list, radii: list) -> dict:
    """Return a limb in its sleeve; its outline is open where it grows out of the trunk."""
    thick = []
    for r in radii:
        thick.append(r * FEED_SIZE)
    return feed_lined(feed_shape(name, feed_open_tube(points, thick), _LINEN), _LINE, FEED_OUTLINE)


def _leg(g: dict, pose: list) -> list:
    """Hip, knee and foot of a leg; ``pose`` has along and out of knee and foot, from the hip, in the trunk's directions."""
    way = feed_way(feed_on_trunk(g, 0.9, 0), feed_on_trunk(g, 1.0, 0))
    hip = feed_on_trunk(g, 1.0, 4)
    k = FEED_SIZE
    knee = feed_off(hip, way, pose[0] * k, pose[1] * g["side"] * k)
    foot = feed_off(hip, way, pose[2] * k, pose[3] * g["side"] * k)
    toe = feed_off(hip, way, pose[4] * k, pose[5] * g["side"] * k)
    return [hip, feed_blend(hip, knee, 0.6), knee, feed_blend(knee, foot, 0.5), foot, toe]


def _leg_pose(g: dict, soft: list, turned: list, hangs: list, stiff: list) -> list:
    pose = feed_pose(soft, turned, g["no_facing"])
    pose = feed_pose(pose, hangs, g["no_support"])
    return feed_pose(pose, stiff, 0.9 * g["no_calm"])


def _near_leg(g: dict) -> dict:
    pose = _leg_pose(
        g,
        [20, -16, 36, 8, 43, 2],
        [28, 16, 42, -2, 50, -6],
        [22, -22, 32, 4, 40, 0],
        [32, 4, 64, 8, 68, -2],
    )
    leg = _leg(g, pose)
    g["knee"] = leg[2]
    g["toe"] = leg[5]
    return _limb("baby_leg", leg, [13, 12, 10.5, 9, 7.5, 7])


def _far_leg(g: dict) -> dict:
    pose = _leg_pose(
        g,
        [24, -22, 42, -2, 49, -8],
        [26, -26, 44, -14, 52, -18],
        [24, -28, 36, -6, 44, -10],
        [30, -16, 58, -18, 62, -28],
    )
    return _limb("baby_far_leg", _leg(g, pose), [12, 12, 10.5, 9, 7.5, 7])


def _far_arm(g: dict) -> dict:
    twist = g["no_facing"]
    a = feed_on_trunk(g, 0.08, -10)
    elbow = feed_on_trunk(g, feed_mix(0.3, 0.28, twist), feed_mix(-12, -34, twist))
    wrist = feed_on_trunk(g, feed_mix(0.4, 0.62, twist), feed_mix(-12, -30, twist))
    return _limb("baby_far_arm", [a, feed_blend(a, elbow, 0.5), elbow, feed_blend(elbow, wrist, 0.5), wrist], [8, 8, 7.5, 7, 6.5])


def feed_baby_head(g: dict) -> list:
    """Return head, hair, ear and face."""
    s = g["s"]
    hurt = g["no_calm"]
    on = s["on"]
    g_open = s["gape"]
    g["drop"] = feed_mix(0, 40 - 14 * on, g_open) + 6 * g["jaw"]
    face = [
        feed_on_head(g, 32, -14),
        feed_on_head(g, 33, -20),
        feed_on_head(g, 43, -25),
        feed_on_head(g, 41, -35),
        feed_on_head(g, 28, -46),
        feed_on_head(g, 31, -68),
        feed_on_head(g, 40, -98),
        feed_on_head(g, 31, -136),
        feed_on_head(g, 0, -168),
        feed_on_head(g, -52, -185),
        feed_on_head(g, -120, -176),
        feed_on_head(g, -174, -128),
        feed_on_head(g, -190, -78),
        feed_on_head(g, -172, -24),
        feed_on_head(g, -136, 16),
        feed_on_jaw(g, -100, 50, 0.3),
        feed_on_jaw(g, -62, 64, 0.6),
        feed_on_jaw(g, -26, 62, 1),
        feed_on_jaw(g, -2, 57, 1),
        feed_on_jaw(g, 14, 46, 1),
        feed_on_jaw(g, 20, 32, 1),
        feed_on_jaw(g, 18, 20, 1),
        feed_on_jaw(g, 27, 8, 1),
        feed_on_head(g, feed_mix(24, 4, g_open), 3),
        feed_on_head(g, 31, -5),
    ]
    found = [feed_lined(feed_shape("baby_head", feed_closed(face), _SKIN), _LINE, FEED_OUTLINE)]
    wisps = ""
    for k in [[-56, -182, -44, -160, -14, -160], [-84, -180, -66, -150, -32, -144], [-116, -170, -96, -140, -58, -130]]:
        wisps = wisps + feed_through([feed_on_head(g, k[0], k[1]), feed_on_head(g, k[2], k[3]), feed_on_head(g, k[4], k[5])], "M")
    found.append(feed_stroke("baby_hair", wisps, "var(--b-hair)", FEED_CREASE))
    cheek = feed_on_head(g, -34, 6)
    found.append(feed_shows(_filled(feed_oval("baby_cheek", cheek, 9, 9, 0), "var(--b-flush)"), 0.18))
    ear = feed_on_head(g, -94, -30)
    d = feed_closed(
        [
            feed_on_head(g, -82, -50),
            feed_on_head(g, -100, -66),
            feed_on_head(g, -118, -46),
            feed_on_head(g, -108, -6),
            feed_on_head(g, -92, 2),
            feed_on_head(g, -86, -18),
        ]
    )
    found.append(feed_lined(feed_shape("baby_ear", d, _SKIN), _LINE, FEED_DETAIL))
    inner = [feed_on_head(g, -90, -44), feed_on_head(g, -104, -48), feed_on_head(g, -106, -24), feed_on_head(g, -96, -14)]
    found.append(feed_stroke("baby_ear_line", feed_through(inner, "M"), _LINE, 1.3))
    lid = feed_mix(-42, -60, hurt)
    eye = feed_through([feed_on_head(g, -22, -56), feed_on_head(g, -2, lid), feed_on_head(g, 16, -54)], "M")
    brow = feed_through(
        [feed_on_head(g, -18, -76 - 4 * hurt), feed_on_head(g, 2, -84 + 6 * hurt), feed_on_head(g, 20, -80 + 16 * hurt)], "M"
    )
    found.append(feed_stroke("baby_eye", eye, _LINE, FEED_DETAIL))
    found.append(feed_shows(feed_stroke("baby_brow", brow, _LINE, FEED_CREASE), 0.15 + hurt))
    corner = feed_on_head(g, feed_mix(22, 4, g_open), 4)
    mouth = [feed_on_head(g, 32, -6), corner, feed_on_jaw(g, 27, 12, 1)]
    inside = feed_shape("baby_mouth", feed_through(mouth, "M") + "Z", "#5a2420")
    found.append(feed_shows(inside, (1 - on) * g_open))
    found.append(feed_stroke("baby_lips", feed_through(mouth, "M"), "var(--b-lip)", 3.2))
    g["ear"] = ear
    return found


def _filled(one: dict, colour: str) -> dict:
    one["fill"] = colour
    return one


def feed_baby_arm(g: dict) -> list:
    """Return the near arm, and its hand: open and soft, or a fist."""
    twist = g["no_facing"]
    fist = g["no_calm"]
    away = max(g["no_close"], 1 - g["s"]["on"])
    a = feed_on_trunk(g, 0.12, feed_mix(2, 10, twist))
    elbow = feed_pose([50, 12], [48, 20], away)
    wrist = feed_pose([44, -4] if g["hold"] == "cradle" else [32, -6], [44, -2], away)
    e = feed_blend(feed_at(g, elbow[0], elbow[1]), feed_on_trunk(g, 0.42, 27), twist)
    w = feed_blend(feed_at(g, wrist[0], wrist[1]), feed_on_trunk(g, 0.66, 12), twist)
    e = feed_blend(e, feed_on_trunk(g, 0.46, -8), fist)
    w = feed_blend(w, feed_on_trunk(g, 0.28, -34), fist)
    g["wrist"] = w
    g["fist"] = feed_off(w, feed_way(e, w), 10, 0)
    arm = _limb("baby_arm", [a, feed_blend(a, e, 0.5), e, feed_blend(e, w, 0.5), w], [10, 9, 8, 7, 6.5])
    return feed_joined([[arm], _hand(g, w, feed_way(e, w), fist)])


_FINGERS = [[3.0, -5, 1, -11], [7, -4, 14, -6.5], [8, -1, 16.5, -1.5], [7.5, 2, 15.5, 3], [6, 4.5, 12.5, 7]]


def _hand(g: dict, at: list, way: list, fist: float) -> list:
    """Four fingers and a thumb that close to a fist."""
    flip = g["side"]
    palm = []
    for p in [[-3, -4.5], [4, -6.0], [9, -4.5 - 1.5 * fist], [10 + 2 * fist, 0], [9, 4.5 + 1.5 * fist], [4, 6.0], [-3, 4.5]]:
        palm.append(feed_off(at, way, p[0], p[1] * flip))
    d = feed_closed(palm if flip > 0 else feed_backwards(palm))
    for k in _FINGERS:
        tip = feed_pose([k[2], k[3]], [feed_mix(k[0], 9, 0.6), k[1] * 0.9], fist)
        base = feed_off(at, way, k[0], k[1] * flip)
        end = feed_off(at, way, tip[0], tip[1] * flip)
        d = d + feed_open_tube([base, end], [2.7, 2.5]) + "Z"
    knuckles = ""
    for y in [-3, 0.5, 4]:
        p = feed_off(at, way, 6, y * flip)
        knuckles = knuckles + feed_through([p, feed_off(at, way, 11, y * flip)], "M")
    thumb = [feed_off(at, way, 2, -6 * flip), feed_off(at, way, 6, -3.5 * flip), feed_off(at, way, 7.5, 1 * flip)]
    lines = feed_shows(feed_stroke("baby_fist", knuckles + feed_through(thumb, "M"), _LINE, 1.4), 2 * fist - 0.8)
    return [feed_fused("baby_hand", d, _SKIN, _LINE, FEED_DETAIL), lines]


def feed_baby_marks(g: dict) -> dict:
    """Return small arcs beside foot and fist: it kicks, it pushes."""
    way = feed_way(g["wrist"], g["fist"])
    d = ""
    for k in [[15, -9, 19, 3], [20, -9, 24, 4]]:
        d = d + feed_arc(feed_off(g["wrist"], way, k[0], k[1]), feed_off(g["wrist"], way, k[2], k[3]), -1.5 * g["side"] * -1)
    foot = feed_way(g["knee"], g["toe"])
    for k in [[14, -11, 17, 4], [20, -11, 23, 4]]:
        d = d + feed_arc(feed_off(g["toe"], foot, k[0], k[1]), feed_off(g["toe"], foot, k[2], k[3]), 1.5)
    return feed_shows(feed_stroke("kicks", d, _LINE, FEED_CREASE), 1.6 * g["no_calm"] - 0.5)
