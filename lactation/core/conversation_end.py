"""What a conversation comes to: endings, the points, the facts that were missed, and her clearest reactions.

No turn has points of its own. What is agreed counts as far as she will do it.
"""

from lactation.core.conversation import ERROR_CODES, HELPING_SKILLS, all_hold, has_text, kept_within, reply_named, shares_text

MOST_MINUS = 20.0
ADHERE_BASE = 0.05
ADHERE_TRUST = 0.006  # each point of trust
ADHERE_SURE = 0.0035  # each point of sureness
ADHERE_CHECKED = 0.1
ADHERE_EACH_BEYOND_TWO = 0.2
OPEN_SHARE_WANTED = 0.6
REFLECTIONS_PER_QUESTION_WANTED = 0.7
SAFETY_MISSED_CAP = 60
UNSAFE_AGREED_CAP = 55
FACT_COUNTS = 6.0  # for how clear a reaction is, beside points of trust
GAUGE_COUNTS = 0.5
WORTH_COUNTS = 4.0
NO_DOOR = {"reply": "", "line": "", "after": "", "trust": 0, "when": []}  # of a fact that nothing tells


def agreed_plans(talk: dict, state: dict) -> int:
    """Return how many suggestions are agreed."""
    count = 0
    for name in talk["actions"]:
        if talk["actions"][name]["counts"] and state["n"]["a_" + name] > 0:
            count += 1
    return count


def share_done(talk: dict, state: dict, action: str) -> float:
    """Return which share of an agreed action is done at home, 0 to 1.

    Trust and sureness carry it, effort and too many plans cost. A rule of the story, not measured.
    """
    numbers = state["n"]
    share = ADHERE_BASE + ADHERE_TRUST * numbers["trust"] + ADHERE_SURE * numbers["sure"]
    if numbers["n_check"] > 0:
        share += ADHERE_CHECKED
    too_many = max(0, agreed_plans(talk, state) - 2)
    share = share - ADHERE_EACH_BEYOND_TWO * too_many - talk["actions"][action]["effort"] * numbers["tired"] / 100.0
    return numbers["a_" + action] * kept_within(share, 0, 1)


def ending_of(state: dict, endings: list) -> str:
    """Return the id of the first ending whose conditions hold; an empty text if none does."""
    for one in endings:
        if all_hold(state, one["when"]):
            return one["id"]
    return ""


def endings_of(talk: dict, state: dict) -> dict:
    """Return the id of the ending of each list of endings by the list's name."""
    found = {}
    for group in talk["endings"]:
        found[group] = ending_of(state, talk["endings"][group])
    return found


# ---- The points


def _listening_of(talk: dict, n: dict, questions: float, reflections: float) -> float:
    """Return the points for listening, 0 to 36."""
    wanted = talk["wanted"]
    spoken = min(1.0, questions / wanted["questions"])
    points = 10.0 * spoken * min(1.0, _per(n["n_open"], questions) / OPEN_SHARE_WANTED)
    points += 10.0 * min(1.0, reflections / wanted["reflections"])
    points += 5.0 * spoken * min(1.0, _per(reflections, questions) / REFLECTIONS_PER_QUESTION_WANTED)
    points += 6.0 * min(1.0, n["n_empathy"] / wanted["empathy"])
    return points + 2.0 * min(2, n["n_nonverbal"]) + min(1, n["n_wait"])


def _per(count: float, all_of_them: float) -> float:
    """Return a share; 0 of nothing."""
    return count / all_of_them if all_of_them > 0 else 0.0


def _support_of(talk: dict, n: dict, suggestions: int) -> float:
    """Return the points for support, 0 to 24: one or two suggestions are better than three, and more are no help."""
    points = 5.0 * min(1, n["n_accept"]) + 6.0 * min(1.0, n["n_praise"] / talk["wanted"]["praise"])
    points += 4.0 * min(1, n["n_permission"]) + 3.0 * min(1, n["n_check"])
    if suggestions == 1 or suggestions == 2:
        return points + 6.0
    return points + 3.0 if suggestions == 3 else points


def _outcome_of(talk: dict, state: dict) -> float:
    """Return the points for what becomes of it, 0 to 25: nobody is lost, something sound is done, a day is agreed."""
    best = 0.0
    for name in talk["actions"]:
        if talk["actions"][name]["sound"]:
            best = max(best, share_done(talk, state, name))
    return 14.0 * state["n"][talk["safety"]] + 10.0 * best + 1.0 * min(1, state["n"]["n_follow"])


def _cap_of(talk: dict, n: dict) -> int:
    """Return the most points there can be: less when the danger was missed, or something unsafe agreed."""
    cap = 100 if n[talk["safety"]] >= 1 else SAFETY_MISSED_CAP
    for name in talk["actions"]:
        if talk["actions"][name]["unsafe"] and n["a_" + name] > 0:
            cap = min(cap, UNSAFE_AGREED_CAP)
    return cap


def score_of(talk: dict, state: dict) -> dict:
    """Return the points shown at the end, their ``cap`` and parts, and the ratios behind them.

    ``listening`` (of 36), ``support`` (24), ``finding`` (15), ``outcome`` (25), less ``minus`` (at most 20). ``open_share`` of
    the questions, ``ratio`` of reflections per question.
    """
    n = state["n"]
    questions = n["n_open"] + n["n_closed"]
    reflections = n["n_reflect"] + n["n_deep"]
    suggestions = agreed_plans(talk, state)
    found = {"questions": questions, "reflections": reflections, "suggestions": suggestions, "cap": _cap_of(talk, n)}
    found["open_share"] = _per(n["n_open"], questions)
    found["ratio"] = _per(reflections, questions)
    found["listening"] = _listening_of(talk, n, questions, reflections)
    found["support"] = _support_of(talk, n, suggestions)
    found["finding"] = 15.0 * min(1.0, n["found"] / talk["facts_wanted"])
    found["outcome"] = _outcome_of(talk, state)
    minus = 0.0
    for code in ERROR_CODES:
        minus += talk["costs"][code] * n["n_" + code]
    found["minus"] = min(MOST_MINUS, minus)
    points = found["listening"] + found["support"] + found["finding"] + found["outcome"] - found["minus"]
    found["points"] = min(kept_within(points, 0, 100), found["cap"])
    return found


# ---- What to look at again


def _door_counts(talk: dict, state: dict, door: dict) -> float:
    """Return how well a way to a fact tells what could have been said: offered, of help, with nothing else missing."""
    if door["reply"] == "":
        return 0.0
    reply = reply_named(talk, door["reply"])
    count = 1.0 + (4.0 if state["n"]["o_" + door["reply"]] > 0 else 0.0)
    if shares_text(reply["codes"], HELPING_SKILLS) and not shares_text(reply["codes"], ERROR_CODES):
        count += 8.0
    if door["after"] == "":
        count += 2.0
    return count + (1.0 if all_hold(state, door["when"]) else 0.0)


def _way_to(state: dict, fact: str, door: dict) -> dict:
    """Return how a fact would have been told."""
    offered = state["n"]["o_" + door["reply"]] if door["reply"] != "" else 0
    found = {"fact": fact, "offered": offered}
    for name in ["reply", "line", "after", "trust"]:
        found[name] = door[name]
    return found


def missed_facts(talk: dict, state: dict) -> list:
    """Return for each fact that was not told ``{"fact", "reply", "line", "after", "trust", "offered"}``.

    ``reply`` would have opened it with her ``line``; ``after`` is the line of hers that must come just before, if one must,
    ``trust`` what it takes at least (0 to 100), ``offered`` how often the reply stood on the menu and was passed over. ``reply``
    is empty for what only an interruption tells.
    """
    missed = []
    for fact in talk["facts"]:
        if state["n"][fact] < 1:
            best = NO_DOOR
            best_count = -1.0
            for door in talk["doors"][fact]:
                count = _door_counts(talk, state, door)
                if count > best_count:
                    best = door
                    best_count = count
            missed.append(_way_to(state, fact, best))
    return missed


def found_facts(talk: dict, state: dict) -> list:
    """Return the facts that she told, in the order in which she did."""
    found = []
    for fact in talk["facts"]:
        if state["n"][fact] >= 1:
            found.append(fact)
            at = len(found) - 1
            while at > 0 and state["n"][found[at - 1]] > state["n"][found[at]]:
                earlier = found[at - 1]
                found[at - 1] = found[at]
                found[at] = earlier
                at -= 1
    return found


def _clearness(talk: dict, happened: dict) -> float:
    """Return how clearly she reacted to a turn, in points of trust."""
    change = happened["change"]
    counts = abs(change["trust"]) + FACT_COUNTS * len(happened["new"])
    for name in ["worry", "belief", "sure"]:
        counts += GAUGE_COUNTS * abs(change[name])
    return counts + (WORTH_COUNTS if has_text(talk["worth"], happened["line"]["id"]) else 0.0)


def clearest_reactions(talk: dict, turns: list, most: int) -> list:
    """Return the places of her ``most`` clearest reactions among the turns of a talk (``take_turn``), in their order."""
    places = []
    counts = []
    for i in range(len(turns)):
        if "id" not in turns[i]["line"]:
            continue  # what takes no turn
        count = _clearness(talk, turns[i])
        places.append(i)
        counts.append(count)
        at = len(places) - 1
        while at > 0 and counts[at - 1] < count:
            counts[at] = counts[at - 1]
            places[at] = places[at - 1]
            at -= 1
        counts[at] = count
        places[at] = i
    clearest = []
    for i in range(len(turns)):
        for k in range(min(most, len(places))):
            if places[k] == i:
                clearest.append(i)
    return clearest
