"""What is asked anew of a whole course: which items, when, and in what order they make a sitting.

Items are the questions of lessons (``LESSON/ITEM``), their predictions (``LESSON/predict``) and twins of the rewrite drill: of
these the two count as one, and the one that was not asked last comes next. ``core/review.py`` has the ladder.
"""

from lactation.core.review import DAY_MS, LADDER_DAYS, REVIEW_EARLY, first_time, ladder_climb

RECALL_TWINS = "rewrite"  # first part of a twin's key, and the kind of its event
RECALL_GONE_MS = LADDER_DAYS[len(LADDER_DAYS) - 1] * DAY_MS  # how long an item rests that a review did not find in the course


def recall_kind(item: str) -> str:
    """Return the kind of the event that answers an item."""
    parts = item.split("/")
    if parts[0] == RECALL_TWINS:
        return RECALL_TWINS
    return "predict" if parts[len(parts) - 1] == "predict" else "answer"


def recall_times(events: list, lessons: list, twins: list) -> dict:
    """Return of each item ever answered ``{"item", "at", "step"}``: what is asked next, when (ms), how far up the ladder.

    ``events`` are those of ``course_events``, in order; ``lessons`` are the keys of those that ask; ``twins`` are pairs of ids of
    the drill. What was answered early on purpose moves nothing; what a review found to be gone rests as long as the ladder goes.
    """
    known = {}
    for lesson in lessons:
        known[lesson] = True
    others = recall_others(twins)
    times = {}
    for event in events:
        key = _recall_key(event, known, others)
        if key != "":
            _recall_take(times, key, event, others)
    return times


def recall_others(twins: list) -> dict:
    """Return for the key of each twin that of the other."""
    others = {}
    for pair in twins:
        others[RECALL_TWINS + "/" + pair[0]] = RECALL_TWINS + "/" + pair[1]
        others[RECALL_TWINS + "/" + pair[1]] = RECALL_TWINS + "/" + pair[0]
    return others


def recall_family(item: str, others: dict) -> str:
    """Return under which key an item is counted: twins under that which comes first."""
    return others[item] if item in others and others[item] < item else item


def _recall_key(event: dict, known: dict, others: dict) -> str:
    """Return under what an event about an item is counted; nothing for what is no answer to one that is asked anew."""
    item = event["item"]
    if event["kind"] != "gone" and (event["kind"] != recall_kind(item) or "right" not in event):
        return ""
    if item in others:
        return recall_family(item, others)
    parts = item.split("/")
    return item if len(parts) == 2 and parts[0] in known else ""


def _recall_take(times: dict, key: str, event: dict, others: dict) -> None:
    """Take an event about an item."""
    if event["kind"] == "gone":
        if key in times:
            times[key]["at"] = event["at"] + RECALL_GONE_MS
        return
    if "of" in event and event["of"] == REVIEW_EARLY:
        return
    if key in times:
        ladder_climb(times[key], event["right"] is True, event["at"])
    else:
        times[key] = {"item": "", "at": first_time(event["at"]), "step": 0}
    times[key]["item"] = others[event["item"]] if event["item"] in others else event["item"]


def _recall_at(one: dict) -> float:
    """Return when an item is due."""
    return one["at"]


def recall_waiting(times: dict, now: float, early: bool) -> list:
    """Return what is due at ``now`` (ms), the longest waiting first; if ``early``, what is not, the soonest first."""
    found = []
    for key in times:
        if (times[key]["at"] > now) == early:
            found.append(times[key])
    return sorted(found, key=_recall_at)


def recall_module(item: str, modules: dict) -> str:
    """Return the module that an item belongs to, by its lesson; the drill is one of its own."""
    parts = item.split("/")
    lesson = parts[0]
    return modules[lesson] if lesson in modules else lesson


def recall_sitting(waiting: list, modules: dict, most: int) -> list:
    """Return the items of a sitting: a few of each module, those first that wait longest, mixed so that modules take turns."""
    rows = recall_rows(waiting, modules)
    chosen = []
    for turn in range(len(waiting)):
        for name in rows:
            if turn < len(rows[name]) and len(chosen) < most:
                chosen.append(rows[name][turn])
    return _recall_mixed(chosen, modules)


def recall_rows(waiting: list, modules: dict) -> dict:
    """Return what waits by module, in order."""
    rows = {}
    for one in waiting:
        name = recall_module(one["item"], modules)
        if name not in rows:
            rows[name] = []
        rows[name].append(one)
    return rows


def _recall_mixed(chosen: list, modules: dict) -> list:
    """Return the items, two of one module next to each other only where it cannot be helped: the fullest module comes next."""
    rows = recall_rows(chosen, modules)
    used = {}
    for name in rows:
        used[name] = 0
    order = []
    last = ""
    for _ in range(len(chosen)):
        best = ""
        for name in rows:
            left = len(rows[name]) - used[name]
            if left > 0 and name != last and (best == "" or left > len(rows[best]) - used[best]):
                best = name
        last = best if best != "" else last
        order.append(rows[last][used[last]]["item"])
        used[last] = used[last] + 1
    return order
