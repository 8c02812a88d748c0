"""The milk-supply simulator: any day's plan, changed twice in twelve weeks, with one baby or twins.

A plan is a day of feeds, expressing and cups; it holds from birth (``a_``), from ``b_from`` (``b_``) and from ``c_from``
(``c_``). "Milk" is what was removed from the breasts in 24 hours. One chosen day is shown by the hour, from its noon to the next.
"""

from math import floor

from lactation.core.baby import appetite_ml_per_day, usual_weight_kg
from lactation.core.bands import band
from lactation.core.checks import check_choice, check_number, check_whole, is_number
from lactation.core.mother import birth_state, simulate
from lactation.core.sessions import session
from lactation.core.words import NOON_HOUR

SIMULATED_DAYS = 84
MOST_PLANNED = 16
MOST_AT_ONCE_ML = 500.0  # in one cup; no baby drinks so much
PLAN_KINDS = ["feed", "express", "cup"]
PLANS = ["a", "b", "c"]
NIGHT_FROM_HOUR = 22.0
NIGHT_TO_HOUR = 6.0
MEAN_STORAGE_ML = 210.0  # per breast, Kent 1999
TWIN_GLAND = 1.7  # a mother of twins begins with more gland (assumed: Saint 1986 found two litres or more a day)
WAITING_CUPS = 8  # a day, before the first feed or expression
LOOK_STEPS = 48  # looks into the chosen day, besides its sessions
ENOUGH_SHARE = 0.9  # of the appetite
GOOD_ATTACHMENT = 0.9  # below it, milk that is missing is put down to the attachment first
LEAST_GAIN_G_DAY = 500.0 / 30.4  # 500 g a month, the limit of the growth chart too (WHO/UNICEF 1993)
WEIGHT_EVERY_DAYS = 3


def check_plan(settings: dict, plan: str) -> None:
    """Raise a ValueError naming the field, the value and the range, when a plan of the day cannot be."""
    check_whole(plan + "_breasts", settings[plan + "_breasts"], 0, 3)
    check_whole(plan + "_nights", settings[plan + "_nights"], 0, 1)
    check_number(plan + "_cup_ml", settings[plan + "_cup_ml"], 0, 1000)
    check_number(plan + "_attachment", settings[plan + "_attachment"], 0.3, 1)
    check_number(plan + "_stress", settings[plan + "_stress"], 0, 1)
    day = settings[plan + "_day"]
    if not isinstance(day, list):
        raise ValueError(f"{plan}_day: found {day}, expected a list of hours with what happens then")
    check_number(f"{plan}_day: number of times", len(day), 0, MOST_PLANNED)
    for i in range(len(day)):
        if is_planned(day[i]):
            continue  # words are made only for what is wrong: they would take an eighth of a run
        if not isinstance(day[i], list) or len(day[i]) != 2:
            raise ValueError(f"{plan}_day, time {i + 1}: found {day[i]}, expected an hour and what happens then")
        check_number(f"{plan}_day, time {i + 1}: hour", day[i][0], 0, 24)
        check_choice(f"{plan}_day, time {i + 1}: what happens", day[i][1], PLAN_KINDS)


def is_planned(one: list) -> bool:
    """Return whether ``one`` is an hour with what happens then."""
    return isinstance(one, list) and len(one) == 2 and is_number(one[0], 0, 24) and one[1] in PLAN_KINDS


def check_simulator(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("storage_ml", settings["storage_ml"], 70, 400)
    check_whole("twins", settings["twins"], 0, 1)
    check_number("first_day", settings["first_day"], 0, 10)
    check_number("look_day", settings["look_day"], 2, SIMULATED_DAYS)
    check_number("b_from", settings["b_from"], 1, SIMULATED_DAYS)
    check_number("c_from", settings["c_from"], 1, SIMULATED_DAYS)
    for i in range(len(PLANS)):
        check_plan(settings, PLANS[i])


def at_night(hour: float) -> bool:
    """Return whether an hour of the day lies between 22:00 and 06:00."""
    return hour >= NIGHT_FROM_HOUR or hour < NIGHT_TO_HOUR


def breast_of(choice: int, number: int, hour: float) -> str:
    """Return the breast of a day's ``number``-th feed: both, always left, one in turn, or the same one for six hours."""
    if choice == 0:
        return "both"
    if choice == 1:
        return "left"
    turn = number if choice == 2 else floor(hour / 6.0)
    return "left" if turn % 2 == 0 else "right"


def planned_times(settings: dict, plan: str) -> list:
    """Return the plan's times in order of the hour; those at night only if it has nights. 24:00 is the last minute."""
    times = []
    for one in settings[plan + "_day"]:
        hour = min(one[0], 23.99)
        if settings[plan + "_nights"] > 0 or not at_night(hour):
            times.append([hour, one[1]])
            at = len(times) - 1
            while at > 0 and times[at - 1][0] > times[at][0]:
                earlier = times[at - 1]
                times[at - 1] = times[at]
                times[at] = earlier
                at -= 1
    return times


def planned_day(settings: dict, plan: str) -> list:
    """Return a plan as a day of sessions. Other milk goes into the cups, or follows the feeds where there are none."""
    times = planned_times(settings, plan)
    cups = 0
    feeds = 0
    for one in times:
        if one[1] == "cup":
            cups += 1
        if one[1] == "feed":
            feeds += 1
    cup_ml = settings[plan + "_cup_ml"]
    choice = settings[plan + "_breasts"]
    day = []
    fed = 0
    for one in times:
        made = session(one[0], "missed" if one[1] == "cup" else one[1])
        made["stress"] = settings[plan + "_stress"]
        if one[1] == "feed":
            made["breast"] = breast_of(choice, fed, one[0])
            made["efficacy"] = settings[plan + "_attachment"]
            fed += 1
            if cups == 0:
                made["supplement_after_ml"] = min(MOST_AT_ONCE_ML, cup_ml / feeds)
        elif one[1] == "cup":
            made["supplement_after_ml"] = min(MOST_AT_ONCE_ML, cup_ml / cups)
        day.append(made)
    return day


def waiting_day(age_days: int, parameters: dict) -> list:
    """Return a day before the first feed or expression: the baby is fed by cup what it would like."""
    day = []
    for i in range(WAITING_CUPS):
        cup = session(24.0 * (i + 0.5) / WAITING_CUPS, "missed")
        cup["supplement_after_ml"] = appetite_ml_per_day(age_days + 0.5, parameters) / WAITING_CUPS
        day.append(cup)
    return day


def plan_on(settings: dict, day: int) -> str:
    """Return which plan holds on a day (0 is the day of birth)."""
    if day >= settings["c_from"] and settings["c_from"] < SIMULATED_DAYS:
        return "c"
    if day >= settings["b_from"] and settings["b_from"] < SIMULATED_DAYS:
        return "b"
    return "a"


def simulator_days(settings: dict, parameters: dict) -> list:
    """Return the 84 days of sessions."""
    plans = {"a": planned_day(settings, "a"), "b": planned_day(settings, "b"), "c": planned_day(settings, "c")}
    days = []
    for d in range(SIMULATED_DAYS):
        if d < settings["first_day"]:
            days.append(waiting_day(d, parameters))
        else:
            days.append(plans[plan_on(settings, d)])
    return days


def for_twins(parameters: dict) -> dict:
    """Return parameters for two babies fed together: twice the appetite and the meal, each grows on half the milk.

    Their mother begins with more gland: with that of one baby she would need three months to make twice the milk.
    """
    changed = {}
    for name in parameters:
        changed[name] = parameters[name]
    for name in [
        "appetite_ml_kg",
        "appetite_slope_ml_kg_day",
        "appetite_log_ml_kg",
        "appetite_cap_ml",
        "meal_start_ml",
        "meal_growth_ml",
    ]:
        changed[name] = 2.0 * parameters[name]
    for name in ["initial_secretion_ml_h", "secretion_max_ml_h"]:
        changed[name] = TWIN_GLAND * parameters[name]
    changed["milk_kcal_per_ml"] = 0.5 * parameters["milk_kcal_per_ml"]
    return changed


def with_looks(day: list, first_hour: float, last_hour: float) -> list:
    """Return a day with moments at which nothing happens but a look at the breasts, from its first hour to its last.

    A day that is looked at until midnight keeps all its sessions; one that is left before that, those until then.
    """
    looked = []
    at = 0
    for i in range(LOOK_STEPS):
        hour = 24.0 * i / LOOK_STEPS
        if hour < first_hour or hour > last_hour:
            continue
        while at < len(day) and day[at]["hour"] <= hour:
            looked.append(day[at])
            at += 1
        if len(looked) == 0 or looked[len(looked) - 1]["hour"] < hour:
            looked.append(session(hour, "missed"))
    while at < len(day) and last_hour >= 24.0:
        looked.append(day[at])
        at += 1
    return looked


def day_by_the_hour(days: list, parameters: dict, state: dict) -> dict:
    """Return one day closely, from its noon to the next: ``hours``, fullness of each breast in per cent, rate of both in mL/h.

    ``days`` begin with it; where there is no next one, it comes once more.
    """
    start_hours = state["age_hours"]
    morning = days[1] if len(days) > 1 else days[0]
    seen = simulate([with_looks(days[0], NOON_HOUR, 24.0), with_looks(morning, 0.0, NOON_HOUR)], parameters, state)
    table = seen["sessions"]
    hours = []
    left = []
    right = []
    rate_hours = []
    rates = []
    made_before_ml = 0.0
    hour_before = 0.0
    for i in range(len(table["age_hours"])):
        hour = table["age_hours"][i] - start_hours
        made_ml = table["left_made_ml"][i] + table["right_made_ml"][i]
        if hour_before < NOON_HOUR:
            made_before_ml = made_ml
            hour_before = hour
        if hour < NOON_HOUR:
            continue
        hours.append(hour)
        left.append(100.0 * table["left_before_ml"][i] / table["left_storage_ml"][i])
        right.append(100.0 * table["right_before_ml"][i] / table["right_storage_ml"][i])
        if table["left_taken_ml"][i] + table["right_taken_ml"][i] > 0.0:
            hours.append(hour)
            left.append(100.0 * table["left_fullness"][i])
            right.append(100.0 * table["right_fullness"][i])
        if hour - hour_before > 0.05:
            rate_hours.append(0.5 * (hour + hour_before))
            rates.append((made_ml - made_before_ml) / (hour - hour_before))
            made_before_ml = made_ml
            hour_before = hour
    return {"hours": hours, "left": left, "right": right, "rate_hours": rate_hours, "rates": rates}


def mean_of_two_days(values: list) -> list:
    """Return a per-day list from day 2 on, each the mean of the day and the one before: evens out the turn of the breasts."""
    means = []
    for d in range(1, len(values)):
        means.append(0.5 * (values[d] + values[d - 1]))
    return means


def simulator_run(settings: dict, parameters: dict) -> dict:
    """Return the per-day table of 84 days and the chosen day by the hour.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_simulator(settings)
    used = for_twins(parameters) if settings["twins"] > 0 else parameters
    days = simulator_days(settings, used)
    before = []
    after = []
    for d in range(SIMULATED_DAYS):
        if d < settings["look_day"] - 1:
            before.append(days[d])
        else:
            after.append(days[d])
    start = birth_state(used, settings["storage_ml"] / MEAN_STORAGE_ML)
    first = simulate(before, used, start, False)
    second = simulate(after, used, first["state"], False)
    table = {}
    for name in ["taken_ml", "intake_ml", "appetite_ml", "supplement_ml", "weight_kg", "fullness_before", "removals"]:
        column = []
        for value in first["days"][name]:
            column.append(value)
        for value in second["days"][name]:
            column.append(value)
        table[name] = column
    return {
        "milk": mean_of_two_days(table["taken_ml"]),
        "intake": mean_of_two_days(table["intake_ml"]),
        "appetite": mean_of_two_days(table["appetite_ml"]),
        "fullness": mean_of_two_days(table["fullness_before"]),
        "cups": mean_of_two_days(table["supplement_ml"]),
        "weight": table["weight_kg"],
        "birth_kg": used["birth_weight_kg"],
        "removals": table["removals"],
        "closely": day_by_the_hour(after, used, first["state"]),
    }


def simulator_member(settings: dict, parameters: dict) -> dict:
    """Return one ensemble member's lines: milk and weight day by day, and the chosen day's rate."""
    run = simulator_run(settings, parameters)
    weight = []
    for d in range(0, SIMULATED_DAYS, WEIGHT_EVERY_DAYS):
        weight.append(run["weight"][d])
    return {"milk": run["milk"], "weight": weight, "rates": run["closely"]["rates"]}


def simulator_show(settings: dict, run: dict, members: list) -> dict:
    """Return series, readouts and the names of the sentences to say.

    Series: by day (``milk``, ``milk_band``, ``intake``, ``appetite`` in mL a day, ``weight``, ``weight_band``, ``weight_usual``
    in kg) and by hour, from noon, of the chosen day (``left``, ``right`` in per cent full, ``rate``, ``rate_band`` in mL/h).
    """
    look = int(settings["look_day"])
    days = []
    for d in range(2, SIMULATED_DAYS + 1):
        days.append(d)
    ages = []
    usual = []
    for d in range(1, SIMULATED_DAYS + 1):
        ages.append(d)
        usual.append(usual_weight_kg(d))
    some_days = []
    for d in range(1, SIMULATED_DAYS + 1, WEIGHT_EVERY_DAYS):
        some_days.append(d)
    milk_lines = []
    weight_lines = []
    rate_lines = []
    for k in range(len(members)):
        milk_lines.append(members[k]["milk"])
        weight_lines.append(members[k]["weight"])
        rate_lines.append(members[k]["rates"])
    milk_band = band(milk_lines)
    weight_band = band(weight_lines)
    rate_band = band(rate_lines)
    closely = run["closely"]
    milk_ml = run["milk"][look - 2]
    intake_ml = run["intake"][look - 2]
    appetite_ml = run["appetite"][look - 2]
    weight_kg = run["weight"][look - 1]
    week_ago = max(0, look - 8)
    gain_g_day = 1000.0 * (weight_kg - run["weight"][week_ago]) / (look - 1 - week_ago)
    return {
        "series": {
            "milk": {"x": days, "y": run["milk"]},
            "milk_band": {"x": days, "low": milk_band["low"], "high": milk_band["high"]},
            "intake": {"x": days, "y": run["intake"]},
            "appetite": {"x": days, "y": run["appetite"]},
            "look": {"x": [look], "y": [milk_ml]},
            "weight": {"x": ages, "y": run["weight"]},
            "weight_band": {"x": some_days, "low": weight_band["low"], "high": weight_band["high"]},
            "weight_usual": {"x": ages, "y": usual},
            "weighed": {"x": [look], "y": [weight_kg]},
            "left": {"x": closely["hours"], "y": closely["left"]},
            "right": {"x": closely["hours"], "y": closely["right"]},
            "rate": {"x": closely["rate_hours"], "y": closely["rates"]},
            "rate_band": {"x": closely["rate_hours"], "low": rate_band["low"], "high": rate_band["high"]},
        },
        "readouts": {
            "milk_ml": milk_ml,
            "intake_ml": intake_ml,
            "appetite_ml": appetite_ml,
            "cups_ml": run["cups"][look - 2],
            "weight_kg": weight_kg,
            "gain_g_day": gain_g_day,
            "fullness_percent": 100.0 * run["fullness"][look - 2],
            "removals": run["removals"][look - 1],
            "last_milk_ml": run["milk"][len(run["milk"]) - 1],
        },
        "sentence": simulator_sentence(settings, run, intake_ml, appetite_ml, gain_g_day),
    }


def simulator_sentence(settings: dict, run: dict, intake_ml: float, appetite_ml: float, gain_g_day: float) -> list:
    """Return the names of the sentences to say, in order."""
    look = int(settings["look_day"])
    plan = plan_on(settings, look - 1)
    said = ["now" if settings["twins"] < 1 else "now_twins"]
    if look <= settings["first_day"]:
        said.append("waiting")
    elif intake_ml >= ENOUGH_SHARE * appetite_ml:
        said.append("enough")
    else:
        said.append("hungry")
    if run["cups"][look - 2] > 0.0 and look > settings["first_day"]:
        said.append("cups")
    if settings[plan + "_breasts"] == 1:
        said.append("one_side")
    if settings[plan + "_breasts"] == 3:
        said.append("blocks")
    if settings[plan + "_nights"] < 1:
        said.append("no_nights")
    if settings[plan + "_attachment"] < GOOD_ATTACHMENT and intake_ml < ENOUGH_SHARE * appetite_ml:
        said.append("poor_attachment")
    if settings[plan + "_stress"] > 0:
        said.append("stress")
    if look > 14 and (gain_g_day < LEAST_GAIN_G_DAY or run["weight"][look - 1] < run["birth_kg"]):
        said.append("refer")
    return said


def simulator_light() -> list:
    """Return the settings that need no new run: none."""
    return []
