import re
from html import unescape

import ipywidgets as widgets
import pytest

from lactation import five_ways, sort_claims
from lactation.content import ContentError, claim_rows
from lactation.content.articles import VERDICTS
from lactation.core.scoring import SURE_LEVELS
from lactation.faces import notebook, page

ROWS = claim_rows()


def all_right(game, sure=100):
    return {claim["id"]: claim["says"] for claim in game.claims} | {f"{claim['id']}-sure": sure for claim in game.claims}


def test_unknown_claim_is_refused_by_name():
    with pytest.raises(ContentError, match="found no claim 'S9-99', expected one such as S3-19"):
        sort_claims("S0-10", "S9-99")


def test_ten_at_a_time_and_the_first_ten_hold_every_verdict():
    game = sort_claims()
    assert len(game.claims) == 10
    assert {claim["verdict"] for claim in game.claims} == set(VERDICTS)


def test_sixteen_hands_ask_every_claim():
    asked = [claim["id"] for hand in range(1, 17) for claim in sort_claims(hand=hand).claims]
    assert set(asked) == {row["id"] for row in ROWS}
    assert len(set(asked[:159])) == 159


def test_same_hand_has_the_same_repr_and_another_another():
    assert repr(sort_claims()) == repr(sort_claims()) != repr(sort_claims(hand=2))


def test_named_claims_are_asked_in_their_order():
    assert [claim["id"] for claim in sort_claims("S4-11", "S0-10").claims] == ["S4-11", "S0-10"]


def test_nothing_answered_gets_no_answer():
    assert sort_claims().respond({}) == ""


def test_every_answer_shows_what_to_teach_and_who_says_so():
    game = sort_claims()
    answer = unescape(game.respond(all_right(game)))
    for claim in game.claims:
        assert claim["teach"] in answer
        assert claim["said_by"] in answer


@pytest.mark.parametrize(("sure", "words"), [(100, "You know well how sure"), (20, "You know more than you trust yourself")])
def test_right_answers_are_held_against_how_sure(sure, words):
    game = sort_claims()
    answer = game.respond(all_right(game, sure))
    assert "10 of 10 points." in answer
    assert f"You expected to be right {sure // 10} times in 10, and you were right 10 times in 10." in answer
    assert words in answer


def test_wrong_and_sure_is_told_so_without_a_formula():
    game = sort_claims("S0-10", "S3-15", "S3-20", "S3-24", "S2-01")
    values = all_right(game) | {claim["id"]: game.words["verdict_unsafe"] for claim in game.claims}
    answer = game.respond(values)
    assert "You were surer than your answers." in answer
    assert "Called unsafe without need: 5." in answer
    assert "Brier" not in answer
    assert answer.count(game.words["not_quite"]) == 5


@pytest.mark.parametrize(
    ("verdict", "told", "kept"),
    [
        ("unsafe", "right", True),
        ("contradicted", "sort_close", True),
        ("unsupported", "sort_close", False),
        ("supported", "not_quite", False),
    ],
)
def test_what_may_harm_is_told_apart_from_the_label(verdict, told, kept):
    game = sort_claims("S4-11")
    answer = game.respond({"S4-11": game.words[f"verdict_{verdict}"], "S4-11-sure": 60})
    assert game.words[told] in answer
    assert (game.words["sort_kept"] in answer) == kept
    assert (game.words["sort_missed"] in answer) != kept
    assert f"Of these, 1 may harm; you would have kept her from {int(kept)}." in answer


def test_notebook_asks_verdict_and_sureness_of_each_claim():
    game = sort_claims("S0-10", "S4-11")
    made = notebook.box(game)
    choices = [child for child in made.children if isinstance(child, widgets.RadioButtons)]
    sures = [child for child in made.children if isinstance(child, widgets.Dropdown)]
    assert len(choices) == len(sures) == 2
    choices[1].value = game.words["verdict_unsafe"]
    next(child for child in made.children if isinstance(child, widgets.Button)).click()
    assert "1 of 1 points." in made.children[-1].value


def test_page_has_five_verdicts_and_five_levels_and_unique_ids():
    html = page.render(sort_claims())
    assert html.count('name="verdict-all"') == len(VERDICTS) == 5
    assert html.count('name="sure-all"') == len(SURE_LEVELS) == 5
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_without_scripts_each_claim_of_the_hand_has_its_correction():
    game = sort_claims()
    key = unescape(re.search(r'<details class="no-script">(.*?)</details>', page.render(game), flags=re.S)[1])
    for claim in game.claims:
        assert claim["claim"] in key
        assert claim["teach"] in key


# ---- The map of the five ways ----


def test_map_links_to_each_way_and_each_way_to_its_lessons():
    activity = five_ways()
    html = page.render(activity)
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert sorted(links) == sorted(f"way-{one['way'].id}" for one in activity.ways)
    for link in links:
        assert f'id="{link}"' in html
    for one in activity.ways:
        for lesson in one["lessons"]:
            assert f'href="{lesson.link}"' in html


def test_map_has_all_its_words_and_is_no_single_picture():
    svg = five_ways().svg()
    assert "{" not in svg
    assert 'role="img"' not in svg


def test_notebook_shows_the_map_with_every_lever():
    answer = unescape(five_ways().respond({}))
    assert "<svg" in answer
    assert all(one["way"].lever in answer for one in five_ways().ways)
