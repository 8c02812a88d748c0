"""Notice: scenes in which a learner names two things first, and then reads what others saw; nothing judges the two.

Spec: ``item``, ``scenes`` (ids; the fields of each are its id with ``-1`` and ``-2``), ``texts`` (the fields of all of them),
``items`` (the key of each field).
"""

from lactation.core.play.kept import last_answer, one_of_these, quiet
from lactation.core.words import fill_in, number_text

LONGEST_NOTICED = 300  # signs in one field


def notice_start(spec: dict, kept: list) -> dict:
    """Return the state: what was written last, and the first scene in which nothing was noticed yet."""
    state = quiet({"written": {}, "safe": {}, "seen": {}, "at": 0})
    for field in spec["texts"]:
        last = last_answer(kept, "say", notice_key(spec, field))
        state["written"][field] = last["text"] if "text" in last and isinstance(last["text"], str) else ""
        state["safe"][field] = state["written"][field]
    found = -1
    for i in range(len(spec["scenes"])):
        scene = spec["scenes"][i]
        state["seen"][scene] = _notice_both(state, scene)
        if found < 0 and not state["seen"][scene]:
            found = i
    state["at"] = max(0, found)
    return state


def notice_key(spec: dict, field: str) -> str:
    """Return by which key the record knows a field."""
    return spec["item"] + "/" + field


def notice_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``write`` or ``rest`` (of: a field, value: its text), ``look`` (of: a scene), ``on`` or ``back``."""
    quiet(state)
    if event["do"] == "on":
        _notice_go(spec, state, 1)
    elif event["do"] == "back":
        _notice_go(spec, state, -1)
    elif event["do"] == "look" and one_of_these(event["of"], spec["scenes"]) and _notice_both(state, event["of"]):
        state["seen"][event["of"]] = True
        state["say"] = "seen:" + event["of"]
    elif one_of_these(event["of"], spec["texts"]):
        _notice_write(spec, state, event)
    return state


def _notice_both(state: dict, scene: str) -> bool:
    """Return whether two things are written down."""
    return state["written"][scene + "-1"] != "" and state["written"][scene + "-2"] != ""


def _notice_go(spec: dict, state: dict, step: int) -> None:
    """Go to another scene, where there is one."""
    at = state["at"] + step
    if at >= 0 and at < len(spec["scenes"]):
        state["at"] = at
        state["focus"] = "scene:" + spec["scenes"][at]


def _notice_write(spec: dict, state: dict, event: dict) -> None:
    """Take over what is in a field, and keep it once the hand rests."""
    field = event["of"]
    text = event["value"]
    if not isinstance(text, str) or len(text) > LONGEST_NOTICED:
        return
    if event["do"] == "write" or event["do"] == "rest":
        state["written"][field] = text
    if event["do"] == "rest" and text != state["safe"][field]:
        state["safe"][field] = text
        state["keep"].append({"kind": "say", "item": notice_key(spec, field), "text": text})


def notice_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one scene with its two lines, and what others saw once they are written and it is asked for."""
    parts = {}
    value = {}
    off = {"back": state["at"] == 0, "on": state["at"] == len(spec["scenes"]) - 1}
    for i in range(len(spec["scenes"])):
        scene = spec["scenes"][i]
        parts["scene:" + scene] = i == state["at"]
        parts["seen:" + scene] = state["seen"][scene]
        parts["first:" + scene] = not _notice_both(state, scene)
        off["look:" + scene] = not _notice_both(state, scene)
    for field in spec["texts"]:
        value["text:" + field] = state["written"][field]
    at = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(len(spec["scenes"]), 0, words)}
    text = {"place": fill_in(words["notice_place"], at)}
    return {"text": text, "value": value, "parts": parts, "off": off, "focus": state["focus"], "say": state["say"]}
