"""An invented class, so that a report can be seen before there is one. No number in it is anybody's."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import Any

from lactation.classroom.chats import read_chat
from lactation.classroom.files import ClassFiles, Learner
from lactation.classroom.group_lines import lines_in, together
from lactation.classroom.needs import GATE, core_quizzes
from lactation.content.bank import bank_items
from lactation.content.exams import bank_key
from lactation.content.line import line_course
from lactation.core.line import line_marks, line_of, line_told, new_mark
from lactation.core.play.exam import EXAM_SURE
from lactation.core.review import DAY_MS

NAMES = (
    "Abena", "Binh", "Carmen", "Dilnoza", "Esi", "Farah", "Graça", "Hye-jin", "Ines", "Jyoti", "Kalinda", "Lupe", "Mariam",
    "Nino", "Oyun", "Paula", "Qamar", "Rosa", "Sunita", "Tala", "Ulla", "Valeria", "Wanjiru", "Ximena",
)  # fmt: skip
START = 1_790_000_000_000  # ms: a day in 2026
GUESS = 1 / 3  # who knows nothing chooses among three


class Invented:
    """One invented learner's record, written event by event."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.prefix, self.numbers = f"invented-{seed}", count()
        self.skill = self.random.gauss(0, 1.1)
        self.at = START + self.random.randrange(3 * DAY_MS)
        self.events: list[dict[str, Any]] = []

    def add(self, kind: str, item: str, **fields: Any) -> None:
        """Add an event half a minute after the one before."""
        self.at += 30_000
        self.events.append({"id": f"{self.prefix}-{next(self.numbers)}", "at": self.at, "kind": kind, "item": item, **fields})

    def knows(self, hard: float, gain: float) -> bool:
        """Return whether an item of this hardness is right: by knowing it, or by guessing."""
        known = 1 / (1 + 2.718281828 ** -(self.skill + gain - hard))
        return self.random.random() < GUESS + (1 - GUESS) * known

    def test(self, name: str, form: str, gain: float) -> None:
        """Take a test."""
        dealt = {bank_key(item): item for _, _, item in bank_items(form)}
        key, same = f"test/{name}", 0
        self.add("test", key, order=list(dealt), seed=1, version=form)
        for place, (item_key, item) in enumerate(dealt.items()):
            right = self.knows(Random(place).gauss(0, 1.2), gain)
            options = [one.id for one in item.options if one.best == right]
            sure = EXAM_SURE[min(3, max(0, round(self.random.gauss(1.6 if right else 1.1, 0.9))))]
            option = self.random.choice(options)
            self.add("answer", item_key, of=key, option=option, sure=sure, attempt=1, right=right)
            same += right
        share = same / len(dealt)
        self.add("result", key, version=form, right=share >= 0.8, points=share, n=len(dealt), same=same)

    def course(self, share: float) -> None:
        """Do the core course's quizzes, as many as ``share`` says, and perhaps the gate and a set of feeds."""
        quizzes = list(core_quizzes().values())
        for items in quizzes[: round(share * len(quizzes))]:
            for item in items:
                self.add("answer", item, option="one", sure=None, attempt=1, right=self.knows(0, 1))
        points = min(1.0, 0.8 + 0.05 * self.random.randrange(5) + 0.03 * self.skill)
        if share > 0.6:
            self.add("gate", GATE, right=points >= 0.9, points=points)
            self.events.append(new_mark(self.prefix) | {"id": f"{self.prefix}-mark", "at": self.at + 1})
            self.add("agreement", "trainer/set-1", n=96, same=80, kappa=max(0.2, min(0.95, self.random.gauss(0.68, 0.13))))


def invented(seed: int) -> Learner:
    """Return an invented learner, the same for the same seed; one in six has not come far."""
    one = Invented(seed)
    one.test("pre", "a", -0.9)
    one.at += 10 * DAY_MS
    comes_far = seed % 6 != 5
    one.course(1.0 if comes_far else 0.4)
    if comes_far:
        one.at += 9 * DAY_MS
        one.test("post", "b", 1.1)
    return Learner((f"invented-{seed + 1}.json",), NAMES[seed % len(NAMES)], one.events)


def invented_class(learners: int = 24) -> list[Learner]:
    """Return an invented class."""
    return [invented(seed) for seed in range(learners)]


TOLD = ("breast", "prolactin", "supply", "nonverbal")  # lessons of which the invented group tells
SENDERS = 9


def invented_chat() -> str:
    """Return a chat as WhatsApp exports it, with lines of some of the invented class: one quoted, one cut off, one changed."""
    course, lines = line_course(), []
    for seed in range(SENDERS):
        events = invented(seed).events
        mark = (line_marks(events) or [new_mark(f"another {seed}")["option"]])[0]
        for key in TOLD[seed % 2 :: 1 + seed % 2]:
            told = line_told(events, key, course, mark, 0)
            lines.append(f"{NAMES[seed]}: {line_of(told, key, course)}" if told["done"] else f"{NAMES[seed]}: Not yet.")
    lines[3:3] = [f"Esi: Well done! > {lines[2].partition(': ')[2]}"]
    lines.append(f"Binh: {lines[0].partition(': ')[2][:-14]}")
    lines.append(f"Carmen: {lines[4].partition(': ')[2].replace('Q', 'P', 1)}")
    return "".join(f"27/11/2026, 09:{n:02} - {line}\n" for n, line in enumerate(["Esi created the group", *lines]))


def invented_files() -> ClassFiles:
    """Return an invented class with its chat, as a folder gives them."""
    name = "invented-chat.txt"
    return ClassFiles(invented_class(), [], together(lines_in(read_chat(name, invented_chat()), name, names=False)))
