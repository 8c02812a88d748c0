"""Say: own words, kept when the hand rests; nothing judges them.

Spec: ``item``.
"""

from lactation.core.play.kept import last_answer, quiet


def say_start(spec: dict, kept: list) -> dict:
    """Return the state: what was written last."""
    last = last_answer(kept, "say", spec["item"])
    written = last["text"] if "text" in last and isinstance(last["text"], str) else ""
    return quiet({"written": written, "safe": written})


def say_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``write`` or ``rest`` (value: the whole text); only a rest keeps, and only what is new."""
    quiet(state)
    if isinstance(event["value"], str) and (event["do"] == "write" or event["do"] == "rest"):
        state["written"] = event["value"]
        if event["do"] == "rest" and state["written"] != state["safe"]:
            state["safe"] = state["written"]
            state["keep"].append({"kind": "say", "item": spec["item"], "text": state["written"]})
    return state


def say_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the text."""
    return {"value": {"text": state["written"]}, "focus": state["focus"], "say": state["say"]}
