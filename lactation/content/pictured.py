"""The schemas of what is asked of drawings: their parts to name (``content/labels``), steps by hand (``content/steps``)."""

from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, check_ids
from lactation.content.questions import Item


class Label(Strict):
    """One part of a drawing: the place it has there, what it is called and what it does."""

    id: Text
    name: Words
    does: Words


class LabelsContent(Strict):
    """A file of ``content/labels``: the parts of a drawing, in the order of their numbers."""

    title: Words
    prompt: Words
    drawing: Text
    alt: Words
    state: dict[Text, float] = {}  # series of the drawing, 0 to 1; those left out are 0
    labels: list[Label] = Field(min_length=2)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_ids(self) -> "LabelsContent":
        """Each place has one label."""
        ids = [label.id for label in self.labels]
        if len(ids) != len(set(ids)):
            raise ValueError(f"each label needs an id of its own; found {', '.join(ids)}")
        return self

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/label.py`` needs: each place is named by the label that belongs there."""
        about = {label.id: {"name": label.name, "does": label.does, "n": n} for n, label in enumerate(self.labels, 1)}
        return {"places": list(about), "best": {name: name for name in about}, "options": list(about), "about": about}


class Pictured(Strict):
    """A drawing of ``figures/drawings`` with those of its layers that show."""

    picture: Text
    layers: list[Text] = []
    alt: Words


class Step(Pictured):
    """One step: what it is called, what is done, and why it stands where it stands."""

    id: Id
    title: Words
    text: Words
    why_here: Words


class Fault(Item, Pictured):
    """A picture in which something needs care: a question with reasons, and what to say to the mother."""

    say: Words


class StepsContent(Strict):
    """A file of ``content/steps``: steps in order, and pictures in which something needs care."""

    title: Words
    lead: Words
    tone: Literal["deep", "brown", "middle", "light"] = "middle"  # of the skin in the drawings
    seed: int = Field(default=1, ge=1)
    steps: list[Step] = Field(min_length=6, max_length=8)
    faults: list[Fault] = []
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_steps(self) -> "StepsContent":
        """Each step has an id of its own."""
        check_ids("steps", [step.id for step in self.steps])
        return self
