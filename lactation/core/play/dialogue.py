"""Dialogue: a talk in which she answers. Every try stays; one can go back to any moment of it and try another.

Spec: ``item``, ``version`` (of the case), ``talk`` (the case, for ``core/conversation.py``), ``own`` (own words asked for after
a line, by its id: what ``core/own_words.py`` needs), ``hands_on`` (names of numbers that a return visit asks for), ``before`` (of
a return visit: the item of the first talk; otherwise nothing) and ``readouts`` (names of what it begins with), ``parameters`` (of
the model); and what ``core/talk_view.py`` shows.

Where the learner stands is the list of replies from the beginning, the path. A path that the record holds is a try; the last
one is where she stands. So two records merge into one tree, and a reply that a changed case no longer offers is passed over.
"""

from lactation.core.conversation import menu, new_conversation, new_visit, take_turn, tray_of
from lactation.core.conversation_end import score_of
from lactation.core.conversation_milk import plan_of, readouts_of, visit_settings
from lactation.core.own_words import own_do, own_start
from lactation.core.play.kept import about, one_of_these, quiet
from lactation.core.record import is_count
from lactation.core.scenes.simulator import simulator_run, simulator_show
from lactation.core.talk_view import talk_view

MOST_TALKS = 100000


def dialogue_start(spec: dict, kept: list) -> dict:
    """Return the state: the talk as it stands in the record, or a new one."""
    last = {}
    number = 0
    older = False  # the first talk came to another end since: a return visit begins anew
    for event in kept:
        if _is_path(spec, event, "talk"):
            last = event
            number = max(number, event["seed"])
            older = False
        elif _hands_over(spec, event):
            older = True
    changed = "version" in last and last["version"] != spec["version"]
    same = "version" in last and not changed and not older
    seed = last["seed"] if same else number + 1
    state = _begun(spec, seed, _before(spec, kept, seed if same else 0))
    state["changed"] = changed
    state["stored"] = same
    for event in kept:
        _take_up(spec, state, event)
        if _is_path(spec, event, "talk"):
            state["moved"] = state["moved"] + 1
    for line in spec["own"]:
        state["own"][line] = own_start(spec["own"][line], kept)
    return state


def _is_path(spec: dict, event: dict, kind: str) -> bool:
    """Return whether what the record holds says where somebody stood in this talk, or that it ended there."""
    if not about(event, kind, spec["item"]) or "path" not in event or "seed" not in event or "version" not in event:
        return False
    if not isinstance(event["path"], list) or not isinstance(event["version"], str) or not is_count(event["seed"], MOST_TALKS):
        return False
    for one in event["path"]:
        if not isinstance(one, str):
            return False
    return True


def _before(spec: dict, kept: list, seed: int) -> dict:
    """Return what a return visit starts from: what it once began with, or the last end of the first talk; or nothing."""
    found = {}
    if spec["before"] == "":
        return found
    for event in kept:
        if _hands_over(spec, event) and seed < 1:
            found = event["hands_on"]
        elif _is_path(spec, event, "talk") and event["seed"] == seed and event["version"] == spec["version"] and _hands_on(event):
            found = event["hands_on"]
    return found


def _hands_over(spec: dict, event: dict) -> bool:
    """Return whether what the record holds is an end of the first talk, from which a return visit can begin."""
    return spec["before"] != "" and about(event, "end", spec["before"]) and _hands_on(event)


def _hands_on(event: dict) -> bool:
    """Return whether an event holds the numbers that one talk hands to the next."""
    if "hands_on" not in event or not isinstance(event["hands_on"], dict):
        return False
    for name in event["hands_on"]:
        if not isinstance(event["hands_on"][name], (int, float)):
            return False
    return True


def _begun(spec: dict, seed: int, before: dict) -> dict:
    """Return the state at the beginning of a talk."""
    first = _first_moment(spec, seed, before)
    state = quiet({"seed": seed, "nodes": [], "at": 0, "own": {}, "closing": False, "ended": {}, "before": before})
    state["moved"] = 0  # how often where she stands was kept: what tells the page that something new is shown
    state["told_end"] = -1  # the end that was kept last
    state["waits"] = spec["before"] != "" and not _has_any(before)
    state["changed"] = False
    state["stored"] = False
    state["nodes"].append(_node(-1, "", {"state": first, "line": {}, "extra": {}, "said": []}))
    return state


def _has_any(values: dict) -> bool:
    """Return whether a dict holds anything."""
    for name in values:
        return name != ""
    return False


def _first_moment(spec: dict, seed: int, before: dict) -> dict:
    """Return the conversation before the first turn; a return visit begins with what the talk before it left."""
    if spec["before"] == "":
        return new_conversation(spec["talk"], seed)
    then = {}
    for row in spec["talk"]["carry"]:
        then[row[1]] = before[row[1]] if row[1] in before else 0
    readouts = {}
    for name in spec["readouts"]:
        readouts[name] = before[name] if name in before else 0
    return new_visit(spec["talk"], {"n": then}, readouts, seed)


def _node(up: int, reply: str, turn: dict) -> dict:
    """Return a moment: the one before it, the reply that led here, what came of it, and which of its tries is the latest."""
    return {"up": up, "reply": reply, "turn": turn, "next": -1, "offered": False, "menu": [], "tray": [], "week": {}}


def _offer(spec: dict, state: dict, at: int) -> dict:
    """Return the moment ``at``, with what can be said there worked out."""
    node = state["nodes"][at]
    if not node["offered"]:
        node["offered"] = True
        if node["turn"]["state"]["over"] == "":
            node["menu"] = menu(spec["talk"], node["turn"]["state"])
            node["tray"] = tray_of(spec["talk"], node["turn"]["state"])
    return node


def _child(state: dict, at: int, reply: str) -> int:
    """Return the moment to which a reply led before; -1 when it was not tried."""
    for i in range(len(state["nodes"])):
        if state["nodes"][i]["up"] == at and state["nodes"][i]["reply"] == reply:
            return i
    return -1


def _step(spec: dict, state: dict, at: int, reply: str) -> int:
    """Return the moment after a reply, made where it is new; -1 where it is not offered."""
    to = _child(state, at, reply)
    if to < 0:
        node = _offer(spec, state, at)
        if not one_of_these(reply, node["menu"]) and not one_of_these(reply, node["tray"]):
            return -1
        state["nodes"].append(_node(at, reply, take_turn(spec["talk"], node["turn"]["state"], reply, node["menu"])))
        to = len(state["nodes"]) - 1
    state["nodes"][at]["next"] = to
    return to


def _take_up(spec: dict, state: dict, event: dict) -> None:
    """Take up what the record holds of this talk: a try, where somebody stood, or an end; of another one that it ended."""
    ends = _is_path(spec, event, "end")
    if not ends and not _is_path(spec, event, "talk"):
        return
    if event["seed"] != state["seed"] or event["version"] != spec["version"] or state["waits"]:
        if ends:
            state["ended"][str(event["seed"]) + event["version"]] = True
        return
    at = 0
    for reply in event["path"]:
        at = _step(spec, state, at, reply)
        if at < 0:
            return
    if ends:
        state["nodes"][at]["week"] = event["hands_on"] if _hands_on(event) else {}
        state["told_end"] = at
    else:
        state["at"] = at


def _path_to(state: dict, at: int) -> list:
    """Return the replies from the beginning to a moment."""
    back = []
    while at > 0:
        back.append(state["nodes"][at]["reply"])
        at = state["nodes"][at]["up"]
    path = []
    for i in range(len(back)):
        path.append(back[len(back) - 1 - i])
    return path


def dialogue_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``pick`` (of: the place of a reply) or ``one`` to ``four``, ``tray`` and ``closing`` (of: a reply), ``close`` (asks how),
    ``take`` (back), ``dot`` (of: a moment's number), ``again``; own words: ``write``, ``rest``, ``compare``, ``tick``.
    """
    quiet(state)
    if event["do"] == "pick" and one_of_these(event["of"], MENU_PLACES):
        _say_place(spec, state, int(event["of"]) - 1)
    elif event["do"] == "one":
        _say_place(spec, state, 0)
    elif event["do"] == "two":
        _say_place(spec, state, 1)
    elif event["do"] == "three":
        _say_place(spec, state, 2)
    elif event["do"] == "four":
        _say_place(spec, state, 3)
    elif event["do"] == "tray" or event["do"] == "closing":
        _say_tray(spec, state, event["of"])
    elif event["do"] == "close":
        state["closing"] = not state["closing"]
        state["focus"] = "talk"
    elif event["do"] == "take" or event["do"] == "dot":
        _go_back(spec, state, event)
    elif event["do"] == "again":
        return _anew(spec, state)
    else:
        _own_do(spec, state, event)
    return state


MENU_PLACES = ["1", "2", "3", "4"]


def _say_place(spec: dict, state: dict, place: int) -> None:
    """Say the reply in this place of the menu, where there is one."""
    node = _offer(spec, state, state["at"])
    if place < len(node["menu"]) and not state["waits"]:
        _say_it(spec, state, node["menu"][place])


def _say_tray(spec: dict, state: dict, reply: str) -> None:
    """Say or do what always stands below the four, where it can be now."""
    if one_of_these(reply, _offer(spec, state, state["at"])["tray"]) and not state["waits"]:
        _say_it(spec, state, reply)


def _say_it(spec: dict, state: dict, reply: str) -> None:
    """Say a reply: keep it, and go on to what she answers."""
    if not state["stored"]:
        _keep_at(spec, state)
    state["at"] = _step(spec, state, state["at"], reply)
    state["closing"] = False
    state["changed"] = False
    _moved(spec, state)


def _moved(spec: dict, state: dict) -> None:
    """Keep where she stands now, and show and tell it. At an end keep also that: the next visit goes on from the last one."""
    _keep_at(spec, state)
    state["focus"] = "talk"
    state["say"] = "heard"
    if state["nodes"][state["at"]]["turn"]["state"]["over"] != "" and state["told_end"] != state["at"]:
        _keep_end(spec, state)


def _keep_at(spec: dict, state: dict) -> None:
    """Keep where she stands; the first time also what this talk began with."""
    event = {"kind": "talk", "item": spec["item"], "path": _path_to(state, state["at"]), "seed": state["seed"]}
    event["version"] = spec["version"]
    if not state["stored"]:
        state["stored"] = True
        event["path"] = []
        if spec["before"] != "":
            event["hands_on"] = state["before"]
    state["keep"].append(event)
    state["moved"] = state["moved"] + 1


def _keep_end(spec: dict, state: dict) -> None:
    """Keep that the talk ended, how, and what it hands on to the week after it."""
    talk = spec["talk"]
    node = state["nodes"][state["at"]]
    now = node["turn"]["state"]
    event = {"kind": "end", "item": spec["item"], "path": _path_to(state, state["at"]), "seed": state["seed"]}
    event["version"] = spec["version"]
    event["points"] = score_of(talk, now)["points"]
    event["attempt"] = state["seed"]
    event["sure"] = None
    event["hands_on"] = node["week"] if _has_any(node["week"]) else week_after(spec, now)
    if "scene" in talk["model"]:
        event["settings"] = visit_settings(talk, plan_of(talk, now))
    for name in spec["hands_on"]:
        event["hands_on"][name] = now["n"][name]
    node["week"] = event["hands_on"]
    state["told_end"] = state["at"]
    state["keep"].append(event)


def week_after(spec: dict, now: dict) -> dict:
    """Return what the days after a talk come to (``readouts_of``), by the course's own model of an average mother."""
    if "scene" not in spec["talk"]["model"]:
        return {"told": 1}
    settings = visit_settings(spec["talk"], plan_of(spec["talk"], now))
    milk = simulator_show(settings, simulator_run(settings, spec["parameters"]), [])["readouts"]
    return readouts_of(spec["talk"], now, milk)


def _go_back(spec: dict, state: dict, event: dict) -> None:
    """Go back to the moment before, or to any moment of this try."""
    to = -1
    if event["do"] == "take":
        to = state["nodes"][state["at"]]["up"]
    elif isinstance(event["of"], str):
        moments = branch_of(state)
        for i in range(len(moments)):
            if str(i + 1) == event["of"]:
                to = moments[i]
    if to < 0 or to == state["at"]:
        return
    state["at"] = to
    state["closing"] = False
    _moved(spec, state)


def branch_of(state: dict) -> list:
    """Return the moments from the first one to where she stands, and on along the tries made latest."""
    back = []
    at = state["at"]
    while at >= 0:
        back.append(at)
        at = state["nodes"][at]["up"]
    moments = []
    for i in range(len(back)):
        moments.append(back[len(back) - 1 - i])
    at = state["nodes"][state["at"]]["next"]
    while at >= 0:
        moments.append(at)
        at = state["nodes"][at]["next"]
    return moments


def _anew(spec: dict, state: dict) -> dict:
    """Return the state of a new talk: other menus, the same mother. The one before stays in the record."""
    if not state["stored"] or state["seed"] >= MOST_TALKS:
        return state
    made = _begun(spec, state["seed"] + 1, state["before"])
    made["own"] = state["own"]
    made["ended"] = state["ended"]
    for node in state["nodes"]:
        if _has_any(node["week"]):
            made["ended"][str(state["seed"]) + spec["version"]] = True
    made["moved"] = state["moved"]
    _moved(spec, made)
    return made


def own_of(spec: dict, state: dict) -> str:
    """Return the line after which own words are asked for, where she stands after one; otherwise nothing."""
    line = state["nodes"][state["at"]]["turn"]["state"]["last"]
    return line if line in spec["own"] else ""


def _own_do(spec: dict, state: dict, event: dict) -> None:
    """Hand an event to the own words that are asked for here."""
    line = own_of(spec, state)
    if line == "":
        return
    own = own_do(spec["own"][line], state["own"][line], event)
    state["own"][line] = own
    for kept in own["keep"]:
        state["keep"].append(kept)
    state["say"] = own["say"]
    state["focus"] = own["focus"]


def dialogue_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view."""
    _offer(spec, state, state["at"])
    view = talk_view(spec, state, branch_of(state), own_of(spec, state), words)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view
