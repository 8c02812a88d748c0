"""Numbers that decide, in the prose of a lesson: they stand there as digits, and must be those of ``thresholds.csv``.

A Markdown cell names what its numbers rest on in its metadata: ``"thresholds": ["loss_refer_percent"]``.
"""

import json
import re
from pathlib import Path

from lactation.content.thresholds import Threshold, thresholds, unknown


def stands_in(text: str, number: float) -> bool:
    """Return whether ``number`` stands in ``text`` as digits, not as part of another number."""
    return re.search(rf"(?<![\d.]){re.escape(f'{number:g}')}(?!\d|\.\d)", text) is not None


def cell_mistakes(text: str, names: list[str], known: dict[str, Threshold]) -> list[str]:
    """Return what is wrong with a cell that says its numbers rest on ``names``."""
    found = []
    for name in names:
        if name not in known:
            found.append(unknown(name, known))
        elif not stands_in(text, known[name].number):
            one = known[name]
            found.append(f"found no {one.number:g}, expected it, as {name} is {one.number:g} {one.unit} ({one.source})")
    return found


def mistakes_in(path: Path) -> list[str]:
    """Return one line for each number of the notebook that is not the one that decides: file, cell, found and expected."""
    known = thresholds()
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        f"{path}: cell {place}: {mistake}"
        for place, cell in enumerate(cells, 1)
        for mistake in cell_mistakes("".join(cell["source"]), cell["metadata"].get("thresholds", []), known)
    ]
