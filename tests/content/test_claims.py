"""The claims of the source articles, each with the lesson that teaches it."""

import json
from collections import Counter

import pytest

from lactation.content import CLAIM_COLUMNS, claim_rows
from tests.execute import NOTEBOOKS

VERDICTS = {"supported", "partly", "unsupported", "contradicted", "unsafe"}
TAUGHT = {"hormones", "removal & frequency", "causes of low milk", "let-down & emotions", "confidence"}
ROWS = claim_rows()
LESSONS = ["breast", "prolactin", "oxytocin", "full_breast", "supply", "storage", "growth", "nights"]


def test_every_claim_is_there_once_and_whole():
    assert len(ROWS) == 159
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["verdict"] in VERDICTS, row["id"]
        assert all(row[column] for column in CLAIM_COLUMNS if column != "lesson"), row["id"]


def test_module_2_teaches_every_claim_of_its_categories():
    assert [row["id"] for row in ROWS if row["category"] in TAUGHT and not row["lesson"]] == []


def test_no_lesson_carries_too_few_or_too_many():
    shares = Counter(row["lesson"] for row in ROWS if row["lesson"])
    assert set(shares) == set(LESSONS)
    assert all(5 <= share <= 14 for share in shares.values())


@pytest.mark.parametrize("lesson", LESSONS)
def test_notebook_names_exactly_the_claims_of_its_lesson(lesson):
    expected = [row["id"] for row in ROWS if row["lesson"] == lesson]
    shown = f'claims("{lesson}")'
    books = [json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS]
    found = [book for book in books if any(shown in "".join(cell["source"]) for cell in book["cells"])]
    assert [book["metadata"]["lesson"]["claims"] for book in found] == [expected]
