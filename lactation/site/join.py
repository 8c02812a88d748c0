"""The pieces of the page's script, ``script/*.js``: joined into one, for a notebook, and each as a part for a page.

Taken together they share one scope, in the order of their names: a piece uses functions of those before it, and what it adds to
their objects (``STARTS``, ``CONTROLS``, methods of ``Explorer``) is there for all. ``90-start.js`` starts all. As a page has not
every piece (``load.py``), each names in its second line what it takes from others: ``From other pieces: all, store.``

Their scope is one function, ``milk_in_motion``. It is given the core, the function that gives the core's text (for a worker), the
site's words, and what keeps the learner's record (null: this browser); it returns ``start(root)``. A page starts its document, a
notebook (``faces/notebook.js``) the shadow root of each card.
"""

import re
from pathlib import Path

from lactation.site.parts import Part

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
GIVEN = ("core", "makeCore", "WORDS", "backend")  # to every piece
FROM_OTHERS = re.compile(r"^/\* From other pieces: ([\w, ]+)\. \*/$", re.M)
ASKED_OF_CORE = re.compile(r"\bcore\.(\w+)\b(?! = )")  # a piece that comes late is put there: load.py
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


class PieceError(ValueError):
    """A piece takes what no piece before it, or no module of the core, gives."""


def taken(text: str) -> tuple[str, ...]:
    """Return the names that a piece takes from others."""
    found = FROM_OTHERS.search(text)
    return tuple(found[1].split(", ")) if found else ()


def defines(text: str, name: str) -> bool:
    """Return whether a piece defines a function or a variable of that name at its top."""
    return bool(re.search(rf"^(?:function {name}\(|var (?:.*, )?{name} = )", text, re.M))


def piece_parts(core: dict[str, Part]) -> dict[str, Part]:
    """Return the pieces as parts, each after those that it takes something from.

    Raises
    ------
    PieceError
        A piece takes a name that none before it defines, or asks the core for one that it does not give.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in pieces()}
    wanted = {name for text in texts.values() for name in taken(text)} | {"start"}
    owners: dict[str, str] = {}
    found: dict[str, Part] = {}
    for stem, text in texts.items():
        needs = taken(text)
        rests = [owner(name, owners, stem, "a piece before it to define it") for name in needs]
        rests += [owner(name, core_owners(core), stem, "the core to define it") for name in ASKED_OF_CORE.findall(text)]
        gives = tuple(name for name in sorted(wanted) if defines(text, name))
        owners |= dict.fromkeys(gives, stem)
        found[stem] = Part(stem, GIVEN + needs, gives, tuple(dict.fromkeys(rests)), text, "page_part")
    return found


def core_owners(core: dict[str, Part]) -> dict[str, str]:
    """Return by which part of the core each name is given."""
    return {name: part.name for part in core.values() for name in part.gives}


def owner(name: str, owners: dict[str, str], piece: str, expected: str) -> str:
    """Return the part that gives a name to a piece."""
    if name not in owners:
        raise PieceError(f"{piece}.js: found {name}, expected {expected}")
    return owners[name]
