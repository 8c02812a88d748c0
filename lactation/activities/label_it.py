"""Label it: a drawing with numbers, and a name to choose for each."""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.stated import answer_key
from lactation.content.references import work
from lactation.content.schema import LabelsContent, labels_content, words
from lactation.core.words import fill_in
from lactation.figures.sketch import Sketch


class LabelIt(Activity):
    """A drawing whose numbered parts are to be named.

    Raises
    ------
    ContentError
        The content file is missing or wrong.
    """

    template = "label_it.html"

    def __init__(self, name: str) -> None:
        self.name = name
        self.content: LabelsContent = labels_content(name)
        self.words = words()

    def svg(self) -> str:
        """Return the drawing with its numbers."""
        numbers = {label.id: str(number) for number, label in enumerate(self.content.labels, start=1)}
        state = {name: {"y": [value]} for name, value in self.content.state.items()}
        return Sketch(self.content.drawing, state, numbers, layers=["numbers"]).to_svg(f"labels-{self.name}", self.content.alt)

    def choices(self) -> list[tuple[str, str]]:
        """Return the names to choose from with their ids: in the order of the alphabet, so that the order tells nothing."""
        return sorted((label.name, label.id) for label in self.content.labels)

    def right(self) -> dict[str, str]:
        """Return what is said to the right name, by id."""
        return {label.id: f"{self.words['right']} {label.name}. {label.does}" for label in self.content.labels}

    def wrong(self) -> dict[str, str]:
        """Return what is said to a name chosen in the wrong place: where it belongs and what it does."""
        said = {}
        for number, label in enumerate(self.content.labels, start=1):
            belongs = fill_in(self.words["label_belongs"], {"name": label.name, "n": str(number)})
            said[label.id] = f"{self.words['not_quite']} {belongs} {label.does}"
        return said

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "name": self.name,
            "content": self.content,
            "svg": self.svg(),
            "choices": self.choices(),
            "works": [work(key) for key in self.content.sources],
            "spec": {"right": self.right(), "wrong": self.wrong()},
        }

    def __repr__(self) -> str:
        """State the names to choose from, and for each number the right one as a key."""
        names = ", ".join(name for name, _ in self.choices())
        keys = [answer_key(self.name, label.id, label.does) for label in self.content.labels]
        lines = [f"  {number}: {one}" for number, one in enumerate(keys, start=1)]
        return "\n".join([f"Label it {self.name}: {names}", *lines])
