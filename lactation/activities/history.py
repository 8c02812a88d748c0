"""A history to take: a mother with a worry, six boxes, twelve questions, and a plan at the end."""

from typing import Any

from lactation.activities.asking import dealt
from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.content.histories import history_spec
from lactation.content.references import work
from lactation.core.history import HISTORY_BOXES


class History(Play):
    """A history, by the name of its file."""

    kind = "history"

    def item(self) -> str:
        """Return with what its keys in the learner's record begin."""
        return f"history-{self.name}"

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        content = self.content
        return {
            "name": self.name,
            "content": content,
            "spec": history_spec(content, self.item()),
            "boxes": [(box, self.words[f"history_box_{box}"]) for box in HISTORY_BOXES],
            "steps": [(step, item.question, dealt(item)) for step, item in content.plan.items()],
            "opens": self.opens(),
            "works": self.works(),
        }

    def works(self) -> list[Any]:
        """Return the works that are cited."""
        return [work(key) for key in self.content.sources]

    def opens(self) -> list[tuple[str, str, str]]:
        """Return for each thing to ask its box, a wording that opens it and what she tells then, for readers without scripts."""
        return [(self.words[f"history_box_{box}"], asking.well[0], asking.told[0].say) for box, asking in self.content.asks()]

    def __repr__(self) -> str:
        """State who tells; what there is to find as a key."""
        content = self.content
        facts = "; ".join(fact.title for fact in content.facts.values())
        return f"History {self.name}: {content.title}\n  {content.who.mother}\n  {answer_key(facts)}"
