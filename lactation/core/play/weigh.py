"""Weigh: findings are chosen; how soon to refer is said at once, and what fits better moves up. Nothing of it is kept.

Spec: ``findings`` (ids of each question's), ``many`` (questions of which more than one can be true), ``conditions`` (``id``,
``weights``, ``leading``), ``rules`` (``id``, ``level``, ``text``, ``when``, ``any``; the most urgent first), ``names`` (of the
conditions), ``items`` (none).
"""

from lactation.core.conditions import conditions_in_order, is_chosen, refer_level, refer_reasons, rules_met
from lactation.core.play.kept import quiet
from lactation.core.words import counted_with, fill_in, listed

NAMED_AT_MOST = 2  # conditions in the sentence; the list holds the others


def weigh_start(spec: dict, kept: list) -> dict:
    """Return the state: nothing chosen."""
    return quiet({"chosen": {}})


def weigh_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``choose`` (of a question; "" when not known), ``tick`` (of a finding) or ``reset``."""
    quiet(state)
    if event["do"] == "reset":
        state["chosen"] = {}
        state["say"] = "answer"
    elif event["do"] == "choose" and event["of"] in spec["findings"] and not is_chosen(event["of"], spec["many"]):
        _weigh_choose(spec["findings"][event["of"]], state, event["value"])
    elif event["do"] == "tick" and isinstance(event["value"], bool):
        for question in spec["many"]:
            if is_chosen(event["of"], spec["findings"][question]):
                state["chosen"][event["of"]] = event["value"]
                state["say"] = "answer"
    return state


def _weigh_choose(findings: list, state: dict, value: object) -> None:
    """Take the one of a question's ``findings`` that is true, or none of them."""
    if not isinstance(value, str) or not (value == "" or is_chosen(value, findings)):
        return
    for one in findings:
        state["chosen"][one] = one == value
    state["say"] = "answer"


def weighed(spec: dict, state: dict) -> list:
    """Return the findings that are chosen, in the order of the questions."""
    found = []
    for question in spec["findings"]:
        for one in spec["findings"][question]:
            if one in state["chosen"] and state["chosen"][one]:
                found.append(one)
    return found


def weigh_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the findings that are chosen."""
    known = []
    for question in spec["findings"]:
        for one in spec["findings"][question]:
            known.append(one)
    return {"choices": known, "picked": weighed(spec, state), "moved": []}


def weigh_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state in which those findings are chosen that an address names; of a question with one answer the last."""
    state = weigh_start(spec, [])
    for question in spec["findings"]:
        for one in spec["findings"][question]:
            if is_chosen(one, picked):
                if is_chosen(question, spec["many"]):
                    state["chosen"][one] = True
                else:
                    _weigh_choose(spec["findings"][question], state, one)
    return state


def weigh_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: how soon to refer and why, what fits, the conditions in order, and which rules are met."""
    chosen = weighed(spec, state)
    order = conditions_in_order(chosen, spec["conditions"])
    level = refer_level(chosen, spec["rules"])
    text = {"refer": refer_text(spec["rules"], chosen, words), "fits-said": fits_text(spec["names"], chosen, order, words)}
    marked = {"answer": level if level != "" else "none"}
    parts = {}
    width = {}
    ids = []
    for one in order:
        ids.append(one["id"])
        text["fit:" + one["id"]] = words["fits_" + one["word"]]
        marked["condition:" + one["id"]] = one["word"]
        parts["bar:" + one["id"]] = one["fit"] > 0
        width["fill:" + one["id"]] = max(0.0, 100.0 * one["fit"])
    for rule in spec["rules"]:
        marked["rule:" + rule["id"]] = ""
    for place in rules_met(chosen, spec["rules"]):
        marked["rule:" + spec["rules"][place]["id"]] = "met"
    return {
        "text": text,
        "parts": parts,
        "order": {"fits": ids},
        "marked": marked,
        "width": width,
        "value": _weigh_values(spec, chosen),
        "focus": state["focus"],
        "say": state["say"],
    }


def _weigh_values(spec: dict, chosen: list) -> dict:
    """Return what each question's control holds: all that holds of it where it can be more than one, else the one or ""."""
    values = {}
    for question in spec["findings"]:
        held = []
        for one in spec["findings"][question]:
            if is_chosen(one, chosen):
                held.append(one)
        one = held[0] if len(held) > 0 else ""
        values["question:" + question] = held if is_chosen(question, spec["many"]) else one
    return values


def refer_text(rules: list, chosen: list, words: dict) -> str:
    """Return in one line how soon to refer, and why; never that all is well."""
    if len(chosen) == 0:
        return words["conditions_choose"]
    reasons = refer_reasons(chosen, rules)
    if len(reasons) == 0:
        return words["conditions_no_refer"]
    reason = rules[reasons[0]]["text"]
    if len(reasons) > 1:
        reason = counted_with("conditions_more", len(reasons) - 1, {"reason": reason}, words)
    return fill_in(words["refer_line_" + refer_level(chosen, rules)], {"reason": reason})


def fits_text(names: dict, chosen: list, order: list, words: dict) -> str:
    """Return in one line what fits best so far, or in part; nothing while nothing is chosen."""
    if len(chosen) == 0:
        return ""
    for word in ["well", "part"]:
        named = _weigh_named(names, order, word, words)
        if named != "":
            return fill_in(words["conditions_said" if word == "well" else "conditions_in_part"], {"names": named})
    return words["conditions_unclear"]


def _weigh_named(names: dict, order: list, word: str, words: dict) -> str:
    """Return the names of the first conditions that fit as the ``word`` says."""
    named = []
    for one in order:
        if one["word"] == word and len(named) < NAMED_AT_MOST:
            named.append(names[one["id"]])
    return listed(named, "list_comma", words)
