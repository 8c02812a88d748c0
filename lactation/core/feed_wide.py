"""Mother and baby from the side: how she sits, how the baby lies.

The shapes are the same, in the same order, whatever the signs are, and each moves gradually with them.
"""

from math import sqrt

from lactation.core.feed_lines import (
    feed_blend,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_numbers,
    feed_oval,
    feed_shape,
    feed_shows,
    feed_stroke,
    feed_through,
    feed_turned,
)
from lactation.core.feed_signs import feed_whole

_SCALE = 0.36  # of a baby's head, drawn as in the close view
_M_SKIN = "var(--m-skin)"
_M_LINE = "var(--m-line)"
_B_LINE = "var(--b-line)"
_CLOTH = "var(--f-cloth)"
_LINEN = "var(--f-linen)"


def feed_wide(scene: dict, moment: dict) -> list:
    """Return the shapes of the wide view at a ``moment`` of ``feed_moment``."""
    w = _places(feed_whole(scene["signs"]), moment)
    found = [feed_shape("ground", "M0 0h360v320H0Z", "var(--f-ground)")]
    for layer in [_arm_behind(w), _mother(w), _body(w), _face(w), _arms_before(w)]:
        for one in layer:
            found.append(one)
    return found


def _places(s: dict, moment: dict) -> dict:
    """Return where things are: the mouth, the baby's shoulder and hip, her hands."""
    w = {"bent": 1 - s["line"], "away": 1 - s["close"], "alone": 1 - s["support"], "twist": 1 - s["facing"]}
    w["tilt"] = -26 + 8 * (1 - s["chin"])
    w["drop"] = feed_mix(8, 24, s["gape"]) + 5 * moment["jaw"]
    w["mx"] = 208 - 24 * w["away"]
    w["my"] = 150 + 2 * w["away"]
    ear = _on_head(w, -94, -36)
    shoulder = [ear[0] + 9 - 38 * w["bent"] - 4 * w["away"], ear[1] + 54 - 8 * w["bent"]]
    hip = [shoulder[0] + 6 + 44 * w["bent"] - 8 * w["away"] - 8 * w["alone"], shoulder[1] + 78 + 9 * w["alone"]]
    dx = hip[0] - shoulder[0]
    dy = hip[1] - shoulder[1]
    far = sqrt(dx * dx + dy * dy)
    w["ear"] = ear
    w["shoulder"] = shoulder
    w["far"] = far
    w["ux"] = dx / far  # down the body; (uy, -ux) points to the tummy
    w["uy"] = dy / far
    w["palm"] = feed_blend(_trunk(w, 0.36, -31), _on_head(w, -160, 10), w["alone"])
    return w


def _on_head(w: dict, x: float, y: float) -> list:
    q = feed_turned((x - 17) * _SCALE, (y - 22) * _SCALE, w["tilt"], 0, 0)
    return [w["mx"] + q[0], w["my"] + q[1]]


def _on_jaw(w: dict, x: float, y: float, part: float) -> list:
    q = feed_turned(x, y, w["drop"] * part, -78, -28)
    return _on_head(w, q[0], q[1])


def _heads(w: dict, points: list) -> list:
    found = []
    for p in points:
        found.append(_on_head(w, p[0], p[1]))
    return found


def _jaws(w: dict, points: list) -> list:
    found = []
    for p in points:
        found.append(_on_jaw(w, p[0], p[1], 1))
    return found


def _trunk(w: dict, along: float, out: float) -> list:
    return [
        w["shoulder"][0] + w["ux"] * along * w["far"] + w["uy"] * out,
        w["shoulder"][1] + w["uy"] * along * w["far"] - w["ux"] * out,
    ]


def _limb(name: str, points: list, colour: str, line: str, wide: float) -> list:
    d = feed_through(points, "M")
    return [feed_stroke(name + "_edge", d, line, wide + 4), feed_stroke(name, d, colour, wide)]


def _arm_behind(w: dict) -> list:
    bend = feed_blend(_trunk(w, 1, 10), [230, 222], w["alone"])
    wrist = feed_blend(_trunk(w, 0.8, -24), _on_head(w, -130, 80), w["alone"])
    return _limb("far_arm", [[290, 250], bend, wrist, w["palm"]], _M_SKIN, _M_LINE, 22)


def _mother(w: dict) -> list:
    x = w["mx"] - 4
    y = w["my"]
    back = [[346, 340], [354, 220], [348, 146], [334, 112], [310, 100], [282, 104], [256, 122], [240, 150], [226, 186], [211, 214], [206, 246], [212, 280]]  # fmt: skip  # noqa: E501
    lap = [[212, 280], [150, 288], [70, 290], [28, 302], [20, 340]]
    breast = [
        [276, 104], [256, 118], [232, 134], [x + 7, y - 13], [x - 5, y], [x + 5, y + 15], [219, 176], [230, 188], [246, 189],
        [262, 176], [276, 150], [290, 104],
    ]  # fmt: skip
    ring = [[x + 10, y - 15], [x + 19, y - 8], [x + 17, y + 9], [x + 5, y + 14], [x - 4, y], [x + 10, y - 15]]
    face = [[238, 58], [228, 44], [234, 20], [256, 4], [286, 6], [302, 28], [298, 58], [278, 76], [256, 79], [242, 71], [238, 58]]
    hair = [
        [240, 20],
        [256, -2],
        [288, -8],
        [314, 8],
        [324, 40],
        [316, 76],
        [300, 88],
        [292, 62],
        [288, 40],
        [270, 26],
        [240, 20],
    ]
    return [
        feed_lined(feed_shape("neck", "M270 66L268 112L316 112L308 60Z", _M_SKIN), _M_LINE, 2.4),
        feed_lined(feed_shape("dress", feed_through(back, "M") + feed_through(lap, "L") + "Z", _CLOTH), _M_LINE, 2.4),
        feed_lined(feed_shape("breast", feed_through(breast, "M") + "Z", _M_SKIN), _M_LINE, 2.4),
        feed_shape("areola", feed_through(ring, "M") + "Z", "var(--m-areola)"),
        feed_lined(feed_shape("face", feed_through(face, "M") + "Z", _M_SKIN), _M_LINE, 2.4),
        feed_lined(feed_shape("hair", feed_through(hair, "M") + "Z", "var(--m-hair)"), _M_LINE, 2.4),
        feed_stroke("features", "M242 46q5 5 11 2M249 67q5 1 9-3", _M_LINE, 2.2),
    ]


def _body(w: dict) -> list:
    twist = w["twist"]
    far_arm = _limb(
        "baby_far_arm",
        [_trunk(w, 0.16, 14), _trunk(w, 0.34, 16 + 24 * twist), _trunk(w, 0.56, 14 + 22 * twist)],
        _LINEN,
        _B_LINE,
        15,
    )
    far_leg = _limb(
        "baby_far_leg",
        [_trunk(w, 0.95, 6 - 16 * twist), _trunk(w, 1.16, 22 - 52 * twist), _trunk(w, 1.42, 8 - 26 * twist)],
        _LINEN,
        _B_LINE,
        20,
    )
    knee = feed_blend(_trunk(w, 1.12, 34), _trunk(w, 1.36, 14), w["alone"])
    foot = feed_blend(_trunk(w, 1.42, 26), _trunk(w, 1.7, 2), w["alone"])
    near_leg = _limb("baby_near_leg", [_trunk(w, 0.96, 8), knee, foot], _LINEN, _B_LINE, 22)
    front = [_on_head(w, -56, 44), _trunk(w, 0.02, 28 + 3 * twist), _trunk(w, 0.5, 33 + 2 * twist), _trunk(w, 0.9, 30)]
    rear = [
        _trunk(w, 1.16, 8),
        _trunk(w, 1.1, -22),
        _trunk(w, 0.6, -30 - 3 * twist),
        _trunk(w, 0.1, -28 - 6 * twist),
        _on_head(w, -140, 20),
    ]
    trunk = feed_lined(feed_shape("trunk", feed_through(feed_joined([front, rear]), "M") + "Z", _LINEN), _B_LINE, 2.4)
    middle = feed_mix(46, 3, twist)
    buttons = ""
    for t in [0.2, 0.45, 0.7]:
        buttons = buttons + "M" + feed_numbers(_trunk(w, t, min(middle, 31))) + "h0"
    return feed_joined(
        [far_arm, far_leg, [trunk], near_leg, [feed_shows(feed_stroke("buttons", buttons, _B_LINE, 5.5), 2 * twist)]]
    )


def _face(w: dict) -> list:
    top = _heads(w, [
        [32, -14], [32, -20], [41, -25], [39, -32], [27, -45], [31, -68], [40, -98], [31, -136], [0, -168], [-52, -185],
        [-120, -176], [-174, -128], [-190, -78], [-172, -24], [-140, 16],
    ])  # fmt: skip
    neck = [_on_jaw(w, -104, 48, 0.3), _on_jaw(w, -62, 64, 0.6)]
    jaw = _jaws(w, [[-26, 62], [-2, 57], [12, 46], [18, 32], [17, 18], [20, 10]])
    mouth = _heads(w, [[10, 14], [30, -6]])
    hair = _heads(w, [[4, -165], [-52, -185], [-120, -176], [-174, -128], [-190, -78], [-172, -24], [-146, 4], [-136, -34], [-124, -76], [-66, -128], [4, -165]])  # fmt: skip  # noqa: E501
    ear = feed_oval("ear", w["ear"], 6.5, 9, -36)
    ear["fill"] = "var(--b-skin)"
    flush = feed_oval("flush", _on_head(w, -36, 4), 11, 11, 0)
    flush["fill"] = "var(--b-flush)"
    lips = [_on_head(w, 29, -7), _on_head(w, 13, 6), _on_jaw(w, 10, 4, 1), _on_jaw(w, 19, 11, 1)]
    return [
        feed_lined(
            feed_shape("head", feed_through(feed_joined([top, neck, jaw, mouth]), "M") + "Z", "var(--b-skin)"), _B_LINE, 2.4
        ),
        feed_shape("baby_hair", feed_through(hair, "M") + "Z", "var(--b-hair)"),
        feed_lined(ear, _B_LINE, 2),
        feed_stroke("lid", feed_through(_heads(w, [[-8, -54], [5, -46], [19, -53]]), "M"), _B_LINE, 2.4),
        feed_shows(flush, 0.26),
        feed_stroke("lips", feed_through(lips, "M"), "var(--b-lip)", 4),
    ]


def _arms_before(w: dict) -> list:
    way = max(w["twist"], w["away"])
    twist = w["twist"]
    alone = w["alone"]
    hand = feed_blend([222, 186], _trunk(w, 0.66, -24), way)
    found = _limb("baby_near_arm", [_trunk(w, 0.14, -9 - 15 * twist), _trunk(w, 0.46, 1 - 37 * twist), hand], _LINEN, _B_LINE, 15)
    for k in range(4):
        a = feed_blend(_trunk(w, 0.16 + 0.12 * k, -33), [w["palm"][0] + k, w["palm"][1] - 14 + 9 * k], alone)
        b = feed_blend(_trunk(w, 0.1 + 0.13 * k, -16 - 2 * k), [w["palm"][0] + 17 + k, w["palm"][1] - 16 + 9 * k], alone)
        for one in _limb("finger_" + str(k), [a, b], _M_SKIN, _M_LINE, 6.4):
            found.append(one)
    seat = feed_blend(_trunk(w, 1.2, -14), [246, 272], alone)
    arm = [[327, 174], [325, 200], [304, 244], [seat[0] + 62, seat[1] - 4], [seat[0] + 22, seat[1]], seat]
    for one in _limb("near_arm", arm, _M_SKIN, _M_LINE, 24):
        found.append(one)
    sleeve = "M304 146L306 208L348 210L344 136C332 128 312 130 304 146Z"
    found.append(feed_lined(feed_shape("sleeve", sleeve, _CLOTH), _M_LINE, 2.4))
    return found
