import re
from xml.etree import ElementTree

import pytest

from lactation.figures.style import ACCENT, SECOND, VARIABLES, band, canvas, dot, fixed_label, label, line
from lactation.figures.svg import escape, scales, to_svg, with_plain_colours

SVG = "{http://www.w3.org/2000/svg}"
LINE = {"x": [0.0, 2.0, 10.0], "y": [1.0, 4.0, 2.0]}
BAND = {"x": [0.0, 10.0], "low": [1.0, 2.0], "high": [3.0, 4.0]}
DOT = {"x": [8.0], "y": [3.0]}


def drawn():
    """A figure with one of each artist that moves, and one that does not."""
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 10), ylim=(0, 5), xlabel="Hours & days", title="Milk <mL>")
    band(axes, "some_band", BAND, ACCENT)
    line(axes, "some", LINE, ACCENT)
    dot(axes, "one", DOT, SECOND)
    label(axes, "one", DOT, {"one_label": "here"}, SECOND)
    fixed_label(axes, (1, 1), "stays", SECOND)
    return figure


def part(svg, name):
    """The group of a series."""
    return next(g for g in ElementTree.fromstring(svg).iter(f"{SVG}g") if g.get("data-series") == name)


def numbers(path):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path.get("d"))]


def test_figure_is_well_formed_and_says_what_it_is():
    root = ElementTree.fromstring(to_svg(drawn(), "test", 'Milk "in" <motion> & more'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Milk "in" <motion> & more'


def test_moving_artists_are_named_and_others_are_not():
    root = ElementTree.fromstring(to_svg(drawn(), "test", "alt"))
    names = [g.get("data-series") for g in root.iter(f"{SVG}g") if g.get("data-series")]
    assert sorted(names) == ["one", "one_label", "some", "some_band"]


def test_every_named_artist_has_a_scale():
    assert set(scales(drawn())) == {"one", "one_label", "some", "some_band"}


@pytest.mark.parametrize("name", ["some", "some_band"])
def test_scale_maps_data_to_the_paths_own_numbers(name):
    figure = drawn()
    ax, bx, ay, by = scales(figure)[name]
    found = numbers(part(to_svg(figure, "test", "alt"), name).find(f".//{SVG}path"))
    data = list(zip(LINE["x"], LINE["y"], strict=True)) if name == "some" else [(0, 1), (10, 2), (10, 4), (0, 3)]
    for number, (x, y) in enumerate(data):
        assert found[2 * number : 2 * number + 2] == pytest.approx([ax + bx * x, ay + by * y], abs=0.02)


def test_scale_maps_a_dot_to_where_it_is_drawn():
    figure = drawn()
    ax, bx, ay, by = scales(figure)["one"]
    use = part(to_svg(figure, "test", "alt"), "one").find(f".//{SVG}use")
    assert [float(use.get("x")), float(use.get("y"))] == pytest.approx([ax + bx * 8, ay + by * 3], abs=0.02)


def test_more_y_is_higher_on_the_page():
    assert scales(drawn())["some"][3] < 0


def test_text_stays_text():
    texts = {text.text for text in ElementTree.fromstring(to_svg(drawn(), "test", "alt")).iter(f"{SVG}text")}
    assert {"Hours & days", "Milk <mL>", "here", "stays"} <= texts


@pytest.mark.parametrize("colour", VARIABLES)
def test_colours_become_variables(colour):
    figure, (axes,) = canvas()
    line(axes, "some", LINE, colour)
    svg = to_svg(figure, "test", "alt")
    assert colour not in svg
    assert f"var({VARIABLES[colour]})" in svg


def test_only_veiled_artists_get_the_veil():
    svg = to_svg(drawn(), "test", "alt", ["some"])
    assert part(svg, "some").get("class") == "veil"
    assert part(svg, "one").get("class") is None


def test_same_figure_gives_the_same_svg():
    assert to_svg(drawn(), "test", "alt") == to_svg(drawn(), "test", "alt")


def test_name_makes_the_ids_its_own():
    one, other = (set(re.findall(r'\bid="([^"]+)"', to_svg(drawn(), name, "alt"))) for name in ("one", "other"))
    assert one
    assert not one & other


def test_references_inside_the_figure_lead_somewhere():
    svg = to_svg(drawn(), "test", "alt")
    asked = set(re.findall(r'(?:url\(#|href="#)([^")]+)', svg))
    assert asked
    assert asked <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_figure_asks_for_nothing_from_elsewhere():
    svg = to_svg(drawn(), "test", "alt")
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_drawing_closes_its_figure():
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    to_svg(drawn(), "test", "alt")
    assert plt.get_fignums() == before


@pytest.mark.parametrize(("text", "safe"), [('a "b"', "a &quot;b&quot;"), ("a < b & c", "a &lt; b &amp; c"), ("plain", "plain")])
def test_escape_makes_text_fit_for_an_attribute(text, safe):
    assert escape(text) == safe


# ---- The artists ----


def test_empty_band_draws_nothing():
    figure, (axes,) = canvas()
    band(axes, "some_band", {"x": [0, 10], "low": [], "high": []}, ACCENT)
    assert scales(figure) == {}


def test_label_of_an_empty_series_is_not_written():
    figure, (axes,) = canvas()
    label(axes, "one", {"x": [], "y": []}, {"one_label": "here"}, SECOND)
    assert scales(figure) == {}


@pytest.mark.parametrize(("x", "anchor"), [(1.0, "start"), (9.0, "end")])
def test_label_of_a_dot_stands_where_there_is_room(x, anchor):
    figure, (axes,) = canvas()
    axes.set(xlim=(0, 10), ylim=(0, 5))
    label(axes, "one", {"x": [x], "y": [3.0]}, {"one_label": "here"}, SECOND)
    text = part(to_svg(figure, "test", "alt"), "one_label").find(f".//{SVG}text")
    assert f"text-anchor: {anchor}" in text.get("style")


def test_panels_share_a_phones_width():
    figure, axes = canvas(panels=2, height_in=5)
    assert len(axes) == 2
    assert figure.get_figwidth() * 72 <= 320


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<path d="M1" fill="none"/>', '<path d="M1" fill="none"/>'),
        ('<path fill="var(--accent)"/>', '<path fill="#0e6e6a" style="fill: var(--accent)"/>'),
        ('<path fill="var(--skin, var(--card, #fff))"/>', '<path fill="#fffffe" style="fill: var(--skin, var(--card, #fff))"/>'),
        ('<g stroke="var(--mark, #b3401f)" class="a">', '<g class="a" stroke="#b3401f" style="stroke: var(--mark, #b3401f)">'),
        ('<path stroke="var(--line-of-hers)"/>', '<path stroke="currentColor" style="stroke: var(--line-of-hers)"/>'),
        ('<path style="fill: none; stroke: var(--ink)"/>', '<path stroke="#2d2a32" style="fill: none; stroke: var(--ink)"/>'),
        ('<path fill="var(--ink)" style="opacity: 1;"/>', '<path fill="#2d2a32" style="opacity: 1; fill: var(--ink)"/>'),
    ],
)
def test_colours_are_also_plain_for_browsers_without_variables(tag, expected):
    assert with_plain_colours(tag) == expected
