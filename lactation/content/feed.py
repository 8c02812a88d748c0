"""A feed drawn from its signs: ``content/feed.yaml``, and what a page gets of it."""

from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Color, Strict, Text, Words
from lactation.content.marked import read
from lactation.core.feed_signs import FEED_HIDES, FEED_HOLDS, FEED_VIEWS, feed_names

FILE = "feed.yaml"
CLASSES = ("well", "between", "difficulty")
SAID = {
    *(f"view_{view}" for view in FEED_VIEWS), *(f"hides_{what}" for what in FEED_HIDES),
    *(f"{name}_{one}" for name in feed_names() for one in CLASSES),
    *(f"hold_{hold}" for hold in FEED_HOLDS), "before", *(f"before_{where}" for where in ("above", "level", "below")),
    *(f"mouth_{one}" for one in CLASSES), "stop", "move", "sound", "strip",
}  # fmt: skip


class FeedSkin(Strict):
    """The colours of a mother's skin and of her baby's."""

    skin: Color
    shade: Color
    line: Color
    areola: Color
    ring: Color
    red: Color
    hair: Color
    baby: Color
    dim: Color
    lip: Color
    light: Color
    flush: Color


class FeedCloths(Strict):
    """The colours of what is not skin: ground, what the baby wears and its front, her cloth, skirt, chair and scarf."""

    ground: Color
    linen: Color
    front: Color
    cloth: Color
    wrap: Color
    chair: Color
    scarf: Color


class FeedContent(Strict):
    """The file ``content/feed.yaml``."""

    skins: Annotated[list[FeedSkin], Field(min_length=4, max_length=4)]
    paper: FeedSkin
    cloths: FeedCloths
    paper_cloths: FeedCloths
    sources: list[Text]
    words: dict[Text, Words]

    @model_validator(mode="after")
    def check_words(self) -> "FeedContent":
        """Each sign has its words, and no word is without a sign."""
        if set(self.words) != SAID:
            missing, more = (", ".join(sorted(one)) or "none" for one in (SAID - set(self.words), set(self.words) - SAID))
            raise ValueError(f"words: found none for {missing}, and too many: {more}; expected one for each class of each sign")
        return self


@lru_cache
def feed_content() -> FeedContent:
    """Return how feeds are drawn; errors as in ``marked.read``."""
    return read(HERE / FILE, FeedContent)


def feed_drawn() -> dict[str, Any]:
    """Return what a play's ``spec["feed"]`` holds: colours and words for ``core/feed_*.py``."""
    return feed_content().model_dump(exclude={"sources"})
