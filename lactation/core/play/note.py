"""Note: a few lines about a visit in the learner's own words, how many they are, and others to compare them with.

Spec: what ``core/own_words.py`` needs, and ``most`` (lines that a note should have at most).
"""

from lactation.core.own_words import own_do, own_show, own_start
from lactation.core.words import counted, fill_in, number_text


def note_start(spec: dict, kept: list) -> dict:
    """Return the state: what was written last, and what was ticked."""
    return own_start(spec, kept)


def note_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event, as in ``own_words``."""
    return own_do(spec, state, event)


def note_lines(text: str) -> int:
    """Return how many lines a text has, empty ones left out."""
    count = 0
    for line in text.split("\n"):
        count = count + (1 if line.strip() != "" else 0)
    return count


def note_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the note, how long it is, and once somebody compares, other notes and what to tick."""
    view = {"text": {}, "parts": {}, "rows": {}, "value": {}, "focus": state["focus"], "say": state["say"]}
    own_show(spec, state, view)
    lines = note_lines(state["written"])
    told = counted("note_lines", lines, words) if lines > 0 else ""
    if lines > spec["most"]:
        told = told + " " + fill_in(words["note_long"], {"n": number_text(spec["most"], 0, words)})
    view["text"]["lines"] = told
    return view
