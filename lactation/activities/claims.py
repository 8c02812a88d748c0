"""What mothers and counsellors may read or hear, with what holds and what to teach instead."""

from itertools import pairwise
from typing import Any

from lactation.activities.base import Activity
from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import article_key, articles, lesson_pages
from lactation.content.schema import words
from lactation.core.words import counted

MOST_IN_A_HAND = 7


def said_by(row: dict[str, str]) -> str:
    """Return who says so."""
    return row["authority"].replace(" | ", "; ")


def claim_view(row: dict[str, str], texts: dict[str, str]) -> dict[str, Any]:
    """Return one claim with all that is shown of it: never the claim without its verdict and what to teach."""
    article, lesson = articles()[article_key(row["id"])], lesson_pages()[row["lesson"]]
    return {
        "id": row["id"],
        "article": article_key(row["id"]),
        "topic": row["category"],
        "verdict": row["verdict"],
        "claim": row["claim"],
        "says": texts[f"verdict_{row['verdict']}"],
        "teach": row["teach"],
        "said_by": said_by(row),
        "from": article.short,
        "from_link": article.link,
        "lesson": lesson.title,
        "lesson_link": f"{lesson.link}#{row['id']}",
    }


def in_hands(rows: list[Any], most: int = MOST_IN_A_HAND) -> list[list[Any]]:
    """Return rows in hands of at most seven (or ``most``), about as large as each other: each can be brought to its end.

    Example
    -------
    >>> in_hands([1, 2, 3, 4, 5, 6, 7, 8])
    [[1, 2, 3, 4], [5, 6, 7, 8]]
    """
    count = -(-len(rows) // most)
    starts = [len(rows) * n // count for n in range(count + 1)]
    return [rows[start:end] for start, end in pairwise(starts)]


class Claims(Activity):
    """The claims of the source articles that one lesson teaches.

    Raises
    ------
    ContentError
        No claim belongs to the lesson: names the file and the lessons that have claims.
    """

    template = "claims.html"

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.words = words()
        self.rows = [row for row in claim_rows() if lesson and row["lesson"] == lesson]
        if not self.rows:
            known = ", ".join(sorted({row["lesson"] for row in claim_rows()} - {""}))
            raise ContentError(f"{HERE / 'claims.csv'}: lesson: found no claim of {lesson!r}, expected one of {known}")

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        rows = [row | {"said_by": said_by(row), "says": self.words[f"verdict_{row['verdict']}"]} for row in self.rows]
        hands = in_hands(rows)
        more = [counted("claims_more", len(hand), self.words) for hand in hands[1:]]
        count = counted("claims", len(rows), self.words)
        return {"lesson": self.lesson, "rows": rows, "count": count, "hands": hands, "titles": ["", *more]}

    def __repr__(self) -> str:
        """State each claim with its verdict."""
        return "\n".join([f"Claims {self.lesson}", *(f"  {row['id']} {row['verdict']}: {row['claim']}" for row in self.rows)])
