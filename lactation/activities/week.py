"""The weeks round a talk as curves: the simulator, set to what became of the last talk that the learner ended."""

from typing import Any

from lactation.activities.explorer import Explorer
from lactation.content.cases import case_content, case_names
from lactation.content.talks import talk_of
from lactation.core.conversation import new_conversation
from lactation.core.conversation_milk import plan_of, visit_settings

SCENE = "simulator"


class Week(Explorer):
    """The simulator without its stories, set by the play ``visit``."""

    def __init__(self) -> None:
        super().__init__(SCENE)
        self.content = self.content.model_copy(update={"guess": None, "stories": [], "title": self.words["visit_title"]})

    def cases(self) -> list[str]:
        """Return the cases after which there is a next visit that the model can draw, with the baby's weight."""
        return [name for name in case_names() if (model := case_content(name).model) and model.tells_grams]

    def usual(self, name: str) -> dict[str, Any]:
        """Return the settings of the same days, had nobody talked with her."""
        talk = talk_of(name)
        return self.settings | visit_settings(talk, plan_of(talk, new_conversation(talk, 1)))

    def visit(self) -> dict[str, Any]:
        """Return what ``core/play/visit.py`` needs."""
        items = {name: f"{name}/talk" for name in self.cases()}
        return {
            "items": [],
            "with": "end",
            "titles": {item: case_content(name).title for name, item in items.items()},
            "names": list(self.settings),
            "usual": {item: self.usual(name) for name, item in items.items() if not case_content(name).first_case},
        }

    def view(self, most: int | None = None) -> dict[str, Any]:
        """Return what the template needs."""
        return super().view(most) | {"visit": self.visit()}

    def __repr__(self) -> str:
        """State of which talks it can show the weeks."""
        return f"Week: {', '.join(self.cases())}"
