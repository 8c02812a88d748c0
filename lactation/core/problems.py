"""What ``checks.py`` and ``pairs.py`` refuse, in the reader's words: their messages stay as they are for those who program.

A message is known by its fixed parts, and its values are filled into the words of the same name.
"""

from lactation.core.words import fill_in

# Fixed parts of a message by its name in the words, in order; the longer of two that fit comes first.
PARTS = {
    "problem_meant": [": found ", ", expected a number from ", " to ", ". Did you mean ", "?"],
    "problem_number": [": found ", ", expected a number from ", " to "],
    "problem_whole": [": found ", ", expected a whole number from ", " to "],
    "problem_twice": [": found ", " as in row ", ", expected one row for each"],
    "problem_most": [": found ", " rows, expected at most "],
}
# What stands before, between and after them.
VALUES = {
    "problem_meant": ["field", "found", "low", "high", "meant"],
    "problem_number": ["field", "found", "low", "high"],
    "problem_whole": ["field", "found", "low", "high"],
    "problem_twice": ["field", "found", "row"],
    "problem_most": ["field", "found", "most"],
}
PLACE_IN_ROWS = [[", row ", ", "], [", row "]]


def problem_in_words(text: str, words: dict) -> str:
    """Return a message of a refusal in the reader's words; one that is not known stays as it is."""
    for name in PARTS:
        found = parts_between(text, PARTS[name])
        if len(found) > 0:
            values = {}
            for i in range(len(found)):
                values[VALUES[name][i]] = found[i]
            values["field"] = _place_in_words(values["field"], words)
            return fill_in(words[name], values)
    return text


def _place_in_words(place: str, words: dict) -> str:
    """Return where something is wrong: a field, or a row of it and perhaps a column."""
    found = parts_between(place, PLACE_IN_ROWS[0])
    if len(found) > 0:
        row = fill_in(words["problem_row"], {"field": found[0], "row": found[1]})
        return fill_in(words["list_comma"], {"list": row, "next": found[2]})
    found = parts_between(place, PLACE_IN_ROWS[1])
    return fill_in(words["problem_row"], {"field": found[0], "row": found[1]}) if len(found) > 0 else place


def parts_between(text: str, fixed_parts: list) -> list:
    """Return what stands before, between and after the fixed parts of a text; nothing when one of them is missing.

    Nothing is returned for what stands after a last part that ends the text.
    """
    found = []
    rest = text
    for part in fixed_parts:
        pieces = rest.split(part)
        if len(pieces) < 2:
            return []
        found.append(pieces[0])
        pieces.pop(0)
        rest = part.join(pieces)
    if rest != "":
        found.append(rest)
    return found
