"""The lines of a chat (``core/line.py``): the whole ones with what they say, the damaged ones each with where and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import Any

from lactation.classroom.chats import Chat, Message
from lactation.content.course import catalogue
from lactation.content.line import course_hash, english_name, ids_of, steps
from lactation.content.words import words
from lactation.core.line import LINE_GROUP, LINE_MODULES, LINE_NOT_SAID, LINE_SIGNS, line_read, mark_text

FIRST_DAY = date(2025, 1, 1)
GUESSES = {0: None, 1: True, 2: False}
# What may be a code: its head, or so many groups with hyphens as no other text has.
HEAD = re.compile(r"[Mm][^A-Za-z0-9]{0,12}[IiİıÍí][^A-Za-z0-9]{0,12}[Mm][^A-Za-z0-9]{0,12}1")
GROUPS = re.compile(r"(?:[A-Za-z0-9]{3,8}[ \xa0]?[-‐‑–—][ \xa0]?){3,}[A-Za-z0-9]{2,8}")
FEWEST = 10  # signs behind the head, before something is taken for a code
LONGEST = 1000  # letters in which a whole code ends, whatever stands between its signs
REST = 60  # signs behind where a damaged code ends for its reader: they are of it too
SCORE = r"[^\n]{0,120}?\d+/\d+"  # behind the course's name, and the lesson's number or title


@dataclass(frozen=True)
class GroupLine:
    """A whole line: who (a mark), which step, when, how it went, how far; ``sender`` only where names are asked for."""

    mark: str
    step: str  # its key; nothing where this course has no such step
    same: bool  # whether its questions are those of this course
    day: date | None
    of: int
    done: int
    right: int
    guess: bool | None
    sure: int | None  # percent
    size: str
    steps: int
    of_steps: int
    modules: tuple[str, ...] | None  # ids of those done; None where the list of modules is another one
    file: str
    place: int
    sender: str = ""


@dataclass(frozen=True)
class Damaged:
    """A line that cannot be read: in which file, where, and why (cut, letter, changed, version, head, step)."""

    file: str
    by: str  # line or message
    place: int
    why: str
    sender: str = ""


@lru_cache
def known_steps() -> dict[int, tuple[str, int]]:
    """Return by the number of a step its key and the number of its questions."""
    return {ids_of(step)[0]: (key, ids_of(step)[1]) for key, step in steps().items()}


def line_from(told: dict[str, Any], file: str, message: Message, place: int) -> GroupLine:
    """Return what the fields of a code say."""
    key, quiz = known_steps().get(told["lesson"], ("", 0))
    modules = [one["id"] for one in catalogue()["modules"]]
    done = tuple(name for n, name in enumerate(modules) if told["modules"] >> (LINE_MODULES - 1 - n) & 1)
    sizes = catalogue()["sizes"]
    return GroupLine(
        mark=mark_text(told["mark"]),
        step=key,
        same=quiz == told["quiz"],
        day=FIRST_DAY + timedelta(told["day"]) if told["day"] else None,
        of=told["of"],
        done=told["done"],
        right=told["right"],
        guess=GUESSES.get(told["guess"]),
        sure=None if told["sure"] == LINE_NOT_SAID else 5 * told["sure"],
        size=sizes[told["size"]] if told["size"] < len(sizes) else "",
        steps=told["steps"],
        of_steps=told["all"],
        modules=done if told["course"] == course_hash() else None,
        file=file,
        place=place,
        sender=message.sender,
    )


@lru_cache
def names_of_the_course() -> re.Pattern[str]:
    """Return what a line begins with whose code may be gone: the course's name, and a score behind it."""
    names = {english_name(), words()["course_name"]}
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(names)))}){SCORE}", re.I)


def lines_in(chat: Chat, file: str, names: bool) -> Iterator[GroupLine | Damaged]:
    """Give the whole and the damaged lines of a chat, in order. ``names``: whether to say who sent them."""
    for message in rejoined(chat.messages):
        if HEAD.search(message.text) or GROUPS.search(message.text) or names_of_the_course().search(message.text):
            yield from lines_of(message if names else message._replace(sender=""), chat.by, file)


def rejoined(messages: list[Message]) -> Iterator[Message]:
    """Give the messages, two as one where the first ends within a code that the next of the same sender makes whole."""
    open_one: Message | None = None
    for message in messages:
        if open_one is not None:
            both = open_one._replace(text=open_one.text + message.text)
            if open_one.sender == message.sender and last_code(both.text, len(open_one.text))["why"] == "":
                open_one = None
                yield both
                continue
            yield open_one
            open_one = None
        told = last_code(message.text, len(message.text))
        if told["why"] == "cut" and not re.search(r"\w", message.text[told["end"] :]):
            open_one = message
        else:
            yield message
    if open_one is not None:
        yield open_one


def last_code(text: str, before: int) -> dict[str, Any]:
    """Return what ``line_read`` says of the last code that begins before this place; ``end`` is the place in the text."""
    heads = list(HEAD.finditer(text, 0, before))
    if not heads:
        return {"why": "none", "end": 0}
    told = line_read(text[heads[-1].start() : heads[-1].start() + LONGEST])
    return told | {"end": heads[-1].start() + told["end"]}


def lines_of(message: Message, by: str, file: str) -> Iterator[GroupLine | Damaged]:
    """Give the whole and the damaged lines of a message."""
    text, taken = message.text, [(0, 0)]

    breaks = [found.start() for found in re.finditer("\n", text)]

    def where(at: int) -> int:
        return message.place + bisect_left(breaks, at) if by == "line" else message.place

    for head in HEAD.finditer(text):
        told = line_read(text[head.start() : head.start() + LONGEST])
        if told["signs"] < FEWEST:  # talk; a line cut off here is known by its words
            continue
        end = head.start() + told["end"]
        taken.append((head.start(), end if told["why"] == "" else end + REST))
        known = told["why"] == "" and told["lesson"] in known_steps()
        why = told["why"] or "step"
        place = where(head.start())
        yield line_from(told, file, message, place) if known else Damaged(file, by, place, why, message.sender)
    for at, why in torn(text, taken):
        yield Damaged(file, by, where(at), why, message.sender)


def torn(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give where in a text stands something like a code without a head, or a line's words without a code."""
    starts = [start for start, _ in taken]  # in the order of the text
    reach = list(accumulate((end for _, end in taken), max))  # where what begins up to there has ended
    torn_off = []
    for found in GROUPS.finditer(text):
        if reach[bisect_left(starts, found.end()) - 1] <= found.start() and like_a_code(found[0]):
            torn_off.append(found.start())
            yield found.start(), "head"
    starts = sorted([*starts[1:], *torn_off])
    names = [found.start() for found in names_of_the_course().finditer(text)]
    for at, later in zip_longest(names, names[1:]):
        place = bisect_left(starts, at)
        if place == len(starts) or (later is not None and later < starts[place]):
            yield at, "cut"


def like_a_code(text: str) -> bool:
    """Return whether groups of letters and figures are rather a code's than words, dates or numbers, or a file's or call's id."""
    groups = re.findall(r"[A-Za-z0-9]+", text)
    signs = "".join(groups)
    figures = sum(sign.isdigit() for sign in signs)
    strange = sum(sign not in LINE_SIGNS for sign in signs.upper())
    fives = sum(len(group) == LINE_GROUP for group in groups)
    return len(signs) >= 15 and 2 <= figures <= 0.7 * len(signs) and 10 * strange <= len(signs) and 2 * fives >= len(groups)


# ---- All lines together ----


@dataclass(frozen=True)
class Lines:
    """The lines of all chats: the newest of each sender and step, how many stood there twice or were told anew; the damaged."""

    whole: list[GroupLine]
    twice: int
    older: int
    damaged: list[Damaged]


def together(found: Iterable[GroupLine | Damaged]) -> Lines:
    """Return lines as they come in, without those that stand there twice: pasted again, quoted, or exported by two people."""
    whole: dict[tuple[str, str], GroupLine] = {}
    said: set[tuple[Any, ...]] = set()
    damaged: list[Damaged] = []
    twice = older = 0
    for one in found:
        if isinstance(one, Damaged):
            damaged.append(one)
            continue
        facts = (one.mark, one.step, one.day, one.of, one.done, one.right, one.guess, one.sure, one.size, one.steps, one.modules)
        if facts in said:
            twice += 1
            continue
        said.add(facts)
        before = whole.get((one.mark, one.step))
        older += before is not None
        if before is None or (one.day or FIRST_DAY, one.steps) >= (before.day or FIRST_DAY, before.steps):
            whole[one.mark, one.step] = one
    return Lines(sorted(whole.values(), key=lambda one: (one.mark, one.day or FIRST_DAY, one.steps)), twice, older, damaged)
