"""Conversations in which she answers: what can be said now, what she says to it, and what remains of it.

A talk is plain data, made from a case's file by ``lactation.content.talks.talk_of``. A state is ``{"last", "topic", "seed",
"over", "n"}``: her last line, what the talk is about, the number that scatters, how it ended (``closed``, ``door``, ``time``, or
nothing yet), and one flat dict of numbers. Every name in that dict is there from the start, at 0:

- the gauges ``trust``, ``worry``, ``belief`` (in what is not so), ``sure`` (of herself), ``load``, ``tired``: 0 to 100;
- ``f_x`` a fact told, ``s_x`` a reply said, ``b_x`` a line spoken: the turn, or 0;
- ``o_x`` how often a reply was offered and passed over, ``n_x`` how often a skill was used, ``a_x`` an action agreed (0, 0.5, 1);
- ``turn``, ``minutes``, ``heard`` (times she was listened to), ``found`` (facts), ``closed_run`` (closed questions in a row),
  ``grudge`` (turns for which gains of trust still count half), ``pause`` (1 where she trails off, so that silence fits);
- whatever else the case counts.

There are no dice: a talk is its seed and its list of choices, so taking back is playing again (``talk_again``).
"""

from math import floor

GAUGES = ["trust", "worry", "belief", "sure", "load", "tired"]
LISTENING_SKILLS = ["open", "reflect", "deep", "empathy", "interest", "wait"]
HELPING_SKILLS = [
    "nonverbal", "wait", "interest", "open", "reflect", "deep", "empathy", "accept", "praise", "help", "permission", "info",
    "check", "suggest", "summary", "follow", "refer",
]  # fmt: skip
ERROR_CODES = [
    "judge", "order", "dismiss", "self", "lecture", "pile", "harm", "promise", "touch", "overhead", "scare", "vague", "too_soon",
    "streak", "awkward",
]  # fmt: skip
MOMENT_CODES = ["too_soon", "streak", "awkward"]  # what the moment makes of a reply
GRUDGE_CODES = ["judge", "touch", "overhead", "scare"]  # she remembers these for some turns
GRUDGE_TURNS = 3
CLOSED_IN_A_ROW = 3
EASY_ROOM = 55.0  # with more room than this below 100, trust and sureness grow by the full step
TIRED_EACH_TURN = 0.5
MENU_SIZE = 4
MENU_BANDS = [1, -1, 0, -1, 1, 1, -1, 0]  # after the first helping replies, in this order until there are four
TO_FIT_TOPIC = 4.0
TO_FIT_LINE = 5.0
TO_FIT_STAGE = 2.0
LISTEN_UNTIL_HEARD = 4
LOOK_UNTIL_FOUND = 6
PRIME = 2147483647  # of the scatter: products stay below 2^53, so both runtimes agree


def has_text(items: list, item: str) -> bool:
    """Return whether a text stands in a list."""
    for one in items:
        if one == item:
            return True
    return False


def shares_text(some: list, others: list) -> bool:
    """Return whether two lists have a text in common."""
    for one in some:
        if has_text(others, one):
            return True
    return False


def kept_within(value: float, low: float, high: float) -> float:
    """Return the value, or the nearer end of the range."""
    return min(high, max(low, value))


# ---- Conditions


def condition_holds(state: dict, one: list) -> bool:
    """Return whether one condition ``[name, op, value]`` holds: ``>=``, ``<``, ``=``, ``just`` a line, or ``topic``."""
    if one[1] == "just":
        return state["last"] == one[2]
    if one[1] == "topic":
        return state["topic"] == one[2]
    have = state["n"][one[0]]
    if one[1] == ">=":
        return have >= one[2]
    if one[1] == "<":
        return have < one[2]
    return have == one[2]


def _one_holds(state: dict, ones: list) -> bool:
    """Return whether at least one of these conditions holds."""
    for one in ones:
        if condition_holds(state, one):
            return True
    return False


def all_hold(state: dict, when: list) -> bool:
    """Return whether all conditions hold. A list of conditions inside the list means: one of these."""
    for one in when:
        if isinstance(one[0], list):
            if not _one_holds(state, one):
                return False
        elif not condition_holds(state, one):
            return False
    return True


# ---- The state


def new_conversation(talk: dict, seed: int) -> dict:
    """Return the state before the first turn; ``seed``, a whole number from 1, scatters the menus."""
    numbers = {}
    for name in talk["names"]:
        numbers[name] = 0
    for name in talk["start"]:
        numbers[name] = talk["start"][name]
    return {"last": talk["first"], "topic": talk["first_topic"], "seed": seed, "over": "", "n": numbers}


def new_visit(talk: dict, before: dict, readouts: dict, seed: int) -> dict:
    """Return the state before the first turn of a return visit.

    ``before`` is the end of the first talk. ``talk["carry"]`` has rows ``[name, name then, times, plus]``: trust is kept in part
    and not whole. ``readouts`` are the model's numbers and the shares done (``readouts_of``). The opening is the first of
    ``talk["openings"]`` that holds.
    """
    state = new_conversation(talk, seed)
    numbers = state["n"]
    for row in talk["carry"]:
        value = row[2] * before["n"][row[1]] + row[3]
        numbers[row[0]] = kept_within(value, 0, 100) if has_text(GAUGES, row[0]) else value
    for name in readouts:
        numbers[name] = readouts[name]
    for line in talk["openings"]:
        if state["last"] == talk["first"] and all_hold(state, line["when"]):
            state["last"] = line["id"]
            state["topic"] = line["topic"]
            numbers["pause"] = line["pause"]
            numbers["b_" + line["id"]] = 1
            apply_effect(state, line["effect"])
    return state


def copy_conversation(state: dict) -> dict:
    """Return a copy that shares nothing."""
    numbers = {}
    for name in state["n"]:
        numbers[name] = state["n"][name]
    return {"last": state["last"], "topic": state["topic"], "seed": state["seed"], "over": state["over"], "n": numbers}


def apply_effect(state: dict, effect: dict) -> None:
    """Add to gauges, within 0 to 100 (a grudge halves gains of trust); set everything else."""
    numbers = state["n"]
    for name in effect:
        change = effect[name]
        if has_text(GAUGES, name):
            if change > 0 and (name == "trust" or name == "sure"):
                change = change * min(1.0, (100.0 - numbers[name]) / EASY_ROOM)  # the last steps are the slowest
                if name == "trust" and numbers["grudge"] > 0:
                    change = 0.5 * change
            numbers[name] = kept_within(numbers[name] + change, 0, 100)
        else:
            numbers[name] = change


# ---- What can be said now


def moment_of(state: dict, reply: dict) -> list:
    """Return what the moment makes of a reply: too soon, one closed question too many, a silence that does not fit."""
    found = []
    numbers = state["n"]
    advises = has_text(reply["codes"], "info") or has_text(reply["codes"], "suggest")
    if advises and not all_hold(state, reply["needs"]):
        found.append("too_soon")
    if has_text(reply["codes"], "closed") and numbers["closed_run"] + 1 >= CLOSED_IN_A_ROW:
        found.append("streak")
    if has_text(reply["codes"], "wait") and numbers["pause"] < 1:
        found.append("awkward")
    return found


def band_of(state: dict, reply: dict) -> int:
    """Return 1 if the reply helps at this moment, -1 if it tempts, 0 if it is neither."""
    if shares_text(reply["codes"], ERROR_CODES) or len(moment_of(state, reply)) > 0:
        return -1
    return 1 if shares_text(reply["codes"], HELPING_SKILLS) else 0


def scatter(seed: int, turn: int, place: int) -> int:
    """Return a number that orders replies without telling anything."""
    value = (seed * 7919 + turn * 104729 + place * 15485863 + 12345) % PRIME
    for _ in range(4):
        value = (value * 16807 + floor(value / 127773) * (value % 127773)) % PRIME
    return value


def stage_of(state: dict) -> str:
    """Return where the talk stands: ``greet``, ``listen``, ``look`` or ``plan``. It forbids nothing."""
    numbers = state["n"]
    if numbers["turn"] < 1:
        return "greet"
    if numbers["heard"] < LISTEN_UNTIL_HEARD:
        return "listen"
    if numbers["found"] < LOOK_UNTIL_FOUND:
        return "look"
    return "plan"


def fit_of(state: dict, reply: dict) -> float:
    """Return how well a reply fits what was just said; less with each time it was passed over."""
    fit = reply["weight"]
    if has_text(reply["follows"], state["last"]):
        fit += TO_FIT_LINE
    if has_text(reply["about"], state["topic"]):
        fit += TO_FIT_TOPIC
    if reply["stage"] == stage_of(state):
        fit += TO_FIT_STAGE
    return fit - min(4, 2 * state["n"]["o_" + reply["id"]])


def available(talk: dict, state: dict, tray: bool) -> list:
    """Return the replies that could be said now; ``tray``: those that always stand below the four."""
    found = []
    for reply in talk["replies"]:
        fresh = reply["again"] or state["n"]["s_" + reply["id"]] < 1
        if reply["tray"] == tray and fresh and all_hold(state, reply["when"]):
            found.append(reply)
    return found


def _pool_of(talk: dict, state: dict) -> list:
    """Return the replies among which the menu chooses, with band, fit and what orders them."""
    turn = state["n"]["turn"]
    pool = []
    for reply in available(talk, state, False):
        one = {"id": reply["id"], "band": band_of(state, reply), "fit": fit_of(state, reply)}
        one["tie"] = scatter(state["seed"], turn, reply["place"])
        one["order"] = scatter(state["seed"] + 17, turn, reply["place"])
        pool.append(one)
    return pool


def _best_of(pool: list, band: int, taken: list) -> dict:
    """Return the reply of a band that fits best and is not taken (ties by the scatter), or an empty dict."""
    best = {}
    best_fit = -100.0
    best_tie = 0
    for one in pool:
        if one["band"] == band and not has_text(taken, one["id"]):
            if one["fit"] > best_fit or (one["fit"] == best_fit and one["tie"] > best_tie):
                best = one
                best_fit = one["fit"]
                best_tie = one["tie"]
    return best


def menu(talk: dict, state: dict) -> list:
    """Return the ids of up to four replies: one to three that help, then those that tempt, in an order that tells nothing."""
    pool = _pool_of(talk, state)
    draw = scatter(state["seed"], state["n"]["turn"], 1000) % 6
    helping = 1 if draw < 1 else 2
    if draw > 3:
        helping = 3
    taken = []
    orders = []
    step = 0
    while len(taken) < MENU_SIZE and step < helping - 1 + len(MENU_BANDS):
        best = _best_of(pool, 1 if step < helping else MENU_BANDS[step - helping + 1], taken)
        if "id" in best:
            taken.append(best["id"])
            orders.append(best["order"])
        step += 1
    return _by_order(taken, orders)


def _by_order(names: list, orders: list) -> list:
    """Return names in the order of their numbers, the lowest first; both lists are changed."""
    for i in range(len(names)):
        at = i
        while at > 0 and orders[at - 1] > orders[at]:
            name = names[at]
            order = orders[at]
            names[at] = names[at - 1]
            orders[at] = orders[at - 1]
            names[at - 1] = name
            orders[at - 1] = order
            at -= 1
    return names


def tray_of(talk: dict, state: dict) -> list:
    """Return the ids of the replies that stand below the four now."""
    names = []
    for reply in available(talk, state, True):
        names.append(reply["id"])
    return names


def reply_named(talk: dict, name: str) -> dict:
    """Return a reply by its id."""
    return talk["replies"][talk["places"][name]]


# ---- Her answer


def _salience(state: dict, line: dict, closeness: float, codes: list) -> float:
    """Return how well a line of hers answers, or -1 if it does not. ``closeness``: 40 for this very reply, 12 for its topic."""
    used = state["n"]["b_" + line["id"]] > 0
    if used and not line["again"]:
        return -1.0
    score = line["weight"] + closeness
    if len(line["by"]) > 0:
        if not shares_text(line["by"], codes):
            return -1.0
        score += 6
        for moment in MOMENT_CODES:
            if has_text(line["by"], moment) and has_text(codes, moment):
                score += 20
    if not all_hold(state, line["when"]):
        return -1.0
    score += 2 * len(line["when"])
    return score - 3 if used else score  # heard before: something fresh goes first


def answer_of(talk: dict, state: dict, reply: dict, codes: list) -> dict:
    """Return the line of hers that answers best; of equals the first in the file; where none answers, her silence.

    ``reply["lines"]`` holds, from the build, every line that may answer it: ``[its number, closeness]``.
    """
    best = talk["silence"]
    best_score = -1.0
    for pair in reply["lines"]:
        score = _salience(state, talk["lines"][pair[0]], pair[1], codes)
        if score > best_score:
            best = talk["lines"][pair[0]]
            best_score = score
    return best


def _speak(state: dict, line: dict) -> list:
    """Let a line be spoken: what it tells and does. Returns the facts that are new."""
    numbers = state["n"]
    fresh = []
    for fact in line["tells"]:
        if numbers[fact] < 1:
            numbers[fact] = numbers["turn"]
            numbers["found"] += 1
            fresh.append(fact)
    apply_effect(state, line["effect"])
    numbers["b_" + line["id"]] = numbers["turn"]
    if line["topic"] != "":
        state["topic"] = line["topic"]
    return fresh


def _use_codes(talk: dict, state: dict, codes: list) -> None:
    """Let skills and errors work on her. What came too soon tells her nothing."""
    numbers = state["n"]
    early = has_text(codes, "too_soon")
    for code in codes:
        if code == "wait" and has_text(codes, "awkward"):
            continue
        numbers["n_" + code] += 1
        if has_text(LISTENING_SKILLS, code):
            numbers["heard"] += 1
        if not (early and (code == "info" or code == "suggest")):
            apply_effect(state, talk["skills"][code])


def _remember(state: dict, codes: list, counts: bool) -> None:
    """Note closed questions in a row, and a grudge that lasts some turns; ``counts``: this was a turn."""
    numbers = state["n"]
    numbers["closed_run"] = numbers["closed_run"] + 1 if has_text(codes, "closed") else 0
    if shares_text(codes, GRUDGE_CODES):
        numbers["grudge"] = GRUDGE_TURNS
    elif counts:
        numbers["grudge"] = max(0, numbers["grudge"] - 1)


def _interrupt(talk: dict, state: dict, fresh: list) -> dict:
    """Let the first interruption happen whose conditions hold, each once; an empty dict when there is none."""
    for extra in talk["interrupts"]:
        if state["n"]["b_" + extra["id"]] < 1 and all_hold(state, extra["when"]):
            for fact in _speak(state, extra):
                fresh.append(fact)
            return extra
    return {}


def _over(talk: dict, state: dict, reply: dict) -> str:
    """Return how the talk ended with this reply, or an empty text: closed by the learner, by her door, by the clock."""
    if reply["closes"]:
        return "closed"
    if state["n"]["trust"] < talk["door_below"]:
        return "door"
    return "time" if state["n"]["minutes"] >= talk["most_minutes"] else ""


def take_turn(talk: dict, before: dict, reply_id: str, offered: list) -> dict:
    """Return what follows when the learner says a reply; ``before`` stays as it was.

    ``offered`` are the ids of the menu. The answer holds the new ``state``, her ``line`` (an empty dict after what takes no
    turn, such as sitting down), an interruption (``extra``, or an empty dict), the ``codes`` of the reply with those of the
    moment, the ``new`` facts, the names of the sentences ``said`` about it, and the ``change`` of four gauges.
    """
    state = copy_conversation(before)
    numbers = state["n"]
    reply = reply_named(talk, reply_id)
    counts = reply["turns"] > 0
    codes = []
    for code in reply["codes"]:
        codes.append(code)
    for code in moment_of(before, reply):
        codes.append(code)
    numbers["turn"] += 1 if counts else 0
    for name in offered:
        if counts and name != reply_id:
            numbers["o_" + name] += 1
    numbers["s_" + reply_id] = max(1, numbers["turn"])
    numbers["minutes"] += reply["minutes"]
    _use_codes(talk, state, codes)
    _remember(state, codes, counts)
    apply_effect(state, reply["effect"])
    line = {}
    extra = {}
    fresh = []
    if counts:
        numbers["tired"] = kept_within(numbers["tired"] + TIRED_EACH_TURN, 0, 100)
        line = answer_of(talk, state, reply, codes)
        numbers["pause"] = line["pause"]
        fresh = _speak(state, line)
        state["last"] = line["id"]
        state["over"] = _over(talk, state, reply)
        if state["over"] == "":  # nothing happens after the last word
            extra = _interrupt(talk, state, fresh)
            state["over"] = _over(talk, state, reply)
    change = {}
    for name in ["trust", "worry", "belief", "sure"]:
        change[name] = numbers[name] - before["n"][name]
    said = _feedback(before, codes, fresh, change)
    return {"state": state, "line": line, "extra": extra, "codes": codes, "new": fresh, "said": said, "change": change}


# ---- What is said about a turn


def _named_code(codes: list) -> str:
    """Return by which code a reply is called: what the moment made of it, then an error, then a skill; empty if none."""
    name = codes[0] if len(codes) > 0 else ""
    for code in codes:
        if has_text(HELPING_SKILLS, code):
            name = code
            break
    for code in codes:
        if has_text(ERROR_CODES, code):
            name = code
            break
    for code in MOMENT_CODES:
        if has_text(codes, code):
            name = code
    return name


def _did(change: dict, fresh: list) -> str:
    """Return the name of the sentence about what a reply did to her, or an empty text when little is to be seen."""
    if len(fresh) > 0:
        return "did_told" if change["trust"] >= 0 else "did_told_closed"
    if change["trust"] <= -5:
        return "did_closed"
    if change["belief"] <= -8:
        return "did_insight"
    if change["sure"] >= 6:
        return "did_surer"
    if change["worry"] <= -5:
        return "did_eased"
    if change["worry"] >= 5:
        return "did_worried"
    return "did_opened" if change["trust"] >= 4 else ""


def _feedback(before: dict, codes: list, fresh: list, change: dict) -> list:
    """Return the names of one or two sentences: the skill (with its meaning, ``_first``, at its first use), and what it did."""
    names = []
    code = _named_code(codes)
    if code != "":
        names.append("skill_" + code + ("_first" if before["n"]["n_" + code] < 1 else ""))
    did = _did(change, fresh)
    if did != "":
        names.append(did)
    return names


# ---- Playing again


def can_say(talk: dict, state: dict, name: str) -> bool:
    """Return whether a reply is offered now, among the four or below them."""
    return state["over"] == "" and (has_text(menu(talk, state), name) or has_text(tray_of(talk, state), name))


def talk_again(talk: dict, start: dict, picks: list) -> dict:
    """Return a talk as it goes with these choices: the ``states`` (one before each turn and the last), and the ``turns``.

    It stops before a choice that is not offered then, as in a case that was changed since: there are as many turns as fit.
    """
    states = [start]
    turns = []
    for name in picks:
        state = states[len(states) - 1]
        if not can_say(talk, state, name):
            break
        happened = take_turn(talk, state, name, menu(talk, state))
        turns.append(happened)
        states.append(happened["state"])
    return {"states": states, "turns": turns}
