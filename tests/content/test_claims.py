"""The claims of the source articles, each with the lesson that teaches it."""

import json
from collections import Counter

import pytest

from lactation.content import CLAIM_COLUMNS, claim_rows
from lactation.content.thresholds import thresholds
from tests.execute import NOTEBOOKS

ROWS = claim_rows()
LESSONS = {
    *("breast", "prolactin", "oxytocin", "full_breast", "supply", "storage", "growth", "nights"),
    *("flow_mind", "back_rub", "hand_expression", "how_often", "storing"),
    *("conditions", "mastitis", "nipples", "leaking", "massage"),
    *("food", "drinks", "rest", "stress"),
    *("judging", "together"),
    *("find_praise", "practical_help"),
    "reading",
}
# S0-11 and S2-21 (prolactin at night) are shown as "holds in part": the sources differ, and the course says so.
VERDICT_COUNTS = {"supported": 58, "partly": 63, "unsupported": 17, "contradicted": 14, "unsafe": 7}


def test_every_claim_is_there_once_and_whole():
    assert len(ROWS) == 159
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["verdict"] in VERDICT_COUNTS, row["id"]
        assert all(row[column] for column in CLAIM_COLUMNS if column != "lesson"), row["id"]


def test_as_many_of_each_verdict_as_the_articles_hold():
    assert Counter(row["verdict"] for row in ROWS) == VERDICT_COUNTS


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("S2-16", "supported"),
        ("S2-18", "partly"),
        ("S2-31", "partly"),
        ("S4-05", "unsafe"),
        ("S0-04", "partly"),
        ("S0-05", "partly"),
    ],
)
def test_claims_that_were_judged_again(claim, verdict):
    assert next(row["verdict"] for row in ROWS if row["id"] == claim) == verdict


@pytest.mark.parametrize("weak", ["newsghana", "The Conversation", "Healthify", "handout", "NICE CG93", "GPIFN"])
def test_no_claim_rests_on_a_newspaper_a_handout_or_a_guideline_out_of_scope(weak):
    assert [row["id"] for row in ROWS if weak in row["authority"]] == []


def test_nothing_is_left_to_memory():
    assert {row["checked"] for row in ROWS} == {"read", "partly read", "secondary", "own"}
    assert all(("Judgement of this course" in row["authority"]) for row in ROWS if row["checked"] == "own")


def test_what_harms_most_names_the_day_on_which_to_refer():
    hours = f"{thresholds()['mastitis_hours'].number:g} hours"
    for claim in ("S2-34", "S4-09", "S4-21"):
        teach = next(row["teach"] for row in ROWS if row["id"] == claim)
        assert hours in teach
        assert "today" in teach.lower()
        assert "warm" in teach


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
