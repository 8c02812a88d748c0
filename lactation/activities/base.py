"""The shape that all activities share."""

import os
from typing import Any

from lactation.registry import PAGE_FACE


class Activity:
    """An activity of a lesson. Subclasses say what it is; the faces draw it."""

    template = ""  # drawn alike by both faces
    _widget: Any = None

    def view(self) -> dict[str, Any]:
        """Return what the page's template needs."""
        raise NotImplementedError

    def quick_view(self) -> dict[str, Any]:
        """Return the same, without what takes long and the script works out by itself."""
        return self.view()

    def check(self, settings: dict[str, Any]) -> None:
        """Raise a ValueError when somebody sets what cannot be set; only an explorer can be set at all."""
        if settings:
            raise ValueError(f"{type(self).__name__}: found settings {', '.join(settings)}, expected none")

    def widget(self) -> Any:
        """Return the activity's widget in a notebook; the same one each time, so that it can be read and set."""
        # Imported here: creating a widget in a page's kernel would put widget state into the page.
        from lactation.faces.notebook import Card

        if self._widget is None:
            self._widget = Card(self)
        return self._widget

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        if os.environ.get(PAGE_FACE) == "page":
            from lactation.faces import page

            return {"text/html": page.render(self), "text/plain": repr(self)}
        from lactation.faces import notebook

        return notebook.render(self) | {"text/plain": repr(self)}
