"""The 24-hour planner: feeds, expressing and cups on one clock, sleep, meals and help on another; milk after two weeks of it.

Nothing here judges a day, and nothing calls one safe: where meals are few, what the model drinks is said to be no proof. Sleep is
counted on a fine grid: a block of sleep, less what wakes the mother. Help does two things: somebody else brings and settles the
baby, so a feed keeps her awake for less long, and somebody else can give a cup.
"""

from lactation.core.bands import band
from lactation.core.checks import check_choice, check_limits, check_number
from lactation.core.mother import ONE_MEAL_HOURS, birth_state, simulate
from lactation.core.scenes.prolactin_day import longest_gap_hours
from lactation.core.schedules import responsive_days
from lactation.core.sessions import session
from lactation.core.words import NOON_HOUR, from_noon

PLANNER_DAYS = 14
MOST_PLANNER_TIMES = 30  # as many as a day of the model may hold; feed, cup and expressing eight times a day are 24
BABY_KINDS = ["feed", "express", "cup"]
REST_KINDS = ["sleep", "meal", "help"]
SLOTS_AN_HOUR = 6
DAY_SLOTS = 144
AWAKE_FEED_HOURS = 1.0  # feed, change, settle (an assumption; a session lasts about half an hour, Kent 2013)
AWAKE_HELPED_HOURS = 0.5  # the feed alone
AWAKE_OTHER_HOURS = 0.5  # expressing, a meal, a cup without a helper
YOUNG_DAYS = 28  # before this few meals are looked at closer, later they are asked about
LONG_GAP_HOURS = 6.0  # from about here milk making slows (Daly 1996)
FIRST_OF_EQUAL = ["feed", "cup", "express"]  # at one hour the baby is fed before the rest is expressed
FEW_MEALS = 2
PLANNER_LIMITS = ["feeds_least", "feeds_usual_low", "feeds_few"]  # of thresholds.csv: feeds and cups in 24 hours
SATISFIED_SHARE = 0.9  # of the appetite
SLOW_GAIN_G_DAY = 20.0


def check_times(field: str, times: list, kinds: list) -> None:
    """Raise a ValueError naming the field, the value and what is allowed, when a planned day cannot be."""
    if not isinstance(times, list):
        raise ValueError(f"{field}: found {times}, expected a list of hours with what happens then")
    check_number(f"{field}: number of times", len(times), 0, MOST_PLANNER_TIMES)
    for i in range(len(times)):
        if not isinstance(times[i], list) or len(times[i]) != 2:
            raise ValueError(f"{field}, time {i + 1}: found {times[i]}, expected an hour and what happens then")
        check_number(f"{field}, time {i + 1}: hour", times[i][0], 0, 24)
        check_choice(f"{field}, time {i + 1}: what happens", times[i][1], kinds)


def check_planner(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("age_days", settings["age_days"], 2, 84)
    check_number("cup_ml", settings["cup_ml"], 0, 150)
    check_number("sleep_h", settings["sleep_h"], 0.5, 8)
    check_number("help_h", settings["help_h"], 0.5, 12)
    check_times("baby_day", settings["baby_day"], BABY_KINDS)
    check_times("rest_day", settings["rest_day"], REST_KINDS)
    check_limits(settings["limits"], PLANNER_LIMITS, 24)


def hours_of(times: list, kind: str) -> list:
    """Return the hours at which ``kind`` is planned."""
    hours = []
    for one in times:
        if one[1] == kind:
            hours.append(one[0])
    return hours


def hours_since(hour: float, start: float) -> float:
    """Return the hours from ``start`` to ``hour`` round the clock, 0 up to 24."""
    since = hour - start
    while since < 0.0:
        since = since + 24.0
    while since >= 24.0:
        since = since - 24.0
    return since


def lies_in(hour: float, starts: list, length: float) -> bool:
    """Return whether ``hour`` lies in one of the blocks of ``length`` hours that begin at ``starts``, over midnight too."""
    for start in starts:
        if hours_since(hour, start) < length:
            return True
    return False


def planner_sessions(settings: dict) -> list:
    """Return the planned day as sessions in order of the hour, at one hour in the order of ``FIRST_OF_EQUAL``.

    24:00 is the last minute; each cup holds the same.
    """
    day = []
    for kind in FIRST_OF_EQUAL:
        for hour in hours_of(settings["baby_day"], kind):
            made = session(min(hour, 23.99), "missed" if kind == "cup" else kind)
            if kind == "cup":
                made["supplement_after_ml"] = settings["cup_ml"]
            day.append(made)
            at = len(day) - 1
            while at > 0 and day[at - 1]["hour"] > day[at]["hour"]:
                earlier = day[at - 1]
                day[at - 1] = day[at]
                day[at] = earlier
                at -= 1
    return day


def meals_of(day: list) -> list:
    """Return the hours at which a meal of the baby begins, from the sessions of ``planner_sessions``.

    A meal is a feed, a cup, or what comes within ``ONE_MEAL_HOURS`` of its beginning, over midnight too.
    """
    meals = []
    for one in day:
        if one["kind"] != "express":
            hour = one["hour"]
            if len(meals) == 0 or hours_since(hour, meals[len(meals) - 1]) >= ONE_MEAL_HOURS:
                meals.append(hour)
    count = len(meals)
    if count > 1 and hours_since(meals[0], meals[count - 1]) < ONE_MEAL_HOURS:
        count -= 1
    kept = []
    for i in range(count):
        kept.append(meals[i])
    return kept


def sleep_slots(settings: dict) -> list:
    """Return for each slot of ten minutes 1 if she sleeps in it, else 0."""
    rest = settings["rest_day"]
    sleeps = hours_of(rest, "sleep")
    helps = hours_of(rest, "help")
    long_wakes = []
    half_wakes = hours_of(rest, "meal")
    short_wakes = hours_of(settings["baby_day"], "express")
    for hour in hours_of(settings["baby_day"], "feed"):
        if lies_in(hour, helps, settings["help_h"]):
            short_wakes.append(hour)
        else:
            long_wakes.append(hour)
    for hour in hours_of(settings["baby_day"], "cup"):
        if not lies_in(hour, helps, settings["help_h"]):
            half_wakes.append(hour)
    slots = []
    for i in range(DAY_SLOTS):
        hour = (i + 0.5) / SLOTS_AN_HOUR
        asleep = lies_in(hour, sleeps, settings["sleep_h"])
        if lies_in(hour, long_wakes, AWAKE_FEED_HOURS) or lies_in(hour, half_wakes, AWAKE_OTHER_HOURS):
            asleep = False
        if lies_in(hour, short_wakes, AWAKE_HELPED_HOURS):
            asleep = False
        slots.append(1 if asleep else 0)
    return slots


def longest_run_hours(slots: list) -> float:
    """Return the longest stretch of ones, in hours, over midnight too."""
    longest = 0
    run = 0
    for i in range(2 * len(slots)):
        run = run + 1 if slots[i % len(slots)] > 0 else 0
        longest = max(longest, min(run, len(slots)))
    return longest / SLOTS_AN_HOUR


def sum_of(values: list) -> float:
    """Return the sum of the values."""
    total = 0.0
    for value in values:
        total = total + value
    return total


def blocks_outline(slots: list, bottom: float, top: float) -> dict:
    """Return the outline of the blocks of ones from noon to noon: flat at ``bottom`` where there is none."""
    noon = int(NOON_HOUR) * SLOTS_AN_HOUR
    before = slots[noon]
    xs = [NOON_HOUR]
    low = [bottom]
    high = [top if before > 0 else bottom]
    for i in range(1, DAY_SLOTS + 1):
        now = slots[(noon + i) % DAY_SLOTS] if i < DAY_SLOTS else before
        if now != before or i == DAY_SLOTS:
            for value in [before, now]:
                xs.append(NOON_HOUR + i / SLOTS_AN_HOUR)
                low.append(bottom)
                high.append(top if value > 0 else bottom)
        before = now
    return {"x": xs, "low": low, "high": high}


def across_the_change(earlier: list, planned: list) -> list:
    """Return day 0 (before the plan) and each day of it, each the mean of the day and the one before.

    This evens out the turn of the breasts.
    """
    means = [0.5 * (earlier[len(earlier) - 1] + earlier[len(earlier) - 2])]
    last = earlier[len(earlier) - 1]
    for value in planned:
        means.append(0.5 * (value + last))
        last = value
    return means


def planner_run(settings: dict, parameters: dict) -> dict:
    """Return the days of the plan, after feeding on demand from birth to the baby's age, and how she sleeps.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_planner(settings)
    before = simulate(responsive_days(int(settings["age_days"])), parameters, birth_state(parameters), False)
    day = planner_sessions(settings)
    days = []
    for _ in range(PLANNER_DAYS):
        days.append(day)
    after = simulate(days, parameters, before["state"], False)
    weight = after["days"]["weight_kg"]
    return {
        "milk": across_the_change(before["days"]["taken_ml"], after["days"]["taken_ml"]),
        "intake": across_the_change(before["days"]["intake_ml"], after["days"]["intake_ml"]),
        "appetite": across_the_change(before["days"]["appetite_ml"], after["days"]["appetite_ml"]),
        "expressed_ml": after["days"]["expressed_ml"][PLANNER_DAYS - 1],
        "cups_ml": after["days"]["supplement_ml"][PLANNER_DAYS - 1],
        "fullness": after["days"]["fullness_before"][PLANNER_DAYS - 1],
        "gain_g_day": 1000.0 * (weight[PLANNER_DAYS - 1] - weight[PLANNER_DAYS - 8]) / 7.0,
        "weight_kg": weight[PLANNER_DAYS - 1],
        "birth_kg": parameters["birth_weight_kg"],
        "slots": sleep_slots(settings),
    }


def planner_member(settings: dict, parameters: dict) -> dict:
    """Return one ensemble member's milk, day by day of the plan."""
    return {"milk": planner_run(settings, parameters)["milk"]}


def row_of(hours: list, height: float) -> dict:
    """Return a series of dots at the hours, from noon to noon, all at one height."""
    places = []
    heights = []
    for hour in hours:
        places.append(from_noon(hour))
        heights.append(height)
    return {"x": places, "y": heights}


def planner_show(settings: dict, run: dict, members: list) -> dict:
    """Return series, readouts and the names of the sentences to say.

    Series: by day of the plan (``milk``, ``milk_band``, ``intake``, ``appetite``, mL a day), and by hour from noon the rows
    ``asleep`` and ``helped`` (blocks), ``feeds``, ``expressings``, ``cups`` and ``meals`` (dots).
    """
    plan_days = []
    lines = []
    for d in range(PLANNER_DAYS + 1):
        plan_days.append(d)
    for k in range(len(members)):
        lines.append(members[k]["milk"])
    milk_band = band(lines)
    baby = settings["baby_day"]
    rest = settings["rest_day"]
    feeds = hours_of(baby, "feed")
    cups = hours_of(baby, "cup")
    fed = meals_of(planner_sessions(settings))
    helps = hours_of(rest, "help")
    meals = hours_of(rest, "meal")
    help_slots = []
    for i in range(DAY_SLOTS):
        help_slots.append(1 if lies_in((i + 0.5) / SLOTS_AN_HOUR, helps, settings["help_h"]) else 0)
    removals = []
    for one in baby:
        if one[1] != "cup":
            removals.append(one[0])
    readouts = {
        "milk_ml": run["milk"][PLANNER_DAYS],
        "before_ml": run["milk"][0],
        "intake_ml": run["intake"][PLANNER_DAYS],
        "appetite_ml": run["appetite"][PLANNER_DAYS],
        "expressed_ml": run["expressed_ml"],
        "cups_ml": run["cups_ml"],
        "feed_count": len(feeds),
        "baby_meals": len(fed),
        "wait_h": longest_gap_hours(fed),
        "removals": len(removals),
        "gap_h": longest_gap_hours(removals),
        "meals": len(meals),
        "sleep_total_h": sum_of(run["slots"]) / SLOTS_AN_HOUR,
        "sleep_longest_h": longest_run_hours(run["slots"]),
        "help_total_h": sum_of(help_slots) / SLOTS_AN_HOUR,
        "gain_g_day": run["gain_g_day"],
        "fullness_percent": 100.0 * run["fullness"],
    }
    return {
        "series": {
            "milk": {"x": plan_days, "y": run["milk"]},
            "milk_band": {"x": plan_days, "low": milk_band["low"], "high": milk_band["high"]},
            "intake": {"x": plan_days, "y": run["intake"]},
            "appetite": {"x": plan_days, "y": run["appetite"]},
            "after": {"x": [PLANNER_DAYS], "y": [run["milk"][PLANNER_DAYS]]},
            "asleep": blocks_outline(run["slots"], 1.0, 1.4),
            "helped": blocks_outline(help_slots, 0.0, 0.4),
            "feeds": row_of(feeds, 5.2),
            "expressings": row_of(hours_of(baby, "express"), 4.2),
            "cups": row_of(cups, 3.2),
            "meals": row_of(meals, 2.2),
        },
        "readouts": readouts,
        "sentence": planner_sentence(settings, run, readouts),
    }


def planner_sentence(settings: dict, run: dict, readouts: dict) -> list:
    """Return the names of the sentences to say: milk, the baby's meals, then her sleep, help and food."""
    said = ["now"]
    few = few_meals_said(settings, readouts["baby_meals"])
    satisfied = readouts["intake_ml"] >= SATISFIED_SHARE * readouts["appetite_ml"]
    if satisfied:
        said.append("enough" if len(few) < 1 else "enough_few")
    else:
        said.append("hungry")
    if readouts["removals"] > 0 and readouts["gap_h"] >= LONG_GAP_HOURS:
        said.append("long_gap")
    if settings["age_days"] < YOUNG_DAYS and readouts["wait_h"] >= LONG_GAP_HOURS:
        said.append("long_wait")
    if readouts["cups_ml"] > readouts["expressed_ml"] + 1.0:
        said.append("cups_short")
    said.append("sleep" if readouts["sleep_total_h"] > 0.0 else "no_sleep")
    helped = 0
    alone = 0
    for one in settings["baby_day"]:
        by_helper = lies_in(one[0], hours_of(settings["rest_day"], "help"), settings["help_h"])
        if by_helper and one[1] != "express":
            helped += 1
        if one[1] == "cup" and not by_helper:
            alone += 1
    if helped > 0:
        said.append("helped")
    if alone > 0:
        said.append("cup_alone")
    if readouts["meals"] < FEW_MEALS:
        said.append("few_meals")
    for name in few:
        said.append(name)
    if run["gain_g_day"] < SLOW_GAIN_G_DAY or run["weight_kg"] < run["birth_kg"]:
        said.append("refer")
    return said


def few_meals_said(settings: dict, meals: int) -> list:
    """Return what is said about the number of feeds and cups: nothing, to ask, to look closer, and when it is very few."""
    limits = settings["limits"]
    said = []
    if settings["age_days"] < YOUNG_DAYS and meals < limits["feeds_least"]:
        said.append("few_young")
    elif meals < limits["feeds_usual_low"]:
        said.append("few_older")
    if meals < limits["feeds_few"]:
        said.append("very_few")
    return said


def planner_light() -> list:
    """Return the settings that need no new run: none, as sleep is worked out with the milk."""
    return []
