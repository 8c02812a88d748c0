"""Predict: a choice with how sure one is, committed before the run is shown; what to set then, and what to think of it.

Spec: ``item``, ``best``, ``options`` as in ``choose``; ``sure`` (percent, at first), ``draw`` (key of the line that is drawn
before, or ""), ``sets`` (what the explorer is set to: settings, other, other_name), ``asks`` (the word for what waits while
nothing is committed), ``opens`` (whether it waits only while it is open, as a story does), ``with`` ("predict": the events of
all predictions tell how sure and how often right).
"""

from lactation.core.play.choose import show_reasons
from lactation.core.play.kept import about_any, last_answer, one_of_these, percent, quiet, times_text, tries
from lactation.core.scoring import brier, sureness
from lactation.core.words import counted_with, fill_in, number_text

SURE_IS = 75  # percent: from here on one was sure


def predict_start(spec: dict, kept: list) -> dict:
    """Return the state: what was committed last, unless it was asked anew since or the option is no longer there."""
    state = quiet({"choice": "", "sure": spec["sure"], "done": False, "missing": False, "open": not spec["opens"]})
    state["attempt"] = tries(kept, "predict", spec["item"])
    state["heights"] = []
    state["all"] = all_predictions(kept)
    last = last_answer(kept, "predict", spec["item"])
    if "option" in last and one_of_these(last["option"], spec["options"]) and "sure" in last and percent(last["sure"]):
        state["choice"] = last["option"]
        state["sure"] = last["sure"]
        state["done"] = True
        drawn = last_answer(kept, "draw", spec["draw"])
        if "heights" in drawn and isinstance(drawn["heights"], list):
            state["heights"] = drawn["heights"]
    return state


def all_predictions(kept: list) -> dict:
    """Return for each item that was predicted how sure and whether right, the last time."""
    found = {}
    for event in kept:
        if about_any(event, "predict") and "sure" in event and percent(event["sure"]):
            found[event["item"]] = {"sure": event["sure"], "right": "right" in event and event["right"] is True}
    return found


def predict_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``pick``, ``sure``, ``commit`` (value: the drawn line), ``reveal``, ``open`` or ``again``."""
    quiet(state)
    if event["do"] == "open":
        state["open"] = event["value"] is True
    elif event["do"] == "again" and state["done"]:
        state["choice"] = ""
        state["sure"] = spec["sure"]
        state["done"] = False
        state["heights"] = []
        state["focus"] = "pick"
        state["keep"].append({"kind": "again", "item": spec["item"]})
        if spec["draw"] != "":
            state["keep"].append({"kind": "again", "item": spec["draw"]})
    elif not state["done"]:
        _predict_before(spec, state, event)
    return state


def _predict_before(spec: dict, state: dict, event: dict) -> None:
    """Take what one can do before the run is shown."""
    if event["do"] == "pick" and one_of_these(event["value"], spec["options"]):
        state["choice"] = event["value"]
        state["missing"] = False
    elif event["do"] == "sure" and percent(event["value"]):
        state["sure"] = event["value"]
    elif event["do"] == "reveal":  # by who leads a group: the groups have answered
        state["done"] = True
        state["missing"] = False
        state["choice"] = ""
        state["heights"] = event["value"] if isinstance(event["value"], list) else []
        state["focus"] = "then"
    elif event["do"] == "commit" and state["choice"] == "":
        state["missing"] = True
        state["focus"] = "pick"
        state["say"] = "missing"
    elif event["do"] == "commit":
        _predict_commit(spec, state, event["value"])


def _predict_commit(spec: dict, state: dict, heights: list) -> None:
    """Keep what was predicted, and the line that was drawn, if any."""
    state["done"] = True
    state["focus"] = "then"
    state["attempt"] = state["attempt"] + 1
    right = state["choice"] == spec["best"]
    state["all"][spec["item"]] = {"sure": state["sure"], "right": right}
    count = len(spec["options"])
    answer = {"kind": "predict", "item": spec["item"], "option": state["choice"], "sure": state["sure"]}
    answer["attempt"] = state["attempt"]
    answer["right"] = right
    answer["brier"] = brier(0, 0 if right else 1, count, state["sure"] / 100.0)
    state["keep"].append(answer)
    if spec["draw"] != "" and isinstance(heights, list) and len(heights) > 0:
        state["heights"] = heights
        state["keep"].append({"kind": "draw", "item": spec["draw"], "heights": heights})


def predict_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view. ``sets`` holds once it is committed (and open), ``asks`` says what waits until then."""
    done = state["done"]
    shown = done and state["open"]
    parts = {"missing": state["missing"], "then": done, "again": done, "more": done, "commit": not done}
    if spec["opens"]:
        parts["reveal"] = not done
    parts["sureness"] = done and state["choice"] != ""
    marked = {}
    show_reasons(spec, state["choice"], done, parts, marked)
    found = sureness(state["all"])
    parts["sure-bars"] = found["verdict"] != "few"
    sets = None
    if shown:
        sets = {"heights": state["heights"]}
        for name in spec["sets"]:
            sets[name] = spec["sets"][name]
    return {
        "text": {
            "sure": fill_in(words["percent"], {"n": number_text(state["sure"], 0, words)}),
            "verdict": _verdict_said(spec, state, words),
            "sure-said": sure_text(spec, state, words),
        },
        "parts": parts,
        "marked": marked,
        "off": {"pick": done, "sure-set": done},
        "width": {"sure-bar": found["sure"], "right-bar": found["share"]},
        "value": {"pick": state["choice"], "sure-set": state["sure"]},
        "asks": spec["asks"] if state["open"] and not done else "",
        "sets": sets,
        "focus": state["focus"],
        "say": state["say"],
    }


def _verdict_said(spec: dict, state: dict, words: dict) -> str:
    """Return whether it was so, in a word; nothing before, or where nothing was chosen."""
    if not state["done"] or state["choice"] == "":
        return ""
    return words["right"] if state["choice"] == spec["best"] else words["not_quite"]


def sure_text(spec: dict, state: dict, words: dict) -> str:
    """Return a plain sentence on how sure one was, and how that and being right went together so far."""
    if not state["done"] or state["choice"] == "":
        return ""
    name = "right" if state["choice"] == spec["best"] else "wrong"
    name = "sure_" + name + ("_sure" if state["sure"] >= SURE_IS else "_unsure")
    text = fill_in(words[name], {"n": number_text(state["sure"], 0, words)})
    found = sureness(state["all"])
    if found["verdict"] == "few":
        return text
    values = {"right": number_text(found["right"], 0, words)}
    return text + " " + counted_with("sure_so_far", found["count"], values, words) + " " + times_text(found, words)
