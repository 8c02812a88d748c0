"""What is below the head of a person drawn from numbers: trunk, arms in long sleeves, hands, shawl, belly and baby."""

from lactation.core.portrait_lines import curve, group, limb, oval, place, seen, shape, strip, stroke, towards

MIDDLE = 1000  # of the picture
SHOULDER = 140  # half an arm's width at the shoulder, the elbow, the wrist
ELBOW = 122
WRIST = 84
LINEN = "#d6e5de"  # of a colour that no skin has
HAND = (
    "M-50-80C20-90 60-100 95-118C135-150 175-185 220-195C255-198 262-168 240-150C210-125 195-105 180-88L300-88"
    "C345-86 345-42 312-40L335-38C375-36 378 6 342 8C370 10 370 52 335 53C330 98 290 98 262 96C180 106 80 102-50 80Z"
)
FINGERS = "M215-41L312-41M225 6L338 8M215 51L326 53"
CUFF = "M-70-86C-40-100-10-98 0-92C18-40 18 40 0 92C-10 98-40 100-70 86C-90 40-90-40-70-86Z"
SHIVER = "M290 1110l-50 45 50 45-50 45 50 45M1710 1110l50 45-50 45 50 45-50 45M262 1420l-38 40 38 40M1738 1420l38 40-38 40"
BUST = "M735 1330L735 1440C760 1520 810 1560 880 1560C950 1560 1000 1520 1025 1440L1025 1330Z"
BREAST = "M735 1445C755 1530 815 1562 880 1562C945 1562 1005 1530 1025 1445C960 1490 800 1490 735 1445Z"
WRAP = "M0-470C300-470 480-240 480 20C640 300 560 1380 0 1380C-560 1380-640 300-480 20C-480-240-300-470 0-470Z"
WRAP_FOLDS = "M360 300C200 700-80 1040-420 1100M-340 330C-160 460 0 580 120 660"
RIM = (
    "M0-500C310-500 500-260 500 20C520 260 370 430 0 460C-370 430-520 260-500 20C-500-260-310-500 0-500Z"
    "M0-350C-220-350-370-180-370 30C-370 220-220 370 0 370C220 370 370 220 370 30C370-180 220-350 0-350Z"
)
ASLEEP = "M-260 40C-230 100-140 100-110 40M110 40C140 100 230 100 260 40"
SMALL = "M-40 150C-20 185 20 185 40 150M-90 270C-40 315 40 315 90 270M-70-290C-20-230 60-220 110-260"
TURNED = (
    "M395 0C425-130 390-320 230-420C50-520-230-490-360-320C-490-140-450 100-330 230C-260 310-180 360-110 420L130 500"
    "C170 550 230 560 270 530C300 500 310 470 320 450C380 470 430 430 400 390C350 380 280 350 240 290C310 275 370 240 410 210"
    "C450 180 420 135 380 150C410 150 430 140 430 110C430 70 390 40 380-20Z"
)
TURNED_LINES = "M-120 20C-190-20-230 60-190 130C-170 180-110 210-80 170M170 50C200 90 260 90 290 50"
CAP = "M250-400C60-540-290-520-410-320C-490-140-450 60-360 200C-300 20-200-140-60-230C50-300 150-350 250-400Z"


def _shoulder(look: dict, state: dict, side: str) -> list:
    """Return where an arm begins."""
    wide = look["shoulder"] if side == "right" else -look["shoulder"]
    return [MIDDLE + wide, 1315 - 10 * state["lift"]]


def portrait_body(look: dict, state: dict) -> list:
    """Return neck, trunk and upper arms in one outline, and the belly."""
    edge = look["edge"]
    left = _shoulder(look, state, "left")
    right = _shoulder(look, state, "right")
    low = 1125 - 6 * state["lift"]
    neck = look["neck"]
    whole = _trunk(neck, low, left, right) + _upper_arm(state, "left", left) + _upper_arm(state, "right", right)
    fused = shape("body", whole, look["cloth"], edge, 50)
    fused["paint-order"] = "stroke"  # the fill hides the outlines inside
    bump = state["bump"]
    creases = _crease(state, "left", left, -1) + _crease(state, "right", right, 1)
    return [
        shape("neck", _neck(neck, low), look["skin"], edge, 24),
        fused,
        stroke("creases", creases, edge, 22),
        stroke("collar", curve("MQ", _collar(neck, low)), edge, 24),
        seen(shape("belly", _belly(bump), look["cloth"], edge, 24), bump),
    ]


def portrait_cold(look: dict, state: dict) -> list:
    """Return a shawl, and the marks of shivering."""
    shawl = _shawl(_shoulder(look, state, "left"), _shoulder(look, state, "right"))
    return [
        seen(shape("shawl", shawl, look["shawl"], look["edge"], 24), state["shawl"]),
        seen(stroke("shiver", SHIVER, look["edge"], 24), state["shiver"]),
    ]


def _neck(n: float, low: float) -> str:
    left = MIDDLE - n
    right = MIDDLE + n
    return curve("MLLL", [left, 900, left, low + 150, right, low + 150, right, 900])


def _collar(n: float, low: float) -> list:
    return [MIDDLE - n - 25, low + 35, MIDDLE, low + 290, MIDDLE + n + 25, low + 35]


def _trunk(n: float, low: float, left: list, right: list) -> str:
    """Return the trunk from the collar over the shoulders down, as the hands of a clock go, so that it fuses with the arms."""
    y = left[1] - SHOULDER
    ends = _collar(n, low)
    down = [right[0], right[1], 1360, 1700, 1360, 2400, 640, 2400, 640, 1700, left[0], left[1], left[0], y]
    return (
        curve("MQ", ends)
        + curve("LC", [ends[4], ends[5], MIDDLE + n + 85, low + 95, right[0] - 200, y - 10, right[0], y])
        + curve("LLLLLLL", down)
        + curve("CZ", [left[0] + 200, y - 10, MIDDLE - n - 85, low + 95, ends[0], ends[1]])
    )


def _upper_arm(state: dict, side: str, start: list) -> str:
    return limb(start[0], start[1], SHOULDER, state[side + "_elbow_x"], state[side + "_elbow_y"], ELBOW)


def _crease(state: dict, side: str, start: list, way_out: float) -> str:
    """Return the line between an upper arm and the trunk, down to where the forearm's outline meets it."""
    x = state[side + "_elbow_x"]
    y = state[side + "_elbow_y"]
    way = towards(start[0], start[1], x, y)
    i = way[0]
    k = way[1]
    top_x = start[0] - way_out * 135
    top_y = start[1] + 50
    bend = [top_x + 0.4 * way[2] * i, top_y + 0.3 * way[2] * k]
    end = [x - way_out * 124 * k - 140 * i, y + way_out * 124 * i - 140 * k]
    return curve("MQ", [top_x, top_y, bend[0], bend[1], end[0], end[1]])


def _belly(b: float) -> str:
    high = 2000 - 720 * b
    left = MIDDLE - 400 * b
    right = MIDDLE + 400 * b
    return curve("MC", [left, 2100, left - 60 * b, high, right + 60 * b, high, right, 2100]) + curve(
        "LLZ", [1200, 2400, 800, 2400]
    )


def _shawl(left: list, right: list) -> str:
    """Return a shawl over both shoulders that meets before the chest."""
    x = left[0]
    y = left[1]
    to = right[0]
    over = [x - 190, y + 60, x - 150, y - 230, 790, y - 170, 830, y - 190, MIDDLE, y + 200, 1170, y - 190]
    down = [1210, y - 170, to + 150, y - 230, to + 190, y + 60, to + 260, y + 200, to + 260, 1700, to + 240, 2000]
    back = [1350, 2000, 1200, 1650, MIDDLE, y + 220, 800, 1650, 650, 2000, x - 240, 2000]
    close = [x - 260, 1700, x - 260, y + 200, x - 190, y + 60]
    return curve("MCLL", over) + curve("CC", down) + curve("LQQL", back) + curve("CZ", close)


def portrait_arm(look: dict, state: dict, side: str) -> list:
    """Return the forearm in its sleeve: outlined, then filled over the seam at the elbow."""
    start = _shoulder(look, state, side)
    x = state[side + "_elbow_x"]
    y = state[side + "_elbow_y"]
    fore = limb(x, y, ELBOW, state[side + "_wrist_x"], state[side + "_wrist_y"], WRIST)
    way = towards(start[0], start[1], x, y)
    # The end of the upper arm, as far as the forearm's outline reaches into it.
    whole = fore + strip(x - 215 * way[0], y - 215 * way[1], 124, x, y, 124, way)
    return [
        shape(side + "_edge", fore, look["edge"], look["edge"], 50),
        shape(side + "_arm", whole, look["cloth"], look["edge"], 0),
    ]


def portrait_hand(look: dict, state: dict, side: str) -> dict:
    """Return the hand at the wrist, along its own angle; curled fingers are shorter."""
    parts = [
        shape(side + "_skin", HAND, look["skin"], look["edge"], 24),
        stroke(side + "_fingers", FINGERS, look["edge"], 18),
        shape(side + "_cuff", CUFF, look["cloth"], look["edge"], 24),
    ]
    flip = -1 if side == "right" else 1
    turned = place(
        state[side + "_wrist_x"], state[side + "_wrist_y"], state[side + "_hand"], 1 - 0.35 * state[side + "_curl"], flip
    )
    return group(side + "_hand", turned, parts)


def portrait_child(look: dict, state: dict) -> list:
    """Return a wrapped newborn, and what shows of the breast when it drinks: then its face is seen from the side."""
    edge = look["edge"]
    feeds = state["baby_feeds"]
    front = [
        shape("baby_face", oval(0, -10, 440, 460), look["baby_skin"], edge, 50),
        seen(stroke("baby_lids", ASLEEP, edge, 50), 1 - state["baby_awake"]),
        seen(shape("baby_eyes", oval(-185, 40, 45, 45) + oval(185, 40, 45, 45), edge, edge, 0), state["baby_awake"]),
        stroke("baby_lines", SMALL, edge, 45),
        shape("baby_rim", RIM, LINEN, edge, 50),
    ]
    turned = [shape("baby_side", TURNED, look["baby_skin"], edge, 50), stroke("baby_ear", TURNED_LINES, edge, 45)]
    turned.append(shape("baby_cap", CAP, LINEN, edge, 50))
    parts = [
        shape("baby_wrap", WRAP, LINEN, edge, 55),
        stroke("baby_folds", WRAP_FOLDS, edge, 45),
        seen(group("baby_front", "", front), 1 - feeds),
        seen(group("baby_turned", "", turned), feeds),
    ]
    where = place(state["baby_x"], state["baby_y"], state["baby_turn"], 0.46, 0.46)
    bust = [shape("bust", BUST, look["cloth"], edge, 0), shape("breast", BREAST, look["skin"], edge, 24)]
    return [seen(group("baby", where, parts), state["baby"]), seen(group("feeds", "", bust), feeds)]
