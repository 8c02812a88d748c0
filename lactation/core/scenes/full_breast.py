"""One breast that waits: it fills at its pace, slows when it is full, and a day of such waits makes more or less milk."""

from lactation.core.bands import band
from lactation.core.breast import milk_after
from lactation.core.checks import check_number

SHOWN_HOURS = 12.0
STEPS_AN_HOUR = 4
SHORTEST_WAIT_HOURS = 1.0
SLOWED_SHARE = 0.95  # of the full pace


def check_full_breast(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("storage_ml", settings["storage_ml"], 70, 400)
    check_number("pace_ml_h", settings["pace_ml_h"], 5, 60)
    check_number("left_percent", settings["left_percent"], 0, 90)
    check_number("wait_hours", settings["wait_hours"], SHORTEST_WAIT_HOURS, SHOWN_HOURS)


def pace_at(milk_ml: float, storage_ml: float, pace_ml_h: float, threshold: float) -> float:
    """Return the rate of secretion, mL/h: full up to the threshold of fullness, then falling to 0 in a full breast (eq. 1)."""
    if milk_ml < threshold * storage_ml:
        return pace_ml_h
    return pace_ml_h * (storage_ml - milk_ml) / ((1.0 - threshold) * storage_ml)


def full_breast_run(settings: dict, parameters: dict) -> dict:
    """Return milk and pace over twelve hours of waiting, and the milk of a day made of such waits.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_full_breast(settings)
    storage_ml = settings["storage_ml"]
    pace_ml_h = settings["pace_ml_h"]
    threshold = parameters["inhibition_threshold"]
    start_ml = storage_ml * settings["left_percent"] / 100.0
    hours = []
    milk = []
    pace = []
    waits = []
    days = []
    for i in range(int(SHOWN_HOURS) * STEPS_AN_HOUR + 1):
        hour = i / STEPS_AN_HOUR
        milk_ml = milk_after(start_ml, storage_ml, pace_ml_h, hour, threshold)
        hours.append(hour)
        milk.append(milk_ml)
        pace.append(pace_at(milk_ml, storage_ml, pace_ml_h, threshold))
        if hour >= SHORTEST_WAIT_HOURS:
            waits.append(hour)
            days.append((milk_ml - start_ml) * 24.0 / hour)
    return {"hours": hours, "milk": milk, "pace": pace, "waits": waits, "days": days, "threshold": threshold}


def full_breast_member(settings: dict, parameters: dict) -> dict:
    """Return one ensemble member's lines; members differ in the fullness at which slowing starts."""
    run = full_breast_run(settings, parameters)
    return {"milk": run["milk"], "pace": run["pace"], "days": run["days"]}


def full_breast_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (hours; mL, mL/h or mL a day), readouts and the names of the sentences to say."""
    storage_ml = settings["storage_ml"]
    pace_ml_h = settings["pace_ml_h"]
    wait_hours = settings["wait_hours"]
    start_ml = storage_ml * settings["left_percent"] / 100.0
    milk_ml = milk_after(start_ml, storage_ml, pace_ml_h, wait_hours, run["threshold"])
    pace_now_ml_h = pace_at(milk_ml, storage_ml, pace_ml_h, run["threshold"])
    day_ml = (milk_ml - start_ml) * 24.0 / wait_hours
    milk_lines = []
    pace_lines = []
    day_lines = []
    for k in range(len(members)):
        milk_lines.append(members[k]["milk"])
        pace_lines.append(members[k]["pace"])
        day_lines.append(members[k]["days"])
    milk_band = band(milk_lines)
    pace_band = band(pace_lines)
    day_band = band(day_lines)
    said = ["now"]
    if pace_now_ml_h >= SLOWED_SHARE * pace_ml_h:
        said.append("full_pace")
    elif pace_now_ml_h > 0.3 * pace_ml_h:
        said.append("slowed")
    else:
        said.append("nearly_stopped")
    said.append("day")
    if settings["left_percent"] >= 100.0 * run["threshold"]:
        said.append("much_left")
    return {
        "series": {
            "milk": {"x": run["hours"], "y": run["milk"]},
            "milk_band": {"x": run["hours"], "low": milk_band["low"], "high": milk_band["high"]},
            "storage": {"x": [0.0, SHOWN_HOURS], "y": [storage_ml, storage_ml]},
            "milk_now": {"x": [wait_hours], "y": [milk_ml]},
            "pace": {"x": run["hours"], "y": run["pace"]},
            "pace_band": {"x": run["hours"], "low": pace_band["low"], "high": pace_band["high"]},
            "pace_now": {"x": [wait_hours], "y": [pace_now_ml_h]},
            "days": {"x": run["waits"], "y": run["days"]},
            "days_band": {"x": run["waits"], "low": day_band["low"], "high": day_band["high"]},
            "day_now": {"x": [wait_hours], "y": [day_ml]},
        },
        "readouts": {
            "milk_ml": milk_ml,
            "full_percent": 100.0 * milk_ml / storage_ml,
            "pace_now_ml_h": pace_now_ml_h,
            "pace_share": pace_now_ml_h / pace_ml_h,
            "made_ml": milk_ml - start_ml,
            "day_ml": day_ml,
        },
        "sentence": said,
    }


def full_breast_light() -> list:
    """Return the settings that only choose the hour looked at."""
    return ["wait_hours"]
