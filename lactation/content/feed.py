"""A feed drawn from its signs: ``content/feed.yaml``, and what a page gets of it."""

from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field

from lactation.content import HERE
from lactation.content.kinds import Color, Strict
from lactation.content.marked import read

FILE = "feed.yaml"


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


class FeedContent(Strict):
    """The file ``content/feed.yaml``."""

    skins: Annotated[list[FeedSkin], Field(min_length=4, max_length=4)]
    paper: FeedSkin
    ground: Color
    linen: Color
    cloth: Color


MOTHERS = ("skin", "shade", "line", "areola", "ring", "red", "hair")  # the baby's colours are the others, and the lines it shares
BABYS = ("line", "hair", "baby", "dim", "lip", "light", "flush")


@lru_cache
def feed_content() -> FeedContent:
    """Return how feeds are drawn; errors as in ``marked.read``."""
    return read(HERE / FILE, FeedContent)


def feed_drawn() -> dict[str, Any]:
    """Return what a play's ``spec["feed"]`` holds: colours and words for ``core/feed_*.py``."""
    return feed_content().model_dump()
