"""Review: what is due today, a few questions of all modules at a sitting, one at a time, each told at once.

Spec: ``item`` (``review``), ``with`` (all), ``modules`` (of each lesson, by key), ``lessons`` (their keys), ``twins`` (pairs of
ids of the rewrite drill), ``size`` of a sitting and of an ``early`` one, ``chunks`` (by module: the name of what holds its
items), ``files``, ``have`` and ``held`` as in ``core/play/exam.py``: of each item ``question``, ``options`` in the order in
which they always stand (``id``, ``text``, ``reason``), ``best``, ``lesson``, ``page``, ``sources``, perhaps a ``story``.
``now`` (ms) comes from the page.

A sitting is kept when it is dealt (``begin``); an answer to one of its items counts wherever it was given since. What is asked
early, on purpose, moves nothing (``core/recall.py``).
"""

from math import floor

from lactation.core.course import course_events
from lactation.core.play.kept import about, one_of_these, quiet
from lactation.core.recall import (
    RECALL_GONE_MS,
    recall_family,
    recall_kind,
    recall_module,
    recall_others,
    recall_sitting,
    recall_times,
    recall_waiting,
)
from lactation.core.record import is_key
from lactation.core.review import DAY_MS, REVIEW_EARLY, ladder_climb
from lactation.core.scoring import brier
from lactation.core.words import counted, fill_in, number_text

REVIEW_SURE = [34, 50, 75, 100]  # percent; 34 is a guess among three
REVIEW_PLACES = ["0", "1", "2"]
REVIEW_REST_MS = 4 * 3600 * 1000.0  # after a pause as long as this one begins with what is next, not with what was told last


def review_start(spec: dict, kept: list) -> dict:
    """Return the state: when each item is due, and the sitting that was dealt last with what was answered of it."""
    events = course_events(kept)
    state = quiet({"times": recall_times(events, spec["lessons"], spec["twins"]), "tries": {}, "draft": {}})
    _review_deal(state, [], False)
    last = 0
    for event in events:
        if about(event, "begin", spec["item"]):
            _review_deal(state, _review_known(spec, event), "version" in event and event["version"] == "early")
            last = 0
        else:
            last = event["at"] if _review_take(state, event) else last
    away = review_now(spec) - last > REVIEW_REST_MS
    left = _review_left(state)
    if last == 0 or away:
        state["told"] = False
        if left >= 0:
            _review_go(state, left)
        state["screen"] = "ask" if left >= 0 else "begin"
        state["fresh"] = away or len(state["order"]) == 0  # what came out of the sitting is told on its day only
    return state


def review_now(spec: dict) -> float:
    """Return the time in ms, 0 where nobody tells it."""
    return spec["now"] if "now" in spec else 0


def _review_deal(state: dict, order: list, early: bool) -> None:
    """Begin a sitting of these items."""
    state["order"] = order
    state["early"] = early
    state["done"] = {}
    state["lost"] = False  # whether the items did not arrive
    state["fresh"] = len(order) == 0
    state["screen"] = "ask" if len(order) > 0 else "begin"
    _review_go(state, 0)


def _review_go(state: dict, place: int) -> None:
    """Go to a question."""
    state["at"] = place
    state["given"] = {"item": "", "choice": "", "sure": 0}
    state["told"] = False
    state["missing"] = ""


def _review_known(spec: dict, event: dict) -> list:
    """Return the items of a sitting of the record that can be asked in this course, each once."""
    order = []
    if "order" in event and isinstance(event["order"], list):
        for item in event["order"]:
            if is_key(item) and item not in order and recall_module(item, spec["modules"]) in spec["chunks"]:
                order.append(item)
    return order


def _review_take(state: dict, event: dict) -> bool:
    """Take an event of the record about an item; return whether it answers one of the sitting, where one then stands."""
    item = event["item"]
    if event["kind"] == "gone" and item in state["order"]:
        state["done"][item] = False
    if event["kind"] != recall_kind(item):
        return False
    state["tries"][item] = (state["tries"][item] if item in state["tries"] else 0) + 1
    for i in range(len(state["order"])):
        if state["order"][i] == item:
            state["done"][item] = "right" in event and event["right"] is True
            _review_go(state, i)
            state["told"] = True
            state["given"]["item"] = item
            state["given"]["choice"] = event["option"] if "option" in event and isinstance(event["option"], str) else ""
            state["given"]["sure"] = review_level(event["sure"]) if "sure" in event else 0
            return True
    return False


def _review_given(state: dict) -> dict:
    """Return what was chosen, and how sure, of an answer or of what is being answered (``draft`` outlives a new beginning)."""
    given = state["given"] if state["told"] else state["draft"]
    if "item" in given and given["item"] == _review_item(state):
        return given
    return {"item": _review_item(state), "choice": "", "sure": 0}


def _review_left(state: dict) -> int:
    """Return the place of the first question of the sitting that is not answered, -1 where none is left."""
    for i in range(len(state["order"])):
        if state["order"][i] not in state["done"]:
            return i
    return -1


def _review_answered(state: dict) -> int:
    """Return how many questions of the sitting are answered."""
    count = 0
    for item in state["order"]:
        count = count + (1 if item in state["done"] else 0)
    return count


def review_level(value: object) -> int:
    """Return the one of ``REVIEW_SURE`` that ``value`` is (a number, or its text as a button holds it); 0 for what is none."""
    for level in REVIEW_SURE:
        if (isinstance(value, (int, float)) and value == level) or (isinstance(value, str) and value == str(level)):
            return level
    return 0


# ---- What is done ----


def review_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``lost`` (told by the script: items did not arrive) and ``bring`` (ask for them again); ``begin`` (of: ``due`` or ``early``);
    ``pick`` (value: the place of an option), ``sure``, ``check`` and ``next``.
    """
    quiet(state)
    if event["do"] == "lost" or event["do"] == "bring":
        state["lost"] = event["do"] == "lost"
    elif event["do"] == "begin" and state["screen"] == "begin" and one_of_these(event["of"], ["due", "early"]):
        _review_begin(spec, state, event["of"])
    elif state["screen"] == "ask" and event["do"] == "next":
        _review_next(spec, state)
    elif state["screen"] == "ask" and not state["told"] and "question" in _review_held(spec, state):
        _review_answer(spec, state, event)
    return state


def _review_begin(spec: dict, state: dict, which: str) -> None:
    """Deal a sitting, and keep what is in it."""
    early = which == "early"
    waiting = recall_waiting(state["times"], review_now(spec), early)
    soonest = []
    for one in waiting:
        if not early or len(soonest) < spec["early"]:
            soonest.append(one)
    order = recall_sitting(soonest, spec["modules"], spec["early"] if early else spec["size"])
    if len(order) > 0 and (not early or len(recall_waiting(state["times"], review_now(spec), False)) == 0):
        _review_deal(state, order, early)
        state["keep"].append({"kind": "begin", "item": spec["item"], "order": order, "version": which})
        state["focus"] = "question"


def _review_item(state: dict) -> str:
    """Return the key of the question at hand, nothing where there is none."""
    return state["order"][state["at"]] if state["screen"] == "ask" else ""


def _review_held(spec: dict, state: dict) -> dict:
    """Return the question at hand; an empty dict where it has not arrived, or is gone."""
    item = _review_item(state)
    return spec["held"][item] if item in spec["held"] else {}


def _review_answer(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do until a question is answered."""
    options = _review_held(spec, state)["options"]
    given = _review_given(state)
    state["draft"] = given
    if event["do"] == "pick":
        for i in range(len(options)):
            if event["value"] == REVIEW_PLACES[i]:
                given["choice"] = options[i]["id"]
                state["missing"] = ""
    elif event["do"] == "sure" and review_level(event["value"]) > 0:
        given["sure"] = review_level(event["value"])
        state["missing"] = ""
    elif event["do"] == "check" and (given["choice"] == "" or given["sure"] == 0):
        state["missing"] = "pick" if given["choice"] == "" else "sure"
        state["focus"] = state["missing"]
        state["say"] = "missing:" + state["missing"]
    elif event["do"] == "check":
        state["given"] = given
        state["draft"] = {}
        _review_check(spec, state)


def _review_check(spec: dict, state: dict) -> None:
    """Keep an answer, and move its item on the ladder."""
    item = _review_item(state)
    given = state["given"]
    right = given["choice"] == spec["held"][item]["best"]
    answer = {"kind": recall_kind(item), "item": item, "option": given["choice"], "sure": given["sure"]}
    answer["attempt"] = (state["tries"][item] if item in state["tries"] else 0) + 1
    answer["right"] = right
    if answer["kind"] == "predict":
        answer["brier"] = brier(0, 0 if right else 1, 3, given["sure"] / 100.0)
    if state["early"]:
        answer["of"] = REVIEW_EARLY
    elif "at" in _review_time(spec, state, item):
        ladder_climb(_review_time(spec, state, item), right, review_now(spec))
    state["tries"][item] = answer["attempt"]
    state["done"][item] = right
    state["told"] = True
    state["keep"].append(answer)
    state["focus"] = "told-part"


def _review_time(spec: dict, state: dict, item: str) -> dict:
    """Return where an item stands on the ladder; an empty dict where it does not."""
    key = recall_family(item, recall_others(spec["twins"]))
    return state["times"][key] if key in state["times"] else {}


def _review_next(spec: dict, state: dict) -> None:
    """Go on: to the next question, or to the end of the sitting. One that the course has no longer is laid aside for long."""
    item = _review_item(state)
    if not state["told"] and not _review_gone(spec, state):
        return
    if not state["told"]:
        state["keep"].append({"kind": "gone", "item": item})
        state["done"][item] = False
        _review_time(spec, state, item)["at"] = review_now(spec) + RECALL_GONE_MS
    left = _review_left(state)
    state["fresh"] = False
    if left >= 0:
        _review_go(state, left)
        state["focus"] = "question"
    else:
        state["told"] = False
        state["screen"] = "begin"
        state["focus"] = "begin"


def _review_gone(spec: dict, state: dict) -> bool:
    """Return whether what holds the question at hand is there, and it is not in it."""
    item = _review_item(state)
    return item != "" and spec["chunks"][recall_module(item, spec["modules"])] in spec["have"] and item not in spec["held"]


# ---- What is seen ----


def review_wants(spec: dict, state: dict) -> str:
    """Return the name of what has to be brought before the question at hand can be shown; nothing where it is there."""
    item = _review_item(state)
    if item == "":
        return ""
    name = spec["chunks"][recall_module(item, spec["modules"])]
    return "" if name in spec["have"] else name


def review_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: what is due, or one question."""
    wants = review_wants(spec, state)
    asks = state["screen"] == "ask"
    view = {"text": {}, "parts": {}, "marked": {}, "value": {}, "off": {}, "width": {}, "link": {}}
    view["needs"] = {"waits": "" if state["lost"] else wants}
    parts = view["parts"]
    parts["begin"] = not asks
    parts["problem"] = wants != "" and state["lost"]
    parts["waits"] = wants != "" and not state["lost"]
    parts["ask"] = asks and wants == ""
    parts["gone"] = _review_gone(spec, state) and not state["told"]
    _review_show_begin(spec, state, words, view)
    _review_show_item(spec, state, words, view)
    _review_show_options(spec, state, words, view)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _review_n(number: float, words: dict) -> str:
    """Return a whole number as it is written."""
    return number_text(number, 0, words)


def _review_days(spec: dict, at: float) -> int:
    """Return in about how many days something is due, at least one."""
    return max(1, floor((at - review_now(spec)) / DAY_MS + 0.5))


def _review_show_begin(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write what came out of a sitting, how many are due, and when the next one is."""
    text = view["text"]
    parts = view["parts"]
    due = recall_waiting(state["times"], review_now(spec), False)
    later = recall_waiting(state["times"], review_now(spec), True)
    text["sitting"] = ""
    if parts["begin"] and not state["fresh"]:
        right = 0
        for item in state["done"]:
            right = right + (1 if state["done"][item] else 0)
        text["sitting"] = fill_in(
            words["exam_points"], {"n": _review_n(right, words), "of": _review_n(len(state["order"]), words)}
        )
    text["due"] = counted("review_due", len(due), words) if len(due) > 0 else words["path_due_none"]
    some = {"n": _review_n(spec["size"], words), "of": _review_n(len(due), words)}
    text["rest"] = fill_in(words["review_rest"], some) if len(due) > spec["size"] else ""
    text["then"] = ""
    if len(due) == 0:
        text["then"] = (
            counted("review_next", _review_days(spec, later[0]["at"]), words) if len(later) > 0 else words["review_none"]
        )
    parts["go"] = parts["begin"] and len(due) > 0
    parts["early"] = parts["begin"] and len(due) == 0 and len(later) > 0


def _review_show_item(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write the question at hand, and once it is answered when it comes again."""
    text = view["text"]
    parts = view["parts"]
    held = _review_held(spec, state)
    told = state["told"]
    given = _review_given(state)
    number = {"n": _review_n(state["at"] + 1, words), "of": _review_n(len(state["order"]), words)}
    text["place"] = fill_in(words["exam_place"], number) if parts["ask"] else ""
    view["width"]["bar"] = 100.0 * _review_answered(state) / max(1, len(state["order"]))
    text["stays"] = _review_stays(spec, state, words) if parts["ask"] else ""
    text["story"] = held["story"] if "story" in held else ""
    parts["story"] = text["story"] != ""
    text["question"] = held["question"] if "question" in held else ""
    view["value"]["sure"] = "" if given["sure"] == 0 else str(given["sure"])
    view["off"]["sure"] = told
    parts["form"] = "question" in held
    parts["missing:pick"] = state["missing"] == "pick"
    parts["missing:sure"] = state["missing"] == "sure"
    parts["check"] = not told
    parts["told-part"] = told
    parts["more"] = told
    parts["next"] = told or parts["gone"]
    text["told"] = ""
    text["again"] = ""
    if told and "question" in held:
        text["told"] = words["right"] if given["choice"] == held["best"] else words["not_quite"]
        text["again"] = _review_again(spec, state, words)
    view["marked"]["told-part"] = "best" if text["told"] == words["right"] else ""
    text["lesson"] = held["lesson"] if "lesson" in held else ""
    text["sources"] = held["sources"] if "sources" in held else ""
    parts["sources-part"] = text["sources"] != ""
    view["link"]["lesson"] = held["page"] if "page" in held else "#"


def _review_stays(spec: dict, state: dict, words: dict) -> str:
    """Return how many are due in all where the sitting holds only some of them, or that it is an early one."""
    if state["early"]:
        return words["review_early_here"]
    due = _review_answered(state) + len(recall_waiting(state["times"], review_now(spec), False))
    if due <= len(state["order"]):
        return ""
    return fill_in(words["review_stays"], {"of": _review_n(due, words)})


def _review_again(spec: dict, state: dict, words: dict) -> str:
    """Return when the question that was answered comes again; a sentence to be said otherwise comes as its twin."""
    found = _review_time(spec, state, _review_item(state))
    if "at" not in found:
        return ""
    days = _review_days(spec, found["at"])
    return counted("review_early_again" if state["early"] else "review_again", days, words)


def _review_show_options(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write the options in their order, and all reasons once one is chosen."""
    held = _review_held(spec, state)
    given = _review_given(state)
    view["value"]["pick"] = ""
    for i in range(3):
        name = REVIEW_PLACES[i]
        there = "options" in held and i < len(held["options"])
        told = there and state["told"]
        option = held["options"][i] if there else {"id": "", "text": "", "reason": ""}
        best = told and option["id"] == held["best"]
        view["text"]["option:" + name] = option["text"]
        view["text"]["reason:" + name] = option["reason"] if told else ""
        view["text"]["is:" + name] = words["exam_best" if best else "exam_less"] if told else ""
        view["parts"]["choice:" + name] = there
        view["off"]["choice:" + name] = told
        view["parts"]["reason-of:" + name] = told
        view["marked"]["choice:" + name] = "best" if best else ""
        view["marked"]["reason-of:" + name] = "best" if best else ""
        if there and option["id"] == given["choice"]:
            view["value"]["pick"] = name
