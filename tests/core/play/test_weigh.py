"""Weigh: how soon to refer is said at once and never that all is well; what fits better stands first."""

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation import conditions
from lactation.content.conditions import conditions_content
from lactation.content.schema import words
from lactation.core.conditions import conditions_in_order, level_place, refer_level, rules_met
from lactation.core.play.weigh import refer_text, weigh_do, weigh_show, weigh_start, weighed

WORDS = words()
CONTENT = conditions_content()
SPEC = conditions([]).spec()
KNOWN = CONTENT.known()
QUESTION = {one: question for question, findings in SPEC["findings"].items() for one in findings}
NOTHING = weigh_show(SPEC, weigh_start(SPEC, []), WORDS)


def do(state, name, of="", value=""):
    return weigh_do(SPEC, state, {"do": name, "of": of, "value": value})


def chosen_by_hand(findings):
    """Choose findings as a reader does: ticks, and one of a question."""
    state = weigh_start(SPEC, [])
    for one in findings:
        question = QUESTION[one]
        state = do(state, "tick", one, True) if question in SPEC["many"] else do(state, "choose", question, one)
    return state


def line(findings):
    return refer_text(SPEC["rules"], findings, WORDS)


def test_line_on_top_says_how_soon_and_why_and_never_that_all_is_well():
    assert line([]) == "Choose what you have heard and seen."
    assert line(["baby-well", "skin-usual"]).startswith("Nothing chosen so far makes you refer. Look closer")
    assert line(["skin-patch"]) == "Refer today: a warm patch on the breast."
    assert line(["skin-patch", "fever-fever"]) == "Refer today: a warm patch on the breast, and 1 more."
    assert line(["skin-patch", "fever-shivers"]) == "Refer at once: fever with shivering fits."
    assert line(["signs-turned"]).startswith("Refer within days: ")
    assert line(["lump-spot"]).startswith("Look closer, and see her again within a day: ")
    for name in KNOWN:
        assert not re.search(r"\b(fine|well|harmless|no need)\b", line([name]).partition(":")[0])


def test_nothing_chosen_shows_nothing_and_keeps_the_order():
    assert NOTHING["text"]["refer"] == WORDS["conditions_choose"] and NOTHING["text"]["fits-said"] == ""
    assert NOTHING["order"]["fits"] == [one.id for one in CONTENT.conditions]
    assert not any(NOTHING["parts"].values()) and NOTHING["marked"]["answer"] == "none"


def test_what_fits_comes_first_and_the_rules_met_are_marked():
    view = weigh_show(SPEC, chosen_by_hand(["skin-patch", "fever-shivers"]), WORDS)
    assert view["text"]["refer"] == "Refer at once: fever with shivering fits."
    assert view["text"]["fits-said"] == "Fits best so far: Mastitis."
    assert view["order"]["fits"][0] == "mastitis" and view["marked"]["condition:mastitis"] == "well"
    assert view["text"]["fit:mastitis"] == "fits well" and view["parts"]["bar:mastitis"]
    texts = [rule["text"] for rule in SPEC["rules"] if view["marked"]["rule:" + rule["id"]] == "met"]
    assert texts == ["fever with shivering fits", "a warm patch on the breast"]
    assert (view["marked"]["answer"], view["say"]) == ("now", "answer")


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (["lump-whole", "when-first"], "Fits best so far: "),
        (["sides-both", "fever-shivers"], "Fits in part so far: "),
        (["baby-well"], WORDS["conditions_unclear"]),
    ],
)
def test_what_fits_is_said_in_one_line_with_two_names_at_most(findings, said):
    text = weigh_show(SPEC, chosen_by_hand(findings), WORDS)["text"]["fits-said"]
    assert text.startswith(said) and sum(name in text for name in SPEC["names"].values()) <= 2


def test_one_question_has_one_answer_and_the_signs_can_stand_together():
    state = chosen_by_hand(["skin-patch", "skin-tight", "signs-pus", "signs-hiv"])
    assert weighed(SPEC, state) == [one for one in KNOWN if one in {"skin-tight", "signs-pus", "signs-hiv"}]
    view = weigh_show(SPEC, do(do(state, "tick", "signs-pus", False), "choose", "skin", ""), WORDS)
    assert (view["value"]["question:signs"], view["value"]["question:skin"]) == (["signs-hiv"], "")


def test_reset_is_the_beginning_and_is_said():
    view = weigh_show(SPEC, do(chosen_by_hand(KNOWN), "reset"), WORDS)
    assert view == NOTHING | {"say": "answer"}


def test_nothing_is_kept():
    assert SPEC["items"] == [] and chosen_by_hand(KNOWN)["keep"] == []


@given(st.lists(st.sampled_from(KNOWN), unique=True, max_size=14))
def test_view_says_what_the_rules_and_weights_decide(findings):
    state = chosen_by_hand(findings)
    there = weighed(SPEC, state)
    view = weigh_show(SPEC, state, WORDS)
    assert view["marked"]["answer"] == (refer_level(there, CONTENT.plain_rules()) or "none")
    order = conditions_in_order(there, CONTENT.weights())
    assert view["order"]["fits"] == [one["id"] for one in order]
    assert [view["marked"]["condition:" + one["id"]] for one in order] == [one["word"] for one in order]
    met = {CONTENT.plain_rules()[place]["id"] for place in rules_met(there, CONTENT.plain_rules())}
    assert {rule["id"] for rule in SPEC["rules"] if view["marked"]["rule:" + rule["id"]]} == met
    assert all(0 <= width <= 100 for width in view["width"].values())


@given(st.lists(st.sampled_from(KNOWN), unique=True, max_size=8), st.sampled_from(KNOWN))
def test_one_sign_more_never_makes_it_less_urgent(findings, more):
    if QUESTION[more] not in SPEC["many"]:
        return
    before = weigh_show(SPEC, chosen_by_hand(findings), WORDS)["marked"]["answer"]
    after = weigh_show(SPEC, do(chosen_by_hand(findings), "tick", more, True), WORDS)["marked"]["answer"]
    assert level_place(after) >= level_place(before)


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.just([]), st.sampled_from(KNOWN))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["choose", "tick", "x"]),
            st.one_of(st.text(max_size=4), st.sampled_from([*KNOWN, *SPEC["findings"]])),
            ANYTHING,
        )
    )
)
def test_strange_events_change_nothing_but_known_findings(events):
    state = weigh_start(SPEC, [{"kind": "answer", "item": "x"}])
    for one in events:
        state = do(state, *one)
    assert set(weighed(SPEC, state)) <= set(KNOWN)
    for question in SPEC["findings"]:
        of_it = [one for one in weighed(SPEC, state) if QUESTION[one] == question]
        assert len(of_it) <= 1 or question in SPEC["many"]
    weigh_show(SPEC, state, WORDS)
