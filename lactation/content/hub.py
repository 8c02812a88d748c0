"""The words of a workshop's hub, for participants who sign in."""

from functools import lru_cache

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read

FILLED = ("found", "most", "n")  # names that the program fills in


class HubContent(Strict):
    """What the page to sign in says, each text by its name."""

    sign_in: Words
    name_empty: Words
    name_long: Words
    name_letters: Words
    password_wrong: Words


@lru_cache
def hub_texts() -> dict[str, str]:
    """Return the words of the hub, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "hub.yaml", HubContent).model_dump()
