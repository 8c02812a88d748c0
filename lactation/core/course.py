"""How far a learner has come on the path, what comes next, what is due, what is weak, and how sure against how right.

All from the events of the record and the ``catalogue`` (``content/course.py``): ``sizes`` (ids, from the shortest) and
``modules``, each with ``id``, ``gate``, ``quiz`` (item of its quiz) and ``steps``: ``key``, ``kind``, ``sizes`` that hold it,
``minutes``, and when it is done: each item of ``quiz`` was answered, or (``done``) so many items that begin so have an event of
that kind.
"""

from lactation.core.checks import is_number
from lactation.core.play.kept import about_any, percent
from lactation.core.recall import recall_times, recall_waiting
from lactation.core.record import LATEST_MS, events_in_order
from lactation.core.review import DAY_MS, settled
from lactation.core.scoring import NEAR_SURE

COURSE_ITEM = "course"  # what an event of the kind `size` is about
COURSE_SIZE_AT_FIRST = "core"
FEWEST_SURE = 20  # answers with a confidence, before anything can be said of them
SURE_BINS = [[0, 59], [60, 79], [80, 100]]  # percent, the first and last of each
WEAK_LEAST = 2  # answers of a lesson that are not right now, before it is called weak
WEAK_BELOW = 0.7  # of a lesson's last answers right: a lesson below it is weak
MOST_WEAK = 5  # lessons told of


def course_events(kept: list) -> list:
    """Return in order what has the shape of an event and is told: nothing of a test not yet handed in (``core/review.py``)."""
    events = []
    for event in kept:
        if isinstance(event, dict) and "kind" in event and about_any(event, event["kind"]) and "id" in event and "at" in event:
            whole = isinstance(event["id"], str) and is_number(event["at"], 0, LATEST_MS)
            if "sure" in event and event["sure"] is not None and not percent(event["sure"]):
                whole = False
            if event["kind"] == "size" and ("option" not in event or not isinstance(event["option"], str)):
                whole = False
            if whole:
                events.append(event)
    return settled(events)


def course_size(events: list, sizes: list) -> str:
    """Return the size of the course that was chosen last, or the one for those who did not choose."""
    size = COURSE_SIZE_AT_FIRST
    for event in events_in_order(events):
        if event["kind"] == "size" and event["item"] == COURSE_ITEM and event["option"] in sizes:
            size = event["option"]
    return size


# ---- Done ----


def _course_answered(events: list) -> dict:
    """Return the items that were ever answered, as a dict of yes."""
    answered = {}
    for event in events:
        if event["kind"] == "answer":
            answered[event["item"]] = True
    return answered


def _course_count(events: list, done: dict) -> int:
    """Return how many items that begin as ``done`` says have an event of its kind; a gate counts where it was passed."""
    found = {}
    count = 0
    for event in events:
        if event["kind"] == done["kind"] and event["item"].startswith(done["item"]) and event["item"] not in found:
            if event["kind"] != "gate" or ("right" in event and event["right"] is True):
                found[event["item"]] = True
                count = count + 1
    return count


def course_done(events: list, catalogue: dict) -> dict:
    """Return for each step by its key ``{"of", "done"}``: how many things it asks for, and how many of them were done."""
    answered = _course_answered(events)
    steps = {}
    for module in catalogue["modules"]:
        for step in module["steps"]:
            told = {"of": len(step["quiz"]), "done": 0}
            for item in step["quiz"]:
                told["done"] = told["done"] + (1 if item in answered else 0)
            if len(step["quiz"]) == 0:
                told["of"] = step["done"]["n"]
                told["done"] = min(told["of"], _course_count(events, step["done"]))
            steps[step["key"]] = told
    return steps


def course_is_done(told: dict) -> bool:
    """Return whether a step (of ``course_done``) is whole."""
    return told["done"] >= told["of"]


def course_steps(module: dict, size: str) -> list:
    """Return the steps of a module that a size of the course holds."""
    steps = []
    for step in module["steps"]:
        if size in step["sizes"]:
            steps.append(step)
    return steps


def _course_lessons(steps: list) -> int:
    """Return how many steps are lessons: these have a quiz."""
    count = 0
    for step in steps:
        count = count + (1 if len(step["quiz"]) > 0 else 0)
    return count


def course_modules(done: dict, catalogue: dict, size: str) -> list:
    """Return the modules that a size holds: ``{"id", "done", "of", "share", "minutes", "left", "cut"}``.

    ``done`` and ``of`` count steps; ``share`` (0 to 1) counts begun ones in part; ``minutes`` are those of all steps, ``left``
    those of steps that are not done; ``cut`` says whether the size leaves lessons out.
    """
    found = []
    for module in catalogue["modules"]:
        steps = course_steps(module, size)
        told = {"id": module["id"], "done": 0, "of": len(steps), "share": 0.0, "minutes": 0, "left": 0}
        told["cut"] = _course_lessons(steps) < _course_lessons(module["steps"])
        for step in steps:
            here = done[step["key"]]
            whole = course_is_done(here)
            told["done"] = told["done"] + (1 if whole else 0)
            told["share"] = told["share"] + here["done"] / here["of"] / len(steps)
            told["minutes"] = told["minutes"] + step["minutes"]
            told["left"] = told["left"] + (0 if whole else step["minutes"])
        if len(steps) > 0:
            found.append(told)
    return found


# ---- Next ----


def course_next(done: dict, catalogue: dict, size: str) -> str:
    """Return the key of the first step of a size that is not done, after the last one that was begun; nothing where all are done.

    Who begins in the middle goes on from there; what was passed over comes when the end is reached.
    """
    first = ""
    after = ""
    for module in catalogue["modules"]:
        for step in course_steps(module, size):
            here = done[step["key"]]
            if here["done"] > 0:
                after = "" if course_is_done(here) else step["key"]
            elif after == "":
                after = step["key"]
            if first == "" and not course_is_done(here):
                first = step["key"]
    return after if after != "" else first


def course_due(events: list, lessons: list, twins: list, now: float) -> int:
    """Return how many questions are due at ``now`` (ms), of these lessons (keys) and twins of the drill (``core/recall.py``)."""
    return len(recall_waiting(recall_times(events, lessons, twins), now, False))


# ---- Weak, and how sure ----


def _course_lesson(item: str) -> str:
    """Return the first part of an item's key: the lesson that asks it."""
    parts = item.split("/")
    return parts[0]


def course_weak(events: list, lessons: dict) -> list:
    """Return the lessons to look at again, the weakest first: ``{"key", "missed", "of"}``, by the last answer to each.

    ``lessons`` says for an item, or for the first part of its key, to which lesson it belongs: a test's items are told singly.
    """
    last = {}
    for event in events_in_order(events):
        if event["kind"] in ["answer", "predict"] and "right" in event and (event["right"] is True or event["right"] is False):
            last[event["item"]] = event["right"]
    count = {}
    for item in last:
        part = item if item in lessons else _course_lesson(item)
        if part in lessons:
            key = lessons[part]
            if key not in count:
                count[key] = {"key": key, "missed": 0, "of": 0}
            count[key]["of"] = count[key]["of"] + 1
            count[key]["missed"] = count[key]["missed"] + (0 if last[item] else 1)
    weak = []
    for key in count:
        if count[key]["missed"] >= WEAK_LEAST and count[key]["missed"] > count[key]["of"] * (1 - WEAK_BELOW):
            weak.append(count[key])
    told = []
    for one in sorted(weak, key=_course_weakest):
        if len(told) < MOST_WEAK:
            told.append(one)
    return told


def _course_weakest(one: dict) -> float:
    """Return by what weak lessons come in order: the share that was missed, then how many."""
    return -one["missed"] / one["of"] - one["missed"] / 1000


def course_calibration(events: list) -> dict:
    """Compare how sure a learner was with how often right: ``{"count", "sure", "right", "verdict", "bins"}``.

    Counted is each answer with a confidence that was not given within a day of the answer before it to the same question: who
    has just read the reason is sure of it. ``sure`` and ``right`` are percents; ``verdict`` is few, near, over or under; a bin
    has ``low`` and ``high`` (percent), its ``count``, and ``sure`` and ``right`` of its answers.
    """
    bins = []
    for ends in SURE_BINS:
        bins.append({"low": ends[0], "high": ends[1], "count": 0, "sure": 0.0, "right": 0.0})
    whole = {"count": 0, "sure": 0.0, "right": 0.0}
    before = {}
    for event in events_in_order(events):
        if _course_was_sure(event):
            item = event["item"]
            if item not in before or event["at"] - before[item] >= DAY_MS:
                _course_add(whole, event)
                for one in bins:
                    if event["sure"] >= one["low"] and event["sure"] <= one["high"]:
                        _course_add(one, event)
            before[item] = event["at"]
    for one in bins:
        _course_mean(one)
    _course_mean(whole)
    return {
        "count": whole["count"],
        "sure": whole["sure"],
        "right": whole["right"],
        "verdict": _course_verdict(whole),
        "bins": bins,
    }


def _course_was_sure(event: dict) -> bool:
    """Return whether an answer tells how sure somebody was, and whether that was right."""
    if "sure" not in event or "right" not in event or event["sure"] is None:
        return False
    return event["right"] is True or event["right"] is False


def _course_add(told: dict, event: dict) -> None:
    """Count an answer."""
    told["count"] = told["count"] + 1
    told["sure"] = told["sure"] + event["sure"]
    told["right"] = told["right"] + (100 if event["right"] else 0)


def _course_mean(told: dict) -> None:
    """Make means of sums."""
    if told["count"] > 0:
        told["sure"] = told["sure"] / told["count"]
        told["right"] = told["right"] / told["count"]


def _course_verdict(whole: dict) -> str:
    """Return in a word how sure and right go together."""
    if whole["count"] < FEWEST_SURE:
        return "few"
    if whole["sure"] - whole["right"] > NEAR_SURE:
        return "over"
    return "under" if whole["right"] - whole["sure"] > NEAR_SURE else "near"
