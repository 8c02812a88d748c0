"""The lessons on milk and on helping it flow quote what the model gives, and keep what a review asked for."""

import json
import re
from pathlib import Path

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.content.references import work
from lactation.content.schema import lesson_content
from tests.execute import ROOT

EXPLORERS = {
    "breast": "breast", "oxytocin": "let_down", "full_breast": "full_breast", "only_milk": "top_ups", "storage": "storage",
    "nights": "nights", "flow_mind": "let_down_lab", "how_often": "expressing",
}  # fmt: skip
LESSONS = [*EXPLORERS, "prolactin", "supply", "back_rub", "hand_expression", "storing", "small_and_work"]

# The lesson, the words, what is changed in what the learner sees after the prediction, and the readout.
QUOTED = [
    ("breast", "took 70 mL", {}, "taken_ml"),
    ("breast", "41 mL are still here", {}, "milk_ml"),
    ("oxytocin", "takes 16 minutes", {}, "end_min"),
    ("oxytocin", "brings 72 mL", {}, "milk_ml"),
    ("oxytocin", "takes about 3 ", {"stress": 0}, "end_min"),
    ("oxytocin", "brings 76 mL", {"stress": 0}, "milk_ml"),
    ("full_breast", "brought 105 mL", {}, "made_ml"),
    ("full_breast", "three hours 48", {"wait_hours": 3}, "made_ml"),
    ("full_breast", "about 315 mL", {}, "day_ml"),
    ("full_breast", "about 383", {"wait_hours": 3}, "day_ml"),
    ("only_milk", "drinks 668 mL", {}, "intake_ml"),
    ("only_milk", "468 mL of it", {}, "milk_ml"),
    ("only_milk", "all 668 mL", {"top_ups_ml": 0}, "milk_ml"),
    ("storage", "about 205 mL", {"storage_ml": 80}, "milk_ml"),
    ("storage", "give 712 mL", {"storage_ml": 80, "sessions": 10}, "milk_ml"),
    ("nights", "gives 485 mL", {}, "milk_ml"),
    ("flow_mind", "63 mL come", {"cards": ["watched", "clock"]}, "milk_ml"),
    ("flow_mind", "65 mL", {}, "milk_ml"),
    ("flow_mind", "76 mL", {"cards": []}, "milk_ml"),
    ("how_often", "407 mL", {"times": 6, "nights": 0}, "milk_ml"),
    ("how_often", "beside 878 mL", {}, "milk_ml"),
    ("how_often", "4 times: 239 mL", {"times": 4}, "milk_ml"),
    ("how_often", "each time: 496 mL", {"removed": 0.35}, "milk_ml"),
]


def prediction(lesson):
    predict = lesson_content(lesson).predict
    return " ".join([predict.then, *(option.reason for option in predict.options)])


def prose(lesson):
    """Return all the Markdown of the lesson's notebook."""
    page = (HERE / "lessons.yaml").read_text(encoding="utf-8")
    path = ROOT / "notebooks" / Path(re.search(rf"\b{lesson}: {{.*page: (\S+)}}", page).group(1) + ".ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize(("lesson", "quoted", "changes", "readout"), QUOTED, ids=[f"{q[0]}: {q[1]}" for q in QUOTED])
def test_quoted_number_is_what_the_model_gives(lesson, quoted, changes, readout):
    assert quoted in prediction(lesson)
    number = re.findall(r"[\d.]+", quoted)[-1]
    result = Explorer(EXPLORERS[lesson]).result(lesson_content(lesson).predict.see | changes, band=False)
    assert f"{result['readouts'][readout]:.0f}" == number


def test_other_milk_takes_the_place_of_the_mothers_own():
    """The point of lesson 2.9: the baby drinks as much, and what was added is what the breast no longer gives."""
    see = lesson_content("only_milk").predict.see
    plain, added = (Explorer("top_ups").result(see | {"top_ups_ml": ml}, band=False)["readouts"] for ml in (0, 200))
    assert added["intake_ml"] == pytest.approx(plain["intake_ml"], abs=1)
    assert plain["milk_ml"] - added["milk_ml"] == pytest.approx(200, abs=1)


def test_cup_plan_is_worked_out_as_asked():
    assert "2.0 kg times 100 mL is 200 mL in the day, and an eighth of it is 25 mL" in prediction("small_and_work")
    rows = re.findall(r"^\| (\d) ?[^|]*\| (\d+)[^|]*\| (\d+) mL[^|]*\| (\d+) mL", prose("small_and_work"), flags=re.MULTILINE)
    assert len(rows) == 7
    for _, per_kg, day, cup in rows:
        assert int(day) == 2 * int(per_kg)
        assert int(cup) == int(day) // 8


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_is_taught_from_memory(lesson):
    texts = prose(lesson) + (HERE / "questions" / f"{lesson}.yaml").read_text(encoding="utf-8")
    assert not re.search(r"recalled|to be confirmed", texts, flags=re.IGNORECASE)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_source_of_a_question_is_in_the_bibliography(lesson):
    content = lesson_content(lesson)
    for item in [content.predict, *content.quiz, *content.vignettes, *content.myths]:
        for key in item.sources:
            assert work(key).short


# A row of a review each: what a lesson teaches now, and how it may not put it any more.
TAUGHT = [
    ("breast", "heavy bleeding at the birth"),
    ("oxytocin", "It has not been shown to dry up the milk"),
    ("oxytocin", "Housework is no treatment"),
    ("oxytocin", "emergency caesarean"),
    ("full_breast", "from two hours on"),
    ("supply", "10 % of the birth weight"),
    ("storage", "the choice is hers"),
    ("nights", "no pillows, soft bedding or gaps"),
    ("nights", "8 to 12 feeds in 24 hours in the first six months"),
    ("only_milk", "nothing else for the first 6 months"),
    ("only_milk", "2 years or beyond"),
    ("only_milk", "A health worker decides"),
    ("only_milk", "born before 37 weeks, or below 2500 g"),
    ("hand_expression", "straight into the mouth"),
    ("how_often", "at least 8 times"),
    ("storing", "25 °C or colder"),
    ("storing", "boil it first"),
    ("small_and_work", "Kangaroo mother care is for every baby"),
    ("small_and_work", "some 30 mL for each hour away"),
]
GONE = [
    ("prolactin", "Each feed about doubles"),
    ("oxytocin", "It does not dry up"),
    ("oxytocin", "the milk yield did not differ"),
    ("nights", "`who2017,blair2020`"),
    ("nights", "After about six hours without a feed it slows"),
    ("flow_mind", "strongest trigger"),
    ("flow_mind", "It does not dry up"),
    ("back_rub", "without a fair second group"),
    ("how_often", "Good pumps"),
    ("storing", "nicecg93"),
]


@pytest.mark.parametrize(("lesson", "words"), TAUGHT, ids=[f"{one[0]}: {one[1][:30]}" for one in TAUGHT])
def test_lesson_teaches_what_the_review_asked_for(lesson, words):
    assert words in prose(lesson)


@pytest.mark.parametrize(("lesson", "words"), GONE, ids=[f"{one[0]}: {one[1][:30]}" for one in GONE])
def test_lesson_no_longer_says_what_its_source_does_not(lesson, words):
    assert words not in prose(lesson)
