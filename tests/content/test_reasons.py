"""Boards of reasons: what a file may hold, and that no finding gives its column away."""

import pytest

from lactation import reasons
from lactation.content.reasons import ReasonsContent
from lactation.core.play.reasons import reasons_do, reasons_start
from lactation.faces import page
from tests.plays import names_in

GOOD = reasons("histories").content.model_dump()


def with_finding(**change):
    """The file with the first finding changed."""
    board = GOOD["boards"][0]
    first = board["findings"][0] | change
    return GOOD | {"boards": [board | {"findings": [first, *board["findings"][1:]]}, *GOOD["boards"][1:]]}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (with_finding(column="gone"), "clock: column: found 'gone', expected one of feeding"),
        (with_finding(id="cause"), "found the id cause 2 times"),
        (with_finding(id="bled"), "found the id bled 2 times"),
        (GOOD | {"columns": GOOD["columns"][:4]}, "at least 5 items"),
    ],
)
def test_boards_that_do_not_fit_are_refused(data, told):
    with pytest.raises(ValueError, match=told):
        ReasonsContent(**data)


def test_there_are_six_histories_with_the_common_columns_first_and_findings_that_are_no_reason():
    content = reasons("histories").content
    assert len(content.boards) >= 6
    assert [one.id for one in content.columns] == ["feeding", "feelings", "body", "baby", "nothing"]
    assert all(any(one.column == "nothing" for one in board.findings) for board in content.boards)
    assert {one.column for board in content.boards for one in board.findings} == {one.id for one in content.columns}


@pytest.mark.parametrize("name", names_in("reasons"))
def test_a_column_is_not_told_by_length_or_by_turn(name):
    boards = reasons(name).content.boards
    cards = [one for board in boards for one in board.findings]
    for column in {one.column for one in cards}:
        inside = [len(one.text) for one in cards if one.column == column]
        outside = [len(one.text) for one in cards if one.column != column]
        higher = sum((a > b) + (a == b) / 2 for a in inside for b in outside) / (len(inside) * len(outside))
        assert 0.15 < higher < 0.85, (column, higher)
        assert len(inside) / len(cards) < 0.45, column
    for at in range(5):  # nor by where a card stands on its board
        there = [board.findings[at].column for board in boards]
        assert max(map(there.count, there)) < len(boards) - 1


@pytest.mark.parametrize("name", names_in("reasons"))
def test_no_reason_shows_before_its_finding_lies_and_all_are_there_without_scripts(name):
    activity = reasons(name)
    html = page.render(activity)
    for board in activity.content.boards:
        for one in board.findings:
            assert f'<p class="reason" hidden tabindex="-1" data-slot="reason:{one.id}">' in html
            assert html.count(f'data-slot="wait:{one.id}"') == html.count(f'data-slot="laid:{one.id}"') == 1
    assert html.count('<details class="no-script">') == len(activity.content.boards)


@pytest.mark.parametrize("name", names_in("reasons"))
def test_who_knows_has_all_of_every_board(name):
    spec = reasons(name).view()["spec"]
    state, kept = reasons_start(spec, []), []
    for board in spec["boards"]:
        does = [("board", board["id"], ""), *(("drop", one, board["belongs"][one]) for one in board["findings"])]
        does += [(do, ask, board[ask]["best"]) for ask in ("cause", "next") for do in ("choose", "settle")]
        for do, of, value in does:
            state = reasons_do(spec, state, {"do": do, "of": of, "value": value})
            kept += state["keep"]
    assert len(kept) == sum(len(board["findings"]) + 2 for board in spec["boards"])
    assert all(one["right"] for one in kept)
