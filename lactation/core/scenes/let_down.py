"""Milk ejections, flow and milk transferred in one feed at one breast.

Each ejection moves a constant share of what remains; together they follow equation (5) over time, which Lucas 1980 fixes. Within
an ejection the flow swells and ebbs.
"""

from math import exp, floor, log

from lactation.core.bands import band
from lactation.core.checks import check_number, check_whole
from lactation.core.hormones import alcohol_inhibition, let_down_strength

SHOWN_MIN = 20.0
POINTS_A_MIN = 10
LAST_EJECTION_MIN = 3.5  # the longest that Ramsay 2004 saw
HALF_OF_ONE_ML = 0.5  # less is not seen in whole millilitres
TESTED_G_PER_KG = 0.5  # of alcohol: the lowest dose for which Cobo 1973 gives a share held back


def check_let_down(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("stress", settings["stress"], 0, 1)
    check_number("pain", settings["pain"], 0, 1)
    check_number("alcohol_g_per_kg", settings["alcohol_g_per_kg"], 0, 2)
    check_number("attachment", settings["attachment"], 0.3, 1)
    check_number("milk_ml", settings["milk_ml"], 20, 300)
    check_number("wanted_ml", settings["wanted_ml"], 10, 200)
    check_number("minutes", settings["minutes"], 1, SHOWN_MIN)
    check_whole("early", settings["early"], 0, 1)
    check_whole("feels", settings["feels"], 0, 1)


def ejections_in_feed(settings: dict, parameters: dict) -> list:
    """Return the ejections that could come, in order: ``{"start_min", "end_min", "milk_ml"}`` each.

    Fewer ejections also start later: the wait grows as their number shrinks (an assumption; alcohol does lengthen it,
    Mennella 2005). ``early``: the milk let down before the feed began (McNeilly 1983), so there is no wait.
    """
    strength = let_down_strength(settings["stress"], settings["pain"], settings["alcohol_g_per_kg"])
    wait_min = 0.0 if settings["early"] > 0 else parameters["flow_lag_min"] / strength
    return ejections_after(wait_min, strength, settings["milk_ml"] * settings["attachment"], parameters)


def ejections_after(wait_min: float, strength: float, milk_ml: float, parameters: dict) -> list:
    """Return the ejections that come after ``wait_min``, a share ``strength`` of the usual number, from ``milk_ml`` in reach."""
    possible = parameters["ejections_per_session"] * strength
    kept = log(1.0 - parameters["ejection_share"])
    in_all = 1.0 - exp(possible * kept)
    found = []
    start_min = wait_min
    done = 0.0
    number = 0
    while number < possible:
        number += 1
        share = 1.0 - exp(min(number, possible) * kept)
        end_min = start_min + LAST_EJECTION_MIN
        if number < possible:
            # When equation (5) has moved this much, this ejection is over.
            end_min = wait_min - log(1.0 - share / in_all) / parameters["flow_rate_per_min"]
            end_min = min(end_min, start_min + LAST_EJECTION_MIN)
        found.append({"start_min": start_min, "end_min": end_min, "milk_ml": (share - done) * milk_ml})
        start_min = end_min
        done = share
    return found


def moved_by(minute: float, ejections: list) -> float:
    """Return the milk that the ejections have moved by ``minute``, mL, if the baby takes all that comes."""
    moved_ml = 0.0
    for i in range(len(ejections)):
        one = ejections[i]
        part = (minute - one["start_min"]) / (one["end_min"] - one["start_min"])
        part = min(1.0, max(0.0, part))
        moved_ml = moved_ml + one["milk_ml"] * part * part * (3.0 - 2.0 * part)
    return moved_ml


def flow_at(minute: float, ejections: list) -> float:
    """Return the flow at ``minute``, mL/min: the slope of ``moved_by``."""
    for i in range(len(ejections)):
        one = ejections[i]
        length_min = one["end_min"] - one["start_min"]
        part = (minute - one["start_min"]) / length_min
        if part >= 0.0 and part < 1.0:
            return one["milk_ml"] * 6.0 * part * (1.0 - part) / length_min
    return 0.0


def enough_at(settings: dict, ejections: list) -> float:
    """Return the minute at which the feed ends: the baby has what it wanted, or the time is over."""
    wanted_ml = settings["wanted_ml"]
    if moved_by(settings["minutes"], ejections) <= wanted_ml:
        return settings["minutes"]
    low = 0.0
    high = settings["minutes"]
    for _ in range(50):
        middle = 0.5 * (low + high)
        if moved_by(middle, ejections) < wanted_ml:
            low = middle
        else:
            high = middle
    return high


def let_down_run(settings: dict, parameters: dict) -> dict:
    """Return the feed minute by minute.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_let_down(settings)
    ejections = ejections_in_feed(settings, parameters)
    end_min = enough_at(settings, ejections)
    minutes = []
    flow = []
    moved = []
    for i in range(int(SHOWN_MIN) * POINTS_A_MIN + 1):
        minute = i / POINTS_A_MIN
        minutes.append(minute)
        flow.append(flow_at(minute, ejections) if minute <= end_min else 0.0)
        moved.append(moved_by(min(minute, end_min), ejections))
    seen = 0
    starts = []
    unused = []
    for i in range(len(ejections)):
        if ejections[i]["start_min"] < end_min:
            seen += 1
            starts.append(ejections[i]["start_min"])
        else:
            unused.append(ejections[i]["start_min"])
    return {
        "minutes": minutes,
        "flow": flow,
        "moved": moved,
        "starts": starts,
        "unused": unused,
        "let_downs": seen,
        "could": len(ejections),
        "usual": -floor(-parameters["ejections_per_session"]),
        "end_min": end_min,
        "milk_ml": moved_by(end_min, ejections),
        "first_min": ejections[0]["start_min"],
    }


def let_down_member(settings: dict, parameters: dict) -> dict:
    """Return the milk moved minute by minute for one member of the ensemble."""
    return {"moved": let_down_run(settings, parameters)["moved"]}


def let_down_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (minutes; mL/min or mL), readouts and the names of the sentences to say."""
    lines = []
    for k in range(len(members)):
        lines.append(members[k]["moved"])
    milk_band = band(lines)
    flow_at_starts = []
    for _ in range(len(run["starts"])):
        flow_at_starts.append(0.0)
    later = []  # those that the figure has room for
    on_the_axis = []
    for start_min in run["unused"]:
        if start_min <= SHOWN_MIN:
            later.append(start_min)
            on_the_axis.append(0.0)
    satisfied = run["milk_ml"] >= settings["wanted_ml"] - HALF_OF_ONE_ML
    said = ["no_flow"]
    if run["let_downs"] > 0:
        said = ["early" if settings["early"] > 0 else "first"]
        if run["could"] < run["usual"]:
            said.append("fewer")
        elif run["could"] > run["let_downs"]:
            said.append("could")
        said.append("enough" if satisfied else "not_enough")
    if settings["feels"] < 1:
        said.append("felt_nothing")
    if settings["stress"] > 0 or settings["pain"] > 0:
        said.append("held_back_but_enough" if satisfied else "held_back")
    if settings["alcohol_g_per_kg"] > 0.0:
        said.append("alcohol" if settings["alcohol_g_per_kg"] >= TESTED_G_PER_KG else "little_alcohol")
    if settings["attachment"] < 0.7:
        said.append("poor_attachment")
    return {
        "series": {
            "flow": {"x": run["minutes"], "y": run["flow"]},
            "ejections": {"x": run["starts"], "y": flow_at_starts},
            "unused": {"x": later, "y": on_the_axis},
            "moved": {"x": run["minutes"], "y": run["moved"]},
            "moved_band": {"x": run["minutes"], "low": milk_band["low"], "high": milk_band["high"]},
            "wanted": {"x": [0.0, SHOWN_MIN], "y": [settings["wanted_ml"], settings["wanted_ml"]]},
            "end": {"x": [run["end_min"]], "y": [run["milk_ml"]]},
        },
        "readouts": {
            "milk_ml": run["milk_ml"],
            "let_downs": run["let_downs"],
            "could": run["could"],
            "usual": run["usual"],
            "first_min": run["first_min"],
            "end_min": run["end_min"],
            "left_ml": settings["milk_ml"] - run["milk_ml"],
            "held_back_percent": 100.0 * alcohol_inhibition(settings["alcohol_g_per_kg"]),
        },
        "sentence": said,
    }


def let_down_light() -> list:
    """Return the settings that need no new run: what she feels changes nothing that is computed."""
    return ["feels"]
