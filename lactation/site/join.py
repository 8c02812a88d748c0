"""Join the pieces of the page's script, ``script/*.js``, into the one classic script of a built page, ``milk.js``.

The pieces share one scope and are taken in the order of their names: a piece may call any function of another, but what it does
at once (a variable's value, a method of another piece's object) may rest only on pieces before it. ``90-start.js`` comes last.
"""

from pathlib import Path

SCRIPT = Path(__file__).parent / "script"
HEAD = """\
/* Moves the finished page: reads each activity's spec, asks the compiled core (lactation), draws what changed.
   Knows no explorer, scene or figure by name. Classic script: works from a folder opened by double-click.
   Joined from the pieces in lactation/site/script. Do not edit: change the piece. */
(function () {
"use strict";
"""
MARK = "/* ==== {name} ==== */\n"  # before each piece
FOOT = "})();\n"


def pieces() -> list[Path]:
    """Return the pieces in the order in which they are joined."""
    return sorted(SCRIPT.glob("*.js"))


def join_script() -> str:
    """Return the script of a page."""
    return HEAD + "".join(MARK.format(name=path.name) + path.read_text(encoding="utf-8") for path in pieces()) + FOOT


def place_of(line: int) -> tuple[str, int]:
    """Return the piece and its line in which a line of the joined script is written; no name for a line between pieces."""
    before = HEAD.count("\n")
    for path in pieces():
        count = path.read_text(encoding="utf-8").count("\n")
        if before + 1 < line <= before + 1 + count:
            return path.name, line - before - 1
        before += 1 + count
    return "", line
