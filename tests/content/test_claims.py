"""The claims of the source articles, each with the lesson that teaches it."""

import json
from collections import Counter

import pytest

from lactation.content import CLAIM_COLUMNS, claim_rows
from tests.execute import NOTEBOOKS

ROWS = claim_rows()
LESSONS = {
    *("breast", "prolactin", "oxytocin", "full_breast", "supply", "storage", "growth", "nights"),
    *("flow_mind", "back_rub", "hand_expression", "how_often", "storing"),
    *("conditions", "mastitis", "nipples", "leaking", "massage"),
    *("food", "drinks", "rest", "stress"),
    "reading",
}
# S0-11 and S2-21 (prolactin at night) are shown as "holds in part": the sources differ, and the course says so.
VERDICT_COUNTS = {"supported": 57, "partly": 62, "unsupported": 18, "contradicted": 15, "unsafe": 7}


def test_every_claim_is_there_once_and_whole():
    assert len(ROWS) == 159
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["verdict"] in VERDICT_COUNTS, row["id"]
        assert all(row[column] for column in CLAIM_COLUMNS if column != "lesson"), row["id"]


def test_as_many_of_each_verdict_as_the_articles_hold():
    assert Counter(row["verdict"] for row in ROWS) == VERDICT_COUNTS


def test_every_claim_belongs_to_a_lesson():
    assert [row["id"] for row in ROWS if row["lesson"] not in LESSONS] == []


def test_no_lesson_carries_too_few_or_too_many():
    shares = Counter(row["lesson"] for row in ROWS)
    assert set(shares) == LESSONS
    assert all(2 <= share <= 14 for share in shares.values())


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_notebook_names_exactly_the_claims_of_its_lesson(lesson):
    expected = [row["id"] for row in ROWS if row["lesson"] == lesson]
    shown = f'claims("{lesson}")'
    books = [json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS]
    found = [book for book in books if any(shown in "".join(cell["source"]) for cell in book["cells"])]
    assert [book["metadata"]["lesson"]["claims"] for book in found] == [expected]
