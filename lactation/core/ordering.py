"""Putting steps in order: a shuffle that both runtimes give alike, and the first step that is out of place."""

from lactation.core.checks import check_number
from lactation.core.schedules import next_random


def shuffled(count: int, seed: int) -> list:
    """Return the numbers 0 to ``count`` - 1 in an order that ``seed`` decides, never in order when there are two or more."""
    check_number("count", count, 0, 100)
    check_number("seed", seed, 1, 2147483646)
    order = []
    for i in range(count):
        order.append(i)
    found = int(seed)
    for _ in range(3):
        found = next_random(found)  # small seeds start with small numbers
    for k in range(count - 1):
        last = count - 1 - k
        found = next_random(found)
        chosen = found % (last + 1)
        held = order[last]
        order[last] = order[chosen]
        order[chosen] = held
    if count > 1 and first_out_of_place(order) < 0:
        order[0] = 1
        order[1] = 0
    return order


def first_out_of_place(order: list) -> int:
    """Return the first place that does not hold its own number; -1 when all do."""
    for i in range(len(order)):
        if order[i] != i:
            return i
    return -1
