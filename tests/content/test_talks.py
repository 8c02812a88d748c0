"""A case as the plain data that the core plays: conditions, what answers what, ways to facts."""

import json

import pytest

from lactation.content.cases import case_names
from lactation.content.talks import condition_of, return_of, talk_of, without_words
from tests.core.talks import NAMES, talk


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("trust >= 45", ["trust", ">=", 45]),
        ("belief < 62.5", ["belief", "<", 62.5]),
        ("turn = 3", ["turn", "=", 3]),
        ("f_tin", ["f_tin", ">=", 1]),
        ("a_own", ["a_own", ">=", 0.5]),
        ("not f_tin", ["f_tin", "<", 1]),
        ("just arrive", ["", "just", "arrive"]),
        ("topic tin", ["", "topic", "tin"]),
        ("spoke cup", ["b_cup", ">=", 1]),
        ("said nod", ["s_nod", ">=", 1]),
        ("f_tin or not f_tea", [["f_tin", ">=", 1], ["f_tea", "<", 1]]),
    ],
)
def test_conditions_are_read_as_authors_write_them(text, parsed):
    assert condition_of(text) == parsed


@pytest.mark.parametrize(
    "text", ["trust > 45", "trust >= many", "not trust >= 3", "", "Trust", "f_tin and f_tea", "trust>=4", "a or "]
)
def test_what_is_no_condition_is_answered_with_examples(text):
    with pytest.raises(ValueError, match=r"found the condition .*, expected one such as 'trust >= 45'"):
        condition_of(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_talk_is_plain_data_with_every_number_there_from_the_start(name):
    data = talk(name)
    assert json.loads(json.dumps(data)) == data
    names = set(data["names"])
    assert {f"s_{reply['id']}" for reply in data["replies"]} | {f"a_{action}" for action in data["actions"]} <= names
    for part in (*data["replies"], *data["lines"], *data["interrupts"], *data["openings"]):
        assert set(part["effect"]) <= names
    assert set(data["facts"]) == set(data["doors"])


def test_which_lines_may_answer_a_reply_is_known_before_the_talk():
    data = talk("c3")
    by_id = {reply["id"]: [data["lines"][number]["id"] for number, _ in reply["lines"]] for reply in data["replies"]}
    assert by_id["hello_open"][0] == "tell_milk"
    assert "tea_confess" in by_id["wait"] and "tea_confess" in by_id["tea_emp"] and "tea_confess" not in by_id["hello_vera"]
    closeness = dict(map(tuple, next(reply["lines"] for reply in data["replies"] if reply["id"] == "hello_open")))
    assert closeness[0] == 40


def test_ways_to_a_fact_say_what_they_take():
    ways = {way["line"]: way for way in talk("c3")["doors"]["f_needle"]}
    assert ways["needle_wait"]["reply"] in ("wait", "nod") and ways["needle_wait"]["after"] == "tell_milk"
    assert ways["needle_told"]["reply"] == "why_open" and ways["needle_told"]["trust"] == 42


def test_a_version_changes_with_what_decides_and_not_with_words():
    data = talk("c3")
    assert talk_of("c3")["version"] == data["version"] != talk("c2")["version"]
    plain = json.dumps(without_words(data))
    assert "trust" in plain and "shirts a night" not in plain


def test_the_return_visit_of_a_case_is_known():
    assert return_of("c3") == "c3_return" and return_of("c3_return") == ""
    assert "c3_return" in case_names() and "c3_return" not in case_names(returns=False)
