"""The list that an LMS's letters stand for: all of today's content, it only grows, what it packed is read for ever."""

import json
from pathlib import Path

import pytest

from lactation.content import ContentError, lms_order
from lactation.content.lms_order import (
    LIST,
    Row,
    appended,
    content_rows,
    list_mistakes,
    main,
    missing_rows,
    order_rows,
    read_rows,
)
from lactation.core.packed import packed_decode, packed_encode, packed_list
from tests.lms.histories import MORE, ROWS, history

KEPT = Path(__file__).parent / "lms_order_kept.json"  # what the courses before this one packed, and the answers that it gives


def test_the_list_has_all_that_the_content_has():
    assert list_mistakes() == []


def test_what_was_packed_by_any_course_before_is_read():
    for one in json.loads(KEPT.read_text(encoding="utf-8")):
        told = packed_decode(packed_list(ROWS), one["text"])
        assert told["problem"] == "", (
            f"{LIST}: a row of the first {one['rows']} was changed, moved or removed; expected rows appended"
        )
        assert [[e["kind"], e["item"], e.get("option"), e.get("right")] for e in told["events"]] == one["events"]


def test_what_the_list_lacks_is_named():
    new = Row("new/one", "answer", "plain", ("a", "b"))
    assert list_mistakes(order_rows(), [*content_rows(), new]) == [
        f"{LIST}: found no new/one with a b, expected it; python -m lactation.content.lms_order appends it"
    ]
    first = order_rows()[0]
    told = list_mistakes(order_rows(), [first._replace(options=("late",)), *content_rows()[1:]])
    assert told == [f"{LIST}: found no {first.item} with late, expected it; python -m lactation.content.lms_order appends it"]


def test_an_item_that_became_of_another_kind_is_told():
    first = order_rows()[0]
    rows = (first, first._replace(kind="sort", options=()), *order_rows()[1:])
    assert list_mistakes(rows, content_rows()) == [f"{LIST}:3: {first.item}: found sort, ladder, expected {first.kind}, ladder"]


def test_appending_touches_nothing_that_stands_there():
    text = LIST.read_text(encoding="utf-8")
    new = missing_rows(order_rows(), [*content_rows(), Row("new/one", "answer", "plain", ("a", "b"))])
    assert appended(text, new) == text + "new/one,answer,plain,a b\n"
    assert appended(text, []) == text


def test_too_many_items_or_options_are_told():
    rows = (*order_rows(), *(Row(f"more/{n}", "answer", "plain", ("a",)) for n in range(600)))
    assert "letters, expected 4095" in list_mistakes(rows, content_rows())[-1]
    many = Row("x/y", "answer", "ladder", tuple("abcdef"))
    assert "x/y: found 6 options, expected at most 5" in list_mistakes((*order_rows(), many), content_rows())[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1: found nothing, expected item,kind,group,options"),
        ("item,kind,group,options\na b,answer,plain,x\n", ":2: found a b,answer,plain,x, expected"),
        ("item,kind,group,options\na,answer,stairs,x\n", "the group one of ladder, plain, mark"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path, text, told):
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"list\.csv") as wrong:
        read_rows(tmp_path / "list.csv")
    assert told in str(wrong.value)


def test_a_missing_list_says_which_verb_writes_it(tmp_path):
    with pytest.raises(ContentError, match=r"expected the list; python -m lactation\.content\.lms_order writes it"):
        read_rows(tmp_path / "none.csv")


def kept_now(seeds=(5, 17, 19)):
    """What today's course packs of some histories: for a new entry of ``lms_order_kept.json`` when the list has grown."""
    texts = [packed_encode(packed_list(ROWS), history(seed), MORE)["text"] for seed in seeds]
    told = [(text, packed_decode(packed_list(ROWS), text)["events"]) for text in texts]
    return [
        {"rows": len(ROWS), "text": text, "events": [[e["kind"], e["item"], e.get("option"), e.get("right")] for e in events]}
        for text, events in told
    ]


def test_a_list_that_cannot_be_read_is_told_without_a_traceback(tmp_path, monkeypatch, capsys):
    (tmp_path / "list.csv").write_text("item,kind\n", encoding="utf-8")
    monkeypatch.setattr(lms_order, "LIST", tmp_path / "list.csv")
    order_rows.cache_clear()
    try:
        assert main() == 1
    finally:
        order_rows.cache_clear()
    assert "list.csv:1: found item,kind, expected item,kind,group,options" in capsys.readouterr().err
    assert (tmp_path / "list.csv").read_text(encoding="utf-8") == "item,kind\n"
