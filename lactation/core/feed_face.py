"""The baby's face of the close view: head, eye, cheek, throat."""

from lactation.core.feed_lines import (
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
    feed_within,
)
from lactation.core.feed_mouth import feed_beside, feed_close_head, feed_close_heads, feed_close_jaw, feed_close_jaws, feed_seal

_LINE = "var(--b-line)"
_SKIN = "var(--b-skin)"


def feed_throat(g: dict) -> list:
    """Return neck and clothes; a swallow runs down the throat."""
    gulp = g["swallow"]
    under = feed_close_jaw(g, -34, 56, 1)
    back = feed_close_head(g, -140, 10)
    x = under[0]
    y = under[1]
    front = [[x, y - 10], [x - 6 + 5 * gulp, y + 14], [x - 8 + 2 * gulp, y + 34], [x - 2, y + 64]]
    neck = feed_through(front, "M") + feed_straight([[back[0] - 12, 380], back]) + "Z"
    collar = [[-20, back[1] - 14], [back[0] + 16, back[1] + 8], [x - 74, y + 30], [x - 30, y + 44], [x - 4, y + 36]]
    chest = [[x + 26, y + 52], [x + 60, y + 84], [x + 70, y + 130]]
    rim = feed_through([[back[0] + 10, back[1] + 20], [x - 74, y + 42], [x - 30, y + 56], [x, y + 46]], "M")
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
        [32, -14], [30.5, -17], [32, -20], [37 - 3 * push, -20], [41 - 4 * push, -26], [39 - 2 * push, -33], [31, -39], [26, -50],
        [31, -68], [40, -98], [31, -136], [0, -168], [-52, -185], [-120, -176], [-174, -128], [-190, -78], [-172, -24],
        [-140, 16],
    ])  # fmt: skip
    jaw = feed_close_jaws(g, [[-26, 60], [0, 53], [15, 45], [22, 33], [20, 19]])
    neck = [feed_close_jaw(g, -104, 48, 0.3), feed_close_jaw(g, -62, 62, 0.6)]
    face = feed_joined([[feed_seal(g, 0, 3)], front, neck, jaw, [feed_seal(g, 1, 3)]])
    lips = []
    for i in range(5):
        lips.append(feed_seal(g, 1 - i / 4, 0))
    hair = feed_close_heads(g, [[11, -160], [-52, -184], [-120, -175], [-173, -127], [-189, -78], [-171, -25], [-148, 5]])
    line = feed_close_heads(g, [[-144, -2], [-136, -34], [-128, -70], [-104, -104], [-66, -126], [-22, -146], [10, -152]])
    wisps = ""
    for p in [
        [-132, -40, -152, -62],
        [-124, -80, -142, -106],
        [-100, -106, -110, -134],
        [-58, -130, -62, -156],
        [-18, -145, -14, -165],
    ]:
        root = feed_close_head(g, p[0], p[1])
        end = feed_close_head(g, p[2], p[3])
        x = end[0] - root[0]
        y = end[1] - root[1]
        wisps = wisps + "M" + feed_numbers(root) + "q" + feed_numbers([x / 2 - 4, y / 2 + 3, x, y])
    ear = feed_oval("ear", feed_close_head(g, -94, -36), 17, 25, g["tilt"] - 14)
    ear["fill"] = _SKIN
    shell = feed_close_heads(g, [[-85, -48], [-94, -52], [-101, -41], [-95, -33], [-97, -24]])
    squashed = feed_through(feed_close_heads(g, [[19, -40], [24, -36], [25, -30]]), "M")
    squashed = squashed + feed_through(feed_close_heads(g, [[13, -38], [18, -33], [19, -26]]), "M")
    nostril = feed_close_heads(g, [[32, -20], [27.5, -19.5], [25.5, -24], [29, -28]])
    return [
        feed_lined(feed_shape("face", feed_through(face, "M") + feed_through(lips, "L") + "Z", _SKIN), _LINE, 2.4),
        feed_shows(feed_shape("hair", feed_through(hair, "M") + feed_through(line, "L") + "Z", "var(--b-hair)"), 0.55),
        feed_shows(feed_stroke("wisps", wisps, "var(--b-hair)", 2), 0.7),
        feed_lined(ear, _LINE, 2.2),
        feed_stroke("shell", feed_through(shell, "M"), "var(--b-dim)", 2.6),
        feed_shows(feed_stroke("nostril", feed_through(nostril, "M"), _LINE, 2), 1 - 0.9 * push),
        feed_shows(feed_stroke("squashed", squashed, _LINE, 2), 1.2 * push - 0.25),
        feed_stroke("jaw", feed_through(feed_close_jaws(g, [[-48, 43], [-26, 49], [-5, 44]]), "M"), "var(--b-dim)", 2.4),
    ]


def feed_eye(g: dict, open_by: float) -> list:
    """Return the eye, open (1) or shut (0), and the brow."""
    up = 9 * open_by
    low = feed_close_heads(g, [[-4, -52], [3, -47.5], [11, -46.5], [18, -51]])
    top = feed_close_heads(g, [[-4, -52], [2, -48 - up], [10, -47.5 - up], [18, -51]])
    iris = feed_oval("iris", feed_close_head(g, 9, -50.5), 4.2, max(0.1, 4.6 * open_by), g["tilt"])
    iris["fill"] = _LINE
    lash = feed_through(feed_close_heads(g, [[3, -47.5], [1, -44]]), "M") + feed_through(
        feed_close_heads(g, [[11, -46.5], [12, -42.5]]), "M"
    )
    crease = feed_through(feed_close_heads(g, [[-2, -56 - 0.5 * up], [5, -58.5 - 0.6 * up], [13, -57 - 0.6 * up]]), "M")
    brow = feed_through(feed_close_heads(g, [[-6, -74], [5, -79], [19, -75]]), "M")
    return [
        feed_shows(
            feed_shape("eye", feed_through(low, "M") + feed_through([top[3], top[2], top[1], top[0]], "L") + "Z", "#fffaf2"),
            3 * open_by,
        ),
        feed_shows(iris, 3 * open_by),
        feed_stroke("lid", feed_through(top, "M"), _LINE, 2.4),
        feed_shows(feed_stroke("lash", lash, _LINE, 2), 1 - 2 * open_by),
        feed_shows(feed_stroke("fold_of_lid", crease, "var(--b-dim)", 1.8), 0.9),
        feed_shows(feed_stroke("brow", brow, "var(--b-hair)", 3), 0.6),
    ]


def feed_cheek(g: dict) -> list:
    """Return the cheek: round when full, a hollow behind the corner of the mouth when drawn in, deeper with each suck."""
    cheek = g["cheek"]
    hollow = 1 - cheek
    deep = g["deep"]
    rear = []
    for i in range(5):
        bow = feed_sin(45 * i)
        rear.append(
            feed_beside(g, deep + feed_mix(23 + 16 * bow, 16 - 9.5 * bow, cheek), feed_mix(32, 34, cheek) * (1 - i / 2) - 4)
        )
    flush = feed_oval(
        "flush",
        feed_beside(g, deep + feed_mix(42, 46, cheek), 4 * cheek),
        feed_mix(14, 34, cheek),
        feed_mix(14, 30, cheek),
        g["tilt"],
    )
    flush["fill"] = "var(--b-flush)"
    pit = feed_oval("pit", feed_beside(g, deep + 26, -4), feed_mix(13, 5, cheek) + 3 * g["jaw"] * hollow, 28, g["ex"] * 57)
    pit["fill"] = "var(--b-dim)"
    line = feed_through(rear, "M")
    return [
        feed_shows(flush, 0.2 * cheek),
        feed_shows(pit, 1.6 * hollow - 0.5),
        feed_shows(feed_stroke("crease", line, _LINE, 2.4), feed_mix(0.28, 0.85, hollow)),
    ]


def feed_click(g: dict) -> list:
    """Return short strokes at the corner of the mouth where it clicks."""
    d = ""
    for k in [-1, 0, 1]:
        d = d + feed_through([feed_beside(g, g["deep"] + 8, 7 * k), feed_beside(g, g["deep"] + 20, 13 * k)], "M")
    return [feed_shows(feed_stroke("click", d, _LINE, 2.4), feed_within(g["click"] * 1.5))]
