"""One breast: it fills, it slows itself when full, it is emptied, and its capacity follows (equations 1 and 3 to 5).

A breast is a dict of ten numbers, so that a state can be saved as it is:

``milk_ml``          milk in the breast, mL
``secretion_ml_h``   rate of secretion when nothing slows it, mL/h
``tissue_ml_h``      rate that its tissue could come back to, mL/h; never below ``secretion_ml_h``
``storage_ml``       milk the breast can hold, mL
``storage_hours``    the storage it tends to: hours of full secretion
``inhibition``       how much fullness slowed secretion over about the last day, 0 to 1
``made_ml``          milk made since birth, mL
``taken_ml``         milk removed since birth, mL; ``made_ml`` = ``taken_ml`` + ``milk_ml``
``fed_ml``           milk that the meal at hand has taken from it so far, mL
``pumped_ml``        the same for the expression at hand, mL
"""

from math import exp, log

LOWEST_SECRETION_ML_H = 0.001  # a breast at rest; relactation starts from it


def new_breast(parameters: dict, size: float, storage: float) -> dict:
    """Return a breast as it is at birth.

    ``size`` scales its secretion against the average breast, ``storage`` the hours of secretion that it holds.
    """
    storage_hours = parameters["storage_hours"] * storage
    secretion_ml_h = parameters["initial_secretion_ml_h"] * size
    return {
        "milk_ml": 0.0,
        "secretion_ml_h": secretion_ml_h,
        "tissue_ml_h": secretion_ml_h,
        "storage_ml": max(parameters["storage_min_ml"], storage_hours * secretion_ml_h),
        "storage_hours": storage_hours,
        "inhibition": parameters["inhibition_set_point"],  # neither rising nor falling
        "made_ml": 0.0,
        "taken_ml": 0.0,
        "fed_ml": 0.0,
        "pumped_ml": 0.0,
    }


def milk_after(milk_ml: float, storage_ml: float, rate_ml_h: float, hours: float, threshold: float) -> float:
    """Milk in the breast after ``hours`` of filling, in mL: full rate up to the threshold, then ever slower (eq. 1).

    ``rate_ml_h`` is the uninhibited rate; ``threshold`` the fullness, 0 to 1, at which slowing starts.
    """
    linear_until_ml = threshold * storage_ml
    if milk_ml < linear_until_ml:
        linear_hours = (linear_until_ml - milk_ml) / rate_ml_h
        if hours <= linear_hours:
            return milk_ml + rate_ml_h * hours
        milk_ml = linear_until_ml
        hours = hours - linear_hours
    return storage_ml - (storage_ml - milk_ml) * exp(-rate_ml_h * hours / ((1.0 - threshold) * storage_ml))


def fill(breast: dict, hours: float, drive: float, growth_per_day: float, kept: float, followed: float, parameters: dict) -> None:
    """Let the breast fill for ``hours`` and adapt its capacity to how full it was (eq. 3 and 4).

    Parameters
    ----------
    breast
        Changed in place.
    hours
        Above 0; steps of at most 6 h, because ``drive`` drifts.
    drive
        Hormonal drive on secretion (activation x prolactin gain), about 0.04 to 1.15.
    growth_per_day
        Fastest growth of capacity at this age, as a fraction a day; below 0 before secretory activation: capacity waits.
    kept, followed
        What is left of the memory of fullness after ``hours``, and how far storage follows capacity in that time (0 to 1).
    """
    rate_ml_h = breast["secretion_ml_h"] * drive
    before_ml = breast["milk_ml"]
    after_ml = milk_after(before_ml, breast["storage_ml"], rate_ml_h, hours, parameters["inhibition_threshold"])
    made_ml = after_ml - before_ml
    breast["milk_ml"] = after_ml
    breast["made_ml"] = breast["made_ml"] + made_ml

    # Mean inhibition over the interval: the share of the milk that fullness kept from being made.
    mean_inhibition = min(1.0, max(0.0, 1.0 - made_ml / (rate_ml_h * hours)))
    breast["inhibition"] = mean_inhibition + kept * (breast["inhibition"] - mean_inhibition)

    if growth_per_day >= 0.0:
        adapt(breast, growth_per_day, hours / 24.0, parameters)

    goal_ml = breast["storage_hours"] * breast["secretion_ml_h"]
    storage_ml = breast["storage_ml"] + followed * (goal_ml - breast["storage_ml"])
    # A breast never holds less than it is holding now.
    breast["storage_ml"] = max(storage_ml, parameters["storage_min_ml"], after_ml)


def adapt(breast: dict, growth_per_day: float, days: float, parameters: dict) -> None:
    """Let the capacity follow ``days`` of emptier or fuller breasts than the set point (eq. 3).

    In an emptied breast capacity first comes back to what the tissue could do, fast, and grows beyond it slowly. In a full one
    capacity falls, and the tissue with it, but far more slowly: that is why milk can come back after a pause.
    """
    room = 1.0 - breast["inhibition"] / parameters["inhibition_set_point"]
    secretion_ml_h = breast["secretion_ml_h"]
    tissue_ml_h = breast["tissue_ml_h"]
    if room > 0.0:
        if secretion_ml_h < tissue_ml_h:
            back = exp(-parameters["supply_back_per_day"] * room * days)
            secretion_ml_h = tissue_ml_h - (tissue_ml_h - secretion_ml_h) * back
        secretion_ml_h = min(secretion_ml_h * exp(growth_per_day * room * days), parameters["secretion_max_ml_h"])
    else:
        fall = parameters["supply_down_per_day"] * room * days
        secretion_ml_h = max(LOWEST_SECRETION_ML_H, secretion_ml_h * exp(fall))
        tissue_ml_h = tissue_ml_h * exp(parameters["tissue_down_share"] * fall)
    breast["secretion_ml_h"] = secretion_ml_h
    breast["tissue_ml_h"] = max(secretion_ml_h, tissue_ml_h)


def removable_share(ejections: float, minutes: float, lag_min: float, efficacy: float, parameters: dict) -> float:
    """Share of the milk in a breast that this session could remove, 0 to 1 (eq. 5).

    ``ejections`` let-downs, ``minutes`` at the breast, ``lag_min`` minutes before milk flows, ``efficacy`` of the
    attachment or the pump (0 to 1).
    """
    ejected = 1.0 - exp(ejections * log(1.0 - parameters["ejection_share"]))
    flowing_min = max(0.0, minutes - lag_min)
    return ejected * (1.0 - exp(-parameters["flow_rate_per_min"] * flowing_min)) * efficacy


def remove(breast: dict, share: float, wanted_ml: float, before_ml: float = 0.0) -> float:
    """Take ``share`` of the milk, but no more than ``wanted_ml``; return the milk taken in mL.

    ``before_ml`` is what the same removal took already, when this goes on with it: it counts as part of the share.
    """
    taken_ml = min(max(0.0, share * (breast["milk_ml"] + before_ml) - before_ml), wanted_ml)
    breast["milk_ml"] = breast["milk_ml"] - taken_ml
    breast["taken_ml"] = breast["taken_ml"] + taken_ml
    return taken_ml


def fullness(breast: dict) -> float:
    """Degree of fullness: milk over storage capacity, 0 to 1."""
    return breast["milk_ml"] / breast["storage_ml"]
