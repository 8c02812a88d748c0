"""Sort into: cards, one at a time, each into one of a few groups; the reason is told at once.

Spec: ``item``, ``cards`` (ids in the order in which they are dealt), ``groups`` (ids), ``belongs`` (the group of each card),
``items`` (the game's own key, then that of each card).

A page opened again shows the card that was sorted last, with its reason; answers from another device count too.
"""

from lactation.core.play.kept import about, about_any, one_of_these, quiet, tries
from lactation.core.words import fill_in, number_text


def sort_into_start(spec: dict, kept: list) -> dict:
    """Return the state: what was sorted so far, and the card that was sorted last."""
    state = quiet({"sorted": {}, "tries": {}, "at": 0})
    for card in spec["cards"]:
        state["sorted"][card] = ""
        state["tries"][card] = tries(kept, "answer", into_key(spec, card))
    for event in kept:
        if about(event, "again", spec["item"]):
            _into_clear(spec, state)
        elif about_any(event, "answer") or about_any(event, "again"):
            _into_take(spec, state, event)
    return state


def sort_into_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the card that is asked now; no answer."""
    return {"choices": spec["cards"], "picked": [spec["cards"][state["at"]]], "moved": []}


def sort_into_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state in which the card is asked that an address names."""
    state = sort_into_start(spec, [])
    for i in range(len(spec["cards"])):
        if one_of_these(spec["cards"][i], picked):
            state["at"] = i
    return state


def into_key(spec: dict, card: str) -> str:
    """Return by which key the record knows a card of this game."""
    return spec["item"] + "/" + card


def _into_take(spec: dict, state: dict, event: dict) -> None:
    """Take one event of the record about a card; what no game of today would have kept is left aside."""
    for i in range(len(spec["cards"])):
        card = spec["cards"][i]
        if event["item"] == into_key(spec, card):
            if event["kind"] == "again":
                state["sorted"][card] = ""
                state["at"] = _into_waiting(spec, state)
            elif "option" in event and one_of_these(event["option"], spec["groups"]):
                state["sorted"][card] = event["option"]
                state["at"] = i


def _into_clear(spec: dict, state: dict) -> None:
    """Ask every card anew, from the first."""
    for card in spec["cards"]:
        state["sorted"][card] = ""
    state["at"] = 0


def _into_waiting(spec: dict, state: dict) -> int:
    """Return the place of the first card that is not sorted; that of the last card when all are."""
    for i in range(len(spec["cards"])):
        if state["sorted"][spec["cards"][i]] == "":
            return i
    return len(spec["cards"]) - 1


def sort_into_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``put`` (of: a group), ``next``, ``missed`` (ask those that were missed) or ``again`` (ask all)."""
    quiet(state)
    card = spec["cards"][state["at"]]
    if event["do"] == "put" and one_of_these(event["of"], spec["groups"]) and state["sorted"][card] == "":
        _into_put(spec, state, card, event["of"])
    elif event["do"] == "next" and state["sorted"][card] != "" and _into_count(spec, state, "") > 0:
        state["at"] = _into_waiting(spec, state)
        state["focus"] = "card:" + spec["cards"][state["at"]]
    elif event["do"] == "missed" and _into_ends(spec, state) and _into_count(spec, state, "missed") > 0:
        _into_ask_missed(spec, state)
    elif event["do"] == "again" and _into_ends(spec, state):
        _into_clear(spec, state)
        state["keep"].append({"kind": "again", "item": spec["item"]})
        state["focus"] = "card:" + spec["cards"][0]
    return state


def _into_put(spec: dict, state: dict, card: str, group: str) -> None:
    """Put a card into a group, and keep it."""
    state["sorted"][card] = group
    state["tries"][card] = state["tries"][card] + 1
    answer = {"kind": "answer", "item": into_key(spec, card), "option": group, "sure": None}
    answer["attempt"] = state["tries"][card]
    answer["right"] = group == spec["belongs"][card]
    state["keep"].append(answer)
    state["focus"] = "reason:" + card
    state["say"] = "reason:" + card


def _into_ask_missed(spec: dict, state: dict) -> None:
    """Ask those cards anew that lie in another group than the course's."""
    for card in spec["cards"]:
        if state["sorted"][card] != spec["belongs"][card]:
            state["sorted"][card] = ""
            state["keep"].append({"kind": "again", "item": into_key(spec, card)})
    state["at"] = _into_waiting(spec, state)
    state["focus"] = "card:" + spec["cards"][state["at"]]


def _into_count(spec: dict, state: dict, which: str) -> int:
    """Return how many cards are not sorted (``""``), lie as in the course (``right``) or do not (``missed``)."""
    count = 0
    for card in spec["cards"]:
        group = state["sorted"][card]
        now = "" if group == "" else ("right" if group == spec["belongs"][card] else "missed")
        count = count + (1 if now == which else 0)
    return count


def _into_ends(spec: dict, state: dict) -> bool:
    """Return whether every card is sorted."""
    return _into_count(spec, state, "") == 0


def sort_into_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one card, its reason once it is sorted, and how many lie as in the course."""
    ends = _into_ends(spec, state)
    now = spec["cards"][state["at"]]
    done = state["sorted"][now] != ""
    values = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(len(spec["cards"]), 0, words)}
    text = {"place": fill_in(words["into_place"], values), "count": _into_said(spec, state, words)}
    parts = {"groups": not done, "next": done and not ends, "again": ends}
    parts["missed"] = ends and _into_count(spec, state, "missed") > 0
    marked = {}
    for card in spec["cards"]:
        group = state["sorted"][card]
        right = group == spec["belongs"][card]
        parts["card:" + card] = card == now
        marked["card:" + card] = "now" if card == now else ""
        parts["reason:" + card] = card == now and done
        marked["reason:" + card] = "" if group == "" else ("best" if right else "other")
        text["told:" + card] = "" if group == "" else words["right" if right else "not_quite"]
    return {"text": text, "parts": parts, "marked": marked, "focus": state["focus"], "say": state["say"]}


def _into_said(spec: dict, state: dict, words: dict) -> str:
    """Return how many of those sorted so far lie as in the course."""
    count = len(spec["cards"]) - _into_count(spec, state, "")
    values = {"n": number_text(_into_count(spec, state, "right"), 0, words), "of": number_text(count, 0, words)}
    return "" if count == 0 else fill_in(words["into_count"], values)
