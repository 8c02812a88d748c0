"""The names by which participants sign in: as people write theirs, made one way, so that each leads to one folder always."""

import unicodedata

from lactation.content.hub import hub_texts
from lactation.core.words import fill_in

MOST = 40  # letters
SIGNS = " .-_'’@"
LETTERS = ("L", "M", "N")  # letters, what stands above or below them, and numbers (Unicode's general categories)
ALIKE = str.maketrans({"ʼ": "’", "‘": "’", "'": "’", "‐": "-", "‑": "-", "–": "-"})  # a keyboard's own choice


def own_name(typed: str) -> str:
    """Return a typed name in small letters and with single spaces, whatever keyboard and device wrote it."""
    whole = unicodedata.normalize("NFC", typed.translate(ALIKE).lower())
    seen = "".join(letter for letter in whole if unicodedata.category(letter) != "Cf")  # joiners, marks of direction
    return " ".join(seen.split())


def name_problem(name: str) -> str:
    """Return, in the reader's words, why a name cannot be taken; nothing when it can. A folder is called by it."""
    told = hub_texts()
    if not name:
        return told["name_empty"]
    if len(name) > MOST:
        return fill_in(told["name_long"], {"n": str(len(name)), "most": str(MOST)})
    wrong = [letter for letter in name if unicodedata.category(letter)[0] not in LETTERS and letter not in SIGNS]
    if unicodedata.category(name[0])[0] not in ("L", "N") and name[0] != "_":
        wrong = [name[0], *wrong]
    return fill_in(told["name_letters"], {"found": " ".join(dict.fromkeys(wrong))}) if wrong else ""
