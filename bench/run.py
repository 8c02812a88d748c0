"""Measure the course and its peers in one run: ``python -m bench.run [SITE] [--only TITLE] [--built] [--json FILE]``.

The course is built anew in a folder of its own, and that is measured. What fails is named, and the rest goes on. When every part
was asked for, the tables go into docs/performance.md.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from time import monotonic

import psutil
from playwright.sync_api import Browser, sync_playwright

from bench import browser, building, lab, python_side
from bench.browser import SLOWDOWN, Site
from bench.report import Goal, Row, Sample, Section, keep
from lactation.content.cases import case_names
from lactation.counselling.bots import kit_of
from lactation.counselling.runtime import script
from lactation.site.load import weights
from tests.chromium import FLAGS, find

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
LESSON = "supply"  # the explorer that a notebook shows, and whose page is loaded
HEAVIEST = "simulator"  # most controls; it has the stories, too
RUNS = {"CPython": 60, "Chromium": 300}
BANDS = {"python": 3, "v8": 12}
OURS = "this course"
KB = 1024


def say(text: str) -> None:
    """Report progress where it does not mix with the tables."""
    print(text, file=sys.stderr, flush=True)


class Bench:
    """What all sections use, each made when it is first asked for: the built course, a place for files, a browser."""

    def __init__(self, folder: Path, is_built: bool, chromium: str) -> None:
        self.given, self.is_built, self.chromium = folder, is_built, chromium
        self.ends = ExitStack()
        self.place = Path(self.ends.enter_context(tempfile.TemporaryDirectory()))

    @cached_property
    def folder(self) -> Path:
        """The course's folder: built already, or a copy without what was built."""
        return self.given if self.is_built else building.copied(self.given, self.place)

    @cached_property
    def html(self) -> Path:
        """The built pages."""
        html = self.folder / "_build" / "html"
        if not (html / "index.html").exists():
            building.build(self.folder)
        return html

    @cached_property
    def chrome(self) -> Browser:
        """Chromium."""
        playwright = self.ends.enter_context(sync_playwright())
        chrome = playwright.chromium.launch(executable_path=self.chromium, args=FLAGS)
        self.ends.callback(chrome.close)
        return chrome

    @cached_property
    def site(self) -> Site:
        """The built pages, served."""
        return Site(self.html, self.ends.enter_context(browser.served(self.html)), self.chrome)

    @cached_property
    def stock(self) -> tuple[str, float]:
        """The address of the stock book, and the seconds that it took to build."""
        folder = self.place / "stock"
        building.stock_book(self.folder, folder)
        took = building.build(folder)
        return self.ends.enter_context(browser.served(folder / "_build" / "html")), took

    # ---- Sections ----

    def builds(self) -> list[Row]:
        """Return how long the book takes to build."""
        if self.is_built:
            return []
        clean = building.build(self.folder)
        lessons = len(list((self.folder / "notebooks").rglob("*.ipynb")))
        building.change_a_lesson(self.folder)
        changed = building.build(self.folder)
        return [
            Row(f"clean build, {lessons} notebooks", "s", {OURS: Sample([clean])}, Goal(OURS, "median", 60)),
            Row("build after a change of words in one lesson", "s", {OURS: Sample([changed])}, Goal(OURS, "median", 5)),
        ]

    def scripts(self) -> list[Row]:
        """Return what the scripts and the core weigh on the heaviest page."""
        sent = {page: sum(found.values()) / KB for page, found in weights(self.html).items() if page.startswith("notebooks")}
        heaviest = max(sent, key=lambda page: sent[page])
        what = f"script and core, heaviest of {len(sent)} pages ({Path(heaviest).stem})"
        return [Row(what, "KB gzip", {OURS: Sample([sent[heaviest]])}, Goal(OURS, "median", 45), sent)]

    def weight(self) -> list[Row]:
        """Return what a page weighs, beside a stock book's page with the same words."""
        address, took = self.stock
        found = {
            OURS: browser.asked_for(self.chrome, self.site.address, self.site.lessons[LESSON]),
            self.peer_book: browser.asked_for(self.chrome, address, building.STOCK_PAGE),
        }
        lines = [
            ("kb", "all that is loaded", "KB gzip"),
            ("scripts", "scripts", "KB gzip"),
            ("requests", "files loaded", "files"),
        ]
        lines += [("elsewhere", "asked of other servers, not in the figures above", "files")]
        rows = [
            Row(
                f"page of {LESSON}: {what}",
                unit,
                {name: Sample([float(one[figure])]) for name, one in found.items()},
                Goal(OURS, "median", 200) if figure == "kb" else None,
                found if figure == "kb" else {},
            )
            for figure, what, unit in lines
        ]
        return [*rows, Row("build of the stock book, two pages", "s", {self.peer_book: Sample([took])})]

    @property
    def peer_book(self) -> str:
        """The name of the peer with its versions."""
        return f"Jupyter Book {version('jupyter-book')}, sphinx-book-theme {version('sphinx-book-theme')}"

    def hand(self, explorer: str = LESSON, goal: float | None = 8.0) -> list[Row]:
        """Return what moving an explorer costs."""
        return browser.slider_rows(self.site, explorer, goal)

    def cold(self) -> list[Row]:
        """Return the very first move of every explorer."""
        return [browser.cold_row(self.site)]

    def stories(self) -> list[Row]:
        """Return what stories cost."""
        return browser.story_rows(self.site, HEAVIEST)

    def loading(self) -> list[Row]:
        """Return the time until a page can be used."""
        return [browser.first_move_row(self.site, LESSON)]

    @property
    def peer_cell(self) -> str:
        """The name of the peer with its versions."""
        return f"ipywidgets {version('ipywidgets')} interact + matplotlib {version('matplotlib')}"

    def notebook(self) -> list[Row]:
        """Return what a live notebook costs in JupyterLab, beside plain ipywidgets."""
        folder = self.place / "lab"
        folder.mkdir()
        return lab.rows(self.folder, self.chrome, folder, self.peer_cell)

    def on_iopub(self) -> list[Row]:
        """Return when the peer's pictures leave its kernel."""
        found = python_side.peer_moves(self.folder)
        told = {"first": "figure", "band": "figure with bands"}
        return [
            Row(f"slider moved until the {what} is on iopub", "ms", {self.peer_cell: found[one]}) for one, what in told.items()
        ]

    def model(self, per_session: bool) -> list[Row]:
        """Return what the model costs in CPython and compiled."""
        samples = {
            "CPython": python_side.simulation(self.folder, per_session, RUNS["CPython"]),
            "Chromium": browser.simulation(self.site, LESSON, per_session, RUNS["Chromium"]),
        }
        what = f"42 days of 8 sessions, {'with' if per_session else 'without'} a table of sessions"
        return [Row(what, "ms", samples, Goal("Chromium", "median", 0.3))]

    def turns(self) -> list[Row]:
        """Return what a turn of a conversation costs."""
        return [browser.turn_row(self.chrome, script(), {name: kit_of(name) for name in case_names()})]

    def bands(self) -> list[Row]:
        """Return what the bands cost that a notebook's kernel or a build works out, in each runtime."""
        runtimes = {"CPython": "python", f"mini-racer {version('mini-racer')}": "v8"}
        samples = {name: python_side.both_bands(self.folder, one, BANDS[one]) for name, one in runtimes.items()}
        return [Row(f"both bands of {LESSON}, from Python", "ms", samples)]


# Each part by itself: one that fails leaves the others.
SECTIONS: dict[str, list[Callable[[Bench], list[Row]]]] = {
    "Building": [Bench.builds],
    "A hand on a page": [Bench.hand, partial(Bench.hand, explorer=HEAVIEST, goal=None)],
    "The very first move": [Bench.cold],
    "Stories": [Bench.stories],
    "Loading": [Bench.loading],
    "Weight": [Bench.scripts, Bench.weight],
    "Conversations": [Bench.turns],
    "A live notebook": [Bench.notebook, Bench.on_iopub],
    "The model": [partial(Bench.model, per_session=True), partial(Bench.model, per_session=False), Bench.bands],
}


def measured(bench: Bench, title: str, since: float) -> Section:
    """Return a section; a part that fails says so in a row, and on stderr in full, which may name this machine's folders."""
    start, rows = monotonic(), []
    say(f"{start - since:4.0f} s  {title}")
    for part in SECTIONS[title]:
        try:
            rows += part(bench)
        except Exception as error:
            name = getattr(part, "func", part).__name__
            say(f"        {title}, {name} FAILED: {type(error).__name__}: {error}")
            rows.append(Row(name, "", failed=type(error).__name__))
    section = Section(title, rows, monotonic() - start)
    print(section.text(), end="\n\n", flush=True)  # at once: a run that is broken off has told what it knows
    return section


def circumstances(bench: Bench) -> str:
    """Return how quick and how busy this machine is, and how much slower the throttle really makes it."""
    try:
        (page, beside), (slow, slow_beside) = (browser.fixed_work(bench.site, slowdown) for slowdown in (1, SLOWDOWN))
    except Exception as error:
        say(f"        fixed work FAILED: {error}")
        return "the fixed work failed"
    return (
        f"a fixed piece of work took {page:.0f} ms; the throttle of {SLOWDOWN}× made that {slow / page:.1f}× on a page and "
        f"{slow_beside / beside:.1f}× in a worker; load of the machine {os.getloadavg()[0]:.1f}"
    )


def run(bench: Bench, titles: list[str]) -> tuple[list[Section], str]:
    """Measure these sections; return them, and the circumstances in words."""
    since = monotonic()
    # The builds come first: what they made is what the others look at.
    sections = [measured(bench, title, since) for title in titles[:1]]
    lines = [
        f"Chromium {bench.chrome.version}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GB of memory",
        f"Before: {circumstances(bench)}",
    ]
    sections += [measured(bench, title, since) for title in titles[1:]]
    lines.append(f"After: {circumstances(bench)}")
    took = monotonic() - since
    lines.append(f"All of it took {took:.0f} s: " + ", ".join(f"{one.title.lower()} {one.seconds:.0f}" for one in sections))
    say(f"{took:4.0f} s  done")
    return sections, "\n".join(f"- {line}." for line in lines)


def main() -> None:
    """Measure, print the tables, and keep them in the document; on request write every figure."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT, help="folder of the course (default: this repository)")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, metavar="TITLE", help=f"only some of: {', '.join(SECTIONS)}")
    parser.add_argument("--built", action="store_true", help="measure what is in the folder's _build/html, build nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    given = parser.parse_args()
    chromium = find()
    if chromium is None:
        sys.exit("Found no Chromium; install it (`make browser`), or set CHROMIUM to the path of Chromium or Chrome")
    bench = Bench(given.site.resolve(), given.built, chromium)
    with bench.ends:
        sections, text = run(bench, given.only or list(SECTIONS))
    whole = "\n\n".join([text, *(section.text() for section in sections)])
    print(text)
    if given.json:
        figures = {"circumstances": text, "sections": [section.data() for section in sections]}
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    if not given.only and not given.built:
        keep(DOCUMENT, whole)
        say(f"kept in {DOCUMENT.relative_to(ROOT)}")
    missed = [line for section in sections for line in section.missed()]
    say("\n".join(["missed:", *missed]) if missed else "every goal is reached")
    sys.exit(1 if any(row.failed for section in sections for row in section.rows) else 0)


if __name__ == "__main__":
    main()
