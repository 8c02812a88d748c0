"""Feeding frequency against milk in 24 hours, and the chosen frequency day by day.

Each point is a mother who has fed that often, evenly spaced, since birth. Attachment, night feeds, top-ups and storage hold
from birth too. "Milk in 24 hours" is what the studies weigh: the milk removed from the breasts, not what is left in them.
"""

from lactation.core.bands import band
from lactation.core.checks import check_number, check_whole
from lactation.core.mother import birth_state, simulate
from lactation.core.schedules import day_without_nights, even_day

FEWEST_SESSIONS = 3
MOST_SESSIONS = 14
LAST_DAY = 84
AVERAGE_STORAGE_ML = 210.0  # per breast, Kent 1999
BAND_SESSIONS = [3, 4, 5, 6, 8, 10, 14]  # the band is straight between these
NEARLY_NOTHING_ML = 15.0
WELL_ATTACHED = 0.85
OFTEN_FULL_PERCENT = 60.0  # when feeds start, over the day: storage, and not the baby's meal, then sets the milk
MUCH_LESS_THAN_HELD = 0.7


def check_supply(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("sessions", settings["sessions"], FEWEST_SESSIONS, MOST_SESSIONS)
    check_number("day", settings["day"], 3, LAST_DAY)
    check_number("storage_ml", settings["storage_ml"], 70, 400)
    check_number("attachment", settings["attachment"], 0.3, 1)
    check_whole("nights", settings["nights"], 0, 1)
    check_number("top_ups_ml", settings["top_ups_ml"], 0, 400)


def supply_days(settings: dict, sessions: int) -> list:
    """Return the 84 days of feeding ``sessions`` times a day under these settings."""
    day = even_day(sessions) if settings["nights"] > 0 else day_without_nights(sessions)
    for i in range(len(day)):
        day[i]["efficacy"] = settings["attachment"]
        day[i]["supplement_after_ml"] = settings["top_ups_ml"] / sessions
    days = []
    for _ in range(LAST_DAY):
        days.append(day)
    return days


def supply_run_one(settings: dict, sessions: int, parameters: dict) -> dict:
    """Return the per-day table of 84 days at ``sessions`` a day."""
    storage = settings["storage_ml"] / AVERAGE_STORAGE_ML
    return simulate(supply_days(settings, sessions), parameters, birth_state(parameters, storage), False)["days"]


def supply_begin() -> dict:
    """Return a run of which all is unfinished: no table yet."""
    tables = []
    unfinished = []
    for sessions in range(MOST_SESSIONS, FEWEST_SESSIONS - 1, -1):
        tables.append(None)
        unfinished.append(sessions)
    return {"tables": tables, "unfinished": unfinished}


def supply_more(settings: dict, parameters: dict, run: dict) -> None:
    """Work out one of the frequencies that a ``run`` has ``unfinished``. Changes ``run``."""
    sessions = run["unfinished"].pop()
    run["tables"][sessions - FEWEST_SESSIONS] = supply_run_one(settings, sessions, parameters)


def supply_run(settings: dict, parameters: dict) -> dict:
    """Return the per-day tables for every frequency from 3 to 14 sessions a day; nothing ``unfinished``.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_supply(settings)
    run = supply_begin()
    while len(run["unfinished"]) > 0:
        supply_more(settings, parameters, run)
    return run


def supply_quick(settings: dict, parameters: dict, last: dict | None) -> dict:
    """Return a run for a hand that moves: the tables that decide, while the others are estimated and stay unfinished.

    What is read out and said is exact, as long as ``sessions`` stays. The curve is exact at the frequencies of the band; between
    them it keeps the shape of the run before. ``supply_more`` works the rest out, until it is what ``supply_run`` gives.

    Parameters
    ----------
    settings, parameters
        As for ``supply_run``.
    last
        The run before, with all its tables; None at the first one.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_supply(settings)
    run = {"tables": [], "unfinished": []}
    for sessions in range(FEWEST_SESSIONS, MOST_SESSIONS + 1):
        now = sessions in BAND_SESSIONS or sessions == settings["sessions"] or sessions == settings["sessions"] + 2
        run["tables"].append(supply_run_one(settings, sessions, parameters) if now else None)
        if not now:
            run["unfinished"].append(sessions)
    for sessions in run["unfinished"]:
        run["tables"][sessions - FEWEST_SESSIONS] = between_tables(run["tables"], sessions - FEWEST_SESSIONS, last)
    return run


def between_tables(tables: list, place: int, last: dict | None) -> dict:
    """Return an estimate of the table at ``place``: it moved, since the ``last`` run, as its nearest known neighbours did."""
    below = place - 1
    while tables[below] is None:
        below -= 1
    above = place + 1
    while tables[above] is None:
        above += 1
    part = (place - below) / (above - below)
    low = tables[below]["taken_ml"]
    high = tables[above]["taken_ml"]
    milk = []
    for d in range(LAST_DAY):
        milk.append(low[d] + part * (high[d] - low[d]))
    if last is not None:
        low = last["tables"][below]["taken_ml"]
        high = last["tables"][above]["taken_ml"]
        shape = last["tables"][place]["taken_ml"]
        for d in range(LAST_DAY):
            milk[d] = max(0.0, milk[d] + shape[d] - low[d] - part * (high[d] - low[d]))
    return {"taken_ml": milk}


def supply_member(settings: dict, parameters: dict) -> dict:
    """Return the milk removed day by day at the frequencies of the band, for one member of the ensemble."""
    milk = []
    for i in range(len(BAND_SESSIONS)):
        milk.append(supply_run_one(settings, BAND_SESSIONS[i], parameters)["taken_ml"])
    return {"taken_ml": milk}


def two_day_mean(values: list, day: int) -> float:
    """Return the mean of a per-day list over ``day`` (1 is the first) and the day before: evens out the turn of the breasts."""
    return 0.5 * (values[day - 1] + values[day - 2])


def member_day(milk: list, sessions: float, day: int) -> float:
    """Return a member's milk at any frequency: straight between the frequencies of the band."""
    for i in range(len(BAND_SESSIONS) - 1):
        if sessions <= BAND_SESSIONS[i + 1]:
            part = (sessions - BAND_SESSIONS[i]) / (BAND_SESSIONS[i + 1] - BAND_SESSIONS[i])
            below = two_day_mean(milk[i], day)
            return below + part * (two_day_mean(milk[i + 1], day) - below)
    return two_day_mean(milk[len(milk) - 1], day)


def supply_show(settings: dict, run: dict, members: list) -> dict:
    """Return series, readouts and the names of the sentences to say.

    Series (x in sessions a day or days, y in mL a day): ``curve``, ``curve_late`` (12 weeks), ``curve_band``, ``chosen``,
    ``daily``, ``daily_band``, ``marker``.
    """
    day = int(settings["day"])
    sessions = int(settings["sessions"])
    tables = run["tables"]
    xs = []
    curve = []
    late = []
    for i in range(len(tables)):
        xs.append(i + FEWEST_SESSIONS)
        curve.append(two_day_mean(tables[i]["taken_ml"], day))
        late.append(two_day_mean(tables[i]["taken_ml"], LAST_DAY))
    table = tables[sessions - FEWEST_SESSIONS]
    milk_ml = two_day_mean(table["taken_ml"], day)
    days = []
    daily = []
    for d in range(2, LAST_DAY + 1):
        days.append(d)
        daily.append(two_day_mean(table["taken_ml"], d))

    curve_lines = []
    daily_lines = []
    for k in range(len(members)):
        milk = members[k]["taken_ml"]
        line = []
        for i in range(len(BAND_SESSIONS)):
            line.append(two_day_mean(milk[i], day))
        curve_lines.append(line)
        line = []
        for d in range(2, LAST_DAY + 1, 2):
            line.append(member_day(milk, sessions, d))
        daily_lines.append(line)
    even_days = []
    for d in range(2, LAST_DAY + 1, 2):
        even_days.append(d)
    curve_band = band(curve_lines)
    daily_band = band(daily_lines)

    more = min(sessions + 2, MOST_SESSIONS)
    gain_ml = two_day_mean(tables[more - FEWEST_SESSIONS]["taken_ml"], day) - milk_ml
    late_gain_ml = late[more - FEWEST_SESSIONS] - late[sessions - FEWEST_SESSIONS]
    intake_ml = two_day_mean(table["intake_ml"], day)
    fullness_percent = 100.0 * two_day_mean(table["fullness_before"], day)
    return {
        "series": {
            "curve": {"x": xs, "y": curve},
            "curve_late": {"x": xs, "y": late},
            "curve_band": {"x": BAND_SESSIONS, "low": curve_band["low"], "high": curve_band["high"]},
            "chosen": {"x": [sessions], "y": [milk_ml]},
            "daily": {"x": days, "y": daily},
            "daily_band": {"x": even_days, "low": daily_band["low"], "high": daily_band["high"]},
            "marker": {"x": [day], "y": [milk_ml]},
        },
        "readouts": {
            "milk_ml": milk_ml,
            "meal_ml": milk_ml / sessions,
            "could_hold_ml": 2.0 * settings["storage_ml"],
            "more": more - sessions,
            "gain_ml": gain_ml,
            "late_gain_ml": late_gain_ml,
            "intake_ml": intake_ml,
            "appetite_ml": two_day_mean(table["appetite_ml"], day),
            "fullness_percent": fullness_percent,
        },
        "sentence": supply_sentence(
            settings, {"gain_ml": gain_ml, "late_gain_ml": late_gain_ml, "more": more - sessions}, milk_ml, fullness_percent
        ),
    }


def supply_sentence(settings: dict, step: dict, milk_ml: float, fullness_percent: float) -> list:
    """Return the names of the sentences to say, in order; ``step`` is what two feeds more would bring."""
    gain_ml = step["gain_ml"]
    late_gain_ml = step["late_gain_ml"]
    more = step["more"]
    said = ["now"]
    meal_ml = milk_ml / settings["sessions"]
    if fullness_percent >= OFTEN_FULL_PERCENT and gain_ml > NEARLY_NOTHING_ML:
        if meal_ml < MUCH_LESS_THAN_HELD * 2.0 * settings["storage_ml"]:
            said.append("holds_less")
    if more > 0:
        if gain_ml > NEARLY_NOTHING_ML:
            said.append("more_helps")
            if settings["day"] < 70:
                said.append("late_still" if late_gain_ml > NEARLY_NOTHING_ML else "late_nothing")
        else:
            said.append("more_adds_nothing")
    if settings["nights"] < 1:
        said.append("no_nights")
    if settings["top_ups_ml"] > 0:
        said.append("top_ups")
    if settings["attachment"] < WELL_ATTACHED:
        said.append("poor_attachment")
    return said


def supply_light() -> list:
    """Return the settings that need no new run: they choose what to show of it."""
    return ["sessions", "day"]
