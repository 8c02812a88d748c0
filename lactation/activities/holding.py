"""Babies to be held well: with the hand (``content/position``) and with words (``content/coach``)."""

from typing import Any

from lactation.activities.keyed import Keyed
from lactation.activities.stated import answer_key
from lactation.content.feed import feed_drawn
from lactation.core.holding import hold_scene, hold_settle
from lactation.core.play.position import HOLD_HANDLES, POSITION_MOVES
from lactation.figures.feed import feed_figure

MOVES_OF = {
    "head": ("straighten", "bend"),
    "hip": ("nearer", "further", "toward", "upward"),
    "nose": ("raise", "lower"),
    "hand": ("along", "gather"),
}


class Position(Keyed):
    """Mothers and babies to be moved until the four points light."""

    kind = "position"

    def parts(self) -> list[str]:
        """Return the ids of the poses."""
        return [pose.id for pose in self.content.poses]

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the first picture, the handles and the moves too."""
        view = super().view()
        first = view["spec"]["scenes"][self.parts()[0]]
        view["spec"]["feed"] = feed_drawn()
        return view | {
            "picture": held_picture(first),
            "handles": HOLD_HANDLES,
            "moves": {one: MOVES_OF[one] for one in HOLD_HANDLES},
        }

    def __repr__(self) -> str:
        """State the poses; what each point is for as a key."""
        lines = [f"Position {self.name}: {len(POSITION_MOVES)} moves"]
        lines += [f"  - {pose.id} ({pose.hold}): {pose.story}" for pose in self.content.poses]
        return "\n".join([*lines, f"  {answer_key(*(point.why for point in self.content.points))}"])


class Coach(Keyed):
    """A mother to be helped with words alone."""

    kind = "coach"

    def parts(self) -> list[str]:
        """Return the part that the record knows besides the talk itself: its end."""
        return ["end"]

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the picture too."""
        view = super().view()
        view["spec"]["feed"] = feed_drawn()
        return view | {"picture": held_picture(view["spec"]["start"])}

    def __repr__(self) -> str:
        """State the lines; what comes of each as a key."""
        lines = [f"Coach {self.name}: {self.content.story}"]
        lines += [f"  - {one.say} {answer_key(one.skill, *(end.why for end in one.outcomes))}" for one in self.content.lines]
        return "\n".join(lines)


def held_picture(scene: dict[str, Any]) -> dict[str, str]:
    """Return the wide view of a scene as it is at the start."""
    return feed_figure(hold_scene(scene, hold_settle(scene["signs"])), "wide")
