"""History: twelve questions into six boxes, then what she came for, what it comes to, what is agreed and when one meets again.

Spec: ``item`` (its keys in the record begin with it), ``version``, ``talk`` (for ``core/history.py``), ``wanted`` (how many facts
are enough), ``first`` (her first words and face), ``skills`` (sentences of feedback by name), ``drawn`` (for
``core/portrait.py``), ``steps`` (of the plan), and by step ``best`` and ``options`` (ids).

Where the learner stands is the list of replies from the beginning, the path. Nothing is taken back, as with a mother; but one can
begin anew, with the wordings dealt otherwise.
"""

from lactation.core.cast import cast_of
from lactation.core.conversation import has_text, new_conversation, reply_named, take_turn, tray_of
from lactation.core.conversation_end import missed_facts
from lactation.core.history import (
    HISTORY_BACK,
    HISTORY_BOXES,
    history_asked,
    history_facts,
    history_left,
    history_menu,
    history_offered,
)
from lactation.core.play.choose import show_reasons
from lactation.core.play.kept import about, one_of_these, quiet, tries
from lactation.core.portrait import portrait_said
from lactation.core.record import is_count
from lactation.core.words import counted, fill_in, number_text

HISTORY_PLACES = ["1", "2", "3", "4"]
HISTORY_KEYS = ["one", "two", "three", "four", "five", "six"]
HISTORY_TRAY = ["wait", "nod"]
HISTORY_TO_PLAN = "plan"
HISTORY_OWN_NAMES = ["leading", "direct"]  # ways to ask that have names of their own
MOST_HISTORIES = 100000


def history_start(spec: dict, kept: list) -> dict:
    """Return the state: the history as it stands in the record, or a new one."""
    last = {}
    number = 0
    for event in kept:
        if _history_path(spec, event):
            last = event
            number = max(number, event["seed"])
    changed = "version" in last and last["version"] != spec["version"]
    same = "version" in last and not changed
    state = _history_begun(spec, last["seed"] if same else number + 1)
    state["changed"] = changed
    state["stored"] = same
    state["ended"] = tries(kept, "end", spec["item"] + "/talk")
    if same:
        for name in last["path"]:
            if not _history_say(spec, state, name):
                break
    for step in spec["steps"]:
        state["tried"][step] = tries(kept, "answer", spec["item"] + "/" + step)
    _history_answers(spec, state, kept)
    return state


def _history_begun(spec: dict, seed: int) -> dict:
    """Return the state before the first question."""
    state = quiet({"seed": seed, "path": [], "turns": [], "box": "", "missing": False, "changed": False, "stored": False})
    state["now"] = new_conversation(spec["talk"], seed)
    state["ended"] = 0
    for name in ["choice", "checked", "tried"]:
        state[name] = {}
        for step in spec["steps"]:
            state[name][step] = 0 if name == "tried" else ""
    return state


def _history_path(spec: dict, event: dict) -> bool:
    """Return whether what the record holds says where somebody stood in this history."""
    if not about(event, "talk", spec["item"] + "/talk") or "path" not in event or "seed" not in event or "version" not in event:
        return False
    if not isinstance(event["path"], list) or not isinstance(event["version"], str):
        return False
    if not is_count(event["seed"], MOST_HISTORIES) or event["seed"] < 1:
        return False
    for one in event["path"]:
        if not isinstance(one, str) or one not in spec["talk"]["places"]:
            return False
    return True


def _history_answers(spec: dict, state: dict, kept: list) -> None:
    """Take up what was chosen for the plan since this history began."""
    began = ""
    for event in kept:
        if _history_path(spec, event):
            here = str(event["seed"]) + event["version"]
            if here != began:
                began = here
                for step in spec["steps"]:
                    state["checked"][step] = ""
        for step in spec["steps"]:
            if about(event, "answer", spec["item"] + "/" + step) and "option" in event:
                state["checked"][step] = event["option"] if one_of_these(event["option"], spec["options"][step]) else ""
    for step in spec["steps"]:
        if not state["stored"]:
            state["checked"][step] = ""
        state["choice"][step] = state["checked"][step]


def _history_say(spec: dict, state: dict, name: str) -> bool:
    """Say a reply where it can be said now; return whether it could."""
    offered = history_offered(spec["talk"], state["now"], name)
    if len(offered) < 1:
        return False
    turn = take_turn(spec["talk"], state["now"], name, offered)
    state["turns"].append(turn)
    state["path"].append(name)
    state["now"] = turn["state"]
    return True


# ---- What the learner does


def history_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``box`` (of: a box, or ``back``) and ``shut`` open and close the wordings; ``pick`` (of: a place) asks; ``one`` to ``six`` do
    either; ``tray`` (of: wait, nod); ``plan`` ends the asking; ``choose`` (of: a step), ``check``; ``again``.
    """
    quiet(state)
    name = event["do"]
    if name == "box":
        _history_open(spec, state, event["of"])
    elif name == "shut":
        _history_open(spec, state, "")
    elif name == "pick" and one_of_these(event["of"], HISTORY_PLACES):
        _history_pick(spec, state, int(event["of"]) - 1)
    elif one_of_these(name, HISTORY_KEYS):
        _history_key(spec, state, name)
    elif name == "tray" and one_of_these(event["of"], HISTORY_TRAY):
        _history_said(spec, state, event["of"])
    elif name == "plan":
        _history_said(spec, state, HISTORY_TO_PLAN)
    elif name == "choose":
        _history_choose(spec, state, event)
    elif name == "check":
        _history_check(spec, state)
    elif name == "again":
        return _history_anew(spec, state)
    return state


def _history_open(spec: dict, state: dict, box: str) -> None:
    """Open a box, or none: its wordings show in place of the boxes."""
    if box == "" and state["box"] != "":
        state["focus"] = "boxes"
        state["box"] = ""
    elif (box == HISTORY_BACK or one_of_these(box, HISTORY_BOXES)) and len(history_menu(spec["talk"], state["now"], box)) > 0:
        state["box"] = box
        state["focus"] = "asks"


def _history_key(spec: dict, state: dict, name: str) -> None:
    """Open the box, or take the wording, whose number was pressed."""
    for i in range(len(HISTORY_KEYS)):
        if HISTORY_KEYS[i] == name:
            if state["box"] == "":
                _history_open(spec, state, HISTORY_BOXES[i])
            else:
                _history_pick(spec, state, i)
            return


def _history_pick(spec: dict, state: dict, place: int) -> None:
    """Say the wording in this place of the open box."""
    if state["box"] != "":
        four = history_menu(spec["talk"], state["now"], state["box"])
        if place < len(four):
            _history_said(spec, state, four[place])


def _history_said(spec: dict, state: dict, name: str) -> None:
    """Say a reply, keep it, and show and tell what she answers."""
    if not _history_say(spec, state, name):
        return
    if not state["stored"]:
        for step in spec["steps"]:
            state["checked"][step] = ""
            state["choice"][step] = ""
    state["stored"] = True
    state["changed"] = False
    state["box"] = ""
    _history_keep(spec, state)
    state["focus"] = "talk"
    state["say"] = "heard"
    if state["now"]["over"] != "":
        state["focus"] = "plan"


def _history_keep(spec: dict, state: dict) -> None:
    """Keep where the learner stands."""
    state["keep"].append(_history_place(spec, state, "talk"))


def _history_place(spec: dict, state: dict, kind: str) -> dict:
    """Return an event that says where the learner stands."""
    path = []
    for one in state["path"]:
        path.append(one)
    event = {"kind": kind, "item": spec["item"] + "/talk", "path": path, "seed": state["seed"]}
    event["version"] = spec["version"]
    return event


def _history_choose(spec: dict, state: dict, event: dict) -> None:
    """Choose an option of a step of the plan."""
    if state["now"]["over"] != "" and one_of_these(event["of"], spec["steps"]):
        if one_of_these(event["value"], spec["options"][event["of"]]):
            state["choice"][event["of"]] = event["value"]
            state["missing"] = False


def _history_check(spec: dict, state: dict) -> None:
    """Keep the plan, or say that something of it is missing."""
    if state["now"]["over"] == "" or _history_done(spec, state):
        return
    for step in spec["steps"]:
        if state["choice"][step] == "":
            state["missing"] = True
            state["focus"] = "choose:" + step
            state["say"] = "missing"
            return
    for step in spec["steps"]:
        option = state["choice"][step]
        state["checked"][step] = option
        state["tried"][step] = state["tried"][step] + 1
        answer = {"kind": "answer", "item": spec["item"] + "/" + step, "option": option, "sure": None}
        answer["attempt"] = state["tried"][step]
        answer["right"] = option == spec["best"][step]
        state["keep"].append(answer)
    end = _history_place(spec, state, "end")
    state["ended"] = state["ended"] + 1
    end["attempt"] = state["ended"]
    end["sure"] = None
    end["points"] = 10 * state["now"]["n"]["found"]
    state["keep"].append(end)
    state["focus"] = "end"
    state["say"] = "result"


def _history_done(spec: dict, state: dict) -> bool:
    """Return whether the plan was made and is shown as it was."""
    for step in spec["steps"]:
        if state["checked"][step] == "" or state["choice"][step] != state["checked"][step]:
            return False
    return state["now"]["over"] != ""


def _history_anew(spec: dict, state: dict) -> dict:
    """Return the state of a new history of the same mother: her wordings are dealt otherwise."""
    if not state["stored"] or state["seed"] >= MOST_HISTORIES:
        return state
    made = _history_begun(spec, state["seed"] + 1)
    made["tried"] = state["tried"]
    made["ended"] = state["ended"]
    made["stored"] = True
    _history_keep(spec, made)
    made["focus"] = "talk"
    made["say"] = "heard"
    return made


# ---- What is to be seen


def history_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view."""
    view = {"text": {}, "parts": {}, "marked": {}, "off": {}, "rows": {}, "value": {}, "drawn": {}}
    over = state["now"]["over"] != ""
    view["parts"]["talk"] = True
    view["parts"]["changed"] = state["changed"]
    view["parts"]["listen"] = not over
    view["parts"]["count"] = not over
    view["parts"]["plan"] = over
    view["parts"]["told-some"] = len(state["path"]) > 0
    view["marked"]["talk"] = "over" if over else "open"
    _history_her(spec, state, view, words)
    _history_boxes(spec, state, view, words)
    _history_wordings(spec, state, view, words)
    _history_plan(spec, state, view, words)
    _history_end(spec, state, view, words)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _history_line(spec: dict, state: dict) -> dict:
    """Return what she said last."""
    for i in range(len(state["turns"])):
        line = state["turns"][len(state["turns"]) - 1 - i]["line"]
        if state["path"][len(state["turns"]) - 1 - i] != HISTORY_TO_PLAN and "id" in line:
            return line
    return spec["first"]


def _history_feedback(spec: dict, reply: dict, turn: dict, words: dict) -> str:
    """Return the sentences about a reply: how it asked, then what it did."""
    text = ""
    for i in range(len(turn["said"])):
        one = spec["skills"][turn["said"][i]]
        if i == 0 and has_text(HISTORY_OWN_NAMES, reply["how"]) and not has_text(turn["codes"], "streak"):
            one = words["history_" + reply["how"]]
        text = text + (" " if text != "" else "") + one
    return text


def _history_her(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show her face, her words, what the learner said, what it did, and how many questions are left."""
    text = view["text"]
    line = _history_line(spec, state)
    cast = cast_of(line)
    count = len(state["turns"])
    asked = count > 0 and state["path"][count - 1] != HISTORY_TO_PLAN
    view["drawn"]["figure"] = cast
    text["her"] = line["say"]
    text["you"] = ""
    text["skill"] = ""
    if asked:
        reply = reply_named(spec["talk"], state["path"][count - 1])
        text["you"] = reply["text"]
        text["skill"] = _history_feedback(spec, reply, state["turns"][count - 1], words)
    left = history_left(spec["talk"], state["now"])
    told = counted("history_left", left, words)
    text["count"] = told if left > 0 else words["history_none_left"]
    text["heard"] = portrait_said(spec["drawn"], cast) + " " + line["say"] + " " + text["skill"] + " " + text["count"]
    view["parts"]["after"] = asked
    view["parts"]["scene"] = count == 0
    view["marked"]["her-mark"] = "odd" if count % 2 > 0 else "even"


def _history_boxes(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show the six boxes with what is in them, and what can be done besides asking."""
    left = history_left(spec["talk"], state["now"])
    open_box = state["box"] != ""
    view["parts"]["boxes"] = not open_box
    for box in HISTORY_BOXES:
        found = history_facts(spec["talk"], state["now"], box)
        rows = []
        for fact in found:
            rows.append({"title": spec["talk"]["facts"][fact]["title"]})
        view["rows"]["facts:" + box] = rows
        view["off"]["box:" + box] = left < 1
        view["marked"]["boxed:" + box] = "some" if len(found) > 0 else ""
    tray = tray_of(spec["talk"], state["now"]) if state["now"]["over"] == "" else []
    view["parts"]["back"] = len(history_menu(spec["talk"], state["now"], HISTORY_BACK)) > 0
    for name in HISTORY_TRAY:
        view["parts"]["tray:" + name] = has_text(tray, name)
    view["off"]["to-plan"] = not has_text(tray, HISTORY_TO_PLAN)


def _history_wordings(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show the wordings of the open box."""
    four = history_menu(spec["talk"], state["now"], state["box"]) if state["box"] != "" else []
    view["parts"]["asks"] = len(four) > 0
    head = "history_back" if state["box"] == HISTORY_BACK else "history_box_" + state["box"]
    view["text"]["asks-head"] = words[head] if state["box"] != "" else ""
    for i in range(4):
        place = "reply:" + str(i + 1)
        view["parts"][place] = i < len(four)
        view["text"][place] = reply_named(spec["talk"], four[i])["text"] if i < len(four) else ""


def _history_plan(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show the four steps of the plan, and once it is checked the reasons."""
    done = _history_done(spec, state)
    over = state["now"]["over"]
    view["parts"]["door"] = over == "door"
    view["parts"]["missing"] = state["missing"]
    view["off"]["check"] = done
    for step in spec["steps"]:
        view["value"]["choose:" + step] = state["choice"][step] if over != "" else ""
        shown = {"best": spec["best"][step], "options": spec["options"][step]}
        show_reasons(shown, state["choice"][step], done, view["parts"], view["marked"])


def _history_end(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show how it went: what was found, what was missed and what opens it, each question with its name."""
    done = _history_done(spec, state)
    talk = spec["talk"]
    view["parts"]["end"] = done
    for name in ["missed", "turns"]:
        view["rows"][name] = []
    for name in ["result", "key"]:
        view["text"][name] = ""
    view["parts"]["danger"] = False
    view["parts"]["missed-some"] = False
    if not done:
        return
    view["text"]["result"] = _history_result(spec, state, words)
    for fact in talk["facts"]:
        if talk["facts"][fact]["key"]:
            name = "history_key_asked" if state["now"]["n"][fact] >= 1 else "history_key_missed"
            view["text"]["key"] = fill_in(words[name], {"what": talk["facts"][fact]["title"]})
        if talk["facts"][fact]["danger"] and state["now"]["n"][fact] < 1:
            view["parts"]["danger"] = True
    for one in missed_facts(talk, state["now"]):
        fact = talk["facts"][one["fact"]]
        opens = fill_in(words["talk_opens"], {"reply": reply_named(talk, one["reply"])["text"]}) if one["reply"] != "" else ""
        view["rows"]["missed"].append({"title": fact["title"], "why": fact["why"], "opens": opens})
    view["parts"]["missed-some"] = len(view["rows"]["missed"]) > 0
    for i in range(len(state["turns"])):
        if state["path"][i] != HISTORY_TO_PLAN:
            view["rows"]["turns"].append(_history_turn(spec, state, i, words))


def _history_turn(spec: dict, state: dict, at: int, words: dict) -> dict:
    """Return one turn to read."""
    turn = state["turns"][at]
    reply = reply_named(spec["talk"], state["path"][at])
    her = turn["line"]["say"] if "id" in turn["line"] else ""
    return {"you": reply["text"], "her": her, "skill": _history_feedback(spec, reply, turn, words)}


def _history_result(spec: dict, state: dict, words: dict) -> str:
    """Return in words how many of the facts were found with how many questions, and how many steps of the plan fit."""
    n = state["now"]["n"]
    fits = 0
    facts = 0
    for fact in spec["talk"]["facts"]:
        facts = facts + (1 if fact != "" else 0)
    for step in spec["steps"]:
        fits = fits + (1 if state["checked"][step] == spec["best"][step] else 0)
    values = {"n": number_text(n["found"], 0, words), "of": number_text(facts, 0, words)}
    values["asked"] = counted("talk_questions", history_asked(state["now"]), words)
    values["wanted"] = number_text(spec["wanted"], 0, words)
    values["fits"] = number_text(fits, 0, words)
    values["steps"] = number_text(len(spec["steps"]), 0, words)
    reached = words["history_reached"] if n["found"] >= spec["wanted"] else words["history_not_reached"]
    return fill_in(words["history_result"], values) + " " + fill_in(reached, values)
