"""What stands on the cards: each kind holds what it is for, and the counsellor's nothing that is hidden."""

import re
from itertools import pairwise

import pytest

from lactation.content import ContentError
from lactation.content.cases import case_content
from lactation.printing.cards import feeds, roles, secret_of, triage_cards
from lactation.printing.pack import CARDS_A_SHEET
from lactation.printing.sheets import sheet

ROLES = roles()
TAG = re.compile(r"<[^>]+>")


def card(kind, role):
    """The words of a card."""
    html = sheet(kind, kind, roles=[role]).partition("<body>")[2]
    return " ".join(TAG.sub(" ", html).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&").split())


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_mother_gets_all_that_is_hidden_and_the_counsellor_nothing_of_it(role):
    mother, counsellor, watcher = (card(kind, role) for kind in ("mothers", "counsellors", "watchers"))
    assert plain(role.first) in mother and plain(role.first) not in counsellor
    assert {plain(role.who.mother) in mother, plain(role.who.mother) in counsellor} == {True}
    for one in role.secrets:
        assert plain(one.title) in mother and plain(one.title) in watcher and plain(one.why) in watcher
        assert plain(one.say) in mother and one.ways
        for hidden in (one.title, one.say, one.why):
            assert plain(hidden) not in counsellor, f"{role.name}: {hidden}"
    for hidden in (role.title, role.must, role.ask, *role.comes):
        assert not hidden or plain(hidden) not in counsellor


def test_each_case_and_history_is_there_once_with_all_its_facts():
    names = [role.name for role in ROLES]
    assert len(names) == len({*names}) >= 20 and "c3_return" not in names, "what goes on from another talk is no role-play"
    assert [len(role.secrets) for role in ROLES if role.name == "c2"] == [len(case_content("c2").facts)]


def test_what_needs_more_trust_is_told_later():
    role = next(one for one in ROLES if one.name == "c2")
    hearts = {one.title: one.trust for one in role.secrets}
    assert hearts["Since Thursday her breasts are soft and no longer leak"] == ""
    assert {"trust_late"} == {trust for title, trust in hearts.items() if "binat" in title}


def test_a_fact_that_no_line_tells_is_named():
    case = case_content("c2").model_copy(update={"lines": []})
    with pytest.raises(ContentError, match="c2: facts: found f_soft in no line that tells it"):
        secret_of(case, "f_soft")


def test_number_of_a_triage_card_does_not_tell_its_answer():
    answers = [one["card"].level for one in triage_cards()]
    assert len(answers) > CARDS_A_SHEET and answers != sorted(answers)
    runs = 1 + sum(one != other for one, other in pairwise(answers))
    assert runs > len(answers) / 2


def test_key_of_a_drawn_feed_names_what_was_drawn_and_what_paper_hides():
    berit = feeds()[1]
    assert berit["feed"].mother == "Berit"
    assert "The mouth" in berit["signs"]["difficulty"] and "Swallowing" in berit["signs"]["unseen"]
    assert not any(sign in sheet("feeds", "feeds", feeds=feeds()) for sign in berit["signs"]["difficulty"])


def test_the_more_there_is_to_tell_the_closer_stand_the_lines():
    assert {role.room for role in ROLES} == {"", "tight", "tight dense"}
