"""The mouth of the close view: how the head is turned and the jaw opened, the line on which the lips lie, and the lips."""

from math import sqrt

from lactation.core.feed_lines import (
    feed_backwards,
    feed_blend,
    feed_clear,
    feed_cos,
    feed_ease,
    feed_joined,
    feed_mix,
    feed_shape,
    feed_shows,
    feed_sin,
    feed_stroke,
    feed_through,
    feed_turned,
)

FEED_MOUTH = [240, 172]  # where the middle of the mouth lies when it is wide open
_SIZE = 1.06
_HINGE = [-78, -28]  # of the jaw, in the head's own measure
_JAW_MOVES = 11  # degrees, with a deep suck
_LINE = "var(--b-line)"


def feed_mouth(s: dict, moment: dict, away: float) -> dict:
    """Return what all parts of the close view share: the signs, the turned head, the opened jaw, the line of the lips.

    ``away``: how far the mouth is from where it would lie at the breast.
    """
    g = _cleared(s)
    # Half way there is a shape of its own, told from both ends: lips a little apart, nose and chin that just touch.
    g["gape"] = feed_mix(g["gape"], _stepped(s["gape"], 0.42, 0.08, 0.34, 0.52, 0.33), 0.45)
    gape = g["gape"]
    g["push"] = feed_mix(1 - s["nose"], _stepped(1 - s["nose"], 0.62, 0.08, 0.36, 0.55, 0.3), 0.55)
    g["press"] = _stepped(s["chin"], 0.74, 0.12, 0.3, 0.58, 0.27)
    g["jaw"] = moment["jaw"]
    g["swallow"] = moment["swallow"]
    g["click"] = moment["click"]
    g["tilt"] = feed_mix(-3, -25, gape) + 11 * (1 - g["chin"]) + 10 * g["push"]
    g["mx"] = feed_mix(FEED_MOUTH[0] - 36, FEED_MOUTH[0] - 1, gape) - away
    rest = feed_mix(3, 26, gape)
    pucker = 5 * (1 - gape)
    upper = [30 + pucker, -5]
    g["mid"] = feed_blend(upper, feed_turned(28 + pucker, 5, rest, _HINGE[0], _HINGE[1]), 0.5)
    g["drop"] = rest + _JAW_MOVES * moment["jaw"]
    lower = feed_turned(28 + pucker, 5, g["drop"], _HINGE[0], _HINGE[1])
    _lip_line(g, feed_close_head(g, upper[0], upper[1]), feed_close_head(g, lower[0], lower[1]))
    g["roll"] = feed_mix(6, 17, g["lip"]) * feed_mix(0.8, 1, gape)  # how broad the lower lip shows
    g["tip"] = feed_close_head(g, 40, -25)
    return g


def _cleared(s: dict) -> dict:
    """Return the signs as they are drawn."""
    found = {}
    for name in s:
        found[name] = feed_clear(s[name])
    return found


def _stepped(v: float, share: float, begin: float, wide: float, again: float, wide_again: float) -> float:
    """Return 0 to 1 in two soft steps: a ``share`` of the way from ``begin`` on, the rest from ``again`` on."""
    return share * feed_ease((v - begin) / wide) + (1 - share) * feed_ease((v - again) / wide_again)


def _lip_line(g: dict, up: list, low: list) -> None:
    """Set the half ellipse from the upper lip round the corner of the mouth to the lower lip."""
    far = sqrt((up[0] - low[0]) * (up[0] - low[0]) + (up[1] - low[1]) * (up[1] - low[1]))
    g["half"] = far / 2
    g["ex"] = (up[0] - low[0]) / far  # along the opening, upwards; (ey, -ex) leads into the mouth
    g["ey"] = (up[1] - low[1]) / far
    g["deep"] = feed_mix(4, 13.5, g["gape"])
    g["cx"] = (up[0] + low[0]) / 2
    g["cy"] = (up[1] + low[1]) / 2


def feed_close_head(g: dict, x: float, y: float) -> list:
    """Return where a point of the head lies; the head is drawn about its ear, looking to the right."""
    q = feed_turned((x - g["mid"][0]) * _SIZE, (y - g["mid"][1]) * _SIZE, g["tilt"], 0, 0)
    return [g["mx"] + q[0], FEED_MOUTH[1] + q[1]]


def feed_close_jaw(g: dict, x: float, y: float, part: float) -> list:
    """Return where a point lies that goes with the jaw, wholly or in ``part``."""
    q = feed_turned(x, y, g["drop"] * part, _HINGE[0], _HINGE[1])
    return feed_close_head(g, q[0], q[1])


def feed_close_heads(g: dict, points: list) -> list:
    """Return where points of the head lie."""
    found = []
    for p in points:
        found.append(feed_close_head(g, p[0], p[1]))
    return found


def feed_close_jaws(g: dict, points: list) -> list:
    """Return where points of the jaw lie."""
    found = []
    for p in points:
        found.append(feed_close_jaw(g, p[0], p[1], 1))
    return found


def feed_seal(g: dict, t: float, out: float) -> list:
    """Return a point of the lips' line, t from 0 (upper lip) to 1 (lower lip), moved ``out`` from the breast."""
    co = feed_cos(180 * t)
    si = feed_sin(180 * t)
    ax = g["deep"] * co
    ay = g["half"] * si
    n = sqrt(ax * ax + ay * ay)
    return feed_beside(g, g["deep"] * si + out * ay / n, g["half"] * co + out * ax / n)


def feed_beside(g: dict, away: float, along: float) -> list:
    """Return a point from the middle of the mouth: into it, and up along the opening."""
    return [g["cx"] + g["ey"] * away + g["ex"] * along, g["cy"] - g["ex"] * away + g["ey"] * along]


def _broad(g: dict, t: float) -> float:
    """Return how broad a lip shows: the lower one as it is rolled out, broadest a little behind its front."""
    corner = feed_mix(4, 1.5, g["gape"])
    if t < 0.5:
        co = feed_cos(180 * t)
        return feed_mix(corner, 7, co * co)
    return feed_mix(corner, g["roll"], feed_sin(150 * (t - 0.5)) / 0.966)


def feed_lips(g: dict) -> list:
    """Return both lips as one band round the breast, and the folds of one that is turned in.

    Towards the skin a lip has no dark line: it is no thing of its own, as a tongue would be.
    """
    border = []
    touch = []
    wet = []
    for i in range(9):
        border.append(feed_seal(g, i / 8, _broad(g, i / 8)))
        touch.append(feed_seal(g, i / 8, -1))
    for t in [0.6, 0.74, 0.88, 1]:
        wet.append(feed_seal(g, t, 0.32 * _broad(g, t)))
    roll = g["roll"]
    top = _out(feed_seal(g, 0, 4), g, 3)
    front = [_out(feed_seal(g, 1, 0.1 * roll), g, 0.32 * roll), _out(feed_seal(g, 1, 0.62 * roll), g, 0.42 * roll)]
    end = _out(feed_seal(g, 1, roll + 0.5), g, 0.1 * roll)
    rim = feed_joined([[top], touch, front, [end]])
    band = feed_through(feed_joined([rim, feed_backwards(border), [top]]), "M") + "Z"
    tucked = []
    folded = []
    for i in range(4):  # the skin goes in over a lip that is turned in, and is folded below it
        tucked.append(feed_seal(g, 0.56 + 0.15 * i, 0.9 * _broad(g, 0.56 + 0.15 * i)))
        folded.append(feed_seal(g, 0.62 + 0.11 * i, 7 + 2.6 * feed_sin(60 * i) + roll))
    folds = feed_through(tucked, "M") + feed_through(folded, "M")
    return [
        feed_shape("lips", band, "var(--b-lip)"),
        feed_shows(feed_stroke("wet", feed_through(wet, "M"), "var(--b-light)", 0.4 + 0.2 * roll), 0.8 * g["lip"]),
        feed_stroke("touch", feed_through(rim, "M"), _LINE, 2.2),
        feed_shows(feed_stroke("folds", folds, _LINE, 1.8), 2.2 * (0.45 - g["lip"])),
    ]


def _out(p: list, g: dict, by: float) -> list:
    """Return a point moved away from the mouth, over the breast."""
    return [p[0] - g["ey"] * by, p[1] + g["ex"] * by]
