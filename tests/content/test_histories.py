"""A history's file: what an author is told when it is wrong, and that it becomes a case with every wording and answer."""

import copy

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from lactation.content import HERE
from lactation.content.histories import FACTS, HistoryContent, history_names, history_talk
from lactation.counselling.histories import content_of

FLOR = YAML(typ="safe").load((HERE / "histories" / "flor.yaml").read_text(encoding="utf-8"))


def changed(change):
    data = copy.deepcopy(FLOR)
    change(data)
    return data


def no_key(data):
    data["facts"]["f_blame"]["key"] = False


def no_box(data):
    del data["boxes"]["family"]


def no_fact(data):
    del data["facts"]["f_boy"]


def other_fact(data):
    data["facts"]["f_other"] = data["facts"].pop("f_boy")


def same_option(data):
    data["plan"]["meet"]["options"][1]["id"] = "cold-milk"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (no_key, "found none or several with key: true, expected one"),
        (no_box, "boxes: found now, baby, birth, mother, before, expected now, baby"),
        (no_fact, "facts: found 9, expected 10"),
        (other_fact, "in one place only"),
        (same_option, "found the id cold-milk 2 times"),
    ],
)
def test_what_is_wrong_is_told(change, told):
    with pytest.raises(ValidationError, match=told):
        HistoryContent.model_validate(changed(change))


@pytest.mark.parametrize("name", history_names())
def test_a_history_becomes_a_talk_in_which_every_fact_has_a_door(name):
    talk = history_talk(content_of(name))
    assert len(talk["facts"]) == FACTS
    assert all(any(door["reply"] for door in doors) for doors in talk["doors"].values())
    assert {name for box in talk["boxes"].values() for name in box} | {"wait", "nod", "plan"} == set(talk["places"])


def test_histories_are_of_four_lands_and_no_two_mothers_share_a_name_with_a_case():
    names = history_names()
    places = {content_of(name).place for name in names}
    assert len(names) >= 4 and len(places) == len(names)
    cases = " ".join(path.read_text(encoding="utf-8")[:1500] for path in (HERE / "cases").glob("*.yaml"))
    assert not [name for name in names if content_of(name).who.mother.split(",")[0] in cases]


def test_what_is_referred_is_referred():
    """The one with a danger sign goes now; the one who gets too little is looked at today; nobody else is sent in."""
    best = {
        name: {step: next(one for one in item.options if one.best).text for step, item in content_of(name).plan.items()}
        for name in history_names()
    }
    assert "maternity unit together now" in best["kirsty"]["act"]
    assert "health unit today" in best["nadia"]["act"]
    assert not [name for name in ("flor", "achieng") if "today" in best[name]["act"] or "clinic" in best[name]["act"]]
