"""A sentence that says when somebody should look goes by the numbers of thresholds.csv and by no others."""

import csv
import re

import pytest

from lactation.content import HERE, ContentError
from lactation.content.marked import load
from lactation.content.thresholds import thresholds
from tests.execute import NOTEBOOKS, ROOT, notebook_of

DECIDES = re.compile(
    r"\b([Rr]efer|[Ss]een (?:today|by)|[Ss]ame day|[Aa]t once|[Ll]ook closer|[Cc]loser look|[Hh]ealth worker today)\b"
)
NUMBER = r"\d+(?:\.\d+)?"
QUANTITY = re.compile(
    rf"(?<![\d.,-])({NUMBER})(?:\s?(?:to|–|and|or)\s?({NUMBER}))?\s?(°C|%|hours?|h\b|days?|weeks?|months?|kg|g\b)"
)
# How many hours, grams … one unit is; what is compared is (kind, amount).
UNITS = {
    "°C": ("warmth", 1),
    "%": ("percent", 1),
    "hour": ("time", 1),
    "h": ("time", 1),
    "day": ("time", 24),
    "week": ("time", 168),
    "month": ("time", 730.5),
    "kg": ("mass", 1000),
    "g": ("mass", 1),
}
SUFFIXES = {
    "_c": "°C",
    "_percent": "%",
    "_hours": "hour",
    "_days": "day",
    "_weeks": "week",
    "_months": "month",
    "_kg": "kg",
    "_g": "g",
    "_g_month": "g",
    "_weeks_low": "week",
    "_weeks_high": "week",
}
EXCEPTIONS = ROOT / "tests" / "content" / "deciding_numbers.csv"


def amount(number, unit):
    kind, size = UNITS[unit if unit in UNITS else unit.rstrip("s")]
    return kind, round(float(number) * size, 3)


def known():
    """Return every amount that decides."""
    found = set()
    for name, one in thresholds().items():
        for suffix in sorted(SUFFIXES, key=len, reverse=True):
            if name.endswith(suffix):
                found.add(amount(one.number, SUFFIXES[suffix]))
                break
    return found


def strings(data, place=""):
    """Return every text of loaded YAML with its place."""
    if isinstance(data, str):
        return [(place, data)]
    if isinstance(data, dict):
        return [one for key, value in data.items() for one in strings(value, f"{place}.{key}" if place else str(key))]
    if isinstance(data, list):
        return [one for number, value in enumerate(data) for one in strings(value, f"{place}.{number}")]
    return []


def public_texts():
    """Return file, place and text of everything a reader sees."""
    texts = []
    for path in sorted(HERE.rglob("*.yaml")):
        texts += [(path.name, place, text) for place, text in strings(load(path))]
    with (HERE / "claims.csv").open(encoding="utf-8", newline="") as file:
        texts += [("claims.csv", row["id"], row["teach"]) for row in csv.DictReader(file)]
    for path in NOTEBOOKS:
        cells = notebook_of(path).cells
        texts += [(path.name, f"cell {n}", cell.source) for n, cell in enumerate(cells, 1) if cell.cell_type == "markdown"]
    return texts


def deciding_amounts(text):
    """Return the quantities, as written, of the sentences of ``text`` that say when somebody should look."""
    found = []
    for sentence in re.split(r"(?<=[.?!;:”])\s+|\n", text):
        if DECIDES.search(sentence):
            for low, high, unit in QUANTITY.findall(sentence):
                found += [(f"{number} {unit}", amount(number, unit), sentence) for number in (low, high) if number]
    return found


def exceptions():
    """Return the quantities that may stand in a deciding sentence though they do not decide: file and quantity."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason"] for row in rows)
    return {(row["file"], row["quantity"]) for row in rows}


def test_every_number_of_a_deciding_sentence_is_one_that_decides():
    decides, allowed = known(), exceptions()
    wrong = [
        f"{file}: {place}: found {written} in “{sentence}”, expected a number of thresholds.csv"
        for file, place, text in public_texts()
        for written, value, sentence in deciding_amounts(text)
        if value not in decides and (file, written) not in allowed
    ]
    assert not wrong, "\n".join(wrong)


def test_every_exception_is_needed():
    decides = known()
    found = {(file, w) for file, _, text in public_texts() for w, value, _ in deciding_amounts(text) if value not in decides}
    assert exceptions() <= found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Refer at 12 % lost.", ["12 %"]),
        ("Seen today after 24 to 48 hours.", ["24 hours", "48 hours"]),
        ("She is well. It took 3 days.", []),
        ("Refer at once below 35.5 °C.", ["35.5 °C"]),
    ],
)
def test_quantities_of_deciding_sentences_are_found(text, written):
    assert [one[0] for one in deciding_amounts(text)] == written


def test_unknown_mark_in_a_text_is_an_error(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("a: Refer at [[loss]] %\n", encoding="utf-8")
    with pytest.raises(ContentError):
        load(path)
