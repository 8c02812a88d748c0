import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.content import HERE, ensemble, read_table
from lactation.content.explorers import explorer_content
from lactation.content.names import settings_of
from lactation.content.tables import columns_of
from lactation.core.bands import band
from lactation.core.scenes.relactation import (
    DOUBTFUL_FIELDS,
    LOOK_AHEAD_DAYS,
    NEED_SHARE,
    RELACTATION_DAYS,
    check_relactation,
    doubtful_sets,
    even_out,
    live_by,
    marked_gain,
    marks_level,
    relactation_cuts,
    relactation_day,
    relactation_light,
    relactation_member,
    relactation_run,
    relactation_show,
    unstopped_cuts,
)
from lactation.core.words import NOT_THERE
from tests.core.strategies import SETS

USUAL = settings_of(explorer_content("relactation")) | {"weights": [], "nappies": []}
DEFAULTS = SETS[0]
FEW = settings(max_examples=12)  # a run takes a twentieth of a second
PLAIN = st.fixed_dictionaries(
    {
        "age_days": st.integers(42, 84),
        "pause_days": st.integers(3, 35),
        "day_feeds": st.integers(0, 10),
        "night_feeds": st.integers(0, 4),
        "day_express": st.integers(0, 8),
        "night_express": st.integers(0, 3),
        "step_ml": st.integers(0, 20).map(lambda tens: 10 * tens),
        "every_days": st.integers(1, 7),
    }
).map(lambda chosen: USUAL | chosen)


def rows(low, high):
    """Rows of a day and a number, each day once."""
    days = st.dictionaries(st.integers(0, 28), st.floats(low, high), max_size=5)
    return days.map(lambda some: [list(one) for one in some.items()])


MARKED = st.tuples(PLAIN, rows(4, 6), rows(0, 12)).map(lambda of: of[0] | {"weights": of[1], "nappies": of[2]})


def shown(**changes):
    chosen = USUAL | changes
    return relactation_show(chosen, relactation_run(chosen, DEFAULTS), [])


def share(one, until):
    """What a baby of the lower edge drank in the days before, over what he would have liked."""
    span = slice(max(0, until - LOOK_AHEAD_DAYS), until)
    return sum(one["intake"][span]) / sum(one["appetite"][span])


# ---- The stops ----


@given(MARKED)
@FEW
def test_no_step_is_taken_where_the_lower_edge_drinks_too_little_or_the_marks_speak_against_it(chosen):
    plan = relactation_cuts(chosen, DEFAULTS)
    before = 0.0
    for day, (cut, why) in enumerate(zip(plan["cuts"], plan["whys"], strict=True)):
        hungry = day >= LOOK_AHEAD_DAYS and min(share(one, day) for one in plan["doubtful"]) < NEED_SHARE
        if hungry or marks_level(chosen, day) > 0:
            assert cut <= before
            assert why != "step"
        if hungry or marks_level(chosen, day) == 2:
            assert cut == max(0, before - chosen["step_ml"])
        if why == "step":
            assert cut == before + chosen["step_ml"]
            assert day % chosen["every_days"] == 0
        before = cut


@given(PLAIN)
@FEW
def test_lower_edge_is_hungry_for_a_few_days_at_most(chosen):
    """What was not foreseen is given back: over a week no baby is far below his need, however much is cut."""
    plan = relactation_cuts(chosen, DEFAULTS)
    for one in plan["doubtful"]:
        weeks = [sum(one["intake"][day : day + 7]) / sum(one["appetite"][day : day + 7]) for day in range(RELACTATION_DAYS - 6)]
        assert min(weeks) > NEED_SHARE - 0.1


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"step_ml": 50, "every_days": 2},
        {"step_ml": 60, "every_days": 1, "day_express": 4},
        {"pause_days": 35, "age_days": 84, "step_ml": 50, "every_days": 2},
        {"pause_days": 7, "age_days": 42, "step_ml": 50, "every_days": 2},
    ],
)
def test_sets_of_the_lower_edge_stand_for_all_that_were_accepted(changes):
    """Summed over the plan, and nearly so on each day, no more than one set in twenty brings the baby less."""
    chosen = USUAL | changes
    cuts = unstopped_cuts(chosen) if changes else relactation_cuts(chosen, DEFAULTS)["cuts"]
    low = [live_by(chosen, one, cuts)["intake"] for one in doubtful_sets(chosen, DEFAULTS)]
    others = [live_by(chosen, one, cuts)["intake"] for one in ensemble()]
    edge = band([even_out(line) for line in others])["low"]
    lowest = [min(values) for values in zip(*map(even_out, low), strict=True)]
    assert sum(lowest) <= sum(edge) * 1.02
    assert sum(1 for here, there in zip(lowest, edge, strict=True) if here > there + 60) <= 4


def test_sets_of_the_lower_edge_are_accepted_ones():
    path = HERE / "doubtful.csv"
    assert columns_of(path) == DOUBTFUL_FIELDS
    accepted = [tuple(one[name] for name in DOUBTFUL_FIELDS) for one in ensemble()]
    for row in read_table(path, [*DOUBTFUL_FIELDS, "source", "how"]):
        assert tuple(float(row[name]) for name in DOUBTFUL_FIELDS) in accepted


@given(MARKED)
@FEW
def test_hard_marks_only_ever_add_milk(chosen):
    """With a bad weight on the first days the baby never gets less other milk than without."""
    bad = chosen | {"weights": [[0, 5], [4, 5]], "nappies": []}
    cuts, free = (relactation_cuts(one, DEFAULTS)["cuts"] for one in (bad, bad | {"weights": []}))
    assert cuts[:4] == free[:4]
    assert cuts[4] <= free[4]
    assert all(later <= sooner for sooner, later in pairwise(cuts[4:]))


# ---- The milk ----


@given(PLAIN, st.integers(1, 10))
@FEW
def test_cutting_faster_never_raises_what_he_drinks_in_all(chosen, more):
    slow, fast = (
        live_by(chosen, DEFAULTS, unstopped_cuts(chosen | {"step_ml": step}))
        for step in (chosen["step_ml"], chosen["step_ml"] + 10 * more)
    )
    for until in range(7, RELACTATION_DAYS + 1):
        assert sum(fast["intake"][:until]) <= 1.02 * sum(slow["intake"][:until])


@given(PLAIN, st.sampled_from(["day_feeds", "night_feeds", "day_express", "night_express"]))
@FEW
def test_one_more_removal_never_lowers_the_milk_by_more_than_the_model_s_tolerance(chosen, name):
    more = chosen | {name: chosen[name] + 1}
    cuts = [50.0 * (day // 4) for day in range(RELACTATION_DAYS)]
    here, there = (sum(live_by(one, DEFAULTS, cuts)["taken"]) for one in (chosen, more))
    assert there >= 0.95 * here - 8 * RELACTATION_DAYS


@given(PLAIN, st.sampled_from(SETS))
@FEW
def test_nothing_is_negative_or_without_end_and_the_cup_is_what_was_left(chosen, parameters):
    one = live_by(chosen, parameters, relactation_cuts(chosen, parameters)["cuts"])
    for name in ("taken", "other", "expressed", "intake", "appetite", "weight"):
        assert all(math.isfinite(value) and value >= 0 for value in one[name]), name
    for day in range(1, RELACTATION_DAYS):
        assert one["other"][day] <= one["appetite"][day] + 1e-6


@given(PLAIN, st.floats(0, 900))
@FEW
def test_day_is_in_order_and_holds_the_cup(chosen, cup_ml):
    day = relactation_day(chosen, cup_ml)
    assert [one["hour"] for one in day] == sorted(one["hour"] for one in day)
    assert sum(one["supplement_after_ml"] for one in day) == pytest.approx(cup_ml)
    held = [one["kind"] for one in day]
    assert held.count("feed") == chosen["day_feeds"] + chosen["night_feeds"]
    assert held.count("express") == chosen["day_express"] + chosen["night_express"]


def test_way_and_the_day_looked_at_change_no_line():
    assert relactation_light() == ["look_day", "way"]
    lines = [shown(way=way, look_day=day)["series"] for way, day in ((0, 3), (1, 28), (2, 14))]
    assert all({**one, "look": 0} == {**lines[0], "look": 0} for one in lines)


def test_expressing_brings_milk_that_a_full_baby_leaves():
    assert shown(step_ml=0)["readouts"]["milk_ml"] < 50
    assert shown(step_ml=0, day_express=6)["readouts"]["milk_ml"] > 300


def test_longer_pause_brings_less():
    milk = [shown(pause_days=days, step_ml=50, every_days=2)["readouts"]["milk_ml"] for days in (7, 21, 35)]
    assert milk[0] > milk[1] > milk[2]


def test_member_gives_the_band_its_line():
    members = [relactation_member(USUAL, one) for one in SETS[1:4]]
    found = relactation_show(USUAL, relactation_run(USUAL, DEFAULTS), members)["series"]["milk_band"]
    assert len(found["low"]) == len(found["x"]) == RELACTATION_DAYS
    assert relactation_member(USUAL, DEFAULTS)["milk"] == relactation_run(USUAL, DEFAULTS)["milk"]


# ---- What is said ----


@pytest.mark.parametrize(
    ("weights", "gain", "level"),
    [
        ([], NOT_THERE, 0),
        ([[7, 5.0]], NOT_THERE, 0),
        ([[0, 5.0], [2, 5.0]], NOT_THERE, 0),  # too near to judge
        ([[0, 5.0], [7, 5.14]], 20, 0),
        ([[0, 5.0], [7, 5.13]], 130 / 7, 1),
        ([[0, 5.0], [7, 5.11]], 110 / 7, 2),
        ([[0, 5.0], [7, 4.9]], -100 / 7, 2),
        ([[0, 5.0], [7, 5.9]], 900 / 7, 1),  # a slip of the pen
        ([[0, 5.0], [7, 5.05], [14, 5.25]], 200 / 7, 0),
        ([[0, 5.0], [7, 5.05], [29, 9.0]], 50 / 7, 2),  # what comes later is not judged
    ],
)
def test_marked_weights_stop_the_calendar(weights, gain, level):
    chosen = USUAL | {"weights": weights}
    assert marked_gain(chosen, 28) == pytest.approx(gain)
    assert marks_level(chosen, 28) == level


@pytest.mark.parametrize(("wet", "level"), [(0, 2), (4, 2), (5, 1), (6, 0), (9, 0)])
def test_marked_nappies_stop_the_calendar(wet, level):
    assert marks_level(USUAL | {"nappies": [[7, wet]]}, 28) == level
    assert marks_level(USUAL | {"nappies": [[7, wet]]}, 6) == 0


@pytest.mark.parametrize(
    ("changes", "level", "says"),
    [
        ({}, "usual", {"unmarked", "now", "stopped", "other_left", "way_cup"}),
        ({"step_ml": 0, "way": 2}, "usual", {"unmarked", "now", "no_steps", "other_left", "way_bottle"}),
        (
            {"step_ml": 100, "every_days": 2, "way": 0},
            "usual",
            {"unmarked", "now", "stopped", "gave_back", "free_fall", "other_left", "way_breast"},
        ),
        ({"weights": [[0, 5], [7, 5]], "look_day": 8}, "today", {"weight_refer", "nappies_unknown", "now", "gave_back"}),
        ({"nappies": [[2, 5]], "look_day": 5}, "closer", {"nappies_closer", "weight_unknown", "stopped"}),
        ({"nappies": [[2, 4]], "look_day": 5}, "today", {"nappies_refer"}),
        ({"weights": [[0, 5], [7, 5.2]], "nappies": [[7, 7]], "look_day": 7}, "usual", {"weight_good", "nappies_good"}),
        ({"weights": [[0, 5], [7, 5.13]], "look_day": 7}, "closer", {"weight_closer"}),
        ({"weights": [[0, 5], [7, 6]], "look_day": 7}, "closer", {"weight_odd"}),
        ({"day_feeds": 5, "night_feeds": 0}, "usual", {"few", "no_nights"}),
        ({"day_feeds": 0, "night_feeds": 0}, "usual", {"no_removal"}),
        ({"pause_days": 3, "age_days": 42, "step_ml": 60, "day_express": 6, "night_express": 2}, "usual", {"now"}),
    ],
)
def test_calendar_says_what_happens(changes, level, says):
    result = shown(**changes)
    assert says <= set(result["sentence"])
    assert result["level"] == level
    assert ("weight_refer" in result["sentence"] or "nappies_refer" in result["sentence"]) == (level == "today")


@given(MARKED)
@FEW
def test_what_is_left_of_other_milk_is_always_said(chosen):
    result = relactation_show(chosen, relactation_run(chosen, DEFAULTS), [])
    assert ("all_hers" in result["sentence"]) != ("other_left" in result["sentence"])


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        ("age_days", 42, 84), ("pause_days", 3, 35), ("day_feeds", 0, 10), ("night_feeds", 0, 4), ("day_express", 0, 8),
        ("night_express", 0, 3), ("step_ml", 0, 200), ("every_days", 1, 7), ("way", 0, 2), ("look_day", 1, 28),
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", [math.nan, -1, 999, True, "3", None])
def test_wild_settings_are_refused_with_name_value_and_range(field, low, high, value):
    with pytest.raises(ValueError, match=f"^{field}: found {value}, expected a (whole )?number from {low} to {high}$"):
        check_relactation(USUAL | {field: value})


def test_wild_marks_and_tables_are_refused():
    with pytest.raises(ValueError, match=r"^weights, row 1, kg: found 5200.* Did you mean 5.2 kg"):
        check_relactation(USUAL | {"weights": [[0, 5200]]})
    with pytest.raises(ValueError, match=r"^nappies, row 1, wet: found 40"):
        check_relactation(USUAL | {"nappies": [[0, 40]]})
    with pytest.raises(ValueError, match=r"^doubtful, row 1: found 2 values"):
        check_relactation(USUAL | {"doubtful": [[1, 2]]})
    with pytest.raises(ValueError, match=r"^limits.wet_day_5: found nothing"):
        check_relactation(USUAL | {"limits": {name: 1 for name in USUAL["limits"] if name != "wet_day_5"}})
