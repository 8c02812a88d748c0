"""The weeks round a talk: the simulator can hold what any case may leave."""

from lactation import talk, week
from lactation.activities.transcript import played
from lactation.content.cases import case_content, case_names
from lactation.core.conversation_milk import plan_of, visit_settings


def test_the_simulator_can_hold_the_days_without_a_talk():
    shown = week()
    for usual in shown.visit()["usual"].values():
        shown.check(usual)


def test_the_simulator_can_hold_what_each_half_of_a_pair_leaves():
    shown = week()
    for name in case_names(returns=False):
        content, data = case_content(name), talk(name).talk
        for replies in (content.debrief.pair.judging, content.debrief.pair.listening):
            if replies and content.model:
                shown.check(shown.settings | visit_settings(data, plan_of(data, played(data, replies).state)))


def test_it_states_which_talks_it_knows():
    assert "c3" in repr(week())
    assert not week().content.stories
