"""The breast of the close view: its outline round mouth, nose and chin, areola, a red patch, and the hand that holds it."""

from math import floor, sqrt

from lactation.core.feed_lines import (
    feed_backwards,
    feed_blend,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_numbers,
    feed_oval,
    feed_shape,
    feed_shows,
    feed_soft,
    feed_straight,
    feed_stroke,
    feed_through,
    feed_within,
)
from lactation.core.feed_mouth import FEED_MOUTH, feed_close_jaw, feed_close_jaws, feed_seal

_X = FEED_MOUTH[0]
_Y = FEED_MOUTH[1]
_UPPER = 7  # point of the outline at the upper lip
_LOWER = 14  # ... and at the lower one
_STEPS = 10  # along the edge of the areola
_LINED = 1.3  # so far from the outline it lies, so that the line of the outline is seen
_SKIN = "var(--m-skin)"
_LINE = "var(--m-line)"


def _above(g: dict) -> list:
    """Return the outline above the mouth; it bulges round a nose that is pressed in."""
    push = g["push"]
    n = g["tip"]
    gape = g["gape"]
    u = feed_seal(g, 0, 0)
    return [
        [404, -60], [356, 2], [feed_mix(316, 301, push), feed_mix(52, 44, push)],
        feed_blend(feed_blend([273, 82], [u[0] + 44, u[1] - 58], gape), [n[0] + 18, n[1] - 48], push),
        feed_blend(feed_blend([249, 106], [u[0] + 28, u[1] - 36], gape), [n[0] + 1, n[1] - 22], push),
        feed_blend(feed_blend([234, 129], [u[0] + 16, u[1] - 19], gape), [n[0] - 14, n[1] - 8], push),
        feed_blend(feed_blend([227, 150], [u[0] + 7, u[1] - 7], gape), [n[0] - 12, n[1] + 8], push),
    ]  # fmt: skip


def _inside(g: dict) -> list:
    """Return the outline of what lies in the mouth."""
    gape = g["gape"]
    roll = g["roll"]
    u = feed_seal(g, 0, 0)
    first = feed_blend([_X - 20, _Y - 9], [u[0] + 2, u[1] - 1], gape)
    last = feed_blend([_X - 20 + 6 * gape, _Y + 9 + 0.8 * roll + 15 * gape], feed_seal(g, 1, roll), max(gape, g["chin"]))
    points = [first]
    for t in [0.06, 0.3, 0.5, 0.7, 0.94]:
        points.append(feed_seal(g, t, 0))
    points.append(feed_seal(g, 1, 0.6 * roll))
    points.append(last)
    return points


def _below(g: dict) -> list:
    """Return the outline below the mouth, pressed in by the chin."""
    press = g["press"]
    gape = g["gape"]
    front = feed_close_jaw(g, 25, 30, 1)
    below = feed_close_jaw(g, 4, 51, 1)
    inside = feed_seal(g, 1, 3 + 0.7 * g["roll"])
    return [
        feed_blend([_X - 10 + 14 * gape, _Y + 26 + 16 * gape + 0.5 * g["roll"]], [inside[0] - 10, inside[1]], press),
        feed_blend([max(_X - 4 + 15 * gape, front[0] + 30), _Y + 49 + 17 * gape], [front[0] - 12, front[1]], press),
        feed_blend([max(_X + 8 + 10 * gape, front[0] + 40), _Y + 74 + 7 * gape], [below[0] + 4, below[1] - 6], press),
        feed_blend([max(_X + 28, front[0] + 48), _Y + 95], [below[0] - 4, below[1] + 10], press),
        feed_blend([_X + 46, _Y + 112], [below[0] + 8, below[1] + 36], press),
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


def _lengths(points: list) -> list:
    """Return how long the outline is up to each of its points."""
    found = [0.0]
    for i in range(1, len(points)):
        x = points[i][0] - points[i - 1][0]
        y = points[i][1] - points[i - 1][1]
        found.append(found[i - 1] + sqrt(x * x + y * y))
    return found


def _after(lengths: list, far: float) -> float:
    """Return where on an outline one is so far from its beginning: 2.5 is half way from the third point to the fourth."""
    for i in range(1, len(lengths)):
        if lengths[i] > far:
            return i - 1 + feed_within((far - lengths[i - 1]) / (lengths[i] - lengths[i - 1] + 0.001))
    return len(lengths) - 1


def _rim(g: dict, edge: list) -> list:
    """Return the part of the outline that is areola, in and out of the mouth; a nose that is pressed in hides what is above."""
    lengths = _lengths(edge)
    usual = feed_mix(52, 27, g["gape"])
    shift = (2 * g["areola"] - 1) * feed_mix(40, 35, g["gape"])
    above = max(6, usual + shift) * (1 - 0.75 * feed_within(1.25 * g["push"] - 0.25))
    begin = _after(lengths, lengths[_UPPER] - above)
    end = _after(lengths, lengths[_LOWER] + max(7, min(usual - shift, feed_mix(90, 40, g["press"]))))
    found = []
    for i in range(_STEPS + 1):
        u = begin + (end - begin) * i / _STEPS
        p = _along(edge, u - 0.1)
        q = _along(edge, u + 0.1)
        n = sqrt((q[0] - p[0]) * (q[0] - p[0]) + (q[1] - p[1]) * (q[1] - p[1])) + 0.001
        found.append([0.5 * (p[0] + q[0]) + _LINED * (q[1] - p[1]) / n, 0.5 * (p[1] + q[1]) - _LINED * (q[0] - p[0]) / n])
    return found


def feed_breast(g: dict) -> list:
    """Return the breast, a red patch on it, and the areola."""
    edge = feed_joined([_above(g), _inside(g), _below(g)])
    rim = _rim(g, edge)
    first = rim[0]
    last = rim[_STEPS]
    g["areola_top"] = [rim[1][0] + 11, rim[1][1] + 5]
    g["areola_foot"] = [max(rim[8][0], g["cx"]) + 13, 0.5 * (rim[8][1] + last[1])]
    right = _X + 36
    lean = 13 * (2 * g["areola"] - 1)
    ring = "C" + feed_numbers(
        [right - lean, last[1] + feed_mix(4, 16, g["areola"]), right + lean, first[1] + 2, first[0], first[1]]
    )
    found = [feed_lined(feed_shape("breast", feed_through(edge, "M") + "L404-34Z", _SKIN), _LINE, 2.4)]
    for one in _patch(g):
        found.append(one)
    d = feed_through(rim, "M") + ring + "Z"
    found.append(feed_lined(feed_shape("areola", d, "var(--m-areola)"), "var(--m-ring)", 1.4))
    tip = []
    for i in range(_UPPER, _LOWER + 1):
        tip.append(edge[i])
    base = "Q" + feed_numbers([edge[_LOWER][0] + 7, 0.5 * (edge[_LOWER][1] + edge[_UPPER][1]), edge[_UPPER][0], edge[_UPPER][1]])
    nipple = feed_lined(feed_shape("nipple", feed_through(tip, "M") + base, "var(--m-ring)"), _LINE, 1.6)
    found.append(feed_shows(nipple, 0.8 - 1.4 * g["gape"]))
    return found


def _patch(g: dict) -> list:
    """Return a red patch that grows, with a soft edge; it is darker than the skin, so that it shows in grey too."""
    sore = feed_within(1.25 * (1 - g["skin_well"]) - 0.15)
    r = 0.35 + 0.5 * sore
    found = []
    for k in [0, 1]:  # one within the other
        one = feed_oval("patch_" + str(k), [319 - k, 170 + 3 * k], r * (39 - 13 * k), r * (33 - 8 * k), 55 * k - 30)
        one["fill"] = "var(--m-red)"
        found.append(feed_shows(feed_soft(one, r * 14), (0.5 - 0.1 * k) * sore))
    return found


def feed_pressed(g: dict) -> list:
    """Return what shows where chin or nose are pressed into the breast."""
    push = g["push"]
    n = g["tip"]
    top = _above(g)
    over = [top[3], top[4], top[5], top[6], feed_blend(_inside(g)[0], feed_seal(g, 0, -1), push)]
    side = []
    for i in range(5):
        p = over[4 - i]
        far = max(0, n[0] + feed_mix(-16, 9, min(1, 1.4 * push)) - p[0])
        side.append([p[0] + far * min(1, 0.4 + 0.6 * i), p[1]])
    chin = feed_through(feed_close_jaws(g, [[21, 20], [22, 33], [15, 45], [0, 53], [17, 48.5], [26, 34], [21, 20]]), "M")
    return [
        feed_shows(feed_shape("press", chin + "Z", _LINE), 0.6 * g["press"] - 0.45),
        feed_shape("over", feed_through(over, "M") + feed_straight(side) + "Z", _SKIN),
        feed_stroke("bulge", feed_through(over, "M"), _LINE, 2.4),
    ]


def _finger(name: str, middle: list, radii: list, nail: float) -> dict:
    """Return a finger along its ``middle``, from its root on, with a nail turned to one side (-1 or 1), or none (0)."""
    near = []
    far = []
    last = len(middle) - 1
    for i in range(last + 1):
        p = middle[max(i - 1, 0)]
        q = middle[min(i + 1, last)]
        n = sqrt((q[0] - p[0]) * (q[0] - p[0]) + (q[1] - p[1]) * (q[1] - p[1])) + 0.001
        x = (q[0] - p[0]) / n
        y = (q[1] - p[1]) / n
        near.append([middle[i][0] + y * radii[i], middle[i][1] - x * radii[i]])
        far.append([middle[i][0] - y * radii[i], middle[i][1] + x * radii[i]])
    p = middle[last]
    r = radii[last]
    end = [[p[0] + r * (0.75 * x + 0.7 * y), p[1] + r * (0.75 * y - 0.7 * x)], [p[0] + r * x, p[1] + r * y],
           [p[0] + r * (0.75 * x - 0.7 * y), p[1] + r * (0.75 * y + 0.7 * x)]]  # fmt: skip
    outline = feed_joined([near, end, feed_backwards(far)])
    side = r * nail
    bed = [[p[0] + 0.8 * r * x + 0.2 * side * y, p[1] + 0.8 * r * y - 0.2 * side * x],
           [p[0] - 0.5 * r * x + 0.05 * side * y, p[1] - 0.5 * r * y - 0.05 * side * x],
           [p[0] - 0.7 * r * x + 0.5 * side * y, p[1] - 0.7 * r * y - 0.5 * side * x],
           [p[0] - 0.4 * r * x + 0.9 * side * y, p[1] - 0.4 * r * y - 0.9 * side * x]]  # fmt: skip
    d = feed_through(outline, "M")
    if nail != 0:  # drawn the way round of the outline, or it would be a hole
        d = d + feed_through(bed if nail > 0 else feed_backwards(bed), "M")
    return feed_lined(feed_shape(name, d, _SKIN), _LINE, 2.4)


def feed_holding(g: dict, gone: float) -> list:
    """Return her thumb above and her fingers below: far back, or close to the lips like scissors; ``gone`` to the side."""
    near = 1 - g["fingers"]
    top = g["areola_top"]
    foot = g["areola_foot"]
    thumb = _from_side(gone, 72, feed_mix(90, top[1] - 8, 0.6 * near), feed_blend([335, 103], [top[0] + 34, top[1] - 10], near),
                       feed_blend([311, 113], top, near))  # fmt: skip
    under = feed_blend([336, 250], [foot[0] + 34, foot[1] + 5], near)
    end = feed_blend([316, 244], foot, near)
    low = feed_mix(248, foot[1] + 20, 0.5 * near)
    root = feed_numbers([346 + gone, thumb[1][1]])
    palm = "M" + root + "Q" + feed_numbers([368 + gone, 0.5 * (thumb[1][1] + low), 346 + gone, low + 4]) + "H420V90Z"
    found = [feed_lined(feed_shape("palm", palm, _SKIN), _LINE, 2.4)]
    for k in [2, 1, 0]:
        joint = [under[0] + (5 + 8 * near) * k, under[1] + 21 * k]
        tip = [end[0] + (7 + 8 * near) * k, end[1] + (21 + 4 * near) * k]
        lower = _from_side(gone, 252 + 21 * k, low + 21 * k, joint, tip)
        found.append(_finger("finger_" + str(k), lower, [14, 13.5, 12, 9.5], -1 if k == 0 else 0))
    found.append(_finger("thumb", thumb, [25, 19, 14.5, 11.5], 1))
    return found


def _from_side(gone: float, first: float, second: float, joint: list, tip: list) -> list:
    """Return the middle of a finger that comes from the right."""
    return [[394 + gone, first], [358 + gone, second], [joint[0] + gone, joint[1]], [tip[0] + gone, tip[1]]]
