"""The record as a file to take along: ``{"format", "version", "made", "count", "events"}``. Read whole, or refused whole."""

from lactation.core.record import as_found, event_problem, events_in_order, is_count, merged
from lactation.core.record_v1 import migrated

RECORD_FORMAT = "milk-in-motion/record"
RECORD_VERSION = 2
MOST_EVENTS = 200000  # a file with more is not a learner's


def record_file(events: list, made: str) -> dict:
    """Return the file of these events; ``made`` says when it was written, for people."""
    return {
        "format": RECORD_FORMAT,
        "version": RECORD_VERSION,
        "made": made,
        "count": len(events),
        "events": events_in_order(events),
    }


def _refused(why: str, found: str, expected: str) -> dict:
    """Return that a file was refused, and why: a name of ``record_WHY`` in the words, and what to fill in there."""
    return {"refused": why, "values": {"found": found, "expected": expected}, "events": [], "aside": []}


def read_record(found: object, table: dict) -> dict:
    """Return ``{"refused", "values", "events", "aside"}`` of a file's JSON; ``table`` as for ``migrated``.

    ``refused`` is empty, or why nothing was taken: ``foreign`` (no record of this course), ``version_newer`` (of a newer course),
    ``short`` (cut off), ``event`` (one of them is wrong). ``aside`` lists what of version 1 could not be read.
    """
    if not isinstance(found, dict) or "version" not in found:
        return _refused("foreign", as_found(found), RECORD_FORMAT)
    version = found["version"]
    if version == 1 and not isinstance(version, bool) and "answers" in found and isinstance(found["answers"], dict):
        old = migrated(found, table)
        return {"refused": "", "values": {}, "events": events_in_order(old["events"]), "aside": old["aside"]}
    if "format" not in found or not isinstance(found["format"], str) or found["format"] != RECORD_FORMAT:
        return _refused("foreign", as_found(found["format"] if "format" in found else None), RECORD_FORMAT)
    if not is_count(version, 1e9) or version < RECORD_VERSION:
        return _refused("foreign", as_found(version), "version " + str(RECORD_VERSION))
    if version > RECORD_VERSION:
        return _refused("version_newer", as_found(version), str(RECORD_VERSION))
    return _read_events(found)


def _read_events(found: dict) -> dict:
    """Return the events of a file of the present version, or why it is refused."""
    events = found["events"] if "events" in found else None
    count = found["count"] if "count" in found else None
    if not isinstance(events, list) or len(events) > MOST_EVENTS:
        return _refused("foreign", as_found(events), "a list of at most " + str(MOST_EVENTS))
    if not is_count(count, MOST_EVENTS) or count != len(events):
        return _refused("short", str(len(events)), as_found(count))
    for i in range(len(events)):
        problem = event_problem(events[i])
        if problem != "":
            return _refused("event", str(i + 1) + " (" + problem + ")", "")
    return {"refused": "", "values": {}, "events": merged(events, []), "aside": []}
