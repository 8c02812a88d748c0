"""A baby's weights and nappies, day by day, against what is usual; and whether to look closer or to refer.

Never a diagnosis: three answers only. What makes a counsellor refer comes from the checklists (about a tenth of the birth weight
lost, not back at birth weight by two weeks, less than 500 g gained in a month, hardly any wet nappies). Where they name no
number, the limits below are choices of this course, on the careful side.

``weights`` are rows of day and kg after the birth weight. "Day 3" is 72 hours after birth, and its nappies are those of the 24
hours before.
"""

from lactation.core.checks import check_number
from lactation.core.growth import between, centile_of, lms_kg, lms_on, lms_z, row_on, rows_of
from lactation.core.pairs import check_pairs, check_rows, pairs_in_order
from lactation.core.words import NOT_THERE

GROWTH_DAYS = 84
FORTNIGHT = 14.0
MOST_WEIGHTS = 20
DAY_COLUMN = {"name": "day", "min": 0, "max": 84}
KG_COLUMN = {"name": "kg", "min": 1, "max": 10}
TENTH = 9.95  # percent: what is shown as 10.0 counts as a tenth
LOSS_SPREAD = 2.0  # percent: about one standard deviation of the loss in reviews
LEAST_G_A_DAY = 500.0 / 30.4375  # 500 g in a month
LOWEST_BY_DAY = 3.0  # the usual day of the lowest weight, 2 to 3
GAINING_BY_DAY = 5.0
SHORT_DAYS = 3.0  # over fewer days a wet nappy or a feed outweighs the gain
COUNTED_UNTIL_DAY = 28  # the checklists count soiled nappies no longer than this
SMALL_KG = 2.5
LIGHT_Z = -2.0
LOSS_FRAME = [-15.0, 10.0]  # percent, what the figure holds
KG_FRAME = [1.5, 8.5]
GAIN_FRAME = [-100.0, 500.0]  # g a week
NAPPY_FRAME = [0.0, 12.0]


def check_growth(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("girl", settings["girl"], 0, 1)
    check_number("birth_kg", settings["birth_kg"], 2, 5)
    check_number("caesarean", settings["caesarean"], 0, 1)
    check_number("day", settings["day"], 0, GROWTH_DAYS)
    check_number("wet", settings["wet"], 0, 20)
    check_number("soiled", settings["soiled"], 0, 20)
    check_pairs("weights", settings["weights"], DAY_COLUMN, KG_COLUMN, MOST_WEIGHTS)
    check_rows("who", settings["who"], 5)
    check_rows("weight_loss", settings["weight_loss"], 4)
    check_rows("weekly_gain", settings["weekly_gain"], 4)
    check_rows("nappies", settings["nappies"], 3)
    check_rows("nappy_medians", settings["nappy_medians"], 3)


def in_frame(value: float, frame: list) -> float:
    """Return ``value``, or the end of the frame that it lies beyond."""
    return min(frame[1], max(frame[0], value))


def median_loss(settings: dict) -> list:
    """Return rows of day and percent lost by half of the babies born this way."""
    rows = []
    found = rows_of(settings["weight_loss"], settings["caesarean"])
    for i in range(len(found)):
        if found[i][1] == 50:
            rows.append([found[i][0] / 24.0, found[i][2]])
    return rows


def loss_to_expect(rows: list, day: float) -> float:
    """Return the percent below birth weight to expect on ``day``: the median, then straight back to nothing at two weeks."""
    end = rows[len(rows) - 1]
    if day <= end[0]:
        return between(rows, day, 1)
    return max(0.0, end[1] * (FORTNIGHT - day) / (FORTNIGHT - end[0]))


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
    days = []
    low = []
    middle = []
    high = []
    for i in range(len(standard)):
        day = standard[i][0]
        if day <= GROWTH_DAYS:
            lms = lms_on(standard, day)
            days.append(day)
            low.append(lms_kg(LIGHT_Z, lms))
            middle.append(lms_kg(0.0, lms))
            high.append(lms_kg(-LIGHT_Z, lms))
    loss = median_loss(settings)
    loss_days = []
    loss_change = []
    for i in range(len(loss)):
        loss_days.append(loss[i][0])
        loss_change.append(-loss[i][1])
    gain_days = []
    gain_week = []
    gains = rows_of(settings["weekly_gain"], settings["girl"])
    for i in range(len(gains)):
        week_g = 7.0 * gains[i][2] / (gains[i][1] - gains[i][0])
        gain_days.append(gains[i][0])
        gain_week.append(week_g)
        gain_days.append(min(gains[i][1], GROWTH_DAYS))
        gain_week.append(week_g)
    count_days = []
    wet = []
    soiled = []
    for day in range(1, int(FORTNIGHT) + 1):
        row = row_on(settings["nappies"], day)
        count_days.append(day)
        wet.append(row[1])
        soiled.append(row[2])
    return {
        "points": points,
        "standard": standard,
        "who": {"x": days, "low": low, "middle": middle, "high": high},
        "loss": loss,
        "loss_median": {"x": loss_days, "y": loss_change},
        "gain_median": {"x": gain_days, "y": gain_week},
        "wet_least": {"x": count_days, "y": wet},
        "soiled_least": {"x": count_days, "y": soiled},
    }


def growth_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: these numbers are counted, not modelled, so there is no band."""
    return {}


def weighed_by(points: list, day: float) -> int:
    """Return the place of the last weight at or before ``day``."""
    last = 0
    for i in range(len(points)):
        if points[i][0] <= day:
            last = i
    return last


def looked_at(settings: dict, run: dict) -> dict:
    """Return the numbers of the day looked at."""
    points = run["points"]
    birth_kg = settings["birth_kg"]
    last = weighed_by(points, settings["day"])
    last_day = points[last][0]
    last_kg = points[last][1]
    back_day = NOT_THERE
    for i in range(1, last + 1):
        if back_day == NOT_THERE and points[i][1] >= birth_kg and points[i][0] > 0:
            back_day = points[i][0]
    days_between = 0.0
    gain_day = NOT_THERE
    if last > 0:
        days_between = last_day - points[last - 1][0]
        if days_between > 0:
            gain_day = 1000.0 * (last_kg - points[last - 1][1]) / days_between
    z = lms_z(last_kg, lms_on(run["standard"], last_day))
    nappies = row_on(settings["nappies"], max(1, settings["day"]))
    change = 100.0 * (last_kg - birth_kg) / birth_kg
    return {
        "last": last,
        "last_day": last_day,
        "last_kg": last_kg,
        "change_percent": change,
        "below_percent": max(0.0, -change),
        "above_percent": max(0.0, change),
        "back_day": back_day,
        "days_between": days_between,
        "gain_day": gain_day,
        "gain_week": 7.0 * gain_day if gain_day > NOT_THERE else NOT_THERE,
        "usual_gain_week": between_steps(run["gain_median"], last_day),
        "z": z,
        "centile": min(99.0, max(1.0, centile_of(z))),
        "wet_least": nappies[1],
        "soiled_least": nappies[2] if settings["day"] <= COUNTED_UNTIL_DAY else NOT_THERE,
    }


def between_steps(steps: dict, x: float) -> float:
    """Return the height of a line of steps at ``x``."""
    for i in range(len(steps["x"])):
        if x <= steps["x"][i]:
            return steps["y"][i]
    return steps["y"][len(steps["y"]) - 1]


def weight_reasons(settings: dict, run: dict, seen: dict) -> dict:
    """Return the names of what the weights give reason for: ``{"refer", "closer"}``."""
    refer = []
    closer = []
    below = seen["below_percent"]
    last_day = seen["last_day"]
    gain = seen["gain_day"]
    days = seen["days_between"]
    if below >= TENTH:
        refer.append("tenth_caesarean" if settings["caesarean"] > 0 and last_day <= 4 else "tenth")
    elif below > loss_to_expect(run["loss"], last_day) + LOSS_SPREAD and last_day < FORTNIGHT:
        closer.append("more_than_usual")
    if below > 0 and last_day >= FORTNIGHT:
        refer.append("not_back")
    elif below > 0 and settings["day"] >= FORTNIGHT:
        closer.append("back_unknown")
    if gain > NOT_THERE and last_day > GAINING_BY_DAY:
        from_low = last_day - days >= LOWEST_BY_DAY
        if gain <= 0 and from_low:
            if days >= SHORT_DAYS:
                refer.append("losing")
            else:
                closer.append("losing_soon")
        elif gain < LEAST_G_A_DAY and days >= (FORTNIGHT if from_low else 2.0 * FORTNIGHT):
            refer.append("slow_long")
        elif gain < LEAST_G_A_DAY and from_low:
            closer.append("slow")
    unweighed = settings["day"] - last_day
    if seen["last"] == 0 and settings["day"] >= GAINING_BY_DAY:
        closer.append("never_weighed")
    elif unweighed > 31 or (unweighed > 7 and settings["day"] <= COUNTED_UNTIL_DAY):
        closer.append("old_weight")
    if is_odd(run["points"], seen):
        closer.append("odd")
    if seen["z"] < LIGHT_Z and seen["last"] > 0:
        closer.append("light")
    if settings["birth_kg"] < SMALL_KG:
        closer.append("small")
    return {"refer": refer, "closer": closer}


def is_odd(points: list, seen: dict) -> bool:
    """Return whether the last weight is so far from the one before that a slip of scales or pen is likely."""
    last = seen["last"]
    if last == 0:
        return False
    return seen["last_kg"] < 0.85 * points[last - 1][1] or seen["gain_day"] > 120.0


def nappy_reasons(settings: dict, seen: dict, worried: bool) -> dict:
    """Return the names of what the nappies give reason for; ``worried`` when the weight already does."""
    refer = []
    closer = []
    wet = settings["wet"]
    least = seen["wet_least"]
    if settings["day"] >= 1 and wet < least:
        if settings["day"] >= 2 and wet <= 0.5 * least:
            refer.append("hardly_wet")
        elif worried and settings["day"] >= GAINING_BY_DAY:
            refer.append("few_wet_and_weight")
        else:
            closer.append("few_wet")
    if settings["day"] >= 1 and settings["soiled"] < seen["soiled_least"]:
        closer.append("few_soiled")
    return {"refer": refer, "closer": closer}


def growth_sentences(settings: dict, run: dict, seen: dict) -> list:
    """Return the names of the sentences: how sure to be, what was found, why, and what no chart shows."""
    of_weight = weight_reasons(settings, run, seen)
    worried = len(of_weight["refer"]) + len(of_weight["closer"]) > 0
    of_nappies = nappy_reasons(settings, seen, worried)
    later = False
    for row in settings["weights"]:
        if row[0] > settings["day"]:
            later = True
    said = ["later_rows" if later else "usual"]
    shown = "none"
    if len(of_weight["closer"]) + len(of_nappies["closer"]) > 0:
        said = ["closer"]
        shown = "closer"
    if len(of_weight["refer"]) + len(of_nappies["refer"]) > 0:
        said = ["refer"]
        shown = "refer"
    if seen["last"] == 0:
        said.append("only_birth")
    else:
        said.append("below" if seen["below_percent"] > 0 else "above")
    if shown != "none":
        for name in of_weight[shown]:
            said.append(name)
        for name in of_nappies[shown]:
            said.append(name)
        if len(of_weight[shown]) == 0:
            said.append("counts_are_weak")
    said.append("danger")
    return said


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
        if points[i][0] <= FORTNIGHT:
            early.append(points[i][0])
            change.append(percent)
            change_framed.append(in_frame(percent, LOSS_FRAME))
            if i <= seen["last"]:
                early_now = i
    gain = {"x": [0.0, 0.0], "y": [-1000.0, -1000.0]}  # out of sight
    if seen["gain_day"] > NOT_THERE:
        week_g = in_frame(seen["gain_week"], GAIN_FRAME)
        gain = {"x": [seen["last_day"] - seen["days_between"], seen["last_day"]], "y": [week_g, week_g]}
    return {
        "loss": {"x": early, "y": change},
        "loss_weighed": {"x": early, "y": change_framed},
        "loss_now": {"x": [early[early_now]], "y": [change_framed[early_now]]},
        "weights": {"x": days, "y": kilos},
        "weighed": {"x": days, "y": framed},
        "weight_now": {"x": [seen["last_day"]], "y": [in_frame(seen["last_kg"], KG_FRAME)]},
        "gain": gain,
    }


def growth_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (days; percent, kg, g a week or nappies), readouts and the names of the sentences to say."""
    seen = looked_at(settings, run)
    series = weight_series(settings, run, seen)
    who = run["who"]
    medians = settings["nappy_medians"]
    median_days = []
    median_wet = []
    median_soiled = []
    for i in range(len(medians)):
        median_days.append(medians[i][0])
        median_wet.append(medians[i][1])
        median_soiled.append(medians[i][2])
    day = in_frame(settings["day"], [1.0, FORTNIGHT])
    least_week = 7.0 * LEAST_G_A_DAY
    series["loss_median"] = run["loss_median"]
    series["loss_limit"] = {"x": [0.0, FORTNIGHT], "y": [-10.0, -10.0]}
    series["who_low"] = {"x": who["x"], "y": who["low"]}
    series["who_middle"] = {"x": who["x"], "y": who["middle"]}
    series["who_high"] = {"x": who["x"], "y": who["high"]}
    series["gain_median"] = run["gain_median"]
    series["gain_least"] = {"x": [0.0, GROWTH_DAYS], "y": [least_week, least_week]}
    series["wet_least"] = run["wet_least"]
    series["wet_median"] = {"x": median_days, "y": median_wet}
    series["wet_now"] = {"x": [day], "y": [in_frame(settings["wet"], NAPPY_FRAME)]}
    series["soiled_least"] = run["soiled_least"]
    series["soiled_median"] = {"x": median_days, "y": median_soiled}
    series["soiled_now"] = {"x": [day], "y": [in_frame(settings["soiled"], NAPPY_FRAME)]}
    said = growth_sentences(settings, run, seen)
    early = run["points"][weighed_by(run["points"], min(FORTNIGHT, settings["day"]))][1]
    return {
        "series": series,
        "readouts": {
            "change_percent": seen["change_percent"],
            "early_percent": 100.0 * (early - settings["birth_kg"]) / settings["birth_kg"],
            "back_day": seen["back_day"],
            "gain_day": seen["gain_day"],
            "gain_week": seen["gain_week"],
            "usual_gain_week": seen["usual_gain_week"],
            "centile": seen["centile"],
            "wet_least": seen["wet_least"],
            "soiled_least": seen["soiled_least"],
            "last_day": seen["last_day"],
            "last_kg": seen["last_kg"],
            "below_percent": seen["below_percent"],
            "above_percent": seen["above_percent"],
            "days_between": seen["days_between"],
        },
        "sentence": said,
    }


def growth_light() -> list:
    """Return the settings that need no new run: they choose the day and count the nappies."""
    return ["day", "wet", "soiled"]
