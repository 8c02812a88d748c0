"""How mothers and babies differ: one mother's multipliers laid over a set of parameters.

This is not the doubt about the parameters (the ensemble): it is the spread between families who are all as well known as the
average one. A mother is a dict of six numbers, each 1 for the average (``content/mothers.csv`` draws 48 of them):

``storage``   hours of secretion that her breasts hold
``gland``     secretion when milk comes in, and its highest
``pumped``    the same among mothers who only express, who differ three times as much
``onset``     age at which milk comes in
``appetite``  milk that her baby would drink in a day
``meal``      most that her baby takes at one session
"""

TRAITS = ["storage", "gland", "pumped", "onset", "appetite", "meal"]
EATS_MORE_NEEDS_MORE = 0.6  # of a baby's extra milk goes into what it spends, the rest into growth (an assumption)


def mother_parameters(parameters: dict, mother: dict, expressing: bool, held: list) -> dict:
    """Return a set of parameters for one mother and her baby.

    Parameters
    ----------
    parameters
        The average mother's set. Not changed.
    mother
        Her multipliers, by the names of ``TRAITS``.
    expressing
        True for a mother who only expresses: ``pumped`` takes the place of ``gland``.
    held
        Traits that stay average, because a reader sets them (a page with a slider for storage holds ``storage``).
    """
    factors = {}
    for trait in TRAITS:
        factors[trait] = mother[trait]
    if expressing:
        factors["gland"] = mother["pumped"]
    for trait in held:
        factors[trait] = 1.0
    changed = {}
    for name in parameters:
        changed[name] = parameters[name]
    changed["storage_hours"] = parameters["storage_hours"] * factors["storage"]
    for name in ["initial_secretion_ml_h", "secretion_max_ml_h"]:
        changed[name] = parameters[name] * factors["gland"]
    changed["activation_day"] = parameters["activation_day"] * factors["onset"]
    for name in ["appetite_ml_kg", "appetite_slope_ml_kg_day", "appetite_log_ml_kg", "appetite_cap_ml"]:
        changed[name] = parameters[name] * factors["appetite"]
    for name in ["meal_start_ml", "meal_growth_ml"]:
        changed[name] = parameters[name] * factors["meal"]
    for name in ["energy_per_kg_kcal", "energy_offset_kcal"]:
        changed[name] = parameters[name] * (1.0 + EATS_MORE_NEEDS_MORE * (factors["appetite"] - 1.0))
    return changed


def all_mothers(parameters: dict, mothers: list, expressing: bool, held: list) -> list:
    """Return a set of parameters for each of ``mothers`` (see ``mother_parameters``)."""
    sets = []
    for k in range(len(mothers)):
        sets.append(mother_parameters(parameters, mothers[k], expressing, held))
    return sets
