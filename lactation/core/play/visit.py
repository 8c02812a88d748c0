"""Visit: what became of the last talk that ended sets the explorer in which it stands.

Spec: ``with`` ("end": the ends of all talks), ``titles`` (of the talks, by item), ``names`` (of the settings) and ``usual`` (by
item: settings of the same days without the talk; a return visit has none). Nothing is kept. What a talk left is passed over
where it cannot be set.
"""

from lactation.core.checks import is_number
from lactation.core.play.kept import about_any, quiet
from lactation.core.words import fill_in

MOST_SET = 1000.0
MOST_TIMES_SET = 16
DAYS_SET = ["a_day", "b_day", "c_day"]  # those of the settings that are days
WHAT_HAPPENS = ["feed", "express", "cup"]


def visit_start(spec: dict, kept: list) -> dict:
    """Return the state: the end that is shown, the last one; its item is empty where no talk has ended."""
    state = quiet({"item": "", "settings": {}, "beside": False})
    for event in kept:
        if about_any(event, "end") and event["item"] in spec["titles"] and "settings" in event:
            if _can_be_set(event["settings"], spec["names"]):
                state["item"] = event["item"]
                state["settings"] = event["settings"]
    return state


def _can_be_set(settings: dict, names: list) -> bool:
    """Return whether what a record holds is settings of the scene: a number or a day by each name."""
    if not isinstance(settings, dict):
        return False
    for name in names:
        if name not in settings:
            return False
        number = is_number(settings[name], 0, MOST_SET)
        if name in DAYS_SET:
            number = _is_day(settings[name])
        if not number:
            return False
    return True


def _is_day(value: object) -> bool:
    """Return whether a value is a day: pairs of an hour and what happens then."""
    if not isinstance(value, list) or len(value) > MOST_TIMES_SET:
        return False
    for one in value:
        if not isinstance(one, list) or len(one) != 2 or not is_number(one[0], 0, 24) or one[1] not in WHAT_HAPPENS:
            return False
    return True


def visit_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``beside``: the same days without the talk are laid beside, or no longer."""
    quiet(state)
    if event["do"] == "beside" and state["item"] in spec["usual"]:
        state["beside"] = not state["beside"]
    return state


def visit_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: which talk it is, and what the explorer is set to."""
    there = state["item"] != ""
    view = {"asks": "", "sets": None, "focus": state["focus"], "say": state["say"]}
    view["parts"] = {"none": not there, "told": there, "beside": state["item"] in spec["usual"]}
    view["text"] = {"told": "", "beside": words["visit_alone"] if state["beside"] else words["visit_beside"]}
    if there:
        view["text"]["told"] = fill_in(words["visit_told"], {"title": spec["titles"][state["item"]]})
        other = spec["usual"][state["item"]] if state["beside"] else {}
        view["sets"] = {"settings": state["settings"], "other": other, "name": words["visit_mine"]}
        view["sets"]["other_name"] = words["visit_without"]
    return view
