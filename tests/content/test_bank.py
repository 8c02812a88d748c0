"""The question bank: what a file may hold, parallel forms, items that are new, and words that can be read."""

import io
import re
from statistics import median

import pytest
from ruamel.yaml import YAML

from lactation.content import ContentError
from lactation.content.bank import BLUEPRINT, FORMS, bank_content, bank_items, check_bank
from tests.content import give_away
from tests.content.reading_age import MOST_AGE, MOST_MEDIAN, age_of, in_sentences

STEMS_ALIKE, OPTIONS_ALIKE = 2.0, 2.0  # how many times as long one form may be as another
MOST_SHARED = 0.25  # of the runs of three words that two questions have in common
SLOTS = [slot for content in bank_content().values() for slot in content.slots]
ITEMS = [item for slot in SLOTS for item in slot.forms().values()]
FEED = {"view": "close", "hold": "cradle", "skin": 0, "look": {"head": "bun", "cloth": "#6f8f5f"}, "difficulty": []}


def asked_of(item):
    """What one reads before one answers."""
    return " ".join([item.question, *(option.text for option in item.options)])


def texts_of(item):
    return [item.question, *(text for option in item.options for text in (option.text, option.reason))]


def runs(text):
    """The runs of three words in a text."""
    words = re.findall(r"[\w’']+", text.lower())
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}


def shared(one, other):
    return len(one & other) / max(1, min(len(one), len(other)))


# ---- The bank ----


def test_bank_has_forty_slots_in_three_forms():
    assert {domain: len(content.slots) for domain, content in bank_content().items()} == BLUEPRINT
    assert len({item.id for item in ITEMS}) == 120


def test_forms_of_a_slot_are_as_long_as_each_other():
    def unlike(lengths, most):
        return max(lengths) > most * min(lengths)

    stems = [s.id for s in SLOTS if unlike([len(one.question) for one in s.forms().values()], STEMS_ALIKE)]
    options = [
        s.id for s in SLOTS if unlike([sum(len(o.text) for o in one.options) for one in s.forms().values()], OPTIONS_ALIKE)
    ]
    assert (stems, options) == ([], [])


def test_no_item_repeats_a_question_of_a_lesson_or_of_another_form():
    lessons = {one.name: runs(f"{one.question} {' '.join(one.texts)}") for one in give_away.bank() if one.module[:5] != "form "}
    items = {item.id: runs(asked_of(item)) for item in ITEMS}
    known = [(name, found, lessons) for name, found in items.items()]
    known += [(name, found, {other: one for other, one in items.items() if other < name}) for name, found in items.items()]
    same = [(name, other) for name, found, others in known for other, one in others.items() if shared(found, one) > MOST_SHARED]
    assert same == []
    assert len(lessons) > 300


def test_a_repeated_question_would_be_seen():
    text = asked_of(ITEMS[0])
    assert shared(runs(text), runs(text.replace("his", "her").replace("breast", "chest"))) > MOST_SHARED


def test_forms_can_be_read_at_twelve_and_each_domain_at_thirteen():
    forms = [age_of(in_sentences([text for *_, item in bank_items(form) for text in texts_of(item)])) for form in FORMS]
    assert median(forms) <= MOST_MEDIAN
    for domain, content in bank_content().items():
        told = [text for slot in content.slots for item in slot.forms().values() for text in texts_of(item)]
        assert age_of(in_sentences(told)) <= MOST_AGE, domain


def test_all_forms_together_tell_no_guesser_what_is_best():
    chosen = [one for one in give_away.bank() if one.module.startswith("form ")]
    found = {name: sum(give_away.hits(mark, chosen)) / len(chosen) for name, mark in give_away.MARKS.items()}
    assert {name: share for name, share in found.items() if share >= give_away.LIMITS["guesser"]} == {}


# ---- A file ----


def item(name, **changes):
    options = [{"id": f"o{n}", "text": f"{name} {n}", "reason": "Why.", "best": n == 1} for n in range(3)]
    return {"id": name, "question": f"What of {name}?", "options": options, "sources": ["who2009"]} | changes


def slot(name="milk", **changes):
    return {"id": name, "lesson": "supply", "objective": "Say it."} | {f: item(f"{name}-{f}") for f in FORMS} | changes


def rest(count):
    """Slots that make a domain whole."""
    return [slot(f"rest{n}") for n in range(count)]


def told(tmp_path, *slots, domain="physiology", file="physiology"):
    """What the check says of a file."""
    out = io.StringIO()
    YAML(typ="safe").dump({"domain": domain, "slots": list(slots)}, out)
    path = tmp_path / f"{file}.yaml"
    path.write_text(out.getvalue(), encoding="utf-8")
    try:
        check_bank(path)
    except ContentError as error:
        return str(error).replace(str(path), "FILE")
    return ""


TWO = item("milk-a")["options"][:2]
NO_BEST = [option | {"best": False} for option in item("milk-a")["options"]]
MISTAKES = [
    ([slot(lesson="suply"), *rest(7)], {}, "milk: lesson: found 'suply', expected one of"),
    ([slot(b=item("milk-c")), *rest(7)], {}, "milk: b: id: found milk-c, expected milk-b"),
    ([slot(b=item("milk-b", question="What of milk-a?")), *rest(7)], {}, "milk: found the same question in two forms"),
    ([slot(a=item("milk-a", options=TWO)), *rest(7)], {}, "milk-a: options: found 2, expected 3"),
    ([slot(a=item("milk-a", options=NO_BEST)), *rest(7)], {}, "exactly one option must be marked 'best: true'; 0 are"),
    ([slot(a=item("milk-a", sources=["who209"])), *rest(7)], {}, "slots.0.a.sources.0: "),
    ([slot(a=item("milk-a", question="What of {milk}?")), *rest(7)], {}, "slots.0.a.question: found '{milk}'"),
    ([slot(a=item("milk-a", feed=FEED)), *rest(7)], {}, "milk-a: feed: found one, expected one in observation and nowhere else"),
    (
        [slot(), *rest(5)],
        {"domain": "observation", "file": "observation"},
        "milk-a: feed: found none, expected one",
    ),
    ([slot()], {"domain": "physics"}, "domain: found physics, expected one of physiology"),
    ([slot(), *rest(1)], {"domain": "safety"}, "domain: found safety, expected physiology, as the file is called"),
    ([slot(), slot()], {}, "slots: found 2, expected 8 as in the blueprint"),
    ([slot(), slot(), *rest(6)], {}, "slots.1.id: found milk as in physiology.yaml, slot 1"),
    ([{name: one for name, one in slot().items() if name != "b"}], {}, "slots.0.b: found nothing, expected"),
]


@pytest.mark.parametrize(("slots", "given", "says"), MISTAKES)
def test_each_mistake_is_told_once_with_what_was_expected(tmp_path, slots, given, says):
    message = told(tmp_path, *slots, **given)
    assert message.startswith("FILE:"), message
    assert says in message


def test_a_feed_that_cannot_be_is_told_by_its_rules(tmp_path):
    feed = FEED | {"difficulty": ["gape"], "hides": []}
    message = told(tmp_path, slot(a=item("milk-a", feed=feed)), *rest(5), domain="observation", file="observation")
    assert "slots.0.a.feed: difficulty: " in message
