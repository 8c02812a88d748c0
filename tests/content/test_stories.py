"""The stories of the simulator: each runs, shows its point, and quotes what the model gives."""

import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
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

# What the text quotes: the words, what is changed in the story's plan (None: the default plan), and what is read from the run.
# A pair reads a series at an x; a name reads a readout. Milk of a day is a mean of two days, as the page shows it.
QUOTED = {
    "top-ups": [
        ("368 mL", {}, "milk_ml"),
        ("668 mL", None, ("milk", 28)),
        ("drinks 668 mL", {}, "intake_ml"),
        ("42 g", {}, "gain_g_day"),
        ("394 mL", {}, ("milk", 35)),
        ("500 mL", {}, ("milk", 56)),
        ("594 mL", {}, ("intake", 35)),
        ("676 mL", {}, ("appetite", 35)),
        ("28 g", {"look_day": 35}, "gain_g_day"),
        ("2 g", {"look_day": 35, "c_cup_ml": 0}, "gain_g_day"),
    ],
    "nights": [
        ("485 mL", {}, "milk_ml"),
        ("668 mL", None, ("milk", 28)),
        ("22 g", {}, "gain_g_day"),
        ("43 g", None, "gain_g_day"),
        ("608 mL", {"b_from": 42}, ("milk", 56)),
        ("712 mL", None, ("milk", 56)),
    ],
    "one-side": [
        ("100 %", {}, ("right", 12)),
        ("644 mL", {}, ("milk", 14)),
        ("386 mL", {}, ("milk", 17)),
        ("567 mL", {}, "milk_ml"),
        ("684 mL", {}, ("milk", 42)),
        ("18 g", {"look_day": 21}, "gain_g_day"),
    ],
    "storage": [
        ("770 mL", {}, "milk_ml"),
        ("7 %", {}, ("left", "lowest")),
        ("54 %", {}, ("left", "highest")),
        ("25 %", "other", ("left", "lowest")),
        ("49 %", "other", ("left", "highest")),
        ("370 mL", {"a_day": [[2 + 4 * i, "feed"] for i in range(6)]}, "milk_ml"),
        ("give 770 mL", {"storage_ml": 300, "a_day": [[2 + 4 * i, "feed"] for i in range(6)]}, "milk_ml"),
        ("479 mL", "other", ("milk", 14)),
        ("628 mL", {}, ("milk", 14)),
    ],
    "late-start": [
        ("528 mL", {}, "milk_ml"),
        ("644 mL", None, ("milk", 14)),
        ("652 mL", {}, ("milk", 21)),
        ("652 mL with both", None, ("milk", 21)),
        ("309 mL", {"first_day": 4}, "milk_ml"),
        ("174 mL", {"first_day": 5}, "milk_ml"),
        ("629 mL", {}, "appetite_ml"),
        ("27 g", {}, "gain_g_day"),
    ],
    "twins": [
        ("1335 mL", {}, "milk_ml"),
        ("668 mL", None, ("milk", 28)),
        ("1091 mL", {}, ("milk", 14)),
        ("33 g", {"look_day": 14}, "gain_g_day"),
        ("46 g", {"look_day": 14, "twins": 0}, "gain_g_day"),
        ("4.11 kg", {}, "weight_kg"),
        ("4.27 kg", None, "weight_kg"),
    ],
    "frequent-days": [
        ("659 mL", {}, "milk_ml"),
        ("659 mL, with the many feeds or without", None, ("milk", 24)),
        ("47 mL", {}, "meal_ml"),
        ("66 mL", {"b_from": 84}, "meal_ml"),
    ],
    "work": [
        ("856 mL", {}, "milk_ml"),
        ("403 mL", "other", "milk_ml"),
        ("703 mL", "other", "intake_ml"),
        ("770 mL", "other", "appetite_ml"),
        ("18 g", "other", "gain_g_day"),
    ],
    "too-much": [
        ("1074 mL", {}, ("milk", 28)),
        ("668 mL", {}, ("intake", 28)),
        ("933 mL", {}, ("milk", 35)),
        ("675 mL", {}, "milk_ml"),
        ("695 mL", "other", "milk_ml"),
        ("695 mL, which is all", {}, "appetite_ml"),
    ],
    "relactation": [
        ("644 mL", {}, ("milk", 14)),
        ("231 mL", {}, ("milk", 21)),
        ("288 mL", {}, "milk_ml"),
        ("676 mL", {}, "appetite_ml"),
        ("470 mL", {}, "last_milk_ml"),
        ("588 mL", {}, "intake_ml"),
        ("28 g", {}, "gain_g_day"),
        ("20 mL", {"b_day": [[1.5 + 3 * i, "cup"] for i in range(8)]}, "milk_ml"),
    ],
    "stress": [
        ("674 mL", {}, "milk_ml"),
        ("674 mL with the stress and without", {"b_stress": 0}, "milk_ml"),
        ("770 mL", {}, "last_milk_ml"),
    ],
    "attachment": [
        ("446 mL", {}, ("milk", 14)),
        ("681 mL", {}, "milk_ml"),
        ("396 mL", "other", "milk_ml"),
        ("16 g", "other", "gain_g_day"),
        ("45 g", {}, "gain_g_day"),
    ],
}  # fmt: skip
FROM_STUDIES = {"twins": ["1356 g"], "too-much": ["124 mL"]}  # quoted amounts that are not the model's
SETTINGS = {"attachment": ["50 %"]}  # what a reader may set, checked below

explorer = Explorer("simulator")
ALL = pytest.mark.parametrize("name", STORIES)


def ran(name, changes):
    """The run of a story's plan with changes, of its other mother, or (None) of the default plan on the same day."""
    story = STORIES[name]
    if changes is None:
        return explorer.result({"look_day": story.see.get("look_day", 28)}, band=False)
    return explorer.result(story.see | (story.other if changes == "other" else changes), band=False)


def value(run, what):
    """A readout, or a series at an x or at an end."""
    readouts = run["readouts"]
    if what == "meal_ml":
        return readouts["milk_ml"] / readouts["removals"]
    if isinstance(what, str):
        return readouts[what]
    series = run["series"][what[0]]
    if what[1] == "lowest":
        return min(series["y"])
    if what[1] == "highest":
        return max(series["y"])
    return series["y"][min(range(len(series["x"])), key=lambda i: abs(series["x"][i] - what[1]))]


def test_stories_come_in_their_order():
    assert list(STORIES) == ORDER


@ALL
def test_story_runs_and_says_nothing_unfilled(name):
    for changes in ({}, "other"):
        result = ran(name, changes)
        assert "{" not in explorer.sentence(result, STORIES[name].see)


@ALL
def test_every_amount_in_the_text_is_what_the_model_gives(name):
    then = STORIES[name].then
    for text, changes, what in QUOTED[name]:
        assert re.search(rf"(?<![\d.]){re.escape(text)}", then), text
        number = re.search(r"[\d.]+", text).group()
        places = len(number.partition(".")[2])
        assert f"{value(ran(name, changes), what):.{places}f}" == number, text


@ALL
def test_no_amount_in_the_text_is_left_unchecked(name):
    amounts = set(re.findall(r"\d[\d.]* (?:mL|g|kg|%)(?!\w)", STORIES[name].then))
    known = {re.search(r"\d[\d.]* (?:mL|g|kg|%)", text).group() for text, _, _ in QUOTED[name]}
    assert amounts == known | set(FROM_STUDIES.get(name, [])) | set(SETTINGS.get(name, []))


@ALL
def test_story_differs_clearly_from_the_default(name):
    story, here, usual = STORIES[name], ran(name, {}), ran(name, None)
    if name in STEADY:
        assert here["readouts"][story.bet] == pytest.approx(usual["readouts"][story.bet], rel=0.01)
        return
    milk = [run["series"]["milk"]["y"] for run in (here, usual)]
    assert max(abs(a - b) for a, b in zip(*milk, strict=True)) > 80


def test_storage_shows_in_how_far_the_breasts_fill_and_empty():
    swings = [
        value(run, ("left", "highest")) - value(run, ("left", "lowest")) for run in (ran("storage", {}), ran("storage", "other"))
    ]
    assert swings[0] > 1.5 * swings[1]
    assert ran("storage", {})["readouts"]["milk_ml"] == pytest.approx(ran("storage", "other")["readouts"]["milk_ml"], rel=0.01)


def test_many_feeds_are_on_the_day_that_shows():
    assert ran("frequent-days", {})["readouts"]["removals"] == 14


def test_stress_is_on_the_day_that_shows():
    assert "stress" in ran("stress", {})["sentence"]


def test_extra_expressing_goes_beyond_what_the_baby_drinks():
    run = ran("too-much", {"look_day": 28})
    assert run["readouts"]["milk_ml"] > 1.5 * run["readouts"]["intake_ml"]


def test_at_half_attachment_the_model_misses_hardly_any_milk():
    half = ran("attachment", {"a_attachment": 0.5, "b_attachment": 0.5})
    assert half["readouts"]["milk_ml"] == pytest.approx(ran("attachment", None)["readouts"]["milk_ml"], rel=0.02)


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
