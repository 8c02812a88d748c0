"""How a baby is held, by the four points of WHO and UNICEF: what can go together, and which points are met."""

from math import floor

from lactation.core.feed_signs import feed_settle

HOLD_POINTS = ["line", "close", "support", "facing"]
HOLD_LIT_FROM = 0.8  # of a sign; as in keyed scenes
HOLD_LEVEL = 0.2  # of the nose's height


def hold_settle(wish: dict) -> dict:
    """Return all signs, brought to what can go together in a hold.

    To the rules of the drawing comes one of the hand: a baby of whom only the head is held sags (line) and slips away (close).
    """
    signs = hold_copy(wish)
    signs["line"] = min(signs["line"], 0.5 + 0.5 * signs["support"])
    signs["close"] = min(signs["close"], 0.6 + 0.4 * signs["support"])
    return feed_settle(signs)


def hold_lit(signs: dict) -> dict:
    """Return by point whether it is lit; ``signs`` are settled. To face the breast, the nose must be level with the nipple."""
    lit = {}
    for point in HOLD_POINTS:
        lit[point] = signs[point] >= HOLD_LIT_FROM - 0.0001
    lit["facing"] = lit["facing"] and abs(signs["aim"]) <= HOLD_LEVEL + 0.0001
    return lit


def hold_count(signs: dict) -> int:
    """Return how many of the four points are lit."""
    lit = hold_lit(signs)
    count = 0
    for point in HOLD_POINTS:
        count = count + (1 if lit[point] else 0)
    return count


def hold_latch(wish: dict) -> None:
    """Let the baby who is held well open wide and take the breast. Changes ``wish``."""
    wish["on"] = 1.0
    wish["gape"] = 1.0
    wish["aim"] = 0.0


def hold_scene(scene: dict, signs: dict) -> dict:
    """Return a scene as it is with other signs."""
    made = {}
    for name in scene:
        made[name] = scene[name]
    made["signs"] = signs
    return made


def hold_copy(values: dict) -> dict:
    """Return a dict of its own with the same values."""
    made = {}
    for name in values:
        made[name] = values[name]
    return made


def hold_hundredths(value: float) -> float:
    """Return a number with two decimals."""
    return floor(value * 100.0 + 0.5) / 100.0
