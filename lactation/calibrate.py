"""Fit the model to the ``calibrate`` rows of ``content/targets.csv``; write the defaults and the ensemble of accepted sets.

Run it with ``make calibrate``. The seed is fixed: the same code gives the same files.

Differential evolution (scipy) finds a good set to start from. The ensemble is approximate Bayesian computation by rejection:
sets are drawn over the sampled ranges of ``parameters.csv`` and, in rounds, around the sets kept before (Gaussian kernel),
while the tolerance shrinks until every ``calibrate`` row must lie inside its low to high. The default is the member in the
middle: the one whose observations are closest to the ensemble's medians. (The best fit alone lies at the ensemble's edge,
because it follows single targets that most good sets only approach.)
"""

import csv
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from scipy.optimize import differential_evolution
from scipy.stats import gaussian_kde, qmc

from lactation.content import HERE, PARAMETER_COLUMNS, parameter_rows, parameters, targets
from lactation.evidence import observe

SEED = 20261121
DRAWS = 1024  # in each round
TOLERANCES = (2.5, 1.7, 1.25, 1.0, 1.0)  # largest distance of a row from its target, in half-widths of its range
MEMBERS = 48

FITTED = [row for row in parameter_rows() if row["fitted"] == "yes"]
BOUNDS = [(float(row["low"]), float(row["high"])) for row in FITTED]
ROWS = [row for row in targets() if row["use"] == "calibrate"]


def full_set(values: np.ndarray) -> dict[str, float]:
    """Return the default parameters with the fitted ones replaced by ``values`` (in the table's order)."""
    return parameters() | {row["name"]: float(f"{value:.5g}") for row, value in zip(FITTED, values, strict=True)}


def misses(values: np.ndarray) -> np.ndarray:
    """Return, for each ``calibrate`` row, the distance from its target in half-widths of its range: above 1 is outside."""
    seen = observe(full_set(values))
    distances = []
    for row in ROWS:
        low, high, target = float(row["low"]), float(row["high"]), float(row["target"])
        value = seen[row["id"]]
        side = high - target if value > target else target - low
        distances.append(abs(value - target) / side)
    return np.array(distances)


def misfit(values: np.ndarray) -> float:
    """Return the sum of squared distances, with a heavy charge for each row outside its range."""
    distance = misses(values)
    return float(np.sum(distance**2) + 100.0 * np.sum(np.maximum(distance - 0.95, 0.0)))


def worst_miss(values: np.ndarray) -> float:
    """Return the largest distance; at most 1 means that the set is accepted."""
    return float(np.max(misses(values)))


def accepted(draws: np.ndarray, tolerance: float, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return those draws that keep every row within ``tolerance``."""
    worst = np.array(list(pool.map(worst_miss, draws, chunksize=32)))
    return draws[worst <= tolerance]


def sample(best: np.ndarray, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return the sets accepted in the last rounds, where nothing lies outside its range."""
    low, high = np.array(BOUNDS).T
    draws = qmc.scale(qmc.LatinHypercube(len(BOUNDS), seed=SEED).random(2 * DRAWS), low, high)
    final = []
    for turn, tolerance in enumerate(TOLERANCES):
        kept = accepted(draws, tolerance, pool)
        print(f"round {turn + 1}: {len(kept)} of {len(draws)} sets within {tolerance} of their ranges")
        if tolerance == 1.0:
            final.append(kept)
        near = gaussian_kde(np.vstack([kept, best]).T).resample(40 * DRAWS, seed=SEED + turn).T
        draws = near[np.all((near >= low) & (near <= high), axis=1)][:DRAWS]
    return np.vstack(final)


def middle_member(members: np.ndarray, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return the member whose fitted observations are closest to the ensemble's medians, in widths of their ranges."""
    seen = list(pool.map(observe, map(full_set, members)))
    widths = np.array([float(row["high"]) - float(row["low"]) for row in ROWS])
    shown = np.array([[one[row["id"]] for row in ROWS] for one in seen]) / widths
    return members[np.argmin(np.sum(np.abs(shown - np.median(shown, axis=0)), axis=1))]


def write_table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write a CSV file whole or not at all."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


def main() -> None:
    """Fit, sample and write ``parameters.csv`` and ``ensemble.csv``."""
    with ProcessPoolExecutor() as pool:
        best = differential_evolution(
            misfit, BOUNDS, seed=SEED, popsize=6, maxiter=30, tol=1e-4, updating="deferred", workers=pool.map, polish=False
        )
        print(f"best fit: misfit {best.fun:.3f}, worst row at {worst_miss(best.x):.2f} of its range")
        kept = sample(best.x, pool)
        if len(kept) < MEMBERS:
            raise SystemExit(f"calibrate: found {len(kept)} accepted sets, expected at least {MEMBERS}; nothing was written")
        members = kept[np.random.default_rng(SEED).choice(len(kept), MEMBERS, replace=False)]
        default = middle_member(members, pool)
        print(f"default: worst row at {worst_miss(default):.2f} of its range")
    names = [row["name"] for row in FITTED]
    write_table(HERE / "ensemble.csv", names, [{n: f"{v:.5g}" for n, v in zip(names, member, strict=True)} for member in members])
    fitted = dict(zip(names, default, strict=True))
    rows = [row | {"value": f"{fitted[row['name']]:.5g}"} if row["name"] in fitted else row for row in parameter_rows()]
    write_table(HERE / "parameters.csv", PARAMETER_COLUMNS, rows)


if __name__ == "__main__":
    main()
