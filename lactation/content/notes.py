"""A note that a learner writes about a visit (``content/note``)."""

from typing import Any

from pydantic import Field

from lactation.content.kinds import Strict, Text, Words

MOST_LINES = 6


class NoteContent(Strict):
    """A file of ``content/note``: about whom, other notes to compare with, and what to tick of one's own."""

    title: Words
    prompt: Words
    label: Words
    others_title: Words
    models: list[Words] = Field(min_length=1, max_length=3)
    rubric: list[Words] = Field(min_length=3, max_length=6)
    sources: list[Text] = Field(min_length=1)

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/note.py`` needs; ``item`` is added."""
        rubric = {f"r{number}": text for number, text in enumerate(self.rubric, start=1)}
        own = {"prompt": self.prompt, "models": self.models, "rubric": rubric, "names": [], "cues": {}, "asks": {}}
        return own | {"most": MOST_LINES}
