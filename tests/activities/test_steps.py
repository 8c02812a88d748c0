import re
from html import unescape

import pytest

from lactation.activities.steps import Steps
from lactation.content import HERE, ContentError
from lactation.core.play.order import order_start
from lactation.faces import page
from lactation.figures.picture import DRAWINGS, picture

NAMES = sorted(path.stem for path in (HERE / "steps").glob("*.yaml"))


@pytest.fixture(params=NAMES)
def activity(request):
    return Steps(request.param)


def test_unknown_steps_are_refused_with_those_there_are():
    with pytest.raises(
        ContentError, match="found no such steps, expected one of back_rub, contacts, cup_feeding, hand_expression"
    ):
        Steps("juggling")


def test_hand_expression_has_five_common_errors():
    assert len(Steps("hand_expression").content.faults) == 5


def test_every_drawing_and_layer_is_there(activity):
    for one in [*activity.content.steps, *activity.content.faults]:
        assert "<svg" in activity.svg(one)
        assert one.alt in unescape(activity.svg(one))


@pytest.mark.parametrize("drawing", ["hand_express", "back_rub", "cup_feed"])
def test_layer_that_is_not_there_is_refused_by_name(drawing):
    with pytest.raises(ContentError, match=rf"{drawing}\.svg: found the layer elephant, expected one of "):
        picture(drawing, "x", layers=["elephant"])


def test_drawings_have_no_unused_layer():
    used = {}
    for name in NAMES:
        for one in [*Steps(name).content.steps, *Steps(name).content.faults]:
            used.setdefault(one.picture, set()).update(one.layers)
    elsewhere = "".join(one.read_text(encoding="utf-8") for one in HERE.rglob("*.yaml") if one.parent.name != "steps")
    for drawing, layers in used.items():
        named = re.findall(r'data-layer="([^"]+)"', (DRAWINGS / f"{drawing}.svg").read_text(encoding="utf-8"))
        there = {layer for names in named for layer in names.split()}
        assert layers <= there
        assert layers == there or f"picture: {drawing}" in elsewhere, drawing


def test_order_starts_shuffled_and_the_same_each_time(activity):
    steps = [step.id for step in activity.content.steps]
    assert sorted(activity.order()) == sorted(steps)
    assert Steps(activity.name).order() == activity.order() != steps


def test_page_shows_all_steps_and_answers_without_scripts(activity):
    html = unescape(page.render(activity))
    for step in activity.content.steps:
        assert step.text in html
    for fault in activity.content.faults:
        assert html.count(fault.say) == 2
    assert re.search(r'<div class="ordering" hidden', html)
    assert not re.search(r"<li[^>]*hidden", html)


def test_page_lays_the_order_as_the_play_begins(activity):
    html, view = page.render(activity), activity.view()
    laid = re.findall(r'<li data-id="([\w-]+)"', html)
    assert laid == activity.order() == order_start(view["order"], [])["order"]


def test_every_button_of_the_order_says_what_it_moves(activity):
    html = unescape(page.render(activity))
    for step in activity.content.steps:
        assert f'aria-label="Move up: {step.title}"' in html
        assert f'aria-label="Move down: {step.title}"' in html


def test_ids_are_unique(activity):
    ids = re.findall(r'\bid="([^"]+)"', page.render(activity))
    assert len(ids) == len(set(ids))


def test_repr_states_the_shuffled_steps_and_no_answer(activity):
    text = repr(activity)
    places = [text.index(f"  - {activity.titles()[step]}\n") for step in activity.order()]
    assert places == sorted(places)
    assert len(re.findall(r"^ +key [0-9a-f]{8}$", text, re.M)) == 1 + len(activity.content.faults)
    assert all(fault.question in text and fault.say not in text for fault in activity.content.faults)
