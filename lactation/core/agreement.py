"""How far a learner's ticks agree with a key, beyond what chance alone would give: Cohen's kappa, and how sure it is.

A table is a list of rows: what the learner said, by column what the key says; ``kinds`` names rows and columns alike. Where a
number cannot be worked out (nothing rated, or both say one and the same of everything) it is ``NOT_THERE``, ``known`` is False.

The signs of one feed hang together, so the interval that formulas give is too narrow. ``agreement_of_feeds`` therefore draws
whole feeds again and again (a bootstrap) and gives both intervals. AC1 and PABAK are left out on purpose: they praise who ticks
nothing.
"""

from math import floor, sqrt

from lactation.core.bands import in_order, quantile
from lactation.core.checks import check_number
from lactation.core.schedules import next_random
from lactation.core.words import NOT_THERE

AGREEMENT_ENOUGH = 0.6  # the course's own marks: no published kappa was found for such a form
AGREEMENT_TARGET = 0.7
_AGREEMENT_DRAWS = 400  # of whole feeds
_AGREEMENT_FEEDS = 3  # fewer feeds say nothing of how feeds differ
_SURE_95 = 1.959963984540054  # standard errors to each side of a 95 % interval
_NEARLY_ALL = 0.9  # of the draws must give a kappa, or there is no interval
_TINY = 1e-12
_RANDOM_TOP = 2147483647.0  # of next_random


def agreement_table(learner: list, key: list, kinds: list) -> list:
    """Return the table of two equally long lists of ratings; a rating that is not among ``kinds`` is refused by name."""
    if len(learner) != len(key):
        raise ValueError(f"learner: found {len(learner)} ratings, expected {len(key)} as in the key")
    table = []
    for _ in kinds:
        row = []
        for _also in kinds:
            row.append(0)
        table.append(row)
    for i in range(len(key)):
        row = table[_kind_place(learner[i], kinds)]
        column = _kind_place(key[i], kinds)
        row[column] = row[column] + 1
    return table


def _kind_place(rating: str, kinds: list) -> int:
    """Return the place of a rating among the kinds."""
    for i in range(len(kinds)):
        if kinds[i] == rating:
            return i
    listed = ", ".join(kinds)
    raise ValueError(f"rating: found {rating}, expected one of {listed}")


def agreement_sum(tables: list) -> list:
    """Return one table of all the counts; an empty list where there is no table."""
    total = []
    for table in tables:
        for i in range(len(table)):
            if len(total) <= i:
                total.append([])
            for j in range(len(table[i])):
                if len(total[i]) <= j:
                    total[i].append(0)
                total[i][j] = total[i][j] + table[i][j]
    return total


def agreement_of(table: list) -> dict:
    """Return how far a table agrees.

    Returns
    -------
    ``n`` ratings, the ``same`` among them and their ``share`` (0 to 1); whether kappa is ``known``, ``kappa`` (-1 to 1), its
    standard ``error`` (Fleiss, Cohen and Everitt 1969, as for any kappa) and its 95 % interval, ``low`` to ``high``.
    """
    sides = _both_sides(table)
    n = sides["n"]
    found = {"n": n, "same": sides["same"], "share": NOT_THERE, "known": False}
    found["kappa"] = NOT_THERE
    found["error"] = NOT_THERE
    found["low"] = NOT_THERE
    found["high"] = NOT_THERE
    if n == 0:
        return found
    found["share"] = sides["same"] / n
    chance = 0.0
    for i in range(len(table)):
        chance = chance + sides["rows"][i] / n * sides["columns"][i] / n
    if chance > 1.0 - _TINY:
        return found
    found["known"] = True
    found["kappa"] = (found["share"] - chance) / (1.0 - chance)
    found["error"] = _agreement_error(table, sides, found["kappa"], chance)
    found["low"] = max(-1.0, found["kappa"] - _SURE_95 * found["error"])
    found["high"] = min(1.0, found["kappa"] + _SURE_95 * found["error"])
    return found


def _both_sides(table: list) -> dict:
    """Return the sums of rows and columns, of all, and of what is the same on both sides."""
    rows = []
    columns = []
    for _ in table:
        rows.append(0)
        columns.append(0)
    n = 0
    same = 0
    for i in range(len(table)):
        for j in range(len(table)):
            rows[i] = rows[i] + table[i][j]
            columns[j] = columns[j] + table[i][j]
            n = n + table[i][j]
            same = same + (table[i][j] if i == j else 0)
    return {"rows": rows, "columns": columns, "n": n, "same": same}


def _agreement_error(table: list, sides: dict, kappa: float, chance: float) -> float:
    """Return the standard error of kappa."""
    n = sides["n"]
    on = 0.0
    off = 0.0
    for i in range(len(table)):
        for j in range(len(table)):
            share = table[i][j] / n
            if i == j:
                both = (sides["rows"][i] + sides["columns"][i]) / n
                on = on + share * (1.0 - both * (1.0 - kappa)) * (1.0 - both * (1.0 - kappa))
            else:
                crossed = (sides["columns"][i] + sides["rows"][j]) / n
                off = off + share * crossed * crossed
    rest = kappa - chance * (1.0 - kappa)
    spread = on + (1.0 - kappa) * (1.0 - kappa) * off - rest * rest
    return sqrt(max(0.0, spread) / n) / (1.0 - chance)


def agreement_of_feeds(tables: list, seed: int) -> dict:
    """Return how far a set of feeds agrees: as ``agreement_of`` their sum, and ``feeds_low`` to ``feeds_high``.

    That second 95 % interval comes from drawing as many whole feeds anew, with repeats, some hundred times; the ``seed``
    (from 1) decides which, the same in both runtimes. It is ``NOT_THERE`` below three feeds, and where more than one draw in ten
    gives no kappa.
    """
    check_number("seed", seed, 1, 2147483646)
    found = agreement_of(agreement_sum(tables))
    found["feeds"] = len(tables)
    found["feeds_low"] = NOT_THERE
    found["feeds_high"] = NOT_THERE
    if not found["known"] or len(tables) < _AGREEMENT_FEEDS:
        return found
    drawn = in_order(_drawn_kappas(tables, seed))
    if len(drawn) >= _NEARLY_ALL * _AGREEMENT_DRAWS:
        found["feeds_low"] = quantile(drawn, 0.025)
        found["feeds_high"] = quantile(drawn, 0.975)
    return found


def _drawn_kappas(tables: list, seed: int) -> list:
    """Return the kappas of feeds drawn anew, where they can be worked out."""
    kappas = []
    at = next_random(next_random(seed))  # small seeds start with small numbers
    for _ in range(_AGREEMENT_DRAWS):
        drawn = []
        for _also in tables:
            at = next_random(at)
            drawn.append(tables[floor(at / _RANDOM_TOP * len(tables))])
        one = agreement_of(agreement_sum(drawn))
        if one["known"]:
            kappas.append(one["kappa"])
    return kappas


def agreement_level(found: dict) -> str:
    """Return where a kappa lies against the course's own marks: ``unknown``, ``below``, ``enough`` or ``target``."""
    if not found["known"]:
        return "unknown"
    if found["kappa"] >= AGREEMENT_TARGET:
        return "target"
    return "enough" if found["kappa"] >= AGREEMENT_ENOUGH else "below"
