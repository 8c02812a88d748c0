"""Order: steps to put in order, one place up or down at a time; then what is in its place, and why the first other is not.

Spec: ``item``, ``steps`` (ids in the right order), ``titles`` and ``why`` (texts by id), ``seed`` (of the first shuffle).
"""

from lactation.core.ordering import first_out_of_place, shuffled
from lactation.core.play.kept import all_of_these, last_answer, one_of_these, quiet, tries
from lactation.core.schedules import next_random
from lactation.core.words import fill_in, number_text


def order_start(spec: dict, kept: list) -> dict:
    """Return the state: as it was checked last, or shuffled, anew for each time that it was asked again."""
    state = quiet({"checked": False, "moved": "", "attempt": tries(kept, "order", spec["item"])})
    state["again"] = tries(kept, "again", spec["item"])
    state["order"] = _order_shuffled(spec, state["again"])
    last = last_answer(kept, "order", spec["item"])
    if "order" in last and all_of_these(last["order"], spec["steps"]):
        state["order"] = []
        for step in last["order"]:
            state["order"].append(step)
        state["checked"] = True
    return state


def _order_shuffled(spec: dict, times: int) -> list:
    """Return the ids as they lie after so many shuffles."""
    seed = spec["seed"]
    for _ in range(times):
        seed = next_random(seed)
    ids = []
    for number in shuffled(len(spec["steps"]), seed):
        ids.append(spec["steps"][number])
    return ids


def order_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``up`` or ``down`` (of: an id), ``check`` or ``again``."""
    quiet(state)
    if event["do"] == "up" and one_of_these(event["of"], spec["steps"]):
        _order_move(state, event["of"], -1)
    elif event["do"] == "down" and one_of_these(event["of"], spec["steps"]):
        _order_move(state, event["of"], 1)
    elif event["do"] == "check" and not state["checked"]:
        _order_check(spec, state)
    elif event["do"] == "again":
        state["again"] = state["again"] + 1
        state["order"] = _order_shuffled(spec, state["again"])
        state["checked"] = False
        state["moved"] = ""
        state["keep"].append({"kind": "again", "item": spec["item"]})
    return state


def _order_move(state: dict, step: str, by: int) -> None:
    """Change places with the neighbour; at an end nothing moves."""
    order = state["order"]
    last = len(order) - 1
    at = place_in(order, step)
    to = at + by
    if to < 0 or to > last:
        return
    order[at] = order[to]
    order[to] = step
    state["checked"] = False
    state["moved"] = step
    state["focus"] = "up:" + step if (by < 0 and to > 0) or to == last else "down:" + step


def place_in(ids: list, wanted: str) -> int:
    """Return the place of an id in a list, from 0; -1 when it is not there."""
    for i in range(len(ids)):
        if ids[i] == wanted:
            return i
    return -1


def _order_check(spec: dict, state: dict) -> None:
    """Mark what is in its place, and keep the order."""
    state["checked"] = True
    state["moved"] = ""
    state["attempt"] = state["attempt"] + 1
    ids = []
    for step in state["order"]:
        ids.append(step)
    answer = {"kind": "order", "item": spec["item"], "order": ids, "attempt": state["attempt"], "sure": None}
    answer["right"] = _order_wrong(spec, state) < 0
    state["keep"].append(answer)


def _order_wrong(spec: dict, state: dict) -> int:
    """Return the first place, from 0, that holds another step than it should; -1 when none does."""
    numbers = []
    for step in state["order"]:
        numbers.append(place_in(spec["steps"], step))
    return first_out_of_place(numbers)


def order_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the order, what is in its place so far, and what is said to it."""
    count = len(spec["steps"])
    wrong = _order_wrong(spec, state)
    order = []  # a view of its own: the state's list moves on
    marked = {}
    off = {}
    for i in range(count):
        step = state["order"][i]
        order.append(step)
        marked["step:" + step] = "placed" if state["checked"] and (wrong < 0 or i < wrong) else ""
        off["up:" + step] = i == 0
        off["down:" + step] = i == count - 1
    return {
        "text": {"said": _order_said(spec, state, wrong, words)},
        "parts": {"order": True},
        "order": {"steps": order},
        "marked": marked,
        "off": off,
        "focus": state["focus"],
        "say": state["say"],
    }


def _order_said(spec: dict, state: dict, wrong: int, words: dict) -> str:
    """Return what is said: where a step lies now, or how far the order is right and why another step comes there."""
    if state["moved"] != "":
        at = number_text(place_in(state["order"], state["moved"]) + 1, 0, words)
        values = {"title": spec["titles"][state["moved"]], "n": at, "of": number_text(len(spec["steps"]), 0, words)}
        return fill_in(words["order_moved"], values)
    if not state["checked"]:
        return ""
    if wrong < 0:
        return words["order_right"]
    values = {"n": number_text(wrong, 0, words), "title": spec["titles"][state["order"][wrong]]}
    values["why"] = spec["why"][spec["steps"][wrong]]
    return fill_in(words["order_wrong"] if wrong > 0 else words["order_wrong_first"], values)
