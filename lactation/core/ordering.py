"""Cards and steps in an order that both runtimes give alike, and the first step that is out of place."""

from lactation.core.checks import check_number
from lactation.core.schedules import next_random


def deck(count: int, seed: int) -> list:
    """Return 0 to ``count`` - 1 in an order that the ``seed`` (from 1) decides."""
    check_number("count", count, 0, 100000)
    check_number("seed", seed, 1, 2147483646)
    order = []
    for i in range(count):
        order.append(i)
    for _ in range(3):
        seed = next_random(seed)  # small seeds start with small numbers
    for done in range(count - 1):
        last = count - 1 - done
        seed = next_random(seed)
        other = seed % (last + 1)
        kept = order[last]
        order[last] = order[other]
        order[other] = kept
    return order


def shuffled(count: int, seed: int) -> list:
    """Return the numbers 0 to ``count`` - 1 as ``deck`` does, but never in order when there are two or more."""
    order = deck(count, seed)
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
