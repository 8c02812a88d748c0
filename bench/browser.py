"""Measurements in Chromium, of the built pages over HTTP on this machine."""

import gzip
import json
import re
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page, Response, Route

from bench.report import Goal, Row, Sample, number

PROBE = Path(__file__).parent / "probe.js"
SLOWDOWN = 4
HERE, SLOW = "Chromium", f"CPU {SLOWDOWN}× slower"
WARM_UP = 5
MOVES = 45  # of a control under a moving hand
RESTS = 15  # of a control whose band is waited for
COLD_LOADS = 3  # of every explorer
STORY_ROUNDS = {1: 2, SLOWDOWN: 3}
FIRST_MOVES = {1: 3, SLOWDOWN: 5}
SETTLE_MS = 500
PREPARED_MS = 1500  # what an explorer works out before the hand comes
PATIENCE_S = 30
ORIGIN = "_static/drop.svg"  # a small file, to write the reader's record before a page is loaded
HEAVY_FIRST = ("heavy", "clock", "light", "box")
WEIGHTS = {"slider": "heavy", "clock": "clock", "day": "clock", "cards": "box", "switch": "box"}

Moves = list[dict[str, Any]]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log, and isolated: the browser's clock then counts in 5 microseconds and not in 100."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing when a page is closed before its last file has arrived."""

    def handle_error(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def controls(html: str) -> dict[str, str]:
    """Return what can be moved of the first explorer in this HTML, name and weight, the heaviest first.

    Light ones need no new run; cards and boxes are no sliders. What is typed or chosen from a list is left out.
    """
    specs = map(json.loads, re.findall(r'<script type="application/json" class="spec">(.*?)</script>', html, re.S))
    spec = next(spec for spec in specs if "scene" in spec)
    light = getattr(import_module(f"lactation.core.scenes.{spec['scene']}"), f"{spec['scene']}_light")()
    found = {c["name"]: WEIGHTS.get(c.get("kind", "slider"), "") for c in spec["controls"]}
    found = {name: "light" if weight == "heavy" and name in light else weight for name, weight in found.items() if weight}
    return dict(sorted(found.items(), key=lambda pair: HEAVY_FIRST.index(pair[1])))


class Site:
    """The built pages, served, and a browser to open them in."""

    def __init__(self, html: Path, address: str, browser: Browser) -> None:
        self.address = address
        self.browser = browser
        self.lessons: dict[str, str] = {}  # explorer: the first page that shows it
        self.controls: dict[str, dict[str, str]] = {}  # explorer: its controls' names and weights
        self.committed: list[dict[str, Any]] = []  # events: every prediction is made
        for path in sorted(html.rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            for found in re.finditer(r'id="explore-(\w+)"', text):
                if found[1] not in self.lessons:
                    self.lessons[found[1]] = path.relative_to(html).as_posix()
                    self.controls[found[1]] = controls(text[found.end() :])
            for item, option in re.findall(r'"item":"(\w+/predict)","best":"([^"]+)"', text):
                event = {"id": f"{len(self.committed):018x}", "at": len(self.committed) + 1, "kind": "predict", "item": item}
                self.committed.append(event | {"option": option, "sure": 60, "attempt": 1, "right": True, "brier": 0})

    @contextmanager
    def blank(self, slowdown: int = 1, committed: bool = True) -> Iterator[Page]:
        """Give an empty page in a cold context: the probe in place, perhaps predictions committed, the processor slowed down."""
        context = self.browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.add_init_script(path=PROBE)
        if committed:
            page.goto(f"{self.address}/{ORIGIN}")
            page.evaluate("events => bench.keep(events)", self.committed)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        yield page
        context.close()

    @contextmanager
    def lesson(self, explorer: str, slowdown: int = 1, committed: bool = False) -> Iterator[Page]:
        """Give the loaded lesson page that shows an explorer."""
        with self.blank(slowdown, committed) as page:
            page.goto(f"{self.address}/{self.lessons[explorer]}")
            yield page


# ---- This machine ----


def fixed_work(site: Site, slowdown: int = 1) -> tuple[float, float]:
    """Return ms for a fixed piece of work on a page and beside it in a worker.

    It tells how quick this machine is just now, how slow the throttle really makes a page, and whether it reaches a worker.
    """
    with site.lesson(next(iter(site.lessons)), slowdown) as page:
        page.wait_for_timeout(SETTLE_MS)
        return page.evaluate("bench.work()"), page.evaluate("bench.workBeside()")


def simulation(site: Site, explorer: str, per_session: bool, runs: int) -> Sample:
    """Return ms for the compiled 42 days of 8 even sessions."""
    with site.lesson(explorer) as page:
        took = page.evaluate("([columns, runs]) => bench.simulate(42, 8, columns, runs)", [per_session, runs])
    return Sample(took[runs // 10 :], took[0])


# ---- Conversations ----

TALKS = {1: 300, SLOWDOWN: 100}
PLAY = """([kit, talks]) => {
  const talk = kit.talk, found = [];
  for (let seed = 1; seed <= talks; seed++) {
    let state = lactation.new_conversation(talk, seed), turns = 0;
    const start = performance.now();
    while (state.over === "") {
      const four = lactation.menu(talk, state), all = four.concat(lactation.tray_of(talk, state));
      state = lactation.take_turn(talk, state, all[lactation.scatter(seed, turns, 7) % all.length], four).state;
      turns += 1;
    }
    found.push((performance.now() - start) / turns);
  }
  return found;
}"""


def turn_row(browser: Browser, script: str, kits: dict[str, dict[str, Any]]) -> Row:
    """Return ms for a turn of a talk, compiled: her answer, the next menu and what stands below it; the mean of each talk."""
    found = {}
    for name, slowdown in ((HERE, 1), (SLOW, SLOWDOWN)):
        page = browser.new_page()
        page.add_script_tag(content=f"{script}; window.lactation = lactation;")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        took = [one for kit in kits.values() for one in page.evaluate(PLAY, [kit, TALKS[slowdown] // len(kits)])]
        found[name] = Sample(took[1:], took[0])
        page.close()
    return Row(f"a turn of a conversation, {len(kits)} cases", "ms script", found, Goal(SLOW, "p95", 3))


# ---- A hand ----


def drive(page: Page, explorer: str, control: str, events: int, rests: bool = False) -> Moves:
    """Move one control of a loaded page and return what each move cost."""
    order = "([id, control, events, rests]) => bench.drive(id, control, events, rests)"
    return page.evaluate(order, [f"explore-{explorer}", control, events, rests])


@dataclass
class Moved:
    """The moves of one control: under a hand that goes on, and under one that rests until the bands are drawn."""

    name: str
    goes: Moves
    rests: Moves


def moved(site: Site, explorer: str, slowdown: int) -> dict[str, list[Moved]]:
    """Move every slider and clock of an explorer on one loaded page; return the moves by the weight of the control."""
    found: dict[str, list[Moved]] = defaultdict(list)
    with site.lesson(explorer, slowdown) as page:
        page.wait_for_timeout(PREPARED_MS)
        weights = {name: weight for name, weight in site.controls[explorer].items() if weight != "box"}
        for name, weight in weights.items():
            events = WARM_UP + max(MOVES // list(weights.values()).count(weight), WARM_UP)
            goes = drive(page, explorer, name, events)
            rests = drive(page, explorer, name, WARM_UP + RESTS, rests=True) if weight == "heavy" and not found[weight] else []
            found[weight].append(Moved(name, goes, rests))
    return found


def pooled(moves: list[Moves], figure: str) -> Sample | None:
    """Return one figure of several controls' moves together, after warming up; None when there is none."""
    values = [one[figure] for each in moves for one in each[WARM_UP:] if one[figure] is not None]
    return Sample(values) if values else None


def slider_rows(site: Site, explorer: str, most: float | None = None) -> list[Row]:
    """Return what moving an explorer's controls costs, by their weight; ``most``: the goal of heavy ones, slowed down."""
    by_speed = {HERE: moved(site, explorer, 1), SLOW: moved(site, explorer, SLOWDOWN)}
    rows = []
    for weight, group in by_speed[HERE].items():
        names = ", ".join(one.name for one in group)
        goal = Goal(SLOW, "p95", most) if most and weight == "heavy" else None
        going = {name: pooled([one.goes for one in found[weight]], "script") for name, found in by_speed.items()}
        rows.append((f"{explorer}, {weight} ({names}): a hand that goes on, input to figure", "ms script", going, goal))
        for figure, what, unit in (
            ("all", "all script until the bands", "ms script"),
            ("wall", "until the bands are drawn", "ms"),
        ):
            resting = {name: pooled([one.rests for one in found[weight]], figure) for name, found in by_speed.items()}
            rows.append((f"{explorer}, {weight} ({group[0].name}): a hand that rests, {what}", unit, resting, None))
    there = [(what, unit, {name: one for name, one in samples.items() if one}, goal) for what, unit, samples, goal in rows]
    return [Row(*row) for row in there if row[2]]


def cold_moves(site: Site, explorer: str) -> dict[str, list[float]]:
    """Return ms of script of the very first move of an explorer's heaviest control, at once after loading, and its name."""
    name, found = next(iter(site.controls[explorer])), []
    for _ in range(COLD_LOADS):
        with site.lesson(explorer, SLOWDOWN) as page:
            found.append(drive(page, explorer, name, 1)[0]["script"])
    return {name: found}


def cold_row(site: Site) -> Row:
    """Return the first move after loading of every explorer: the medians of a few loads; the slowest counts."""
    found = {explorer: cold_moves(site, explorer) for explorer in site.lessons}
    medians = {explorer: median(value for values in moves.values() for value in values) for explorer, moves in found.items()}
    slowest = max(medians, key=lambda name: medians[name])
    what = (
        f"first move at once after loading, each of {len(medians)} explorers (median of {COLD_LOADS} loads; slowest: {slowest}, "
    )
    what += f"{number(medians[slowest])})"
    return Row(what, "ms script", {SLOW: Sample(list(medians.values()))}, Goal(SLOW, "slowest", 50), found)


def story_rows(site: Site, explorer: str) -> list[Row]:
    """Return what running an explorer's stories costs: twelve weeks with their band, each story a few times."""
    found = {}
    for name, slowdown in ((HERE, 1), (SLOW, SLOWDOWN)):
        with site.lesson(explorer, slowdown) as page:
            order = "([id, rounds]) => bench.stories(id, rounds)"
            found[name] = page.evaluate(order, [f"explore-{explorer}", STORY_ROUNDS[slowdown]])
    rows = []
    for figure, what, unit, aim in (
        ("wall", "until the band is drawn", "ms", Goal(SLOW, "p95", 60)),
        ("all", "all script", "ms script", None),
    ):
        samples = {name: Sample([one[figure] for one in each[WARM_UP:]], each[0][figure]) for name, each in found.items()}
        rows.append(Row(f"{explorer}, stories of 12 weeks: {what}", unit, samples, aim))
    return rows


# ---- Loading ----


def asked_for(browser: Browser, address: str, path: str) -> dict[str, Any]:
    """Return what a page asks for when it is opened: requests, bytes as sent (gzip), and what it asks of elsewhere."""
    responses: list[Response] = []
    elsewhere: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844})

    def let(route: Route) -> None:
        if route.request.url.startswith((address, "blob:", "data:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    def note(response: Response) -> None:
        responses.append(response)

    context.route("**/*", let)
    page = context.new_page()
    page.on("response", note)
    page.goto(f"{address}/{path}", wait_until="networkidle")
    sizes = {one.url: len(gzip.compress(one.body(), 6)) for one in responses if one.url.startswith(address) and one.ok}
    context.close()
    scripts = sum(size for url, size in sizes.items() if url.partition("?")[0].endswith(".js"))
    return {
        "requests": len(sizes),
        "kb": sum(sizes.values()) / 1024,
        "scripts": scripts / 1024,
        "elsewhere": len(elsewhere),
        "sizes": sizes,
    }


def wait_until(page: Page, told: dict[str, float], what: str) -> None:
    """Wait until the page has told something."""
    end = monotonic() + PATIENCE_S
    while what not in told:
        if monotonic() > end:
            raise TimeoutError(f"{page.url}: no slider was {what} within {PATIENCE_S} s")
        page.wait_for_timeout(2)


def first_move(site: Site, explorer: str, slowdown: int) -> float:
    """Return ms from the start of navigation, in a cold context, until an arrow key has moved a slider and the SVG.

    While the page loads, only the protocol speaks to it: Playwright's own waiting puts 300 KB of script into the page.
    """
    told: dict[str, float] = {}
    with site.blank(slowdown) as page:
        page.add_init_script("bench.awaitFirstMove()")
        protocol = page.context.new_cdp_session(page)
        protocol.on("Runtime.bindingCalled", lambda event: told.update(json.loads(event["payload"])))
        protocol.send("Runtime.enable")
        protocol.send("Runtime.addBinding", {"name": "tellBench"})
        page.wait_for_timeout(SETTLE_MS)  # the window that was opened for the new context draws itself
        page.goto(f"{site.address}/{site.lessons[explorer]}", wait_until="commit")
        wait_until(page, told, "ready")
        for kind in ("rawKeyDown", "keyUp"):
            key = {"type": kind, "key": "ArrowRight", "code": "ArrowRight", "windowsVirtualKeyCode": 39}
            protocol.send("Input.dispatchKeyEvent", key)
        wait_until(page, told, "moved")
    return told["moved"]


def first_move_row(site: Site, explorer: str) -> Row:
    """Return the time until the first slider move that does something."""
    samples = {
        name: Sample([first_move(site, explorer, slowdown) for _ in range(FIRST_MOVES[slowdown])])
        for name, slowdown in ((HERE, 1), (SLOW, SLOWDOWN))
    }
    what = f"{explorer} page, nothing in the cache: from navigation until a slider has moved the figure (predicted earlier)"
    return Row(what, "ms", samples, Goal(SLOW, "median", 1000))
