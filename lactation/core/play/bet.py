"""Bet: groups bet on a story's answer and on one number, hidden until the run; then who was nearest, and the points.

Spec: ``item``, ``run`` (the item whose run is bet on; an explorer tells of it by the event ``run``), ``best`` and ``options`` as
in ``choose``, ``titles`` (of the options, by id) and ``readout`` (``name``, ``form``, ``unit``: the number that is bet on). Kept
are ``bet``, ``run`` (the number that came out: from then on nothing is placed, changed or cleared), ``uncover`` and ``clear``.
"""

from math import floor

from lactation.core.play.kept import quiet
from lactation.core.typed import typed_number
from lactation.core.verdicts import points_text
from lactation.core.words import as_text, fill_in, listed, with_unit

MOST_BET = 100000  # larger numbers are slips
LONGEST_NAME = 40  # letters
LONGEST_NUMBER = 12  # signs
FINE = 1000000.0  # parts of one in which distances are compared: decimals of a number typed are no difference
SURE_POINTS = ["1", "2", "3"]
SURE_WORDS = ["bets_sure_1", "bets_sure_2", "bets_sure_3"]


def bet_start(spec: dict, kept: list) -> dict:
    """Return the state: the bets that were placed since the last clearing, and whether they were uncovered."""
    state = quiet({"draft": _empty_bet(), "tried": False, "shown": False, "asking": False, "told": "", "teller": ""})
    return _told_by_record(spec, state, kept)


def _told_by_record(spec: dict, state: dict, kept: list) -> dict:
    """Write into ``state`` what the record says of this story."""
    found = bets_of(kept, spec["item"])
    for name in found:
        state[name] = found[name]
    return state


def _empty_bet() -> dict:
    """Return a form that nobody has filled in: the next group reads nothing of the last one's."""
    return {"group": "", "option": "", "number": "", "sure": "1"}


def bets_of(kept: list, item: str) -> dict:
    """Return of one story the ``bets`` in their order, the ``model``'s number (None before the run) and whether ``uncovered``.

    ``right`` is the right option, once they are uncovered.
    """
    bets = []
    found = {"bets": bets, "model": None, "right": "", "uncovered": False}
    for event in kept:
        if isinstance(event, dict) and "item" in event and "kind" in event and event["item"] == item:
            if event["kind"] == "clear" and (found["model"] is None or found["uncovered"]):
                bets = []
                found = {"bets": bets, "model": None, "right": "", "uncovered": False}
            elif event["kind"] == "bet" and found["model"] is None and _may_be_bet(event):
                put_bet(bets, event)
            elif event["kind"] == "run" and found["model"] is None and "number" in event and may_be_bet_on(event["number"]):
                found["model"] = event["number"]
            elif event["kind"] == "uncover" and not found["uncovered"] and _may_count(event):
                found["model"] = event["number"]
                found["right"] = event["option"]
                found["uncovered"] = True
    return found


def may_be_bet_on(value: object) -> bool:
    """Return whether a value is a number that can be bet on."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value <= MOST_BET


def _may_count(event: dict) -> bool:
    """Return whether an event of the record has an option and a number that can be bet on."""
    return "option" in event and "number" in event and isinstance(event["option"], str) and may_be_bet_on(event["number"])


def _may_be_bet(event: dict) -> bool:
    """Return whether a kept bet is whole."""
    if "group" not in event or "sure" not in event or not _may_count(event):
        return False
    group = event["group"]
    sure = event["sure"]
    sized = isinstance(sure, (int, float)) and not isinstance(sure, bool) and (sure == 1 or sure == 2 or sure == 3)
    return sized and isinstance(group, str) and name_key(group) != ""


def name_key(group: str) -> str:
    """Return a group's name as it is compared: without blanks around it, capitals or not."""
    return group.strip().lower()


def put_bet(bets: list, bet: dict) -> bool:
    """Put a bet into the list, in the place of the same group's; return whether there was one."""
    for i in range(len(bets)):
        if name_key(bets[i]["group"]) == name_key(bet["group"]):
            bets[i] = bet
            return True
    bets.append(bet)
    return False


def bet_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``run`` or ``uncover``; before the run also after what a group types and places."""
    quiet(state)
    if event["do"] == "run" and event["of"] == spec["run"]:
        _bet_run(spec, state, event["value"])
    elif event["do"] == "uncover" and state["model"] is not None and not state["uncovered"]:
        state["uncovered"] = True
        state["right"] = spec["best"]
        state["keep"].append({"kind": "uncover", "item": spec["item"], "number": state["model"], "option": spec["best"]})
        state["focus"] = "result"
    elif not bets_closed(state):
        _bet_before(spec, state, event)
    return state


def bets_closed(state: dict) -> bool:
    """Return whether the run has been shown."""
    return state["shown"] or state["model"] is not None


def _bet_run(spec: dict, state: dict, readouts: object) -> None:
    """Take the number that came out; without readouts the run is out of sight again."""
    name = spec["readout"]["name"]
    if readouts is None:
        state["shown"] = False
        state["focus"] = "group"
    elif isinstance(readouts, dict) and name in readouts and may_be_bet_on(readouts[name]):
        state["shown"] = True
        state["asking"] = False
        if state["model"] is None and len(state["bets"]) > 0:
            state["model"] = _as_read(readouts[name], spec["readout"]["form"])
            state["keep"].append({"kind": "run", "item": spec["item"], "number": state["model"]})
            state["focus"] = "uncover"


def _as_read(value: float, form: str) -> float:
    """Return a number as it is shown, so that the distances that a group reads are the ones that count."""
    scale = 100.0 if form == "2" else (10.0 if form == "1" else 1.0)
    return floor(value * scale + 0.5) / scale


def _bet_before(spec: dict, state: dict, event: dict) -> None:
    """Take ``group``, ``option``, ``number``, ``sure``, ``place``, ``clear``, ``yes`` or ``no``."""
    value = event["value"]
    if (event["do"] == "group" or event["do"] == "number") and isinstance(value, str):
        state["draft"][event["do"]] = value
    elif event["do"] == "option" and isinstance(value, str) and value in spec["options"]:
        state["draft"]["option"] = value
    elif event["do"] == "sure" and isinstance(value, str) and value in SURE_POINTS:
        state["draft"]["sure"] = value
    elif event["do"] == "place":
        _bet_place(spec, state)
    elif event["do"] == "clear":
        state["asking"] = len(state["bets"]) > 0
        state["focus"] = "no"
    elif event["do"] == "no" and state["asking"]:
        state["asking"] = False
        state["focus"] = "clear"
    elif event["do"] == "yes" and state["asking"]:
        state["asking"] = False
        state["bets"] = []
        state["told"] = ""
        state["keep"].append({"kind": "clear", "item": spec["item"]})
        state["focus"] = "group"


def _bet_place(spec: dict, state: dict) -> None:
    """Place the bet, or go to what is missing."""
    draft = state["draft"]
    state["tried"] = True
    state["focus"] = _first_missing(draft)
    state["say"] = "problem"
    if state["focus"] != "":
        return
    bet = {"kind": "bet", "item": spec["item"], "group": draft["group"].strip(), "option": draft["option"]}
    bet["number"] = typed_number(draft["number"])
    bet["sure"] = int(draft["sure"])
    bet["attempt"] = 1
    for earlier in state["bets"]:
        if name_key(earlier["group"]) == name_key(bet["group"]) and "attempt" in earlier:
            bet["attempt"] = earlier["attempt"] + 1
    state["told"] = "bets_replaced" if put_bet(state["bets"], bet) else "bets_hidden"
    state["teller"] = bet["group"]
    state["keep"].append(bet)
    state["draft"] = _empty_bet()
    state["tried"] = False
    state["focus"] = "group"
    state["say"] = "told"


def _named(draft: dict) -> bool:
    """Return whether the bet has a group's name."""
    return name_key(draft["group"]) != "" and len(draft["group"]) <= LONGEST_NAME


def _numbered(draft: dict) -> bool:
    """Return whether the bet has a number."""
    return len(draft["number"]) <= LONGEST_NUMBER and may_be_bet_on(typed_number(draft["number"]))


def _first_missing(draft: dict) -> str:
    """Return the slot of the first thing that a bet lacks, or nothing."""
    if not _named(draft):
        return "group"
    if draft["option"] == "":
        return "option"
    return "" if _numbered(draft) else "number"


def _bet_problem(draft: dict, words: dict) -> str:
    """Return what a bet lacks, by name."""
    missing = []
    if not _named(draft):
        missing.append(words["bets_name"])
    if draft["option"] == "":
        missing.append(words["bets_answer"])
    if draft["number"].strip() == "":
        missing.append(words["bets_figure"])
    if len(missing) > 0:
        return fill_in(words["bets_missing"], {"names": listed(missing, "list_comma", words)})
    return "" if _numbered(draft) else fill_in(words["bets_no_number"], {"found": draft["number"]})


def bet_points(bets: list, model: float, right: str) -> list:
    """Return the points of each bet: how sure it was, gained or lost, and a share of the one point for who was nearest."""
    nearest = None
    share = 0
    for bet in bets:
        gap = gap_of(bet, model)
        if nearest is None or gap < nearest:
            nearest = gap
            share = 0
        if gap == nearest:
            share = share + 1
    points = []
    for bet in bets:
        won = bet["sure"] if bet["option"] == right else -bet["sure"]
        points.append(won + (1.0 / share if gap_of(bet, model) == nearest else 0.0))
    return points


def gap_of(bet: dict, model: float) -> float:
    """Return how far a bet's number is from the model's."""
    return floor(abs(bet["number"] - model) * FINE + 0.5) / FINE


def bet_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: before the run the names alone, after uncovering the nearest bet first."""
    draft = state["draft"]
    closed = bets_closed(state)
    placed = len(state["bets"]) > 0
    problem = _bet_problem(draft, words) if state["tried"] and not closed else ""
    waits = state["model"] is not None and not state["uncovered"]
    parts = {"problem": problem != "", "entry": not closed, "placed": placed and not state["uncovered"], "uncover": waits}
    parts["told"] = state["told"] != "" and not closed
    parts["result"] = state["uncovered"]
    parts["clear"] = placed and not closed and not state["asking"]
    parts["asking"] = state["asking"]
    place = "bets_place" if not closed else ("bets_closed" if placed else "bets_in_sight")
    text = {"problem": problem, "place": words[place], "told": "", "model": ""}
    if state["told"] != "":
        text["told"] = fill_in(words[state["told"]], {"group": state["teller"]})
    if state["uncovered"]:
        text["model"] = fill_in(words["bets_model"], {"model": _with_unit(spec, state["model"], words)})
    names = []
    for bet in state["bets"]:
        names.append({"group": bet["group"]})
    return {
        "text": text,
        "parts": parts,
        "marked": {"bets": "waits" if waits else ""},
        "off": {"place": closed},
        "value": {"group": draft["group"], "option": draft["option"], "number": draft["number"], "sure": draft["sure"]},
        "rows": {"names": names, "list": _uncovered_rows(spec, state, words) if state["uncovered"] else []},
        "focus": state["focus"],
        "say": state["say"],
    }


def _with_unit(spec: dict, value: float, words: dict) -> str:
    """Return a number of the readout in words."""
    return with_unit(as_text(value, spec["readout"]["form"], words), spec["readout"]["unit"], words)


def _uncovered_rows(spec: dict, state: dict, words: dict) -> list:
    """Return the bets as rows, the nearest first; a group's name stands alone in its cell and fills nothing."""
    points = bet_points(state["bets"], state["model"], state["right"])
    rows = []
    gaps = []
    for i in range(len(state["bets"])):
        bet = state["bets"][i]
        gap = gap_of(bet, state["model"])
        right = words["right"] if bet["option"] == state["right"] else words["not_quite"]
        option = spec["titles"][bet["option"]] if bet["option"] in spec["options"] else ""
        row = {"group": bet["group"], "option": option, "right": right}
        row["sure"] = words[SURE_WORDS[int(bet["sure"]) - 1]]
        row["number"] = _with_unit(spec, bet["number"], words)
        row["gap"] = fill_in(words["bets_away"], {"gap": _with_unit(spec, gap, words)})
        row["points"] = signed_points(points[i], words)
        place = len(rows)
        rows.append(row)
        gaps.append(gap)
        while place > 0 and gaps[place - 1] > gap:
            rows[place] = rows[place - 1]
            gaps[place] = gaps[place - 1]
            place = place - 1
        rows[place] = row
        gaps[place] = gap
    return rows


def signed_points(points: float, words: dict) -> str:
    """Return points with their sign."""
    return ("+" if points > 0 else "") + points_text(points, words)
