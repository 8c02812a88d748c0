"""Lighthouse on every kind of page: ``python -m bench.lighthouse [SITE] [--pages PART ...] [--runs 3]``.

Needs Node and Lighthouse itself (``npm install lighthouse@12`` in any folder, whose ``node_modules/.bin`` stands on the PATH, or
``LIGHTHOUSE=path``); the course needs neither. The mobile preset, over a server that packs as hosts do, with the median of so
many runs: a busy machine spoils the first score, the other three it does not touch.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from lactation.serve import serving
from tests.chromium import FLAGS, path

ROOT = Path(__file__).parent.parent
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}  # the least that is wanted
PAGES = (  # one of each kind
    "book/welcome",
    "notebooks/m02-how-milk-works/05-supply-follows-removal",
    "notebooks/m03-listening/06-words-that-judge",
    "notebooks/m05-watching-a-feed/07-your-eye-and-the-key",
    "notebooks/m08-enough-milk/03-plot-and-decide",
    "notebooks/m12-when-to-refer/the-gate",
    "notebooks/simulator/the-milk-supply-simulator",
    "notebooks/practice/c2-aileen",
    "notebooks/job-aids/j4-listening",
    "notebooks/reading-the-web/claims-library",
    "notebooks/course/my-course",
    "notebooks/course/pre-test",
    "notebooks/course/review",
    "notebooks/course/certificate",
    "notebooks/instructors/meeting-a",
    "notebooks/instructors/class-report",
    "book/workshop-supply-bet",
    "search",
)


def command() -> str:
    """Return the path of Lighthouse.

    Raises
    ------
    SystemExit
        There is none: says how to get it.
    """
    found = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not found:
        sys.exit("found no lighthouse, expected it on the PATH or in LIGHTHOUSE (npm install lighthouse@12)")
    return found


def look(address: str) -> dict[str, float]:
    """Return the four scores of a page, 0 to 100, and what fell short by name (``-1`` each)."""
    flags = " ".join([*FLAGS, "--headless=new"])
    told = subprocess.run(
        [command(), address, "--quiet", "--output=json", f"--chrome-flags={flags}", f"--only-categories={','.join(SCORES)}"],
        capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": path()},
    )  # fmt: skip
    report = json.loads(told.stdout)
    found = {name: 100 * report["categories"][name]["score"] for name in SCORES}
    for name, category in report["categories"].items():
        for one in category["auditRefs"]:
            score = report["audits"][one["id"]]["score"]
            if name != "performance" and one["weight"] and score is not None and score < 1:
                found[f"{name}: {one['id']}"] = -1
    return found


def median(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each score, and everything that fell short in any run."""
    names = dict.fromkeys(name for run in runs for name in run)
    return {name: statistics.median(run[name] for run in runs if name in run) for name in names}


def asked(arguments: list[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description="Lighthouse on every kind of page.")
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "_build" / "html")
    parser.add_argument("--pages", nargs="*", default=list(PAGES), help="pages, by their names without .html")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args(arguments)


def lines(found: dict[str, dict[str, float]]) -> Iterable[str]:
    """Return a table of pages and scores, and what fell short."""
    yield f"{'page':56}" + "".join(f"{name:>16}" for name in SCORES)
    for page, scores in found.items():
        yield f"{page:56}" + "".join(f"{scores[name]:16.0f}" for name in SCORES)
        yield from (f"    {name}" for name in scores if name not in SCORES)


def main() -> None:
    """Look at the pages and print the table; fails where a score is below what is wanted."""
    wanted = asked(sys.argv[1:])
    missing = [page for page in wanted.pages if not (wanted.site / f"{page}.html").exists()]
    if missing:
        sys.exit(f"{wanted.site}: found no {', '.join(missing)}, expected pages of a built course (make build)")
    with serving(wanted.site) as address:
        found = {page: median([look(f"{address}/{page}.html") for _ in range(wanted.runs)]) for page in wanted.pages}
    print("\n".join(lines(found)))
    low = [page for page, scores in found.items() if any(scores[name] < least for name, least in SCORES.items())]
    sys.exit(f"below what is wanted: {', '.join(low)}" if low else 0)


if __name__ == "__main__":
    main()
