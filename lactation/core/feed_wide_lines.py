"""Rounded outlines for the wide view of a feed: closed curves, limbs that taper, hands."""

from math import sqrt

from lactation.core.feed_lines import feed_backwards, feed_joined, feed_lined, feed_numbers, feed_shape, feed_tenth, feed_through

FEED_OUTLINE = 2.8
FEED_DETAIL = 2.2
FEED_CREASE = 1.8


def feed_way(p: list, q: list) -> list:
    """Return the direction from one point to another, as a step of 1."""
    x = q[0] - p[0]
    y = q[1] - p[1]
    far = sqrt(x * x + y * y) + 0.001
    return [x / far, y / far]


def feed_off(p: list, way: list, along: float, out: float) -> list:
    """Return the point ``along`` a direction from ``p``, and ``out`` to the right of who walks that way."""
    return [p[0] + way[0] * along - way[1] * out, p[1] + way[1] * along + way[0] * out]


def feed_closed(points: list) -> str:
    """Return a smooth closed curve through points."""
    count = len(points)
    x = feed_tenth(points[0][0])
    y = feed_tenth(points[0][1])
    out = "M" + feed_numbers([x, y])
    for i in range(count):
        p = points[(i + count - 1) % count]
        q = points[i]
        r = points[(i + 1) % count]
        s = points[(i + 2) % count]
        to_x = feed_tenth(r[0])
        to_y = feed_tenth(r[1])
        end = [r[0] - (s[0] - q[0]) / 6 - x, r[1] - (s[1] - q[1]) / 6 - y, to_x - x, to_y - y]
        if i == 0:  # later steps mirror the last one's handle, as the line does anyway
            first = [q[0] + (r[0] - p[0]) / 6 - x, q[1] + (r[1] - p[1]) / 6 - y]
            out = out + "c" + feed_numbers([first[0], first[1], end[0], end[1], end[2], end[3]])
        else:
            out = out + "s" + feed_numbers(end)
        x = to_x
        y = to_y
    return out + "Z"


def feed_sides(points: list, radii: list) -> list:
    """Return the two sides of a limb along ``points``: its right side, then its left, each from beginning to end."""
    right = []
    left = []
    last = len(points) - 1
    for i in range(last + 1):
        way = feed_way(points[max(i - 1, 0)], points[min(i + 1, last)])
        right.append(feed_off(points[i], way, 0, radii[i]))
        left.append(feed_off(points[i], way, 0, -radii[i]))
    return [right, left]


def feed_cap(p: list, way: list, r: float) -> list:
    """Return the points of a limb's round end, from its left side to its right."""
    return [feed_off(p, way, 0.7 * r, -0.72 * r), feed_off(p, way, r, 0), feed_off(p, way, 0.7 * r, 0.72 * r)]


def feed_tube(points: list, radii: list) -> str:
    """Return a limb that bends softly through ``points``, as thick as ``radii`` say, with round ends."""
    sides = feed_sides(points, radii)
    last = len(points) - 1
    end = feed_cap(points[last], feed_way(points[last - 1], points[last]), radii[last])
    start = feed_cap(points[0], feed_way(points[1], points[0]), radii[0])
    return feed_closed(feed_joined([sides[1], end, feed_backwards(sides[0]), start]))


def feed_open_tube(points: list, radii: list) -> str:
    """Return such a limb with its root left open: a line round it does not close there, a fill does."""
    sides = feed_sides(points, radii)
    last = len(points) - 1
    end = feed_cap(points[last], feed_way(points[last - 1], points[last]), radii[last])
    return feed_through(feed_joined([sides[1], end, feed_backwards(sides[0])]), "M")


def feed_arc(p: list, q: list, bend: float) -> str:
    """Return a soft arc between two points; ``bend`` above 0 sags below a line that goes to the right."""
    x = (p[0] + q[0]) / 2
    y = (p[1] + q[1]) / 2
    way = feed_way(p, q)
    return "M" + feed_numbers(p) + "Q" + feed_numbers([x - 2 * bend * way[1], y + 2 * bend * way[0], q[0], q[1]])


def feed_fused(name: str, d: str, fill: str, line: str, width: float) -> dict:
    """Return a shape of several outlines that are one skin: the fill hides the lines inside."""
    one = feed_lined(feed_shape(name, d, fill), line, width * 2)
    one["paint-order"] = "stroke"
    return one
