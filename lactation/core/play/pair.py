"""Pair: the same mother with two counsellors, turn by turn side by side. What they did is named only after a first look.

Spec: ``sides`` (ids), ``turns`` (by side: what the counsellor said, ``you``, what she answered, ``her``, and ``said``, what it is
called, with ``face`` and ``by_whom``; the first one is before anybody spoke) and ``drawn`` (for ``core/portrait.py``). Nothing is
kept. A talk that is over waits at its end for the other.
"""

from lactation.core.cast import cast_of
from lactation.core.play.kept import one_of_these, quiet, stepped
from lactation.core.portrait import portrait_said
from lactation.core.words import fill_in, number_text


def pair_start(spec: dict, kept: list) -> dict:
    """Return the state: before anybody spoke, nothing named."""
    return quiet({"at": 0, "named": False})


def _last_turn(spec: dict) -> int:
    """Return the number of the last turn of the longer talk."""
    most = 0
    for side in spec["sides"]:
        most = max(most, len(spec["turns"][side]) - 1)
    return most


def pair_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``back``, ``next``, ``first``, ``last``, or ``names`` (shown from the beginning, or hidden)."""
    quiet(state)
    last = _last_turn(spec)
    if event["do"] == "names":
        state["named"] = not state["named"]
        state["at"] = 0 if state["named"] else state["at"]
        state["focus"] = "pair"
        return state
    if not one_of_these(event["do"], ["back", "next", "first", "last"]):
        return state
    state["at"] = stepped(state["at"], last, event["do"])
    state["say"] = "heard"
    if event["value"] != "key" and state["at"] == last:
        state["focus"] = "back"  # a button that is off loses the focus
    elif event["value"] != "key" and state["at"] == 0:
        state["focus"] = "next"
    return state


def pair_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one turn of each talk; at the end both endings, and the question what was noticed."""
    last = _last_turn(spec)
    text = {}
    parts = {"tools": True, "pair": True}
    marked = {"pair": "one"}
    drawn = {}
    view = {"text": text, "parts": parts, "marked": marked, "drawn": drawn}
    heard = []
    for side in spec["sides"]:
        turns = spec["turns"][side]
        end = len(turns) - 1
        _show_side(spec, side, turns[min(state["at"], end)], state, view, heard)
        parts["over:" + side] = state["at"] >= end
        if state["at"] == end:
            heard.append(words["pair_ended"])
        marked["side:" + side] = "over" if state["at"] > end else "odd" if state["at"] % 2 > 0 else "even"
    values = {"n": number_text(state["at"], 0, words), "of": number_text(last, 0, words)}
    text["place"] = fill_in(words["pair_turn"], values)
    text["heard"] = " ".join(heard)
    text["names"] = words["pair_hide"] if state["named"] else words["pair_names"]
    parts["noticed"] = state["at"] == last or state["named"]
    view["off"] = {"back": state["at"] == 0, "next": state["at"] == last}
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _show_side(spec: dict, side: str, turn: dict, state: dict, view: dict, heard: list) -> None:
    """Show one turn of one talk; what it is called only where it is asked for."""
    cast = cast_of(turn)
    view["drawn"]["figure:" + side] = cast
    view["text"]["you:" + side] = turn["you"]
    view["text"]["her:" + side] = turn["her"]
    view["text"]["said:" + side] = turn["said"]
    view["parts"]["you:" + side] = turn["you"] != ""
    view["parts"]["said:" + side] = state["named"] and turn["said"] != ""
    for one in [spec["names"][side] + ":", turn["you"], portrait_said(spec["drawn"], cast), turn["her"]]:
        heard.append(one)
    if state["named"]:
        heard.append(turn["said"])
