"""Step by step: one drawing a step, the steps to put in order, and pictures in which something needs care."""

from typing import Any

from lactation.activities.asking import choose_view
from lactation.activities.base import Activity
from lactation.activities.stated import answer_key, item_lines
from lactation.content.references import work
from lactation.content.schema import Pictured, StepsContent, steps_content, words
from lactation.core.ordering import first_out_of_place, shuffled
from lactation.core.words import fill_in
from lactation.figures.picture import picture


class Steps(Activity):
    """Steps of something done by hand.

    Raises
    ------
    ContentError
        The content file is missing or wrong, or a drawing is.
    """

    template = "steps.html"

    def __init__(self, name: str) -> None:
        self.name = name
        self.content: StepsContent = steps_content(name)
        self.words = words()
        self.order = shuffled(len(self.content.steps), self.content.seed)

    def svg(self, one: Pictured) -> str:
        """Return a drawing with its layers."""
        return picture(one.picture, one.alt, layers=one.layers)

    def titles(self) -> list[str]:
        """Return the steps' titles in order."""
        return [step.title for step in self.content.steps]

    def feedback(self, order: list[int]) -> str:
        """Return what is said to an order: all right, or the first step out of place with why another comes there."""
        at = first_out_of_place(order)
        if at < 0:
            return self.words["order_right"]
        wanted = self.content.steps[at]
        values = {"n": str(at), "title": self.content.steps[order[at]].title, "why": wanted.why_here}
        return fill_in(self.words["order_wrong" if at else "order_wrong_first"], values)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        steps = [{"step": step, "svg": self.svg(step)} for step in self.content.steps]
        faults = [choose_view(fault, f"steps-{self.name}/{fault.id}") | {"svg": self.svg(fault)} for fault in self.content.faults]
        spec = {"seed": self.content.seed, "titles": self.titles(), "why": [step.why_here for step in self.content.steps]}
        return {
            "name": self.name,
            "content": self.content,
            "steps": steps,
            "order": [(i, self.content.steps[i].title) for i in self.order],
            "faults": faults,
            "works": [work(key) for key in self.content.sources],
            "spec": spec,
        }

    def __repr__(self) -> str:
        """State the shuffled steps and each picture's question; the order and what is right as keys."""
        lines = [f"Steps {self.name}: {self.content.title}"]
        lines += [f"  - {self.content.steps[i].title}" for i in self.order]
        lines.append(f"  {answer_key(*(step.title for step in self.content.steps))}")
        for fault in self.content.faults:
            lines += [f"  {fault.id}: {fault.question}", *item_lines(fault)]
        return "\n".join(lines)
