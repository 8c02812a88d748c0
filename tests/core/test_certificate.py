"""A certificate on paper and an exported file: what agrees, and what each change of either does."""

import json
import random
from datetime import UTC, datetime, timedelta

from lactation.core import certificate
from lactation.core.day import day_of
from lactation.core.passing import passing
from tests.compiled import compiled
from tests.core.test_passing import COURSE, event, whole

DAY = "2026-11-27"


def a_record():
    """A record that passes, with a certificate of that day in it; and the certificate's code for a name."""
    events = whole()
    ids = certificate.certificate_ids(passing(events, COURSE))
    events.append({"id": "c1", "at": 99, **certificate.certificate_event(DAY, ids)})
    return events, certificate.certificate_code("Ольга Ким", DAY, certificate.certificate_basis(events, ids))


def checked(events, code, name="Ольга Ким", day=DAY):
    return certificate.certificate_check(events, name, day, code)["why"]


def test_paper_and_file_agree_however_it_is_typed():
    events, code = a_record()
    assert len(code.split()) == 8
    assert {len(group) for group in code.split()} == {4}
    for typed in (code, code.upper(), code.replace(" ", ""), f"  {code}\n"):
        assert checked(events, typed, "  Ольга   Ким ") == "agrees"


def test_learning_on_and_merging_change_nothing():
    events, code = a_record()
    more = [event("answer", "supply/a", 200, option="y"), event("result", "test/post", 201, points=1.0)]
    assert checked([*more, *events[::-1]], code) == "agrees"


def test_each_change_of_paper_or_file_is_found():
    events, code = a_record()
    assert checked(events, code, name="Ольга Кан") == "differs"
    assert checked(events, code, day="2026-11-28") == "day"
    assert checked(events, "0" + code[1:] if code[0] != "0" else "1" + code[1:]) == "differs"
    assert checked(events[:-1], code) == "none"
    assert checked(events[1:], code) == "missing"
    changed = json.loads(json.dumps(events))
    changed[0]["points"] = 0.95
    assert checked(changed, code) == "differs"


def test_of_two_certificates_the_one_that_agrees_is_found():
    events, code = a_record()
    other = {"id": "c2", "at": 500, **certificate.certificate_event(DAY, [events[0]["id"]])}
    assert checked([*events, other], code) == checked([other, *events], code) == "agrees"


def test_days_are_those_of_the_calendar():
    pick = random.Random(3)
    times = [pick.randrange(0, 4102444800000) for _ in range(400)] + [951782400000, 1709164800000, 0]
    zones = [pick.choice([-720, -210, 0, 330, 840]) for _ in times]
    dates = [
        (datetime.fromtimestamp(at / 1000, UTC) + timedelta(minutes=zone)).strftime("%Y-%m-%d")
        for at, zone in zip(times, zones, strict=True)
    ]
    cases = [list(one) for one in zip(times, zones, strict=True)]
    assert [day_of(*one) for one in cases] == compiled().each("day_of", cases) == dates


def test_both_runtimes_make_the_same_code_and_say_the_same():
    events, code = a_record()
    names = ["Ольга Ким", "  Ana\tMaría\n", "王小明", "x" * 300, "", "👩🏽‍🍼 Ada"]
    basis = events[:-1]
    cases = [[name, DAY, basis] for name in names]
    assert compiled().each("certificate_code", cases) == [certificate.certificate_code(*case) for case in cases]
    checks = [[events, name, DAY, code] for name in names]
    assert compiled().each("certificate_check", checks) == [certificate.certificate_check(*one) for one in checks]


def test_typed_name_is_made_plain():
    assert certificate.plain_name("  Ana \n María\t", 80) == "Ana María"
    assert certificate.plain_name("a b c", 4) == "a b"
    assert certificate.plain_name(" ", 9) == ""
