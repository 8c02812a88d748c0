"""What the lessons about the mother quote from the model is what the model gives."""

import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import lesson_content

EXPLORERS = {"rest": "planner", "stress": "stress", "drinks": "alcohol"}
SEE = {name: lesson_content(name).predict.see for name in EXPLORERS}
BY_DAY = [[hour, "feed"] for hour in (7, 9.5, 12, 14.5, 17, 19.5, 22)]
ALL_FED = [[1, "feed"], [4, "feed"], *BY_DAY]
NO_PUMP = [one for one in SEE["rest"]["baby_day"] if one[1] != "express"]

# The lesson, the words, what is changed in what the learner sees after the prediction, and the readout.
QUOTED = [
    ("rest", "sleeps 5.5 hours", {}, "sleep_longest_h"),
    ("rest", "drinks 668 mL", {}, "intake_ml"),
    ("rest", "668 mL he would like", {}, "appetite_ml"),
    ("rest", "give 745 mL", {}, "milk_ml"),
    ("rest", "138 mL of it are expressed", {}, "expressed_ml"),
    ("rest", "cup of 60 mL", {}, "cups_ml"),
    ("rest", "falls to 608 mL", {"baby_day": NO_PUMP}, "milk_ml"),
    ("rest", "drinks 516 mL", {"baby_day": BY_DAY}, "intake_ml"),
    ("stress", "Yuki gives 681 mL", {"b_day": Explorer("stress").settings["b_day"], "b_stress": 1}, "milk_ml"),
    ("stress", "Paula gives 490 mL", {}, "milk_ml"),
    ("stress", "gains 14 g", {}, "gain_g_day"),
    ("drinks", "takes 59 mL", {}, "milk_ml"),
    ("drinks", "76 mL", {"alcohol_g_per_kg": 0}, "milk_ml"),
]


def seen(lesson, changes):
    return Explorer(EXPLORERS[lesson]).result(SEE[lesson] | changes, band=False)


def text_of(lesson):
    predict = lesson_content(lesson).predict
    return " ".join([predict.then, *(option.reason for option in predict.options)])


@pytest.mark.parametrize(("lesson", "quoted", "changes", "readout"), QUOTED, ids=[quoted for _, quoted, _, _ in QUOTED])
def test_quoted_number_is_what_the_model_gives(lesson, quoted, changes, readout):
    assert quoted in text_of(lesson)
    number = re.search(r"[\d.]+", quoted).group()
    places = len(number.partition(".")[2])
    assert f"{seen(lesson, changes)['readouts'][readout]:.{places}f}" == number


def test_helper_who_brings_the_baby_gives_an_hour_of_sleep_and_no_longer_piece():
    rest = [*SEE["rest"]["rest_day"], [3.5, "help"]]
    usual, brought = Explorer("planner").result(band=False), seen("rest", {"baby_day": ALL_FED, "rest_day": rest})
    assert brought["readouts"]["sleep_total_h"] == usual["readouts"]["sleep_total_h"] + 1
    assert brought["readouts"]["sleep_longest_h"] == 2.5
    assert usual["readouts"]["sleep_longest_h"] == 2


def test_plans_without_night_feeds_say_what_is_said_in_the_lesson():
    assert {"few_young", "hungry"} <= set(seen("rest", {"baby_day": BY_DAY})["sentence"])
    assert "refer" in seen("stress", {})["sentence"]
    assert seen("rest", {"baby_day": BY_DAY})["readouts"]["sleep_longest_h"] == 8


def test_strain_without_end_leaves_the_milk_as_it_was():
    usual = Explorer("stress")
    for look in (41, 60, 84):
        milk = [usual.result({"c_from": 84, "b_stress": s, "look_day": look}, band=False)["readouts"]["milk_ml"] for s in (0, 1)]
        assert milk[1] == pytest.approx(milk[0], rel=0.005)


@pytest.mark.parametrize("dose", [0.1, 0.4])
def test_small_dose_changes_nothing_in_the_model_as_the_lesson_says(dose):
    small, none = (seen("drinks", {"alcohol_g_per_kg": amount})["series"] for amount in (dose, 0))
    assert small == none


@pytest.mark.parametrize(("dose", "percent"), [(0.49, 0), (0.75, 18.2), (1.25, 63.2), (1.75, 80.4)])
def test_doses_are_those_of_the_study(dose, percent):
    assert seen("drinks", {"alcohol_g_per_kg": dose})["readouts"]["held_back_percent"] == pytest.approx(percent)


def test_ten_sayings_about_food_each_have_one_best_answer_in_changing_places():
    myths = lesson_content("food").myths
    assert len(myths) == 10
    assert {[option.best for option in myth.options].index(True) for myth in myths} == {0, 1, 2}
