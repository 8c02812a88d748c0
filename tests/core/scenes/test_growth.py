import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lactation.content.schema import explorer_content
from lactation.content.thresholds import thresholds
from lactation.core.scenes.growth import (
    GROWTH_LEVELS,
    GROWTH_LIMITS,
    check_growth,
    growth_light,
    growth_member,
    growth_run,
    growth_show,
    least_g_day,
    median_loss,
    shown_percent,
    spaces_allowed,
)
from lactation.core.words import NOT_THERE

TABLES = explorer_content("growth").fixed
LIMITS = TABLES["limits"]
NOTHING_SEEN = {"dry": 0, "stool": 0, "skin": 0, "urine": 0}
USUAL = (
    TABLES
    | NOTHING_SEEN
    | {
        "girl": 1, "birth_kg": 3.4, "caesarean": 0, "early": 0, "weights": [[3, 3.18], [7, 3.34], [14, 3.68]], "day": 14,
        "wet": 7, "soiled": 5,
    }
)  # fmt: skip
RANGES = {
    "girl": (0, 1), "birth_kg": (1, 6), "caesarean": (0, 1), "early": (0, 1), "day": (0, 84), "wet": (0, 20), "soiled": (0, 20),
    "dry": (0, 1), "stool": (0, 4), "skin": (0, 2), "urine": (0, 2),
}  # fmt: skip
SLOW = {"slow_long", "slow_before", "slow_since_birth"}
CENT_KG = 100  # weights are drawn in steps of 10 g, as the controls have them


@st.composite
def histories(draw):
    """A baby as it may be written down: a loss, then good, slow or no gains, in steps of 10 g, nappies and colours.

    Days, gains and counts are drawn so that every level is met often.
    """
    birth = draw(st.integers(220, 450)) / CENT_KG
    days = sorted(draw(st.lists(st.integers(1, 168).map(lambda half: half / 2), max_size=6, unique=True)))
    rows, kg, before = [], birth, 3.0
    for day in days:
        if day <= 4:
            kg = birth * (1 - draw(st.integers(0, 120)) / 1000)
        else:
            kg += (day - max(before, 3.0)) * draw(st.sampled_from([-20, 0, 5, 12, 15, 16, 17, 20, 25, 30, 40])) / 1000
        kg, before = min(9.5, max(1.2, round(kg, 2))), day
        rows.append([day, kg])
    day = draw(st.sampled_from([math.ceil(days[-1]) if days else 3, draw(st.integers(0, 84))]))
    return (
        TABLES
        | {name: draw(st.sampled_from([0, 0, 0, 0, 1, RANGES[name][1]])) for name in NOTHING_SEEN}
        | {
            "girl": draw(st.integers(0, 1)), "birth_kg": birth, "caesarean": draw(st.integers(0, 1)), "weights": rows, "day": day,
            "early": draw(st.sampled_from([0, 0, 0, 1])), "wet": draw(st.sampled_from([7, 8, draw(st.integers(0, 10))])),
            "soiled": draw(st.sampled_from([5, draw(st.integers(0, 10))])),
        }
    )  # fmt: skip


HISTORIES = histories()


def show(one):
    return growth_show(one, growth_run(one, {}), [])


def level_of(one):
    """How urgent the answer is: 0 usual, 1 closer, 2 routine, 3 today, 4 now."""
    return GROWTH_LEVELS.index(show(one)["level"])


def shown(**changes):
    return show(USUAL | changes)


def level(**changes):
    return shown(**changes)["level"]


def known_rows(one):
    """The places of the weights that are judged, in order of their days."""
    return sorted((k for k, row in enumerate(one["weights"]) if row[0] <= one["day"]), key=lambda k: one["weights"][k][0])


def with_weight(one, place, kg):
    rows = [list(row) for row in one["weights"]]
    rows[place][1] = round(kg, 2)
    return one | {"weights": rows}


# ---- What the clinical review found ----

DAY_3 = {"day": 3, "wet": 4, "soiled": 3}


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        # 9.9 % lost after a caesarean was "usual so far"
        ({**DAY_3, "caesarean": 1, "birth_kg": 3.5, "weights": [[3, 3.155]], "wet": 3}, "closer"),
        ({**DAY_3, "caesarean": 1, "birth_kg": 3.5, "weights": [[3, 3.15]]}, "today"),
        ({**DAY_3, "caesarean": 1, "birth_kg": 3.5, "weights": [[3, 3.22]]}, "closer"),
        ({**DAY_3, "caesarean": 1, "birth_kg": 3.5, "weights": [[3, 3.23]]}, "usual"),
        # no urine or no stool in the first 24 hours
        ({"day": 1, "weights": [], "wet": 0, "soiled": 0}, "today"),
        ({"day": 1, "weights": [], "wet": 2, "soiled": 0}, "today"),
        ({"day": 1, "weights": [], "wet": 0, "soiled": 2}, "today"),
        ({"day": 1, "weights": [], "wet": 2, "soiled": 2}, "usual"),
        ({**DAY_3, "weights": [[3, 3.25]], "soiled": 0}, "today"),
        # few wet nappies are seen the same day
        ({"day": 6, "weights": [[3, 3.2]], "wet": 3}, "today"),
        ({"day": 4, "weights": [[3, 3.2]], "wet": 2, "soiled": 4}, "today"),
        ({"day": 20, "weights": [[14, 3.8], [20, 4.0]], "wet": 4}, "today"),
        ({"dry": 1}, "today"),
        # hardly any gain, whether over 13 days or 14
        ({"day": 42, "weights": [[29, 4.1], [42, 4.11]]}, "today"),
        ({"day": 42, "weights": [[28, 4.1], [42, 4.11]]}, "today"),
        ({"day": 42, "weights": [[39, 4.6], [42, 4.6]]}, "today"),
        # one more weighing does not hide 150 g in 28 days
        ({"day": 41, "weights": [[14, 3.45], [41, 3.55]]}, "today"),
        ({"day": 42, "weights": [[14, 3.45], [41, 3.55], [42, 3.60]]}, "today"),
        ({"day": 42, "weights": [[14, 3.45], [41, 3.55], [42, 4.40]]}, "today"),
        # exactly a tenth
        ({**DAY_3, "birth_kg": 3.25, "weights": [[3, 2.925]]}, "today"),
        ({**DAY_3, "birth_kg": 3.25, "weights": [[3, 2.93]]}, "closer"),
        # the NHS's number is reached, the careful one is not
        ({"day": 4, "weights": [[4, 3.25]], "wet": 5, "soiled": 3}, "closer"),
        ({"day": 4, "weights": [[4, 3.25]], "wet": 5, "soiled": 4}, "usual"),
        # born early or small
        ({"birth_kg": 2.3, "weights": [[14, 2.6]]}, "closer"),
        ({"early": 1}, "closer"),
        ({"early": 1, "weights": [[4, 3.05]], "day": 5}, "today"),
        ({"early": 1, "wet": 0}, "today"),
        ({"early": 1, "weights": [[14, 3.45], [30, 3.5]], "day": 30}, "today"),
    ],
)  # fmt: skip
def test_what_was_called_usual_too_soon(changes, answer):
    assert level(**changes) == answer


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"stool": 4}, "today"),
        ({"urine": 2}, "today"),
        ({"urine": 1, "day": 2, "weights": []}, "usual"),
        ({"urine": 1, "day": 3, "weights": [[3, 3.2]]}, "closer"),
        ({"stool": 1, "day": 3, "weights": [[3, 3.2]]}, "usual"),
        ({"stool": 1, "day": 4, "weights": [[3, 3.2]]}, "closer"),
        ({"stool": 1, "day": 5, "weights": [[3, 3.2]]}, "today"),
        ({"stool": 2, "day": 5, "weights": [[3, 3.2]]}, "usual"),
        ({"stool": 2, "day": 6, "weights": [[3, 3.2]]}, "closer"),
        ({"stool": 3}, "usual"),
        ({"skin": 1, "day": 1, "weights": []}, "now"),
        ({"skin": 1, "day": 2, "weights": []}, "today"),
        ({"skin": 1, "day": 3, "weights": [[3, 3.2]]}, "today"),
        ({"skin": 2}, "now"),
    ],
)
def test_colours_decide(changes, answer):
    assert level(**changes) == answer


@pytest.mark.parametrize(
    ("early", "day", "name"), [(0, 14, "yellow"), (0, 15, "yellow_long"), (1, 21, "yellow"), (1, 22, "yellow_long")]
)
def test_yellow_for_long_is_said_so(early, day, name):
    assert name in shown(skin=1, early=early, day=day)["sentence"]


def test_small_later_gain_keeps_the_reason():
    said = shown(day=42, weights=[[14, 3.45], [41, 3.55], [42, 3.60]])["sentence"]
    assert "slow_long" in said


def test_slow_gain_that_was_made_good_over_two_more_weeks_keeps_a_closer_look():
    rows = [[14, 3.8], [35, 4.0], [63, 5.5]]
    assert level(day=35, weights=rows) == "today"
    found = shown(day=63, weights=rows)
    assert found["level"] == "closer"
    assert "slow_before" in found["sentence"]


def test_weight_that_cannot_be_is_not_called_usual():
    assert shown(weights=[[4, 3.4], [7, 4.4]], day=7)["sentence"][0] == "odd"


def test_falling_through_the_lines_of_the_chart_is_referred_though_the_gain_is_above_the_least():
    rows = [[14, 3.7], [28, 4.03], [42, 4.36], [56, 4.68], [84, 5.3]]
    found = shown(girl=0, birth_kg=4.2, weights=[[3, 3.95], *[[day, kg + 0.6] for day, kg in rows]], day=84)
    assert found["level"] in ("closer", "routine")
    assert {"fell", "fell_far"} & set(found["sentence"])


@pytest.mark.parametrize(("at_birth", "spaces"), [(-3, 1), (-2, 1), (-1, 2), (0, 2), (2, 2), (3, 3)])
def test_spaces_allowed_are_nices_and_change_by_degrees(at_birth, spaces):
    assert spaces_allowed(LIMITS, at_birth) == spaces


# ---- Properties over random histories ----


@given(HISTORIES)
def test_first_sentence_is_the_level_or_says_why_nothing_is_called_usual(one):
    result = show(one)
    first = result["sentence"][0]
    if result["level"] == "usual":
        assert first in ("usual", "later_rows", "too_early", "unweighed", "odd")
    else:
        assert first == result["level"]
    assert result["readouts"]["level"] == GROWTH_LEVELS.index(result["level"])
    assert result["sentence"][-1] == "danger"
    assert len(set(result["sentence"])) == len(result["sentence"])


@given(HISTORIES)
def test_every_answer_but_usual_gives_a_reason(one):
    result = show(one)
    judged = {"only_birth", "below", "above", "same", "below_gain", "above_gain", "same_gain"}
    reasons = set(result["sentence"][1:-1]) - judged - {"counts_are_weak", "odd"}
    assert bool(reasons) == (result["level"] != "usual")


@given(HISTORIES, st.integers(1, 300))
def test_less_weight_now_never_lowers_the_urgency(one, less):
    """The last weight judged is lowered: more is lost, and less was gained."""
    places = known_rows(one)
    assume(places)
    kg = one["weights"][places[-1]][1] - less / CENT_KG
    assume(kg >= 1)
    assert level_of(with_weight(one, places[-1], kg)) >= level_of(one)


@given(HISTORIES, st.integers(1, 60))
def test_a_heavier_birth_weight_never_lowers_the_urgency(one, more):
    """The same weights after a heavier birth: more is lost. A baby born small is judged otherwise, so it stays out."""
    assume(one["birth_kg"] >= 2.5)
    assert level_of(one | {"birth_kg": round(one["birth_kg"] + more / CENT_KG, 2)}) >= level_of(one)


@given(HISTORIES, st.sampled_from(["wet", "soiled"]), st.integers(1, 10))
def test_fewer_nappies_never_lower_the_urgency(one, kind, fewer):
    assert level_of(one | {kind: max(0, one[kind] - fewer)}) >= level_of(one)


@given(HISTORIES, st.integers(1, 168), st.integers(200, 900))
def test_one_more_weighing_never_removes_slow_gain_over_two_weeks(one, half_day, cent):
    before = set(show(one)["sentence"])
    day = half_day / 2
    assume(SLOW & before and day not in [row[0] for row in one["weights"]])
    after = one | {"weights": [*one["weights"], [day, cent / CENT_KG]], "day": max(one["day"], math.ceil(day))}
    assert level_of(after) >= 1
    if day > one["day"] and day - max(row[0] for row in one["weights"]) < 7.0 and "slow_long" in before:
        assert level_of(after) >= 3  # a single jump within a week changes nothing


def steps_of(one):
    """The same history one step of a control away: 10 g at any weight or at birth, one nappy."""
    for place in known_rows(one):
        for step in (-0.01, 0.01):
            kg = one["weights"][place][1] + step
            if 1 <= kg <= 10:
                yield with_weight(one, place, kg)
    for step in (-0.01, 0.01):
        yield one | {"birth_kg": round(one["birth_kg"] + step, 2)}
    for kind in ("wet", "soiled"):
        for step in (-1, 1):
            if 0 <= one[kind] + step <= 20:
                yield one | {kind: one[kind] + step}


@given(HISTORIES)
@settings(max_examples=200)
def test_no_step_jumps_from_usual_past_a_closer_look(one):
    here = level_of(one)
    for other in steps_of(one):
        there = level_of(other)
        assert min(here, there) > 0 or max(here, there) <= 1, other


@given(HISTORIES)
def test_way_of_birth_never_changes_the_urgency(one):
    assert level_of(one | {"caesarean": 1 - one["caesarean"]}) == level_of(one)


@given(HISTORIES)
def test_born_early_is_never_called_usual_and_keeps_what_is_urgent(one):
    early, term = level_of(one | {"early": 1}), level_of(one | {"early": 0})
    assert early >= 1
    assert early >= term or term == 2  # only the lines of the chart at term make "within days"


@given(HISTORIES)
def test_a_tenth_lost_is_always_seen_today_in_whole_grams(one):
    places = known_rows(one)
    assume(places)
    birth, now = (round(1000 * kg) for kg in (one["birth_kg"], one["weights"][places[-1]][1]))
    if 10 * (birth - now) >= birth:
        assert level_of(one) >= 3
    said = show(one)["sentence"]
    assert ("tenth" in said or "tenth_caesarean" in said) <= (10 * (birth - now) >= birth)


@given(st.integers(150, 550), st.integers(0, 1))
def test_every_10_g_of_birth_weight_has_its_exact_tenth(cent, born):
    for kg, more in ((cent * 9 / 1000, 0), (cent * 9 / 1000 + 0.001, 1)):
        if kg >= 1:
            result = shown(**DAY_3, birth_kg=cent / CENT_KG, weights=[[3, round(kg, 3)]], caesarean=born)
            assert result["level"] == ("closer" if more else "today")


@given(HISTORIES)
def test_below_birth_weight_from_two_weeks_on_is_always_seen_today(one):
    result = show(one)
    if result["readouts"]["change_percent"] < -0.02 and result["readouts"]["last_day"] >= 14:
        assert GROWTH_LEVELS.index(result["level"]) >= 3


@given(HISTORIES)
def test_no_wet_nappy_is_always_seen_today_from_the_first_day(one):
    assert level_of(one | {"wet": 0, "day": max(1, one["day"])}) >= 3


@given(HISTORIES)
def test_readouts_are_numbers_and_in_bounds(one):
    found = show(one)["readouts"]
    assert all(math.isfinite(value) for value in found.values())
    assert found["centile"] == NOT_THERE or 1 <= found["centile"] <= 99
    assert found["back_day"] == NOT_THERE or 3 <= found["back_day"] <= one["day"]
    assert found["last_day"] <= one["day"]
    assert found["since_day"] == NOT_THERE or (found["since_day"] >= 3 and found["last_day"] - found["since_day"] >= 7)
    assert (found["gain_week"] == NOT_THERE) == (found["since_day"] == NOT_THERE)


@given(HISTORIES)
def test_nothing_of_term_is_shown_for_a_baby_born_early_or_small(one):
    for changes in ({"early": 1}, {"birth_kg": 2.3}):
        result = show(one | changes)
        assert result["readouts"]["centile"] == result["readouts"]["usual_gain_week"] == NOT_THERE
        assert "own_plan" in result["sentence"]
        assert not {"light", "very_light", "fell", "fell_far", "slow_back"} & set(result["sentence"])
        for name in ("loss_median", "who_low", "who_middle", "who_high", "gain_median"):
            assert max(result["series"][name]["y"]) < -900


@given(HISTORIES)
def test_later_weights_are_drawn_but_not_judged(one):
    run = growth_run(one, {})
    known = [row for row in one["weights"] if row[0] <= one["day"]]
    without = one | {"weights": known}
    here, there = growth_show(one, run, []), show(without)
    assert here["readouts"] == there["readouts"]
    assert here["sentence"][1:] == there["sentence"][1:]
    # A later weight may be bad news: with one in the table nothing is called usual.
    assert "usual" not in here["sentence"] or known == list(one["weights"])
    assert len(here["series"]["weights"]["x"]) == 1 + len(one["weights"])


@given(HISTORIES, st.randoms())
def test_order_of_the_rows_does_not_matter(one, random):
    rows = list(one["weights"])
    random.shuffle(rows)
    assert show(one | {"weights": rows}) == show(one)


@given(HISTORIES)
def test_who_lines_keep_their_order(one):
    who = growth_run(one, {})["who"]
    assert all(low < middle < high for low, middle, high in zip(who["low"], who["middle"], who["high"], strict=True))
    assert who["x"] == sorted(who["x"])
    assert (who["x"][0], who["x"][-1]) == (0, 84)


@given(HISTORIES)
def test_careful_number_is_never_below_the_least(one):
    series = show(one)["series"]
    for kind in ("wet", "soiled"):
        pairs = zip(series[f"{kind}_least"]["y"], series[f"{kind}_careful"]["y"], strict=True)
        assert all(least <= careful for least, careful in pairs)


# ---- Answers and reasons ----


@pytest.mark.parametrize(
    ("changes", "answer", "reasons"),
    [
        ({}, "usual", set()),
        ({**DAY_3, "weights": [[3, 3.18]]}, "usual", set()),
        ({**DAY_3, "weights": [[3, 3.06]]}, "today", {"tenth"}),
        ({**DAY_3, "weights": [[3, 3.06]], "caesarean": 1}, "today", {"tenth_caesarean"}),
        ({**DAY_3, "weights": [[3, 3.1]]}, "closer", {"much_lost"}),
        ({"weights": [[11, 3.28]], "day": 11}, "closer", {"slow_back"}),
        ({"weights": [[14, 3.38]]}, "today", {"not_back"}),
        ({"weights": [[14, 3.42]]}, "closer", {"little_since_birth"}),
        ({"weights": [[9, 3.3]]}, "closer", {"back_unknown"}),
        ({"weights": [[28, 3.7]], "day": 28}, "today", {"slow_since_birth"}),
        ({"weights": [[4, 3.2], [9, 3.2]], "day": 9}, "today", {"losing"}),
        ({"weights": [[8, 3.5], [9, 3.49]], "day": 9}, "closer", {"losing_soon"}),
        ({"weights": [[8, 3.5], [9, 3.32]], "day": 9}, "today", {"falling"}),
        ({"weights": [[14, 3.7], [42, 4.1]], "day": 42}, "today", {"slow_long"}),
        ({"weights": [[14, 4.0], [42, 4.55]], "day": 42}, "closer", {"near_least"}),
        ({"weights": [[14, 3.8], [21, 3.9]], "day": 21}, "closer", {"slow"}),
        ({"weights": [[14, 3.8], [21, 3.82]], "day": 21}, "today", {"very_slow"}),
        ({"weights": [], "day": 5}, "closer", {"never_weighed"}),
        ({"weights": [[1, 3.3]], "day": 5}, "closer", {"early_weight"}),
        ({"weights": [[4, 3.4]], "day": 14}, "closer", {"old_weight"}),
        ({"weights": [[4, 3.4], [20, 3.9]], "day": 28}, "closer", {"old_weight"}),
        ({"weights": [[4, 3.4], [20, 3.9]], "day": 29}, "closer", {"old_weight"}),
        ({"weights": [[4, 3.4], [14, 3.68]], "day": 35}, "closer", {"old_weight"}),
        ({"weights": [[4, 3.4], [14, 3.68]], "day": 42}, "closer", {"old_weight"}),
        ({"weights": [[14, 3.68], [28, 4.2]], "day": 42}, "usual", set()),
        ({"weights": [[14, 3.68], [28, 4.2], [53, 5.0]], "day": 84}, "usual", set()),
        ({"weights": [[3, 3.18], [7, 4.34], [14, 3.68]]}, "today", {"losing", "odd"}),
        ({"wet": 0}, "today", {"no_wet"}),
        ({"wet": 4}, "today", {"few_wet"}),
        ({"wet": 5}, "closer", {"short_wet"}),
        ({"wet": 5, "weights": [[14, 3.8], [21, 3.9]], "day": 21}, "today", {"few_wet"}),
        ({"wet": 5, "day": 5, "weights": [[5, 3.3]]}, "closer", {"careful_wet"}),
        ({"soiled": 1}, "closer", {"few_soiled"}),
        ({"soiled": 3}, "closer", {"careful_soiled"}),
        ({"soiled": 0}, "today", {"no_soiled"}),
        ({"soiled": 0, "day": 42, "weights": [[14, 3.68], [42, 4.6]]}, "closer", {"no_soiled_later"}),
        ({"soiled": 0, "day": 50, "weights": [[14, 3.68], [50, 4.9]]}, "usual", set()),
        ({"birth_kg": 2.55, "weights": [[9, 2.5]], "day": 9}, "closer", {"light"}),
        ({"birth_kg": 2.55, "weights": [[14, 2.62]]}, "routine", {"very_light"}),
        ({"weights": [[14, 3.45]]}, "usual", set()),
    ],
)  # fmt: skip
def test_answers_and_their_reasons(changes, answer, reasons):
    result = shown(**changes)
    assert result["level"] == answer
    assert set(result["sentence"][2:-1]) - {"counts_are_weak"} == reasons


@given(HISTORIES)
def test_an_old_weight_never_gets_new_again(one):
    """A day later, with nothing known but the nappies, the weights are judged no milder."""
    later = one | {"day": min(84, one["day"] + 1)}
    assume(known_rows(one) == known_rows(later) and one["day"] > 1)
    unseen = {"stool": 0, "skin": 0, "soiled": 8, "wet": 8}
    assert level_of(later | unseen) >= level_of(one | unseen)


@pytest.mark.parametrize(("kg", "name"), [(3.4, "same"), (3.401, "same"), (3.41, "above"), (3.39, "below")])
def test_no_0_percent_is_said_to_lie_above_or_below(kg, name):
    assert shown(weights=[[10, kg]], day=10)["sentence"][1] == name


def test_at_birth_nothing_is_called_usual():
    assert shown(weights=[], day=0, wet=0, soiled=0)["sentence"][0] == "too_early"


def test_without_a_weight_nothing_is_called_usual():
    assert shown(weights=[], day=2)["sentence"][0] == "unweighed"


def test_counts_alone_are_called_weak():
    assert "counts_are_weak" in shown(wet=5)["sentence"]
    assert "counts_are_weak" not in shown(weights=[[14, 3.38]])["sentence"]


def test_least_gain_and_all_limits_come_from_the_table_of_thresholds():
    assert {name: thresholds()[name].number for name in GROWTH_LIMITS} == LIMITS
    assert least_g_day(LIMITS) == pytest.approx(16.4, abs=0.05)


def test_a_countrys_own_number_moves_the_answer():
    stricter = USUAL | {"limits": LIMITS | {"loss_closer_percent": 6}} | DAY_3 | {"weights": [[3, 3.18]]}
    assert show(stricter)["level"] == "closer"


@pytest.mark.parametrize(
    ("percent", "text"), [(-9.99, -9.94), (-9.9, -9.9), (-10.0, -10.0), (-7.96, -7.94), (-8.0, -8.0), (3.0, 3.0), (-6.47, -6.47)]
)
def test_loss_just_short_of_a_limit_is_not_shown_as_reaching_it(percent, text):
    assert shown_percent(LIMITS, percent) == pytest.approx(text)


# ---- Numbers that are read out ----


def test_gain_and_return_to_birth_weight_are_read_out():
    found = shown()["readouts"]
    assert found["gain_day"] == pytest.approx(340 / 7)
    assert found["gain_week"] == pytest.approx(340)
    assert found["back_day"] == 14
    assert shown(day=7)["readouts"]["back_day"] == NOT_THERE
    assert shown(day=0)["readouts"]["gain_day"] == NOT_THERE


@pytest.mark.parametrize(
    ("weights", "day", "back"),
    [
        ([[0.5, 3.4], [3, 3.12], [10, 3.3]], 10, NOT_THERE),
        ([[0.5, 3.45], [3, 3.12], [10, 3.3], [13, 3.42]], 13, 13),
        ([[3, 3.45]], 3, 3),
        ([[1, 3.5]], 2, NOT_THERE),
    ],
)
def test_back_at_birth_weight_counts_from_the_lowest_weight(weights, day, back):
    assert shown(weights=weights, day=day)["readouts"]["back_day"] == back


@pytest.mark.parametrize(
    ("weights", "day"), [([[3, 3.2], [4, 3.1]], 4), ([[1, 3.3], [9, 3.4]], 9), ([[7, 3.3], [10, 3.45]], 10), ([[8, 3.4]], 8)]
)
def test_no_gain_a_week_from_few_days_or_across_the_early_loss(weights, day):
    found = shown(weights=weights, day=day)["readouts"]
    assert found["gain_week"] == found["gain_day"] == NOT_THERE


def test_gain_is_told_from_the_latest_weight_a_week_before():
    found = shown(weights=[[3, 3.2], [7, 3.3], [12, 3.5], [15, 3.7]], day=15)["readouts"]
    assert found["since_day"] == 7
    assert found["gain_week"] == pytest.approx(350)


def test_dot_of_the_first_fortnight_stays_there_later():
    later = shown(weights=[[3, 3.18], [21, 3.9]], day=21)
    assert later["series"]["loss_now"]["x"] == [3]
    assert later["readouts"]["early_percent"] == pytest.approx(-100 * 0.22 / 3.4)


def test_caesarean_babies_lose_more_in_the_figure():
    vaginal, caesarean = (dict(median_loss(USUAL, born)) for born in (0, 1))
    assert all(caesarean[day] > vaginal[day] for day in (1, 2, 3))


def test_there_is_no_band():
    assert growth_member(USUAL, {}) == {}
    assert not any("low" in series for series in shown()["series"].values())


def test_day_counts_and_colours_need_no_new_run():
    assert growth_light() == ["day", "wet", "soiled", "dry", "stool", "skin", "urine"]


# ---- What is refused ----


@pytest.mark.parametrize("setting", RANGES)
def test_wild_setting_is_refused_with_name_value_and_range(setting):
    low, high = RANGES[setting]
    for value in [math.nan, math.inf, -1, 1e9, True, "1", None]:
        with pytest.raises(ValueError) as refusal:
            growth_run(USUAL | {setting: value}, {})
        assert str(refusal.value).replace("a whole", "a") == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"limits"}))
def test_broken_table_is_refused_by_name(table):
    with pytest.raises(ValueError, match=f"^{table}, row 1: found "):
        check_growth(USUAL | {table: [["3"]]})


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (3, "limits: found 3, expected numbers by name"),
        ({}, "limits.loss_closer_percent: found nothing"),
        (LIMITS | {"small_g": math.nan}, "limits.small_g: found nan, expected a number from 0 to 10000"),
    ],
)
def test_broken_limits_are_refused_by_name(limits, message):
    with pytest.raises(ValueError, match=message):
        check_growth(USUAL | {"limits": limits})


def test_bad_weight_is_refused_with_row_and_column():
    with pytest.raises(ValueError, match=r"^weights, row 2, kg: found 34, expected a number from 1 to 10$"):
        growth_run(USUAL | {"weights": [[3, 3.2], [7, 34]]}, {})


def test_grams_are_asked_back_as_kilograms():
    with pytest.raises(ValueError, match=r"found 3400, expected a number from 1 to 10\. Did you mean 3\.4 kg\?$"):
        growth_run(USUAL | {"weights": [[3, 3400]]}, {})


@pytest.mark.parametrize("caesarean", [0, 1])
@pytest.mark.parametrize(
    ("day", "kg", "level"),
    [(1, 3.25, "usual"), (1, 3.19, "usual"), (1, 3.132, "closer"), (1, 3.18, "closer"), (2, 3.132, "usual"), (3, 3.12, "closer")],
)
def test_more_lost_than_most_by_then_is_looked_at_whatever_the_birth(day, kg, level, caesarean):
    seen = show(USUAL | {"weights": [[day, kg]], "day": day, "caesarean": caesarean})
    assert seen["level"] == level
