"""The notebook face: the page's own HTML, style and script in a notebook, as one ipywidget for each activity.

A widget holds next to nothing when it is made. Its front end (``notebook.js``) asks for the rest when it is seen: for the
activity's HTML, and once in a browser for what all cards share. Events of the learner's record go the same way, into a file.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from lactation.activities.base import Activity
from lactation.content.references import all_works
from lactation.content.schema import words
from lactation.faces import page
from lactation.faces.answers import Answers, answers_path, not_kept
from lactation.faces.shadow import shadow_style

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def course() -> dict[str, Any]:
    """Return what all cards share: core and script as one module, the style, the words and the cited works."""
    # Imported here: neither is needed to run a lesson that nobody looks at.
    from lactation.core_script import core_script  # noqa: PLC0415
    from lactation.site.join import join_pieces  # noqa: PLC0415

    own = [(HERE / name).read_text(encoding="utf-8") for name in ("citations.js", "card.js")]
    script = "\n".join([core_script(), join_pieces(), *own])
    return {"script": script, "style": shadow_style(), "words": words(), "works": all_works()}


@lru_cache(maxsize=1)
def course_hash() -> str:
    """Return a short name of the shared text: what a browser has already is not sent again."""
    return hashlib.sha256(json.dumps(course(), sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def answers() -> Answers:
    """Return the answers of this kernel's folder."""
    return Answers(answers_path())


class Card(anywidget.AnyWidget):
    """An activity in a notebook."""

    _esm = (HERE / "notebook.js").read_text(encoding="utf-8")
    waits = traitlets.Unicode(help="shown until the kernel answers").tag(sync=True)
    settings = traitlets.Dict(help="of an explorer: follows the hand, and moves the figure when set").tag(sync=True)

    def __init__(self, activity: Activity) -> None:
        self.activity = activity
        super().__init__(waits=words()["card_waits"], settings=dict(getattr(activity, "settings", {})))
        self.on_msg(self.hear)

    @traitlets.validate("settings")
    def fits(self, proposal: Any) -> dict[str, Any]:
        """Return whole settings: what is left out stays as it is.

        Raises
        ------
        ValueError
            One is unknown or outside its range.
        """
        whole = dict(self.settings) | proposal["value"]
        self.activity.check(whole)
        return whole

    def hear(self, _: Any, message: Any, __: Any) -> None:
        """Answer what the front end asks, if only with what went wrong. Anything else is not for here."""
        if not isinstance(message, dict) or message.get("ask") not in ANSWER:
            return
        try:
            answer = {"told": ANSWER[message["ask"]](self, message)}
        except Exception as error:
            self.send({"id": message.get("id"), "problem": f"{type(error).__name__}: {error}"})
            raise
        self.send({"id": message.get("id"), **answer})

    def tell_html(self, _: dict[str, Any]) -> dict[str, Any]:
        """Return the activity's HTML and the name of what it needs."""
        return {"html": page.render(self.activity, quick=True), "hash": course_hash()}

    def tell_course(self, _: dict[str, Any]) -> dict[str, Any]:
        """Return what all cards share."""
        return course()

    def tell_answers(self, _: dict[str, Any]) -> dict[str, Any]:
        """Return all events of the record, and what is wrong with its file."""
        events = answers().load()
        return {"events": events, "problem": answers().problem}

    def tell_here(self, _: dict[str, Any]) -> bool:
        """Return that this kernel knows the card."""
        return True

    def add_answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """Keep one event; return those of other notebooks, and what went wrong."""
        try:
            return {"events": answers().add(message.get("event") or {}), "problem": ""}
        except (OSError, ValueError) as error:
            return {"events": [], "problem": not_kept(answers().path, error)}


ANSWER = {
    "html": Card.tell_html,
    "course": Card.tell_course,
    "answers": Card.tell_answers,
    "add": Card.add_answer,
    "here": Card.tell_here,
}


def render(activity: Activity) -> dict[str, Any]:
    """Return the mime bundle of the activity's widget."""
    bundle: Any = activity.widget()._repr_mimebundle_()
    return dict(bundle[0])
