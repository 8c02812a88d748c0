"""A mother and her baby: two breasts, any schedule of sessions, days and weeks (section by section: equations 1 to 7).

Between sessions everything is in closed form; steps longer than ``LONGEST_STEP_HOURS`` are split, because the hormonal drive
and the capacity drift slowly. Splitting finer changes the milk of a day by less than 1 % when
fed evenly eight or more times, and by up to about 6 % with fewer (tests hold this).
"""

from math import exp, log

from lactation.core.baby import appetite_ml_per_day, meal_ml, meal_stretch, usual_meal_ml, weight_after_day_kg
from lactation.core.breast import fill, fullness, new_breast, removable_share, remove
from lactation.core.checks import check_fields, check_number, is_number
from lactation.core.diary import new_day_columns, new_session_columns, write_day, write_session
from lactation.core.hormones import (
    activation,
    let_down_strength,
    prolactin_baseline_ng_ml,
    prolactin_fading,
    prolactin_gain,
    prolactin_mean_ng_ml,
)
from lactation.core.sessions import check_day, in_turn

LONGEST_STEP_HOURS = 6.0
SHORTEST_GAP_HOURS = 0.000001  # sessions closer than this happen at once
ONE_MEAL_HOURS = 0.5  # sessions that begin within this of one another are one meal (a session in Kent 2006: about 30 minutes)
NEXT_MEAL_HOURS = 1.0  # from here on they are two; between the two limits the one fades into the other
WHOLE_STIMULUS_MIN = 5.0  # a shorter session counts in part (an assumption), one of 0 minutes not at all
BREAST_FIELDS = [
    "milk_ml", "secretion_ml_h", "tissue_ml_h", "storage_ml", "storage_hours", "inhibition", "made_ml", "taken_ml", "fed_ml",
    "pumped_ml",
]  # fmt: skip
STATE_FIELDS = [
    "age_hours", "left", "right", "hunger_ml", "sated_ml", "weight_kg", "removals_remembered", "prolactin_rise_ng_ml",
    "meal_hours", "meal_ml", "calmed_ml",
]  # fmt: skip
STATE_MOST = {
    "age_hours": 24 * 1100, "hunger_ml": 1000, "sated_ml": 1000, "removals_remembered": 100, "prolactin_rise_ng_ml": 50000,
    "meal_hours": 24 * 1200, "meal_ml": 100000, "calmed_ml": 1000,
}  # fmt: skip
BREAST_LEAST = {"storage_ml": 1, "secretion_ml_h": 0.001, "storage_hours": 0.1}  # else 0
BREAST_MOST = {
    "storage_ml": 5000, "secretion_ml_h": 200, "storage_hours": 200, "inhibition": 1, "made_ml": 10000000, "taken_ml": 10000000,
    "fed_ml": 100000, "pumped_ml": 100000,
}  # fmt: skip
PUMP_WANTS_ML = 100000.0  # a pump takes what it can
SECOND_BREAST_FROM_ML = 3.0  # a baby that wants less than this does not go on to the second breast
AS_FULL = 0.000001  # breasts that differ by less in fullness are equally full: the left one is offered first


def birth_state(parameters: dict, storage: float = 1.0, left_size: float = 1.0, right_size: float = 1.0) -> dict:
    """Return the state at birth.

    ``storage`` scales how many hours of secretion both breasts hold, ``left_size`` and ``right_size`` each breast's secretion.
    """
    check_number("storage", storage, 0.1, 5)
    return {
        "age_hours": 0.0,
        "left": new_breast(parameters, check_number("left_size", left_size, 0.05, 3), storage),
        "right": new_breast(parameters, check_number("right_size", right_size, 0.05, 3), storage),
        "hunger_ml": 0.0,
        "sated_ml": 0.0,
        "weight_kg": parameters["birth_weight_kg"],
        "removals_remembered": 0.0,
        "prolactin_rise_ng_ml": 0.0,
        "meal_hours": 24.0,
        "meal_ml": 0.0,
        "calmed_ml": 0.0,
    }


def copy_state(state: dict) -> dict:
    """Return a copy that shares nothing with ``state``."""
    return {
        "age_hours": state["age_hours"],
        "left": copy_breast(state["left"]),
        "right": copy_breast(state["right"]),
        "hunger_ml": state["hunger_ml"],
        "sated_ml": state["sated_ml"],
        "weight_kg": state["weight_kg"],
        "removals_remembered": state["removals_remembered"],
        "prolactin_rise_ng_ml": state["prolactin_rise_ng_ml"],
        "meal_hours": state["meal_hours"],
        "meal_ml": state["meal_ml"],
        "calmed_ml": state["calmed_ml"],
    }


def copy_breast(breast: dict) -> dict:
    """Return a copy of one breast."""
    return {
        "milk_ml": breast["milk_ml"],
        "secretion_ml_h": breast["secretion_ml_h"],
        "tissue_ml_h": breast["tissue_ml_h"],
        "storage_ml": breast["storage_ml"],
        "storage_hours": breast["storage_hours"],
        "inhibition": breast["inhibition"],
        "made_ml": breast["made_ml"],
        "taken_ml": breast["taken_ml"],
        "fed_ml": breast["fed_ml"],
        "pumped_ml": breast["pumped_ml"],
    }


def check_state(state: dict) -> None:
    """Raise a ValueError that names the field, the value and the range, if a saved state cannot be."""
    check_fields("state: ", state, STATE_FIELDS)
    check_fields("state: left.", state["left"], BREAST_FIELDS)
    check_fields("state: right.", state["right"], BREAST_FIELDS)
    check_saved_breast("state: left.", state["left"])
    check_saved_breast("state: right.", state["right"])
    for field in STATE_MOST:
        value = state[field]
        if not is_number(value, 0, STATE_MOST[field]):
            check_number("state: " + field, value, 0, STATE_MOST[field])
    check_number("state: weight_kg", state["weight_kg"], 0.5, 20)


def check_saved_breast(where: str, breast: dict) -> None:
    """Raise a ValueError that says ``where`` and names the field, if a saved breast cannot be.

    Words are made only for what is wrong: to make them all would take a twentieth of a run.
    """
    for field in BREAST_MOST:
        least = BREAST_LEAST[field] if field in BREAST_LEAST else 0
        if not is_number(breast[field], least, BREAST_MOST[field]):
            check_number(where + field, breast[field], least, BREAST_MOST[field])
    if not is_number(breast["milk_ml"], 0, breast["storage_ml"]):
        check_number(where + "milk_ml", breast["milk_ml"], 0, breast["storage_ml"])
    if not is_number(breast["tissue_ml_h"], breast["secretion_ml_h"], 200):
        check_number(where + "tissue_ml_h", breast["tissue_ml_h"], breast["secretion_ml_h"], 200)


def day_pace(age_days: float, parameters: dict) -> dict:
    """Return what is taken as constant through one day: appetite, meal size, how fast supply can grow, fading prolactin."""
    middle_days = age_days + 0.5
    late = 1.0 + exp((middle_days - parameters["supply_window_day"]) / parameters["supply_window_width_days"])
    slow = parameters["supply_up_late_per_day"]
    return {
        "appetite_ml": appetite_ml_per_day(middle_days, parameters),
        "meal_ml": usual_meal_ml(middle_days, parameters),
        "stretch": meal_stretch(middle_days, parameters),
        "supply_up_per_day": slow + (parameters["supply_up_early_per_day"] - slow) / late,
        "prolactin_fading": prolactin_fading(middle_days, parameters),
        "step_hours": 0.0,
        "kept": 1.0,
        "followed": 0.0,
        "rise_kept": 1.0,
    }


def pass_time(state: dict, hours: float, pace: dict, parameters: dict) -> None:
    """Let ``hours`` pass without a session: both breasts fill, the baby gets hungrier, hormones fade. Changes ``state``."""
    left = state["left"]
    right = state["right"]
    steps = 1
    while hours / steps > LONGEST_STEP_HOURS:
        steps += 1
    step_hours = hours / steps
    if pace["step_hours"] != step_hours:  # even days repeat their gaps: work their fading out once
        pace["step_hours"] = step_hours
        pace["kept"] = exp(-step_hours / parameters["memory_hours"])
        pace["followed"] = 1.0 - exp(-step_hours / (24.0 * parameters["storage_lag_days"]))
        pace["rise_kept"] = exp(-0.6931471805599453 * step_hours * 60.0 / parameters["prolactin_half_life_min"])
    kept = pace["kept"]
    followed = pace["followed"]
    for _ in range(steps):
        # Sessions a day, remembered over about a day: its mean over the step, then its value at the end.
        remembered = state["removals_remembered"]
        per_day = remembered * (1.0 - kept) * 24.0 / step_hours
        state["removals_remembered"] = remembered * kept
        baseline = prolactin_baseline_ng_ml(pace["prolactin_fading"], per_day, parameters)
        active = activation((state["age_hours"] + 0.5 * step_hours) / 24.0, parameters)
        drive = active * prolactin_gain(prolactin_mean_ng_ml(baseline, per_day, parameters), parameters)
        growth = pace["supply_up_per_day"] if active > 0.5 else -1.0  # before activation capacity waits
        fill(left, step_hours, drive, growth, kept, followed, parameters)
        fill(right, step_hours, drive, growth, kept, followed, parameters)
        state["age_hours"] += step_hours
        state["prolactin_rise_ng_ml"] = state["prolactin_rise_ng_ml"] * pace["rise_kept"]
    state["meal_hours"] += hours
    appetite_ml = pace["appetite_ml"]
    hungriest_ml = max(state["hunger_ml"], parameters["hunger_cap_share"] * appetite_ml)
    digested_ml = appetite_ml * hours / 24.0
    from_more_ml = min(state["sated_ml"], digested_ml)  # what it drank beyond its hunger goes first
    state["sated_ml"] = state["sated_ml"] - from_more_ml
    state["hunger_ml"] = min(state["hunger_ml"] + digested_ml - from_more_ml, hungriest_ml)


def sessions_per_day(state: dict, parameters: dict) -> float:
    """Sessions a day as the mother's body remembers them, at this moment."""
    return state["removals_remembered"] * 24.0 / parameters["memory_hours"]


def new_taken() -> dict:
    """Return the row that ``hold_session`` fills: what one session took.

    ``left_taken_ml``, ``right_taken_ml``, ``expressed_ml`` and ``drunk_ml`` (parts of the two), ``supplement_ml``, ``intake_ml``
    (milk and supplement the baby drank now), ``wanted_ml`` (before the session), ``breastfeeds`` (breasts offered and taken),
    ``first_full_ml`` and ``first_taken_ml`` of the breast that was first, ``fresh`` (how far the session is a meal or an
    expression of its own, 0 to 1) and ``removals`` (the same as a count).
    """
    return {
        "left_taken_ml": 0.0,
        "right_taken_ml": 0.0,
        "expressed_ml": 0.0,
        "drunk_ml": 0.0,
        "supplement_ml": 0.0,
        "intake_ml": 0.0,
        "wanted_ml": 0.0,
        "breastfeeds": 0,
        "first_full_ml": 0.0,
        "first_taken_ml": 0.0,
        "fresh": 0.0,
        "removals": 0,
    }


def drink_supplement(state: dict, offered_ml: float, pace: dict, parameters: dict) -> float:
    """Give the baby other milk, mL; return what it drank. Beyond its hunger it drinks on, up to a limit, and is sated longer."""
    if offered_ml <= 0.0:
        return 0.0
    room_ml = max(0.0, parameters["hunger_cap_share"] * pace["appetite_ml"] - state["sated_ml"])
    drunk_ml = min(offered_ml, state["hunger_ml"] + room_ml)
    beyond_ml = max(0.0, drunk_ml - state["hunger_ml"])
    state["hunger_ml"] = max(0.0, state["hunger_ml"] - drunk_ml)
    state["sated_ml"] = state["sated_ml"] + beyond_ml
    state["calmed_ml"] = max(0.0, state["calmed_ml"] - beyond_ml)
    return drunk_ml


def same_meal(state: dict) -> float:
    """How far a session now goes on with the meal at hand, 0 (a meal of its own) to 1 (the same meal, told in two records)."""
    return min(1.0, max(0.0, (NEXT_MEAL_HOURS - state["meal_hours"]) / (NEXT_MEAL_HOURS - ONE_MEAL_HOURS)))


def second_breast_ml(wanted_ml: float) -> float:
    """What the baby takes up at the second breast when it still wants ``wanted_ml``, mL: little is not worth the change."""
    return max(0.0, min(wanted_ml, 2.0 * (wanted_ml - SECOND_BREAST_FROM_ML)))


def hold_session(state: dict, one: dict, share: float, pace: dict, taken: dict, parameters: dict) -> None:
    """Let one session happen at the state's time. Changes ``state``, and writes what was taken into ``taken``.

    ``share`` is the part of a breast's milk that this session can remove (see ``removable_share``). One row ``taken`` serves all
    sessions: to make a new one each time would cost the browser more than the physiology.
    """
    taken["wanted_ml"] = state["hunger_ml"]
    taken["supplement_ml"] = drink_supplement(state, one["supplement_before_ml"], pace, parameters)
    taken["left_taken_ml"] = 0.0
    taken["right_taken_ml"] = 0.0
    taken["expressed_ml"] = 0.0
    taken["drunk_ml"] = 0.0
    taken["breastfeeds"] = 0
    taken["first_full_ml"] = 0.0
    taken["first_taken_ml"] = 0.0
    taken["fresh"] = 0.0
    taken["removals"] = 0
    if is_held(one):
        same = same_meal(state)
        whole = min(1.0, one["minutes"] / WHOLE_STIMULUS_MIN)
        taken["fresh"] = (1.0 - same) * whole
        taken["removals"] = 1 if same < 0.5 else 0
        if one["kind"] == "feed":
            feed_baby(state, one, share, same, whole, pace, taken, parameters)
        else:
            empty_breasts(state, one, share, same, PUMP_WANTS_ML, "pumped_ml", taken)
            state["meal_ml"] = (1.0 - taken["fresh"]) * state["meal_ml"]
            state["calmed_ml"] = (1.0 - taken["fresh"]) * state["calmed_ml"]
            taken["expressed_ml"] = taken["left_taken_ml"] + taken["right_taken_ml"]
        # Suckling or pumping raises prolactin by about the baseline, whatever the milk; once in a meal.
        often = sessions_per_day(state, parameters)
        state["prolactin_rise_ng_ml"] += taken["fresh"] * prolactin_baseline_ng_ml(pace["prolactin_fading"], often, parameters)
        state["removals_remembered"] += taken["fresh"]
        # A new meal begins; one that half belongs to the meal before hardly moves its beginning.
        state["meal_hours"] = (1.0 - taken["fresh"] * taken["fresh"] * taken["fresh"]) * state["meal_hours"]
    taken["supplement_ml"] += drink_supplement(state, one["supplement_after_ml"], pace, parameters)
    taken["intake_ml"] = taken["drunk_ml"] + taken["supplement_ml"]


def is_held(one: dict) -> bool:
    """Return whether a session takes place: it is not missed and lasts more than 0 minutes."""
    return one["kind"] != "missed" and one["minutes"] > 0.0


def feed_baby(state: dict, one: dict, share: float, same: float, whole: float, pace: dict, taken: dict, parameters: dict) -> None:
    """Let the baby drink at the breast, and calm it by as much of a meal as it got. Changes ``state`` and ``taken``.

    A record that goes on with a meal (``same`` above 0) gets no second meal: what was drunk counts, and the hunger that the
    meal has calmed so far is back, as if both were one record. ``whole`` is below 1 for a very short feed, which calms less.
    """
    earlier_ml = same * state["meal_ml"]
    hunger_ml = state["hunger_ml"] + same * state["calmed_ml"]
    at_start_ml = hunger_ml + earlier_ml
    most_ml = meal_ml(pace["meal_ml"], pace["stretch"], at_start_ml)
    # A baby that milks poorly gets less of each meal, and not the whole of it from a fuller breast.
    wanted_ml = max(0.0, one["efficacy"] * min(at_start_ml, most_ml) - earlier_ml)
    empty_breasts(state, one, share, same, wanted_ml, "fed_ml", taken)
    drunk_ml = taken["left_taken_ml"] + taken["right_taken_ml"]
    taken["drunk_ml"] = drunk_ml
    # A feed calms a baby: it does not save up the hunger of days. Half a meal calms it half, and a second record of the same
    # meal does not take away the hunger that came since the meal began.
    rest_ml = max(0.0, hunger_ml - drunk_ml)
    kept_ml = min(rest_ml, pace["appetite_ml"] * (parameters["hunger_left_share"] + same * state["meal_hours"] / 24.0))
    left_ml = min(rest_ml - (rest_ml - kept_ml) * min(1.0, (earlier_ml + drunk_ml) / most_ml), state["hunger_ml"])
    state["hunger_ml"] = whole * left_ml + (1.0 - whole) * max(0.0, state["hunger_ml"] - drunk_ml)
    state["calmed_ml"] = whole * (rest_ml - left_ml) + (1.0 - whole) * state["calmed_ml"]
    state["meal_ml"] = (1.0 - taken["fresh"]) * state["meal_ml"] + drunk_ml


def forget(breast: dict, fresh: float) -> None:
    """Let a breast begin a new meal, as far as it is one (0 to 1)."""
    breast["fed_ml"] = (1.0 - fresh) * breast["fed_ml"]
    breast["pumped_ml"] = (1.0 - fresh) * breast["pumped_ml"]


def empty_breasts(state: dict, one: dict, share: float, same: float, wanted_ml: float, tally: str, taken: dict) -> None:
    """Take milk from the breasts offered, the fuller one first, and write into ``taken`` what came.

    ``tally`` names the breast's field that holds what this meal or this expression has taken so far: ``fed_ml`` or ``pumped_ml``.
    """
    left = state["left"]
    right = state["right"]
    both = one["breast"] == "both"
    left_first = one["breast"] == "left"
    if both:
        left_first = fullness(right) - fullness(left) < AS_FULL
    first = left if left_first else right
    second = right if left_first else left
    first_before_ml = same * first[tally]
    second_before_ml = same * second[tally]
    forget(left, taken["fresh"])
    forget(right, taken["fresh"])
    taken["first_full_ml"] = first["milk_ml"]
    first_ml = remove(first, share, wanted_ml, first_before_ml)
    taken["first_taken_ml"] = first_ml
    taken["breastfeeds"] = 1
    second_ml = 0.0
    if both and wanted_ml - first_ml > SECOND_BREAST_FROM_ML:
        second_ml = remove(second, share, second_breast_ml(wanted_ml - first_ml), second_before_ml)
        taken["breastfeeds"] = 2
    first[tally] = first[tally] + first_ml
    second[tally] = second[tally] + second_ml
    taken["left_taken_ml"] = first_ml if left_first else second_ml
    taken["right_taken_ml"] = second_ml if left_first else first_ml


def ejections_possible(one: dict, parameters: dict) -> float:
    """Milk ejections (let-downs) that can come in a session."""
    return parameters["ejections_per_session"] * let_down_strength(one["stress"], 0.0, 0.0)


def session_share(one: dict, parameters: dict) -> float:
    """Part of a breast's milk that a session can remove, 0 to 1."""
    lag_min = parameters["flow_lag_min"]
    return removable_share(ejections_possible(one, parameters), one["minutes"], lag_min, one["efficacy"], parameters)


def ejections_used(one: dict, share: float, taken: dict, parameters: dict) -> float:
    """Milk ejections of a session: all that could come, or fewer when the baby had enough sooner.

    The first breast decides, because an ejection reaches both.
    """
    could_ml = taken["first_full_ml"] * share
    if one["kind"] == "missed" or could_ml <= 0.0:
        return 0.0
    possible = ejections_possible(one, parameters)
    used = taken["first_taken_ml"] / could_ml
    if used >= 1.0:
        return possible
    kept = log(1.0 - parameters["ejection_share"])
    return log(1.0 - used * (1.0 - exp(possible * kept))) / kept


def simulate(days: list, parameters: dict, state: dict, per_session: bool = True) -> dict:
    """Run a schedule from a saved state (see ``birth_state``) and return everything that happened.

    Parameters
    ----------
    days
        One list of sessions (see ``session``) for each day, in order of ``hour``. The same list may stand for many days.
    parameters
        A full set of parameters by name, as ``lactation.content`` reads it.
    state
        Not changed.
    per_session
        False leaves ``sessions`` empty, for callers that need days only.

    Returns
    -------
    dict
        ``sessions`` and ``days``, each a dict of equally long lists, and ``state``, from which a later call can go on.

    Raises
    ------
    ValueError
        A session or a state that cannot be: names the field, the value and the allowed range.
    """
    check_state(state)
    now = copy_state(state)
    sessions = new_session_columns()
    per_day = new_day_columns()
    taken = new_taken()
    known = None
    today = []
    shares = []
    for d in range(len(days)):
        if days[d] is not known:
            known = days[d]
            check_day(known, d + 1)
            today = in_turn(known)
            shares = []
            for i in range(len(today)):
                shares.append(session_share(today[i], parameters))
        run_day(now, today, shares, taken, parameters, sessions if per_session else None, per_day)
    return {"sessions": sessions, "days": per_day, "state": now}


def run_day(state: dict, today: list, shares: list, taken: dict, parameters: dict, sessions: dict | None, per_day: dict) -> None:
    """Run 24 hours from the state's time, adding a row a session to ``sessions`` (unless None) and one to ``per_day``."""
    age_days = state["age_hours"] / 24.0
    pace = day_pace(age_days, parameters)
    left = state["left"]
    right = state["right"]
    made_before_ml = left["made_ml"] + right["made_ml"]
    intake_ml = 0.0
    expressed_ml = 0.0
    supplement_ml = 0.0
    taken_ml = 0.0
    breastfeeds = 0
    removals = 0
    fresh_sum = 0.0
    fullness_sum = 0.0
    start_hours = state["age_hours"]
    for i in range(len(today)):
        one = today[i]
        gap_hours = start_hours + one["hour"] - state["age_hours"]
        if gap_hours > SHORTEST_GAP_HOURS:
            pass_time(state, gap_hours, pace, parameters)
        left_full_ml = left["milk_ml"]
        right_full_ml = right["milk_ml"]
        fullness_before = (left_full_ml + right_full_ml) / (left["storage_ml"] + right["storage_ml"])
        hold_session(state, one, shares[i], pace, taken, parameters)
        drunk_ml = taken["left_taken_ml"] + taken["right_taken_ml"]
        taken_ml += drunk_ml
        intake_ml += taken["intake_ml"]
        expressed_ml += taken["expressed_ml"]
        supplement_ml += taken["supplement_ml"]
        removals += taken["removals"]
        fresh_sum += taken["fresh"]
        fullness_sum += taken["fresh"] * fullness_before
        if one["kind"] == "feed":
            breastfeeds += taken["breastfeeds"]
        if sessions is not None:
            before = {"left_ml": left_full_ml, "right_ml": right_full_ml}
            write_session(sessions, state, one, taken, before)
            sessions["let_downs"].append(ejections_used(one, shares[i], taken, parameters))
            sessions["prolactin_ng_ml"].append(prolactin_now(state, pace, parameters) + state["prolactin_rise_ng_ml"])
    last_hours = start_hours + 24.0 - state["age_hours"]
    if last_hours > SHORTEST_GAP_HOURS:
        pass_time(state, last_hours, pace, parameters)
    state["age_hours"] = start_hours + 24.0  # no rounding drift over weeks
    state["weight_kg"] = weight_after_day_kg(state["weight_kg"], age_days, intake_ml, parameters)
    day = {"age_days": age_days, "made_ml": left["made_ml"] + right["made_ml"] - made_before_ml, "taken_ml": taken_ml}
    day["expressed_ml"] = expressed_ml
    day["supplement_ml"] = supplement_ml
    day["intake_ml"] = intake_ml
    day["appetite_ml"] = pace["appetite_ml"]
    day["removals"] = removals
    day["breastfeeds"] = breastfeeds
    day["fullness_before"] = fullness_sum / fresh_sum if fresh_sum > 0.0 else 0.0
    write_day(per_day, state, day)
    often = sessions_per_day(state, parameters)
    per_day["prolactin_ng_ml"].append(prolactin_mean_ng_ml(prolactin_now(state, pace, parameters), often, parameters))


def prolactin_now(state: dict, pace: dict, parameters: dict) -> float:
    """Return the prolactin between feeds (ng/mL) at this age, for as many removals as are remembered."""
    return prolactin_baseline_ng_ml(pace["prolactin_fading"], sessions_per_day(state, parameters), parameters)
