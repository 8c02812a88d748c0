"""What ``checks.py`` and ``pairs.py`` refuse, in the reader's words: their messages stay as they are for those who program.

A message is read by the English words of the same name, and its values are filled into the reader's.
"""

from lactation.core.words import fill_in

# The longer of two that fit comes first. The tests hold them against ``words.yaml`` and against what is refused.
REFUSALS = {
    "problem_meant": "{field}: found {found}, expected a number from {low} to {high}. Did you mean {meant}?",
    "problem_number": "{field}: found {found}, expected a number from {low} to {high}",
    "problem_whole": "{field}: found {found}, expected a whole number from {low} to {high}",
    "problem_twice": "{field}: found {found} as in row {row}, expected one row for each",
    "problem_most": "{field}: found {found} rows, expected at most {most}",
}
COLUMN_OF_ROW = "{field}, row {row}, {column}"


def problem_in_words(text: str, words: dict) -> str:
    """Return a message of a refusal in the reader's words; one that is not known stays as it is."""
    for name in REFUSALS:
        values = values_in(text, REFUSALS[name])
        if values is not None:
            place = values_in(values["field"], COLUMN_OF_ROW)
            if place is not None:
                row = fill_in(words["problem_row"], place)
                values["field"] = fill_in(words["list_comma"], {"list": row, "next": place["column"]})
            return fill_in(words[name], values)
    return text


def values_in(text: str, template: str) -> dict | None:
    """Return what stands in a text where a ``template`` has its ``{names}``, by name; None when the text is another one.

    The template begins with a name.
    """
    values = {}
    rest = text
    for part in template.split("{"):
        named = part.split("}")
        if len(named) == 2:
            pieces = rest.split(named[1]) if named[1] != "" else [rest, ""]
            if len(pieces) < 2:
                return None
            values[named[0]] = pieces[0]
            left = []
            for i in range(1, len(pieces)):
                left.append(pieces[i])
            rest = named[1].join(left)
    return values if rest == "" else None
