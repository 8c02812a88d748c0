"""The certificate: what it rests on, its checksum, and whether a certificate on paper and an exported file agree.

A certificate is an event of the record: the day, and the ids of the events that it rests on. The name that somebody types for it
is not in there: the log only grows and goes to instructors, and a name in it could never be taken out again. The checksum binds
name, day, results and ids. Anyone can work it out again: it shows that paper and file agree, not who sat there.
"""

from lactation.core.checksum import sha256
from lactation.core.learners import plain_name
from lactation.core.passing import PASS_RULES
from lactation.core.record import is_key
from lactation.core.words import fixed

CERTIFICATE_ITEM = "certificate/course"
CERTIFICATE_FORMAT = "milk-in-motion/certificate 1"
CERTIFICATE_NAME_MOST = 80  # letters of a name on a certificate
CODE_DIGITS = 32  # of the checksum's 64, in groups of four: 128 bits
_HEX_DIGITS = "0123456789abcdef"


def certificate_ids(told: dict) -> list:
    """Return the ids of all events that the rules of ``passing`` rest on, in the order of their letters."""
    ids = {}
    for rule in PASS_RULES:
        for one in told["rules"][rule]["ids"]:
            ids[one] = True
    return sorted(ids)


def certificate_basis(events: list, ids: list) -> list:
    """Return those of the events that a certificate rests on, in the order of its ids."""
    by_id = {}
    for event in events:
        by_id[event["id"]] = event
    found = []
    for one in ids:
        if one in by_id:
            found.append(by_id[one])
    return found


def certificate_results(basis: list) -> dict:
    """Return what the events of a certificate say: ``post`` (share), ``gate`` (points), ``kappa``, ``answers`` (how many)."""
    told = {"post": 0.0, "gate": 0.0, "kappa": 0.0, "answers": 0}
    for event in basis:
        if event["kind"] == "result" and "points" in event:
            told["post"] = event["points"]
        elif event["kind"] == "gate" and "points" in event:
            told["gate"] = event["points"]
        elif event["kind"] == "agreement" and "kappa" in event:
            told["kappa"] = event["kappa"]
        elif event["kind"] == "answer":
            told["answers"] = told["answers"] + 1
    return told


def certificate_text(name: str, day: str, basis: list) -> str:
    """Return the text of which the checksum is made, one line each: format, name, day, results, and the ids in their order."""
    results = certificate_results(basis)
    ids = []
    for event in basis:
        ids.append(event["id"])
    lines = [CERTIFICATE_FORMAT, plain_name(name, CERTIFICATE_NAME_MOST), day]
    for field in ["post", "gate", "kappa"]:
        lines.append(field + " " + fixed(results[field], 4))
    lines.append("answers " + fixed(results["answers"], 0))
    for one in sorted(ids):
        lines.append(one)
    return "\n".join(lines)


def certificate_code(name: str, day: str, basis: list) -> str:
    """Return the checksum in groups of four digits of base 16: the first half of the SHA-256 of ``certificate_text``."""
    digits = sha256(certificate_text(name, day, basis))
    code = ""
    for i in range(CODE_DIGITS):
        code = code + (" " if i > 0 and i % 4 == 0 else "") + digits[i]
    return code


def certificate_event(day: str, ids: list) -> dict:
    """Return what the record keeps of a certificate; ``id`` and ``at`` are added."""
    return {"kind": "certificate", "item": CERTIFICATE_ITEM, "day": day, "ids": ids}


def certificates_in(events: list) -> list:
    """Return the certificates of a record, in the order of the events: those that name a day and what they rest on."""
    found = []
    for event in events:
        if event["kind"] == "certificate" and "day" in event and is_key(event["day"]):
            if "ids" in event and _are_keys(event["ids"]):
                found.append(event)
    return found


def _are_keys(values: object) -> bool:
    """Return whether a kept value is a list of ids, one at least."""
    if not isinstance(values, list) or len(values) == 0:
        return False
    for value in values:
        if not is_key(value):
            return False
    return True


def certificate_check(events: list, name: str, day: str, code: str) -> dict:
    """Return whether a certificate on paper agrees with a file's events: ``{"agrees", "why", "results", "ids"}``.

    ``name``, ``day`` and ``code`` are typed from the paper; spaces and capitals of the code do not matter. ``why`` is ``agrees``,
    or ``none`` (the file holds no certificate), ``day`` (none of that day), ``missing`` (an event it rests on is not in the
    file) or ``differs`` (name, results or code are others).
    """
    best = "none"
    results = certificate_results([])
    ids = []
    for event in certificates_in(events):
        basis = certificate_basis(events, event["ids"])
        if event["day"] != day.strip():
            why = "day"
        elif len(basis) != len(event["ids"]):
            why = "missing"
        else:
            agrees = _digits_of(certificate_code(name, event["day"], basis)) == _digits_of(code)
            why = "agrees" if agrees else "differs"
        if _nearer(why, best):
            best = why
            results = certificate_results(basis)
            ids = event["ids"]
    return {"agrees": best == "agrees", "why": best, "results": results, "ids": ids}


def _nearer(one: str, other: str) -> bool:
    """Return whether a finding is worth more than another: what agrees, before what differs, before what is not there."""
    order = ["none", "day", "missing", "differs", "agrees"]
    place = 0
    than = 0
    for i in range(len(order)):
        if order[i] == one:
            place = i
        if order[i] == other:
            than = i
    return place > than


def _digits_of(code: str) -> str:
    """Return the digits of base 16 of a typed code, small."""
    found = ""
    for letter in code.lower():
        if letter in _HEX_DIGITS:
            found = found + letter
    return found
