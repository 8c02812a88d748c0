"""The limits that a case must keep to be good practice, and what was found: a line each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lactation.content.cases import case_path
from lactation.content.yaml_file import line_of_rule
from lactation.counselling.bots import (
    ADVISING,
    ASKING,
    BLIND,
    EXPERT,
    KINDNESS,
    RANDOM,
    SOFT_WORDS,
    WORST,
    general_lines,
    words_in,
)
from lactation.counselling.measures import Measured, spearman

MOST_WORDS = {"reply": 22, "line": 33, "first line": 33}


@dataclass(frozen=True)
class Limits:
    """Limits that depend on the kind of case. ``None``: there is none."""

    replies: tuple[int, int]
    turns: tuple[int, int]  # of the expert, from the 10th to the 90th of a hundred talks
    facts: int  # in the case
    expert_facts: float  # that the expert finds
    random: float
    expert: float
    best: float
    kindness: float | None
    misled: float  # kind but advising; questionnaire
    chance: float  # that the danger is seen in random play
    good_endings: int
    gives_away: bool  # whether length, place and looks are measured: a small case has too few replies for that
    general: tuple[float, float] = (0.2, 0.05)  # in random play, in the expert's
    gain: float = 15.0  # of a learner who does not read, over random play
    rho: float = 0.10  # of help with words, and with place

    def loosened(self) -> "Limits":
        """Return them with room for what chance does where few talks are played, as in the tests."""
        return replace(
            self,
            turns=(self.turns[0] - 1, self.turns[1] + 1), expert_facts=self.expert_facts - 0.5, random=self.random + 4,
            expert=self.expert - 3, best=self.best - 5, kindness=self.kindness and self.kindness + 4, misled=self.misled + 4,
            chance=self.chance + 0.06, general=(self.general[0] + 0.03, self.general[1] + 0.03), gain=self.gain + 6,
            rho=self.rho + 0.05,
        )  # fmt: skip


WHOLE = Limits((45, 60), (12, 18), 10, 8, 30, 88, 95, 70, 45, 0.3, 2, True)
RETURN = Limits((40, 60), (6, 10), 5, 4, 30, 88, 95, None, 45, 0.3, 2, True)
SMALL = Limits((8, 44), (4, 12), 2, 2, 45, 80, 85, None, 55, 0.5, 1, False, (0.4, 0.15))


@dataclass(frozen=True)
class Check:
    """One limit, and whether it is kept."""

    told: str
    good: bool

    def line(self) -> str:
        """Return it as it is told."""
        return ("ok     " if self.good else "FAILS  ") + self.told


def limits_of(case: Measured) -> Limits:
    """Return the limits of a case."""
    if case.content.size == "small":
        return SMALL
    return RETURN if case.is_return else WHOLE


def at_most(what: str, found: float, most: float, form: str = ".0f") -> Check:
    """Return a check that a number is not too high."""
    return Check(f"{what}: found {format(found, form)}, expected at most {format(most, form)}", found <= most)


def at_least(what: str, found: float, least: float, form: str = ".0f") -> Check:
    """Return a check that a number is not too low."""
    return Check(f"{what}: found {format(found, form)}, expected at least {format(least, form)}", found >= least)


def between(what: str, low: float, high: float, limits: tuple[int, int], of: str = "") -> Check:
    """Return a check that one number or a range lies within limits."""
    told = f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
    good = limits[0] <= low and high <= limits[1]
    return Check(f"{what}: found {told}{of}, expected {limits[0]} to {limits[1]}", good)


def none_left(what: str, left: list[str]) -> Check:
    """Return a check that nothing is left over."""
    return Check(f"{what}: found {', '.join(left) or 'none'}, expected none", not left)


def checks_of(case: Measured, rare: int = 0, few: bool = False) -> list[Check]:
    """Return every limit with what was found.

    ``few``: few talks were played, so the limits have room; ``rare``: how many parts of the case may then be met by nobody.
    """
    limits = limits_of(case).loosened() if few else limits_of(case)
    found = [*reached(case, rare), *sizes(case, limits), *scores(case, limits)]
    return found + ([*gives_away(case, limits)] if limits.gives_away else []) + [*pairs(case)]


def reached(case: Measured, rare: int) -> Iterator[Check]:
    """Check that everything in the case is met by somebody, and that she always has an answer."""
    left = never_met(case)
    if sum(map(len, left.values())) <= rare:
        left = {what: [] for what in left}
    for what, names in left.items():
        yield none_left(what, names)
    yield none_left("replies to which she only said “…”", sorted(case.counts["silent"]))
    endless = [f"{first or learner}" for (first, learner), one in case.fares.items() if not all(row["over"] for row in one.rows)]
    yield none_left("learners whose talks did not end", sorted(set(endless)))


def never_met(case: Measured) -> dict[str, list[str]]:
    """Return what nobody met, by what it is."""
    talk, counts, general = case.kit["talk"], case.counts, general_lines(case.kit["talk"])
    lines = [line["id"] for line in (*talk["lines"], *talk["interrupts"]) if line["id"] not in general]
    found = {
        "replies never offered": [one["id"] for one in talk["replies"] if not one["tray"] and not counts["offered"][one["id"]]],
        "lines never spoken": [name for name in lines if not counts["lines"][name]],
        "facts never told": [name for name in talk["facts"] if not counts["facts"][name]],
        "endings never reached": [
            f"{group}:{one['id']}"
            for group, ends in talk["endings"].items()
            for one in ends
            if not counts["endings"][f"{group}:{one['id']}"]
        ],
    }
    if case.is_return:
        found["openings never met"] = [one["id"] for one in talk["openings"] if not counts["openings"][one["id"]]]
    return found


def sizes(case: Measured, limits: Limits) -> Iterator[Check]:
    """Check numbers that can be counted in the file, and words."""
    content = case.content
    yield between("replies", len(content.replies), len(content.replies), limits.replies)
    yield at_least("facts", len(content.facts), limits.facts)
    good = [f"{group}:{one.id}" for group, endings in content.endings.items() for one in endings if one.good]
    yield at_least("good endings", len(good), limits.good_endings)
    for what, texts in (
        ("reply", {reply.id: reply.say or reply.do for reply in content.replies}),
        ("line", {line.id: line.say for line in [*content.lines, *content.interrupts, *content.openings]}),
        ("first line", {content.first_line.id: content.first_line.say}),
    ):
        most = MOST_WORDS[what]
        long = [f"{name} ({words_in(text)}{line_with(case, name)})" for name, text in texts.items() if words_in(text) > most]
        yield none_left(f"{what} of more than {most} words", long)


def line_with(case: Measured, name: str) -> str:
    """Return in which line of its file a reply or a line of hers stands, for an author to go there."""
    line = line_of_rule(case_path(case.name), f"found the id {name}")
    return f", line {line}" if line else ""


def scores(case: Measured, limits: Limits) -> Iterator[Check]:
    """Check how learners fare."""
    expert, chance, after = case.of(EXPERT), case.of(RANDOM), case.is_return
    yield (
        Check("expert: found a way of hers in the file", True)
        if case.content.expert
        else Check("expert: found no expert in the file, expected her order of replies", False)
    )
    yield between("expert's turns (10th to 90th of a hundred)", expert.at(0.1, "turns"), expert.at(0.9, "turns"), limits.turns)
    yield at_least("facts that the expert finds, mean", expert.mean("found"), limits.expert_facts, ".1f")
    yield at_least("expert, median", expert.median(), limits.expert)
    yield at_least("expert, best", max(expert.values("points")), limits.best)
    yield at_most("random, mean", chance.mean(), limits.random)
    yield at_most("worst, best of all", max(case.of(WORST).values("points")), 30)
    yield at_most(f"{ADVISING}, mean", case.of(ADVISING).mean(), limits.misled)
    yield at_most(f"{ASKING}, mean", case.of(ASKING).mean(), limits.misled)
    if limits.kindness:
        yield at_most(f"{KINDNESS}, mean", case.of(KINDNESS).mean(), limits.kindness)
    yield at_most("safety by chance, per cent of random talks", 100 * chance.mean("safe"), 100 * limits.chance)
    yield at_most("general answers, per cent, random", 100 * chance.general_share, 100 * limits.general[0])
    yield at_most("general answers, per cent, expert", 100 * expert.general_share, 100 * limits.general[1])
    if after:
        yield at_least("expert after a random first talk, median", case.of(EXPERT, RANDOM).median(), limits.expert)
        yield at_most("random after an expert's first talk, mean", case.of(RANDOM, EXPERT).mean(), limits.random)
        yield at_most(f"{ADVISING} after an expert's first talk, mean", case.of(ADVISING, EXPERT).mean(), limits.misled)
        yield at_most(f"{ASKING} after an expert's first talk, mean", case.of(ASKING, EXPERT).mean(), limits.misled)
        met = 100 * case.of(RANDOM, EXPERT).mean("safe")
        yield at_most("safety by chance after an expert's first talk, per cent", met, 100 * limits.chance)


def gives_away(case: Measured, limits: Limits) -> Iterator[Check]:
    """Check that nothing but what is said tells which reply helps."""
    base = case.of(RANDOM).mean()
    for name in (*BLIND, *SOFT_WORDS):
        yield at_most(f"{name}, over random", case.of(name).mean() - base, limits.gain)
    for name in SOFT_WORDS if case.is_return else ():
        gain = case.of(name, EXPERT).mean() - case.of(RANDOM, EXPERT).mean()
        yield at_most(f"{name}, over random, after an expert's first talk", gain, limits.gain)
    for what, counts in (("words", case.words), ("place", case.place)):
        rho = spearman(counts)
        told = f"help and {what}, rank correlation: found {rho:+.2f}, expected −{limits.rho:.2f} to +{limits.rho:.2f}"
        yield Check(told, abs(rho) <= limits.rho)


def pairs(case: Measured) -> Iterator[Check]:
    """Check that the written halves of a pair can be played to their end, and differ."""
    for half, found in case.pairs.items():
        where = f"found {found['stops']}, which cannot be said there" if found["stops"] else f"found {found['points']:.0f} points"
        ended = "" if found["over"] or found["stops"] else ", and no end"
        yield Check(f"{half}, as written: {where}{ended}, expected a whole talk", not found["stops"] and bool(found["over"]))
    if {"judging", "listening"} <= set(case.pairs) and not any(one["stops"] for one in case.pairs.values()):
        gap = case.pairs["listening"]["points"] - case.pairs["judging"]["points"]
        yield at_least("listening over judging, in points", gap, 40)
