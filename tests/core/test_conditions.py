"""Every set of up to four findings, and many larger ones, must be answered with care: the properties stand here."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.conditions import OTHER, conditions_content
from lactation.core.conditions import (
    LAST,
    NO_LEAD,
    REFER_LEVELS,
    check_findings,
    condition_fit,
    conditions_in_order,
    fit_word,
    has_lead,
    level_place,
    refer_level,
    refer_reasons,
    rules_met,
)

CONTENT = conditions_content()
KNOWN = CONTENT.known()
ALL = CONTENT.weights()
RULES = CONTENT.plain_rules()
FINDINGS = st.lists(st.sampled_from(KNOWN), unique=True, max_size=10)
CONDITION = st.sampled_from(ALL)
NONE, CLOSER, ROUTINE, TODAY, NOW = range(5)
FINE = {"none", "usual", "well", "easy", "both", "one", "first", "later"}  # the ends of findings that are no symptom
LARGER = 60_000  # random sets of five to fourteen findings


def all_of(sets, names):
    return np.logical_and.reduce([sets[:, KNOWN.index(name)] for name in names])


def any_of(sets, names):
    return np.logical_or.reduce([sets[:, KNOWN.index(name)] for name in names])


def levels_of(sets):
    """Return how urgent each set of findings is, as the core's rules say."""
    levels = np.zeros(len(sets), dtype=np.int8)
    for rule in RULES:
        met = all_of(sets, rule["when"]) & (any_of(sets, rule["any"]) if rule["any"] else True)
        levels[met] = np.maximum(levels[met], level_place(rule["level"]))
    return levels


class Table:
    """Many sets of findings at once: one row a set, one column a finding, weighed with numpy as the core weighs one."""

    def __init__(self, sets):
        self.here = sets
        self.size = sets.sum(axis=1)
        self.levels = levels_of(sets)
        self.leads = {one["id"]: np.any([self.all(names) for names in one["leading"]], axis=0) for one in ALL}
        self.fits = {one["id"]: self.fit(one) for one in ALL}
        ranks = np.array([np.where(self.leads[name], fit, LAST) for name, fit in self.fits.items()])
        self.first, self.best = ranks.argmax(axis=0), ranks.max(axis=0)

    def has(self, name):
        return self.here[:, KNOWN.index(name)]

    def all(self, names):
        return all_of(self.here, names)

    def any(self, names):
        return any_of(self.here, names)

    def fit(self, one):
        weights = np.array([one["weights"].get(name, 0) for name in KNOWN])
        fit = self.here @ weights / (2 * np.maximum(self.size, 1))
        return np.where(self.leads[one["id"]], fit, np.where(fit < 0, (fit - 1) / 2, NO_LEAD))

    def words(self, which):
        """Return the rows in which a condition is said to fit, well or in part."""
        return self.leads[which] & (self.fits[which] > 0)

    def on_top(self, which):
        """Return the rows in which a condition stands first: fits best, and before those that fit alike."""
        return self.first == [one["id"] for one in ALL].index(which)

    def joint_top(self, which):
        """Return the rows in which no condition with a leading finding fits better than this one, which has one."""
        return self.leads[which] & (self.fits[which] >= self.best)

    def chosen(self, row):
        return [name for name, there in zip(KNOWN, self.here[row], strict=True) if there]


def small_sets():
    """Return every set of one to four findings."""
    rows = []
    for size in range(1, 5):
        places = np.array(list(combinations(range(len(KNOWN)), size)))
        sets = np.zeros((len(places), len(KNOWN)), dtype=bool)
        sets[np.arange(len(places))[:, None], places] = True
        rows.append(sets)
    return np.concatenate(rows)


def large_sets(count, seed):
    """Return random sets of five to fourteen findings, several of one feature among them."""
    rng = np.random.default_rng(seed)
    order = rng.random((count, len(KNOWN))).argsort(axis=1).argsort(axis=1)
    return order < rng.integers(5, 15, size=(count, 1))


@pytest.fixture(scope="module", params=["every set of up to four", "random larger sets"])
def table(request):
    return Table(small_sets() if request.param.startswith("every") else large_sets(LARGER, 20))


def none_of(table, rows):
    """Pass when no row is marked; otherwise say the first sets."""
    found = np.flatnonzero(rows)
    assert len(found) == 0, f"{len(found)} sets, such as {[table.chosen(row) for row in found[:3]]}"


def test_the_table_weighs_as_the_core_does(table):
    for row in range(0, len(table.here), len(table.here) // 400):
        chosen = table.chosen(row)
        assert table.levels[row] == level_place(refer_level(chosen, RULES))
        for one in conditions_in_order(chosen, ALL):
            assert table.fits[one["id"]][row] == pytest.approx(one["fit"], abs=1e-12)
            assert table.words(one["id"])[row] == (one["word"] in ("well", "part"))
        assert table.on_top(conditions_in_order(chosen, ALL)[0]["id"])[row]


def test_the_sets_are_all_there():
    sets = small_sets()
    assert len(sets) == sum(comb(len(KNOWN), size) for size in range(1, 5))
    assert len(np.unique(np.packbits(sets, axis=1), axis=0)) == len(sets)


@pytest.mark.parametrize("which", ["abscess", "mastitis", "sores"])
def test_what_may_be_one_of_these_is_referred_today(table, which):
    """Any fit, well or in part, on top or joint top."""
    none_of(table, table.words(which) & (table.levels < TODAY))
    none_of(table, table.on_top(which) & (table.levels < TODAY))
    none_of(table, table.joint_top(which) & (table.levels < TODAY))


@pytest.mark.parametrize("one", CONTENT.conditions, ids=lambda one: one.id)
def test_no_condition_is_said_to_fit_below_its_level(table, one):
    none_of(table, table.words(one.id) & (table.levels < level_place(one.level or "")))


@pytest.mark.parametrize("name", ["duct", "engorged", "sore", "flat", "candida", "colour", "examine"])
def test_nothing_but_fullness_fits_while_nothing_makes_one_look_closer(table, name):
    none_of(table, table.words(name) & (table.levels == NONE))


def test_anything_beyond_one_to_two_weeks_or_no_better_in_a_day_is_referred_within_days(table):
    none_of(table, table.has("course-weeks") & (table.levels < ROUTINE))
    none_of(table, table.has("course-worse") & (table.levels < ROUTINE))


def test_every_symptom_by_itself_makes_one_look_closer(table):
    told = ("sides", "when", "course", "signs")
    for name in KNOWN:
        if name.split("-")[0] not in told and name.split("-")[1] not in FINE and name != "lump-whole":
            none_of(table, table.has(name) & (table.levels < CLOSER))


def test_baby_who_cannot_attach_in_the_first_week_is_seen_today(table):
    none_of(table, table.all(["when-first", "baby-latch"]) & (table.levels < TODAY))
    for longer in ("course-worse", "course-weeks"):
        none_of(table, table.all([longer, "baby-latch"]) & (table.levels < TODAY))


def test_mother_with_hiv_and_any_breast_or_nipple_trouble_is_seen_today(table):
    breast = [name for name in KNOWN if name.split("-")[0] in ("skin", "nipple", "lump", "flow")]
    trouble = [name for name in breast if name.split("-")[1] not in {*FINE, "whole", "flat"}]
    none_of(table, table.has("signs-hiv") & table.any(trouble) & (table.levels < TODAY))


@pytest.mark.parametrize("name", ["signs-dimple", "signs-turned", "signs-scaly", "signs-armpit", "nipple-fluid", "lump-stays"])
def test_signs_of_breast_cancer_are_referred_within_days_at_least(table, name):
    none_of(table, table.has(name) & (table.levels < ROUTINE))
    none_of(table, table.has("signs-treated") & (table.levels < ROUTINE))


def test_one_finding_more_never_makes_it_less_urgent(table):
    every = 1 if len(table.here) < 10_000 else 5
    before = table.levels[::every]
    for column in range(len(KNOWN)):
        more = table.here[::every].copy()
        more[:, column] = True
        assert np.all(levels_of(more) >= before), KNOWN[column]


# The review's table, row by row: what was chosen, and how soon at least.
REVIEW = [
    (["sides-one", "skin-patch", "lump-stays"], TODAY),
    (["nipple-crack", "skin-patch"], TODAY),
    (["when-first", "baby-latch"], TODAY),
    (["sides-one", "skin-tight", "course-weeks"], ROUTINE),
    (["nipple-crack", "course-worse"], ROUTINE),
    (["nipple-start", "course-weeks"], ROUTINE),
    (["sides-one", "nipple-flat", "course-weeks"], ROUTINE),
    (["signs-turned"], ROUTINE),
    (["signs-pus"], TODAY),
    (["signs-dimple"], ROUTINE),
    (["signs-armpit"], ROUTINE),
    (["signs-scaly"], ROUTINE),
    (["signs-harm"], NOW),
    (["signs-hiv", "skin-patch"], TODAY),
    (["signs-hiv", "nipple-crack"], TODAY),
    (["signs-hiv", "nipple-bleeds"], TODAY),
    (["signs-treated"], ROUTINE),
    (["signs-treated", "course-worse"], TODAY),
    (["signs-sores"], TODAY),
    (["lump-stays", "skin-tight"], TODAY),
    (["lump-spot", "course-worse"], TODAY),
    (["lump-firm", "course-worse"], TODAY),
    (["lump-firm"], CLOSER),
    (["lump-clear", "signs-thirty"], ROUTINE),
    (["fever-shivers"], NOW),
    (["feels-very"], NOW),
    (["baby-ill"], NOW),
    (["fever-fever"], TODAY),
    (["feels-ill"], TODAY),
    (["lump-soft"], TODAY),
    (["skin-patch"], TODAY),
    (["baby-nappies"], TODAY),
]


@pytest.mark.parametrize(("chosen", "least"), REVIEW, ids=lambda one: "+".join(one) if isinstance(one, list) else None)
def test_rows_of_the_review(chosen, least):
    check_findings(chosen, KNOWN)
    assert level_place(refer_level(chosen, RULES)) >= least


def test_one_breast_alone_is_no_abscess_and_no_duct():
    for name in KNOWN[:4]:
        assert {one["word"] for one in conditions_in_order([name], ALL)} <= {"open", "less"}


def test_levels_from_mild_to_urgent():
    assert REFER_LEVELS == ["closer", "routine", "today", "now"]
    assert [level_place(level) for level in ["", *REFER_LEVELS]] == [0, 1, 2, 3, 4]


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
    assert -1 <= condition_fit(chosen, condition) <= 1


@given(FINDINGS, CONDITION)
def test_fit_does_not_depend_on_the_order_of_the_findings(chosen, condition):
    assert condition_fit(chosen, condition) == condition_fit(chosen[::-1], condition)


@given(FINDINGS, CONDITION, st.sampled_from(KNOWN))
def test_a_finding_that_speaks_strongly_for_it_never_lowers_the_fit(chosen, condition, more):
    if more in chosen or not chosen:
        return
    weight = condition["weights"].get(more, 0)
    before, after = condition_fit(chosen, condition), condition_fit([*chosen, more], condition)
    if weight == 2:
        assert after >= before
    if weight == -2 and has_lead(chosen, condition["leading"]) == has_lead([*chosen, more], condition["leading"]):
        assert after <= before


def test_fit_is_the_mean_weight_over_the_most_there_can_be_once_a_leading_list_is_whole():
    one = {"weights": {"a": 2, "b": 1, "c": -2}, "leading": [["a"], ["b", "d"]]}
    assert condition_fit(["a", "b"], one) == 0.75
    assert condition_fit(["b", "d"], one) == 0.25
    assert condition_fit(["b"], one) == NO_LEAD
    assert condition_fit(["c"], one) == -1
    assert condition_fit(["b", "c"], one) == -0.625
    assert condition_fit([], one) == 0
    assert condition_fit(["unheard"], one) == NO_LEAD


@pytest.mark.parametrize(
    ("fit", "lead", "word"),
    [
        (1, True, "well"), (0.5, True, "well"), (0.499, True, "part"), (0.001, True, "part"), (0, True, "less"),
        (-0.5, True, "less"), (-0.5, False, "open"), (-0.6, False, "less"), (-1, False, "less"),
    ],
)  # fmt: skip
def test_words_of_a_fit(fit, lead, word):
    assert fit_word(fit, lead) == word


@given(FINDINGS)
def test_order_has_every_condition_once_from_the_best_fit_down(chosen):
    ordered = conditions_in_order(chosen, ALL)
    assert sorted(one["id"] for one in ordered) == sorted(one["id"] for one in ALL)
    leading = {one["id"]: one["leading"] for one in ALL}
    fits = [one["fit"] if has_lead(chosen, leading[one["id"]]) else LAST for one in ordered]
    assert fits == sorted(fits, reverse=True)


def test_conditions_that_fit_alike_keep_their_order():
    assert [one["id"] for one in conditions_in_order([], ALL)] == [one["id"] for one in ALL]
    same = [{"id": name, "weights": {"a": weight}, "leading": [["a"]]} for name, weight in (("x", 1), ("y", 2), ("z", 1))]
    assert [one["id"] for one in conditions_in_order(["a"], same)] == ["y", "x", "z"]


@given(FINDINGS)
def test_level_is_that_of_the_most_urgent_rule_met_and_its_reasons_are_all_of_them(chosen):
    met = [RULES[place]["level"] for place in rules_met(chosen, RULES)]
    level = max(met, key=REFER_LEVELS.index) if met else ""
    assert refer_level(chosen, RULES) == level
    assert [RULES[place]["level"] for place in refer_reasons(chosen, RULES)] == [one for one in met if one == level]


def test_rule_needs_all_of_when_and_one_of_any():
    rules = [
        {"when": ["a", "b"], "any": [], "level": "today"},
        {"when": ["c"], "any": ["d", "e"], "level": "now"},
        {"when": ["c"], "any": [], "level": "routine"},
    ]
    assert rules_met(["a"], rules) == []
    assert rules_met(["b", "c", "a"], rules) == [0, 2]
    assert rules_met(["e", "c"], rules) == [1, 2]
    assert refer_level(["a", "b", "c"], rules) == "today"
    assert refer_reasons(["a", "b", "c", "e"], rules) == [1]
    assert refer_level([], rules) == ""


@pytest.mark.parametrize("story", CONTENT.stories, ids=lambda story: story.id)
def test_finder_agrees_with_the_story(story):
    check_findings(story.findings, KNOWN)
    best = next(one.condition for one in story.options if one.best)
    ordered = conditions_in_order(story.findings, ALL)
    assert best != OTHER
    assert ordered[0]["id"] == best and ordered[0]["word"] in ("well", "part")


@pytest.mark.parametrize("story", CONTENT.stories, ids=lambda story: story.id)
def test_story_refers_as_soon_as_the_finder(story):
    assert story.level == (refer_level(story.findings, RULES) or "closer")
