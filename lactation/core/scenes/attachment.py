"""How deep the breast lies in the baby's mouth: what is to be seen, how the baby sucks, and the milk in 24 hours at two weeks.

That the milk goes with what is to be seen is an assumption of this course: shallow takes three tenths of what the model lets a
well attached baby take, deep takes all, and between them it is a straight line. ``better`` says that it is not so with this
baby: he drinks like one that is well attached, however it looks.
"""

from lactation.core.checks import check_number, check_whole
from lactation.core.feed_signs import feed_settle
from lactation.core.mother import birth_state, simulate
from lactation.core.schedules import even_day

ATTACHED_DAYS = 14
ATTACHED_LEAST = 0.3  # of what a well attached baby can take in a feed; the simulator's lowest value
ATTACHED_DEPTHS = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
ATTACHED_ENOUGH = 0.9  # of what the baby would like
ATTACHED_SHALLOW = 0.35
ATTACHED_DEEP = 0.8
# From here on it hurts no longer through the whole feed, hardly after the start, not at all. Assumed.
ATTACHED_BEARABLE = 0.3
ATTACHED_SORE = 0.6
ATTACHED_PAINLESS = 0.85


def check_attachment(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("depth", settings["depth"], 0, 1)
    check_number("feeds", settings["feeds"], 6, 14)
    for name in ["low", "high"]:
        check_number(name + ": numbers", len(settings[name]), len(ATTACHED_DEPTHS), len(ATTACHED_DEPTHS))
        for number in settings[name]:
            check_number(name, number, 0, 2000)
    check_whole("better", settings["better"], 0, 1)


def attachment_signs(depth: float) -> dict:
    """Return the signs of a feed in which the breast lies so deep in the mouth; all of them change together, without a jump."""
    signs = {}
    for name in ["gape", "lip", "chin", "cheek", "sucks", "swallow", "quiet"]:
        signs[name] = depth
    signs["areola"] = 0.35 + 0.65 * depth  # hardly anything in the mouth: it shows all round
    signs["ease"] = 0.2 + 0.8 * depth
    return feed_settle(signs)


def attachment_scene(depth: float) -> dict:
    """Return the scene that is drawn."""
    return {"signs": attachment_signs(depth), "skin": 1}


def attachment_takes(depth: float, better: float) -> float:
    """Return which share of the milk that a feed can move this baby takes."""
    return 1.0 if better > 0 else ATTACHED_LEAST + (1.0 - ATTACHED_LEAST) * depth


def attachment_day(settings: dict, share: float, parameters: dict) -> dict:
    """Return milk and appetite in 24 hours at two weeks (mL), weight then and at birth (kg), when each feed takes a ``share``."""
    day = even_day(int(settings["feeds"]))
    for i in range(len(day)):
        day[i]["efficacy"] = share
    days = []
    for _ in range(ATTACHED_DAYS):
        days.append(day)
    table = simulate(days, parameters, birth_state(parameters), False)["days"]
    last = ATTACHED_DAYS - 1
    return {
        "milk": 0.5 * (table["taken_ml"][last] + table["taken_ml"][last - 1]),
        "appetite": 0.5 * (table["appetite_ml"][last] + table["appetite_ml"][last - 1]),
        "weight_kg": table["weight_kg"][last],
        "birth_kg": parameters["birth_weight_kg"],
    }


def attachment_run(settings: dict, parameters: dict) -> dict:
    """Return the milk at each depth, and the day at the chosen one.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_attachment(settings)
    curve = []
    for depth in ATTACHED_DEPTHS:
        curve.append(attachment_day(settings, attachment_takes(depth, 0), parameters)["milk"])
    share = attachment_takes(settings["depth"], settings["better"])
    return {"curve": curve, "chosen": attachment_day(settings, share, parameters)}


def attachment_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: the band does not depend on what is set, and stands in the explorer's file."""
    return {}


def attachment_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (depth in percent; mL), readouts, the names of the sentences to say, and the scene that is drawn."""
    places = []
    for depth in ATTACHED_DEPTHS:
        places.append(100.0 * depth)
    chosen = run["chosen"]
    appetite = []
    for _ in ATTACHED_DEPTHS:
        appetite.append(chosen["appetite"])
    return {
        "series": {
            "curve": {"x": places, "y": run["curve"]},
            "doubt": {"x": places, "low": settings["low"], "high": settings["high"]},
            "appetite": {"x": places, "y": appetite},
            "chosen": {"x": [100.0 * settings["depth"]], "y": [chosen["milk"]]},
        },
        "readouts": {
            "milk_ml": chosen["milk"],
            "feed_ml": chosen["milk"] / settings["feeds"],
            "appetite_ml": chosen["appetite"],
            "weight_kg": chosen["weight_kg"],
        },
        "sentence": attachment_sentence(settings, chosen),
        "feed": attachment_scene(settings["depth"]),
    }


def attachment_sentence(settings: dict, chosen: dict) -> list:
    """Return the names of the sentences to say, in order."""
    depth = settings["depth"]
    said = []
    if depth < ATTACHED_SHALLOW:
        said.append("mouth_shallow")
    else:
        said.append("mouth_deep" if depth >= ATTACHED_DEEP else "mouth_middle")
    if depth < ATTACHED_SORE:
        said.append("pain_whole" if depth < ATTACHED_BEARABLE else "pain_sore")
    else:
        said.append("pain_start" if depth < ATTACHED_PAINLESS else "pain_none")
    if settings["better"] > 0:
        said.append("better")
    said.append("milk")
    said.append("enough" if chosen["milk"] >= ATTACHED_ENOUGH * chosen["appetite"] else "hungry")
    if chosen["weight_kg"] < chosen["birth_kg"]:
        said.append("refer")
    return said


def attachment_light() -> list:
    """Return the settings that need no new run: none."""
    return []
