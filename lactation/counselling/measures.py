"""Numbers of what was counted: how each learner fares with a case, and what of the case was reached by anybody."""

from collections import Counter
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any

from lactation.content.cases import CaseContent, beside, case_content
from lactation.content.talks import SILENCE
from lactation.core.conversation_milk import visit_settings
from lactation.counselling.bots import (
    ADVISING,
    ASKING,
    CURIOUS,
    EXPERT,
    HARM,
    KINDNESS,
    LEARNERS,
    RANDOM,
    SOFT_WORDS,
    WORST,
    kit_of,
)
from lactation.counselling.runtime import Runtime

Counts = Counter[str]
COUNTED = ("offered", "said", "lines", "facts", "endings", "silent", "openings", "visits")
# A return visit by somebody else than the first talk: what one did well, another may spoil, and the other way round.
CROSSED = (
    (RANDOM, EXPERT), (EXPERT, RANDOM), (EXPERT, ADVISING), (EXPERT, ASKING), (EXPERT, SOFT_WORDS[0]), (EXPERT, SOFT_WORDS[1]),
    (ADVISING, EXPERT), ("open questions only", EXPERT), (KINDNESS, EXPERT), (EXPERT, CURIOUS), (CURIOUS, CURIOUS),
    (HARM, EXPERT), (HARM, CURIOUS), ("any helping reply", CURIOUS), ("any helping reply", RANDOM),
)  # fmt: skip
VISITING = (RANDOM, EXPERT, KINDNESS, ADVISING, ASKING, CURIOUS, WORST)  # whose next visits are looked at, where there is no talk


@dataclass
class Fares:
    """How one learner fares: a row for each talk, and how general her answers were."""

    rows: list[dict[str, Any]]
    answers: int
    general: int

    def values(self, name: str) -> list[float]:
        """Return a value of each talk, in order of size."""
        return sorted(float(row[name]) for row in self.rows)

    def mean(self, name: str = "points") -> float:
        """Return the mean of a value."""
        return fmean(self.values(name))

    def median(self, name: str = "points") -> float:
        """Return the median of a value."""
        return median(self.values(name))

    def at(self, share: float, name: str = "points") -> float:
        """Return the value below which this share of the talks lies."""
        values = self.values(name)
        return values[int(share * (len(values) - 1))]

    @property
    def general_share(self) -> float:
        """Return which share of her answers could be given to anything."""
        return self.general / max(1, self.answers)


@dataclass
class Measured:
    """A case with all that was counted of it."""

    name: str
    content: CaseContent
    kit: dict[str, Any]
    fares: dict[tuple[str, str], Fares] = field(default_factory=dict)  # by who had the first talk (or nobody), and who plays
    counts: dict[str, Counts] = field(default_factory=lambda: {name: Counter() for name in COUNTED})
    words: Counts = field(default_factory=Counter)  # of whole menus in random play: "band words"
    place: Counts = field(default_factory=Counter)  # "band place"
    pairs: dict[str, dict[str, Any]] = field(default_factory=dict)  # the two halves of a pair, as they can be played
    milk: dict[str, dict[str, list[float]]] = field(default_factory=dict)  # by learner, at the next visit

    def of(self, learner: str, first: str | None = None) -> Fares:
        """Return how a learner fares; in a return visit after a first talk by the same, or by ``first``."""
        return self.fares[(first or learner) if self.content.first_case else "", learner]

    @property
    def is_return(self) -> bool:
        """Return whether the case goes on from another."""
        return bool(self.content.first_case)

    @property
    def interrupts(self) -> set[str]:
        """Return the ids of what happens by itself: it answers nothing."""
        return {one["id"] for one in self.kit["talk"]["interrupts"]}

    @property
    def talks(self) -> int:
        """Return how many talks were played."""
        return sum(len(one.rows) for one in self.fares.values())

    def add(self, key: tuple[str, str], found: dict[str, Any]) -> None:
        """Add what a tally gave."""
        answers = {name: count for name, count in found["lines"].items() if name not in self.interrupts}
        general = sum(count for name, count in answers.items() if name in (SILENCE, *self.kit["general"]))
        self.fares[key] = Fares(found["rows"], sum(answers.values()), general)
        for name in ("offered", "said", "lines", "facts", "endings", "silent"):
            self.counts[name].update(found[name])
        self.counts["openings"].update(row["opening"] for row in found["rows"])
        if key[1] == RANDOM:
            self.words.update(found["words"])
            self.place.update(found["place"])


def measured(name: str, runtime: Runtime, most: int, random_most: int = 0) -> Measured:
    """Return a case as every learner plays it ``most`` times; a random one ``random_most`` times, where that is given."""
    kit = kit_of(name)
    runtime.put(name, kit)
    found = Measured(name, case_content(name), kit)
    if found.is_return:
        returns(found, runtime, most)
    else:
        for learner, rule in LEARNERS.items():
            seeds = list(range(1, 1 + (random_most if learner == RANDOM and random_most else most)))
            found.add(("", learner), runtime.ask("tally", name, rule, seeds))
        next_visits(found, runtime, min(most, 100))
    pair = found.content.debrief.pair
    for half, picks in (
        ("judging", pair.judging),
        ("listening", pair.listening),
        ("listening path", found.content.listening_path),
    ):
        if picks:
            found.pairs[half] = runtime.ask("can_be_played", name, list(picks))
    return found


def grid_of(name: str, runtime: Runtime, learners: tuple[str, ...], seeds: list[int]) -> dict[str, dict[str, float]]:
    """Return the model's milk for every plan at which these learners' talks end, by the plan's name on the grid."""
    plans: dict[str, dict[str, Any]] = {}
    for learner in learners:
        plans |= runtime.ask("plans_needed", name, LEARNERS[learner], seeds)
    talk = kit_of(name)["talk"]
    milk = runtime.milk([visit_settings(talk, plan) for plan in plans.values()])
    return dict(zip(plans, milk, strict=True))


def returns(found: Measured, runtime: Runtime, most: int) -> None:
    """Play return visits after first talks: each learner after one's own, and crosswise."""
    first = beside(found.name, found.content.first_case)
    runtime.put(first, kit_of(first))
    seeds = list(range(1, 1 + most))
    firsts = [name for name in LEARNERS if name != CURIOUS]
    grid = grid_of(first, runtime, (*firsts, CURIOUS), seeds)
    for one, other in (*((name, name) for name in firsts), *CROSSED):
        # Whoever is curious does not play the same talk twice, so neither the same first talk: there she is expert or random.
        before = {"kit": first, "learner": LEARNERS[RANDOM if one == CURIOUS else one], "grid": grid}
        found.add((one, other), runtime.ask("tally", found.name, LEARNERS[other], seeds, before=before))


def next_visits(found: Measured, runtime: Runtime, most: int) -> None:
    """Count the lines of a next visit that is only shown, and the milk there, by the model."""
    if not found.kit["talk"]["model"]:
        return
    seeds = list(range(1, 1 + most))
    steady = tuple(name for name in VISITING if name != CURIOUS)  # the same talk again, when it is asked for again
    grid = grid_of(found.name, runtime, steady, seeds)
    for learner in steady:
        told = runtime.ask("visits", found.name, LEARNERS[learner], seeds, grid)
        found.counts["visits"].update(told.pop("lines"))
        found.milk[learner] = told


def spearman(counts: Counts) -> float:
    """Return the rank correlation of pairs of numbers, told as texts ``"x y"`` with how often each was seen; 0 for none.

    >>> spearman(Counter({"1 1": 5, "2 2": 5, "3 3": 5}))
    1.0
    >>> spearman(Counter({"1 1": 5, "1 2": 5, "2 1": 5, "2 2": 5}))
    0.0
    """
    pairs = [(float(told.split()[0]), float(told.split()[1]), count) for told, count in counts.items()]
    total = sum(count for *_, count in pairs)
    if not total:
        return 0.0
    x, y = ranks([(a, n) for a, _, n in pairs]), ranks([(b, n) for _, b, n in pairs])
    middle = (total - 1) / 2
    shared = sum(n * (x[a] - middle) * (y[b] - middle) for a, b, n in pairs)
    spread = sum(n * (x[a] - middle) ** 2 for a, _, n in pairs) * sum(n * (y[b] - middle) ** 2 for _, b, n in pairs)
    return float(round(shared / spread**0.5, 9)) if spread else 0.0


def ranks(values: list[tuple[float, int]]) -> dict[float, float]:
    """Return the mean rank of each value, from how often it was seen."""
    seen: Counter[float] = Counter()
    for value, count in values:
        seen[value] += count
    found, before = {}, 0
    for value in sorted(seen):
        found[value] = before + (seen[value] - 1) / 2
        before += seen[value]
    return found
