"""Welcome: something to move, then the way in: start, or go on where one was; below it the course as a picture.

Spec: as in ``core/course_view.py``, ``with`` (all), ``waits`` (hours, how full in %, milk of a day in mL, for each place of the
slider), ``at`` (the place at first), ``soft`` (% up to which a breast makes milk at its full pace).
"""

from lactation.core.course import course_events
from lactation.core.course_view import course_choose, course_look, course_show, course_way
from lactation.core.play.kept import quiet
from lactation.core.record import is_count
from lactation.core.words import counted, fill_in, number_text


def welcome_start(spec: dict, kept: list) -> dict:
    """Return the state: the slider as it is at first, and how far the record says one has come."""
    return course_look(spec, quiet({"at": spec["at"]}), course_events(kept))


def welcome_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``wait`` (value: a place of the slider) or ``size`` (value: a size of the course)."""
    quiet(state)
    if event["do"] == "wait" and is_count(event["value"], len(spec["waits"]) - 1):
        state["at"] = event["value"]
        state["say"] = "answer"
    elif event["do"] == "size":
        course_choose(spec, state, event)
    return state


def welcome_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: what waiting does, the one way on, and the picture."""
    view = {"text": {}, "parts": {}, "marked": {}, "value": {}, "width": {}, "link": {}}
    _welcome_wait(spec, state, words, view)
    course_show(spec, state, words, view)
    course_way(spec, state, words, view)
    view["parts"]["due_line"] = state["due"] > 0 and spec["links"]["review"] != ""
    view["text"]["due"] = counted("path_due", state["due"], words) if state["due"] > 0 else ""
    began = state["before"] == "open"
    view["parts"]["before"] = spec["links"]["pre"] != "" and (began or (state["before"] == "" and not state["begun"]))
    view["text"]["before_text"] = words["welcome_before_on" if began else "welcome_before"]
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _welcome_wait(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write what such a wait does to a breast, and to the milk of a day."""
    wait = spec["waits"][state["at"]]
    most_ml = spec["waits"][0][2]
    view["value"]["wait"] = state["at"]
    view["text"]["hours"] = counted("welcome_hours", wait[0], words)
    view["text"]["full_text"] = fill_in(words["welcome_percent"], {"n": number_text(wait[1], 0, words)})
    view["text"]["made_text"] = counted("welcome_ml", wait[2], words)
    view["width"]["full"] = wait[1]
    view["width"]["made"] = 100.0 * wait[2] / most_ml
    view["text"]["answer"] = words["welcome_soft"]
    if wait[1] > spec["soft"]:
        view["text"]["answer"] = counted("welcome_slow", most_ml - wait[2], words) if wait[2] < most_ml else words["welcome_firm"]
