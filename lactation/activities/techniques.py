"""Techniques of massage that web articles name: judge each one, then see the verdict. The claims come from ``claims.csv``."""

from html import escape
from typing import Any

from lactation.activities.base import Activity, Field
from lactation.activities.claims import said_by
from lactation.content import claim_rows
from lactation.content.conditions import techniques_content
from lactation.content.schema import words
from lactation.core.words import fill_in

ANSWERS = ("fine", "light", "never")


class Techniques(Activity):
    """A table of techniques with a choice for each: fine, only lightly, or not at all."""

    template = "techniques.html"
    live = True

    def __init__(self) -> None:
        self.content = techniques_content()
        self.words = words()

    def choices(self) -> list[tuple[str, str]]:
        """Return the answers with their names."""
        return [(getattr(self.content, name), name) for name in ANSWERS]

    def rows(self) -> list[dict[str, str]]:
        """Return each technique with its claim's verdict, what to teach instead, and who says so."""
        claims = {row["id"]: row for row in claim_rows()}
        said = {name: text for text, name in self.choices()}
        rows = []
        for one in self.content.techniques:
            row = claims[one.claim]
            rows.append(
                {
                    "id": one.claim,
                    "name": one.name,
                    "best": one.best,
                    "answer": said[one.best],
                    "verdict": self.words[f"verdict_{row['verdict']}"],
                    "kind": row["verdict"],
                    "teach": row["teach"],
                    "said_by": said_by(row),
                }
            )
        return rows

    def heading(self) -> str:
        """Return the title."""
        return self.content.title

    def fields(self) -> list[Field]:
        """Return one choice for each technique."""
        options = ((self.words["techniques_choose"], ""), *self.choices())
        return [Field(row["id"], "select", row["name"], "", options=options) for row in self.rows()]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return how many answers are right, and for each given answer the verdict and what to teach, as HTML."""
        rows = self.rows()
        given = [row for row in rows if values.get(row["id"])]
        right = sum(values[row["id"]] == row["best"] for row in given)
        if not given:
            return ""
        count = fill_in(self.words["labels_right"], {"n": str(right), "of": str(len(rows))})
        return f"<p>{escape(count)}</p>" + "".join(
            f"<p><b>{escape(row['name'])}: {escape(row['answer'])}.</b> {escape(row['verdict'])}. {escape(row['teach'])}</p>"
            for row in given
        )

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"content": self.content, "rows": self.rows(), "choices": self.choices()}

    def __repr__(self) -> str:
        """State each technique with its answer and its verdict."""
        lines = [f"  {row['id']} {row['name']}: {row['answer']} ({row['verdict']})" for row in self.rows()]
        return "\n".join(["Techniques", *lines])
