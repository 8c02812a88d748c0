"""Visit: the last talk that ended sets the explorer; what cannot be set is passed over."""

import pytest

from lactation import week
from lactation.content.schema import words
from lactation.core.play.visit import visit_do, visit_show, visit_start

WORDS = words()
SPEC = week().visit()
SETTINGS = SPEC["usual"]["c3/talk"]


def end(item="c3/talk", **changes):
    return {"kind": "end", "item": item, "settings": SETTINGS | changes}


def shown(kept, *events):
    state = visit_start(SPEC, kept)
    for name in events:
        state = visit_do(SPEC, state, {"do": name, "of": "", "value": ""})
        assert state["keep"] == []
    return visit_show(SPEC, state, WORDS)


def test_before_any_talk_nothing_is_set():
    view = shown([], "beside")
    assert view["sets"] is None
    assert view["parts"] == {"none": True, "told": False, "beside": False}


def test_the_last_talk_that_ended_sets_the_explorer():
    view = shown([end(c_cup_ml=100), end(c_cup_ml=300), end("other/talk", c_cup_ml=1)])
    assert view["sets"]["settings"]["c_cup_ml"] == 300
    assert view["sets"]["other"] == {}
    assert SPEC["titles"]["c3/talk"] in view["text"]["told"]


def test_the_days_without_a_talk_are_laid_beside_and_taken_away():
    assert shown([end()], "beside")["sets"]["other"] == SETTINGS
    assert shown([end()], "beside", "beside")["sets"]["other"] == {}


def test_a_return_visit_has_no_days_without_a_talk():
    view = shown([end("c3_return/talk")], "beside")
    assert view["sets"]["other"] == {}
    assert not view["parts"]["beside"]


@pytest.mark.parametrize(
    "change", [{"c_cup_ml": None}, {"c_cup_ml": 5000}, {"c_day": 3}, {"c_day": [[1, "sleep"]]}, {"c_day": [[25, "feed"]]}]
)
def test_what_cannot_be_set_is_passed_over(change):
    assert shown([end(), end(**change)])["sets"]["settings"] == SETTINGS
    assert shown([{"kind": "end", "item": "c3/talk", "settings": {}}])["sets"] is None
