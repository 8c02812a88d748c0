"""Where a label stands: beside its point, where it covers no line, no dot and no other label, as near as that can be.

Measures are those of the drawing: y grows downwards, and ``scale`` turns data into them, ``[ax, bx, ay, by]``.
"""

LABEL_UP = 11.0  # from the line of writing to the top of a letter
LABEL_DOWN = 3.0  # and to the bottom of one
LABEL_LETTER = 7.8  # about the width of a bold letter
LABEL_AIR = 2.0  # between a label and a line
LABEL_HEIGHTS = [20.0, -11.0, 4.0, 34.0, -25.0, 48.0, -39.0, 62.0, -53.0, 76.0, -67.0]  # of its writing, from the point
LABEL_SIDES = [1, -1, 0]  # right of the point, left of it, over or under it
LABEL_OFF = 10.0  # sideways, from the point
DOT_HALF = 7.0  # half the side of the box that a dot takes
COVERED = 1000.0  # as bad as so many units of a line


def overlap(one: list, other: list) -> float:
    """Return how much of two boxes, ``[left, top, right, bottom]``, lies over each other; 0 where they are apart."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide * tall if wide > 0.0 and tall > 0.0 else 0.0


def dot_box(x: float, y: float) -> list:
    """Return the box that a dot takes."""
    return [x - DOT_HALF, y - DOT_HALF, x + DOT_HALF, y + DOT_HALF]


def pieces_near(lines: list, left: float, right: float) -> list:
    """Return the pieces ``[x, y, x, y]`` of ``lines``, ``[xs, ys, scale]`` each, between two places."""
    found = []
    for line in lines:
        scale = line[2]
        for i in range(1, len(line[0])):
            from_x = scale[0] + scale[1] * line[0][i - 1]
            to_x = scale[0] + scale[1] * line[0][i]
            if to_x >= left and from_x <= right:
                found.append([from_x, scale[2] + scale[3] * line[1][i - 1], to_x, scale[2] + scale[3] * line[1][i]])
    return found


def length_in(piece: list, box: list) -> float:
    """Return how much of a line's piece lies in a box, along x, and a little more; 0 where it passes by."""
    left = max(piece[0], box[0])
    right = min(piece[2], box[2])
    if left > right:
        return 0.0
    slope = (piece[3] - piece[1]) / (piece[2] - piece[0]) if piece[2] > piece[0] else 0.0
    one = piece[1] + slope * (left - piece[0])
    other = piece[1] + slope * (right - piece[0]) if piece[2] > piece[0] else piece[3]
    if max(one, other) < box[1] or min(one, other) > box[3]:
        return 0.0
    return right - left + 1.0


def label_box(place: list, wide: float) -> list:
    """Return the box of a label at ``place``, ``[x, y, side]``, so wide."""
    left = place[0] + (0.5 * place[2] - 0.5) * wide
    return [left, place[1] - LABEL_UP, left + wide, place[1] + LABEL_DOWN]


def place_label(x: float, y: float, text: str, lines: list, taken: list, room: list) -> list:
    """Return where a label of the point ``x, y`` is written, ``[x, y, side]``, and note its box in ``taken``.

    ``side``: 1 where it begins at x, -1 where it ends there, 0 where x is its middle.

    Parameters
    ----------
    text
        Its words.
    lines
        ``[xs, ys, scale]`` each, with growing xs.
    taken
        Boxes that are not to be covered.
    room
        The box that is not to be left.
    """
    wide = LABEL_LETTER * len(text)
    near = pieces_near(lines, x - wide - LABEL_OFF, x + wide + LABEL_OFF)
    least = -1.0
    best = []
    for height in LABEL_HEIGHTS:
        for side in LABEL_SIDES:
            place = [x + LABEL_OFF * side, y + height, side]
            box = label_box(place, wide)
            airy = [box[0] - LABEL_AIR, box[1] - LABEL_AIR, box[2] + LABEL_AIR, box[3] + LABEL_AIR]
            bad = (box[2] - box[0]) * (box[3] - box[1]) - overlap(box, room)
            for other in taken:
                bad = bad + overlap(airy, other)
            bad = COVERED * bad
            for piece in near:
                bad = bad + length_in(piece, airy)
            if least < 0.0 or bad < least:
                least = bad
                best = place
            if bad < 0.5:
                taken.append(box)
                return best
    taken.append(label_box(best, wide))
    return best
