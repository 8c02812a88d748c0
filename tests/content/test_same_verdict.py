"""Texts that speak of the same matter carry the same verdict: lesson, question, claim, game, finder and job aid.

A new matter, or one more place of an old one, is a few lines in ``matters.yaml``.
"""

from collections import Counter

import pytest

from lactation.content import claim_rows
from lactation.content.conditions import BEST_BY_VERDICT, techniques_content
from lactation.content.schema import lesson_content
from tests.content.same_verdict import Matter, Matters, Place, matters, text_at, words, wrong_words
from tests.execute import NOTEBOOKS

MATTERS = matters()
PLACES = [(matter, place) for matter in MATTERS for place in matter.places]
TECHNIQUES = {one.claim: one for one in techniques_content().techniques}
CLAIMS = {row["id"]: row for row in claim_rows()}
M10 = ("conditions", "mastitis", "nipples", "leaking", "massage", "beyond")


def test_every_place_carries_the_verdict():
    found = [(matter, place, wrong_words(place, text_at(place))) for matter, place in PLACES]
    assert [f"{p.file}: {p.at}: {'; '.join(wrong)} ({m.verdict}: {m.says})" for m, p, wrong in found if wrong] == []


def test_every_technique_of_the_game_is_in_one_matter_with_its_answer():
    found = [(claim, matter.verdict) for matter in MATTERS for claim in matter.techniques]
    assert sorted(found) == sorted((claim, one.best) for claim, one in TECHNIQUES.items())


def test_answers_of_the_game_go_with_the_verdict_of_their_claim():
    assert TECHNIQUES
    assert [claim for claim, one in TECHNIQUES.items() if one.best not in BEST_BY_VERDICT[CLAIMS[claim]["verdict"]]] == []


def test_every_verdict_of_a_claim_has_its_answers():
    assert set(BEST_BY_VERDICT) == {row["verdict"] for row in CLAIMS.values()}


@pytest.mark.parametrize("matter", [one for one in MATTERS if one.techniques], ids=lambda one: one.id)
def test_matter_of_techniques_is_in_their_claims_too(matter):
    """What is taught about each technique is one of the places, or the claim would be free to say something else."""
    in_claims = {place.at.split("/")[0] for place in matter.places if place.file == "claims.csv"}
    assert set(matter.techniques) <= in_claims


def test_numbers_of_the_lesson_on_articles_are_those_of_the_claims():
    count = Counter(row["verdict"] for row in CLAIMS.values())
    bad, text = count["unsafe"] + count["contradicted"], words(lesson_content("reading").predict.model_dump())
    assert f"{bad} of {len(CLAIMS)} do not hold or are unsafe, and {count['unsupported']} more" in text
    assert "The others hold, or hold in part." in text
    assert bad + count["unsupported"] + count["supported"] + count["partly"] == len(CLAIMS)


def test_no_text_of_breast_care_speaks_of_doubts_of_its_authors():
    """What was only recalled, or is to be confirmed, stands in no text that a learner reads."""
    texts = {name: words(lesson_content(name).model_dump()) for name in M10}
    for path in NOTEBOOKS:
        if path.parent.name == "m10-breast-care":
            texts[path.stem] = path.read_text(encoding="utf-8").split('"outputs"')[0]
    assert len(texts) > 2 * len(M10)
    assert [name for name, text in texts.items() if "recalled" in text or "to be confirmed" in text] == []


# ---- The test itself can fail ----

RIGHT = Place(file="questions/massage.yaml", at="quiz/m10-massage-red/right", must=["no massage"], must_not=["knead"])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("No massage there.", []),
        ("Knead it.", ["found no “no massage”, expected it", "found “Knead”, expected it not"]),
    ],
)
def test_wrong_word_is_found(text, wrong):
    assert wrong_words(RIGHT, text) == wrong


def test_right_and_wrong_options_are_told_apart():
    right, wrong = (text_at(RIGHT.model_copy(update={"at": f"quiz/m10-massage-red/{side}"})) for side in ("right", "wrong"))
    assert "No massage there." in right and "No massage there." not in wrong
    assert "towards the nipple" in wrong


@pytest.mark.parametrize("at", ["quiz/nothing/right", "nothing", "quiz/m10-massage-red/nothing"])
def test_place_that_is_not_there_is_an_error(at):
    with pytest.raises(LookupError):
        text_at(RIGHT.model_copy(update={"at": at}))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"places": []}, "at least 2"),
        ({"verdict": "perhaps"}, "verdict"),
        ({"verdict": "today", "techniques": ["S4-05"]}, "expected never, light or fine"),
        ({"places": [{"file": "a", "at": "b"}] * 2}, "expected must or must_not"),
    ],
)
def test_wrong_matter_is_refused(change, message):
    one = MATTERS[0].model_dump() | change
    with pytest.raises(ValueError, match=message):
        Matter.model_validate(one)


def test_matter_stands_once():
    one = MATTERS[0].model_dump()
    with pytest.raises(ValueError, match="each matter once"):
        Matters.model_validate({"matters": [one, one]})
