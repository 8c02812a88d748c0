"""The stories of the simulator: each runs and shows its point. The numbers that they quote are checked in ``test_quoted``."""

import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE, parameters
from lactation.content.references import work
from lactation.content.schema import explorer_content

STORIES = {story.id: story for story in explorer_content("simulator").stories}
ORDER = [
    "top-ups", "nights", "one-side", "storage", "late-start", "twins",
    "frequent-days", "work", "too-much", "relactation", "stress", "attachment",
]  # fmt: skip
WITH_OTHER = set(STORIES)
MUST_REFER = {"too-much", "relactation"}  # in their titles
STEADY = {"storage", "frequent-days", "stress"}  # their point is that the day's milk does not change

MOTHERS = {
    "top-ups": ["Fatou"],
    "nights": ["Elif"],
    "one-side": ["Nomsa"],
    "storage": ["Aroha", "Ingrid"],
    "late-start": ["Oksana"],
    "twins": ["Chipo"],
    "frequent-days": ["Priya"],
    "work": ["Wanjiru", "Akinyi"],
    "too-much": ["Camila"],
    "relactation": ["Nilufar"],
    "stress": ["Leila"],
    "attachment": ["Tuyet", "Marisol"],
}

explorer = Explorer("simulator")
ALL = pytest.mark.parametrize("name", STORIES)


def ran(name, changes):
    """The run of a story's plan with changes, of its other mother, or (None) of the default plan on the same day."""
    story = STORIES[name]
    if changes is None:
        return explorer.result({"look_day": story.see.get("look_day", 28)}, band=False)
    return explorer.result(story.see | (story.other if changes == "other" else changes), band=False)


def milk(name, changes):
    """The day's milk of a story's plan with changes, or of its other mother."""
    return ran(name, changes)["readouts"]["milk_ml"]


def test_stories_come_in_their_order():
    assert list(STORIES) == ORDER


@ALL
def test_story_runs_and_says_nothing_unfilled(name):
    for changes in ({}, "other"):
        result = ran(name, changes)
        assert "{" not in explorer.sentence(result, STORIES[name].see)


@ALL
def test_explanation_holds_at_most_three_amounts(name):
    """A reader keeps no more; what else the model gives stands under the figures."""
    amounts = re.findall(r"\d[\d.]* (?:mL|g|kg|%)(?!\w)", STORIES[name].then)
    assert 0 < len(amounts) <= 3


@ALL
def test_story_differs_clearly_from_the_default(name):
    """The mother, or the other one beside her: what is compared lies apart."""
    story, here, usual = STORIES[name], ran(name, {}), ran(name, None)
    if name in STEADY:
        assert here["readouts"][story.bet] == pytest.approx(usual["readouts"][story.bet], rel=0.01)
        return
    here, other, usual = (run["series"]["milk"]["y"] for run in (here, ran(name, "other"), usual))
    assert max(abs(a - b) for a, b in zip(here, other, strict=True)) > 80
    assert max(abs(a - b) for line in (here, other) for a, b in zip(line, usual, strict=True)) > 80


def test_storage_shows_in_how_far_the_breasts_fill_and_empty():
    lines = [ran("storage", changes)["series"]["left"]["y"] for changes in ({}, "other")]
    assert min(lines[0]) < 15 and max(lines[0]) > 66
    swings = [max(line) - min(line) for line in lines]
    assert swings[0] > 1.5 * swings[1]
    assert ran("storage", {})["readouts"]["milk_ml"] == pytest.approx(ran("storage", "other")["readouts"]["milk_ml"], rel=0.01)


def test_many_feeds_are_on_the_day_that_shows():
    assert ran("frequent-days", {})["readouts"]["removals"] == 14


def test_stress_is_on_the_day_that_shows():
    assert "stress" in ran("stress", {})["sentence"]


def test_extra_expressing_goes_beyond_what_the_baby_drinks_as_far_as_in_studies():
    run = ran("too-much", {"look_day": 28})
    assert 1.1 < run["readouts"]["milk_ml"] / run["readouts"]["intake_ml"] < 1.4


def test_extra_expressing_is_what_makes_too_much_and_the_six_hours_add_nothing():
    end, no_blocks, first_step = (milk("too-much", changes) for changes in ({}, {"c_breasts": 0}, {"look_day": 35}))
    assert end == pytest.approx(no_blocks, rel=0.01)
    assert end == pytest.approx(ran("too-much", {})["readouts"]["intake_ml"], rel=0.01)
    assert first_step > milk("too-much", {"look_day": 28})  # the first step hardly shows
    assert milk("too-much", "other") > 1.25 * end


def test_nights_cost_a_fifth_and_an_older_baby_less_than_a_tenth():
    assert milk("nights", {}) / milk("nights", "other") == pytest.approx(0.8, abs=0.03)
    later = {"b_from": 42, "look_day": 56}
    assert milk("nights", later) > 0.9 * milk("nights", later | {"b_nights": 1})


def test_late_start_is_caught_up_in_two_weeks_and_later_ones_take_longer():
    sooner, usual = (ran("late-start", {"first_day": day})["series"]["milk"]["y"] for day in (3, 0))
    later = ran("late-start", {"first_day": 5})["series"]["milk"]["y"]
    assert sooner[12] < 0.9 * usual[12]
    assert sooner[26] == pytest.approx(usual[26], rel=0.01)
    assert later[26] < 0.9 * usual[26]
    assert later[-1] == pytest.approx(usual[-1], rel=0.01)


def test_milk_comes_back_in_weeks_until_the_other_milk_holds_it():
    week, two = ({"look_day": 35}, {})
    assert milk("relactation", {"look_day": 28}) == 0
    assert 0.4 < milk("relactation", two) / ran("relactation", two)["readouts"]["appetite_ml"] < 0.65
    assert milk("relactation", week) < milk("relactation", two)
    assert ran("relactation", two)["readouts"]["intake_ml"] > 0.99 * ran("relactation", two)["readouts"]["appetite_ml"]
    assert ran("relactation", week)["readouts"]["intake_ml"] < 0.9 * ran("relactation", week)["readouts"]["appetite_ml"]
    assert milk("relactation", {"c_cup_ml": 200}) > milk("relactation", two) + 50


def test_half_attachment_costs_much_and_help_brings_half_as_much_again():
    helped, not_helped = (ran("attachment", changes) for changes in ({}, "other"))
    assert helped["readouts"]["milk_ml"] / not_helped["readouts"]["milk_ml"] == pytest.approx(1.5, abs=0.1)
    assert not_helped["readouts"]["weight_kg"] < parameters()["birth_weight_kg"]
    assert "refer" in not_helped["sentence"]
    assert milk("attachment", {"look_day": 28}) == pytest.approx(
        milk("attachment", {"look_day": 28, "a_attachment": 1}), rel=0.03
    )


def test_other_milk_of_the_way_out_is_made_up_in_a_week_and_not_at_once():
    week, stopped = ({"look_day": 35}, {"look_day": 35, "c_cup_ml": 0})
    assert ran("top-ups", week)["readouts"]["intake_ml"] > 0.95 * ran("top-ups", week)["readouts"]["appetite_ml"]
    assert "refer" in ran("top-ups", stopped)["sentence"]


def test_twins_get_less_than_they_would_like_at_first_and_twice_as_much_later():
    early = ran("twins", {"look_day": 14})["readouts"]
    assert early["intake_ml"] < 0.9 * early["appetite_ml"]
    assert early["gain_g_day"] < ran("twins", {"look_day": 14, "twins": 0})["readouts"]["gain_g_day"]
    assert milk("twins", {}) == pytest.approx(2 * milk("twins", "other"), rel=0.02)


def test_not_expressing_at_work_leaves_little_more_than_half():
    assert 0.5 < milk("work", "other") / milk("work", {}) < 0.6


def test_six_feeds_are_enough_for_the_large_storage_only():
    six = [[2 + 4 * i, "feed"] for i in range(6)]
    small, large = ({"storage_ml": storage, "a_day": six} for storage in (100, 300))
    assert milk("storage", large) == pytest.approx(milk("storage", {}), rel=0.01)
    assert milk("storage", small) < 0.7 * milk("storage", large)


@ALL
def test_no_baby_of_a_story_goes_hungry_without_a_word(name):
    """When the page's own sentence says to refer, for this mother or the other, so does the story."""
    if any("refer" in ran(name, changes)["sentence"] for changes in ({}, "other")):
        assert "refer" in STORIES[name].then


@ALL
def test_story_tells_when_to_refer(name):
    assert "refer" in STORIES[name].then
    assert ("refer" in STORIES[name].title) == (name in MUST_REFER)


@ALL
def test_other_mother_stands_where_she_is_wanted_and_differs(name):
    story = STORIES[name]
    assert bool(story.other) == (name in WITH_OTHER)
    assert all(story.see.get(key, explorer.settings[key]) != setting for key, setting in story.other.items())


@ALL
def test_only_what_differs_from_the_default_is_set(name):
    see = STORIES[name].see
    assert all(setting != explorer.settings[key] for key, setting in see.items() if key != "look_day")


@ALL
def test_question_has_three_options_and_sources(name):
    story = STORIES[name]
    assert len(story.options) == 3
    assert len({option.text for option in story.options}) == 3
    assert story.sources and all(work(key).short for key in story.sources)


def test_best_option_takes_every_place_and_is_seldom_the_longest():
    stories = STORIES.values()
    places = [[option.best for option in story.options].index(True) for story in stories]
    assert {places.count(place) >= 3 for place in (0, 1, 2)} == {True}
    longest = [max(story.options, key=lambda option: len(option.text)).best for story in stories]
    assert sum(longest) <= len(STORIES) / 3


@ALL
def test_groups_bet_on_a_readout_of_the_page(name):
    assert STORIES[name].bet in {"milk_ml", "last_milk_ml", "gain_g_day"}
    assert STORIES[name].bet in {readout.name for readout in explorer.content.readouts}


@ALL
def test_mothers_of_a_story_are_in_no_other_story_or_lesson(name):
    elsewhere = [path.read_text(encoding="utf-8") for path in (HERE / "questions").glob("*.yaml")]
    elsewhere += [story.story for other, story in STORIES.items() if other != name]
    for mother in MOTHERS[name]:
        assert mother in STORIES[name].story
        assert not any(mother in text for text in elsewhere)
