"""Exam: a test is dealt from a form, answered one item a screen with how sure, and handed in; only then is anything told.

Spec: ``item`` (its key in the record), ``items`` (that, then the keys of all items), ``forms`` (ids of forms, in the order in
which they are taken: each a list of items' keys), ``number`` (how many are dealt; 0 for all), ``chunks`` (for each form the
names of what holds its items), ``have`` (names that are there; the page brings the others when they are wanted), ``held`` (each
item that is there: ``question``, ``options`` (``id``, ``text``, ``reason``), ``best``, ``lesson``, ``page``, ``sources``,
perhaps an ``objective``, a ``story`` and a ``feed`` with its ``view``), ``groups`` (items' keys by group; told in this order),
``titles`` (of the groups), perhaps their ``links``, ``mark`` (share that passes; 0 where nothing is passed), ``again``
(``never``, ``failed`` or ``always``), ``days`` (that lie at least between two tests). ``now`` (ms) and ``zone`` (minutes that
the clock on the wall is ahead of UTC) come from the page.

An answer counts for the test that was dealt last when its ``of`` is the test's key: the same item on a lesson's page is another
matter. A page opened again shows the item that was answered last, or how the test went.
"""

from math import floor

from lactation.core.checks import is_number
from lactation.core.ordering import deck
from lactation.core.play.kept import about, about_any, one_of_these, percent, quiet, times_text
from lactation.core.scoring import brier, sureness
from lactation.core.words import counted, fill_in, number_text

EXAM_SURE = [34, 50, 75, 100]  # percent; 34 is a guess among three
EXAM_LESSONS = 5  # that are named to look at again
EXAM_DAY_MS = 86400000
EXAM_CLOCK_DAYS = 7  # a test that lies further ahead was stamped by a clock gone wrong: it bars nobody for years
EXAM_LARGEST_SEED = 2147483646
_TINY = 1e-9  # 32 of 40 is 80 %, however it was worked out


def exam_start(spec: dict, kept: list) -> dict:
    """Return the state: the test that was dealt last with its answers, and how it went if it was handed in."""
    state = quiet({"deals": 0, "order": [], "seed": 1, "form": "", "given": {}, "open": False, "result": None, "at": 0})
    state["screen"] = "begin"
    state["asks"] = False  # whether one is asked to hand in with answers missing
    state["lost"] = False  # whether the items did not arrive
    state["foreign"] = False  # whether the test that was dealt last has not the items of today
    state["missed"] = False  # whether only those are looked at that were missed
    for event in kept:
        if about(event, "test", spec["item"]):
            _exam_take_test(spec, state, event)
        elif about(event, "result", spec["item"]):
            _exam_take_result(spec, state, event)
        elif about_any(event, "answer") and state["open"]:
            _exam_take(spec, state, event)
    state["screen"] = "ask" if state["open"] else ("begin" if state["result"] is None else "result")
    return state


def exam_size(spec: dict, form: str) -> int:
    """Return how many items of a form are dealt."""
    size = len(spec["forms"][form])
    return size if spec["number"] == 0 else min(size, spec["number"])


def exam_now(spec: dict) -> float:
    """Return the time in ms, 0 where nobody tells it."""
    return spec["now"] if "now" in spec else 0


# ---- From the record ----


def _exam_take_test(spec: dict, state: dict, event: dict) -> None:
    """Take a test that was dealt; one of items that are not those of today is none, and one too many is passed over."""
    if not _exam_free(spec, state):
        return
    state["deals"] = state["deals"] + 1
    state["open"] = _exam_whole(spec, event)
    state["foreign"] = not state["open"]
    if state["open"]:
        _exam_open(state, event["version"], event["order"], event["seed"])


def _exam_whole(spec: dict, event: dict) -> bool:
    """Return whether the record holds a test that could have been dealt today."""
    if "version" not in event or "order" not in event or "seed" not in event or not isinstance(event["order"], list):
        return False
    if not _exam_form(spec, event["version"]) or not isinstance(event["seed"], (int, float)):
        return False
    if not is_number(event["seed"], 1, EXAM_LARGEST_SEED) or event["seed"] % 1 != 0:
        return False
    items = spec["forms"][event["version"]]
    seen = {}
    for item in event["order"]:
        if not one_of_these(item, items) or item in seen:
            return False
        seen[item] = True
    return len(event["order"]) == exam_size(spec, event["version"])


def _exam_form(spec: dict, form: object) -> bool:
    """Return whether a kept value names a form of this test."""
    if isinstance(form, str):
        for name in spec["forms"]:
            if name == form:
                return True
    return False


def _exam_open(state: dict, form: str, order: list, seed: int) -> None:
    """Begin a test with nothing answered."""
    state["open"] = True
    state["form"] = form
    state["seed"] = seed
    state["order"] = []
    for item in order:
        state["order"].append(item)
    state["given"] = {}
    state["at"] = 0
    state["asks"] = False
    state["missed"] = False
    state["screen"] = "ask"


def _exam_take(spec: dict, state: dict, event: dict) -> None:
    """Take an answer to an item of the test that is open."""
    if "of" not in event or event["of"] != spec["item"] or "option" not in event or not isinstance(event["option"], str):
        return
    for i in range(len(state["order"])):
        if state["order"][i] == event["item"]:
            sure = event["sure"] if "sure" in event and exam_level(event["sure"]) > 0 else None
            right = "right" in event and event["right"] is True
            state["given"][event["item"]] = {"option": event["option"], "sure": sure, "right": right}
            state["at"] = i


def _exam_take_result(spec: dict, state: dict, event: dict) -> None:
    """Take how a test went: counted anew where the test is there, as it was told where its items are not those of today."""
    if state["open"]:
        _exam_close(spec, state)
    elif (state["foreign"] or state["result"] is None) and _exam_counts(event):
        state["result"] = {"n": event["n"], "same": event["same"]}
        state["order"] = []
        state["given"] = {}
    else:
        return
    state["result"]["at"] = event["at"] if "at" in event and is_number(event["at"], 0, 1e15) else 0
    if "version" in event and _exam_form(spec, event["version"]):
        state["form"] = event["version"]


def _exam_counts(event: dict) -> bool:
    """Return whether a result of the record says how many were right."""
    if "n" not in event or "same" not in event:
        return False
    return is_number(event["n"], 1, 1000) and is_number(event["same"], 0, event["n"])


def _exam_close(spec: dict, state: dict) -> None:
    """End the test that is open, and count it."""
    same = 0
    for item in state["order"]:
        if item in state["given"] and state["given"][item]["right"]:
            same = same + 1
    state["result"] = {"n": len(state["order"]), "same": same, "at": exam_now(spec)}
    state["open"] = False
    state["asks"] = False
    state["screen"] = "result"
    state["at"] = 0


def exam_level(value: object) -> int:
    """Return the one of ``EXAM_SURE`` that ``value`` is (a number, or its text as a button holds it); 0 for what is none."""
    for level in EXAM_SURE:
        if (percent(value) and value == level) or (isinstance(value, str) and value == str(level)):
            return level
    return 0


# ---- When it may be dealt ----


def exam_passed(spec: dict, result: dict) -> bool:
    """Return whether a result reaches the mark."""
    return result["same"] / result["n"] >= spec["mark"] - _TINY


def _exam_free(spec: dict, state: dict) -> bool:
    """Return whether another test may follow what went before, on some day."""
    if state["result"] is None or spec["again"] == "always":
        return True
    return spec["again"] == "failed" and not exam_passed(spec, state["result"])


def _exam_day(spec: dict, at: float) -> int:
    """Return the number of the day on the wall."""
    return floor((at + (spec["zone"] if "zone" in spec else 0) * 60000.0) / EXAM_DAY_MS)


def exam_may(spec: dict, state: dict) -> bool:
    """Return whether a test may be dealt today."""
    if state["open"] or not _exam_free(spec, state) or exam_size(spec, exam_next_form(spec, state)) == 0:
        return False
    if state["result"] is None or spec["days"] == 0 or exam_now(spec) == 0:
        return True
    since = _exam_day(spec, exam_now(spec)) - _exam_day(spec, state["result"]["at"])
    return since >= spec["days"] or since < -EXAM_CLOCK_DAYS


def exam_next_form(spec: dict, state: dict) -> str:
    """Return the form that comes next: the one after that which was taken last, in a ring."""
    first = ""
    after = False
    for form in spec["forms"]:
        first = form if first == "" else first
        if after:
            return form
        after = form == state["form"]
    return first


def _exam_deal(spec: dict, state: dict) -> None:
    """Deal a test, and keep what is in it."""
    form = exam_next_form(spec, state)
    items = spec["forms"][form]
    state["deals"] = state["deals"] + 1
    seed = 1 + (state["deals"] * 7919 + floor(exam_now(spec) / 1000.0)) % (EXAM_LARGEST_SEED - 1)
    order = _exam_choose(spec, form, deck(len(items), seed), state["order"])
    _exam_open(state, form, order, seed)
    state["keep"].append({"kind": "test", "item": spec["item"], "order": order, "seed": seed, "version": form})
    state["focus"] = "question"


def _exam_choose(spec: dict, form: str, places: list, before: list) -> list:
    """Return the items of a test: those in ``before`` (the last one) only where no others are left, and as many of each group."""
    items = spec["forms"][form]
    group_of = {}
    count = {}
    for group in spec["groups"]:
        count[group] = 0
        for item in spec["groups"][group]:
            group_of[item] = group
    order = []
    for _ in range(exam_size(spec, form)):
        best = ""
        least = 0
        for place in places:
            item = items[place]
            weight = (len(items) if item in before else 0) + count[group_of[item]]
            if item not in order and (best == "" or weight < least):
                best = item
                least = weight
        order.append(best)
        count[group_of[best]] = count[group_of[best]] + 1
    return order


def exam_options(spec: dict, state: dict, item: str) -> list:
    """Return the options of an item in the order in which this test shows them; none where the item is not there yet."""
    shown = []
    if item in spec["held"]:
        options = spec["held"][item]["options"]
        for i in range(len(state["order"])):
            if state["order"][i] == item:
                for place in deck(len(options), 1 + (state["seed"] + 104729 * (i + 1)) % (EXAM_LARGEST_SEED - 1)):
                    shown.append(options[place])
    return shown


# ---- What is done ----


def exam_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``deal``; of an item ``pick`` (value: the place of an option) and ``sure``; ``next``, ``back``, ``go`` (value: a number),
    ``end`` and ``left`` (the first without an answer); ``hand`` and ``really``; afterwards ``look`` (of: ``missed`` or ``all``)
    and ``told``. ``lost`` (the script tells it: items did not arrive) and ``bring`` (ask for them once more).
    """
    quiet(state)
    if event["do"] == "lost" or event["do"] == "bring":
        state["lost"] = event["do"] == "lost"
    elif event["do"] == "deal" and exam_may(spec, state):
        _exam_deal(spec, state)
    elif state["open"]:
        _exam_answering(spec, state, event)
    elif state["result"] is not None:
        _exam_looking(spec, state, event)
    return state


def _exam_answering(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do until the test is handed in."""
    if event["do"] == "pick" and state["screen"] == "ask":
        _exam_pick(spec, state, event["value"])
    elif event["do"] == "sure" and state["screen"] == "ask":
        _exam_sure(spec, state, exam_level(event["value"]))
    elif event["do"] == "end":
        _exam_to_end(state)
    elif event["do"] == "left" and len(_exam_left(state)) > 0:
        _exam_go(state, _exam_left(state)[0])
    elif event["do"] == "hand" and state["screen"] == "end":
        state["asks"] = len(_exam_left(state)) > 0
        if state["asks"]:
            state["focus"] = "really"
            state["say"] = "really-said"
        else:
            _exam_hand_in(spec, state)
    elif event["do"] == "really" and state["asks"]:
        _exam_hand_in(spec, state)
    else:
        _exam_move(spec, state, event)


def _exam_move(spec: dict, state: dict, event: dict) -> None:
    """Go to another item of those that are shown: by ``next`` and ``back``, or to a number (``go``)."""
    places = _exam_places(state)
    last = len(places) - 1
    if event["do"] == "go":
        for i in range(len(places)):
            if isinstance(event["value"], str) and event["value"] == str(i + 1):
                _exam_go(state, places[i])
                state["focus"] = "question"
    elif event["do"] == "next" and _exam_at(state) == last and state["screen"] == "ask":
        _exam_to_end(state)
    elif event["do"] == "back" and state["screen"] == "end":
        _exam_go(state, places[last])
    elif (event["do"] == "next" or event["do"] == "back") and state["screen"] != "end":
        step = 1 if event["do"] == "next" else -1
        _exam_go(state, places[max(0, min(last, _exam_at(state) + step))])


def _exam_places(state: dict) -> list:
    """Return the places, in the order dealt, of the items that one goes through: all, or those that were missed."""
    places = []
    for i in range(len(state["order"])):
        item = state["order"][i]
        if state["open"] or not state["missed"] or item not in state["given"] or not state["given"][item]["right"]:
            places.append(i)
    return places


def _exam_at(state: dict) -> int:
    """Return where one stands among the places that one goes through."""
    places = _exam_places(state)
    for i in range(len(places)):
        if places[i] >= state["at"]:
            return i
    return max(0, len(places) - 1)


def _exam_go(state: dict, place: int) -> None:
    """Go to an item."""
    state["at"] = place
    state["screen"] = "ask" if state["open"] else "look"
    state["asks"] = False
    state["focus"] = "question"


def _exam_to_end(state: dict) -> None:
    """Go to where the test is handed in."""
    state["screen"] = "end"
    state["asks"] = False
    state["focus"] = "end"
    state["say"] = "left-said"


def _exam_left(state: dict) -> list:
    """Return the places of the items without an answer."""
    places = []
    for i in range(len(state["order"])):
        if state["order"][i] not in state["given"]:
            places.append(i)
    return places


def _exam_pick(spec: dict, state: dict, value: object) -> None:
    """Choose an option by its place."""
    item = state["order"][state["at"]]
    options = exam_options(spec, state, item)
    for i in range(len(options)):
        if isinstance(value, str) and value == str(i):
            before = state["given"][item] if item in state["given"] else {"option": "", "sure": None}
            if before["option"] != options[i]["id"]:
                right = options[i]["id"] == spec["held"][item]["best"]
                _exam_keep(spec, state, item, {"option": options[i]["id"], "sure": before["sure"], "right": right})


def _exam_sure(spec: dict, state: dict, level: int) -> None:
    """Say how sure one is of what was chosen."""
    item = state["order"][state["at"]]
    if level > 0 and item in state["given"] and state["given"][item]["sure"] != level:
        given = state["given"][item]
        _exam_keep(spec, state, item, {"option": given["option"], "sure": level, "right": given["right"]})


def _exam_keep(spec: dict, state: dict, item: str, given: dict) -> None:
    """Keep an answer; of several in one test the last one counts."""
    state["given"][item] = given
    kept = {"kind": "answer", "item": item, "of": spec["item"], "option": given["option"], "sure": given["sure"]}
    kept["attempt"] = state["deals"]
    kept["right"] = given["right"]
    state["keep"].append(kept)


def _exam_hand_in(spec: dict, state: dict) -> None:
    """End the test, and keep how it went."""
    _exam_close(spec, state)
    result = state["result"]
    kept = {"kind": "result", "item": spec["item"], "version": state["form"], "right": exam_passed(spec, result)}
    kept["points"] = result["same"] / result["n"]
    kept["n"] = result["n"]
    kept["same"] = result["same"]
    scored = _exam_scored(state)
    total = 0.0
    for item in scored:
        total = total + brier(0, 0 if scored[item]["right"] else 1, 3, scored[item]["sure"] / 100.0)
    count = sureness(scored)["count"]
    if count > 0:
        kept["brier"] = total / count
    state["keep"].append(kept)
    state["focus"] = "result"
    state["say"] = "verdict"


def _exam_scored(state: dict) -> dict:
    """Return how sure one was, and whether right, of each item of which both are known."""
    scored = {}
    for item in state["order"]:
        if item in state["given"] and state["given"][item]["sure"] is not None:
            scored[item] = {"sure": state["given"][item]["sure"], "right": state["given"][item]["right"]}
    return scored


def _exam_looking(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do when the test is over: look at the items, and go back to how it went."""
    if event["do"] == "look" and one_of_these(event["of"], ["missed", "all"]):
        state["missed"] = event["of"] == "missed"
        if len(_exam_places(state)) > 0:
            _exam_go(state, _exam_places(state)[0])
    elif event["do"] == "told" or (
        event["do"] == "next" and state["screen"] == "look" and _exam_at(state) == len(_exam_places(state)) - 1
    ):
        state["screen"] = "result"
        state["focus"] = "result"
    elif state["screen"] == "look":
        _exam_move(spec, state, event)


# ---- What is seen ----


def exam_wants(spec: dict, state: dict) -> str:
    """Return the name of what has to be brought before the form at hand can be shown; nothing where all is there."""
    if len(state["order"]) > 0:
        for name in spec["chunks"][state["form"]]:
            if name not in spec["have"]:
                return name
    return ""


def exam_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: what to begin with, one item, the end of the test, how it went, or one item with its reasons."""
    wants = exam_wants(spec, state)
    shows = state["screen"] in ["ask", "look"]
    view = {"text": {}, "parts": {}, "marked": {}, "value": {}, "off": {}, "width": {}, "link": {}, "rows": {}, "feed": {}}
    view["needs"] = {"waits": "" if state["lost"] else wants}
    parts = view["parts"]
    parts["problem"] = wants != "" and state["lost"]
    parts["begin"] = state["screen"] == "begin"
    parts["waits"] = shows and wants != "" and not state["lost"]
    parts["ask"] = shows and wants == ""
    parts["end"] = state["screen"] == "end"
    parts["result"] = state["screen"] == "result"
    _exam_show_item(spec, state, words, view)
    _exam_show_end(state, words, view)
    _exam_show_result(spec, state, words, view)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _exam_n(number: float, words: dict) -> str:
    """Return a whole number as it is written."""
    return number_text(number, 0, words)


def _exam_show_item(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write the item at hand: the question, its options, what was chosen; once the test is over, the reasons."""
    text = view["text"]
    parts = view["parts"]
    looks = state["screen"] == "look"
    item = state["order"][state["at"]] if parts["ask"] and len(state["order"]) > 0 else ""
    held = spec["held"][item] if item in spec["held"] else {}
    given = state["given"][item] if item in state["given"] else {"option": "", "sure": None, "right": False}
    places = _exam_places(state)
    number = {"n": _exam_n(_exam_at(state) + 1, words), "of": _exam_n(len(places), words)}
    text["place"] = fill_in(words["exam_place"], number) if item != "" else ""
    left = len(_exam_left(state))
    text["left"] = "" if looks or item == "" else (counted("exam_left", left, words) if left > 0 else words["exam_all_answered"])
    size = max(1, len(state["order"]))
    view["width"]["bar"] = 100.0 * (_exam_at(state) + 1) / max(1, len(places)) if looks else 100.0 * (size - left) / size
    text["story"] = held["story"] if "story" in held else ""
    parts["story"] = text["story"] != ""
    text["question"] = held["question"] if "question" in held else ""
    view["value"]["go"] = str(_exam_at(state) + 1)
    parts["go-part"] = len(places) == len(state["order"]) and item != ""
    view["value"]["sure"] = "" if given["sure"] is None else str(given["sure"])
    view["off"]["sure"] = looks
    parts["sure-part"] = given["option"] != "" and (not looks or given["sure"] is not None)
    parts["more"] = looks and item != ""
    parts["to-result"] = looks
    parts["to-end"] = not looks
    parts["back"] = _exam_at(state) > 0
    _exam_show_options(spec, state, words, item, given, view)
    _exam_show_feed(held, view)
    parts["told-part"] = looks and item != ""
    text["told"] = ""
    if looks and item != "":
        text["told"] = words["right"] if given["right"] else words["not_quite" if given["option"] != "" else "exam_no_answer"]
    text["sources"] = held["sources"] if looks and "sources" in held else ""
    text["objective"] = held["objective"] if "objective" in held else ""
    parts["objective-part"] = text["objective"] != ""
    text["lesson"] = held["lesson"] if "lesson" in held else ""
    view["link"]["lesson"] = held["page"] if "page" in held else "#"


def _exam_show_options(spec: dict, state: dict, words: dict, item: str, given: dict, view: dict) -> None:
    """Write the options in this test's order, and their reasons when the test is over."""
    looks = state["screen"] == "look"
    options = exam_options(spec, state, item)
    view["value"]["pick"] = ""
    for i in range(3):
        name = str(i)
        there = i < len(options)
        view["text"]["option:" + name] = options[i]["text"] if there else ""
        view["text"]["reason:" + name] = options[i]["reason"] if there and looks else ""
        view["text"]["is:" + name] = ""
        view["parts"]["choice:" + name] = there
        view["off"]["choice:" + name] = looks
        view["parts"]["reason-of:" + name] = there and looks
        best = there and looks and options[i]["id"] == spec["held"][item]["best"]
        view["marked"]["choice:" + name] = "best" if best else ""
        view["marked"]["reason-of:" + name] = "best" if best else ""
        if there and looks:
            view["text"]["is:" + name] = words["exam_best" if best else "exam_less"]
        if there and options[i]["id"] == given["option"]:
            view["value"]["pick"] = name


def _exam_show_feed(held: dict, view: dict) -> None:
    """Show the feed that an item asks about, in its one view."""
    for name in ["close", "wide"]:
        shown = "feed" in held and held["feed"]["view"] == name
        view["parts"]["drawn:" + name] = shown
        view["feed"]["drawn:" + name] = held["feed"] if shown else None


def _exam_show_end(state: dict, words: dict, view: dict) -> None:
    """Write how many are answered before the test is handed in."""
    ends = state["screen"] == "end"
    left = len(_exam_left(state))
    unsure = 0
    for item in state["given"]:
        unsure = unsure + (1 if state["given"][item]["sure"] is None else 0)
    text = view["text"]
    text["left-said"] = ""
    text["unsure-said"] = ""
    text["really-said"] = ""
    if ends:
        text["left-said"] = counted("exam_left_end", left, words) if left > 0 else words["exam_all_answered"]
        text["unsure-said"] = counted("exam_unsure", unsure, words) if unsure > 0 else ""
    if state["asks"]:
        text["really-said"] = counted("exam_really", left, words)
    view["parts"]["to-left"] = ends and left > 0
    view["parts"]["really"] = state["asks"]
    view["parts"]["hand"] = not state["asks"]


def _exam_show_result(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write how the test went: the verdict, how sure against how often right, by group, and which lessons to look at again."""
    text = view["text"]
    told = view["parts"]["result"]
    whole = told and len(state["order"]) > 0
    may = exam_may(spec, state)
    text["verdict"] = ""
    text["points"] = ""
    text["sure-said"] = ""
    text["again-said"] = ""
    found = sureness(_exam_scored(state) if whole else {})
    if told:
        result = state["result"]
        passed = exam_passed(spec, result)
        text["verdict"] = words["exam_done" if spec["mark"] == 0 else ("exam_passed" if passed else "exam_not_yet")]
        values = {"n": _exam_n(result["same"], words), "of": _exam_n(result["n"], words)}
        values["percent"] = _exam_n(100.0 * result["same"] / result["n"], words)  # as on the certificate
        values["least"] = _exam_n(100.0 * spec["mark"], words)
        text["points"] = fill_in(words["exam_points" if spec["mark"] == 0 else "exam_points_of"], values)
        few = found["verdict"] == "few"
        text["sure-said"] = words["exam_sure_few"] if few else times_text(found, words)
        if spec["again"] == "failed" and not passed:
            text["again-said"] = words["exam_again_now" if may else "exam_again_later"]
    view["parts"]["sure-bars"] = whole and found["verdict"] != "few"
    view["width"]["sure-bar"] = found["sure"]
    view["width"]["right-bar"] = found["share"]
    view["parts"]["whole"] = whole
    view["parts"]["changed"] = told and not whole
    view["parts"]["look-missed"] = whole and state["result"]["same"] < state["result"]["n"]
    view["parts"]["again"] = told and may
    _exam_show_groups(spec, state, words, view, whole)
    _exam_show_lessons(spec, state, view, whole)


def _exam_show_groups(spec: dict, state: dict, words: dict, view: dict, whole: bool) -> None:
    """Write a row for each group: how many of it were right."""
    rows = []
    for group in spec["groups"]:
        count = 0
        right = 0
        for item in state["order"]:
            if item in spec["groups"][group]:
                count = count + 1
                right = right + (1 if item in state["given"] and state["given"][item]["right"] else 0)
        if whole and count > 0:
            row = {"name": spec["titles"][group], "share": 100.0 * right / count}
            row["link"] = spec["links"][group] if "links" in spec else "#"
            row["count"] = fill_in(words["exam_group"], {"n": _exam_n(right, words), "of": _exam_n(count, words)})
            rows.append(row)
    view["rows"]["groups"] = rows
    view["parts"]["groups-part"] = len(rows) > 1


def _exam_show_lessons(spec: dict, state: dict, view: dict, whole: bool) -> None:
    """Write which lessons to look at again: those of what was missed, the ones with most missed items first."""
    missed = {}
    names = []
    for item in state["order"]:
        if whole and item in spec["held"] and (item not in state["given"] or not state["given"][item]["right"]):
            page = spec["held"][item]["page"]
            if page not in missed:
                missed[page] = {"count": 0, "title": spec["held"][item]["lesson"]}
                names.append(page)
            missed[page]["count"] = missed[page]["count"] + 1
    shown = []
    for count in range(len(state["order"]), 0, -1):
        for page in names:
            if missed[page]["count"] == count and len(shown) < EXAM_LESSONS:
                shown.append(page)
    view["parts"]["lessons"] = len(shown) > 0
    for i in range(EXAM_LESSONS):
        there = i < len(shown)
        view["parts"]["again:" + str(i)] = there
        view["text"]["title:" + str(i)] = missed[shown[i]]["title"] if there else ""
        view["link"]["title:" + str(i)] = shown[i] if there else "#"
