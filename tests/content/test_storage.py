"""The tables of how long milk keeps, and the slot for a country's own."""

import pytest

from lactation.content import HERE, ContentError, storage
from lactation.content.references import work
from lactation.content.schema import STORAGE_MILKS, STORAGE_PLACES, storage_numbers, storage_tables, words
from lactation.core.words import NOT_THERE, as_text

GOOD = "name: National (2024)\nrules:\n  - {place: room, milk: fresh, hours: 4, longest: 6}\n"


@pytest.fixture
def national(tmp_path, monkeypatch):
    """Return a function that writes a country's file and reads all tables."""

    def write(text):
        monkeypatch.setattr(storage, "HERE", tmp_path)
        (tmp_path / "storage_rules.yaml").write_text((HERE / "storage_rules.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        (tmp_path / "storage_national.yaml").write_text(text, encoding="utf-8")
        return storage_tables()

    return write


def test_published_tables_say_their_source_and_how_they_are_known():
    *published, national = storage_tables()
    for table in published:
        assert table.how in ("read", "secondary")
        assert work(table.source)
        assert table.rules
    assert national.rules == []


def test_numbers_are_the_rules_in_order():
    for table, rows in zip(storage_tables(), storage_numbers(), strict=True):
        assert [(STORAGE_PLACES[place], STORAGE_MILKS[milk], hours, longest) for place, milk, hours, longest in rows] == [
            (rule.place, rule.milk, rule.hours, rule.longest) for rule in table.rules
        ]


def test_colder_places_keep_fresh_milk_longer():
    for table in storage_tables()[:-1]:
        fresh = {rule.place: rule.hours for rule in table.rules if rule.milk == "fresh"}
        assert fresh["room"] < fresh["fridge"] < fresh["freezer"]


def test_countrys_values_stand_last(national):
    assert national(GOOD)[-1].rules[0].longest == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: [{place: shed, milk: fresh, hours: 4, longest: 6}]", r"storage_national\.yaml:1: rules\.0\.place: found 'shed'"),
        ("name: A\nrules:\n  - {place: room, milk: fresh, hours: four, longest: 6}", r":3: rules\.0\.hours: found 'four'"),
        (
            "name: A\nrules: [{place: room, milk: fresh, hours: 8, longest: 4}]",
            r"longest \(4\) must not be less than hours \(8\)",
        ),
        (GOOD + "  - {place: room, milk: fresh, hours: 2, longest: 2}\n", "found two rules for fresh milk, room, expected one"),
        (GOOD.replace("National (2024)", '""'), "rules need a name: whose values they are"),
        ("name: [", r"storage_national\.yaml:"),
        ("name: A\nrule: []", r"rule: found .* expected: one of name, source, how, rules"),
    ],
)
def test_bad_file_gives_one_clear_message(national, text, message):
    with pytest.raises(ContentError, match=message) as refusal:
        national(text)
    assert str(refusal.value).count("\n") == 0


@pytest.mark.parametrize(
    ("hours", "form", "text"),
    [
        (1, "span", "1 hour"), (4, "span", "4 hours"), (24, "span", "24 hours"), (96, "span", "4 days"),
        (4380, "span", "6 months"), (NOT_THERE, "span", "no value"), (12, "until", "12:00 the same day"),
        (28.5, "until", "04:30 the next day"), (104, "until", "08:00, 4 days later"), (4388, "until", "about 6 months later"),
        (NOT_THERE, "until", "no value"),
    ],
)  # fmt: skip
def test_times_read_as_words(hours, form, text):
    assert as_text(hours, form, words()) == text
