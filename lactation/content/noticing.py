"""Scenes in which a learner names what there is to praise (``content/notice``)."""

from typing import Any

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, check_ids


class Noticed(Strict):
    """One thing to notice: whose it is, and how it may be said."""

    who: Words
    say: Words


class Scene(Strict):
    """One scene: what is seen and heard, what others noticed, and what is better not said."""

    id: Id
    text: Words
    noticed: list[Noticed] = Field(min_length=3)
    rather_not: Words

    def fields(self) -> list[str]:
        """Return the ids of its two fields."""
        return [f"{self.id}-1", f"{self.id}-2"]


class NoticeContent(Strict):
    """A file of ``content/notice``."""

    title: Words
    prompt: Words
    first: Words  # what the two fields are called
    second: Words
    scenes: list[Scene] = Field(min_length=2, max_length=10)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_scenes(self) -> "NoticeContent":
        """No id stands twice."""
        check_ids("scenes", [one.id for one in self.scenes])
        return self

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/notice.py`` needs, but for its keys in the record."""
        return {"scenes": [one.id for one in self.scenes], "texts": [field for one in self.scenes for field in one.fields()]}
