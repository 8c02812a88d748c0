"""Measurements in a real JupyterLab in Chromium: an explorer's card, and a peer's explorer in the same place."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Page

from bench.python_side import PEER, SLIDER, environment
from bench.report import Goal, Row, Sample

PROBE = Path(__file__).parent / "lab.js"
OURS, THEIRS = "this course", "interact + matplotlib"
CELLS = {
    OURS: ("card", 'from lactation import explore\n\nexplore("supply")', f"[data-control={SLIDER}] input"),
    THEIRS: ("picture", PEER.read_text(encoding="utf-8"), ".jp-OutputArea .noUi-handle >> nth=0"),
}  # what a cell shows, its code, its slider
MOVES = {OURS: 14, THEIRS: 5}
WARM_UP = 2
PATIENCE_MS = 120_000
SWITCHES = [
    "--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True",
    "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
]  # fmt: skip


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def jupyterlab(site: Path, folder: Path) -> Iterator[str]:
    """Serve a folder in a JupyterLab that knows nothing of this user; give its address."""
    port, own = free_port(), folder / "lab"
    places = {f"JUPYTER_{name}_DIR": str(own / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    places |= {f"JUPYTERLAB_{name}_DIR": str(own / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    own.mkdir()
    with (own / "log").open("wb") as log:
        command = [sys.executable, "-m", "jupyterlab", *SWITCHES, f"--port={port}"]
        environ = os.environ | environment(site) | places | {"HOME": str(own)}
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, process, own / "log")
            yield address
        finally:
            process.terminate()
            process.wait(30)


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until a server answers.

    Raises
    ------
    RuntimeError
        It ended, or does not answer.
    """
    end = time.monotonic() + PATIENCE_MS / 1000
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab does not answer: {log.read_text(encoding='utf-8')[-500:]}")


def write_notebook(path: Path, code: str) -> None:
    """Write a notebook with one cell."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, path)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Give a notebook in JupyterLab, its kernel ready, its cell in focus."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(path=PROBE)
    page.goto(address)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text("| Idle").wait_for()
    page.locator(".jp-Cell .cm-content").first.click()
    yield page
    context.close()


def while_pressing(page: Page, key: str, order: str, kind: str) -> Any:
    """Begin to watch, press a key, and return what was seen."""
    page.evaluate(f"kind => {{ window.seen = bench_lab.{order}(kind); }}", kind)
    page.keyboard.press(key)
    return page.evaluate("() => window.seen")


def live(browser: Browser, address: str, name: str, moves: int) -> tuple[float, list[dict[str, float]]]:
    """Run a cell in a fresh kernel, then move its slider; return ms until the first figure, and of each move."""
    kind, _, slider = CELLS[name]
    with opened(browser, f"{address}/lab/tree/{kind}.ipynb?reset") as page:
        first = while_pressing(page, "Control+Enter", "first", kind)
        page.get_by_text("| Idle").wait_for()
        page.wait_for_timeout(2000)  # the first bands
        page.locator(slider).focus()
        found = [while_pressing(page, "ArrowRight", "moved", kind) for _ in range(moves)]
    return first, found


def rows(site: Path, browser: Browser, folder: Path, peer: str) -> list[Row]:
    """Return what a live notebook costs, this course's beside the peer's (``peer``: its name with versions)."""
    for kind, code, _ in CELLS.values():
        write_notebook(folder / f"{kind}.ipynb", code)
    with jupyterlab(site, folder) as address:
        live(browser, address, OURS, 0)  # for the disk's sake
        found = {name: live(browser, address, name, MOVES[name]) for name in CELLS}
    names = {OURS: OURS, THEIRS: peer}
    start = {names[name]: Sample([first]) for name, (first, _) in found.items()}
    lines = [Row("cell run in a fresh kernel until its figure is seen", "ms", start)]
    told = {
        "first": ("slider moved until the figure that follows is seen", 40),
        "band": ("slider moved until its bands are seen", 200),
    }
    for figure, (what, most) in told.items():
        samples = {
            names[name]: Sample([one[figure] for one in moves[WARM_UP:]], moves[0][figure]) for name, (_, moves) in found.items()
        }
        lines.append(Row(what, "ms", samples, Goal(OURS, "median", most)))
    return lines
