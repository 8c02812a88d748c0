"""Paths of a drawing, from letters and numbers; both runtimes write the same text, because numbers in a path are whole."""

from math import floor, sqrt

TAKES = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7, "Z": 0}


def curve(letters: str, numbers: list) -> str:
    """Return a path: each letter of SVG takes as many ``numbers`` as it needs."""
    d = ""
    at = 0
    for letter in letters:
        d = d + letter
        for i in range(TAKES[letter]):
            d = d + str(floor(numbers[at + i] + 0.5)) + " "
        at = at + TAKES[letter]
    return d


def oval(x: float, y: float, rx: float, ry: float) -> str:
    """Return an oval about a point, drawn as the hands of a clock go."""
    left = x - rx
    right = x + rx
    return curve("MAAZ", [left, y, rx, ry, 0, 0, 1, right, y, rx, ry, 0, 0, 1, left, y])


def limb(x: float, y: float, r: float, to_x: float, to_y: float, to_r: float) -> str:
    """Return a limb that narrows from one round end to the other."""
    way = towards(x, y, to_x, to_y)
    sides = strip(x, y, r, to_x, to_y, to_r, way)
    return oval(x, y, r, r) + sides + oval(to_x, to_y, to_r, to_r)


def strip(x: float, y: float, r: float, to_x: float, to_y: float, to_r: float, way: list) -> str:
    """Return what lies between two points, half as wide as ``r`` and ``to_r`` say; ``way`` is from ``towards``."""
    i = way[0]
    k = way[1]
    ends = [x + r * k, y - r * i, to_x + to_r * k, to_y - to_r * i, to_x - to_r * k, to_y + to_r * i, x - r * k, y + r * i]
    return curve("MLLLZ", ends)


def towards(x: float, y: float, to_x: float, to_y: float) -> list:
    """Return the direction from one point to another, x and y of a step of 1, and how far it is; never 0."""
    far = sqrt((to_x - x) * (to_x - x) + (to_y - y) * (to_y - y)) + 0.001
    return [(to_x - x) / far, (to_y - y) / far, far]


def shape(name: str, d: str, fill: str, edge: str, width: float) -> dict:
    """Return a filled path with its outline; a ``width`` of 0 leaves the outline away."""
    one = {"id": name, "is": "path", "d": d, "fill": fill, "stroke": edge if width > 0 else "none"}
    return _wide(one, width)


def _wide(one: dict, width: float) -> dict:
    one["stroke-width"] = width  # set by itself: a name with a sign in it makes PScript write a slow dict
    return one


def stroke(name: str, d: str, edge: str, width: float) -> dict:
    """Return a line."""
    return shape(name, d, "none", edge, width)


def seen(one: dict, share: float) -> dict:
    """Return a shape or a group that shows by a share of 1."""
    one["opacity"] = max(0, min(1, share))
    return one


def group(name: str, turned: str, parts: list) -> dict:
    """Return shapes that are moved together."""
    return {"id": name, "is": "g", "transform": turned, "parts": parts}


def plain(value: float) -> str:
    """Return a number with at most two decimals, written alike by both runtimes."""
    hundredths = floor(abs(value) * 100 + 0.5)
    whole = floor(hundredths / 100)
    rest = hundredths - 100 * whole
    text = str(whole)
    if rest > 0:
        text = text + (".0" if rest < 10 else ".") + str(rest)
    return "-" + text if value < 0 and hundredths > 0 else text


def place(x: float, y: float, angle: float, wide: float, high: float) -> str:
    """Return the transform that moves, turns (degrees) and sizes what is drawn about 0, 0; below 0 mirrors it."""
    moved = "translate(" + plain(x) + " " + plain(y) + ") rotate(" + plain(angle) + ")"
    return moved + " scale(" + plain(wide) + " " + plain(high) + ")"
