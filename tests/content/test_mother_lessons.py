"""What the lessons about the mother say of the model is so, and what they reassure about, they may (numbers: ``test_quoted``)."""

import json
import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.content.schema import job_aid_content, lesson_content
from lactation.content.thresholds import thresholds
from tests.execute import ROOT

EXPLORERS = {"rest": "planner", "stress": "stress", "drinks": "alcohol"}
SEE = {name: lesson_content(name).predict.see for name in EXPLORERS}
LESSONS = ["food", "drinks", "rest", "stress", "spacing", "medicines"]
PAGES = sorted((ROOT / "notebooks" / "m11-the-mother").glob("*.ipynb"))
BY_DAY = [[hour, "feed"] for hour in (7, 9.5, 12, 14.5, 17, 19.5, 22)]
ALL_FED = [[1, "feed"], [4, "feed"], *BY_DAY]
NO_PUMP = [one for one in SEE["rest"]["baby_day"] if one[1] != "express"]


def seen(lesson, changes):
    return Explorer(EXPLORERS[lesson]).result(SEE[lesson] | changes, band=False)


def items_of(lesson):
    content = lesson_content(lesson)
    return [content.predict, *content.myths, *content.quiz, *content.vignettes]


def words_of(page):
    """Return the prose of a lesson's page."""
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


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


def test_night_cup_needs_its_expressing_and_feeds_left_out_cost_a_young_baby_more():
    plan, without = (seen("rest", {"baby_day": day})["readouts"] for day in (SEE["rest"]["baby_day"], NO_PUMP))
    assert plan["expressed_ml"] > plan["cups_ml"]
    assert plan["intake_ml"] > 0.98 * plan["appetite_ml"]
    assert without["milk_ml"] < 0.9 * plan["milk_ml"]
    kept = [
        seen("rest", {"baby_day": BY_DAY, "age_days": age})["readouts"]["milk_ml"]
        / seen("rest", {"baby_day": ALL_FED, "age_days": age})["readouts"]["milk_ml"]
        for age in (14, 56)
    ]
    assert kept[0] < kept[1]


def test_missed_feeds_cost_a_third_in_the_model_and_strain_next_to_nothing():
    missed, strain, calm = (
        Explorer("stress").result(changes | {"look_day": 41}, band=False)["readouts"]["milk_ml"]
        for changes in (SEE["stress"], {"b_stress": 1}, {"b_stress": 0})
    )
    assert missed / calm == pytest.approx(2 / 3, abs=0.04)
    assert strain == pytest.approx(calm, rel=0.005)


def test_strain_without_end_leaves_the_milk_as_it_was():
    usual = Explorer("stress")
    for look in (41, 60, 84):
        milk = [usual.result({"c_from": 84, "b_stress": s, "look_day": look}, band=False)["readouts"]["milk_ml"] for s in (0, 1)]
        assert milk[1] == pytest.approx(milk[0], rel=0.005)


@pytest.mark.parametrize("dose", [0.1, 0.3, 0.4, 0.49])
def test_small_dose_of_alcohol_is_not_shown_to_do_nothing(dose):
    small, none = (seen("drinks", {"alcohol_g_per_kg": amount}) for amount in (dose, 0))
    assert small["readouts"]["held_back_percent"] > 0
    assert small["readouts"]["first_min"] > none["readouts"]["first_min"]
    assert "little_alcohol" in small["sentence"]


@pytest.mark.parametrize(("dose", "percent"), [(0, 0), (0.75, 18.2), (1.25, 63.2), (1.75, 80.4)])
def test_doses_are_those_of_the_study(dose, percent):
    assert seen("drinks", {"alcohol_g_per_kg": dose})["readouts"]["held_back_percent"] == pytest.approx(percent)


def test_first_answer_about_alcohol_rewards_no_amount():
    best = next(option for option in lesson_content("drinks").predict.options if option.best)
    assert "Less milk" in best.text
    assert {"cobo1973", "iom1991", "mennella2005"} <= set(lesson_content("drinks").predict.sources)


def test_ten_sayings_about_food_each_have_one_best_answer_in_changing_places():
    myths = lesson_content("food").myths
    assert len(myths) == 10
    assert {[option.best for option in myth.options].index(True) for myth in myths} == {0, 1, 2}


# ---- The review, of its kind ----


def share_with(words, best):
    """Return the share of the best options, or of the others, in which one of the words stands."""
    texts = [o.text for lesson in LESSONS for item in items_of(lesson) for o in item.options if o.best == best]
    return sum(bool(re.search(rf"\b({words})\b", text, re.I)) for text in texts) / len(texts)


ABSOLUTE = r"never|always|at once|all of|must|cannot|only|nothing|any|every|each|no"
KIND = r"ask\w*|let us|shall we|look\w*|help\w*|may|kindly|thank|praise"


@pytest.mark.parametrize("lesson", LESSONS)
def test_best_answers_stand_in_changing_places_and_three_are_asked(lesson):
    places = [[option.best for option in item.options].index(True) for item in items_of(lesson)]
    assert set(places) == {0, 1, 2}
    assert {len(item.options) for item in items_of(lesson)} == {3}


def test_absolute_words_stand_as_seldom_in_wrong_options_as_in_right_ones():
    right, wrong = (share_with(ABSOLUTE, best) for best in (True, False))
    assert abs(right - wrong) < 0.1, (right, wrong)


def test_kind_words_stand_in_wrong_options_too():
    right, wrong = (share_with(KIND, best) for best in (True, False))
    assert right - wrong < 0.25, (right, wrong)


def test_length_does_not_give_the_right_answer_away():
    items = [item for lesson in LESSONS for item in items_of(lesson)]
    longest = sum(max(item.options, key=lambda option: len(option.text)).best for item in items)
    assert 0.2 < longest / len(items) < 0.5


@pytest.mark.parametrize("myth", ["m11-myth-thin", "m11-myth-protein", "m11-myth-cold"])
def test_diets_that_can_harm_a_baby_are_referred(myth):
    item = next(one for one in lesson_content("food").myths if one.id == myth)
    assert "refer" in next(option for option in item.options if option.best).text


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_no_doubt_of_the_authors_stands_on_a_page(page):
    text = page.read_text(encoding="utf-8")
    assert "recalled" not in text
    assert "to be confirmed" not in text


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_pages_know_how_many_they_are(page):
    lesson = json.loads(page.read_text(encoding="utf-8"))["metadata"]["lesson"]
    assert lesson["of"] == len(PAGES)
    assert page.stem.startswith(f"{lesson['number']:02d}")


def signs(aid, soon):
    return " ".join(next(one for one in job_aid_content(aid).refer if one.title == soon).lines)


def test_feverish_mother_without_a_sore_breast_finds_her_line():
    today = signs("j19", "Refer today")
    assert f"fever, {thresholds()['mother_fever_c'].number:g} °C or more, with a sore breast or without" in today


@pytest.mark.parametrize(
    ("sign", "soon"),
    [
        ("calf", "Refer now"),
        ("too weak to rise", "Refer now"),
        ("pad soaked in 1 hour", "Refer now"),
        ("thoughts of harm", "Refer now"),
        ("short of breath", "Refer now"),
        ("foul discharge", "Refer today"),
        ("pus", "Refer today"),
        ("passes urine", "Refer today"),
        ("low or without joy", "Refer today"),
    ],
)
def test_danger_signs_of_the_mother_are_on_her_card(sign, soon):
    assert sign in signs("j19", soon)


SAFE = ["On the back", "firm", "soft", "gap", "head", "sofa", "alcohol", "smoker", "37 weeks", "2.5 kg"]


@pytest.mark.parametrize("word", SAFE)
def test_safer_sleep_is_whole_on_the_night_plan_and_in_the_lesson(word):
    panel = next(panel for panel in job_aid_content("j20").panels if panel.picture == "safe_place")
    assert word in " ".join(panel.lines)
    assert word in words_of(next(page for page in PAGES if page.stem.startswith("03")))


MISSING = {
    "01": ["Iron and folic acid", "B12", "Thiamin", "Iodised salt", "Vitamin D"],
    "02": ["Cannabis", "Tobacco"],
    "05": ["monthly bleeding", "younger than 6 months", "estrogen", "2 years or beyond"],
    "06": ["TB", "Hepatitis B", "COVID", "HIV", "Opioids", "very young mother", "disability", "codeine", "wish and confidence"],
}


@pytest.mark.parametrize(("page", "word"), [(page, word) for page, words in MISSING.items() for word in words])
def test_what_was_missing_is_taught(page, word):
    assert word in words_of(next(one for one in PAGES if one.stem.startswith(page)))


def test_nobody_is_told_a_dose():
    """A tablet's amount is a prescriber's; caffeine and alcohol are amounts of drinks."""
    texts = [words_of(page) for page in PAGES] + [
        (HERE / "questions" / f"{lesson}.yaml").read_text(encoding="utf-8") for lesson in ("spacing", "medicines", "food")
    ]
    for text in texts:
        assert not re.search(r"\d+ ?(?:mg|µg|microgram|IU)\b(?! of caffeine)", text)
