from xml.etree import ElementTree

from lactation.content.portrait import drawn_people, portrait_content
from lactation.core.portrait import portrait_numbers, portrait_of
from lactation.figures.portrait import portrait_html
from tests.figures.test_drawings import LARGEST

DRAWN = drawn_people(
    {
        "mother": {"skin": 1, "head": "scarf", "cloth": "#8aa68e", "wrap": "#b8482f"},
        "others": {"vera": {"skin": 4, "head": "cap", "cloth": "#5f6f86", "role": "father", "beard": True}},
    }
)


def tree(cast):
    return ElementTree.fromstring(f"<div>{portrait_html(DRAWN, cast)}</div>")


def test_each_of_a_cast_is_one_drawing():
    assert [svg.get("data-who") for svg in tree([{"who": "mother", "face": "worried"}, {"who": "vera", "face": "proud"}])] == [
        "mother",
        "vera",
    ]


def test_a_drawing_holds_every_shape_in_order_and_is_small():
    for face in portrait_content().faces:
        one = {"who": "mother", "face": face}
        expected = portrait_of(DRAWN["people"]["mother"], portrait_numbers(DRAWN, one))
        svg = tree([one])[0]

        def same(element, shape):
            assert element.tag == shape["is"]
            assert element.get("d") == shape.get("d")
            assert len(element) == len(shape.get("parts", []))
            for child, part in zip(element, shape.get("parts", []), strict=True):
                same(child, part)

        for element, shape in zip(svg, expected, strict=True):
            same(element, shape)
        assert len(portrait_html(DRAWN, [one])) < LARGEST
