"""Learners who play a case by a rule, and what is counted of their talks. In the core's subset: compiled, it runs in V8.

A **kit** holds all that a learner needs: the ``talk``; ``roles``, ids of the replies below the four by what they are (``body``,
``wait``, ``nod``, ``well`` and ``badly`` for both ways to close); ``marks``, a number for each reply by what it looks like
(``words``, ``question``, ``soft``, ``soft_too``); ``general``, ids of her lines that answer anything; the ``expert`` of the case;
and ``said``, how often each reply was said in all talks so far.

A **learner** is ``{"kind", ...}``: ``likes`` (a ``table`` of skills and how much they are liked), ``mark`` (the reply with the
highest or, with ``sign`` -1, the lowest mark), ``place`` (0 the first, 1 the last), ``random``, ``random_any``, ``expert``,
``helping`` (knows the skills and not the case), ``worst``, ``curious`` (what was said least so far).
"""

from math import floor

from lactation.core.conversation import (
    all_hold,
    band_of,
    copy_conversation,
    has_text,
    menu,
    moment_of,
    new_conversation,
    new_visit,
    reply_named,
    scatter,
    take_turn,
    tray_of,
)
from lactation.core.conversation_end import agreed_plans, endings_of, score_of
from lactation.core.conversation_milk import plan_of, readouts_of, visit_line
from lactation.core.schedules import next_random
from lactation.core.words import fixed

MOST_TURNS = 60  # with what takes no turn
CUP_STEP_ML = 30.0  # the milk of plans is worked out on a grid
MOST_CUP_ON_GRID_ML = 990.0


# ---- Chance


def new_luck(seed: int) -> dict:
    """Return a stream of chance: the same seed gives the same talk."""
    return {"seed": scatter(seed, 0, 77) + 1}


def roll(luck: dict) -> float:
    """Return the next number from 0 to below 1."""
    luck["seed"] = next_random(luck["seed"])
    return luck["seed"] / 2147483648.0


def one_by_chance(names: list, luck: dict) -> str:
    """Return one of the names."""
    return names[floor(roll(luck) * len(names))]


def with_most(names: list, values: list, luck: dict) -> str:
    """Return the name with the highest value, of equals one by chance."""
    best = ""
    best_value = -1000000.0
    best_luck = 0.0
    for i in range(len(names)):
        drawn = roll(luck)
        if values[i] > best_value or (values[i] == best_value and drawn > best_luck):
            best = names[i]
            best_value = values[i]
            best_luck = drawn
    return best


# ---- Choices


def _both(some: list, others: list) -> list:
    """Return two lists in one."""
    found = []
    for one in some:
        found.append(one)
    for one in others:
        found.append(one)
    return found


def _among(names: list, wanted: list) -> list:
    """Return the names that stand among those wanted, in their order."""
    found = []
    for name in names:
        if has_text(wanted, name):
            found.append(name)
    return found


def _not_among(names: list, left: list) -> list:
    """Return the names that do not stand in a list."""
    found = []
    for name in names:
        if not has_text(left, name):
            found.append(name)
    return found


def _ways_out(kit: dict, tray: list) -> list:
    """Return the ways to close that are there now."""
    return _among(tray, _both(kit["roles"]["well"], kit["roles"]["badly"]))


def _liking(kit: dict, name: str, table: dict) -> float:
    """Return how much a learner likes a reply."""
    value = 0.0
    for code in reply_named(kit["talk"], name)["codes"]:
        if code in table:
            value += table[code]
    return value


def _by_likes(kit: dict, learner: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose as a learner who likes some skills more than others, whatever she says."""
    roles = kit["roles"]
    body = _among(tray, roles["body"])
    if learner["body"] and len(body) > 0:
        return body[0]
    out = _among(tray, roles[learner["close"]])
    if state["n"]["turn"] >= min(14, kit["talk"]["close_at"]) and len(out) > 0:
        return out[0]
    quiet = _among(tray, _both(roles["wait"], roles["nod"]))
    pool = []
    for name in four if len(four) > 0 else quiet if len(quiet) > 0 else tray:
        pool.append(name)
    for name in quiet:
        if _liking(kit, name, learner["table"]) > 0 and roll(luck) < 0.25:
            pool.append(name)
    values = []
    for name in pool:
        values.append(_liking(kit, name, learner["table"]))
    return with_most(pool, values, luck)


def _by_looks(kit: dict, learner: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose by what stands there, without reading: length, place, a question mark, soft words."""
    out = _ways_out(kit, tray)
    if state["n"]["turn"] >= kit["talk"]["close_at"] and len(out) > 0:
        return one_by_chance(out, luck)
    if len(four) == 0:
        return one_by_chance(tray, luck)
    if learner["kind"] == "place":
        return four[0] if learner["place"] == 0 else four[len(four) - 1]
    values = []
    for name in four:
        values.append(learner["sign"] * kit["marks"][learner["mark"]][name])
    return with_most(four, values, luck)


def _by_chance(kit: dict, learner: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose any; ``random`` closes late, ``random_any`` perhaps at once."""
    if learner["kind"] == "random_any":
        return one_by_chance(_both(four, tray), luck)
    out = _ways_out(kit, tray)
    early = state["n"]["turn"] < kit["talk"]["close_at"] - 2
    if len(four) > 0 and (early or roll(luck) > 0.25):
        return one_by_chance(_both(four, _not_among(tray, out)), luck)
    return one_by_chance(out if len(out) > 0 else tray, luck)


def _place_in(order: list, name: str) -> int:
    """Return the place of a name in the expert's order; 60 for what is not in it."""
    for i in range(len(order)):
        if order[i] == name:
            return i
    return 60


def _expert_rank(kit: dict, state: dict, name: str) -> float:
    """Return how soon the expert says a reply: her order, but she says back what she heard before she asks on; -1: not at all."""
    reply = reply_named(kit["talk"], name)
    n = state["n"]
    if band_of(state, reply) != 1 or (has_text(reply["codes"], "suggest") and agreed_plans(kit["talk"], state) >= 2):
        return -1.0
    place = _place_in(kit["expert"]["order"], name)
    if has_text(reply["codes"], "open") and n["n_reflect"] + n["n_deep"] + 2 < n["n_open"] and place > 4:
        place += 8
    return place


def _as_expert(kit: dict, state: dict, four: list, tray: list) -> str:
    """Choose as the case's file says: its order of replies, where to wait, what must be done before she closes."""
    way = kit["expert"]
    roles = kit["roles"]
    body = _among(tray, roles["body"])
    if len(body) > 0:
        return body[0]
    out = _among(tray, roles["well"])
    if len(out) > 0 and (all_hold(state, way["done"]) or state["n"]["turn"] >= way["enough_turns"]):
        return out[0]
    wait = _among(tray, roles["wait"])
    fits = state["n"]["pause"] >= 1 and len(wait) > 0
    if fits and has_text(way["wait_at"], state["last"]) and state["n"]["n_wait"] < way["most_waits"]:
        return wait[0]
    best = ""
    best_rank = 1000.0
    for name in four:
        rank = _expert_rank(kit, state, name)
        if rank >= 0 and (rank < best_rank or (rank == best_rank and name < best)):
            best = name
            best_rank = rank
    if best != "":
        return best
    nod = _among(tray, roles["nod"])
    return wait[0] if fits else nod[0] if len(nod) > 0 else four[0] if len(four) > 0 else tray[0]


def _by_skill(kit: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose any reply that helps now: knows the skills and the moment, not the case."""
    roles = kit["roles"]
    body = _among(tray, roles["body"])
    if len(body) > 0:
        return body[0]
    out = _among(tray, roles["well"])
    if state["n"]["turn"] >= kit["talk"]["close_at"] + 2 and len(out) > 0:
        return out[0]
    good = []
    for name in four:
        if band_of(state, reply_named(kit["talk"], name)) == 1:
            good.append(name)
    wait = _among(tray, roles["wait"])
    if state["n"]["pause"] >= 1 and len(wait) > 0 and roll(luck) < 0.2:
        good.append(wait[0])
    nod = _among(tray, roles["nod"])
    return one_by_chance(good if len(good) > 0 else nod if len(nod) > 0 else _both(four, tray), luck)


def _as_worst(kit: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose what costs most."""
    out = _among(tray, kit["roles"]["badly"])
    if len(out) > 0 and state["n"]["turn"] >= kit["talk"]["close_at"] - 2:
        return out[0]
    if len(four) == 0:
        return tray[0]
    values = []
    for name in four:
        reply = reply_named(kit["talk"], name)
        value = 0.0
        for code in _both(reply["codes"], moment_of(state, reply)):
            value += kit["talk"]["costs"][code]
        values.append(value)
    return with_most(four, values, luck)


def _as_curious(kit: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Choose what was said least in all talks so far, mostly of what helps, so that many doors open; goes late."""
    out = _ways_out(kit, tray)
    if len(out) > 0 and state["n"]["turn"] >= kit["talk"]["close_at"] + 2 and roll(luck) < 0.4:
        return one_by_chance(out, luck)
    pool = _both(four, _not_among(tray, out))
    good = []
    for name in pool:
        if band_of(state, reply_named(kit["talk"], name)) == 1:
            good.append(name)
    if len(good) > 0 and roll(luck) < 0.7:
        pool = good
    values = []
    for name in pool:
        values.append(0.0 - (kit["said"][name] if name in kit["said"] else 0))
    return with_most(pool, values, luck) if len(pool) > 0 else one_by_chance(tray, luck)


def choice_of(kit: dict, learner: dict, state: dict, four: list, tray: list, luck: dict) -> str:
    """Return the id of the reply that a learner says."""
    kind = learner["kind"]
    if kind == "likes":
        return _by_likes(kit, learner, state, four, tray, luck)
    if kind == "mark" or kind == "place":
        return _by_looks(kit, learner, state, four, tray, luck)
    if kind == "expert":
        return _as_expert(kit, state, four, tray)
    if kind == "helping":
        return _by_skill(kit, state, four, tray, luck)
    if kind == "worst":
        return _as_worst(kit, state, four, tray, luck)
    if kind == "curious":
        return _as_curious(kit, state, four, tray, luck)
    return _by_chance(kit, learner, state, four, tray, luck)


# ---- Talks


def play_out(kit: dict, learner: dict, start: dict, seed: int) -> dict:
    """Return a whole talk: ``picks``, the ``menus`` they come from, the ``states`` before, what ``happened``, the ``end``."""
    luck = new_luck(seed)
    state = start
    picks = []
    menus = []
    states = []
    all_happened = []
    while state["over"] == "" and len(picks) < MOST_TURNS:
        four = menu(kit["talk"], state)
        pick = choice_of(kit, learner, state, four, tray_of(kit["talk"], state), luck)
        happened = take_turn(kit["talk"], state, pick, four)
        picks.append(pick)
        menus.append(four)
        states.append(state)
        all_happened.append(happened)
        kit["said"][pick] = (kit["said"][pick] if pick in kit["said"] else 0) + 1
        state = happened["state"]
    return {"picks": picks, "menus": menus, "states": states, "happened": all_happened, "end": state}


def grid_plan(plan: dict) -> dict:
    """Return the plan of the grid that is nearest to a plan."""
    found = {"from_day": plan["from_day"]}
    found["cup_ml"] = min(MOST_CUP_ON_GRID_ML, max(0.0, CUP_STEP_ML * floor(plan["cup_ml"] / CUP_STEP_ML + 0.5)))
    found["attachment"] = floor(10.0 * plan["attachment"] + 0.5) / 10.0
    for name in ["feeds", "express", "first_day"]:
        found[name] = floor(plan[name] + 0.5)
    return found


def grid_key(plan: dict) -> str:
    """Return the name of the grid's plan nearest to a plan."""
    near = grid_plan(plan)
    key = ""
    for name in ["from_day", "cup_ml", "feeds", "express", "attachment", "first_day"]:
        key = key + fixed(near[name], 1) + " "
    return key


def end_of(kit: dict, learner: dict, seed: int) -> dict:
    """Return the last state of a first talk."""
    return play_out(kit, learner, new_conversation(kit["talk"], seed), seed)["end"]


def plans_needed(kit: dict, learner: dict, seeds: list) -> dict:
    """Return the plans at which talks end by their names on the grid, one of each."""
    found = {}
    for seed in seeds:
        plan = plan_of(kit["talk"], end_of(kit, learner, seed))
        found[grid_key(plan)] = grid_plan(plan)
    return found


def start_of(kit: dict, seed: int) -> dict:
    """Return how a talk begins: anew, or as the return visit after a first talk by ``kit["before"]``."""
    if "before" not in kit:
        return new_conversation(kit["talk"], seed)
    before = kit["before"]
    end = end_of(before["kit"], before["learner"], seed)
    milk = before["grid"][grid_key(plan_of(before["kit"]["talk"], end))]
    return new_visit(kit["talk"], end, readouts_of(before["kit"]["talk"], end, milk), seed)


# ---- Counting


def _count(counts: dict, name: str) -> None:
    """Count a name once more."""
    counts[name] = (counts[name] if name in counts else 0) + 1


def _count_menu(kit: dict, found: dict, state: dict, four: list) -> None:
    """Count what a menu offers; of a whole one also which place and how many words helping and tempting replies have."""
    for i in range(len(four)):
        _count(found["offered"], four[i])
        if len(four) == 4:
            band = band_of(state, reply_named(kit["talk"], four[i]))
            words = int(kit["marks"]["words"][four[i]])
            _count(found["words"], f"{band} {words}")
            _count(found["place"], f"{band} {i}")


def _count_turn(kit: dict, found: dict, happened: dict, pick: str) -> None:
    """Count what was said and told in a turn."""
    _count(found["said"], pick)
    if "id" in happened["line"]:
        name = happened["line"]["id"]
        _count(found["lines"], name)
        if name == kit["talk"]["silence"]["id"]:
            _count(found["silent"], pick)
    if "id" in happened["extra"]:
        _count(found["lines"], happened["extra"]["id"])
    for fact in happened["new"]:
        _count(found["facts"], fact)


def talk_row(kit: dict, talk_played: dict) -> dict:
    """Return what is kept of one talk."""
    end = talk_played["end"]
    turns = 0
    edge = 0
    longest_edge = 0
    for i in range(len(talk_played["picks"])):
        if reply_named(kit["talk"], talk_played["picks"][i])["turns"] > 0:
            turns += 1
        trust = talk_played["happened"][i]["state"]["n"]["trust"]
        edge = edge + 1 if trust <= 0.0 or trust >= 100.0 else 0
        longest_edge = max(longest_edge, edge)
    row = {"points": score_of(kit["talk"], end)["points"], "turns": turns, "found": end["n"]["found"], "over": end["over"]}
    row["safe"] = 1 if end["n"][kit["talk"]["safety"]] >= 1 else 0
    row["trust"] = end["n"]["trust"]
    row["edge"] = longest_edge
    row["cup_ml"] = plan_of(kit["talk"], end)["cup_ml"] if "look_day" in kit["talk"]["model"] else 0.0
    row["opening"] = talk_played["states"][0]["last"]
    return row


def tally(kit: dict, learner: dict, seeds: list) -> dict:
    """Return what is counted of the talks of a learner, one for each seed."""
    rows = []
    found = {}
    for name in ["offered", "said", "lines", "facts", "endings", "silent", "words", "place"]:
        found[name] = {}
    for seed in seeds:
        one = play_out(kit, learner, start_of(kit, seed), seed)
        for i in range(len(one["picks"])):
            _count_menu(kit, found, one["states"][i], one["menus"][i])
            _count_turn(kit, found, one["happened"][i], one["picks"][i])
        endings = endings_of(kit["talk"], one["end"])
        for group in endings:
            _count(found["endings"], group + ":" + endings[group])
        rows.append(talk_row(kit, one))
    found["rows"] = rows
    return found


def visits(kit: dict, learner: dict, seeds: list, grid: dict) -> dict:
    """Return how often each line of a next visit that is only shown comes, and the milk, in mL a day, of each talk."""
    lines = {}
    milk_ml = []
    cup_ml = []
    gain = []
    for seed in seeds:
        end = end_of(kit, learner, seed)
        plan = plan_of(kit["talk"], end)
        numbers = readouts_of(kit["talk"], end, grid[grid_key(plan)])
        line = visit_line(kit["talk"], end, numbers)
        if "id" in line:
            _count(lines, line["id"])
        milk_ml.append(numbers["v_milk"])
        cup_ml.append(numbers["v_cup"])
        gain.append(numbers["v_gain"])
    return {"lines": lines, "milk_ml": milk_ml, "cup_ml": cup_ml, "gain": gain}


# ---- The same in both runtimes


def trace_of(kit: dict, seed: int) -> dict:
    """Return all that comes of a talk at random, to be compared between runtimes: choices, and every number that is not 0."""
    one = play_out(kit, {"kind": "random_any"}, start_of(kit, seed), seed)
    numbers = {}
    for name in one["end"]["n"]:
        if one["end"]["n"][name] != 0:
            numbers[name] = one["end"]["n"][name]
    found = {"picks": one["picks"], "over": one["end"]["over"], "last": one["end"]["last"], "n": numbers}
    found["endings"] = endings_of(kit["talk"], one["end"])
    found["points"] = score_of(kit["talk"], one["end"])["points"]
    return found


def traces(kit: dict, seeds: list) -> list:
    """Return the traces of talks at random."""
    found = []
    for seed in seeds:
        found.append(trace_of(kit, seed))
    return found


# ---- The two halves of a pair


def can_be_played(kit: dict, picks: list) -> dict:
    """Return how far a written list of replies can be played.

    ``stops``: the reply that does not fit, or nothing; ``over``, ``points``: how it ended. What is written need not be on the
    menu: it must be sayable then.
    """
    state = copy_conversation(new_conversation(kit["talk"], 1))
    for name in picks:
        reply = reply_named(kit["talk"], name)
        fresh = reply["again"] or state["n"]["s_" + name] < 1
        if state["over"] != "" or not fresh or not all_hold(state, reply["when"]):
            return {"stops": name, "over": state["over"], "points": score_of(kit["talk"], state)["points"]}
        state = take_turn(kit["talk"], state, name, [])["state"]
    return {"stops": "", "over": state["over"], "points": score_of(kit["talk"], state)["points"]}
