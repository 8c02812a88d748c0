"""What the page needs of one question: its words, and the spec by which ``core/play`` asks it."""

from typing import Any

from lactation.content.questions import dealt
from lactation.content.references import work
from lactation.content.schema import Item, Prediction, Story

SURE_AT_FIRST = 60  # percent


def choose_view(item: Item, key: str) -> dict[str, Any]:
    """Return a question to check; ``key`` names it in the learner's record."""
    works = [work(one) for one in item.sources]
    return {"item": item, "options": dealt(item), "works": works, "id": page_id(key), "spec": choose_spec(item, key)}


def choose_spec(item: Item, key: str) -> dict[str, Any]:
    """Return what ``core/play/choose.py`` needs."""
    best = next(option.id for option in item.options if option.best)
    return {"items": [key], "item": key, "best": best, "options": [option.id for option in item.options]}


def predict_view(item: Item, lesson: str, draw: bool = False, then: str = "") -> dict[str, Any]:
    """Return a question to commit to before the run: with a line to draw (``draw``), with an explanation (or its own ``then``).

    A story waits only while it is open.
    """
    key = f"{lesson}/predict"
    line = f"{lesson}/draw" if draw else ""
    story = isinstance(item, Story)
    spec = choose_spec(item, key) | {
        "with": "predict",
        "sure": SURE_AT_FIRST,
        "draw": line,
        "asks": "story" if story else "first",
        "opens": story,
        "sets": sets(item),
    }
    spec["items"] = [key, *([line] if line else [])]
    return choose_view(item, key) | {"then": item.then if isinstance(item, Prediction) else then, "spec": spec}


def sets(item: Item) -> dict[str, Any]:
    """Return what the explorer is set to when the learner has committed."""
    found: dict[str, Any] = {"settings": item.see if isinstance(item, Prediction) else {}}
    if isinstance(item, Story):
        found |= {"other": item.other, "name": item.name, "other_name": item.other_name}
    return found


def page_id(key: str) -> str:
    """Return the key of the record as an id of the page."""
    return "ask-" + key.replace("/", "-")
