"""Cues about a line that somebody typed: they only ask, they never mark.

A cue is ``{"how", "words", "then", "count"}``. ``how`` says what makes it ask: the line ``starts`` with one of the words (and the
next word is one of ``then``, where there are any), ``has`` one of them, ``lacks`` all of them, ``ends`` with one, does not end so
(``never_ends``), or has more words than ``count`` (``long``). The words of a language are data (``content/cues.yaml``).
"""

_SEPARATORS = [
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "—",
    "–",
    "-",
    "“",
    "”",
    "„",
    "«",
    "»",
    '"',
    "(",
    ")",
    "\n",
    "\t",
    "،",
    "؟",
    "。",
    "、",
]
_CLOSING = ["”", "“", "»", '"', "'", "’", ")", " ", "\n"]


def spoken_words(text: str) -> list:
    """Return the words of a line in small letters, without signs; an apostrophe stays in its word."""
    plain = text.lower().replace("’", "'")
    for sign in _SEPARATORS:
        plain = plain.replace(sign, " ")
    found = []
    for word in plain.split(" "):
        if word != "":
            found.append(word)
    return found


def _begins(spoken: str, words: list) -> bool:
    """Return whether the line begins with one of ``words`` (each one word or some in a row)."""
    for word in words:
        if (spoken + " ").startswith(" " + word + " "):
            return True
    return False


def _holds(spoken: str, words: list) -> bool:
    """Return whether one of ``words`` (each one word or some in a row) stands in the line."""
    for word in words:
        if " " + word + " " in spoken + " ":
            return True
    return False


def _starts(spoken: str, cue: dict) -> bool:
    """Return whether the line begins as the cue says: with a word, and with one of those that may follow."""
    if len(cue["then"]) == 0:
        return _begins(spoken, cue["words"])
    for word in cue["words"]:
        for then in cue["then"]:
            if _begins(spoken, [word + " " + then]):
                return True
    return False


def _ends(text: str, signs: list) -> bool:
    """Return whether the line ends with one of the signs; a closing quote after it counts as nothing."""
    last = ""
    for i in range(len(text)):
        if text[i] not in _CLOSING:
            last = text[i]
    return last in signs


def cue_asks(text: str, cue: dict) -> bool:
    """Return whether a cue has something to ask about a line; about an empty one no cue has."""
    found = spoken_words(text)
    if len(found) == 0:
        return False
    spoken = " " + " ".join(found)
    if cue["how"] == "starts":
        return _starts(spoken, cue)
    if cue["how"] == "has":
        return _holds(spoken, cue["words"])
    if cue["how"] == "lacks":
        return not _holds(spoken, cue["words"])
    if cue["how"] == "ends":
        return _ends(text, cue["words"])
    if cue["how"] == "never_ends":
        return not _ends(text, cue["words"])
    return len(found) > cue["count"]


def cues_of(text: str, names: list, cues: dict) -> list:
    """Return the names of those cues that ask about a line, in the order of ``names``. ``cues``: each cue by its name."""
    found = []
    for name in names:
        if cue_asks(text, cues[name]):
            found.append(name)
    return found
