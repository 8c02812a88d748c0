"""The wall's file, which alone keeps what was answered: how it is written, and how another reader knows it."""

import csv
import io
import json
from typing import Any

FORMAT = "milk-in-motion/wall"
COLUMNS = ("page", "item", "kind", "option", "sure", "number", "heights")


def as_data(rows: list[dict[str, Any]]) -> str:
    """Return the rows of a room (``Room.rows``) as JSON."""
    return json.dumps({"format": FORMAT, "answers": rows}, indent=1)


def as_table(rows: list[dict[str, Any]]) -> str:
    """Return the rows of a room as CSV, the heights of a line in one cell."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow(row | {"heights": " ".join(f"{one:g}" for one in row.get("heights", []))})
    return text.getvalue()


def is_export(found: object) -> bool:
    """Return whether what was read of a file, JSON or the rows of a table, is a wall's."""
    if isinstance(found, dict):
        return found.get("format") == FORMAT
    first = found[0] if isinstance(found, list) and found else None
    return isinstance(first, list) and set(COLUMNS) <= {str(one) for one in first}
