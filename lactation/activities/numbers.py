"""The numbers that decide: where sources differ and what is taught, then every looked-up row with its source."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content import HERE, in_language
from lactation.content.differences import differences_content
from lactation.content.rows import ThresholdRow
from lactation.content.schema import words
from lactation.content.thresholds import Threshold, threshold_rows, thresholds
from lactation.core.words import fill_in, styled, with_unit

PATH = HERE / "thresholds.csv"
NO_UNIT = ("finding", "statement", "rule", "timing", "any")  # what a row's value is when it is no quantity


class Numbers(Activity):
    """Every number and sign that decides how soon somebody should look, with source, country and how it was read."""

    template = "numbers.html"

    def __init__(self) -> None:
        self.words = words()
        self.content = differences_content()
        self.rows = [row for row in threshold_rows() if row["how"] != "recalled"]  # nobody could read those yet
        self.own = [one for one in thresholds().values() if one.national]
        self.used = {one.row for one in thresholds().values()}

    def subjects(self) -> list[dict[str, Any]]:
        """Return the rows by subject, in the file's order."""
        made: dict[str, list[dict[str, Any]]] = {}
        for row, here in zip(self.rows, in_language(self.rows, ThresholdRow, PATH), strict=True):
            made.setdefault(here["subject"], []).append(self.row(row, here))
        return [{"subject": name, "title": name[:1].upper() + name[1:], "rows": rows} for name, rows in made.items()]

    def row(self, row: dict[str, str], here: dict[str, str]) -> dict[str, Any]:
        """Return one row as a reader sees it: ``here`` is the same in the reader's language."""
        value = here["value"] if row["unit"] in NO_UNIT else with_unit(here["value"], here["unit"], self.words)
        return {
            "what": here["what"],
            "value": value if row["value"] != "any" else "",
            "applies": here["applies"],
            "level": self.words[f"level_{row['level']}"],
            "used": row["id"] in self.used,
            "source": row["source"],
            "read": self.words[f"numbers_{row['how']}"],
            "country": here["country"],
        }

    def national(self, one: Threshold) -> str:
        """Return in words what the country's own value replaces."""
        number = with_unit(styled(f"{one.number:g}", self.words), one.unit, self.words)
        return f"{fill_in(self.words['label_value'], {'label': one.what, 'value': number})} ({one.source})"

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"content": self.content, "subjects": self.subjects(), "own": [self.national(one) for one in self.own]}

    def __repr__(self) -> str:
        """State every number that decides with fixed digits."""
        lines = [f"Numbers that decide: {len(self.rows)} rows, {len(thresholds())} numbers in use"]
        lines += [f"  {one.name} {one.number:g} {one.unit} ({one.level}, {one.row})" for one in thresholds().values()]
        return "\n".join(lines)
