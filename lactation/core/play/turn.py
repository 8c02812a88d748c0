"""Turn: parts to look at one at a time, like the pages of a book. Nothing is asked, and nothing is kept.

Spec: ``parts`` (ids in order). Without scripts all of them show.
"""

from lactation.core.play.kept import quiet, stepped
from lactation.core.words import fill_in, number_text


def turn_start(spec: dict, kept: list) -> dict:
    """Return the state: the first part."""
    return quiet({"at": 0})


def turn_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``back``, ``next``, ``first`` or ``last``; by a key (value "key") the focus stays where it is."""
    quiet(state)
    last = len(spec["parts"]) - 1
    state["at"] = stepped(state["at"], last, event["do"])
    if event["value"] != "key" and state["at"] == last and event["do"] == "next":
        state["focus"] = "back"  # a button that is off loses the focus
    elif event["value"] != "key" and state["at"] == 0 and event["do"] == "back":
        state["focus"] = "next"
    return state


def turn_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the one part that shows, and which one of how many it is."""
    last = len(spec["parts"]) - 1
    parts = {"tools": True}
    for i in range(last + 1):
        parts["part:" + spec["parts"][i]] = i == state["at"]
    values = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(last + 1, 0, words)}
    return {
        "text": {"place": fill_in(words["steps_of"], values)},
        "parts": parts,
        "marked": {"turn": "one"},
        "off": {"back": state["at"] == 0, "next": state["at"] == last},
        "focus": state["focus"],
        "say": state["say"],
    }
