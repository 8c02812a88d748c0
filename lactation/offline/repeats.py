"""Repeats in a long text, however far apart they lie: a browser's own unpacking only knows the last 32 KB.

Windows of ``WINDOW`` bytes get a number made of what is in them, and of these about one in ``EVERY`` is kept, chosen by its
number: what is alike is chosen alike, wherever it stands. Where a number comes again, the bytes are compared.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WINDOW = 16  # bytes; a power of two
EVERY = 4  # of the windows, on average, one is remembered; a power of two
SHORTEST = 20  # bytes: a shorter repeat costs as much to name as to say
TRIES = 16  # earlier places that are compared
CHUNK = 1 << 22  # bytes looked at at once, for the memory's sake
BYTE_NUMBERS = ((np.arange(1, 257, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)).astype(
    np.uint32
) | np.uint32(1)


class Repeat(NamedTuple):
    """At ``at`` stands for ``length`` bytes what stands at ``source`` too."""

    at: int
    source: int
    length: int


@dataclass(frozen=True)
class Marks:
    """The remembered windows of a text: where each begins, its number; ``order`` sorts them by number, then by place."""

    at: NDArray[np.int64]
    number: NDArray[np.uint32]
    order: NDArray[np.int64]
    ordered: NDArray[np.uint32]  # the numbers in that order


def numbers(values: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the number of each window, shape (n - WINDOW + 1,): doubled step by step from single bytes."""
    made, factor, width = BYTE_NUMBERS[values], 0x9E3779B1, 1
    while width < WINDOW:
        made = made[:-width] * np.uint32(factor) + made[width:]
        factor, width = factor * factor % (1 << 32), width * 2
    made ^= made >> np.uint32(15)
    made *= np.uint32(0x85EBCA77)
    return made


def marks_of(text: bytes) -> Marks:
    """Return the windows of a text that are remembered."""
    values = np.frombuffer(text, np.uint8)
    places, found = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
    for start in range(0, len(text) - WINDOW + 1, CHUNK):
        made = numbers(values[start : start + CHUNK + WINDOW - 1])
        kept = np.flatnonzero((made >> np.uint32(24)) % np.uint32(EVERY) == 0)
        places.append(kept + start)
        found.append(made[kept])
    number = np.concatenate(found)
    order = np.argsort(number, kind="stable")
    return Marks(np.concatenate(places), number, order, number[order])


def same_length(text: bytes, one: int, other: int, most: int) -> int:
    """Return how many bytes from ``one`` on are as those from ``other`` on, at most ``most``."""
    step = 64
    while step < most and text[one : one + step] == text[other : other + step]:
        step *= 8
    same, differs = step // 8 if step > 64 else 0, min(step, most)
    if text[one : one + differs] == text[other : other + differs]:
        return differs
    while differs - same > 1:  # the first that differs lies before `differs`
        half = (same + differs) // 2
        if text[one + same : one + half] == text[other + same : other + half]:
            same = half
        else:
            differs = half
    return same


def same_before(text: bytes, one: int, other: int, most: int) -> int:
    """Return how many bytes before ``one`` are as those before ``other``, at most ``most``."""
    same = 0
    while same < most and text[one - same - 1] == text[other - same - 1]:
        same += 1
    return same


def cost(step: int) -> int:
    """Return about how many bytes it takes to say where a repeat comes from, ``step`` bytes off what is expected."""
    return 4 + (abs(step).bit_length() + 7) // 7


@dataclass
class Places:
    """Where before a mark of ``own`` its number stood: in the text itself, and in the one before it (``base``)."""

    base: Marks
    own: Marks
    oldest: bool

    def __post_init__(self) -> None:
        """Find for each mark the one before it of the same number, the first, and the last in the base."""
        order, ordered = self.own.order, self.own.ordered
        new = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
        run = np.repeat(new, np.diff(np.append(new, len(ordered))))  # where the run of a number begins, for each of it
        before = np.append(-1, order[:-1])[: len(order)]
        before[new] = -1
        self.before, self.first = spread(before, order), spread(order[run], order)
        self.last = spread(np.searchsorted(self.base.ordered, ordered, "right") - 1, order)
        self.at, self.number = self.own.at.tolist(), self.own.number.tolist()

    def of(self, mark: int, offset: int) -> Iterator[int]:
        """Give some earlier places of a mark's number, in the text made of base and own; own ones from ``offset`` on."""
        if self.oldest:
            if self.first[mark] < mark:
                yield self.at[self.first[mark]] + offset
            return
        one = self.before[mark]
        for _ in range(TRIES):
            if one < 0:
                break
            yield self.at[one] + offset
            one = self.before[one]
        number, last = self.number[mark], self.last[mark]
        for place in range(last, max(last - TRIES, -1), -1):
            if self.base.ordered[place] != number:
                break
            yield int(self.base.at[self.base.order[place]])


def spread(values: NDArray[np.int64], order: NDArray[np.int64]) -> list[int]:
    """Return values that stand in some order in that of the text."""
    made = np.empty_like(values)
    made[order] = values
    return made.tolist()


def find_repeats(base: tuple[bytes, Marks], own: tuple[bytes, Marks], oldest: bool = False) -> list[Repeat]:
    """Return the repeats in ``own`` of what stands before in it or in ``base``, in order, none over another.

    Places count from the start of ``base``. A repeat ends before it would reach into itself, so that it can be copied at once.
    ``oldest``: always of where something stood first.
    """
    text, border = base[0] + own[0], len(base[0])
    places = Places(base[1], own[1], oldest)
    found: list[Repeat] = []
    done, expected, mark = border, 0, 0  # `expected`: where the text after the last repeat goes on in its source
    while mark < len(places.at):
        at = places.at[mark] + border
        best = best_repeat(text, border, at, places.of(mark, border), done, expected)
        if best:
            found.append(best)
            done, expected = best.at + best.length, best.source + best.length
            mark = bisect_left(places.at, done - border, mark)
        else:
            mark += 1
    return found


def best_repeat(text: bytes, border: int, at: int, sources: Iterable[int], done: int, expected: int) -> Repeat | None:
    """Return the repeat round ``at`` that spares most, of some sources and not before ``done``; None if none is worth it."""
    best, most, reach = None, 0, 0
    for source in sources:
        begins, ends = (border, at) if source >= border else (0, border)
        if text[source + reach : source + reach + 1] != text[at + reach : at + reach + 1]:
            continue  # no longer than what is found
        forward = same_length(text, source, at, min(len(text) - at, ends - source))
        if forward < WINDOW:
            continue
        back = same_before(text, source, at, min(at - done, source - begins))
        length = min(back + forward, at - source)
        spared = length - cost(source - expected - (at - done))
        if length >= SHORTEST and spared > most:
            best, most, reach = Repeat(at - back, source - back, length), spared, forward
    return best
