"""Points, smooth lines and shapes of a drawn feed; both runtimes write the same text, letter for letter.

A point is ``[x, y]``; lengths are units of the drawing (360 wide, 320 high), written to a tenth. Angles are degrees, as the hands
of a clock go. Sine and cosine are worked out here: those of two runtimes may differ in their last digit.

Colours are names, ``var(--m-skin)``; what they are says ``feed_colours``, for the SVG as a whole.
"""

from math import floor, pi

_MOTHERS = ["skin", "shade", "line", "areola", "ring", "red", "hair"]
_BABYS = ["baby", "dim", "line", "lip", "light", "flush", "hair"]
_CLOTHS = ["ground", "linen", "front", "cloth", "wrap", "chair", "scarf"]


def feed_mix(a: float, b: float, t: float) -> float:
    """Return what lies between two numbers: 0 is ``a``, 1 is ``b``."""
    return a + (b - a) * t


def feed_blend(p: list, q: list, t: float) -> list:
    """Return the point between two points."""
    return [feed_mix(p[0], q[0], t), feed_mix(p[1], q[1], t)]


def feed_within(v: float) -> float:
    """Return a number, brought to 0 to 1."""
    return max(0, min(1, v))


def feed_ease(v: float) -> float:
    """Return a number, brought to 0 to 1, that leaves 0 and reaches 1 softly."""
    t = feed_within(v)
    return t * t * (3 - 2 * t)


def feed_clear(v: float) -> float:
    """Return a sign as it is drawn: what is near an end a little nearer to it, so that the ends are told from the middle."""
    return feed_mix(v, feed_ease(v), 0.7)


def feed_sin(degrees: float) -> float:
    """Return the sine."""
    turns = degrees - 360 * floor(degrees / 360 + 0.5)
    if turns > 90:
        turns = 180 - turns
    if turns < -90:
        turns = -180 - turns
    x = turns * pi / 180
    y = x * x
    return x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42 * (1 - y / 72 * (1 - y / 110 * (1 - y / 156))))))


def feed_cos(degrees: float) -> float:
    """Return the cosine."""
    return feed_sin(degrees + 90)


def feed_turned(x: float, y: float, degrees: float, cx: float, cy: float) -> list:
    """Return a point turned about another."""
    co = feed_cos(degrees)
    si = feed_sin(degrees)
    return [cx + (x - cx) * co - (y - cy) * si, cy + (x - cx) * si + (y - cy) * co]


def feed_number(v: float) -> str:
    """Return a number to a tenth, as short as SVG takes it."""
    tenths = floor(abs(v) * 10 + 0.5)
    whole = floor(tenths / 10)
    rest = tenths - 10 * whole
    text = str(whole) if whole > 0 or rest == 0 else ""
    if rest > 0:
        text = text + "." + str(rest)
    return "-" + text if v < 0 and tenths > 0 else text


def feed_numbers(values: list) -> str:
    """Return numbers one after the other, apart where they would run together."""
    text = ""
    for v in values:
        one = feed_number(v)
        text = text + (" " if text != "" and one[0] != "-" else "") + one
    return text


def feed_tenth(v: float) -> float:
    """Return a number to a tenth, as it is written."""
    tenths = floor(abs(v) * 10 + 0.5) / 10
    return -tenths if v < 0 else tenths


def feed_through(points: list, start: str) -> str:
    """Return a smooth line through points, that begins with ``start`` (M or L), in steps from point to point."""
    x = feed_tenth(points[0][0])
    y = feed_tenth(points[0][1])
    out = start + feed_numbers([x, y])
    last = len(points) - 1
    for i in range(last):
        p = points[max(i - 1, 0)]
        q = points[i]
        r = points[i + 1]
        s = points[min(i + 2, last)]
        to_x = feed_tenth(r[0])
        to_y = feed_tenth(r[1])
        end = [r[0] - (s[0] - q[0]) / 6 - x, r[1] - (s[1] - q[1]) / 6 - y, to_x - x, to_y - y]
        if i == 0:  # later steps mirror the last one's handle, as the line does anyway
            out = (
                out
                + "c"
                + feed_numbers([q[0] + (r[0] - p[0]) / 6 - x, q[1] + (r[1] - p[1]) / 6 - y, end[0], end[1], end[2], end[3]])
            )
        else:
            out = out + "s" + feed_numbers(end)
        x = to_x
        y = to_y
    return out


def feed_straight(points: list) -> str:
    """Return straight lines to points, one after the other."""
    out = ""
    for p in points:
        out = out + "L" + feed_numbers(p)
    return out


def feed_backwards(points: list) -> list:
    """Return points in the other order."""
    found = []
    for i in range(len(points)):
        found.append(points[len(points) - 1 - i])
    return found


def feed_joined(lists: list) -> list:
    """Return the points of several lists, one after the other."""
    found = []
    for points in lists:
        for p in points:
            found.append(p)
    return found


def feed_share(v: float) -> float:
    """Return a share of 1 to a hundredth, for an opacity."""
    return floor(feed_within(v) * 100 + 0.5) / 100


def feed_shape(name: str, d: str, fill: str) -> dict:
    """Return a filled path without an outline."""
    return {"id": name, "is": "path", "d": d, "fill": fill}


def feed_lined(one: dict, line: str, width: float) -> dict:
    """Return a shape with an outline."""
    one["stroke"] = line
    one["stroke-width"] = floor(width * 10 + 0.5) / 10
    return one


def feed_soft(one: dict, width: float) -> dict:
    """Return a filled shape with a soft edge: a rim of its colour, fainter, half of it outside."""
    one["stroke-opacity"] = 0.4
    return feed_lined(one, one["fill"], width)


def feed_stroke(name: str, d: str, line: str, width: float) -> dict:
    """Return a line."""
    return feed_lined({"id": name, "is": "path", "d": d}, line, width)


def feed_shows(one: dict, share: float) -> dict:
    """Return a shape or a group that shows by a share of 1."""
    one["opacity"] = feed_share(share)
    return one


def feed_oval(name: str, at: list, rx: float, ry: float, turn: float) -> dict:
    """Return an oval without a colour, turned by so many degrees."""
    x = feed_number(at[0])
    y = feed_number(at[1])
    one = {"id": name, "is": "ellipse", "cx": x, "cy": y, "rx": feed_number(rx), "ry": feed_number(ry)}
    one["transform"] = "rotate(" + feed_number(turn) + " " + x + " " + y + ")"
    return one


def feed_round(name: str, at: list, r: float, fill: str) -> dict:
    """Return a filled circle."""
    return {"id": name, "is": "circle", "cx": feed_number(at[0]), "cy": feed_number(at[1]), "r": feed_number(r), "fill": fill}


def feed_group(name: str, parts: list) -> dict:
    """Return shapes that belong together."""
    return {"id": name, "is": "g", "parts": parts}


def feed_colours(scene: dict, drawn: dict) -> str:
    """Return the colours of a scene, as the ``style`` of its SVG; ``drawn`` is what ``content/feed.py`` gives."""
    paper = "paper" in scene and scene["paper"]
    mother = drawn["paper"] if paper else drawn["skins"][scene["skin"]]
    baby = drawn["paper"] if paper else drawn["skins"][scene["baby_skin"] if "baby_skin" in scene else scene["skin"]]
    look = scene["look"] if "look" in scene else {}
    style = ""
    for name in _MOTHERS:
        style = style + "--m-" + name + ":" + mother[name] + ";"
    for name in _BABYS:
        style = style + "--b-" + ("skin" if name == "baby" else name) + ":" + baby[name] + ";"
    for name in _CLOTHS:
        usual = drawn["paper_cloths"][name] if paper else drawn["cloths"][name]
        style = style + "--f-" + name + ":" + (look[name] if name in look and not paper else usual) + ";"
    return style
