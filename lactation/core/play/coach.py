"""Coach: a mother holds her baby, and the learner helps with words alone, picked from those that are dealt.

Spec: ``item``, ``start`` (a scene as the drawings take it, with its ``signs``), ``lines`` (ids), ``say`` (by line), ``does``
(by line: ``skill``, ``outcomes``, ``stops``), ``cries`` and ``tense`` (what she says when the baby cries, or when she is tense),
``par`` (lines that an expert needs), ``most`` (lines after which she is tired), ``seed``, ``items`` (the talk's own key, that of
its end).

An outcome holds for ``when`` (by sign the lowest and highest value; the first that fits counts), brings signs ``to`` values or
moves them ``by`` some, and tells what she says (``her``) and why it came so (``why``). Three things are the same for all mothers:
words that tell her what to do move nothing while the baby cries, and half as much while she is tense; words that ease her do so
once.
"""

from math import floor

from lactation.core.holding import (
    HOLD_POINTS,
    hold_copy,
    hold_count,
    hold_hundredths,
    hold_latch,
    hold_lit,
    hold_scene,
    hold_settle,
)
from lactation.core.ordering import deck
from lactation.core.play.kept import about, one_of_these, quiet, tries
from lactation.core.words import fill_in, number_text

COACH_HAND = 4  # lines in sight at a time
COACH_TENSE = 0.35  # of her ease
COACH_CRIES = 0.3  # of the baby's calm
COACH_AT_EASE = 0.7
COACH_COSTS = 0.03  # of her ease, each time that she is told what to do
COACH_INSTRUCTS = ["clear", "double", "force"]  # skills of lines that ask for something to be done
COACH_EASE_WEIGHS = 0.25  # of the score; the points lit are what the rest is a share of
COACH_LINES_WEIGH = 0.15


def coach_start(spec: dict, kept: list) -> dict:
    """Return the state: as it stood after the last line that the record knows."""
    state = quiet({"attempt": tries(kept, "again", spec["item"])})
    _coach_lay(spec, state)
    for event in kept:
        if about(event, "again", spec["item"]):
            _coach_lay(spec, state)
        elif about(event, "said", spec["item"]) and "option" in event and state["over"] == "":
            if one_of_these(event["option"], spec["lines"]):
                _coach_say(spec, state, event["option"])
    return state


def coach_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the lines that were said."""
    return {"choices": spec["lines"], "picked": state["said"], "moved": []}


def coach_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state after the lines that an address names, or after those of them that she hears."""
    state = coach_start(spec, [])
    for line in picked:
        if state["over"] == "":
            _coach_say(spec, state, line)
    return state


def _coach_lay(spec: dict, state: dict) -> None:
    """Begin: she sits as she sat when the counsellor came in."""
    state["wish"] = hold_copy(spec["start"]["signs"])
    state["said"] = []
    state["her"] = []
    state["why"] = []
    state["hand"] = 0
    state["over"] = ""


def coach_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``say`` (of: a line), ``deal`` (other words) or ``again``."""
    quiet(state)
    if event["do"] == "say" and state["over"] == "" and one_of_these(event["of"], spec["lines"]):
        if event["of"] in _coach_hand(spec, state):
            _coach_tell(spec, state, event["of"])
    elif event["do"] == "deal" and state["over"] == "":
        state["hand"] = (state["hand"] + 1) % _coach_hands(spec)
        state["focus"] = "hand"
    elif event["do"] == "again" and len(state["said"]) > 0:
        state["attempt"] = state["attempt"] + 1
        _coach_lay(spec, state)
        state["keep"].append({"kind": "again", "item": spec["item"]})
        state["focus"] = "hand"
    return state


def _coach_hands(spec: dict) -> int:
    """Return in how many hands the lines are dealt."""
    return floor((len(spec["lines"]) + COACH_HAND - 1) / COACH_HAND)


def _coach_hand(spec: dict, state: dict) -> list:
    """Return the lines in sight: shuffled anew for each try, the same for everybody; after each line come other ones."""
    order = deck(len(spec["lines"]), spec["seed"] + state["attempt"])
    hand = []
    for i in range(COACH_HAND):
        at = (state["hand"] + len(state["said"])) % _coach_hands(spec) * COACH_HAND + i
        if at < len(order):
            hand.append(spec["lines"][order[at]])
    return hand


def _coach_tell(spec: dict, state: dict, line: str) -> None:
    """Say a line, and keep it; at the end keep how it went."""
    _coach_say(spec, state, line)
    state["keep"].append({"kind": "said", "item": spec["item"], "option": line, "attempt": state["attempt"] + 1, "sure": None})
    state["say"] = "heard"
    state["focus"] = "heard"
    if state["over"] != "":
        score = coach_score(spec, state)
        end = {"kind": "answer", "item": spec["item"] + "/end", "option": state["over"], "sure": None}
        end["right"] = score >= 80
        end["attempt"] = state["attempt"] + 1
        end["points"] = score
        state["keep"].append(end)


def _coach_say(spec: dict, state: dict, line: str) -> None:
    """Let a line do what it does."""
    does = spec["does"][line]
    before = hold_settle(state["wish"])
    instructs = does["skill"] in COACH_INSTRUCTS
    outcome = _coach_outcome(does["outcomes"], before)
    her = outcome["her"]
    if instructs and before["calm"] < COACH_CRIES:
        her = spec["cries"]
    elif instructs and before["ease"] < COACH_TENSE:
        _coach_move(state, before, outcome, 0.5)
        her = spec["tense"]
    else:
        _coach_move(state, before, outcome, 1.0)
    _coach_feel(state, outcome, line)
    if instructs:
        state["wish"]["ease"] = hold_hundredths(max(0.0, state["wish"]["ease"] - COACH_COSTS))
    state["said"].append(line)
    state["hand"] = 0
    state["her"].append(her)
    state["why"].append(outcome["why"])
    if hold_count(hold_settle(state["wish"])) == len(HOLD_POINTS):
        state["over"] = "four"
        hold_latch(state["wish"])
    elif does["stops"]:
        state["over"] = "rest"
    elif len(state["said"]) >= spec["most"]:
        state["over"] = "tired"


def _coach_outcome(outcomes: list, signs: dict) -> dict:
    """Return the first outcome whose conditions hold; the last one has none."""
    for outcome in outcomes:
        fits = True
        for sign in outcome["when"]:
            if signs[sign] < outcome["when"][sign][0] or signs[sign] > outcome["when"][sign][1]:
                fits = False
        if fits:
            return outcome
    return outcomes[len(outcomes) - 1]


def _coach_move(state: dict, before: dict, outcome: dict, share: float) -> None:
    """Bring signs to where the words lead, or a share of the way from where they are seen."""
    for sign in outcome["to"]:
        state["wish"][sign] = hold_hundredths(before[sign] + (outcome["to"][sign] - before[sign]) * share)


def _coach_feel(state: dict, outcome: dict, line: str) -> None:
    """Let words ease her or the baby, the first time that they are said; or make them tense, each time."""
    for sign in outcome["by"]:
        change = outcome["by"][sign]
        if change < 0 or line not in state["said"]:
            state["wish"][sign] = hold_hundredths(max(0.0, min(1.0, state["wish"][sign] + change)))


def coach_score(spec: dict, state: dict) -> int:
    """Return the score in percent: points lit, of which her ease and the number of lines are a part.

    A rest is worth all four points where the baby cried from the beginning and she is no more tense than she was.
    """
    signs = hold_settle(state["wish"])
    start = spec["start"]["signs"]
    share = hold_count(signs) / len(HOLD_POINTS)
    if state["over"] == "rest" and start["calm"] < COACH_CRIES and signs["ease"] >= COACH_AT_EASE:
        share = 1.0
    ease = min(1.0, max(0.0, signs["ease"] / COACH_AT_EASE))
    spare = (spec["most"] - len(state["said"])) / (spec["most"] - spec["par"])
    lines = min(1.0, max(0.0, spare))
    score = 100.0 * share * (1.0 - COACH_EASE_WEIGHS - COACH_LINES_WEIGH + COACH_EASE_WEIGHS * ease + COACH_LINES_WEIGH * lines)
    return floor(score + 0.5)


def coach_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the drawing, the four lights, what was said last with what came of it, and the words to pick from."""
    signs = hold_settle(state["wish"])
    lit = hold_lit(signs)
    count = len(state["said"])
    over = state["over"] != ""
    hand = _coach_hand(spec, state)
    order = deck(len(spec["lines"]), spec["seed"] + state["attempt"])
    ids = []
    for number in order:
        ids.append(spec["lines"][number])
    parts = {"hand": not over, "deal": not over and _coach_hands(spec) > 1, "heard": count > 0, "end": over}
    marked = {}
    text = {
        "lines": fill_in(words["coach_lines"], {"n": number_text(count, 0, words), "of": number_text(spec["most"], 0, words)})
    }
    for line in spec["lines"]:
        parts["line:" + line] = line in hand and not over
    for point in HOLD_POINTS:
        marked["point:" + point] = "lit" if lit[point] else ""
        text["lamp:" + point] = words["position_on"] if lit[point] else words["position_off"]
    text["ease"] = words["coach_ease_" + _coach_level(signs["ease"])]
    text["calm"] = words["coach_calm_" + _coach_level(signs["calm"])]
    last = count - 1
    text["you"] = spec["say"][state["said"][last]] if count > 0 else ""
    text["her"] = state["her"][last] if count > 0 else ""
    text["skill"] = words["coach_skill_" + spec["does"][state["said"][last]]["skill"]] if count > 0 else ""
    text["why"] = state["why"][last] if count > 0 else ""
    text["over"] = words["coach_over_" + state["over"]] if over else ""
    text["score"] = _coach_told(spec, state, words) if over else ""
    rows = []
    if over:
        rows = _coach_rows(spec, state, words)
    return {
        "text": text,
        "parts": parts,
        "marked": marked,
        "order": {"replies": ids},
        "rows": {"told": rows},
        "feed": {"figure": hold_scene(spec["start"], signs)},
        "focus": state["focus"],
        "say": state["say"],
    }


def _coach_level(value: float) -> str:
    """Return how much there is of ease or calm."""
    if value < COACH_TENSE:
        return "low"
    return "high" if value >= COACH_AT_EASE else "middle"


def _coach_told(spec: dict, state: dict, words: dict) -> str:
    """Return the score in words."""
    signs = hold_settle(state["wish"])
    values = {"points": number_text(hold_count(signs), 0, words), "n": number_text(len(state["said"]), 0, words)}
    values["of"] = number_text(len(HOLD_POINTS), 0, words)
    values["level"] = words["coach_ease_" + _coach_level(signs["ease"])]
    values["share"] = number_text(coach_score(spec, state), 0, words)
    return fill_in(words["coach_score"], values)


def _coach_rows(spec: dict, state: dict, words: dict) -> list:
    """Return every line that was said: the words, what she said, which skill it was, and why it went so."""
    rows = []
    for i in range(len(state["said"])):
        line = state["said"][i]
        row = {"you": spec["say"][line], "her": state["her"][i], "why": state["why"][i]}
        row["skill"] = words["coach_skill_" + spec["does"][line]["skill"]]
        rows.append(row)
    return rows
