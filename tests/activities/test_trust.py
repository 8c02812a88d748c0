import re
from html import escape
from xml.etree import ElementTree

import pytest

from lactation import trust
from lactation.activities.trust import (
    TESTS,
    compare,
    ensemble_observations,
    ensemble_situations,
    sensitivity,
    three_digits,
)
from lactation.content import mothers, parameter_rows, spread_rows, targets
from lactation.content.references import work
from lactation.content.trust import trust_content
from lactation.evidence import observe, our_model, situations, summary
from lactation.faces import page
from lactation.figures.style import LINE, canvas_of
from lactation.figures.trust import WIDEST, against_targets, half_widths

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def activity():
    return trust()


@pytest.fixture(scope="module")
def html(activity):
    return page.render(activity)


@pytest.fixture(scope="module")
def moves():
    return sensitivity()


# ---- The comparison ----


def test_every_published_observation_has_its_row(activity):
    assert sorted(row["id"] for row in activity.rows) == sorted(row["id"] for row in targets())


def test_rows_that_test_the_breast_stand_first_and_the_rest_keeps_its_order(activity):
    order = [row["id"] for who in TESTS for row in targets() if row["tests"] == who]
    assert [row["id"] for row in activity.rows] == order


def test_rows_are_counted_by_what_they_test(activity):
    for who, found in summary([row | {"within": row["inside"]} for row in activity.rows]).items():
        assert activity.counts[f"{who}_rows"] == found["rows"]
        assert activity.counts[f"{who}_inside"] == found["within"]


def test_what_the_baby_alone_decides_counts_for_nothing_else(activity):
    counts = activity.counts
    assert counts["baby_rows"] >= 1
    assert counts["breast_rows"] + counts["both_rows"] + counts["baby_rows"] == len(activity.rows)
    assert counts["kept_rows"] == sum(row["use"] == "check" and row["tests"] != "baby" for row in activity.rows)
    assert 0 < counts["new_rows"] < counts["kept_rows"]
    told = " ".join(activity.summary())
    for name in ("breast", "both", "new"):
        assert f"{counts[f'{name}_inside']} of {counts[f'{name}_rows']}" in told


def test_rows_whose_protocol_reads_an_equation_back_are_marked():
    rows = {row["id"]: row for row in targets()}
    back = set(trust_content().read_back)
    assert back <= set(rows)
    assert {name for name, row in rows.items() if "read back" in row["protocol"]} <= back
    assert all("read back" in rows[name]["protocol"] or rows[name]["protocol"].startswith("As T1") for name in back)


# ---- Situations, gaps, mothers ----


def test_situations_are_worked_out_for_the_default_and_every_member(activity, defaults, members):
    assert len(ensemble_situations()) == 1 + len(members)
    now = situations(our_model(defaults))
    assert {one["id"] for one in activity.situation_rows()} == set(now) - {"start_8_14"}
    for one in activity.situation_rows():
        assert one["now"] == now[one["id"]]
        assert one["from"] <= one["now"] <= one["to"]


def test_each_situation_that_was_wrong_has_moved_towards_what_is_published(activity):
    rows = {one["id"]: one for one in activity.situation_rows()}
    for name in ("start_4_14", "start_4_28", "start_8_28", "back_7", "back_30"):
        assert rows[name]["now"] > 1.1 * rows[name]["before"]
    for name in ("express_8", "express_12", "attach_08", "attach_05"):
        assert rows[name]["now"] < 0.9 * rows[name]["before"]
    assert 230 < rows["express_5"]["now"] < 980  # Hopkinson 1988: 606, SD 369


def test_poorer_attachment_gives_less_and_more_expressing_levels_off(defaults):
    seen = situations(our_model(defaults))
    assert seen["attach_10"] > seen["attach_08"] > seen["attach_05"]
    assert seen["express_5"] > 1.8 * seen["express_3"]
    assert seen["express_12"] < 1.05 * seen["express_8"]
    assert seen["start_4_14"] > seen["start_8_14"]


def test_every_row_outside_is_explained_with_its_figure(activity):
    gaps = {gap["row"]: gap["text"] for gap in activity.gap_lines()}
    for row in activity.rows:
        if not row["inside"]:
            assert three_digits(row["value"]) in gaps[row["id"]]


def test_mothers_differ_far_more_than_the_doubt_and_as_published(activity):
    for one in activity.spread_rows():
        assert one["to"] - one["from"] > 3 * (one["doubt_to"] - one["doubt_from"])
        assert one["from"] < one["doubt_from"] < one["doubt_to"] < one["to"]
    (months,) = (one for one in activity.spread_rows() if one["row"] == "T05")
    assert 478 < months["from"] < months["to"] < 1356  # Kent 2006: the whole range
    assert len(mothers()) == 48


def test_every_source_named_on_the_page_is_in_the_bibliography(activity):
    content = trust_content()
    assert all(work(key).short for gap in content.gaps.lines for key in gap.sources)
    for one in [*content.situations.rows, *content.spread.rows]:
        assert all(work(key).short for key in one.sources)
        assert bool(getattr(one, "published", "")) == bool(one.sources)


@pytest.mark.parametrize(
    ("value", "text"), [(1.1923, "1.19"), (112.7, "113"), (1264.4, "1264"), (-0.0157, "−0.0157"), (87.82, "87.8"), (0.5, "0.5")]
)
def test_numbers_have_three_digits_or_are_whole(value, text):
    assert three_digits(value) == text


def test_row_says_what_the_model_shows(activity, defaults):
    seen = observe(defaults)
    assert {row["id"]: row["value"] for row in activity.rows} == seen


def test_row_is_inside_exactly_when_the_value_lies_in_the_range(activity):
    for row in activity.rows:
        assert row["inside"] == (row["low"] <= row["value"] <= row["high"])


def test_every_member_is_observed(members):
    assert len(ensemble_observations()) == len(members)
    assert ensemble_observations()[-1] == observe(members[-1])


def test_row_gives_the_range_of_most_members(activity):
    for row in activity.rows:
        values = [member[row["id"]] for member in ensemble_observations()]
        assert min(values) <= row["from"] <= row["to"] <= max(values)
        assert sum(row["from"] <= value <= row["to"] for value in values) >= 0.85 * len(values)


def test_comparing_again_gives_the_same(activity):
    assert compare() == activity.rows


def test_every_fitted_parameter_is_moved(moves):
    assert [row["name"] for row in moves] == [row["name"] for row in parameter_rows() if row["fitted"] == "yes"]


def test_largest_move_comes_first(moves):
    for row in moves:
        sizes = [abs(move["move"]) for move in row["moves"]]
        assert sizes == sorted(sizes, reverse=True)
        assert len(sizes) <= 3


def test_activation_day_moves_the_milk_of_the_first_days(moves):
    (row,) = (row for row in moves if row["name"] == "activation_day")
    assert row["moves"][0]["observation"] in {"Milk taken on day 1", "Milk taken on day 3"}
    assert row["moves"][0]["move"] < -0.5


def test_repr_states_every_row_and_how_many_are_inside(activity):
    lines = repr(activity).splitlines()
    inside = sum(row["inside"] for row in activity.rows)
    assert lines[0].startswith(
        f"Trust: inside are {activity.counts['breast_inside']} of {activity.counts['breast_rows']} that test the breast"
    )
    assert sum(" inside " in line for line in lines[1:]) == inside
    assert sum(" OUTSIDE " in line for line in lines[1:]) == len(activity.rows) - inside
    assert len(lines) == 1 + len(activity.rows) + len(activity.situation_rows())


# ---- The figure ----

ROW = {
    "low": 10.0,
    "high": 30.0,
    "value": 20.0,
    "from": 15.0,
    "to": 28.0,
    "inside": True,
    "fitted": True,
    "observation": "Milk",
    "tests": "breast",
}
WORDS = {"trust_low": "low end", "trust_high": "high end", "trust_further": "further out"} | {
    f"trust_group_{who}": who for who in TESTS
}


@pytest.mark.parametrize(("value", "place"), [(10, -1), (20, 0), (30, 1), (25, 0.5), (1000, WIDEST), (-1000, -WIDEST)])
def test_published_range_runs_from_minus_1_to_1(value, place):
    assert half_widths(ROW, value) == place


def test_each_row_is_drawn_on_its_own_line():
    rows = [ROW | {"observation": f"Milk on day {number}"} for number in range(4)]
    (axes,) = against_targets(canvas_of(len(rows)), rows, WORDS).axes
    bars = [artist.get_ydata()[0] for artist in axes.lines if artist.get_color() == LINE]
    assert len(set(bars)) == 4
    assert bars == sorted(bars, reverse=True)


def test_rows_stand_under_a_heading_of_what_they_test_and_one_far_out_is_marked():
    rows = [ROW | {"tests": "breast"}, ROW | {"tests": "breast", "value": 1000.0}, ROW | {"tests": "baby"}]
    (axes,) = against_targets(canvas_of(5), rows, WORDS).axes
    texts = [text.get_text() for text in axes.texts]
    assert [text for text in texts if text in TESTS] == ["breast", "baby"]
    assert texts.count("further out") == 1


def test_figure_is_an_image_with_every_observation_as_text(activity):
    root = ElementTree.fromstring(activity.figure())
    assert root.get("role") == "img"
    assert root.get("aria-label") == activity.words["trust_alt"]
    texts = re.sub(r"\s+", " ", " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")))
    assert all(row["observation"] in texts for row in activity.rows)


def test_figure_has_no_colour_by_value_and_no_small_text(activity):
    svg = activity.figure()
    assert "#" not in re.sub(r'url\(#\w+\)|href="#\w+"|id="\w+"', "", svg)
    sizes = [float(size) for size in re.findall(r"font(?:-size)?:[^;\"]*?(\d+\.?\d*)px", svg)]
    assert sizes
    assert min(sizes) >= 11


# ---- The faces ----


def test_page_has_a_row_for_every_situation_and_parameter(activity, html):
    head = html.count('<th scope="row">')
    fitted = sum(row["fitted"] == "yes" for row in parameter_rows())
    others = len(activity.situation_rows()) + len(activity.spread_rows()) + len(spread_rows())
    assert head == len(parameter_rows()) + fitted + others


def test_page_says_of_every_row_what_it_tests_and_how_it_was_acted_out(activity, html):
    for row in activity.rows:
        assert f"{row['id']} {escape(row['observation'], quote=False)}" in html.replace("&#39;", "'")
        assert f"{activity.words['trust_tests_' + row['tests']]}; " in html
        assert html.count(escape(row["protocol"], quote=False)) or row["protocol"] in html


def test_page_leaves_no_placeholder(html):
    assert not re.search(r"\{\w+\}", re.sub(r"<svg.*?</svg>", "", html, flags=re.S))


def test_page_marks_what_is_outside(activity, html):
    outside = sum(not row["inside"] for row in activity.rows)
    assert html.count('<li class="outside">') == outside > 0


def test_parameters_name_their_works(activity):
    for row in activity.parameters():
        assert len(row["works"]) == len(list(filter(None, row["source"].split(";"))))
