from functools import cache

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import lesson_content
from lactation.wall.boards import BoardError, Course
from tests.wall.conftest import GATE, LESSON, MEETING, SORT


@pytest.fixture(scope="module")
def built(course):
    made = Course(course)
    made.boards = cache(made.boards)
    return made


def test_lesson_has_a_board_for_each_question(built):
    boards = built.boards(LESSON)
    items = lesson_content("supply").quiz
    assert [board.asks["is"] for board in boards] == ["ask"] * (1 + len(items))
    assert boards[0].title == "Supply <& removal"
    assert all(board.page.startswith(f"{LESSON}#ask-supply-") for board in boards)


def test_drawn_line_has_the_figures_own_scale_and_the_cores_own_answer(built):
    board = built.boards(LESSON)[0]
    asks, answer = board.asks["draw"], board.answer
    told = Explorer("supply", {"sessions": 10, "day": 15}).result(band=False)["series"]["curve"]
    assert answer["line"] == {"x": told["x"], "y": told["y"]}
    explorer = Explorer("supply")
    assert (asks["at"], asks["low"], asks["high"]) == tuple(
        getattr(explorer.content.guess, name) for name in ("at", "low", "high")
    )
    drawn = explorer.view(most=1)["spec"]["figures"]
    assert asks["scale"] == next(one["scales"]["curve"] for one in drawn if "curve" in one["scales"])
    assert board.takes["supply/draw"].heights == len(asks["at"])


def names_in(data):
    """Every name of a field in plain data."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return (set(data) if isinstance(data, dict) else set()).union(*map(names_in, inside))


def test_nothing_of_the_answer_stands_in_what_is_asked(built):
    for page in (LESSON, GATE, SORT, MEETING):
        for board in built.boards(page):
            assert not {"best", "why", "line", "others", "number", "level", "belongs", "verdict"} & names_in(board.asks)
            drawn = board.asks.get("draw", {}).get("svg", "")
            assert 'data-series="curve"' not in drawn
            assert 'data-series="guess"' not in drawn


def test_cards_have_each_their_answer(built):
    board = built.boards(GATE)[0]
    assert [one["text"] for one in board.asks["options"]] == ["Now", "Same day", "Routine", "Reassure"]
    assert len(board.asks["cards"]) == len(board.takes) == len(board.answer["best"]) > 40
    assert all(one["text"] and one["item"].startswith("refer/triage/") for one in board.asks["cards"])
    assert {option for one in board.takes.values() for option in one.options} == set(board.answer["best"].values())


def test_groups_levels_and_verdicts_are_cards_too(built):
    boards = built.boards(SORT)
    assert [board.asks["is"] for board in boards] == ["cards"] * 4
    assert [one.kind for board in boards for one in list(board.takes.values())[:1]] == ["answer", "answer", "sort", "rewrite"]
    for board in boards:
        assert all(board.answer["best"][item] in one.options for item, one in board.takes.items())
        assert all(one.get("options", board.asks["options"]) for one in board.asks["cards"])
        assert all(one["text"] for one in board.asks["cards"])


def test_meeting_is_played_in_its_order_and_phones_go_to_the_lessons(built):
    boards = built.boards(MEETING)
    asked = [board for board in boards if board.asks["is"] == "ask"]
    assert boards[0].asks["is"] == "talk"
    assert boards[0].lines
    assert [board.page.partition("#")[0] for board in asked] == [LESSON] * 4 + ["notebooks/simulator/simulator.html"] * 3
    assert [name for board in asked[4:] for name in board.takes if name.endswith("/bets")] == [
        "simulator-nights/bets", "simulator-top-ups/bets", "simulator-storage/bets",
    ]  # fmt: skip
    assert asked[4].answer["number"] == pytest.approx(536.6, abs=1)
    assert not any(board.page.startswith("notebooks/instructors") for board in boards)


def test_what_can_be_chosen_is_named(built):
    assert [one["id"] for one in built.meetings()] == [MEETING]
    assert {one["id"]: one["title"] for one in built.pages()}[LESSON] == "Supply <& removal"


@pytest.mark.parametrize(
    "page", ["", "index.html", "../secret.html", "/etc/passwd", "notebooks/none.html", "notebooks/m02/supply.html#x"]
)
def test_page_that_is_none_is_refused(built, page):
    with pytest.raises(BoardError, match="expected a meeting or a lesson"):
        built.boards(page)
