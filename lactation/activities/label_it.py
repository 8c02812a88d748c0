"""Label it: a drawing with numbers, and a name to choose for each."""

from typing import Any

from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.figures.sketch import Sketch


class LabelIt(Play):
    """A drawing whose numbered parts are to be named."""

    kind = "label_it"

    def item(self) -> str:
        """Return its key in the learner's record."""
        return f"{self.name}/labels"

    def svg(self) -> str:
        """Return the drawing with its numbers."""
        numbers = {label.id: str(number) for number, label in enumerate(self.content.labels, start=1)}
        state = {name: {"y": [value]} for name, value in self.content.state.items()}
        return Sketch(self.content.drawing, state, numbers, layers=["numbers"]).to_svg(f"labels-{self.name}", self.content.alt)

    def choices(self) -> list[tuple[str, str]]:
        """Return the names to choose from with their ids: in the order of the alphabet, so that the order tells nothing."""
        return sorted((label.name, label.id) for label in self.content.labels)

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return super().view() | {"svg": self.svg(), "choices": self.choices()}

    def __repr__(self) -> str:
        """State the names to choose from, and for each number the right one as a key."""
        names = ", ".join(name for name, _ in self.choices())
        keys = [answer_key(self.name, label.id, label.does) for label in self.content.labels]
        lines = [f"  {number}: {one}" for number, one in enumerate(keys, start=1)]
        return "\n".join([f"Label it {self.name}: {names}", *lines])
