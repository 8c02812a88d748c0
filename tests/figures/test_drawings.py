"""What every drawing must keep to, and what the pictures that could mislead must show."""

import re
from itertools import chain
from xml.etree import ElementTree

import pytest

from lactation.content import HERE
from lactation.content.conditions import conditions_content
from lactation.content.marked import named
from lactation.content.portrait import portrait_content
from lactation.content.schema import StepsContent, job_aid_content
from lactation.content.sorting import SortIntoContent
from lactation.figures.conditions import DRAWING, SIDES, TONES, WHOLE, breasts
from lactation.figures.picture import DRAWINGS, picture
from lactation.site.lower import STYLE

PATHS = sorted(DRAWINGS.glob("*.svg"))
LARGEST = 25_000  # bytes; a drawing may stand on a page many times
LAST = r"#[0-9a-f]{3,8}|currentColor"
COLOUR = rf"none|currentColor|var\(--[a-z-]+(, ({LAST}|var\(--[a-z-]+(, ({LAST}))?\)))?\)"
NARROWEST = 320  # a phone's card less its padding, CSS px
SMALLEST_BOX = 100  # units; a nappy in a table is a sign and no picture
OUTLINE = (2.2, 3.1)  # in a drawing 320 wide; the thin ones are chests of the sorter, drawn half as large
# Drawn before a finding names them: what a counsellor must refer and no story shows yet.
AHEAD = {"right-dimple", "nipple-turned", "nipple-eczema", "armpit", "nipple-pus"}


def stems(folder):
    return sorted(path.stem for path in (HERE / folder).glob("*.yaml"))


FILES = [named("steps", name, StepsContent) for name in stems("steps")]
CARDS = [card for name in stems("sort_into") for card in named("sort_into", name, SortIntoContent).cards if card.picture]
STEPS = [one for content in FILES for one in chain(content.steps, content.faults)]
PANELS = [panel for name in stems("job_aids") for panel in job_aid_content(name).panels if panel.picture]


def layers_in(name):
    """The layers a drawing has."""
    text = (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    return {layer for names in re.findall(r'data-layer="([^"]+)"', text) for layer in names.split()}


def layers_used():
    """The layers that content asks for, by drawing."""
    used = {"breast": {"numbers", "words"}}  # label_it and the explorer
    for one in [*STEPS, *PANELS, *CARDS]:
        used.setdefault(one.picture, set()).update(one.layers)
    content = conditions_content()
    shown = set(chain.from_iterable(one.layers for one in [*content.conditions, *content.stories]))
    used[DRAWING] = shown | {f"{side}-{state}" for side in SIDES for state in WHOLE}
    return used


def parts(element):
    """The parts an element and what is in it say they draw."""
    return {part for one in element.iter() for part in one.get("data-part", "").split()}


def drawn(one):
    """What a picture of the content shows, as an element."""
    return ElementTree.fromstring(picture(one.picture, one.alt, layers=one.layers))


def part(root, name):
    """The one element that draws a part."""
    (found,) = (element for element in root.iter() if name in element.get("data-part", "").split())
    return found


# ---- Every drawing ----


def test_layers_of_the_content_are_there_and_each_layer_is_used_or_known_to_be_ahead():
    every_use = layers_used()
    for path in PATHS:
        there, used = layers_in(path.stem), every_use.get(path.stem, set())
        assert used <= there, path.name
        assert there - used <= (AHEAD if path.stem == DRAWING else set()), path.name


def test_layers_drawn_ahead_are_drawn():
    assert layers_in(DRAWING) >= AHEAD


def test_colours_come_from_the_page_so_that_it_shows_skins_and_prints_black_on_white():
    for path in PATHS:
        for element in ElementTree.parse(path).iter():
            found = [element.get(attribute, "none") for attribute in ("fill", "stroke")]
            assert [colour for colour in found if not re.fullmatch(COLOUR, colour)] == [], path.name


def test_every_drawing_stands_alone_and_is_small():
    for path in PATHS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'<image|<script|<style|<foreignObject|href="(?![#{])|url\((?!#)', text), path.name
        assert len(text.encode()) <= LARGEST, path.name


@pytest.mark.parametrize("name", sorted({one.picture for one in [*STEPS, *PANELS, *CARDS]}))
def test_picture_has_no_ids_as_one_page_shows_it_often(name):
    assert not re.search(r'\bid="', (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8"))


def test_words_of_every_drawing_are_readable_on_a_phone():
    for path in PATHS:
        wide = float(ElementTree.parse(path).getroot().get("viewBox").split()[2])
        sizes = re.findall(r'font-size="([\d.]+)', path.read_text(encoding="utf-8"))
        assert [size for size in sizes if float(size) * NARROWEST / wide < 12] == [], path.name


def test_outlines_are_equally_thick_in_all_drawings():
    own = {}
    for path in PATHS:
        root = ElementTree.parse(path).getroot()
        wide = float(root.get("viewBox").split()[2])
        if root.get("stroke-width") and wide >= SMALLEST_BOX:
            own[path.stem] = float(root.get("stroke-width")) * NARROWEST / wide
    assert len(own) > len(PATHS) / 2
    assert {name: width for name, width in own.items() if not OUTLINE[0] <= width <= OUTLINE[1]} == {}


def test_skins_are_the_same_in_steps_in_the_sorter_and_in_talks():
    css = STYLE.read_text(encoding="utf-8")
    by_name = {1: "light", 2: "middle", 3: "brown", 4: "deep"}
    talks = portrait_content().skins
    for tone, name in by_name.items():
        said = dict(re.findall(r"(--[\w-]+): ([^;]+);", re.search(rf"\.tone-{name} {{([^}}]+)}}", css)[1]))
        skin, _, areola, *_ = TONES[tone]
        assert said["--skin"] == skin == talks[tone].skin, name
        assert said["--nipple"] == areola, name
        assert said["--skin-line"] == talks[tone].edge, name


# ---- Safe sleep ----


BACK = {"head-and-ears", "face", "hair", "hands", "cuffs", "sleepsuit", "poppers", "feet"}  # face, both ears, poppers: from above


def test_baby_sleeps_on_its_back_in_a_cot_with_nothing_else_in_it():
    root = ElementTree.parse(DRAWINGS / "safe_place.svg").getroot()
    cot = part(root, "cot")
    assert parts(part(cot, "baby")) == {"baby", *BACK}
    assert parts(cot) == {"cot", "frame", "mattress", "baby", *BACK}
    assert cot[-1] is part(cot, "baby")  # so nothing of the cot lies over the baby


def test_each_line_in_the_cot_belongs_to_a_part_that_may_be_there():
    cot = part(ElementTree.parse(DRAWINGS / "safe_place.svg").getroot(), "cot")
    named = [one for one in cot.iter() if one.get("data-part") in {"frame", "mattress", *BACK}]
    lines = [one for one in cot.iter() if not one.tag.endswith("}g")]
    assert len(lines) == sum(len(one) for one in named) > len(named)


def test_what_is_hers_is_in_her_bed_and_not_in_the_cot():
    root = ElementTree.parse(DRAWINGS / "safe_place.svg").getroot()
    hers = {"mother", "her-arm", "her-pillow", "her-blanket"}
    assert hers <= parts(part(root, "bed"))
    assert not hers & parts(part(root, "cot"))
    assert "baby" not in parts(part(root, "bed"))


# ---- Hands belong to somebody ----


@pytest.mark.parametrize(
    "one", [one for one in STEPS if one.picture.startswith("hand_express")], ids=lambda one: "+".join(one.layers)
)
def test_breast_is_expressed_by_her_own_hand_with_its_arm(one):
    if {"side", "dented", "front", "stroke"} & set(one.layers):
        assert "her-arm" in parts(drawn(one))


@pytest.mark.parametrize(
    "one", [one for one in STEPS if one.picture.startswith("back_rub")], ids=lambda one: "+".join(one.layers)
)
def test_helper_has_arms_and_hands(one):
    shown = parts(drawn(one))
    assert "helper" not in shown or "helper-arms" in shown


@pytest.mark.parametrize("one", [one for one in STEPS if one.picture.startswith("cup_")], ids=lambda one: "+".join(one.layers))
def test_cup_at_a_baby_is_held_by_a_hand(one):
    shown = parts(drawn(one))
    assert "cup" not in shown or "hand" in shown


@pytest.mark.parametrize("name", ["helper_brings", "first_hour"])
def test_helper_of_a_job_aid_has_arms(name):
    assert {"arms", "helper-with-arms"} & parts(ElementTree.parse(DRAWINGS / f"{name}.svg").getroot())


# ---- Breast conditions: one torso, no gloss ----


def test_breasts_of_all_states_are_drawn_on_the_same_torso():
    alone = [breasts("x", [f"{side}-{state}" for side in SIDES], "x", 1) for state in WHOLE]
    torso = {re.search(r'<path d="[^"]+" fill="var\(--skin|<path fill="var\(--skin[^>]+>', svg)[0] for svg in alone}
    assert len(torso) == 1
    assert len(set(alone)) == len(WHOLE)


@pytest.mark.parametrize("layer", sorted(layers_in(DRAWING) - {"nipple-shiny", "nipple-eczema"}))
def test_no_gloss_lies_on_a_breast(layer):
    root = ElementTree.parse(DRAWINGS / f"{DRAWING}.svg").getroot()
    shown = [ElementTree.tostring(one, encoding="unicode") for one in root.iter() if one.get("data-layer") == layer]
    assert shown
    assert not any("--shine" in text for text in shown)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("layer", sorted(AHEAD))
def test_layer_drawn_ahead_shows_on_every_skin(layer, tone):
    shown = [layer] if not layer.startswith("nipple") else ["lens", layer]
    assert f'data-layer="{layer}"' in breasts("x", shown, "x", tone)
