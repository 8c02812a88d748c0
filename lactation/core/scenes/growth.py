"""A baby's weights and nappies, day by day, against what is usual; and whether to look closer or to refer, and how soon.

Never a diagnosis. Each finding has a level of its own: ``closer`` (see again within a day), ``routine`` (refer within days),
``today`` or ``now``; the answer is the most urgent of them. Every number that decides comes in ``limits``, from
``thresholds.csv``, and the nappies' from a table that is filled from there. Between "usual" and "today" there is always a belt
of "closer" that is wider than 10 g or one nappy.

``weights`` are rows of day and kg after the birth weight. "Day 3" is 72 hours after birth, and its nappies are those of the 24
hours before. Weights are compared in whole grams, so that 2.925 kg of 3.25 kg is exactly a tenth less.
"""

from math import floor

from lactation.core.checks import check_limits, check_number, check_whole
from lactation.core.growth import between, centile_of, lms_kg, lms_on, lms_z, row_on, rows_of
from lactation.core.pairs import check_pairs, check_rows, pairs_in_order
from lactation.core.words import NOT_THERE

GROWTH_DAYS = 84
FORTNIGHT_SHOWN = 14.0  # the first figure and the nappies' end here
MOST_WEIGHTS = 20
DAY_COLUMN = {"name": "day", "min": 0, "max": 84}
KG_COLUMN = {"name": "kg", "min": 1, "max": 10, "unit": "kg"}
DAYS_A_MONTH = 30.4375
GROWTH_LEVELS = ["usual", "closer", "routine", "today", "now"]  # from mild to urgent; the places are the levels
LINE_Z = 2.0  # the figure's lines lie so many standard deviations from the middle
CENTILE_SPACE_Z = 2.0 / 3.0  # the gap between two printed lines of a growth chart
LOSS_FRAME = [-15.0, 10.0]  # percent, what the figure holds
KG_FRAME = [1.5, 8.5]
GAIN_FRAME = [-100.0, 500.0]  # g a week
NAPPY_FRAME = [0.0, 12.0]
GROWTH_LIMITS = [
    "loss_closer_percent", "loss_refer_percent", "small_loss_percent", "loss_day_percent",
    "loss_spread_percent", "early_loss_days", "weigh_by_hours",
    "back_by_weeks", "back_by_late_weeks", "gain_least_g_month", "gain_usual_low_g_day", "gain_over_days", "gain_odd_g_day",
    "old_weight_days",
    "old_weight_later_days", "light_centile", "fall_spaces_low", "fall_spaces", "fall_spaces_high", "small_g",
    "first_urine_hours", "first_stool_hours", "soiled_counted_days", "soiled_watched_days", "stool_green_days",
    "still_black_days", "stool_yellow_days", "urates_days", "jaundice_first_hours", "jaundice_term_days",
    "jaundice_preterm_days",
]  # fmt: skip
STOOL_BLACK = 1  # the options of the stool's colour; 0 is "not looked at", 3 yellow
STOOL_GREEN = 2
STOOL_PALE = 4
SKIN_YELLOW = 1  # the options of the skin's; 0 is "no yellow seen"
PALMS_YELLOW = 2
URINE_STAIN = 1  # the options of the urine's; 0 is "pale"
URINE_DARK = 2


def check_growth(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_whole("girl", settings["girl"], 0, 1)
    check_number("birth_kg", settings["birth_kg"], 1, 6)
    check_whole("caesarean", settings["caesarean"], 0, 1)
    check_whole("early", settings["early"], 0, 1)
    check_number("day", settings["day"], 0, GROWTH_DAYS)
    check_number("wet", settings["wet"], 0, 20)
    check_number("soiled", settings["soiled"], 0, 20)
    check_whole("dry", settings["dry"], 0, 1)
    check_whole("stool", settings["stool"], 0, STOOL_PALE)
    check_whole("skin", settings["skin"], 0, PALMS_YELLOW)
    check_whole("urine", settings["urine"], 0, URINE_DARK)
    check_pairs("weights", settings["weights"], DAY_COLUMN, KG_COLUMN, MOST_WEIGHTS)
    check_rows("who", settings["who"], 5)
    check_rows("weight_loss", settings["weight_loss"], 4)
    check_rows("weekly_gain", settings["weekly_gain"], 4)
    check_rows("nappies", settings["nappies"], 6)
    check_rows("nappy_medians", settings["nappy_medians"], 3)
    check_limits(settings["limits"], GROWTH_LIMITS, 10000)


def in_frame(value: float, frame: list) -> float:
    """Return ``value``, or the end of the frame that it lies beyond."""
    return min(frame[1], max(frame[0], value))


def whole_grams(kg: float) -> float:
    """Return a weight in whole grams."""
    return floor(1000.0 * kg + 0.5)


def own_plan(settings: dict) -> bool:
    """Return whether the baby was born early or small, so that what is usual at term does not hold."""
    return settings["early"] > 0 or whole_grams(settings["birth_kg"]) < settings["limits"]["small_g"]


def least_g_day(limits: dict) -> float:
    """Return the least gain a day."""
    return limits["gain_least_g_month"] / DAYS_A_MONTH


def fortnight(limits: dict) -> float:
    """Return the day by which a baby is back at the birth weight; also the days over which slow gain is no chance."""
    return 7.0 * limits["back_by_weeks"]


# ---- The run: weights in order, and the curves to compare them with ----


def median_loss(settings: dict, caesarean: float) -> list:
    """Return rows of day and percent lost by half of the babies born in this way."""
    rows = []
    found = rows_of(settings["weight_loss"], caesarean)
    for i in range(len(found)):
        if found[i][1] == 50:
            rows.append([found[i][0] / 24.0, found[i][2]])
    return rows


def who_lines(standard: list) -> dict:
    """Return the middle line of the standard and the two beside it."""
    days = []
    low = []
    middle = []
    high = []
    for i in range(len(standard)):
        day = standard[i][0]
        if day <= GROWTH_DAYS:
            lms = lms_on(standard, day)
            days.append(day)
            low.append(lms_kg(-LINE_Z, lms))
            middle.append(lms_kg(0.0, lms))
            high.append(lms_kg(LINE_Z, lms))
    return {"x": days, "low": low, "middle": middle, "high": high}


def usual_gains(settings: dict) -> dict:
    """Return the middle gain a week by age, as steps."""
    days = []
    week = []
    gains = rows_of(settings["weekly_gain"], settings["girl"])
    for i in range(len(gains)):
        week_g = 7.0 * gains[i][2] / (gains[i][1] - gains[i][0])
        days.append(gains[i][0])
        week.append(week_g)
        days.append(min(gains[i][1], GROWTH_DAYS))
        week.append(week_g)
    return {"x": days, "y": week}


def nappy_lines(table: list) -> dict:
    """Return the least and the careful count of each day of the first two weeks."""
    lines = {"x": [], "wet_least": [], "wet_careful": [], "soiled_least": [], "soiled_careful": []}
    for day in range(1, int(FORTNIGHT_SHOWN) + 1):
        row = row_on(table, day)
        lines["x"].append(day)
        lines["wet_least"].append(row[2])
        lines["wet_careful"].append(row[3])
        lines["soiled_least"].append(row[4])
        lines["soiled_careful"].append(row[5])
    return lines


def growth_run(settings: dict, parameters: dict) -> dict:
    """Return the weights in order and the curves to compare them with.

    Raises
    ------
    ValueError
        A setting is outside its range, or a row of the weights is.
    """
    check_growth(settings)
    points = [[0.0, settings["birth_kg"]]]
    later = pairs_in_order(settings["weights"])
    for i in range(len(later)):
        points.append(later[i])
    standard = rows_of(settings["who"], settings["girl"])
    loss = median_loss(settings, settings["caesarean"])
    loss_days = []
    loss_change = []
    for i in range(len(loss)):
        loss_days.append(loss[i][0])
        loss_change.append(-loss[i][1])
    return {
        "points": points,
        "standard": standard,
        "who": who_lines(standard),
        "loss_median": {"x": loss_days, "y": loss_change},
        "gain_median": usual_gains(settings),
        "nappies": nappy_lines(settings["nappies"]),
    }


def growth_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: these numbers are counted, not modelled, so there is no band."""
    return {}


# ---- What is seen on the day looked at ----


def weighed_by(points: list, day: float) -> int:
    """Return the place of the last weight at or before ``day``."""
    last = 0
    for i in range(len(points)):
        if points[i][0] <= day:
            last = i
    return last


def back_on(points: list, last: int, from_day: float) -> float:
    """Return the day of the first weight after the lowest one that is back at birth weight; none before ``from_day`` counts."""
    lowest = 0
    for i in range(last + 1):
        if whole_grams(points[i][1]) <= whole_grams(points[lowest][1]):
            lowest = i
    for i in range(1, last + 1):
        if i >= lowest and points[i][0] >= from_day and whole_grams(points[i][1]) >= whole_grams(points[0][1]):
            return points[i][0]
    return NOT_THERE


def gain_from(points: list, last: int, limits: dict) -> int:
    """Return the place of the weight from which a gain a week is told: a week before the last, after the early loss; or -1."""
    found = -1
    for i in range(1, last):
        if points[i][0] >= limits["early_loss_days"] and points[last][0] - points[i][0] >= 7.0:
            found = i
    return found


def looked_at(settings: dict, run: dict) -> dict:
    """Return the numbers of the day looked at."""
    points = run["points"]
    limits = settings["limits"]
    birth_kg = settings["birth_kg"]
    last = weighed_by(points, settings["day"])
    last_day = points[last][0]
    last_kg = points[last][1]
    since = gain_from(points, last, limits)
    gain_day = NOT_THERE
    if since > 0:
        gain_day = (whole_grams(last_kg) - whole_grams(points[since][1])) / (last_day - points[since][0])
    z = lms_z(last_kg, lms_on(run["standard"], last_day))
    nappies = row_on(settings["nappies"], max(1, settings["day"]))
    change = 100.0 * (last_kg - birth_kg) / birth_kg
    counted = settings["day"] <= limits["soiled_counted_days"]
    return {
        "last": last,
        "last_day": last_day,
        "last_kg": last_kg,
        "change_percent": change,
        "below_percent": max(0.0, -change),
        "above_percent": max(0.0, change),
        "back_day": back_on(points, last, limits["early_loss_days"]),
        "since_day": points[since][0] if since > 0 else NOT_THERE,
        "gain_day": gain_day,
        "gain_week": 7.0 * gain_day if since > 0 else NOT_THERE,
        "usual_gain_week": NOT_THERE if own_plan(settings) else between_steps(run["gain_median"], last_day),
        "z": z,
        "centile": NOT_THERE if own_plan(settings) else min(99.0, max(1.0, centile_of(z))),
        "wet_today": nappies[1],
        "wet_least": nappies[2],
        "wet_careful": nappies[3],
        "soiled_least": nappies[4] if counted else NOT_THERE,
        "soiled_careful": nappies[5] if counted else NOT_THERE,
    }


def between_steps(steps: dict, x: float) -> float:
    """Return the height of a line of steps at ``x``."""
    for i in range(len(steps["x"])):
        if x <= steps["x"][i]:
            return steps["y"][i]
    return steps["y"][len(steps["y"]) - 1]


# ---- Findings: each a name and a level ----


def note_finding(findings: list, name: str, level: int) -> None:
    """Write a finding down, once, with the most urgent level it was found at."""
    for one in findings:
        if one["name"] == name:
            one["level"] = max(one["level"], level)
            return
    findings.append({"name": name, "level": level})


def loss_findings(findings: list, settings: dict, points: list, last: int) -> None:
    """Add what the last weight says beside the birth weight."""
    limits = settings["limits"]
    birth_g = whole_grams(settings["birth_kg"])
    lost_g = birth_g - whole_grams(points[last][1])
    day = points[last][0]
    back_by = fortnight(limits)
    birth_line_findings(findings, settings, points, last)
    if lost_g <= 0:
        return
    refer_percent = limits["loss_refer_percent"]
    if own_plan(settings):
        refer_percent = min(refer_percent, limits["small_loss_percent"])
    if 100.0 * lost_g >= refer_percent * birth_g - 1e-6:
        note_finding(
            findings, "tenth_caesarean" if settings["caesarean"] > 0 and 24.0 * day <= limits["weigh_by_hours"] else "tenth", 3
        )
    elif 100.0 * lost_g >= limits["loss_closer_percent"] * birth_g - 1e-6:
        note_finding(findings, "much_lost", 1)
    elif 100.0 * lost_g > closer_loss_percent(limits, day) * birth_g and not own_plan(settings):
        note_finding(findings, "slow_back", 1)
    elif 100.0 * lost_g > early_loss_percent(settings, day) * birth_g and not own_plan(settings):
        note_finding(findings, "fast_loss", 1)
    if day >= back_by:
        note_finding(findings, "not_back", 3)
    elif settings["day"] >= back_by:
        note_finding(findings, "back_unknown", 1)


def closer_loss_percent(limits: dict, day: float) -> float:
    """Return the loss beyond which to look closer: level in the early days, then straight to none a day before two weeks."""
    from_day = limits["early_loss_days"]
    part = (day - from_day) / (fortnight(limits) - 1.0 - from_day)
    return limits["loss_closer_percent"] * (1.0 - min(1.0, max(0.0, part)))


def early_loss_percent(settings: dict, day: float) -> float:
    """Return the loss beyond which to look closer while the weight still falls: more than most babies lose by then.

    That is the middle loss after a vaginal birth, whatever the birth, and one standard deviation more.
    """
    limits = settings["limits"]
    rows = median_loss(settings, 0)
    day = min(day, rows[len(rows) - 1][0])
    return min(limits["loss_closer_percent"], between(rows, day, 1) + limits["loss_spread_percent"])


def birth_line_findings(findings: list, settings: dict, points: list, last: int) -> None:
    """Add slow gain since birth, from two weeks on: none is asked for by then, all of it at four weeks.

    As between two weighings, slow gain that was told at three weeks or later is never forgotten.
    """
    limits = settings["limits"]
    back_by = fortnight(limits)
    for k in range(1, last + 1):
        day = points[k][0]
        gained_g = whole_grams(points[k][1]) - whole_grams(points[0][1])
        told = day >= 7.0 * limits["back_by_late_weeks"] and gained_g < least_g_day(limits) * min(2.0 * (day - back_by), day)
        fresh = k == last or (day >= 2.0 * back_by and points[last][0] - day < back_by)
        if told:
            note_finding(findings, "slow_since_birth" if fresh else "slow_before", 3 if fresh else 1)
        elif fresh and day >= back_by and gained_g < limits["gain_usual_low_g_day"] * min(2.0 * (day - back_by + 1.0), day):
            note_finding(findings, "little_since_birth", 1)


def gain_findings(findings: list, settings: dict, points: list, last: int) -> None:
    """Add what the gain between any two weights says, up to the last one."""
    for i in range(1, last):
        for k in range(i + 1, last + 1):
            if points[k][0] > points[i][0]:
                pair_findings(findings, settings, points, [i, k, last])


def pair_findings(findings: list, settings: dict, points: list, places: list) -> None:
    """Add what one pair of weights says; ``places`` are those of the two weights and of the last."""
    limits = settings["limits"]
    one = points[places[0]]
    other = points[places[1]]
    last_day = points[places[2]][0]
    days = other[0] - one[0]
    gained_g = whole_grams(other[1]) - whole_grams(one[1])
    after_loss = one[0] >= limits["early_loss_days"]
    if days >= fortnight(limits):
        long_findings(findings, settings, gained_g, days, after_loss and last_day - other[0] < fortnight(limits))
    elif places[1] == places[2] and after_loss and 24.0 * last_day > limits["weigh_by_hours"]:
        short_findings(findings, settings, gained_g, [days, whole_grams(one[1])])


def long_findings(findings: list, settings: dict, gained_g: float, days: float, fresh: bool) -> None:
    """Add slow gain over two weeks or more; ``fresh`` while it ended less than two weeks before the last weight.

    Slow gain is never forgotten: once it was made good over two more weeks, a closer look remains.
    """
    limits = settings["limits"]
    if gained_g < least_g_day(limits) * days:
        note_finding(findings, "slow_long" if fresh else "slow_before", 3 if fresh else 1)
    elif fresh and gained_g < limits["gain_usual_low_g_day"] * days and not own_plan(settings):
        note_finding(findings, "near_least", 1)


def short_findings(findings: list, settings: dict, gained_g: float, before: list) -> None:
    """Add what less than two weeks say, by degrees: over few days a wet nappy or a feed outweighs the gain.

    ``before`` holds the days since the weight before and that weight in grams.
    """
    limits = settings["limits"]
    least = least_g_day(limits)
    days = before[0]
    few = limits["gain_over_days"]
    if days < few:
        if -100.0 * gained_g >= limits["loss_day_percent"] * before[1] - 1e-6:
            note_finding(findings, "falling", 3)
        elif gained_g <= 0:
            note_finding(findings, "losing_soon", 1)
        elif gained_g < least * days:
            note_finding(findings, "slow", 1)
        return
    part = (days - few) / (fortnight(limits) - few)
    if gained_g <= 0:
        note_finding(findings, "losing", 3)
    elif gained_g < least * part * days:
        note_finding(findings, "very_slow", 3)
    elif gained_g < least * days or (
        gained_g < (least + (limits["gain_usual_low_g_day"] - least) * part) * days and not own_plan(settings)
    ):
        note_finding(findings, "slow", 1)


def curve_findings(findings: list, settings: dict, run: dict, seen: dict) -> None:
    """Add where the weight lies among other babies', and how far it fell since birth; not for a baby born early or small."""
    if seen["last"] == 0 or own_plan(settings):
        return
    limits = settings["limits"]
    late = seen["last_day"] >= fortnight(limits)
    if late and centile_of(seen["z"]) < limits["light_centile"]:
        note_finding(findings, "very_light", 2)
    elif seen["z"] < -LINE_Z:
        note_finding(findings, "light", 1)
    if late:
        at_birth = lms_z(settings["birth_kg"], lms_on(run["standard"], 0.0)) / CENTILE_SPACE_Z
        fallen = at_birth - seen["z"] / CENTILE_SPACE_Z
        allowed = spaces_allowed(limits, at_birth)
        if fallen >= allowed:
            note_finding(findings, "fell_far", 2)
        elif fallen >= allowed - 0.5:
            note_finding(findings, "fell", 1)


def spaces_allowed(limits: dict, at_birth: float) -> float:
    """Return how many spaces between lines of the chart a baby may fall, by the spaces from the middle line at birth.

    The 9th centile lies two spaces below the middle, the 91st two above. Just inside them the number changes by degrees, on the
    careful side.
    """
    low = limits["fall_spaces_low"]
    middle = limits["fall_spaces"]
    if at_birth <= 0:
        return low + (middle - low) * min(1.0, max(0.0, at_birth + 2.0))
    return middle + (limits["fall_spaces_high"] - middle) * min(1.0, max(0.0, at_birth - 2.0))


def weighing_findings(findings: list, settings: dict, points: list, last: int) -> None:
    """Add what is not known: no weight, or an old one."""
    limits = settings["limits"]
    day = settings["day"]
    unweighed = day - points[last][0]
    if 24.0 * day >= limits["weigh_by_hours"] and points[last][0] < limits["early_loss_days"]:
        note_finding(findings, "never_weighed" if last == 0 else "early_weight", 1)
    elif unweighed > weight_lasts_days(limits, day):
        note_finding(findings, "old_weight", 1)


def weight_lasts_days(limits: dict, day: float) -> float:
    """Return how many days old a weight may be: few in the first month, then a day more each day, so that none gets new again."""
    after_first_month = max(0.0, day - limits["soiled_counted_days"])
    return min(limits["old_weight_later_days"], limits["old_weight_days"] + after_first_month)


def is_odd(points: list, last: int, limits: dict) -> bool:
    """Return whether a weight is so far above the one before that a slip of scales or pen is likely.

    This is no finding: a baby who gained less would then look better. But such weights are never called usual.
    """
    for i in range(1, last + 1):
        days = max(1.0, points[i][0] - points[i - 1][0])
        if whole_grams(points[i][1]) - whole_grams(points[i - 1][1]) > limits["gain_odd_g_day"] * days:
            return True
    return False


def wet_findings(findings: list, settings: dict, seen: dict, worried: bool) -> None:
    """Add what the wet nappies say; ``worried`` when the weight gives a reason too."""
    wet = settings["wet"]
    if settings["dry"] > 0:
        note_finding(findings, "dry", 3)
    if 24.0 * settings["day"] < settings["limits"]["first_urine_hours"]:
        return
    if wet == 0:
        note_finding(findings, "no_wet", 3)
    elif wet < seen["wet_today"]:
        note_finding(findings, "few_wet", 3)
    elif wet < seen["wet_least"]:
        note_finding(findings, "few_wet" if worried else "short_wet", 3 if worried else 1)
    elif wet < seen["wet_careful"]:
        note_finding(findings, "careful_wet", 1)


def soiled_findings(findings: list, settings: dict, seen: dict) -> None:
    """Add what the soiled nappies say, as long as they are counted."""
    limits = settings["limits"]
    soiled = settings["soiled"]
    if 24.0 * settings["day"] < limits["first_stool_hours"]:
        return
    if settings["day"] > limits["soiled_counted_days"]:
        if soiled == 0 and settings["day"] <= limits["soiled_watched_days"]:
            note_finding(findings, "no_soiled_later", 1)
    elif soiled == 0:
        note_finding(findings, "no_soiled", 3)
    elif soiled < seen["soiled_least"]:
        note_finding(findings, "few_soiled", 1)
    elif soiled < seen["soiled_careful"]:
        note_finding(findings, "careful_soiled", 1)


def colour_findings(findings: list, settings: dict) -> None:
    """Add what the colours of stools, urine and skin say."""
    limits = settings["limits"]
    day = settings["day"]
    if settings["stool"] == STOOL_PALE:
        note_finding(findings, "pale_stool", 3)
    elif settings["stool"] == STOOL_BLACK and day >= limits["still_black_days"]:
        note_finding(findings, "still_black", 3)
    elif settings["stool"] == STOOL_BLACK and day >= limits["stool_green_days"]:
        note_finding(findings, "black_late", 1)
    elif settings["stool"] == STOOL_GREEN and day >= limits["stool_yellow_days"] and day < fortnight(limits):
        note_finding(findings, "green_late", 1)
    if settings["urine"] == URINE_DARK:
        note_finding(findings, "dark_urine", 3)
    elif settings["urine"] == URINE_STAIN and day > limits["urates_days"]:
        note_finding(findings, "stain", 1)
    if settings["skin"] == PALMS_YELLOW:
        note_finding(findings, "yellow_palms", 4)
    elif settings["skin"] == SKIN_YELLOW:
        yellow_findings(findings, settings)


def yellow_findings(findings: list, settings: dict) -> None:
    """Add what a yellow skin says on this day."""
    limits = settings["limits"]
    most = limits["jaundice_preterm_days"] if settings["early"] > 0 else limits["jaundice_term_days"]
    if 24.0 * settings["day"] <= limits["jaundice_first_hours"]:
        note_finding(findings, "yellow_first", 4)
    else:
        note_finding(findings, "yellow_long" if settings["day"] > most else "yellow", 3)


def weight_findings(settings: dict, run: dict, seen: dict) -> list:
    """Return what the weights say: findings with their levels."""
    findings = []
    points = run["points"]
    loss_findings(findings, settings, points, seen["last"])
    gain_findings(findings, settings, points, seen["last"])
    curve_findings(findings, settings, run, seen)
    weighing_findings(findings, settings, points, seen["last"])
    return findings


def other_findings(settings: dict, seen: dict, worried: bool) -> list:
    """Return what nappies and colours say; ``worried`` when the weight gives a reason too."""
    findings = []
    colour_findings(findings, settings)
    wet_findings(findings, settings, seen, worried)
    soiled_findings(findings, settings, seen)
    return findings


def highest_level(findings: list) -> int:
    """Return the most urgent level found, 0 without findings."""
    highest = 0
    for one in findings:
        highest = max(highest, one["level"])
    return highest


# ---- What is said ----


def judged_name(seen: dict) -> str:
    """Return the name of the sentence that says what was judged."""
    if seen["last"] == 0:
        return "only_birth"
    side = "below" if seen["below_percent"] > 0 else "above"
    if abs(seen["change_percent"]) < 0.05:  # shown as 0.0 %
        side = "same"
    return side + "_gain" if seen["since_day"] > NOT_THERE else side


def usual_name(settings: dict, run: dict, seen: dict) -> str:
    """Return the name of the first sentence when nothing was found: never more than is known."""
    if is_odd(run["points"], seen["last"], settings["limits"]):
        return "odd"
    for row in settings["weights"]:
        if row[0] > settings["day"]:
            return "later_rows"
    if 24.0 * settings["day"] < settings["limits"]["first_urine_hours"]:
        return "too_early"
    return "unweighed" if seen["last"] == 0 else "usual"


def growth_sentences(settings: dict, run: dict, seen: dict, of_weight: list, of_others: list) -> list:
    """Return the names of the sentences: how soon, what was judged, why, and what no chart shows."""
    level = max(highest_level(of_weight), highest_level(of_others), 1 if own_plan(settings) else 0)
    said = [GROWTH_LEVELS[level] if level > 0 else usual_name(settings, run, seen)]
    if own_plan(settings):
        said.append("own_plan")
    said.append(judged_name(seen))
    weights_say = 0
    for one in of_weight:
        if one["level"] == level:
            said.append(one["name"])
            weights_say += 1
    for one in of_others:
        if one["level"] == level:
            said.append(one["name"])
    if level == 1 and weights_say == 0 and len(of_others) > 0:
        said.append("counts_are_weak")
    if level > 0 and is_odd(run["points"], seen["last"], settings["limits"]):
        said.append("odd")
    said.append("danger")
    return said


def shown_percent(limits: dict, percent: float) -> float:
    """Return a change in percent as it is shown: a loss just short of a limit is not rounded up to it."""
    for limit in [limits["loss_closer_percent"], limits["loss_refer_percent"]]:
        if -percent < limit - 1e-9 and -percent >= limit - 0.05:
            return -(limit - 0.06)
    return percent


# ---- What is drawn ----


def out_of_sight() -> dict:
    """Return a line that no figure shows."""
    return {"x": [0.0, 0.0], "y": [-1000.0, -1000.0]}


def level_line(until: float, y: float) -> dict:
    """Return a level line from birth on."""
    return {"x": [0.0, until], "y": [y, y]}


def weight_series(settings: dict, run: dict, seen: dict) -> dict:
    """Return the series of the baby's own weights, in percent of the birth weight and in kg."""
    points = run["points"]
    days = []
    kilos = []
    framed = []
    early = []
    change = []
    change_framed = []
    early_now = 0
    for i in range(len(points)):
        percent = 100.0 * (points[i][1] - settings["birth_kg"]) / settings["birth_kg"]
        days.append(points[i][0])
        kilos.append(points[i][1])
        framed.append(in_frame(points[i][1], KG_FRAME))
        if points[i][0] <= FORTNIGHT_SHOWN:
            early.append(points[i][0])
            change.append(percent)
            change_framed.append(in_frame(percent, LOSS_FRAME))
            if i <= seen["last"]:
                early_now = i
    gain = out_of_sight()
    if seen["since_day"] > NOT_THERE:
        week_g = in_frame(seen["gain_week"], GAIN_FRAME)
        gain = {"x": [seen["since_day"], seen["last_day"]], "y": [week_g, week_g]}
    return {
        "loss": {"x": early, "y": change},
        "loss_weighed": {"x": early, "y": change_framed},
        "loss_now": {"x": [early[early_now]], "y": [change_framed[early_now]]},
        "weights": {"x": days, "y": kilos},
        "weighed": {"x": days, "y": framed},
        "weight_now": {"x": [seen["last_day"]], "y": [in_frame(seen["last_kg"], KG_FRAME)]},
        "gain": gain,
    }


def term_series(settings: dict, run: dict) -> dict:
    """Return what is usual at term; out of sight for a baby born early or small."""
    if own_plan(settings):
        names = ["loss_median", "who_low", "who_middle", "who_high", "gain_median"]
        hidden = {}
        for name in names:
            hidden[name] = out_of_sight()
        return hidden
    who = run["who"]
    return {
        "loss_median": run["loss_median"],
        "who_low": {"x": who["x"], "y": who["low"]},
        "who_middle": {"x": who["x"], "y": who["middle"]},
        "who_high": {"x": who["x"], "y": who["high"]},
        "gain_median": run["gain_median"],
    }


def nappy_series(settings: dict, run: dict) -> dict:
    """Return the counts, the least and the careful numbers, and the middle of a study."""
    lines = run["nappies"]
    medians = settings["nappy_medians"]
    days = []
    wet = []
    soiled = []
    for i in range(len(medians)):
        days.append(medians[i][0])
        wet.append(medians[i][1])
        soiled.append(medians[i][2])
    day = in_frame(settings["day"], [1.0, FORTNIGHT_SHOWN])
    return {
        "wet_least": {"x": lines["x"], "y": lines["wet_least"]},
        "wet_careful": {"x": lines["x"], "y": lines["wet_careful"]},
        "wet_median": {"x": days, "y": wet},
        "wet_now": {"x": [day], "y": [in_frame(settings["wet"], NAPPY_FRAME)]},
        "soiled_least": {"x": lines["x"], "y": lines["soiled_least"]},
        "soiled_careful": {"x": lines["x"], "y": lines["soiled_careful"]},
        "soiled_median": {"x": days, "y": soiled},
        "soiled_now": {"x": [day], "y": [in_frame(settings["soiled"], NAPPY_FRAME)]},
    }


def growth_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (days; percent, kg, g a week or nappies), readouts, the level and the names of the sentences to say."""
    limits = settings["limits"]
    seen = looked_at(settings, run)
    of_weight = weight_findings(settings, run, seen)
    of_others = other_findings(settings, seen, len(of_weight) > 0 or own_plan(settings))
    level = max(highest_level(of_weight), highest_level(of_others), 1 if own_plan(settings) else 0)
    series = weight_series(settings, run, seen)
    for more in [term_series(settings, run), nappy_series(settings, run)]:
        for name in more:
            series[name] = more[name]
    series["loss_limit"] = level_line(FORTNIGHT_SHOWN, -limits["loss_refer_percent"])
    series["loss_closer"] = level_line(FORTNIGHT_SHOWN, -limits["loss_closer_percent"])
    series["gain_least"] = level_line(GROWTH_DAYS, 7.0 * least_g_day(limits))
    early = run["points"][weighed_by(run["points"], min(FORTNIGHT_SHOWN, settings["day"]))][1]
    change = shown_percent(limits, seen["change_percent"])
    readouts = {
        "level": level,
        "change_percent": change,
        "early_percent": shown_percent(limits, 100.0 * (early - settings["birth_kg"]) / settings["birth_kg"]),
        "below_percent": max(0.0, -change),
    }
    for name in [
        "above_percent", "back_day", "since_day", "gain_day", "gain_week", "usual_gain_week", "centile", "wet_least",
        "wet_careful", "soiled_least", "soiled_careful", "last_day", "last_kg",
    ]:  # fmt: skip
        readouts[name] = seen[name]
    return {
        "series": series,
        "readouts": readouts,
        "level": GROWTH_LEVELS[level],
        "sentence": growth_sentences(settings, run, seen, of_weight, of_others),
    }


def growth_light() -> list:
    """Return the settings that need no new run: they choose the day, count the nappies and name colours."""
    return ["day", "wet", "soiled", "dry", "stool", "skin", "urine"]
