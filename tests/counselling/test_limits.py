"""Every case of the course keeps the limits, and a case that does not is found out.

Here each learner plays some dozen talks, so the limits have room; ``make check-cases`` plays ten thousand and has none.
"""

import pytest

from lactation.content.cases import case_content, case_names
from lactation.content.skills import skills_content
from lactation.content.talks import talk_data
from lactation.counselling import measures
from lactation.counselling.bots import LEARNERS, RANDOM, kit_of
from lactation.counselling.check import first_difference
from lactation.counselling.limits import RETURN, SMALL, WHOLE, checks_of, limits_of
from lactation.counselling.measures import measured
from lactation.counselling.runtime import runtime
from tests.core.talks import SMALL as SMALL_CASE

TALKS, RANDOM_TALKS, SAME = 50, 250, 150
RARE = 3


@pytest.fixture(scope="module")
def runs():
    return runtime()


@pytest.fixture(scope="module")
def case(runs):
    """Return a function that plays a case, once."""
    kept = {}

    def play(name):
        if name not in kept:
            kept[name] = measured(name, runs, TALKS, RANDOM_TALKS)
        return kept[name]

    return play


def failing(found, few=True):
    """The limits that are not kept."""
    return [check.told for check in checks_of(found, RARE if few else 0, few) if not check.good]


@pytest.mark.parametrize("name", [*case_names(), SMALL_CASE])
def test_a_case_keeps_its_limits(name, case, runs):
    assert failing(case(name)) == []
    assert first_difference(name, runs, SAME) == ""


def changed(name, monkeypatch, runs, change):
    """Measure a case whose plain data is changed before it is played."""
    kit = kit_of(name)
    change(kit)
    monkeypatch.setattr(measures, "kit_of", lambda _: kit)
    return measured(name, runs, 40, 150)


def test_a_line_that_cannot_be_spoken_is_named(monkeypatch, runs):
    def never(kit):
        line = next(one for one in kit["talk"]["lines"] if one["id"] == "night_confess")
        line["when"] = [["trust", ">=", 101]]

    found = failing(changed(SMALL_CASE, monkeypatch, runs, never), few=False)
    assert "lines never spoken: found night_confess, expected none" in found


def test_a_reply_that_she_only_answers_with_silence_is_named(monkeypatch, runs):
    def mute(kit):
        next(one for one in kit["talk"]["replies"] if one["id"] == "soft_long")["lines"] = []

    assert "replies to which she only said “…”: found soft_long, expected none" in failing(
        changed(SMALL_CASE, monkeypatch, runs, mute)
    )


def test_a_case_in_which_the_longest_reply_helps_is_found_out(monkeypatch, runs):
    def tell(kit):
        helping = {"open", "reflect", "empathy", "accept", "praise", "refer", "check", "permission"}
        for reply in kit["talk"]["replies"]:
            kit["marks"]["words"][reply["id"]] = 20 if helping & set(reply["codes"]) else 8

    found = failing(changed("c3", monkeypatch, runs, tell))
    assert any(told.startswith("always the longest, over random: found ") for told in found)
    assert any(told.startswith("help and words, rank correlation: found +") for told in found)


def test_a_case_that_is_kind_to_advice_is_found_out(monkeypatch, runs):
    def kind(kit):
        kit["talk"]["costs"] = dict.fromkeys(kit["talk"]["costs"], 0)
        for reply in kit["talk"]["replies"]:
            reply["needs"] = []
            if {"order", "harm"} & set(reply["codes"]):
                reply["effect"] = {"a_doctor": 1, "a_own": 1, "f_tea": 1}

    found = failing(changed("c3", monkeypatch, runs, kind))
    assert any(told.startswith(("random, mean", "kind but advising", "safety by chance")) for told in found)


def test_an_expert_who_finds_little_is_found_out(monkeypatch, runs):
    def poor(kit):
        kit["expert"] = kit["expert"] | {"order": ["nod"], "enough_turns": 8, "done": [["turn", ">=", 8]]}

    found = failing(changed("c3", monkeypatch, runs, poor))
    assert any(told.startswith("expert, median: found ") for told in found)
    assert any(told.startswith("expert's turns") for told in found)


def test_a_written_path_that_cannot_be_said_is_named(case, monkeypatch):
    found = case("c3")
    monkeypatch.setattr(found, "pairs", {"listening": {"stops": "refer_now", "over": "", "points": 3}})
    assert "listening, as written: found refer_now, which cannot be said there, expected a whole talk" in failing(found)


def test_each_kind_of_case_has_its_limits(case):
    assert [limits_of(case(name)) for name in ("c3", "c3_return", SMALL_CASE)] == [WHOLE, RETURN, SMALL]


def test_room_makes_every_limit_easier():
    wide = WHOLE.loosened()
    assert wide.random > WHOLE.random and wide.expert < WHOLE.expert and wide.chance > WHOLE.chance and wide.rho > WHOLE.rho
    assert SMALL.loosened().kindness is None


def test_learners_who_look_alike_play_differently(case):
    means = {name: case("c3").of(name).mean() for name in LEARNERS}
    assert means["expert"] > means["any helping reply"] > means["kind, plans little"] > means[RANDOM] > means["worst"]


def test_the_kit_is_that_of_the_file():
    assert kit_of("c3")["talk"] == talk_data(case_content("c3"), skills_content())
