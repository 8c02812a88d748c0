"""Measure everything in one run and print one table: `python -m bench.run [SITE] [--json FILE]`."""

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench import browser, python_side
from bench.browser import SLOWDOWN, WARM_UP, Site
from bench.report import Goal, Row, Sample, table
from tests.chromium import FLAGS, find

ROOT = Path(__file__).parent.parent
RUNS = 500
LESSON = "supply"  # the explorer that is compared with a live kernel, and whose page is loaded cold
STORIES = "simulator"  # the explorer whose presets are run
IN_KERNEL = {"heavy": "storage_ml", "light": "day"}  # its sliders that are moved in a live kernel
NOTE = f"""
Figures are median / p95 / first. The first is the first move after the page was loaded, cold; of a group's controls, the worst.
It and the {WARM_UP - 1} after it are not in the other two. Page weight and builds are single figures.
Python is CPython or, for sliders, a live kernel driven by comm messages ({", ".join(IN_KERNEL.values())}): from sending until the
first figure is on iopub ("input to SVG" of heavy sliders; no band yet) or the last (all other lines).
Script time is time in tasks of the page's main thread; style, layout, paint and workers are not in it."""


def say(text: str) -> None:
    """Report progress where it does not mix with the table."""
    print(text, file=sys.stderr, flush=True)


def simulation_rows(folder: Path, site: Site) -> list[Row]:
    """Return 42 days of 8 sessions in both runtimes."""
    rows = []
    for per_session in (True, False):
        python = python_side.simulation(folder, per_session, RUNS, WARM_UP)
        normal, slow = (browser.simulation(site, per_session, slowdown, RUNS) for slowdown in (1, SLOWDOWN))
        what = f"42-day simulation, {'with' if per_session else 'without'} per-session table"
        rows.append(Row(what, "ms", python, normal, slow, Goal("normal", "median", 0.3, "median <= 0.3")))
    return rows


def kernel_moves(folder: Path, site: Site) -> dict[str, dict[str, Sample]]:
    """Return what moving one heavy and one light slider costs in a live kernel."""
    with site.lesson(LESSON) as page:
        spec = json.loads(page.inner_text(f"#explore-{LESSON} > script.spec"))
    known = {control["name"]: {"step": 1} | control for control in spec["controls"]}
    return {weight: python_side.kernel_moves(folder, LESSON, known[name]) for weight, name in IN_KERNEL.items()}


def all_slider_rows(folder: Path, site: Site) -> list[Row]:
    """Return what moving the controls of every explorer costs, in the page and, for one of them, in a live kernel."""
    say("live kernel ...")
    kernel = kernel_moves(folder, site)
    rows = []
    for explorer in site.lessons:
        say(f"sliders of {explorer} ...")
        rows += browser.slider_rows(site, explorer, kernel if explorer == LESSON else {})
    rows.append(browser.cold_row(rows))
    for weight, took in kernel.items():
        rows.append(Row(f"{LESSON}, {IN_KERNEL[weight]}: until the kernel is idle again", "ms wall", took["idle"]))
    return rows


def build_rows(folder: Path) -> list[Row]:
    """Return how long the book takes to build."""
    clean, incremental = python_side.build_times(folder)
    return [
        Row("build, clean", "s", Sample([clean]), goal=Goal("python", "median", 60, "<= 60")),
        Row("build, after a change of words in one notebook", "s", Sample([incremental])),
    ]


def circumstances(site: Site) -> dict[str, Any]:
    """Return how busy this machine is, and how slow the throttle really makes a fixed piece of work."""
    normal, slow = (browser.fixed_work(site, slowdown) for slowdown in (1, SLOWDOWN))
    return {"load": round(os.getloadavg()[0], 1), "fixed work, ms": round(normal), "slowed down by": round(slow / normal, 1)}


def measure(folder: Path, chromium: str) -> tuple[list[Row], dict[str, Any]]:
    """Return all rows, and the circumstances."""
    html = folder / "_build" / "html"
    with sync_playwright() as playwright, browser.served(html) as address:
        chrome = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        site = Site(html, address, chrome)
        if LESSON not in site.lessons:
            raise SystemExit(f"{html}: found no page with the explorer {LESSON}; run `make build` (jupyter-book build .) first")
        found: dict[str, Any] = {"Chromium": chrome.version, "Python": platform.python_version(), "cores": os.cpu_count()}
        found["before"] = circumstances(site)
        say("42-day simulation ...")
        rows = simulation_rows(folder, site)
        rows += all_slider_rows(folder, site)
        say(f"stories of {STORIES} ...")
        rows += browser.story_rows(site, STORIES)
        say("page weight, first move ...")
        rows += browser.weight_rows(site)
        rows.append(browser.first_move_row(site, LESSON))
        found["after"] = circumstances(site)
        chrome.close()
    say("builds ...")
    return rows + build_rows(folder), found


def main() -> None:
    """Measure, print the table and, on request, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT, help="folder of the course, built (default: this repository)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    given = parser.parse_args()
    folder = given.site.resolve()
    if not (folder / "_build" / "html" / "index.html").exists():
        sys.exit(f"{folder}: found no built site in _build/html; run `make build` (jupyter-book build .) first")
    chromium = find()
    if chromium is None:
        sys.exit("Found no Chromium; install it (`make browser`), or set CHROMIUM to the path of Chromium or Chrome")
    rows, found = measure(folder, chromium)
    print(table(rows, SLOWDOWN))
    print(NOTE)
    print("; ".join(f"{name} {value}" for name, value in found.items()))
    if given.json:
        given.json.write_text(
            json.dumps({"circumstances": found, "rows": [row.data() for row in rows]}, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
