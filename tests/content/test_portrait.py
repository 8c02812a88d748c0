import pytest
from pydantic import ValidationError

from lactation.content import ContentError
from lactation.content.portrait import PortraitContent, drawn_people, mixed, portrait_content

MOTHER = {"skin": 1, "head": "scarf", "cloth": "#8aa68e"}


def test_a_look_that_cannot_be_drawn_is_refused():
    with pytest.raises(ContentError, match=r"look:1: mother\.head: found .hat., expected"):
        drawn_people({"mother": MOTHER | {"head": "hat"}})


def test_skin_hair_head_dress_and_cloth_are_free_of_each_other():
    content = portrait_content()
    for skin in content.skins:
        for head in content.heads:
            one = drawn_people({"mother": MOTHER | {"skin": skin, "head": head}})["people"]["mother"]
            assert one["skin"] == content.skins[skin].skin
            assert one["front"] == content.heads[head].front
            assert one["cloth"] == MOTHER["cloth"]


def test_years_make_hair_grey_and_a_scarf_keeps_its_colour():
    old = {"skin": 3, "head": "bun", "cloth": "#5f6f86", "role": "grandmother"}
    drawn = drawn_people({"mother": MOTHER, "others": {"a": old, "b": old | {"head": "scarf", "wrap": "#a8443f"}}})["people"]
    assert drawn["a"]["front_fill"] == portrait_content().grey
    assert drawn["b"]["front_fill"] == "#a8443f"


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("faces", "waiting", "pose"), "stands", "face waiting: pose: found stands, expected one of cradle"),
        (("faces", "waiting", "moves", "ears"), 1, "face waiting: found ears, expected one of brow_in"),
        (("faces", "waiting", "moves", "lid"), 2, "face waiting: lid: found 2, expected 0 to 1.2"),
        (("poses", "chin", "held"), ["under", "nose"], "pose chin: found nose, expected one of under"),
    ],
)
def test_a_mistake_in_the_file_is_told(place, value, message):
    data = portrait_content().model_dump()
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    with pytest.raises(ValidationError, match=message):
        PortraitContent.model_validate(data)


def test_a_colour_is_mixed_by_its_share():
    assert mixed("#000000", "#ffffff") == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"
