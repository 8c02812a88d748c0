"""All states of the people drawn from numbers, as one SVG: ``python -m lactation.figures.portrait_sheet PATH``."""

import sys
from itertools import chain
from pathlib import Path
from typing import Any

from lactation.content.portrait import MOTHER, drawn_people, portrait_content
from lactation.figures.portrait import portrait_html

WIDE, HIGH, LABEL = 128, 150, 16  # of one drawing, as a page shows it on a phone, CSS px
GROUND = "#f6e9dd"
CLOTHS = ("#7f9aa8", "#8aa68e", "#d0a35a", "#c98f7a")
WRAPS = ("#b8482f", "#a8556b", "#3f6f73", "#47618f")


def looks() -> list[dict[str, Any]]:
    """Return a mother for each head-dress, on another skin each time, and one of every other role; babies of all kinds."""
    content = portrait_content()
    people = [(head, "mother") for head in content.heads] + [("short", role) for role in content.roles if role != MOTHER]
    babies = ("asleep", "awake", "none", "bump")
    return [
        {
            "mother": {"skin": 1 + n % 4, "head": head, "cloth": CLOTHS[n % 4], "wrap": WRAPS[n % 4], "role": role}
            | {"beard": role == "grandfather"},
            "baby": babies[n % 4] if role in ("mother", "young") else "none",
        }
        for n, (head, role) in enumerate(people)
    ]


def row(look: dict[str, Any], y: float) -> list[str]:
    """Return one look in all states."""
    drawn = drawn_people(look)
    cells = []
    for n, face in enumerate(drawn["faces"]):
        svg = portrait_html(drawn, [{"who": MOTHER, "face": face}])
        cells.append(svg.replace("<svg ", f'<svg x="{n * WIDE}" y="{y}" width="{WIDE}" height="{HIGH}" ', 1))
        cells.append(f'<text x="{n * WIDE + 4}" y="{y + HIGH + 11}">{face}</text>')
    return cells


def sheet() -> str:
    """Return the whole sheet."""
    rows = [row(look, n * (HIGH + LABEL)) for n, look in enumerate(looks())]
    wide, high = WIDE * len(portrait_content().faces), (HIGH + LABEL) * len(rows)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" font-size="11">'
    return f'{head}<rect width="100%" height="100%" fill="{GROUND}"/>' + "\n".join(chain.from_iterable(rows)) + "</svg>\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(sheet(), encoding="utf-8")
