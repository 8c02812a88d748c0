"""My record: who learns on this device, the record as a file to take along or to read in, and deleting it.

Spec: ``items`` (none: what it shows is told by the script, which alone can reach files and learners). A state's ``wants`` is
what the script is to do: ``{"do": ""}`` is nothing. It tells what came of it: ``known`` (value: ``kept`` learners, ``count`` of
events, ``mode`` of the store, ``share``: whether there is a share sheet), ``saved`` (of: ``file`` or ``shared``; value: its
name), ``read`` (value: ``learner``, ``shared``, ``count``, of a whole file), ``refused`` (value: why), ``came_in`` (value: ``n``
new ones, ``had``, ``aside``) and ``after`` (of: what was done before the page was loaded anew; value as there).
"""

from lactation.core.learners import (
    LEARNER_NAME_MOST,
    file_belongs,
    learner_called,
    learner_name_problem,
    learner_now,
    learner_with,
    new_learners,
    plain_name,
)
from lactation.core.play.kept import one_of_these, quiet
from lactation.core.record import is_count
from lactation.core.words import counted, counted_with, fill_in, listed

MY_RECORD_KEPT_BY = ["browser", "kolibri", "memory", "given", "host", "waiting"]
MY_RECORD_SAYS_WHERE = ["kolibri", "memory", "given", "host"]
MY_RECORD_FIELDS = ["new", "rename"]  # where a name is typed
MY_RECORD_AFTER = ["deleted", "deleted_all", "came_in"]


def my_record_start(spec: dict, kept: list) -> dict:
    """Return the state before the script has told what is there."""
    state = quiet({"kept": new_learners(), "count": 0, "mode": "waiting", "share": False, "panel": "", "busy": False})
    state["wants"] = {"do": ""}
    state["saved"] = ""
    state["told"] = {"what": ""}
    state["file"] = {"learner": "", "count": 0}
    state["typed"] = {"new": "", "rename": ""}
    state["problem"] = {"new": "", "rename": ""}
    return state


def my_record_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after what a reader asks for, or what the script tells."""
    quiet(state)
    state["wants"] = {"do": ""}
    _told(state, event)
    if not state["busy"]:
        _asked_file(state, event)
        _asked_learner(state, event)
        _asked_delete(state, event)
    return state


# ---- what the script tells ----


def _told(state: dict, event: dict) -> None:
    """Take what the script tells; anything of another shape is passed over."""
    value = event["value"]
    if event["do"] == "saved" and isinstance(value, str):
        state["saved"] = "shared" if event["of"] == "shared" else value
        state["say"] = "saved"
    elif event["do"] == "refused" and isinstance(value, str) and value != "":
        state["busy"] = False
        state["panel"] = ""
        state["told"] = {"what": "refused", "why": value}
        state["focus"] = "told"
        state["say"] = "told"
    elif isinstance(value, dict):
        _told_more(state, event, value)


def _told_more(state: dict, event: dict, value: dict) -> None:
    """Take what the script tells in several values."""
    if event["do"] == "known" and _is_known(value):
        state["kept"] = value["kept"]
        state["count"] = value["count"]
        state["mode"] = value["mode"]
        state["share"] = value["share"] is True
        state["busy"] = False
    elif event["do"] == "read" and _has_counts(value, ["shared", "count"]) and isinstance(value["learner"], str):
        _told_read(state, value)
    elif event["do"] == "came_in" and _has_counts(value, ["n", "had", "aside"]):
        state["busy"] = False
        state["panel"] = ""
        state["told"] = {"what": "came_in", "n": value["n"], "had": value["had"], "aside": value["aside"]}
        state["focus"] = "told"
        state["say"] = "told"
    elif event["do"] == "after" and one_of_these(event["of"], MY_RECORD_AFTER):
        state["told"] = {"what": event["of"], "n": 0, "had": 0, "aside": 0}
        state["focus"] = "told"  # the page began anew where it was left, far from what it says
        if event["of"] == "came_in" and _has_counts(value, ["n", "had", "aside"]):
            state["told"] = {"what": "came_in", "n": value["n"], "had": value["had"], "aside": value["aside"]}


def _has_counts(value: dict, names: list) -> bool:
    """Return whether a told value holds these counts."""
    for name in names:
        if name not in value or not is_count(value[name], 1e9):
            return False
    return "learner" in value or "shared" not in names


def _is_known(value: dict) -> bool:
    """Return whether what is told of the device has its shape."""
    for name in ["kept", "count", "mode", "share"]:
        if name not in value:
            return False
    kept = value["kept"]
    if not isinstance(kept, dict) or "list" not in kept or not isinstance(kept["list"], list) or len(kept["list"]) == 0:
        return False
    return is_count(value["count"], 1e9) and one_of_these(value["mode"], MY_RECORD_KEPT_BY)


def _told_read(state: dict, value: dict) -> None:
    """A file was read and is whole: take it in, or ask whose it is."""
    state["file"] = {"learner": plain_name(value["learner"], LEARNER_NAME_MOST), "count": value["count"]}
    told = file_belongs(state["kept"], value["learner"], value["shared"], state["count"]) if _knows_learners(state) else "here"
    if told == "ask":
        state["panel"] = "whose"
        state["focus"] = "whose"
        state["say"] = "whose-text"
    else:
        _wants(state, {"do": "take", "as": told, "name": state["file"]["learner"]})


# ---- what a reader asks for ----


def _wants(state: dict, wants: dict) -> None:
    """Have the script do something; until it tells what came of it, nothing else is asked for."""
    state["wants"] = wants
    state["busy"] = True
    state["told"] = {"what": ""}


def _asked_file(state: dict, event: dict) -> None:
    """Save the record as a file or share it; take a file in, as whose it is."""
    if event["do"] == "export" or (event["do"] == "share" and state["share"]):
        state["wants"] = {"do": event["do"], "name": learner_now(state["kept"])["name"]}
        state["saved"] = "wait"
    elif event["do"] == "take" and state["panel"] == "whose" and one_of_these(event["of"], ["here", "other", "none"]):
        state["panel"] = ""
        if event["of"] == "here" or (event["of"] == "other" and state["file"]["learner"] != ""):
            _wants(state, {"do": "take", "as": event["of"], "name": state["file"]["learner"]})


def _asked_learner(state: dict, event: dict) -> None:
    """Choose who learns, begin as a new one, or change one's name."""
    if not _knows_learners(state):
        return
    if event["do"] == "choose" and isinstance(event["of"], str) and event["of"] != state["kept"]["now"]:
        if "id" in learner_with(state["kept"], event["of"]):
            _wants(state, {"do": "choose", "learner": event["of"]})
    elif event["do"] == "typed" and one_of_these(event["of"], MY_RECORD_FIELDS) and isinstance(event["value"], str):
        state["typed"][event["of"]] = event["value"]
        state["problem"][event["of"]] = ""
    elif one_of_these(event["do"], MY_RECORD_FIELDS):
        _asked_name(state, event["do"])


def _asked_name(state: dict, field: str) -> None:
    """Begin as a new learner, or change one's name, where the name can be had."""
    problem = learner_name_problem(state["kept"], state["typed"][field], None if field == "new" else state["kept"]["now"])
    state["problem"][field] = problem
    if problem == "":
        _wants(state, {"do": field, "name": plain_name(state["typed"][field], LEARNER_NAME_MOST)})
        state["typed"][field] = ""
    else:
        state["focus"] = "typed:" + field
        state["say"] = "problem:" + field


def _asked_delete(state: dict, event: dict) -> None:
    """Ask once before anything is deleted."""
    if not _knows_learners(state):
        return
    if event["do"] == "ask" and one_of_these(event["of"], ["one", "all"]):
        state["panel"] = event["of"]
        state["saved"] = ""
        state["focus"] = "sure"
        state["say"] = "sure-text"
    elif event["do"] == "stay" and (state["panel"] == "one" or state["panel"] == "all"):
        state["focus"] = "ask:" + state["panel"]
        state["panel"] = ""
    elif event["do"] == "delete" and (state["panel"] == "one" or state["panel"] == "all"):
        _wants(state, {"do": "delete", "what": state["panel"]})


# ---- what is seen ----


def _knows_learners(state: dict) -> bool:
    """Return whether this place can keep several learners apart."""
    return state["mode"] == "browser" or state["mode"] == "kolibri"


def _name_of(learner: dict, words: dict) -> str:
    """Return what a learner is called; the first one may have no name."""
    return learner["name"] if learner["name"] != "" else words["learner_first"]


def my_record_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: who learns and how much is kept, what can be done with it, and what was just done."""
    now = learner_now(state["kept"])
    many = len(state["kept"]["list"]) > 1
    several = _knows_learners(state)
    others = []
    for one in state["kept"]["list"]:
        if one["id"] != now["id"]:
            others.append({"id": one["id"], "name": _name_of(one, words)})
    deletes = several and (state["panel"] == "one" or state["panel"] == "all")
    parts = {"share": state["share"], "learners": several, "others": len(others) > 0, "delete": several, "sure": deletes}
    parts["ask:all"] = many
    parts["ask:one"] = True
    parts["whose"] = state["panel"] == "whose"
    parts["take:other"] = state["file"]["learner"] != ""
    parts["told"] = state["told"]["what"] != ""
    parts["saved"] = state["saved"] != ""
    parts["intro"] = state["mode"] != "kolibri" and state["mode"] != "host"
    parts["out"] = state["mode"] != "kolibri"  # no file leaves the frame in which it shows a page
    parts["place"] = one_of_these(state["mode"], MY_RECORD_SAYS_WHERE)
    text = {"now": _now_text(state, now, many, words), "saved": _saved_text(state, words), "told": _told_text(state, words)}
    text["place"] = words["my_record_" + state["mode"]] if parts["place"] else ""
    value = {}
    for field in MY_RECORD_FIELDS:
        problem = state["problem"][field]
        text["problem:" + field] = words["my_record_name_" + problem] if problem != "" else ""
        value["typed:" + field] = state["typed"][field]
    _text_whose(state, now, words, text)
    text["sure-text"] = _sure_text(state, now, words)
    view = {"text": text, "parts": parts, "rows": {"others-list": others}, "value": value}
    view["off"] = {"all": state["busy"]}
    view["marked"] = {"told": state["told"]["what"]}
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _now_text(state: dict, now: dict, many: bool, words: dict) -> str:
    """Return who learns now, and how many answers are kept."""
    kept = counted("my_record_count", state["count"], words)
    if not many and now["name"] == "":
        return kept
    return fill_in(words["my_record_now"], {"name": _name_of(now, words)}) + " " + kept


def _saved_text(state: dict, words: dict) -> str:
    """Return what became of the file."""
    if state["saved"] == "" or state["saved"] == "wait" or state["saved"] == "shared":
        return words["my_record_saved_" + state["saved"]] if state["saved"] != "" else ""
    return counted_with("my_record_saved", state["count"], {"file": state["saved"]}, words)


def _told_text(state: dict, words: dict) -> str:
    """Return what came in, or why nothing did, or what was deleted."""
    told = state["told"]
    if told["what"] == "refused":
        return told["why"]
    if told["what"] != "came_in":
        return words["my_record_" + told["what"]] if told["what"] != "" else ""
    text = counted("my_record_new", told["n"], words) if told["n"] > 0 else words["my_record_nothing_new"]
    if told["had"] > 0 and told["n"] > 0:
        text = text + " " + counted("my_record_had", told["had"], words)
    if told["aside"] > 0:
        text = text + " " + counted("my_record_left", told["aside"], words)
    return text


def _text_whose(state: dict, now: dict, words: dict, text: dict) -> None:
    """Write whose a file may be, and what can be done with it."""
    theirs = state["file"]["learner"]
    names = {"name": theirs, "you": _name_of(now, words)}
    text["whose-text"] = ""
    text["take:here"] = ""
    text["take:other"] = ""
    if state["panel"] == "whose":
        text["whose-text"] = fill_in(words["my_record_whose" if theirs != "" else "my_record_whose_nobody"], names)
        text["take:here"] = fill_in(words["my_record_take_here"], names)
        known = "id" in learner_called(state["kept"], theirs)
        text["take:other"] = fill_in(words["my_record_take_known" if known else "my_record_take_new"], names)


def _sure_text(state: dict, now: dict, words: dict) -> str:
    """Return what would be deleted, and of whom."""
    if state["panel"] == "one":
        many = len(state["kept"]["list"]) > 1
        told = counted_with("my_record_sure" + ("_of" if many else ""), state["count"], {"name": _name_of(now, words)}, words)
        return told if state["mode"] == "kolibri" else told + " " + words["my_record_sure_file"]
    if state["panel"] != "all":
        return ""
    names = []
    for one in state["kept"]["list"]:
        names.append(_name_of(one, words))
    return fill_in(words["my_record_sure_all"], {"names": listed(names, "list_comma", words)})
