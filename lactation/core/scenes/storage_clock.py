"""The storage clock: milk expressed at an hour and kept in a place may be used until a later hour, by one table of rules.

A rule is a row ``[place, milk, hours, longest]``: two numbers from ``STORAGE_PLACES`` and ``STORAGE_MILKS`` of the content's
schema, the safer limit in hours and what is still accepted. The last table is the country's own and may be empty.
"""

from math import log

from lactation.core.checks import check_number, check_whole
from lactation.core.words import NOT_THERE

STORAGE_PLACE_COUNT = 4
SHORTEST_SHOWN_HOURS = 1.0
LONGEST_SHOWN_HOURS = 8760.0
FROZEN = 3
THAWED = 1
LEFTOVER = 2


def check_storage_clock(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    rules = settings["rules"]
    if not isinstance(rules, list):
        raise ValueError(f"rules: found {rules}, expected a list of tables")
    check_whole("table", settings["table"], 0, len(rules) - 1)
    check_whole("place", settings["place"], 0, STORAGE_PLACE_COUNT - 1)
    check_whole("milk", settings["milk"], 0, 2)
    check_number("hour", settings["hour"], 0, 24)
    check_number("waited", settings["waited"], 0, 200)
    check_whole("home", settings["home"], 0, 1)


def rule_of(table: list, place: float, milk: float) -> list:
    """Return the hours and the longest hours of the rule for this milk in this place; both ``NOT_THERE`` without a rule."""
    for row in table:
        if row[0] == place and row[1] == milk:
            return [row[2], row[3]]
    return [NOT_THERE, NOT_THERE]


def on_scale(hours: float) -> float:
    """Return where hours lie on the figure's scale: 0 at one hour, each tenfold one further."""
    return log(min(LONGEST_SHOWN_HOURS, max(SHORTEST_SHOWN_HOURS, hours))) / log(10.0)


def storage_clock_run(settings: dict, parameters: dict) -> dict:
    """Return the limits of the chosen milk: in each place, and in the chosen one.

    Raises
    ------
    ValueError
        A setting is outside what is allowed.
    """
    check_storage_clock(settings)
    table = settings["rules"][int(settings["table"])]
    limits = []
    for place in range(STORAGE_PLACE_COUNT):
        limits.append(rule_of(table, place, settings["milk"]))
    return {"limits": limits, "chosen": limits[int(settings["place"])], "rows": len(table)}


def storage_clock_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: rules have no band."""
    return {}


def storage_clock_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (places on a scale of tenfolds of hours, and two hands), readouts and the names of the sentences to say."""
    hours = run["chosen"][0]
    known = hours != NOT_THERE
    until_h = settings["hour"] + hours if known else NOT_THERE
    series = {
        "waited": {"x": [on_scale(settings["waited"]), on_scale(settings["waited"])], "y": [0.3, 4.7]},
        "made_hand": {"x": [0], "y": [settings["hour"] / 24.0]},
        "until_hand": {"x": [0], "y": [(until_h % 24.0) / 24.0 if known else settings["hour"] / 24.0]},
        "until_seen": {"x": [0], "y": [1.0 if known and hours <= 48.0 else 0.0]},
        "chosen": {"x": [on_scale(hours)] if known else [], "y": [4.0 - settings["place"]] if known else []},
    }
    for place in range(STORAGE_PLACE_COUNT):
        limit = run["limits"][place]
        there = limit[0] != NOT_THERE
        height = 4.0 - place
        series["safer_" + str(place)] = {
            "x": [0.0, on_scale(limit[0])] if there else [0.0, 0.0],
            "y": [height, height],
        }
        series["longest_" + str(place)] = {
            "x": [0.0, on_scale(limit[1])] if there else [0.0, 0.0],
            "y": [height, height],
        }
    return {
        "series": series,
        "readouts": {
            "until_h": until_h,
            "keeps_h": hours,
            "longest_h": run["chosen"][1],
            "now_h": settings["hour"] + settings["waited"],
        },
        "sentence": storage_clock_sentence(settings, run),
    }


def storage_clock_sentence(settings: dict, run: dict) -> list:
    """Return the names of the sentences to say, in order."""
    if settings["home"] < 1:
        return ["ward"]
    if run["rows"] == 0:
        return ["no_table"]
    hours = run["chosen"][0]
    if hours == NOT_THERE:
        if settings["milk"] == THAWED and settings["place"] == FROZEN:
            return ["never_again"]
        if settings["milk"] == LEFTOVER:
            return ["left_over"]
        return ["no_rule"]
    said = ["until"]
    if settings["waited"] <= hours:
        said.append("in_time")
        if settings["place"] == 0:
            said.append("hot_room")
    elif settings["waited"] <= run["chosen"][1]:
        said.append("at_the_edge")
    else:
        said.append("too_late")
    return said


def storage_clock_light() -> list:
    """Return the settings that need no new run: the hour of expressing, the time since, and where the baby is."""
    return ["hour", "waited", "home"]
