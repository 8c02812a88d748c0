"""How far the model can be trusted: every published observation against the model, the parameters, and what moves what."""

from functools import lru_cache
from typing import Any

from lactation.activities.base import Activity
from lactation.content import ensemble, mothers, parameter_rows, parameters, spread_rows, targets
from lactation.content.references import work
from lactation.content.schema import words
from lactation.content.trust import Spread, trust_content
from lactation.core.bands import in_order, quantile
from lactation.core.mothers import all_mothers
from lactation.core.words import fill_in, number_text, styled
from lactation.evidence import first_days, hopkinson_1988, kent_2006, observe, our_model, situations
from lactation.figures.style import canvas_of
from lactation.figures.svg import to_svg
from lactation.figures.trust import against_targets

TESTS = ("breast", "both", "baby")
PROTOCOL_OF = {"T02": first_days, "T05": kent_2006, "N10": hopkinson_1988}  # rows whose spread between mothers is shown
MOST = (0.05, 0.95)


@lru_cache(maxsize=1)
def ensemble_situations() -> list[dict[str, float]]:
    """Return the situations for the default and then for each member of the ensemble."""
    return [situations(our_model(known)) for known in (parameters(), *ensemble())]


@lru_cache(maxsize=1)
def ensemble_observations() -> list[dict[str, float]]:
    """Return what each member of the ensemble shows for every row of the targets."""
    return [observe(member) for member in ensemble()]


def between(values: list[float]) -> dict[str, float]:
    """Return where 5 to 95 % of the values lie."""
    ordered = in_order(values)
    return {"from": quantile(ordered, MOST[0]), "to": quantile(ordered, MOST[1])}


def compare() -> list[dict[str, Any]]:
    """Return a row for each published observation: its range, the model's value and the ensemble's 5 to 95 % range.

    Those that test the breast stand first, those that the baby's appetite alone decides last.
    """
    seen, back = observe(parameters()), trust_content().read_back
    rows = []
    for row in sorted(targets(), key=lambda row: TESTS.index(row["tests"])):
        name = row["id"]
        low, high, value = float(row["low"]), float(row["high"]), seen[name]
        rows.append(
            row
            | {"low": low, "high": high, "target": float(row["target"]), "value": value, "inside": low <= value <= high}
            | between([member[name] for member in ensemble_observations()])
            | {"fitted": row["use"] == "calibrate", "back": name in back}
        )
    return rows


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Return how many rows there are and how many of them lie inside, by what they test.

    ``kept`` were not fitted; ``new`` are those among them that do not read back an equation: the hardest test there is.
    """
    groups = {who: [row for row in rows if row["tests"] == who] for who in TESTS}
    groups["kept"] = [row for row in rows if not row["fitted"] and row["tests"] != "baby"]
    groups["new"] = [row for row in groups["kept"] if not row["back"]]
    groups["back"] = [row for row in rows if row["back"]]
    found: dict[str, int] = {}
    for name, group in groups.items():
        found |= {f"{name}_rows": len(group), f"{name}_inside": sum(row["inside"] for row in group)}
    return found


def among_mothers(spread: Spread) -> dict[str, float]:
    """Return where nine in ten of the drawn mothers lie in one row of the targets."""
    sets = all_mothers(parameters(), mothers(), spread.expressing, [])
    return between([PROTOCOL_OF[spread.row](our_model(known))[spread.row] for known in sets])


def three_digits(value: float) -> str:
    """Return a number as the page writes it: with three digits or in whole ones, with a true minus."""
    return styled((f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}").replace("-", "−"), words())


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

    def __init__(self) -> None:
        self.words = words()
        self.content = trust_content()
        self.rows = compare()
        self.counts = counts(self.rows)
        self.texts = self.numbers()

    def numbers(self) -> dict[str, str]:
        """Return every number that the words of the page may quote, by its name in braces."""
        found: dict[str, float] = {}
        for row in self.rows:
            found |= {row["id"]: row["value"]} | {f"{row['id']}_{key}": row[key] for key in ("low", "high", "target")}
        found |= ensemble_situations()[0]
        counts = {name: number_text(n, 0, self.words) for name, n in self.counts.items()}
        return {name: three_digits(value) for name, value in found.items()} | counts

    def range(self, low: float, high: float) -> str:
        """Return from where to where in words."""
        return fill_in(self.words["range"], {"low": three_digits(low), "high": three_digits(high)})

    def signed(self, move: float) -> str:
        """Return a move with its sign and one decimal."""
        return ("+" if move > 0 else "") + number_text(move, 1, self.words)

    def figure(self) -> str:
        """Return the figure of all rows as SVG."""
        drawn = against_targets(canvas_of(len(self.rows) + len(TESTS)), self.rows, self.words)
        return to_svg(drawn, "trust", self.words["trust_alt"])

    def parameters(self) -> list[dict[str, Any]]:
        """Return the parameter table with its sources."""
        return [with_works(row) for row in parameter_rows()]

    def summary(self) -> list[str]:
        """Return the sentences that count the rows, by what they test."""
        texts = self.texts | {"members": number_text(len(ensemble()), 0, self.words)}
        return [fill_in(self.words[f"trust_count_{name}"], texts) for name in ("breast", "new", "baby", "marks")]

    def lists(self) -> list[dict[str, Any]]:
        """Return what the model is good for, what it cannot do and what would prove it wrong."""
        made = []
        for part in (self.content.good_for, self.content.not_for, self.content.wrong_if):
            lines = [fill_in(line, self.texts) for line in part.lines]
            made.append({"title": part.title, "lead": part.lead, "lines": lines})
        return made

    def situation_rows(self) -> list[dict[str, Any]]:
        """Return the situations: before, now with the least and the most that any set gives, and what is published."""
        sets = ensemble_situations()
        rows = []
        for one in self.content.situations.rows:
            values = [seen[one.id] for seen in sets]
            found = {"now": values[0], "from": min(values), "to": max(values), "works": [work(key) for key in one.sources]}
            rows.append(one.model_dump() | found)
        return rows

    def gap_lines(self) -> list[dict[str, Any]]:
        """Return each gap: its name, the figures and why."""
        lines = []
        for gap in self.content.gaps.lines:
            _, name, text = fill_in(gap.text, self.texts).split("**")
            lines.append({"row": gap.row, "name": name, "text": text.strip(), "works": [work(key) for key in gap.sources]})
        return lines

    def spread_rows(self) -> list[dict[str, Any]]:
        """Return for some rows the doubt about the average beside how the drawn mothers differ."""
        doubt = {row["id"]: {"doubt_from": row["from"], "doubt_to": row["to"]} for row in self.rows}
        return [
            one.model_dump() | doubt[one.row] | among_mothers(one) | {"works": [work(key) for key in one.sources]}
            for one in self.content.spread.rows
        ]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "svg": self.figure(),
            "rows": self.rows,
            "content": self.content,
            "summary": self.summary(),
            "lists": self.lists(),
            "situations": self.situation_rows(),
            "gaps": self.gap_lines(),
            "spreads": self.spread_rows(),
            "spread_sources": [with_works(row) for row in spread_rows()],
            "parameters": self.parameters(),
            "sensitivity": sensitivity(),
            "show": three_digits,
            "range": self.range,
            "signed": self.signed,
        }

    def __repr__(self) -> str:
        """State every row with fixed digits, so that a changed model changes the text."""
        c = self.counts
        lines = [
            f"Trust: inside are {c['breast_inside']} of {c['breast_rows']} that test the breast, {c['both_inside']} of "
            f"{c['both_rows']} that test both, {c['baby_inside']} of {c['baby_rows']} that test the baby alone"
        ]
        for row in self.rows:
            place = "inside " if row["inside"] else "OUTSIDE"
            published = f"[{row['low']:g}, {row['high']:g}] {row['unit']}"
            lines.append(f"  {row['id']:4} {place} {row['value']:10.4f} {published}: {row['observation']}")
        lines += [f"  {one['id']:10} {one['now']:8.2f} ({one['from']:.2f} to {one['to']:.2f})" for one in self.situation_rows()]
        return "\n".join(lines)


def with_works(row: dict[str, str]) -> dict[str, Any]:
    """Return a row of a table with the works of its column ``source``."""
    return row | {"works": [work(key) for key in filter(None, row["source"].split(";"))]}
