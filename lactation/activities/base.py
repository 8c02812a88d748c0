"""The shape that all activities share."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

PAGE_FACE = "LACTATION_FACE"  # the environment variable that the site's build sets to "page"


@dataclass(frozen=True)
class Field:
    """One thing a learner can set.

    ``kind`` is slider, switch, clock, choice, text, or that of an explorer's control (see ``content.schema.Control``).
    """

    name: str
    kind: str
    label: str
    value: Any
    low: float = 0
    high: float = 1
    step: float = 1
    options: tuple[Any, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    show: Callable[[Any], str] = str
    help: str = ""
    moves: str = ""  # of rows: the slider that follows to a new newest one


class Activity:
    """An activity of a lesson. Subclasses say what it is; the faces draw it."""

    template = ""  # of the page face
    live = False  # answers while a field moves, rather than when asked

    def view(self) -> dict[str, Any]:
        """Return what the page's template needs."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return the line above the fields in a notebook."""
        raise NotImplementedError

    def before(self) -> list["Activity"]:
        """Return the activities that come first, above this one."""
        return []

    def fields(self) -> list[Field]:
        """Return what the learner can set, in order."""
        raise NotImplementedError

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the answer to these values as HTML; ``quick`` may leave out what takes long."""
        raise NotImplementedError

    def button(self) -> str:
        """Return the text of the button that asks for the answer."""
        return ""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        # Imported here: creating a widget in a page's kernel would put widget state into the page.
        if os.environ.get(PAGE_FACE) == "page":
            from lactation.faces import page

            return {"text/html": page.render(self), "text/plain": repr(self)}
        from lactation.faces import notebook

        return notebook.render(self) | {"text/plain": repr(self)}
