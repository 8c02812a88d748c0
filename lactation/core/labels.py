"""Where a label stands: beside its point, where it covers no line, no dot and no other label, as near as that can be.

Measures are those of the drawing: y grows downwards, and a ``scale`` turns data into them, ``[ax, bx, ay, by]``.
"""

_TOP = -13.0  # of a label's box, from the line of writing
_BOTTOM = 5.0
_LETTER = 7.8  # about the width of a bold letter
# Of its writing, from the point: the nearest that is free is taken.
_HEIGHTS = [20.0, -11.0, 4.0, 34.0, -25.0, 48.0, -39.0, 62.0, -53.0, 76.0, -67.0, 90.0, -81.0, -95.0]
_SIDES = [1, -1, 0]  # right of the point, left of it, over or under it
_OFF = 10.0  # sideways, from the point
_APART = 6.0  # from dots and other labels
_COVERED = 1000.0  # as bad as so many units of a line
_FURTHER = 0.05  # for each height that is further off
_BEYOND = 0.3  # across a line from its point: some heights further is better, covering anything is not


def covered(line: list, box: list) -> float:
    """Return how much of a line, ``[xs, ys, scale]`` with growing xs, lies in a box, ``[left, top, right, bottom]``, along x."""
    scale = line[2]
    found = 0.0
    x = 0.0
    y = 0.0
    for i in range(len(line[0])):
        to_x = scale[0] + scale[1] * line[0][i]
        to_y = scale[2] + scale[3] * line[1][i]
        left = max(x, box[0])
        right = min(to_x, box[2])
        if i > 0 and left <= right:
            slope = (to_y - y) / (to_x - x) if to_x > x else 0.0
            one = y + slope * (left - x)
            other = to_y + slope * (right - to_x)
            if max(one, other) >= box[1] and min(one, other) <= box[3]:
                found = found + right - left + 1.0
        x = to_x
        y = to_y
    return found


def side_of(line: list, x: float, y: float) -> float:
    """Return how far a point lies under a line (above it: less than 0), as ``covered`` takes it; 0 beside its ends."""
    scale = line[2]
    for i in range(1, len(line[0])):
        left = scale[0] + scale[1] * line[0][i - 1]
        right = scale[0] + scale[1] * line[0][i]
        if left <= x and right >= x:
            share = (x - left) / (right - left) if right > left else 0.0
            return y - scale[2] - scale[3] * (line[1][i - 1] + share * (line[1][i] - line[1][i - 1]))
    return 0.0


def place_label(x: float, y: float, text: str, lines: list, taken: list, room: list) -> list:
    """Return where a label of the point ``x, y`` is written, ``[x, y, side]``, and note its box in ``taken``.

    ``side``: 1 where it begins at x, -1 where it ends there, 0 where x is its middle.

    Parameters
    ----------
    text
        Its words.
    lines
        Those not to be covered, as ``covered`` takes them.
    taken
        Boxes not to be come near: of other labels, and of dots, which have no size.
    room
        The box that is not to be left.
    """
    wide = _LETTER * len(text)
    least = -1.0
    best = []
    box_of_best = []
    for i in range(3 * len(_HEIGHTS)):
        if least < 0.0 or least > _FURTHER * (i // 3):
            side = _SIDES[i % 3]
            at = [x + _OFF * side, y + _HEIGHTS[i // 3], side]
            left = at[0] + (0.5 * side - 0.5) * wide
            box = [left - 2.0, at[1] + _TOP, left + wide + 2.0, at[1] + _BOTTOM]
            bad = _FURTHER * (i // 3)
            if max(room[0] - box[0], room[1] - box[1], box[2] - room[2], box[3] - room[3]) > 0.0:
                bad = 10.0 * _COVERED
            for k in range(len(taken)):
                other = taken[k]
                if max(box[0] - other[2], other[0] - box[2], box[1] - other[3], other[1] - box[3]) < _APART:
                    bad = bad + _COVERED
            for k in range(len(lines)):
                bad = bad + covered(lines[k], box)
                here = side_of(lines[k], x, y)
                if abs(here) > 1.0 and here * side_of(lines[k], left + 0.5 * wide, at[1] + 0.5 * (_TOP + _BOTTOM)) < 0.0:
                    bad = bad + _BEYOND
            if least < 0.0 or bad < least:
                least = bad
                best = at
                box_of_best = box
    taken.append(box_of_best)
    return best
