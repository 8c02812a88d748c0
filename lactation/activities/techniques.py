"""Techniques of massage that web articles name: judge each one, then see the verdict. The claims come from ``claims.csv``."""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.claims import in_hands, said_by
from lactation.activities.stated import answer_key
from lactation.content import claim_rows
from lactation.content.conditions import techniques_content
from lactation.content.schema import words
from lactation.core.words import fill_in, number_text

ANSWERS = ("fine", "light", "never")
ROUND = 5  # techniques at a time, at most
ITEM = "techniques"  # its key in the learner's record, when all were asked at once; a round's has its number


class Techniques(Activity):
    """Techniques in rounds of four or five, with a choice for each: fine, only lightly, or not at all."""

    template = "techniques.html"

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

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"content": self.content, "rounds": self.rounds(), "choices": self.choices()}

    def rounds(self) -> list[dict[str, Any]]:
        """Return each round with its title, its techniques, and what ``core/play/label.py`` needs."""
        hands, made = in_hands(self.rows(), ROUND), []
        for n, shown in enumerate(hands, 1):
            values = {"n": number_text(n, 0, self.words), "of": number_text(len(hands), 0, self.words)}
            title = fill_in(self.words["techniques_round"], values)
            made.append({"n": n, "title": title, "rows": shown, "spec": self.spec(f"{ITEM}-{n}", shown)})
        return made

    def spec(self, item: str, rows: list[dict[str, str]]) -> dict[str, Any]:
        """Return what ``core/play/label.py`` needs for one round."""
        best = {row["id"]: row["best"] for row in rows}
        about = {"places": list(best), "best": best, "options": list(ANSWERS), "about": {}}
        return {"items": [item, ITEM], "item": item, "before": ITEM} | about

    def __repr__(self) -> str:
        """State each technique, with its answer and its verdict as a key."""
        lines = [f"  {row['id']} {row['name']}: {answer_key(row['id'], row['best'], row['verdict'])}" for row in self.rows()]
        return "\n".join(["Techniques", *lines])
