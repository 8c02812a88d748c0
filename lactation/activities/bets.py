"""What the page needs of a workshop's bets: on each story's answer and number, and the points over all of them."""

from typing import Any

from lactation.activities.asking import dealt
from lactation.content.schema import ExplorerContent, Story, words
from lactation.core.words import fill_in


def bets_key(explorer: str, story: Story) -> str:
    """Return the key of a story's bets in the record."""
    return f"{explorer}-{story.id}/bets"


def bet_view(explorer: str, content: ExplorerContent, story: Story) -> dict[str, Any] | None:
    """Return what groups bet on in a story, or None where there is nothing to bet on."""
    if not story.bet:
        return None
    key = bets_key(explorer, story)
    readout = next(one for one in content.readouts if one.name == story.bet)
    spec = {
        "items": [key],
        "item": key,
        "run": f"{explorer}-{story.id}/predict",
        "best": next(option.id for option in story.options if option.best),
        "options": [option.id for option in story.options],
        "titles": {option.id: option.text for option in story.options},
        "readout": {"name": readout.name, "unit": readout.unit, "form": content.forms.get(readout.name, "0")},
    }
    label = fill_in(words()["bets_number"], {"label": readout.label, "unit": readout.unit})
    return {"id": f"bet-{explorer}-{story.id}", "item": story, "options": dealt(story), "number": label, "spec": spec}


def board_view(explorer: str, content: ExplorerContent) -> dict[str, Any] | None:
    """Return the scoreboard over all stories with bets, or None where there are none."""
    titles = {bets_key(explorer, story): story.title for story in content.stories if story.bet}
    return {"id": f"board-{explorer}", "spec": {"items": list(titles), "titles": titles}} if titles else None
