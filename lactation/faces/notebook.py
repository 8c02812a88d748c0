"""The notebook face: the page's own HTML in a notebook, as one ipywidget for each activity."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from lactation.activities.base import Activity
from lactation.faces import page


class Shown(anywidget.AnyWidget):
    """An activity in a notebook. The page's HTML is made when the front end asks for it, so one unseen costs nothing."""

    _esm = Path(__file__).parent / "notebook.js"
    settings = traitlets.Dict().tag(sync=True)  # of an explorer: read after a hand's move, and moved when set

    def __init__(self, activity: Activity) -> None:
        super().__init__(settings=getattr(activity, "settings", {}))
        self.activity = activity
        self.on_msg(self.answer)

    def answer(self, _: Any, asked: dict[str, Any], __: Any) -> None:
        """Answer what the front end asks."""
        if asked.get("ask") == "html":
            self.send({"told": "html", "html": page.render(self.activity)})


def render(activity: Activity) -> dict[str, Any]:
    """Return the mime bundle of the activity's widget."""
    bundle: Any = Shown(activity)._repr_mimebundle_()
    return dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
