"""What was agreed becomes milk: the plan of the days after a talk, the simulator's settings, and where a next visit starts."""

from math import floor

from lactation.core.conversation import all_hold, copy_conversation, kept_within
from lactation.core.conversation_end import share_done
from lactation.core.words import number_text

MOST_TIMES = 16  # in a day of the simulator's scene
MOST_CUP_ML = 1000.0  # a day, in the simulator's scene
LEAST_ATTACHMENT = 0.3
DAYS_A_WEEK = 7.0


def plan_of(talk: dict, state: dict) -> dict:
    """Return what the days after look like.

    ``cup_ml`` other milk a day, ``feeds`` and ``express`` a day, ``from_day``, ``attachment`` (0.3 to 1), ``first_day`` (of the
    first removal). Actions count as far as they are done; where the case's ``away_when`` holds, mother and baby are apart.
    """
    rule = talk["model"]
    if all_hold(state, rule["away_when"]):
        plan = {"cup_ml": rule["away_cup_ml"], "feeds": rule["away_feeds"], "express": 0.0, "from_day": rule["away_from_day"]}
        plan["attachment"] = rule["attachment"]
        plan["first_day"] = rule["first_day"]
        return plan
    plan = {"cup_ml": rule["cup_ml"], "from_day": rule["from_day"]}
    for name in rule["cup_per"]:
        plan["cup_ml"] += rule["cup_per"][name] * state["n"][name]
    for name in ["feeds", "express", "attachment", "first_day"]:
        plan[name] = rule[name]
    kept = 1.0
    for name in talk["actions"]:
        action = talk["actions"][name]
        share = share_done(talk, state, name)
        kept = kept * (1.0 - action["cup_cut"] * share)
        plan["cup_ml"] += action["cup_more"] * share
        for what in ["feeds", "express", "attachment", "first_day"]:
            plan[what] += action[what] * share
    plan["cup_ml"] = plan["cup_ml"] * kept
    plan["attachment"] = kept_within(plan["attachment"], LEAST_ATTACHMENT, 1.0)
    plan["first_day"] = max(0.0, plan["first_day"])
    return plan


def planned_hours(feeds: int, express: int) -> list:
    """Return a day for the simulator's scene: feeds evenly over 24 hours, and expressing shortly before the next feed."""
    feeds = min(MOST_TIMES, max(1, feeds))
    express = max(0, min(express, feeds, MOST_TIMES - feeds))
    times = []
    for i in range(feeds):
        times.append([24.0 * (i + 0.5) / feeds, "feed"])
        if i < express:
            times.append([24.0 * (i + 0.9) / feeds, "express"])
    return times


def visit_settings(talk: dict, plan: dict) -> dict:
    """Return the simulator's settings for a plan (``plan_of``): from birth, from the other milk on, from the talk on."""
    rule = talk["model"]
    before = rule["before"]
    usual = planned_hours(floor(before["feeds"] + 0.5), floor(before["express"] + 0.5))
    agreed = planned_hours(floor(plan["feeds"] + 0.5), floor(plan["express"] + 0.5))
    settings = {"look_day": rule["look_day"], "storage_ml": rule["storage_ml"], "twins": rule["twins"]}
    settings["first_day"] = min(10.0, plan["first_day"])
    settings["b_from"] = before["from_day"]
    settings["c_from"] = plan["from_day"]
    _add_plan(settings, "a", usual, 0.0, before["attachment"])
    _add_plan(settings, "b", usual, before["cup_ml"], before["attachment"])
    _add_plan(settings, "c", agreed, plan["cup_ml"], plan["attachment"])
    return settings


def _add_plan(settings: dict, plan: str, day: list, cup_ml: float, attachment: float) -> None:
    """Add one plan's settings, within what the scene can take."""
    settings[plan + "_day"] = day
    settings[plan + "_nights"] = 1
    settings[plan + "_breasts"] = 0
    settings[plan + "_cup_ml"] = kept_within(cup_ml, 0.0, MOST_CUP_ML)
    settings[plan + "_attachment"] = attachment
    settings[plan + "_stress"] = 0.0


def readouts_of(talk: dict, state: dict, milk: dict) -> dict:
    """Return what the end of a talk hands to the next visit, by name.

    ``d_x`` the share of each action done at home; ``v_cup`` other milk in mL a day; and from the readouts ``milk`` of the
    simulator's scene for ``visit_settings``: ``v_milk`` in mL a day, ``v_gain`` in g a week.
    """
    found = {"v_cup": plan_of(talk, state)["cup_ml"], "v_milk": milk["milk_ml"], "v_gain": DAYS_A_WEEK * milk["gain_g_day"]}
    for name in talk["actions"]:
        found["d_" + name] = share_done(talk, state, name)
    return found


def visit_line(talk: dict, state: dict, readouts: dict) -> dict:
    """Return the line of a next visit that is only shown (a case without a return visit), or an empty dict.

    The first of ``talk["visit"]["lines"]`` that holds, with the model's numbers (``readouts_of``) among the others.
    """
    after = copy_conversation(state)
    for name in readouts:
        after["n"][name] = readouts[name]
    for line in talk["visit"]["lines"]:
        if all_hold(after, line["when"]):
            return line
    return {}


def is_away(talk: dict, state: dict) -> bool:
    """Return whether mother and baby are apart at the next visit, as after a danger that nobody saw."""
    return all_hold(state, talk["model"]["away_when"])


def told_numbers(readouts: dict, words: dict) -> dict:
    """Return the model's numbers as her words take them, to the nearest ten: ``cup_ml``, ``milk_ml``, ``gain`` (g in the week).

    ``readouts`` as ``readouts_of`` gives them, or the numbers of a return visit's state; ``words`` say how a number is written.
    """
    found = {}
    names = {"cup_ml": "v_cup", "milk_ml": "v_milk", "gain": "v_gain"}
    for name in names:
        found[name] = number_text(10.0 * floor(readouts[names[name]] / 10.0 + 0.5), 0, words)
    return found
