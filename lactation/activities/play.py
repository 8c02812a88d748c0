"""An activity whose content is one YAML file by one schema: a play whose spec the schema gives."""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.stated import answer_key
from lactation.content.marked import named
from lactation.content.references import work
from lactation.content.schema import words
from lactation.registry import folder_of, schema_of


class Play(Activity):
    """The activity ``kind`` of ``lactation/registry.py``, with the file ``name`` of its folder.

    Raises
    ------
    ContentError
        The content file is missing or wrong.
    """

    kind = ""  # of a class of its own

    def __init__(self, name: str, kind: str = "") -> None:
        self.name = name
        self.kind = kind or self.kind
        self.template = f"{self.kind}.html"
        self.content: Any = named(folder_of(self.kind), name, schema_of(self.kind))
        self.words = words()

    def item(self) -> str:
        """Return its key in the learner's record."""
        return f"{self.name}/{self.kind}"

    def view(self) -> dict[str, Any]:
        """Return what the template needs: name, content, works that are cited, and the spec."""
        return {
            "name": self.name,
            "content": self.content,
            "works": [work(key) for key in self.content.sources],
            "spec": {"items": [self.item()], "item": self.item(), **self.content.spec()},
        }

    def __repr__(self) -> str:
        """State the title, and all that can be learned from it as a key."""
        return f"{self.kind} {self.name}: {self.content.title}\n  {answer_key(self.content.model_dump_json())}"
