"""The baby: appetite, intake and growth (equation 6)."""

from math import exp, log

# Mean weight of both sexes by age, the scale of appetite (WHO growth standards, rounded).
_AGES_DAYS = [0.0, 3.0, 10.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0]
_WEIGHTS_KG = [3.35, 3.15, 3.35, 4.3, 5.35, 6.1, 6.7, 7.2, 7.6]


def usual_weight_kg(age_days: float) -> float:
    """Weight of the average baby at this age, kg; constant after 180 days."""
    for i in range(len(_AGES_DAYS) - 1):
        if age_days < _AGES_DAYS[i + 1]:
            done = (age_days - _AGES_DAYS[i]) / (_AGES_DAYS[i + 1] - _AGES_DAYS[i])
            return _WEIGHTS_KG[i] + done * (_WEIGHTS_KG[i + 1] - _WEIGHTS_KG[i])
    return _WEIGHTS_KG[len(_WEIGHTS_KG) - 1]


def appetite_ml_per_day(age_days: float, parameters: dict) -> float:
    """Milk the baby would drink in 24 hours, mL: intake per kg by age (Cloostermans 2024) with an early allowance.

    Held at its value of 180 days after that: older babies eat other food too, which is not in the model.
    """
    age_days = min(age_days, _AGES_DAYS[len(_AGES_DAYS) - 1])
    per_kg = (
        parameters["appetite_ml_kg"]
        - parameters["appetite_slope_ml_kg_day"] * age_days
        - parameters["appetite_log_ml_kg"] * log(max(1.0, age_days))
    )
    early = 1.0 + parameters["catch_up_share"] * exp(-((age_days / parameters["catch_up_days"]) ** 2))
    return min(per_kg * usual_weight_kg(age_days) * early, parameters["appetite_cap_ml"])


def usual_meal_ml(age_days: float, parameters: dict) -> float:
    """The most a baby of this age usually takes at one session, mL: a small baby takes small meals."""
    return parameters["meal_start_ml"] + parameters["meal_growth_ml"] * (1.0 - exp(-age_days / parameters["meal_days"]))


def meal_stretch(age_days: float, parameters: dict) -> float:
    """How much more than the usual meal a very hungry baby of this age can take, as a share of it."""
    able = 1.0 + exp(-(age_days - parameters["stretch_day"]) / parameters["stretch_width_days"])
    return parameters["stretch_share"] / able


def meal_ml(usual_ml: float, stretch: float, hunger_ml: float) -> float:
    """The most the baby takes at this session, mL, given its usual meal, how far that stretches, and its hunger."""
    hungry = min(1.0, max(0.0, hunger_ml / usual_ml - 1.0))
    return usual_ml * (1.0 + stretch * hungry)


def weight_after_day_kg(weight_kg: float, age_days: float, intake_ml: float, parameters: dict) -> float:
    """Weight a day later, kg: milk energy less energy spent, over the energy a gram of growth costs.

    In the first days water goes too. Energy spent rises with weight (FAO/WHO/UNU 2004, breastfed; report not opened).
    """
    spent_kcal = parameters["energy_per_kg_kcal"] * weight_kg - parameters["energy_offset_kcal"]
    spare_kcal = parameters["milk_kcal_per_ml"] * intake_ml - max(0.0, spent_kcal)
    water_g = parameters["water_loss_g_day"] if age_days < parameters["water_loss_days"] else 0.0
    return weight_kg + (spare_kcal / parameters["growth_kcal_per_g"] - water_g) / 1000.0
