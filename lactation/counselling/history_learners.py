"""Learners who take a history by a rule, and what is counted of theirs. In the core's subset: compiled, it runs in V8.

A **kit** holds the ``talk`` and ``marks``, a number for each reply by what it looks like (``words``, ``question``, ``soft``,
``soft_too``). A **learner** is ``{"kind", "listens", ...}``: ``random``; ``mark`` (the wording with the highest or, with ``sign``
-1, the lowest mark); ``place`` (0 the first, 1 the last); ``likes`` (a ``table`` of skills and how much they are liked);
``skilled`` (knows the skills and not the mother, and goes through the boxes twice); ``expert`` (knows what each wording would
open now). ``listens``: how often such a learner does something else than ask, 0 to 1.
"""

from lactation.core.conversation import band_of, has_text, new_conversation, reply_named, take_turn, tray_of
from lactation.core.history import HISTORY_BACK, HISTORY_BOXES, history_asked, history_left, history_menu, history_offered
from lactation.counselling.learners import new_luck, one_by_chance, roll, with_most

EXPERT_FACT = 100.0


def history_good(talk: dict, state: dict, names: list) -> list:
    """Return the replies that help now."""
    found = []
    for name in names:
        if band_of(state, reply_named(talk, name)) == 1:
            found.append(name)
    return found


def _history_by_mark(kit: dict, learner: dict, four: list, luck: dict) -> str:
    """Choose by what stands there, without reading."""
    if learner["kind"] == "place":
        return four[0] if learner["place"] == 0 else four[len(four) - 1]
    values = []
    for name in four:
        value = 0.0
        if learner["kind"] == "mark":
            value = learner["sign"] * kit["marks"][learner["mark"]][name]
        else:
            for code in reply_named(kit["talk"], name)["codes"]:
                value += learner["table"][code] if code in learner["table"] else 0.0
        values.append(value)
    return with_most(four, values, luck)


def _history_one(kit: dict, learner: dict, state: dict, four: list, luck: dict) -> str:
    """Choose one of a menu."""
    if learner["kind"] == "random":
        return one_by_chance(four, luck)
    if learner["kind"] == "skilled" or learner["kind"] == "expert":
        good = history_good(kit["talk"], state, four)
        return one_by_chance(good if len(good) > 0 else four, luck)
    return _history_by_mark(kit, learner, four, luck)


def _history_boxes_open(talk: dict, state: dict) -> list:
    """Return the boxes of which something can be asked now."""
    found = []
    for box in HISTORY_BOXES:
        if len(history_menu(talk, state, box)) > 0:
            found.append(box)
    return found


def _history_gain(talk: dict, state: dict, name: str) -> float:
    """Return what a reply is worth to somebody who knows what it would open: facts first, then trust."""
    turn = take_turn(talk, state, name, history_offered(talk, state, name))
    value = EXPERT_FACT * len(turn["new"]) + turn["change"]["trust"]
    return value - EXPERT_FACT if len(turn["new"]) < 1 and band_of(state, reply_named(talk, name)) != 1 else value


def _history_as_expert(kit: dict, state: dict, luck: dict) -> str:
    """Choose as somebody who knows the mother: listens first wherever that fits, then asks what opens most now."""
    talk = kit["talk"]
    good = history_good(talk, state, history_menu(talk, state, HISTORY_BACK))
    if state["n"]["pause"] >= 1 and has_text(tray_of(talk, state), "wait"):
        return "wait"
    names = []
    values = []
    for name in good:
        names.append(name)
        values.append(EXPERT_FACT + _history_gain(talk, state, name))
    if len(names) < 1:
        if has_text(tray_of(talk, state), "nod"):
            return "nod"
        for box in _history_boxes_open(talk, state):
            for name in history_menu(talk, state, box):
                names.append(name)
                values.append(_history_gain(talk, state, name))
    return with_most(names, values, luck) if len(names) > 0 else "plan"


def _history_listens(kit: dict, learner: dict, state: dict, luck: dict) -> str:
    """Return something else than a question, where the learner does such a thing now; otherwise nothing."""
    talk = kit["talk"]
    if roll(luck) >= learner["listens"]:
        return ""
    back = history_menu(talk, state, HISTORY_BACK)
    tray = tray_of(talk, state)
    quiet = []
    for name in ["wait", "nod"]:
        if has_text(tray, name):
            quiet.append(name)
    if learner["kind"] == "skilled":
        if state["n"]["pause"] >= 1 and has_text(quiet, "wait"):
            return "wait"
        good = history_good(talk, state, back)
        return one_by_chance(good, luck) if len(good) > 0 else "nod" if has_text(quiet, "nod") else ""
    if len(back) > 0 and (len(quiet) < 1 or roll(luck) < 0.6):
        return _history_one(kit, learner, state, back, luck)
    return one_by_chance(quiet, luck) if len(quiet) > 0 else ""


def history_choice(kit: dict, learner: dict, state: dict, luck: dict) -> str:
    """Return the id of the reply that a learner says."""
    talk = kit["talk"]
    if learner["kind"] == "expert":
        return _history_as_expert(kit, state, luck)
    if state["n"]["turn"] > 0:
        listens = _history_listens(kit, learner, state, luck)
        if listens != "":
            return listens
    boxes = _history_boxes_open(talk, state)
    if len(boxes) < 1 or history_left(talk, state) < 1:
        return "plan"
    box = one_by_chance(boxes, luck)
    if learner["kind"] == "skilled":
        box = boxes[(talk["questions"] - history_left(talk, state)) % len(boxes)]
    return _history_one(kit, learner, state, history_menu(talk, state, box), luck)


def history_played(kit: dict, learner: dict, seed: int) -> dict:
    """Return a whole history: ``picks``, what ``happened``, and the ``end``."""
    luck = new_luck(seed)
    state = new_conversation(kit["talk"], seed)
    picks = []
    happened = []
    while state["over"] == "" and len(picks) < 100:
        name = history_choice(kit, learner, state, luck)
        offered = history_offered(kit["talk"], state, name)
        turn = take_turn(kit["talk"], state, name, offered)
        picks.append(name)
        happened.append(turn)
        state = turn["state"]
    return {"picks": picks, "happened": happened, "end": state}


def _history_count(counts: dict, name: str) -> None:
    """Count a name once more."""
    counts[name] = (counts[name] if name in counts else 0) + 1


def history_tally(kit: dict, learner: dict, seeds: list) -> dict:
    """Return what is counted of a learner's histories, one for each seed: rows, and how often each thing was met."""
    rows = []
    found = {}
    for name in ["said", "lines", "facts", "words", "place", "menus"]:
        found[name] = {}
    for seed in seeds:
        one = history_played(kit, learner, seed)
        state = new_conversation(kit["talk"], seed)
        for i in range(len(one["picks"])):
            _history_count_menu(kit, found, state, history_offered(kit["talk"], state, one["picks"][i]))
            _history_count(found["said"], one["picks"][i])
            if "id" in one["happened"][i]["line"]:
                _history_count(found["lines"], one["happened"][i]["line"]["id"])
            for fact in one["happened"][i]["new"]:
                _history_count(found["facts"], fact)
            state = one["happened"][i]["state"]
        rows.append(_history_row(kit["talk"], one["end"]))
    found["rows"] = rows
    return found


def _history_count_menu(kit: dict, found: dict, state: dict, offered: list) -> None:
    """Count what a menu offers; of a whole one also which place and how many words helping and tempting wordings have."""
    for k in range(len(offered)):
        _history_count(found["menus"], offered[k])
        if len(offered) == 4:
            band = band_of(state, reply_named(kit["talk"], offered[k]))
            words = int(kit["marks"]["words"][offered[k]])
            _history_count(found["words"], f"{band} {words}")
            _history_count(found["place"], f"{band} {k}")


def _history_row(talk: dict, end: dict) -> dict:
    """Return what is kept of one history."""
    row = {"found": end["n"]["found"], "asked": history_asked(end), "trust": end["n"]["trust"], "over": end["over"]}
    row["danger"] = 0
    row["key"] = 0
    for fact in talk["facts"]:
        for what in ["danger", "key"]:
            if end["n"][fact] >= 1 and talk["facts"][fact][what]:
                row[what] = 1
    return row


def history_traces(kit: dict, seeds: list) -> list:
    """Return all that comes of histories at random, to be compared between runtimes."""
    found = []
    for seed in seeds:
        one = history_played(kit, {"kind": "random", "listens": 0.5}, seed)
        numbers = {}
        for name in one["end"]["n"]:
            if one["end"]["n"][name] != 0:
                numbers[name] = one["end"]["n"][name]
        found.append({"picks": one["picks"], "over": one["end"]["over"], "last": one["end"]["last"], "n": numbers})
    return found
