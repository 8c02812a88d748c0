"""The baby of the wide view: trunk, limbs, hands and head; always the same shapes."""

from lactation.core.feed_lines import (
    feed_backwards,
    feed_blend,
    feed_ease,
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
    feed_tube,
    feed_way,
)
from lactation.core.feed_wide_points import FEED_SIZE, feed_at, feed_head_at, feed_jaw_at, feed_pose, feed_reach, feed_trunk_at

_LINE = "var(--b-line)"
_LINEN = "var(--f-linen)"
_SKIN = "var(--b-skin)"
_UPPER = 34  # how long an upper arm is at most, and a forearm
_FORE = 30


def feed_baby_body(g: dict) -> list:
    """Return the far arm and leg, the trunk with its poppers, and the near leg."""
    twist = g["no_facing"]
    found = [_far_arm(g), _far_leg(g)]
    wide = 3 * twist
    bare = feed_ease(1.4 * g["no_line"])  # how much of the neck shows
    ring = [
        feed_blend(feed_head_at(g, -60, 30), feed_trunk_at(g, -0.06, -3), bare),
        feed_blend(feed_jaw_at(g, -34, 66, 0.8), feed_trunk_at(g, -0.02, -17), bare),
        feed_trunk_at(g, 0.14, -20 - wide),
        feed_trunk_at(g, 0.36, -22 - wide),
        feed_trunk_at(g, 0.6, -22 - wide),
        feed_trunk_at(g, 0.92, -19 - wide),
        feed_trunk_at(g, 1.22, -6),
        feed_trunk_at(g, 1.24, 12),
        feed_trunk_at(g, 1.02, 22 + wide),
        feed_trunk_at(g, 0.6, 18 + 2 * wide),
        feed_trunk_at(g, 0.1, 17 + 2 * wide),
        feed_blend(feed_head_at(g, -140, 24), feed_trunk_at(g, -0.04, 15), bare),
        feed_blend(feed_head_at(g, -120, -10), feed_trunk_at(g, -0.1, 5), bare),
    ]
    found.append(_neck(g))
    found.append(_creases(g))
    found.append(feed_lined(feed_shape("baby_trunk", feed_closed(ring), _LINEN), _LINE, FEED_OUTLINE))
    found.append(_front(g, twist))
    found.append(_poppers(g, twist))
    found.append(_near_leg(g))
    return found


def _neck(g: dict) -> dict:
    """The neck, which shows where it is bent."""
    tube = feed_tube([feed_head_at(g, -92, 6), feed_trunk_at(g, -0.1, -1), feed_trunk_at(g, 0.16, -1)], [15, 14, 16])
    return feed_lined(feed_shape("baby_neck", tube, _SKIN), _LINE, FEED_OUTLINE)


def _creases(g: dict) -> dict:
    """The folds of a bent neck."""
    top = feed_head_at(g, -108, 16)
    low = feed_trunk_at(g, -0.02, 0)
    way = feed_way(top, low)
    mid = feed_blend(top, low, 0.6)
    d = ""
    for along in [-2, 4]:
        d = d + feed_arc(feed_off(mid, way, along, -9 * g["side"]), feed_off(mid, way, along, 2 * g["side"]), 2)
    return feed_shows(feed_stroke("baby_creases", d, _LINE, FEED_CREASE), 1.8 * g["no_line"] - 0.2)


def _front(g: dict, twist: float) -> dict:
    """The front of the suit: out of sight when the baby faces her, in the middle when it lies on its back."""
    edge = feed_mix(-22, 15, twist)
    lower = []
    upper = []
    for i in range(6):
        t = 0.24 + 0.16 * i
        round_off = 1 - (2 * i / 5 - 1) * (2 * i / 5 - 1)
        lower.append(feed_trunk_at(g, t, feed_mix(-20, edge, round_off)))
        upper.append(feed_trunk_at(g, t, feed_mix(-19, -23, round_off) - 2 * twist))
    d = feed_through(lower, "M") + feed_straight(feed_backwards(upper)) + "Z"
    return feed_shows(feed_lined(feed_shape("baby_front", d, "var(--f-front)"), _LINE, FEED_CREASE), 3.4 * twist - 0.5)


def _poppers(g: dict, twist: float) -> dict:
    d = ""
    for i in range(4):
        p = feed_trunk_at(g, 0.33 + 0.2 * i, feed_mix(-20, -6, twist))
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
    way = feed_way(feed_trunk_at(g, 0.9, 0), feed_trunk_at(g, 1.0, 0))
    hip = feed_trunk_at(g, 1.0, 4)
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
        feed_pose([20, -16, 36, 8, 43, 2], [15, -23, 25, -4, 32, -9], g["no_line"]),
        feed_pose([28, 16, 42, -2, 50, -6], [14, -12, 28, -2, 34, -8], g["no_line"]),
        [22, -22, 32, 4, 40, 0],
        feed_pose(
            feed_pose([30, 0, 58, 4, 62, -6], [24, -10, 42, -4, 46, -14], g["no_close"]),
            [18, -18, 34, -28, 38, -38],
            g["no_line"],
        ),
    )
    leg = _leg(g, pose)
    g["knee"] = leg[2]
    g["toe"] = leg[5]
    return _limb("baby_leg", leg, [13, 12, 10.5, 9, 7.5, 7])


def _far_leg(g: dict) -> dict:
    pose = _leg_pose(
        g,
        feed_pose([24, -22, 42, -2, 49, -8], [18, -30, 29, -12, 36, -18], g["no_line"]),
        feed_pose([26, -26, 44, -14, 52, -18], [18, -30, 30, -16, 36, -22], g["no_line"]),
        [24, -28, 36, -6, 44, -10],
        feed_pose([30, -16, 58, -18, 62, -28], [16, -26, 30, -40, 32, -50], g["no_line"]),
    )
    return _limb("baby_far_leg", _leg(g, pose), [12, 12, 10.5, 9, 7.5, 7])


def _far_arm(g: dict) -> dict:
    twist = g["no_facing"]
    a = feed_trunk_at(g, 0.08, -10)
    elbow = feed_trunk_at(g, feed_mix(0.3, 0.28, twist), feed_mix(-12, -14, twist))
    wrist = feed_trunk_at(g, feed_mix(0.4, 0.62, twist), feed_mix(-12, -12, twist))
    return _limb("baby_far_arm", [a, feed_blend(a, elbow, 0.5), elbow, feed_blend(elbow, wrist, 0.5), wrist], [8, 8, 7.5, 7, 6.5])


def feed_baby_head(g: dict) -> list:
    """Return head, hair, ear and face."""
    s = g["s"]
    hurt = g["no_calm"]
    on = s["on"]
    g_open = s["gape"]
    g["drop"] = feed_mix(0, 40 - 14 * on, g_open) + 6 * g["jaw"]
    face = [
        feed_head_at(g, 32, -14),
        feed_head_at(g, 33, -20),
        feed_head_at(g, 43, -25),
        feed_head_at(g, 41, -35),
        feed_head_at(g, 28, -46),
        feed_head_at(g, 31, -68),
        feed_head_at(g, 40, -98),
        feed_head_at(g, 31, -136),
        feed_head_at(g, 0, -168),
        feed_head_at(g, -52, -185),
        feed_head_at(g, -120, -176),
        feed_head_at(g, -174, -128),
        feed_head_at(g, -190, -78),
        feed_head_at(g, -172, -24),
        feed_head_at(g, -136, 16),
        feed_jaw_at(g, -100, 50, 0.3),
        feed_jaw_at(g, -62, 64, 0.6),
        feed_jaw_at(g, -26, 62, 1),
        feed_jaw_at(g, -2, 57, 1),
        feed_jaw_at(g, 14, 46, 1),
        feed_jaw_at(g, 20, 32, 1),
        feed_jaw_at(g, 18, 20, 1),
        feed_jaw_at(g, 27, 8, 1),
        feed_head_at(g, feed_mix(24, 16 * on - 12, g_open), 3),
        feed_head_at(g, 31, -5),
    ]
    found = [feed_lined(feed_shape("baby_head", feed_closed(face), _SKIN), _LINE, FEED_OUTLINE)]
    wisps = ""
    for k in [[-56, -182, -44, -160, -14, -160], [-84, -180, -66, -150, -32, -144], [-116, -170, -96, -140, -58, -130]]:
        wisps = wisps + feed_through([feed_head_at(g, k[0], k[1]), feed_head_at(g, k[2], k[3]), feed_head_at(g, k[4], k[5])], "M")
    found.append(feed_stroke("baby_hair", wisps, "var(--b-hair)", FEED_CREASE))
    cheek = feed_head_at(g, -34, 6)
    found.append(feed_shows(_filled(feed_oval("baby_cheek", cheek, 9, 9, 0), "var(--b-flush)"), 0.18))
    ear = feed_head_at(g, -94, -30)
    d = feed_closed(
        [
            feed_head_at(g, -82, -50),
            feed_head_at(g, -100, -66),
            feed_head_at(g, -118, -46),
            feed_head_at(g, -108, -6),
            feed_head_at(g, -92, 2),
            feed_head_at(g, -86, -18),
        ]
    )
    found.append(feed_lined(feed_shape("baby_ear", d, _SKIN), _LINE, FEED_DETAIL))
    inner = [feed_head_at(g, -90, -44), feed_head_at(g, -104, -48), feed_head_at(g, -106, -24), feed_head_at(g, -96, -14)]
    found.append(feed_stroke("baby_ear_line", feed_through(inner, "M"), _LINE, 1.3))
    lid = feed_mix(-42, -60, hurt)
    eye = feed_through([feed_head_at(g, -22, -56), feed_head_at(g, -2, lid), feed_head_at(g, 16, -54)], "M")
    brow = feed_through(
        [feed_head_at(g, -18, -76 - 4 * hurt), feed_head_at(g, 2, -84 + 6 * hurt), feed_head_at(g, 20, -80 + 16 * hurt)], "M"
    )
    found.append(feed_stroke("baby_eye", eye, _LINE, FEED_DETAIL))
    found.append(feed_shows(feed_stroke("baby_brow", brow, _LINE, FEED_CREASE), 1.5 * hurt - 0.3))
    corner = feed_head_at(g, feed_mix(22, 26 * on - 12, g_open), 4)
    mouth = [feed_head_at(g, 32, -6), corner, feed_jaw_at(g, 27, 12, 1)]
    inside = feed_shape("baby_mouth", feed_through(mouth, "M") + "Z", "#5a2420")
    found.append(feed_shows(inside, (1 - on) * g_open))
    found.append(feed_stroke("baby_lips", feed_through(mouth, "M"), "var(--b-lip)", 2.2))
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
    a = feed_trunk_at(g, 0.12, feed_mix(2, 10, twist))
    elbow = feed_pose([50, 12], [48, 20], away)
    wrist = feed_pose([44, -4] if g["hold"] == "cradle" else [32, -6], [44, -2], away)
    bent = g["no_line"]  # then the arm leaves the neck in sight
    e = feed_blend(feed_at(g, elbow[0] + 18 * bent, elbow[1]), feed_trunk_at(g, 0.36, 19), twist)
    w = feed_blend(feed_at(g, wrist[0] + 18 * bent, wrist[1]), feed_trunk_at(g, 0.64, 4), twist)
    under = g["hold"] == "underarm"  # there her arm would hide it
    # A fist at its face; on its back, beside its head.
    e = feed_blend(e, feed_blend(feed_trunk_at(g, 0.3 if under else 0.46, -8), feed_trunk_at(g, 0.5, 16), twist), fist)
    w = feed_blend(w, feed_blend(feed_trunk_at(g, 0.02 if under else 0.26, -36), feed_trunk_at(g, 0.32, -1), twist), fist)
    if g["arm"] > 0:  # before its chin
        e = feed_at(g, 36 + 14 * bent, 26 - 26 * bent)
        w = feed_at(g, 22, 8 - 6 * bent)
    e = feed_reach(a, e, _UPPER)
    w = feed_reach(e, w, _FORE)
    g["wrist"] = w
    arm = _limb("baby_arm", [a, feed_blend(a, e, 0.5), e, feed_blend(e, w, 0.5), w], [10, 9, 8, 7, 6.5])
    return feed_joined([[arm], _hand(g, w, feed_way(e, w), fist)])


# Base and tip of the thumb and of four fingers, spread: along the hand, and across it.
_FINGERS = [[3.0, -5, 0.5, -13], [7, -4.5, 16, -9.5], [8, -1.5, 20, -3.5], [8, 1.5, 19.5, 3], [7, 4.5, 15.5, 9]]


def _hand(g: dict, at: list, way: list, tense: float) -> list:
    """Four fingers and a thumb, that soon close to a fist."""
    flip = g["side"]
    fist = feed_ease(1.5 * tense)
    palm = []
    for p in [[-3, -4.5], [4, -6.0], [9, -5 - 1.5 * fist], [10 + 3 * fist, 0], [9, 5 + 1.5 * fist], [4, 6.0], [-3, 4.5]]:
        palm.append(feed_off(at, way, p[0], p[1] * flip))
    d = feed_closed(palm if flip > 0 else feed_backwards(palm))
    for k in _FINGERS:
        tip = feed_pose([k[2], k[3]], [feed_mix(k[0], 10, 0.6), k[1] * 0.9], fist)
        base = feed_off(at, way, k[0], k[1] * flip)
        end = feed_off(at, way, tip[0], tip[1] * flip)
        d = d + feed_open_tube([base, end], [2.9, 2.6]) + "Z"
    lines = ""
    for y in [-3, 0.5, 4]:
        lines = lines + feed_through([feed_off(at, way, 6, y * flip), feed_off(at, way, 12, y * flip)], "M")
    thumb = [feed_off(at, way, 2, -6 * flip), feed_off(at, way, 6, -3.5 * flip), feed_off(at, way, 7.5, 1 * flip)]
    folds = feed_stroke("baby_fist", lines + feed_through(thumb, "M"), _LINE, 1.5)
    return [feed_fused("baby_hand", d, _SKIN, _LINE, FEED_DETAIL), feed_shows(folds, 2.5 * tense - 0.7)]


def feed_baby_marks(g: dict) -> dict:
    """Return small arcs beside a foot: it kicks."""
    d = ""
    foot = feed_way(g["knee"], g["toe"])
    for k in [[17, -10, 18, 8], [23, -10, 24, 8]]:
        d = d + feed_arc(feed_off(g["toe"], foot, k[0], k[1]), feed_off(g["toe"], foot, k[2], k[3]), 1.5)
    return feed_shows(feed_stroke("kicks", d, _LINE, FEED_DETAIL), 2.5 * g["no_calm"] - 1.4)


def feed_baby_shawl(g: dict) -> list:
    """Return a shawl that hangs from her shoulder over breast and face, and its folds; ear, shoulder and hip can be seen."""
    x = g["cx"]
    y = g["sy"]
    face = [feed_at(g, 26, 8), feed_at(g, 14, 19), feed_at(g, -8, 16), feed_at(g, -30, 17), feed_at(g, -50, 12)]
    if g["side"] > 0:
        face = feed_backwards(face)
    ring = feed_joined([[[x + 16, y - 4], [x - 4, y + 36]], face, [[x + 56, y + 30], [x + 36, y - 5]]])
    folds = feed_through([[x + 24, y + 8], [x + 18, y + 36], face[1]], "M")
    folds = folds + feed_through([[x + 32, y + 6], [x + 38, y + 38], face[3]], "M")
    cloth = feed_lined(feed_shape("shawl", feed_closed(ring), "var(--f-scarf)"), _LINE, FEED_OUTLINE)
    return [feed_shows(cloth, g["shawl"]), feed_shows(feed_stroke("shawl_folds", folds, _LINE, FEED_CREASE), g["shawl"])]
