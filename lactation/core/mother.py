"""A mother and her baby: two breasts, any schedule of sessions, days and weeks (section by section: equations 1 to 7).

Between sessions everything is in closed form; steps longer than ``LONGEST_STEP_HOURS`` are split, because the hormonal drive
and the capacity drift slowly. Splitting finer changes the milk of a day by less than 1 % when
fed evenly eight or more times, and by up to about 6 % with fewer (tests hold this).
"""

from math import exp, log

from lactation.core.baby import appetite_ml_per_day, meal_ml, meal_stretch, usual_meal_ml, weight_after_day_kg
from lactation.core.breast import fill, fullness, new_breast, removable_share, remove
from lactation.core.checks import check_choice, check_fields, check_number, is_number
from lactation.core.hormones import (
    activation,
    let_down_strength,
    prolactin_baseline_ng_ml,
    prolactin_fading,
    prolactin_gain,
    prolactin_mean_ng_ml,
)

LONGEST_STEP_HOURS = 6.0
SHORTEST_GAP_HOURS = 0.000001  # sessions closer than this happen at once
MOST_SESSIONS_A_DAY = 48
MOST_MOMENTS_A_DAY = 300  # sessions, and moments at which nothing is taken
ONE_MEAL_HOURS = 0.5  # sessions that begin within this of one another are one meal (a session in Kent 2006: about 30 minutes)
NEXT_MEAL_HOURS = 1.0  # from here on they are two; between the two limits the one fades into the other
WHOLE_STIMULUS_MIN = 5.0  # a shorter session counts in part (an assumption), one of 0 minutes not at all
KINDS = ["feed", "express", "missed"]  # in this order when they stand at the same hour
BREASTS = ["left", "right", "both"]
SESSION_FIELDS = [
    "hour", "kind", "breast", "minutes", "efficacy", "stress", "supplement_before_ml", "supplement_after_ml",
]  # fmt: skip
BREAST_FIELDS = [
    "milk_ml", "secretion_ml_h", "tissue_ml_h", "storage_ml", "storage_hours", "inhibition", "made_ml", "taken_ml", "fed_ml",
    "pumped_ml",
]  # fmt: skip
STATE_FIELDS = [
    "age_hours", "left", "right", "hunger_ml", "sated_ml", "weight_kg", "removals_remembered", "prolactin_rise_ng_ml",
    "meal_hours", "meal_ml", "calmed_ml",
]  # fmt: skip
PUMP_WANTS_ML = 100000.0  # a pump takes what it can
SECOND_BREAST_FROM_ML = 3.0  # a baby that wants less than this does not go on to the second breast
AS_FULL = 0.000001  # breasts that differ by less in fullness are equally full: the left one is offered first


def session(hour: float, kind: str = "feed") -> dict:
    """Return a usual session at ``hour`` (0 up to 24) of a day: both breasts offered, good attachment, no stress.

    Change the other fields in place: ``breast`` (left, right, both), ``minutes`` at each breast, ``efficacy`` of attachment or
    pump (0 to 1), ``stress`` (0 to 1), ``supplement_before_ml`` and ``supplement_after_ml``.
    """
    return {
        "hour": hour,
        "kind": kind,
        "breast": "both",
        "minutes": 15.0,
        "efficacy": 1.0,
        "stress": 0.0,
        "supplement_before_ml": 0.0,
        "supplement_after_ml": 0.0,
    }


def check_day(sessions: list, day: int) -> None:
    """Raise a ValueError that names the day, the session, the field, the value and the range, if a day cannot be."""
    held = 0
    previous_hour = 0.0
    for i in range(len(sessions)):
        one = sessions[i]
        if not is_possible(one, previous_hour):
            check_session(one, previous_hour, f"day {day}, session {i + 1}: ")
        previous_hour = one["hour"]
        if one["kind"] != "missed":
            held += 1
    if held > MOST_SESSIONS_A_DAY or len(sessions) > MOST_MOMENTS_A_DAY:
        check_number(f"day {day}: number of sessions", held, 0, MOST_SESSIONS_A_DAY)
        check_number(f"day {day}: number of moments", len(sessions), 0, MOST_MOMENTS_A_DAY)


def is_possible(one: dict, previous_hour: float) -> bool:
    """Return whether a session can be, without the words of ``check_session``: they take longer than the physiology."""
    for field in SESSION_FIELDS:
        if field not in one:
            return False
    return (
        is_number(one["hour"], previous_hour, 24)
        and one["hour"] < 24.0
        and one["kind"] in KINDS
        and one["breast"] in BREASTS
        and is_number(one["minutes"], 0, 120)
        and is_number(one["efficacy"], 0, 1)
        and is_number(one["stress"], 0, 1)
        and is_number(one["supplement_before_ml"], 0, 500)
        and is_number(one["supplement_after_ml"], 0, 500)
    )


def check_session(one: dict, previous_hour: float, where: str) -> None:
    """Raise a ValueError that says ``where`` and names the field, the value and the range, if a session cannot be."""
    check_fields(where, one, SESSION_FIELDS)
    hour = check_number(where + "hour", one["hour"], 0, 24)
    if hour < previous_hour or hour >= 24.0:
        raise ValueError(f"{where}hour: found {hour}, expected {previous_hour} or later and before 24 (sessions in order)")
    check_choice(where + "kind", one["kind"], KINDS)
    check_choice(where + "breast", one["breast"], BREASTS)
    check_number(where + "minutes", one["minutes"], 0, 120)
    check_number(where + "efficacy", one["efficacy"], 0, 1)
    check_number(where + "stress", one["stress"], 0, 1)
    check_number(where + "supplement_before_ml", one["supplement_before_ml"], 0, 500)
    check_number(where + "supplement_after_ml", one["supplement_after_ml"], 0, 500)


def in_turn(sessions: list) -> list:
    """Return a day's sessions with those of one hour in the order of the model, whatever order they were written in.

    At the same hour the baby is fed before milk is expressed, and cups (``missed`` with other milk) come last. Of two feeds, the
    one with other milk before it comes first, and the one with other milk after it last.
    """
    for i in range(1, len(sessions)):
        if comes_before(sessions[i], sessions[i - 1]):
            return sorted_sessions(sessions)
    return sessions


def sorted_sessions(sessions: list) -> list:
    """Return the sessions by hour, and those of one hour by what decides next (see ``comes_before``)."""
    ordered = []
    for i in range(len(sessions)):
        ordered.append(sessions[i])
        place = i
        while place > 0 and comes_before(sessions[i], ordered[place - 1]):
            ordered[place] = ordered[place - 1]
            place -= 1
        ordered[place] = sessions[i]
    return ordered


def comes_before(one: dict, other: dict) -> bool:
    """Return whether ``one`` happens before ``other``: by hour, then by kind, other milk, breast and the rest."""
    if one["hour"] != other["hour"]:
        return one["hour"] < other["hour"]
    if one["kind"] != other["kind"]:
        return KINDS.index(one["kind"]) < KINDS.index(other["kind"])
    if one["supplement_before_ml"] != other["supplement_before_ml"]:
        return one["supplement_before_ml"] > other["supplement_before_ml"]
    if one["supplement_after_ml"] != other["supplement_after_ml"]:
        return one["supplement_after_ml"] < other["supplement_after_ml"]
    if one["breast"] != other["breast"]:
        return BREASTS.index(one["breast"]) < BREASTS.index(other["breast"])
    for field in ["minutes", "efficacy", "stress"]:
        if one[field] != other[field]:
            return one[field] < other[field]
    return False


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
    check_number("state: age_hours", state["age_hours"], 0, 24 * 1100)
    for side in ["left", "right"]:
        breast = state[side]
        check_number(f"state: {side}.storage_ml", breast["storage_ml"], 1, 5000)
        check_number(f"state: {side}.milk_ml", breast["milk_ml"], 0, breast["storage_ml"])
        check_number(f"state: {side}.secretion_ml_h", breast["secretion_ml_h"], 0.001, 200)
        check_number(f"state: {side}.tissue_ml_h", breast["tissue_ml_h"], breast["secretion_ml_h"], 200)
        check_number(f"state: {side}.storage_hours", breast["storage_hours"], 0.1, 200)
        check_number(f"state: {side}.inhibition", breast["inhibition"], 0, 1)
        check_number(f"state: {side}.made_ml", breast["made_ml"], 0, 10000000)
        check_number(f"state: {side}.taken_ml", breast["taken_ml"], 0, 10000000)
        check_number(f"state: {side}.fed_ml", breast["fed_ml"], 0, 100000)
        check_number(f"state: {side}.pumped_ml", breast["pumped_ml"], 0, 100000)
    check_number("state: hunger_ml", state["hunger_ml"], 0, 1000)
    check_number("state: sated_ml", state["sated_ml"], 0, 1000)
    check_number("state: weight_kg", state["weight_kg"], 0.5, 20)
    check_number("state: removals_remembered", state["removals_remembered"], 0, 100)
    check_number("state: prolactin_rise_ng_ml", state["prolactin_rise_ng_ml"], 0, 50000)
    check_number("state: meal_hours", state["meal_hours"], 0, 24 * 1200)
    check_number("state: meal_ml", state["meal_ml"], 0, 100000)
    check_number("state: calmed_ml", state["calmed_ml"], 0, 1000)


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
            sessions["age_hours"].append(state["age_hours"])
            sessions["kind"].append(one["kind"])
            sessions["left_before_ml"].append(left_full_ml)
            sessions["right_before_ml"].append(right_full_ml)
            sessions["left_taken_ml"].append(taken["left_taken_ml"])
            sessions["right_taken_ml"].append(taken["right_taken_ml"])
            sessions["left_after_ml"].append(left["milk_ml"])
            sessions["right_after_ml"].append(right["milk_ml"])
            sessions["left_made_ml"].append(left["made_ml"])
            sessions["right_made_ml"].append(right["made_ml"])
            sessions["left_fullness"].append(fullness(left))
            sessions["right_fullness"].append(fullness(right))
            sessions["left_storage_ml"].append(left["storage_ml"])
            sessions["right_storage_ml"].append(right["storage_ml"])
            sessions["left_secretion_ml_h"].append(left["secretion_ml_h"])
            sessions["right_secretion_ml_h"].append(right["secretion_ml_h"])
            sessions["expressed_ml"].append(taken["expressed_ml"])
            sessions["supplement_ml"].append(taken["supplement_ml"])
            sessions["intake_ml"].append(taken["intake_ml"])
            sessions["wanted_ml"].append(taken["wanted_ml"])
            sessions["hunger_after_ml"].append(state["hunger_ml"])
            sessions["let_downs"].append(ejections_used(one, shares[i], taken, parameters))
            sessions["breastfeeds"].append(taken["breastfeeds"])
            often = sessions_per_day(state, parameters)
            baseline = prolactin_baseline_ng_ml(pace["prolactin_fading"], often, parameters)
            sessions["prolactin_ng_ml"].append(baseline + state["prolactin_rise_ng_ml"])
    last_hours = start_hours + 24.0 - state["age_hours"]
    if last_hours > SHORTEST_GAP_HOURS:
        pass_time(state, last_hours, pace, parameters)
    state["age_hours"] = start_hours + 24.0  # no rounding drift over weeks
    state["weight_kg"] = weight_after_day_kg(state["weight_kg"], age_days, intake_ml, parameters)
    per_day["age_days"].append(age_days)
    per_day["made_ml"].append(left["made_ml"] + right["made_ml"] - made_before_ml)
    per_day["taken_ml"].append(taken_ml)
    per_day["left_behind_ml"].append(left["milk_ml"] + right["milk_ml"])
    per_day["expressed_ml"].append(expressed_ml)
    per_day["supplement_ml"].append(supplement_ml)
    per_day["intake_ml"].append(intake_ml)
    per_day["appetite_ml"].append(pace["appetite_ml"])
    per_day["hunger_ml"].append(state["hunger_ml"])
    per_day["weight_kg"].append(state["weight_kg"])
    per_day["removals"].append(removals)
    per_day["breastfeeds"].append(breastfeeds)
    per_day["fullness_before"].append(fullness_sum / fresh_sum if fresh_sum > 0.0 else 0.0)
    per_day["secretion_ml_h"].append(left["secretion_ml_h"] + right["secretion_ml_h"])
    per_day["storage_ml"].append(left["storage_ml"] + right["storage_ml"])
    often = sessions_per_day(state, parameters)
    baseline = prolactin_baseline_ng_ml(pace["prolactin_fading"], often, parameters)
    per_day["prolactin_ng_ml"].append(prolactin_mean_ng_ml(baseline, often, parameters))


def new_session_columns() -> dict:
    """Return the empty columns of the per-session table; volumes in mL, rates in mL/h, prolactin in ng/mL."""
    return {
        "age_hours": [],
        "kind": [],
        "left_before_ml": [],
        "right_before_ml": [],
        "left_taken_ml": [],
        "right_taken_ml": [],
        "left_after_ml": [],
        "right_after_ml": [],
        "left_made_ml": [],
        "right_made_ml": [],
        "left_fullness": [],
        "right_fullness": [],
        "left_storage_ml": [],
        "right_storage_ml": [],
        "left_secretion_ml_h": [],
        "right_secretion_ml_h": [],
        "expressed_ml": [],
        "supplement_ml": [],
        "intake_ml": [],
        "wanted_ml": [],
        "hunger_after_ml": [],
        "let_downs": [],
        "breastfeeds": [],
        "prolactin_ng_ml": [],
    }


def new_day_columns() -> dict:
    """Return the empty columns of the per-day table; ``age_days`` is the age at the start of the day."""
    return {
        "age_days": [],
        "made_ml": [],
        "taken_ml": [],
        "left_behind_ml": [],
        "expressed_ml": [],
        "supplement_ml": [],
        "intake_ml": [],
        "appetite_ml": [],
        "hunger_ml": [],
        "weight_kg": [],
        "removals": [],
        "breastfeeds": [],
        "fullness_before": [],
        "secretion_ml_h": [],
        "storage_ml": [],
        "prolactin_ng_ml": [],
    }
