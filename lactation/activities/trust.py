"""How far the model can be trusted: every published observation against the model, the parameters, and what moves what."""

from functools import lru_cache
from html import escape
from typing import Any

from lactation.activities.base import Activity, Field
from lactation.content import ensemble, parameter_rows, parameters, targets
from lactation.content.references import work
from lactation.content.schema import words
from lactation.core.bands import in_order, quantile
from lactation.evidence import observe
from lactation.figures.style import canvas_of
from lactation.figures.svg import to_svg
from lactation.figures.trust import against_targets


@lru_cache(maxsize=1)
def ensemble_observations() -> list[dict[str, float]]:
    """Return what each member of the ensemble shows for every row of the targets."""
    return [observe(member) for member in ensemble()]


def compare() -> list[dict[str, Any]]:
    """Return a row for each published observation: its range, the model's value and the ensemble's 5 to 95 % range."""
    seen = observe(parameters())
    rows = []
    for row in targets():
        values = in_order([member[row["id"]] for member in ensemble_observations()])
        low, high, value = float(row["low"]), float(row["high"]), seen[row["id"]]
        rows.append(
            row
            | {"low": low, "high": high, "target": float(row["target"]), "value": value, "inside": low <= value <= high}
            | {"from": quantile(values, 0.05), "to": quantile(values, 0.95), "fitted": row["use"] == "calibrate"}
        )
    return rows


def sensitivity(most: int = 3) -> list[dict[str, Any]]:
    """Return, for each fitted parameter, the observations that move most when it goes from the low to the high end of its range.

    Each move is in widths of the observation's published range, so that millilitres and percentages can be compared.
    """
    base, rows = parameters(), []
    for row in parameter_rows():
        if row["fitted"] != "yes":
            continue
        low, high = (observe(base | {row["name"]: float(row[end])}) for end in ("low", "high"))
        moves: list[dict[str, Any]] = [
            {"observation": t["observation"], "move": (high[t["id"]] - low[t["id"]]) / (float(t["high"]) - float(t["low"]))}
            for t in targets()
        ]
        moves.sort(key=lambda move: -abs(move["move"]))
        rows.append(row | {"moves": [move for move in moves[:most] if abs(move["move"]) >= 0.1]})
    return rows


class Trust(Activity):
    """The model against the published observations, on one page."""

    template = "trust.html"
    live = True

    def __init__(self) -> None:
        self.words = words()
        self.rows = compare()

    def figure(self) -> str:
        """Return the figure of all rows as SVG."""
        drawn = against_targets(canvas_of(len(self.rows)), self.rows, self.words)
        return to_svg(drawn, "trust", self.words["trust_alt"])

    def parameters(self) -> list[dict[str, Any]]:
        """Return the parameter table with its sources."""
        return [row | {"works": [work(key) for key in filter(None, row["source"].split(";"))]} for row in parameter_rows()]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "svg": self.figure(),
            "rows": self.rows,
            "inside": sum(row["inside"] for row in self.rows),
            "members": len(ensemble()),
            "parameters": self.parameters(),
            "sensitivity": sensitivity(),
        }

    def heading(self) -> str:
        """Return the title."""
        return self.words["trust_title"]

    def fields(self) -> list[Field]:
        """Return nothing: there is nothing to set."""
        return []

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the figure and the table of the observations."""
        if quick:
            return ""
        head = "".join(f"<th>{escape(self.words[key])}</th>" for key in ("trust_observation", "trust_published", "trust_model"))
        body = "".join(
            f"<tr><td>{escape(r['observation'])} ({escape(r['unit'])})</td>"
            f"<td>{r['low']:g}–{r['high']:g}</td><td>{r['value']:.3g}</td></tr>"
            for r in self.rows
        )
        return f"{self.figure()}<table><tr>{head}</tr>{body}</table>"

    def __repr__(self) -> str:
        """State every row with fixed digits, so that a changed model changes the text."""
        lines = [f"Trust: {sum(row['inside'] for row in self.rows)} of {len(self.rows)} observations inside their range"]
        for row in self.rows:
            place = "inside " if row["inside"] else "OUTSIDE"
            published = f"[{row['low']:g}, {row['high']:g}] {row['unit']}"
            lines.append(f"  {row['id']:4} {place} {row['value']:10.4f} {published}: {row['observation']}")
        return "\n".join(lines)
