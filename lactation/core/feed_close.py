"""The mouth at the breast, from the side: what the signs of the breast, of attachment and of suckling look like.

The shapes are the same, in the same order, whatever the signs are, and each moves gradually with them.
"""

from math import floor, sqrt

from lactation.core.feed_lines import (
    FEED_HEIGHT,
    feed_backwards,
    feed_blend,
    feed_cos,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_numbers,
    feed_oval,
    feed_shape,
    feed_shows,
    feed_sin,
    feed_straight,
    feed_stroke,
    feed_through,
    feed_turned,
    feed_within,
)
from lactation.core.feed_signs import feed_whole

_SIZE = 1.06
_BREAST_X = 240
_MOUTH_Y = 172
_RIM = 14  # steps along the edge of the areola
_LINE = "var(--b-line)"


def feed_close(scene: dict, moment: dict) -> list:
    """Return the shapes of the close view at a ``moment`` of ``feed_moment``."""
    g = _geometry(feed_whole(scene["signs"]), moment)
    found = [_ground(), _linen(g)]
    for layer in [_breast(g), _head(g), _lips(g), _cheek(g), _pressed(g)]:
        for one in layer:
            found.append(one)
    return found


def _geometry(s: dict, moment: dict) -> dict:
    """Return what the parts share: signs, the turned head, the opened jaw, the half ellipse on which the lips lie."""
    gape = s["gape"]
    g = {"gape": gape, "chin": s["chin"], "nose": s["nose"], "lip": s["lip"], "cheek": s["cheek"], "areola": s["areola"]}
    g["skin_well"] = s["skin_well"]
    g["push"] = 1 - s["nose"]
    g["tilt"] = feed_mix(-3, -25, gape) + 11 * (1 - s["chin"]) + 10 * g["push"]
    g["drop"] = feed_mix(3, 26, gape) * feed_mix(0.86, 1, s["chin"]) + 5 * moment["jaw"]
    g["mx"] = feed_mix(_BREAST_X - 44, _BREAST_X - 1, gape)
    pucker = 5 * (1 - gape)
    upper = [30 + pucker, -5]
    lower = feed_turned(28 + pucker, 5, g["drop"], -78, -28)
    g["mid"] = feed_blend(upper, lower, 0.5)
    up = _on_head(g, upper[0], upper[1])
    low = _on_head(g, lower[0], lower[1])
    far = sqrt((up[0] - low[0]) * (up[0] - low[0]) + (up[1] - low[1]) * (up[1] - low[1]))
    g["half"] = far / 2
    g["ex"] = (up[0] - low[0]) / far  # along the opening, upwards; (ey, -ex) leads into the mouth
    g["ey"] = (up[1] - low[1]) / far
    g["deep"] = feed_mix(15, 13.5, gape)
    g["roll"] = feed_mix(0.6, 16, s["lip"]) * feed_mix(0.75, 1, gape)
    g["tip"] = _on_head(g, 40, -25)
    return g


def _on_head(g: dict, x: float, y: float) -> list:
    q = feed_turned((x - g["mid"][0]) * _SIZE, (y - g["mid"][1]) * _SIZE, g["tilt"], 0, 0)
    return [g["mx"] + q[0], _MOUTH_Y + q[1]]


def _on_jaw(g: dict, x: float, y: float, part: float) -> list:
    q = feed_turned(x, y, g["drop"] * part, -78, -28)
    return _on_head(g, q[0], q[1])


def _heads(g: dict, points: list) -> list:
    found = []
    for p in points:
        found.append(_on_head(g, p[0], p[1]))
    return found


def _jaws(g: dict, points: list) -> list:
    found = []
    for p in points:
        found.append(_on_jaw(g, p[0], p[1], 1))
    return found


def _seal(g: dict, t: float, out: float) -> list:
    """Return a point of the lips' line, t from 0 (upper lip) to 1 (lower lip), moved ``out`` from the breast."""
    co = feed_cos(180 * t)
    si = feed_sin(180 * t)
    ax = g["deep"] * co
    ay = g["half"] * si
    n = sqrt(ax * ax + ay * ay)
    along = g["half"] * co + out * ax / n
    away = g["deep"] * si + out * ay / n
    return [g["mx"] + g["ex"] * along + g["ey"] * away, _MOUTH_Y + g["ey"] * along - g["ex"] * away]


def _ground() -> dict:
    return feed_shape("ground", "M0 0h360v320H0Z", "var(--f-ground)")


def _linen(g: dict) -> dict:
    neck = _on_head(g, -92, 50)
    points = [[-20, neck[1] - 40], _on_head(g, -150, 24), _on_head(g, -104, 36), _on_head(g, -50, 52)]
    end = [[neck[0] + 92, neck[1] + 36], [neck[0] + 104, FEED_HEIGHT + 20]]
    d = feed_through(feed_joined([points, end]), "M") + "L-20 340Z"
    return feed_lined(feed_shape("linen", d, "var(--f-linen)"), _LINE, 2.4)


def _above(g: dict) -> list:
    """Return the breast's outline above the mouth; it bulges round a nose that is pressed in."""
    push = g["push"]
    n = g["tip"]
    gape = g["gape"]
    return [
        [400, -44], [344, 6], [feed_mix(303, 301, push), feed_mix(54, 44, push)],
        feed_blend([279, 86], [n[0] + 18, n[1] - 48], push),
        feed_blend(feed_blend([271, 108], [266, 105], gape), [n[0] + 1, n[1] - 22], push),
        feed_blend(feed_blend([263, 127], [258, 117], gape), [n[0] - 9, n[1] - 9], push),
        feed_blend(feed_blend([249, 146], [250, 129], gape), [n[0] - 9, n[1] + 5], push),
    ]  # fmt: skip


def _inside(g: dict) -> list:
    """Return the outline of what lies in the mouth."""
    x = _BREAST_X
    gape = g["gape"]
    roll = g["roll"]
    first = feed_blend([x - 14, _MOUTH_Y - 13], feed_blend([x + 6, _MOUTH_Y - 36], _seal(g, 0, 0), 0.5), gape)
    last = feed_blend([x - 14, _MOUTH_Y + 15 + roll + 9 * gape], _seal(g, 1, roll), max(gape, g["chin"]))
    points = [first]
    for t in [0.06, 0.3, 0.5, 0.7, 0.94]:
        points.append(_seal(g, t, 0))
    points.append(_seal(g, 1, roll * 0.7))
    points.append(last)
    return points


def _below(g: dict) -> list:
    """Return the outline below the mouth, pressed in by the chin."""
    x = _BREAST_X
    y = _MOUTH_Y
    press = feed_within(1.18 * g["chin"])
    front = _on_jaw(g, 25, 30, 1)
    below = _on_jaw(g, 4, 51, 1)
    inside = _seal(g, 1, 3 + g["roll"] * 0.7)
    return [
        feed_blend([x + 4, y + 40 + 0.6 * g["roll"]], [inside[0] - 10, inside[1]], press),
        feed_blend([x + 11, y + 64], [front[0] - 12, front[1]], press),
        feed_blend([x + 18, y + 80], [below[0] + 4, below[1] - 6], press),
        feed_blend([x + 28, y + 95], [below[0] - 4, below[1] + 10], press),
        feed_blend([x + 46, y + 112], [below[0] + 8, below[1] + 36], press),
        feed_blend([318, 300], [280, 334], press),
        [400, feed_mix(330, 384, press)],
    ]  # fmt: skip


def _along(points: list, u: float) -> list:
    """Return the point at ``u`` of the smooth line through points: 2.5 is half way from the third to the fourth."""
    i = max(0, min(len(points) - 2, floor(u)))
    t = u - i
    a = points[max(i - 1, 0)]
    b = points[i]
    c = points[i + 1]
    d = points[min(i + 2, len(points) - 1)]
    found = []
    for k in range(2):
        bend = 2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]
        found.append(b[k] + ((c[k] - a[k]) * t + bend * t * t + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t) / 2)
    return found


def _crossing(points: list, y: float, from_u: int) -> float:
    """Return where on the outline, from there on, it first goes below a height."""
    for i in range(from_u, len(points) - 1):
        if points[i + 1][1] > y:
            return i + feed_within((y - points[i][1]) / (points[i + 1][1] - points[i][1] + 0.001))
    return len(points) - 1


def _breast(g: dict) -> list:
    edge = feed_joined([_above(g), _inside(g), _below(g)])
    whole = feed_lined(feed_shape("breast", feed_through(edge, "M") + "L400-34Z", "var(--m-skin)"), "var(--m-line)", 2.4)
    shift = feed_mix(24, -20, g["areola"])
    hidden = g["tip"][1] + 18
    hi = _MOUTH_Y - 46 + shift
    hi = feed_mix(hi, max(hi, hidden), feed_within(2 * g["push"] - 1))
    lo = _MOUTH_Y + 46 + shift
    start = _crossing(edge, hi, 0)
    end = _crossing(edge, lo, 11)
    rim = []
    for i in range(_RIM + 1):
        rim.append(_along(edge, start + (end - start) * i / _RIM))
    first = rim[0]
    last = rim[_RIM]
    right = _BREAST_X + 30
    ring = "C" + feed_numbers([right, last[1] - 8, right, first[1] + 8, first[0], first[1]])
    outline = feed_through(rim, "M")
    return [
        whole,
        feed_shape("areola", outline + ring + "Z", "var(--m-areola)"),
        feed_stroke("ring", "M" + feed_numbers(last) + ring, "var(--m-ring)", 1.4),
        feed_stroke("rim", outline, "var(--m-line)", 2.4),
    ]


def _head(g: dict) -> list:
    push = g["push"]
    front = _heads(g, [
        [32, -14], [30.5, -17], [32, -20], [37 - 3 * push, -20], [41 - 4 * push, -26], [39 - 2 * push, -33], [31, -39], [26, -50],
        [31, -68], [40, -98], [31, -136], [0, -168], [-52, -185], [-120, -176], [-174, -128], [-190, -78], [-172, -24],
        [-140, 16],
    ])  # fmt: skip
    jaw = _jaws(g, [[-26, 60], [0, 53], [15, 45], [22, 33], [20, 19]])
    neck = [_on_jaw(g, -104, 48, 0.3), _on_jaw(g, -62, 62, 0.6)]
    face = feed_joined([[_seal(g, 0, 3)], front, neck, jaw, [_seal(g, 1, 3)]])
    lips = []
    for i in range(7):
        lips.append(_seal(g, 1 - i / 6, 0))
    hair = _heads(g, [[6, -163], [-52, -185], [-120, -176], [-174, -128], [-190, -78], [-172, -24], [-148, 6]])
    line = _heads(g, [[-147, 5], [-139, -30], [-130, -68], [-106, -104], [-66, -128], [-22, -150], [4, -160]])
    ear = _on_head(g, -94, -36)
    lid = feed_through(_heads(g, [[-3, -54], [4, -47.5], [12, -47], [19, -51]]), "M")
    lash = feed_through(_heads(g, [[4, -47.5], [2, -44]]), "M") + feed_through(_heads(g, [[12, -47], [13, -43]]), "M")
    round_ear = feed_oval("ear", ear, 17, 25, g["tilt"] - 14)
    round_ear["fill"] = "var(--b-skin)"
    return [
        feed_lined(feed_shape("face", feed_through(face, "M") + feed_through(lips, "L") + "Z", "var(--b-skin)"), _LINE, 2.4),
        feed_shows(feed_stroke("wisps", feed_through(line, "M"), "var(--b-hair)", 10), 0.4),
        feed_shape("hair", feed_through(hair, "M") + feed_through(line, "L") + "Z", "var(--b-hair)"),
        feed_lined(round_ear, _LINE, 2.2),
        feed_stroke(
            "shell",
            feed_through(_heads(g, [[-85, -48], [-94, -52], [-101, -41], [-95, -33], [-97, -24]]), "M"),
            "var(--b-dim)",
            2.6,
        ),
        feed_stroke("lid", lid + lash, _LINE, 2.4),
        feed_shows(
            feed_stroke("brow", feed_through(_heads(g, [[-4, -72], [6, -77], [19, -74]]), "M"), "var(--b-hair)", 2.4), 0.6
        ),
        feed_stroke("nostril", feed_through(_heads(g, [[32, -20], [27.5, -19.5], [25.5, -24], [29, -28]]), "M"), _LINE, 2),
        feed_stroke("jaw", feed_through(_jaws(g, [[-48, 43], [-26, 49], [-5, 44]]), "M"), "var(--b-dim)", 2.4),
    ]


def _thick(g: dict, t: float) -> float:
    """Return how broad the lips show: the lower one broadest a little behind its front."""
    thin = feed_mix(2, 4, g["lip"])
    if t < 0.5:
        co = feed_cos(180 * t)
        return feed_mix(thin, 7.2, co * co)
    return feed_mix(thin, g["roll"], feed_sin(259.2 * (t - 0.5)))


def _lips(g: dict) -> list:
    outer = []
    inner = []
    for i in range(9):
        outer.append(_seal(g, i / 8, _thick(g, i / 8)))
        inner.append(_seal(g, 1 - i / 8, -1.5))
    a = _seal(g, 0, 3)
    b = _seal(g, 1, _thick(g, 1) * 0.45)
    reach = 3 + g["lip"]
    tip_a = [a[0] - g["ey"] * 5, a[1] + g["ex"] * 5]
    tip_b = [b[0] - g["ey"] * reach, b[1] + g["ex"] * reach]
    shine = []
    for t in [0.66, 0.78, 0.92]:
        shine.append(_seal(g, t, _thick(g, t) * 0.55))
    fold = feed_through([_seal(g, 0.7, 6), _seal(g, 0.85, 8), _seal(g, 0.99, 6)], "M")
    fold = fold + feed_through([_seal(g, 0.78, 13), _seal(g, 0.88, 15), _seal(g, 0.97, 14)], "M")
    ring = feed_through(feed_joined([[tip_a], outer, [tip_b], inner, [tip_a]]), "M") + "Z"
    return [
        feed_lined(feed_shape("lips", ring, "var(--b-lip)"), _LINE, 2),
        feed_shows(feed_stroke("shine", feed_through(shine, "M"), "var(--b-light)", 0.4 + 3.4 * g["lip"]), g["lip"] * 1.5),
        feed_shows(feed_stroke("fold", fold, _LINE, 2), 0.9 * (1 - g["lip"])),
    ]


def _beside(g: dict, out: float, along: float) -> list:
    """Return a point from the corner of the mouth: backwards, and up along the opening."""
    away = g["deep"] + out
    return [g["mx"] + g["ey"] * away + g["ex"] * along, _MOUTH_Y - g["ex"] * away + g["ey"] * along]


def _cheek(g: dict) -> list:
    """Return the cheek: round when full, a hollow behind the corner of the mouth when drawn in."""
    cheek = g["cheek"]
    rear = []
    for i in range(5):
        bow = feed_sin(45 * i)
        rear.append(_beside(g, feed_mix(23 + 16 * bow, 16 - 9.5 * bow, cheek), feed_mix(32, 34, cheek) * (1 - i / 2) - 4))
    flush = feed_oval(
        "flush", _beside(g, feed_mix(42, 44, cheek), 4 * cheek), feed_mix(14, 36, cheek), feed_mix(14, 36, cheek), 0
    )
    flush["fill"] = "var(--b-flush)"
    pit = feed_oval("pit", _beside(g, 26, -4), feed_mix(13, 5, cheek), 28, g["ex"] * 57)
    pit["fill"] = "var(--b-dim)"
    line = feed_through(rear, "M")
    return [
        feed_shows(flush, 0.3 * cheek),
        feed_shows(pit, 1.25 * (1 - cheek) - 0.15),
        feed_stroke("bow", line, "var(--b-dim)", 3.4),
        feed_shows(feed_stroke("crease", line, _LINE, 2.2), 0.8 * (1 - cheek)),
    ]


def _pressed(g: dict) -> list:
    """Return what shows where chin or nose are pressed into the breast."""
    push = g["push"]
    n = g["tip"]
    top = _above(g)
    over = [top[3], top[4], top[5], top[6], feed_blend(_inside(g)[0], [n[0] + 2, n[1] + 16], push)]
    side = []
    for p in feed_backwards(over):
        side.append([max(p[0], n[0] + feed_mix(-10, 5, push)), p[1]])
    return [
        feed_shows(
            feed_stroke("press", feed_through(_jaws(g, [[33, 22], [31, 34], [20, 50]]), "M"), "var(--m-shade)", 4.5),
            2.5 * g["chin"] - 1.5,
        ),
        feed_shape("over", feed_through(over, "M") + feed_straight(side) + "Z", "var(--m-skin)"),
        feed_stroke("bulge", feed_through(over, "M"), "var(--m-line)", 2.4),
    ]
