"""Draw the mothers of ``content/mothers.csv`` from the published spreads of ``content/spreads.csv``.

Run it with ``make mothers``. The seed is fixed: the same spreads give the same file. Each trait is lognormal with median 1 and
drawn in even strata (Latin hypercube), so that 48 mothers already show the whole spread.
"""

import numpy as np
from scipy.stats import norm, qmc

from lactation.calibrate import write_table
from lactation.content import HERE, spread_rows
from lactation.core.mothers import TRAITS

SEED = 20261126
MOTHERS = 48
MEAL_WITH_APPETITE = 0.5  # correlation of the logarithms; an assumption


def draw() -> list[dict[str, str]]:
    """Return the multipliers of each mother as text, by trait."""
    spread = {row["name"]: float(row["sd_of_log"]) for row in spread_rows()}
    even = qmc.LatinHypercube(len(TRAITS), seed=SEED, optimization="random-cd").random(MOTHERS)
    scores = dict(zip(TRAITS, norm.ppf(even).T, strict=True))
    scores["meal"] = MEAL_WITH_APPETITE * scores["appetite"] + (1.0 - MEAL_WITH_APPETITE**2) ** 0.5 * scores["meal"]
    # She is the same mother when she expresses: only further from the average.
    scores["pumped"] = scores["gland"]
    values = {trait: np.exp(spread[trait] * scores[trait]) for trait in TRAITS}
    return [{trait: f"{values[trait][k]:.3f}" for trait in TRAITS} for k in range(MOTHERS)]


def main() -> None:
    """Draw and write ``mothers.csv``."""
    write_table(HERE / "mothers.csv", TRAITS, draw())


if __name__ == "__main__":
    main()
