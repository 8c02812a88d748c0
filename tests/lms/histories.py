"""Random histories of learners, over the course's own list: answers, reviews, tests begun and handed in, talks, gates."""

from random import Random

from lactation.content.course import catalogue
from lactation.content.lms_order import order_rows
from lactation.content.memory import twins
from lactation.core.packed import PACKED_OWN, PACKED_SURE
from lactation.core.review import DAY_MS, REVIEW_EARLY

NOW = 1764158400000 + 12345678
ROWS = [[*row[:3], list(row.options)] for row in order_rows()]
LESSONS = [step["key"] for module in catalogue()["modules"] for step in module["steps"] if step["kind"] == "lesson"]
MORE = {"now": NOW, "salt": "aB-9", "lessons": LESSONS, "twins": twins()}


class Learner:
    """Makes events, each later than the one before, up to now."""

    def __init__(self, seed, days=200):
        self.random = Random(seed)
        self.at = NOW - days * DAY_MS
        self.events = []

    def add(self, kind, item, **fields):
        self.at = min(NOW, self.at + 1 + self.random.choice([1000, 1000, 60000, DAY_MS // 3, 2 * DAY_MS]) * self.random.random())
        self.at = int(self.at)
        self.events.append({"id": f"e{len(self.events)}", "at": self.at, "kind": kind, "item": item} | fields)

    def answer(self, row, **more):
        item, kind, group, options = row
        sure = self.random.choice(PACKED_SURE[1:]) if kind in ("predict", "sort") or self.random.random() < 0.3 else None
        right = self.random.random() < 0.7 if group == "ladder" or self.random.random() < 0.9 else None
        option = self.random.choice(options)
        chosen = {"option": option} if option != PACKED_OWN else {"text": "her own words", "ticked": []}
        self.add(kind, item, sure=sure, attempt=1, right=right, **chosen, **more)

    def mark(self, row):
        item, kind, _, options = row
        chance = self.random.random
        if kind == "mark":
            self.add(kind, item, option="K7Q2M")
        elif kind == "size":
            self.add(kind, item, option=self.random.choice(options))
        elif kind == "gate":
            self.add(kind, item, number=1, right=chance() < 0.5, points=self.random.randrange(40) / 2, missed=[])
        elif kind == "end":
            self.add(kind, item, path=["a", "b"], seed=1, version="v", points=100 * chance(), attempt=1, sure=None)
        elif kind == "agreement":
            self.add(kind, item, n=40, same=self.random.randrange(41), attempt=1, sure=None, right=None, kappa=2 * chance() - 1)
        elif kind == "result":
            self.test(row)

    def test(self, row):
        item, _, _, options = row
        form = self.random.choice(options)
        asked = [one for one in ROWS if one[1] == "answer"]
        known = [one for one in asked if one[2] == "ladder"][:8]
        if item.startswith("test/"):
            known = [one for one in asked if one[0].startswith("bank/") and one[0].endswith(f"-{form}")]
        order = self.random.sample(known, len(known))
        self.add("test", item, order=[one[0] for one in order], seed=self.random.randrange(1, 2147483646), version=form)
        for one in order:
            if self.random.random() < 0.9:
                self.answer(one, of=item)
        if self.random.random() < 0.7:
            given = {e["item"]: e for e in self.events if e.get("of") == item}
            same = sum(e["right"] is True for e in given.values())
            self.add("result", item, version=form, n=len(order), same=same, points=same / len(order), right=same > 30, brier=0.4)


def history(seed):
    """One learner's events: few or many, with reviews that are early or due."""
    one = Learner(seed)
    for row in one.random.sample(ROWS, one.random.choice([3, 20, 60])):
        if row[2] == "mark":
            one.mark(row)
        else:
            one.answer(row)
    for event in one.random.sample(one.events, len(one.events) // 2):
        row = next(row for row in ROWS if row[0] == event["item"])
        if row[2] == "ladder" and "of" not in event:
            one.answer(row, **({"of": REVIEW_EARLY} if one.random.random() < 0.2 else {}))
    return one.events


def all_answered():
    """Everything answered that an LMS can keep, all tests handed in but for three that were begun again."""
    one = Learner(1)
    for row in ROWS:
        if row[2] != "mark":
            one.add(row[1], row[0], option=row[3][-1], sure=100, attempt=1, right=True)
    for row in ROWS:
        if row[1] == "result":
            for _ in range(3):
                one.test(row)
        elif row[2] == "mark":
            one.mark(row)
    return one.events
