"""Expressing instead of feeding: how often, at night or not, and how well the milk comes out, over the first six weeks.

The mother is apart from her baby, so nothing but her hand or the pump removes milk. "Milk" is what was expressed in 24 hours.
"""

from lactation.core.baby import appetite_ml_per_day
from lactation.core.bands import band
from lactation.core.checks import check_number, check_whole
from lactation.core.mother import birth_state, session_share, simulate
from lactation.core.scenes.simulator import day_by_the_hour, mean_of_two_days
from lactation.core.schedules import day_without_nights, even_day
from lactation.core.sessions import session

EXPRESSING_DAYS = 42
MOST_PROVEN_ML = (
    820.0  # a day: the mean of mothers who used hands and a pump, week 8 (Morton 2009); the highest of the studies here
)
LONG_PAUSE_HOURS = 6.0
WEAK_SHARE = 0.55


def check_expressing(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("times", settings["times"], 2, 10)
    check_whole("nights", settings["nights"], 0, 1)
    check_number("removed", settings["removed"], 0.3, 0.8)
    check_number("first_day", settings["first_day"], 0, 7)
    check_number("look_day", settings["look_day"], 2, EXPRESSING_DAYS)


def expressing_plan(settings: dict, parameters: dict) -> list:
    """Return one day: evenly through day and night, or from 06:00 to 22:00 with none at night."""
    times = int(settings["times"])
    if settings["nights"] > 0:
        day = even_day(times, "express")
    else:
        day = day_without_nights(times)
    whole = session_share(session(0.0), parameters)  # what a session takes at best
    for one in day:
        one["kind"] = "express"
        one["efficacy"] = min(1.0, settings["removed"] / whole)
    return day


def longest_pause_hours(day: list) -> float:
    """Return the longest time between two sessions of a day that repeats."""
    longest = 24.0 + day[0]["hour"] - day[len(day) - 1]["hour"]
    for i in range(1, len(day)):
        longest = max(longest, day[i]["hour"] - day[i - 1]["hour"])
    return longest


def expressed_by_day(settings: dict, plan: list, parameters: dict) -> dict:
    """Return the milk of each day from day 2 on, and the state when the chosen day begins."""
    before = []
    after = []
    for d in range(EXPRESSING_DAYS):
        day = plan if d >= settings["first_day"] else []
        if d < settings["look_day"] - 1:
            before.append(day)
        else:
            after.append(day)
    first = simulate(before, parameters, birth_state(parameters), False)
    second = simulate(after, parameters, first["state"], False)
    milk = []
    for value in first["days"]["taken_ml"]:
        milk.append(value)
    for value in second["days"]["taken_ml"]:
        milk.append(value)
    return {"milk": mean_of_two_days(milk), "state": first["state"], "days": after}


def expressing_run(settings: dict, parameters: dict) -> dict:
    """Return the milk day by day, the appetite of a baby of that age, and the chosen day by the hour.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_expressing(settings)
    plan = expressing_plan(settings, parameters)
    found = expressed_by_day(settings, plan, parameters)
    appetite = []
    for d in range(1, EXPRESSING_DAYS):
        appetite.append(appetite_ml_per_day(d + 0.5, parameters))
    closely = day_by_the_hour(found["days"], parameters, found["state"])
    return {"milk": found["milk"], "appetite": appetite, "closely": closely, "gap_h": longest_pause_hours(plan)}


def expressing_member(settings: dict, parameters: dict) -> dict:
    """Return one ensemble member's milk day by day."""
    return {"milk": expressed_by_day(settings, expressing_plan(settings, parameters), parameters)["milk"]}


def expressing_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (mL a day by day; per cent full by hour from noon), readouts and the names of the sentences to say."""
    look = int(settings["look_day"])
    days = []
    for d in range(2, EXPRESSING_DAYS + 1):
        days.append(d)
    lines = []
    for k in range(len(members)):
        lines.append(members[k]["milk"])
    milk_band = band(lines)
    closely = run["closely"]
    milk_ml = run["milk"][look - 2]
    appetite_ml = run["appetite"][look - 2]
    last_ml = run["milk"][len(run["milk"]) - 1]
    return {
        "series": {
            "milk": {"x": days, "y": run["milk"]},
            "milk_band": {"x": days, "low": milk_band["low"], "high": milk_band["high"]},
            "appetite": {"x": days, "y": run["appetite"]},
            "look": {"x": [look], "y": [milk_ml]},
            "full": {"x": closely["hours"], "y": closely["left"]},
        },
        "readouts": {
            "milk_ml": milk_ml,
            "each_ml": milk_ml / settings["times"],
            "appetite_ml": appetite_ml,
            "gap_h": run["gap_h"],
            "last_ml": last_ml,
        },
        "sentence": expressing_sentence(settings, run, milk_ml, appetite_ml, last_ml),
    }


def expressing_sentence(settings: dict, run: dict, milk_ml: float, appetite_ml: float, last_ml: float) -> list:
    """Return the names of the sentences to say, in order."""
    look = int(settings["look_day"])
    if look <= settings["first_day"]:
        return ["waiting"]
    said = ["now", "enough" if milk_ml >= 0.95 * appetite_ml else "short"]
    if last_ml < 0.93 * run["milk"][12]:
        said.append("falls")
    if run["gap_h"] > LONG_PAUSE_HOURS:
        said.append("gap")
    if settings["removed"] < WEAK_SHARE:
        said.append("weak")
    if settings["first_day"] > 1:
        said.append("late")
    if milk_ml > MOST_PROVEN_ML:
        said.append("generous")
    return said


def expressing_light() -> list:
    """Return the settings that need no new run: none."""
    return []
