"""Triage: rounds of cards, each answered now, today, routine or reassure; the reason comes at once, and a round may pass a gate.

Spec: ``item``, ``cards`` (ids), ``level`` (the answer of each card), ``shares`` (how many cards of each answer a round holds),
``items`` (the game's own key, then that of each card); ``now`` (ms, where a page tells the time).

A round passes with 90 % of its points and no emergency answered lower. An answer one step too soon has half a point, as it costs
little; one that comes too late has none. A card that was missed is dealt again in the next round, spaced among the others.
A round that has a clock keeps how long each answer took; nothing is lost by being slow.
"""

from math import floor

from lactation.core.checks import is_number
from lactation.core.ordering import deck
from lactation.core.passing import PASS_GATE
from lactation.core.play.kept import about, about_any, one_of_these, quiet, tries
from lactation.core.words import counted, fill_in, number_text

TRIAGE_ANSWERS = ["reassure", "routine", "today", "now"]  # from mild to urgent
TRIAGE_HALF = 0.5  # points for an answer one step too soon
TRIAGE_BAR_S = 30.0  # until the bar of a clock is full; the style says the same
TRIAGE_LONGEST_S = 3600.0  # longer than that nobody sat before a card


def triage_start(spec: dict, kept: list) -> dict:
    """Return the state: the round that was dealt last, what was answered in it, and whether any round has passed."""
    state = quiet({"round": 0, "dealt": [], "put": {}, "took": {}, "at": 0, "timed": False, "result": False, "passed": False})
    state["tries"] = {}
    state["owed"] = {}  # cards whose last answer was not the course's
    state["since"] = triage_now(spec)
    for card in spec["cards"]:
        state["tries"][card] = tries(kept, "answer", triage_key(spec, card))
        state["owed"][card] = False
    for event in kept:
        if about(event, "round", spec["item"]):
            _triage_take_round(spec, state, event)
        elif about(event, "gate", spec["item"]):
            state["passed"] = state["passed"] or ("right" in event and event["right"] is True)
        elif about_any(event, "answer"):
            _triage_take(spec, state, event)
    state["result"] = len(state["dealt"]) > 0 and _triage_ends(state)  # a round that was over opens at how it went
    return state


def triage_key(spec: dict, card: str) -> str:
    """Return by which key the record knows a card of this game."""
    return spec["item"] + "/" + card


def triage_now(spec: dict) -> float:
    """Return the time in ms, 0 where nobody tells it."""
    return spec["now"] if "now" in spec else 0


def triage_size(spec: dict) -> int:
    """Return how many cards a round holds."""
    size = 0
    for answer in TRIAGE_ANSWERS:
        size = size + spec["shares"][answer]
    return size


def _triage_take_round(spec: dict, state: dict, event: dict) -> None:
    """Take a round from the record: its cards in their order; one with cards of another course is no round any more."""
    dealt = event["order"] if "order" in event and isinstance(event["order"], list) else []
    seen = {}
    whole = len(dealt) == triage_size(spec)
    for card in dealt:
        whole = whole and one_of_these(card, spec["cards"]) and card not in seen
        if isinstance(card, str):
            seen[card] = True
    state["round"] = state["round"] + 1
    state["dealt"] = dealt if whole else []
    state["put"] = {}
    state["took"] = {}
    state["at"] = 0
    state["timed"] = "timed" in event and event["timed"] is True


def _triage_take(spec: dict, state: dict, event: dict) -> None:
    """Take an answer from the record; what no game of today would have kept is left aside."""
    if "option" not in event or not one_of_these(event["option"], TRIAGE_ANSWERS):
        return
    for card in spec["cards"]:
        if event["item"] == triage_key(spec, card):
            state["owed"][card] = event["option"] != spec["level"][card]
    for i in range(len(state["dealt"])):
        card = state["dealt"][i]
        if event["item"] == triage_key(spec, card) and card not in state["put"]:
            state["put"][card] = event["option"]
            state["at"] = i
            if "took" in event and is_number(event["took"], 0, TRIAGE_LONGEST_S):
                state["took"][card] = event["took"]


def triage_place(answer: str) -> int:
    """Return how urgent an answer is, from 0."""
    for i in range(len(TRIAGE_ANSWERS)):
        if TRIAGE_ANSWERS[i] == answer:
            return i
    return 0


def triage_judged(answer: str, level: str) -> str:
    """Return what an answer is: ``right``, ``missed`` (an emergency answered lower), ``low``, ``high`` (one step) or ``far``."""
    steps = triage_place(answer) - triage_place(level)
    if steps == 0:
        return "right"
    if steps < 0:
        return "missed" if level == "now" else "low"
    return "high" if steps == 1 else "far"


# ---- A round ----


def triage_deal(spec: dict, owed: dict, last: list, seed: int) -> list:
    """Return the cards of a round in their order: fixed shares, what is owed first, then what the last round did not hold.

    What is owed is spaced among the others.
    """
    shuffled = []
    for i in deck(len(spec["cards"]), seed):
        shuffled.append(spec["cards"][i])
    back = []
    fresh = []
    for answer in TRIAGE_ANSWERS:
        left = spec["shares"][answer]
        for turn in range(3):
            for card in shuffled:
                if left > 0 and spec["level"][card] == answer and _triage_turn(card, owed, last) == turn:
                    left = left - 1
                    if turn == 0:
                        back.append(card)
                    else:
                        fresh.append(card)
    return _triage_spaced(_triage_mixed(back, seed), _triage_mixed(fresh, seed + 1))


def _triage_turn(card: str, owed: dict, last: list) -> int:
    """Return in which turn a card is taken: 0 what is owed, 1 what the last round did not hold, 2 the others."""
    if owed[card]:
        return 0
    return 2 if card in last else 1


def _triage_mixed(cards: list, seed: int) -> list:
    """Return cards in an order that the seed decides."""
    mixed = []
    for i in deck(len(cards), seed):
        mixed.append(cards[i])
    return mixed


def _triage_spaced(back: list, fresh: list) -> list:
    """Return both lists as one, the first spaced evenly in the second."""
    both = []
    size = len(back) + len(fresh)
    used = 0
    for i in range(size):
        if floor((i + 1) * len(back) / size) > used:
            both.append(back[used])
            used = used + 1
        else:
            both.append(fresh[i - used])
    return both


def triage_told(spec: dict, dealt: list, put: dict) -> dict:
    """Return what a whole round came to: ``points``, ``emergencies``, ``seen`` (of these), ``missed`` (ids) and ``passed``."""
    points = 0.0
    right = 0
    emergencies = 0
    seen = 0
    missed = []
    for card in dealt:
        judged = triage_judged(put[card], spec["level"][card])
        right = right + (1 if judged == "right" else 0)
        points = points + (1.0 if judged == "right" else (TRIAGE_HALF if judged == "high" else 0.0))
        if spec["level"][card] == "now":
            emergencies = emergencies + 1
            seen = seen + (1 if judged == "right" else 0)
        if judged == "missed":
            missed.append(card)
    passed = len(missed) == 0 and points >= PASS_GATE * len(dealt)
    told = {"points": points, "right": right, "emergencies": emergencies, "seen": seen, "missed": missed}
    told["passed"] = passed
    return told


def _triage_ends(state: dict) -> bool:
    """Return whether every card of the round is answered."""
    for card in state["dealt"]:
        if card not in state["put"]:
            return False
    return True


def triage_asks(state: dict) -> bool:
    """Return whether a card waits for its answer."""
    return len(state["dealt"]) > 0 and state["dealt"][state["at"]] not in state["put"]


# ---- What is done ----


def triage_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an answer, ``next`` (card, or how it went), or ``deal`` (a round; of: ``clock`` or ``calm``)."""
    quiet(state)
    if one_of_these(event["do"], TRIAGE_ANSWERS) and triage_asks(state):
        _triage_put(spec, state, event["do"])
    elif event["do"] == "next" and len(state["dealt"]) > 0 and not triage_asks(state):
        _triage_next(spec, state)
    elif event["do"] == "deal" and _triage_ends(state):
        _triage_begin(spec, state, event["of"] == "clock")
    return state


def _triage_begin(spec: dict, state: dict, timed: bool) -> None:
    """Deal a round, and keep which cards it holds."""
    state["round"] = state["round"] + 1
    seed = 1 + (state["round"] * 7919 + floor(triage_now(spec) / 1000.0)) % 2147483640
    state["dealt"] = triage_deal(spec, state["owed"], state["dealt"], seed)
    state["put"] = {}
    state["took"] = {}
    state["at"] = 0
    state["timed"] = timed
    state["result"] = False
    state["since"] = triage_now(spec)
    cards = []
    for card in state["dealt"]:
        cards.append(card)
    state["keep"].append({"kind": "round", "item": spec["item"], "number": state["round"], "order": cards, "timed": timed})
    state["focus"] = "card:" + state["dealt"][0]


def _triage_put(spec: dict, state: dict, answer: str) -> None:
    """Answer a card, and keep it; after the last one keep how the round went."""
    card = state["dealt"][state["at"]]
    right = answer == spec["level"][card]
    state["put"][card] = answer
    state["owed"][card] = not right
    state["tries"][card] = state["tries"][card] + 1
    kept = {"kind": "answer", "item": triage_key(spec, card), "option": answer, "sure": None, "right": right}
    kept["attempt"] = state["tries"][card]
    if state["timed"] and triage_now(spec) > 0:
        state["took"][card] = min(TRIAGE_LONGEST_S, max(0, floor((triage_now(spec) - state["since"]) / 1000.0)))
        kept["took"] = state["took"][card]
    state["keep"].append(kept)
    state["focus"] = "reason:" + card
    state["say"] = "reason:" + card
    if _triage_ends(state):
        told = triage_told(spec, state["dealt"], state["put"])
        state["passed"] = state["passed"] or told["passed"]
        gate = {"kind": "gate", "item": spec["item"], "number": state["round"], "right": told["passed"]}
        gate["points"] = told["points"]
        gate["missed"] = told["missed"]
        state["keep"].append(gate)


def _triage_next(spec: dict, state: dict) -> None:
    """Go to the next card that waits, or to how the round went."""
    state["since"] = triage_now(spec)
    for i in range(len(state["dealt"])):
        if state["dealt"][i] not in state["put"]:
            state["at"] = i
            state["focus"] = "card:" + state["dealt"][i]
            return
    state["result"] = True
    state["focus"] = "result"
    state["say"] = "verdict"


# ---- What is seen ----


def triage_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one card, its reason once it is answered; at the end how it went, what was missed with its reasons."""
    begun = len(state["dealt"]) > 0
    asks = triage_asks(state)
    ends = _triage_ends(state)
    current = state["dealt"][state["at"]] if begun else ""
    parts = {"groups": asks, "clock": asks and state["timed"], "next": begun and not asks and not ends}
    parts["finish"] = begun and ends and not state["result"]
    parts["begin"] = not begun or state["result"]
    parts["result"] = begun and state["result"]
    parts["gate"] = state["passed"]
    values = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(triage_size(spec), 0, words)}
    text = {"place": fill_in(words["triage_place"], values) if begun and not state["result"] else "", "took": ""}
    if not asks and not state["result"] and current in state["took"]:
        text["took"] = counted("triage_took", state["took"][current], words)
    marked = {}
    for card in spec["cards"]:
        is_current = card == current and not state["result"]
        _triage_show_card(spec, state, words, card, is_current, {"text": text, "parts": parts, "marked": marked})
    _triage_show_result(spec, state, words, text)
    order = {"cards": triage_order(spec, state)}
    return {"text": text, "parts": parts, "marked": marked, "order": order, "focus": state["focus"], "say": state["say"]}


def _triage_show_card(spec: dict, state: dict, words: dict, card: str, is_current: bool, view: dict) -> None:
    """Write into the view whether a card and its reason show: the current one, and at the end those that were missed."""
    done = card in state["put"]
    judged = triage_judged(state["put"][card], spec["level"][card]) if done else ""
    shown = is_current or (state["result"] and done and judged != "right")
    view["parts"]["card:" + card] = shown
    view["marked"]["card:" + card] = ("now" if is_current else "missed") if shown else ""
    view["parts"]["reason:" + card] = shown and done
    view["marked"]["reason:" + card] = "" if judged == "" else ("best" if judged == "right" else "other")
    view["text"]["told:" + card] = ""
    if shown and done:
        answer = words["triage_" + state["put"][card]]
        view["text"]["told:" + card] = fill_in(words["triage_is_" + judged], {"option": answer})


def triage_order(spec: dict, state: dict) -> list:
    """Return the cards in the order in which they stand: at the end missed emergencies first, then what came too late."""
    order = []
    for judged in ["missed", "low", "far", "high", "right", ""]:
        for card in spec["cards"]:
            found = ""
            if state["result"] and card in state["put"]:
                found = triage_judged(state["put"][card], spec["level"][card])
            if found == judged:
                order.append(card)
    return order


def _triage_show_result(spec: dict, state: dict, words: dict, text: dict) -> None:
    """Write how a round went: emergencies first, then the points, then the time."""
    for name in ["verdict", "emergencies", "points", "time"]:
        text[name] = ""
    if not state["result"]:
        return
    told = triage_told(spec, state["dealt"], state["put"])
    verdict = "passed" if told["passed"] else ("again" if len(told["missed"]) == 0 else "again_missed")
    text["verdict"] = words["triage_" + verdict]
    seen = {"n": number_text(told["seen"], 0, words), "of": number_text(told["emergencies"], 0, words)}
    text["emergencies"] = fill_in(words["triage_emergencies"], seen)
    points = number_text(told["points"], 1 if told["points"] % 1 > 0 else 0, words)
    least = number_text(PASS_GATE * 100.0, 0, words)
    size = number_text(len(state["dealt"]), 0, words)
    text["points"] = fill_in(words["triage_points"], {"points": points, "of": size, "least": least})
    if state["timed"]:
        text["time"] = _triage_time(state, words)


def _triage_time(state: dict, words: dict) -> str:
    """Return how many answers came before the bar was full."""
    soon = 0
    count = 0
    for card in state["took"]:
        count = count + 1
        soon = soon + (1 if state["took"][card] <= TRIAGE_BAR_S else 0)
    values = {"n": number_text(soon, 0, words), "of": number_text(count, 0, words)}
    return fill_in(words["triage_time"], values)
