"""Sort: does a claim hold, and how sure is one of that? Some claims at a time (a hand), then how sure against how often right.

Spec: ``claims`` (``id``, ``item`` (its key in the record), ``claim``, ``verdict``, ``says``, ``teach``, ``said_by``, ``from``,
``lesson``, ``lesson_link``), in the order in which they are dealt; ``size`` (of a hand), ``hand`` (the first, from 0), ``more``
(whether there are others), ``verdicts`` (names, from the best to the worst), ``items`` (the claims').

A claim counts as answered unless it was asked anew since. A page opened again shows what the record tells last: a claim with its
verdict, or one that is asked; answers from another device count too.
"""

from math import floor

from lactation.core.play.kept import about_any, percent, quiet, times_text
from lactation.core.verdicts import SURE_LEVELS, calibration, credit, points_text, safety
from lactation.core.words import fill_in, fixed, number_text


def sort_start(spec: dict, kept: list) -> dict:
    """Return the state: what was answered so far, and the first claim of the hand that was not."""
    state = quiet({"hand": spec["hand"], "answers": {}, "tries": {}})
    last = -1  # place of the claim that was answered last, unless one was asked since
    places = {}
    for i in range(len(spec["claims"])):
        places[spec["claims"][i]["item"]] = i
        state["tries"][spec["claims"][i]["id"]] = 0
    for event in kept:
        if (about_any(event, "sort") or about_any(event, "again")) and event["item"] in places:
            last = _sort_take(spec, state, places[event["item"]], event, last)
    _sort_ask(spec, state)
    if last >= 0:
        _sort_tell(spec, state, last)
    return state


def _sort_take(spec: dict, state: dict, place: int, event: dict, last: int) -> int:
    """Take one event of the record about the claim at a place, and return the place of the claim answered last.

    What no game of today would have kept is left aside.
    """
    name = spec["claims"][place]["id"]
    if event["kind"] == "again":
        state["answers"][name] = None
        state["hand"] = floor(place / spec["size"])
        return -1
    if "option" not in event or "sure" not in event or not percent(event["sure"]):
        return last
    if verdict_place(spec, event["option"]) < 0 or sure_level(event["sure"]) == 0:
        return last
    state["answers"][name] = {"option": event["option"], "sure": event["sure"]}
    state["tries"][name] = state["tries"][name] + 1
    state["hand"] = floor(place / spec["size"])
    return place


def _sort_tell(spec: dict, state: dict, place: int) -> None:
    """Show the claim at a place with its answer and its verdict."""
    given = state["answers"][spec["claims"][place]["id"]]
    state["asked"] = place - state["hand"] * spec["size"]
    state["verdict"] = given["option"]
    state["sure"] = given["sure"]
    state["told"] = True


def verdict_place(spec: dict, name: object) -> int:
    """Return the place of a verdict among all, from the best; -1 for what is none."""
    if isinstance(name, str):
        for i in range(len(spec["verdicts"])):
            if spec["verdicts"][i] == name:
                return i
    return -1


def sure_level(value: object) -> int:
    """Return the one of ``SURE_LEVELS`` that ``value`` is (a number, or its text as a button holds it); 0 for what is none."""
    for level in SURE_LEVELS:
        if (percent(value) and value == level) or (isinstance(value, str) and value == str(level)):
            return level
    return 0


def sort_hand(claims: list, size: int, hand: int) -> list:
    """Return the claims of a hand (from 0); the last one may be smaller."""
    cards = []
    for i in range(hand * size, min((hand + 1) * size, len(claims))):
        cards.append(claims[i])
    return cards


def _sort_cards(spec: dict, state: dict) -> list:
    """Return the claims of the hand at play."""
    return sort_hand(spec["claims"], spec["size"], state["hand"])


def _sort_answered(state: dict, claim: dict) -> bool:
    """Return whether a claim has an answer."""
    return claim["id"] in state["answers"] and state["answers"][claim["id"]] is not None


def _sort_ask(spec: dict, state: dict) -> None:
    """Ask the first claim of the hand that has no answer; none when all have one."""
    state["asked"] = -1  # place in the hand
    state["verdict"] = ""
    state["sure"] = 0
    state["told"] = False
    state["missing"] = ""
    cards = _sort_cards(spec, state)
    for i in range(len(cards)):
        if state["asked"] < 0 and not _sort_answered(state, cards[i]):
            state["asked"] = i


def sort_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``pick`` (a verdict), ``sure``, ``commit``, ``next``, ``more`` (another hand) or ``fresh``."""
    quiet(state)
    ends = state["asked"] < 0
    if event["do"] == "next" and state["told"]:
        _sort_ask(spec, state)
        state["focus"] = "place" if state["asked"] >= 0 else "result"
    elif event["do"] == "more" and spec["more"] and ends:
        _sort_more(spec, state)
    elif event["do"] == "fresh" and ends:
        _sort_deal(spec, state, spec["hand"], spec["claims"])
    elif not ends and not state["told"]:
        _sort_answer(spec, state, event)
    return state


def _sort_answer(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do before the verdict is told."""
    if event["do"] == "pick" and verdict_place(spec, event["value"]) >= 0:
        state["verdict"] = event["value"]
        state["missing"] = ""
    elif event["do"] == "sure" and sure_level(event["value"]) > 0:
        state["sure"] = sure_level(event["value"])
        state["missing"] = ""
    elif event["do"] == "commit" and (state["verdict"] == "" or state["sure"] == 0):
        state["missing"] = "verdict" if state["verdict"] == "" else "sure"
        state["focus"] = "pick" if state["verdict"] == "" else "sure-set"
        state["say"] = "missing:" + state["missing"]
    elif event["do"] == "commit":
        _sort_commit(spec, state)


def _sort_commit(spec: dict, state: dict) -> None:
    """Keep the answer, and tell the verdict."""
    claim = _sort_cards(spec, state)[state["asked"]]
    state["told"] = True
    state["focus"] = "answer"
    state["answers"][claim["id"]] = {"option": state["verdict"], "sure": state["sure"]}
    state["tries"][claim["id"]] = state["tries"][claim["id"]] + 1
    answer = {"kind": "sort", "item": claim["item"], "option": state["verdict"], "sure": state["sure"]}
    answer["attempt"] = state["tries"][claim["id"]]
    answer["right"] = state["verdict"] == claim["verdict"]
    answer["points"] = credit(verdict_place(spec, state["verdict"]), verdict_place(spec, claim["verdict"]))
    state["keep"].append(answer)


def _sort_more(spec: dict, state: dict) -> None:
    """Deal the next hand in which a claim has no answer; once round, ask the next one anew."""
    count = floor((len(spec["claims"]) + spec["size"] - 1) / spec["size"])
    for i in range(1, count):
        hand = (state["hand"] + i) % count
        for claim in sort_hand(spec["claims"], spec["size"], hand):
            if not _sort_answered(state, claim):
                _sort_deal(spec, state, hand, [])
                return
    hand = (state["hand"] + 1) % count
    _sort_deal(spec, state, hand, sort_hand(spec["claims"], spec["size"], hand))


def _sort_deal(spec: dict, state: dict, hand: int, anew: list) -> None:
    """Go to a hand, with the claims ``anew`` no longer answered. What is asked first is kept last: a reload stays in the hand."""
    kept = []
    for claim in anew:
        if _sort_answered(state, claim):
            kept.append(claim)
            state["answers"][claim["id"]] = None
    state["hand"] = hand
    state["focus"] = "place"
    _sort_ask(spec, state)
    first = _sort_cards(spec, state)[state["asked"]]
    for claim in kept:
        if claim["id"] != first["id"]:
            state["keep"].append({"kind": "again", "item": claim["item"]})
    state["keep"].append({"kind": "again", "item": first["item"]})


def sort_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the claim asked, what is told of it, or at the end the result."""
    view = _sort_blank(spec, state)
    if state["asked"] < 0:
        _sort_show_result(spec, state, words, view)
    else:
        _sort_show_claim(spec, state, words, view)
    return view


def _sort_blank(spec: dict, state: dict) -> dict:
    """Return the view without anything that is said in it."""
    ends = state["asked"] < 0
    told = state["told"]
    parts = {"game": not ends, "commit": not told, "answer": told, "result": ends, "more": spec["more"], "sure-bars": False}
    for name in ["verdict", "sure"]:
        parts["missing:" + name] = state["missing"] == name
    text = {}
    for name in ["place", "claim", "from", "told", "verdict", "teach", "authority", "lesson", "next", "result-said", "sure-said"]:
        text[name] = ""
    width = {"sure-bar": 0, "right-bar": 0}
    for level in SURE_LEVELS:
        text["level-said:" + fixed(level, 0)] = ""
        width["level:" + fixed(level, 0)] = 0
    return {
        "text": text,
        "parts": parts,
        "marked": {"reason": ""},
        "off": {"pick": told, "sure-set": told},
        "width": width,
        "value": {"pick": state["verdict"], "sure-set": str(state["sure"])},
        "link": {"lesson": ""},
        "focus": state["focus"],
        "say": state["say"],
    }


def _sort_show_claim(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` the claim that is asked, and, once answered, what to teach and who says so."""
    cards = _sort_cards(spec, state)
    claim = cards[state["asked"]]
    text = view["text"]
    values = {"n": number_text(state["asked"] + 1, 0, words), "of": number_text(len(cards), 0, words)}
    text["place"] = fill_in(words["sort_place"], values)
    text["claim"] = fill_in(words["sort_claim"], {"claim": claim["claim"]})
    text["from"] = fill_in(words["sort_from"], {"article": claim["from"]})
    if state["told"]:
        text["told"] = told_text(verdict_place(spec, state["verdict"]), verdict_place(spec, claim["verdict"]), words)
        text["verdict"] = claim["says"]
        text["teach"] = claim["teach"]
        text["authority"] = words["claims_authority"] + " " + claim["said_by"]
        text["lesson"] = words["library_lesson"] + " " + claim["lesson"]
        view["link"]["lesson"] = claim["lesson_link"]
        points = credit(verdict_place(spec, state["verdict"]), verdict_place(spec, claim["verdict"]))
        view["marked"]["reason"] = "best" if points == 1 else ("near" if points > 0 else "")
        text["next"] = words["sort_finish"]
        for other in cards:
            if not _sort_answered(state, other):
                text["next"] = words["sort_next"]


def told_text(choice: int, best: int, words: dict) -> str:
    """Return how near a verdict is (both are places among all), and what it means for safety."""
    points = credit(choice, best)
    text = words["right" if points == 1 else ("sort_close" if points > 0 else "not_quite")]
    safe = safety(choice, best)
    return text if safe == "none" else text + " " + words["sort_" + safe]


def _sort_scored(spec: dict, state: dict, claims: list) -> list:
    """Return the answers on ``claims`` as the scoring wants them."""
    found = []
    for claim in claims:
        if _sort_answered(state, claim):
            given = state["answers"][claim["id"]]
            best = verdict_place(spec, claim["verdict"])
            found.append({"choice": verdict_place(spec, given["option"]), "best": best, "sure": given["sure"]})
    return found


def _sort_show_result(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` this hand in points and in what may harm, and all answers in how sure against how often right."""
    here = calibration(_sort_scored(spec, state, _sort_cards(spec, state)))
    found = calibration(_sort_scored(spec, state, spec["claims"]))
    view["text"]["result-said"] = hand_text(here, words)
    few = found["verdict"] == "few"
    view["text"]["sure-said"] = words["sort_few"] if few else times_text(found, words)
    view["parts"]["sure-bars"] = not few
    view["width"]["sure-bar"] = found["sure"]
    view["width"]["right-bar"] = found["share"]
    for line in found["levels"]:
        name = fixed(line["sure"], 0)
        view["width"]["level:" + name] = 100.0 * line["points"] / line["count"] if line["count"] > 0 else 0.0
        counts = {"points": points_text(line["points"], words), "count": number_text(line["count"], 0, words)}
        view["text"]["level-said:" + name] = fill_in(words["sort_bar"], counts) if line["count"] > 0 else words["sort_no_answer"]


def hand_text(here: dict, words: dict) -> str:
    """Return in words what a hand (``here``, from ``calibration``) comes to in points, and in what may harm."""
    text = words["sort_hand"]
    if here["harmful"] > 0:
        text = text + " " + words["sort_harm"]
    if here["needless"] > 0:
        text = text + " " + words["sort_called"]
    values = {"points": points_text(here["points"], words), "of": number_text(here["count"], 0, words)}
    for name in ["harmful", "kept", "needless"]:
        values[name] = number_text(here[name], 0, words)
    return fill_in(text, values)
