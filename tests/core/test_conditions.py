import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.conditions import OTHER, conditions_content
from lactation.core.conditions import (
    REFER_LEVELS,
    check_findings,
    condition_fit,
    conditions_in_order,
    fit_word,
    refer_level,
    rules_met,
)

CONTENT = conditions_content()
KNOWN = CONTENT.known()
ALL = [{"id": one.id, "weights": one.findings} for one in CONTENT.conditions]
RULES = [rule.model_dump() for rule in CONTENT.rules]
FINDINGS = st.lists(st.sampled_from(KNOWN), unique=True, max_size=10)
CONDITION = st.sampled_from(ALL)


@given(FINDINGS)
def test_known_findings_are_allowed(chosen):
    check_findings(chosen, KNOWN)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [(["fever-some"], "findings: found fever-some, expected one of sides-both"), (["sides-one"] * 2, "found sides-one twice")],
)
def test_wrong_findings_are_refused_by_name(chosen, found):
    with pytest.raises(ValueError, match=found):
        check_findings(chosen, KNOWN)


@given(FINDINGS, CONDITION)
def test_fit_lies_between_minus_one_and_one(chosen, condition):
    assert -1 <= condition_fit(chosen, condition["weights"]) <= 1


@given(FINDINGS, CONDITION)
def test_fit_does_not_depend_on_the_order_of_the_findings(chosen, condition):
    assert condition_fit(chosen, condition["weights"]) == condition_fit(chosen[::-1], condition["weights"])


@given(FINDINGS, CONDITION, st.sampled_from(KNOWN))
def test_a_finding_that_speaks_strongly_for_it_never_lowers_the_fit(chosen, condition, more):
    weights = condition["weights"]
    before, after = condition_fit(chosen, weights), condition_fit([*chosen, more], weights)
    if weights.get(more, 0) == 2:
        assert after >= before
    if weights.get(more, 0) == -2:
        assert after <= before


def test_fit_is_the_mean_weight_over_the_most_there_can_be():
    assert condition_fit(["a", "b"], {"a": 2, "b": 1}) == 0.75
    assert condition_fit(["a", "b"], {"a": -2}) == -0.5
    assert condition_fit([], {"a": 2}) == 0
    assert condition_fit(["unheard"], {"a": 2}) == 0


@pytest.mark.parametrize(
    ("fit", "word"), [(1, "well"), (0.5, "well"), (0.499, "part"), (0.001, "part"), (0, "less"), (-1, "less")]
)
def test_words_of_a_fit(fit, word):
    assert fit_word(["a"], fit) == word
    assert fit_word([], fit) == "open"


@given(FINDINGS)
def test_order_has_every_condition_once_from_the_best_fit_down(chosen):
    ordered = conditions_in_order(chosen, ALL)
    assert sorted(one["id"] for one in ordered) == sorted(one["id"] for one in ALL)
    fits = [one["fit"] for one in ordered]
    assert fits == sorted(fits, reverse=True)
    assert all(one["word"] == fit_word(chosen, one["fit"]) for one in ordered)


def test_conditions_that_fit_alike_keep_their_order():
    assert [one["id"] for one in conditions_in_order([], ALL)] == [one["id"] for one in ALL]
    same = [{"id": name, "weights": {"a": weight}} for name, weight in (("x", 1), ("y", 2), ("z", 1))]
    assert [one["id"] for one in conditions_in_order(["a"], same)] == ["y", "x", "z"]


@given(FINDINGS, st.sampled_from(KNOWN))
def test_one_finding_more_never_makes_it_less_urgent(chosen, more):
    levels = ["", *REFER_LEVELS]
    assert levels.index(refer_level([*chosen, more], RULES)) >= levels.index(refer_level(chosen, RULES))


@given(FINDINGS)
def test_level_is_that_of_the_most_urgent_rule_met(chosen):
    met = [RULES[place]["level"] for place in rules_met(chosen, RULES)]
    assert refer_level(chosen, RULES) == (max(met, key=REFER_LEVELS.index) if met else "")


def test_rule_needs_all_its_findings_and_one_without_findings_is_only_read():
    rules = [{"when": ["a", "b"], "level": "today"}, {"when": [], "level": "now"}, {"when": ["c"], "level": "routine"}]
    assert rules_met(["a"], rules) == []
    assert rules_met(["b", "c", "a"], rules) == [0, 2]
    assert refer_level(["a", "b", "c"], rules) == "today"
    assert refer_level([], rules) == ""


@pytest.mark.parametrize("story", CONTENT.stories, ids=lambda story: story.id)
def test_finder_agrees_with_the_story(story):
    check_findings(story.findings, KNOWN)
    best = next(one.condition for one in story.options if one.best)
    ordered = conditions_in_order(story.findings, ALL)
    if best == OTHER:
        assert ordered[0]["word"] != "well"
    else:
        assert ordered[0]["id"] == best


@pytest.mark.parametrize("story", CONTENT.stories, ids=lambda story: story.id)
def test_story_refers_no_later_than_the_finder(story):
    levels = ["", *REFER_LEVELS]
    assert levels.index(story.level) >= levels.index(refer_level(story.findings, RULES))


@pytest.mark.parametrize("finding", ["fever-shivers", "feels-very", "baby-ill"])
def test_signs_of_danger_are_referred_at_once(finding):
    assert refer_level([finding], RULES) == "now"


@pytest.mark.parametrize("finding", ["fever-fever", "feels-ill", "lump-soft", "baby-nappies"])
def test_ill_mothers_likely_abscesses_and_few_wet_nappies_are_referred_today(finding):
    assert refer_level([finding], RULES) == "today"


def test_lump_that_stays_is_referred():
    assert refer_level(["lump-stays"], RULES) == "routine"
