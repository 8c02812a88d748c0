"""The published observations (``content/targets.csv``), acted out so that any model of lactation can be held against them.

A model is one function ``model(before, days)``: it lives through the days ``before`` from birth, then through ``days``, and
returns ``{"sessions": {...}, "days": {...}}`` for the latter, with the columns of ``lactation.core.mother.simulate``.
``our_model`` wraps ours; ``held_against`` returns a row for each observation.

Every function here repeats a study's protocol as we read it; where the paper's abstract leaves the protocol open, the column
``protocol`` of the table says what we took. Shares of "available milk" are taken as those who measured them did in Perth: milk
above the least that the breast held on that day.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from lactation.content import targets
from lactation.core.mother import birth_state, simulate
from lactation.core.schedules import even_day, responsive_days, spaced_days
from lactation.core.sessions import session

PUMP_EFFICACY = 0.8  # of good attachment: Gardner 2019 found 52 to 58 % of the available milk, about 0.67 at the breast
BEST_VACUUM = 1.0  # at her own strongest comfortable vacuum 65.5 % (Kent 2008), as at the breast (67.3 %, Kent 2006)
HANDS_AND_PUMP = 0.9  # between the two (Morton 2009 taught both; the figure is ours)
SHIELD = 0.52  # in dyads not used to it, 33 % of the available milk against 64 % (Coentro 2021)
SETTLED = 61  # days of feeding on demand before a protocol that needs settled feeding
Parameters = dict[str, float]
Day = list[dict[str, Any]]
Run = dict[str, dict[str, list]]
Model = Callable[[list[Day], list[Day]], Run]


def mean(values: Iterable[float]) -> float:
    """Arithmetic mean."""
    values = list(values)
    return sum(values) / len(values)


# ---- What a model is, and how it is held against the observations ----


def our_model(known: Parameters) -> Model:
    """Return our model with these parameters as a function ``model(before, days)``; what was lived through once is remembered."""
    lived: dict[tuple[int, ...], tuple[list[Day], dict]] = {}

    def model(before: list[Day], days: list[Day]) -> Run:
        key = tuple(map(id, before))
        if key not in lived:  # the days are kept with the state, so that no other day can get their identity
            lived[key] = (before, simulate(before, known, birth_state(known), per_session=False)["state"])
        return simulate(days, known, lived[key][1])

    return model


def held_against(model: Model, first_two_ejections: float | None = None) -> list[dict[str, Any]]:
    """Hold a model against every published observation.

    Parameters
    ----------
    model
        ``model(before, days)``; see ``docs/using-the-model.md`` for the columns it must return.
    first_two_ejections
        Share of the milk, %, that the first two of 5.1 ejections bring: the one observation that no schedule acts out.

    Returns
    -------
    list of dict
        The rows of ``content/targets.csv`` with ``target``, ``low`` and ``high`` as numbers, the model's ``value`` and whether it
        lies ``within`` the published range. Both are None where the model returns no such column.

    Example
    -------
    >>> from lactation.content import parameters
    >>> rows = held_against(our_model(parameters()))
    >>> [row["within"] for row in rows if row["id"] == "T05"]
    [True]
    """
    seen = observations(model) | {"T14": first_two_ejections}
    rows = []
    for row in targets():
        low, high, value = float(row["low"]), float(row["high"]), seen[row["id"]]
        within = None if value is None else low <= value <= high
        rows.append(row | {"target": float(row["target"]), "low": low, "high": high, "value": value, "within": within})
    return rows


def summary(rows: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Return how many rows test the breast, the baby or both, and how many of them lie within the published range.

    What the baby's appetite alone decides is no evidence for the breast.
    """
    counted = {}
    for who in ("breast", "baby", "both"):
        verdicts = [row["within"] for row in rows if row["tests"] == who]
        counted[who] = {"rows": len(verdicts), "within": verdicts.count(True)}
    return counted


def observe(known: Parameters) -> dict[str, float]:
    """Return what our model shows for each row of ``targets.csv``, in the row's unit."""
    return {row["id"]: row["value"] for row in held_against(our_model(known), prime_2011(known))}


def observations(model: Model) -> dict[str, float | None]:
    """Return what a model shows for each row that a schedule acts out.

    None where it lacks a column that the row needs, or where there is no milk to divide by.
    """
    seen: dict[str, float | None] = {}
    for names, act_out in PROTOCOLS:
        seen |= dict.fromkeys(names)
        with suppress(KeyError, ZeroDivisionError):
            seen |= act_out(model)
    return seen


# ---- Feeding at the breast ----


def first_days(model: Model) -> dict[str, float]:
    """T01 to T04: feeding on demand from birth."""
    taken = model([], FED[:8])["days"]["taken_ml"]
    return {"T01": taken[0], "T02": taken[2], "T03": taken[4], "T04": taken[7]}


def kent_2006(model: Model) -> dict[str, float]:
    """T05 to T08, T20 and N13 (Kent 2006, Ramsay 2004, Kent 1999): days 61 to 90, eight uneven sessions a day."""
    run = model(FED[:60], UNEVEN)
    sessions, days = run["sessions"], run["days"]
    volumes = [taken for side in SIDES for taken in sessions[f"{side}_taken_ml"] if taken > 0.0]
    spans = perth_days(sessions, UNEVEN)
    return {
        "T05": mean(days["made_ml"]),
        "T06": 100.0 * mean(share for span in spans for share in span["shares"]),
        "T07": mean(volumes),
        "T08": mean(days["breastfeeds"]),
        "T20": sum(sessions["let_downs"]) / sum(sessions["breastfeeds"]),
        "N13": mean(span["most"] - span["least"] for span in spans) / (mean(days["made_ml"]) / 2.0),
    }


def perth_days(sessions: dict[str, list], days: list[Day]) -> list[dict[str, Any]]:
    """Return for each breast and day the most and the least it held, mL, and the shares of the available milk that feeds took.

    "Available" is what lies above the day's least; their difference is the storage capacity that was used (Kent 1999).
    """
    spans, start = [], 0
    for day in days:
        end = start + len(day)
        for side in SIDES:
            before, taken, after = (sessions[f"{side}_{name}_ml"][start:end] for name in ("before", "taken", "after"))
            least = min(after)
            shares = [t / (b - least) for b, t in zip(before, taken, strict=True) if t > 0.0]
            spans.append({"most": max(before), "least": least, "shares": shares})
        start = end
    return spans


def de_carvalho_1983(model: Model) -> dict[str, float]:
    """T09 and T10: 9.9 against 7.3 feeds a day for 14 days, then 9.8 against 6.8; intake on days 15 and 35."""
    often, seldom = (model([], plan)["days"]["intake_ml"] for plan in SCHEDULED)
    # Three days each, so that a feed just before midnight does not matter.
    return {"T09": mean(often[13:16]) / mean(seldom[13:16]), "T10": 100.0 * (mean(often[33:36]) / mean(seldom[33:36]) - 1.0)}


def dewey_1986(model: Model) -> dict[str, float]:
    """T12: two weeks of extra expression after three feeds a day, against the same mother without it."""
    extra, usual = (mean(model(FED, [day] * 14)["days"]["made_ml"][12:]) for day in (THREE_EXTRA, USUAL))
    return {"T12": extra - usual}


def iom_1991(model: Model) -> dict[str, float]:
    """N07: two weeks of expression after every feed, over the same mother without it."""
    extra, usual = (mean(model(FED, [day] * 14)["days"]["made_ml"][12:]) for day in (ALL_EXTRA, USUAL))
    return {"N07": extra / usual}


def coentro_2021(model: Model) -> dict[str, float]:
    """N06: one feed with the attachment of a shield that baby and mother are not used to, over the same feed without it."""
    shield, none = (drunk(model(FED[:60], [[session(3.0) | {"efficacy": e}]])) for e in (SHIELD, 1.0))
    return {"N06": shield / none}


def drunk(run: Run) -> float:
    """Return the milk that the first session took, mL."""
    return run["sessions"]["left_taken_ml"][0] + run["sessions"]["right_taken_ml"][0]


def ueda_1994(model: Model) -> dict[str, float]:
    """T19: milk taken over a day of feeds under mild stress (ejections -46 %: stress 0.92), change against none, %."""
    stressed, calm = (model(FED, [day])["days"]["taken_ml"][0] for day in (changed(USUAL, stress=0.92), USUAL))
    return {"T19": 100.0 * (stressed / calm - 1.0)}


def relactation(model: Model) -> dict[str, float]:
    """N04, N05 and N08: share of the appetite after a pause or a late start, ten feeds a day afterwards."""
    found = {}
    for name, before, pause, after in (("N04", 14, 7, 10), ("N05", 30, 30, 28), ("N08", 0, 4, 10)):
        days = model(FED[:before] + [NOTHING] * pause, [TEN_FEEDS] * after)["days"]
        found[name] = mean(days["taken_ml"][-2:]) / mean(days["appetite_ml"][-2:])  # two days even out the turn of the breasts
    return found


def situations(model: Model) -> dict[str, float]:
    """Return what a model shows in four situations: a late start, a pause, expressing only, and attachment.

    ``start_A_B``: milk taken on day B with the first removal on day A, then ten feeds a day; ``back_P``: share of the appetite,
    %, after a pause of P days (N04, N05); ``express_N``: milk of week 6 with N expressions a day; ``attach_E``: milk taken on day
    14 of ten feeds a day at E tenths of good attachment. All in mL in 24 hours, over two days, as the breasts take turns.
    """
    found: dict[str, float] = {}
    for late in (4, 8):
        taken = model([], [NOTHING] * late + [TEN_FEEDS] * (28 - late))["days"]["taken_ml"]
        found |= {f"start_{late}_{day}": mean(taken[day - 2 : day]) for day in (14, 28)}
    back = relactation(model)
    found |= {"back_7": 100.0 * back["N04"], "back_30": 100.0 * back["N05"]}
    for times in (3, 5, 8, 12):
        found[f"express_{times}"] = mean(model([], [expressing_day(times)] * 42)["days"]["expressed_ml"][40:])
    for tenths in (10, 8, 5):
        taken = model([], [changed(TEN_FEEDS, efficacy=tenths / 10.0)] * 14)["days"]["taken_ml"]
        found[f"attach_{tenths:02d}"] = mean(taken[12:])
    return found


# ---- Expressing ----


def changed(day: Day, **fields: float) -> Day:
    """Return a day with the same fields changed in every session."""
    return [one | fields for one in day]


def expressing_day(times: int, efficacy: float = PUMP_EFFICACY) -> Day:
    """Return a day of ``times`` evenly spaced expressions with a pump."""
    return changed(even_day(times, "express"), efficacy=efficacy)


def with_extra(day: Day, after: Iterable[int]) -> Day:
    """Return a day with an expression half an hour after the feeds of these numbers."""
    extra = [session(day[i]["hour"] + 0.5, "express") | {"efficacy": PUMP_EFFICACY} for i in after]
    return sorted(day + extra, key=lambda one: one["hour"])


def de_carvalho_1985(model: Model) -> dict[str, float]:
    """T11: milk expressed on days 5 to 18 by mothers who only express, 5 against 3 times a day."""
    often, seldom = (mean(model([], [PUMPED[n]] * 18)["days"]["expressed_ml"][4:]) for n in (5, 3))
    return {"T11": often / seldom}


def hopkinson_1988(model: Model) -> dict[str, float]:
    """N01 and N10: expressing five times a day, output of week 2 and of week 4 over week 2."""
    expressed = model([], [PUMPED[5]] * 28)["days"]["expressed_ml"]
    week_2, week_4 = mean(expressed[7:14]), mean(expressed[21:])
    return {"N01": week_4 / week_2, "N10": week_2}


def morton_2009(model: Model) -> dict[str, float]:
    """N02: expressing seven times a day with hands and pump, output in week 8."""
    return {"N02": mean(model([], [SEVEN_BY_HAND] * 56)["days"]["expressed_ml"][49:])}


def lai_2020(model: Model) -> dict[str, float]:
    """N03 and T16: eight against five expressions a day on days 15 to 20; a 12 h gap against one of 7 h at six a day."""
    often, seldom = (mean(model([], [PUMPED[n]] * 20)["days"]["expressed_ml"][14:]) for n in (8, 5))
    long, short = (
        model(SIX_PUMPED, [changed([session(1.0, "express"), session(1.0 + gap, "express")], efficacy=PUMP_EFFICACY)])
        for gap in (12.0, 7.0)
    )
    return {"N03": often / seldom, "T16": long["sessions"]["expressed_ml"][1] / short["sessions"]["expressed_ml"][1]}


def lai_2010(model: Model) -> dict[str, float]:
    """T15: hourly expression for 7 h; mean hourly yield of hours 2 to 7 over the average rate of the day before."""
    day_before = model(FED[:60], [USUAL])["days"]["made_ml"][0]
    hourly = model([*FED[:60], USUAL], [HOURLY])["sessions"]["expressed_ml"]
    return {"T15": mean(hourly[1:]) / (day_before / 24.0)}


def kent_2008(model: Model) -> dict[str, float]:
    """N12: share of the available milk, above the least of the usual day, that 15 minutes at the best vacuum express.

    The mean over eight days, in each of which the expression takes the place of another feed.
    """
    usual = model(FED[:60], UNEVEN[:1])["sessions"]
    shares = []
    for day in ONE_PUMPED:
        pumped = model(FED[:60], [day])["sessions"]
        available = sum(pumped[f"{side}_before_ml"][-1] - min(usual[f"{side}_after_ml"]) for side in SIDES)
        shares.append(100.0 * pumped["expressed_ml"][-1] / available)
    return {"N12": mean(shares)}


# ---- Within one session ----


def lucas_1979(model: Model) -> dict[str, float]:
    """T13a and T13b: share of one breast's flow moved by 2 and by 4 minutes, of 16.6 minutes; no appetite ends it."""
    two, four, whole = (
        drunk(model(FED[:60], [[session(3.0, "express") | {"breast": "left", "minutes": minutes}]]))
        for minutes in (2.0, 4.0, 16.6)
    )
    return {"T13a": 100.0 * two / whole, "T13b": 100.0 * four / whole}


def prime_2011(known: Parameters) -> float:
    """T14: share of the milk that the first two of 5.1 ejections bring, %."""
    kept = 1.0 - known["ejection_share"]
    return 100.0 * (1.0 - kept**2) / (1.0 - kept**5.1)


def prolactin_pulse(model: Model) -> dict[str, float]:
    """T17 and T18: prolactin at its peak over that before the feed (a feed every 3 h, day 31), and its fading in 2 h."""
    levels = model(FED[:30], [LEVELS])["sessions"]["prolactin_ng_ml"]
    before, peak, later, base = levels[4:8]
    return {"T17": peak / before, "T18": 100.0 * (later - base) / (peak - base)}


SIDES = ("left", "right")
NOTHING: Day = []
USUAL = even_day(8)
TEN_FEEDS = even_day(10)
FED = responsive_days(SETTLED)
UNEVEN = responsive_days(90, seed=11)[60:]
SCHEDULED = [spaced_days(early, 14) + spaced_days(later, 22) for early, later in ((9.9, 9.8), (7.3, 6.8))]
THREE_EXTRA = with_extra(USUAL, (1, 3, 5))
ALL_EXTRA = with_extra(USUAL, range(8))
PUMPED = {times: expressing_day(times) for times in (3, 5, 6, 8)}
SIX_PUMPED = [PUMPED[6]] * 20
SEVEN_BY_HAND = expressing_day(7, HANDS_AND_PUMP)
HOURLY = changed([session(float(hour), "express") for hour in range(1, 8)], efficacy=BEST_VACUUM)
ONE_PUMPED = [[*UNEVEN[0][:i], UNEVEN[0][i] | {"kind": "express", "efficacy": BEST_VACUUM}] for i in range(len(UNEVEN[0]))]
LEVELS = sorted([*USUAL, *(session(hour, "missed") for hour in (13.49, 15.5, 16.49))], key=lambda one: one["hour"])
PROTOCOLS: list[tuple[tuple[str, ...], Callable[[Model], dict[str, float]]]] = [
    (("T01", "T02", "T03", "T04"), first_days),
    (("T05", "T06", "T07", "T08", "T20", "N13"), kent_2006),
    (("T09", "T10"), de_carvalho_1983),
    (("T11",), de_carvalho_1985),
    (("T12",), dewey_1986),
    (("T13a", "T13b"), lucas_1979),
    (("T15",), lai_2010),
    (("T16", "N03"), lai_2020),
    (("T17", "T18"), prolactin_pulse),
    (("T19",), ueda_1994),
    (("N01", "N10"), hopkinson_1988),
    (("N02",), morton_2009),
    (("N04", "N05", "N08"), relactation),
    (("N06",), coentro_2021),
    (("N07",), iom_1991),
    (("N12",), kent_2008),
]
