"""Onward: the one next step at the end of a page of the course, by the size that was chosen and what is due.

Spec: ``items`` (the choice of a size), ``with`` (all), ``sizes`` (ids), ``lessons`` (keys), ``twins`` (of the drill),
``module`` (its title), ``steps``: for each size what comes next, with ``link``, ``title``, ``minutes`` and ``ends`` (whether the
module ends here); ``quiz`` and ``review``: addresses, empty where there is no such page.
"""

from lactation.core.course import course_due, course_events, course_size
from lactation.core.play.kept import quiet
from lactation.core.words import counted, fill_in

MANY_DUE = 8  # questions: from so many on they come before the next lesson


def onward_start(spec: dict, kept: list) -> dict:
    """Return the state: the size of the course, and how many questions are due."""
    events = course_events(kept)
    state = quiet({"size": course_size(events, spec["sizes"]), "due": 0})
    if "now" in spec:
        state["due"] = course_due(events, spec["lessons"], spec["twins"], spec["now"])
    return state


def onward_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state: nothing is asked for here."""
    return quiet(state)


def onward_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one link, what it leads to and how long that takes."""
    step = spec["steps"][state["size"]]
    link = step["link"]
    text = step["title"]
    hint = counted("minutes", step["minutes"], words) if step["minutes"] > 0 else ""
    if state["due"] >= MANY_DUE and spec["review"] != "":
        link = spec["review"]
        text = counted("path_due", state["due"], words)
        hint = fill_in(words["onward_then"], {"title": step["title"]})
    elif step["ends"] and spec["quiz"] != "":
        link = spec["quiz"]
        text = fill_in(words["onward_quiz"], {"module": spec["module"]})
        hint = fill_in(words["onward_then"], {"title": step["title"]})
    elif step["ends"] and state["due"] > 0 and spec["review"] != "":
        link = spec["review"]
        text = counted("path_due", state["due"], words)
        hint = fill_in(words["onward_then"], {"title": step["title"]})
    return {"text": {"go": text, "hint": hint}, "link": {"go_link": link}, "focus": state["focus"], "say": state["say"]}
