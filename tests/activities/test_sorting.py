import re
from html import unescape

import pytest

from lactation import five_ways, sort_claims
from lactation.content import ContentError, claim_rows
from lactation.content.articles import VERDICTS
from lactation.core.verdicts import SURE_LEVELS
from lactation.faces import page

ROWS = claim_rows()


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
    assert len(asked) == len(ROWS)


@pytest.mark.parametrize("hand", [0, 17])
def test_unknown_hand_is_refused(hand):
    with pytest.raises(ValueError, match=f"hand: found {hand}, expected a number from 1 to 16"):
        sort_claims(hand=hand)


def test_same_hand_has_the_same_repr_and_another_another():
    assert repr(sort_claims()) == repr(sort_claims()) != repr(sort_claims(hand=2))


def test_answers_are_kept_by_claim_and_those_of_the_whole_game_apart_from_a_lessons():
    game, few = sort_claims().spec(), sort_claims("S0-10", "S4-11").spec()
    assert set(game["items"]) == {f"claims/{row['id']}" for row in ROWS}
    assert few["items"] == ["claims-S0-10-S4-11/S0-10", "claims-S0-10-S4-11/S4-11"]
    assert all(set(spec["items"]) == {claim["item"] for claim in spec["claims"]} for spec in (game, few))


def test_named_claims_are_asked_in_their_order():
    assert [claim["id"] for claim in sort_claims("S4-11", "S0-10").claims] == ["S4-11", "S0-10"]


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
