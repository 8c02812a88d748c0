"""Enough: a mother's worry with weights and nappies, one at a time: enough milk, low intake, not yet known, or refer; how sure.

Spec: ``item``, ``cards`` (ids in the order in which they are dealt), ``answers`` (ids; the first reassures), ``unknown`` (the
answer that asks what one would check first), ``checks`` (ids), ``belongs`` (the answer of each card), ``also`` (for each card the
answers that another source gives: they count for nothing), ``first`` (for each card the checks that come first), ``who`` (whom
each card tells of), ``mark`` (percent), ``items`` (the game's own key, then for each card its key and that of its check).

A page opened again shows the card that was answered last, with its reason; answers from another device count too.
"""

from lactation.core.play.kept import about, about_any, one_of_these, percent, quiet, times_text, tries
from lactation.core.scoring import sureness
from lactation.core.words import fill_in, listed, number_text

ENOUGH_SURE = [25, 50, 75, 100]  # percent; 25 is a guess among four
ENOUGH_IS_SURE = 75  # percent from which somebody was sure


def enough_start(spec: dict, kept: list) -> dict:
    """Return the state: what was answered so far, and the card that was answered last."""
    state = quiet({"given": {}, "checked": {}, "tries": {}, "at": 0})
    for card in spec["cards"]:
        state["given"][card] = None
        state["checked"][card] = ""
        state["tries"][card] = tries(kept, "answer", enough_key(spec, card))
    for event in kept:
        if about(event, "again", spec["item"]):
            _enough_clear(spec, state)
        elif about_any(event, "answer") or about_any(event, "again"):
            _enough_take(spec, state, event)
    _enough_ask(state)
    return state


def enough_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the card that is asked now; no answer."""
    return {"choices": spec["cards"], "picked": [spec["cards"][state["at"]]], "moved": []}


def enough_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state in which the card is asked that an address names."""
    state = enough_start(spec, [])
    for i in range(len(spec["cards"])):
        if one_of_these(spec["cards"][i], picked):
            state["at"] = i
    return state


def enough_key(spec: dict, card: str) -> str:
    """Return by which key the record knows a card of this game."""
    return spec["item"] + "/" + card


def enough_check_key(spec: dict, card: str) -> str:
    """Return by which key the record knows what one would check first for a card."""
    return enough_key(spec, card) + "/check"


def enough_level(value: object) -> int:
    """Return the one of ``ENOUGH_SURE`` that ``value`` is (a number, or its text as a button holds it); 0 for what is none."""
    for level in ENOUGH_SURE:
        if (percent(value) and value == level) or (isinstance(value, str) and value == str(level)):
            return level
    return 0


def _enough_take(spec: dict, state: dict, event: dict) -> None:
    """Take one event of the record about a card; what no game of today would have kept is left aside."""
    for i in range(len(spec["cards"])):
        card = spec["cards"][i]
        if event["item"] == enough_check_key(spec, card) and "option" in event and one_of_these(event["option"], spec["checks"]):
            state["checked"][card] = event["option"]
        elif event["item"] == enough_key(spec, card):
            if event["kind"] == "again":
                _enough_forget(state, card)
                state["at"] = _enough_waiting(spec, state)
            elif _enough_whole(spec, event):
                state["given"][card] = {"option": event["option"], "sure": event["sure"]}
                state["at"] = i


def _enough_whole(spec: dict, event: dict) -> bool:
    """Return whether an answer of the record is one that this game gives."""
    if "option" not in event or "sure" not in event:
        return False
    return one_of_these(event["option"], spec["answers"]) and percent(event["sure"]) and enough_level(event["sure"]) > 0


def _enough_forget(state: dict, card: str) -> None:
    """Ask a card anew."""
    state["given"][card] = None
    state["checked"][card] = ""


def _enough_clear(spec: dict, state: dict) -> None:
    """Ask every card anew, from the first."""
    for card in spec["cards"]:
        _enough_forget(state, card)
    state["at"] = 0


def _enough_ask(state: dict) -> None:
    """Begin a card with nothing chosen."""
    state["pick"] = ""
    state["check"] = ""
    state["sure"] = 0
    state["missing"] = ""


def _enough_waiting(spec: dict, state: dict) -> int:
    """Return the place of the first card without an answer; that of the last card when all have one."""
    for i in range(len(spec["cards"])):
        if state["given"][spec["cards"][i]] is None:
            return i
    return len(spec["cards"]) - 1


def enough_verdict(spec: dict, state: dict, card: str) -> str:
    """Return what became of a card: "" without an answer, ``right``, ``also``, ``low`` or ``other``.

    ``also``: as another source has it. ``low``: reassured where it should not be.
    """
    given = state["given"][card]
    if given is None:
        return ""
    if given["option"] == spec["belongs"][card]:
        return "right"
    if given["option"] in spec["also"][card]:
        return "also"
    return "low" if given["option"] == spec["answers"][0] else "other"


def _enough_those(spec: dict, state: dict, verdicts: list) -> list:
    """Return the cards of which one of the ``verdicts`` is true."""
    found = []
    for card in spec["cards"]:
        if enough_verdict(spec, state, card) in verdicts:
            found.append(card)
    return found


def _enough_ends(spec: dict, state: dict) -> bool:
    """Return whether every card has an answer."""
    return len(_enough_those(spec, state, [""])) == 0


def enough_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``pick``, ``check``, ``sure``, ``commit``, ``next``, ``missed`` (ask those anew) or ``again``."""
    quiet(state)
    card = spec["cards"][state["at"]]
    if state["given"][card] is None:
        _enough_choose(spec, state, event)
    elif event["do"] == "next" and not _enough_ends(spec, state):
        _enough_go(spec, state)
    elif event["do"] == "missed" and _enough_ends(spec, state):
        _enough_ask_missed(spec, state)
    elif event["do"] == "again" and _enough_ends(spec, state):
        _enough_clear(spec, state)
        state["keep"].append({"kind": "again", "item": spec["item"]})
        _enough_go(spec, state)
    return state


def _enough_go(spec: dict, state: dict) -> None:
    """Go to the first card without an answer."""
    state["at"] = _enough_waiting(spec, state)
    _enough_ask(state)
    state["focus"] = "card:" + spec["cards"][state["at"]]


def _enough_choose(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do before the reason is told."""
    if event["do"] == "pick" and one_of_these(event["value"], spec["answers"]):
        state["pick"] = event["value"]
        state["missing"] = ""
    elif event["do"] == "check" and state["pick"] == spec["unknown"] and one_of_these(event["value"], spec["checks"]):
        state["check"] = event["value"]
        state["missing"] = ""
    elif event["do"] == "sure" and enough_level(event["value"]) > 0:
        state["sure"] = enough_level(event["value"])
        state["missing"] = ""
    elif event["do"] == "commit":
        _enough_commit(spec, state)


def _enough_lacks(spec: dict, state: dict) -> str:
    """Return what has still to be chosen: ``pick``, ``check``, ``sure``, or nothing."""
    if state["pick"] == "":
        return "pick"
    if state["pick"] == spec["unknown"] and state["check"] == "":
        return "check"
    return "sure" if state["sure"] == 0 else ""


def _enough_commit(spec: dict, state: dict) -> None:
    """Keep the answer and tell the reason; or say what is missing."""
    state["missing"] = _enough_lacks(spec, state)
    if state["missing"] != "":
        state["focus"] = state["missing"]
        state["say"] = "missing:" + state["missing"]
        return
    card = spec["cards"][state["at"]]
    state["tries"][card] = state["tries"][card] + 1
    state["given"][card] = {"option": state["pick"], "sure": state["sure"]}
    if state["pick"] == spec["unknown"]:
        state["checked"][card] = state["check"]
        asked = {"kind": "answer", "item": enough_check_key(spec, card), "option": state["check"], "sure": None}
        asked["attempt"] = state["tries"][card]
        asked["right"] = state["check"] in spec["first"][card] if state["pick"] == spec["belongs"][card] else None
        state["keep"].append(asked)
    verdict = enough_verdict(spec, state, card)
    answer = {"kind": "answer", "item": enough_key(spec, card), "option": state["pick"], "sure": state["sure"]}
    answer["attempt"] = state["tries"][card]
    answer["right"] = None if verdict == "also" else verdict == "right"
    state["keep"].append(answer)
    _enough_ask(state)
    state["focus"] = "reason:" + card
    state["say"] = "told:" + card


def _enough_ask_missed(spec: dict, state: dict) -> None:
    """Ask those cards anew whose answer is neither the course's nor another source's."""
    missed = _enough_those(spec, state, ["low", "other"])
    for card in missed:
        _enough_forget(state, card)
        state["keep"].append({"kind": "again", "item": enough_key(spec, card)})
    if len(missed) > 0:
        _enough_go(spec, state)


def enough_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one card; once it is answered its reason; and at the end how sure against how often right."""
    now = spec["cards"][state["at"]]
    done = state["given"][now] is not None
    ends = _enough_ends(spec, state)
    values = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(len(spec["cards"]), 0, words)}
    view = {
        "text": {"place": fill_in(words["enough_place"], values)},
        "parts": {"form": not done, "next": done and not ends, "again": ends, "result": ends},
        "marked": {},
        "width": {"sure-bar": 0, "right-bar": 0},
        "value": {"pick": state["pick"], "check": state["check"], "sure": str(state["sure"])},
        "rows": {"wrong": []},
        "focus": state["focus"],
        "say": state["say"],
    }
    view["parts"]["check-part"] = state["pick"] == spec["unknown"]
    for name in ["pick", "check", "sure"]:
        view["parts"]["missing:" + name] = state["missing"] == name
    for card in spec["cards"]:
        _enough_show_card(spec, state, words, view, card)
    _enough_show_result(spec, state, words, view)
    return view


def _enough_show_card(spec: dict, state: dict, words: dict, view: dict, card: str) -> None:
    """Write into ``view`` whether a card shows, and what its answer was worth."""
    now = card == spec["cards"][state["at"]]
    verdict = enough_verdict(spec, state, card)
    view["parts"]["card:" + card] = now
    view["marked"]["card:" + card] = "now" if now else ""
    view["parts"]["reason:" + card] = now and verdict != ""
    view["marked"]["reason:" + card] = "" if verdict == "" else ("best" if verdict == "right" else "other")
    view["text"]["told:" + card] = "" if verdict == "" else _enough_told(spec, state, words, card, verdict)


def _enough_told(spec: dict, state: dict, words: dict, card: str, verdict: str) -> str:
    """Return how an answer agrees with the course's, how sure one was, and whether what one would check comes first."""
    sure = state["given"][card]["sure"]
    if verdict == "also":
        return words["enough_also"]
    said = "sure_" + ("right" if verdict == "right" else "wrong") + "_" + ("sure" if sure >= ENOUGH_IS_SURE else "unsure")
    text = fill_in(words[said], {"n": number_text(sure, 0, words)})
    if verdict == "low":
        text = text + " " + words["enough_low"]
    if verdict == "right" and state["given"][card]["option"] == spec["unknown"]:
        text = text + " " + words["enough_check_first" if state["checked"][card] in spec["first"][card] else "enough_check_later"]
    return text


def _enough_show_result(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` how many were right, who was reassured too soon, and how sure against how often right."""
    scored = {}
    for card in _enough_those(spec, state, ["right", "low", "other"]):
        scored[card] = {"sure": state["given"][card]["sure"], "right": enough_verdict(spec, state, card) == "right"}
    found = sureness(scored)
    text = view["text"]
    values = {"n": number_text(found["right"], 0, words), "of": number_text(found["count"], 0, words)}
    text["count"] = "" if found["count"] == 0 else fill_in(words["enough_count"], values)
    said = words["enough_passed"] if found["share"] >= spec["mark"] else words["enough_not_yet"]
    text["mark"] = fill_in(said, {"n": number_text(spec["mark"], 0, words)})
    names = []
    for card in _enough_those(spec, state, ["low"]):
        names.append(spec["who"][card])
    text["low"] = "" if len(names) == 0 else fill_in(words["enough_too_soon"], {"names": listed(names, "list_comma", words)})
    few = found["verdict"] == "few"
    text["sure-said"] = words["sort_few"] if few else times_text(found, words)
    view["parts"]["sure-bars"] = not few
    view["parts"]["missed"] = _enough_ends(spec, state) and len(_enough_those(spec, state, ["low", "other"])) > 0
    view["width"]["sure-bar"] = found["sure"]
    view["width"]["right-bar"] = found["share"]
    _enough_show_sure(spec, scored, words, view)


def _enough_show_sure(spec: dict, scored: dict, words: dict, view: dict) -> None:
    """Write into ``view`` how often one was right when sure, and who was missed then."""
    right = 0
    count = 0
    for card in scored:
        if scored[card]["sure"] >= ENOUGH_IS_SURE:
            count = count + 1
            right = right + (1 if scored[card]["right"] else 0)
            if not scored[card]["right"]:
                view["rows"]["wrong"].append({"who": spec["who"][card]})
    when = {"n": number_text(right, 0, words), "of": number_text(count, 0, words)}
    view["text"]["when-sure"] = fill_in(words["enough_when_sure"] if count > 0 else words["enough_never_sure"], when)
    view["parts"]["wrong-part"] = len(view["rows"]["wrong"]) > 0
