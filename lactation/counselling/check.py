"""Play every case with every learner and hold it against the limits: ``make check-cases``, ``make check-cases CASE=c3``.

    python -m lactation.counselling.check                    # all cases
    python -m lactation.counselling.check c3                 # one, with what every learner reached
    python -m lactation.counselling.check c3 --fast          # with fewer talks and some room, while one is tuning
    python -m lactation.counselling.check c3 --show expert 3 # a talk to read aloud: learner (how its name begins) and seed

Writes ``_build/cases/NAME.svg``, the map of a case, and ``NAME.txt``, all that was found. A case whose file, engine and learners
are those of an earlier run that found nothing to mend is not played again.
"""

import argparse
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lactation.content import ContentError
from lactation.content.case_names import check_case
from lactation.content.cases import beside, case_content, case_names, case_path
from lactation.counselling.bots import LEARNERS, RANDOM, kit_of
from lactation.counselling.branch_map import branch_map
from lactation.counselling.limits import Check, checks_of
from lactation.counselling.measures import Measured, grid_of, measured
from lactation.counselling.runtime import InPython, InV8, Runtime, runtime
from lactation.counselling.smells import smells_of
from lactation.counselling.transcript import transcript
from lactation.files import hash_of_files, write_whole
from lactation.site.remembered import Remembered

PACKAGE = Path(__file__).parent.parent
FOLDER = Path("_build") / "cases"
TALKS, RANDOM_TALKS = 400, 2000
FAST_TALKS, FAST_RANDOM = 100, 400
SAME_TALKS = 10_000  # compared between CPython and V8
AT_ONCE = 500
FAST_SAME = 200
RARE = 3  # parts of a case that nobody may meet in few talks


def key_of(name: str) -> str:
    """Return the name of all that decides what is found about a case: the core, these checks, the case and its first."""
    content = case_content(name)
    files = [case_path(name), *([case_path(beside(name, content.first_case))] if content.first_case else [])]
    files += [
        PACKAGE / "content" / one
        for one in ("skills.yaml", "skills.py", "cases.py", "talks.py", "references.bib", "parameters.csv")
    ]
    files += sorted((PACKAGE / "core").rglob("*.py")) + sorted((PACKAGE / "counselling").glob("*.py"))
    return hash_of_files(files, PACKAGE, TALKS, RANDOM_TALKS, SAME_TALKS)


def first_difference(name: str, v8: Runtime, most: int) -> str:
    """Return what is the first difference between random talks in CPython and in V8, or nothing."""
    python, kit = InPython(), kit_of(name)
    python.put(name, kit)
    v8.put(name, kit)
    before: dict[str, Any] | None = None
    if case_content(name).first_case:
        first = beside(name, case_content(name).first_case)
        for one in (python, v8):
            one.put(first, kit_of(first))
        before = {"kit": first, "learner": LEARNERS[RANDOM], "grid": grid_of(first, v8, (RANDOM,), list(range(1, 1 + most)))}
    for start in range(1, 1 + most, AT_ONCE):
        seeds = list(range(start, min(start + AT_ONCE, 1 + most)))
        mine, theirs = (one.ask("traces", name, seeds, before=before) for one in (python, v8))
        unlike = first_unlike(mine, theirs, start)
        if unlike:
            return unlike
    return ""


def first_unlike(mine: list[Any], theirs: list[Any], start: int = 1) -> str:
    """Return which of these talks, numbered from ``start``, is the first that differs, and in what; nothing if none does."""
    for seed, (one, other) in enumerate(zip(mine, theirs, strict=True), start):
        if not same(one, other):
            return f"seed {seed}: {', '.join(key for key in one if not same(one[key], other.get(key)))} differ"
    return ""


def same(one: Any, other: Any) -> bool:
    """Return whether two values are the same, numbers to within 1e-9."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return bool(one == other)


def told_fares(case: Measured) -> list[str]:
    """Return a table of how every learner fares."""
    lines = [f"{'':44s} mean  10th  50th  90th  best  turns  facts  safe  cup mL"]
    for (first, learner), one in case.fares.items():
        name = f"{learner} (first: {first})" if first and first != learner else learner
        points = "".join(f"{one.at(share):6.0f}" for share in (0.1, 0.5, 0.9, 1.0))
        rest = f"{one.mean('turns'):7.1f}{one.mean('found'):7.1f}{100 * one.mean('safe'):5.0f}%{one.mean('cup_ml'):8.0f}"
        lines.append(f"{name[:44]:44s}{one.mean():5.0f}{points}{rest}")
    ended = {key.partition(":")[0]: {} for key in case.counts["endings"]}  # type: dict[str, dict[str, int]]
    for key, count in case.counts["endings"].items():
        ended[key.partition(":")[0]][key.partition(":")[2]] = count
    for group, counts in ended.items():
        lines.append(
            f"endings, {group}: "
            + ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda one: -one[1]))
        )
    if case.counts["visits"]:
        lines.append("next visit: " + ", ".join(f"{name} {count}" for name, count in case.counts["visits"].most_common()))
    if case.is_return:
        lines.append("openings: " + ", ".join(f"{name} {count}" for name, count in case.counts["openings"].most_common()))
    for learner, told in case.milk.items():
        middle = {what: sorted(values)[len(values) // 2] for what, values in told.items()}
        milk = f"milk {middle['milk_ml']:.0f} mL, gain {middle['gain']:.0f} g a week"
        lines.append(f"by the model, {learner}: cup {middle['cup_ml']:.0f} mL, {milk}")
    return lines


def judged(name: str, fast: bool) -> dict[str, Any]:
    """Return what is found about a case: the lines that fail, the warnings, and all of it as a text; writes its map."""
    try:
        check_case(case_path(name))
    except ContentError as error:
        return {"fails": str(error).splitlines(), "smells": [], "text": str(error)}
    runs = runtime()
    case = measured(name, runs, FAST_TALKS if fast else TALKS, FAST_RANDOM if fast else RANDOM_TALKS)
    checks = checks_of(case, RARE if fast else 0, few=fast)
    if isinstance(runs, InV8):
        most = FAST_SAME if fast else SAME_TALKS
        differs = first_difference(name, runs, most)
        checks.append(
            Check(f"{most} random talks in CPython and V8: found {differs or 'all alike'}, expected all alike", not differs)
        )
    smells = smells_of(case)
    kept, broken = ([check.line() for check in checks if check.good is good] for good in (True, False))
    # What fails comes last: it stands above the prompt.
    text = "\n".join([*told_fares(case), "", *kept, *(f"look   {one}" for one in smells), *broken])
    write_whole(FOLDER / f"{Path(name).stem}.svg", branch_map(case).encode())
    write_whole(FOLDER / f"{Path(name).stem}.txt", f"{text}\n".encode())
    return {"fails": [check.told for check in checks if not check.good], "smells": smells, "text": text}


def judge_all(names: list[str], fast: bool) -> dict[str, dict[str, Any]]:
    """Return what is found about each case; what was found right before and has not changed since is not played again."""
    kept = Remembered(FOLDER / "right.json", "cases")
    keys = {name: key_of(name) for name in names}
    found: dict[str, Any] = {name: None if fast else kept.get(name, keys[name]) for name in names}
    left = [name for name in names if found[name] is None]
    # Spawned: a process in which V8 runs cannot be forked.
    with ProcessPoolExecutor(min(len(left) or 1, os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        try:
            for name, one in zip(left, pool.map(judged, left, [fast] * len(left)), strict=True):
                found[name] = one
                if not fast and not one["fails"]:
                    kept.note(name, keys[name], one)
        finally:  # what was played is known, whatever comes after it
            if not fast:
                for name in set(kept.kept) & set(case_names()) - set(names):  # what was not asked for is not forgotten
                    kept.used[name] = kept.kept[name]
                kept.write()
    return found


def show(name: str, learner: str, seed: int) -> int:
    """Print a talk; return 1 where there is no such learner."""
    names = [one for one in LEARNERS if one.startswith(learner)]
    if not names:
        print(f"found the learner {learner!r}, expected one of: {'; '.join(LEARNERS)}", file=sys.stderr)
        return 1
    for line in transcript(name, names[0], seed):
        print(line)
    return 0


def main(arguments: list[str]) -> int:
    """Check the cases; say what fails and what to look at; return 1 where something fails."""
    parser = argparse.ArgumentParser(prog="check-cases", description="Hold cases against their limits.")
    parser.add_argument("case", nargs="*", help="names of files in lactation/content/cases, or paths")
    parser.add_argument("--fast", action="store_true", help="fewer talks")
    parser.add_argument("--show", nargs=2, metavar=("LEARNER", "SEED"), help="print one talk")
    given = parser.parse_args(arguments)
    names = list(given.case) or case_names()
    try:
        for name in names:
            if given.show:
                check_case(case_path(name))
            case_content(name)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if given.show:
        if not given.show[1].isdecimal():
            print(f"found the number {given.show[1]!r}, expected a whole number, such as 1", file=sys.stderr)
            return 1
        return max(show(name, given.show[0], int(given.show[1])) for name in names)
    failed = 0
    for name, found in judge_all(names, given.fast).items():
        if given.case:
            print(found["text"])
        for line in found["fails"] if not given.case else ():
            print(f"{name}: FAILS  {line}")
        failed += bool(found["fails"])
        told = f"{len(found['fails'])} of its limits not kept" if found["fails"] else "all limits kept"
        print(f"{name}: {told}, {len(found['smells'])} to look at ({FOLDER / Path(name).stem}.txt, .svg)")
    return int(failed > 0)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader who has seen enough, such as head
    sys.exit(main(sys.argv[1:]))
