"""What an LMS is told of a learner besides the packed record: status, score, single answers, times; as SCORM 1.2 wants them.

Score and status go together: many an LMS makes ``failed`` of any score below the mark, whatever status it was told. So there is
no score until it can decide: of the course the post-test, once it was failed or all rules of the course are met; of a module the
share of its questions that were answered rightly, once all are answered and its gate, if it has one, is passed.
"""

from math import floor

from lactation.core.packed import packed_place
from lactation.core.passing import PASS_POST, passing, post_passed
from lactation.core.review import gate_passed, settled

LMS_MASTERY = 100 * PASS_POST  # percent
LMS_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # how the options of an item are called, in the order of the list
LMS_NONE = -1
_RANK = {"passed": 3, "failed": 2, "completed": 1, "incomplete": 0}


def lms_result(events: list, course: dict, before: dict) -> dict:
    """Return ``{"status", "score", "done", "of"}``: passed, failed or incomplete; percent or -1; how many questions are answered.

    ``course`` holds ``whole`` (is it the course, or a module of it), ``quizzes`` (keys of items by lesson), ``gate`` (its key, or
    "") and ``post`` (the post-test's key). ``before`` is the status and score that the LMS had: what was passed stays so, and
    what it calls ``completed`` is never made ``incomplete`` again.
    """
    told = _course_result(events, course) if course["whole"] else _module_result(events, course)
    counted = _answered(events, course)
    had = before["status"]
    if had == "completed" and before["score"] >= 0:  # an LMS, or somebody in it, made it of a status that had a score
        had = "passed" if before["score"] >= LMS_MASTERY else "failed"
    if had in _RANK and _RANK[had] >= _RANK[told["status"]]:
        told["status"] = had
        told["score"] = max(before["score"], told["score"])
    told["done"] = counted["done"]
    told["of"] = counted["of"]
    return told


def _answered(events: list, course: dict) -> dict:
    """Return how many of the questions have an answer (``done``), of how many (``of``), and how many are ``right``."""
    last = {}
    for event in settled(events):
        if event["kind"] == "answer":
            last[event["item"]] = "right" in event and event["right"] is True
    told = {"done": 0, "of": 0, "right": 0}
    for lesson in course["quizzes"]:
        for item in course["quizzes"][lesson]:
            told["of"] = told["of"] + 1
            told["done"] = told["done"] + (1 if item in last else 0)
            told["right"] = told["right"] + (1 if item in last and last[item] is True else 0)
    return told


def _module_result(events: list, course: dict) -> dict:
    """Return status and score of a module."""
    counted = _answered(events, course)
    gate = course["gate"] == "" or gate_passed(events, course["gate"])["passed"]
    if counted["done"] < counted["of"] or counted["of"] == 0 or not gate:
        return {"status": "incomplete", "score": LMS_NONE}
    return _judged(1.0 * counted["right"] / counted["of"])


def _course_result(events: list, course: dict) -> dict:
    """Return status and score of the course."""
    told = passing(events, course)
    post = told["rules"]["post"]["value"]
    if post < 0 or (post_passed(post) and not told["met"]):
        return {"status": "incomplete", "score": LMS_NONE}
    return _judged(post)


def _judged(share: float) -> dict:
    """Return status and score of a share of right answers."""
    if post_passed(share):
        return {"status": "passed", "score": floor(100 * share + 0.5)}
    return {"status": "failed", "score": floor(100 * share)}  # never up to the mark


def lms_timespan(milliseconds: float) -> str:
    """Return a time as ``HHHH:MM:SS``, at most the largest that SCORM can write."""
    seconds = floor(max(0, min(milliseconds, 35999999000)) / 1000)
    return _two(floor(seconds / 3600)) + ":" + _two(floor(seconds / 60) % 60) + ":" + _two(seconds % 60)


def _two(value: int) -> str:
    """Return a number with at least two digits."""
    return ("0" if value < 10 else "") + str(value)


def lms_interaction(listed: dict, event: dict, took: float) -> dict:
    """Return what an LMS is told of one answer, by the names of ``cmi.interactions.n``; an empty dict for what is none.

    ``took`` is the time that it took, in ms. An option is told by a letter: its place in the list.
    """
    if event["kind"] == "result":
        return _interaction(event["item"], "performance", event["version"], str(floor(1000 * event["points"]) / 1000), took)
    if event["kind"] not in ["answer", "predict", "sort", "rewrite"]:
        return {}
    place = packed_place(listed, event)
    if place < 0 or place >= len(LMS_LETTERS):
        return {}
    right = event["right"] if "right" in event else None
    result = "correct" if right is True else ("wrong" if right is False else "neutral")
    return _interaction(event["item"], "choice", LMS_LETTERS[place], result, took)


def _interaction(item: str, kind: str, response: str, result: str, took: float) -> dict:
    """Return an interaction."""
    return {
        "id": item,
        "type": kind,
        "student_response": response,
        "result": result,
        "weighting": "1",
        "latency": lms_timespan(took),
    }
