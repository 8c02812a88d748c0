"""The relactation calendar: four weeks from the day on which a baby comes back to the breast, with stops for the other milk.

Before it he was fed at the breast on demand, then for some days by cup and nothing was removed. From the first day on he suckles
and she expresses as planned, and he gets as much other milk as he would like, less what was cut. Each planned step is tried
first: it is taken only where a baby whose mother's milk comes back slowly (the lowest of the ``doubtful`` sets, the lower edge of
what is known) would go on getting what he needs, and where the weights and nappies that were marked bear it. Otherwise the
calendar stops, and where they speak against it, it goes back a step. Her expressed milk replaces other milk on the next day.

The ways to give other milk are alike in the model. Nothing here says how much a real baby needs: a health worker does.
"""

from lactation.core.baby import appetite_ml_per_day
from lactation.core.bands import band
from lactation.core.checks import check_limits, check_number, check_whole
from lactation.core.mother import birth_state, copy_state, simulate
from lactation.core.pairs import check_pairs, check_rows, pairs_in_order
from lactation.core.schedules import responsive_days
from lactation.core.sessions import session, sorted_sessions
from lactation.core.words import NOT_THERE

RELACTATION_DAYS = 28
RELACTATION_LIMITS = [
    "feeds_least", "gain_least_g_month", "gain_usual_low_g_day", "gain_over_days", "gain_odd_g_day",
    "wet_floor_day_5", "wet_day_5",
]  # fmt: skip
# The columns of ``doubtful``: the parameters in which the sets of the ensemble differ.
DOUBTFUL_FIELDS = [
    "initial_secretion_ml_h", "activation_day", "activation_width_days", "activation_floor", "storage_hours",
    "inhibition_threshold", "inhibition_set_point", "supply_up_early_per_day", "supply_up_late_per_day",
    "supply_down_per_day", "supply_back_per_day", "tissue_down_share", "ejections_per_session",
]  # fmt: skip
PLAN_DAY_COLUMN = {"name": "day", "min": 0, "max": 28}
PLAN_KG_COLUMN = {"name": "kg", "min": 2, "max": 10, "unit": "kg"}
PLAN_WET_COLUMN = {"name": "wet", "min": 0, "max": 20}
WAYS = ["way_breast", "way_cup", "way_bottle"]
MOST_MARKS = 10
CUPS_WHILE_APART = 8  # a day
MEALS_LEAST = 8  # meals over which other milk is shared: cups are added where feeds are fewer
NEED_SHARE = 0.95  # of the appetite; less for weeks is slow growth
LOOK_AHEAD_DAYS = 3
DAY_FROM_HOUR = 6.0
DAY_HOURS = 16.0
EXPRESS_AFTER_HOURS = 1.0  # after the feed of the same number, so that both count
DAYS_IN_MONTH = 30.4375
ALL_HERS_ML = 30.0  # of other milk: less is nearly none
FREE_FALL_G = 100.0  # so much lighter without the stops is said
MOST_GAIN_G = 1400.0  # what the figure holds
MOST_LOSS_G = 800.0


def check_relactation(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_whole("age_days", settings["age_days"], 42, 84)
    check_whole("pause_days", settings["pause_days"], 3, 35)
    check_whole("day_feeds", settings["day_feeds"], 0, 10)
    check_whole("night_feeds", settings["night_feeds"], 0, 4)
    check_whole("day_express", settings["day_express"], 0, 8)
    check_whole("night_express", settings["night_express"], 0, 3)
    check_number("step_ml", settings["step_ml"], 0, 200)
    check_whole("every_days", settings["every_days"], 1, 7)
    check_whole("way", settings["way"], 0, 2)
    check_whole("look_day", settings["look_day"], 1, RELACTATION_DAYS)
    check_pairs("weights", settings["weights"], PLAN_DAY_COLUMN, PLAN_KG_COLUMN, MOST_MARKS)
    check_pairs("nappies", settings["nappies"], PLAN_DAY_COLUMN, PLAN_WET_COLUMN, MOST_MARKS)
    check_limits(settings["limits"], RELACTATION_LIMITS, 1000)
    check_rows("doubtful", settings["doubtful"], len(DOUBTFUL_FIELDS))


# ---- One day ----


def relactation_hours(by_day: int, by_night: int) -> list:
    """Return the hours of so many sessions by day (06 to 22) and by night, each evenly."""
    hours = []
    for i in range(by_day):
        hours.append(DAY_FROM_HOUR + DAY_HOURS * (i + 0.5) / by_day)
    for i in range(by_night):
        hours.append((DAY_FROM_HOUR + DAY_HOURS + (24.0 - DAY_HOURS) * (i + 0.5) / by_night) % 24.0)
    return hours


def relactation_day(settings: dict, cup_ml: float) -> list:
    """Return a day of the plan in order: feeds, expressing, and ``cup_ml`` shared over feeds and, where these are few, cups."""
    day = []
    for hour in relactation_hours(int(settings["day_feeds"]), int(settings["night_feeds"])):
        day.append(session(hour))
    feeds = len(day)
    cups = max(0, MEALS_LEAST - feeds)
    for i in range(cups):
        day.append(session(24.0 * (i + 0.5) / cups, "missed"))
    for one in day:
        one["supplement_after_ml"] = cup_ml / (feeds + cups)
    for hour in relactation_hours(int(settings["day_express"]), int(settings["night_express"])):
        day.append(session((hour + EXPRESS_AFTER_HOURS) % 24.0, "express"))
    return sorted_sessions(day)


def apart_days(settings: dict, parameters: dict) -> list:
    """Return the days of the pause: by cup what the baby would like, and nothing is removed."""
    days = []
    for d in range(int(settings["age_days"] - settings["pause_days"]), int(settings["age_days"])):
        day = []
        for i in range(CUPS_WHILE_APART):
            cup = session(24.0 * (i + 0.5) / CUPS_WHILE_APART, "missed")
            cup["supplement_after_ml"] = appetite_ml_per_day(d + 0.5, parameters) / CUPS_WHILE_APART
            day.append(cup)
        days.append(day)
    return days


def relactation_begin_of(settings: dict, parameters: dict) -> dict:
    """Return a mother and her baby on the morning of the plan's first day: ``state``, what they had, and rows to fill."""
    fed = responsive_days(int(settings["age_days"] - settings["pause_days"]))
    born = simulate(fed, parameters, birth_state(parameters), False)
    after = simulate(apart_days(settings, parameters), parameters, born["state"], False)
    return {
        "parameters": parameters,
        "state": after["state"],
        "expressed_ml": 0.0,
        "taken": [],
        "other": [],
        "expressed": [],
        "intake": [],
        "appetite": [],
        "weight": [after["state"]["weight_kg"]],
    }


def live_a_day(settings: dict, one: dict, cut_ml: float) -> None:
    """Let a day of the plan pass with so much other milk cut. Changes ``one``."""
    parameters = one["parameters"]
    appetite_ml = appetite_ml_per_day(one["state"]["age_hours"] / 24.0 + 0.5, parameters)
    other_ml = max(0.0, appetite_ml - cut_ml - one["expressed_ml"])
    lived = simulate([relactation_day(settings, other_ml + one["expressed_ml"])], parameters, one["state"], False)
    days = lived["days"]
    one["state"] = lived["state"]
    one["expressed_ml"] = days["expressed_ml"][0]
    one["taken"].append(days["taken_ml"][0])
    one["other"].append(other_ml)
    one["expressed"].append(days["expressed_ml"][0])
    one["intake"].append(days["intake_ml"][0])
    one["appetite"].append(days["appetite_ml"][0])
    one["weight"].append(days["weight_kg"][0])


def share_of_need(one: dict, days: int) -> float:
    """Return what the baby drank over the last ``days`` over what he would have liked."""
    drunk = 0.0
    liked = 0.0
    for i in range(max(0, len(one["intake"]) - days), len(one["intake"])):
        drunk = drunk + one["intake"][i]
        liked = liked + one["appetite"][i]
    return drunk / liked if liked > 0.0 else 1.0


# ---- What stops a step ----


def doubtful_sets(settings: dict, parameters: dict) -> list:
    """Return the sets that stand for the lower edge of what is known: ``parameters`` with each row of ``doubtful`` laid over."""
    sets = []
    for row in settings["doubtful"]:
        changed = {}
        for name in parameters:
            changed[name] = parameters[name]
        for i in range(len(DOUBTFUL_FIELDS)):
            changed[DOUBTFUL_FIELDS[i]] = row[i]
        sets.append(changed)
    return sets


def would_bear(settings: dict, one: dict, cut_ml: float) -> bool:
    """Return whether a baby would get what he needs in the days after a cut to ``cut_ml``. Changes nothing."""
    tried = {
        "parameters": one["parameters"],
        "state": copy_state(one["state"]),
        "expressed_ml": one["expressed_ml"],
        "taken": [],
        "other": [],
        "expressed": [],
        "intake": [],
        "appetite": [],
        "weight": [],
    }
    for _ in range(LOOK_AHEAD_DAYS):
        live_a_day(settings, tried, cut_ml)
    return share_of_need(tried, LOOK_AHEAD_DAYS) >= NEED_SHARE


def marked_until(rows: list, day: float) -> list:
    """Return the rows up to and with ``day``, in order."""
    found = []
    for row in pairs_in_order(rows):
        if row[0] <= day:
            found.append(row)
    return found


def marked_gain(settings: dict, day: float) -> float:
    """Return the gain a day (g) to the last weight marked until ``day``, over ``gain_over_days`` or longer; NOT_THERE without."""
    rows = marked_until(settings["weights"], day)
    last = len(rows) - 1
    for i in range(last - 1, -1, -1):
        passed = rows[last][0] - rows[i][0]
        if passed >= settings["limits"]["gain_over_days"]:
            return 1000.0 * (rows[last][1] - rows[i][1]) / passed
    return NOT_THERE


def weight_verdict(settings: dict, day: float) -> str:
    """Return the name of what the weights marked until ``day`` say."""
    limits = settings["limits"]
    gain = marked_gain(settings, day)
    if gain == NOT_THERE:
        return "weight_unknown"
    if gain < limits["gain_least_g_month"] / DAYS_IN_MONTH - 1e-9:
        return "weight_refer"
    if gain < limits["gain_usual_low_g_day"] - 1e-9:
        return "weight_closer"
    return "weight_odd" if gain > limits["gain_odd_g_day"] else "weight_good"


def nappy_verdict(settings: dict, day: float) -> str:
    """Return the name of what the nappies marked until ``day`` say."""
    rows = marked_until(settings["nappies"], day)
    if len(rows) < 1:
        return "nappies_unknown"
    wet = rows[len(rows) - 1][1]
    if wet < settings["limits"]["wet_floor_day_5"]:
        return "nappies_refer"
    return "nappies_closer" if wet < settings["limits"]["wet_day_5"] else "nappies_good"


def marks_level(settings: dict, day: float) -> int:
    """Return what the marks until ``day`` mean for the calendar: 0 they stop nothing, 1 no step, 2 a step back, and refer."""
    weight = weight_verdict(settings, day)
    nappies = nappy_verdict(settings, day)
    if weight == "weight_refer" or nappies == "nappies_refer":
        return 2
    return 1 if weight == "weight_closer" or weight == "weight_odd" or nappies == "nappies_closer" else 0


# ---- The calendar ----


def next_cut(settings: dict, doubtful: list, cut_ml: float, day: int) -> dict:
    """Return the cut from ``day`` on (0 is the first), and why: ``none`` planned, ``step``, ``model``, ``marks`` or ``back``."""
    step = settings["step_ml"]
    hungry = False
    for one in doubtful:
        if len(one["intake"]) >= LOOK_AHEAD_DAYS and share_of_need(one, LOOK_AHEAD_DAYS) < NEED_SHARE:
            hungry = True
    level = marks_level(settings, day)
    if level == 2 or hungry:  # no step is waited for: the baby is hungry now
        back_ml = max(0.0, cut_ml - step)
        return {"cut_ml": back_ml, "why": "back" if back_ml < cut_ml else "marks" if level == 2 else "model"}
    if day < 1 or day % settings["every_days"] > 0 or step <= 0.0 or nothing_left(doubtful, cut_ml):
        return {"cut_ml": cut_ml, "why": "none"}
    if level == 1:
        return {"cut_ml": cut_ml, "why": "marks"}
    for one in doubtful:
        if not would_bear(settings, one, cut_ml + step):
            return {"cut_ml": cut_ml, "why": "model"}
    return {"cut_ml": cut_ml + step, "why": "step"}


def nothing_left(doubtful: list, cut_ml: float) -> bool:
    """Return whether all other milk was cut already."""
    for one in doubtful:
        if len(one["other"]) > 0 and one["other"][len(one["other"]) - 1] > 0.0:
            return False
    return cut_ml > 0.0


def relactation_cuts(settings: dict, parameters: dict) -> dict:
    """Return ``cuts`` (mL, day by day), ``whys`` (see ``next_cut``), and the mothers of the lower edge who lived by it."""
    doubtful = []
    for one in doubtful_sets(settings, parameters):
        doubtful.append(relactation_begin_of(settings, one))
    cuts = []
    whys = []
    cut_ml = 0.0
    for day in range(RELACTATION_DAYS):
        decided = next_cut(settings, doubtful, cut_ml, day)
        cut_ml = decided["cut_ml"]
        cuts.append(cut_ml)
        whys.append(decided["why"])
        for one in doubtful:
            live_a_day(settings, one, cut_ml)
    return {"cuts": cuts, "whys": whys, "doubtful": doubtful}


def unstopped_cuts(settings: dict) -> list:
    """Return the cuts (mL, day by day) if every planned step were taken."""
    cuts = []
    for day in range(RELACTATION_DAYS):
        cuts.append(settings["step_ml"] * (day // settings["every_days"]))
    return cuts


def live_by(settings: dict, parameters: dict, cuts: list) -> dict:
    """Return the four weeks of one mother and her baby with these cuts."""
    one = relactation_begin_of(settings, parameters)
    for cut_ml in cuts:
        live_a_day(settings, one, cut_ml)
    return one


def lowest_of(several: list, name: str) -> list:
    """Return at each place the lowest of the rows ``name``."""
    lows = []
    for i in range(len(several[0][name])):
        low = several[0][name][i]
        for one in several:
            low = min(low, one[name][i])
        lows.append(low)
    return lows


def even_out(values: list) -> list:
    """Return the values, each the mean of it and the one before: evens out the turn of the breasts."""
    means = []
    for i in range(len(values)):
        means.append(0.5 * (values[i] + values[max(0, i - 1)]))
    return means


def relactation_run(settings: dict, parameters: dict) -> dict:
    """Return four weeks by the calendar, of the average mother and at the lower edge; there also without the stops.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_relactation(settings)
    plan = relactation_cuts(settings, parameters)
    one = live_by(settings, parameters, plan["cuts"])
    unstopped = []
    for doubtful in doubtful_sets(settings, parameters):
        unstopped.append(live_by(settings, doubtful, unstopped_cuts(settings)))
    return {
        "milk": even_out(one["taken"]),
        "other": one["other"],
        "expressed": one["expressed"],
        "intake": even_out(one["intake"]),
        "appetite": one["appetite"],
        "edge": even_out(lowest_of(plan["doubtful"], "intake")),
        "edge_weight": lowest_of(plan["doubtful"], "weight"),
        "free_weight": lowest_of(unstopped, "weight"),
        "whys": plan["whys"],
    }


def relactation_member(settings: dict, parameters: dict) -> dict:
    """Return one member's milk day by day, by the same calendar."""
    cuts = relactation_cuts(settings, parameters)["cuts"]
    return {"milk": even_out(live_by(settings, parameters, cuts)["taken"])}


# ---- What is shown ----


def days_with(run: dict, names: list) -> dict:
    """Return dots on the line of other milk, on the days whose reason is one of ``names``."""
    days = []
    heights = []
    for d in range(RELACTATION_DAYS):
        if run["whys"][d] in names:
            days.append(d + 1)
            heights.append(run["other"][d])
    return {"x": days, "y": heights}


def count_of(whys: list, name: str, until: int) -> int:
    """Return on how many of the first ``until`` days the reason was ``name``."""
    count = 0
    for d in range(until):
        if whys[d] == name:
            count = count + 1
    return count


def grams_since(weights: list) -> list:
    """Return weights (kg) as what was gained since the first, g, as far as the figure goes."""
    grams = []
    for i in range(len(weights)):
        grams.append(min(MOST_GAIN_G, max(-MOST_LOSS_G, 1000.0 * (weights[i] - weights[0]))))
    return grams


def removals_planned(settings: dict) -> int:
    """Return how often in 24 hours the baby suckles or she expresses."""
    return settings["day_feeds"] + settings["night_feeds"] + settings["day_express"] + settings["night_express"]


def relactation_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (mL and kg by day of the plan), readouts, the level and the names of the sentences to say."""
    look = int(settings["look_day"])
    days = []
    mornings = [0]
    for d in range(1, RELACTATION_DAYS + 1):
        days.append(d)
        mornings.append(d)
    lines = []
    for k in range(len(members)):
        lines.append(members[k]["milk"])
    milk_band = band(lines)
    weighed = {"x": [], "y": []}
    marks = pairs_in_order(settings["weights"])
    for row in marks:
        weighed["x"].append(row[0])
        weighed["y"].append(min(MOST_GAIN_G, max(-MOST_LOSS_G, 1000.0 * (row[1] - marks[0][1]))))
    readouts = {
        "milk_ml": run["milk"][look - 1],
        "other_ml": run["other"][look - 1],
        "expressed_ml": run["expressed"][look - 1],
        "intake_ml": run["intake"][look - 1],
        "appetite_ml": run["appetite"][look - 1],
        "edge_ml": run["edge"][look - 1],
        "first_ml": run["appetite"][0],
        "removals": removals_planned(settings),
        "steps": count_of(run["whys"], "step", look),
        "stops": count_of(run["whys"], "model", look) + count_of(run["whys"], "marks", look),
        "backs": count_of(run["whys"], "back", look),
        "gain_g_day": marked_gain(settings, look),
        "edge_g": grams_since(run["edge_weight"])[look],
        "free_g": grams_since(run["free_weight"])[look],
        "loss_free_g": max(0.0, -grams_since(run["free_weight"])[look]),
    }
    level = marks_level(settings, look)
    return {
        "series": {
            "milk": {"x": days, "y": run["milk"]},
            "milk_band": {"x": days, "low": milk_band["low"], "high": milk_band["high"]},
            "other": {"x": days, "y": run["other"]},
            "intake": {"x": days, "y": run["intake"]},
            "edge": {"x": days, "y": run["edge"]},
            "appetite": {"x": days, "y": run["appetite"]},
            "steps": days_with(run, ["step"]),
            "stops": days_with(run, ["model", "marks", "back"]),
            "look": {"x": [look], "y": [run["milk"][look - 1]]},
            "edge_gain": {"x": mornings, "y": grams_since(run["edge_weight"])},
            "free_gain": {"x": mornings, "y": grams_since(run["free_weight"])},
            "weighed": weighed,
        },
        "readouts": readouts,
        "level": "today" if level > 1 else "closer" if level > 0 else "usual",
        "sentence": relactation_sentence(settings, run, readouts),
    }


def relactation_sentence(settings: dict, run: dict, readouts: dict) -> list:
    """Return the names of the sentences to say: the marks first where they speak, then milk, the stops and the plan."""
    look = int(settings["look_day"])
    said = marks_said(settings, look)
    said.append("now")
    if removals_planned(settings) < 1:
        said.append("no_removal")
    elif removals_planned(settings) < settings["limits"]["feeds_least"]:
        said.append("few")
    if removals_planned(settings) > 0 and settings["night_feeds"] + settings["night_express"] < 1:
        said.append("no_nights")
    if settings["step_ml"] <= 0.0:
        said.append("no_steps")
    if readouts["stops"] > 0:
        said.append("stopped")
    if readouts["backs"] > 0:
        said.append("gave_back")
    if readouts["free_g"] < readouts["edge_g"] - FREE_FALL_G:
        said.append("free_fall")
    said.append("other_left" if run["other"][look - 1] > ALL_HERS_ML else "all_hers")
    said.append(WAYS[int(settings["way"])])
    return said


def marks_said(settings: dict, day: int) -> list:
    """Return the names of what the weights and nappies marked until ``day`` say, the gravest first."""
    weight = weight_verdict(settings, day)
    nappies = nappy_verdict(settings, day)
    said = []
    if weight == "weight_unknown" and nappies == "nappies_unknown":
        return ["unmarked"]
    first = [weight, nappies] if weight == "weight_refer" else [nappies, weight]
    for name in first:
        said.append(name)
    return said


def relactation_light() -> list:
    """Return the settings that need no new run: they choose what to show of it, or change nothing in the model."""
    return ["look_day", "way"]
