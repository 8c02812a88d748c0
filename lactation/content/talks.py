"""A case as the plain data that ``core/conversation.py`` plays: defaults filled in, conditions parsed, answers found.

A condition is a text of an author: ``trust >= 45``, ``f_soft`` (there is some of it), ``not f_soft``, ``just LINE`` (her last
line), ``spoke LINE``, ``said REPLY``, ``topic TOPIC``, and two or more of these with ``or`` between.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from lactation.content.cases import Action, CaseContent, Line, Model, Reply, beside, case_content
from lactation.content.skills import SkillsContent, skills_content
from lactation.core.conversation import ERROR_CODES, GAUGES, HELPING_SKILLS, MOMENT_CODES

CONDITION = re.compile(r"(not |just |said |spoke |topic )?([a-z][a-z0-9_]*)(?: (>=|<|=) (-?[0-9]+(?:\.[0-9]+)?))?")
EXAMPLES = (
    "such as 'trust >= 45', 'trust < 60', 'f_tin', 'not f_tin', 'just LINE', 'spoke LINE', 'said REPLY', 'topic TOPIC' or two "
    "with 'or'"
)
STAGES = {  # of a talk, by the step of a reply
    "greet": "greet", "listen": "listen", "look": "look", "check": "look", "praise": "plan", "inform": "plan", "suggest": "plan",
    "follow": "plan",
}  # fmt: skip
COUNTED = (  # names that the core counts for every case
    *GAUGES, "turn", "minutes", "heard", "found", "closed_run", "grudge", "pause", "agreed", "seated", "book_away", "v_cup",
    "v_milk", "v_gain",
)  # fmt: skip
TO_THIS_REPLY, TO_ITS_TOPIC = 40, 12  # how closely a line answers
SILENCE = "silence"  # the id of what she says when nothing of hers answers
HALF_AGREED = 0.5
Condition = list[Any]  # [name, op, value], or a list of these: one of them


def condition_of(text: str) -> Condition:
    """Return a condition as the core asks it.

    Raises
    ------
    ValueError
        It is none.

    Examples
    --------
    >>> condition_of("trust >= 45")
    ['trust', '>=', 45.0]
    >>> condition_of("f_tin or just arrive")
    [['f_tin', '>=', 1], ['', 'just', 'arrive']]
    """
    if " or " in text:
        return [condition_of(part) for part in text.split(" or ")]
    match = CONDITION.fullmatch(text)
    if not match or (match[1] and match[3]):
        raise ValueError(f"found the condition {text!r}, expected one {EXAMPLES}")
    how, name, op, value = (match[1] or "").strip(), match[2], match[3], match[4]
    if how in ("just", "topic"):
        return ["", how, name]
    name = {"said": "s_", "spoke": "b_"}.get(how, "") + name
    if how == "not":
        return [name, "<", 1]
    return [name, op, float(value)] if op else [name, ">=", HALF_AGREED if name.startswith("a_") else 1]


def conditions_of(texts: Iterable[str]) -> list[Condition]:
    """Return conditions as the core asks them."""
    return [condition_of(text) for text in texts]


def simple_ones(when: Iterable[Condition]) -> list[Condition]:
    """Return the conditions one by one, those with ``or`` taken apart."""
    return [one for condition in when for one in (condition if isinstance(condition[0], list) else [condition])]


def reply_data(reply: Reply, place: int) -> dict[str, Any]:
    """Return a reply as the core takes it; ``place``: its number in the file."""
    when = conditions_of(reply.when)
    found = reply.model_dump(
        include={"id", "step", "codes", "about", "effect", "minutes", "turns", "again", "tray", "closes", "weight"}
    )
    return found | {
        "place": place,
        "stage": STAGES[reply.step],
        "text": reply.say or reply.do,
        "spoken": bool(reply.say),
        "when": when,
        "needs": conditions_of(reply.needs),
        "follows": [one[2] for one in simple_ones(when) if one[1] == "just"],
    }


def line_data(line: Line) -> dict[str, Any]:
    """Return a line of hers, an interruption or an opening as the core takes it."""
    found = line.model_dump() | {"when": conditions_of(line.when)}
    return {key: "" if value is None else value for key, value in found.items()}


def silence() -> dict[str, Any]:
    """Return what she says when nothing of hers answers."""
    return line_data(Line(id=SILENCE, say="…", again=True))


def action_data(action: Action) -> dict[str, Any]:
    """Return an action as the core takes it."""
    return action.model_dump() | {"sound": action.cup_cut > 0 if action.sound is None else action.sound}


def model_data(model: Model | None) -> dict[str, Any]:
    """Return the plan of the days after; an empty dict for a case without a next visit."""
    return model.model_dump() | {"away_when": conditions_of(model.away_when)} if model else {}


def with_when(parts: Iterable[Any]) -> list[dict[str, Any]]:
    """Return endings or lines of a visit with their conditions parsed."""
    return [part.model_dump() | {"when": conditions_of(part.when)} for part in parts]


def answers(reply: dict[str, Any], lines: list[dict[str, Any]]) -> list[list[int]]:
    """Return which lines may answer a reply, ``[number, closeness]``; the rest depends on the moment."""
    codes, topics = {*reply["codes"], *MOMENT_CODES}, set(reply["about"])
    return [
        [number, TO_THIS_REPLY * bool(line["to"]) + TO_ITS_TOPIC * bool(line["about"])]
        for number, line in enumerate(lines)
        if (not line["to"] or reply["id"] in line["to"])
        and (not line["about"] or topics & set(line["about"]))
        and (not line["by"] or codes & set(line["by"]))
    ]


def doors_to(fact: str, talk: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the ways to a fact: a reply with the line of hers that tells it; an interruption has no reply."""
    tells = {number: line for number, line in enumerate(talk["lines"]) if fact in line["tells"]}
    found = [
        door(reply, tells[number])
        for reply in talk["replies"]
        for number, closeness in sorted(reply["lines"], key=lambda pair: -pair[1])
        if number in tells and (closeness or set(tells[number]["by"]) & set(reply["codes"]))
    ]
    found.sort(key=lambda one: (one["reply"] in one["by"], one["trust"]))
    plain = [{key: one[key] for key in ("reply", "line", "after", "trust", "when")} for one in found]
    return plain + [
        {"reply": "", "line": one["id"], "after": "", "trust": 0, "when": one["when"]}
        for one in (*talk["interrupts"], *talk["openings"])
        if fact in one["tells"]
    ]


def door(reply: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    """Return one way to a fact: with ``after``, the line that must come just before, and ``trust``, what it takes at least."""
    ones = [one for one in line["when"] if not isinstance(one[0], list)]
    just = [one[2] for one in simple_ones(line["when"]) if one[1] == "just"]
    trust = max([one[2] for one in ones if one[0] == "trust" and one[1] == ">="], default=0)
    when = [*reply["when"], *line["when"]]
    return {
        "reply": reply["id"],
        "line": line["id"],
        "after": just[0] if just else "",
        "trust": trust,
        "when": when,
        "by": line["by"],
    }


def names_of(content: CaseContent, skills: SkillsContent) -> list[str]:
    """Return every name that may be asked for; each is 0 before the talk, where the case says nothing else."""
    lines = [*content.lines, *content.interrupts, *content.openings]
    names = {*COUNTED, *content.facts, *content.start, *content.readouts, f"b_{SILENCE}", *(row[0] for row in content.carry)}
    names |= (
        {f"a_{name}" for name in content.actions} | {f"n_{name}" for name in skills.skills} | {f"b_{one.id}" for one in lines}
    )
    names |= {f"{how}_{reply.id}" for reply in content.replies for how in "so"}
    names |= {
        name for effect in (*(reply.effect for reply in content.replies), *(line.effect for line in lines)) for name in effect
    }
    return sorted(names)


def talk_data(content: CaseContent, skills: SkillsContent) -> dict[str, Any]:
    """Return a case as the core takes it."""
    lines = [line_data(line) for line in content.lines]
    replies = [reply_data(reply, place) for place, reply in enumerate(content.replies)]
    talk: dict[str, Any] = {
        "id": content.id,
        "first": content.first_line.id,
        "first_topic": content.first_line.topic,
        "start": content.start,
        "names": names_of(content, skills),
        "skills": {name: skill.does for name, skill in skills.skills.items()},
        "costs": {name: skill.cost for name, skill in skills.skills.items()},
        "facts": {name: fact.model_dump() for name, fact in content.facts.items()},
        "actions": {name: action_data(action) for name, action in content.actions.items()},
        "replies": [reply | {"lines": answers(reply, lines)} for reply in replies],
        "places": {reply.id: place for place, reply in enumerate(content.replies)},
        "lines": lines,
        "interrupts": [line_data(line) for line in content.interrupts],
        "openings": [line_data(line) for line in content.openings],
        "silence": silence(),
        "door_below": content.door_below,
        "most_minutes": content.most_minutes,
        "close_at": content.close_at,
        "facts_wanted": content.facts_wanted,
        "wanted": content.wanted.model_dump(),
        "safety": content.safety,
        "carry": [list(row) for row in content.carry],
        "endings": {name: with_when(endings) for name, endings in content.endings.items()},
        "model": model_data(content.model),
        "visit": {"lines": with_when(content.visit.lines if content.visit else [])},
        "worth": content.debrief.worth_replaying,
    }
    talk["doors"] = {fact: doors_to(fact, talk) for fact in content.facts}
    return talk | {"version": version_of(talk)}


def without_words(data: Any) -> Any:
    """Return a talk without what its readers see: what is left decides how it goes."""
    if isinstance(data, dict):
        words = ("say", "text", "scene", "title", "why", "note", "doors")
        return {key: without_words(value) for key, value in data.items() if key not in words}
    return [without_words(one) for one in data] if isinstance(data, list) else data


def version_of(talk: dict[str, Any]) -> str:
    """Return a name of how a talk goes: another when its choices may lead elsewhere, the same in every language."""
    text = json.dumps(without_words(talk), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def talk_of(name: str) -> dict[str, Any]:
    """Return a case, by the name of its file, as the plain data that the core takes; errors as in ``explorer_content``."""
    return talk_data(case_content(name), skills_content())


def return_of(name: str) -> str:
    """Return the name of the case that goes on from this one, or nothing."""
    visit = case_content(name).visit
    return beside(name, visit.again) if visit and visit.again else ""


def is_error(codes: Iterable[str]) -> bool:
    """Return whether one of the codes is an error by itself."""
    return bool({*codes} & {*ERROR_CODES})


def is_helping(codes: Iterable[str]) -> bool:
    """Return whether the codes help where the moment does not spoil them."""
    return bool({*codes} & {*HELPING_SKILLS}) and not is_error(codes)
