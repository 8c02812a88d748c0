"""A case against itself: every name in it is one that the case knows, and nothing is told twice under one name.

A misspelt name would be a condition that never holds: no crash, only a fact that nobody finds. So each is a mistake here, told
with file, line, what was found and what was expected.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lactation.content.cases import CASES, CaseContent
from lactation.content.cues import cues
from lactation.content.marked import read
from lactation.content.mistakes import Mistakes, Place, braces, one_of
from lactation.content.skills import skills_content
from lactation.content.talks import COUNTED, SILENCE, condition_of, names_of, simple_ones
from lactation.content.yaml_file import line_of
from lactation.core.conversation import GAUGES, MOMENT_CODES

TOLD_NUMBERS = ("cup_ml", "milk_ml", "gain")  # the model's, in what is said after a plan
CORE_COUNTS = ("s_", "o_", "b_", "n_", "f_", "v_", "d_")  # beginnings of names that no effect may set
NEAR = 0.8  # how alike a counter and a known name must be for the one to be a misspelling of the other


class CheckedCase:
    """A case and what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = read(path, CaseContent)
        self.found = Mistakes(path)
        skills = skills_content()
        self.codes = list(skills.skills)
        self.names = set(names_of(self.content, skills))
        lines: list[Any] = [*self.content.lines, *self.content.interrupts, *self.content.openings]
        self.lines = [self.content.first_line.id, *(line.id for line in lines)]
        self.topics = {self.content.first_line.topic} | {line.topic for line in lines if line.topic}
        self.replies = {reply.id: reply for reply in self.content.replies}
        self.people = self.content.look.others if self.content.look else {}

    def all(self) -> None:
        """Check all of it; raises a ContentError with a line for each mistake."""
        self.ids()
        for place, part in self.parts():
            self.conditions(place, part)
            self.known(place, part)
            self.effect((*place, "effect"), getattr(part, "effect", {}))
        for name, value in self.content.start.items():
            if name in GAUGES and not 0 <= value <= 100:
                self.found.add(("start", name), f"found {value:g}, expected a number from 0 to 100")
        self.found.expect(("safety",), self.content.safety, [f"a_{name}" for name in self.content.actions])
        self.listed()
        self.days_after()
        self.before()
        self.texts()
        self.found.stop()

    def parts(self) -> Iterator[tuple[Place, Any]]:
        """Find everything that has conditions, with its place."""
        for name in ("replies", "lines", "interrupts", "openings"):
            yield from (((name, number), part) for number, part in enumerate(getattr(self.content, name)))
        for group, endings in self.content.endings.items():
            yield from ((("endings", group, number), part) for number, part in enumerate(endings))
        for number, line in enumerate(self.content.visit.lines if self.content.visit else []):
            yield ("visit", "lines", number), line

    def ids(self) -> None:
        """Note what stands twice under one name, and a case that is not called as its file: records keep its name."""
        if self.path.parent == CASES and self.content.id != self.path.stem:
            self.found.add(("id",), f"found {self.content.id!r}, expected {self.path.stem!r}, as the file is called")
        said: list[tuple[Place, str]] = [(("first_line",), self.content.first_line.id)]
        replies: list[tuple[Place, str]] = []
        for place, part in self.parts():
            if place[0] == "replies":
                replies.append((place, part.id))
            elif place[0] in ("lines", "interrupts", "openings"):
                said.append((place, part.id))
        for ids in (replies, said, *self.ending_ids()):
            seen = {SILENCE: "the core's own"} if ids is said else dict[str, str]()
            for place, name in ids:
                if name in seen:
                    self.found.add((*place, "id"), f"found {name!r} as in {seen[name]}, expected an id of its own")
                seen.setdefault(name, f"line {line_of(self.found.data, place)}")

    def ending_ids(self) -> list[list[tuple[Place, str]]]:
        """Return the ids of each list of endings, with their places."""
        return [
            [(("endings", group, number), one.id) for number, one in enumerate(endings)]
            for group, endings in self.content.endings.items()
        ]

    def conditions(self, place: Place, part: Any) -> None:
        """Check the conditions of a part."""
        for field in ("when", "needs"):
            for number, text in enumerate(getattr(part, field, [])):
                self.condition((*place, field, number), text)

    def condition(self, place: Place, text: str) -> None:
        """Check one condition."""
        try:
            ones = simple_ones([condition_of(text)])
        except ValueError as error:
            self.found.add(place, str(error))
            return
        for name, op, value in ones:
            if op == "just":
                self.found.expect(place, value, self.lines)
            elif op == "topic":
                self.found.expect(place, value, self.topics)
            elif op == "=" and name in GAUGES:
                self.found.add(place, f"found {text!r}, which hardly ever holds: {name} moves in small steps; expected >= or <")
            else:
                self.number(place, name)

    def number(self, place: Place, name: str) -> None:
        """Note a number that nothing sets, by the names that the author wrote."""
        if name in self.names:
            return
        kinds: dict[str, Iterable[str]] = {"s_": self.replies, "o_": self.replies, "b_": self.lines, "f_": self.content.facts}
        kinds |= {"n_": self.codes, "a_": self.content.actions}
        known = kinds.get(name[:2])
        if known is not None and name[:2] in ("s_", "o_", "b_"):
            self.found.add(place, one_of(name[2:], known))
        elif known is not None:
            self.found.add(place, one_of(name, [one if one.startswith(name[:2]) else name[:2] + one for one in known]))
        else:
            plain = [one for one in self.names if one[:2] not in ("s_", "o_", "b_", "n_")]
            self.found.add(place, one_of(name, plain))

    def known(self, place: Place, part: Any) -> None:
        """Check the names of skills, topics, facts, replies and people of a part."""
        about = {topic for reply in self.content.replies for topic in reply.about}
        lists: dict[str, Iterable[str]] = {"codes": self.codes, "by": [*self.codes, *MOMENT_CODES], "tells": self.content.facts}
        lists |= {"to": self.replies, "about": self.topics if place[0] == "replies" else about}
        if place[0] == "replies":
            lists["codes"] = [code for code in self.codes if code not in MOMENT_CODES]
        for field, names in lists.items():
            for number, name in enumerate(getattr(part, field, [])):
                self.found.expect((*place, field, number), name, names)
        if getattr(part, "by_whom", None):
            self.found.expect((*place, "by_whom"), part.by_whom, self.people)

    def effect(self, place: Place, effect: dict[str, float]) -> None:
        """Check what a part does: gauges, actions, and counters of the case that are no misspelling."""
        actions = {f"a_{name}" for name in self.content.actions}
        for name, value in effect.items():
            if name.startswith("a_"):
                self.found.expect((*place, name), name, actions)
                if not 0 <= value <= 1:
                    self.found.add((*place, name), f"found {value:g}, expected a share from 0 to 1")
            elif name.startswith(CORE_COUNTS):
                self.found.add((*place, name), f"found {name!r}, which the core counts, expected a gauge, an action or a counter")
            elif name not in COUNTED:
                near = get_close_matches(name, [*COUNTED, *actions, *self.asked()], 1, NEAR)
                if near and near[0] != name:
                    self.found.add((*place, name), f"found {name!r}, which nothing asks for, expected {near[0]}")

    def asked(self) -> set[str]:
        """Return the actions and counters of the case that conditions ask for."""
        texts = [text for _, part in self.parts() for field in ("when", "needs") for text in getattr(part, field, [])]
        found = set[str]()
        for text in texts:
            try:
                found |= {one[0] for one in simple_ones([condition_of(text)]) if one[0] and not one[0].startswith(CORE_COUNTS)}
            except ValueError:  # told where it stands
                continue
        return found

    def listed(self) -> None:
        """Check the lists of replies and lines outside the talk, and that each fact can be told."""
        content = self.content
        told = {fact for _, part in self.parts() for fact in getattr(part, "tells", [])}
        for fact in content.facts:
            if fact not in told:
                self.found.add(("facts", fact), f"found {fact}, which no line tells, expected one with tells: [{fact}]")
        lists: list[tuple[Place, list[str], Iterable[str]]] = [
            (("debrief", "tempting"), content.debrief.tempting, self.replies),
            (("debrief", "worth_replaying"), content.debrief.worth_replaying, self.lines),
            (("debrief", "pair", "judging"), content.debrief.pair.judging, self.replies),
            (("debrief", "pair", "listening"), content.debrief.pair.listening, self.replies),
            (("listening_path",), content.listening_path, self.replies),
        ]
        if content.expert:
            lists += [
                (("expert", "order"), content.expert.order, self.replies),
                (("expert", "wait_at"), content.expert.wait_at, self.lines),
            ]
            for number, text in enumerate(content.expert.done):
                self.condition(("expert", "done", number), text)
        for place, names, known in lists:
            for number, name in enumerate(names):
                self.found.expect((*place, number), name, known)
        for number, one in enumerate(content.own_words):
            self.found.expect(("own_words", number, "after"), one.after, self.lines)
            for nth, cue in enumerate(one.cues):
                self.found.expect(("own_words", number, "cues", nth), cue, cues())

    def days_after(self) -> None:
        """Check what becomes of the talk: the plan's numbers, the next visit."""
        model, visit = self.content.model, self.content.visit
        for name in model.cup_per if model else ():
            if name not in self.names:
                self.number(("model", "cup_per", name), name)
        for number, text in enumerate(model.away_when if model else ()):
            self.condition(("model", "away_when", number), text)
        if (
            visit
            and visit.again
            and self.found.expect(("visit", "return"), visit.again, [one.name for one in self.path.parent.glob("*.yaml")])
        ):
            follows = read(self.path.parent / visit.again, CaseContent)
            if follows.first_case != self.path.name:
                self.found.add(
                    ("visit", "return"),
                    f"found {visit.again}, whose first_case is {follows.first_case!r}, expected {self.path.name}",
                )
        for number, ask in enumerate(visit.ask if visit else ()):
            for nth, code in enumerate(ask.codes):
                self.found.expect(("visit", "ask", number, "codes", nth), code, self.codes)

    def before(self) -> None:
        """Check what a return visit takes from the talk before."""
        name = self.content.first_case
        if not name or not self.found.expect(("first_case",), name, [one.name for one in self.path.parent.glob("*.yaml")]):
            return
        first = read(self.path.parent / name, CaseContent)
        then = names_of(first, skills_content())
        for number, row in enumerate(self.content.carry):
            self.found.expect(("carry", number, 1), row[1], then)
        readouts = ["v_cup", "v_milk", "v_gain", *(f"d_{one}" for one in first.actions)]
        for number, one in enumerate(self.content.readouts):
            self.found.expect(("readouts", number), one, readouts)
        if first.model is None:
            self.found.add(("first_case",), f"found {name}, which has no model, expected one with a plan of the days after")

    def texts(self) -> None:
        """Check the names between braces: the model's numbers, where there are some."""
        told = TOLD_NUMBERS if self.content.first_case or self.content.visit else ()
        braces(self.found, {"say": told, "scene": told, "scene_home": told, "scene_away": told})


def check_case(path: Path) -> None:
    """Check a case against its schema and its own names.

    Raises
    ------
    ContentError
        One line for each mistake: file, line, field, what was found and the known names.
    """
    CheckedCase(path).all()
