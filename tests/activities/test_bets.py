"""What the page holds of bets and scoreboard: the right specs, and places for all that the core shows and asks for."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from lactation.activities.bets import bet_view, board_view
from lactation.activities.explorer import Explorer
from lactation.content.schema import explorer_content, words
from lactation.core.play import bet, scoreboard
from lactation.faces.page import render

CONTENT = explorer_content("simulator")
STORIES = [story for story in CONTENT.stories if story.bet]
KINDS = {"bet": bet, "scoreboard": scoreboard}


@pytest.fixture(scope="module")
def page():
    return BeautifulSoup(render(Explorer("simulator")), "html.parser")


@pytest.fixture(params=KINDS)
def play(request, page):
    return request.param, page.select_one(f"[data-play={request.param}]")


def shown(kind, el):
    """The view at the start of a play of the page."""
    core = KINDS[kind]
    spec = json.loads(el.select_one("script.spec").string)
    return getattr(core, f"{kind}_show")(spec, getattr(core, f"{kind}_start")(spec, []), words())


def test_every_slot_is_written_or_gone_to_and_every_view_has_its_slot(play):
    kind, el = play
    view = shown(kind, el)
    written = {slot for part in view.values() if isinstance(part, dict) for slot in part}
    source = Path(KINDS[kind].__file__).read_text(encoding="utf-8")
    gone_to = set(re.findall(r'\["(?:focus|say)"\] = (?:[^"\n]*if[^"\n]* else )?"([a-z-]+)"', source))
    there = {slot["data-slot"] for slot in (el, *el.select("[data-slot]")) if slot.has_attr("data-slot")}
    assert written <= there
    assert there - written - gone_to <= {"said", "no", "board", "result"}, "a place for nothing"
    assert gone_to <= there


def test_every_event_of_the_page_is_known_to_the_core(play):
    kind, el = play
    source = Path(KINDS[kind].__file__).read_text(encoding="utf-8")
    for asked in el.select("[data-do]"):
        assert f'"{asked["data-do"]}"' in source


def test_cells_of_a_row_are_those_of_the_template(page):
    def cells(slot):
        return {cell["data-cell"] for cell in page.select_one(slot).find("template").find_all(attrs={"data-cell": True})}

    assert cells(".bets [data-slot=list]") == {"group", "points", "option", "right", "sure", "number", "gap"}
    assert cells(".board [data-slot=groups]") == {"group", "points"}


def test_each_story_with_a_bet_has_one_outside_its_question(page):
    forms = page.select(".story > [data-play=bet]")
    assert [form["id"] for form in forms] == [f"bet-simulator-{story.id}" for story in STORIES]
    for form, story in zip(forms, STORIES, strict=True):
        spec = json.loads(form.select_one("script.spec").string)
        question = json.loads(form.parent.select_one("[data-play=predict] script.spec").string)
        assert (spec["run"], spec["best"], spec["options"]) == (question["item"], question["best"], question["options"])
        assert spec["items"] == [spec["item"]] == [f"simulator-{story.id}/bets"]
        assert spec["readout"]["name"] == story.bet
    for play in page.select("[data-play]"):
        assert play.find_parent(attrs={"data-play": True}) is None, "plays are never nested"


def test_the_board_counts_every_story_with_a_bet():
    spec = board_view("simulator", CONTENT)["spec"]
    assert spec["items"] == [f"simulator-{story.id}/bets" for story in STORIES]
    assert list(spec["titles"].values()) == [story.title for story in STORIES]


def test_without_bets_there_is_neither():
    story = STORIES[0].model_copy(update={"bet": ""})
    assert bet_view("simulator", CONTENT, story) is None
    assert board_view("simulator", CONTENT.model_copy(update={"stories": [story]})) is None
    assert 'data-play="bet"' not in render(Explorer("supply"))


def test_both_mothers_of_every_story_have_a_name():
    for story in CONTENT.stories:
        assert story.name and story.other_name and story.name != story.other_name, story.id
        assert story.name.split()[0].strip(",") in story.story + story.title + story.then, story.id
