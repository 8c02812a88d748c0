import re
from xml.etree import ElementTree

import pytest

from lactation import trust
from lactation.activities.trust import Trust, compare, ensemble_observations, sensitivity
from lactation.content import parameter_rows, targets
from lactation.evidence import observe
from lactation.faces import page
from lactation.faces.notebook import box
from lactation.figures.style import LINE, canvas_of
from lactation.figures.trust import WIDEST, against_targets, half_widths

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def activity():
    return trust()


@pytest.fixture(scope="module")
def moves():
    return sensitivity()


# ---- The comparison ----


def test_every_published_observation_has_its_row(activity):
    assert [row["id"] for row in activity.rows] == [row["id"] for row in targets()]


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
    assert lines[0] == f"Trust: {inside} of {len(activity.rows)} observations inside their range"
    assert sum(" inside " in line for line in lines[1:]) == inside
    assert sum(" OUTSIDE " in line for line in lines[1:]) == len(activity.rows) - inside


# ---- The figure ----

ROW = {"low": 10.0, "high": 30.0, "value": 20.0, "from": 15.0, "to": 28.0, "inside": True, "fitted": True, "observation": "Milk"}
WORDS = {"trust_low": "low end", "trust_high": "high end"}


@pytest.mark.parametrize(("value", "place"), [(10, -1), (20, 0), (30, 1), (25, 0.5), (1000, WIDEST), (-1000, -WIDEST)])
def test_published_range_runs_from_minus_1_to_1(value, place):
    assert half_widths(ROW, value) == place


def test_each_row_is_drawn_on_its_own_line():
    rows = [ROW | {"observation": f"Milk on day {number}"} for number in range(4)]
    (axes,) = against_targets(canvas_of(len(rows)), rows, WORDS).axes
    bars = [artist.get_ydata()[0] for artist in axes.lines if artist.get_color() == LINE]
    assert len(set(bars)) == 4
    assert bars == sorted(bars, reverse=True)


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


def test_page_has_a_row_for_every_observation_and_parameter(activity):
    html = page.render(activity)
    head = html.count('<th scope="row">')
    fitted = sum(row["fitted"] == "yes" for row in parameter_rows())
    assert head == len(activity.rows) + len(parameter_rows()) + fitted


def test_page_leaves_no_placeholder(activity):
    assert not re.search(r"\{\w+\}", re.sub(r"<svg.*?</svg>", "", page.render(activity), flags=re.S))


def test_page_marks_what_is_outside(activity):
    outside = sum(not row["inside"] for row in activity.rows)
    assert page.render(activity).count('<tr class="outside">') == outside > 0


def test_notebook_shows_figure_and_table(activity):
    shown = box(activity).children[-1].value
    assert shown.count("<svg") == 1
    assert shown.count("<tr>") == 1 + len(activity.rows)


def test_parameters_name_their_works(activity):
    for row in activity.parameters():
        assert len(row["works"]) == len(list(filter(None, row["source"].split(";"))))


def test_trust_is_an_activity_without_fields():
    assert Trust.fields(trust()) == []
