"""Certificate: what it takes, what is still missing, and once all is there, a sheet to print with a name, a day and a checksum.

Spec: ``items`` (the certificate's own key), ``with`` (``all``: it rests on the whole record), ``course`` (what ``passing``
needs), ``now`` (ms) and ``zone`` (minutes ahead of UTC), where a page tells them.

The name is typed for each print and not kept; day and results are those of the certificate in the record, so that the same name
gives the same checksum again.
"""

from lactation.core.certificate import (
    CERTIFICATE_NAME_MOST,
    certificate_basis,
    certificate_code,
    certificate_event,
    certificate_ids,
    certificate_results,
    certificates_in,
)
from lactation.core.day import day_of
from lactation.core.learners import plain_name
from lactation.core.passing import PASS_KAPPA, PASS_POST, PASS_RULES, passing
from lactation.core.play.kept import quiet
from lactation.core.record import event_problem
from lactation.core.words import counted, fill_in, number_text


def certificate_start(spec: dict, kept: list) -> dict:
    """Return the state: how far each rule is met, and the certificate that was made last, where its events are all there."""
    events = []
    for event in kept:
        if event_problem(event) == "":
            events.append(event)
    state = quiet({"events": events, "told": passing(events, spec["course"]), "name": "", "made": False, "empty": False})
    state["paper"] = {"day": "", "ids": []}
    for event in certificates_in(events):
        if len(certificate_basis(events, event["ids"])) == len(event["ids"]):
            state["paper"] = {"day": event["day"], "ids": event["ids"]}
    return state


def certificate_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``name`` (typed), ``make`` or ``anew`` (with the day and results of now)."""
    quiet(state)
    if event["do"] == "name" and isinstance(event["value"], str):
        state["name"] = event["value"]
        state["made"] = False
        state["empty"] = False
    elif event["do"] == "make" and _open(state):
        state["empty"] = plain_name(state["name"], CERTIFICATE_NAME_MOST) == ""
        state["made"] = not state["empty"]
        if state["made"] and state["paper"]["day"] == "":
            _make(spec, state)
        state["focus"] = "sheet" if state["made"] else "name"
        state["say"] = "ready" if state["made"] else "problem"
    elif event["do"] == "anew" and state["made"] and _is_newer(state):
        _make(spec, state)
        state["focus"] = "sheet"
        state["say"] = "ready"
    return state


def _open(state: dict) -> bool:
    """Return whether a certificate can be shown: the rules are met now, or were when one was made."""
    return state["told"]["met"] or state["paper"]["day"] != ""


def _is_newer(state: dict) -> bool:
    """Return whether the rules rest on other events now than the certificate does."""
    if not state["told"]["met"] or state["paper"]["day"] == "":
        return False
    ids = certificate_ids(state["told"])
    if len(ids) != len(state["paper"]["ids"]):
        return True
    for one in ids:
        if one not in state["paper"]["ids"]:
            return True
    return False


def _make(spec: dict, state: dict) -> None:
    """Keep a certificate of today."""
    day = day_of(spec["now"] if "now" in spec else 0, spec["zone"] if "zone" in spec else 0)
    state["paper"] = {"day": day, "ids": certificate_ids(state["told"])}
    state["keep"].append(certificate_event(day, state["paper"]["ids"]))


def certificate_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: each rule and how far it is met, and the sheet once it is made."""
    text = {"problem": words["certificate_no_name"] if state["empty"] else ""}
    parts = {"form": _open(state), "locked": not _open(state), "sheet": state["made"], "anew": state["made"] and _is_newer(state)}
    marked = {"all": "made" if state["made"] else ""}
    missing = state["told"]["rules"]["quizzes"]["missing"]
    for rule in PASS_RULES:
        told = state["told"]["rules"][rule]
        marked["rule-line:" + rule] = "done" if told["met"] else "open"
        text["rule-mark:" + rule] = words["certificate_done" if told["met"] else "certificate_not_done"]
        parts["go:" + rule] = not told["met"]
        text["rule:" + rule] = _rule_text(spec, rule, told, words)
    for lesson in spec["course"]["quizzes"]:
        parts["lesson:" + lesson] = lesson in missing
    text["ready"] = words["certificate_ready"] if state["made"] else ""
    _show_sheet(state, words, text)
    view = {"text": text, "parts": parts, "marked": marked, "value": {"name": state["name"]}}
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _percent(share: float, words: dict) -> str:
    """Return a share as a percentage."""
    return fill_in(words["percent"], {"n": number_text(100.0 * share, 0, words)})


def _rule_text(spec: dict, rule: str, told: dict, words: dict) -> str:
    """Return in words how far a rule is met."""
    value = told["value"]
    if rule == "quizzes":
        left = len(told["missing"])
        return counted("certificate_quizzes_left", left, words) if left > 0 else words["certificate_quizzes_done"]
    if value < 0 and not told["met"] and rule != "agreement":
        return words["certificate_" + rule + "_not_yet"]
    if rule == "gate":
        return words["certificate_gate_done" if told["met"] else "certificate_gate_again"]
    if rule == "post":
        values = {"share": _percent(value, words), "least": _percent(PASS_POST, words)}
        return fill_in(words["certificate_post_done" if told["met"] else "certificate_post_again"], values)
    if len(told["ids"]) == 0:
        return words["certificate_agreement_not_yet"]
    values = {"kappa": number_text(value, 2, words), "least": number_text(PASS_KAPPA, 1, words)}
    return fill_in(words["certificate_agreement_done" if told["met"] else "certificate_agreement_again"], values)


def _show_sheet(state: dict, words: dict, text: dict) -> None:
    """Write what stands on the sheet."""
    for slot in ["who", "day", "post", "agreement", "quizzes", "code"]:
        text["sheet-" + slot] = ""
    if not state["made"]:
        return
    name = plain_name(state["name"], CERTIFICATE_NAME_MOST)
    basis = certificate_basis(state["events"], state["paper"]["ids"])
    results = certificate_results(basis)
    text["sheet-who"] = name
    text["sheet-day"] = state["paper"]["day"]
    text["sheet-post"] = _percent(results["post"], words)
    text["sheet-agreement"] = number_text(results["kappa"], 2, words)
    text["sheet-quizzes"] = counted("certificate_answers", results["answers"], words)
    text["sheet-code"] = certificate_code(name, state["paper"]["day"], basis)
