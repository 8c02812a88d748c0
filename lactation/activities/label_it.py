"""Label it: a drawing with numbers, and a name to choose for each."""

from html import escape
from typing import Any

from lactation.activities.base import Activity, Field
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
    live = True

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

    def feedback(self, wanted: str, chosen: str) -> str:
        """Return the reason for one choice; nothing for none."""
        if chosen == wanted:
            return self.right()[wanted]
        return self.wrong().get(chosen, "")

    def heading(self) -> str:
        """Return the title."""
        return self.content.title

    def fields(self) -> list[Field]:
        """Return one choice for each number."""
        options = ((self.words["label_choose"], ""), *self.choices())
        return [
            Field(label.id, "select", fill_in(self.words["label_number"], {"n": str(number)}), "", options=options)
            for number, label in enumerate(self.content.labels, start=1)
        ]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the drawing, how many names are right, and the reason for each choice, as HTML."""
        right = sum(values.get(label.id) == label.id for label in self.content.labels)
        count = fill_in(self.words["labels_right"], {"n": str(right), "of": str(len(self.content.labels))})
        said = [
            (number, self.feedback(label.id, values.get(label.id) or "")) for number, label in enumerate(self.content.labels, 1)
        ]
        reasons = "".join(f"<p><b>{number}</b> {escape(text)}</p>" for number, text in said if text)
        return f'<figure style="max-width:430px;margin:0">{self.svg()}</figure><p>{escape(count) if reasons else ""}</p>{reasons}'

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
        """State each number with its name."""
        lines = [f"  {number}: {label.name}" for number, label in enumerate(self.content.labels, start=1)]
        return "\n".join([f"Label it {self.name}", *lines])
