"""Module 8: where options stand and how long they are tells nothing, and what is dangerous is never only accepted."""

import pytest

from lactation.content.marked import named
from lactation.content.schema import job_aid_content, lesson_content
from lactation.content.sorting import SortIntoContent

LESSONS = (
    *("worry_common", "milk_signs", "plot_decide", "four_columns", "raise_removal", "rebuild_trust"),
    *("crying", "outside_pressure", "supplement"),
)
ITEMS = [item for name in LESSONS for item in (lesson_content(name).predict, *lesson_content(name).quiz)]


def share(best_is):
    """Return how often the best option is what ``best_is`` says of its place and of all lengths."""
    found = []
    for item in ITEMS:
        lengths = [len(option.text) for option in item.options]
        found.append(best_is(next(n for n, option in enumerate(item.options) if option.best), lengths))
    return sum(found) / len(found)


def test_best_option_is_told_neither_by_length_nor_by_place():
    assert 0.2 < share(lambda at, lengths: lengths[at] == max(lengths)) < 0.47
    assert 0.2 < share(lambda at, lengths: lengths[at] == min(lengths)) < 0.47
    for place in range(3):
        assert 0.25 < share(lambda at, lengths, place=place: at == place) < 0.42


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("m08-plot-loss", "today"),
        ("m08-plot-two-three", "today"),
        ("m08-columns-bled", "now"),
        ("m08-crying-new", "now"),
        ("m08-crying-limit", "help now"),
        ("m08-pressure-which", "today"),
        ("m08-supplement-emergency", "now"),
    ],
)
def test_danger_is_acted_on(name, told):
    item = next(one for one in ITEMS if one.id == name)
    best = next(option for option in item.options if option.best)
    assert told in f"{best.text} {best.reason}"


@pytest.mark.parametrize("name", ["j12", "j13"])
def test_job_aids_say_what_is_referred_now(name):
    said = " ".join(job_aid_content(name).refer[0].lines)
    assert "hard to wake" in said
    assert "cannot feed" in said


def test_crying_that_is_an_emergency_is_sorted_now():
    cards = {card.id: card.group for card in named("sort_into", "crying_level", SortIntoContent).cards}
    assert [cards[one] for one in ("thin-cry", "hot-head", "shaken-once", "swollen-belly")] == ["now"] * 4


def test_no_lesson_promises_a_calendar_or_an_amount_of_milk():
    """The best answers and the model answers give no day on which frequent feeding ends, and no millilitres to a mother."""
    best = [option.text for item in ITEMS for option in item.options if option.best]
    said = " ".join([*best, *(lesson_content(name).say.good for name in LESSONS)])
    assert "mL" not in said
    assert "spurt" not in said
