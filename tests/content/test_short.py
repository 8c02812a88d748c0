"""Pages are short: words around an activity, numbers in an explanation, things in a row. What is counted says ``short.py``."""

import nbformat
import pytest

from tests.content import short
from tests.execute import LESSONS, NOTEBOOKS, notebook_of

COUNTED = short.counted()
WITHOUT_BROWSER = {"words", "words between", "things", "numbers"}
KNOWN = WITHOUT_BROWSER | {"screens", "order"}


def order_of(path):
    """Return the names of a notebook's activities, in order."""
    cells = notebook_of(path).cells
    return [name for cell in cells if cell.cell_type == "code" for name, _ in short.calls_in(cell.source)]


def gives_away(path):
    """Whether what one may read or hear stands before a question that it answers."""
    names = order_of(path)
    return "claims" in names and names.index("claims") < max(names.index(one) for one in ("quiz", "vignettes") if one in names)


@pytest.mark.parametrize("what", sorted(WITHOUT_BROWSER))
def test_nothing_is_longer_than_it_may_be(what):
    excused = short.exceptions()
    wrong = [
        f"{what} {one.where}: found {one.count}, expected at most {excused.get((what, one.where), (one.most, ''))[0]}"
        for one in COUNTED
        if one.what == what and one.count > excused.get((what, one.where), (one.most, ""))[0]
    ]
    assert not wrong, "\n".join(wrong)


def test_lesson_says_enough():
    few = {short.page_name(path): sum(short.words_between(path)) for path in LESSONS}
    assert {name: count for name, count in few.items() if count < short.FEWEST_WORDS} == {}


def test_what_one_may_read_or_hear_comes_after_the_questions():
    excused = {where for what, where in short.exceptions() if what == "order"}
    assert {short.page_name(path) for path in NOTEBOOKS if gives_away(path)} == excused


def test_every_exception_is_needed_and_has_its_reason():
    pages = {short.page_name(path) for path in NOTEBOOKS} | {f"book/{path.stem}" for path in (short.ROOT / "book").glob("*.md")}
    needed = {(one.what, one.where) for one in COUNTED if one.count > one.most}
    for (what, where), (_, reason) in short.exceptions().items():
        assert what in KNOWN
        assert len(reason) > 10, where
        assert what not in WITHOUT_BROWSER or (what, where) in needed, (
            f"{what} {where}: no exception any more, take its line away"
        )
        assert what != "screens" or where in pages  # that it is needed is seen where the page is


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("## The full breast\n\nA mother’s two-week-old baby.", 7),
        ("> “Why?”\n>\n> — Meena, day 6", 4),
        ("It helps {footcite:p}`who2009,kent2006`, see [the chart](../a/b.ipynb).", 5),
        ("Open.\n\n<details><summary>Where sources differ</summary>\n\nFolded away.\n\n</details>\n\nOpen.", 2),
        ("## Sources\n\n```{footbibliography}\n```", 0),
        ("72.5 % of 1,000", 3),
    ],
)
def test_words_are_counted(text, count):
    assert short.words_in(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("From 8 to 12 feeds a day.", 1),
        ("She has 485 mL and wants 640, day 3.", 3),
        ("At 22:00 and 06:30, in 24 hours, lesson 2.7, job aid J20.", 0),
        ("About 37.5 °C, or 10 %.", 2),
        ("Two or three let-downs.", 0),
        ("5–7 mL, 1,500 g", 2),
    ],
)
def test_numbers_are_counted(text, count):
    assert short.numbers_in(text) == count


def test_sentences_are_taken_apart_and_tables_left_out():
    text = "Ten. She has 5. See below:\n\n| 1 | 2 |\n\n<details><summary>More</summary>\n\nOf 3.\n</details>"
    assert short.sentences_in(text) == ["Ten.", "She has 5.", "See below:", "More", "Of 3."]


@pytest.mark.parametrize(("text", "items"), [("- a\n- b\n\n- c\n\nText.\n\n1. d", 3), ("Text.", 0), ("- a\n  more\n- b", 2)])
def test_longest_list_is_found(text, items):
    assert short.longest_list(text) == items


def test_words_between_two_activities_are_told_apart(tmp_path):
    cells = [
        nbformat.v4.new_markdown_cell("Two words"),
        nbformat.v4.new_code_cell('from lactation import explore, quiz\n\nexplore("supply", predict="supply")'),
        nbformat.v4.new_markdown_cell("And three words"),
        nbformat.v4.new_code_cell('quiz("supply")'),
        nbformat.v4.new_markdown_cell("One more"),
    ]
    path = tmp_path / "one.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    assert short.words_between(path) == [2, 5]


@pytest.mark.parametrize(
    "place",
    [
        "questions/supply.yaml predict.then",
        "explorers/simulator.yaml stories.nights.then",
        "claims.csv S0-02",
        "steps/back_rub.yaml",
        "m02-how-milk-works/05-supply-follows-removal",
    ],
)
def test_every_kind_of_explanation_is_looked_at(place):
    assert any(one.where.startswith(place) for one in COUNTED if one.what == "numbers")


@pytest.mark.parametrize(
    ("page", "screens"),
    [
        ("m02-how-milk-works/05-supply-follows-removal", 10),
        ("m02-how-milk-works/02-prolactin", 12),
        ("m10-breast-care/04-leaking", 8),
        ("book/welcome", 10),
    ],
)
def test_screens_go_by_the_activities_and_the_module(page, screens):
    assert short.most_screens(page) == screens


def test_table_names_the_page_asked_for():
    told = short.table(["09-only-milk"])
    assert "m02-how-milk-works/09-only-milk-and-when-more lesson" in told
    assert "prolactin" not in told
