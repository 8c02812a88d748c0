"""Inside one breast: it fills, feeds with its let-downs, and fills again.

The slider ``step`` walks through this cycle from 0 to 1. The minutes of the feed get nearly half of the slider, because that is
where most happens. As in ``core/mother.py``, no milk is made during the few minutes of the feed itself.
"""

from math import floor

from lactation.core.breast import milk_after
from lactation.core.checks import check_number
from lactation.core.hormones import prolactin_rise
from lactation.core.scenes.let_down import ejections_in_feed, enough_at, flow_at, moved_by

LONGEST_FEED_MIN = 15.0
ENDING_HOURS = 0.1  # what is called the end of the feed
AGAIN_HOURS = 3.0  # how long the drained breast is watched
FEED_FROM, END_FROM, AGAIN_FROM = 0.3, 0.75, 0.8  # where on the slider each part begins
FIRST_HOUR = 6.0  # the cycle begins at six in the morning
FULL_FLOW_ML_MIN = 60.0  # draws the widest stream
STEADY_ML_H = 0.2  # two speeds closer than this are the same to an eye
TONES = 5


def check_breast(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("step", settings["step"], 0, 1)
    check_number("gap_hours", settings["gap_hours"], 2, 6)
    check_number("stress", settings["stress"], 0, 1)
    check_number("skin", settings["skin"], 1, TONES)
    check_number("storage_ml", settings["storage_ml"], 150, 400)
    check_number("rate_ml_h", settings["rate_ml_h"], 1, 30)
    check_number("left_ml", settings["left_ml"], 20, 100)
    check_number("wanted_ml", settings["wanted_ml"], 10, 200)


def filled(milk_ml: float, hours: float, settings: dict, parameters: dict) -> float:
    """Return the milk in the breast after ``hours`` of filling, mL."""
    return milk_after(milk_ml, settings["storage_ml"], settings["rate_ml_h"], hours, parameters["inhibition_threshold"])


def making_ml_h(milk_ml: float, settings: dict, parameters: dict) -> float:
    """Return how fast milk is made at this fullness, mL/h: what half a minute adds."""
    return (filled(milk_ml, 1.0 / 120.0, settings, parameters) - milk_ml) * 120.0


def squeeze_at(minute: float, ejections: list) -> float:
    """Return how hard the muscle-like cells squeeze, 0 to 1: it swells and ebbs with each ejection."""
    for i in range(len(ejections)):
        part = (minute - ejections[i]["start_min"]) / (ejections[i]["end_min"] - ejections[i]["start_min"])
        if part >= 0.0 and part < 1.0:
            return 4.0 * part * (1.0 - part)
    return 0.0


def ejection_number(minute: float, ejections: list) -> int:
    """Return how many ejections have begun by ``minute``."""
    begun = 0
    for i in range(len(ejections)):
        if ejections[i]["start_min"] <= minute:
            begun += 1
    return begun


def breast_run(settings: dict, parameters: dict) -> dict:
    """Return one cycle: the feed's ejections, when it ends, the milk before and after it, and the curve of the milk.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_breast(settings)
    gap_hours = settings["gap_hours"]
    before_ml = filled(settings["left_ml"], gap_hours, settings, parameters)
    feed = {
        "stress": settings["stress"],
        "pain": 0.0,
        "alcohol_g_per_kg": 0.0,
        "attachment": 1.0,
        "milk_ml": before_ml,
        "wanted_ml": settings["wanted_ml"],
        "minutes": LONGEST_FEED_MIN,
        "early": 0.0,
    }
    ejections = ejections_in_feed(feed, parameters)
    end_min = enough_at(feed, ejections)
    taken_ml = moved_by(end_min, ejections)
    hours = []
    milk = []
    tenths = floor(10.0 * gap_hours + 0.001)
    for i in range(tenths + 1):
        hours.append(i / 10.0)
        milk.append(filled(settings["left_ml"], i / 10.0, settings, parameters))
    for i in range(11):
        if i == 0 and gap_hours - tenths / 10.0 < 0.001:
            continue  # the last point was it
        minute = end_min * i / 10.0
        hours.append(floor((gap_hours + minute / 60.0) * 1000.0 + 0.5) / 1000.0)
        milk.append(before_ml - moved_by(minute, ejections))
    for i in range(30):
        later = AGAIN_HOURS * (i + 1) / 30.0
        hours.append(floor((gap_hours + end_min / 60.0 + later) * 1000.0 + 0.5) / 1000.0)
        milk.append(filled(before_ml - taken_ml, later, settings, parameters))
    return {
        "ejections": ejections,
        "end_min": end_min,
        "before_ml": before_ml,
        "taken_ml": taken_ml,
        "hours": hours,
        "milk": milk,
        "parameters": parameters,
    }


def breast_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: this explorer shows one breast, without a band."""
    return {}


def moment(settings: dict, run: dict) -> dict:
    """Return where ``step`` lies: ``{"phase", "hours", "minute"}``, hours since the cycle began and minutes into the feed.

    The phases are filling, feeding, ending and again; ``minute`` stays at its end after the feed.
    """
    step = settings["step"]
    gap_hours = settings["gap_hours"]
    end_hours = gap_hours + run["end_min"] / 60.0
    if step < FEED_FROM:
        return {"phase": "filling", "hours": gap_hours * step / FEED_FROM, "minute": 0.0}
    if step < END_FROM:
        minute = run["end_min"] * (step - FEED_FROM) / (END_FROM - FEED_FROM)
        return {"phase": "feeding", "hours": gap_hours + minute / 60.0, "minute": minute}
    if step < AGAIN_FROM:
        part = (step - END_FROM) / (AGAIN_FROM - END_FROM)
        return {"phase": "ending", "hours": end_hours + ENDING_HOURS * part, "minute": run["end_min"]}
    part = (step - AGAIN_FROM) / (1.0 - AGAIN_FROM)
    return {"phase": "again", "hours": end_hours + ENDING_HOURS + (AGAIN_HOURS - ENDING_HOURS) * part, "minute": run["end_min"]}


def breast_words(now: dict, squeeze: float, begun: int, making: float, run: dict, settings: dict) -> list:
    """Return the names of the sentences for this moment."""
    before_ml_h = making_ml_h(run["before_ml"], settings, run["parameters"])
    phase = now["phase"]
    if phase == "filling":
        return ["filling" if making > settings["rate_ml_h"] - STEADY_ML_H else "slower"]
    if phase == "feeding":
        if begun < 1:
            return ["waiting"]
        if now["minute"] >= run["ejections"][len(run["ejections"]) - 1]["end_min"]:
            return ["last"]
        return ["ejection" if squeeze > 0.3 else "between"]
    if phase == "ending":
        return ["enough" if run["taken_ml"] > 0.95 * settings["wanted_ml"] else "not_enough", "never_empty"]
    return ["again_faster" if making > before_ml_h + STEADY_ML_H else "again"]


def breast_show(settings: dict, run: dict, members: list) -> dict:
    """Return series, readouts and the names of the sentences to say.

    Series of one point, 0 to 1, move the drawing; ``milk``, ``now`` and ``storage`` are hours and mL.
    """
    now = moment(settings, run)
    phase = now["phase"]
    feeding = phase == "feeding"
    taken_ml = moved_by(now["minute"], run["ejections"])
    milk_ml = run["before_ml"] - taken_ml
    since_end_hours = 0.0
    if phase == "filling":
        milk_ml = filled(settings["left_ml"], now["hours"], settings, run["parameters"])
    elif not feeding:
        since_end_hours = now["hours"] - settings["gap_hours"] - run["end_min"] / 60.0
        milk_ml = filled(milk_ml, since_end_hours, settings, run["parameters"])
    squeeze = squeeze_at(now["minute"], run["ejections"]) if feeding else 0.0
    flow_ml_min = flow_at(now["minute"], run["ejections"]) if feeding else 0.0
    begun = ejection_number(now["minute"], run["ejections"])
    making = making_ml_h(milk_ml, settings, run["parameters"])
    full = milk_ml / settings["storage_ml"]
    # The pulse of this feed, or, before it, of the feed that ended as the cycle began.
    suckled_min = now["minute"] + 60.0 * since_end_hours
    if phase == "filling":
        suckled_min = run["end_min"] + 60.0 * now["hours"]
    half_life_min = run["parameters"]["prolactin_half_life_min"]
    at = [now["hours"]]
    return {
        "series": {
            "full": {"x": at, "y": [full]},
            "squeeze": {"x": at, "y": [squeeze]},
            "duct": {"x": at, "y": [squeeze]},
            "flow": {"x": at, "y": [min(1.0, flow_ml_min / FULL_FLOW_ML_MIN)]},
            "oxytocin": {"x": at, "y": [1.0 if feeding else 0.0]},
            "prolactin": {"x": at, "y": [prolactin_rise(suckled_min, run["end_min"], half_life_min)]},
            "skin": {"x": at, "y": [(settings["skin"] - 1.0) / (TONES - 1.0)]},
            "storage": {"x": [0.0, 10.0], "y": [settings["storage_ml"], settings["storage_ml"]]},
            "milk": {"x": run["hours"], "y": run["milk"]},
            "now": {"x": at, "y": [milk_ml]},
        },
        "readouts": {
            "clock": FIRST_HOUR + now["hours"],
            "milk_ml": milk_ml,
            "fullness": full,
            "making_ml_h": making,
            "made_ml": milk_ml + taken_ml - settings["left_ml"],
            "flow_ml_min": flow_ml_min,
            "taken_ml": taken_ml,
            "let_down": begun,
            "first_min": run["ejections"][0]["start_min"],
            "before_ml_h": making_ml_h(run["before_ml"], settings, run["parameters"]),
        },
        "sentence": breast_words(now, squeeze, begun, making, run, settings),
    }


def breast_light() -> list:
    """Return the settings that need no new run: the place in the cycle and the skin tone."""
    return ["step", "skin"]
