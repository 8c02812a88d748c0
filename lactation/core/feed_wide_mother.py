"""The mother of the wide view: chair, lap, shirt, breast, neck and head."""

from lactation.core.feed_lines import (
    feed_blend,
    feed_lined,
    feed_mix,
    feed_number,
    feed_shape,
    feed_shows,
    feed_stroke,
    feed_through,
    feed_within,
)
from lactation.core.feed_wide_lines import FEED_CREASE, FEED_DETAIL, FEED_OUTLINE, feed_arc, feed_closed
from lactation.core.feed_wide_points import FEED_BREAST

_LINE = "var(--m-line)"
_SKIN = "var(--m-skin)"
_CLOTH = "var(--f-cloth)"
_WRAP = "var(--f-wrap)"
_CHAIR = "var(--f-chair)"


def feed_mother_frame(g: dict) -> None:
    """Add where her shoulders and her head are: at ease she leans back, shoulders low; tense she bends over, shoulders up."""
    tense = g["no_ease"]
    g["sy"] = 118 - 12 * tense
    g["half"] = 63 - 2 * tense
    g["right"] = [g["cx"] - g["half"], g["sy"] + 8]  # her right shoulder, on the left of the picture
    g["left"] = [g["cx"] + g["half"], g["sy"] + 8]
    g["hx"] = g["cx"] + 2 + 6 * (1 - g["no_looks"]) * g["side"] * -1 * 0 + 6 * tense
    g["hy"] = 57 + 20 * tense


def feed_chair(g: dict) -> list:
    """Return the back of the chair, and its cushion."""
    x = g["cx"]
    back = [[x - 78, 62], [x - 40, 50], [x + 40, 50], [x + 78, 62], [x + 88, 110], [x + 92, 330], [x - 92, 330], [x - 88, 110]]
    return [feed_lined(feed_shape("chair", feed_closed(back), _CHAIR), _LINE, FEED_OUTLINE)]


def feed_mother_body(g: dict) -> list:
    """Return lap, shirt, neck and what shows of her chest."""
    x = g["cx"]
    sy = g["sy"]
    half = g["half"]
    hem = 204 - 14 * g["no_close"]
    lap = [
        [x - 54, 184],
        [x - 80, 226],
        [x - 112, 300],
        [x - 122, 350],
        [x + 122, 350],
        [x + 112, 300],
        [x + 80, 226],
        [x + 54, 184],
    ]
    found = [
        feed_lined(feed_shape("lap", feed_through(lap, "M") + "Z", _WRAP), _LINE, FEED_OUTLINE),
        feed_stroke("lap_fold", feed_through([[x, 250], [x - 3, 285], [x - 2, 330]], "M"), _LINE, FEED_CREASE),
    ]
    shirt = [
        [x - 16, sy - 14],
        [x - 38, sy - 9],
        [x - half + 2, sy - 4],
        [x - half - 8, sy + 12],
        [x - half + 4, sy + 36],
        [x - 54, hem - 26],
        [x - 54, hem - 12],
        [x - 56, hem],
        [x, hem + 6],
        [x + 56, hem],
        [x + 54, hem - 12],
        [x + 54, hem - 26],
        [x + half - 4, sy + 36],
        [x + half + 8, sy + 12],
        [x + half - 2, sy - 4],
        [x + 38, sy - 9],
        [x + 16, sy - 14],
    ]
    other = feed_through([[x - 50, sy + 30], [x - 46, sy + 47], [x - 34, sy + 55]], "M")
    found.append(feed_lined(feed_shape("shirt", feed_closed(shirt), _CLOTH), _LINE, FEED_OUTLINE))
    found.append(feed_stroke("bust", other, _LINE, FEED_CREASE))
    return found


def feed_mother_skin(g: dict) -> list:
    """Return neck and the opening of the shirt."""
    x = g["cx"]
    sy = g["sy"]
    top = min(g["hy"] + 10, sy - 36)
    neck = [
        [x - 14, top],
        [x - 15, sy - 24],
        [x - 20, sy - 12],
        [x - 8, sy + 8],
        [x + 8, sy + 8],
        [x + 20, sy - 12],
        [x + 15, sy - 24],
        [x + 14, top],
    ]
    sides = feed_through([neck[0], neck[1], neck[2]], "M") + feed_through([neck[7], neck[6], neck[5]], "M")
    bones = feed_arc([x - 15, sy + 1], [x - 4, sy + 5], 1.5) + feed_arc([x + 9, sy + 5], [x + 26, sy + 1], 1.5)
    opening = [
        [x - 22, sy - 13],
        [x - 14, sy + 14],
        [x - 10, sy + 36],
        [x + 2, sy + 48],
        [x + 22, sy + 53],
        [x + 44, sy + 50],
        [x + 51, sy + 33],
        [x + 44, sy + 17],
        [x + 33, sy - 4],
        [x + 22, sy - 13],
    ]
    return [
        feed_lined(feed_shape("chest", feed_through(opening, "M"), _SKIN), _LINE, FEED_OUTLINE),
        feed_shape("neck", feed_through(neck, "M"), _SKIN),
        feed_stroke("neck_sides", sides, _LINE, FEED_OUTLINE),
        feed_stroke("bones", bones, _LINE, FEED_CREASE),
    ]


def feed_mother_breast(g: dict) -> list:
    """Return the breast; it is drawn out where the baby is held away."""
    x = g["cx"]
    sy = g["sy"]
    n = g["nipple"]
    drawn = feed_within((n[1] - FEED_BREAST) / 42)  # how long it is drawn
    tip_y = n[1] + 8 * (1 - g["s"]["on"])  # round and free, before the baby takes it
    r = feed_mix(1, 0.42, drawn)
    breast = [
        [x - 1, sy + 14],
        [x - 8, sy + 28],
        feed_blend([x - 8, sy + 44], [x - 6, sy + 46], drawn),
        feed_blend([n[0] - 22, tip_y - 2], [n[0] - 13, tip_y - 22], drawn),
        [n[0] - 11 * r, tip_y + 6],
        [n[0], tip_y + 9],
        [n[0] + 11 * r, tip_y + 6],
        feed_blend([n[0] + 28, tip_y - 4], [n[0] + 12, tip_y - 22], drawn),
        feed_blend([x + 63, sy + 45], [x + 54, sy + 46], drawn),
        [x + 52, sy + 31],
    ]
    w = feed_mix(1, 0.56, g["s"]["on"])  # most of it is in the mouth
    nipple = [[n[0] - 5, tip_y + 4], [n[0] - 4.5, tip_y + 11], [n[0] + 4.5, tip_y + 11], [n[0] + 5, tip_y + 4]]
    dark = tip_y + 2 * g["s"]["on"]
    areola = [
        [n[0] - 14 * w, dark],
        [n[0] - 11 * w, dark - 9 * w],
        [n[0], dark - 14 * w],
        [n[0] + 11 * w, dark - 9 * w],
        [n[0] + 14 * w, dark],
        [n[0] + 6 * w, dark + 5],
        [n[0] - 6 * w, dark + 5],
    ]
    return [
        feed_lined(feed_shape("breast", feed_through(breast, "M"), _SKIN), _LINE, FEED_OUTLINE),
        feed_shape("areola", feed_closed(areola), "var(--m-areola)"),
        feed_shows(
            feed_lined(feed_shape("nipple", feed_closed(nipple), "var(--m-areola)"), _LINE, FEED_DETAIL), 1 - g["s"]["on"]
        ),
    ]


_HEADS = {
    "bun": {
        "back": "M4-44A12 12 0 1 1 27-38ZM-31 6C-38-34-20-47 0-47C20-47 38-34 31 6Z",
        "front": "M-31 6C-36-30-20-45 0-45C20-45 36-30 31 6C28-14 18-28 2-32C-16-28-28-14-31 6Z",
        "fold": "M2-32C2-38 1-42 0-45",
        "fill": "var(--m-hair)",
    },
    "braid": {
        "back": "M32 4C38-34 20-47 0-47C-20-47-38-34-32 4C-36 16-38 24-36 32L24 32C32 24 34 14 32 4Z",
        "front": (
            "M32 10C37-30 20-46 0-46C-20-46-37-30-33 8C-42 12-46 22-40 30C-48 35-48 45-42 50C-48 55-47 64-39 70"
            "C-31 65-29 58-33 52C-26 46-25 38-31 31C-25 26-26 14-30 6C-29-12-14-30 6-33C18-26 28-14 32 10Z"
        ),
        "fold": "M-31 31C-34 33-37 32-40 29M-33 52C-36 54-39 53-42 50",
        "fill": "var(--m-hair)",
    },
    "scarf": {
        "back": "M-35 0C-40-36-22-50 0-50C22-50 40-36 35 0C38 22 46 40 54 54C30 64-30 64-54 54C-46 40-38 22-35 0Z",
        "front": (
            "M-36 0C-40-36-22-50 0-50C22-50 40-36 36 0C36 20 35 32 41 46C22 57-22 57-41 46C-35 32-36 20-36 0Z"
            "M-27 2C-27 22-18 38 0 38C18 38 27 22 27 2C27-18 16-31 0-31C-16-31-27-18-27 2Z"
        ),
        "fold": "M-26 30C-10 47 12 48 34 41",
        "fill": "var(--f-scarf)",
    },
    "short": {
        "back": "M-33 8C-39-34-20-47 0-47C20-47 39-34 33 8Z",
        "front": "M-32 6C-37-30-20-46 0-46C20-46 37-30 32 6C31-4 29-12 25-18C10-24-10-24-25-18C-29-12-31-4-32 6Z",
        "fold": "M-12-30C-4-33 6-33 14-30",
        "fill": "var(--m-hair)",
    },
}


def _set_on(one: dict, g: dict) -> dict:
    turn = feed_number(g["tilt"])
    one["transform"] = "translate(" + feed_number(g["hx"]) + " " + feed_number(g["hy"]) + ") rotate(" + turn + ") scale(.98)"
    return one


def _plain(name: str, d: str, fill: str, line: str, width: float) -> dict:
    return {"id": name, "is": "path", "d": d, "fill": fill, "stroke": line, "stroke-width": width}


def feed_mother_back(g: dict, look: dict) -> dict:
    """Return what is behind her head."""
    head = _HEADS[look["head"] if "head" in look else "bun"]
    to = g["sees"]
    g["tilt"] = feed_mix(-5, 9, 1 - g["no_looks"]) * to + 4 * g["no_ease"] * to
    return _set_on({"id": "behind", "is": "g", "parts": [_plain("back", head["back"], head["fill"], _LINE, FEED_OUTLINE)]}, g)


def _face_at(g: dict) -> list:
    """Return how far her face lies from the middle of her head: turned to the baby, or away."""
    down = 1 - g["no_looks"]
    return [feed_mix(-11, 9, down) * g["sees"], feed_mix(-2, 7, down)]


def feed_mother_eyes(g: dict) -> list:
    """Return the point between her eyes; her head leans."""
    face = _face_at(g)
    lean = g["tilt"] * 0.01745  # of a few degrees: its sine
    y = face[1] - 4
    return [g["hx"] + face[0] - y * lean, g["hy"] + y + face[0] * lean]


def feed_mother_head(g: dict, look: dict) -> dict:
    """Return her face and hair; the face is turned to the baby, or away."""
    head = _HEADS[look["head"] if "head" in look else "bun"]
    down = 1 - g["no_looks"]
    tense = g["no_ease"]
    to = g["sees"]
    dx = _face_at(g)[0]
    dy = _face_at(g)[1]
    parts = [
        _plain(
            "face", "M-30-8C-30-32-16-41 0-41C16-41 30-32 30-8C30 14 18 37 0 37C-18 37-30 14-30-8Z", _SKIN, _LINE, FEED_OUTLINE
        ),
    ]
    lash = ""
    dots = ""
    brows = ""
    for k in [-1, 1]:
        ex = dx + 11.5 * k - 0.12 * dx * k * k
        ey = dy - 3
        w = 5.2
        look = feed_mix(-2.2, 0.8, down) * to  # where the pupil is: to the side, or down under a lowered lid
        lid = ey + 0.6 * down
        lash = lash + feed_arc([ex - w, lid + 1.4 * down], [ex + w, lid + 1.4 * down], feed_mix(-3.6, -1.9, down))
        pupil = ey + feed_mix(1, 3.6, down)
        dots = dots + feed_through([[ex + look, pupil], [ex + look + 0.1, pupil]], "M")
        inner = ey - 11 - 4 * tense
        outer = ey - 11 + 3 * tense
        brows = brows + feed_through([[ex - k * (5.5 + 1.5 * tense), inner], [ex, ey - 13 + 1 * tense], [ex + k * 6, outer]], "M")
    parts.append(feed_stroke("lashes", lash, _LINE, FEED_DETAIL))
    parts.append(feed_stroke("eyes", dots, _LINE, 4.6))
    parts.append(feed_stroke("brows", brows, _LINE, 2))
    nose = [[dx * 1.2, dy - 2], [dx * 1.2 + 0.38 * dx, dy + 8], [dx * 1.2 - 0.1 * dx, dy + 9.5]]
    parts.append(feed_stroke("nose", feed_through(nose, "M"), _LINE, FEED_DETAIL))
    my = dy + 18
    lips = feed_arc([dx * 1.05 - 6, my], [dx * 1.05 + 6, my], feed_mix(2.6, -3, tense))
    parts.append(feed_stroke("mouth", lips, _LINE, FEED_DETAIL))
    knit = feed_through([[dx - 2.4, dy - 17], [dx - 2, dy - 12]], "M") + feed_through(
        [[dx + 2.4, dy - 17], [dx + 2, dy - 12]], "M"
    )
    parts.append(feed_shows(feed_stroke("knit", knit, _LINE, FEED_CREASE), tense * 1.6 - 0.4))
    parts.append(_plain("front", head["front"], head["fill"], _LINE, FEED_DETAIL))
    parts.append(_plain("fold", head["fold"], "none", _LINE, FEED_CREASE))
    return _set_on({"id": "head", "is": "g", "parts": parts}, g)
