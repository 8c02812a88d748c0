"""Texts of a language that is read from right to left, where a number and what stands in Latin letters keep their own order.

"8 feeds: 516 mL" in Arabic reads from the right; the sign and the unit of a number do not. Unicode's isolates say so inside the
text itself, so they hold on a page, in a figure, in a notebook's stored text and for a screen reader, and no face has to know.
A range stays two numbers: the first one read is the first one told.
"""

import re

ISOLATE, END = "\u2068", "\u2069"  # by its own first letter; a number alone goes from left to right
UNIT = r"(?:\{unit\}|%|°C|(?:mL|ml|ng|µg|mg|kg|kcal|km|cm|mm|min|IU|g|L|l|h|s)(?:/(?:mL|ml|L|kg|day|d|h))?(?![\w]))"
NUMBER = r"[−+±-]?(?:\{\w+\}(?!`)|\d(?:[\d.,:]*\d)?)"
TOGETHER = re.compile(
    rf"`[^`]*`|\]\([^)]*\)|<[^>]*>|\w+://\S+|[A-Za-z]\w*\d\w*|(?P<number>(?<![\w{{]){NUMBER}(?:[ \u00a0\u202f]?{UNIT})?)"
)


def isolated(text: str) -> str:
    """Return a text read from right to left with each number, and each place for one, kept together with its sign and unit.

    Example
    -------
    >>> ascii(isolated("{n} mL")) == ascii(ISOLATE + "{n} mL" + END)
    True
    """
    return TOGETHER.sub(lambda found: f"{ISOLATE}{found[0]}{END}" if found["number"] else found[0], text)


# A number, or the place for one, and a unit after it; passed over are tags, and scripts with what is told to a play as it is.
MEETS = re.compile(
    r"(<script\b.*?</script>|<[^>]*>)|(?<=[\d}]) (?=%|°C|(?:mL|ml|ng|µg|mg|kg|g|kcal|km|cm|mm|IU)(?!\w))", re.DOTALL
)


def unbroken(text: str) -> str:
    """Return a text, or a page's HTML, in which no line breaks between a number and its unit.

    Example
    -------
    >>> len(unbroken("sure (90 %)").split(" "))
    2
    """
    return MEETS.sub(lambda found: found[1] or "\u00a0", text)


def foreign(text: str) -> str:
    """Return a text in another language, such as one not yet translated, kept together in one that is read from right to left."""
    return f"{ISOLATE}{text}{END}"
