"""What the record says of learning: how far one has come, and what it is time to ask anew.

That spacing questions out helps is well shown (Latimier 2021); the lengths of the ladder are a convention (Kang 2014).
"""

from lactation.core.record import events_in_order

DONE_BY = ["answer", "predict", "labels", "order", "sort", "say", "place"]  # kinds that count as having done an item
ASKED_ANEW = ["answer", "predict", "order", "sort"]  # kinds that are right or wrong
LADDER_DAYS = [2, 7, 30, 90]  # until an item is asked anew, longer after each right answer
DAY_MS = 86400000
REVIEW_EARLY = "review/early"  # what an answer is `of` that was given before its time, on purpose: it moves nothing


def _event_item(event: dict) -> str:
    """Return what an event is about."""
    return event["item"]


def _by_item(events: list, kinds: list) -> list:
    """Return a list for each item: its events of these kinds, in order."""
    runs = []
    for event in sorted(events_in_order(events), key=_event_item):
        if event["kind"] in kinds:
            last = len(runs) - 1
            if last < 0 or runs[last][0]["item"] != event["item"]:
                runs.append([event])
            else:
                runs[last].append(event)
    return runs


def _was_right(event: dict) -> bool:
    """Return whether an answer was right, as far as is known."""
    return "right" in event and event["right"] is True


def progress(events: list, catalogue: dict) -> dict:
    """Return for each part of the ``catalogue`` (items by name of the part) ``{"of", "done", "right", "last"}``.

    ``of`` counts the items, ``done`` those that were ever answered, ``right`` those whose last answer was right; ``last`` is the
    time of the last answer in ms, 0 where there is none. Events about other items change nothing.
    """
    runs = {}
    for run in _by_item(events, DONE_BY):
        runs[run[0]["item"]] = run[len(run) - 1]
    parts = {}
    for part in catalogue:
        told = {"of": len(catalogue[part]), "done": 0, "right": 0, "last": 0}
        for item in catalogue[part]:
            if item in runs:
                told["done"] = told["done"] + 1
                told["right"] = told["right"] + (1 if _was_right(runs[item]) else 0)
                told["last"] = max(told["last"], runs[item]["at"])
        parts[part] = told
    return parts


def gate_passed(events: list, item: str) -> dict:
    """Return whether a gate was ever passed: ``{"passed", "at", "rounds"}``; ``at`` is the time of the first pass in ms, or 0.

    ``item`` is the gate's key, such as ``refer/triage``; a later round that does not go well takes nothing away.
    """
    told = {"passed": False, "at": 0, "rounds": 0}
    for event in events_in_order(events):
        if event["kind"] == "gate" and event["item"] == item:
            told["rounds"] = told["rounds"] + 1
            if _was_right(event) and not told["passed"]:
                told["passed"] = True
                told["at"] = event["at"]
    return told


def due(events: list, now: float) -> list:
    """Return what it is time to ask anew at ``now`` (ms): ``{"item", "at", "step"}``, the longest waiting first.

    An item is due two days after it was first answered; then, after each right answer, 7, 30 and 90 days later (``step``, from
    0, is the place in that ladder). After a miss it begins again at two days. A right answer before its time moves nothing: to
    answer five times in an hour is not to know it in a month.
    """
    waiting = []
    for run in _by_item(events, ASKED_ANEW):
        found = _next_time(run)
        if found["at"] <= now:
            waiting.append(found)
    return sorted(waiting, key=_due_at)


def _due_at(one: dict) -> float:
    """Return since when an item has been due."""
    return one["at"]


def _next_time(run: list) -> dict:
    """Return when an item is due, from its answers in order."""
    told = {"item": run[0]["item"], "at": first_time(run[0]["at"]), "step": 0}
    for i in range(1, len(run)):
        ladder_climb(told, _was_right(run[i]), run[i]["at"])
    return told


def first_time(at: float) -> float:
    """Return when an item is due that was first answered ``at`` (ms)."""
    return at + LADDER_DAYS[0] * DAY_MS


def ladder_climb(told: dict, right: bool, at: float) -> None:
    """Move what is due (``at``, ``step``) by an answer at a time in ms: up when right and due, to the beginning after a miss."""
    if not right:
        told["step"] = 0
        told["at"] = first_time(at)
    elif at >= told["at"]:
        told["step"] = min(told["step"] + 1, len(LADDER_DAYS) - 1)
        told["at"] = at + LADDER_DAYS[told["step"]] * DAY_MS


def settled(events: list) -> list:
    """Return the events in order, of each test that is over only the last answer to each item, and none of one that is not.

    Until a test is handed in, nobody is told what was right, and an answer may be changed. Answers of a test name it in ``of``.
    """
    ordered = events_in_order(events)
    over = {}  # by test: whether it was handed in after the moment at hand
    deals = {}  # by test: how many were dealt after it
    seen = {}
    kept = []
    for i in range(len(ordered) - 1, -1, -1):
        event = ordered[i]
        test = _test_of(event)
        if event["kind"] == "result" or event["kind"] == "test":
            over[event["item"]] = event["kind"] == "result"
            deals[event["item"]] = (deals[event["item"]] if event["item"] in deals else 0) + 1
        if test == "":
            kept.append(event)
        elif test in over and over[test] is True:
            key = test + " " + str(deals[test]) + " " + event["item"]
            if key not in seen:
                kept.append(event)
            seen[key] = True
    found = []
    for i in range(len(kept) - 1, -1, -1):
        found.append(kept[i])
    return found


def _test_of(event: dict) -> str:
    """Return the test in which something was answered, nothing where it was none."""
    if event["kind"] == "answer" and "of" in event and isinstance(event["of"], str) and event["of"] != REVIEW_EARLY:
        return event["of"]
    return ""
