"""What all kinds of play share: what the record says of an item, and the moment after an event.

A record may hold what an older course kept, or what somebody typed: what has not the shape of an event is passed over.
"""

from lactation.core.words import fill_in, number_text


def quiet(state: dict) -> dict:
    """Return ``state`` as it is before an event: nothing to keep, to go to or to read out."""
    state["keep"] = []
    state["focus"] = ""
    state["say"] = ""
    return state


def about_any(event: dict, kind: str) -> bool:
    """Return whether what the record holds is an event of this kind about some item."""
    if not isinstance(event, dict) or "kind" not in event or "item" not in event:
        return False
    return isinstance(event["kind"], str) and event["kind"] == kind and isinstance(event["item"], str)


def about(event: dict, kind: str, item: str) -> bool:
    """Return whether what the record holds is an event of this kind about this item."""
    return about_any(event, kind) and event["item"] == item


def tries(kept: list, kind: str, item: str) -> int:
    """Return how often the item was answered (or asked anew); ``kept`` are events of the record, ``kind`` the one to count."""
    count = 0
    for event in kept:
        if about(event, kind, item):
            count = count + 1
    return count


def last_answer(kept: list, kind: str, item: str) -> dict:
    """Return the last event of the kind about the item; an empty dict where there is none, or where it was asked anew since.

    What was answered in a test (``of``) is passed over: the lesson's page would tell whether it was right before the test ends.
    """
    found = {}
    for event in kept:
        if about(event, kind, item):
            found = found if "of" in event else event
        elif about(event, "again", item):
            found = {}
    return found


def percent(value: object) -> bool:
    """Return whether a kept value is a number from 0 to 100."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value <= 100


def one_of_these(value: object, ids: list) -> bool:
    """Return whether a kept or told value is one of these ids (texts)."""
    return isinstance(value, str) and value in ids


def all_of_these(values: object, ids: list) -> bool:
    """Return whether a kept value is a list of these ids, each once, in any order."""
    if not isinstance(values, list) or len(values) != len(ids):
        return False
    texts = []
    for value in values:
        if not one_of_these(value, ids) or value in texts:
            return False
        texts.append(value)
    return True


def times_text(found: dict, words: dict) -> str:
    """Return in words how sure one was and how often right, and what to make of it.

    ``found`` holds ``sure`` and ``share`` (both in percent) and a ``verdict``: near, over or under.
    """
    values = {"sure": number_text(found["sure"] / 10.0, 0, words), "share": number_text(found["share"] / 10.0, 0, words)}
    return fill_in(words["sure_times"], values) + " " + words["sure_" + found["verdict"]]


def stepped(at: int, last: int, way: str) -> int:
    """Return the place after ``back``, ``next``, ``first`` or ``last``, from 0 to ``last``; anything else stays at ``at``."""
    if way == "back":
        return max(0, at - 1)
    if way == "next":
        return min(last, at + 1)
    if way == "first":
        return 0
    return last if way == "last" else at
