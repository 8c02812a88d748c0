"""The record in a few letters: there and back in both runtimes, never too long, nothing read of what was cut or shuffled."""

from math import floor

import pytest

from lactation.core.packed import PACKED_MOST, PACKED_SURE, packed_decode, packed_encode, packed_list
from lactation.core.recall import recall_times
from lactation.core.record import event_problem
from lactation.core.review import DAY_MS, REVIEW_EARLY, settled
from tests.compiled import compiled
from tests.lms.histories import MORE, NOW, ROWS, all_answered, history

LISTED = packed_list(ROWS)
HISTORIES = [history(seed) for seed in range(60)]


@pytest.fixture(scope="module")
def packed():
    return [packed_encode(LISTED, events, MORE)["text"] for events in HISTORIES]


def read(text):
    told = packed_decode(LISTED, text)
    assert told["problem"] == ""
    return told["events"]


def last_answers(events):
    """Of each item that is answered by choosing, the option, whether right, and how sure: the last that counts for the ladder."""
    found = {}
    for event in settled(events):
        at = LISTED["place"].get(event["item"])
        if at is None or ROWS[at][1] != event["kind"] or ROWS[at][2] == "mark":
            continue
        if event.get("of") != REVIEW_EARLY or event["item"] not in found:
            sure = min(PACKED_SURE[1:], key=lambda one: abs(one - event["sure"])) if event["sure"] is not None else None
            found[event["item"]] = (event.get("option"), event["right"], sure)
    return found


def test_there_and_back_gives_the_same_answers_and_the_same_letters(packed):
    for events, text in zip(HISTORIES, packed, strict=True):
        again = read(text)
        assert last_answers(again) == last_answers(events)
        assert packed_encode(LISTED, again, MORE)["text"] == text
        assert [event_problem(event) for event in again] == [""] * len(again)
        assert len({event["id"] for event in again}) == len(again)


def test_both_runtimes_write_and_read_the_same(packed):
    core = compiled()
    work = """given => {
      const listed = lactation.packed_list(given.rows);
      return given.all.map(events => {
        const text = lactation.packed_encode(listed, events, given.more).text;
        return [text, lactation.packed_decode(listed, text).events];
      });
    }"""
    told = core.run(work, {"rows": ROWS, "all": HISTORIES, "more": MORE})
    assert [text for text, _ in told] == packed
    assert [events for _, events in told] == [read(text) for text in packed]


def test_what_is_asked_anew_is_due_when_it_was(packed):
    for events, text in zip(HISTORIES, packed, strict=True):
        before = recall_times(settled(events), MORE["lessons"], MORE["twins"])
        after = recall_times(settled(read(text)), MORE["lessons"], MORE["twins"])
        assert set(after) == set(before)
        for key, one in before.items():
            assert (after[key]["item"], after[key]["step"]) == (one["item"], one["step"])
            if one["at"] <= NOW:
                assert after[key]["at"] <= NOW
            else:
                days = [1, 2, 5, 15][one["step"]] / 2 + 1
                assert abs(after[key]["at"] - one["at"]) <= days * DAY_MS


def of(kind, events):
    return [event for event in events if event["kind"] == kind]


def test_marks_come_back(packed):
    kept = ("gate", "size", "result", "agreement", "end")
    seen = dict.fromkeys(kept, 0)
    for events, text in zip(HISTORIES, packed, strict=True):
        again = read(text)
        for kind in kept:
            items = {event["item"] for event in of(kind, settled(events))}
            if kind == "agreement" and items:
                items = {max(of(kind, events), key=lambda one: (one["kappa"], one["at"]))["item"]}
            assert {event["item"] for event in of(kind, again)} == items
            seen[kind] += len(items)
        passed = [event for event in events if event["kind"] == "gate" and event["right"]]
        assert any(event["kind"] == "gate" and event["right"] for event in again) == bool(passed)
        for event in of("result", again):
            same = [one for one in of("result", events) if (one["item"], one["version"]) == (event["item"], event["version"])]
            assert (event["n"], event["same"], event["right"]) == tuple(same[-1][name] for name in ("n", "same", "right"))
            assert floor(event["at"] / DAY_MS) == floor(same[-1]["at"] / DAY_MS)
    assert min(seen.values()) > 0


def test_a_test_that_is_not_handed_in_goes_on_where_it_was(packed):
    count = 0
    for events, text in zip(HISTORIES, packed, strict=True):
        again = read(text)
        done = {event["item"] for event in events if event["kind"] == "result"}
        for test in (event for event in events if event["kind"] == "test" and event["item"] not in done):
            count += 1
            found = next(event for event in of("test", again) if event["item"] == test["item"])
            assert [found[name] for name in ("order", "seed", "version")] == [test[name] for name in ("order", "seed", "version")]
            before, after = (
                {one["item"]: (one.get("option"), bool(one["right"])) for one in log if one.get("of") == test["item"]}
                for log in (events, again)
            )
            assert after == before
    assert count > 3


def test_all_that_can_be_kept_fits():
    told = packed_encode(LISTED, all_answered(), MORE)
    assert len(told["text"]) <= PACKED_MOST
    assert told["left"] == 0 == told["lost"]
    assert [event["option"] for event in of("mark", read(told["text"]))] == ["K7Q2M"]
    assert set(told["text"]) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.")


def test_tests_that_have_no_room_are_counted():
    rows = [*ROWS, *([f"more/{n}", "answer", "plain", ["a"]] for n in range(1200))]
    listed = packed_list(rows)
    events = [
        {"id": f"m{n}", "at": NOW, "kind": "answer", "item": f"more/{n}", "option": "a", "right": True} for n in range(1000)
    ]
    open_tests = [event for event in all_answered() if event["kind"] != "result"]
    told = packed_encode(listed, [*open_tests, *events], MORE)
    assert told["left"] > 0 < told["lost"]
    assert len(told["text"]) <= PACKED_MOST
    assert packed_decode(listed, told["text"])["problem"] == ""


def test_a_longer_list_reads_what_a_shorter_one_packed_and_a_shuffled_one_reads_nothing(packed):
    grown = packed_list([*ROWS, ["new/one", "answer", "plain", ["a", "b"]], [ROWS[0][0], ROWS[0][1], ROWS[0][2], ["late"]]])
    shuffled = packed_list([ROWS[1], ROWS[0], *ROWS[2:]])
    for text in packed[:5]:
        assert packed_decode(grown, text)["events"] == read(text)
        assert packed_decode(shuffled, text) == {"problem": "list", "events": [], "salt": "", "day": 0, "of": {}}
    assert packed_decode(LISTED, packed_encode(grown, [], MORE)["text"])["problem"] == "list"


def test_an_option_that_was_added_later_is_kept():
    grown = packed_list([*ROWS, [ROWS[0][0], ROWS[0][1], ROWS[0][2], ["late"]]])
    event = {"id": "x", "at": NOW, "kind": ROWS[0][1], "item": ROWS[0][0], "option": "late", "sure": 50, "right": True}
    assert packed_decode(grown, packed_encode(grown, [event], MORE)["text"])["events"][0]["option"] == "late"


def test_what_was_cut_or_changed_is_refused(packed):
    text = max(packed, key=len)
    assert {packed_decode(LISTED, text[:n])["problem"] for n in range(0, len(text), 37)} == {"cut"}
    changed = [text[:n] + ("A" if text[n] != "A" else "B") + text[n + 1 :] for n in range(0, len(text), 11)]
    assert {packed_decode(LISTED, one)["problem"] for one in changed} == {"cut"}
    assert packed_decode(LISTED, "a text of another course")["problem"] == "cut"
