"""Observe: feeds are watched and ticked on the form, then held against the key; after a whole set, how far they agree.

Spec: ``item``, ``items`` (the key of each set), ``blocks`` (ids of signs by block), ``signs`` (their words by id), ``causes``
(what to ask, by id of a guess), ``scenes`` (hold, skin, look, hides, ``difficulty``: names of signs, mother, line, note), ``per``
(feeds in a set), ``scored`` (whether agreement is told), ``generate`` (whether feeds at random follow, of these mothers with
these ``lines``).

What is seen is ticked (``well``, ``difficulty``, ``unseen``) and held against the key; what is guessed as the cause is kept, and
never scored. A page opened again shows the set and the feed that was ticked last.
"""

from lactation.core.agreement import agreement_level, agreement_of_feeds, agreement_table
from lactation.core.feed_generate import feed_generate_set, feed_of_classes
from lactation.core.feed_signs import feed_key, feed_seen
from lactation.core.ordering import deck
from lactation.core.play.kept import about_any, one_of_these, quiet
from lactation.core.words import NOT_THERE, counted, fill_in, listed, number_text

OBSERVE_SAYS = ["well", "difficulty", "unseen"]
OBSERVE_VIEWS = ["wide", "close"]
_MOST_AGAIN = 5  # signs to look at again
_NONE_TICKED = "cause"  # the last part of the form, below its blocks


def observe_start(spec: dict, kept: list) -> dict:
    """Return the state: the set and the feed that were ticked last, as they were."""
    state = quiet({"number": 0, "all": False})
    number = 0
    for event in kept:
        number = max(number, _observe_number(spec, event))
    _observe_open(spec, state, number)
    for event in kept:
        if _observe_number(spec, event) == number:
            _observe_take(spec, state, event)
    return state


def _observe_number(spec: dict, event: dict) -> int:
    """Return the number (from 0) of the set that an event of the record is about; -1 for any other event."""
    for kind in ["seen", "guess", "observe", "agreement", "begin"]:
        if about_any(event, kind):
            for i in range(len(spec["items"])):
                if spec["items"][i] == event["item"]:
                    return i
    return -1


def _observe_open(spec: dict, state: dict, number: int) -> None:
    """Open a set: its feeds with their keys, nothing ticked."""
    state["number"] = number
    state["scenes"] = observe_scenes(spec, number)
    state["keys"] = []
    state["feeds"] = []
    state["kept"] = False
    for scene in state["scenes"]:
        state["keys"].append(feed_key(scene))
        ticks = {}
        for name in spec["signs"]:
            ticks[name] = ""
        state["feeds"].append({"ticks": ticks, "cause": "", "done": False})
    state["found"] = {}
    _observe_at(spec, state, 0)


def _observe_at(spec: dict, state: dict, at: int) -> None:
    """Go to a feed, or behind the last one, to the end."""
    state["at"] = at
    state["ring"] = ""
    state["block"] = ""
    state["tab"] = OBSERVE_VIEWS[0]
    if at < len(state["feeds"]) and not state["feeds"][at]["done"]:
        for block in spec["blocks"]:
            if state["block"] == "":
                _observe_fold(spec, state, block)


def observe_shown(spec: dict, number: int, at: int) -> dict:
    """Return a state in which a feed is shown that an address names, whatever was ticked before."""
    state = quiet({"number": 0, "all": False})
    _observe_open(spec, state, number)
    _observe_at(spec, state, at)
    return state


def _observe_fold(spec: dict, state: dict, block: str) -> None:
    """Open a block of the form, and fold the others; the view that shows its signs comes with it."""
    if state["block"] != block and block in spec["blocks"]:
        state["tab"] = spec["signs"][spec["blocks"][block][0]]["view"]
    state["block"] = block


def observe_scenes(spec: dict, number: int) -> list:
    """Return the feeds of a set, as they are drawn: those that are written first, then those made at random."""
    first = number * spec["per"]
    scenes = []
    if first < len(spec["scenes"]):
        for i in range(spec["per"]):
            one = spec["scenes"][first + i]
            wished = {}
            for name in one["difficulty"]:
                wished[name] = "difficulty"
            scenes.append(_observe_scene(one, feed_of_classes(wished), one["hides"], one["hold"]))
        return scenes
    mothers = deck(len(spec["scenes"]), number + 1)
    made = feed_generate_set(number + 1)
    for i in range(spec["per"]):
        of = spec["scenes"][mothers[i]]
        scene = _observe_scene(of, made[i]["signs"], made[i]["hides"], made[i]["hold"])
        scene["line"] = spec["lines"][(number + i) % len(spec["lines"])]
        scene["note"] = ""
        scenes.append(scene)
    return scenes


def _observe_scene(of: dict, signs: dict, hides: list, hold: str) -> dict:
    """Return a feed of a mother."""
    scene = {"signs": signs, "hides": hides, "hold": hold, "skin": of["skin"], "look": of["look"]}
    scene["mother"] = of["mother"]
    scene["line"] = of["line"]
    scene["note"] = of["note"]
    return scene


def _observe_take(spec: dict, state: dict, event: dict) -> None:
    """Take one event of the record about the open set; what no game of today would have kept is left aside."""
    if event["kind"] == "agreement" and _observe_first(state) == len(state["feeds"]):
        state["kept"] = True
        _observe_end(spec, state)
    elif "feed" in event and one_of_these(event["feed"], _observe_names(state)):
        _observe_take_feed(spec, state, event)


def _observe_take_feed(spec: dict, state: dict, event: dict) -> None:
    """Take an event about one feed, where those before it are done and it is not."""
    at = int(event["feed"]) - 1
    feed = state["feeds"][at]
    if feed["done"] or at > _observe_first(state):
        return
    if at != state["at"]:
        _observe_at(spec, state, at)
    option = event["option"] if "option" in event else ""
    if event["kind"] == "observe":
        if _observe_left(feed) == 0:
            feed["done"] = True
            _observe_at(spec, state, at)
    elif event["kind"] == "guess":
        if one_of_these(option, _observe_causes(spec)):
            _observe_guess(state, option)
    elif event["kind"] == "seen" and "sign" in event and isinstance(event["sign"], str) and event["sign"] in spec["signs"]:
        if one_of_these(option, OBSERVE_SAYS):
            _observe_tick(spec, state, event["sign"], option)


def _observe_names(state: dict) -> list:
    """Return the names of the feeds in the record: their numbers, from 1."""
    found = []
    for i in range(len(state["feeds"])):
        found.append(str(i + 1))
    return found


def _observe_causes(spec: dict) -> list:
    """Return the ids of the guesses."""
    found = []
    for cause in spec["causes"]:
        found.append(cause)
    return found


def _observe_first(state: dict) -> int:
    """Return the place of the first feed that is not done; the number of feeds when all are."""
    for i in range(len(state["feeds"])):
        if not state["feeds"][i]["done"]:
            return i
    return len(state["feeds"])


def _observe_left(feed: dict) -> int:
    """Return how many signs of a feed are not ticked."""
    count = 0
    for name in feed["ticks"]:
        count = count + (1 if feed["ticks"][name] == "" else 0)
    return count


def _observe_tick(spec: dict, state: dict, name: str, option: str) -> None:
    """Tick a sign of the feed at hand; its block stays open."""
    state["feeds"][state["at"]]["ticks"][name] = option
    for block in spec["blocks"]:
        if name in spec["blocks"][block]:
            _observe_fold(spec, state, block)


def _observe_guess(state: dict, option: str) -> None:
    """Choose what is guessed as the cause."""
    state["feeds"][state["at"]]["cause"] = option
    state["block"] = _NONE_TICKED


def observe_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``seen`` (of: a sign, value: what is seen), ``guess`` (value: a cause), ``block`` (of: a block, value: whether it opens),
    ``to`` (of: a block), ``look`` (of: a view, or a sign to show its place), ``all`` (value: whether all signs are listed),
    ``done``, ``next``, ``go`` (of: a feed's number) and ``new`` (another set).
    """
    quiet(state)
    open_feed = state["at"] < len(state["feeds"]) and not state["feeds"][state["at"]]["done"]
    if event["do"] == "look":
        _observe_look(spec, state, event["of"])
    elif event["do"] == "all" and isinstance(event["value"], bool):
        state["all"] = event["value"]
    elif open_feed:
        _observe_work(spec, state, event)
    elif event["do"] == "next" and state["at"] < len(state["feeds"]):
        _observe_next(spec, state)
    elif event["do"] == "go" and one_of_these(event["of"], _observe_names(state)):
        if state["feeds"][int(event["of"]) - 1]["done"]:
            _observe_at(spec, state, int(event["of"]) - 1)
            state["focus"] = "whose"
    elif event["do"] == "new" and _observe_more(spec, state):
        _observe_open(spec, state, state["number"] + 1)
        state["keep"].append({"kind": "begin", "item": spec["items"][state["number"]]})
        state["focus"] = "whose"
    return state


def _observe_look(spec: dict, state: dict, of: str) -> None:
    """Show another view, or the place of a sign in the view that shows it."""
    if one_of_these(of, OBSERVE_VIEWS):
        state["tab"] = of
        state["ring"] = ""
    elif isinstance(of, str) and of in spec["signs"]:
        state["tab"] = spec["signs"][of]["view"]
        if state["at"] < len(state["feeds"]) and state["feeds"][state["at"]]["done"]:
            state["ring"] = of
            state["focus"] = "picture"


def _observe_work(spec: dict, state: dict, event: dict) -> None:
    """Take an event of the feed that is being ticked."""
    feed = state["feeds"][state["at"]]
    named = isinstance(event["of"], str)
    if event["do"] == "seen" and named and event["of"] in spec["signs"] and one_of_these(event["value"], OBSERVE_SAYS):
        _observe_tick(spec, state, event["of"], event["value"])
        _observe_keep(spec, state, {"kind": "seen", "sign": event["of"], "option": event["value"]})
    elif event["do"] == "guess" and one_of_these(event["value"], _observe_causes(spec)):
        _observe_guess(state, event["value"])
        _observe_keep(spec, state, {"kind": "guess", "option": event["value"]})
    elif event["do"] == "block" and named and _observe_is_block(spec, event["of"]) and isinstance(event["value"], bool):
        if event["value"]:
            _observe_fold(spec, state, event["of"])
        elif state["block"] == event["of"]:
            state["block"] = ""
    elif event["do"] == "to" and named and _observe_is_block(spec, event["of"]):
        _observe_fold(spec, state, event["of"])
        state["focus"] = "block:" + event["of"]
    elif event["do"] == "done" and _observe_left(feed) == 0:
        feed["done"] = True
        _observe_at(spec, state, state["at"])
        state["focus"] = "result"
        state["say"] = "count"
        counts = _observe_counts(state, state["at"])
        answer = {"kind": "observe", "right": counts["same"], "sure": None, "attempt": 1}
        _observe_keep(spec, state, answer)


def _observe_is_block(spec: dict, name: str) -> bool:
    """Return whether this is a part of the form that folds."""
    return name in spec["blocks"] or name == _NONE_TICKED


def _observe_keep(spec: dict, state: dict, event: dict) -> None:
    """Keep an event about the feed at hand."""
    event["item"] = spec["items"][state["number"]]
    event["feed"] = str(state["at"] + 1)
    state["keep"].append(event)


def _observe_next(spec: dict, state: dict) -> None:
    """Go on to the next feed, or to the end of the set."""
    if state["at"] + 1 < len(state["feeds"]):
        _observe_at(spec, state, state["at"] + 1)
        state["focus"] = "whose"
        return
    _observe_end(spec, state)
    state["focus"] = "end"
    if not state["kept"]:
        state["kept"] = True
        found = state["found"]
        event = {"kind": "agreement", "item": spec["items"][state["number"]], "attempt": 1, "sure": None, "right": None}
        event["n"] = found["n"]
        event["same"] = found["same"]
        told = {"kappa": found["kappa"], "low": found["feeds_low"], "high": found["feeds_high"]}
        for name in told:
            if spec["scored"] and told[name] != NOT_THERE:
                event[name] = told[name]
        state["keep"].append(event)


def _observe_end(spec: dict, state: dict) -> None:
    """Go to the end of the set, and work out how far it agrees with the key."""
    _observe_at(spec, state, len(state["feeds"]))
    tables = []
    for i in range(len(state["feeds"])):
        tables.append(_observe_table(spec, state, i))
    state["found"] = agreement_of_feeds(tables, state["number"] + 1)


def _observe_table(spec: dict, state: dict, at: int) -> list:
    """Return the table of one feed over what can be seen in it: there a tick at "can't be seen" agrees with nothing."""
    said = []
    key = []
    for name in spec["signs"]:
        if state["keys"][at][name] != "unseen":
            said.append(state["feeds"][at]["ticks"][name])
            key.append(state["keys"][at][name])
    return agreement_table(said, key, OBSERVE_SAYS)


def _observe_more(spec: dict, state: dict) -> bool:
    """Return whether this set is at its end, and another one follows."""
    return state["at"] == len(state["feeds"]) and state["number"] + 1 < len(spec["items"])


def _observe_right(state: dict, at: int, name: str) -> bool:
    """Return whether a sign is ticked as the key has it."""
    return state["feeds"][at]["ticks"][name] == state["keys"][at][name]


def _observe_counts(state: dict, at: int) -> dict:
    """Return how many signs of a feed are as in the key, and how many were ticked though nothing shows them."""
    same = 0
    beyond = 0
    of = 0
    for name in state["feeds"][at]["ticks"]:
        of = of + 1
        if _observe_right(state, at, name):
            same = same + 1
        elif state["keys"][at][name] == "unseen":
            beyond = beyond + 1
    return {"same": same, "beyond": beyond, "of": of}


# ---- what is seen ----


def observe_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: a feed with its form, what came of it, or the end of the set."""
    ends = state["at"] == len(state["feeds"])
    text = {}
    parts = {"feed": not ends, "end": ends}
    view = {"text": text, "parts": parts, "marked": {}, "off": {}, "value": {"all": state["all"]}, "rows": {}, "width": {}}
    view["feed"] = {}
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    if ends:
        _observe_show_end(spec, state, words, view)
    else:
        _observe_show_feed(spec, state, words, view)
    return view


def _observe_show_feed(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Fill in what is seen of the feed at hand."""
    at = state["at"]
    scene = state["scenes"][at]
    feed = state["feeds"][at]
    text = view["text"]
    numbers = {"set": number_text(state["number"] + 1, 0, words), "n": number_text(at + 1, 0, words)}
    numbers["of"] = number_text(len(state["feeds"]), 0, words)
    text["place"] = fill_in(words["observe_place" if len(spec["items"]) > 1 else "observe_place_alone"], numbers)
    text["mother"] = scene["mother"]
    text["line"] = scene["line"]
    _observe_show_picture(state, scene, words, view)
    view["parts"]["form"] = not feed["done"]
    view["parts"]["result"] = feed["done"]
    if feed["done"]:
        _observe_show_result(spec, state, words, view)
    else:
        _observe_show_form(spec, state, words, view)


def _observe_show_picture(state: dict, scene: dict, words: dict, view: dict) -> None:
    """Fill in the picture: the view that is asked for, or the only one there is."""
    shown = state["tab"]
    there = {}
    for one in OBSERVE_VIEWS:
        there[one] = one not in _observe_missing(scene)
    if not there[shown]:
        shown = OBSERVE_VIEWS[1] if shown == OBSERVE_VIEWS[0] else OBSERVE_VIEWS[0]
    drawn = {}
    for name in scene:
        drawn[name] = scene[name]
    drawn["ring"] = state["ring"]
    for one in OBSERVE_VIEWS:
        view["parts"]["view:" + one] = one == shown
        view["parts"]["tab:" + one] = there["wide"] and there["close"]
        view["marked"]["tab:" + one] = "now" if one == shown else ""
        view["feed"]["drawn:" + one] = drawn
    way = []
    for hidden in scene["hides"]:
        way.append(words["observe_way_" + hidden])
    view["text"]["way"] = listed(way, "list_comma", words)
    view["parts"]["way-line"] = len(way) > 0


def _observe_missing(scene: dict) -> list:
    """Return the views that are not there."""
    missing = []
    for one in OBSERVE_VIEWS:
        if len(feed_seen(scene, one)) == 0 or ("near" if one == "close" else "far") in scene["hides"]:
            missing.append(one)
    return missing


def _observe_show_form(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Fill in the form."""
    feed = state["feeds"][state["at"]]
    for name in spec["signs"]:
        view["value"]["seen:" + name] = feed["ticks"][name]
    for block in spec["blocks"]:
        ticked = 0
        for name in spec["blocks"][block]:
            ticked = ticked + (0 if feed["ticks"][name] == "" else 1)
        numbers = {"n": number_text(ticked, 0, words), "of": number_text(len(spec["blocks"][block]), 0, words)}
        view["text"]["ticked:" + block] = fill_in(words["observe_ticked"], numbers)
        view["marked"]["block:" + block] = "done" if ticked == len(spec["blocks"][block]) else ""
        view["value"]["block:" + block] = state["block"] == block
    view["value"]["block:" + _NONE_TICKED] = state["block"] == _NONE_TICKED
    view["value"]["guess"] = feed["cause"]
    left = _observe_left(feed)
    view["off"]["done"] = left > 0
    view["text"]["left"] = counted("observe_left", left, words) if left > 0 else ""


def _observe_show_result(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Fill in what came of a feed: first what goes well, then each sign."""
    at = state["at"]
    feed = state["feeds"][at]
    text = view["text"]
    counts = _observe_counts(state, at)
    numbers = {"n": number_text(counts["same"], 0, words), "of": number_text(counts["of"], 0, words)}
    text["count"] = fill_in(words["observe_count"], numbers)
    text["praise"] = fill_in(words["observe_praise"], {"praise": _observe_praise(spec, state["keys"][at])})
    text["note"] = state["scenes"][at]["note"]
    text["ask"] = spec["causes"][feed["cause"]] if feed["cause"] != "" else ""
    view["parts"]["asked"] = feed["cause"] != ""
    for name in spec["signs"]:
        right = _observe_right(state, at, name)
        key = state["keys"][at][name]
        told = {"you": words["observe_says_" + feed["ticks"][name]], "key": words["observe_says_" + key]}
        text["told:" + name] = fill_in(words["observe_as_key" if right else "observe_not_key"], told)
        text["said:" + name] = words["observe_hidden"] if key == "unseen" else spec["signs"][name][key]
        view["parts"]["row:" + name] = state["all"] or not right
        view["parts"]["where:" + name] = key != "unseen"
        view["marked"]["row:" + name] = "best" if right else "other"
    view["parts"]["none"] = counts["same"] == counts["of"] and not state["all"]
    last = at + 1 == len(state["feeds"])
    text["next"] = words["observe_to_end" if last else "observe_next"]


def _observe_praise(spec: dict, key: dict) -> str:
    """Return words of praise for something that goes well: how he is held first, then the mouth."""
    for block in ["position", "attachment", "suckling", "general", "breast"]:
        if block in spec["blocks"]:
            for name in spec["blocks"][block]:
                if key[name] == "well":
                    return spec["signs"][name]["praise"]
    return ""


def _observe_show_end(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Fill in the end of a set: how far it agrees, by block and by sign, and what to look at again."""
    found = state["found"]
    text = view["text"]
    numbers = {"n": number_text(found["same"], 0, words), "of": number_text(found["n"], 0, words)}
    text["share"] = fill_in(words["observe_share"], numbers)
    beyond = 0
    for at in range(len(state["feeds"])):
        beyond = beyond + _observe_counts(state, at)["beyond"]
    text["beyond"] = counted("observe_beyond", beyond, words) if beyond > 0 else ""
    view["parts"]["beyond"] = beyond > 0
    if spec["scored"]:
        _observe_show_kappa(found, words, view)
    for block in spec["blocks"]:
        text["of:" + block] = _observe_of(state, spec["blocks"][block], words)
        for name in spec["blocks"][block]:
            text["of:" + name] = _observe_of(state, [name], words)
    again = _observe_again(spec, state, words)
    view["rows"]["again-rows"] = again
    view["parts"]["again"] = len(again) > 0
    view["parts"]["none_again"] = len(again) == 0
    for at in range(len(state["feeds"])):
        text["go:" + str(at + 1)] = state["scenes"][at]["mother"]
    view["parts"]["new"] = _observe_more(spec, state)


def _observe_show_kappa(found: dict, words: dict, view: dict) -> None:
    """Fill in kappa with its intervals, and where it lies against the course's own marks."""
    text = view["text"]
    level = agreement_level(found)
    text["level"] = words["observe_level_" + level]
    text["kappa"] = words["observe_unknown"]
    text["formula"] = ""
    if found["known"]:
        numbers = {"kappa": number_text(found["kappa"], 2, words)}
        text["kappa"] = fill_in(words["observe_kappa"], numbers)
        for name in ["low", "high"]:
            numbers[name] = number_text(found[name], 2, words)
        text["formula"] = fill_in(words["observe_formula"], numbers)
        if found["feeds_low"] != NOT_THERE:
            numbers["low"] = number_text(found["feeds_low"], 2, words)
            numbers["high"] = number_text(found["feeds_high"], 2, words)
            text["kappa"] = fill_in(words["observe_kappa_interval"], numbers)
    view["width"]["kappa-bar"] = 100.0 * max(0.0, found["kappa"]) if found["known"] else 0.0
    view["parts"]["kappa-scale"] = found["known"]
    view["marked"]["level"] = level


def _observe_of(state: dict, names: list, words: dict) -> str:
    """Return how often some signs were ticked as in the key, of how often they could be seen."""
    same = 0
    of = 0
    for at in range(len(state["feeds"])):
        for name in names:
            if state["keys"][at][name] != "unseen":
                of = of + 1
                same = same + (1 if _observe_right(state, at, name) else 0)
    numbers = {"n": number_text(same, 0, words), "of": number_text(of, 0, words)}
    return fill_in(words["observe_of"], numbers) if of > 0 else words["observe_never"]


def _observe_again(spec: dict, state: dict, words: dict) -> list:
    """Return the signs that were most often not as in the key: where to look for each, and in which feeds it was."""
    found = []
    for fewer in range(len(state["feeds"])):
        often = len(state["feeds"]) - fewer
        for name in spec["signs"]:
            missed = []
            for at in range(len(state["feeds"])):
                if not _observe_right(state, at, name):
                    missed.append(state["scenes"][at]["mother"])
            if len(missed) == often and len(found) < _MOST_AGAIN:
                row = {"name": spec["signs"][name]["name"], "place": spec["signs"][name]["place"]}
                row["feeds"] = listed(missed, "list_comma", words)
                found.append(row)
    return found
