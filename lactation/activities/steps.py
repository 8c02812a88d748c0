"""Step by step: one drawing a step, the steps to put in order, and pictures in which something needs care."""

from typing import Any

from lactation.activities.asking import choose_view
from lactation.activities.play import Play
from lactation.activities.stated import answer_key, item_lines
from lactation.content.references import work
from lactation.content.schema import Fault, Pictured
from lactation.core.ordering import shuffled
from lactation.core.words import fill_in, number_text
from lactation.figures.picture import picture


class Steps(Play):
    """Steps of something done by hand: three plays, to look at, to put in order and to judge.

    Raises
    ------
    ContentError
        The content file is missing or wrong, or a drawing is.
    """

    kind = "steps"

    def item(self) -> str:
        """Return the key in the learner's record under which the order is kept."""
        return f"{self.name}/order"

    def svg(self, one: Pictured) -> str:
        """Return a drawing with its layers."""
        return picture(one.picture, one.alt, layers=one.layers)

    def order(self) -> list[str]:
        """Return the ids of the steps as they are shuffled at first."""
        return [self.content.steps[i].id for i in shuffled(len(self.content.steps), self.content.seed)]

    def titles(self) -> dict[str, str]:
        """Return the steps' titles by id, in the right order."""
        return {step.id: step.title for step in self.content.steps}

    def view(self) -> dict[str, Any]:
        """Return what the template needs: three specs, and the drawings."""
        titles = self.titles()
        order = {"items": [self.item()], "item": self.item(), "steps": list(titles), "titles": titles, "seed": self.content.seed}
        return {
            "name": self.name,
            "content": self.content,
            "works": [work(key) for key in self.content.sources],
            "steps": [{"step": step, "svg": self.svg(step)} for step in self.content.steps],
            "turn": {"items": [], "parts": list(titles)},
            "order": order | {"why": {step.id: step.why_here for step in self.content.steps}},
            "shuffled": [(step, titles[step]) for step in self.order()],
            "faults": [self.fault_view(n, fault) for n, fault in enumerate(self.content.faults, 1)],
        }

    def fault_view(self, n: int, fault: Fault) -> dict[str, Any]:
        """Return the ``n``-th picture that needs care, its question, and the title under which it is folded."""
        of = number_text(len(self.content.faults), 0, self.words)
        title = fill_in(self.words["fault_title"], {"n": number_text(n, 0, self.words), "of": of})
        return choose_view(fault, f"steps-{self.name}/{fault.id}") | {"svg": self.svg(fault), "title": title}

    def __repr__(self) -> str:
        """State the shuffled steps and each picture's question; the order and what is right as keys."""
        lines = [f"Steps {self.name}: {self.content.title}"]
        titles = self.titles()
        lines += [f"  - {titles[step]}" for step in self.order()]
        lines.append(f"  {answer_key(*titles.values())}")
        for fault in self.content.faults:
            lines += [f"  {fault.id}: {fault.question}", *item_lines(fault)]
        return "\n".join(lines)
