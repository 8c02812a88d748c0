"""The five ways to more milk: one map, and what each way can really move."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import lesson_pages, ways_content
from lactation.content.references import work
from lactation.content.schema import words
from lactation.figures.sketch import Sketch


class FiveWays(Activity):
    """The map of the five ways with its links.

    Raises
    ------
    ContentError
        The content names a claim or a lesson that does not exist.
    """

    template = "five_ways.html"

    def __init__(self) -> None:
        self.content = ways_content()
        self.words = words()
        verdicts = {row["id"]: row["verdict"] for row in claim_rows()}
        pages = lesson_pages()
        self.ways: list[dict[str, Any]] = []
        for way in self.content.ways:
            for known, names in ((verdicts, [way.claim]), (pages, way.lessons)):
                unknown = [name for name in names if name not in known]
                if unknown:
                    raise ContentError(f"{HERE / 'five_ways.yaml'}: {way.id}: found {unknown[0]!r}, which is not known")
            verdict = verdicts[way.claim]
            lessons = [pages[key] for key in way.lessons]
            says = self.words[f"verdict_{verdict}"]
            self.ways.append({"way": way, "verdict": verdict, "verdict_says": says, "lessons": lessons})

    def svg(self) -> str:
        """Return the map. It is a group of links, so a screen reader must not take it for one picture."""
        svg = Sketch(self.content.drawing, {}, self.content.words).to_svg("way", self.content.alt)
        return svg.replace('role="img"', 'role="group"')

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        works = [work(key) for key in self.content.sources]
        return {"content": self.content, "ways": self.ways, "svg": self.svg(), "works": works}

    def __repr__(self) -> str:
        """State each way with its verdict and its lessons."""
        lines = [f"  {one['way'].id}: {one['verdict']} ({', '.join(one['way'].lessons)})" for one in self.ways]
        return "\n".join(["Five ways", *lines])
