"""The learner's record: what an event is, merging, the old record, the file; the same in both runtimes."""

import itertools
import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lactation.content import HERE
from lactation.core import record, record_file, record_merge, record_v1
from tests.compiled import compiled

RECORDS = Path(__file__).parent / "records"
TABLE = json.loads((HERE / "record_v1.json").read_text(encoding="utf-8"))
KINDS = list(record.EVENT_NEEDS)
VALUES = {
    "key": "a-1", "percent": 60, "count": 2, "right": True, "number": 1.5, "numbers": [1, 2.5], "keys": ["a", "b"],
    "keys by key": {"a": "b"}, "text": "Ты не одна.", "settings": {"rows": [[0, 3.4]], "day": 1},
}  # fmt: skip


def kept(name):
    return json.loads((RECORDS / name).read_text(encoding="utf-8"))


def an_event(kind="answer", **more):
    fields = {field: VALUES[record.FIELD_IS[field]] for field in record.EVENT_NEEDS.get(kind, [])}
    return {"id": "e1", "at": 1764158400000, "kind": kind, "item": "supply/one"} | fields | more


# ---- what an event is ----


@pytest.mark.parametrize("kind", [*KINDS, "a-kind-of-a-newer-course"])
def test_whole_event_can_be_kept(kind):
    event = an_event(kind, another={"field": [1, None, "x"]})
    assert record.check_event(event) is event


@pytest.mark.parametrize("kind", [kind for kind in KINDS if record.EVENT_NEEDS[kind]])
def test_event_lacks_nothing_that_its_kind_needs(kind):
    for field in record.EVENT_NEEDS[kind]:
        event = an_event(kind)
        del event[field]
        with pytest.raises(ValueError, match=f"^{field}: found nothing, expected "):
            record.check_event(event)


MUCH = "x" * 20001
DEEP = json.loads("[" * 40 + "]" * 40)
WRONG = [
    ("found “x”, expected an event", "x"),
    ("id: found nothing, expected letters", {"at": 1}),
    ("id: found “", an_event(id="é")),
    ("id: found “_x”", an_event(id="_x")),
    ("id: found “xxx", an_event(id="x" * 241)),
    ("at: found 1.50, expected whole milliseconds", an_event(at=1.5)),
    ("at: found −1,", an_event(at=-1)),
    ("at: found “1”,", an_event(at="1")),
    ("at: found true,", an_event(at=True)),
    ("at: found 9000000000000,", an_event(at=9e12)),
    ("found an event that is too large", an_event(at=math.nan)),
    ("found an event that is too large", an_event(at=math.inf)),
    ("kind: found nothing", an_event(kind=None)),
    ("item: found “a b”", an_event(item="a b")),
    (
        "item: found “constructor”",
        an_event(item="constructor"),
    ),  # what every object of JavaScript has: it would stop the course's pages
    ("kind: found “constructor”", an_event("constructor")),
    ("id: found “valueOf”", an_event(id="valueOf")),
    ("found an event that is too large", an_event("rows", settings={"toString": 1})),
    ("option: found 3,", an_event(option=3)),
    ("sure: found 101,", an_event(sure=101)),
    ("right: found “yes”,", an_event(right="yes")),
    ("attempt: found −1,", an_event(attempt=-1)),
    ("heights: found a list, expected a list of numbers", an_event("draw", heights=[1, None])),
    ("heights: found an object,", an_event("draw", heights={})),
    ("picks: found an object, expected ids by place", an_event("labels", picks={"a": 1})),
    ("order: found “ab”,", an_event("order", order="ab")),
    ("text: found “xxx", an_event("say", text=MUCH)),
    ("settings: found a list,", an_event("rows", settings=[])),
    ("found an event that is too large", an_event("rows", settings={"a": math.inf})),
    ("found an event that is too large", an_event("rows", settings={"a": DEEP})),
    ("found an event that is too large", an_event("rows", settings={"__proto__": 1})),
    ("found an event that is too large", an_event("newer", field=[MUCH, MUCH, MUCH])),
]


@pytest.mark.parametrize(("told", "event"), WRONG, ids=[told for told, _ in WRONG])
def test_wrong_event_is_refused_by_field_found_and_expected(told, event):
    with pytest.raises(ValueError, match=r"found .*, expected ") as error:
        record.check_event(event)
    assert str(error.value).startswith(told)


def test_wrong_events_are_refused_alike_in_both_runtimes():
    for _, event in WRONG:
        assert compiled().each("event_problem", [[event]]) == [record.event_problem(event)]


# ---- order and merging ----


def history(rng, devices=3):
    """What some devices with wrong clocks kept: each its own events, and those that it took in before."""
    logs = [[] for _ in range(devices)]
    clocks = [rng.choice([0, 1e6, 4e12, rng.uniform(0, 4e12)]) for _ in range(devices)]
    for n in range(rng.randint(0, 9)):
        here = rng.randrange(devices)
        if rng.random() < 0.25:
            logs[here] = record_merge.merged(logs[here], rng.choice(logs))
        clocks[here] += rng.choice([-1e9, 0, 1, 1e5])
        last = max((one["at"] for one in logs[here]), default=0)
        at = int(record.next_at(max(0, clocks[here]), last))
        logs[here].append(an_event(rng.choice(["answer", "again"]), id=f"d{here}e{n}", at=at, item=rng.choice("ab")))
    return logs


def all_merged(logs, merge=record_merge.merged):
    """The logs merged one after the other."""
    found = []
    for log in logs:
        found = merge(found, log)
    return found


def test_devices_agree_in_whatever_order_they_merge():
    rng = random.Random("devices")
    seen = 0
    for _ in range(10_000):
        logs = history(rng)
        orders = [all_merged(order) for order in itertools.permutations(logs)]
        assert all(found == orders[0] for found in orders)
        assert {one["id"] for one in orders[0]} == {one["id"] for log in logs for one in log}
        assert record_merge.merged(orders[0], logs[0]) == orders[0]
        seen += len(orders[0])
    assert seen > 30_000


def test_merging_is_the_same_in_both_runtimes():
    rng = random.Random("both")
    cases = [[*history(rng, 2)] for _ in range(500)]
    assert compiled().each("merged", cases) == [record_merge.merged(*case) for case in cases]


def test_clock_set_back_reorders_nothing_on_its_device():
    rng = random.Random("clock")
    at, log = 0, []
    for n in range(50):
        at = int(record.next_at(rng.uniform(0, 1e12), at))
        log.append(an_event(id=f"z{50 - n}", at=at))
    assert record.events_in_order(log) == log
    assert record.next_at(5, record.LATEST_MS) == record.LATEST_MS  # and stays a time that can be kept


SCALARS = st.none() | st.booleans() | st.integers(-100, 100) | st.floats(-1e6, 1e6) | st.text("ab:-/_é", max_size=4)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab_", max_size=2), inner, max_size=3)
)
ANY_EVENTS = st.lists(
    st.builds(
        lambda name, at, item, extra: an_event(id=name, at=at, item=item, extra=extra),
        st.sampled_from("abc"), st.integers(0, 3), st.sampled_from("xy"), JSON,
    ),
    max_size=4,
)  # fmt: skip


@given(ANY_EVENTS, ANY_EVENTS, ANY_EVENTS)
@settings(max_examples=150, deadline=None)
def test_even_events_that_share_an_id_merge_alike_in_any_order(one, two, three):
    found = record_merge.merged(record_merge.merged(one, two), three)
    assert record_merge.merged(three, record_merge.merged(two, one)) == found
    assert record_merge.merged(found, found) == found
    assert len({event["id"] for event in found}) == len(found)


@given(st.lists(st.tuples(JSON, JSON), max_size=8))
@settings(max_examples=100, deadline=None)
def test_values_come_in_one_order_in_both_runtimes(pairs):
    cases = [[one, other] for one, other in pairs]
    here = [record_merge.values_compare(*case) for case in cases]
    assert compiled().each("values_compare", cases) == here
    assert [record_merge.values_compare(other, one) for one, other in cases] == [-sign for sign in here]


# ---- the record of version 1 ----

BY_END = {
    "predict": ({"choice": 1, "sure": 60, "brier": 0.3}, "predict"),
    "bets": ([{"group": "Ñ", "choice": 1, "number": 5, "sure": 2}, {"group": "b", "choice": 0, "number": 6, "sure": 1}], "bet"),
    "order": ("order", "order"),
}


def old_value(key):
    """A value of version 1 for a key of the table."""
    value, kind = BY_END.get(key.rpartition("/")[2], ({"choice": 1}, "answer"))
    return {"order": list(range(len(TABLE[key])))} if value == "order" else value, kind


def test_every_key_of_the_table_migrates_by_id():
    for key in TABLE.keys() - {"sorted"}:
        value, kind = old_value(key)
        found = record_v1.migrated({"version": 1, "answers": {key: value}}, TABLE)
        assert (found["aside"], {(event["kind"], event["item"]) for event in found["events"]}) == ([], {(kind, key)})
        first = found["events"][0]
        if kind == "order":
            assert (first["order"], first["right"]) == (TABLE[key], True), key
        else:
            assert first["option"] == TABLE[key][1], key


def test_old_record_migrates_whole_and_twice_is_once():
    old = kept("version-1.json")
    found = record_v1.migrated(old, TABLE)
    assert found["aside"] == []
    events = found["events"]
    assert all(record.event_problem(event) == "" for event in events)
    again = record_v1.migrated(json.loads(json.dumps(old)), TABLE)
    assert record_merge.merged(events, again["events"]) == record.events_in_order(events)
    by_item = {(event["item"], event["kind"]): event for event in events}
    assert {key for key in old["answers"] if not key.endswith("/sorted")} | {
        "claims/S0-12", "claims/S4-19", "claims-reading/S0-12",
    } == {item for item, _ in by_item}  # fmt: skip
    assert by_item["supply/draw", "draw"]["heights"] == [100, 250.5, 400, 620, 640.25]
    assert by_item["supply/say", "say"]["text"] == old["answers"]["supply/say"]["text"]
    assert by_item["breast/labels", "labels"]["picks"] == {"alveoli": "alveoli", "duct": "nipple"}
    assert by_item["explore-growth", "rows"]["settings"]["weights"] == [[0, 3.4], [14, 3.68]]
    assert by_item["claims/S0-12", "sort"]["option"] == "unsafe"
    assert by_item["back_rub/order", "order"]["right"] is False
    assert [e["group"] for e in events if e["kind"] == "bet"] == ["Group Ñ", "B"]
    assert [by_item[f"{name}/predict", "predict"]["right"] for name in ("supply", "oxytocin", "simulator-stress")] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(("brier", "right"), [(0.24, True), (1.04, False), (0.5, None), (7, None)])
def test_whether_a_prediction_was_right_is_read_from_its_score(brier, right):
    """Of three options and 60 %: 0.4² + 2 · 0.2² where it was right, 0.6² + 0.8² + 0.2² where it was wrong."""
    (event,) = record_v1.migrated({"answers": {"supply/predict": {"choice": 0, "sure": 60, "brier": brier}}}, TABLE)["events"]
    assert event["right"] is right


def test_another_answer_under_the_same_key_is_another_event():
    one, two = ({"answers": {"supply/predict": {"choice": n, "sure": 60, "brier": 0.24}}} for n in (0, 1))
    both = record_merge.merged(record_v1.migrated(one, TABLE)["events"], record_v1.migrated(two, TABLE)["events"])
    assert len(both) == 2


def test_what_is_wrong_in_a_list_is_set_aside_and_the_rest_migrates():
    bets = [{"group": "a", "choice": 0, "number": 5, "sure": 1}, None, {"group": "b", "choice": 9, "number": 5, "sure": 1}]
    game = {"hand": "3", "answers": {"S0-12": {"choice": 0, "sure": 60}, "S4-19": 1, "S4-20": {"choice": 9, "sure": 60}}}
    found = record_v1.migrated({"answers": {"simulator-stress/bets": bets, "all/sorted": game}}, TABLE)
    assert [event["kind"] for event in found["events"]] == ["sort", "bet"]
    assert found["aside"] == [{"key": "all/sorted", "value": game}, {"key": "simulator-stress/bets", "value": bets}]


def test_what_holds_no_answer_is_no_fault():
    empty = {"simulator-stress/bets": [], "all/sorted": {"hand": 1, "answers": {}}, "techniques": {"answers": {}}}
    found = record_v1.migrated({"answers": empty}, TABLE)
    assert [event["kind"] for event in found["events"]] == ["labels"]  # the table was checked with nothing chosen
    assert found["aside"] == []
    assert compiled().each("migrated", [[{"answers": empty}, TABLE]]) == [found]


OLD_KEYS = ["supply/predict", "supply/draw", "breast/m02-breast-size", "simulator-stress/bets", "breast/labels", "back_rub/order",
            "supply/say", "all/sorted", "techniques", "explore-growth", "no such", "__proto__", "constructor"]  # fmt: skip
NAMES = st.sampled_from(["choice", "sure", "brier", "heights", "picks", "order", "text", "hand", "answers", "settings", "group"])
OLD_VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3))


@given(st.dictionaries(st.sampled_from(OLD_KEYS), OLD_VALUES, max_size=6))
@example({"supply/predict": {"choice": True, "sure": 60, "brier": 0.2}})
@settings(max_examples=150, deadline=None)
def test_whatever_an_old_record_holds_migrates_alike_in_both_runtimes(answers):
    old = {"version": 1, "answers": answers}
    found = record_v1.migrated(old, TABLE)
    assert all(record.event_problem(event) == "" for event in found["events"])
    assert compiled().each("migrated", [[old, TABLE]]) == [found]


# ---- the file ----


def test_file_is_read_as_it_was_written():
    log = kept("version-2.json")["events"]
    file = record_file.record_file(log, "2025-11-26", "  Ольга   Ким ")
    assert file["count"] == len(log)
    found = record_file.read_record(json.loads(json.dumps(file)), TABLE)
    assert found == {"refused": "", "values": {}, "learner": "Ольга Ким", "events": record.events_in_order(log), "aside": []}
    assert compiled().each("record_file", [[log, "2025-11-26", "Ольга Ким"]]) == [file]


@pytest.mark.parametrize("name", ["version-1.json", "version-2.json", "version-3.json"])
def test_file_of_every_version_is_read(name):
    found = record_file.read_record(kept(name), TABLE)
    assert found["refused"] == ""
    assert len(found["events"]) > 10
    assert compiled().each("read_record", [[kept(name), TABLE]]) == [found]


REFUSED = {
    "cut-list": "short", "newer": "version_newer", "foreign": "foreign", "other-format": "foreign", "list": "foreign",
    "nothing": "foreign", "no-version": "foreign", "no-count": "short", "version-1-without-answers": "foreign",
    "one-damaged": "event", "prototype": "event", "huge-event": "event", "far-future": "event", "number-too-large": "event",
    "deep": "event", "no-learner": "foreign",
}  # fmt: skip


def test_file_of_version_2_is_nobodys_and_else_the_same():
    found = [record_file.read_record(kept(f"version-{version}.json"), TABLE) for version in (2, 3)]
    assert [one.pop("learner") for one in found] == ["", "Ольга Ким"]
    assert found[0] == found[1]


def test_every_refused_file_is_tried():
    assert {path.stem.removeprefix("refused-") for path in RECORDS.glob("refused-*")} == {*REFUSED, "cut-text"}


@pytest.mark.parametrize(("name", "why"), REFUSED.items(), ids=REFUSED)
def test_wrong_file_is_refused_whole_with_the_reason(name, why):
    file = kept(f"refused-{name}.json")
    found = record_file.read_record(file, TABLE)
    assert (found["refused"], found["events"], found["aside"]) == (why, [], [])
    assert found["values"]["found"]
    assert compiled().each("read_record", [[file, TABLE]]) == [found]


def test_damaged_event_is_named_by_its_number():
    found = record_file.read_record(kept("refused-one-damaged.json"), TABLE)
    assert found["values"]["found"].startswith("13 (at: found “yesterday”, expected ")


@given(JSON, st.sampled_from([1, 2, 3, 4, True, "2", None]), JSON, st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused(form, version, events, count):
    for file in (
        form,
        {"format": record_file.RECORD_FORMAT, "version": version, "events": events, "count": count, "learner": "a"},
    ):
        found = record_file.read_record(file, TABLE)
        assert found["refused"] or all(record.event_problem(event) == "" for event in found["events"])
