"""No page says that something is still to be confirmed: it is confirmed, said as somebody's figure, or left out."""

import re

import pytest

from lactation.content import claim_rows, parameter_rows, targets
from lactation.content.references import BIBLIOGRAPHY, _entries
from tests.content.test_deciding_numbers import public_texts
from tests.execute import NOTEBOOKS, ROOT, notebook_of

OF_AUTHORS = re.compile(r"sources\.\d+\.(key|for|how)")  # of a case: what its author read, and how; no reader sees it
DOUBT = re.compile(r"\brecalled\b|\bto be confirmed\b", re.IGNORECASE)


def shown(output):
    """Return the text of a stored output: what was printed and every kind of it that is text."""
    return "\n".join(["".join(output.get("text", "")), *(str(data) for data in output.get("data", {}).values())])


def texts():
    """Return place and text of everything that a reader of the site, a notebook or a print sees."""
    found = [(f"{name} {place}", text) for name, place, text in public_texts() if not OF_AUTHORS.fullmatch(place)]
    found += [(f"claims.csv {row['id']} {column}", row[column]) for row in claim_rows() for column in ("claim", "authority")]
    for row in (*parameter_rows(), *targets()):
        found += [(f"{row.get('name') or row['id']} {column}", value) for column, value in row.items()]
    for path in NOTEBOOKS:
        for number, cell in enumerate(notebook_of(path).cells, 1):
            found += [(f"{path.name} output {number}", shown(output)) for output in cell.get("outputs", [])]
    for key, entry in _entries(BIBLIOGRAPHY).items():
        found += [(f"references.bib {key}", value) for name, value in entry.fields.items() if name != "annote"]
    found += [(path.name, path.read_text(encoding="utf-8")) for path in (ROOT / "book").glob("*.md")]
    return found


TEXTS = texts()


def test_nothing_shown_is_recalled_or_to_be_confirmed():
    places = sorted({place for place, text in TEXTS if DOUBT.search(text)})
    assert not places, "\n".join(places)


@pytest.mark.parametrize("start", ["claims.csv S3-19", "references.bib kent2006", "milk_kcal_per_ml how", "j16.yaml"])
def test_every_kind_of_text_is_looked_at(start):
    assert any(place.startswith(start) for place, _ in TEXTS)


@pytest.mark.parametrize("text", ["(recalled)", "All To be confirmed.", "recalled, to be confirmed"])
def test_doubt_is_found(text):
    assert DOUBT.search(text)
