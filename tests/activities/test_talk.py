"""Talks and pairs: what a notebook states, what a reader without scripts gets, and what a case must say."""

import pytest

from lactation import pair, talk
from lactation.activities.transcript import Told, played, with_one_answer_each
from lactation.content import ContentError
from lactation.content.cases import case_names
from lactation.faces import page


def test_a_talk_is_stated_short_and_without_its_answers():
    told = repr(talk("c3"))
    assert len(told) < 200
    assert "poppy" not in told.lower()


@pytest.mark.parametrize("name", ["c3", "c3_return"])
def test_a_talk_is_finished_before_any_script(name):
    html = page.render(talk(name))
    assert html.count('data-slot="reply:') == 4
    for one in talk(name).told():
        assert page.environment().from_string("{{ text }}").render(text=one.her) in html


def test_a_return_visit_is_drawn_as_in_the_talk_before_it():
    assert talk("c3_return").spec()["drawn"] == talk("c3").spec()["drawn"]


def test_a_case_without_a_look_says_so():
    one = talk("c3")
    one.content = one.content.model_copy(update={"look": None})
    with pytest.raises(ContentError, match=r"c3\.yaml: found no look, expected how the mother is drawn"):
        one.spec()


def test_a_reply_that_cannot_be_said_then_is_named_with_its_turn():
    with pytest.raises(ContentError, match="c3: turn 2: found refer_now, expected one of"):
        played(talk("c3").talk, ["hello_open", "refer_now"])


def test_what_she_does_not_answer_is_told_with_what_comes_after_it():
    told = [Told("Sit.", "", "", "", "Level."), Told("“How?”", "“So.”", "waiting", "", "Open.")]
    assert with_one_answer_each(told) == [Told("Sit. “How?”", "“So.”", "waiting", "", "Level. Open.")]


def test_both_halves_of_a_pair_end_and_come_to_different_visits():
    ends = pair("c3").view()["ends"]
    assert all(len(texts) >= 4 for texts in ends.values())
    assert ends["judging"] != ends["listening"]
    assert "turns" in repr(pair("c3"))


@pytest.mark.parametrize("name", [name for name in case_names() if talk(name).content.look or talk(name).content.first_case])
def test_every_case_can_be_shown(name):
    view = talk(name).view()
    assert view["told"] or not talk(name).content.path_of_listening
