import re
from xml.etree import ElementTree

import pytest

from lactation.activities.explorer import Explorer
from lactation.figures import sketch
from lactation.figures.sketch import DRAWINGS, MOVES, Sketch

SVG = "{http://www.w3.org/2000/svg}"
MOVED = [path for path in sorted(DRAWINGS.glob("*.svg")) if "data-moves" in path.read_text(encoding="utf-8")]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'


def at(value):
    return {"one": {"x": [0.0], "y": [0.0, value]}}


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """Write a drawing and return it as a sketch."""
    monkeypatch.setattr(sketch, "DRAWINGS", tmp_path)

    def make(body, series=None, words=None, layers=()):
        (tmp_path / "some.svg").write_text(f"{HEAD}{body}</svg>", encoding="utf-8")
        return Sketch("some", series or {}, words or {}, layers)

    return make


def first(made, tag="path"):
    return next(made.root.iter(f"{SVG}{tag}"))


@pytest.mark.parametrize(
    ("moves", "attribute", "low", "middle", "high"),
    [
        ("opacity 0.2 1", "opacity", "0.2", "0.6", "1"),
        ("width 6 2", "stroke-width", "6", "4", "2"),
        ("scale 0.5 1", "style", "transform: scale(0.5)", "transform: scale(0.75)", "transform: scale(1)"),
        ("shift 0 -12", "style", "transform: translateY(0px)", "transform: translateY(-6px)", "transform: translateY(-12px)"),
        ("--tone 0 1", "style", "--tone: 0", "--tone: 0.5", "--tone: 1"),
    ],
)
def test_last_value_of_the_series_moves_the_element_in_a_straight_line(drawn, moves, attribute, low, middle, high):
    body = f'<path data-series="one" data-moves="{moves}"/>'
    for value, expected in ((0.0, low), (0.5, middle), (1.0, high)):
        assert first(drawn(body, at(value))).get(attribute).split(";")[0] == expected


def test_scale_keeps_the_elements_centre(drawn):
    style = first(drawn('<path data-series="one" data-moves="scale 0 1"/>', at(0.5))).get("style")
    assert "transform-box: fill-box" in style
    assert "transform-origin: center" in style


def test_series_that_is_not_given_counts_as_nothing(drawn):
    assert first(drawn('<path data-series="one" data-moves="opacity 0.2 1"/>')).get("opacity") == "0.2"


@pytest.mark.parametrize("moves", ["", "opacity", "opacity 0", "opacity zero one", "spin 0 1", "opacity 0 1 2", "opacity 0.2,1"])
def test_wrong_move_is_refused_with_drawing_found_and_expected(drawn, moves):
    with pytest.raises(ValueError, match=r"some\.svg: data-moves: found .*expected a kind and two numbers") as refusal:
        drawn(f'<path data-series="one" data-moves="{moves}"/>')
    assert repr(moves) in str(refusal.value)


def test_words_fill_their_places_and_can_be_found_again(drawn):
    text = first(drawn("<text>{milk}</text>", words={"milk": "milk & more"}), "text")
    assert (text.text, text.get("data-words")) == ("milk & more", "milk")


def test_words_are_escaped_in_the_svg(drawn):
    assert "a &lt; b &amp; c" in drawn("<text>{milk}</text>", words={"milk": "a < b & c"}).to_svg("x", "y")


def test_layer_that_is_not_there_is_refused_by_name(drawn):
    with pytest.raises(ValueError, match=r"some\.svg: found the layer elephant, expected one of numbers"):
        drawn('<g data-layer="numbers"/>', layers=["elephant"])


def test_only_the_layers_asked_for_stay(drawn):
    body = '<g data-layer="words"><path/></g><g data-layer="numbers"><circle/></g>'
    made = drawn(body, layers=["numbers"])
    assert list(made.root.iter(f"{SVG}path")) == []
    assert first(made, "circle") is not None


def test_scales_name_each_series_once_without_a_scale(drawn):
    body = '<path data-series="one" data-moves="opacity 0 1"/><g data-series="one" data-moves="width 0 1"/>'
    assert drawn(body).scales() == {"one": []}


def test_veil_hides_what_is_veiled(drawn):
    made = drawn('<path data-series="one" data-moves="opacity 0 1"/><g data-series="two" data-moves="width 0 1"/>')
    svg = made.to_svg("x", "y", veiled=["two"])
    assert re.findall(r'<(\w+)[^>]* class="veil"', svg) == ["g"]


def test_ids_and_references_carry_the_name_of_the_figure(drawn):
    body = '<defs><path id="a"/></defs><use href="#a"/><g clip-path="url(#a)"/>'
    svg = drawn(body).to_svg("fig", "y")
    assert svg.count("fig-a") == 3
    assert '"a"' not in svg


def test_svg_is_an_image_with_a_text_instead(drawn):
    root = ElementTree.fromstring(drawn("<path/>").to_svg("x", 'said "so"'))
    assert (root.get("role"), root.get("aria-label")) == ("img", 'said "so"')


# ---- The drawings there are ----


@pytest.fixture(params=MOVED, ids=lambda path: path.stem)
def drawing(request):
    return ElementTree.parse(request.param).getroot()


def test_moves_of_every_drawing_are_written_rightly(drawing):
    moving = [element for element in drawing.iter() if element.get("data-series")]
    assert moving
    assert all(re.fullmatch(MOVES, element.get("data-moves", "")) for element in moving)


def test_colours_of_every_drawing_come_from_the_theme(drawing):
    for element in drawing.iter():
        for attribute in ("fill", "stroke"):
            colour = element.get(attribute, "none")
            assert re.fullmatch(r"none|var\(--[a-z-]+(, #[0-9a-f]{3,6})?\)", colour), colour


def test_no_text_of_a_drawing_is_smaller_than_12(drawing):
    sizes = [float(element.get("font-size")) for element in drawing.iter() if element.get("font-size")]
    assert sizes
    assert min(sizes) >= 12


def test_references_of_every_drawing_lead_somewhere(drawing):
    text = ElementTree.tostring(drawing, encoding="unicode")
    assert set(re.findall(r'(?:href="|url\()#([\w-]+)', text)) <= set(re.findall(r'\bid="([\w-]+)"', text))


@pytest.mark.parametrize("name", ["breast"])
def test_drawing_follows_its_scene(name):
    explorer = Explorer(name)
    state = {}
    for step in (0.0, 0.475):
        result = explorer.result({"step": step}, band=False)
        (made,) = [f for d in explorer.content.figures if isinstance(f := explorer.draw(d, result, {}), Sketch)]
        assert set(made.scales()) <= set(result["series"])
        state[step] = made.to_svg("x", "y")
    assert state[0.0] != state[0.475]
    assert "{" not in state[0.0]
