"""Which conditions fit a list of findings better or worse, and how soon somebody should look: for learning, not for diagnosis."""

MOST_WEIGHT = 2  # a finding speaks for a condition with 1 or 2, against it with -1 or -2
FITS_FROM = 0.5  # of the best fit there can be
NO_LEAD = -0.5  # the best fit of a condition of which no leading finding is chosen
LAST = -2.0  # below every fit
REFER_LEVELS = ["closer", "routine", "today", "now"]  # from mild to urgent


def check_findings(chosen: list, known: list) -> None:
    """Raise a ValueError naming the finding when one of ``chosen`` is not known or stands there twice."""
    for i in range(len(chosen)):
        if not is_chosen(chosen[i], known):
            listed = ", ".join(known)
            raise ValueError(f"findings: found {chosen[i]}, expected one of {listed}")
        for k in range(i):
            if chosen[k] == chosen[i]:
                raise ValueError(f"findings: found {chosen[i]} twice, expected each finding once")


def is_chosen(name: str, chosen: list) -> bool:
    """Return whether a finding is one of those chosen."""
    for one in chosen:
        if one == name:
            return True
    return False


def all_chosen(names: list, chosen: list) -> bool:
    """Return whether every one of ``names`` is chosen; true when there are none."""
    for name in names:
        if not is_chosen(name, chosen):
            return False
    return True


def any_chosen(names: list, chosen: list) -> bool:
    """Return whether at least one of ``names`` is chosen; false when there are none."""
    for name in names:
        if is_chosen(name, chosen):
            return True
    return False


def has_lead(chosen: list, leading: list) -> bool:
    """Return whether one of the lists of leading findings is chosen whole."""
    for names in leading:
        if all_chosen(names, chosen):
            return True
    return False


def condition_fit(chosen: list, condition: dict) -> float:
    """Return how well the findings fit, from -1 (all speak strongly against) to 1 (all speak strongly for); 0 without findings.

    ``condition`` holds ``weights``, the findings that say something about it (the others count as 0), and ``leading``, lists of
    findings: until one of them is chosen whole, the fit is at most ``NO_LEAD``.
    """
    if len(chosen) == 0:
        return 0.0
    total = 0.0
    weights = condition["weights"]
    for name in chosen:
        if name in weights:
            total += weights[name]
    fit = total / (MOST_WEIGHT * len(chosen))
    if has_lead(chosen, condition["leading"]):
        return fit
    return (fit - 1.0) / 2.0 if fit < 0.0 else NO_LEAD


def fit_word(fit: float, lead: bool) -> str:
    """Return the name of the words for a fit: ``well``, ``part``, ``less``, or ``open`` while nothing is said for or against it.

    ``lead`` is whether a list of leading findings is chosen whole.
    """
    if not lead and fit >= NO_LEAD:
        return "open"
    if fit >= FITS_FROM:
        return "well"
    return "part" if fit > 0.0 else "less"


def conditions_in_order(chosen: list, conditions: list) -> list:
    """Return ``{"id", "fit", "word"}`` for each of ``conditions`` (``{"id", "weights", "leading"}``), the best fit first.

    Those that fit alike stay in the order given, and so do those without a leading finding, which all come last.
    """
    ordered = []
    ranks = []
    for condition in conditions:
        lead = has_lead(chosen, condition["leading"])
        fit = condition_fit(chosen, condition)
        rank = fit if lead else LAST
        one = {"id": condition["id"], "fit": fit, "word": fit_word(fit, lead)}
        ordered.append(one)
        ranks.append(rank)
        place = len(ordered) - 1
        while place > 0 and ranks[place - 1] < rank:
            ordered[place] = ordered[place - 1]
            ranks[place] = ranks[place - 1]
            place -= 1
        ordered[place] = one
        ranks[place] = rank
    return ordered


def rules_met(chosen: list, rules: list) -> list:
    """Return the places of the rules (``{"when", "any", "level"}``) that are met.

    A rule is met when every finding of ``when`` and, if there are any, one of ``any`` is chosen. So a finding more can only
    meet more rules.
    """
    met = []
    for i in range(len(rules)):
        others = rules[i]["any"]
        if all_chosen(rules[i]["when"], chosen) and (len(others) == 0 or any_chosen(others, chosen)):
            met.append(i)
    return met


def level_place(level: str) -> int:
    """Return how urgent a level is: 0 for none, then from 1 up the place in ``REFER_LEVELS``."""
    for i in range(len(REFER_LEVELS)):
        if REFER_LEVELS[i] == level:
            return i + 1
    return 0


def refer_level(chosen: list, rules: list) -> str:
    """Return the most urgent level of the rules that are met, one of ``REFER_LEVELS``, or an empty text."""
    level = ""
    for place in rules_met(chosen, rules):
        if level_place(rules[place]["level"]) > level_place(level):
            level = rules[place]["level"]
    return level


def refer_reasons(chosen: list, rules: list) -> list:
    """Return the places of the rules that are met and have the most urgent level of them all."""
    level = refer_level(chosen, rules)
    reasons = []
    for place in rules_met(chosen, rules):
        if rules[place]["level"] == level:
            reasons.append(place)
    return reasons
