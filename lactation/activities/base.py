"""The shape that all activities share."""

import os
from typing import Any

PAGE_FACE = "LACTATION_FACE"  # the environment variable that the site's build sets to "page"


class Activity:
    """An activity of a lesson. Subclasses say what it is; the faces draw it."""

    template = ""  # drawn alike by both faces

    def view(self) -> dict[str, Any]:
        """Return what the page's template needs."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        # Imported here: creating a widget in a page's kernel would put widget state into the page.
        if os.environ.get(PAGE_FACE) == "page":
            from lactation.faces import page

            return {"text/html": page.render(self), "text/plain": repr(self)}
        from lactation.faces import notebook

        return notebook.render(self) | {"text/plain": repr(self)}
