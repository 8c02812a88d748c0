"""Every history keeps its limits, and one that does not is found out. ``make check-cases`` plays many more, with no room."""

import pytest

from lactation.content.histories import history_names
from lactation.counselling import histories
from lactation.counselling.histories import ROOM, alike, checks_of_history, main, plans_by_looks, taken, told_table
from lactation.counselling.runtime import runtime

GAMES = 60


@pytest.fixture(scope="module")
def found():
    runs = runtime()
    return {name: taken(name, runs, GAMES) for name in history_names()}


@pytest.mark.parametrize("name", history_names())
def test_every_history_keeps_its_limits(name, found):
    rare = ("lines never spoken", "replies never offered")
    assert [
        one.told for one in checks_of_history(name, found[name], ROOM) if not one.good and not one.told.startswith(rare)
    ] == []


@pytest.mark.parametrize("name", history_names())
def test_histories_go_alike_in_both_runtimes(name):
    assert alike(name, 30).good


def test_plans_are_not_found_by_their_looks():
    assert [one.told for one in plans_by_looks(history_names()) if not one.good] == []


def test_limits_find_what_is_wrong(found):
    """As if whoever reads nothing asked as well as the expert, and the expert no better than chance."""
    good = found["flor"]
    swapped = good | {"always the longest": good["expert"], "expert": good["random"]}
    told = " ".join(one.told for one in checks_of_history("flor", swapped, ROOM) if not one.good)
    assert "always the longest, over random" in told and "expert: found" in told


def test_a_table_tells_how_each_learner_fares(found):
    lines = list(told_table(found["kirsty"]))
    assert len(lines) == 2 + len(histories.LEARNERS) + len(histories.BLIND)
    assert lines[4].startswith("expert") and lines[-1].startswith("facts told")


def test_a_history_is_told_to_read_aloud_and_an_unknown_one_named(capsys):
    assert main(["nadia", "--show", "skilled", "2"]) == 0
    assert "YOU “" in capsys.readouterr().out
    assert main(["elephant"]) == 1
    assert "found no such histories, expected one of achieng, flor" in capsys.readouterr().err
