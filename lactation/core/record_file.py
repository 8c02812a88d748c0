"""The record as a file: ``{"format", "version", "made", "learner", "count", "events"}``. Read whole, or refused whole.

Version 3 says whose it is (``learner``, a name or sign, perhaps empty); version 2 did not; version 1 was an entry of a browser's
store, of a course that kept no events. An older file is made into one of the present version, step by step.
"""

from lactation.core.learners import LEARNER_NAME_MOST, plain_name
from lactation.core.record import as_found, event_problem, events_in_order, is_count
from lactation.core.record_merge import merged
from lactation.core.record_v1 import migrated

RECORD_FORMAT = "milk-in-motion/record"
RECORD_VERSION = 3
MOST_EVENTS = 200000  # a file with more is not a learner's


def record_file(events: list, made: str, learner: str) -> dict:
    """Return the file of these events; ``made`` says when it was written, for people, ``learner`` whose it is."""
    return {
        "format": RECORD_FORMAT,
        "version": RECORD_VERSION,
        "made": made,
        "learner": plain_name(learner, LEARNER_NAME_MOST),
        "count": len(events),
        "events": events_in_order(events),
    }


def _refused(why: str, found: str, expected: str) -> dict:
    """Return that a file was refused, and why: a name of ``record_WHY`` in the words, and what to fill in there."""
    return {"refused": why, "values": {"found": found, "expected": expected}, "learner": "", "events": [], "aside": []}


def read_record(found: object, table: dict) -> dict:
    """Return ``{"refused", "values", "learner", "events", "aside"}`` of a file's JSON; ``table`` as for ``migrated``.

    ``refused`` is empty, or why nothing was taken: ``foreign`` (no record of this course), ``version_newer`` (of a newer course),
    ``short`` (cut off), ``event`` (one of them is wrong). ``aside`` lists what of version 1 could not be read.
    """
    if not isinstance(found, dict) or "version" not in found:
        return _refused("foreign", as_found(found), RECORD_FORMAT)
    version = found["version"]
    if version == 1 and not isinstance(version, bool) and "answers" in found and isinstance(found["answers"], dict):
        old = migrated(found, table)
        return {"refused": "", "values": {}, "learner": "", "events": events_in_order(old["events"]), "aside": old["aside"]}
    if "format" not in found or not isinstance(found["format"], str) or found["format"] != RECORD_FORMAT:
        return _refused("foreign", as_found(found["format"] if "format" in found else None), RECORD_FORMAT)
    if not is_count(version, 1e9) or version < 2:
        return _refused("foreign", as_found(version), "version " + str(RECORD_VERSION))
    if version > RECORD_VERSION:
        return _refused("version_newer", as_found(version), str(RECORD_VERSION))
    return _read_events(_record_from_2(found) if version == 2 else found)


def _record_from_2(found: dict) -> dict:
    """Return a file of version 2 as one of version 3: it did not say whose it was."""
    file = {}
    for name in found:
        file[name] = found[name]
    file["version"] = 3
    file["learner"] = ""
    return file


def _read_events(found: dict) -> dict:
    """Return the events of a file of the present version, or why it is refused."""
    events = found["events"] if "events" in found else None
    count = found["count"] if "count" in found else None
    learner = found["learner"] if "learner" in found else None
    if not isinstance(learner, str) or len(learner) > LEARNER_NAME_MOST:
        return _refused("foreign", as_found(learner), "a name of at most " + str(LEARNER_NAME_MOST) + " letters")
    if not isinstance(events, list) or len(events) > MOST_EVENTS:
        return _refused("foreign", as_found(events), "a list of at most " + str(MOST_EVENTS))
    if not is_count(count, MOST_EVENTS) or count != len(events):
        return _refused("short", str(len(events)), as_found(count))
    for i in range(len(events)):
        problem = event_problem(events[i])
        if problem != "":
            return _refused("event", str(i + 1) + " (" + problem + ")", "")
    name = plain_name(learner, LEARNER_NAME_MOST)
    return {"refused": "", "values": {}, "learner": name, "events": merged(events, []), "aside": []}
