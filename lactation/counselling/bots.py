"""The learners who play every case, and what they are told of it.

The tables say how much a learner likes a skill: they are how people who mean well go wrong. Of the two lists of soft words the
second was written down before a case was first played, so that an author cannot work round both.
"""

import re
from collections.abc import Mapping
from typing import Any

from lactation.content.cases import Expert, case_content
from lactation.content.talks import conditions_of, talk_of

WORD = re.compile(r"[\w’']+")
SOFT = ("hard", "afraid", "you wanted", "lonely", "thank", "how ", "would you", "might", "look", "together")
SOFT_TOO = (
    "perhaps", "you're", "so ", "i know", "let's", "what a", "sweet", "help", "rest", "love", "i'll", "with you", "may i",
    "could", "feel", "gentl", "little", "wonderful",
)  # fmt: skip
KIND = {
    "empathy": 9, "praise": 8, "accept": 8, "deep": 7, "reflect": 6, "wait": 5, "interest": 4, "nonverbal": 6, "permission": 5,
    "dismiss": 4.5, "open": 4, "help": 6, "summary": 4, "follow": 5, "promise": 4,
}  # fmt: skip
KIND_ADVICE = {
    "empathy": 7, "praise": 7, "info": 8, "suggest": 8, "dismiss": 6, "order": 5, "harm": 5, "help": 6, "refer": 6, "reflect": 2,
    "accept": 4, "open": 1, "lecture": 4, "promise": 5,
}  # fmt: skip
ADVICE = {
    "info": 9, "suggest": 8, "order": 9, "harm": 7, "lecture": 7, "scare": 5, "refer": 6, "closed": 4, "dismiss": 5, "vague": 3,
    "promise": 5,
}  # fmt: skip
QUESTIONS = {"closed": 9, "pile": 1, "open": 6, "permission": 5, "check": 5, "info": 1, "refer": 2}
OPEN_ONLY = {"open": 9, "closed": 2, "permission": 4}
HARMING = {
    "empathy": 9,
    "accept": 8,
    "reflect": 7,
    "open": 7,
    "deep": 7,
    "refer": 8,
    "help": 6,
    "permission": 5,
    "harm": 5,
    "promise": 5,
    "order": 5,
}
SILENT = {"wait": 9, "interest": 8, "reflect": 7, "nonverbal": 6}


def likes(table: Mapping[str, float], body: bool, close: str) -> dict[str, Any]:
    """Return a learner who likes some skills more than others; ``close``: goes ``well`` or ``badly``."""
    return {"kind": "likes", "table": dict(table), "body": body, "close": close}


def looks(mark: str, sign: int = 1) -> dict[str, Any]:
    """Return a learner who goes by what a reply looks like."""
    return {"kind": "mark", "mark": mark, "sign": sign}


RANDOM, EXPERT, WORST, ADVISING, ASKING = "random", "expert", "worst", "kind but advising", "questionnaire"
KINDNESS, HARM, CURIOUS = "kind, plans little", "listens, then orders", "curious"
SOFT_WORDS = ("softest words", "softest words, second list")
BLIND = ("always the longest", "always the shortest", "always the first", "always the last", "a question mark")
LEARNERS: dict[str, dict[str, Any]] = {
    RANDOM: {"kind": "random"},
    "random, may close at once": {"kind": "random_any"},
    EXPERT: {"kind": "expert"},
    KINDNESS: likes(KIND, True, "well"),
    ADVISING: likes(KIND_ADVICE, True, "well"),
    "advice-giver": likes(ADVICE, False, "badly"),
    ASKING: likes(QUESTIONS, False, "badly"),
    "open questions only": likes(OPEN_ONLY, True, "well"),
    "silent nodder": likes(SILENT, True, "well"),
    BLIND[0]: looks("words"),
    BLIND[1]: looks("words", -1),
    BLIND[2]: {"kind": "place", "place": 0},
    BLIND[3]: {"kind": "place", "place": 1},
    BLIND[4]: looks("question"),
    SOFT_WORDS[0]: looks("soft"),
    SOFT_WORDS[1]: looks("soft_too"),
    "any helping reply": {"kind": "helping"},
    WORST: {"kind": "worst"},
    HARM: likes(HARMING, True, "well"),
    CURIOUS: {"kind": "curious"},  # goes where few have been, so that what can be reached is
}


def words_in(text: str) -> int:
    """Return how many words a sentence has.

    >>> words_in("“He’s a good child, he sleeps.”")
    6
    """
    return len(WORD.findall(text))


def marks_of(talk: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Return what each reply looks like, as a number by its id."""
    texts = {reply["id"]: reply["text"] for reply in talk["replies"]}
    plain = {name: text.lower().replace("’", "'") for name, text in texts.items()}
    return {
        "words": {name: words_in(text) for name, text in texts.items()},
        "question": {name: int("?" in text) for name, text in texts.items()},
        "soft": {name: sum(word in text.lower() for word in SOFT) for name, text in texts.items()},
        "soft_too": {name: sum(word in text for word in SOFT_TOO) for name, text in plain.items()},
    }


def roles_of(talk: dict[str, Any]) -> dict[str, list[str]]:
    """Return the replies that stand below the four by what they are."""
    tray = [reply for reply in talk["replies"] if reply["tray"]]
    closes = [reply for reply in tray if reply["closes"]]
    stays = [reply for reply in tray if not reply["closes"]]
    return {
        "body": [reply["id"] for reply in stays if reply["turns"] < 1],
        "wait": [reply["id"] for reply in stays if "wait" in reply["codes"]],
        "nod": [reply["id"] for reply in stays if "interest" in reply["codes"] and reply["turns"]],
        "well": [reply["id"] for reply in closes if "vague" not in reply["codes"]],
        "badly": [reply["id"] for reply in closes if "vague" in reply["codes"]],
    }


def general_lines(talk: dict[str, Any]) -> list[str]:
    """Return the ids of her lines that answer anything of a skill."""
    return [line["id"] for line in talk["lines"] if line["by"] and not (line["to"] or line["about"] or line["when"])]


def expert_data(expert: Expert | None) -> dict[str, Any]:
    """Return the expert's way as the learners take it; where a case has none, she takes what helps as it comes."""
    if expert is None:
        return {"order": [], "wait_at": [], "most_waits": 1, "done": [["turn", ">=", 99]], "enough_turns": 14}
    return expert.model_dump() | {"done": conditions_of(expert.done)}


def kit_of(name: str) -> dict[str, Any]:
    """Return all that a learner needs of a case."""
    talk = talk_of(name)
    kit = {"talk": talk, "roles": roles_of(talk), "marks": marks_of(talk), "general": general_lines(talk), "said": {}}
    return kit | {"expert": expert_data(case_content(name).expert)}
