"""Talks for tests: the cases of the course, and small ones made up at random."""

import random
from functools import cache

from hypothesis import strategies as st

from lactation.content.cases import CaseContent, case_names
from lactation.content.paths import ROOT
from lactation.content.skills import skills_content
from lactation.content.talks import talk_data, talk_of
from lactation.core.conversation import menu, new_conversation, take_turn, tray_of

SMALL = str(ROOT / "docs" / "small-case.yaml")
NAMES = [*case_names(), SMALL]
SKILLS = [
    "open",
    "closed",
    "reflect",
    "empathy",
    "accept",
    "praise",
    "info",
    "suggest",
    "wait",
    "interest",
    "judge",
    "scare",
    "vague",
]
CONDITIONS = [
    "turn >= 1",
    "turn >= 3",
    "trust >= 45",
    "trust < 40",
    "f_one",
    "not f_two",
    "f_one or f_two",
    "pause",
    "mark",
    "not mark",
]


@cache
def talk(name):
    """Return a case's plain data, read once."""
    return talk_of(name)


def offered(data, state):
    """Return the ids of all that can be said."""
    return [*menu(data, state), *tray_of(data, state)]


def played(data, places, seed=1, start=None):
    """Play with places as choices; return the states, the choices, and what happened."""
    states, picks, turns = [start or new_conversation(data, seed)], [], []
    for place in places:
        if states[-1]["over"]:
            break
        ids = offered(data, states[-1])
        picks.append(ids[place % len(ids)])
        turns.append(take_turn(data, states[-1], picks[-1], menu(data, states[-1])))
        states.append(turns[-1]["state"])
    return states, picks, turns


def some(pick, names, most):
    """Return up to so many of the names, each once."""
    return pick.sample(names, pick.randint(0, most))


def a_reply(pick, number):
    """Return a reply of a made-up case."""
    return {
        "id": f"r{number}",
        "step": pick.choice(["greet", "listen", "look", "check", "praise", "inform", "suggest"]),
        "codes": [*some(pick, SKILLS, 1), pick.choice(["closed", "open"])],
        "about": some(pick, ["milk", "sleep"], 2),
        "when": some(pick, CONDITIONS, 2),
        "needs": some(pick, CONDITIONS, 1),
        "say": f"Reply {number}",
        "again": pick.random() < 0.3,
    }


def a_line(pick, number):
    """Return a line of a made-up case."""
    gauges = some(pick, ["trust", "worry", "belief", "sure", "load", "tired", "mark"], 2)
    answers = pick.choice([{"to": some(pick, [f"r{n}" for n in range(8)], 2)}, {"about": some(pick, ["milk", "sleep"], 1)}])
    return answers | {
        "id": f"l{number}",
        "by": some(pick, [*SKILLS, "too_soon", "awkward"], 2),
        "when": some(pick, CONDITIONS, 1),
        "tells": some(pick, ["f_one", "f_two"], 2),
        "topic": pick.choice([None, "milk", "sleep"]),
        "pause": pick.randint(0, 1),
        "again": pick.random() < 0.5,
        "weight": pick.randint(0, 20),
        "effect": {name: pick.choice([-60, -5, 0, 1, 40]) for name in gauges} | pick.choice([{}, {"a_do": 1}, {"a_do": 0.5}]),
        "say": f"Line {number}",
    }


@cache
def made_up(seed):
    """Return a small case made up at random."""
    pick = random.Random(seed)
    tray = [
        {"id": "sit", "step": "greet", "codes": ["nonverbal"], "do": "Sit", "tray": True, "turns": 0, "minutes": 0},
        {"id": "nod", "step": "listen", "codes": ["interest"], "do": "Nod", "tray": True, "again": True},
        {"id": "go", "step": "follow", "codes": ["follow"], "say": "Bye", "tray": True, "closes": True, "when": ["turn >= 3"]},
    ]
    given = {
        "id": "made", "size": "small", "title": "Made", "place": "Here", "who": {"mother": "A", "baby": "B"}, "scene": "A room",
        "first_line": {"id": "first", "say": "Hello", "topic": "milk"}, "start": {"trust": 40, "worry": 50, "mark": 0},
        "most_minutes": 20, "facts_wanted": 2, "safety": "a_do",
        "replies": tray + [a_reply(pick, number) for number in range(8)], "lines": [a_line(pick, number) for number in range(6)],
        "facts": {name: {"title": "T", "why": "W"} for name in ("f_one", "f_two")},
        "actions": {"do": {"title": "Do", "counts": True, "cup_cut": 0.5}},
        "endings": {"all": [{"id": "good", "when": ["a_do"], "say": "Well"}, {"id": "rest", "when": [], "say": "So"}]},
        "debrief": {"ask": "What?"},
    }  # fmt: skip
    return talk_data(CaseContent.model_validate(given), skills_content())


class Played:
    """A talk at random: of a case of the course, or of one made up."""

    def __init__(self, number, most=40):
        pick = random.Random(number)
        self.name = pick.choice(NAMES) if pick.random() < 0.5 else number % 40
        self.data = talk(self.name) if isinstance(self.name, str) else made_up(self.name)
        self.seed = pick.randint(1, 1000)
        self.states, self.picks, self.turns = played(self.data, [pick.randrange(100) for _ in range(most)], self.seed)

    def __repr__(self):
        return f"Played({self.name!r}, seed {self.seed}, {self.picks})"


TALKS = st.integers(0, 100_000).map(Played)
