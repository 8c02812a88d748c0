"""Join the pieces of the page's script, ``script/*.js``, into the one classic script of a built page, ``milk.js``.

The pieces share one scope and are taken in the order of their names: a piece may call any function of another, but what it does
at once (a variable's value, a method of another piece's object) may rest only on pieces before it. ``90-start.js`` comes last.

Their scope is one function, ``milk_in_motion``. It is given the core, the function that makes one anew (a worker needs its
text), the site's words, and what keeps the learner's record (null: this browser); it returns ``start(root)``. A page starts its
document, a notebook (``faces/notebook.js``) the shadow root of each card.
"""

from pathlib import Path

SCRIPT = Path(__file__).parent / "script"
HEAD = """\
/* Moves the finished page: reads each activity's spec, asks the compiled core (lactation), draws what changed.
   Knows no explorer, scene or figure by name. Classic script: works from a folder opened by double-click.
   Joined from the pieces in lactation/site/script. Do not edit: change the piece. */
function milk_in_motion(core, makeCore, WORDS, backend) {
"use strict";
"""
MARK = "/* ==== {name} ==== */\n"  # before each piece
FOOT = "return start;\n}\n"
PAGE = """\
milk_in_motion(window.lactation, window.lactation_core, JSON.parse(document.getElementById("words").textContent), null)(document);
"""


def pieces() -> list[Path]:
    """Return the pieces in the order in which they are joined."""
    return sorted(SCRIPT.glob("*.js"))


def join_pieces() -> str:
    """Return the function of all pieces, which starts nothing by itself."""
    return HEAD + "".join(MARK.format(name=path.name) + path.read_text(encoding="utf-8") for path in pieces()) + FOOT


def join_script() -> str:
    """Return the script of a page."""
    return join_pieces() + PAGE


def place_of(line: int) -> tuple[str, int]:
    """Return the piece and its line in which a line of the joined script is written; no name for a line between pieces."""
    before = HEAD.count("\n")
    for path in pieces():
        count = path.read_text(encoding="utf-8").count("\n")
        if before + 1 < line <= before + 1 + count:
            return path.name, line - before - 1
        before += 1 + count
    return "", line
