"""Fit the model to the ``calibrate`` rows of ``content/targets.csv``; write the defaults and the ensemble of accepted sets.

Run it with ``make calibrate``. The seed is fixed: the same code and the same last fit give the same files.

Differential evolution (scipy) finds a good set to start from. The ensemble is approximate Bayesian computation: a population of
sets moves by the differences between its members (a differential-evolution Markov chain), starting from the best of the last
fit's sets, of sets drawn evenly over the sampled ranges of ``parameters.csv`` and of the best fit. A step is accepted when every
``calibrate`` row then lies inside its low to high, or, on the way there, when the worst row is no worse than before: inside, all
sets are equally good. The default is the member in the middle: the one whose furthest observation is closest to the ensemble's
median. (The best fit alone lies at the ensemble's edge, because it follows single targets that most good sets only approach.)
"""

import csv
import io
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from scipy.optimize import differential_evolution
from scipy.stats import qmc

from lactation.content import HERE, PARAMETER_COLUMNS, ensemble, parameter_rows, parameters, read_table, targets
from lactation.evidence import observe
from lactation.files import write_whole

SEED = 20261121
DRAWS = 512  # even draws over the ranges to start from, besides the sets of the last fit
WALKERS = 64  # the population; the ensemble is drawn from those that end inside
STEPS = 100
MEMBERS = 48
WORKERS = int(os.environ.get("CALIBRATE_WORKERS", "0")) or None  # None: one for each processor

FITTED = [row for row in parameter_rows() if row["fitted"] == "yes"]
BOUNDS = [(float(row["low"]), float(row["high"])) for row in FITTED]
START = np.array([float(row["value"]) for row in FITTED])  # the last fit
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


def worst_misses(draws: np.ndarray, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return the worst row of each draw; a draw outside the sampled ranges is never good enough."""
    low, high = np.array(BOUNDS).T
    possible = np.all((draws >= low) & (draws <= high), axis=1)
    worst = np.full(len(draws), np.inf)
    worst[possible] = list(pool.map(worst_miss, draws[possible], chunksize=4))
    return worst


def sample(best: np.ndarray, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return the walkers that end where nothing lies outside its range."""
    random, (low, high) = np.random.default_rng(SEED), np.array(BOUNDS).T
    last = np.array([[member[row["name"]] for row in FITTED] for member in ensemble()])
    draws = np.vstack([best, last, qmc.scale(qmc.LatinHypercube(len(BOUNDS), seed=SEED).random(DRAWS), low, high)])
    worst = worst_misses(draws, pool)
    chosen = np.argsort(worst, kind="stable")[:WALKERS]
    walkers, worst = draws[chosen], worst[chosen]
    usual = 2.38 / np.sqrt(2.0 * len(BOUNDS))
    for step in range(STEPS):
        others = np.array([random.choice(WALKERS, 2, replace=False) for _ in range(WALKERS)])
        length = usual * random.uniform(0.3, 1.1, (WALKERS, 1))
        moved = walkers + length * (walkers[others[:, 0]] - walkers[others[:, 1]])
        moved += random.normal(0.0, 0.004, moved.shape) * (high - low)
        found = worst_misses(moved, pool)
        better = found <= np.maximum(worst, 1.0)
        walkers[better], worst[better] = moved[better], found[better]
        if step % 10 == 9:
            print(f"step {step + 1}: {int(np.sum(worst <= 1.0))} of {WALKERS} sets inside, {int(better.sum())} moved")
    return walkers[worst <= 1.0]


def middle_member(members: np.ndarray, pool: ProcessPoolExecutor) -> np.ndarray:
    """Return the member of which no observation lies far from the ensemble's median, in widths of the published ranges."""
    seen = list(pool.map(observe, map(full_set, members)))
    rows = targets()
    widths = np.array([float(row["high"]) - float(row["low"]) for row in rows])
    shown = np.array([[one[row["id"]] for row in rows] for one in seen]) / widths
    return members[np.argmin(np.max(np.abs(shown - np.median(shown, axis=0)), axis=1))]


def write_table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write a CSV file whole or not at all."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, file.getvalue().encode())


def main() -> None:
    """Fit, sample and write ``parameters.csv`` and ``ensemble.csv``."""
    with ProcessPoolExecutor(WORKERS) as pool:
        best = differential_evolution(
            misfit,
            BOUNDS,
            seed=SEED,
            popsize=4,
            maxiter=12,
            x0=START,
            tol=1e-4,
            updating="deferred",
            workers=pool.map,
            polish=False,
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
    table = read_table(HERE / "parameters.csv", PARAMETER_COLUMNS)  # as written, whatever the reader's language
    rows = [row | {"value": f"{fitted[row['name']]:.5g}"} if row["name"] in fitted else row for row in table]
    write_table(HERE / "parameters.csv", PARAMETER_COLUMNS, rows)


if __name__ == "__main__":
    main()
