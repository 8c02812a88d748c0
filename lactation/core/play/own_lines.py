"""Own lines: what a learner writes down and puts into groups, kept line by line; nothing judges it.

Spec: ``item``, ``rows`` (ids of the lines that can be put into a group), ``own`` (ids of the learner's lines), ``names`` (what
stands in a line that is given, by id), ``texts`` (ids of the fields to write in; a line's second one is its id and ``-more``),
``groups`` (ids; none where there is nothing to choose), ``all`` (whether every line is there from the beginning), ``model``
(whether there is one to compare with, once something is written), ``items`` (the key of each).
"""

from lactation.core.play.kept import last_answer, one_of_these, quiet, tries

LONGEST_LINE = 300  # signs in one field
EMPTY_AT_FIRST = 2  # lines that wait to be written; then always one more than are used


def own_lines_start(spec: dict, kept: list) -> dict:
    """Return the state: what was written and chosen last."""
    state = quiet({"written": {}, "safe": {}, "chosen": {}, "tries": {}, "compared": False})
    for field in spec["texts"]:
        last = last_answer(kept, "say", lines_key(spec, field))
        state["written"][field] = last["text"] if "text" in last and isinstance(last["text"], str) else ""
        state["safe"][field] = state["written"][field]
    for row in spec["rows"]:
        last = last_answer(kept, "place", lines_key(spec, row))
        state["chosen"][row] = last["option"] if "option" in last and one_of_these(last["option"], spec["groups"]) else ""
        state["tries"][row] = tries(kept, "place", lines_key(spec, row))
    return state


def lines_key(spec: dict, name: str) -> str:
    """Return by which key the record knows a line or a field."""
    return spec["item"] + "/" + name


def own_lines_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``write``, ``rest`` (of: field, value: text), ``choose`` (of: line, value: group) or ``compare``."""
    quiet(state)
    of = event["of"]
    value = event["value"]
    if event["do"] == "choose" and one_of_these(of, spec["rows"]) and one_of_these(value, spec["groups"]):
        _lines_choose(spec, state, of, value)
    elif event["do"] == "compare" and spec["model"] and _lines_used(spec, state) > 0:
        state["compared"] = True
        state["focus"] = "model"
        state["say"] = "model"
    elif one_of_these(of, spec["texts"]) and isinstance(value, str) and len(value) <= LONGEST_LINE:
        if event["do"] == "write" or event["do"] == "rest":
            state["written"][of] = value
        if event["do"] == "rest" and value != state["safe"][of]:
            state["safe"][of] = value
            state["keep"].append({"kind": "say", "item": lines_key(spec, of), "text": value})
    return state


def _lines_choose(spec: dict, state: dict, row: str, group: str) -> None:
    """Put a line into a group, and keep it: a choice that is neither right nor wrong."""
    if state["chosen"][row] == group:
        return
    state["chosen"][row] = group
    state["tries"][row] = state["tries"][row] + 1
    kept = {"kind": "place", "item": lines_key(spec, row), "option": group, "sure": None, "right": None}
    kept["attempt"] = state["tries"][row]
    state["keep"].append(kept)
    state["say"] = "says:" + row


def own_lines_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: what is written and chosen, what is known of a given line once it is put, and the lines by group."""
    value = {}
    parts = {}
    rows = {}
    for field in spec["texts"]:
        value["text:" + field] = state["written"][field]
    used = _lines_used(spec, state)
    shown = len(spec["own"]) if spec["all"] else max(EMPTY_AT_FIRST, used + 1)
    if spec["model"]:
        parts["model"] = state["compared"] and used > 0
        parts["compare"] = not state["compared"] and used > 0
    for i in range(len(spec["own"])):
        parts["line:" + spec["own"][i]] = i < shown
    for group in spec["groups"]:
        parts["map"] = False
        rows["group:" + group] = []
        parts["box:" + group] = False
    for row in spec["rows"]:
        group = state["chosen"][row]
        value["pick:" + row] = group
        parts["says:" + row] = group != ""
        name = spec["names"][row] if row in spec["names"] else state["written"][row]
        if group != "" and name != "":
            rows["group:" + group].append({"line": name})
            parts["box:" + group] = True
            parts["map"] = True
    return {"value": value, "parts": parts, "rows": rows, "focus": state["focus"], "say": state["say"]}


def _lines_used(spec: dict, state: dict) -> int:
    """Return how many of the learner's lines there are up to the last one in which anything was written or chosen."""
    used = 0
    for i in range(len(spec["own"])):
        row = spec["own"][i]
        if row in state["chosen"] and state["chosen"][row] != "":
            used = i + 1
        for field in [row, row + "-more"]:
            if field in state["written"] and state["written"][field] != "":
                used = i + 1
    return used
