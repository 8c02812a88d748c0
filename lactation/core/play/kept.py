"""What all kinds of play share: what the record says of an item, and the moment after an event."""


def quiet(state: dict) -> dict:
    """Return ``state`` as it is before an event: nothing to keep, to go to or to read out."""
    state["keep"] = []
    state["focus"] = ""
    state["say"] = ""
    return state


def tries(kept: list, kind: str, item: str) -> int:
    """Return how often the item was answered; ``kept`` are events of the record, ``kind`` that of an answer."""
    count = 0
    for event in kept:
        if event["kind"] == kind and event["item"] == item:
            count = count + 1
    return count


def last_answer(kept: list, kind: str, item: str) -> dict:
    """Return the last event of the kind about the item; an empty dict where there is none, or where it was asked anew since."""
    found = {}
    for event in kept:
        if event["item"] == item:
            if event["kind"] == kind:
                found = event
            elif event["kind"] == "again":
                found = {}
    return found


def percent(value: object) -> bool:
    """Return whether a kept value is a number from 0 to 100."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value <= 100
