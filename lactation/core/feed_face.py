"""The baby's face of the close view: head, eye, cheek, throat."""

from lactation.core.feed_lines import (
    feed_backwards,
    feed_cos,
    feed_joined,
    feed_lined,
    feed_mix,
    feed_numbers,
    feed_oval,
    feed_round,
    feed_shape,
    feed_shows,
    feed_sin,
    feed_soft,
    feed_straight,
    feed_stroke,
    feed_through,
    feed_within,
)
from lactation.core.feed_mouth import feed_beside, feed_close_head, feed_close_heads, feed_close_jaw, feed_close_jaws, feed_seal

_LINE = "var(--b-line)"
_SKIN = "var(--b-skin)"


def feed_throat(g: dict) -> list:
    """Return neck and clothes; a swallow runs down the throat."""
    gulp = g["swallow"]
    under = feed_close_jaw(g, -34, 56, 1)
    back = feed_close_head(g, -122, 4)
    x = under[0]
    y = under[1]
    front = [[x + 12, y - 12], [x + 3 + 5 * gulp, y + 12], [x + 1 + 2 * gulp, y + 26], [x + 8, y + 60]]
    neck = feed_through(front, "M") + feed_straight([[back[0] - 12, 380], back]) + "Z"
    collar = [[-20, back[1] + 2], [back[0] - 9, back[1] + 26], [0.4 * back[0] + 0.6 * x - 8, y + 47], [x + 4, y + 32]]
    chest = [[x + 36, y + 48], [x + 66, y + 84], [x + 74, y + 130]]
    rim = feed_through([[back[0] - 16, back[1] + 36], [0.4 * back[0] + 0.6 * x - 10, y + 59], [x + 8, y + 43]], "M")
    arcs = ""
    for k in [0, 1, 2]:  # it runs down: the arcs go with it
        arcs = arcs + "M" + feed_numbers([x - 46 + 13 * k, y - 2 + 10 * gulp + 2 * k]) + "q16 12 2 23"
    return [
        feed_lined(feed_shape("neck", neck, _SKIN), _LINE, 2.4),
        feed_shows(feed_stroke("gulp", arcs, _LINE, 3), gulp),
        feed_lined(
            feed_shape("linen", feed_through(feed_joined([collar, chest]), "M") + "L-20 420Z", "var(--f-linen)"), _LINE, 2.4
        ),
        feed_stroke("collar", rim, _LINE, 1.6),
    ]


def feed_head(g: dict) -> list:
    """Return the head with ear, hair and nose."""
    push = g["push"]
    front = feed_close_heads(g, [
        [32, -14], [30.5, -17], [32, -20], [36.5 - 3 * push, -19.5], [40.5 - 4 * push, -25], [38 - 2 * push, -32], [31, -39],
        [28, -49], [31, -66], [35.5, -90], [32, -116], [14, -142], [-24, -162], [-76, -165], [-126, -144], [-156, -102],
        [-158, -58], [-144, -20], [-120, 12],
    ])  # fmt: skip
    curl = 3.5 * feed_within(1 - 1.6 * g["lip"])  # the skin that goes in over a lip that is turned in
    jaw = feed_close_jaws(g, [[-26, 60], [0, 53], [15, 45], [22, 33], [20 + curl, 19 - curl]])
    neck = [feed_close_jaw(g, -94, 46, 0.3), feed_close_jaw(g, -60, 61, 0.6)]
    face = feed_joined([[feed_seal(g, 0, 3)], front, neck, jaw, [feed_seal(g, 1, 3 - 0.6 * curl)]])
    lips = []
    for i in range(5):
        lips.append(feed_seal(g, 1 - i / 4, 0))
    hair = feed_close_heads(
        g, [[30, -116], [12, -139], [-24, -159], [-76, -162], [-124, -141], [-153, -100], [-155, -59], [-141, -22], [-124, 2]]
    )
    line = feed_close_heads(g, [[-110, 2], [-102, -40], [-80, -63], [-62, -62], [-52, -86], [-28, -105], [8, -115]])
    ear = feed_oval("ear", feed_close_head(g, -82, -34), 14.5, 22, g["tilt"] - 12)
    ear["fill"] = _SKIN
    shell = feed_close_heads(g, [[-74, -44], [-82, -48], [-88, -39], [-83, -32], [-84, -24]])
    squashed = feed_through(feed_close_heads(g, [[27, -34], [21, -31], [19.5, -25], [24, -20.5]]), "M")
    nostril = feed_close_heads(g, [[32, -20], [27.5, -19.5], [25.5, -24], [29, -28]])
    return [
        feed_lined(feed_shape("face", feed_through(face, "M") + feed_through(lips, "L") + "Z", _SKIN), _LINE, 2.4),
        feed_shows(
            feed_soft(feed_shape("hair", feed_through(hair, "M") + feed_through(line, "L") + "Z", "var(--b-hair)"), 7), 0.4
        ),
        feed_lined(ear, _LINE, 2.2),
        feed_stroke("shell", feed_through(shell, "M"), "var(--b-dim)", 2.6),
        feed_shows(feed_stroke("nostril", feed_through(nostril, "M"), _LINE, 2), 1 - 0.9 * push),
        feed_shows(feed_stroke("squashed", squashed, _LINE, 1.8), 0.8 * push - 0.2),
        feed_stroke("jaw", feed_through(feed_close_jaws(g, [[-60, 47], [-34, 51], [-8, 42]]), "M"), "var(--b-dim)", 2.4),
    ]


def feed_eye(g: dict, open_by: float) -> list:
    """Return the eye, open (1) or shut (0), and the brow."""
    up = 8 * open_by
    low = feed_close_heads(g, [[-3, -50], [4, -46.5], [13, -46]])
    top = feed_close_heads(g, [[-3, -50], [5, -48.5 - 0.8 * up], [16, -47 - up]])
    front = feed_close_head(g, 16.5, -46.5 - 0.4 * up)
    iris = feed_oval("iris", feed_close_head(g, 12.5, -47 - 0.5 * up), 3.4, max(0.1, 0.68 * up), g["tilt"])
    iris["fill"] = _LINE
    crease = feed_through(feed_close_heads(g, [[-2, -55 - 0.5 * up], [6, -56 - 0.8 * up], [15, -53 - up]]), "M")
    brow = feed_through(feed_close_heads(g, [[2, -73], [12, -76], [23, -73]]), "M")
    return [
        feed_shows(
            feed_shape("eye", feed_through(low, "M") + feed_through([front, top[2], top[1], top[0]], "L") + "Z", "#fffaf2"),
            3 * open_by,
        ),
        feed_shows(iris, 3 * open_by),
        feed_stroke("lid", feed_through(top, "M"), _LINE, 2.2),
        feed_shows(feed_stroke("fold_of_lid", crease, "var(--b-dim)", 1.8), 0.9),
        feed_shows(feed_stroke("brow", brow, "var(--b-hair)", 2.2), 0.3),
    ]


def feed_cheek(g: dict) -> list:
    """Return the cheek: round when full, a hollow behind the corner of the mouth when drawn in, deeper with each suck."""
    cheek = g["cheek"]
    hollow = 1 - cheek
    deep = g["deep"]
    flush = feed_round("flush", feed_beside(g, deep + 48, 3), 28, "var(--b-flush)")
    ball = _crescent(g, [deep + 47, 2], -36 + 7 * hollow, [-50, 112], 7)
    pit = _crescent(g, [deep - 4, -6], 39, [-52, 56], 16 + 4 * g["jaw"] * hollow)
    return [
        feed_shows(feed_soft(flush, 14), 0.11 * cheek),
        feed_shows(feed_soft(feed_shape("ball", ball, "var(--b-dim)"), 5), cheek - 0.2),
        feed_shows(feed_soft(feed_shape("pit", pit, "var(--b-dim)"), 9), 1.2 * hollow - 0.2),
    ]


def _crescent(g: dict, middle: list, r: float, turns: list, thick: float) -> str:
    """Return a shade that is thin at its ends, along an arc about a ``middle`` behind the mouth; its hollow side is soft."""
    rim = []
    back = []
    for i in range(5):
        at = feed_mix(turns[0], turns[1], i / 4)
        inner = r - thick * feed_sin(45 * i) * (1 if r > 0 else -1)
        rim.append(feed_beside(g, middle[0] + r * feed_cos(at), middle[1] + r * feed_sin(at)))
        if i > 0 and i < 4:
            back.append(feed_beside(g, middle[0] + inner * feed_cos(at), middle[1] + inner * feed_sin(at)))
    inside = feed_joined([[rim[4]], feed_backwards(back), [rim[0]]])
    return feed_through(rim, "M") + feed_through(inside, "L") + "Z"


def feed_click(g: dict) -> list:
    """Return short strokes at the corner of the mouth where it clicks."""
    d = ""
    for k in [-1, 0, 1]:
        d = d + feed_through([feed_beside(g, g["deep"] + 8, 7 * k), feed_beside(g, g["deep"] + 20, 13 * k)], "M")
    return [feed_shows(feed_stroke("click", d, _LINE, 2.4), feed_within(g["click"] * 1.5))]
