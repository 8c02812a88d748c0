import math
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.schema import words
from lactation.core.words import (
    as_text,
    clock,
    counted,
    counted_with,
    day_text,
    fill_in,
    fixed,
    listed,
    number_text,
    say,
    text_values,
    with_unit,
)

WORDS = words()


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0, 0, "0"), (2.5, 0, "3"), (0.5, 0, "1"), (12.34, 1, "12.3"), (0.05, 2, "0.05"), (7, 2, "7.00"), (999.96, 1, "1000.0"),
     (-3.2, 0, "−3"), (-0.2, 0, "0"), (-0.25, 1, "−0.3")],
)  # fmt: skip
def test_fixed_writes_decimals_and_rounds_halves_up(value, digits, text):
    assert fixed(value, digits) == text


@given(st.integers(-100_000_000, 100_000_000), st.integers(0, 2))
def test_fixed_agrees_with_decimal_rounding_away_from_ties(hundred_thousandths, digits):
    exact = Decimal(hundred_thousandths) / 100_000
    tie = (exact.scaleb(digits) % 1).copy_abs() == Decimal("0.5")
    if not tie:
        expected = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        assert fixed(hundred_thousandths / 100_000, digits) == str(expected + 0 if expected else abs(expected)).replace("-", "−")


@pytest.mark.parametrize(
    ("hours", "text"), [(0, "00:00"), (6.5, "06:30"), (23.75, "23:45"), (24, "00:00"), (6.999, "07:00"), (23.999, "00:00")]
)
def test_clock_writes_24_hour_time(hours, text):
    assert clock(hours, WORDS) == text


@given(st.floats(0, 24))
def test_clock_always_writes_a_time_of_the_day(hours):
    hour, minute = clock(hours, WORDS).split(":")
    assert len(hour) == len(minute) == 2
    assert 0 <= int(hour) < 24
    assert 0 <= int(minute) < 60


def test_fill_in_replaces_every_place_of_a_name():
    assert fill_in("{n} and {n} of {m}", {"n": "2", "m": "3"}) == "2 and 2 of 3"


def test_fill_in_leaves_unknown_names_to_be_seen():
    assert fill_in("{who} drinks {n}", {"n": "2"}) == "{who} drinks 2"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.455, "percent", "46\u00a0%"),
        (13.25, "clock", "13:15"),
        (3, "0", "3"),
        (3, "1", "3.0"),
        (0.25, "2", "0.25"),
        (1, "age", "1 day"),
        (0.6, "age", "1 day"),
        (15, "age", "15 days"),
        (27, "age", "27 days"),
        (28, "age", "4 weeks"),
        (29, "age", "4 weeks 1 day"),
        (29.4, "age", "4 weeks 1 day"),
        (34.5, "age", "5 weeks"),
        (27.6, "age", "4 weeks"),
        (48.7, "age", "7 weeks"),
        (37, "age", "5 weeks 2 days"),
        (84, "age", "12 weeks"),
        (0.85, "minutes", "51 seconds"),
        (3.1815, "minutes", "3 min 11 s"),
        (0.9999, "minutes", "1 min 0 s"),
        (9.9999, "minutes", "10 minutes"),
        (16, "minutes", "16 minutes"),
        (1, "yes", "yes"),
        (0, "yes", "no"),
        (1, "feed", "1 feed"),
        (0, "feed", "0 feeds"),
        (2, "let_down", "2 let-downs"),
        (1.3, "let_down", "1 let-down"),
        (0.7, "feed", "1 feed"),
        (1 / 60, "minutes", "1 second"),
    ],
)
def test_number_reads_as_its_form_says(value, form, text):
    assert as_text(value, form, WORDS) == text


@given(st.floats(0, 400))
def test_age_in_words_is_the_rounded_number_of_days_and_its_plurals_are_right(days):
    text = as_text(days, "age", WORDS)
    found = re.fullmatch(r"(?:(\d+) (days?))|(?:(\d+) weeks(?: (\d) (days?))?)", text)
    assert found, text
    alone, alone_unit, weeks, rest, rest_unit = found.groups()
    number = int(alone) if alone else 7 * int(weeks) + int(rest or 0)
    assert number == math.floor(days + 0.5)
    for count, unit in ((alone, alone_unit), (rest, rest_unit)):
        assert count is None or unit == ("day" if count == "1" else "days")
    assert rest is None or 1 <= int(rest) <= 6


@given(st.floats(0, 100), st.sampled_from(["feed", "let_down", "span_hours", "by_day"]))
def test_one_or_many_goes_by_the_number_that_is_shown(value, form):
    text = as_text(value, form, WORDS)
    number = re.search(r"\d+", text)[0]
    assert text == WORDS[f"{form}_one" if number == "1" else f"{form}_other"].replace("{n}", number)


def test_form_without_words_is_an_error_not_an_empty_text():
    with pytest.raises(KeyError, match="elephant_other"):
        as_text(2, "elephant", WORDS)


def test_text_values_takes_whole_numbers_where_no_form_is_given():
    assert text_values({"a": 1.6, "b": 0.5}, {"b": "percent"}, WORDS) == {"a": "2", "b": "50\u00a0%"}


def test_text_values_leaves_lists_out():
    assert text_values({"feeds": [1, 2], "day": 3}, {}, WORDS) == {"day": "3"}


def test_text_of_cards_is_the_title_of_the_one_laid_last():
    titles = {"cards_titles": {"pain": "She is in pain", "warmth": "Warmth"}}
    assert text_values({"cards": ["warmth", "pain"], **titles}, {}, WORDS) == {"cards": "She is in pain"}
    assert text_values({"cards": [], **titles}, {}, WORDS) == {}


def test_say_joins_the_named_sentences_in_order():
    assert say(["b", "a"], {"a": "One {n}.", "b": "Two."}, {"n": "1"}) == "Two. One 1."


def test_say_nothing_is_empty():
    assert say([], {"a": "One."}, {}) == ""


def test_say_leaves_out_an_empty_sentence():
    assert say(["a", "b", "c"], {"a": "One.", "b": "", "c": "Three."}, {}) == "One. Three."
    assert say(["b"], {"b": ""}, {}) == ""


# ---- Another language ----

ARABIC = {
    "language": "ar", "number_decimal": "٫", "number_minus": "-", "number_digits": "٠١٢٣٤٥٦٧٨٩", "clock_time": "{hour}:{minute}",
    "percent": "{n}٪",
    "feed_zero": "none", "feed_one": "a feed", "feed_two": "two", "feed_few": "{n} few", "feed_many": "{n} many",
    "feed_other": "{n} others", "list_comma": "{list}، {next}", "with_unit": "{unit} {number}",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(-1.5, "1", "-١٫٥"), (0.455, "percent", "٤٦٪"), (13.25, "clock", "١٣:١٥"), (0, "feed", "none"), (1.2, "feed", "a feed"),
     (2, "feed", "two"), (3, "feed", "٣ few"), (11, "feed", "١١ many"), (100, "feed", "١٠٠ others")],
)  # fmt: skip
def test_number_reads_as_the_language_writes_it(value, form, text):
    assert as_text(value, form, ARABIC) == text


def test_form_that_a_language_lacks_is_told_as_others_are():
    words = {"language": "ru", "feed_one": "one", "feed_other": "{n} others"}
    assert [counted("feed", n, words) for n in (1, 3, 21)] == ["one", "3 others", "one"]


def test_counted_words_may_hold_other_values():
    words = {"later_one": "{time}, {n} day", "later_other": "{time}, {n} days"}
    assert counted_with("later", 2, {"time": "06:30"}, words) == "06:30, 2 days"


def test_list_and_unit_stand_as_the_language_has_them():
    assert listed(["a", "b", "c"], "list_comma", ARABIC) == "a، b، c"
    assert (listed([], "list_comma", ARABIC), listed(["a"], "list_comma", ARABIC)) == ("", "a")
    assert (with_unit("5", "mL", ARABIC), with_unit("5", "", ARABIC)) == ("mL 5", "5")


def test_number_without_a_style_is_plain():
    assert number_text(-1234.5, 1, {}) == "−1234.5"


# ---- A planned day ----

KINDS = {"feed": "Feed", "express": "Expressing", "cup": "Cup"}
DAYS = st.lists(
    st.tuples(st.integers(0, 95).map(lambda quarter: quarter / 4), st.sampled_from(list(KINDS))).map(list), max_size=16
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ([[6, "feed"]], "Feed 06:00"),
        ([[12.5, "feed"], [6, "feed"]], "Feed 06:00, 12:30"),
        ([[12, "cup"], [6, "feed"], [9.25, "express"]], "Feed 06:00; Expressing 09:15; Cup 12:00"),
        ([[3, "cup"]], "Cup 03:00"),
    ],
)
def test_planned_day_reads_kind_by_kind_in_order(day, text):
    assert day_text(day, KINDS, WORDS) == text


def test_day_without_anything_says_so():
    assert day_text([], KINDS, WORDS) == WORDS["day_none"]


@given(DAYS)
def test_planned_day_names_each_time_once(day):
    text = day_text(day, KINDS, WORDS)
    assert sorted(re.findall(r"[0-9]{2}:[0-9]{2}", text)) == sorted(clock(hour, WORDS) for hour, _ in day)
    assert {kind for kind, label in KINDS.items() if label in text} == {kind for _, kind in day}


@given(DAYS, st.randoms())
def test_order_in_which_a_day_was_planned_does_not_matter(day, rng):
    other = day[:]
    rng.shuffle(other)
    assert day_text(other, KINDS, WORDS) == day_text(day, KINDS, WORDS)


@given(DAYS)
def test_day_is_left_as_it_was(day):
    before = [one[:] for one in day]
    day_text(day, KINDS, WORDS)
    assert day == before
