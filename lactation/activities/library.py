"""The claims library, and each source article with its claims."""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.claims import claim_view
from lactation.content import claim_rows
from lactation.content.articles import VERDICTS, WEIGH, article_content, article_key, articles, topics
from lactation.content.references import work
from lactation.content.schema import words
from lactation.content.search import index_of
from lactation.core.play.filter import count_text, filter_start, rows_that_fit
from lactation.core.words import counted_with, fill_in, listed, number_text

LIBRARY = "../reading-the-web/claims-library.html"
SHELVES = "topic"  # by what the claims lie in folds
SEARCHED = ("claim", "says", "teach", "said_by", "topic", "from", "lesson")  # of a row


class ClaimsLibrary(Activity):
    """All claims in one table, with filters by article, topic, verdict and words."""

    template = "claims_library.html"

    def __init__(self) -> None:
        self.words = words()
        self.rows = [claim_view(row, self.words) for row in claim_rows()]

    def filters(self) -> list[dict[str, Any]]:
        """Return the three lists to choose from: name, label and options as pairs of value and text."""
        return [
            {
                "name": "article",
                "label": self.words["library_article"],
                "options": [(key, one.short) for key, one in articles().items()],
            },
            {"name": "topic", "label": self.words["library_topic"], "options": [(topic, topic) for topic in topics()]},
            {
                "name": "verdict",
                "label": self.words["library_verdict"],
                "options": [(name, self.words[f"verdict_{name}"]) for name in VERDICTS],
            },
        ]

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/filter.py`` needs."""
        choices = {one["name"]: [value for value, _ in one["options"]] for one in self.filters()}
        return {
            "items": [],
            "choices": choices,
            "address": [*choices, "words"],
            "shelves": SHELVES,
            "rows": [{name: row[name] for name in ("id", *choices)} for row in self.rows],
            "index": index_of(" ".join(row[name] for name in SEARCHED) for row in self.rows),
        }

    def shelves(self) -> list[dict[str, Any]]:
        """Return the topics, each with its title and its claims."""
        made = []
        for topic in topics():
            rows = [row for row in self.rows if row[SHELVES] == topic]
            values = {"title": topic, "n": number_text(len(rows), 0, self.words)}
            made.append({"title": fill_in(self.words["library_shelf"], values), "rows": rows})
        return made

    def count(self, found: int) -> str:
        """Return in words how many claims are shown."""
        return count_text(found, len(self.rows), self.words)

    def found(self, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the claims that fit the filters."""
        spec = self.spec()
        chosen = filter_start(spec, [])["chosen"] | {name: value for name, value in wanted.items() if value}
        return [row for row, fits in zip(self.rows, rows_that_fit(spec, chosen), strict=True) if fits]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        found = self.count(len(self.rows))
        return {"shelves": self.shelves(), "filters": self.filters(), "count": found, "spec": self.spec()}

    def __repr__(self) -> str:
        """State how many claims of each article have each verdict."""
        lines = [f"Claims library: {self.count(len(self.rows))}"]
        for key, article in articles().items():
            counts = [(name, sum(row["article"] == key and row["verdict"] == name for row in self.rows)) for name in VERDICTS]
            lines.append(f"  {key} {article.short}: " + ", ".join(f"{name} {count}" for name, count in counts))
        return "\n".join(lines)


class Article(Activity):
    """One source article: what it gets right, what needs care, what is wrong, and what to say to a mother who believes it.

    Raises
    ------
    ContentError
        There is no such article.
    """

    template = "article.html"

    def __init__(self, key: str) -> None:
        self.key = key
        self.content = article_content(key)
        self.words = words()
        self.rows = [claim_view(row, self.words) for row in claim_rows() if article_key(row["id"]) == key]

    def groups(self) -> list[dict[str, Any]]:
        """Return the claims by verdict, the worst first, leaving out verdicts that no claim has."""
        made = []
        for name in reversed(VERDICTS):
            rows = [row for row in self.rows if row["verdict"] == name]
            if rows:
                n = number_text(len(rows), 0, self.words)
                title, short = (
                    fill_in(self.words["verdict_here"], {"verdict": self.words[f"{said}_{name}"], "n": n})
                    for said in ("verdict", "verdict_among")
                )
                made.append({"verdict": name, "title": title, "short": short, "rows": rows})
        return made

    def counts(self) -> str:
        """Return in words how many claims have each verdict."""
        told = listed([group["short"] for group in reversed(self.groups())], "list_comma", self.words)
        return counted_with("article_counts", len(self.rows), {"counts": told}, self.words)

    def parts(self) -> list[dict[str, Any]]:
        """Return the three lists of the article with their titles."""
        content = self.content
        named = (("right", content.right), ("care", content.care), ("wrong", content.wrong))
        return [{"name": name, "title": self.words[f"article_{name}"], "lines": lines} for name, lines in named]

    def weighed(self) -> list[tuple[str, str]]:
        """Return the five questions with their answers."""
        return [(self.words[f"article_weigh_{name}"], self.content.weigh[name]) for name in WEIGH]  # type: ignore[index]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "key": self.key,
            "content": self.content,
            "parts": self.parts(),
            "weighed": self.weighed(),
            "counts": self.counts(),
            "groups": self.groups(),
            "library": f"{LIBRARY}#article={self.key}",
            "works": [work(key) for key in self.content.sources],
        }

    def __repr__(self) -> str:
        """State the article and its verdicts, claim by claim."""
        verdicts = [f"  {group['title']} ({', '.join(row['id'] for row in group['rows'])})" for group in self.groups()]
        return "\n".join([f"Article {self.key}: {self.content.title}", *verdicts])
