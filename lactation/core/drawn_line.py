"""A line that the learner drew, held against the model's."""

NEAR_SHARE = 0.08  # of the axis: closer than this a drawn line counts as near


def value_at(x: float, xs: list, ys: list) -> float:
    """Return the height of a line at ``x``, straight between its points and level beyond its ends."""
    if x <= xs[0]:
        return ys[0]
    for i in range(1, len(xs)):
        if x <= xs[i]:
            part = (x - xs[i - 1]) / (xs[i] - xs[i - 1])
            return ys[i - 1] + part * (ys[i] - ys[i - 1])
    return ys[len(ys) - 1]


def widest_gap(at: list, guessed: list, xs: list, ys: list, span: float) -> dict:
    """Compare a drawn line with the model's: where they lie furthest apart, and whether that is near, above or below.

    ``guessed`` are the heights drawn at ``at``; ``xs`` and ``ys`` the model's line; ``span`` the height of the axis.
    """
    widest = {"x": at[0], "guess": guessed[0], "model": value_at(at[0], xs, ys), "gap": 0.0, "verdict": "near"}
    for i in range(len(at)):
        model = value_at(at[i], xs, ys)
        gap = abs(guessed[i] - model)
        if gap > widest["gap"]:
            widest = {"x": at[i], "guess": guessed[i], "model": model, "gap": gap, "verdict": "near"}
    if widest["gap"] > NEAR_SHARE * span:
        widest["verdict"] = "above" if widest["guess"] > widest["model"] else "below"
    return widest
