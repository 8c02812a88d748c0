"""The head of a person drawn from numbers: brows, lids, gaze and mouth follow the muscles that differ between feelings."""

from lactation.core.portrait_lines import curve, oval, place, seen, shape, stroke

WHITE = "#fffaf2"
DARK = "#21130e"
INSIDE = "#4a1a18"  # of a mouth
EARS = (
    "M-300-30C-345-55-375-10-360 50C-350 95-315 110-295 90C-270 60-270 10-300-30Z"
    "M300-30C345-55 375-10 360 50C350 95 315 110 295 90C270 60 270 10 300-30Z"
)
TEARS = "M-185 95C-230 165-230 205-185 215C-140 205-140 165-185 95Z"
YEARS = (
    "M-235 195C-210 178-180 160-160 135M235 195C210 178 180 160 160 135M-261 10L-294 4M261 10L294 4"
    "M-90-235C-30-248 30-248 90-235M-195 92C-160 108-110 108-85 95M195 92C160 108 110 108 85 95"
)
BEARD = (
    "M-322 20C-306 120-250 160-196 180C-140 150-60 150 0 168C60 150 140 150 196 180C250 160 306 120 322 20"
    "C330 240 210 440 0 440C-210 440-330 240-322 20Z"
)


def portrait_head(look: dict, state: dict) -> list:
    """Return the shapes of a head, drawn about 0, 0 between the eyes; a turned head has its features on that side."""
    dx = 75 * state["turn"]
    dy = 10 * state["nod"]
    narrow = 14 * state["turn"]
    parts = [
        shape("side", look["side"], look["hair"], look["edge"], 22),
        seen(shape("ears", EARS, look["skin"], look["edge"], 24), look["ears"]),
        shape("face", _outline(look["jaw"]), look["skin"], look["edge"], 26),
        seen(shape("beard", BEARD, look["hair"], look["edge"], 0), look["beard"]),
        seen(shape("flush", _cheeks(0.5 * dx, 130 + 0.7 * dy), look["flush"], "none", 0), 0.4 * state["flush"]),
    ]
    _eye(parts, look, state, -1, dx - 130 + 1.5 * max(0, narrow), dy, 78 + min(0, narrow))
    _eye(parts, look, state, 1, dx + 130 + 1.5 * min(0, narrow), dy, 78 - max(0, narrow))
    parts.append(stroke("nose", _nose(1.45 * dx, dy), look["edge"], 22))
    parts.append(_moved(seen(stroke("years", YEARS, look["edge"], 15), look["age"]), 0.7 * dx, dy))
    _mouth(parts, look, state, 1.2 * dx, 228 + dy)
    parts.append(_moved(seen(shape("tears", TEARS, "#bfe0f2", "#3f7595", 16), state["tear"]), dx, dy))
    parts.append(shape("front", look["front"], look["front_fill"], look["edge"], 22))
    parts.append(stroke("fold", look["fold"], look["fold_edge"], 18))
    return parts


def _moved(one: dict, x: float, y: float) -> dict:
    one["transform"] = place(x, y, 0, 1, 1)
    return one


def _outline(jaw: float) -> str:
    """Return the face; a wider jaw is 1."""
    side = 140 + 80 * jaw
    chin = 180 + 70 * jaw
    top = [-320, -60, -320, -300, -180, -420, 0, -420, 180, -420, 320, -300, 320, -60]
    return curve("MCC", top) + curve("CCZ", [320, side, chin, 400, 0, 400, -chin, 400, -320, side, -320, -60])


def _cheeks(x: float, y: float) -> str:
    return oval(x - 170, y, 70, 42) + oval(x + 170, y, 70, 42)


def _nose(x: float, y: float) -> str:
    wing = [x - 38, 100 + y, x - 46, 128 + y, x - 14, 130 + y, x, 122 + y]
    return curve("MC", wing) + curve("C", [x + 14, 130 + y, x + 46, 128 + y, x + 38, 100 + y])


def _eye(parts: list, look: dict, state: dict, side: float, x: float, y: float, wide: float) -> None:
    """White and iris, then the skin of both lids over them, the edge of the upper lid, and the brow. ``side`` is -1 or 1."""
    name = "left_" if side < 0 else "right_"
    size = look["eye"]
    low = y + size * (40 - 110 * state["squint"])
    high = low - 140 * size * state["lid"]
    inner = x - side * wide * size
    outer = x + side * wide * size
    end = y + 14 * max(0, state["brow_in"])  # the outer corner sinks in sadness
    iris_x = x + 27 * state["gaze_x"]
    iris_y = y - 14 + 26 * state["gaze_y"]
    parts.append(shape(name + "white", curve("MQQZ", [inner, y, x, high, outer, end, x, low, inner, y]), WHITE, "none", 0))
    parts.append(shape(name + "iris", oval(iris_x, iris_y, 36 * size, 36 * size), DARK, "none", 0))
    parts.append(shape(name + "glint", oval(iris_x + 11, iris_y - 13, 10, 10), WHITE, "none", 0))
    over = [inner - side * 12, y, x, high, outer + side * 12, end, outer + side * 12]
    lids = curve("MQLLZ", [over[0], y, x, high, over[4], end, over[4], y - 110, over[0], y - 110])
    lids = lids + curve("MQLLZ", [over[0], y, x, low, over[4], end, over[4], y + 85, over[0], y + 85])
    parts.append(shape(name + "lids", lids, look["skin"], "none", 0))
    flick = look["lash"]
    lash = [inner, y, x, high, outer, end, outer + side * 22 * flick, end - 16 * flick]
    parts.append(stroke(name + "lash", curve("MQL", lash), look["edge"], 30))
    parts.append(stroke(name + "brow", _brow(state, side, x, y), look["brow"], look["brow_width"]))


def _brow(state: dict, side: float, x: float, y: float) -> str:
    """Return a brow: its inner end, its outer end, and how far it is drawn towards the other."""
    knit = state["knit"]
    inner = y - 118 - 48 * state["brow_in"] + 26 * knit
    outer = y - 100 - 34 * state["brow_out"]
    top = min(inner, outer) - 30 + 22 * knit
    return curve("MQ", [x - side * (64 + 18 * knit), inner, x + side * 20, top, x + side * 95, outer])


def _mouth(parts: list, look: dict, state: dict, x: float, y: float) -> None:
    """Lips, what shows between them, and folds beside a smile."""
    w = 112 * state["wide"]
    up = 48 * state["smile"]
    gape = state["open"]
    ends = y - up
    top = y + 0.75 * up - 14 * gape
    low = y + 0.75 * up + 190 * gape
    parts.append(shape("lips", _lips(x, w, ends, top, low, 34 - 26 * state["press"]), look["lip"], "none", 0))
    parts.append(shape("mouth", _between(x, w, ends, 0.5 * w, top, 0.6 * w, low), INSIDE, look["edge"], 24))
    bite = top + (low - top) * state["teeth"]
    parts.append(
        seen(shape("teeth", _between(x, 0.9 * w, ends + 8, 0.5 * w, top + 8, 0.55 * w, bite), WHITE, "none", 0), 8 * gape)
    )
    parts.append(seen(stroke("smile", _folds(x, w, ends), look["edge"], 18), 0.8 * state["smile"] - 0.35))


def _lips(x: float, w: float, ends: float, top: float, low: float, thick: float) -> str:
    """Return both lips in one, the upper with its bow."""
    bow = top - thick - 12
    upper = [
        x - w,
        ends,
        x - 0.6 * w,
        top - thick,
        x - 0.3 * w,
        bow,
        x,
        bow + 18,
        x + 0.3 * w,
        bow,
        x + 0.6 * w,
        top - thick,
        x + w,
        ends,
    ]
    under = low + 1.8 * thick
    return curve("MCC", upper) + curve("LCZ", [x + w, ends, x + 0.6 * w, under, x - 0.6 * w, under, x - w, ends])


def _between(x: float, w: float, ends: float, wide: float, top: float, low_wide: float, low: float) -> str:
    """Return what lies between an upper and a lower line with the same ends."""
    upper = [x - w, ends, x - wide, top, x + wide, top, x + w, ends]
    return curve("MC", upper) + curve("CZ", [x + low_wide, low, x - low_wide, low, x - w, ends])


def _folds(x: float, w: float, y: float) -> str:
    left = [x - w - 20, y - 44, x - w - 46, y - 8, x - w - 22, y + 26]
    return curve("MQ", left) + curve("MQ", [x + w + 20, y - 44, x + w + 46, y - 8, x + w + 22, y + 26])
