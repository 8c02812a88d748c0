"""Take every history with learners of all kinds and hold it against its limits; the sister of ``check.py``.

python -m lactation.counselling.histories            # all: what fails, what to look at
python -m lactation.counselling.histories flor       # one, with what every learner reached
python -m lactation.counselling.histories flor --show skilled 3   # one to read aloud
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from statistics import fmean
from typing import Any

from lactation.activities.asking import dealt
from lactation.content import ContentError
from lactation.content.histories import FACTS, HistoryContent, history_names, history_talk
from lactation.content.marked import named
from lactation.content.skills import skill_words
from lactation.counselling.bots import KIND_ADVICE, QUESTIONS, marks_of, words_in
from lactation.counselling.check import first_unlike
from lactation.counselling.history_learners import history_played
from lactation.counselling.limits import WHOLE, Check, at_least, at_most, none_left
from lactation.counselling.measures import spearman
from lactation.counselling.runtime import InPython, InV8, Runtime, runtime

GAMES, FAST, SAME = 400, 100, 2_000
SOMETIMES = 0.5  # how often whoever does not know better does something else than ask
RANDOM, ASKING, EXPERT, SKILLED = "random", "questionnaire", "expert", "skilled"
LEARNERS: dict[str, dict[str, Any]] = {
    RANDOM: {"kind": "random", "listens": SOMETIMES},
    ASKING: {"kind": "likes", "table": QUESTIONS, "listens": 0.0},
    "kind but advising": {"kind": "likes", "table": KIND_ADVICE, "listens": SOMETIMES},
    EXPERT: {"kind": "expert", "listens": 1.0},
    SKILLED: {"kind": "skilled", "listens": 1.0},
}
BLIND: dict[str, dict[str, Any]] = {
    "always the longest": {"kind": "mark", "mark": "words", "sign": 1, "listens": SOMETIMES},
    "always the shortest": {"kind": "mark", "mark": "words", "sign": -1, "listens": SOMETIMES},
    "always the first": {"kind": "place", "place": 0, "listens": SOMETIMES},
    "always the last": {"kind": "place", "place": 1, "listens": SOMETIMES},
    "softest words": {"kind": "mark", "mark": "soft", "sign": 1, "listens": SOMETIMES},
    "softest words, second list": {"kind": "mark", "mark": "soft_too", "sign": 1, "listens": SOMETIMES},
}
MOST_WORDS = {"reply": 22, "line": 33}
ROOM = 4.0  # points, where few are played
NET = "any_"  # how the ids of her general lines begin: a net, which may stay unused
PLAN_CHANCE = 45.0  # per cent of the steps of all plans that a look may find; one in four by chance


def kit_of_history(name: str) -> dict[str, Any]:
    """Return all that a learner needs of a history."""
    talk = history_talk(content_of(name))
    return {"talk": talk, "marks": marks_of(talk)}


def content_of(name: str) -> HistoryContent:
    """Return a history by the name of its file; errors as in ``marked.named``."""
    return named("histories", name, HistoryContent)


def taken(name: str, runs: Runtime, games: int) -> dict[str, dict[str, Any]]:
    """Return what was counted of each learner."""
    runs.put(name, kit_of_history(name))
    seeds = list(range(1, 1 + games))
    return {one: runs.ask("history_tally", name, rule, seeds) for one, rule in (LEARNERS | BLIND).items()}


def share(tally: dict[str, Any], key: str = "found", of: int = FACTS) -> float:
    """Return the mean of a value in per cent."""
    return 100 * fmean(row[key] for row in tally["rows"]) / of


def checks_of_history(name: str, found: dict[str, dict[str, Any]], room: float = 0.0) -> Iterator[Check]:
    """Check one history: how learners fare, that everything is met, and that nothing but what is said tells."""
    yield at_most("random, per cent of the facts", share(found[RANDOM]), 35 + room)
    yield at_most("questionnaire", share(found[ASKING]), 47 + room)
    yield at_most("kind but advising", share(found["kind but advising"]), 70 + room)
    yield at_least("skilled, without knowing her", share(found[SKILLED]), 70 - room)
    yield at_least("expert", share(found[EXPERT]), 88 - room)
    yield at_least("expert who finds what matters most, per cent", share(found[EXPERT], "key", 1), 90 - room)
    yield at_most("what matters most by chance, per cent", share(found[RANDOM], "key", 1), 30 + room)
    yield at_most("danger by chance, per cent", share(found[RANDOM], "danger", 1), 30 + room)
    for blind in BLIND:
        yield at_most(f"{blind}, over random", share(found[blind]) - share(found[RANDOM]), WHOLE.gain + room)
    for what in ("words", "place"):
        rho = spearman(Counter(found[RANDOM][what]))
        told = f"help and {what}, rank correlation: found {rho:+.2f}, expected −0.10 to +0.10"
        yield Check(told, abs(rho) <= 0.10 + room / 100)
    yield from met(name, found)
    yield from sizes(name)


def met(name: str, found: dict[str, dict[str, Any]]) -> Iterator[Check]:
    """Check that everything in it is met by somebody."""
    talk = history_talk(content_of(name))
    seen = {what: set[str]().union(*(one[what] for one in found.values())) for what in ("menus", "lines", "facts")}
    yield none_left("replies never offered", [one["id"] for one in talk["replies"] if one["id"] not in seen["menus"]])
    lines = [one["id"] for one in talk["lines"] if not one["id"].startswith(NET)]
    yield none_left("lines never spoken", [one for one in lines if one not in seen["lines"]])
    yield none_left("facts never told", [one for one in talk["facts"] if one not in seen["facts"]])
    yield none_left("learners to whom she only said “…”", [one for one, tally in found.items() if "silence" in tally["lines"]])


def sizes(name: str) -> Iterator[Check]:
    """Check how long sentences are."""
    talk = history_talk(content_of(name))
    for what, texts in (
        ("reply", {one["id"]: one["text"] for one in talk["replies"] if not one["closes"]}),
        ("line", {one["id"]: one["say"] for one in talk["lines"]}),
    ):
        long = [f"{one} ({words_in(text)})" for one, text in texts.items() if words_in(text) > MOST_WORDS[what]]
        yield none_left(f"{what} of more than {MOST_WORDS[what]} words", long)


def plans_by_looks(names: list[str]) -> Iterator[Check]:
    """Check that nobody finds the plans of all histories by the looks of their options."""
    items = [item for name in names for item in content_of(name).plan.values()]
    looks = {"longest": max, "shortest": min}
    for told, pick in looks.items():
        hits = [pick(dealt(item), key=lambda option: words_in(option.text)).best for item in items]
        yield at_most(f"plans, always the {told}, per cent", 100 * fmean(hits), PLAN_CHANCE)
    for place in range(min(len(item.options) for item in items)):
        hits = [dealt(item)[place].best for item in items]
        yield at_most(f"plans, always the option in place {place + 1}, per cent", 100 * fmean(hits), PLAN_CHANCE)


def told_table(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Return how every learner fares."""
    yield f"{'':30s} facts %  asked  trust  key %  danger %"
    for learner, one in found.items():
        rest = f"{fmean(row['asked'] for row in one['rows']):7.1f}{fmean(row['trust'] for row in one['rows']):7.0f}"
        yield f"{learner:30s}{share(one):8.0f}{rest}{share(one, 'key', 1):7.0f}{share(one, 'danger', 1):10.0f}"
    often = {
        who: {fact: 100 * n / len(found[who]["rows"]) for fact, n in found[who]["facts"].items()} for who in (EXPERT, RANDOM)
    }
    told = (f"{fact} {percent:.0f}/{often[RANDOM].get(fact, 0):.0f}" for fact, percent in often[EXPERT].items())
    yield f"facts told, in per cent of expert's and random histories: {', '.join(told)}"


def transcript_of_history(name: str, learner: str, seed: int) -> Iterator[str]:
    """Return the lines of a history as a learner takes it."""
    kit, words = kit_of_history(name), skill_words()
    one = history_played(kit, (LEARNERS | BLIND)[learner], seed)
    texts = {reply["id"]: reply["text"] for reply in kit["talk"]["replies"]}
    yield f"SHE {content_of(name).first}"
    for pick, turn in zip(one["picks"], one["happened"], strict=True):
        yield f"\nYOU {texts[pick]}   [{', '.join(turn['codes'])}]"
        yield f"SHE {turn['line'].get('say', '')}   ({', '.join(turn['new'])})"
        yield f"    {' '.join(words[said] for said in turn['said'])} (trust {turn['state']['n']['trust']:.0f})"
    yield f"\n{one['end']['n']['found']} facts with {one['end']['n']['minutes']:.0f} questions"


def alike(name: str, games: int) -> Check:
    """Check that histories at random go alike in both runtimes."""
    both: list[Runtime] = [InPython(), InV8()]
    for one in both:
        one.put(name, kit_of_history(name))
    mine, theirs = (one.ask("history_traces", name, list(range(1, 1 + games))) for one in both)
    unlike = first_unlike(mine, theirs)
    return Check(f"{games} histories at random in CPython and V8: found {unlike or 'all alike'}, expected all alike", not unlike)


def main(arguments: list[str]) -> int:
    """Check the histories; say what fails; return 1 where something does."""
    parser = argparse.ArgumentParser(prog="check-histories", description="Hold histories against their limits.")
    parser.add_argument("history", nargs="*", help="names of files in lactation/content/histories")
    parser.add_argument("--fast", action="store_true", help="fewer")
    parser.add_argument("--show", nargs=2, metavar=("LEARNER", "SEED"), help="print one")
    given = parser.parse_args(arguments)
    names, failed = list(given.history) or history_names(), 0
    try:
        if given.show:
            for name in names:
                print("\n".join(transcript_of_history(name, given.show[0], int(given.show[1]))))
            return 0
        for name in names:
            runs = runtime()
            found = taken(name, runs, FAST if given.fast else GAMES)
            checks = [*checks_of_history(name, found, ROOM if given.fast else 0.0)]
            checks += [alike(name, FAST if given.fast else SAME)] if isinstance(runs, InV8) else []
            bad = [one for one in checks if not one.good]
            if given.history:
                print("\n".join([*told_table(found), *(one.line() for one in checks if one.good)]))
            print("\n".join([*(f"{name}: {one.line()}" for one in bad), f"{name}: {len(bad)} of its limits not kept"]))
            failed += bool(bad)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if not given.history:
        bad = [one for one in plans_by_looks(names) if not one.good]
        print("\n".join([*(one.line() for one in bad), f"plans of all histories: {len(bad)} limits not kept"]))
        failed += bool(bad)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
