"""Which conditions fit a list of findings better or worse, and how soon somebody should look: for learning, not for diagnosis."""

MOST_WEIGHT = 2  # a finding speaks for a condition with 1 or 2, against it with -1 or -2
FITS_FROM = 0.5  # of the best fit there can be
REFER_LEVELS = ["routine", "today", "now"]


def check_findings(chosen: list, known: list) -> None:
    """Raise a ValueError naming the finding when one of ``chosen`` is not known or stands there twice."""
    for i in range(len(chosen)):
        found = False
        for name in known:
            if name == chosen[i]:
                found = True
        if not found:
            listed = ", ".join(known)
            raise ValueError(f"findings: found {chosen[i]}, expected one of {listed}")
        for k in range(i):
            if chosen[k] == chosen[i]:
                raise ValueError(f"findings: found {chosen[i]} twice, expected each finding once")


def condition_fit(chosen: list, weights: dict) -> float:
    """Return how well the findings fit, from -1 (all speak strongly against) to 1 (all speak strongly for); 0 without findings.

    ``weights`` holds the findings that say something about the condition; the others count as 0.
    """
    if len(chosen) == 0:
        return 0.0
    total = 0.0
    for name in chosen:
        if name in weights:
            total += weights[name]
    return total / (MOST_WEIGHT * len(chosen))


def fit_word(chosen: list, fit: float) -> str:
    """Return the name of the words for a fit: ``open`` without findings, ``well``, ``part`` or ``less``."""
    if len(chosen) == 0:
        return "open"
    if fit >= FITS_FROM:
        return "well"
    return "part" if fit > 0.0 else "less"


def conditions_in_order(chosen: list, conditions: list) -> list:
    """Return ``{"id", "fit", "word"}`` for each of ``conditions`` (``{"id", "weights"}``), the best fit first.

    Those that fit alike stay in the order given.
    """
    ordered = []
    for condition in conditions:
        fit = condition_fit(chosen, condition["weights"])
        one = {"id": condition["id"], "fit": fit, "word": fit_word(chosen, fit)}
        ordered.append(one)
        place = len(ordered) - 1
        while place > 0 and ordered[place - 1]["fit"] < fit:
            ordered[place] = ordered[place - 1]
            place -= 1
        ordered[place] = one
    return ordered


def rules_met(chosen: list, rules: list) -> list:
    """Return the places of the rules (``{"when", "level"}``) for which every finding named in ``when`` is chosen.

    A rule without findings holds for nobody: it is only there to be read.
    """
    met = []
    for i in range(len(rules)):
        wanted = rules[i]["when"]
        here = 0
        for name in wanted:
            for one in chosen:
                if one == name:
                    here += 1
        if len(wanted) > 0 and here >= len(wanted):
            met.append(i)
    return met


def refer_level(chosen: list, rules: list) -> str:
    """Return the most urgent level of the rules that are met, one of ``REFER_LEVELS``, or an empty text."""
    highest = -1
    for place in rules_met(chosen, rules):
        for i in range(len(REFER_LEVELS)):
            if REFER_LEVELS[i] == rules[place]["level"] and i > highest:
                highest = i
    return REFER_LEVELS[highest] if highest >= 0 else ""
