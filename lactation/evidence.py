"""The published observations that the model is held against (``content/targets.csv``), each acted out by the model.

Every function here repeats a study's protocol as we read it; where the paper's abstract leaves the protocol open, the
docstring says what we took.
"""

from math import exp, log

from lactation.core.breast import removable_share
from lactation.core.hormones import prolactin_baseline_ng_ml, prolactin_fading, prolactin_rise
from lactation.core.mother import birth_state, session, simulate
from lactation.core.schedules import even_day, responsive_days, spaced_days

PUMP_EFFICACY = 0.8  # of good attachment: Gardner 2019 found 52 to 58 % of the available milk, about 0.67 at the breast
Parameters = dict[str, float]


def mean(values: list[float]) -> float:
    """Arithmetic mean."""
    return sum(values) / len(values)


def observe(parameters: Parameters) -> dict[str, float]:
    """Return what the model shows for each row of ``targets.csv``, in the row's unit."""
    first_weeks = simulate(responsive_days(60), parameters, birth_state(parameters), per_session=False)
    intake = first_weeks["days"]["intake_ml"]
    return {
        "T01": intake[0],
        "T02": intake[2],
        "T03": intake[4],
        "T04": intake[7],
        **established_feeding(parameters, first_weeks["state"]),
        **de_carvalho_1983(parameters),
        "T11": de_carvalho_1985(parameters),
        "T12": dewey_1986(parameters, first_weeks["state"]),
        **lucas_1979(parameters),
        "T14": prime_2011(parameters),
        "T15": lai_2010(parameters, first_weeks["state"]),
        "T16": lai_2020(parameters),
        **prolactin_pulse(parameters),
        "T19": ueda_1994(parameters, first_weeks["state"]),
    }


def established_feeding(parameters: Parameters, state: dict) -> dict[str, float]:
    """T05 to T08 and T20 (Kent 2006, Ramsay 2004): days 61 to 90, eight uneven sessions a day."""
    run = simulate(responsive_days(90, seed=11)[60:], parameters, state)
    sessions, days = run["sessions"], run["days"]
    shares, volumes = [], []
    for side in ("left", "right"):
        for before, taken in zip(sessions[f"{side}_before_ml"], sessions[f"{side}_taken_ml"], strict=True):
            if taken > 0.0:
                shares.append(100.0 * taken / before)
                volumes.append(taken)
    return {
        "T05": mean(days["made_ml"]),
        "T06": mean(shares),
        "T07": mean(volumes),
        "T08": mean(days["breastfeeds"]),
        "T20": sum(sessions["let_downs"]) / sum(sessions["breastfeeds"]),
    }


def de_carvalho_1983(parameters: Parameters) -> dict[str, float]:
    """T09 and T10: 9.9 against 7.3 feeds a day for 14 days, then 9.8 against 6.8; intake on days 15 and 35."""
    day_15, day_35 = [], []
    for early, later in ((9.9, 9.8), (7.3, 6.8)):
        plan = spaced_days(early, 14) + spaced_days(later, 22)
        intake = simulate(plan, parameters, birth_state(parameters), per_session=False)["days"]["intake_ml"]
        day_15.append(mean(intake[13:16]))  # three days, so that a feed just before midnight does not matter
        day_35.append(mean(intake[33:36]))
    return {"T09": day_15[0] / day_15[1], "T10": 100.0 * (day_35[0] / day_35[1] - 1.0)}


def expressing_day(times: int) -> list[dict]:
    """A day of ``times`` evenly spaced expressions with a pump."""
    day = even_day(times, "express")
    for one in day:
        one["efficacy"] = PUMP_EFFICACY
    return day


def de_carvalho_1985(parameters: Parameters) -> float:
    """T11: milk expressed on days 5 to 18, mothers who only express. '4 or more' taken as 5, '3 or fewer' as 3."""
    often, seldom = (
        mean(
            simulate([expressing_day(n)] * 18, parameters, birth_state(parameters), per_session=False)["days"]["expressed_ml"][4:]
        )
        for n in (5, 3)
    )
    return often / seldom


def dewey_1986(parameters: Parameters, state: dict) -> float:
    """T12: production after 14 days of extra expression from day 61, over the same mother without it.

    The abstract says 'daily': taken as one expression after each of three feeds a day.
    """
    usual = even_day(8)
    extra = []
    for i, one in enumerate(usual):
        extra.append(one)
        if i in (1, 3, 5):
            after = session(one["hour"] + 0.5, "express")
            after["efficacy"] = PUMP_EFFICACY
            extra.append(after)
    made = [mean(simulate([day] * 14, parameters, state, per_session=False)["days"]["made_ml"][12:]) for day in (extra, usual)]
    return made[0] - made[1]


def lucas_1979(parameters: Parameters) -> dict[str, float]:
    """T13a and T13b: share of one breast's feed taken by 2 and by 4 minutes, of a feed of 16.6 minutes."""

    def share(minutes: float) -> float:
        return removable_share(parameters["ejections_per_session"], minutes, parameters["flow_lag_min"], 1.0, parameters)

    return {"T13a": 100.0 * share(2.0) / share(16.6), "T13b": 100.0 * share(4.0) / share(16.6)}


def prime_2011(parameters: Parameters) -> float:
    """T14: share of the milk that the first two of 5.1 ejections bring."""
    kept = 1.0 - parameters["ejection_share"]
    return 100.0 * (1.0 - kept**2) / (1.0 - kept**5.1)


def lai_2010(parameters: Parameters, state: dict) -> float:
    """T15: hourly expression for 7 h; mean hourly yield of hours 2 to 7 over the average rate of the day before."""
    day_before = simulate([even_day(8)], parameters, state, per_session=False)
    hourly = [session(float(hour), "express") for hour in range(1, 8)]
    for one in hourly:
        one["efficacy"] = PUMP_EFFICACY
    run = simulate([hourly], parameters, day_before["state"])["sessions"]
    return mean(run["expressed_ml"][1:]) / (day_before["days"]["made_ml"][0] / 24.0)


def lai_2020(parameters: Parameters) -> float:
    """T16: yield after a 12 h gap over that after 7 h, in mothers who express six times a day, day 20."""
    settled = simulate([expressing_day(6)] * 20, parameters, birth_state(parameters), per_session=False)["state"]
    yields = []
    for gap_hours in (12.0, 7.0):
        pair = [session(1.0, "express"), session(1.0 + gap_hours, "express")]
        for one in pair:
            one["efficacy"] = PUMP_EFFICACY
        yields.append(simulate([pair], parameters, settled)["sessions"]["expressed_ml"][1])
    return yields[0] / yields[1]


def prolactin_pulse(parameters: Parameters) -> dict[str, float]:
    """T17 and T18: prolactin at its peak over that before the feed (a feed every 3 h, day 30), and its fading."""
    half_life, feed = parameters["prolactin_half_life_min"], parameters["prolactin_feed_min"]
    baseline = prolactin_baseline_ng_ml(prolactin_fading(30.0, parameters), 8.0, parameters)
    left_over = sum(prolactin_rise(180.0 * k, feed, half_life) for k in range(1, 8))
    at_peak = sum(prolactin_rise(180.0 * k + feed, feed, half_life) for k in range(0, 8))
    return {
        "T17": baseline * (1.0 + at_peak) / (baseline * (1.0 + left_over)),
        "T18": 100.0 * exp(-log(2.0) * 120.0 / half_life),
    }


def ueda_1994(parameters: Parameters, state: dict) -> float:
    """T19: milk taken over a day of feeds under mild stress (ejections -46 %, day 61), change against none, %."""
    calm = even_day(8)
    stressed = even_day(8)
    for one in stressed:
        one["stress"] = 0.92  # equation 5 halves the ejections at stress 1
    taken = [simulate([day], parameters, state, per_session=False)["days"]["taken_ml"][0] for day in (stressed, calm)]
    return 100.0 * (taken[0] / taken[1] - 1.0)
