"""What may be in the way in the close view: a shawl over the baby's head, the baby's arm before its chin."""

from lactation.core.feed_lines import feed_lined, feed_numbers, feed_shape, feed_shows, feed_stroke, feed_through
from lactation.core.feed_mouth import feed_close_jaw

_LINE = "var(--b-line)"
_NOTHING = "M0 0"


def feed_covers(g: dict, hides: list) -> list:
    """Return shawl and arm; what is not there is a path of nothing."""
    shawl = "shawl" in hides
    arm = "arm" in hides
    edge = [[150, -10], [214, 18], [262, 62], [286, 120], [290, 178], [274, 232], [244, 272], [220, 330]]
    folds = "M70 20q96 60 120 210M20 90q70 90 66 190M236 96q26 70 2 140"
    cloth = feed_through(edge, "M") + "H-20V-20Z" if shawl else _NOTHING
    found = [
        feed_lined(feed_shape("shawl", cloth, "var(--f-scarf)"), _LINE, 2.4),
        feed_stroke("shawl_folds", folds if shawl else _NOTHING, _LINE, 1.8),
    ]
    for one in _arm(g, arm):
        found.append(one)
    for one in found:
        feed_shows(one, 1 if (shawl if one["id"][0] == "s" else arm) else 0)
    return found


def _arm(g: dict, there: bool) -> list:
    """Return the baby's arm in its sleeve, its hand on the breast."""
    at = feed_close_jaw(g, 26, 22, 1)
    x = at[0]
    y = at[1]
    sleeve = [[x - 170, 340], [x - 110, y + 38], [x - 38, y - 22], [x - 22, y + 30], [x - 70, y + 78], [x - 100, 350]]
    hand = [[x - 34, y - 22], [x - 4, y - 32], [x + 24, y - 26], [x + 38, y - 12], [x + 40, y + 6], [x + 30, y + 20],
            [x + 8, y + 28], [x - 20, y + 28]]  # fmt: skip
    lines = ""
    for k in [-1, 0, 1]:
        lines = lines + "M" + feed_numbers([x + 14, y - 2 + 13 * k]) + "q14-2 24 1"
    return [
        feed_lined(feed_shape("arm_hand", feed_through(hand, "M") if there else _NOTHING, "var(--b-skin)"), _LINE, 2.4),
        feed_lined(feed_shape("arm", feed_through(sleeve, "M") + "Z" if there else _NOTHING, "var(--f-linen)"), _LINE, 2.4),
        feed_stroke("arm_fingers", lines if there else _NOTHING, _LINE, 2),
    ]
