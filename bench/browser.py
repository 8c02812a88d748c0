"""Measurements in Chromium, of the built pages over HTTP on this machine."""

import gzip
import json
import re
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page, Response

from bench.report import Goal, Row, Sample

PROBE = Path(__file__).parent / "probe.js"
SLOWDOWN = 4
WARM_UP = 10
EVENTS = 60
STORY_ROUNDS = 6
LOADS = 7
SETTLE_MS = 1000
PATIENCE_S = 30
STORE = "milk-in-motion"  # where the page's script keeps what the reader did
KINDS = {"woff": "font", "woff2": "font", "svg": "image", "png": "image", "jpg": "image", "webp": "image"}  # or the suffix

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


class Site:
    """The built pages, served, and a browser to open them in."""

    def __init__(self, html: Path, address: str, browser: Browser) -> None:
        self.address = address
        self.browser = browser
        self.lessons: dict[str, str] = {}  # explorer: the first page that shows it
        answers = {}
        for path in sorted(html.rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            for name in re.findall(r'id="explore-(\w+)"', text):
                self.lessons.setdefault(name, path.relative_to(html).as_posix())
            for name in re.findall(r'class="predict" data-lesson="([^"]+)"', text):
                answers[f"{name}/predict"] = {"choice": 0, "sure": 60, "brier": 0}
        self.stored = json.dumps(json.dumps({"version": 1, "answers": answers}))

    @contextmanager
    def blank(self, slowdown: int = 1) -> Iterator[Page]:
        """Give an empty page in a cold context: the probe in place, predictions committed, the processor slowed down."""
        context = self.browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.add_init_script(path=PROBE)
        page.add_init_script(f"localStorage.setItem({STORE!r}, {self.stored})")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        yield page
        context.close()

    @contextmanager
    def lesson(self, explorer: str, slowdown: int = 1) -> Iterator[Page]:
        """Give the loaded lesson page that shows an explorer."""
        with self.blank(slowdown) as page:
            page.goto(f"{self.address}/{self.lessons[explorer]}")
            yield page


def fixed_work(site: Site, slowdown: int = 1) -> float:
    """Return ms for a fixed piece of work: tells how busy this machine is, and how slow the throttle really makes it."""
    with site.lesson(next(iter(site.lessons)), slowdown) as page:
        return page.evaluate("bench.work()")


def simulation(site: Site, per_session: bool, slowdown: int, runs: int) -> Sample:
    """Return ms for the compiled 42 days of 8 even sessions."""
    with site.lesson(next(iter(site.lessons)), slowdown) as page:
        took = page.evaluate("([columns, runs]) => bench.simulate(42, 8, columns, runs)", [per_session, runs])
    return Sample(took[WARM_UP:], took[0])


def controls(site: Site, explorer: str) -> dict[str, str]:
    """Return an explorer's sliders and clocks: name, and heavy or light (moves without a new run), or clock."""
    with site.lesson(explorer) as page:
        spec = json.loads(page.inner_text(f"#explore-{explorer} script.spec"))
        light = page.evaluate("scene => lactation[scene + '_light']()", spec["scene"])
    movable = [control for control in spec["controls"] if control["kind"] in ("slider", "clock")]
    return {c["name"]: "light" if c["name"] in light else "clock" if c["kind"] == "clock" else "heavy" for c in movable}


def moves(site: Site, explorer: str, control: str, slowdown: int) -> Moves:
    """Move one control of a freshly loaded page and return what each move cost."""
    with site.lesson(explorer, slowdown) as page:
        drive = "([id, control, events]) => bench.drive(id, control, events)"
        return page.evaluate(drive, [f"explore-{explorer}", control, WARM_UP + EVENTS])


def pooled(found: list[Moves], figure: str) -> Sample | None:
    """Return one figure of several controls' moves together: what came after warming up, and the worst first move.

    None when the moves have no such figure. A light control waits for the band at its first move only.
    """
    values = [one[figure] for each in found for one in each[WARM_UP:] if one[figure] is not None]
    return Sample(values, max(each[0][figure] for each in found)) if values else None


def slider_rows(site: Site, explorer: str, kernel: dict[str, dict[str, Sample]]) -> list[Row]:
    """Return what moving an explorer's controls costs, light and heavy ones apart, beside what it costs in a live kernel."""
    groups = defaultdict(list)
    for name, weight in controls(site, explorer).items():
        groups[weight].append(name)
    rows = []
    for weight, names in groups.items():
        normal = [moves(site, explorer, name, 1) for name in names]
        slow = [moves(site, explorer, name, SLOWDOWN) for name in names]
        changed = {name: sum(one["changed"] for one in each) / len(each) for name, each in zip(names, normal, strict=True)}
        detail = {"controls": names, "share of moves that changed the SVG": changed, "normal": normal, "slow": slow}
        rows += group_rows(explorer, weight, normal, slow, kernel.get(weight, {}), detail)
    return rows


def group_rows(
    explorer: str, weight: str, normal: list[Moves], slow: list[Moves], kernel: dict[str, Sample], detail: dict[str, Any]
) -> list[Row]:
    """Return the rows of a group of controls: until the SVG has changed and, where there is a band, until it is drawn."""
    name = f"{explorer}, {weight}"
    controls = ", ".join(detail["controls"])
    aimed = (explorer, weight) == ("supply", "heavy")
    goals = {
        "script": Goal("slow", "p95", 16, f"p95 at {SLOWDOWN}x <= 16") if aimed else None,
        "all": Goal("slow", "p95", 50, f"p95 at {SLOWDOWN}x <= 50") if aimed else None,
    }
    lines = [("script", f"{name} ({controls}): input to SVG", "ms script", "last" if weight == "light" else "first")]
    if pooled(normal, "wall"):
        lines += [
            ("all", f"{name}: with band, all script", "ms script", ""),
            ("longest", f"{name}: with band, longest slice", "ms script", ""),
            ("wall", f"{name}: until the band is drawn", "ms wall", "last"),
        ]
    return [
        Row(
            what,
            unit,
            kernel.get(reply),
            pooled(normal, figure),
            pooled(slow, figure),
            goals.get(figure),
            detail if not i else {},
        )
        for i, (figure, what, unit, reply) in enumerate(lines)
    ]


def story_rows(site: Site, explorer: str) -> list[Row]:
    """Return what running an explorer's stories costs: twelve weeks with their band, each story a few times."""
    found = []
    for slowdown in (1, SLOWDOWN):
        with site.lesson(explorer, slowdown) as page:
            found.append(page.evaluate("([id, rounds]) => bench.stories(id, rounds)", [f"explore-{explorer}", STORY_ROUNDS]))
    normal, slow = found
    goal = Goal("slow", "p95", 100, f"p95 at {SLOWDOWN}x <= 100")
    lines = [
        ("wall", "until the band is drawn", "ms wall", goal),
        ("all", "all script", "ms script", None),
        ("longest", "longest slice", "ms script", None),
    ]
    rows = []
    for figure, what, unit, aim in lines:
        samples = [Sample([one[figure] for one in each[WARM_UP:]], each[0][figure]) for each in (normal, slow)]
        rows.append(Row(f"{explorer}, stories of 12 weeks: {what}", unit, None, *samples, aim))
    return rows


def weights(site: Site, explorer: str) -> dict[str, tuple[int, int]]:
    """Return the bytes, raw and gzip, of everything a lesson page asks for, by kind and for the course's own scripts."""
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    with site.blank() as page:
        page.on("response", note)
        page.goto(f"{site.address}/{site.lessons[explorer]}", wait_until="networkidle")
        for response in responses:
            body = response.body()
            size = (len(body), len(gzip.compress(body, 6)))
            name = response.url.rsplit("/", 1)[-1].partition("?")[0]
            suffix = name.rsplit(".", 1)[-1]
            kind = KINDS.get(suffix, suffix)
            for part in (kind, f"js: {name}" if kind == "js" else "", "sum"):
                if part:
                    found[part] = (found[part][0] + size[0], found[part][1] + size[1])
    return found


def weight_rows(site: Site) -> list[Row]:
    """Return the weight of the heaviest lesson page."""
    explorer, heaviest = max(((name, weights(site, name)) for name in site.lessons), key=lambda pair: pair[1]["sum"][1])
    rows = []
    for part in sorted(heaviest, key=lambda name: (name == "sum", name)):
        raw, packed = heaviest[part]
        goal = Goal("normal", "median", 200, "<= 200") if part == "sum" else None
        what = f"heaviest lesson page ({explorer}), {part}, {raw / 1000:.1f} KB raw"
        rows.append(Row(what, "KB gzip", None, Sample([packed / 1000]), None, goal, {"raw": raw, "gzip": packed}))
    return rows


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
    normal, slow = ([first_move(site, explorer, slowdown) for _ in range(LOADS)] for slowdown in (1, SLOWDOWN))
    goal = Goal("slow", "median", 1000, f"median at {SLOWDOWN}x <= 1000")
    what = f"{explorer} page: navigation to first effective slider move (prediction committed earlier)"
    return Row(what, "ms wall", None, Sample(normal), Sample(slow), goal)
