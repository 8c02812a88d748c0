import re
from inspect import getmodule

import pytest

from lactation import claims
from lactation.activities import Claims
from lactation.content import ContentError, claim_rows
from lactation.faces import page

LESSONS = sorted({row["lesson"] for row in claim_rows()} - {""})


@pytest.fixture(params=LESSONS)
def lesson(request):
    """A lesson's claims as an activity."""
    return claims(request.param)


def test_activity_holds_the_claims_of_its_lesson_in_the_files_order(lesson):
    assert lesson.rows == [row for row in claim_rows() if row["lesson"] == lesson.lesson]


def test_every_claim_has_its_verdict_in_words(lesson):
    for row in lesson.view()["rows"]:
        assert row["says"] == lesson.words[f"verdict_{row['verdict']}"]
        assert row["says"].strip()


def test_every_claim_says_who_says_so(lesson):
    for row in lesson.view()["rows"]:
        assert row["authority"].split(" | ")[0] in row["said_by"]
        assert "|" not in row["said_by"]


def test_page_shows_the_same(lesson):
    html = page.render(lesson)
    text = re.sub(r"\s+", " ", html)
    for row in lesson.view()["rows"]:
        for part in ("claim", "teach", "says"):
            # the page escapes quotation marks in its own way
            plain = re.sub(r"['\"&<>]", "", row[part])
            assert plain in re.sub(r"&#?\w+;|['\"<>]", "", text), (row["id"], part)


def test_repr_states_each_claim_with_its_verdict(lesson):
    lines = repr(lesson).splitlines()
    assert lines[0] == f"Claims {lesson.lesson}"
    assert lines[1:] == [f"  {row['id']} {row['verdict']}: {row['claim']}" for row in lesson.rows]


@pytest.mark.parametrize("name", ["elephant", "", "Supply"])
def test_lesson_without_claims_is_refused_with_those_that_have_some(name):
    with pytest.raises(ContentError, match=r"claims\.csv: lesson: found no claim of ") as refusal:
        claims(name)
    assert repr(name) in str(refusal.value)
    assert str(refusal.value).endswith("expected one of " + ", ".join(LESSONS))


def test_markup_in_a_claim_is_only_text(monkeypatch):
    row = claims(LESSONS[0]).rows[0] | {"claim": "<b>milk</b>", "teach": "<script>", "authority": "<i>who</i>"}
    monkeypatch.setattr(getmodule(Claims), "claim_rows", lambda: [row])
    one = claims(LESSONS[0])
    html = page.render(one)
    assert "<b>milk" not in html
    assert "<script>" not in html
    assert "<i>who" not in html


def test_claims_come_in_hands_of_at_most_seven_and_none_is_left_out(lesson):
    hands = lesson.view()["hands"]
    assert [row for hand in hands for row in hand] == lesson.view()["rows"]
    assert max(len(hand) for hand in hands) <= 7
    assert page.render(lesson).count('class="hand"') == len(hands) - 1
