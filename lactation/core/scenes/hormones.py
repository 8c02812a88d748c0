"""Two hormones around one feed and through a day: oxytocin moves the milk of this feed, prolactin serves the next ones.

Time 0 is the start of the feed. Levels are given as multiples of the level at rest, so that both fit on one axis.
"""

from math import exp

from lactation.core.breast import milk_after
from lactation.core.checks import check_number, check_whole
from lactation.core.hormones import prolactin_rise
from lactation.core.scenes.let_down import ejections_in_feed, enough_at, flow_at, moved_by
from lactation.core.words import NOON_HOUR, from_noon

FROM_MIN = -10.0
TO_MIN = 180.0
FEED_MIN = 16.0  # at this breast
MILK_ML = 115.0  # in this breast as the feed starts
WANTED_ML = 76.0  # what the baby takes of it: about two thirds (Kent 2006)
STORAGE_ML = 210.0  # Kent 1999
PACE_ML_H = 16.0  # about 780 mL a day from two breasts (Kent 2006)
EARLY_PULSES_MIN = [-6.0, -3.0]  # McNeilly 1983 saw a rise 3 to 10 minutes before suckling
DAY_STEPS_AN_HOUR = 15


def check_hormones(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("minute", settings["minute"], FROM_MIN, TO_MIN)
    check_number("hour", settings["hour"], 0, 24)
    check_number("feeds", settings["feeds"], 4, 14)
    check_number("stress", settings["stress"], 0, 1)
    check_whole("early", settings["early"], 0, 1)


def feed_of(settings: dict, parameters: dict) -> list:
    """Return the let-downs of the feed under these settings (see ``ejections_in_feed``)."""
    feed = {"stress": settings["stress"], "pain": 0.0, "alcohol_g_per_kg": 0.0, "early": settings["early"]}
    feed["milk_ml"] = MILK_ML
    feed["attachment"] = 1.0
    return ejections_in_feed(feed, parameters)


def pulses_min(settings: dict, ejections: list) -> list:
    """Return the minutes at which oxytocin is released: at each let-down, and before the feed when the body expects it."""
    pulses = []
    if settings["early"] > 0:
        for minute in EARLY_PULSES_MIN:
            pulses.append(minute)
    for one in ejections:
        if one["start_min"] < FEED_MIN:
            pulses.append(one["start_min"])
    return pulses


def oxytocin_times(minute: float, pulses: list, parameters: dict) -> float:
    """Return oxytocin as a multiple of its level at rest: each release adds a pulse that fades with the half-life."""
    rise = 0.0
    for start in pulses:
        if minute >= start:
            rise = rise + exp(-0.6931471805599453 * (minute - start) / parameters["oxytocin_half_life_min"])
    return 1.0 + rise * parameters["oxytocin_pulse_uu_ml"] / parameters["oxytocin_rest_uu_ml"]


def prolactin_times(minute: float, gap_min: float, parameters: dict) -> float:
    """Return prolactin in baselines when feeds come every ``gap_min``: this feed's rise and what is left of two before."""
    times = 1.0
    for back in range(3):
        since_min = minute + back * gap_min
        times = times + prolactin_rise(since_min, parameters["prolactin_feed_min"], parameters["prolactin_half_life_min"])
    return times


def milk_at(minute: float, ejections: list, end_min: float, parameters: dict) -> float:
    """Return the milk in this breast, mL: taken by the let-downs until ``end_min``, then made again as room allows."""
    taken_ml = moved_by(min(minute, end_min), ejections)
    threshold = parameters["inhibition_threshold"]
    if minute <= FEED_MIN:
        # Before the feed it was filling; what is made in the minutes of the feed is left out.
        return MILK_ML + min(0.0, minute) * PACE_ML_H / 60.0 - taken_ml
    return milk_after(MILK_ML - taken_ml, STORAGE_ML, PACE_ML_H, (minute - FEED_MIN) / 60.0, threshold)


def hormones_run(settings: dict, parameters: dict) -> dict:
    """Return the curves of one feed and of one day.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_hormones(settings)
    ejections = feed_of(settings, parameters)
    pulses = pulses_min(settings, ejections)
    gap_min = 1440.0 / settings["feeds"]
    end_min = enough_at({"wanted_ml": WANTED_ML, "minutes": FEED_MIN}, ejections)
    minutes = []
    oxytocin = []
    prolactin = []
    flow = []
    milk = []
    minute = FROM_MIN
    while minute <= TO_MIN:
        minutes.append(minute)
        oxytocin.append(oxytocin_times(minute, pulses, parameters))
        prolactin.append(prolactin_times(minute, gap_min, parameters))
        flow.append(flow_at(minute, ejections) if minute < end_min else 0.0)
        milk.append(milk_at(minute, ejections, end_min, parameters))
        minute = minute + (0.25 if minute < 25.0 else 2.5)
    hours = []
    day_oxytocin = []
    day_prolactin = []
    for i in range(24 * DAY_STEPS_AN_HOUR + 1):
        hour = NOON_HOUR + i / DAY_STEPS_AN_HOUR
        since_min = minutes_since_feed(hour % 24.0, settings["feeds"])
        before_min = since_min - gap_min  # the next feed's early release, seen from here
        hours.append(hour)
        day_prolactin.append(prolactin_times(since_min, gap_min, parameters))
        day_oxytocin.append(oxytocin_times(since_min, pulses, parameters) + oxytocin_times(before_min, pulses, parameters) - 1.0)
    return {
        "ejections": ejections,
        "end_min": end_min,
        "pulses": pulses,
        "minutes": minutes,
        "oxytocin": oxytocin,
        "prolactin": prolactin,
        "flow": flow,
        "milk": milk,
        "hours": hours,
        "day_oxytocin": day_oxytocin,
        "day_prolactin": day_prolactin,
        "half_life_min": parameters["prolactin_half_life_min"],
        "parameters": parameters,
    }


def minutes_since_feed(hour: float, feeds: float) -> float:
    """Return the minutes since the last of evenly spaced feeds began; the first comes half a gap after midnight."""
    gap_min = 1440.0 / feeds
    since_min = hour * 60.0 - 0.5 * gap_min
    while since_min < 0.0:
        since_min = since_min + gap_min
    while since_min >= gap_min:
        since_min = since_min - gap_min
    return since_min


def hormones_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: the levels in blood are not fitted, so the ensemble has no band here."""
    return {}


def hormones_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (minutes or hours from noon; times rest, mL/min, mL), readouts and the names of the sentences to say."""
    minute = settings["minute"]
    parameters = run["parameters"]
    gap_min = 1440.0 / settings["feeds"]
    oxytocin = oxytocin_times(minute, run["pulses"], parameters)
    prolactin = prolactin_times(minute, gap_min, parameters)
    flow_ml_min = flow_at(minute, run["ejections"]) if minute < run["end_min"] else 0.0
    milk_ml = milk_at(minute, run["ejections"], run["end_min"], parameters)
    since_min = minutes_since_feed(settings["hour"], settings["feeds"])
    day_prolactin = prolactin_times(since_min, gap_min, parameters)
    lowest = run["day_prolactin"][0]
    for value in run["day_prolactin"]:
        lowest = min(lowest, value)
    made_ml = 0.0
    if minute > FEED_MIN:
        made_ml = milk_ml - milk_at(FEED_MIN, run["ejections"], run["end_min"], parameters)
    return {
        "series": {
            "oxytocin": {"x": run["minutes"], "y": run["oxytocin"]},
            "oxytocin_now": {"x": [minute], "y": [oxytocin]},
            "prolactin": {"x": run["minutes"], "y": run["prolactin"]},
            "prolactin_now": {"x": [minute], "y": [prolactin]},
            "flow": {"x": run["minutes"], "y": run["flow"]},
            "milk": {"x": run["minutes"], "y": run["milk"]},
            "milk_now": {"x": [minute], "y": [milk_ml]},
            "day_oxytocin": {"x": run["hours"], "y": run["day_oxytocin"]},
            "day_prolactin": {"x": run["hours"], "y": run["day_prolactin"]},
            "day_now": {"x": [from_noon(settings["hour"])], "y": [day_prolactin]},
        },
        "readouts": {
            "oxytocin": oxytocin,
            "prolactin": prolactin,
            "flow_ml_min": flow_ml_min,
            "milk_ml": milk_ml,
            "made_ml": made_ml,
            "let_downs": len(run["ejections"]),
            "since_min": since_min,
            "day_prolactin": day_prolactin,
            "lowest": lowest,
        },
        "sentence": hormones_sentence(settings, run, flow_ml_min),
    }


def hormones_sentence(settings: dict, run: dict, flow_ml_min: float) -> list:
    """Return the names of the sentences to say, in order."""
    minute = settings["minute"]
    said = []
    if minute < 0.0:
        said.append("expecting" if settings["early"] > 0 and minute >= EARLY_PULSES_MIN[0] else "before")
    elif minute < FEED_MIN:
        if minute >= run["end_min"]:
            said.append("enough")
        else:
            said.append("flowing" if flow_ml_min > 0.0 else "waiting")
    elif minute < FEED_MIN + 2.0 * run["half_life_min"]:
        said.append("after")
    else:
        said.append("later")
    if settings["stress"] > 0:
        said.append("stress")
    said.append("day")
    return said


def hormones_light() -> list:
    """Return the settings that only choose the moments looked at."""
    return ["minute", "hour"]
