"""A history: the six boxes of a talk, what can be asked of each now, and how many questions were asked.

A history is a talk as ``core/conversation.py`` plays it, with two things more: ``boxes``, ids of replies by the box to which they
belong (and by ``back``, what says back her last words), and ``questions``, how many may be asked. The menu of a box is the
talk's own menu of these replies. A question takes a minute of the talk, listening a moment: so minutes count the questions.
"""

from math import floor

from lactation.core.conversation import has_text, menu, reply_named, tray_of

HISTORY_BOXES = ["now", "baby", "birth", "mother", "before", "family"]
HISTORY_BACK = "back"  # no box: what says back her last words


def history_asked(state: dict) -> int:
    """Return how many questions were asked so far."""
    return floor(state["n"]["minutes"])


def history_left(talk: dict, state: dict) -> int:
    """Return how many questions may still be asked; none when the talk is over."""
    return max(0, talk["questions"] - history_asked(state)) if state["over"] == "" else 0


def history_menu(talk: dict, state: dict, box: str) -> list:
    """Return the ids of up to four wordings of a box (or of ``back``); none where nothing can be asked or said now."""
    if state["over"] != "" or (box != HISTORY_BACK and history_left(talk, state) < 1):
        return []
    part = {"replies": []}
    for name in talk["boxes"][box]:
        part["replies"].append(reply_named(talk, name))
    return menu(part, state)


def history_box_of(talk: dict, name: str) -> str:
    """Return the box to which a reply belongs, ``back``, or nothing for what always stands below."""
    for box in talk["boxes"]:
        if has_text(talk["boxes"][box], name):
            return box
    return ""


def history_offered(talk: dict, state: dict, name: str) -> list:
    """Return the menu from which a reply can be chosen now, with it in it; an empty list where it cannot be said."""
    if state["over"] != "":
        return []
    box = history_box_of(talk, name)
    four = history_menu(talk, state, box) if box != "" else tray_of(talk, state)
    return four if has_text(four, name) else []


def history_facts(talk: dict, state: dict, box: str) -> list:
    """Return the facts of a box that she told, in the order of the talk's facts."""
    found = []
    for fact in talk["facts"]:
        if talk["facts"][fact]["box"] == box and state["n"][fact] >= 1:
            found.append(fact)
    return found
