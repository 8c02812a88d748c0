"""Reads Moodle's GIFT as strictly as it can be read: what is not a category or a question with one right option is a fault.

The one parser for it on PyPI, pygiftparser, has had no release since 2017. Moodle's own: ``question/format/gift/format.php``.
"""

import re
from typing import NamedTuple

HELD = {letter: chr(0xE000 + n) for n, letter in enumerate("\\~=#{}:n")}  # letters that nobody uses, while signs stand escaped
PLAIN = {held: "\n" if letter == "n" else letter for letter, held in HELD.items()}
QUESTION = re.compile(r"::(?P<name>[^:{}~=#]+)::\[plain\](?P<text>[^{}~=#:]+)\{\n(?P<body>.*)\n\}", re.S)
OPTION = re.compile(r"\t(?P<mark>[~=])(?P<text>[^#~={}:]+)#(?P<reason>[^#~={}:]+)")
GENERAL = re.compile(r"\t####(?P<text>[^#~={}:]+)")


class Question(NamedTuple):
    category: tuple
    name: str
    text: str
    options: list  # text, reason, right
    general: str


def hold(text):
    """A text whose escaped signs are letters of their own; one that stands alone is a fault."""

    def one(found):
        assert found[1] in HELD, f"a stroke before {found[1]!r}"
        return HELD[found[1]]

    return re.sub(r"\\(.)", one, text)


def plain(text):
    return "".join(PLAIN.get(letter, letter) for letter in text)


def read_gift(text):
    """The questions of a file, in order."""
    assert text.endswith("\n")
    category, found = (), []
    for block in text.strip("\n").split("\n\n"):
        if block.startswith("$CATEGORY: "):
            names = block.removeprefix("$CATEGORY: ").replace("//", "\x00").split("/")
            assert names[:2] == ["$course$", "top"]
            category = tuple(name.replace("\x00", "/") for name in names[2:])
            continue
        whole = QUESTION.fullmatch(hold(block))
        assert whole, block
        *rows, last = whole["body"].split("\n")
        options = [OPTION.fullmatch(row) for row in rows]
        assert all(options), block
        assert sum(one["mark"] == "=" for one in options) == 1, block
        told = [(plain(one["text"]), plain(one["reason"]), one["mark"] == "=") for one in options]
        general = GENERAL.fullmatch(last)
        assert general, block
        found.append(Question(category, plain(whole["name"]), plain(whole["text"]), told, plain(general["text"])))
    return found
