"""The feeds that a workshop ticks on paper. ``python -m tests.content.drawn_feeds`` draws them anew."""

from pathlib import Path

from lactation.content.feed import feed_drawn
from lactation.content.marked import load
from lactation.content.observing import KeyedFeed
from lactation.core.feed_said import feed_said
from lactation.figures.feed import feed_svg
from tests.execute import ROOT

BOOK = ROOT / "book"
SHEET = '<rect width="360" height="320" fill="#fff"/>'  # a dark page may lie behind it


def workshop_feeds() -> list[KeyedFeed]:
    """Return the four feeds with their keys."""
    return [KeyedFeed.model_validate(one) for one in load(BOOK / "workshop-watching-a-feed.feeds.yaml")]


def drawings() -> dict[Path, str]:
    """Return the text of each drawing by its file."""
    found = {}
    for feed in workshop_feeds():
        for view in ("wide", "close"):
            svg = feed_svg(feed.scene(), view, paper=True).replace(">", f">{SHEET}", 1)
            found[BOOK / "drawn-feeds" / f"{feed.id}-{view}.svg"] = f"{svg}\n"
    return found


def shown(feed: KeyedFeed) -> str:
    """Return the two pictures of a feed as the page shows them: told in shapes to who cannot see them."""
    told = {view: feed_said(feed.scene(), view, feed_drawn()["words"]) for view in ("wide", "close")}
    return "\n".join(f"![{text}](drawn-feeds/{feed.id}-{view}.svg)" for view, text in told.items())


if __name__ == "__main__":
    for path, text in drawings().items():
        path.write_text(text, encoding="utf-8")
