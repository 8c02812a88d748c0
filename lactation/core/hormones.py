"""Prolactin and oxytocin over time (equations 2, 5 and 7)."""

from math import exp, log


def activation(age_days: float, parameters: dict) -> float:
    """Secretory activation (lactogenesis II), 0 to 1: the hormones of birth switch secretion on (eq. 2)."""
    floor = parameters["activation_floor"]
    late = (age_days - parameters["activation_day"]) / parameters["activation_width_days"]
    if late > 40.0:
        return 1.0  # the formula gives the same to the last digit
    return floor + (1.0 - floor) / (1.0 + exp(-late))


def prolactin_fading(age_days: float, parameters: dict) -> float:
    """What is left of the high prolactin of birth, 1 at birth and falling towards 0 (eq. 7)."""
    return exp(-age_days / parameters["prolactin_fall_days"])


def prolactin_baseline_ng_ml(fading: float, feeds_per_day: float, parameters: dict) -> float:
    """Prolactin before a feed, ng/mL: what is left from birth (see ``prolactin_fading``) and what frequency keeps up (eq. 7)."""
    ratio = feeds_per_day / parameters["prolactin_half_feeds_per_day"]
    often = ratio * ratio * ratio * ratio
    settled = parameters["prolactin_floor_ng_ml"] + parameters["prolactin_span_ng_ml"] * often / (often + 1.0)
    return settled + (parameters["prolactin_birth_ng_ml"] - settled) * fading


def prolactin_gain(mean_ng_ml: float, parameters: dict) -> float:
    """Effect of prolactin on secretion, 1 at 100 ng/mL: nearly flat over the usual range (eq. 7)."""
    return parameters["prolactin_gain_max"] * mean_ng_ml / (mean_ng_ml + parameters["prolactin_saturation_ng_ml"])


def prolactin_mean_ng_ml(baseline_ng_ml: float, feeds_per_day: float, parameters: dict) -> float:
    """Mean prolactin over the day: the baseline and one pulse for each feed, ng/mL.

    A pulse that doubles the baseline and fades with the half-life adds the baseline for half-life / ln 2 plus half the feed.
    """
    pulse_hours = parameters["prolactin_half_life_min"] / 41.58883083359672 + parameters["prolactin_feed_min"] / 120.0  # 60 ln 2
    return baseline_ng_ml * (1.0 + feeds_per_day * pulse_hours / 24.0)


def prolactin_rise(minutes_since_start: float, feed_min: float, half_life_min: float) -> float:
    """Rise above the baseline after one feed, as a multiple of the baseline (0 to 1).

    It reaches 1 as the feed of ``feed_min`` minutes ends (constant release while suckling), then fades by half every
    ``half_life_min`` minutes.
    """
    if minutes_since_start <= 0.0:
        return 0.0
    fading_per_min = log(2.0) / half_life_min
    if minutes_since_start < feed_min:
        return (1.0 - exp(-fading_per_min * minutes_since_start)) / (1.0 - exp(-fading_per_min * feed_min))
    return exp(-fading_per_min * (minutes_since_start - feed_min))


def let_down_strength(stress: float, pain: float, alcohol_g_per_kg: float) -> float:
    """How many of the usual milk ejections come, 0 to 1 (eq. 5).

    ``stress`` 1 halves them (Ueda 1994), ``pain`` 1 leaves 0.36 of them, which gives the -41 % of Newton 1948 (one mother and
    baby), and ``alcohol_g_per_kg`` follows ``alcohol_inhibition``.
    """
    return (1.0 - 0.5 * stress) * (1.0 - 0.64 * pain) * (1.0 - alcohol_inhibition(alcohol_g_per_kg))


def alcohol_inhibition(dose_g_per_kg: float) -> float:
    """Share of milk ejection held back by alcohol, 0 to 0.804: straight lines through the dose groups of Cobo 1973.

    The line begins at no alcohol, not at 0.5 g/kg: oxytocin fell at 0.4 (Mennella 2005) and babies drank less at 0.3
    (Mennella 1993), so a group in which nothing was seen below 0.5 (as IOM 1991 reads Cobo) is no floor.
    """
    doses = [0.0, 0.75, 1.25, 1.75]  # none, and the middles of the groups
    shares = [0.0, 0.182, 0.632, 0.804]
    for i in range(len(doses) - 1):
        if dose_g_per_kg < doses[i + 1]:
            done = (dose_g_per_kg - doses[i]) / (doses[i + 1] - doses[i])
            return shares[i] + done * (shares[i + 1] - shares[i])
    return shares[len(shares) - 1]
