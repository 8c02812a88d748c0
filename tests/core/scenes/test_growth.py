import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.schema import explorer_content
from lactation.core.scenes.growth import (
    LEAST_G_A_DAY,
    check_growth,
    growth_light,
    growth_member,
    growth_run,
    growth_show,
    loss_to_expect,
    median_loss,
)
from lactation.core.words import NOT_THERE

TABLES = explorer_content("growth").fixed
USUAL = TABLES | {
    "girl": 1, "birth_kg": 3.4, "caesarean": 0, "weights": [[3, 3.18], [7, 3.34], [14, 3.68]], "day": 14, "wet": 7, "soiled": 5,
}  # fmt: skip
RANGES = {"girl": (0, 1), "birth_kg": (2, 5), "caesarean": (0, 1), "day": (0, 84), "wet": (0, 20), "soiled": (0, 20)}
ROWS = st.lists(st.tuples(st.integers(0, 84), st.floats(1, 10)), max_size=6, unique_by=lambda row: row[0]).map(
    lambda rows: [list(row) for row in rows]
)
BABIES = st.fixed_dictionaries(
    {
        "girl": st.integers(0, 1), "birth_kg": st.floats(2, 5), "caesarean": st.integers(0, 1), "weights": ROWS,
        "day": st.integers(0, 84), "wet": st.integers(0, 20), "soiled": st.integers(0, 20),
    }
).map(lambda found: TABLES | found)  # fmt: skip
LEVELS = ("usual", "closer", "refer")


def seriousness(said):
    """How serious the first sentence is; with later weights in the table it says so instead of "usual"."""
    return LEVELS.index("usual" if said[0] == "later_rows" else said[0])


def shown(**changes):
    settings = USUAL | changes
    return growth_show(settings, growth_run(settings, {}), [])


def level(**changes):
    return seriousness(shown(**changes)["sentence"])


@given(BABIES)
def test_first_sentence_is_one_of_three_answers_and_the_last_says_what_no_chart_shows(settings):
    said = growth_show(settings, growth_run(settings, {}), [])["sentence"]
    assert seriousness(said) in (0, 1, 2)
    assert said[-1] == "danger"
    assert len(set(said)) == len(said)


@given(BABIES)
def test_refer_and_closer_always_give_a_reason(settings):
    said = growth_show(settings, growth_run(settings, {}), [])["sentence"]
    assert (len(said) > 3) == (said[0] not in ("usual", "later_rows"))


@given(BABIES)
def test_a_tenth_lost_at_the_last_weighing_is_always_referred(settings):
    result = growth_show(settings, growth_run(settings, {}), [])
    if result["readouts"]["change_percent"] <= -10:
        assert result["sentence"][0] == "refer"


@given(BABIES)
def test_below_birth_weight_from_two_weeks_on_is_always_referred(settings):
    result = growth_show(settings, growth_run(settings, {}), [])
    if result["readouts"]["change_percent"] < 0 and result["readouts"]["last_day"] >= 14:
        assert result["sentence"][0] == "refer"


@given(BABIES)
def test_no_wet_nappy_is_always_referred_from_day_2(settings):
    settings = settings | {"wet": 0, "day": max(2, settings["day"])}
    assert growth_show(settings, growth_run(settings, {}), [])["sentence"][0] == "refer"


@given(BABIES, st.integers(1, 10))
def test_more_nappies_never_make_it_worse(settings, more):
    run = growth_run(settings, {})
    first, other = (
        seriousness(growth_show(settings | {"wet": wet, "soiled": settings["soiled"] + extra}, run, [])["sentence"])
        for wet, extra in ((settings["wet"], 0), (min(20, settings["wet"] + more), 0))
    )
    assert other <= first


@given(BABIES)
def test_readouts_are_numbers_and_in_bounds(settings):
    found = growth_show(settings, growth_run(settings, {}), [])["readouts"]
    assert all(math.isfinite(value) for value in found.values())
    assert 1 <= found["centile"] <= 99
    assert found["back_day"] == NOT_THERE or 0 < found["back_day"] <= settings["day"]
    assert found["last_day"] <= settings["day"]


@given(BABIES)
def test_later_weights_are_drawn_but_not_judged(settings):
    run = growth_run(settings, {})
    known = [row for row in settings["weights"] if row[0] <= settings["day"]]
    without = settings | {"weights": known}
    here, there = growth_show(settings, run, []), growth_show(without, growth_run(without, {}), [])
    assert here["readouts"] == there["readouts"]
    assert [name.replace("later_rows", "usual") for name in here["sentence"]] == there["sentence"]
    # A later weight may be bad news: with one in the table nothing is called usual.
    assert "usual" not in here["sentence"] or known == list(settings["weights"])
    assert len(here["series"]["weights"]["x"]) == 1 + len(settings["weights"])


@given(BABIES, st.randoms())
def test_order_of_the_rows_does_not_matter(settings, random):
    rows = list(settings["weights"])
    random.shuffle(rows)
    other = settings | {"weights": rows}
    assert growth_show(other, growth_run(other, {}), []) == growth_show(settings, growth_run(settings, {}), [])


@given(BABIES)
def test_who_lines_keep_their_order(settings):
    who = growth_run(settings, {})["who"]
    assert all(low < middle < high for low, middle, high in zip(who["low"], who["middle"], who["high"], strict=True))
    assert who["x"] == sorted(who["x"])
    assert (who["x"][0], who["x"][-1]) == (0, 84)


def test_caesarean_babies_are_expected_to_lose_more():
    vaginal, caesarean = (median_loss(USUAL | {"caesarean": born}) for born in (0, 1))
    for day in (1, 2, 3):
        assert loss_to_expect(caesarean, day) > loss_to_expect(vaginal, day)


@pytest.mark.parametrize(
    ("born", "day", "percent"), [(0, 1, 4.2), (0, 2, 7.1), (0, 3, 6.4), (1, 3, 8.6), (1, 4, 5.8), (0, 14, 0), (0, 30, 0)]
)
def test_loss_to_expect_is_the_published_median_then_back_by_two_weeks(born, day, percent):
    assert loss_to_expect(median_loss(USUAL | {"caesarean": born}), day) == pytest.approx(percent)


@pytest.mark.parametrize(
    ("changes", "answer", "reasons"),
    [
        ({}, "usual", set()),
        ({"weights": [[3, 3.18]], "day": 3, "wet": 3, "soiled": 3}, "usual", set()),
        ({"weights": [[3, 3.06]], "day": 3}, "refer", {"tenth"}),
        ({"weights": [[3, 3.06]], "day": 3, "caesarean": 1}, "refer", {"tenth_caesarean"}),
        ({"weights": [[3, 3.1]], "day": 3}, "closer", {"more_than_usual"}),
        ({"weights": [[3, 3.1]], "day": 3, "caesarean": 1}, "usual", set()),
        ({"weights": [[14, 3.38]]}, "refer", {"not_back"}),
        ({"weights": [[9, 3.3]]}, "closer", {"back_unknown"}),
        ({"weights": [[4, 3.2], [9, 3.2]], "day": 9}, "refer", {"losing"}),
        ({"weights": [[8, 3.5], [9, 3.49]], "day": 9}, "closer", {"losing_soon"}),
        ({"weights": [[14, 3.5], [42, 3.9]], "day": 42}, "refer", {"slow_long"}),
        ({"weights": [[14, 3.5], [21, 3.6]], "day": 21}, "closer", {"slow"}),
        ({"weights": [], "day": 5}, "closer", {"never_weighed"}),
        ({"weights": [[4, 3.4]], "day": 14}, "closer", {"old_weight"}),
        ({"weights": [[4, 3.4], [7, 4.4]], "day": 7}, "closer", {"odd"}),
        ({"wet": 3}, "refer", {"hardly_wet"}),
        ({"wet": 4}, "closer", {"few_wet"}),
        ({"wet": 5, "weights": [[14, 3.5], [21, 3.6]], "day": 21}, "refer", {"few_wet_and_weight"}),
        ({"soiled": 1}, "closer", {"few_soiled"}),
        ({"soiled": 0, "day": 42, "weights": [[14, 3.68], [42, 4.6]]}, "usual", set()),
        ({"birth_kg": 2.4, "weights": [[14, 2.6]]}, "closer", {"small", "light"}),
        ({"weights": [[14, 3.45]]}, "usual", set()),
        ({"weights": [[28, 3.7]], "day": 28}, "refer", {"slow_long"}),
        ({"weights": [], "day": 0, "wet": 0, "soiled": 0}, "usual", set()),
    ],
)  # fmt: skip
def test_answers_and_their_reasons(changes, answer, reasons):
    said = shown(**changes)["sentence"]
    assert said[0] == answer
    assert set(said[2:-1]) - {"counts_are_weak"} == reasons


def test_counts_alone_are_called_weak():
    assert "counts_are_weak" in shown(wet=4)["sentence"]
    assert "counts_are_weak" not in shown(weights=[[14, 3.38]])["sentence"]


def test_the_nearer_to_a_tenth_the_less_usual():
    levels = [level(weights=[[3, 3.4 - 0.02 * step]], day=3, wet=3) for step in range(20)]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}


def test_500_g_in_a_month_is_16_g_a_day():
    assert pytest.approx(16.4, abs=0.05) == LEAST_G_A_DAY


def test_gain_and_return_to_birth_weight_are_read_out():
    found = shown()["readouts"]
    assert found["gain_day"] == pytest.approx(340 / 7)
    assert found["gain_week"] == pytest.approx(340)
    assert found["back_day"] == 14
    assert shown(day=7)["readouts"]["back_day"] == NOT_THERE
    assert shown(day=0)["readouts"]["gain_day"] == NOT_THERE


def test_dot_of_the_first_fortnight_stays_there_later():
    later = shown(weights=[[3, 3.18], [21, 3.9]], day=21)
    assert later["series"]["loss_now"]["x"] == [3]
    assert later["readouts"]["early_percent"] == pytest.approx(-100 * 0.22 / 3.4)


def test_there_is_no_band():
    assert growth_member(USUAL, {}) == {}
    assert not any("low" in series for series in shown()["series"].values())


def test_day_and_nappies_need_no_new_run():
    assert growth_light() == ["day", "wet", "soiled"]


@pytest.mark.parametrize("setting", RANGES)
@pytest.mark.parametrize("value", [math.nan, math.inf, -1, 1e9, True, "1", None])
def test_wild_setting_is_refused_with_name_value_and_range(setting, value):
    low, high = RANGES[setting]
    with pytest.raises(ValueError) as refusal:
        growth_run(USUAL | {setting: value}, {})
    assert str(refusal.value) == f"{setting}: found {value}, expected a number from {low} to {high}"


@pytest.mark.parametrize("table", TABLES)
def test_broken_table_is_refused_by_name(table):
    with pytest.raises(ValueError, match=f"^{table}, row 1: found "):
        check_growth(USUAL | {table: [["3"]]})


def test_bad_weight_is_refused_with_row_and_column():
    with pytest.raises(ValueError, match=r"^weights, row 2, kg: found 34, expected a number from 1 to 10$"):
        growth_run(USUAL | {"weights": [[3, 3.2], [7, 34]]}, {})
