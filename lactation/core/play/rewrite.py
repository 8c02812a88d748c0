"""Rewrite: one sentence with a fault, to be said without it. Choose a wording first; once that was right, type one.

Spec: ``cards``, in the order in which families are first asked, each with ``id``, ``item`` (its key in the record), ``family``,
``kind``, ``setting``, ``given``, ``options`` (three, each with ``id``, ``say`` and ``why``), ``best``, ``models``, ``lesson`` and
``link``; ``kinds`` by name (``title``, ``asks``, ``types``, ``rubric`` (``id``, ``text``), ``cues``); ``cues`` (rules of
``core/cues.py``), ``cue_words``; ``size`` of a round; ``items`` (the cards'); ``now`` (ms), where it is known.

A family is two cards with the same fault and different mothers. What was missed comes back as the other card, after 3 others,
missed again after 8, then another day; what was chosen well comes back after 8 to be typed. Right twice running, a family rests,
for days that grow (``core/review.py``). Typed lines are judged by who typed them, with a rubric of four.
"""

from lactation.core.cues import cues_of
from lactation.core.ordering import deck
from lactation.core.play.kept import about, one_of_these, quiet
from lactation.core.review import DAY_MS, LADDER_DAYS
from lactation.core.words import counted, fill_in, number_text

RETURNS_AFTER = [3, 8, 24]  # answers until a family missed once, twice, more often running comes back
TYPED_AFTER = 8  # answers until one that was chosen well is to be typed
SITTING_MS = 4 * 3600 * 1000.0  # after a pause as long as this it is another sitting
HELD_FOR_RIGHT = 3  # of the rubric's four
RUBRIC_PLACES = ["1", "2", "3", "4"]  # of the rubric on the page


def rewrite_start(spec: dict, kept: list) -> dict:
    """Return the state: what was answered so far, and the card that is asked now, with what was typed for it."""
    state = quiet({"families": {}, "count": 0, "marks": [], "drafts": {}, "resting": False})
    last = {}
    for card in spec["cards"]:
        state["families"][card["family"]] = {"last": "", "right": 0, "missed": 0, "done": 0, "place": -100, "at": 0, "tries": {}}
    for event in kept:
        for card in spec["cards"]:
            if about(event, "rewrite", card["item"]):
                last = event if _rewrite_take(state, card, event) else last
            elif about(event, "say", card["item"]) and "text" in event and isinstance(event["text"], str):
                state["drafts"][card["id"]] = event["text"]
                last = {}  # somebody went on, and is writing
    _rewrite_ask(spec, state)
    if "item" in last and "option" in last:
        _rewrite_tell(spec, state, last)
    elif "item" in last and state["count"] % spec["size"] == 0:
        state["resting"] = "id" in state["card"]
    return state


def _rewrite_tell(spec: dict, state: dict, last: dict) -> None:
    """Show the card that was answered last by choosing, with what was told of it: a page opened again goes on where it was."""
    for card in spec["cards"]:
        if card["item"] == last["item"] and one_of_these(last["option"], _ids_of(card["options"])):
            _rewrite_deal(spec, state, card, state["count"] - 1)
            state["typed"] = False
            state["choice"] = last["option"]
            state["done"] = True


def _ids_of(rows: list) -> list:
    """Return the ids of some rows."""
    ids = []
    for row in rows:
        ids.append(row["id"])
    return ids


def _rewrite_take(state: dict, card: dict, event: dict) -> bool:
    """Take one answer of the record, and return True; what has not its shape is passed over."""
    if "right" not in event or not isinstance(event["right"], bool):
        return False
    family = state["families"][card["family"]]
    state["count"] = state["count"] + 1
    state["marks"].append(1 if event["right"] else 0)
    family["last"] = card["id"]
    family["place"] = state["count"]
    family["at"] = event["at"] if "at" in event and isinstance(event["at"], (int, float)) else 0
    family["tries"][card["id"]] = (family["tries"][card["id"]] if card["id"] in family["tries"] else 0) + 1
    if event["right"]:
        family["right"] = family["right"] + 1
        family["missed"] = 0
    else:
        family["right"] = 0
        family["missed"] = family["missed"] + 1
    state["drafts"][card["id"]] = ""
    return True


def _rewrite_wait(spec: dict, state: dict, family: dict) -> float:
    """Return how many answers it is until a family comes back: 0 or less when it is time, 100000 when it rests today."""
    now = spec["now"] if "now" in spec else 0
    away = now - family["at"] if now > 0 and family["at"] > 0 else 0
    if family["right"] >= 2:
        step = min(family["right"] - 2, len(LADDER_DAYS) - 1)
        return 0.0 if away >= LADDER_DAYS[step] * DAY_MS else 100000.0
    if away > SITTING_MS:
        return 0
    gap = TYPED_AFTER
    if family["missed"] > 0:
        gap = RETURNS_AFTER[min(family["missed"], len(RETURNS_AFTER)) - 1]
    return gap - (state["count"] - family["place"])


def _rewrite_next(spec: dict, state: dict) -> str:
    """Return the family to ask: one whose time has come, the longest waiting first; else a new one; else the nearest. Or none."""
    best = ""
    least = 100000.0
    fresh = ""
    for card in spec["cards"]:
        family = state["families"][card["family"]]
        if family["last"] == "":
            fresh = card["family"] if fresh == "" else fresh
        else:
            wait = _rewrite_wait(spec, state, family)
            if wait < least:
                best = card["family"]
                least = wait
    if fresh != "" and (best == "" or least > 0):
        return fresh
    return best


def _rewrite_card(spec: dict, state: dict, family: str) -> dict:
    """Return the card of a family that was not asked last."""
    found = {}
    for card in spec["cards"]:
        if card["family"] == family and ("id" not in found or found["id"] == state["families"][family]["last"]):
            found = card
    return found


def _rewrite_ask(spec: dict, state: dict) -> None:
    """Ask the next card; none when all of them rest."""
    name = _rewrite_next(spec, state)
    state["typed"] = name != "" and state["families"][name]["right"] > 0
    state["resting"] = False
    _rewrite_deal(spec, state, _rewrite_card(spec, state, name) if name != "" else {}, state["count"])


def _rewrite_deal(spec: dict, state: dict, card: dict, count: int) -> None:
    """Lay a card, its wordings in an order that the ``count`` of answers before it decides, with what was typed for it."""
    state["card"] = card
    state["choice"] = ""
    state["done"] = False
    state["missing"] = False
    state["ticks"] = {}
    state["written"] = ""
    state["order"] = []
    if "id" in card:
        state["written"] = state["drafts"][card["id"]] if card["id"] in state["drafts"] else ""
        seed = 1 + count * 7919
        for i in range(len(spec["cards"])):
            if spec["cards"][i]["id"] == card["id"]:
                seed = seed + i * 104729
        state["order"] = deck(len(card["options"]), seed)
    state["safe"] = state["written"]


def rewrite_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    With wordings: ``pick`` ("1" to "3"), ``check`` and ``next``. With a line: ``write``, ``rest``, ``compare``, ``tick`` (of: its
    place in the rubric) and ``done``. After a round: ``more``.
    """
    quiet(state)
    if event["do"] == "more" and state["resting"]:
        state["resting"] = False
        state["focus"] = "place"
    elif "id" in state["card"] and not state["resting"]:
        if state["typed"]:
            _rewrite_type(spec, state, event)
        else:
            _rewrite_choose(spec, state, event)
    return state


def _rewrite_choose(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do with wordings to choose from."""
    if event["do"] == "pick" and not state["done"] and one_of_these(event["value"], ["1", "2", "3"]):
        state["choice"] = state["card"]["options"][state["order"][int(event["value"]) - 1]]["id"]
        state["missing"] = False
    elif event["do"] == "check" and not state["done"] and state["choice"] == "":
        state["missing"] = True
        state["focus"] = "pick"
        state["say"] = "missing"
    elif event["do"] == "check" and not state["done"]:
        state["done"] = True
        state["focus"] = "answer"
        answer = {"kind": "rewrite", "item": state["card"]["item"], "option": state["choice"], "sure": None}
        answer["right"] = state["choice"] == state["card"]["best"]
        _rewrite_keep(state, answer)
    elif event["do"] == "next" and state["done"]:
        _rewrite_on(spec, state)


def _rewrite_type(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do with a line to type: only what is written and compared can be judged."""
    rubric = spec["kinds"][state["card"]["kind"]]["rubric"]
    if (event["do"] == "write" or event["do"] == "rest") and isinstance(event["value"], str):
        state["written"] = event["value"]
        if event["do"] == "rest" and state["written"] != state["safe"]:
            state["safe"] = state["written"]
            state["drafts"][state["card"]["id"]] = state["written"]
            state["keep"].append({"kind": "say", "item": state["card"]["item"], "text": state["written"]})
    elif event["do"] == "compare" and not state["done"]:
        state["missing"] = state["written"].strip() == ""
        state["done"] = not state["missing"]
        state["focus"] = "written" if state["missing"] else "compared"
        state["say"] = "nothing" if state["missing"] else ""
    elif (
        event["do"] == "tick" and state["done"] and one_of_these(event["of"], RUBRIC_PLACES) and isinstance(event["value"], bool)
    ):
        state["ticks"][rubric[int(event["of"]) - 1]["id"]] = event["value"]
    elif event["do"] == "done" and state["done"]:
        held = []
        for one in rubric:
            if one["id"] in state["ticks"] and state["ticks"][one["id"]]:
                held.append(one["id"])
        answer = {"kind": "rewrite", "item": state["card"]["item"], "text": state["written"], "ticked": held, "sure": None}
        answer["right"] = len(held) >= HELD_FOR_RIGHT
        _rewrite_keep(state, answer)
        _rewrite_on(spec, state)


def _rewrite_keep(state: dict, answer: dict) -> None:
    """Keep an answer, and count it."""
    card = state["card"]
    _rewrite_take(state, card, answer)
    answer["attempt"] = state["families"][card["family"]]["tries"][card["id"]]
    state["keep"].append(answer)


def _rewrite_on(spec: dict, state: dict) -> None:
    """Go on: to the next card, or after a round to what it came to."""
    ends = state["count"] % spec["size"] == 0
    _rewrite_ask(spec, state)
    state["resting"] = ends and "id" in state["card"]
    state["focus"] = "result" if state["resting"] or "id" not in state["card"] else "place"


def rewrite_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the card that is asked, or what the round came to."""
    ends = state["resting"] or "id" not in state["card"]
    view = {
        "text": {
            "place": "",
            "title": "",
            "setting": "",
            "given": "",
            "asks": "",
            "types": "",
            "told": "",
            "lesson": "",
            "result-said": "",
        },
        "parts": {"game": not ends, "choose": False, "type": False, "result": ends, "more": state["resting"], "missing": False},
        "marked": {"told": ""},
        "off": {"pick": state["done"]},
        "value": {"pick": "", "written": state["written"]},
        "link": {"lesson": ""},
        "rows": {"models": [], "cues": [], "kinds": []},
        "focus": state["focus"],
        "say": state["say"],
    }
    if ends:
        _rewrite_show_result(spec, state, words, view)
    else:
        _rewrite_show_card(spec, state, words, view)
    return view


def _rewrite_show_card(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` the sentence, and what is asked of the learner."""
    card = state["card"]
    kind = spec["kinds"][card["kind"]]
    text = view["text"]
    place = state["count"] % spec["size"] + 1
    if state["done"] and not state["typed"]:
        place = (state["count"] - 1) % spec["size"] + 1  # it is answered, and still in sight
    text["place"] = fill_in(
        words["rewrite_place"], {"n": number_text(place, 0, words), "of": number_text(spec["size"], 0, words)}
    )
    text["title"] = kind["title"]
    text["setting"] = card["setting"]
    text["given"] = fill_in(words["sort_claim"], {"claim": card["given"]})
    text["asks"] = kind["asks"]
    text["types"] = kind["types"]
    view["parts"]["choose"] = not state["typed"]
    view["parts"]["type"] = state["typed"]
    view["parts"]["check"] = not state["typed"] and not state["done"]
    view["parts"]["answer"] = not state["typed"] and state["done"]
    view["parts"]["next"] = view["parts"]["answer"]
    view["parts"]["done"] = state["typed"] and state["done"]
    view["parts"]["rubric"] = view["parts"]["done"]
    view["parts"]["compare"] = state["typed"] and not state["done"]
    view["parts"]["compared"] = state["typed"] and state["done"]
    view["parts"]["missing"] = state["missing"] and not state["typed"]
    view["parts"]["nothing"] = state["missing"] and state["typed"]
    text["lesson"] = words["library_lesson"] + " " + card["lesson"] if state["done"] and card["lesson"] != "" else ""
    view["link"]["lesson"] = card["link"]
    view["parts"]["see"] = text["lesson"] != ""
    _rewrite_show_options(state, words, view)
    _rewrite_show_rubric(spec, state, words, view)
    view["parts"]["models-shown"] = state["done"]
    for i in range(len(card["models"])):
        if state["done"] and (state["typed"] or i > 0):  # the first is the best wording, which is in sight already
            view["rows"]["models"].append({"model": fill_in(words["sort_claim"], {"claim": card["models"][i]})})


def _rewrite_show_options(state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` the wordings in their order, and the reasons of the chosen and of the best once it is checked."""
    card = state["card"]
    told = state["done"] and not state["typed"]
    for i in range(len(card["options"])):
        option = card["options"][state["order"][i]]
        name = str(i + 1)
        best = option["id"] == card["best"]
        view["text"]["option:" + name] = fill_in(words["sort_claim"], {"claim": option["say"]})
        view["text"]["why:" + name] = option["why"] if told and (best or option["id"] == state["choice"]) else ""
        view["parts"]["why:" + name] = view["text"]["why:" + name] != ""
        view["marked"]["why:" + name] = "best" if best and told else ""
        if option["id"] == state["choice"]:
            view["value"]["pick"] = name
    if told:
        right = state["choice"] == card["best"]
        view["text"]["told"] = words["right"] if right else words["not_quite"] + " " + words["rewrite_returns"]
        view["marked"]["told"] = "best" if right else ""


def _rewrite_show_rubric(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` what the cues ask about a typed line, and the four things to judge it by."""
    kind = spec["kinds"][state["card"]["kind"]]
    for i in range(len(kind["rubric"])):
        one = kind["rubric"][i]
        view["text"]["rubric:" + RUBRIC_PLACES[i]] = one["text"]
        view["value"]["tick:" + RUBRIC_PLACES[i]] = one["id"] in state["ticks"] and state["ticks"][one["id"]]
    asked = cues_of(state["written"], kind["cues"], spec["cues"]) if state["typed"] and state["done"] else []
    for name in asked:
        view["rows"]["cues"].append({"cue": spec["cue_words"][name]})
    view["parts"]["asked"] = len(asked) > 0


def _rewrite_show_result(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write into ``view`` how far each kind has come: families that were right twice running, of all."""
    done = 0
    for name in spec["kinds"]:
        of = 0
        sure = 0
        seen = []
        for card in spec["cards"]:
            if card["kind"] == name and card["family"] not in seen:
                seen.append(card["family"])
                of = of + 1
                sure = sure + (1 if state["families"][card["family"]]["right"] >= 2 else 0)
        done = done + sure
        counts = {"n": number_text(sure, 0, words), "of": number_text(of, 0, words)}
        row = {"kind": spec["kinds"][name]["title"], "count": fill_in(words["rewrite_of"], counts), "share": 100.0 * sure / of}
        view["rows"]["kinds"].append(row)
    said = words["rewrite_rests"]
    if state["resting"]:
        right = 0
        for i in range(state["count"] - spec["size"], state["count"]):
            right = right + state["marks"][i]
        said = fill_in(words["rewrite_round"], {"n": number_text(right, 0, words), "of": number_text(spec["size"], 0, words)})
    view["text"]["result-said"] = said + " " + counted("rewrite_done", done, words)
