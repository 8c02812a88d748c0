"""The learner's record: a log of events that are added and never changed. What a page shows is worked out from them.

An event holds ``id`` (unique), ``at`` (milliseconds since 1970, by the device's clock), ``kind``, ``item`` (what it is about) and
the fields of its kind. Two copies of a record are merged by the union of their events, in any order, with the same result.
Kinds that this course does not know come from a newer one: they are kept as they are.

Functions here take what may be anything that JSON can hold; they pass by nothing that could not be stored and read again.
"""

from lactation.core.checks import is_number
from lactation.core.words import fixed

LATEST_MS = 4102444800000  # the year 2100: a later time is no time of a learner
LONGEST_KEY = 240  # characters of an id, an item, an option
LONGEST_TEXT = 20000  # characters of own words
MOST_IN_EVENT = 60000  # characters, counted roughly as JSON would write them
DEEPEST = 5  # lists in lists
LARGEST = 1e15
KEY_STARTS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
KEY_GOES_ON = KEY_STARTS + "._/:-"
# What every object of JavaScript has by itself: under such a name the compiled core would find something where nothing was kept.
NO_KEYS = [
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
]  # fmt: skip

# What an event of a kind must have, and what a field of that name is in all of these kinds.
EVENT_NEEDS = {
    "answer": ["option"],
    "predict": ["option", "sure"],
    "draw": ["heights"],
    "labels": ["picks"],
    "order": ["order"],
    "sort": ["option", "sure"],
    "say": ["text"],
    "place": ["option"],
    "rewrite": ["right"],
    "rubric": ["ticked"],
    "said": ["option"],
    "pose": ["settings"],
    "talk": ["path", "seed", "version"],
    "end": ["path", "seed", "version"],
    "rows": ["settings"],
    "bet": ["group", "option", "number", "sure"],
    "round": ["number", "order"],
    "gate": ["right", "points"],
    "mark": ["option"],
    "again": [],
    "gone": [],
    "clear": [],
    "run": ["number"],
    "uncover": ["number", "option"],
    "begin": [],
    "seen": ["feed", "sign", "option"],
    "guess": ["feed", "option"],
    "observe": ["feed", "right"],
    "agreement": ["n", "same"],
    "size": ["option"],
    "certificate": ["day", "ids"],
    "test": ["order", "seed", "version"],
    "result": ["n", "same", "points"],
}
FIELD_IS = {
    "option": "key",
    "sure": "percent",
    "attempt": "count",
    "right": "right",
    "brier": "number",
    "points": "number",
    "number": "number",
    "took": "number",
    "heights": "numbers",
    "picks": "keys by key",
    "order": "keys",
    "hand": "count",
    "text": "text",
    "group": "text",
    "settings": "settings",
    "path": "keys",
    "seed": "count",
    "version": "key",
    "hands_on": "settings",
    "ticked": "keys",
    "missed": "keys",
    "timed": "right",
    "feed": "key",
    "of": "key",
    "sign": "key",
    "n": "count",
    "same": "count",
    "kappa": "number",
    "low": "number",
    "high": "number",
    "day": "key",
    "ids": "keys",
}
FIELD_EXPECTED = {
    "key": "letters, digits and ._/:- (at most 240, the first a letter or digit)",
    "percent": "a number from 0 to 100, or null",
    "count": "a whole number from 0",
    "time": "whole milliseconds before the year 2100",
    "right": "true, false, null or a number",
    "number": "a number",
    "numbers": "a list of numbers",
    "keys": "a list of ids",
    "keys by key": "ids by place",
    "text": "at most 20000 characters",
    "settings": "values by name",
}


def is_key(value: object) -> bool:
    """Return whether a value can name an event, an item, an option or a field."""
    if not isinstance(value, str) or len(value) == 0 or len(value) > LONGEST_KEY or value[0] not in KEY_STARTS:
        return False
    for letter in value:
        if letter not in KEY_GOES_ON:
            return False
    return value not in NO_KEYS


def is_count(value: object, most: float) -> bool:
    """Return whether a value is a whole number from 0 to ``most``."""
    return isinstance(value, (int, float)) and is_number(value, 0, most) and value % 1 == 0


def _fits_field(what: str, value: object) -> bool:
    """Return whether a value is ``what`` a field holds, one of the names in ``FIELD_EXPECTED``."""
    if what == "key":
        return is_key(value)
    if what == "percent":
        return value is None or is_number(value, 0, 100)
    if what == "count":
        return is_count(value, LARGEST)
    if what == "time":
        return is_count(value, LATEST_MS)
    if what == "right":
        return value is None or isinstance(value, bool) or is_number(value, 0, LARGEST)
    if what == "number":
        return is_number(value, -LARGEST, LARGEST)
    if what == "text":
        return isinstance(value, str) and len(value) <= LONGEST_TEXT
    if what == "settings":
        return isinstance(value, dict)
    return _all_fit(what, value)


def _all_fit(what: str, value: object) -> bool:
    """Return whether a value is a list or a dict whose every member fits."""
    if what == "keys by key":
        if not isinstance(value, dict):
            return False
        for name in value:
            if not is_key(name) or not is_key(value[name]):
                return False
        return True
    if not isinstance(value, list):
        return False
    for one in value:
        if not _fits_field("key" if what == "keys" else "number", one):
            return False
    return True


def size_of(value: object, depth: int) -> float:
    """Return about how many characters of JSON a value takes; more than any event may have where it cannot be kept at all."""
    if value is None or isinstance(value, bool):
        return 5
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, (int, float)):
        return 8 if is_number(value, -LARGEST, LARGEST) else MOST_IN_EVENT + 1
    if depth > DEEPEST:
        return MOST_IN_EVENT + 1
    size = 2.0
    if isinstance(value, list):
        for one in value:
            size = size + 1 + size_of(one, depth + 1)
    elif isinstance(value, dict):
        for name in value:
            size = size + len(name) + 3 + size_of(value[name], depth + 1) if is_key(name) else MOST_IN_EVENT + 1
            if size > MOST_IN_EVENT:
                return size
    else:
        return MOST_IN_EVENT + 1
    return size


def as_found(value: object) -> str:
    """Return in a few words what was found where something else was expected."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        if not is_number(value, -LARGEST, LARGEST):
            return "a number that is not finite or too large"
        return fixed(value, 0 if value % 1 == 0 else 2)
    if isinstance(value, str):
        return "“" + _first_letters(value) + "”"
    return "a list" if isinstance(value, list) else "an object"


def _first_letters(text: str) -> str:
    """Return at most 40 letters of a text."""
    short = ""
    for letter in text:
        if len(short) == 40:
            return short + "…"
        short = short + letter
    return short


def _field_problem(event: dict, field: str, what: str) -> str:
    """Return what is wrong with a field, or nothing."""
    found = event[field] if field in event else None
    if field in event and _fits_field(what, found):
        return ""
    return field + ": found " + as_found(found) + ", expected " + FIELD_EXPECTED[what]


def event_problem(event: object) -> str:
    """Return why something is no event that can be kept, as ``FIELD: found ..., expected ...``; nothing where it is one."""
    if not isinstance(event, dict):
        return "found " + as_found(event) + ", expected an event"
    if size_of(event, 0) > MOST_IN_EVENT:
        return "found an event that is too large, too deep or has odd names, expected at most 60000 characters of plain values"
    needed = {"id": "key", "at": "time", "kind": "key", "item": "key"}
    for field in needed:
        problem = _field_problem(event, field, needed[field])
        if problem != "":
            return problem
    return _kind_problem(event) if event["kind"] in EVENT_NEEDS else ""


def _kind_problem(event: dict) -> str:
    """Return what is wrong with the fields of an event's kind, or nothing."""
    for field in EVENT_NEEDS[event["kind"]]:
        if field not in event:
            return _field_problem(event, field, FIELD_IS[field])
    for field in FIELD_IS:
        if field in event:
            problem = _field_problem(event, field, FIELD_IS[field])
            if problem != "":
                return problem
    return ""


def check_event(event: dict) -> dict:
    """Return the event when it can be kept.

    Raises
    ------
    ValueError
        Names the field, what was found and what was expected.
    """
    problem = event_problem(event)
    if problem != "":
        raise ValueError(problem)
    return event


def next_at(now: float, last: float) -> float:
    """Return the time to stamp on a new event, so that a clock set back does not reorder what was done on this device."""
    return min(LATEST_MS, max(now, last + 1))


def _event_id(event: dict) -> str:
    """Return by what events are told apart."""
    return event["id"]


def _event_at(event: dict) -> float:
    """Return by what events come in order."""
    return event["at"]


def events_in_order(events: list) -> list:
    """Return the events by time, those of the same moment by id."""
    return sorted(sorted(events, key=_event_id), key=_event_at)
