"""The record as it was before there were events: answers by key, options by their place. Read once, and made into events."""

from math import floor

from lactation.core.checks import is_number
from lactation.core.ordering import first_out_of_place
from lactation.core.record import event_problem, is_count, is_key
from lactation.core.scoring import brier

SAME_SCORE = 1e-6  # of two ways to the same Brier score


def migrated(old: object, table: dict) -> dict:
    """Return ``{"events", "aside"}`` of a record of version 1, ``{"version": 1, "answers": {KEY: VALUE}}``.

    ``table`` holds the ids of the options by key, in the order of version 1 (``content/record_v1.json``). A value of the wrong
    shape is left out and listed in ``aside`` as ``{"key", "value"}``; all others migrate, also those beside it in a list. The id
    of an event is made of the key and the value, so the same record migrates to the same events each time, on each device.
    """
    events = []
    aside = []
    answers = old["answers"] if isinstance(old, dict) and "answers" in old else None
    if not isinstance(answers, dict):
        return {"events": events, "aside": [{"key": "answers", "value": answers}]}
    for key in sorted(answers):
        made = _v1_events(key, answers[key], table) if is_key(key) else []
        whole = len(made) > 0 or _v1_empty(key, answers[key])
        for event in made:
            if event_problem(event) == "":
                events.append(event)
            else:
                whole = False
        if not whole:
            aside.append({"key": key, "value": answers[key]})
    return {"events": events, "aside": aside}


def _v1_empty(key: str, value: object) -> bool:
    """Return whether a value is whole but holds no answer, as bets that were cleared or a game that only began."""
    if isinstance(value, list):
        return _v1_ends(key, "/bets") and len(value) == 0
    if isinstance(value, dict) and "answers" in value and isinstance(value["answers"], dict):
        for _ in value["answers"]:
            return False
        return _v1_ends(key, "/sorted") or key == "techniques"
    return False


def _v1_ends(key: str, end: str) -> bool:
    """Return whether a key is one of a kind."""
    return key.endswith(end) and len(key) > len(end)


def _v1_events(key: str, value: object, table: dict) -> list:
    """Return the events of one value; none where it has not the shape that its key says."""
    if _v1_ends(key, "/bets"):
        return _v1_bets(key, value, table)
    if not isinstance(value, dict):
        return []
    if _v1_ends(key, "/predict"):
        return _v1_predict(key, value, table)
    if _v1_ends(key, "/draw"):
        return _v1_plain("draw", key, value, "heights")
    if _v1_ends(key, "/say"):
        return _v1_plain("say", key, value, "text")
    if _v1_ends(key, "/labels"):
        return _v1_picks(key, value, "picks")
    if _v1_ends(key, "/order"):
        return _v1_order(key, value, table)
    if _v1_ends(key, "/sorted"):
        return _v1_sorted(key, value, table)
    if key == "techniques":
        return _v1_picks(key, value, "answers")
    if key.startswith("explore-"):
        return _v1_plain("rows", key, value, "settings")
    return _v1_answer(key, value, table)


def _v1_event(kind: str, key: str, item: str, value: object) -> dict:
    """Return an event without its fields. ``at`` is 1: version 1 kept no times, and all else came later."""
    return {"id": "v1-" + key + "-" + str(_v1_mark(value, 7)), "at": 1, "kind": kind, "item": item}


def _v1_mark(value: object, mark: int) -> int:
    """Return a number below 2**31 that another value is unlikely to give too, the same in both runtimes."""
    if isinstance(value, list):
        for one in value:
            mark = _v1_mark(one, _v1_mix(mark, 11))
    elif isinstance(value, dict):
        for name in sorted(value):
            mark = _v1_mark(value[name], _v1_mark(name, mark))
    elif isinstance(value, str):
        for letter in value:
            mark = _v1_mix(mark, ord(letter))
    elif isinstance(value, (int, float)) and is_number(value, -1e15, 1e15):
        mark = _v1_mix(mark, floor(abs(value) * 1000.0 + 0.5) + (0 if value >= 0 else 500))
    else:
        mark = _v1_mix(mark, 3 if value is None else (5 if value is True else 4))
    return mark


def _v1_mix(mark: int, more: int) -> int:
    """Return a mark that a further number has changed."""
    return (mark * 31 + more % 2147483647 + 1) % 2147483647


def _v1_option(key: str, place: object, table: dict) -> str:
    """Return the id of the option that stood at a place (from 0); an empty text where there is none."""
    if key in table:
        for i in range(len(table[key])):
            if is_count(place, i) and place == i:
                return table[key][i]
    return ""


def _v1_answer(key: str, value: dict, table: dict) -> list:
    """Return the answer to a question of a quiz. Whether it was right was not kept."""
    option = _v1_option(key, value["choice"] if "choice" in value else None, table)
    if option == "":
        return []
    event = _v1_event("answer", key, key, value)
    event["option"] = option
    event["sure"] = None
    event["attempt"] = 1
    event["right"] = None
    return [event]


def _v1_predict(key: str, value: dict, table: dict) -> list:
    """Return a prediction; whether it was right is read from its score."""
    found = _v1_answer(key, value, table)
    if len(found) == 0 or "sure" not in value or "brier" not in value or not is_number(value["sure"], 0, 100):
        return []
    event = found[0]
    event["kind"] = "predict"
    event["sure"] = value["sure"]
    event["brier"] = value["brier"]
    event["right"] = _v1_was_right(value, len(table[key]))
    return [event]


def _v1_was_right(value: dict, options: int) -> object:
    """Return whether a prediction was right, by its Brier score; None where the score does not tell."""
    if options < 2 or not is_number(value["brier"], 0, 2):
        return None
    if_right = abs(value["brier"] - brier(0, 0, options, value["sure"] / 100.0)) < SAME_SCORE
    if_wrong = abs(value["brier"] - brier(0, 1, options, value["sure"] / 100.0)) < SAME_SCORE
    return None if if_right == if_wrong else if_right


def _v1_plain(kind: str, key: str, value: dict, field: str) -> list:
    """Return an event whose one field is kept as it was."""
    if field not in value:
        return []
    event = _v1_event(kind, key, key, value)
    event[field] = value[field]
    return [event]


def _v1_picks(key: str, value: dict, field: str) -> list:
    """Return what was chosen by place; places without a choice are left out."""
    if field not in value or not isinstance(value[field], dict):
        return []
    event = _v1_event("labels", key, key, value)
    event["picks"] = {}
    for name in value[field]:
        if not is_key(name):
            return []
        if value[field][name] != "":
            event["picks"][name] = value[field][name]
    event["attempt"] = 1
    event["sure"] = None
    return [event]


def _v1_order(key: str, value: dict, table: dict) -> list:
    """Return an order of steps, which must hold each of them once."""
    order = value["order"] if "order" in value else None
    if key not in table or not isinstance(order, list) or len(order) != len(table[key]):
        return []
    event = _v1_event("order", key, key, value)
    event["order"] = []
    for place in order:
        name = _v1_option(key, place, table)
        if name == "" or name in event["order"]:
            return []
        event["order"].append(name)
    event["attempt"] = 1
    event["sure"] = None
    event["right"] = first_out_of_place(order) < 0
    return [event]


def _v1_sorted(key: str, value: dict, table: dict) -> list:
    """Return an event for each claim that was sorted; an empty one where it has not the shape of an answer."""
    if "answers" not in value or not isinstance(value["answers"], dict):
        return []
    name = key.replace("/sorted", "")
    events = []
    for claim in sorted(value["answers"]):
        given = value["answers"][claim]
        if not is_key(claim) or not isinstance(given, dict) or "choice" not in given or "sure" not in given:
            events.append({})
            continue
        event = _v1_event("sort", key + "/" + claim, ("claims/" if name == "all" else "claims-" + name + "/") + claim, given)
        event["option"] = _v1_option("sorted", given["choice"], table)
        event["sure"] = given["sure"]
        event["attempt"] = 1
        events.append(event)
    return events


def _v1_bets(key: str, value: object, table: dict) -> list:
    """Return an event for each bet, in the order in which they were placed; an empty one where it has not the shape of a bet."""
    events = []
    if not isinstance(value, list):
        return events
    for bet in value:
        if not isinstance(bet, dict) or "choice" not in bet or "group" not in bet or "number" not in bet:
            events.append({})
            continue
        event = _v1_event("bet", key + "/" + str(len(events) + 1), key, bet)
        event["at"] = len(events) + 1
        event["group"] = bet["group"]
        event["option"] = _v1_option(key, bet["choice"], table)
        event["number"] = bet["number"]
        event["sure"] = bet["sure"] if "sure" in bet else 1
        events.append(event)
    return events
