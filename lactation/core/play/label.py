"""Label: places to choose a name for, each from the same list; then the reason for each choice and how many are right.

Spec: ``item``, ``places`` (ids), ``best`` (the right option by place), ``options`` (ids), ``about`` (by option ``name``, ``does``
and ``n``, the number of its own place: what the reasons are made of; empty where the page holds them), perhaps ``before`` (an
item of an older course with these places and more: what was checked there shows until these are checked).
"""

from lactation.core.play.kept import last_answer, one_of_these, quiet, tries
from lactation.core.words import fill_in, number_text


def label_start(spec: dict, kept: list) -> dict:
    """Return the state: what was checked last; a place whose name is no longer there is open."""
    state = quiet({"picks": {}, "shown": {}, "checked": False, "missing": False, "attempt": tries(kept, "labels", spec["item"])})
    last = last_answer(kept, "labels", spec["item"])
    if "before" in spec and "picks" not in last:
        last = last_answer(kept, "labels", spec["before"])
    picks = last["picks"] if "picks" in last and isinstance(last["picks"], dict) else {}
    for place in spec["places"]:
        known = place in picks and one_of_these(picks[place], spec["options"])
        state["picks"][place] = picks[place] if known else ""
        state["shown"][place] = known
        state["checked"] = state["checked"] or known
    return state


def label_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``pick`` (of: a place; an empty value takes the choice back) or ``check``."""
    quiet(state)
    place = event["of"]
    if event["do"] == "pick" and one_of_these(place, spec["places"]):
        if isinstance(event["value"], str) and (event["value"] == "" or event["value"] in spec["options"]):
            state["picks"][place] = event["value"]
            state["shown"][place] = False  # a new choice is not marked before it is checked
            state["checked"] = False
            state["missing"] = False
    elif event["do"] == "check" and _label_first_open(spec, state, True) != "":
        state["missing"] = True
        state["focus"] = "pick:" + _label_first_open(spec, state, False)
        state["say"] = "missing"
    elif event["do"] == "check" and not state["checked"]:
        _label_check(spec, state)
    return state


def _label_first_open(spec: dict, state: dict, only: bool) -> str:
    """Return the first place without a choice, or nothing; ``only``: nothing as soon as one place has a choice."""
    first = ""
    for place in spec["places"]:
        if state["picks"][place] == "" and first == "":
            first = place
        elif state["picks"][place] != "" and only:
            return ""
    return first


def _label_check(spec: dict, state: dict) -> None:
    """Show the reason for each choice, and keep all of them."""
    state["checked"] = True
    state["attempt"] = state["attempt"] + 1
    state["say"] = "count"
    picks = {}
    for place in spec["places"]:
        state["shown"][place] = state["picks"][place] != ""
        if state["picks"][place] != "":
            picks[place] = state["picks"][place]
    answer = {"kind": "labels", "item": spec["item"], "picks": picks, "attempt": state["attempt"], "sure": None}
    answer["right"] = _label_count(spec, state, True)
    state["keep"].append(answer)


def _label_count(spec: dict, state: dict, right: bool) -> int:
    """Return at how many places the choice is right; of those without one where ``right`` is False."""
    count = 0
    for place in spec["places"]:
        if state["picks"][place] == (spec["best"][place] if right else ""):
            count = count + 1
    return count


def label_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: each choice with its reason once it is checked, and how many are right and still open."""
    text = {"count": _label_said(spec, state, words)}
    parts = {"missing": state["missing"]}
    marked = {}
    value = {}
    for place in spec["places"]:
        pick = state["picks"][place]
        slot = "reason:" + place
        parts[slot] = state["shown"][place]
        marked[slot] = ("best" if pick == spec["best"][place] else "other") if state["shown"][place] else ""
        value["pick:" + place] = pick
        if pick in spec["about"]:
            text[slot] = _label_reason(spec, place, pick, words)
    return {
        "text": text,
        "parts": parts,
        "marked": marked,
        "value": value,
        "focus": state["focus"],
        "say": state["say"],
    }


def _label_reason(spec: dict, place: str, pick: str, words: dict) -> str:
    """Return what is said to a choice: that it is right, or where that name belongs; and what the part does."""
    about_it = spec["about"][pick]
    if pick == spec["best"][place]:
        return words["right"] + " " + fill_in(words["label_is"], {"name": about_it["name"], "does": about_it["does"]})
    values = {"name": about_it["name"], "n": number_text(about_it["n"], 0, words)}
    return words["not_quite"] + " " + fill_in(words["label_belongs"], values) + " " + about_it["does"]


def _label_said(spec: dict, state: dict, words: dict) -> str:
    """Return how many are right, and how many have no choice yet."""
    if not state["checked"]:
        return ""
    values = {"n": number_text(_label_count(spec, state, True), 0, words), "of": number_text(len(spec["places"]), 0, words)}
    text = fill_in(words["labels_right"], values)
    waiting = _label_count(spec, state, False)
    return text + (" " + fill_in(words["labels_open"], {"n": number_text(waiting, 0, words)}) if waiting > 0 else "")
